//! Reading the tables: every problem is listed by line and column, and nothing is imported until there is none.

use super::{
    ImportProblem, ImportReport,
    table::{MeetingLine, RecordLine, Table, TaskLine, TrailLine, files_at, read},
};
use crate::profile::KIND_PREFIX;
use crate::{
    Client, CoreError,
    api::{
        EditProfile, EditProfileField, EditRecord, EditTask, NewMeeting, NewRecord, NewTask, NewTrail, SetPhase,
        TextEdit,
    },
    meetings::{ImportedMeeting, check_alone, read_new_meeting},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    str::FromStr,
};
use worktrail_crypto::sha256;
use worktrail_domain::{
    DocumentId, MeetingKind, MeetingStatus, NationalId, NationalIdKind, Phase, ProfileSection, TaskStatus, Timestamp,
    TrailId, TrailType, Violation, ViolationCode, check_line, check_note, check_task, parse_date, parse_time,
};

/// Most problems listed; somebody who has more mends these first.
const PROBLEMS_MAX: usize = 1_000;

/// One row that is ready to be imported.
enum Ready {
    Trail(DocumentId, NewTrail, Option<SetPhase>, Vec<EditProfile>),
    Meeting(DocumentId, NewMeeting, ImportedMeeting),
    Task(DocumentId, NewTask, TaskStatus),
    Record(DocumentId, NewRecord, bool),
    Profile(Vec<EditProfileField>),
}

impl Client {
    /// Imports a CSV table, or a folder with the set that [`Client::export_csv`] writes.
    ///
    /// Rows whose id is here already are skipped, so an import that was cut off can be run again.
    ///
    /// # Errors
    /// [`CoreError::File`], [`CoreError::UnknownTable`], [`CoreError::Locked`] or a store error. Problems with rows
    /// are no error: they are in the report, and nothing was imported then.
    pub fn import_csv(&self, path: &Path, dry_run: bool) -> Result<ImportReport, CoreError> {
        let files = files_at(path)?;
        let mut plan = Plan {
            client: self,
            known: self.known_documents()?,
            report: ImportReport::default(),
            ready: Vec::new(),
            people: BTreeSet::new(),
            startups: BTreeSet::new(),
        };
        for (table, file) in &files {
            match table {
                Table::Trails => plan.trails(read(file)?)?,
                Table::Meetings => plan.meetings(read(file)?),
                Table::Tasks => plan.tasks(read(file)?),
                Table::Records => plan.records(read(file)?),
            }
        }
        let Plan { mut report, ready, .. } = plan;
        report.imported = u64::try_from(ready.len()).unwrap_or(u64::MAX);
        report.dry_run = dry_run || !report.problems.is_empty();
        if report.dry_run {
            return Ok(report);
        }
        for row in ready {
            self.import_row(row)?;
        }
        Ok(report)
    }

    fn import_row(&self, row: Ready) -> Result<(), CoreError> {
        match row {
            Ready::Trail(id, trail, phase, profile) => {
                self.create_trail_as(TrailId::from_bytes(*id.as_bytes()), &trail)?;
                phase.map_or(Ok(()), |phase| self.place_imported(&phase))?;
                profile.into_iter().try_for_each(|section| self.edit_profile(section))
            }
            Ready::Meeting(id, meeting, beside) => {
                self.log_meeting_as(id.meeting(), None, &meeting, beside).map(|_| ())
            }
            Ready::Record(id, record, discarded) => self.import_record(id, record, discarded),
            Ready::Profile(fields) => fields.into_iter().try_for_each(|field| self.edit_profile_field(field)),
            Ready::Task(id, task, status) => {
                self.add_task_as(id.task(), &task)?;
                if status == TaskStatus::Open {
                    return Ok(());
                }
                self.edit_task(EditTask { id: id.task(), subject: None, due: None, status: Some(status) })
            }
        }
    }

    fn import_record(&self, id: DocumentId, record: NewRecord, discarded: bool) -> Result<(), CoreError> {
        self.add_record_as(id.record(), record)?;
        if !discarded {
            return Ok(());
        }
        let fields = std::collections::BTreeMap::new();
        self.edit_record(EditRecord { id: id.record(), fields, base: None, discarded: Some(true) })
    }

    fn known_documents(&self) -> Result<BTreeSet<DocumentId>, CoreError> {
        let mut known = BTreeSet::new();
        self.with(|replica| {
            Ok(replica.each_document(|id, _, _| {
                known.insert(id);
            })?)
        })?;
        Ok(known)
    }
}

struct Plan<'a> {
    client: &'a Client,
    known: BTreeSet<DocumentId>,
    report: ImportReport,
    ready: Vec<Ready>,
    people: BTreeSet<String>,
    startups: BTreeSet<TrailId>,
}

impl Plan<'_> {
    fn trails(&mut self, rows: Vec<(u64, TrailLine)>) -> Result<(), CoreError> {
        let today = self.client.today();
        let synthetic_only = self.client.with(|replica| Ok(replica.identity()?.synthetic_only))?;
        for (line, row) in rows {
            let Some(id) = self.new_row(Table::Trails, line, &row.id, &row.national_id) else { continue };
            let checked = (|| {
                let person: NationalId = row.national_id.parse()?;
                if synthetic_only && person.kind() != NationalIdKind::Synthetic {
                    return Err(Violation::new(ViolationCode::NationalIdNotAllowed, "national_id"));
                }
                check_line(&row.name, "name")?;
                let referred = parse_date(&row.referred, "referred")?;
                if referred > today {
                    return Err(Violation::new(ViolationCode::DateInFuture, "referred"));
                }
                let phase = code::<Phase>(&row.phase, "phase")?.unwrap_or(Phase::Referred);
                let active = phase != Phase::Ended;
                if active && !self.people.insert(person.digits().to_owned()) {
                    return Err(Violation::new(ViolationCode::PersonHasActiveTrail, "national_id"));
                }
                let profile = profile(id, &row)?;
                let step = (phase != Phase::Referred)
                    .then(|| {
                        Ok::<_, Violation>(SetPhase {
                            id: TrailId::from_bytes(*id.as_bytes()),
                            phase,
                            cause: code(&row.end_cause, "end_cause")?,
                            detail: None,
                            on: Some(row.ended_on.clone()).filter(|date| !date.is_empty()),
                        })
                    })
                    .transpose()?;
                if let Some(SetPhase { on: Some(on), .. }) = &step {
                    parse_date(on, "ended_on")?;
                }
                Ok((person, step, profile, active))
            })();
            match checked {
                Ok((person, step, profile, active)) => {
                    let taken = active
                        && self.client.with(|replica| Ok(replica.active_trail_of(person.digits())?.is_some()))?;
                    if taken {
                        self.problem(
                            Table::Trails,
                            line,
                            Violation::new(ViolationCode::PersonHasActiveTrail, "national_id"),
                        );
                        continue;
                    }
                    let trail = NewTrail {
                        national_id: row.national_id,
                        name: Some(row.name).filter(|name| !name.is_empty()),
                        referred: Some(row.referred),
                        service: None,
                    };
                    self.ready.push(Ready::Trail(id, trail, step, profile));
                }
                Err(violation) => self.problem(Table::Trails, line, violation),
            }
        }
        Ok(())
    }

    fn meetings(&mut self, rows: Vec<(u64, MeetingLine)>) {
        let now = self.client.now();
        for (line, row) in rows {
            let key = format!("{}|{}|{}", row.trail, row.at, row.subject);
            let Some(id) = self.new_row(Table::Meetings, line, &row.id, &key) else { continue };
            let checked = (|| {
                let meeting = NewMeeting {
                    trail: Some(self.trail(&row.trail)?),
                    kind: code(&row.kind, "kind")?.ok_or(Violation::new(ViolationCode::Required, "kind"))?,
                    at: row.at.clone(),
                    subject: row.subject.clone(),
                    minutes: number(&row.minutes, "minutes")?,
                    channel: code(&row.channel, "channel")?,
                    place: Some(row.place.clone()),
                    status: code(&row.status, "status")?,
                    employer: Some(row.employer.clone()),
                    employer_name: Some(row.employer_name.clone()),
                    travel_to: number(&row.travel_to, "travel_to")?,
                    travel_from: number(&row.travel_from, "travel_from")?,
                    note: Some(row.note.clone()),
                    sub_category: code(&row.sub_category, "sub_category")?,
                    decision_maker: code(&row.decision_maker, "decision_maker")?,
                    participant_attends: tick(&row.participant_attends, "participant_attends")?,
                    employer_contact: Some(row.employer_contact.clone()),
                    institution: Some(row.institution.clone()),
                    institution_contact: Some(row.institution_contact.clone()),
                    in_the_field: tick(&row.in_the_field, "in_the_field")?,
                    cancel_reason: Some(row.cancel_reason.clone()),
                    follow_up: None,
                };
                check_alone(&mut read_new_meeting(&meeting, now)?, self.service(&meeting), now)?;
                let undone = tick(&row.undone, "undone")?.unwrap_or(false);
                let beside = ImportedMeeting {
                    undone: undone.then(|| row.undone_reason.clone()),
                    reminded_for: filled(&row.reminded_for).map(|at| parse_time(at, "reminded_for")).transpose()?,
                    held_by: filled(&row.held_by)
                        .map(|id| id.parse().map_err(|_| Violation::new(ViolationCode::IdUnknown, "held_by")))
                        .transpose()?,
                };
                self.one_startup(&meeting, undone, now)?;
                Ok((meeting, beside))
            })();
            match checked {
                Ok((meeting, beside)) => self.ready.push(Ready::Meeting(id, meeting, beside)),
                Err(violation) => self.problem(Table::Meetings, line, violation),
            }
        }
    }

    fn tasks(&mut self, rows: Vec<(u64, TaskLine)>) {
        for (line, row) in rows {
            let key = format!("{}|{}|{}", row.trail, row.due, row.subject);
            let Some(id) = self.new_row(Table::Tasks, line, &row.id, &key) else { continue };
            let checked = (|| {
                let due = Some(row.due.as_str()).filter(|due| !due.is_empty());
                let date = due.map(|due| parse_date(due, "due")).transpose()?;
                check_task(worktrail_domain::TaskDraft { subject: &row.subject, due: date })?;
                let status = code(&row.status, "status")?.unwrap_or(TaskStatus::Open);
                let due = due.map(str::to_owned);
                Ok((NewTask { trail: self.trail(&row.trail)?, subject: row.subject.clone(), due }, status))
            })();
            match checked {
                Ok((task, status)) => self.ready.push(Ready::Task(id, task, status)),
                Err(violation) => self.problem(Table::Tasks, line, violation),
            }
        }
    }

    /// Rules that look at other records are checked when the row is imported; what a row says of itself is checked here.
    fn records(&mut self, rows: Vec<(u64, RecordLine)>) {
        for (line, row) in rows {
            let key = format!("{}|{}|{}", row.trail, row.kind, row.record_fields);
            let Some(id) = self.new_row(Table::Records, line, &row.id, &key) else { continue };
            if row.kind.starts_with(KIND_PREFIX) {
                match self.profile_fields(&row) {
                    Ok(fields) => self.ready.push(Ready::Profile(fields)),
                    Err(violation) => self.problem(Table::Records, line, violation),
                }
                continue;
            }
            let checked = (|| {
                let kind = code(&row.kind, "kind")?.ok_or(Violation::new(ViolationCode::Required, "kind"))?;
                let fields = serde_json::from_str(&row.record_fields)
                    .map_err(|_| Violation::new(ViolationCode::ValueUnknown, "record_fields"))?;
                let record = NewRecord { trail: self.trail(&row.trail)?, kind, fields };
                crate::records::check_typed(&record)?;
                Ok(record)
            })();
            match checked {
                Ok(record) => self.ready.push(Ready::Record(id, record, row.discarded == "true")),
                Err(violation) => self.problem(Table::Records, line, violation),
            }
        }
    }

    /// The fields of one section of a profile.
    fn profile_fields(&self, row: &RecordLine) -> Result<Vec<EditProfileField>, Violation> {
        let unreadable = Violation::new(ViolationCode::ValueUnknown, "record_fields");
        let values: BTreeMap<String, String> = serde_json::from_str(&row.record_fields).map_err(|_| unreadable)?;
        let id = self.trail(&row.trail)?;
        let fields = values.into_iter().map(|(field, value)| match worktrail_domain::profile::field(&field) {
            Some(_) => Ok(EditProfileField { id, field, value, base: None }),
            None => Err(Violation::new(ViolationCode::ProfileFieldUnknown, "record_fields")),
        });
        fields.collect()
    }

    /// The id of a row that is not here yet. A row without an id gets one made of its content, so that the same
    /// file imported twice gives one entity.
    fn new_row(&mut self, table: Table, line: u64, id: &str, key: &str) -> Option<DocumentId> {
        let id = if id.trim().is_empty() {
            let digest = sha256(&[b"worktrail import v1", table.name().as_bytes(), b"|", key.as_bytes()]);
            let mut bytes = [0; 16];
            bytes.copy_from_slice(digest.0.get(..16)?);
            DocumentId::from_bytes(bytes)
        } else {
            match id.parse() {
                Ok(id) => id,
                Err(_) => {
                    self.problem(table, line, Violation::new(ViolationCode::IdUnknown, "id"));
                    return None;
                }
            }
        };
        if self.known.insert(id) {
            return Some(id);
        }
        self.report.skipped += 1;
        None
    }

    /// The service of a meeting's trail; one that comes with the file is made as an IPS trail.
    fn service(&self, meeting: &NewMeeting) -> TrailType {
        let here = |trail| self.client.with(|replica| Ok(replica.trail_facts(trail)?.service)).ok();
        meeting.trail.and_then(here).unwrap_or(TrailType::Ips)
    }

    /// A trail has one start-up meeting that is planned or held, counting those of the file.
    fn one_startup(&mut self, meeting: &NewMeeting, undone: bool, now: Timestamp) -> Result<(), Violation> {
        let state = read_new_meeting(meeting, now)?;
        let takes_the_place = state.kind == MeetingKind::Startup
            && matches!(state.status, MeetingStatus::Planned | MeetingStatus::Completed)
            && !undone;
        let Some(trail) = state.trail.filter(|_| takes_the_place) else { return Ok(()) };
        let here = self.client.with(|replica| Ok(replica.trail_facts(trail)?.started_at)).ok().flatten();
        if here.is_some() || !self.startups.insert(trail) {
            return Err(Violation::new(ViolationCode::StartupExists, "kind"));
        }
        Ok(())
    }

    fn trail(&self, id: &str) -> Result<TrailId, Violation> {
        let unknown = Violation::new(ViolationCode::IdUnknown, "trail");
        let trail: TrailId = id.parse().map_err(|_| unknown)?;
        if self.known.contains(&trail.document()) { Ok(trail) } else { Err(unknown) }
    }

    fn problem(&mut self, table: Table, line: u64, violation: Violation) {
        if self.report.problems.len() < PROBLEMS_MAX {
            self.report.problems.push(ImportProblem {
                table: table.name().to_owned(),
                line,
                column: violation.field().to_owned(),
                code: violation.code().code().to_owned(),
                message: violation.code().message_nb().to_owned(),
            });
        }
    }
}

fn profile(id: DocumentId, row: &TrailLine) -> Result<Vec<EditProfile>, Violation> {
    let texts = [
        (ProfileSection::Goal, &row.goal),
        (ProfileSection::Strengths, &row.strengths),
        (ProfileSection::Openness, &row.openness),
    ];
    let mut edits = Vec::new();
    for (section, text) in texts {
        check_note(text, section.key())?;
        if !text.is_empty() {
            let edit = TextEdit { base: None, text: text.clone() };
            edits.push(EditProfile { id: TrailId::from_bytes(*id.as_bytes()), section, edit });
        }
    }
    Ok(edits)
}

fn code<T: FromStr>(text: &str, field: &'static str) -> Result<Option<T>, Violation> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Violation::new(ViolationCode::ValueUnknown, field)),
    }
}

fn tick(text: &str, field: &'static str) -> Result<Option<bool>, Violation> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Violation::new(ViolationCode::ValueUnknown, field)),
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn number(text: &str, field: &'static str) -> Result<Option<u32>, Violation> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Violation::new(ViolationCode::MinutesOutOfRange, field)),
    }
}
