-- What customers told, as whom they are known, and receipts of erasures. folded: the line in small letters, so that nothing is known twice.
CREATE TABLE fact (
    id         UUID   NOT NULL PRIMARY KEY,
    team       UUID   NOT NULL REFERENCES team (id),
    customer   UUID   NOT NULL REFERENCES customer (id),
    kind       TEXT   NOT NULL,
    line       TEXT   NOT NULL,
    folded     TEXT   NOT NULL,
    said_in    UUID   REFERENCES message (id),
    noted_by   UUID   NOT NULL REFERENCES agent (id),
    noted_at   BIGINT NOT NULL,
    amended_by UUID   REFERENCES agent (id),
    amended_at BIGINT,
    version    BIGINT NOT NULL,
    UNIQUE (customer, kind, folded),
    CHECK ((amended_by IS NULL) = (amended_at IS NULL))
);

CREATE INDEX fact_said_in ON fact (said_in) WHERE said_in IS NOT NULL;

ALTER TABLE customer ADD COLUMN same_as UUID REFERENCES customer (id);

CREATE INDEX customer_same_as ON customer (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX message_of_customer ON message (customer) WHERE customer IS NOT NULL;

-- Nothing here says who was erased. removed: how many rows of which table, as JSON.
CREATE TABLE erasure (
    id      UUID   NOT NULL PRIMARY KEY,
    team    UUID   NOT NULL REFERENCES team (id),
    agent   UUID   NOT NULL REFERENCES agent (id),
    at      BIGINT NOT NULL,
    removed TEXT   NOT NULL
);

CREATE INDEX erasure_of_team ON erasure (team, at);
