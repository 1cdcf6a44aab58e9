-- Rehearsals: whose, of which scenario, from which seed. print: what the scenario's file said, as a number; start: where the customer stood,
-- JSON; turns, best: counted for lists; key and asked: SHA-256 hashes of the request that began it, where that had a key. Their writer's alone.
CREATE TABLE rehearsal (
    id       UUID   NOT NULL PRIMARY KEY,
    team     UUID   NOT NULL REFERENCES team (id),
    agent    UUID   NOT NULL REFERENCES agent (id),
    scenario TEXT   NOT NULL,
    print    BIGINT NOT NULL,
    title    TEXT   NOT NULL,
    called   TEXT   NOT NULL,
    seed     BIGINT NOT NULL,
    opening  TEXT   NOT NULL,
    start    TEXT   NOT NULL,
    turns    BIGINT NOT NULL,
    best     TEXT,
    key      BYTEA CHECK (length(key) = 32),
    asked    BYTEA CHECK (length(asked) = 32),
    begun_at BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    version  BIGINT NOT NULL,
    CHECK ((key IS NULL) = (asked IS NULL))
);

CREATE INDEX rehearsal_of_agent ON rehearsal (agent, last_at);
CREATE UNIQUE INDEX rehearsal_under_key ON rehearsal (agent, key) WHERE key IS NOT NULL;

-- Turns, numbered from 0. follows: the turn that is answered, NULL for the opening; shown: what it did to the customer, as it was told then;
-- debrief: what was told at an end. Both JSON.
CREATE TABLE rehearsal_turn (
    rehearsal UUID   NOT NULL REFERENCES rehearsal (id),
    nth       BIGINT NOT NULL CHECK (nth >= 0),
    follows   BIGINT CHECK (follows >= 0 AND follows < nth),
    reply     TEXT   NOT NULL,
    shown     TEXT   NOT NULL,
    debrief   TEXT,
    key       BYTEA CHECK (length(key) = 32),
    asked     BYTEA CHECK (length(asked) = 32),
    at        BIGINT NOT NULL,
    PRIMARY KEY (rehearsal, nth),
    CHECK ((key IS NULL) = (asked IS NULL))
);

CREATE UNIQUE INDEX rehearsal_turn_under_key ON rehearsal_turn (rehearsal, key) WHERE key IS NOT NULL;
