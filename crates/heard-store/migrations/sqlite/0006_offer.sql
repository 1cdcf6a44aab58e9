-- Options that customers choose from, and check-backs. `ways` is JSON: a list of {title, steps, cost, time}.
CREATE TABLE offer (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team         BLOB    NOT NULL REFERENCES team (id),
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    message      BLOB    NOT NULL REFERENCES message (id),
    agent        BLOB    NOT NULL REFERENCES agent (id),
    made_at      INTEGER NOT NULL,
    ways         TEXT    NOT NULL,
    expires_at   INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('open', 'chosen', 'acted_on', 'withdrawn')),
    way          INTEGER,
    chosen_at    INTEGER,
    ended_by     BLOB REFERENCES agent (id),
    ended_at     INTEGER,
    version      INTEGER NOT NULL,
    CHECK ((state IN ('chosen', 'acted_on')) = (way IS NOT NULL)),
    CHECK ((way IS NULL) = (chosen_at IS NULL)),
    CHECK ((state IN ('acted_on', 'withdrawn')) = (ended_by IS NOT NULL)),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
) STRICT;

CREATE INDEX offer_of_conversation ON offer (conversation, made_at, id);

CREATE TABLE follow_up (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team         BLOB    NOT NULL REFERENCES team (id),
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    agent        BLOB    NOT NULL REFERENCES agent (id),
    planned_at   INTEGER NOT NULL,
    due          INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('planned', 'sent', 'answered', 'dropped')),
    message      BLOB REFERENCES message (id),
    well         INTEGER CHECK (well IN (0, 1)),
    settled_by   TEXT,
    settled_at   INTEGER,
    version      INTEGER NOT NULL,
    CHECK ((state IN ('sent', 'answered')) = (message IS NOT NULL)),
    CHECK ((state = 'answered') = (well IS NOT NULL)),
    CHECK ((state IN ('answered', 'dropped')) = (settled_at IS NOT NULL)),
    CHECK ((state = 'dropped') = (settled_by IS NOT NULL))
) STRICT;

CREATE INDEX follow_up_of_conversation ON follow_up (conversation, planned_at, id);
CREATE INDEX follow_up_of_team ON follow_up (team, state, due);

-- Only while a reply is being sent, and only where it offers something.
ALTER TABLE message ADD COLUMN ways TEXT;

-- What links are signed with: one row a purpose.
CREATE TABLE secret (
    purpose TEXT NOT NULL PRIMARY KEY,
    bytes   BLOB NOT NULL CHECK (length(bytes) = 32)
) STRICT;
