//! Tables and documents out, tables in: CSV for people, `.automerge` for any other Automerge implementation.

mod automerge;
mod export;
mod import;
mod table;

use serde::Serialize;

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
    /// Which table.
    pub table: String,
    /// Which line of the file, the header being line 1.
    pub line: u64,
    /// Which column.
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
    /// Rows that were (or would be) imported.
    pub imported: u64,
    /// Rows that are here already, by their id.
    pub skipped: u64,
    /// Everything that keeps the file from being imported; nothing is imported while there is one.
    pub problems: Vec<ImportProblem>,
}
