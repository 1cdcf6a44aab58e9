-- What was done for a request that bore a key of its caller's making, so that the same request sent again does nothing again. key and asked
-- are SHA-256 hashes; what was made may be gone, where a reply was taken back.
CREATE TABLE deed (
    actor        TEXT    NOT NULL,
    key          BLOB    NOT NULL CHECK (length(key) = 32),
    asked        BLOB    NOT NULL CHECK (length(asked) = 32),
    conversation BLOB    NOT NULL REFERENCES conversation (id),
    message      BLOB,
    need         BLOB,
    at           INTEGER NOT NULL,
    PRIMARY KEY (actor, key),
    CHECK ((message IS NULL) <> (need IS NULL))
) STRICT;

CREATE INDEX deed_of_conversation ON deed (conversation);
