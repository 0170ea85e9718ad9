//! From a document to the rows that lists, calendars and search read.

mod meeting;
mod record;
mod task;
mod trail;

pub use record::record_title;
pub(crate) use record::section_title;

use crate::{ReplicaError, disputes};
use rusqlite::Connection;
use worktrail_document::{Document, Entity};
use worktrail_domain::{DocumentId, StreamId};

/// Writes an entity's rows anew.
pub(crate) fn project(
    db: &Connection,
    stream: StreamId,
    id: DocumentId,
    document: &mut Document,
) -> Result<(), ReplicaError> {
    let conflicts = i64::try_from(document.conflicts().len()).unwrap_or(i64::MAX);
    disputes::project(db, stream.trail(), id, &document.disputes())?;
    match document.entity() {
        Entity::Trail(state) => trail::trail(db, id, &state, &document.version().to_string()),
        Entity::Meeting(state) => meeting::meeting(db, stream.trail(), id, &state, conflicts),
        Entity::Task(state) => task::task(db, stream.trail(), id, &state, conflicts),
        Entity::Record(state) => record::record(db, stream.trail(), id, &state, conflicts),
    }
}

/// Empties every table that is derived from documents.
pub(crate) fn clear(db: &Connection) -> Result<(), ReplicaError> {
    db.execute_batch(
        "DELETE FROM trail; DELETE FROM meeting; DELETE FROM task; DELETE FROM record; DELETE FROM dispute; DELETE FROM search_entry;",
    )?;
    db.execute_batch("INSERT INTO search_index (search_index) VALUES ('rebuild')")?;
    Ok(())
}
