//! What merging left unsettled, as findings read it.

use crate::ReplicaError;
use rusqlite::{Connection, Row};
use worktrail_document::FieldDispute;
use worktrail_domain::{
    DocumentId, TrailId,
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
