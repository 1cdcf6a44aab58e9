-- Whether customers felt heard; one answer a conversation. Steps: 1 not at all, 5 fully.
CREATE TABLE feedback (
    id           UUID   NOT NULL PRIMARY KEY,
    team         UUID   NOT NULL REFERENCES team (id),
    conversation UUID   NOT NULL UNIQUE REFERENCES conversation (id),
    heard        BIGINT NOT NULL CHECK (heard BETWEEN 1 AND 5),
    satisfied    BIGINT CHECK (satisfied BETWEEN 1 AND 5),
    words        TEXT,
    given_at     BIGINT NOT NULL,
    owner        UUID   REFERENCES agent (id),
    answered_by  UUID   REFERENCES agent (id),
    answered_at  BIGINT,
    version      BIGINT NOT NULL,
    CHECK ((answered_by IS NULL) = (answered_at IS NULL))
);

CREATE INDEX feedback_of_team ON feedback (team, given_at);
