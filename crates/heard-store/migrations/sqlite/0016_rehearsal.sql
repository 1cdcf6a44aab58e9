-- Rehearsals: whose, of which scenario, from which seed. print: what the scenario's file said, as a number; start: where the customer stood,
-- JSON; turns, best: counted for lists; key and asked: SHA-256 hashes of the request that began it, where that had a key. Their writer's alone.
CREATE TABLE rehearsal (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team     BLOB    NOT NULL REFERENCES team (id),
    agent    BLOB    NOT NULL REFERENCES agent (id),
    scenario TEXT    NOT NULL,
    print    INTEGER NOT NULL,
    title    TEXT    NOT NULL,
    called   TEXT    NOT NULL,
    seed     INTEGER NOT NULL,
    opening  TEXT    NOT NULL,
    start    TEXT    NOT NULL,
    turns    INTEGER NOT NULL,
    best     TEXT,
    key      BLOB CHECK (length(key) = 32),
    asked    BLOB CHECK (length(asked) = 32),
    begun_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    CHECK ((key IS NULL) = (asked IS NULL))
) STRICT;

CREATE INDEX rehearsal_of_agent ON rehearsal (agent, last_at);
CREATE UNIQUE INDEX rehearsal_under_key ON rehearsal (agent, key) WHERE key IS NOT NULL;

-- Turns, numbered from 0. follows: the turn that is answered, NULL for the opening; shown: what it did to the customer, as it was told then;
-- debrief: what was told at an end. Both JSON.
CREATE TABLE rehearsal_turn (
    rehearsal BLOB    NOT NULL REFERENCES rehearsal (id),
    nth       INTEGER NOT NULL CHECK (nth >= 0),
    follows   INTEGER CHECK (follows >= 0 AND follows < nth),
    reply     TEXT    NOT NULL,
    shown     TEXT    NOT NULL,
    debrief   TEXT,
    key       BLOB CHECK (length(key) = 32),
    asked     BLOB CHECK (length(asked) = 32),
    at        INTEGER NOT NULL,
    PRIMARY KEY (rehearsal, nth),
    CHECK ((key IS NULL) = (asked IS NULL))
) STRICT;

CREATE UNIQUE INDEX rehearsal_turn_under_key ON rehearsal_turn (rehearsal, key) WHERE key IS NOT NULL;
