-- Answers in practice: whose, which item, whether right. Their writer's alone.
CREATE TABLE quiz_answer (
    id       UUID   NOT NULL PRIMARY KEY,
    team     UUID   NOT NULL REFERENCES team (id),
    agent    UUID   NOT NULL REFERENCES agent (id),
    item     TEXT   NOT NULL,
    is_right BIGINT NOT NULL CHECK (is_right IN (0, 1)),
    at       BIGINT NOT NULL
);

CREATE INDEX quiz_answer_of_agent ON quiz_answer (agent, item, id);
CREATE INDEX quiz_answer_of_team ON quiz_answer (team, item);

-- Exams. paper: the questions as laid before them; chosen: places of answers by item; finished: the score, NULL while it runs. All JSON.
CREATE TABLE exam (
    id       UUID   NOT NULL PRIMARY KEY,
    team     UUID   NOT NULL REFERENCES team (id),
    agent    UUID   NOT NULL REFERENCES agent (id),
    paper    TEXT   NOT NULL,
    chosen   TEXT   NOT NULL,
    begun_at BIGINT NOT NULL,
    ends_at  BIGINT NOT NULL,
    finished TEXT,
    version  BIGINT NOT NULL
);

CREATE INDEX exam_of_agent ON exam (agent, begun_at);
CREATE INDEX exam_of_team ON exam (team);
