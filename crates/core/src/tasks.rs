//! What a person does with tasks.

use crate::{
    Client, CoreError,
    api::{Created, EditTask, NewTask},
};
use worktrail_document::{DocumentKind, Edit};
use worktrail_domain::{
    Date, TaskDraft, TaskId, TaskStatus, Timestamp, TrailId, Violation, ViolationCode, check_task, parse_date,
};

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
        let due = input.due.as_deref().map(|due| parse_date(due, "due")).transpose()?;
        check_task(TaskDraft { subject: &input.subject, due })?;
        self.act("task.add", |replica, work| {
            let (stream, _) = replica
                .load_document(input.trail.document(), DocumentKind::Trail)
                .map_err(|_| CoreError::unknown_id("trail"))?;
            work.create(replica, stream, id.document(), DocumentKind::Task, |edit| {
                put_new_task(edit, input.trail, &input.subject, due, now);
                Ok(())
            })
        })
    }

    /// Changes some fields of a task: does it, opens it again, or moves its date.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_task(&self, input: EditTask) -> Result<(), CoreError> {
        let now = self.now();
        let due = input.due.as_deref().map(|due| parse_date(due, "due")).transpose()?;
        if input.status == Some(TaskStatus::Unknown) {
            return Err(Violation::new(ViolationCode::ValueUnknown, "status").into());
        }
        let command = if input.status == Some(TaskStatus::Done) { "task.done" } else { "task.edit" };
        self.act(command, |replica, work| {
            work.edit(replica, input.id.document(), DocumentKind::Task, |document, edit| {
                let before = document.task();
                let subject = input.subject.as_deref().unwrap_or(&before.subject);
                check_task(TaskDraft { subject, due: due.or(before.due) })?;
                if input.subject.is_some() {
                    edit.put_line("subject", subject.trim());
                }
                if let Some(due) = due {
                    edit.put_date("due", due);
                }
                if let Some(status) = input.status {
                    edit.put_line("status", status.code());
                    if status != TaskStatus::Open && status != before.status {
                        edit.put_time("done_at", now);
                    }
                }
                Ok(())
            })
        })
    }
}

pub(crate) fn put_new_task(edit: &mut Edit<'_>, trail: TrailId, subject: &str, due: Option<Date>, now: Timestamp) {
    edit.put_line("trail", &trail.to_string())
        .put_line("subject", subject.trim())
        .put_line("status", TaskStatus::Open.code())
        .put_time("created_at", now);
    if let Some(due) = due {
        edit.put_date("due", due);
    }
}
