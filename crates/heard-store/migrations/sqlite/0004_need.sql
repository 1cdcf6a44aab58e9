-- What customers need, until it is met or set aside. place is where its words begin; state, corrected and changed_at repeat what turns say,
-- for looking up.
CREATE TABLE need (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team         BLOB    NOT NULL REFERENCES team (id),
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    message      BLOB    NOT NULL REFERENCES message (id),
    kind         TEXT    NOT NULL,
    label        TEXT    NOT NULL,
    words        TEXT,
    place        INTEGER NOT NULL,
    noticed_by   TEXT    NOT NULL,
    noticed_at   INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('open', 'met', 'set_aside')),
    turns        TEXT    NOT NULL,
    corrected    INTEGER NOT NULL CHECK (corrected IN (0, 1)),
    changed_at   INTEGER NOT NULL,
    version      INTEGER NOT NULL
) STRICT;

CREATE INDEX need_of_conversation ON need (conversation, noticed_at, place);
CREATE INDEX need_of_message ON need (message);
CREATE INDEX need_corrected ON need (team, changed_at) WHERE corrected = 1;
