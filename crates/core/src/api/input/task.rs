//! Inputs about tasks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{TaskId, TaskStatus, TrailId};

/// Adds a task (*oppgave*).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewTask {
    /// Whose trail.
    pub trail: TrailId,
    /// What is to be done, in one line.
    pub subject: String,
    /// By which date.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
}

/// Changes some fields of a task; what is left out stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditTask {
    /// Which task.
    pub id: TaskId,
    /// New subject.
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<String>,
    /// New date.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
    /// New status.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<TaskStatus>,
}
