//! What a task document says.

use crate::document::Document;
use worktrail_domain::{Date, TaskStatus, Timestamp, TrailId};

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    /// Its trail.
    pub trail: Option<TrailId>,
    /// What is to be done.
    pub subject: String,
    /// By when.
    pub due: Option<Date>,
    /// Status.
    pub status: TaskStatus,
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
            due: self.date("due"),
            status: self.line("status").map_or(TaskStatus::Open, |code| TaskStatus::from_code(&code)),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
            done_at: self.time("done_at"),
        }
    }
}
