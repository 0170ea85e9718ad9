-- The people around the person at work, as the server last told: one row per team and member. It comes beside the log,
-- so nothing of it is rebuilt from documents.
CREATE TABLE colleague (
    team      BLOB NOT NULL,
    team_name TEXT NOT NULL,
    caseload  TEXT NOT NULL,
    user      BLOB NOT NULL,
    user_name TEXT NOT NULL,
    role      TEXT NOT NULL,
    PRIMARY KEY (team, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX colleague_by_user ON colleague (user);
