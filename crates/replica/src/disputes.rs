//! What merging left unsettled, as findings read it.

use crate::{ReplicaError, open::Replica};
use rusqlite::Connection;
use worktrail_document::FieldDispute;
use worktrail_domain::{
    DocumentId, TrailId,
    findings::{Dispute, DisputeKind},
};

impl Replica {
    /// What merging left unsettled in the documents of a trail.
    ///
    /// # Errors
    /// Any store error.
    pub fn disputes(&self, trail: TrailId) -> Result<Vec<Dispute>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT document, field, how, field_values FROM dispute WHERE trail = ?1 ORDER BY 1, 2, 3",
        )?;
        let rows = statement.query_map([trail.as_bytes()], |row| {
            Ok(Dispute {
                document: DocumentId::from_bytes(row.get(0)?),
                field: row.get(1)?,
                kind: kind_of(&row.get::<_, String>(2)?),
                values: serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a trail has tasks that are open.
    ///
    /// # Errors
    /// Any store error.
    pub fn has_open_tasks(&self, trail: TrailId) -> Result<bool, ReplicaError> {
        Ok(self
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM task WHERE trail = ?1 AND status = 'open')")?
            .query_row([trail.as_bytes()], |row| row.get(0))?)
    }

    /// Other trails of the same person that are not ended.
    ///
    /// # Errors
    /// Any store error.
    pub fn other_active_trails(&self, trail: TrailId, national_id: &str) -> Result<Vec<TrailId>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM trail WHERE national_id = ?1 AND phase <> 'ended' AND id <> ?2 ORDER BY id",
        )?;
        let rows = statement.query_map((national_id, trail.as_bytes()), |row| Ok(TrailId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Writes anew what is unsettled in one document.
pub(crate) fn project(
    db: &Connection,
    trail: TrailId,
    id: DocumentId,
    disputes: &[FieldDispute],
) -> Result<(), ReplicaError> {
    db.prepare_cached("DELETE FROM dispute WHERE document = ?1")?.execute([id.as_bytes()])?;
    for dispute in disputes {
        db.prepare_cached(
            "INSERT INTO dispute (document, field, how, trail, field_values) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            id.as_bytes(),
            &dispute.field,
            code_of(dispute.kind),
            trail.as_bytes(),
            serde_json::to_string(&dispute.values).unwrap_or_default(),
        ))?;
    }
    Ok(())
}

const fn code_of(kind: DisputeKind) -> &'static str {
    match kind {
        DisputeKind::Values => "values",
        DisputeKind::Twice => "twice",
        DisputeKind::Beside => "beside",
    }
}

fn kind_of(code: &str) -> DisputeKind {
    match code {
        "twice" => DisputeKind::Twice,
        "beside" => DisputeKind::Beside,
        _ => DisputeKind::Values,
    }
}
