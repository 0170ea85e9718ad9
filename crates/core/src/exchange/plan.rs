//! What an import would do: every row read, every rule held against it, every problem kept with its place.

use super::{
    ImportProblem,
    columns::{MORE, Table, table_of, tables},
    raw::{RawTable, TableError},
    row::{ReadRow, read_rows},
};
use crate::{CoreError, profile::KIND_PREFIX, records::all_fields};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_crypto::sha256;
use worktrail_document::{Document, DocumentError, DocumentKind, Entity, RecordState, RootValue};
use worktrail_domain::{
    Date, DeviceId, DocumentId, Due, EndCause, Fields, NationalId, NationalIdKind, Phase, RecordContext, RecordKind,
    StreamKind, TaskDraft, Timestamp, TrailId, TrailType, Violation, ViolationCode, check_record, check_task,
    profile::{self, check_profile_value},
    records::spec,
};
use worktrail_replica::{Replica, ReplicaError};

/// Most problems listed; somebody who has more mends these first.
const PROBLEMS_MAX: usize = 1_000;

/// One row that is ready to become a document.
pub(super) struct Planned {
    table: usize,
    line: u64,
    pub(super) id: DocumentId,
    pub(super) trail: TrailId,
    pub(super) kind: DocumentKind,
    pub(super) record: Option<RecordKind>,
    values: BTreeMap<String, RootValue>,
}

/// Everything a file asks for.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) rows: Vec<Planned>,
    pub(super) skipped: u64,
    pub(super) problems: Vec<ImportProblem>,
}

/// What the same file says beside a row.
struct Beside {
    services: BTreeMap<TrailId, TrailType>,
    records: BTreeMap<(TrailId, RecordKind), Vec<(DocumentId, Fields)>>,
}

impl Beside {
    /// The service of a row's trail, be it in the file or here. A trail whose own row has a fault is neither.
    fn service(&self, row: &Planned, setting: &Setting<'_>) -> Option<TrailType> {
        let here = || setting.replica.trail_facts(row.trail).ok().map(|facts| facts.service);
        self.services.get(&row.trail).copied().or_else(here)
    }
}

/// What the rules need to know of the moment and the place.
pub(super) struct Setting<'a> {
    pub(super) replica: &'a Replica,
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) synthetic_only: bool,
}

impl Plan {
    /// Reads the tables and holds every rule against every row.
    pub(super) fn of(raw: &[RawTable], setting: &Setting<'_>) -> Result<Self, CoreError> {
        let mut plan = Self::default();
        let mut named: Vec<(usize, &RawTable)> = Vec::new();
        for table in raw {
            match table_of(&table.name, &table.header) {
                Some(place) => named.push((place, table)),
                None if raw.len() == 1 => return Err(TableError::Unknown.into()),
                None => plan.problem(&table.name, 1, "", ViolationCode::TableUnknown),
            }
        }
        // Trails first: a meeting needs its trail, whatever order the sheets have.
        named.sort_by_key(|(place, _)| *place);
        let mut known = setting.replica.document_ids()?;
        for (place, table) in &named {
            plan.read(*place, table, &mut known)?;
        }
        plan.check(setting, &known)?;
        plan.problems.truncate(PROBLEMS_MAX);
        Ok(plan)
    }

    fn read(&mut self, place: usize, raw: &RawTable, known: &mut BTreeSet<DocumentId>) -> Result<(), CoreError> {
        let Some(table) = tables().get(place) else { return Ok(()) };
        let mut faults = Vec::new();
        let rows = read_rows(raw, table, &mut faults);
        for (line, column, code) in faults {
            self.problem(&table.name, line, &column, code);
        }
        for row in rows {
            let Some(id) = id_of(table, &row) else {
                self.problem(&table.name, row.line, "id", ViolationCode::IdUnknown);
                continue;
            };
            if !known.insert(id) {
                self.skipped += 1;
                continue;
            }
            let trail = if table.is_in_trail() {
                let Ok(trail) = row.trail.parse() else {
                    self.problem(&table.name, row.line, "trail", ViolationCode::IdUnknown);
                    continue;
                };
                trail
            } else {
                TrailId::from_bytes(*id.as_bytes())
            };
            let (kind, record, values) = (table.kind, table.record, row.values);
            self.rows.push(Planned { table: place, line: row.line, id, trail, kind, record, values });
        }
        Ok(())
    }

    fn check(&mut self, setting: &Setting<'_>, known: &BTreeSet<DocumentId>) -> Result<(), CoreError> {
        let mut people = BTreeSet::new();
        let mut faults = Vec::new();
        let mut services = BTreeMap::new();
        let mut records: BTreeMap<(TrailId, RecordKind), Vec<(DocumentId, Fields)>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.record.is_some()) {
            let fields = all_fields(&row.document()?.record());
            records.entry((row.trail, row.record.unwrap_or(RecordKind::Unknown))).or_default().push((row.id, fields));
        }
        for row in self.rows.iter().filter(|row| row.kind == DocumentKind::Trail) {
            services.insert(row.trail, row.document()?.trail().service);
        }
        let beside = Beside { services, records };
        for (place, row) in self.rows.iter().enumerate() {
            if !known.contains(&row.trail.document()) {
                faults.push((place, Violation::new(ViolationCode::IdUnknown, "trail")));
                continue;
            }
            let document = row.document()?;
            let checked = match document.entity() {
                Entity::Trail(state) => check_trail(&state, setting, &mut people)?,
                Entity::Meeting(state) => match beside.service(row, setting) {
                    Some(service) => crate::meetings::check_stored(&without_note(state), service, setting.now),
                    None => Ok(()),
                },
                Entity::Task(state) => check_task(TaskDraft { subject: &state.subject, due: state.due.map(Due::date) }),
                Entity::Record(state) => check_imported(row, &state, setting, &beside)?,
            };
            if let Err(violation) = checked.and_then(|()| document.entity().check()) {
                faults.push((place, violation));
            }
        }
        for (place, violation) in faults {
            if let Some(Planned { table, line, .. }) = self.rows.get(place) {
                let name = tables().get(*table).map(|table| table.name.clone()).unwrap_or_default();
                self.problem(&name, *line, violation.field(), violation.code());
            }
        }
        Ok(())
    }

    fn problem(&mut self, table: &str, line: u64, column: &str, code: ViolationCode) {
        self.problems.push(ImportProblem {
            table: table.to_owned(),
            line,
            column: column.to_owned(),
            code: code.code().to_owned(),
            message: code.message_nb().to_owned(),
        });
    }
}

impl Planned {
    /// The document as the rules see it; by no device, as it is never saved.
    fn document(&self) -> Result<Document, CoreError> {
        let mut document = Document::empty(self.kind);
        let mut edit = document.edit(DeviceId::from_bytes([0; 16]), [0; 8]);
        self.fill(&mut edit).map_err(ReplicaError::from)?;
        edit.finish(0);
        Ok(document)
    }

    /// Puts everything the row says.
    pub(super) fn fill(&self, edit: &mut worktrail_document::Edit<'_>) -> Result<(), DocumentError> {
        match self.kind {
            DocumentKind::Trail => {}
            DocumentKind::Meeting | DocumentKind::Task => {
                edit.put_line("trail", &self.trail.to_string());
            }
            DocumentKind::Record => {
                if let Some(kind) = self.record {
                    edit.put_line("record_kind", kind.code());
                }
            }
        }
        for (key, value) in &self.values {
            edit.put_root_value(key, value)?;
        }
        Ok(())
    }

    /// Whether the row itself says when it was made.
    pub(super) fn says(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }
}

/// The id of a row. A row without one gets one made of its content, so that the same file imported twice gives one
/// entity.
fn id_of(table: &Table, row: &ReadRow) -> Option<DocumentId> {
    if !row.id.is_empty() {
        return row.id.parse().ok();
    }
    let content = serde_json::to_string(&row.values).ok()?;
    let parts: [&[u8]; 5] =
        [b"worktrail import v2", table.name.as_bytes(), b"|", row.trail.as_bytes(), content.as_bytes()];
    let mut bytes = [0; 16];
    bytes.copy_from_slice(sha256(&parts).0.get(..16)?);
    Some(DocumentId::from_bytes(bytes))
}

type Checked = Result<(), Violation>;

fn check_trail(
    state: &worktrail_document::TrailState,
    setting: &Setting<'_>,
    people: &mut BTreeSet<String>,
) -> Result<Checked, CoreError> {
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

/// A merged note may be longer than one person may write; its own limit is checked with the document.
fn without_note(state: worktrail_document::MeetingState) -> worktrail_document::MeetingState {
    worktrail_document::MeetingState { note: String::new(), ..state }
}

/// Holds the rules of its kind against a record. What is imported was saved before: it is checked as a record that
/// stands, so that a retired code and a date that has passed are kept.
fn check_imported(
    row: &Planned,
    state: &RecordState,
    setting: &Setting<'_>,
    beside: &Beside,
) -> Result<Checked, CoreError> {
    let service = beside.service(row, setting);
    let Some(kind) = row.record else { return Ok(check_section(state, service)) };
    if spec(kind).stream != StreamKind::Trail || state.discarded {
        return Ok(Ok(()));
    }
    let fields = all_fields(state);
    let stored = setting.replica.records(Some(row.trail), Some(kind.code()))?;
    let here = stored.iter().filter(|record| !record.discarded).map(|record| &record.fields);
    let in_file = beside.records.get(&(row.trail, kind)).into_iter().flatten();
    let others = in_file.filter(|(id, _)| *id != row.id).map(|(_, fields)| fields);
    let periods: Vec<_> = here.chain(others).filter_map(crate::records::period).collect();
    // The contacts of an employer lie elsewhere; which employer a contact has was checked where the row was saved.
    let employer: Vec<String> = fields.get("employer").cloned().into_iter().collect();
    let mut context = RecordContext::new(setting.today);
    context.service = service;
    context.previous = Some(&fields);
    context.other_periods = &periods;
    context.contact_employers = &employer;
    Ok(check_record(kind, &fields, &context))
}

/// A section of the profile has only fields that the catalogue knows, with values it allows. Other kinds of records
/// that are not known here are a newer app's and kept as they are.
fn check_section(state: &RecordState, service: Option<TrailType>) -> Checked {
    if !state.kind.starts_with(KIND_PREFIX) {
        return Ok(());
    }
    for (key, value) in &state.fields {
        profile::field(key).ok_or(Violation::new(ViolationCode::ProfileFieldUnknown, MORE))?;
        if let Some(service) = service {
            check_profile_value(service, key, value, value).map_err(|v| Violation::new(v.code(), MORE))?;
        }
    }
    Ok(())
}
