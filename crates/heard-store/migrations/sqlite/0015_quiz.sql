-- Answers in practice: whose, which item, whether right. Their writer's alone.
CREATE TABLE quiz_answer (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team     BLOB    NOT NULL REFERENCES team (id),
    agent    BLOB    NOT NULL REFERENCES agent (id),
    item     TEXT    NOT NULL,
    is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
    at       INTEGER NOT NULL
) STRICT;

CREATE INDEX quiz_answer_of_agent ON quiz_answer (agent, item, id);
CREATE INDEX quiz_answer_of_team ON quiz_answer (team, item);

-- Exams. paper: the questions as laid before them; chosen: places of answers by item; finished: the score, NULL while it runs. All JSON.
CREATE TABLE exam (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team     BLOB    NOT NULL REFERENCES team (id),
    agent    BLOB    NOT NULL REFERENCES agent (id),
    paper    TEXT    NOT NULL,
    chosen   TEXT    NOT NULL,
    begun_at INTEGER NOT NULL,
    ends_at  INTEGER NOT NULL,
    finished TEXT,
    version  INTEGER NOT NULL
) STRICT;

CREATE INDEX exam_of_agent ON exam (agent, begun_at);
CREATE INDEX exam_of_team ON exam (team);
