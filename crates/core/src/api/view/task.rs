//! Views of duties.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Date, TaskId, TrailId};

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
    /// What to do, in bokmål.
    pub subject: String,
    /// Why, in bokmål.
    pub why: String,
    /// By when.
    #[ts(type = "string")]
    pub due: Date,
    /// Past its date.
    pub overdue: bool,
    /// Rule, trail and occurrence as text.
    pub key: String,
}
