-- Records of the catalogue: jobs, educations, contact logs, periods, reports and so on. What a kind's fields are is
-- said by the catalogue, so a new field needs no migration.
CREATE TABLE record (
    id         BLOB    NOT NULL PRIMARY KEY,
    trail      BLOB    NOT NULL,
    kind       TEXT    NOT NULL,
    fields     TEXT    NOT NULL,
    texts      TEXT    NOT NULL,
    discarded  INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    conflicts  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX record_by_trail ON record (trail, kind, created_at);
CREATE INDEX record_by_kind ON record (kind, created_at);
