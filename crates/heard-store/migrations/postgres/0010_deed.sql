-- What was done for a request that bore a key of its caller's making, so that the same request sent again does nothing again. key and asked
-- are SHA-256 hashes; what was made may be gone, where a reply was taken back.
CREATE TABLE deed (
    actor        TEXT   COLLATE "C" NOT NULL,
    key          BYTEA  NOT NULL CHECK (length(key) = 32),
    asked        BYTEA  NOT NULL CHECK (length(asked) = 32),
    conversation UUID   NOT NULL REFERENCES conversation (id),
    message      UUID,
    need         UUID,
    at           BIGINT NOT NULL,
    PRIMARY KEY (actor, key),
    CHECK ((message IS NULL) <> (need IS NULL))
);

CREATE INDEX deed_of_conversation ON deed (conversation);
