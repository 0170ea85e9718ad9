//! How far a change reaches into what was derived from trails: rules read more than the trail that was written.

use crate::ReplicaError;
use rusqlite::Connection;
use std::collections::BTreeSet;
use worktrail_document::{Document, Entity};
use worktrail_domain::{DocumentId, RecordKind, StreamId, records::spec};

/// A field with the id of an employer's contact.
const CONTACT: &str = "employer_contact";

/// How far a change reaches into what was derived from trails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reach {
    /// No further than these streams.
    Streams(BTreeSet<StreamId>),
    /// Perhaps into every trail.
    Everything,
}

impl Default for Reach {
    fn default() -> Self {
        Self::Streams(BTreeSet::new())
    }
}

impl Reach {
    /// Adds what one document reaches that is about to be stored: its own stream; of a trail the other trails of the
    /// person it was and is of, as a person has one that is not ended; of an employer's contact the trails that point at
    /// it.
    pub(crate) fn add(
        &mut self,
        db: &Connection,
        stream: StreamId,
        id: DocumentId,
        document: &Document,
    ) -> Result<(), ReplicaError> {
        let Self::Streams(streams) = self else { return Ok(()) };
        streams.insert(stream);
        match document.entity() {
            Entity::Trail(state) => {
                let mut statement = db.prepare_cached(
                    "SELECT id FROM trail WHERE national_id IN (?1, (SELECT national_id FROM trail WHERE id = ?2))",
                )?;
                let of_person = statement.query_map((&state.national_id, id.as_bytes()), |row| row.get(0))?;
                for trail in of_person {
                    streams.insert(StreamId::from_bytes(trail?));
                }
            }
            Entity::Record(state) if RecordKind::from_code(&state.kind) == RecordKind::EmployerContact => {
                streams.extend(pointing_at(db, id)?);
            }
            Entity::Record(_) | Entity::Meeting(_) | Entity::Task(_) => {}
        }
        Ok(())
    }
}

/// The streams of the meetings and records that name a contact.
fn pointing_at(db: &Connection, contact: DocumentId) -> Result<Vec<StreamId>, ReplicaError> {
    let naming = RecordKind::ALL.iter().filter(|kind| spec(**kind).field(CONTACT).is_some());
    let kinds: Vec<String> = naming.map(|kind| format!("'{}'", kind.code())).collect();
    let mut statement = db.prepare_cached(&format!(
        "SELECT trail FROM meeting WHERE employer_contact = ?1 AND employer_contact <> '' \
         UNION SELECT trail FROM record WHERE kind IN ({}) AND fields ->> '{CONTACT}' = ?1",
        kinds.join(", ")
    ))?;
    let found = statement.query_map([contact.to_string()], |row| Ok(StreamId::from_bytes(row.get(0)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::MIGRATIONS;
    use worktrail_document::DocumentKind;
    use worktrail_domain::DeviceId;

    fn id(number: u8) -> [u8; 16] {
        [number; 16]
    }

    fn tables() -> Connection {
        let db = Connection::open_in_memory().unwrap();
        MIGRATIONS.iter().for_each(|sql| db.execute_batch(sql).unwrap());
        for (number, person) in [(1, "a"), (2, "a"), (3, "b"), (4, "b"), (5, "c")] {
            db.execute(
                "INSERT INTO trail (id, national_id, name, phase, referred, end_cause, ended_on, created_at, goal, \
                 strengths, openness, version) VALUES (?1, ?2, '', '', '', '', '', 0, '', '', '', '')",
                (id(number), person),
            )
            .unwrap();
        }
        db
    }

    fn reached(db: &Connection, stream: u8, kind: DocumentKind, lines: &[(&str, &str)]) -> Vec<u8> {
        let mut document = Document::empty(kind);
        let mut edit = document.edit(DeviceId::from_bytes(id(9)), [0; 8]);
        lines.iter().for_each(|(key, value)| {
            edit.put_line(key, value);
        });
        edit.finish(0);
        let mut reach = Reach::default();
        let stream = StreamId::from_bytes(id(stream));
        reach.add(db, stream, stream.document(), &document).unwrap();
        let Reach::Streams(streams) = reach else { return Vec::new() };
        streams.iter().map(|stream| stream.as_bytes()[0]).collect()
    }

    #[test]
    fn trail_reaches_the_others_of_the_person_it_was_and_is_of() {
        let db = tables();
        assert_eq!(reached(&db, 3, DocumentKind::Trail, &[("national_id", "a")]), [1, 2, 3, 4]);
        assert_eq!(reached(&db, 5, DocumentKind::Trail, &[("national_id", "c")]), [5]);
        assert_eq!(reached(&db, 6, DocumentKind::Trail, &[("national_id", "b")]), [3, 4, 6], "one that is new");
    }

    #[test]
    fn contact_reaches_the_trails_whose_meetings_and_records_name_it_and_other_records_do_not() {
        let db = tables();
        let contact = DocumentId::from_bytes(id(7)).to_string();
        db.execute(
            "INSERT INTO meeting (id, trail, kind, at, minutes, channel, place, status, subject, employer, \
             employer_name, travel_to, travel_from, excerpt, created_at, conflicts, employer_contact) \
             VALUES (?1, ?2, '', 0, 0, '', '', '', '', '', '', 0, 0, '', 0, 0, ?3)",
            (id(20), id(1), &contact),
        )
        .unwrap();
        let job = format!("{{\"employer_contact\":\"{contact}\"}}");
        for (number, trail, kind) in [(21, 4, "job"), (22, 5, "sub_goal")] {
            db.execute(
                "INSERT INTO record (id, trail, kind, fields, texts, discarded, created_at, conflicts) \
                 VALUES (?1, ?2, ?3, ?4, '{}', 0, 0, 0)",
                (id(number), id(trail), kind, &job),
            )
            .unwrap();
        }
        let kind = |kind: RecordKind| [("record_kind", kind.code())];
        assert_eq!(reached(&db, 7, DocumentKind::Record, &kind(RecordKind::EmployerContact)), [1, 4, 7]);
        assert_eq!(reached(&db, 7, DocumentKind::Record, &kind(RecordKind::Job)), [7]);
    }
}
