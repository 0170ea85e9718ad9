//! What is being typed, so that a crash costs nothing.

use crate::{ReplicaError, open::Replica, view::DraftView};
use worktrail_domain::Timestamp;

/// Longest draft, in bytes: a form with the longest note, and room.
const DRAFT_BYTES_MAX: usize = 256 * 1024;

/// Most drafts kept; the oldest go first.
const DRAFTS_MAX: i64 = 50;

impl Replica {
    /// Keeps a draft durably.
    ///
    /// # Errors
    /// Any store error. A draft over 256 KiB is cut off by the rules of the form long before; it is not kept.
    pub fn save_draft(&mut self, key: &str, body: &str, now: Timestamp) -> Result<(), ReplicaError> {
        if body.len() > DRAFT_BYTES_MAX {
            return Ok(());
        }
        let tx = self.db.transaction()?;
        tx.execute(
            "INSERT OR REPLACE INTO draft (key, body, saved_at) VALUES (?1, ?2, ?3)",
            (key, body, now.millis()),
        )?;
        tx.execute(
            "DELETE FROM draft WHERE key NOT IN (SELECT key FROM draft ORDER BY saved_at DESC LIMIT ?1)",
            [DRAFTS_MAX],
        )?;
        tx.commit()?;
        Ok(())
    }

    /// Drafts, newest first.
    ///
    /// # Errors
    /// Any store error.
    pub fn drafts(&self) -> Result<Vec<DraftView>, ReplicaError> {
        let mut statement = self.db.prepare_cached("SELECT key, body, saved_at FROM draft ORDER BY saved_at DESC")?;
        let rows = statement.query_map([], |row| {
            Ok(DraftView { key: row.get(0)?, body: row.get(1)?, saved_at: Timestamp::from_millis(row.get(2)?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Removes a draft, after it was saved or given up.
    ///
    /// # Errors
    /// Any store error.
    pub fn discard_draft(&mut self, key: &str) -> Result<(), ReplicaError> {
        self.db.execute("DELETE FROM draft WHERE key = ?1", [key])?;
        Ok(())
    }
}
