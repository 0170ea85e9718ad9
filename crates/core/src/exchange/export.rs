//! Writing the tables.

use super::{
    ExportReport,
    table::{MeetingLine, RecordLine, Table, TaskLine, TrailLine, write},
};
use crate::{Client, CoreError};
use std::path::Path;
use worktrail_document::{Document, Entity};
use worktrail_domain::{DocumentId, ProfileSection, StreamId, Timestamp};

impl Client {
    /// Writes trails, meetings and tasks as CSV files into a folder. They hold personal data in the clear.
    ///
    /// # Errors
    /// [`CoreError::File`], [`CoreError::Locked`] or a store error.
    pub fn export_csv(&self, dir: &Path) -> Result<ExportReport, CoreError> {
        std::fs::create_dir_all(dir).map_err(CoreError::File)?;
        let (mut trails, mut meetings, mut tasks, mut records) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        self.with(|replica| {
            Ok(replica.each_document(|id, stream, document| match document.entity() {
                Entity::Trail(_) => trails.push(trail_line(id, document)),
                Entity::Meeting(_) => meetings.push(meeting_line(id, stream, document)),
                Entity::Task(_) => tasks.push(task_line(id, stream, document)),
                Entity::Record(_) => records.push(record_line(id, stream, document)),
            })?)
        })?;
        write(dir, Table::Trails, &trails)?;
        write(dir, Table::Meetings, &meetings)?;
        write(dir, Table::Tasks, &tasks)?;
        write(dir, Table::Records, &records)?;
        let count = trails.len() + meetings.len() + tasks.len() + records.len();
        Ok(ExportReport {
            files: Table::ALL.map(Table::file).to_vec(),
            count: u64::try_from(count).unwrap_or(u64::MAX),
        })
    }
}

fn trail_line(id: DocumentId, document: &Document) -> TrailLine {
    let state = document.trail();
    let date = |date: Option<worktrail_domain::Date>| date.map(|d| d.to_string()).unwrap_or_default();
    TrailLine {
        id: id.to_string(),
        national_id: state.national_id,
        name: state.name,
        referred: date(state.referred),
        phase: state.phase.code().to_owned(),
        end_cause: state.ending.cause.map(|cause| cause.code().to_owned()).unwrap_or_default(),
        ended_on: date(state.ending.on),
        goal: document.text(ProfileSection::Goal.key()),
        strengths: document.text(ProfileSection::Strengths.key()),
        openness: document.text(ProfileSection::Openness.key()),
    }
}

fn meeting_line(id: DocumentId, stream: StreamId, document: &Document) -> MeetingLine {
    let state = document.meeting();
    MeetingLine {
        id: id.to_string(),
        trail: stream.trail().to_string(),
        kind: state.kind.code().to_owned(),
        at: state.at.to_rfc3339(),
        minutes: state.minutes.to_string(),
        channel: state.channel.code().to_owned(),
        place: state.place,
        status: state.status.code().to_owned(),
        subject: state.subject,
        employer: state.employer.unwrap_or_default(),
        employer_name: state.employer_name,
        travel_to: state.travel_to.to_string(),
        travel_from: state.travel_from.to_string(),
        note: state.note,
        sub_category: state.sub_category.map(|sub| sub.code().to_owned()).unwrap_or_default(),
        decision_maker: state.decision_maker.map(|met| met.code().to_owned()).unwrap_or_default(),
        participant_attends: tick(state.participant_attends),
        employer_contact: state.employer_contact,
        institution: state.institution,
        institution_contact: state.institution_contact,
        in_the_field: state.in_the_field.map(|field| field.to_string()).unwrap_or_default(),
        cancel_reason: state.cancel_reason,
        undone: tick(state.undone),
        undone_reason: state.undone_reason,
        held_by: state.held_by.map(|user| user.to_string()).unwrap_or_default(),
        reminded_for: state.reminded_for.map(Timestamp::to_rfc3339).unwrap_or_default(),
    }
}

/// A tick, empty when it is not set.
fn tick(set: bool) -> String {
    if set { "true".to_owned() } else { String::new() }
}

fn task_line(id: DocumentId, stream: StreamId, document: &Document) -> TaskLine {
    let state = document.task();
    TaskLine {
        id: id.to_string(),
        trail: stream.trail().to_string(),
        subject: state.subject,
        due: state.due.map(|date| date.to_string()).unwrap_or_default(),
        status: state.status.code().to_owned(),
    }
}

fn record_line(id: DocumentId, stream: StreamId, document: &Document) -> RecordLine {
    let state = document.record();
    let fields = crate::records::all_fields(&state);
    RecordLine {
        id: id.to_string(),
        trail: stream.trail().to_string(),
        kind: state.kind,
        discarded: tick(state.discarded),
        record_fields: serde_json::to_string(&fields).unwrap_or_default(),
    }
}
