//! Records of the catalogue, as lists and rules read them.

use crate::{ReplicaError, open::Replica, outbox::Unsent};
use rusqlite::{Row, ToSql};
use std::collections::BTreeMap;
use worktrail_domain::{RecordId, StreamId, StreamKind, Timestamp, TrailId};

/// Most records of one list.
const RECORDS_MAX: i64 = 5_000;

/// What [`stored`] reads; the stream comes first.
pub(crate) const RECORD_SQL: &str = "SELECT r.trail, r.id, r.kind, r.fields, r.texts, r.discarded, r.created_at, r.conflicts, \
     s.kind FROM record r JOIN stream s ON s.id = r.trail";

/// One record as it is stored; what its fields mean is said by the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// The record.
    pub id: RecordId,
    /// The stream it lies in.
    pub stream: StreamId,
    /// Its trail, when that stream is one.
    pub trail: Option<TrailId>,
    /// Code of its kind.
    pub kind: String,
    /// Fields that are set.
    pub fields: BTreeMap<String, String>,
    /// Texts that are not empty, by slot.
    pub texts: BTreeMap<usize, String>,
    /// Marked as not wanted.
    pub discarded: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Waits to be delivered.
    pub unsent: bool,
    /// How many fields two people set to different values at the same time.
    pub conflicts: u32,
}

impl StoredRecord {
    /// Its trail, for a record that must lie in one.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it lies at an employer or in the own workspace.
    pub fn in_trail(&self) -> Result<TrailId, ReplicaError> {
        self.trail.ok_or(ReplicaError::UnknownId)
    }
}

impl Replica {
    /// Records, newest first; of one trail, of one kind, or of both where given.
    ///
    /// # Errors
    /// Any store error.
    pub fn records(&self, trail: Option<TrailId>, kind: Option<&str>) -> Result<Vec<StoredRecord>, ReplicaError> {
        let order = format!("ORDER BY r.created_at DESC LIMIT {RECORDS_MAX}");
        let trail = trail.as_ref().map(|id| id.as_bytes().as_slice());
        match (&trail, &kind) {
            (Some(trail), Some(kind)) => {
                self.record_rows(&format!("WHERE r.trail = ?1 AND r.kind = ?2 {order}"), &[trail, kind])
            }
            (Some(trail), None) => self.record_rows(&format!("WHERE r.trail = ?1 {order}"), &[trail]),
            (None, Some(kind)) => self.record_rows(&format!("WHERE r.kind = ?1 {order}"), &[kind]),
            (None, None) => self.record_rows(&order, &[]),
        }
    }

    /// Records of one stream, newest first, of all kinds.
    ///
    /// # Errors
    /// Any store error.
    pub fn records_in(&self, stream: StreamId) -> Result<Vec<StoredRecord>, ReplicaError> {
        let tail = format!("WHERE r.trail = ?1 ORDER BY r.created_at DESC LIMIT {RECORDS_MAX}");
        self.record_rows(&tail, &[&stream.as_bytes().as_slice()])
    }

    /// One record.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here.
    pub fn record(&self, id: RecordId) -> Result<StoredRecord, ReplicaError> {
        self.record_rows("WHERE r.id = ?1", &[&id.as_bytes().as_slice()])?.pop().ok_or(ReplicaError::UnknownId)
    }

    fn record_rows(&self, tail: &str, params: &[&dyn ToSql]) -> Result<Vec<StoredRecord>, ReplicaError> {
        let unsent = self.unsent()?;
        let mut statement = self.db.prepare_cached(&format!("{RECORD_SQL} {tail}"))?;
        let rows = statement.query_map(params, |row| stored(row, &unsent))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

pub(crate) fn stored(row: &Row<'_>, unsent: &Unsent) -> rusqlite::Result<StoredRecord> {
    let stream = StreamId::from_bytes(row.get(0)?);
    let id = RecordId::from_bytes(row.get(1)?);
    Ok(StoredRecord {
        id,
        stream,
        trail: (row.get::<_, String>(8)? == StreamKind::Trail.code()).then_some(stream.trail()),
        kind: row.get(2)?,
        fields: serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default(),
        texts: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
        discarded: row.get(5)?,
        created_at: Timestamp::from_millis(row.get(6)?),
        unsent: unsent.documents.contains(&id.document()),
        conflicts: row.get(7)?,
    })
}
