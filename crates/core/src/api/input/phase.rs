//! Inputs about the phase of a trail and how it ends.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{EndCause, Phase, TrailId, ending::EndCauseDetail};

/// Moves a trail to another phase. With `ended`, cause, detail and last day come in the same step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetPhase {
    /// Which trail.
    pub id: TrailId,
    /// The new phase.
    pub phase: Phase,
    /// Why it ended, with phase `ended`.
    #[serde(default)]
    #[ts(optional)]
    pub cause: Option<EndCause>,
    /// Why exactly it ended, with phase `ended`.
    #[serde(default)]
    #[ts(optional)]
    pub detail: Option<EndCauseDetail>,
    /// The last day, with phase `ended`.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

/// Corrects how a trail ended; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CorrectEnding {
    /// Which trail.
    pub id: TrailId,
    /// The last day.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    /// Why it ended.
    #[serde(default)]
    #[ts(optional)]
    pub cause: Option<EndCause>,
    /// Why exactly it ended.
    #[serde(default)]
    #[ts(optional)]
    pub detail: Option<EndCauseDetail>,
}
