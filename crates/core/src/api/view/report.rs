//! Views of reports.

use crate::api::ErrorReport;
use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{
    RecordId, Timestamp,
    reports::{ComposedReport, ReportKind, ReportStatus, ReportStep},
};
use worktrail_replica::view::FieldConflict;

use super::RecordRow;

/// A report as it reads today, or as it was filed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReportView {
    /// The report.
    pub id: RecordId,
    /// The report as a record: its own fields.
    pub row: RecordRow,
    /// Periodic or closing.
    pub kind: ReportKind,
    /// Its status today; a sharing ends by itself after its day.
    pub status: ReportStatus,
    /// The status.
    pub status_label: String,
    /// Steps that its status allows.
    pub steps: Vec<ReportStep>,
    /// What stands in the way of filing it; nothing when it can be filed.
    pub filing: Option<ErrorReport>,
    /// What it says: composed of what is here today, or the frozen text of a filed one.
    pub report: ComposedReport,
    /// How it was filed.
    pub filed: Option<FiledView>,
    /// Steps in its life, newest first.
    pub log: Vec<ReportLogRow>,
    /// Version of its texts, for the next edit.
    pub version: String,
    /// Fields that two people set to different values.
    pub conflicts: Vec<FieldConflict>,
}

/// How a report was filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FiledView {
    /// When.
    pub at: Timestamp,
    /// Number of the case it was filed on.
    pub case: String,
    /// SHA-256 of the frozen text, in hexadecimal.
    pub sha256: String,
    /// Whether the frozen text still has that hash.
    pub intact: bool,
}

/// One step in the life of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportLogRow {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub author: String,
    /// What.
    pub text: String,
}
