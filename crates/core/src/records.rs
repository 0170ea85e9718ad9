//! Records of the catalogue: jobs, educations, periods, contact logs, sub-goals, reports and so on.
//!
//! What a kind holds and which rules it has is said by `domain::records`; this module reads what was typed, checks the
//! record as it would be, and saves it as one action. Records of employers and of the own workspace begin in modules of
//! their own and are changed here like any other.

use crate::{
    Client, CoreError,
    act::{Work, put_text_since},
    api::{Created, EditRecord, NewApprenticeJob, NewRecord, RecordFilter, RecordRow, RecordView},
    completion::{follow_status, sign_end, sign_switch},
    conflicts::conflicts,
    employers, profile, reports,
};
use std::collections::BTreeMap;
use worktrail_document::{Document, DocumentKind, Edit, RECORD_TEXTS, RecordState};
use worktrail_domain::Language;
use worktrail_domain::{
    Date, RecordId, StreamId, StreamKind, Timestamp, TrailId, Violation, ViolationCode,
    phases::phase_set,
    records::{
        FieldKind, FieldSpec, Fields, RecordContext, RecordKind, RecordSpec, canonical_value, check_record, date, spec,
        status_by_date,
    },
    reports::{ReportStatus, sharing_is_over},
};
use worktrail_replica::{Replica, StoredRecord, record_title};

impl Client {
    /// Adds a record to a trail.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn add_record(&self, input: NewRecord) -> Result<Created, CoreError> {
        if input.kind == RecordKind::DutyMark {
            // Its id follows from what it is about, so it is made by settling that and in no other way.
            return Err(Violation::new(ViolationCode::ValueUnknown, "kind").into());
        }
        let id = self.new_id(RecordId::at)?;
        self.add_record_as(id, input)?;
        Ok(Created { id: id.to_string() })
    }

    fn add_record_as(&self, id: RecordId, input: NewRecord) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        let spec = trail_spec(input.kind)?;
        let mut fields = new_fields(spec, &input.fields)?;
        follow_status(input.kind, &Fields::new(), &mut fields, now);
        if input.kind == RecordKind::SmsReservation {
            sign_switch(&mut fields, self.with(|replica| Ok(replica.identity()?.user))?, now);
        }
        self.act(&format!("record.add/{}", input.kind.code()), |replica, work| {
            let (stream, trail) = replica
                .load_document(input.trail.document(), DocumentKind::Trail)
                .map_err(|_| CoreError::unknown_id("trail"))?;
            check(replica, spec, &fields, &trail, &Existing { trail: input.trail, previous: None }, today)?;
            work.create(replica, stream, id.document(), DocumentKind::Record, |edit| put_new(edit, spec, &fields, now))
        })
    }

    /// Adds an apprentice job under a vocational training, in the training's own trail.
    ///
    /// # Errors
    /// `training_of_other_trail` on `training` when that is no vocational training here; else as [`Client::add_record`].
    pub fn add_apprentice_job(&self, input: NewApprenticeJob) -> Result<Created, CoreError> {
        let no_training = || Violation::new(ViolationCode::TrainingOfOtherTrail, "training");
        let training = self.with(|replica| Ok(replica.record(input.training)?)).map_err(|_| no_training())?;
        let trail = training.trail.ok_or_else(no_training)?;
        let mut fields = input.fields;
        fields.insert("training".to_owned(), input.training.to_string());
        self.add_record(NewRecord { trail, kind: RecordKind::ApprenticeJob, fields })
    }

    /// Changes fields of a record; what is left out stays, an empty value clears. Texts are merged with what others
    /// wrote meanwhile.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_record(&self, input: EditRecord) -> Result<(), CoreError> {
        self.edit_record_with(input, false)
    }

    /// Changes a record; `names_confirmed` says that names in a text at an employer are no participant's.
    pub(crate) fn edit_record_with(&self, input: EditRecord, names_confirmed: bool) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        self.act("record.edit", |replica, work| change_with(replica, work, &input, names_confirmed, now, today))
    }

    /// Records, newest first; those marked as not wanted only if asked for.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn records(&self, filter: RecordFilter) -> Result<Vec<RecordRow>, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let titles = replica.titles()?;
            let title = |stored: &StoredRecord| titles.get(&stored.stream).cloned().unwrap_or_default();
            let stored = replica.records(filter.trail, filter.kind.map(RecordKind::code))?;
            Ok(stored
                .into_iter()
                .filter(|record| filter.include_discarded || !record.discarded)
                .filter(|record| !record.kind.starts_with(profile::KIND_PREFIX))
                // What is derived is shown where it is derived from, and here only if asked for by its kind.
                .filter(|record| filter.kind.is_some() || record.kind != RecordKind::ContactMark.code())
                .map(|record| titled_row(title(&record), record, today, replica.language()))
                .collect())
        })
    }

    /// One record with its history.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn record(&self, id: RecordId) -> Result<RecordView, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let row = row(replica, replica.record(id)?, today)?;
            let (_, mut document) = replica.load_document(id.document(), DocumentKind::Record)?;
            Ok(RecordView {
                id,
                row,
                version: document.version().to_string(),
                history: replica.history(id.document())?,
                conflicts: conflicts(&document),
            })
        })
    }
}

/// Writes a record once more into another trail, as it stands.
///
/// # Errors
/// A store error.
pub(crate) fn copy_record(
    replica: &Replica,
    work: &mut Work,
    stream: StreamId,
    id: RecordId,
    stored: &StoredRecord,
    now: Timestamp,
) -> Result<(), CoreError> {
    let spec = spec(RecordKind::from_code(&stored.kind));
    work.create(replica, stream, id.document(), DocumentKind::Record, |edit| {
        edit.put_line("record_kind", &stored.kind).put_time("created_at", now);
        put_fields(edit, spec, &shown_fields(spec, stored), None)
    })
}

/// Changes fields of a record as a part of an action.
pub(crate) fn change_record(
    replica: &Replica,
    work: &mut Work,
    input: &EditRecord,
    now: Timestamp,
    today: Date,
) -> Result<(), CoreError> {
    change_with(replica, work, input, false, now, today)
}

pub(crate) fn change_with(
    replica: &Replica,
    work: &mut Work,
    input: &EditRecord,
    names_confirmed: bool,
    now: Timestamp,
    today: Date,
) -> Result<(), CoreError> {
    let stored = replica.record(input.id)?;
    let spec = written_spec(RecordKind::from_code(&stored.kind))?;
    let mut changed = read(spec, &input.fields)?;
    let before = as_of(spec.kind, shown_fields(spec, &stored), today);
    if spec.kind == RecordKind::Report {
        reports::check_edit(&changed, &before, input.discarded)?;
    }
    follow_status(spec.kind, &before, &mut changed, now);
    if spec.kind == RecordKind::PassivePeriod {
        sign_end(&before, &mut changed, replica.identity()?.user);
    }
    let mut after = before.clone();
    after.extend(changed.clone());
    after.retain(|_, value| !value.is_empty());
    if input.discarded != Some(true) {
        match stored.trail {
            Some(id) => {
                let (_, trail) = replica.load_document(id.document(), DocumentKind::Trail)?;
                let existing = Existing { trail: id, previous: Some((input.id, &before)) };
                check(replica, spec, &after, &trail, &existing, today)?;
            }
            None => employers::check(replica, spec, &after, Some(&before), names_confirmed, today)?,
        }
    }
    work.edit(replica, input.id.document(), DocumentKind::Record, |_, edit| {
        // Anew also where a colleague's work had won over putting it aside: this is the later word.
        if let Some(discarded) = input.discarded.filter(|discarded| !(*discarded && stored.discarded)) {
            edit.put_discarded(discarded);
        }
        put_fields(edit, spec, &changed, input.base.as_deref())
    })
}

/// First and last day of a record that is a period; an open one has no last day.
pub(crate) fn period(fields: &Fields) -> Option<(Date, Option<Date>)> {
    let first = |one: &str, other: &str| date(fields, one).or_else(|| date(fields, other));
    Some((first("start_date", "from")?, first("end_date", "to")))
}

/// Every field of a stored record by its key, texts among them; of an unknown kind, what is set.
pub(crate) fn all_fields(state: &RecordState) -> Fields {
    if let Some(section) = state.kind.strip_prefix(profile::KIND_PREFIX) {
        return profile::section_values(section, &state.fields, &state.texts);
    }
    let kind = RecordKind::from_code(&state.kind);
    if kind == RecordKind::Unknown { state.fields.clone() } else { merged(spec(kind), &state.fields, &state.texts) }
}

/// The record that is being changed, if one is.
pub(crate) struct Existing<'a> {
    pub(crate) trail: TrailId,
    pub(crate) previous: Option<(RecordId, &'a Fields)>,
}

/// What a kind holds, for kinds that lie in a trail.
fn trail_spec(kind: RecordKind) -> Result<&'static RecordSpec, Violation> {
    let spec = spec(kind);
    match spec.stream {
        StreamKind::Trail if kind != RecordKind::Unknown => Ok(spec),
        _ => Err(Violation::new(ViolationCode::ValueUnknown, "kind")),
    }
}

/// What a kind holds, for kinds that a person writes, wherever they lie.
fn written_spec(kind: RecordKind) -> Result<&'static RecordSpec, Violation> {
    match kind {
        RecordKind::Unknown | RecordKind::ContactMark => Err(Violation::new(ViolationCode::ValueUnknown, "kind")),
        known => Ok(spec(known)),
    }
}

/// Reads the fields of a new record, with the defaults of its kind where nothing was typed.
pub(crate) fn new_fields(spec: &'static RecordSpec, typed: &Fields) -> Result<Fields, Violation> {
    Ok(with_defaults(spec, read(spec, typed)?))
}

/// Puts everything of a new record.
pub(crate) fn put_new(
    edit: &mut Edit<'_>,
    spec: &RecordSpec,
    fields: &Fields,
    now: Timestamp,
) -> Result<(), CoreError> {
    edit.put_line("record_kind", spec.kind.code()).put_time("created_at", now);
    put_fields(edit, spec, fields, None)
}

/// Reads what was typed into canonical values; an unknown field is refused, so that a slip is noticed.
pub(crate) fn read(spec: &'static RecordSpec, typed: &Fields) -> Result<Fields, Violation> {
    let mut read = Fields::new();
    for (key, text) in typed {
        let field = spec.field(key).ok_or(Violation::new(ViolationCode::ValueUnknown, "fields"))?;
        let value = if text.trim().is_empty() { String::new() } else { canonical_value(field, text)? };
        read.insert(key.clone(), value);
    }
    Ok(read)
}

fn with_defaults(spec: &RecordSpec, mut fields: Fields) -> Fields {
    for field in &spec.fields {
        if let Some(default) = &field.default {
            fields.entry(field.key.clone()).or_insert_with(|| default.clone());
        }
    }
    fields.retain(|_, value| !value.is_empty());
    fields
}

pub(crate) fn check(
    replica: &Replica,
    spec: &RecordSpec,
    fields: &Fields,
    trail: &Document,
    existing: &Existing<'_>,
    today: Date,
) -> Result<(), CoreError> {
    let state = trail.trail();
    let others = replica.records(Some(existing.trail), Some(spec.kind.code()))?;
    let own = existing.previous.map(|(id, _)| id);
    let periods: Vec<_> = others
        .iter()
        .filter(|record| !record.discarded && Some(record.id) != own)
        .filter_map(|record| period(&record.fields))
        .collect();
    let employers = employers::contact_employers(replica, fields)?;
    let mut context = RecordContext::new(today);
    context.contact_employers = &employers;
    context.service = Some(state.service);
    context.trail_is_active = phase_set(state.service).is_none_or(|set| set.is_active(state.phase));
    context.previous = existing.previous.map(|(_, fields)| fields);
    context.other_periods = &periods;
    check_record(spec.kind, fields, &context)?;
    if spec.kind == RecordKind::ApprenticeJob {
        check_training(replica, existing.trail, fields)?;
    }
    crate::code_lists::check_codes(replica, fields, context.previous, today)
}

/// An apprentice job lies under a vocational training of its own trail.
fn check_training(replica: &Replica, trail: TrailId, fields: &Fields) -> Result<(), Violation> {
    let training = fields.get("training").and_then(|id| id.parse().ok()).and_then(|id| replica.record(id).ok());
    let fits = training.is_some_and(|training| {
        training.trail == Some(trail) && training.kind == RecordKind::VocationalTraining.code() && !training.discarded
    });
    if fits { Ok(()) } else { Err(Violation::new(ViolationCode::TrainingOfOtherTrail, "training")) }
}

/// Every field of a stored record of a known kind, texts among them.
pub(crate) fn fields_of(stored: &StoredRecord) -> Fields {
    shown_fields(spec(RecordKind::from_code(&stored.kind)), stored)
}

/// The fields as they count on a day: a report whose sharing has run out is open again.
pub(crate) fn as_of(kind: RecordKind, mut fields: Fields, today: Date) -> Fields {
    if kind == RecordKind::Report && sharing_is_over(&fields, today) {
        fields.insert("status".to_owned(), ReportStatus::Open.code().to_owned());
    }
    fields
}

/// Fields with the texts in their places.
pub(crate) fn shown_fields(spec: &RecordSpec, stored: &StoredRecord) -> Fields {
    merged(spec, &stored.fields, &stored.texts)
}

fn merged(spec: &RecordSpec, fields: &Fields, by_slot: &BTreeMap<usize, String>) -> Fields {
    let mut fields = fields.clone();
    for (slot, field) in texts(spec).enumerate() {
        if let Some(text) = by_slot.get(&slot) {
            fields.insert(field.key.clone(), text.clone());
        }
    }
    fields
}

pub(crate) fn put_fields(
    edit: &mut Edit<'_>,
    spec: &RecordSpec,
    fields: &Fields,
    base: Option<&str>,
) -> Result<(), CoreError> {
    for (key, value) in fields {
        match texts(spec).position(|field| field.key == *key).and_then(|slot| RECORD_TEXTS.get(slot)) {
            Some(slot) => put_text_since(edit, slot, value, base)?,
            None => {
                edit.put_field(key, value);
            }
        }
    }
    Ok(())
}

/// The mergeable texts of a kind; their order is the order of their slots and never changes.
fn texts(spec: &RecordSpec) -> impl Iterator<Item = &FieldSpec> {
    spec.fields.iter().filter(|field| matches!(field.kind, FieldKind::Text { .. }))
}

/// What a record is called in a list.
pub(crate) fn title_of(kind: RecordKind, fields: &Fields, language: Language) -> String {
    Some(record_title(fields)).filter(|title| !title.is_empty()).unwrap_or_else(|| kind.label().of(language).to_owned())
}

pub(crate) fn row(replica: &Replica, stored: StoredRecord, today: Date) -> Result<RecordRow, CoreError> {
    Ok(titled_row(replica.title_of_stream(stored.stream)?, stored, today, replica.language()))
}

/// A record as lists show it, beside the title of what it lies in.
fn titled_row(trail_title: String, stored: StoredRecord, today: Date, language: Language) -> RecordRow {
    let kind = RecordKind::from_code(&stored.kind);
    let fields = if kind == RecordKind::Unknown { stored.fields.clone() } else { shown_fields(spec(kind), &stored) };
    let fields = as_of(kind, fields, today);
    let status = status_by_date(kind, &fields, today).map(str::to_owned);
    let status = status.or_else(|| fields.get("status").cloned()).unwrap_or_default();
    RecordRow {
        id: stored.id,
        trail: stored.trail,
        trail_title,
        kind,
        label: kind.label().of(language).to_owned(),
        title: title_of(kind, &fields, language),
        status,
        fields,
        discarded: stored.discarded,
        created_at: stored.created_at,
        unsent: stored.unsent,
        conflicts: stored.conflicts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text's slot is its place in this list, for good: another order would show one text under another's name.
    #[test]
    fn no_text_ever_moves_to_another_slot() {
        let found: Vec<String> = RecordKind::ALL
            .iter()
            .map(|kind| {
                let keys: Vec<_> = texts(spec(*kind)).map(|field| field.key.as_str()).collect();
                format!("{}: {}", kind.code(), keys.join(" "))
            })
            .collect();
        assert!(RecordKind::ALL.iter().all(|kind| texts(spec(*kind)).count() <= RECORD_TEXTS.len()));
        assert_eq!(found.join("\n").trim_end(), include_str!("record_texts.txt").trim_end());
    }
}
