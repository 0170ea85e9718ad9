//! Reports (*veilederrapport*): started, written, shown to the participant, filed.
//!
//! A report is a record; its texts are edited like those of any other. What is here are the steps between its states, and
//! what it says: composed anew of what lies in the trail each time it is looked at, until it is filed and stands for good.

mod facts;

use crate::{
    Client, CoreError,
    act::Work,
    api::{
        CommentReport, Created, FieldConflict, FileReport, FiledView, NewRecord, RecordFilter, RecordRow, ReportLogRow,
        ReportView, ShareReport, StartReport,
    },
    conflicts::conflicts,
    people::owner_of,
    records::{self, Existing, as_of, check, fields_of, put_fields},
};
use facts::ReportFacts;
use std::collections::BTreeMap;
use worktrail_crypto::sha256;
use worktrail_document::{Document, DocumentKind, FiledState};
use worktrail_domain::{
    Date, RecordId, Violation, ViolationCode, check_line, oslo_date, parse_date,
    records::{Fields, RecordKind, date, spec},
    reports::{
        ComposedReport, FilingFacts, ReportKind, ReportStatus, ReportStep, check_filing, check_removal, check_sharing,
        default_period, status_on, with_comment,
    },
};
use worktrail_domain::{Language, Words};
use worktrail_replica::{Replica, StoredRecord, view::HistoryItem};

/// Longest frozen text, in bytes of JSON: a change of a document is at most twice that.
const FILED_BYTES_MAX: usize = 128 * 1024;

impl Client {
    /// Starts a report. A periodic one goes on where the last one ended, unless a period is named.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn start_report(&self, input: StartReport) -> Result<Created, CoreError> {
        let today = self.today();
        if input.kind == ReportKind::Unknown {
            return Err(Violation::new(ViolationCode::ValueUnknown, "kind").into());
        }
        let (from, to) = (day_of(input.from.as_deref(), "date_from")?, day_of(input.to.as_deref(), "date_to")?);
        let fields = self.with(|replica| {
            let facts = replica.trail_facts(input.trail).map_err(|_| CoreError::unknown_id("trail"))?;
            let owner = replica.user_name(owner_of(replica, input.trail)?)?;
            let mut fields = Fields::from([
                ("kind".to_owned(), input.kind.code().to_owned()),
                ("specialist".to_owned(), owner.unwrap_or(replica.identity()?.user_name.clone())),
            ]);
            if input.kind == ReportKind::Interval {
                let reports = replica.records(Some(input.trail), Some(RecordKind::Report.code()))?;
                let ends = reports
                    .iter()
                    .filter(|report| !report.discarded)
                    .filter_map(|report| date(&report.fields, "date_to"));
                let proposed = default_period(ends.max(), facts.started_at.map(oslo_date), to.unwrap_or(today));
                let from = from.or(proposed.map(|(from, _)| from));
                for (key, day) in [("date_from", from), ("date_to", Some(to.unwrap_or(today)))] {
                    if let Some(day) = day {
                        fields.insert(key.to_owned(), day.to_string());
                    }
                }
            }
            Ok(fields)
        })?;
        self.add_record(NewRecord { trail: input.trail, kind: RecordKind::Report, fields })
    }

    /// The reports of one trail or of all, newest first.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn reports(&self, trail: Option<worktrail_domain::TrailId>) -> Result<Vec<RecordRow>, CoreError> {
        self.records(RecordFilter { trail, kind: Some(RecordKind::Report), include_discarded: false })
    }

    /// One report as it reads today, or as it was filed.
    ///
    /// # Errors
    /// Code `id_unknown` when there is no such report here; [`CoreError::Locked`] or a store error.
    pub fn report(&self, id: RecordId) -> Result<ReportView, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let stored = stored_report(replica, id)?;
            let fields = as_of(RecordKind::Report, fields_of(&stored), today);
            let (_, mut document) = replica.load_document(id.document(), DocumentKind::Record)?;
            let facts = ReportFacts::read(replica, &stored, today)?;
            let status = status_on(&fields, today);
            let filed = document.filed();
            let frozen = filed.as_ref().and_then(|filed| serde_json::from_str::<ComposedReport>(&filed.report).ok());
            let filing = check_filing(&filing_facts(&fields, status, &facts)).err();
            Ok(ReportView {
                id,
                kind: ReportKind::from_code(text(&fields, "kind")),
                status,
                status_label: status.label().of(replica.language()).to_owned(),
                steps: status.steps(),
                filing: filing.map(|violation| CoreError::from(violation).report_in(replica.language())),
                report: frozen.filter(|_| status.is_filed()).unwrap_or_else(|| facts.compose(&fields)),
                filed: filed.map(|filed| FiledView {
                    at: filed.at,
                    intact: hash(&filed.report) == filed.sha256,
                    case: filed.case,
                    sha256: filed.sha256,
                }),
                log: replica
                    .history(id.document())?
                    .into_iter()
                    .filter_map(|item| log_row(item, replica.language()))
                    .collect(),
                version: document.version().to_string(),
                conflicts: open_conflicts(&document),
                row: records::row(replica, stored, today)?,
            })
        })
    }

    /// Shows a report to the participant until a day, and locks its texts for as long.
    ///
    /// # Errors
    /// `report_step_not_allowed` or `report_filed` on `status`, a bad day on `comment_due`, code `id_unknown`,
    /// [`CoreError::Locked`] or a store error.
    pub fn share_report(&self, input: ShareReport) -> Result<(), CoreError> {
        let until = parse_date(&input.until, "comment_due")?;
        self.change_report("report.share", input.id, |_, before, today| {
            check_sharing(status_on(before, today), until, today)?;
            Ok(Change::of([("status", ReportStatus::Shared.code()), ("comment_due", &until.to_string())]))
        })
    }

    /// Ends the sharing before its day.
    ///
    /// # Errors
    /// `report_step_not_allowed` on `status` when it is not shared, code `id_unknown`, [`CoreError::Locked`] or a store
    /// error.
    pub fn unshare_report(&self, id: RecordId) -> Result<(), CoreError> {
        self.change_report("report.unshare", id, |_, before, today| {
            let status = status_on(before, today).after(ReportStep::EndSharing)?;
            Ok(Change::of([("status", status.code())]))
        })
    }

    /// Writes down what the participant says, with day and name of who wrote it.
    ///
    /// # Errors
    /// `required` on `comment`, `report_filed`, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn comment_report(&self, input: CommentReport) -> Result<(), CoreError> {
        if input.comment.trim().is_empty() {
            return Err(Violation::new(ViolationCode::Required, "comment").into());
        }
        self.change_report("report.comment", input.id, |replica, before, today| {
            let by = &replica.identity()?.user_name;
            let all = with_comment(text(before, "comment_on_behalf"), &input.comment, today, by);
            Ok(Change::of([("comment_on_behalf", all.as_str())]))
        })
    }

    /// Files a report on a case of the participant: from now on it stands as it reads now, for good.
    ///
    /// What is kept is the composed text with its hash. The archive itself is behind the server.
    ///
    /// # Errors
    /// What stands in the way (`report_step_not_allowed`, `participant_not_involved`, `closing_needs_ended_trail`),
    /// `required` on `case`, `report_too_long`, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn file_report(&self, input: FileReport) -> Result<(), CoreError> {
        let now = self.now();
        let case = input.case.trim().to_owned();
        if case.is_empty() {
            return Err(Violation::new(ViolationCode::Required, "case").into());
        }
        check_line(&case, "case")?;
        self.change_report("report.file", input.id, |replica, before, today| {
            let facts = ReportFacts::read(replica, &stored_report(replica, input.id)?, today)?;
            check_filing(&filing_facts(before, status_on(before, today), &facts))?;
            let report = serde_json::to_string(&facts.compose(before).printed()).unwrap_or_default();
            if report.is_empty() || report.len() > FILED_BYTES_MAX {
                return Err(Violation::new(ViolationCode::ReportTooLong, "report").into());
            }
            let sha256 = hash(&report);
            let mut change = Change::of([("status", ReportStatus::Archived.code())]);
            change.filed = Some(FiledState { at: now, case, report, sha256 });
            Ok(change)
        })
    }

    /// Carries out one step of a report: what changes is told, checked with the report as it would be, and saved.
    fn change_report(
        &self,
        command: &str,
        id: RecordId,
        step: impl FnOnce(&Replica, &Fields, Date) -> Result<Change, CoreError>,
    ) -> Result<(), CoreError> {
        let today = self.today();
        self.act(command, |replica, work: &mut Work| {
            let stored = stored_report(replica, id)?;
            let spec = spec(RecordKind::Report);
            let before = as_of(RecordKind::Report, fields_of(&stored), today);
            let change = step(replica, &before, today)?;
            let mut after = before.clone();
            after.extend(change.fields.clone());
            let trail_id = stored.in_trail()?;
            let (_, trail) = replica.load_document(trail_id.document(), DocumentKind::Trail)?;
            check(replica, spec, &after, &trail, &Existing { trail: trail_id, previous: Some((id, &before)) }, today)?;
            work.edit(replica, id.document(), DocumentKind::Record, |_, edit| {
                if let Some(filed) = &change.filed {
                    edit.put_filed(filed);
                }
                put_fields(edit, spec, &change.fields, None)
            })
        })
    }
}

/// What a step changes.
struct Change {
    fields: Fields,
    filed: Option<FiledState>,
}

impl Change {
    fn of<const N: usize>(fields: [(&str, &str); N]) -> Self {
        let fields: BTreeMap<_, _> = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        Self { fields, filed: None }
    }
}

/// Checks an ordinary edit of a report: its status is changed by its steps only, and what is filed is not removed.
pub(crate) fn check_edit(changed: &Fields, before: &Fields, discarded: Option<bool>) -> Result<(), Violation> {
    if discarded == Some(true) {
        check_removal(before)?;
    }
    if changed.get("status").is_some_and(|status| status != text(before, "status")) {
        return Err(Violation::new(ViolationCode::ReportStepByCommand, "status"));
    }
    Ok(())
}

fn stored_report(replica: &Replica, id: RecordId) -> Result<StoredRecord, CoreError> {
    let stored = replica.record(id)?;
    if stored.kind == RecordKind::Report.code() { Ok(stored) } else { Err(CoreError::unknown_id("id")) }
}

fn filing_facts(fields: &Fields, status: ReportStatus, facts: &ReportFacts) -> FilingFacts {
    FilingFacts {
        kind: ReportKind::from_code(text(fields, "kind")),
        status,
        participant_involved: text(fields, "participant_involved") == "true",
        trail_is_ended_with_details: facts.is_ended_with_details(),
    }
}

/// The steps of a report's life out of everything that was done to it.
fn log_row(item: HistoryItem, language: Language) -> Option<ReportLogRow> {
    let words = match item.command.split('/').next().unwrap_or_default() {
        "record.add" => const { Words::new("Opprettet", "Oppretta", "Created") },
        "record.edit" => const { Words::new("Endret", "Endra", "Changed") },
        "report.share" => const { Words::new("Delt med deltaker", "Delt med deltakar", "Shared with participant") },
        "report.unshare" => const { Words::new("Deling avsluttet", "Deling avslutta", "Sharing ended") },
        "report.comment" => {
            const { Words::new("Kommentar fra deltaker", "Kommentar frå deltakar", "Comment of the participant") }
        }
        "report.file" => const { Words::new("Journalført", "Journalført", "Filed") },
        _ => return None,
    };
    Some(ReportLogRow { at: item.at, author: item.author, text: words.of(language).to_owned() })
}

fn open_conflicts(document: &Document) -> Vec<FieldConflict> {
    // The frozen text is no field a person chooses between.
    conflicts(document).into_iter().filter(|conflict| !conflict.field.starts_with("filed_")).collect()
}

/// The fingerprint that a filed report is kept with: SHA-256 of its text, in hexadecimal.
pub(crate) fn hash(report: &str) -> String {
    sha256(&[report.as_bytes()]).to_hex()
}

fn day_of(typed: Option<&str>, field: &'static str) -> Result<Option<Date>, Violation> {
    typed.map(|text| parse_date(text, field)).transpose()
}

fn text<'a>(fields: &'a Fields, key: &str) -> &'a str {
    fields.get(key).map(String::as_str).unwrap_or_default()
}
