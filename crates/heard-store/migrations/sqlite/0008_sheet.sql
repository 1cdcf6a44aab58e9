-- The four steps, as an agent has written them; NULL where the reading stands. Its writer's alone.
CREATE TABLE sheet (
    conversation       BLOB    NOT NULL REFERENCES conversation (id),
    agent              BLOB    NOT NULL REFERENCES agent (id),
    problem            TEXT,
    why_upset          TEXT,
    similar_experience TEXT,
    how_to_show        TEXT,
    saved_at           INTEGER NOT NULL,
    PRIMARY KEY (conversation, agent)
) STRICT;

-- Agents' own notes; private where shared_at is NULL. gist: the direction in which the words point by that encoder, a byte for each part.
CREATE TABLE experience (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team         BLOB    NOT NULL REFERENCES team (id),
    agent        BLOB    NOT NULL REFERENCES agent (id),
    title        TEXT,
    text         TEXT    NOT NULL,
    encoder      TEXT,
    gist         BLOB,
    conversation BLOB REFERENCES conversation (id),
    written_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    shared_at    INTEGER,
    version      INTEGER NOT NULL,
    CHECK ((encoder IS NULL) = (gist IS NULL))
) STRICT;

CREATE INDEX experience_of_agent ON experience (agent, changed_at);
CREATE INDEX experience_shared ON experience (team, changed_at) WHERE shared_at IS NOT NULL;
CREATE INDEX experience_of_conversation ON experience (conversation) WHERE conversation IS NOT NULL;
