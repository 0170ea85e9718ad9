//! Tables and documents out, tables in: CSV and XLSX for people, `.automerge` for any other Automerge implementation.
//!
//! A table has one row for each document and a column for each thing it can say; what a newer app wrote stands in the
//! last one as JSON, so that nothing is left out. Trails, employers with what is kept at them, and the own workspace
//! are all in it; what a meeting leaves at its employer is derived from the meeting again. One workbook with a sheet for each table is the same as a folder
//! with a CSV file for each.
//!
//! **Invariants:** nothing is imported while there is a problem, and then everything in one transaction; a file is
//! measured before it is read; what is read is never evaluated.

mod archive;
mod automerge;
mod check;
mod choices;
mod columns;
mod csv_file;
mod described;
mod export;
mod files;
mod import;
mod plan;
mod raw;
mod row;
mod tables;
mod xlsx_file;

use serde::Serialize;
use ts_rs::TS;

pub(crate) use described::{Described, described};
pub use files::{read_text, write_private};
pub use raw::TableError;
pub(crate) use raw::{OutTable, spreadsheet};

/// What an export wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ExportReport {
    /// Names of the files, without folders.
    pub files: Vec<String>,
    /// Rows or documents written.
    pub count: u64,
}

/// How a file is imported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportTerms {
    /// Only look: nothing is written.
    pub dry_run: bool,
    /// The person has confirmed that names in texts at employers are the employers' own people, not participants.
    pub names_confirmed: bool,
}

impl ImportTerms {
    /// Only look.
    pub const DRY_RUN: Self = Self { dry_run: true, names_confirmed: false };
}

/// One place in a file, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportProblem {
    /// Which table: the file or the sheet.
    pub table: String,
    /// Which line of the file or sheet, the header being line 1.
    pub line: u64,
    /// Which column; empty when it is the row as a whole.
    pub column: String,
    /// Stable code of the rule.
    pub code: String,
    /// What is wrong and what to do, in bokmål.
    pub message: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// Nothing was written: a dry run, or there are problems.
    pub dry_run: bool,
    /// Rows that were (or would be) imported, all in one transaction.
    pub imported: u64,
    /// Rows that are here already, by their id.
    pub skipped: u64,
    /// Everything that keeps the file from being imported; nothing is imported while there is one.
    pub problems: Vec<ImportProblem>,
    /// What is kept as it stands, but could not be typed here: a retired value, a number beyond the bounds.
    pub kept: Vec<ImportProblem>,
}
