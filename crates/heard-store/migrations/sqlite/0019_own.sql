-- Who leads. Where a team is older than this, whoever joined it first does.
ALTER TABLE agent ADD COLUMN role TEXT NOT NULL DEFAULT 'agent' CHECK (role IN ('agent', 'lead'));
-- 1 where somebody else chose the password.
ALTER TABLE agent ADD COLUMN password_given INTEGER NOT NULL DEFAULT 0 CHECK (password_given IN (0, 1));

UPDATE agent SET role = 'lead' WHERE NOT EXISTS (SELECT 1 FROM agent AS before WHERE before.team = agent.team AND before.id < agent.id);

-- The key to an agent's own words, sealed by one that only the session's token leads to.
ALTER TABLE session ADD COLUMN own_key BLOB;

-- The same key, sealed by one derived from the agent's password with this salt and these parameters (argon2id).
CREATE TABLE vault (
    agent   BLOB    NOT NULL PRIMARY KEY REFERENCES agent (id),
    salt    BLOB    NOT NULL CHECK (length(salt) = 16),
    memory  INTEGER NOT NULL,
    passes  INTEGER NOT NULL,
    lanes   INTEGER NOT NULL,
    own_key BLOB    NOT NULL
) STRICT;

-- What agents say of themselves, sealed under that key: when, which word, which note. Ids are drawn by chance and rows stand in their order,
-- so that neither tells a time.
CREATE TABLE check_in (
    id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    agent  BLOB NOT NULL REFERENCES agent (id),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX check_in_of_agent ON check_in (agent);

-- A running week's words, each under a blind made with its agent's own key. week: its Monday.
CREATE TABLE tally (
    team  BLOB NOT NULL REFERENCES team (id),
    week  TEXT NOT NULL,
    blind BLOB NOT NULL CHECK (length(blind) = 32),
    mood  TEXT NOT NULL CHECK (mood IN ('drained', 'low', 'all_right', 'good', 'light')),
    PRIMARY KEY (team, week, blind)
) STRICT, WITHOUT ROWID;

-- Weeks that are over and in which five or more took part, in sums.
CREATE TABLE tally_week (
    team      BLOB    NOT NULL REFERENCES team (id),
    week      TEXT    NOT NULL,
    drained   INTEGER NOT NULL,
    low       INTEGER NOT NULL,
    all_right INTEGER NOT NULL,
    good      INTEGER NOT NULL,
    light     INTEGER NOT NULL,
    PRIMARY KEY (team, week),
    CHECK (drained + low + all_right + good + light >= 5)
) STRICT;

-- What agents wish to be done with what is theirs; no row: nothing.
CREATE TABLE wish (
    agent   BLOB    NOT NULL PRIMARY KEY REFERENCES agent (id),
    tally   INTEGER NOT NULL CHECK (tally IN (0, 1)),
    replies INTEGER NOT NULL CHECK (replies IN (0, 1))
) STRICT;
