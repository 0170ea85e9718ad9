//! Code lists: what they are called, what is in them, and what another version would change.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Date, Timestamp, code_lists::CodeListName};

/// One code list, as a list of lists shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeListRow {
    /// Its name.
    pub name: CodeListName,
    /// Its name.
    pub label: String,
    /// How many codes can be chosen today.
    pub choices: u32,
    /// How many codes it has, retired ones among them.
    pub codes: u32,
    /// The version in force; 0 is the one that comes with the program.
    pub version: u32,
    /// Only titles can be replaced: the rules themselves know the codes.
    pub closed: bool,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeRow {
    /// The code.
    pub code: String,
    /// Title in bokmål.
    pub title_nb: String,
    /// Title in nynorsk.
    pub title_nn: String,
    /// Title in English; empty where nobody has given one.
    pub title_en: String,
    /// First day it holds.
    #[ts(type = "string")]
    pub valid_from: Date,
    /// Last day it holds.
    #[ts(type = "string | null")]
    pub valid_to: Option<Date>,
    /// It can be chosen today.
    pub can_be_chosen: bool,
}

/// One list with its codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeListView {
    /// The list.
    pub list: CodeListRow,
    /// Its codes, by code and day.
    pub codes: Vec<CodeRow>,
}

/// What is wrong with a file that was to replace a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeListFault {
    /// The line of the file; 0 when it is the file as a whole.
    pub line: u32,
    /// The column; empty when it is the row as a whole.
    pub column: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// What replacing a list changes, or would change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct CodeListChange {
    /// The version that is in force afterwards; nothing when there are faults or it was only checked.
    pub version: Option<u32>,
    /// Codes that are new.
    pub added: Vec<String>,
    /// Codes with another title.
    pub retitled: Vec<String>,
    /// Codes that can no longer be chosen; what was saved with them stands.
    pub retired: Vec<String>,
    /// Those of them that something here is saved with.
    pub retired_in_use: Vec<String>,
    /// What keeps the list from being replaced.
    pub faults: Vec<CodeListFault>,
}

/// One version of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeListVersionRow {
    /// Its number.
    pub version: u32,
    /// When it was put in place.
    pub replaced_at: Timestamp,
    /// Who did it.
    pub replaced_by: String,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}
