//! Any entity as people know it: what it is, its fields in words, what it was, and setting fields to values that stood.
//!
//! The inbox of conflicts and the time machine are both made of this, so that they call things by the same names and
//! pass the same rules.

mod commands;
mod fields;
mod history;
mod inbox;
mod put;
mod receipts;
mod steps;
mod trail_on_day;

use crate::{CoreError, api::EntityKind, profile::KIND_PREFIX, records, texts};
use worktrail_document::{Document, DocumentKind};
use worktrail_domain::{DocumentId, RecordKind, StreamId, StreamKind, TrailId, Words, profile::section_label};
use worktrail_replica::{Replica, ReplicaError};

/// An entity that is here.
struct Found {
    id: DocumentId,
    stream: StreamId,
    document: Document,
}

impl Found {
    /// Loads an entity of whatever kind.
    ///
    /// # Errors
    /// Code `id_unknown`, or a store error.
    fn load(replica: &Replica, id: DocumentId, field: &'static str) -> Result<Self, CoreError> {
        let (stream, kind) = replica.find_document(id).map_err(|error| match error {
            ReplicaError::UnknownId => CoreError::unknown_id(field),
            other => other.into(),
        })?;
        let (_, document) = replica.load_document(id, kind)?;
        Ok(Self { id, stream, document })
    }

    /// Its trail, when it lies in one.
    fn trail(&self, replica: &Replica) -> Result<Option<TrailId>, CoreError> {
        let is_trail = replica.stream_kind(self.stream)? == Some(StreamKind::Trail);
        Ok(is_trail.then(|| self.stream.trail()))
    }
}

/// What a document is, for screens.
fn what(document: &Document) -> EntityKind {
    match document.kind() {
        DocumentKind::Trail => EntityKind::Trail,
        DocumentKind::Meeting => EntityKind::Meeting,
        DocumentKind::Task => EntityKind::Task,
        DocumentKind::Record if record_kind(document) == RecordKind::Employer => EntityKind::Employer,
        DocumentKind::Record => EntityKind::Record,
    }
}

fn record_kind(document: &Document) -> RecordKind {
    RecordKind::from_code(&document.line("record_kind").unwrap_or_default())
}

/// A section of the profile.
const PROFILE: Words = Words::new("Profil", "Profil", "Profile");

/// What an entity is called, in words: its kind, and its subject where it has one.
fn title(replica: &Replica, stream: StreamId, document: &Document) -> Result<String, CoreError> {
    let with = |kind: Words, subject: &str| match (kind.of(replica.language()), subject) {
        (kind, "") => kind.to_owned(),
        (kind, subject) => format!("{kind}: {subject}"),
    };
    Ok(match document.kind() {
        DocumentKind::Trail => with(texts::TRAIL, &replica.title_of_stream(stream)?),
        DocumentKind::Meeting => {
            let meeting = document.meeting();
            with(meeting.kind.label(), &meeting.subject)
        }
        DocumentKind::Task => with(texts::TASK, &document.task().subject),
        DocumentKind::Record => {
            let record = document.record();
            if let Some(section) = record.kind.strip_prefix(KIND_PREFIX) {
                let heading = section_label(section).map_or("", |label| label.of(replica.language()));
                return Ok(with(PROFILE, heading));
            }
            let kind = RecordKind::from_code(&record.kind);
            let subject = worktrail_replica::record_title(&records::all_fields(&record));
            with(kind.label(), &subject)
        }
    })
}
