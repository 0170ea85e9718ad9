//! What a task document says.

use crate::{document::Document, entity::NOTE};
use worktrail_domain::{Due, TaskPriority, TaskStatus, Timestamp, TrailId};

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    /// Its trail.
    pub trail: Option<TrailId>,
    /// What is to be done.
    pub subject: String,
    /// More about it.
    pub note: String,
    /// By when.
    pub due: Option<Due>,
    /// How pressing it is.
    pub priority: TaskPriority,
    /// When to remind of it.
    pub remind_at: Option<Timestamp>,
    /// Status.
    pub status: TaskStatus,
    /// Why it has that status, in one line; may be empty.
    pub reason: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

impl Document {
    /// Reads the document as a task.
    #[must_use]
    pub fn task(&self) -> TaskState {
        TaskState {
            trail: self.line("trail").and_then(|id| id.parse().ok()),
            subject: self.line("subject").unwrap_or_default(),
            note: self.text(NOTE),
            due: self.line("due").and_then(|due| Due::from_stored(&due)),
            priority: self.line("priority").map_or(TaskPriority::Normal, |code| TaskPriority::from_code(&code)),
            remind_at: self.time("remind_at"),
            status: self.line("status").map_or(TaskStatus::Open, |code| TaskStatus::from_code(&code)),
            reason: self.line("reason").unwrap_or_default(),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
            done_at: self.time("done_at"),
        }
    }
}
