//! What a document said before, and whole texts as lists need them; both without loading what is on screen today.

use crate::{ReplicaError, log::State, open::Replica};
use std::collections::BTreeMap;
use worktrail_document::EnvelopeBody;
use worktrail_domain::{DeviceId, DocumentId, Timestamp, TrailId, UserId};

/// One action's part in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastChange {
    /// When, by the clock of the device.
    pub at: Timestamp,
    /// Who, by name.
    pub author: String,
    /// Who.
    pub user: UserId,
    /// On which device.
    pub device: DeviceId,
    /// What was done: the command's name.
    pub command: String,
    /// The server has it.
    pub delivered: bool,
    /// The changes of the document, each building on those before.
    pub changes: Vec<Vec<u8>>,
}

impl Replica {
    /// Every action that touched a document, in the order they came here; those set aside are left out.
    ///
    /// # Errors
    /// [`ReplicaError::Damaged`] for a stored envelope that cannot be read, or a store error.
    pub fn past_of(&self, document: DocumentId) -> Result<Vec<PastChange>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT e.at, ifnull(d.user_name, ''), e.body, e.state FROM envelope_document l JOIN envelope e ON e.id = l.envelope \
             LEFT JOIN device d ON d.id = e.device WHERE l.document = ?1 AND e.state <> 5 ORDER BY e.id",
        )?;
        let rows = statement.query_map([document.as_bytes()], |row| {
            let delivered = row.get::<_, i64>(3)? >= State::Delivered.number();
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?, delivered))
        })?;
        rows.map(|row| {
            let (at, author, bytes, delivered) = row?;
            let body = EnvelopeBody::decode(&bytes).map_err(|_| ReplicaError::Damaged)?;
            let own = body.changes.into_iter().filter(|change| change.document == document);
            let changes = own.map(|change| change.bytes).collect();
            let (at, user, device) = (Timestamp::from_millis(at), body.user, body.device);
            Ok(PastChange { at, author, user, device, command: body.command, delivered, changes })
        })
        .collect()
    }

    /// The whole notes of a trail's meetings, by document.
    ///
    /// # Errors
    /// Any store error.
    pub fn meeting_notes(&self, trail: TrailId) -> Result<BTreeMap<DocumentId, String>, ReplicaError> {
        let mut statement =
            self.db.prepare_cached("SELECT entity, body FROM search_entry WHERE trail = ?1 AND kind = 'meeting'")?;
        let rows = statement
            .query_map([trail.as_bytes()], |row| Ok((DocumentId::from_bytes(row.get(0)?), row.get::<_, String>(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
