//! Inputs about reports. Their texts are changed like those of any record.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{RecordId, TrailId, reports::ReportKind};

/// Starts a report (*veilederrapport*).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StartReport {
    /// About which trail.
    pub trail: TrailId,
    /// Periodic or closing.
    pub kind: ReportKind,
    /// First day of a periodic one; the day after the last report, or the start of the follow-up, when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Last day of a periodic one; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
}

/// Shows a report to the participant until a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShareReport {
    /// Which report.
    pub id: RecordId,
    /// The last day.
    pub until: String,
}

/// Writes down what the participant says about a report.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CommentReport {
    /// Which report.
    pub id: RecordId,
    /// What the participant says.
    pub comment: String,
}

/// Files a report in the archive (*journalfør*), for good.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FileReport {
    /// Which report.
    pub id: RecordId,
    /// Number of the participant's case that it is filed on.
    pub case: String,
}
