//! What a person does with the lines of the task list: adds, changes and closes them.

use crate::{
    Client, CoreError,
    act::{Work, put_text},
    api::{CloseTasks, Created, EditRecord, EditTask, NewTask, SettleDuty, TextEdit},
    records::change_record,
    settling::{derived_by_id, settle},
};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_document::{Document, DocumentKind, Edit, NOTE, TaskState};
use worktrail_domain::{
    Date, DocumentId, Due, RecordId, Settling, TaskDraft, TaskId, TaskPriority, TaskStatus, Timestamp, TrailId,
    Violation, ViolationCode, check_closed, check_line, check_note, check_task, closed_due, parse_time,
    records::RecordKind,
};
use worktrail_replica::Replica;

/// Most lines closed in one step: more than the longest list a person looks through.
const CLOSE_MAX: usize = 500;

/// The time of day a sub-goal is due when only its day is given: the day is over.
const DAY_ENDS: &str = "23:59";

/// What stands behind a line of the task list.
enum Line {
    Own,
    SubGoal,
    /// A duty or a finding, by trail and key.
    Derived(TrailId, String),
}

impl Client {
    /// Adds a task.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn add_task(&self, input: NewTask) -> Result<Created, CoreError> {
        let id = self.new_id(TaskId::at)?;
        self.add_task_as(id, &input)?;
        Ok(Created { id: id.to_string() })
    }

    fn add_task_as(&self, id: TaskId, input: &NewTask) -> Result<(), CoreError> {
        let now = self.now();
        let task = check_new_task(input)?;
        self.act("task.add", |replica, work| {
            let (stream, _) = replica
                .load_document(input.trail.document(), DocumentKind::Trail)
                .map_err(|_| CoreError::unknown_id("trail"))?;
            work.create(replica, stream, id.document(), DocumentKind::Task, |edit| {
                put_new_task(edit, input.trail, &input.subject, task.due, now);
                edit.put_line("priority", task.priority.code());
                if let Some(remind) = task.remind {
                    edit.put_time("remind_at", remind);
                }
                put_text(edit, NOTE, &TextEdit { base: None, text: input.note.clone().unwrap_or_default() })
            })
        })
    }

    /// Changes some fields of a line of the task list: does it, opens it again, or moves its date.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_task(&self, input: EditTask) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        let command = if input.status == Some(TaskStatus::Done) { "task.done" } else { "task.edit" };
        self.act(command, |replica, work| change_line(replica, work, &input, now, today))
    }

    /// Closes several lines at once, all of them or none. One that is closed already stays as it is.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `too_many_at_once` on `ids`, [`CoreError::Locked`] or a store
    /// error.
    pub fn close_tasks(&self, input: CloseTasks) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        if input.ids.len() > CLOSE_MAX {
            return Err(Violation::new(ViolationCode::TooManyAtOnce, "ids").into());
        }
        if !matches!(input.status, TaskStatus::Done | TaskStatus::Discarded) {
            return Err(Violation::new(ViolationCode::ValueUnknown, "status").into());
        }
        self.act("task.close", |replica, work| {
            let ids: BTreeSet<TaskId> = input.ids.iter().copied().collect();
            ids.into_iter().try_for_each(|id| {
                let change = EditTask { status: Some(input.status), reason: input.reason.clone(), ..EditTask::of(id) };
                change_line(replica, work, &change, now, today)
            })
        })
    }
}

/// Changes a line of the task list as a part of an action, whatever stands behind it.
fn change_line(
    replica: &Replica,
    work: &mut Work,
    input: &EditTask,
    now: Timestamp,
    today: Date,
) -> Result<(), CoreError> {
    known(input.status, TaskStatus::Unknown, "status")?;
    known(input.priority, TaskPriority::Unknown, "priority")?;
    match line_of(replica, input.id, today)? {
        Line::Own => change_own(replica, work, input, now),
        Line::SubGoal => change_record(replica, work, &sub_goal_edit(input)?, now, today),
        Line::Derived(trail, key) => settle(replica, work, &settling_of(input, trail, key)?, now, today),
    }
}

fn change_own(replica: &Replica, work: &mut Work, input: &EditTask, now: Timestamp) -> Result<(), CoreError> {
    let due = input.due.as_deref().map(|due| optional(due, |due| Due::parse(due, "due"))).transpose()?;
    let remind = input.remind.as_deref().map(|at| optional(at, |at| parse_time(at, "remind"))).transpose()?;
    let completed = input.completed_at.as_deref().map(|at| parse_time(at, "completed_at")).transpose()?;
    check_line(input.reason.as_deref().unwrap_or_default().trim(), "reason")?;
    check_note(input.note.as_ref().map_or("", |note| &note.text), NOTE)?;
    work.edit(replica, input.id.document(), DocumentKind::Task, |document, edit| {
        let before = document.task();
        let mut after = TaskState {
            subject: input.subject.clone().unwrap_or_else(|| before.subject.clone()),
            due: due.unwrap_or(before.due),
            remind_at: remind.unwrap_or(before.remind_at),
            status: input.status.unwrap_or(before.status),
            done_at: completed.or(before.done_at),
            ..before.clone()
        };
        if after.status == TaskStatus::Open && completed.is_none() {
            after.done_at = None;
        }
        if is_reopened(&before, &after) && due.is_none() {
            after.due = due_before_closing(document, &before);
        }
        let closes =
            after.status != TaskStatus::Open && (before.status != after.status || before.done_at != after.done_at);
        if closes {
            let done_at = after.done_at.unwrap_or(now);
            after.done_at = Some(done_at);
            after.due = closed_due(after.due, done_at);
        }
        check_task(TaskDraft { subject: &after.subject, due: after.due.map(Due::date) })?;
        // Closing pulls the due time back, perhaps to before a reminder that will no longer come.
        let ahead = if closes { None } else { after.remind_at };
        check_closed(after.status, after.done_at, after.due, ahead)?;
        put_changed_task(edit, input, &before, &after)
    })
}

fn is_reopened(before: &TaskState, after: &TaskState) -> bool {
    after.status == TaskStatus::Open && before.status != TaskStatus::Open
}

/// When a closed task was due before closing pulled that back (rule K4); as it is now where somebody has set it since.
fn due_before_closing(document: &Document, closed: &TaskState) -> Option<Due> {
    document.before_both("due", "status").map_or(closed.due, |open| open.task().due)
}

/// Sets fields of a task to values that stood once, or stand beside each other; the task is checked as it is then.
///
/// # Errors
/// A broken rule with its field, code `id_unknown`, or a store error.
pub(crate) fn put_values(
    replica: &Replica,
    work: &mut Work,
    id: DocumentId,
    put: impl FnOnce(&mut Edit<'_>) -> Result<(), CoreError>,
) -> Result<(), CoreError> {
    work.edit(replica, id, DocumentKind::Task, |_, edit| put(edit))?;
    let Some(after) = work.made(id).map(|(_, document)| document.task()) else { return Ok(()) };
    check_task(TaskDraft { subject: &after.subject, due: after.due.map(Due::date) })?;
    check_line(&after.reason, "reason")?;
    // A reminder of something closed will not come, so it cannot come too late.
    let ahead = after.remind_at.filter(|_| after.status == TaskStatus::Open);
    check_closed(after.status, after.done_at, after.due, ahead)?;
    Ok(())
}

/// What a new task says beyond its texts.
pub(crate) struct CheckedTask {
    due: Option<Due>,
    remind: Option<Timestamp>,
    priority: TaskPriority,
}

/// Reads and checks a new task as a whole.
pub(crate) fn check_new_task(input: &NewTask) -> Result<CheckedTask, Violation> {
    let due = input.due.as_deref().map(|due| Due::parse(due, "due")).transpose()?;
    let remind = input.remind.as_deref().map(|at| parse_time(at, "remind")).transpose()?;
    check_task(TaskDraft { subject: &input.subject, due: due.map(Due::date) })?;
    check_note(input.note.as_deref().unwrap_or_default(), NOTE)?;
    check_closed(TaskStatus::Open, None, due, remind)?;
    let priority = known(input.priority, TaskPriority::Unknown, "priority")?.unwrap_or(TaskPriority::Normal);
    Ok(CheckedTask { due, remind, priority })
}

/// Puts what the person named and what follows from it, and nothing else.
fn put_changed_task(
    edit: &mut Edit<'_>,
    input: &EditTask,
    before: &TaskState,
    after: &TaskState,
) -> Result<(), CoreError> {
    if input.subject.is_some() {
        edit.put_line("subject", after.subject.trim());
    }
    if after.due != before.due {
        edit.put_line("due", &after.due.map(Due::stored).unwrap_or_default());
    }
    if after.remind_at != before.remind_at {
        put_optional_time(edit, "remind_at", after.remind_at);
    }
    if input.status.is_some() {
        edit.put_line("status", after.status.code());
    }
    if after.done_at != before.done_at {
        put_optional_time(edit, "done_at", after.done_at);
    }
    // The reason is that of a status: what is open again has none.
    let reopened = is_reopened(before, after).then(String::new);
    if let Some(reason) = input.reason.as_ref().or(reopened.as_ref()) {
        edit.put_line("reason", reason.trim());
    }
    if let Some(priority) = input.priority {
        edit.put_line("priority", priority.code());
    }
    input.note.as_ref().map_or(Ok(()), |note| put_text(edit, NOTE, note))
}

fn put_optional_time(edit: &mut Edit<'_>, key: &str, at: Option<Timestamp>) {
    match at {
        Some(at) => edit.put_time(key, at),
        None => edit.put_line(key, ""),
    };
}

pub(crate) fn put_new_task(edit: &mut Edit<'_>, trail: TrailId, subject: &str, due: Option<Due>, now: Timestamp) {
    edit.put_line("trail", &trail.to_string())
        .put_line("subject", subject.trim())
        .put_line("status", TaskStatus::Open.code())
        .put_time("created_at", now);
    if let Some(due) = due {
        edit.put_line("due", &due.stored());
    }
}

fn line_of(replica: &Replica, id: TaskId, today: Date) -> Result<Line, CoreError> {
    if replica.load_document(id.document(), DocumentKind::Task).is_ok() {
        return Ok(Line::Own);
    }
    match replica.record(RecordId::from_bytes(*id.as_bytes())) {
        Ok(record) if record.kind == RecordKind::SubGoal.code() => Ok(Line::SubGoal),
        Ok(mark) if mark.kind == RecordKind::DutyMark.code() => {
            let trail = mark.trail.ok_or_else(|| CoreError::unknown_id("id"))?;
            Ok(Line::Derived(trail, mark.fields.get("key").cloned().unwrap_or_default()))
        }
        _ => derived_by_id(replica, id, today)?
            .map(|row| Line::Derived(row.trail, row.key.unwrap_or_default()))
            .ok_or_else(|| CoreError::unknown_id("id")),
    }
}

/// A change of a sub-goal in the words of its record.
fn sub_goal_edit(input: &EditTask) -> Result<EditRecord, CoreError> {
    let mut fields = BTreeMap::new();
    let due = input.due.as_deref().map(|text| match Due::parse(text, "due") {
        Ok(Due::On(date)) => Ok(format!("{date}T{DAY_ENDS}")),
        Ok(Due::At(_)) => Ok(text.to_owned()),
        Err(violation) => Err(violation),
    });
    let status = input.status.map(|status| match status {
        TaskStatus::Done => "completed",
        TaskStatus::Discarded => "not_applicable",
        TaskStatus::Open | TaskStatus::Unknown => "open",
    });
    for (key, value) in [
        ("subject", input.subject.clone()),
        ("due", due.transpose()?),
        ("status", status.map(str::to_owned)),
        ("completed_at", input.completed_at.clone()),
        ("priority", input.priority.map(|priority| priority.code().to_owned())),
        ("description", input.note.as_ref().map(|note| note.text.clone())),
    ] {
        if let Some(value) = value {
            fields.insert(key.to_owned(), value);
        }
    }
    let base = input.note.as_ref().and_then(|note| note.base.clone());
    Ok(EditRecord { id: RecordId::from_bytes(*input.id.as_bytes()), fields, base, discarded: None })
}

/// A duty takes a status and a reason; what it says is said by its rule.
fn settling_of(input: &EditTask, trail: TrailId, key: String) -> Result<SettleDuty, Violation> {
    let how = match input.status {
        Some(TaskStatus::Done) => Settling::Done,
        Some(TaskStatus::Discarded) => Settling::NotRelevant,
        Some(TaskStatus::Open) => Settling::Reopen,
        _ => return Err(Violation::new(ViolationCode::NothingToChange, "status")),
    };
    Ok(SettleDuty { trail, key, how, reason: input.reason.clone(), until: None })
}

/// Reads a text that clears when it is empty.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Violation>) -> Result<Option<T>, Violation> {
    if text.trim().is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// A code that this version can write.
fn known<T: PartialEq>(value: Option<T>, unknown: T, field: &'static str) -> Result<Option<T>, Violation> {
    if value.as_ref() == Some(&unknown) {
        return Err(Violation::new(ViolationCode::ValueUnknown, field));
    }
    Ok(value)
}
