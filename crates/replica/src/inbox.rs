//! What merging left for a person: disputed documents, receipts of merges, and how far those were seen here.

use crate::{ReplicaError, open::Replica};
use rusqlite::OptionalExtension;
use worktrail_document::DocumentKind;
use worktrail_domain::{DeviceId, DocumentId, StreamId, Timestamp, UserId};

/// Where it lies until when this person has seen receipts on this laptop.
const SEEN: &str = "merges_seen_until";

/// Most documents with an open conflict that are told at once; more than a team leaves in a year.
const DISPUTED_MAX: i64 = 500;

/// Two people's work that was put together here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeEvent {
    /// The document.
    pub document: DocumentId,
    /// When the other person's change was made, by the clock of that device.
    pub at: Timestamp,
    /// When it was put together here.
    pub merged_at: Timestamp,
    /// The other person.
    pub author: UserId,
}

impl Replica {
    /// Documents with a field that stands with two values, in the order of their ids.
    ///
    /// # Errors
    /// Any store error.
    pub fn disputed_documents(&self) -> Result<Vec<DocumentId>, ReplicaError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT DISTINCT document FROM dispute WHERE how = 'values' ORDER BY document LIMIT ?1")?;
        let rows = statement.query_map([DISPUTED_MAX], |row| Ok(DocumentId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Merges made here after a time, newest first.
    ///
    /// # Errors
    /// Any store error.
    pub fn merges_since(&self, since: Timestamp, max: u32) -> Result<Vec<MergeEvent>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT document, at, merged_at, author FROM merge_event WHERE merged_at > ?1 \
             ORDER BY merged_at DESC, id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((since.millis(), max), |row| {
            Ok(MergeEvent {
                document: DocumentId::from_bytes(row.get(0)?),
                at: Timestamp::from_millis(row.get(1)?),
                merged_at: Timestamp::from_millis(row.get(2)?),
                author: UserId::from_bytes(row.get(3)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Until when receipts of merges were seen on this laptop.
    ///
    /// # Errors
    /// Any store error.
    pub fn merges_seen_until(&self) -> Result<Timestamp, ReplicaError> {
        let found: Option<[u8; 8]> = self
            .db
            .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
            .query_row([SEEN], |row| row.get(0))
            .optional()?;
        Ok(Timestamp::from_millis(found.map_or(i64::MIN, i64::from_be_bytes)))
    }

    /// Notes that receipts of merges until a time were seen here; an earlier time takes nothing back.
    ///
    /// # Errors
    /// Any store error.
    pub fn mark_merges_seen(&self, until: Timestamp) -> Result<(), ReplicaError> {
        if until > self.merges_seen_until()? {
            self.db
                .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
                .execute((SEEN, until.millis().to_be_bytes()))?;
        }
        Ok(())
    }

    /// In which stream a document lies and what it is about.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here or of a newer app's kind.
    pub fn find_document(&self, id: DocumentId) -> Result<(StreamId, DocumentKind), ReplicaError> {
        let found: Option<([u8; 16], String)> = self
            .db
            .prepare_cached("SELECT stream, kind FROM document WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        found
            .and_then(|(stream, kind)| Some((StreamId::from_bytes(stream), DocumentKind::from_code(&kind)?)))
            .ok_or(ReplicaError::UnknownId)
    }

    /// The documents of a stream, in the order of their ids.
    ///
    /// # Errors
    /// Any store error.
    pub fn documents_in(&self, stream: StreamId) -> Result<Vec<(DocumentId, DocumentKind)>, ReplicaError> {
        let mut statement = self.db.prepare_cached("SELECT id, kind FROM document WHERE stream = ?1 ORDER BY id")?;
        let rows = statement.query_map([stream.as_bytes()], |row| {
            Ok((DocumentId::from_bytes(row.get(0)?), DocumentKind::from_code(&row.get::<_, String>(1)?)))
        })?;
        let all = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(all.into_iter().filter_map(|(id, kind)| Some((id, kind?))).collect())
    }

    /// The person at work on a device; `None` when the device is not known here.
    ///
    /// # Errors
    /// Any store error.
    pub fn person_at(&self, device: DeviceId) -> Result<Option<(UserId, String)>, ReplicaError> {
        Ok(self
            .db
            .prepare_cached("SELECT user, user_name FROM device WHERE id = ?1")?
            .query_row([device.as_bytes()], |row| Ok((UserId::from_bytes(row.get(0)?), row.get(1)?)))
            .optional()?)
    }
}
