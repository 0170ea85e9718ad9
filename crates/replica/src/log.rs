//! Rows of the log.

use crate::ReplicaError;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use worktrail_document::EnvelopeBody;
use worktrail_domain::{DocumentId, StreamId, StreamKind};
use worktrail_sync::EnvelopeHash;

/// What is known of an envelope's delivery; the numbers are those of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Waits in the outbox.
    Pending = 0,
    /// At the server, waiting for a dependency.
    Held = 1,
    /// At the server, waiting for a person.
    Quarantined = 2,
    /// Own and durable at the server.
    Delivered = 3,
    /// Made by another device.
    Foreign = 4,
    /// Kept, but not applied: its signature or its changes are not right.
    SetAside = 5,
}

impl State {
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Pending => 0,
            Self::Held => 1,
            Self::Quarantined => 2,
            Self::Delivered => 3,
            Self::Foreign => 4,
            Self::SetAside => 5,
        }
    }
}

/// An envelope on its way into the log.
pub(crate) struct NewEnvelope<'a> {
    pub(crate) hash: EnvelopeHash,
    pub(crate) body_bytes: &'a [u8],
    pub(crate) signature: &'a [u8],
    pub(crate) body: &'a EnvelopeBody,
    pub(crate) seq: u64,
    pub(crate) state: State,
    pub(crate) root_seq: i64,
}

/// Adds an envelope and notes which documents it touches.
pub(crate) fn insert(db: &Connection, new: &NewEnvelope<'_>) -> Result<(), ReplicaError> {
    db.prepare_cached(
        "INSERT INTO envelope (hash, stream, seq, body, signature, device, author, at, command, state, root_seq, \
         action) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute((
        new.hash,
        new.body.stream.as_bytes(),
        i64::try_from(new.seq).unwrap_or(i64::MAX),
        new.body_bytes,
        new.signature,
        new.body.device.as_bytes(),
        new.body.user.as_bytes(),
        new.body.at.millis(),
        &new.body.command,
        new.state.number(),
        new.root_seq,
        new.body.action.as_bytes(),
    ))?;
    let id = db.last_insert_rowid();
    let documents: BTreeSet<DocumentId> = new.body.changes.iter().map(|change| change.document).collect();
    for document in documents {
        db.prepare_cached("INSERT INTO envelope_document (document, envelope) VALUES (?1, ?2)")?
            .execute((document.as_bytes(), id))?;
    }
    Ok(())
}

/// The state of a known envelope, by its hash.
pub(crate) fn state_of(db: &Connection, hash: &EnvelopeHash) -> Result<Option<i64>, ReplicaError> {
    Ok(db
        .prepare_cached("SELECT state FROM envelope WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()?)
}

/// Whether something of a stream waits in the outbox.
pub(crate) fn has_pending(db: &Connection, stream: StreamId) -> Result<bool, ReplicaError> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM envelope WHERE stream = ?1 AND state = 0)")?
        .query_row([stream.as_bytes()], |row| row.get(0))?)
}

/// Makes sure that a stream has its row.
pub(crate) fn ensure_stream(db: &Connection, stream: StreamId) -> Result<(), ReplicaError> {
    db.prepare_cached("INSERT OR IGNORE INTO stream (id) VALUES (?1)")?.execute([stream.as_bytes()])?;
    Ok(())
}

/// Notes what kind of stream it is.
pub(crate) fn set_kind(db: &Connection, stream: StreamId, kind: StreamKind) -> Result<(), ReplicaError> {
    db.prepare_cached("UPDATE stream SET kind = ?2 WHERE id = ?1")?.execute((stream.as_bytes(), kind.code()))?;
    Ok(())
}

/// All changes of one document that are in the log and not set aside, in the order they came.
pub(crate) fn changes_of(db: &Connection, document: DocumentId) -> Result<Vec<Vec<u8>>, ReplicaError> {
    let mut statement = db.prepare_cached(
        "SELECT e.body FROM envelope_document d JOIN envelope e ON e.id = d.envelope \
         WHERE d.document = ?1 AND e.state <> 5 ORDER BY e.id",
    )?;
    let bodies =
        statement.query_map([document.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut changes = Vec::new();
    for bytes in bodies {
        let body = EnvelopeBody::decode(&bytes).map_err(|_| ReplicaError::Damaged)?;
        changes
            .extend(body.changes.into_iter().filter(|change| change.document == document).map(|change| change.bytes));
    }
    Ok(changes)
}
