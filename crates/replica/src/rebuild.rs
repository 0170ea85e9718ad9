//! The read model built anew from the documents: whole or not at all, and telling how far it has come.

use crate::{ReplicaError, open::Replica, project, reach::Reach};
use rusqlite::{Connection, TransactionBehavior};
use worktrail_document::{Document, DocumentKind};
use worktrail_domain::{DocumentId, StreamId};

/// After how many documents the progress is told: often enough for a moving bar, seldom enough to cost nothing.
const PROGRESS_STEP: u64 = 64;

impl Replica {
    /// Builds lists, calendar and search anew from the documents, in one transaction: whatever stops it leaves the old
    /// ones. `progress` hears how many documents are done and how many there are.
    ///
    /// # Errors
    /// Any store error.
    pub fn rebuild_read_model(&mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<u64, ReplicaError> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = rebuild(&tx, progress)?;
        tx.commit()?;
        self.remembered.forget(&Reach::Everything);
        Ok(done)
    }
}

/// Builds the read model inside a transaction; answers how many documents it holds.
pub(crate) fn rebuild(db: &Connection, progress: &mut dyn FnMut(u64, u64)) -> Result<u64, ReplicaError> {
    project::clear(db)?;
    let all: i64 = db.query_row("SELECT count(*) FROM document", [], |row| row.get(0))?;
    let all = u64::try_from(all).unwrap_or(0);
    let (mut seen, mut done) = (0, 0);
    // By stream, so that rows which are read together lie together.
    let mut statement = db.prepare("SELECT id, stream, kind, snapshot FROM document ORDER BY stream, id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        seen += 1;
        if seen % PROGRESS_STEP == 0 || seen == all {
            progress(seen, all);
        }
        let Some(kind) = DocumentKind::from_code(&row.get::<_, String>(2)?) else { continue };
        let snapshot: Vec<u8> = row.get(3)?;
        // A damaged snapshot is found by its own check; here it only leaves its row out.
        if let Ok(mut document) = Document::load(kind, &snapshot) {
            let (id, stream) = (DocumentId::from_bytes(row.get(0)?), StreamId::from_bytes(row.get(1)?));
            project::project(db, stream, id, &mut document)?;
            done += 1;
        }
    }
    Ok(done)
}
