-- What customers need, until it is met or set aside. place is where its words begin; state, corrected and changed_at repeat what turns say,
-- for looking up.
CREATE TABLE need (
    id           UUID   NOT NULL PRIMARY KEY,
    team         UUID   NOT NULL REFERENCES team (id),
    conversation UUID   NOT NULL REFERENCES conversation (id),
    message      UUID   NOT NULL REFERENCES message (id),
    kind         TEXT   COLLATE "C" NOT NULL,
    label        TEXT   NOT NULL,
    words        TEXT,
    place        BIGINT NOT NULL,
    noticed_by   TEXT   NOT NULL,
    noticed_at   BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('open', 'met', 'set_aside')),
    turns        TEXT   NOT NULL,
    corrected    BIGINT NOT NULL CHECK (corrected IN (0, 1)),
    changed_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);

CREATE INDEX need_of_conversation ON need (conversation, noticed_at, place);
CREATE INDEX need_of_message ON need (message);
CREATE INDEX need_corrected ON need (team, changed_at) WHERE corrected = 1;
