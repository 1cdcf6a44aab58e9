-- Scenarios that agents have made: whose, and the file's text. shared_at: since when the team plays it; NULL while it is its writer's alone.
-- Nothing here leads to a conversation or a customer.
CREATE TABLE own_scenario (
    id         UUID   NOT NULL PRIMARY KEY,
    team       UUID   NOT NULL REFERENCES team (id),
    agent      UUID   NOT NULL REFERENCES agent (id),
    text       TEXT   NOT NULL,
    kept_at    BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    shared_at  BIGINT,
    version    BIGINT NOT NULL
);

CREATE INDEX own_scenario_of_agent ON own_scenario (agent, changed_at);
CREATE INDEX own_scenario_of_team ON own_scenario (team, changed_at) WHERE shared_at IS NOT NULL;
