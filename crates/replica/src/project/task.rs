//! Rows of a task.

use crate::{ReplicaError, search};
use rusqlite::Connection;
use worktrail_document::TaskState;
use worktrail_domain::{DocumentId, Due, Timestamp, TrailId};

pub(super) fn task(
    db: &Connection,
    trail: TrailId,
    id: DocumentId,
    state: &TaskState,
    conflicts: i64,
) -> Result<(), ReplicaError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO task (id, trail, subject, due, status, created_at, done_at, conflicts, note, due_at, \
         priority, remind_at, reason) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)",
    )?
    .execute((
        id.as_bytes(),
        trail.as_bytes(),
        &state.subject,
        state.due.map(|due| due.date().to_string()).unwrap_or_default(),
        state.status.code(),
        state.created_at.millis(),
        state.done_at.map(Timestamp::millis),
        conflicts,
        &state.note,
        state.due.and_then(Due::at).map(Timestamp::millis),
        state.priority.code(),
        state.remind_at.map(Timestamp::millis),
        &state.reason,
    ))?;
    let entry = search::Entry {
        kind: "task",
        entity: id,
        trail,
        at: state.created_at,
        title: state.subject.clone(),
        body: state.note.clone(),
        extra: String::new(),
    };
    search::index(db, &entry)
}
