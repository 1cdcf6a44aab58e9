-- What agents got right of what they practised, by area of the practice. Their own; numbers only.
CREATE TABLE mark (
    team   UUID    NOT NULL REFERENCES team (id),
    agent  UUID    NOT NULL REFERENCES agent (id),
    area   TEXT    NOT NULL,
    source TEXT    NOT NULL CHECK (source IN ('quiz', 'exam', 'rehearsal', 'reply')),
    got    BIGINT NOT NULL CHECK (got BETWEEN 0 AND asked),
    asked  BIGINT NOT NULL CHECK (asked > 0),
    at     BIGINT NOT NULL
);

CREATE INDEX mark_of_agent ON mark (agent, at);
CREATE INDEX mark_of_team ON mark (team, at);
CREATE INDEX quiz_answer_since ON quiz_answer (team, at);
