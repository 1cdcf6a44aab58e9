-- Whose a conversation is. carried_at, carried_hard: when it last counted towards what they have carried, and whether it was hard then.
-- declined: who gave it back and when, as JSON.
ALTER TABLE conversation ADD COLUMN taken_by UUID REFERENCES agent (id);
ALTER TABLE conversation ADD COLUMN taken_at BIGINT CHECK ((taken_at IS NULL) = (taken_by IS NULL));
ALTER TABLE conversation ADD COLUMN carried_at BIGINT CHECK ((carried_at IS NULL) = (taken_by IS NULL));
ALTER TABLE conversation ADD COLUMN carried_hard BIGINT CHECK ((carried_hard IS NULL) = (taken_by IS NULL));
ALTER TABLE conversation ADD COLUMN declined TEXT NOT NULL DEFAULT '[]';

-- That an agent carried a conversation, not which; forgotten after two hours. Theirs alone.
CREATE TABLE carried (
    agent UUID    NOT NULL REFERENCES agent (id),
    at    BIGINT NOT NULL,
    hard  BIGINT NOT NULL CHECK (hard IN (0, 1)),
    PRIMARY KEY (agent, at)
);

-- What an agent has settled about their own work. hours: JSON, NULL for whenever they are here; gladly: a JSON list. Theirs alone.
CREATE TABLE presence (
    agent         UUID    NOT NULL PRIMARY KEY REFERENCES agent (id),
    team          UUID    NOT NULL REFERENCES team (id),
    pause_since   BIGINT,
    pause_until   BIGINT,
    rested_at     BIGINT,
    not_now_until BIGINT,
    hours         TEXT,
    gladly        TEXT    NOT NULL,
    version       BIGINT NOT NULL,
    CHECK (pause_until IS NULL OR pause_since IS NOT NULL)
);

-- When an agent's screen was last there, to half a minute.
CREATE TABLE seen (
    agent UUID    NOT NULL PRIMARY KEY REFERENCES agent (id),
    at    BIGINT NOT NULL
);

-- What the team says among itself beside a conversation; never the customer's to read. answer: the first answer to a question; question: what
-- an answer answers.
CREATE TABLE note (
    id           UUID    NOT NULL PRIMARY KEY,
    team         UUID    NOT NULL REFERENCES team (id),
    conversation UUID    NOT NULL REFERENCES conversation (id),
    agent        UUID    NOT NULL REFERENCES agent (id),
    at           BIGINT NOT NULL,
    text         TEXT    NOT NULL,
    kind         TEXT    COLLATE "C" NOT NULL CHECK (kind IN ('remark', 'hand_over', 'question', 'answer')),
    to_agent     UUID REFERENCES agent (id),
    seen_at      BIGINT,
    answer       UUID REFERENCES note (id),
    question     UUID REFERENCES note (id),
    version      BIGINT NOT NULL,
    CHECK (answer IS NULL OR kind = 'question'),
    CHECK ((question IS NOT NULL) = (kind = 'answer'))
);

CREATE INDEX note_of_conversation ON note (conversation, at, id);
CREATE INDEX note_calling ON note (to_agent) WHERE to_agent IS NOT NULL AND (seen_at IS NULL OR kind = 'question');
CREATE INDEX note_answering ON note (question) WHERE question IS NOT NULL;
CREATE INDEX note_answered ON note (answer) WHERE answer IS NOT NULL;
