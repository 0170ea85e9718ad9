-- What a task says beyond subject and day. Tasks made before have none of it, so their rows are right as they are.
ALTER TABLE task ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN due_at INTEGER;
ALTER TABLE task ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal';
ALTER TABLE task ADD COLUMN remind_at INTEGER;
ALTER TABLE task ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- What merging left unsettled in a document: two values of a field (values), one value set by two at once (twice), and
-- other work at the same time as the field was set (beside).
CREATE TABLE dispute (
    document     BLOB NOT NULL,
    field        TEXT NOT NULL,
    how          TEXT NOT NULL,
    trail        BLOB NOT NULL,
    field_values TEXT NOT NULL,
    PRIMARY KEY (document, field, how)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_by_trail ON dispute (trail);
