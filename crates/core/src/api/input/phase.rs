//! Inputs about the phase of a trail, how it ends, and how the participant comes in again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{
    EndCause, Phase, TrailId, TrailType, UserId, ending::EndCauseDetail, readmission::ReadmissionKind,
};

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

/// Takes an ended trail over into a new one (*overføring av jobbspor*). Supervisors only.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Readmit {
    /// The ended trail.
    pub id: TrailId,
    /// In again, or on to another team or service; the latter takes open sub-goals and jobs along.
    pub kind: ReadmissionKind,
    /// The service of the new trail; that of the old one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub service: Option<TrailType>,
    /// Who has the new trail. Nobody is proposed.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<UserId>,
    /// The new referred date.
    #[serde(default)]
    #[ts(optional)]
    pub referred: Option<String>,
    /// Counsellor at Nav.
    #[serde(default)]
    pub nav_counsellor: String,
    /// Treatment team (IPS) or applying department (*arbeid med støtte*).
    #[serde(default)]
    pub referral_source: String,
}
