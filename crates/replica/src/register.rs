//! What the person register says of a trail's participant, as the server has told.

use crate::{ReplicaError, open::Replica};
use rusqlite::{Connection, OptionalExtension};
use worktrail_domain::{Date, StreamId, TrailId};
use worktrail_sync::PersonFacts;

/// The register's word on a trail's participant; empty until the server has answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterFacts {
    /// Name.
    pub name: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// The trail is shielded (*skjermet*).
    pub shielded: bool,
    /// Address; never there for a shielded trail.
    pub address: String,
    /// Mobile number.
    pub mobile: String,
}

impl Replica {
    /// What the register says of a trail's participant.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when the trail is not here.
    pub fn register_facts(&self, trail: TrailId) -> Result<RegisterFacts, ReplicaError> {
        self.db
            .prepare_cached("SELECT person_name, birth_date, shielded, address, mobile FROM stream WHERE id = ?1")?
            .query_row([trail.as_bytes()], |row| {
                Ok(RegisterFacts {
                    name: row.get(0)?,
                    birth_date: row.get::<_, String>(1)?.parse().ok(),
                    shielded: row.get(2)?,
                    address: row.get(3)?,
                    mobile: row.get(4)?,
                })
            })
            .optional()?
            .ok_or(ReplicaError::UnknownId)
    }
}

/// Keeps what the server told of a stream's person; tells whether the name is another than before.
pub(crate) fn keep(db: &Connection, stream: StreamId, person: Option<&PersonFacts>) -> Result<bool, ReplicaError> {
    let before: String = db
        .prepare_cached("SELECT person_name FROM stream WHERE id = ?1")?
        .query_row([stream.as_bytes()], |row| row.get(0))?;
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    let name = person.map(|person| person.name.clone()).unwrap_or_default();
    db.prepare_cached(
        "UPDATE stream SET person_name = ?2, birth_date = ?3, shielded = ?4, address = ?5, mobile = ?6 WHERE id = ?1",
    )?
    .execute((
        stream.as_bytes(),
        &name,
        person.and_then(|person| person.birth_date).map(|born| born.to_string()).unwrap_or_default(),
        person.is_some_and(|person| person.shielded),
        text(person.and_then(|person| person.address.as_ref())),
        text(person.and_then(|person| person.mobile.as_ref())),
    ))?;
    Ok(before != name)
}
