//! Inputs about whose a trail is and who stands in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::TrailId;

/// Gives trails to another owner (*eierskifte*), each in one action.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandOver {
    /// Which trails.
    pub trails: Vec<TrailId>,
    /// The new owner: id or full name of a colleague.
    pub to: String,
    /// A line to the new owner.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Lets a colleague stand in (*vikar*) until a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShareTrail {
    /// Which trail.
    pub trail: TrailId,
    /// The colleague: id or full name.
    pub with: String,
    /// The last day.
    pub until: String,
}

/// Takes a share back before its day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UnshareTrail {
    /// Which trail.
    pub trail: TrailId,
    /// The colleague: id or full name.
    pub with: String,
}
