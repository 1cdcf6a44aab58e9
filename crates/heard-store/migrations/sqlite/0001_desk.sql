-- The desk: people, conversations, promises, and what happened and is to be done.
-- Ids are UUIDs in 16 bytes, token hashes 32 bytes, times microseconds since 1970, actors 'agent:<id>', 'customer:<id>' or 'desk'.

CREATE TABLE team (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL
) STRICT;

CREATE TABLE agent (
    id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team     BLOB NOT NULL REFERENCES team (id),
    name     TEXT NOT NULL,
    email    TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL
) STRICT;

CREATE TABLE session (
    token      BLOB    NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    agent      BLOB    NOT NULL REFERENCES agent (id),
    team       BLOB    NOT NULL REFERENCES team (id),
    started_at INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX session_ending ON session (ends_at);

CREATE TABLE customer (
    id     BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team   BLOB    NOT NULL REFERENCES team (id),
    name   TEXT    NOT NULL,
    email  TEXT,
    token  BLOB UNIQUE CHECK (length(token) = 32),
    met_at INTEGER NOT NULL
) STRICT;

CREATE TABLE conversation (
    id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team          BLOB    NOT NULL REFERENCES team (id),
    customer      BLOB    NOT NULL REFERENCES customer (id),
    subject       TEXT    NOT NULL,
    opened_at     INTEGER NOT NULL,
    closed_by     TEXT,
    closed_at     INTEGER,
    preview       TEXT    NOT NULL,
    last_at       INTEGER NOT NULL,
    last_who      TEXT    NOT NULL CHECK (last_who IN ('customer', 'agent')),
    feeling       TEXT    NOT NULL,
    intensity     INTEGER NOT NULL CHECK (intensity BETWEEN 0 AND 3),
    flags         TEXT    NOT NULL,
    risk          REAL    NOT NULL CHECK (risk BETWEEN 0 AND 1),
    waiting_since INTEGER,
    version       INTEGER NOT NULL,
    CHECK ((closed_by IS NULL) = (closed_at IS NULL))
) STRICT;

CREATE INDEX conversation_queue ON conversation (team) WHERE closed_at IS NULL;
CREATE INDEX conversation_archive ON conversation (team, last_at) WHERE closed_at IS NOT NULL;
CREATE INDEX conversation_of_customer ON conversation (customer, opened_at);

CREATE TABLE message (
    id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    conversation  BLOB    NOT NULL REFERENCES conversation (id),
    text          TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('received', 'sending', 'sent')),
    customer      BLOB REFERENCES customer (id),
    agent         BLOB REFERENCES agent (id),
    reading       TEXT,
    sending_until INTEGER,
    pledges       TEXT,
    CHECK ((state = 'received') = (customer IS NOT NULL)),
    CHECK ((state = 'received') = (reading IS NOT NULL)),
    CHECK ((state = 'received') = (agent IS NULL)),
    CHECK ((state = 'sending') = (sending_until IS NOT NULL)),
    CHECK ((state = 'sending') = (pledges IS NOT NULL))
) STRICT;

CREATE INDEX message_of_conversation ON message (conversation, at, id);

CREATE TABLE promise (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team         BLOB    NOT NULL REFERENCES team (id),
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    message      BLOB    NOT NULL REFERENCES message (id),
    agent        BLOB    NOT NULL REFERENCES agent (id),
    made_at      INTEGER NOT NULL,
    what         TEXT    NOT NULL,
    quote        TEXT    NOT NULL,
    due          INTEGER,
    follows      BLOB REFERENCES promise (id),
    state        TEXT    NOT NULL CHECK (state IN ('open', 'kept', 'slipped', 'broken')),
    settled_by   TEXT,
    settled_at   INTEGER,
    note         TEXT,
    new_due      INTEGER,
    word         BLOB REFERENCES message (id),
    version      INTEGER NOT NULL,
    CHECK ((state = 'open') = (settled_by IS NULL)),
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((state = 'slipped') = (new_due IS NOT NULL)),
    CHECK ((state = 'slipped') = (word IS NOT NULL)),
    CHECK (note IS NULL OR state IN ('kept', 'broken'))
) STRICT;

CREATE INDEX promise_of_conversation ON promise (conversation, made_at, id);
CREATE INDEX promise_of_message ON promise (message);
CREATE INDEX promise_of_word ON promise (word) WHERE word IS NOT NULL;
CREATE INDEX promise_following ON promise (follows) WHERE follows IS NOT NULL;
CREATE INDEX promise_open ON promise (team, due) WHERE state = 'open';
CREATE INDEX promise_settled ON promise (team, state, settled_at) WHERE state <> 'open';

CREATE TABLE draft (
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    agent        BLOB    NOT NULL REFERENCES agent (id),
    text         TEXT    NOT NULL,
    saved_at     INTEGER NOT NULL,
    PRIMARY KEY (conversation, agent)
) STRICT;

CREATE TABLE dismissal (
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    rule         TEXT    NOT NULL,
    quote        TEXT    NOT NULL,
    agent        BLOB    NOT NULL REFERENCES agent (id),
    at           INTEGER NOT NULL,
    PRIMARY KEY (conversation, rule, quote)
) STRICT;

-- In the order of writing: AUTOINCREMENT never gives a number again.
CREATE TABLE event (
    seq          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team         BLOB    NOT NULL REFERENCES team (id),
    conversation BLOB REFERENCES conversation (id),
    actor        TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    what         TEXT    NOT NULL
) STRICT;

CREATE INDEX event_of_conversation ON event (conversation, seq);

-- ready_at: when the job may be leased; its time at first, then the end of the lease or of the pause after a failure.
CREATE TABLE job (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    key        TEXT    NOT NULL UNIQUE,
    run_at     INTEGER NOT NULL,
    work       TEXT    NOT NULL,
    ready_at   INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    last_error TEXT
) STRICT;

CREATE INDEX job_ready ON job (ready_at);
