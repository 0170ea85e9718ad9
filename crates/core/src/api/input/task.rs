//! Inputs about tasks, and about settling what rules ask for.

use super::TextEdit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{Settling, TaskId, TaskPriority, TaskStatus, TrailId};

/// Adds a task (*oppgave*).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewTask {
    /// Whose trail.
    pub trail: TrailId,
    /// What is to be done, in one line.
    pub subject: String,
    /// By which date or time.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
    /// How pressing it is; as usual when left out.
    #[serde(default)]
    #[ts(optional)]
    pub priority: Option<TaskPriority>,
    /// When to remind of it.
    #[serde(default)]
    #[ts(optional)]
    pub remind: Option<String>,
    /// More about it.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

impl NewTask {
    /// A task without more than what is to be done.
    #[must_use]
    pub fn of(trail: TrailId, subject: impl Into<String>) -> Self {
        Self { trail, subject: subject.into(), due: None, priority: None, remind: None, note: None }
    }
}

/// Changes some fields of a line of the task list; what is left out stays as it is.
///
/// A sub-goal takes all but the reminder and the reason; a duty or a finding takes the status and the reason.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditTask {
    /// Which task.
    pub id: TaskId,
    /// New subject.
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<String>,
    /// New date or time; empty for none.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
    /// New status.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<TaskStatus>,
    /// Why it has that status.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// When it was done, for one that is closed; now when left out.
    #[serde(default)]
    #[ts(optional)]
    pub completed_at: Option<String>,
    /// New priority.
    #[serde(default)]
    #[ts(optional)]
    pub priority: Option<TaskPriority>,
    /// New time to be reminded; empty for none.
    #[serde(default)]
    #[ts(optional)]
    pub remind: Option<String>,
    /// New text about it.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<TextEdit>,
}

impl EditTask {
    /// A change that changes nothing yet.
    #[must_use]
    pub const fn of(id: TaskId) -> Self {
        Self {
            id,
            subject: None,
            due: None,
            status: None,
            reason: None,
            completed_at: None,
            priority: None,
            remind: None,
            note: None,
        }
    }
}

/// Closes several lines of the task list, whatever their source.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CloseTasks {
    /// Which ones.
    pub ids: Vec<TaskId>,
    /// What became of them: `done` or `discarded`.
    pub status: TaskStatus,
    /// Why; asked for when duties are put aside.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Settles a duty or a finding.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettleDuty {
    /// Whose trail.
    pub trail: TrailId,
    /// The key, as in the list.
    pub key: String,
    /// What is done with it.
    pub how: Settling,
    /// Why it does not apply.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Until which day it is put off.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<String>,
}
