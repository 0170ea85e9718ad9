-- What a meeting says beside the basics. Undone meetings stay and are hidden from lists.
ALTER TABLE meeting ADD COLUMN sub_category        TEXT    NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN decision_maker      TEXT    NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN participant_attends INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN employer_contact    TEXT    NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN institution         TEXT    NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN institution_contact TEXT    NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN in_the_field        INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN cancel_reason       TEXT    NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN undone              INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN undone_reason       TEXT    NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN held_by             BLOB    NOT NULL DEFAULT x'';
ALTER TABLE meeting ADD COLUMN reminded_for        INTEGER;
