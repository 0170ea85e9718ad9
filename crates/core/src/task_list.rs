//! The task list: tasks somebody wrote, sub-goals, and what rules and merging ask for, in one order.

use crate::{
    Client, CoreError,
    api::{ReminderRow, TaskRow},
    circumstances::Circumstances,
    duties::situation,
    findings::merged,
    records::title_of,
};
use std::sync::Arc;
use worktrail_domain::{
    Date, Due, Language, TaskId, TaskPriority, TaskSource, TaskStatus, Timestamp, TrailId,
    duties::{Duty, derive_duties, duty_id, duty_subject},
    findings::{Finding, derive_findings, finding_subject, is_finding_key},
    oslo_day_bounds,
    records::RecordKind,
};
use worktrail_replica::{DerivedTrail, DerivedTrails, NewJob, Replica, StoredRecord};

/// Minutes after midnight at which a duty that begins to show is worth a notice: the working day begins.
const MORNING_MINUTES: u32 = 8 * 60;

impl Client {
    /// Every line, most urgent first; closed ones after them, newest first, if asked for.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn tasks(&self, include_closed: bool) -> Result<Vec<TaskRow>, CoreError> {
        let today = self.today();
        self.with(|replica| all_rows(replica, include_closed, today))
    }

    /// What became worth a notice after `since` and until now, oldest first: tasks that asked for it, and duties on the
    /// morning of the day they begin to show.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn reminders(&self, since: Timestamp) -> Result<Vec<ReminderRow>, CoreError> {
        let (now, today) = (self.now(), self.today());
        self.with(|replica| {
            let mut found: Vec<ReminderRow> = all_rows(replica, false, today)?
                .into_iter()
                .filter_map(|row| {
                    let at = row.remind_at?;
                    let (id, source) = (row.id, row.source);
                    (since < at && at <= now).then_some(ReminderRow {
                        id,
                        source,
                        trail: row.trail,
                        trail_title: row.trail_title,
                        subject: row.subject,
                        at,
                    })
                })
                .collect();
            found.sort_by_key(|row| (row.at, row.id));
            Ok(found)
        })
    }
}

/// Every open line of every trail, of which it is known what rules make of it.
pub(crate) fn open_rows(replica: &Replica, derived: &DerivedTrails, today: Date) -> Result<Vec<TaskRow>, CoreError> {
    Ok(in_order(lines(replica, derived, false, today)?))
}

/// Every line of every trail.
fn all_rows(replica: &Replica, include_closed: bool, today: Date) -> Result<Vec<TaskRow>, CoreError> {
    let mut rows = lines(replica, &derived(replica, today)?, include_closed, today)?;
    if include_closed {
        let titles = replica.titles()?;
        let title = |trail: TrailId| titles.get(&trail.stream()).cloned().unwrap_or_default();
        let sub_goals = replica.records(None, Some(RecordKind::SubGoal.code()))?.into_iter();
        let sub_goals = sub_goals.filter(|record| !record.discarded);
        let sub_goals =
            sub_goals.filter_map(|record| Some(sub_goal(&record, record.trail?, &title(record.trail?), today)));
        rows.extend(sub_goals.filter(|row| !is_open(row)));
        let marks = replica.records(None, Some(RecordKind::DutyMark.code()))?.into_iter();
        let language = replica.language();
        rows.extend(marks.filter_map(|mark| settled(&mark, mark.trail?, title(mark.trail?), language)));
    }
    Ok(in_order(rows))
}

/// Tasks, and what rules ask for.
fn lines(
    replica: &Replica,
    derived: &DerivedTrails,
    include_closed: bool,
    today: Date,
) -> Result<Vec<TaskRow>, CoreError> {
    let mut rows = replica.tasks(include_closed, today)?;
    rows.extend(derived.values().flat_map(|trail| trail.lines.iter().cloned()));
    Ok(rows)
}

/// The open lines of one trail.
pub(crate) fn open_rows_of(
    replica: &Replica,
    circumstances: &Circumstances,
    today: Date,
) -> Result<Vec<TaskRow>, CoreError> {
    let mut rows = replica.open_tasks_of(circumstances.trail, today)?;
    rows.extend(derive(replica, circumstances, today).lines);
    Ok(in_order(rows))
}

/// What rules make of each trail today. A trail that has not changed since the last time is not read again.
pub(crate) fn derived(replica: &Replica, today: Date) -> Result<DerivedTrails, CoreError> {
    let mut trails = replica.derived_trails(today)?;
    let changed = if trails.is_empty() {
        Circumstances::read_all(replica, today)?
    } else {
        let changed = replica.trail_ids()?.into_iter().filter(|trail| !trails.contains_key(trail));
        changed.map(|trail| Circumstances::read(replica, trail, today)).collect::<Result<_, _>>()?
    };
    if !changed.is_empty() {
        let new = changed.iter().map(|one| (one.trail, Arc::new(derive(replica, one, today)))).collect();
        replica.remember_derived(&new);
        trails.extend(new);
    }
    Ok(trails)
}

/// The same of one trail, where one is named.
///
/// # Errors
/// Code `id_unknown` on `trail` when it is not here; a store error.
pub(crate) fn derived_of(replica: &Replica, trail: Option<TrailId>, today: Date) -> Result<DerivedTrails, CoreError> {
    let mut trails = derived(replica, today)?;
    let Some(trail) = trail else { return Ok(trails) };
    let one = trails.remove(&trail).ok_or_else(|| CoreError::unknown_id("trail"))?;
    Ok([(trail, one)].into())
}

/// What rules make of one trail today.
pub(crate) fn derive(replica: &Replica, circumstances: &Circumstances, today: Date) -> DerivedTrail {
    let (trail, title) = (circumstances.trail, circumstances.title.clone());
    let language = replica.language();
    let duties = derive_duties(&situation(circumstances), today);
    let findings = derive_findings(&merged(replica, circumstances), today);
    let sub_goals = circumstances.of(RecordKind::SubGoal).map(|record| sub_goal(record, trail, &title, today));
    let asked = duties.iter().map(|duty| duty_row(duty.clone(), &title, today, language));
    let found = findings.iter().map(|finding| finding_row(finding.clone(), &title, today, language));
    let new_jobs = circumstances.new_jobs().map(|(job, started_on)| NewJob {
        record: job.id,
        title: title_of(RecordKind::Job, &job.fields, language),
        started_on,
    });
    DerivedTrail {
        new_jobs: new_jobs.collect(),
        lines: sub_goals.filter(is_open).chain(asked).chain(found).collect(),
        duties,
        findings,
        started_at: circumstances.started_at(),
        first_employer_meeting: circumstances.first_employer_meeting(),
        clock: circumstances.employer_clock(),
        title,
    }
}

fn is_open(row: &TaskRow) -> bool {
    matches!(row.status, TaskStatus::Open | TaskStatus::Unknown)
}

/// Open lines by date, then as pressing, then as old; closed ones after them, newest first.
fn in_order(mut rows: Vec<TaskRow>) -> Vec<TaskRow> {
    rows.sort_by_key(|row| {
        let open = is_open(row);
        let closed_at = row.done_at.unwrap_or(row.created_at).millis();
        let due = if open { (row.due.is_none(), row.due, row.priority) } else { (true, None, TaskPriority::High) };
        (!open, due, if open { row.created_at.millis() } else { -closed_at }, row.id)
    });
    rows
}

/// A row with nothing but what it is about.
fn bare(id: TaskId, source: TaskSource, trail: TrailId, trail_title: String, subject: String) -> TaskRow {
    TaskRow {
        id,
        source,
        trail,
        trail_title,
        subject,
        note: String::new(),
        due: None,
        due_at: None,
        priority: TaskPriority::Normal,
        remind_at: None,
        status: TaskStatus::Open,
        reason: String::new(),
        key: None,
        overdue: false,
        created_at: Timestamp::from_millis(0),
        done_at: None,
        unsent: false,
        conflicts: 0,
    }
}

fn sub_goal(record: &StoredRecord, trail: TrailId, title: &str, today: Date) -> TaskRow {
    let field = |key: &str| record.fields.get(key).map(String::as_str).unwrap_or_default();
    let due = Due::from_stored(field("due"));
    let status = match field("status") {
        "completed" => TaskStatus::Done,
        "not_applicable" => TaskStatus::Discarded,
        "open" | "" => TaskStatus::Open,
        _ => TaskStatus::Unknown,
    };
    let id = TaskId::from_bytes(*record.id.as_bytes());
    TaskRow {
        note: record.texts.get(&0).cloned().unwrap_or_default(),
        due: due.map(Due::date),
        due_at: due.and_then(Due::at),
        priority: TaskPriority::from_code(field("priority")),
        status,
        overdue: status == TaskStatus::Open && due.is_some_and(|due| due.date() < today),
        created_at: record.created_at,
        done_at: worktrail_domain::parse_time(field("completed_at"), "completed_at").ok(),
        unsent: record.unsent,
        conflicts: record.conflicts,
        ..bare(id, TaskSource::SubGoal, trail, title.to_owned(), field("subject").to_owned())
    }
}

fn duty_row(duty: Duty, title: &str, today: Date, language: Language) -> TaskRow {
    let (opens, _) = oslo_day_bounds(duty.opened_on);
    let id = duty_id(duty.trail, &duty.key);
    TaskRow {
        note: duty.why.of(language),
        due: Some(duty.due),
        key: Some(duty.key),
        remind_at: Some(opens.plus_minutes(MORNING_MINUTES)),
        overdue: duty.due < today,
        created_at: opens,
        ..bare(id, TaskSource::Duty, duty.trail, title.to_owned(), duty.subject.of(language))
    }
}

/// A finding is to be settled today, whichever day it is.
fn finding_row(finding: Finding, title: &str, today: Date, language: Language) -> TaskRow {
    let id = duty_id(finding.trail, &finding.key);
    TaskRow {
        note: finding.why.of(language),
        due: Some(today),
        key: Some(finding.key),
        ..bare(id, TaskSource::Finding, finding.trail, title.to_owned(), finding.subject.of(language))
    }
}

/// What a person settled, as a closed line, in the language of the one who reads.
fn settled(mark: &StoredRecord, trail: TrailId, title: String, language: Language) -> Option<TaskRow> {
    let field = |key: &str| mark.fields.get(key).cloned().unwrap_or_default();
    let status = match field("status").as_str() {
        "done" => TaskStatus::Done,
        "not_relevant" => TaskStatus::Discarded,
        _ => return None,
    };
    let id = TaskId::from_bytes(*mark.id.as_bytes());
    let (key, told) = (field("key"), field("subject"));
    let source = if is_finding_key(&key) { TaskSource::Finding } else { TaskSource::Duty };
    let words = finding_subject(&key).or_else(|| duty_subject(&key));
    let subject = words.and_then(|words| words.told_again(&told, language)).unwrap_or(told);
    Some(TaskRow {
        status,
        key: Some(key),
        reason: field("reason"),
        created_at: mark.created_at,
        done_at: Some(mark.created_at),
        unsent: mark.unsent,
        conflicts: mark.conflicts,
        ..bare(id, source, trail, title, subject)
    })
}
