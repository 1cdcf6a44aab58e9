-- The desk: people, conversations, promises, and what happened and is to be done.
-- Token hashes 32 bytes, times microseconds since 1970, actors 'agent:<id>', 'customer:<id>' or 'desk'.

CREATE TABLE team (
    id   UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE agent (
    id       UUID NOT NULL PRIMARY KEY,
    team     UUID NOT NULL REFERENCES team (id),
    name     TEXT NOT NULL,
    email    TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL
);

CREATE TABLE session (
    token      BYTEA  NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    agent      UUID   NOT NULL REFERENCES agent (id),
    team       UUID   NOT NULL REFERENCES team (id),
    started_at BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL
);

CREATE INDEX session_ending ON session (ends_at);

CREATE TABLE customer (
    id     UUID   NOT NULL PRIMARY KEY,
    team   UUID   NOT NULL REFERENCES team (id),
    name   TEXT   NOT NULL,
    email  TEXT,
    token  BYTEA  UNIQUE CHECK (length(token) = 32),
    met_at BIGINT NOT NULL
);

CREATE TABLE conversation (
    id            UUID   NOT NULL PRIMARY KEY,
    team          UUID   NOT NULL REFERENCES team (id),
    customer      UUID   NOT NULL REFERENCES customer (id),
    subject       TEXT   NOT NULL,
    opened_at     BIGINT NOT NULL,
    closed_by     TEXT,
    closed_at     BIGINT,
    preview       TEXT   NOT NULL,
    last_at       BIGINT NOT NULL,
    last_who      TEXT   NOT NULL CHECK (last_who IN ('customer', 'agent')),
    feeling       TEXT   NOT NULL,
    intensity     BIGINT NOT NULL CHECK (intensity BETWEEN 0 AND 3),
    flags         TEXT   NOT NULL,
    risk          REAL   NOT NULL CHECK (risk BETWEEN 0 AND 1),
    waiting_since BIGINT,
    version       BIGINT NOT NULL,
    CHECK ((closed_by IS NULL) = (closed_at IS NULL))
);

CREATE INDEX conversation_queue ON conversation (team) WHERE closed_at IS NULL;
CREATE INDEX conversation_archive ON conversation (team, last_at) WHERE closed_at IS NOT NULL;
CREATE INDEX conversation_of_customer ON conversation (customer, opened_at);

CREATE TABLE message (
    id            UUID   NOT NULL PRIMARY KEY,
    conversation  UUID   NOT NULL REFERENCES conversation (id),
    text          TEXT   NOT NULL,
    at            BIGINT NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('received', 'sending', 'sent')),
    customer      UUID   REFERENCES customer (id),
    agent         UUID   REFERENCES agent (id),
    reading       TEXT,
    sending_until BIGINT,
    pledges       TEXT,
    CHECK ((state = 'received') = (customer IS NOT NULL)),
    CHECK ((state = 'received') = (reading IS NOT NULL)),
    CHECK ((state = 'received') = (agent IS NULL)),
    CHECK ((state = 'sending') = (sending_until IS NOT NULL)),
    CHECK ((state = 'sending') = (pledges IS NOT NULL))
);

CREATE INDEX message_of_conversation ON message (conversation, at, id);

CREATE TABLE promise (
    id           UUID   NOT NULL PRIMARY KEY,
    team         UUID   NOT NULL REFERENCES team (id),
    conversation UUID   NOT NULL REFERENCES conversation (id),
    message      UUID   NOT NULL REFERENCES message (id),
    agent        UUID   NOT NULL REFERENCES agent (id),
    made_at      BIGINT NOT NULL,
    what         TEXT   NOT NULL,
    quote        TEXT   NOT NULL,
    due          BIGINT,
    follows      UUID   REFERENCES promise (id),
    state        TEXT   NOT NULL CHECK (state IN ('open', 'kept', 'slipped', 'broken')),
    settled_by   TEXT,
    settled_at   BIGINT,
    note         TEXT,
    new_due      BIGINT,
    word         UUID   REFERENCES message (id),
    version      BIGINT NOT NULL,
    CHECK ((state = 'open') = (settled_by IS NULL)),
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((state = 'slipped') = (new_due IS NOT NULL)),
    CHECK ((state = 'slipped') = (word IS NOT NULL)),
    CHECK (note IS NULL OR state IN ('kept', 'broken'))
);

CREATE INDEX promise_of_conversation ON promise (conversation, made_at, id);
CREATE INDEX promise_of_message ON promise (message);
CREATE INDEX promise_of_word ON promise (word) WHERE word IS NOT NULL;
CREATE INDEX promise_following ON promise (follows) WHERE follows IS NOT NULL;
CREATE INDEX promise_open ON promise (team, due) WHERE state = 'open';
CREATE INDEX promise_settled ON promise (team, state, settled_at) WHERE state <> 'open';

CREATE TABLE draft (
    conversation UUID   NOT NULL REFERENCES conversation (id),
    agent        UUID   NOT NULL REFERENCES agent (id),
    text         TEXT   NOT NULL,
    saved_at     BIGINT NOT NULL,
    PRIMARY KEY (conversation, agent)
);

CREATE TABLE dismissal (
    conversation UUID   NOT NULL REFERENCES conversation (id),
    rule         TEXT   COLLATE "C" NOT NULL,
    quote        TEXT   COLLATE "C" NOT NULL,
    agent        UUID   NOT NULL REFERENCES agent (id),
    at           BIGINT NOT NULL,
    PRIMARY KEY (conversation, rule, quote)
);

-- In the order of writing: numbers are given under a lock that is held until the commit.
CREATE TABLE event (
    seq          BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team         UUID   NOT NULL REFERENCES team (id),
    conversation UUID   REFERENCES conversation (id),
    actor        TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    what         TEXT   NOT NULL
);

CREATE INDEX event_of_conversation ON event (conversation, seq);

-- ready_at: when the job may be leased; its time at first, then the end of the lease or of the pause after a failure.
CREATE TABLE job (
    id         UUID   NOT NULL PRIMARY KEY,
    key        TEXT   NOT NULL UNIQUE,
    run_at     BIGINT NOT NULL,
    work       TEXT   NOT NULL,
    ready_at   BIGINT NOT NULL,
    attempts   BIGINT NOT NULL DEFAULT 0,
    last_error TEXT
);

CREATE INDEX job_ready ON job (ready_at);

-- Finds what an agent sent last, whatever the conversation.
CREATE INDEX message_of_agent ON message (agent, at) WHERE state = 'sent';
