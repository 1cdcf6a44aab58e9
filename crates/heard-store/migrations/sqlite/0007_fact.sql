-- What customers told, as whom they are known, and receipts of erasures. folded: the line in small letters, so that nothing is known twice.
CREATE TABLE fact (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team       BLOB    NOT NULL REFERENCES team (id),
    customer   BLOB    NOT NULL REFERENCES customer (id),
    kind       TEXT    NOT NULL,
    line       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    said_in    BLOB REFERENCES message (id),
    noted_by   BLOB    NOT NULL REFERENCES agent (id),
    noted_at   INTEGER NOT NULL,
    amended_by BLOB REFERENCES agent (id),
    amended_at INTEGER,
    version    INTEGER NOT NULL,
    UNIQUE (customer, kind, folded),
    CHECK ((amended_by IS NULL) = (amended_at IS NULL))
) STRICT;

CREATE INDEX fact_said_in ON fact (said_in) WHERE said_in IS NOT NULL;

ALTER TABLE customer ADD COLUMN same_as BLOB REFERENCES customer (id);

CREATE INDEX customer_same_as ON customer (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX message_of_customer ON message (customer) WHERE customer IS NOT NULL;

-- Nothing here says who was erased. removed: how many rows of which table, as JSON.
CREATE TABLE erasure (
    id      BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team    BLOB    NOT NULL REFERENCES team (id),
    agent   BLOB    NOT NULL REFERENCES agent (id),
    at      INTEGER NOT NULL,
    removed TEXT    NOT NULL
) STRICT;

CREATE INDEX erasure_of_team ON erasure (team, at);
