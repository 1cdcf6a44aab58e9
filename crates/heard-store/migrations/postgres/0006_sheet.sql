-- The four steps, as an agent has written them; NULL where the reading stands. Its writer's alone.
CREATE TABLE sheet (
    conversation       UUID   NOT NULL REFERENCES conversation (id),
    agent              UUID   NOT NULL REFERENCES agent (id),
    problem            TEXT,
    why_upset          TEXT,
    similar_experience TEXT,
    how_to_show        TEXT,
    saved_at           BIGINT NOT NULL,
    PRIMARY KEY (conversation, agent)
);

-- Agents' own notes; private where shared_at is NULL. gist: the direction in which the words point by that encoder, a byte for each part.
CREATE TABLE experience (
    id           UUID   NOT NULL PRIMARY KEY,
    team         UUID   NOT NULL REFERENCES team (id),
    agent        UUID   NOT NULL REFERENCES agent (id),
    title        TEXT,
    text         TEXT   NOT NULL,
    encoder      TEXT,
    gist         BYTEA,
    conversation UUID   REFERENCES conversation (id),
    written_at   BIGINT NOT NULL,
    changed_at   BIGINT NOT NULL,
    shared_at    BIGINT,
    version      BIGINT NOT NULL,
    CHECK ((encoder IS NULL) = (gist IS NULL))
);

CREATE INDEX experience_of_agent ON experience (agent, changed_at);
CREATE INDEX experience_shared ON experience (team, changed_at) WHERE shared_at IS NOT NULL;
CREATE INDEX experience_of_conversation ON experience (conversation) WHERE conversation IS NOT NULL;
