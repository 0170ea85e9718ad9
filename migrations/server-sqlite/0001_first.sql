-- The central store. Envelopes, snapshots and packs are sealed under a data key per stream, and that key is
-- wrapped by a key outside this file: erasing a stream is erasing its key. Nothing about a participant is in
-- a plain column; the person is a keyed hash.

CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT    NOT NULL,
  name_folded TEXT    NOT NULL UNIQUE,
  role        TEXT    NOT NULL CHECK (role IN ('specialist', 'supervisor', 'admin')),
  closed      INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  made_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name        TEXT    NOT NULL,
  name_folded TEXT    NOT NULL UNIQUE,
  caseload    TEXT    NOT NULL CHECK (caseload IN ('shared', 'private')),
  made_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team_member (
  team BLOB NOT NULL REFERENCES team (id),
  user BLOB NOT NULL REFERENCES user (id),
  PRIMARY KEY (team, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_member_by_user ON team_member (user);

CREATE TABLE device (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  user        BLOB    NOT NULL REFERENCES user (id),
  name        TEXT    NOT NULL,
  public_key  BLOB    NOT NULL CHECK (length(public_key) = 32),
  app_version TEXT    NOT NULL,
  revoked     INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
  enrolled_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One-time codes, as keyed hashes. device is empty until the code is used.
CREATE TABLE device_code (
  hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
  user       BLOB    NOT NULL REFERENCES user (id),
  made_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  device     BLOB    NOT NULL DEFAULT x''
) STRICT, WITHOUT ROWID;

-- When a wrong code was tried; rows are removed when the throttle's window has passed them.
CREATE TABLE wrong_code (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE stream (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  epoch       INTEGER NOT NULL,
  head        INTEGER NOT NULL,
  head_hash   BLOB    NOT NULL CHECK (length(head_hash) = 32),
  owner       BLOB    NOT NULL REFERENCES user (id),
  log_bytes   INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL,
  erased      INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
  wrapped_key BLOB    NOT NULL,
  standing    TEXT    NOT NULL DEFAULT '',       -- empty: confirmed; else the reason it is refused for
  ended       INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
  person_hash BLOB    NOT NULL DEFAULT x'',
  person_name BLOB    NOT NULL DEFAULT x'',      -- sealed; empty: the register did not answer
  made_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stream_by_owner ON stream (owner);
CREATE INDEX stream_by_person ON stream (person_hash) WHERE person_hash <> x'';

CREATE TABLE envelope (
  stream      BLOB    NOT NULL REFERENCES stream (id),
  seq         INTEGER NOT NULL,
  hash        BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  device      BLOB    NOT NULL REFERENCES device (id),
  device_seq  INTEGER NOT NULL,
  log_end     INTEGER NOT NULL,                  -- bytes of the stream's log up to and with this envelope
  received_at INTEGER NOT NULL,
  sealed      BLOB    NOT NULL,
  UNIQUE (stream, seq)
) STRICT;

-- The last envelope of each device in each stream.
CREATE TABLE device_chain (
  stream  BLOB    NOT NULL REFERENCES stream (id),
  device  BLOB    NOT NULL REFERENCES device (id),
  tip     BLOB    NOT NULL CHECK (length(tip) = 32),
  tip_seq INTEGER NOT NULL,                      -- its number in the stream's log
  PRIMARY KEY (stream, device)
) STRICT, WITHOUT ROWID;

-- Runs of a log that are packed once and sent often.
CREATE TABLE pack (
  stream    BLOB    NOT NULL REFERENCES stream (id),
  first_seq INTEGER NOT NULL,
  count     INTEGER NOT NULL,
  bytes     INTEGER NOT NULL,
  sealed    BLOB    NOT NULL,
  UNIQUE (stream, first_seq, count)
) STRICT;

CREATE TABLE document (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  stream   BLOB NOT NULL REFERENCES stream (id),
  kind     TEXT NOT NULL,
  snapshot BLOB NOT NULL
) STRICT;

-- Headers of accepted changes: dependencies are checked without loading a document.
CREATE TABLE change (
  document BLOB    NOT NULL REFERENCES document (id),
  hash     BLOB    NOT NULL CHECK (length(hash) = 32),
  actor    BLOB    NOT NULL,
  seq      INTEGER NOT NULL,
  PRIMARY KEY (document, hash)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX change_by_actor ON change (document, actor, seq);

-- Envelopes that are not in a log: held for a dependency, or quarantined for a person to decide.
CREATE TABLE set_aside (
  device      BLOB    NOT NULL REFERENCES device (id),
  hash        BLOB    NOT NULL CHECK (length(hash) = 32),
  stream      BLOB    NOT NULL,                  -- as the envelope claims; empty when it could not be read
  device_seq  INTEGER NOT NULL,
  reason      TEXT    NOT NULL,                  -- empty: held
  bytes       INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  sealed      BLOB    NOT NULL,
  PRIMARY KEY (device, hash)
) STRICT;
CREATE INDEX set_aside_held ON set_aside (stream, device, device_seq) WHERE reason = '';

-- Receipts of held envelopes that were settled later, until replies have carried them.
CREATE TABLE late_receipt (
  device  BLOB    NOT NULL REFERENCES device (id),
  hash    BLOB    NOT NULL CHECK (length(hash) = 32),
  replies INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (device, hash)
) STRICT, WITHOUT ROWID;

-- Streams whose facts changed without a new envelope, per device, until replies have carried them.
CREATE TABLE late_facts (
  device  BLOB    NOT NULL REFERENCES device (id),
  stream  BLOB    NOT NULL REFERENCES stream (id),
  replies INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (device, stream)
) STRICT, WITHOUT ROWID;

-- Who did what; each row carries a keyed hash over itself and the row before.
CREATE TABLE audit (
  seq     INTEGER NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL,
  device  BLOB    NOT NULL,                      -- empty: the office's own command
  action  TEXT    NOT NULL,
  subject TEXT    NOT NULL,                      -- identifiers only
  detail  TEXT    NOT NULL,                      -- codes and counts only
  hash    BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
