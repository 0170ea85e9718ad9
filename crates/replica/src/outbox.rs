//! What waits to be delivered, and the one source of every delivery count.

use crate::{ReplicaError, open::Replica};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use worktrail_domain::{DocumentId, StreamId, Timestamp};
use worktrail_sync::{Cursor, Frame};

/// What has become of an action: of its envelopes, that which a person has to know first. Beside a `GROUP BY action`.
const ACTION_STATE: &str =
    "CASE WHEN min(state) = 0 THEN 0 WHEN max(state = 2) THEN 2 WHEN min(state) = 1 THEN 1 ELSE 3 END";

/// Counts of this device's own actions by state. An action with envelopes in several streams counts once: as delivered
/// when all of them are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Saved here, not yet receipted.
    pub pending: u32,
    /// At the server, waiting for a dependency.
    pub held: u32,
    /// At the server, waiting for a person.
    pub quarantined: u32,
    /// Durable at the server.
    pub delivered: u32,
}

/// Documents and streams with something that waits to be delivered.
#[derive(Debug, Default)]
pub(crate) struct Unsent {
    pub(crate) documents: BTreeSet<DocumentId>,
    pub(crate) streams: BTreeSet<StreamId>,
}

impl OutboxCounts {
    /// Counts the actions whose envelopes are told of by their ids.
    pub(crate) fn of(db: &Connection, actions: &BTreeSet<[u8; 16]>) -> Result<Self, ReplicaError> {
        let mut counts = Self::default();
        let mut statement =
            db.prepare_cached(&format!("SELECT {ACTION_STATE} FROM envelope WHERE state < 4 AND action = ?1"))?;
        for action in actions {
            counts.put(statement.query_row([action], |row| row.get(0))?, 1);
        }
        Ok(counts)
    }

    fn put(&mut self, state: i64, actions: u32) {
        let slot = match state {
            0 => &mut self.pending,
            1 => &mut self.held,
            2 => &mut self.quarantined,
            _ => &mut self.delivered,
        };
        *slot += actions;
    }
}

impl Replica {
    /// Counts actions by state, from the log.
    pub(crate) fn count_outbox(&self) -> Result<OutboxCounts, ReplicaError> {
        let mut counts = OutboxCounts::default();
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT now, count(*) FROM (SELECT {ACTION_STATE} AS now FROM envelope WHERE state < 4 GROUP BY action) \
             GROUP BY now"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            counts.put(row.get(0)?, row.get(1)?);
        }
        Ok(counts)
    }

    /// The oldest waiting envelopes, at most so many and so many bytes; one is always among them if any waits.
    ///
    /// # Errors
    /// Any store error.
    pub fn outbox_frames(&self, frames_max: usize, bytes_max: usize) -> Result<Vec<Frame>, ReplicaError> {
        let mut statement =
            self.db.prepare_cached("SELECT body, signature FROM envelope WHERE state = 0 ORDER BY id LIMIT ?1")?;
        let mut rows = statement.query([i64::try_from(frames_max).unwrap_or(i64::MAX)])?;
        let mut frames: Vec<Frame> = Vec::new();
        let mut bytes = 0;
        while let Some(row) = rows.next()? {
            let frame = Frame { body: row.get(0)?, signature: row.get(1)? };
            bytes += frame.body.len() + frame.signature.len();
            if bytes > bytes_max && !frames.is_empty() {
                break;
            }
            frames.push(frame);
        }
        Ok(frames)
    }

    /// One cursor for every stream here.
    ///
    /// # Errors
    /// Any store error.
    pub fn cursors(&self) -> Result<Vec<Cursor>, ReplicaError> {
        let mut statement =
            self.db.prepare_cached("SELECT id, epoch, cursor_seq, cursor_hash FROM stream ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok(Cursor {
                stream: StreamId::from_bytes(row.get(0)?),
                epoch: row.get(1)?,
                seq: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
                hash: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// When the server last answered, and when it last receipted something of this device.
    ///
    /// # Errors
    /// Any store error.
    pub fn contact_times(&self) -> Result<(Option<Timestamp>, Option<Timestamp>), ReplicaError> {
        let time = |key: &str| -> Result<Option<Timestamp>, ReplicaError> {
            let bytes: Option<Vec<u8>> =
                self.db.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()?;
            Ok(bytes.and_then(|b| b.try_into().ok()).map(|b| Timestamp::from_millis(i64::from_be_bytes(b))))
        };
        Ok((time("contact_at")?, time("delivered_at")?))
    }

    /// Reads what waits to be delivered from the outbox.
    pub(crate) fn read_unsent(&self) -> Result<Unsent, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT d.document, e.stream FROM envelope e JOIN envelope_document d ON d.envelope = e.id WHERE e.state = 0",
        )?;
        let mut rows = statement.query([])?;
        let mut unsent = Unsent::default();
        while let Some(row) = rows.next()? {
            unsent.documents.insert(DocumentId::from_bytes(row.get(0)?));
            unsent.streams.insert(StreamId::from_bytes(row.get(1)?));
        }
        Ok(unsent)
    }
}
