//! What passes between the window and its shell, and lies in no document.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::TrailId;

/// What kind of file a person is asked to pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PickKind {
    /// A calendar (`.ics`); its text comes back.
    Calendar,
    /// A workbook or a table for import; it is kept for `import_plan` and `import_apply`.
    Tables,
}

/// A file that a person picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PickedFile {
    /// Its name, without folders.
    pub name: String,
    /// What stands in it, of a calendar.
    pub text: Option<String>,
}

/// In which form everything is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// One workbook for Excel and its like.
    Workbook,
    /// The same workbook under a name that opens in WorkTrail.
    #[serde(rename = "worktrail")]
    WorkTrail,
    /// A folder of CSV files.
    Folder,
}

/// What the app is asked to show from outside the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Opening {
    /// A trail, by a link.
    Trail {
        /// The trail.
        id: TrailId,
    },
    /// The quick log, from the tray.
    QuickLog,
    /// An export, by its file; it is kept for `import_plan`.
    Import {
        /// The file's name, without folders.
        name: String,
    },
}

/// Whether there is a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UpdateState {
    /// This build knows where new versions come from, and whose signature they bear.
    pub configured: bool,
    /// The newer version, if there is one.
    pub available: Option<String>,
}
