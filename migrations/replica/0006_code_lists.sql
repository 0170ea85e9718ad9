-- Code lists that stand in place of the built-in ones on this laptop, every version of them. One that was taken back
-- keeps its row, so that the history is whole.
CREATE TABLE code_list (
    name        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    content     TEXT    NOT NULL,
    replaced_at INTEGER NOT NULL,
    replaced_by TEXT    NOT NULL,
    withdrawn_at INTEGER,
    PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;
