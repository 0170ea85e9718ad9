//! Views of duties, findings and reminders.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Date, TaskId, TaskSource, Timestamp, TrailId, findings::FindingCode};

/// Something the rules of the method ask for, derived from what is here and never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DutyRow {
    /// The same id on every laptop.
    pub id: TaskId,
    /// The trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// Code of the rule.
    pub rule: String,
    /// What to do.
    pub subject: String,
    /// Why.
    pub why: String,
    /// By when.
    #[ts(type = "string")]
    pub due: Date,
    /// Past its date.
    pub overdue: bool,
    /// Rule, trail and occurrence as text.
    pub key: String,
}

/// Something that merging of two people's work left for a person to settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingRow {
    /// The same id on every laptop.
    pub id: TaskId,
    /// The trail; of a finding about an employer the employer's id.
    pub trail: TrailId,
    /// How the trail, or the employer, is called.
    pub trail_title: String,
    /// Organisation number of the employer that it is about; none when it is about a trail.
    pub employer: Option<String>,
    /// Which rule.
    pub code: FindingCode,
    /// The document it is about; the trail's own when it is about the whole.
    pub about: String,
    /// What to do.
    pub subject: String,
    /// What is wrong.
    pub why: String,
    /// For settling it.
    pub key: String,
}

/// Something that is worth a notice on the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderRow {
    /// The line of the task list.
    pub id: TaskId,
    /// Where it comes from.
    pub source: TaskSource,
    /// Its trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// What is to be done.
    pub subject: String,
    /// When it became worth a notice.
    pub at: Timestamp,
}
