-- Whether customers felt heard; one answer a conversation. Steps: 1 not at all, 5 fully.
CREATE TABLE feedback (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team         BLOB    NOT NULL REFERENCES team (id),
    conversation BLOB    NOT NULL UNIQUE REFERENCES conversation (id),
    heard        INTEGER NOT NULL CHECK (heard BETWEEN 1 AND 5),
    satisfied    INTEGER CHECK (satisfied BETWEEN 1 AND 5),
    words        TEXT,
    given_at     INTEGER NOT NULL,
    owner        BLOB REFERENCES agent (id),
    answered_by  BLOB REFERENCES agent (id),
    answered_at  INTEGER,
    version      INTEGER NOT NULL,
    CHECK ((answered_by IS NULL) = (answered_at IS NULL))
) STRICT;

CREATE INDEX feedback_of_team ON feedback (team, given_at);
