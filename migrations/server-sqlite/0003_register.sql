-- What the person register said of a stream's participant, sealed under the stream's key: name, date of birth, whether
-- the trail is shielded, address and mobile number. The name alone was kept before; the register is asked again.
ALTER TABLE stream ADD COLUMN person BLOB NOT NULL DEFAULT x'';
ALTER TABLE stream DROP COLUMN person_name;

-- The person must not be in this tool: the stream is kept here and is on no laptop.
ALTER TABLE stream ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1));

-- What the office has said of a person of the synthetic register.
CREATE TABLE register_entry (
  person_hash BLOB NOT NULL PRIMARY KEY CHECK (length(person_hash) = 32),
  sealed      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
