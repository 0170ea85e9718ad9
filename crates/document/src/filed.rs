//! The frozen text of a filed report, beside the fields it was composed of.

use crate::{document::Document, edit::Edit};
use worktrail_domain::Timestamp;

/// What was filed, as it was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledState {
    /// When.
    pub at: Timestamp,
    /// Number of the case it was filed on.
    pub case: String,
    /// The composed report, as JSON.
    pub report: String,
    /// SHA-256 of that, in hexadecimal.
    pub sha256: String,
}

impl Document {
    /// What was filed; `None` while nothing was, and for a report that was filed in another tool.
    #[must_use]
    pub fn filed(&self) -> Option<FiledState> {
        Some(FiledState {
            at: self.time("filed_at")?,
            case: self.line("filed_case")?,
            report: self.line("filed_report")?,
            sha256: self.line("filed_sha256")?,
        })
    }
}

impl Edit<'_> {
    /// Keeps what is filed.
    pub fn put_filed(&mut self, filed: &FiledState) -> &mut Self {
        self.put_time("filed_at", filed.at)
            .put_line("filed_case", &filed.case)
            .put_line("filed_report", &filed.report)
            .put_line("filed_sha256", &filed.sha256)
    }
}
