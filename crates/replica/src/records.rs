//! Records of the catalogue, as lists and rules read them.

use crate::{ReplicaError, open::Replica};
use rusqlite::{Row, ToSql};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_domain::{DocumentId, RecordId, Timestamp, TrailId};

/// Most records of one list.
const RECORDS_MAX: i64 = 5_000;

const RECORD_SQL: &str = "SELECT id, trail, kind, fields, texts, discarded, created_at, conflicts FROM record";

/// One record as it is stored; what its fields mean is said by the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// The record.
    pub id: RecordId,
    /// Its trail.
    pub trail: TrailId,
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

impl Replica {
    /// Records, newest first; of one trail, of one kind, or of both where given.
    ///
    /// # Errors
    /// Any store error.
    pub fn records(&self, trail: Option<TrailId>, kind: Option<&str>) -> Result<Vec<StoredRecord>, ReplicaError> {
        let order = format!("ORDER BY created_at DESC LIMIT {RECORDS_MAX}");
        let trail = trail.as_ref().map(|id| id.as_bytes().as_slice());
        match (&trail, &kind) {
            (Some(trail), Some(kind)) => {
                self.record_rows(&format!("WHERE trail = ?1 AND kind = ?2 {order}"), &[trail, kind])
            }
            (Some(trail), None) => self.record_rows(&format!("WHERE trail = ?1 {order}"), &[trail]),
            (None, Some(kind)) => self.record_rows(&format!("WHERE kind = ?1 {order}"), &[kind]),
            (None, None) => self.record_rows(&order, &[]),
        }
    }

    /// One record.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here.
    pub fn record(&self, id: RecordId) -> Result<StoredRecord, ReplicaError> {
        self.record_rows("WHERE id = ?1", &[&id.as_bytes().as_slice()])?.pop().ok_or(ReplicaError::UnknownId)
    }

    fn record_rows(&self, tail: &str, params: &[&dyn ToSql]) -> Result<Vec<StoredRecord>, ReplicaError> {
        let (unsent, _) = self.unsent()?;
        let mut statement = self.db.prepare_cached(&format!("{RECORD_SQL} {tail}"))?;
        let rows = statement.query_map(params, |row| stored(row, &unsent))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn stored(row: &Row<'_>, unsent: &BTreeSet<DocumentId>) -> rusqlite::Result<StoredRecord> {
    let id = RecordId::from_bytes(row.get(0)?);
    Ok(StoredRecord {
        id,
        trail: TrailId::from_bytes(row.get(1)?),
        kind: row.get(2)?,
        fields: serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default(),
        texts: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
        discarded: row.get(5)?,
        created_at: Timestamp::from_millis(row.get(6)?),
        unsent: unsent.contains(&id.document()),
        conflicts: row.get(7)?,
    })
}
