//! What merging left unsettled, as findings read it.

use crate::{ReplicaError, open::Replica};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;
use worktrail_document::FieldDispute;
use worktrail_domain::{
    DocumentId, StreamId, TrailId,
    findings::{Dispute, DisputeKind},
};

/// What merging left unsettled, from a row with document, field, how and values from column `first` on.
pub(crate) fn dispute(row: &Row<'_>, first: usize) -> rusqlite::Result<Dispute> {
    Ok(Dispute {
        document: DocumentId::from_bytes(row.get(first)?),
        field: row.get(first + 1)?,
        kind: kind_of(&row.get::<_, String>(first + 2)?),
        values: serde_json::from_str(&row.get::<_, String>(first + 3)?).unwrap_or_default(),
    })
}

impl Replica {
    /// What merging left unsettled at each employer that has anything of it, by employer.
    ///
    /// # Errors
    /// Any store error.
    pub fn employer_disputes(&self) -> Result<BTreeMap<StreamId, Vec<Dispute>>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT d.trail, d.document, d.field, d.how, d.field_values FROM dispute d JOIN stream s ON s.id = d.trail \
             WHERE s.kind = 'employer' ORDER BY 1, 2, 3, 4",
        )?;
        let mut rows = statement.query([])?;
        let mut found = BTreeMap::<_, Vec<_>>::new();
        while let Some(row) = rows.next()? {
            found.entry(StreamId::from_bytes(row.get(0)?)).or_default().push(dispute(row, 1)?);
        }
        Ok(found)
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
