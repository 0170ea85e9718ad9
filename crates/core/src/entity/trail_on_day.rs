//! A whole trail as it was at the end of a day.

use super::{
    history::{entity_view, shown_fields},
    record_kind,
    steps::{document_at, steps_of},
};
use crate::{
    Client, CoreError,
    api::{EntityAt, TrailAt},
    profile::KIND_PREFIX,
    trails::past_date,
};
use worktrail_document::{Document, DocumentKind};
use worktrail_domain::{DocumentId, RecordKind, Timestamp, TrailId, oslo_day_bounds};
use worktrail_replica::Replica;

/// Records that the tool keeps for itself.
const KEPT_FOR_ITSELF: [RecordKind; 2] = [RecordKind::DutyMark, RecordKind::ContactMark];

impl Client {
    /// A trail with its profile, meetings, tasks and records as they were at the end of a day.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here, a date that is none or lies ahead on `on`; [`CoreError::Locked`] or a
    /// store error.
    pub fn trail_at(&self, id: TrailId, on: &str) -> Result<TrailAt, CoreError> {
        let on = past_date(on, "on", self.today())?;
        let until = Timestamp::from_millis(oslo_day_bounds(on).1.millis() - 1);
        self.with(|replica| {
            replica.load_document(id.document(), DocumentKind::Trail)?;
            let mut was = TrailAt {
                id,
                on,
                title: replica.title_of(id)?,
                phase_label: String::new(),
                lines: Vec::new(),
                meetings: Vec::new(),
                tasks: Vec::new(),
                records: Vec::new(),
            };
            let mut meetings: Vec<(Timestamp, EntityAt)> = Vec::new();
            let mut profile = Vec::new();
            for (entity, kind) in replica.documents_in(id.stream())? {
                let Some(document) = as_it_was(replica, entity, kind, until)? else { continue };
                let view = |document: &Document| entity_view(replica, entity, id.stream(), document);
                match kind {
                    DocumentKind::Trail => {
                        was.phase_label = document.trail().phase.label().of(replica.language()).to_owned();
                        was.lines = shown_fields(replica, &document)?;
                    }
                    DocumentKind::Meeting if document.meeting().undone => {}
                    DocumentKind::Meeting => meetings.push((document.meeting().at, view(&document)?)),
                    DocumentKind::Task => was.tasks.push(view(&document)?),
                    DocumentKind::Record => {
                        let record = document.record();
                        if record.kind.starts_with(KIND_PREFIX) {
                            profile.extend(shown_fields(replica, &document)?);
                        } else if !record.discarded && !KEPT_FOR_ITSELF.contains(&record_kind(&document)) {
                            was.records.push(view(&document)?);
                        }
                    }
                }
            }
            meetings.sort_by_key(|(at, _)| *at);
            was.meetings = meetings.into_iter().map(|(_, meeting)| meeting).collect();
            was.records.sort_by(|one, other| one.title.cmp(&other.title));
            was.lines.extend(profile);
            Ok(was)
        })
    }
}

/// One document as it was; what has not changed since is read from its snapshot.
fn as_it_was(
    replica: &Replica,
    id: DocumentId,
    kind: DocumentKind,
    until: Timestamp,
) -> Result<Option<Document>, CoreError> {
    let steps = steps_of(replica, id)?;
    if steps.last().is_some_and(|last| last.at <= until) {
        return Ok(Some(replica.load_document(id, kind)?.1));
    }
    Ok(document_at(kind, &steps, until))
}
