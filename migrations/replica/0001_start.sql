-- The replica of one device. The whole file is encrypted by SQLCipher under the vault's raw key.

-- Small facts about this replica: identity, state root, version of the read model.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per stream: how far its log is read, and the device's own chain in it.
CREATE TABLE stream (
    id             BLOB    NOT NULL PRIMARY KEY,
    epoch          INTEGER NOT NULL DEFAULT 0,
    cursor_seq     INTEGER NOT NULL DEFAULT 0,
    cursor_hash    BLOB    NOT NULL DEFAULT (zeroblob(32)),
    own_seq        INTEGER NOT NULL DEFAULT 0,
    own_tip        BLOB    NOT NULL DEFAULT (zeroblob(32)),
    standing       TEXT    NOT NULL DEFAULT 'provisional',
    refused_reason TEXT    NOT NULL DEFAULT '',
    person_name    TEXT    NOT NULL DEFAULT '',
    owner          BLOB    NOT NULL DEFAULT (x'')
) STRICT, WITHOUT ROWID;

-- The log: every envelope as it was signed. This is the truth; all other tables can be rebuilt from it.
-- state: 0 waits in the outbox, 1 held, 2 quarantined, 3 own and receipted, 4 of another device, 5 set aside.
CREATE TABLE envelope (
    id           INTEGER NOT NULL PRIMARY KEY,
    hash         BLOB    NOT NULL UNIQUE,
    stream       BLOB    NOT NULL,
    seq          INTEGER NOT NULL DEFAULT 0,
    body         BLOB    NOT NULL,
    signature    BLOB    NOT NULL,
    device       BLOB    NOT NULL,
    author       BLOB    NOT NULL,
    at           INTEGER NOT NULL,
    command      TEXT    NOT NULL,
    state        INTEGER NOT NULL,
    reason       TEXT    NOT NULL DEFAULT '',
    root_seq     INTEGER NOT NULL
) STRICT;
CREATE INDEX envelope_by_state ON envelope (state, id);
CREATE INDEX envelope_by_stream ON envelope (stream, id);
CREATE INDEX envelope_by_root ON envelope (root_seq);

-- Which envelopes touch which document.
CREATE TABLE envelope_document (
    document BLOB    NOT NULL,
    envelope INTEGER NOT NULL REFERENCES envelope (id) ON DELETE CASCADE,
    PRIMARY KEY (document, envelope)
) STRICT, WITHOUT ROWID;
CREATE INDEX envelope_document_by_envelope ON envelope_document (envelope);

-- Compacted documents: a cache over the log.
CREATE TABLE document (
    id       BLOB NOT NULL PRIMARY KEY,
    stream   BLOB NOT NULL,
    kind     TEXT NOT NULL,
    snapshot BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_stream ON document (stream);

-- Devices whose envelopes are here: their keys and their people.
CREATE TABLE device (
    id         BLOB NOT NULL PRIMARY KEY,
    user       BLOB NOT NULL,
    user_name  TEXT NOT NULL,
    public_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What is being typed.
CREATE TABLE draft (
    key      TEXT    NOT NULL PRIMARY KEY,
    body     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per writing transaction: a hash chain over everything that entered the log.
CREATE TABLE state_root (
    seq    INTEGER NOT NULL PRIMARY KEY,
    digest BLOB    NOT NULL,
    root   BLOB    NOT NULL
) STRICT;

-- Two people's work was put together here.
CREATE TABLE merge_event (
    id       INTEGER NOT NULL PRIMARY KEY,
    stream   BLOB    NOT NULL,
    document BLOB    NOT NULL,
    at       INTEGER NOT NULL,
    author   BLOB    NOT NULL
) STRICT;
CREATE INDEX merge_event_by_stream ON merge_event (stream);

-- Read model.
CREATE TABLE trail (
    id              BLOB    NOT NULL PRIMARY KEY,
    national_id     TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    phase           TEXT    NOT NULL,
    referred        TEXT    NOT NULL,
    started_at      INTEGER,
    end_cause       TEXT    NOT NULL,
    ended_on        TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    goal            TEXT    NOT NULL,
    strengths       TEXT    NOT NULL,
    openness        TEXT    NOT NULL,
    version         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
    id            BLOB    NOT NULL PRIMARY KEY,
    trail         BLOB    NOT NULL,
    kind          TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    minutes       INTEGER NOT NULL,
    channel       TEXT    NOT NULL,
    place         TEXT    NOT NULL,
    status        TEXT    NOT NULL,
    subject       TEXT    NOT NULL,
    employer      TEXT    NOT NULL,
    employer_name TEXT    NOT NULL,
    travel_to     INTEGER NOT NULL,
    travel_from   INTEGER NOT NULL,
    excerpt       TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    conflicts     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_by_trail ON meeting (trail, status, at);
CREATE INDEX meeting_by_time ON meeting (at);
CREATE INDEX meeting_by_status ON meeting (status, at);
CREATE INDEX meeting_by_employer ON meeting (employer, at) WHERE employer <> '';

CREATE TABLE task (
    id         BLOB    NOT NULL PRIMARY KEY,
    trail      BLOB    NOT NULL,
    subject    TEXT    NOT NULL,
    due        TEXT    NOT NULL,
    status     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    done_at    INTEGER,
    conflicts  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX task_by_trail ON task (trail, status, due);
CREATE INDEX task_by_due ON task (status, due);

-- Full text. The row number grows with the time an entry counts under, so that newest-first is a walk by row number.
CREATE TABLE search_entry (
    id     INTEGER NOT NULL PRIMARY KEY,
    kind   TEXT    NOT NULL,
    entity BLOB    NOT NULL UNIQUE,
    trail  BLOB    NOT NULL,
    at     INTEGER NOT NULL,
    title  TEXT    NOT NULL,
    body   TEXT    NOT NULL,
    folded TEXT    NOT NULL
) STRICT;
CREATE INDEX search_entry_by_trail ON search_entry (trail);
CREATE VIRTUAL TABLE search_index USING fts5 (
    folded, content = 'search_entry', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4'
);
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
