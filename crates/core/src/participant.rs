//! What the participant may see of a trail, put together from what is here. A query only: it changes nothing.

use crate::{
    Client, CoreError,
    api::{
        ParticipantHistory, ParticipantItem, ParticipantLine, ParticipantMeeting, ParticipantSection, ParticipantView,
    },
    employers,
    profile::profile_values,
    records::fields_of,
    texts,
};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Date, MeetingKind, MeetingStatus, Timestamp, TrailId, TrailType, day_in,
    participant::{participant_may_see, participant_until},
    profile::{ProfileField, sections},
    profile_values::shown_profile_value,
    records::{FieldKind, FieldSpec, RecordKind, code_list_named, is_over, shared_with_participant, status_by_date},
    reports::sharing_is_over,
};
use worktrail_replica::{Replica, StoredRecord, view::MeetingRow};

impl Client {
    /// A trail as its participant may see it today.
    ///
    /// # Errors
    /// Code `id_unknown` when the trail is not here; [`CoreError::Locked`] or a store error.
    pub fn participant_view(&self, trail: TrailId) -> Result<ParticipantView, CoreError> {
        let (now, today) = (self.now(), self.today());
        self.with(|replica| {
            let row = replica.trail_row(trail, now, today)?;
            let (_, document) = replica.load_document(trail.document(), DocumentKind::Trail)?;
            let state = document.trail();
            let mut view = ParticipantView {
                trail,
                open: participant_may_see(state.service, state.ending.on, today),
                until: participant_until(state.ending.on),
                referred: None,
                specialist: String::new(),
                reports: Vec::new(),
                sub_goals: Vec::new(),
                meetings: Vec::new(),
                jobs: Vec::new(),
                educations: Vec::new(),
                profile: Vec::new(),
                history: ParticipantHistory::default(),
            };
            if !view.open {
                return Ok(view);
            }
            view.referred = state.referred;
            view.specialist = if row.mine { replica.identity()?.user_name.clone() } else { row.owner_name };
            view.profile = shared_profile(replica, trail, state.service)?;
            meetings(replica, trail, now, &mut view)?;
            for record in replica.records(Some(trail), None)? {
                show(replica, &record, today, &mut view)?;
            }
            Ok(view)
        })
    }
}

/// The fields of the profile that are filled in and shown to the participant.
fn shared_profile(replica: &Replica, trail: TrailId, service: TrailType) -> Result<Vec<ParticipantSection>, CoreError> {
    let values = profile_values(replica, trail)?;
    let language = replica.language();
    let line = |field: &&ProfileField| {
        let value = values.get(field.key()).filter(|_| field.is_shared_in(service))?;
        Some(ParticipantLine {
            label: field.label().of(language).to_owned(),
            text: shown_profile_value(field, value, language),
        })
    };
    let shown = sections(service).into_iter().map(|section| ParticipantSection {
        key: section.key.to_owned(),
        label: section.label.of(language).to_owned(),
        lines: section.fields.iter().filter_map(line).collect(),
    });
    Ok(shown.filter(|section| !section.lines.is_empty()).collect())
}

/// Meetings the participant attends: those ahead that are planned, and those that were held.
fn meetings(replica: &Replica, trail: TrailId, now: Timestamp, view: &mut ParticipantView) -> Result<(), CoreError> {
    let mut notes = replica.meeting_notes(trail)?;
    for row in replica.meetings_of(trail)?.into_iter().filter(attends) {
        let list = match row.status {
            MeetingStatus::Planned if row.at.plus_minutes(row.minutes) > now => &mut view.meetings,
            MeetingStatus::Completed => &mut view.history.meetings,
            _ => continue,
        };
        list.push(ParticipantMeeting {
            at: row.at,
            kind: row.kind.label().of(replica.language()).to_owned(),
            place: row.place,
            employer: row.employer_name,
            note: notes.remove(&row.id.document()).unwrap_or_default(),
        });
    }
    view.history.meetings.reverse();
    Ok(())
}

/// Meetings at a place of study are never shown, as in the portal of the tool in use today.
fn attends(row: &MeetingRow) -> bool {
    row.participant_attends && row.kind != MeetingKind::Education
}

/// Puts a record where the participant finds it, if it is to be seen at all.
fn show(replica: &Replica, record: &StoredRecord, today: Date, view: &mut ParticipantView) -> Result<(), CoreError> {
    let kind = RecordKind::from_code(&record.kind);
    if record.discarded || kind == RecordKind::Unknown {
        return Ok(());
    }
    let mut fields = fields_of(record);
    let over = is_over(kind, &fields, today);
    let list = match kind {
        RecordKind::Report if !sharing_is_over(&fields, today) => &mut view.reports,
        RecordKind::ContactLog => &mut view.history.conversations,
        RecordKind::SubGoal if over => &mut view.history.sub_goals,
        RecordKind::SubGoal => &mut view.sub_goals,
        RecordKind::Job | RecordKind::ApprenticeJob if over => &mut view.history.jobs,
        RecordKind::Job | RecordKind::ApprenticeJob => &mut view.jobs,
        RecordKind::Education | RecordKind::VocationalTraining if over => &mut view.history.educations,
        RecordKind::Education | RecordKind::VocationalTraining => &mut view.educations,
        _ => return Ok(()),
    };
    if let Some(status) = status_by_date(kind, &fields, today).map(str::to_owned) {
        fields.insert("status".to_owned(), status);
    }
    let mut lines = Vec::new();
    for (field, value) in shared_with_participant(kind, &fields) {
        let text = in_words(replica, field, value)?;
        lines.push(ParticipantLine { label: field.label.of(replica.language()).to_owned(), text });
    }
    if lines.is_empty() {
        return Ok(());
    }
    let title = ["title", "subject", "number"].iter().find_map(|key| fields.get(*key));
    list.push(ParticipantItem {
        title: title.map_or(kind.label().of(replica.language()), String::as_str).to_owned(),
        lines,
    });
    Ok(())
}

fn in_words(replica: &Replica, field: &FieldSpec, value: String) -> Result<String, CoreError> {
    let language = replica.language();
    Ok(match &field.kind {
        FieldKind::Code { list } => {
            let label = code_list_named(list).and_then(|list| list.value(&value)).map(|code| code.label.of(language));
            label.map_or(value, str::to_owned)
        }
        FieldKind::Tick => texts::YES.of(language).to_owned(),
        FieldKind::Date => value.parse::<Date>().map_or(value, |date| day_in(date, language)),
        // An employer is stored by its number; the name is what a person knows.
        FieldKind::Reference { .. } => employers::name_of(replica, &value)?.unwrap_or(value),
        _ => value,
    })
}
