//! The rules against every row of a file, and against what the file's other rows say.
//!
//! What is imported was saved before: it is checked as something that stands, so that a retired code, a number beyond
//! what can be typed and a date that has passed are kept. **Invariant:** nothing about a participant comes in at an
//! employer.

use super::{
    columns::{CellKind, MORE, Rows, Table},
    plan::{Planned, services},
    row::Fault,
};
use crate::{
    CoreError, employers,
    meetings::check_stored,
    profile::KIND_PREFIX,
    records::{all_fields, period},
    reports,
};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_document::{Document, Entity, MeetingState, RecordState, RootValue, TrailState};
use worktrail_domain::{
    Date, DocumentId, Due, EndCause, Fields, NationalId, NationalIdKind, Phase, RecordContext, RecordId, RecordKind,
    StreamId, StreamKind, TaskDraft, Timestamp, TrailId, TrailType, Violation, ViolationCode, check_task,
    employer_text,
    meetings::ContactChoice,
    profile::{self, check_profile_value},
    records::broken_rules,
};
use worktrail_replica::Replica;

/// What the rules need to know of the moment, the place and the person.
pub(super) struct Setting<'a> {
    pub(super) replica: &'a Replica,
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) synthetic_only: bool,
    /// Names in texts at employers are the employers' own people.
    pub(super) names_confirmed: bool,
}

impl Setting<'_> {
    /// The service of a trail that is here.
    pub(super) fn service_of(&self, trail: TrailId) -> Option<TrailType> {
        self.replica.trail_facts(trail).ok().map(|facts| facts.service)
    }
}

/// What the same file says beside a row.
struct Beside {
    services: BTreeMap<StreamId, TrailType>,
    records: BTreeMap<(StreamId, RecordKind), Vec<(DocumentId, Fields)>>,
    /// The employer of each contact in the file: its number, and the id it is known by.
    contacts: BTreeMap<String, [String; 2]>,
    /// Every row without a fault.
    named: BTreeSet<DocumentId>,
    /// Participants, of the file and here.
    names: Vec<String>,
}

impl Beside {
    fn of(rows: &[Planned], setting: &Setting<'_>) -> Result<Self, CoreError> {
        let mut records: BTreeMap<(StreamId, RecordKind), Vec<(DocumentId, Fields)>> = BTreeMap::new();
        let mut contacts = BTreeMap::new();
        for row in rows {
            let Rows::Records(kind) = row.table.rows else { continue };
            let fields = all_fields(&row.document()?.record());
            if kind == RecordKind::EmployerContact {
                let number = fields.get("employer").cloned().unwrap_or_default();
                contacts.insert(row.id.to_string(), [number, row.stream.to_string()]);
            }
            records.entry((row.stream, kind)).or_default().push((row.id, fields));
        }
        let mut names = if setting.names_confirmed { Vec::new() } else { setting.replica.participant_names()? };
        if !setting.names_confirmed {
            let trails = rows.iter().filter(|row| row.table.rows == Rows::Trails);
            names.extend(trails.map(|row| row.line_of("name").to_owned()).filter(|name| !name.is_empty()));
            names.sort_unstable();
            names.dedup();
        }
        let named = rows.iter().map(|row| row.id).collect();
        Ok(Self { services: services(rows), records, contacts, named, names })
    }

    /// The service of a row's trail, be it in the file or here. A trail whose own row has a fault is neither.
    fn service(&self, row: &Planned, setting: &Setting<'_>) -> Option<TrailType> {
        self.services.get(&row.stream).copied().or_else(|| setting.service_of(row.stream.trail()))
    }

    /// Whose contact is chosen. One that is neither in the file nor here is kept as it stands.
    fn contact(&self, chosen: &str, employer: &str, setting: &Setting<'_>) -> Result<ContactChoice, CoreError> {
        let employers: Vec<String> = match self.contacts.get(chosen) {
            Some(employers) => employers.to_vec(),
            None => {
                let fields = [("employer_contact".to_owned(), chosen.to_owned())].into();
                employers::contact_employers(setting.replica, &fields)?
            }
        };
        Ok(match employers.as_slice() {
            [] => ContactChoice::Nobody,
            employers if employers.iter().any(|one| one == employer) => ContactChoice::OfEmployer,
            _ => ContactChoice::OfAnother,
        })
    }
}

/// Every rule that a row breaks, with its table.
pub(super) fn broken(
    rows: &[Planned],
    known: &BTreeSet<DocumentId>,
    setting: &Setting<'_>,
) -> Result<Vec<(&'static Table, Fault)>, CoreError> {
    let beside = Beside::of(rows, setting)?;
    let mut people = BTreeSet::new();
    let mut found = Vec::new();
    for row in rows {
        let mut fault = |column: &str, code| found.push((row.table, (row.line, column.to_owned(), code)));
        if let Some(column) = row.table.home_column().filter(|_| !known.contains(&row.stream.document())) {
            let at_employer = row.table.home == StreamKind::Employer;
            fault(column, if at_employer { ViolationCode::EmployerNotRegistered } else { ViolationCode::IdUnknown });
            continue;
        }
        let document = row.document()?;
        let mut violations = match document.entity() {
            Entity::Trail(state) => check_trail(&state, setting, &mut people)?.err().into_iter().collect(),
            Entity::Meeting(state) => check_meeting(row, state, setting, &beside)?,
            Entity::Task(state) => {
                let draft = TaskDraft { subject: &state.subject, due: state.due.map(Due::date) };
                check_task(draft).err().into_iter().collect()
            }
            Entity::Record(state) => check_record_row(row, &state, &document, known, setting, &beside)?,
        };
        if violations.is_empty() {
            violations.extend(document.entity().check().err());
        }
        for violation in &violations {
            fault(violation.field(), violation.code());
        }
        if row.table.home == StreamKind::Employer {
            let told = |column: &str| violations.iter().any(|violation| violation.field() == column);
            for column in person_data(row, &beside.names).into_iter().filter(|column| !told(column)) {
                fault(column, ViolationCode::PersonDataInText);
            }
        }
    }
    Ok(found)
}

/// The columns of a row at an employer whose text tells about a participant.
fn person_data<'a>(row: &'a Planned, names: &[String]) -> Vec<&'a str> {
    let tells = |value: &RootValue, names: &[String]| match value {
        RootValue::Line(text) | RootValue::Text { text } => !employer_text::may_stand(text, names),
        RootValue::Tick(_) | RootValue::Number(_) => false,
    };
    let free = |kind: CellKind| match kind {
        CellKind::Field(field) => field.kind.is_free_text().then_some(field.names_employer_side),
        CellKind::Line | CellKind::Text => Some(false),
        _ => None,
    };
    let in_columns = row.table.columns.iter().filter(|column| {
        let names = match free(column.kind) {
            None => return false,
            Some(true) => &[][..],
            Some(false) => names,
        };
        row.values.get(&column.key).is_some_and(|value| tells(value, names))
    });
    let named: BTreeSet<&str> = row.table.columns.iter().map(|column| column.key.as_str()).collect();
    let mut beside = row.values.iter().filter(|(key, _)| !named.contains(key.as_str()));
    let in_more = beside.any(|(_, value)| tells(value, names));
    in_columns.map(|column| column.name.as_str()).chain(in_more.then_some(MORE)).collect()
}

fn check_trail(
    state: &TrailState,
    setting: &Setting<'_>,
    people: &mut BTreeSet<String>,
) -> Result<Result<(), Violation>, CoreError> {
    let fail = |code, field| Ok(Err(Violation::new(code, field)));
    let person: NationalId = match state.national_id.parse() {
        Ok(person) => person,
        Err(violation) => return Ok(Err(violation)),
    };
    if setting.synthetic_only && person.kind() != NationalIdKind::Synthetic {
        return fail(ViolationCode::NationalIdNotAllowed, "national_id");
    }
    match state.referred {
        None => return fail(ViolationCode::Required, "referred"),
        Some(referred) if referred > setting.today => return fail(ViolationCode::DateInFuture, "referred"),
        Some(_) => {}
    }
    if state.phase == Phase::Ended {
        return match (state.ending.on, state.ending.cause) {
            (None, _) => fail(ViolationCode::Required, "ended_on"),
            (Some(on), _) if on > setting.today => fail(ViolationCode::DateInFuture, "ended_on"),
            (_, None | Some(EndCause::Unknown)) => fail(ViolationCode::Required, "end_cause"),
            _ => Ok(Ok(())),
        };
    }
    let taken = setting.replica.active_trail_of(person.digits())?.is_some();
    if taken || !people.insert(person.digits().to_owned()) {
        return fail(ViolationCode::PersonHasActiveTrail, "national_id");
    }
    Ok(Ok(()))
}

fn check_meeting(
    row: &Planned,
    state: MeetingState,
    setting: &Setting<'_>,
    beside: &Beside,
) -> Result<Vec<Violation>, CoreError> {
    // A meeting about no participant is held as in IPS, which has the most kinds.
    let at_employer = row.table.home == StreamKind::Employer;
    let service = if at_employer { Some(TrailType::Ips) } else { beside.service(row, setting) };
    let Some(service) = service else { return Ok(Vec::new()) };
    let contact = beside.contact(&state.employer_contact, state.employer.as_deref().unwrap_or_default(), setting)?;
    // A merged note may be longer than one person may write; its own limit is checked with the document, and what it
    // tells about a participant with the other texts of the row.
    let state = MeetingState { note: String::new(), ..state };
    let names = if at_employer { beside.names.clone() } else { Vec::new() };
    Ok(check_stored(&state, service, setting.now, names, contact).err().into_iter().collect())
}

fn check_record_row(
    row: &Planned,
    state: &RecordState,
    document: &Document,
    known: &BTreeSet<DocumentId>,
    setting: &Setting<'_>,
    beside: &Beside,
) -> Result<Vec<Violation>, CoreError> {
    let kind = match row.table.rows {
        Rows::Records(kind) => kind,
        Rows::Profile(_) => return Ok(check_section(state, beside.service(row, setting))),
        // What this version knows has a table of its own, with its rules.
        _ => {
            let known =
                RecordKind::from_code(&state.kind) != RecordKind::Unknown || state.kind.starts_with(KIND_PREFIX);
            return Ok(known.then(|| Violation::new(ViolationCode::ValueUnknown, "kind")).into_iter().collect());
        }
    };
    let mut violations = Vec::new();
    if document.filed().is_some_and(|filed| reports::hash(&filed.report) != filed.sha256) {
        violations.push(Violation::new(ViolationCode::FiledReportChanged, "filed_report"));
    }
    if state.discarded {
        return Ok(violations);
    }
    let fields = all_fields(state);
    let stored = match row.table.home {
        StreamKind::Trail => setting.replica.records(Some(row.stream.trail()), Some(kind.code()))?,
        StreamKind::Employer | StreamKind::Workspace => Vec::new(),
    };
    let here = stored.iter().filter(|record| !record.discarded).map(|record| &record.fields);
    let in_file = beside.records.get(&(row.stream, kind)).into_iter().flatten();
    let others = in_file.filter(|(id, _)| *id != row.id).map(|(_, fields)| fields);
    let periods: Vec<_> = here.chain(others).filter_map(period).collect();
    let field = |key: &str| fields.get(key).cloned().unwrap_or_default();
    let employer = field("employer");
    let of_another = beside.contact(&field("employer_contact"), &employer, setting)? == ContactChoice::OfAnother;
    let employer: Vec<String> = Some(employer).filter(|_| !of_another).into_iter().collect();
    if kind == RecordKind::ApprenticeJob && !lies_under_a_training(row, &fields, known, setting, beside) {
        violations.push(Violation::new(ViolationCode::TrainingOfOtherTrail, "training"));
    }
    let mut context = RecordContext::new(setting.today);
    context.service = if row.table.home == StreamKind::Trail { beside.service(row, setting) } else { None };
    context.previous = Some(&fields);
    context.other_periods = &periods;
    context.contact_employers = &employer;
    violations.extend(broken_rules(kind, &fields, &context));
    Ok(violations)
}

/// Whether an apprentice job names a vocational training of its own trail, in the file or here. One that was set aside
/// since is still what the job lies under; a row of the file with a fault of its own is told for itself, and a job that
/// names none is for the catalogue to judge.
fn lies_under_a_training(
    row: &Planned,
    fields: &Fields,
    known: &BTreeSet<DocumentId>,
    setting: &Setting<'_>,
    beside: &Beside,
) -> bool {
    let Some(named) = fields.get("training").filter(|named| !named.is_empty()) else { return true };
    let Ok(id) = named.parse::<RecordId>() else { return false };
    let of_trail = beside.records.get(&(row.stream, RecordKind::VocationalTraining));
    if of_trail.into_iter().flatten().any(|(training, _)| *training == id.document()) {
        return true;
    }
    match setting.replica.record(id) {
        Ok(here) => here.stream == row.stream && here.kind == RecordKind::VocationalTraining.code(),
        Err(_) => known.contains(&id.document()) && !beside.named.contains(&id.document()),
    }
}

/// A section of the profile has values that its fields allow; fields of a newer app are kept as they are.
fn check_section(state: &RecordState, service: Option<TrailType>) -> Vec<Violation> {
    let Some(service) = service else { return Vec::new() };
    let fields = all_fields(state);
    let known = fields.iter().filter(|(key, _)| profile::field(key).is_some());
    known.filter_map(|(key, value)| check_profile_value(service, key, value, value).err()).collect()
}
