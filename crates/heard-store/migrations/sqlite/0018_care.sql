-- Whose a conversation is. carried_at, carried_hard: when it last counted towards what they have carried, and whether it was hard then.
-- declined: who gave it back and when, as JSON.
ALTER TABLE conversation ADD COLUMN taken_by BLOB REFERENCES agent (id);
ALTER TABLE conversation ADD COLUMN taken_at INTEGER CHECK ((taken_at IS NULL) = (taken_by IS NULL));
ALTER TABLE conversation ADD COLUMN carried_at INTEGER CHECK ((carried_at IS NULL) = (taken_by IS NULL));
ALTER TABLE conversation ADD COLUMN carried_hard INTEGER CHECK ((carried_hard IS NULL) = (taken_by IS NULL));
ALTER TABLE conversation ADD COLUMN declined TEXT NOT NULL DEFAULT '[]';

-- That an agent carried a conversation, not which; forgotten after two hours. Theirs alone.
CREATE TABLE carried (
    agent BLOB    NOT NULL REFERENCES agent (id),
    at    INTEGER NOT NULL,
    hard  INTEGER NOT NULL CHECK (hard IN (0, 1)),
    PRIMARY KEY (agent, at)
) STRICT;

-- What an agent has settled about their own work. hours: JSON, NULL for whenever they are here; gladly: a JSON list. Theirs alone.
CREATE TABLE presence (
    agent         BLOB    NOT NULL PRIMARY KEY REFERENCES agent (id),
    team          BLOB    NOT NULL REFERENCES team (id),
    pause_since   INTEGER,
    pause_until   INTEGER,
    rested_at     INTEGER,
    not_now_until INTEGER,
    hours         TEXT,
    gladly        TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    CHECK (pause_until IS NULL OR pause_since IS NOT NULL)
) STRICT;

-- When an agent's screen was last there, to half a minute.
CREATE TABLE seen (
    agent BLOB    NOT NULL PRIMARY KEY REFERENCES agent (id),
    at    INTEGER NOT NULL
) STRICT;

-- What the team says among itself beside a conversation; never the customer's to read. answer: the first answer to a question; question: what
-- an answer answers.
CREATE TABLE note (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team         BLOB    NOT NULL REFERENCES team (id),
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    agent        BLOB    NOT NULL REFERENCES agent (id),
    at           INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('remark', 'hand_over', 'question', 'answer')),
    to_agent     BLOB REFERENCES agent (id),
    seen_at      INTEGER,
    answer       BLOB REFERENCES note (id),
    question     BLOB REFERENCES note (id),
    version      INTEGER NOT NULL,
    CHECK (answer IS NULL OR kind = 'question'),
    CHECK ((question IS NOT NULL) = (kind = 'answer'))
) STRICT;

CREATE INDEX note_of_conversation ON note (conversation, at, id);
CREATE INDEX note_calling ON note (to_agent) WHERE to_agent IS NOT NULL AND (seen_at IS NULL OR kind = 'question');
CREATE INDEX note_answering ON note (question) WHERE question IS NOT NULL;
CREATE INDEX note_answered ON note (answer) WHERE answer IS NOT NULL;
