//! Tables and documents out, tables in: CSV and XLSX for people, `.automerge` for any other Automerge implementation.
//!
//! A table has one row for each document and a column for each thing it can say; what no column names stands in the
//! last one as JSON, so that nothing is left out. One workbook with a sheet for each table is the same as a folder
//! with a CSV file for each.
//!
//! **Invariants:** nothing is imported while there is a problem, and then everything in one transaction; a file is
//! measured before it is read; what is read is never evaluated.

mod archive;
mod automerge;
mod columns;
mod csv_file;
mod export;
mod files;
mod import;
mod plan;
mod raw;
mod row;
mod xlsx_file;

use serde::Serialize;

pub(crate) use files::write_private;
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

/// One thing that keeps a file from being imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Nothing was written: a dry run, or there are problems.
    pub dry_run: bool,
    /// Rows that were (or would be) imported, all in one transaction.
    pub imported: u64,
    /// Rows that are here already, by their id.
    pub skipped: u64,
    /// Everything that keeps the file from being imported; nothing is imported while there is one.
    pub problems: Vec<ImportProblem>,
}
