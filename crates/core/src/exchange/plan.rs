//! What an import would do: every row read, its place and its id found, every problem kept with its place.

use super::{
    ImportProblem,
    check::{Setting, broken},
    columns::{CellKind, Rows, Table},
    raw::{RawTable, TableError},
    row::{Fault, Found, ReadRow, read_rows},
    tables::{table_of, tables},
};
use crate::{CoreError, employers};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_crypto::sha256;
use worktrail_document::{Document, DocumentError, Edit, RootValue};
use worktrail_domain::Language;
use worktrail_domain::{
    DeviceId, DocumentId, MeetingKind, OrgNumber, RecordKind, StreamId, StreamKind, TrailId, TrailType, ViolationCode,
    duties::duty_id,
    imported_id, preference_id,
    profile_values::{canonical_profile_value, section_document},
    workspace_stream,
};
use worktrail_replica::{Identity, ReplicaError};

/// Most problems listed; somebody who has more mends these first.
const PROBLEMS_MAX: usize = 1_000;

/// One row that is ready to become a document.
pub(super) struct Planned {
    pub(super) table: &'static Table,
    pub(super) line: u64,
    pub(super) id: DocumentId,
    /// Where it lies.
    pub(super) stream: StreamId,
    /// It is the first in its stream.
    pub(super) starts: Option<StreamKind>,
    pub(super) values: BTreeMap<String, RootValue>,
}

/// Everything a file asks for.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) rows: Vec<Planned>,
    pub(super) skipped: u64,
    pub(super) problems: Vec<ImportProblem>,
    pub(super) kept: Vec<ImportProblem>,
    language: Language,
}

/// What is known while the rows are read, one after the other.
struct Reading<'a> {
    setting: &'a Setting<'a>,
    identity: &'a Identity,
    /// What is here, before anything of the file.
    here: BTreeSet<DocumentId>,
    /// What is here or in the file, rows with faults among them.
    known: BTreeSet<DocumentId>,
    /// The ids that rows of the file get in place of their own.
    moved: BTreeMap<String, String>,
    /// The own workspace is here, or a row begins it.
    has_workspace: bool,
}

/// Why a row has no place: the column and the rule.
type Nowhere = (&'static str, ViolationCode);

impl Plan {
    /// Reads the tables and holds every rule against every row.
    pub(super) fn of(raw: &[RawTable], setting: &Setting<'_>) -> Result<Self, CoreError> {
        let mut plan = Self { language: setting.replica.language(), ..Self::default() };
        let mut named: Vec<(usize, &RawTable)> = Vec::new();
        for table in raw {
            match table_of(&table.name, &table.header) {
                Some(place) => named.push((place, table)),
                None if raw.len() == 1 => return Err(TableError::Unknown.into()),
                None => plan.problem(&table.name, (1, String::new(), ViolationCode::TableUnknown)),
            }
        }
        // Trails and employers first: what lies in them needs them, whatever order the sheets have.
        named.sort_by_key(|(place, _)| *place);
        let identity = setting.replica.identity()?;
        let here = setting.replica.document_ids()?;
        let mut reading = Reading {
            setting,
            identity,
            known: here.clone(),
            here,
            moved: BTreeMap::new(),
            has_workspace: setting.replica.stream_kind(workspace_stream(identity.user))?.is_some(),
        };
        for (place, raw) in &named {
            let Some(table) = tables().get(*place) else { continue };
            let mut found = Found::default();
            for row in read_rows(raw, table, &mut found) {
                plan.take(table, row, &mut reading)?;
            }
            for fault in found.faults {
                plan.problem(&table.name, fault);
            }
            plan.kept
                .extend(found.kept.into_iter().map(|fault| problem(&table.name, fault, setting.replica.language())));
        }
        let known = std::mem::take(&mut reading.known);
        plan.settle(&reading.moved, setting);
        for (table, fault) in broken(&plan.rows, &known, setting)? {
            plan.problem(&table.name, fault);
        }
        plan.problems.truncate(PROBLEMS_MAX);
        plan.kept.truncate(PROBLEMS_MAX);
        Ok(plan)
    }

    fn take(&mut self, table: &'static Table, row: ReadRow, reading: &mut Reading<'_>) -> Result<(), CoreError> {
        let (stream, id) = match reading.place_of(table, &row)? {
            Ok(place) => place,
            Err(_) if row.faulty => return Ok(()),
            Err((column, code)) => {
                self.problem(&table.name, (row.line, column.to_owned(), code));
                return Ok(());
            }
        };
        if row.faulty {
            reading.known.insert(id);
            return Ok(());
        }
        let mut values = row.values;
        if table.rows == Rows::Meetings && table.home == StreamKind::Employer {
            let kind = || RootValue::Line(MeetingKind::EmployerOnly.code().to_owned());
            values.entry("meeting_kind".to_owned()).or_insert_with(kind);
        }
        if !reading.known.insert(id) {
            let twin =
                self.rows.iter().find(|other| other.id == id && table.rows == Rows::Records(RecordKind::Employer));
            if twin.is_some_and(|twin| twin.values != values) {
                let fault = (row.line, "org_number".to_owned(), ViolationCode::EmployerTwice);
                self.problem(&table.name, fault);
            }
            self.skipped += 1;
            return Ok(());
        }
        let starts = reading.starts(table);
        self.rows.push(Planned { table, line: row.line, id, stream, starts, values });
        Ok(())
    }

    /// Lets rows point to each other by the ids they get here, and reads choices of the profile as their service has
    /// them.
    fn settle(&mut self, moved: &BTreeMap<String, String>, setting: &Setting<'_>) {
        let services: BTreeMap<StreamId, TrailType> = services(&self.rows);
        for row in &mut self.rows {
            let service = services.get(&row.stream).copied().or_else(|| setting.service_of(row.stream.trail()));
            for column in &row.table.columns {
                let Some(RootValue::Line(value)) = row.values.get_mut(&column.key) else { continue };
                if let Some(id) = moved.get(value.as_str()) {
                    id.clone_into(value);
                }
                if let (CellKind::Profile(field), Some(service)) = (column.kind, service)
                    && let Ok(canonical) = canonical_profile_value(service, field.key(), value)
                {
                    *value = canonical;
                }
            }
        }
    }

    fn problem(&mut self, table: &str, fault: Fault) {
        self.problems.push(problem(table, fault, self.language));
    }
}

fn problem(table: &str, (line, column, code): Fault, language: Language) -> ImportProblem {
    ImportProblem {
        table: table.to_owned(),
        line,
        column,
        code: code.code().to_owned(),
        message: code.words().of(language).to_owned(),
    }
}

/// The service of each trail that the file itself brings.
pub(super) fn services(rows: &[Planned]) -> BTreeMap<StreamId, TrailType> {
    let trails = rows.iter().filter(|row| row.table.rows == Rows::Trails);
    let service = |row: &Planned| match row.values.get("service") {
        Some(RootValue::Line(code)) => TrailType::from_code(code),
        _ => TrailType::Ips,
    };
    trails.map(|row| (row.stream, service(row))).collect()
}

impl Reading<'_> {
    /// Where a row lies, and its id.
    fn place_of(&mut self, table: &Table, row: &ReadRow) -> Result<Result<(StreamId, DocumentId), Nowhere>, CoreError> {
        let replica = self.setting.replica;
        let home = match (table.home, table.rows) {
            (_, Rows::Trails) => {
                let id = own_id(table, row, None);
                return Ok(id.map(|id| (TrailId::from_bytes(*id.as_bytes()).stream(), id)));
            }
            (StreamKind::Trail, _) => match row.home.parse::<TrailId>() {
                Ok(trail) => trail.stream(),
                Err(_) => return Ok(Err(("trail", ViolationCode::IdUnknown))),
            },
            (StreamKind::Employer, _) => match row.home.parse::<OrgNumber>() {
                Ok(number) => employers::home(replica, &number)?,
                Err(violation) => return Ok(Err((table.home_column().unwrap_or_default(), violation.code()))),
            },
            (StreamKind::Workspace, _) => workspace_stream(self.identity.user),
        };
        let line = |key: &str| match row.values.get(key) {
            Some(RootValue::Line(line)) => line.as_str(),
            _ => "",
        };
        Ok(match table.rows {
            Rows::Records(RecordKind::Employer) => Ok(home.document()),
            Rows::Records(RecordKind::Preference) => Ok(preference_id(self.identity.user, line("f.name")).document()),
            Rows::Records(RecordKind::DutyMark) => {
                Ok(DocumentId::from_bytes(*duty_id(home.trail(), line("f.key")).as_bytes()))
            }
            Rows::Profile(section) => Ok(section_document(home.trail(), section)),
            _ => own_id(table, row, Some(home)).map(|id| self.id_in(table, home, id)),
        }
        .map(|id| (home, id)))
    }

    /// The id of a row in its stream. What lies in a trail keeps its own, as the trail does; at an employer and in a
    /// workspace it gets another, unless it is here already.
    fn id_in(&mut self, table: &Table, home: StreamId, id: DocumentId) -> DocumentId {
        if table.home == StreamKind::Trail || self.here.contains(&id) {
            return id;
        }
        let here = imported_id(home, id);
        self.moved.insert(id.to_string(), here.to_string());
        here
    }

    fn starts(&mut self, table: &Table) -> Option<StreamKind> {
        match (table.home, table.rows) {
            (_, Rows::Trails) => Some(StreamKind::Trail),
            (_, Rows::Records(RecordKind::Employer)) => Some(StreamKind::Employer),
            (StreamKind::Workspace, _) if !self.has_workspace => {
                self.has_workspace = true;
                Some(StreamKind::Workspace)
            }
            _ => None,
        }
    }
}

/// The id that a row says. A row without one gets one made of its content and of where it lies, so that the same file
/// imported twice gives one entity.
fn own_id(table: &Table, row: &ReadRow, home: Option<StreamId>) -> Result<DocumentId, Nowhere> {
    let unknown = ("id", ViolationCode::IdUnknown);
    if !row.id.is_empty() {
        return row.id.parse().map_err(|_| unknown);
    }
    let content = serde_json::to_string(&row.values).map_err(|_| unknown)?;
    let home = home.map_or([0; 16], |home| *home.as_bytes());
    let hash = sha256(&[b"worktrail import v3", table.name.as_bytes(), b"|", &home, content.as_bytes()]);
    let bytes = hash.0.first_chunk().ok_or(unknown)?;
    Ok(DocumentId::from_bytes(*bytes))
}

impl Planned {
    /// The document as the rules see it; by no device, as it is never saved.
    pub(super) fn document(&self) -> Result<Document, CoreError> {
        let mut document = Document::empty(self.table.kind());
        let mut edit = document.edit(DeviceId::from_bytes([0; 16]), [0; 8]);
        self.fill(&mut edit).map_err(ReplicaError::from)?;
        edit.finish(0);
        Ok(document)
    }

    /// Puts everything the row says.
    pub(super) fn fill(&self, edit: &mut Edit<'_>) -> Result<(), DocumentError> {
        if let Some(kind) = self.table.record_kind() {
            edit.put_line("record_kind", &kind);
        }
        if self.table.home == StreamKind::Trail && matches!(self.table.rows, Rows::Meetings | Rows::Tasks) {
            edit.put_line("trail", &self.stream.trail().to_string());
        }
        for (key, value) in &self.values {
            edit.put_root_value(key, value)?;
        }
        Ok(())
    }

    /// Whether the row itself says something.
    pub(super) fn says(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    /// A one-line value of the row; empty when it says none.
    pub(super) fn line_of(&self, key: &str) -> &str {
        match self.values.get(key) {
            Some(RootValue::Line(line)) => line,
            _ => "",
        }
    }
}
