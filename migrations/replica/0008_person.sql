-- What the person register says of a trail's participant, as far as this laptop may know.
ALTER TABLE stream ADD COLUMN birth_date TEXT NOT NULL DEFAULT '';
ALTER TABLE stream ADD COLUMN shielded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stream ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE stream ADD COLUMN mobile TEXT NOT NULL DEFAULT '';
