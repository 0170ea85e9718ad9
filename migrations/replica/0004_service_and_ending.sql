-- A trail says which service it belongs to, how exactly it ended, when that was registered, and which trail it follows.
ALTER TABLE trail ADD COLUMN service TEXT NOT NULL DEFAULT 'ips';
ALTER TABLE trail ADD COLUMN end_detail TEXT NOT NULL DEFAULT '';
ALTER TABLE trail ADD COLUMN end_registered_on TEXT NOT NULL DEFAULT '';
ALTER TABLE trail ADD COLUMN readmitted_from BLOB;
