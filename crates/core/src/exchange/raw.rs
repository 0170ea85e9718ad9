//! A table as it stands in a file: a header and rows of text, with the place of each, within limits.

use super::{csv_file, files, xlsx_file};
use crate::CoreError;
use std::path::Path;
use worktrail_domain::Words;

/// Largest file that is imported, in bytes: a supervisor's whole team of three years is far below.
pub(super) const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Most text a file may unpack to, in bytes: a workbook is packed, and a few kilobytes can unpack to any size.
pub(super) const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Most rows of one table: ten years of a busy office.
pub(super) const ROWS_MAX: usize = 50_000;

/// Most columns of one table; ours have below fifty.
pub(super) const COLUMNS_MAX: usize = 256;

/// Most tables of one workbook; we write below fifty.
pub(super) const TABLES_MAX: usize = 64;

/// In front of a column's number where a long text goes on in the next cell, as in `note~2`.
const CONTINUED: char = '~';

/// Why a file cannot be read as tables. Nothing of it is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No table that is known here.
    #[error("file is not a known table")]
    Unknown,
    /// Too many bytes.
    #[error("file is larger than what is imported")]
    FileTooLarge,
    /// Unpacks to too much.
    #[error("workbook unpacks to more than what is imported")]
    UnpacksTooLarge,
    /// Too many rows.
    #[error("table has more rows than what is imported")]
    TooManyRows,
    /// Too many columns or sheets.
    #[error("table has more columns or sheets than what is imported")]
    TooManyColumns,
    /// Not a file of its kind, damaged or locked with a password.
    #[error("file cannot be read")]
    Damaged,
}

impl TableError {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "table_unknown",
            Self::FileTooLarge => "file_too_large",
            Self::UnpacksTooLarge => "file_unpacks_too_large",
            Self::TooManyRows => "too_many_rows",
            Self::TooManyColumns => "too_many_columns",
            Self::Damaged => "file_damaged",
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Unknown => {
                const {
                    Words::new(
                        "Filen er ikke en kjent tabell. Se kolonnenavnene i en eksport, eller gi filen tabellens navn.",
                        "Fila er ikkje ein kjend tabell. Sjå kolonnenamna i ein eksport, eller gi fila namnet på tabellen.",
                        "The file is not a known table. See the column names in an export, or give the file the name of the table.",
                    )
                }
            }
            Self::FileTooLarge => {
                const {
                    Words::new(
                        "Filen er for stor. Del den i flere; grensen er 64 MB.",
                        "Fila er for stor. Del ho i fleire; grensa er 64 MB.",
                        "The file is too large. Split it; the limit is 64 MB.",
                    )
                }
            }
            Self::UnpacksTooLarge => {
                const {
                    Words::new(
                        "Arbeidsboken pakker ut til mer enn det som leses inn. Del den i flere.",
                        "Arbeidsboka pakkar ut til meir enn det som blir lese inn. Del ho i fleire.",
                        "The workbook unpacks to more than is imported. Split it.",
                    )
                }
            }
            Self::TooManyRows => {
                const {
                    Words::new(
                        "Tabellen har for mange rader. Del den i flere; grensen er 50 000.",
                        "Tabellen har for mange rader. Del han i fleire; grensa er 50 000.",
                        "The table has too many rows. Split it; the limit is 50 000.",
                    )
                }
            }
            Self::TooManyColumns => {
                const {
                    Words::new(
                        "Tabellen har for mange kolonner eller ark. Sjekk at det er riktig fil.",
                        "Tabellen har for mange kolonner eller ark. Sjekk at det er rett fil.",
                        "The table has too many columns or sheets. Check that it is the right file.",
                    )
                }
            }
            Self::Damaged => {
                const {
                    Words::new(
                        "Filen kan ikke leses. Den er skadet, låst med passord eller en annen type enn CSV og XLSX.",
                        "Fila kan ikkje lesast. Ho er skadd, låst med passord eller ein annan type enn CSV og XLSX.",
                        "The file cannot be read. It is damaged, locked with a password or of another type than CSV and XLSX.",
                    )
                }
            }
        }
    }
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawRow {
    /// Where it stands, the header being line 1.
    pub(super) line: u64,
    /// Its cells; there may be fewer or more than the header has.
    pub(super) cells: Vec<String>,
}

/// One table of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RawTable {
    /// The file's name without its ending, or the sheet's.
    pub(super) name: String,
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<RawRow>,
    /// Cells whose value is an error, by line and place in the row.
    pub(super) faulty: Vec<(u64, usize)>,
}

impl RawTable {
    /// Puts texts together again that went on in the next cells.
    fn joined(mut self) -> Self {
        let is_continued = |name: &String| {
            name.split_once(CONTINUED).is_some_and(|(_, rest)| rest.parse::<u32>().is_ok_and(|n| n > 1))
        };
        let mut column = self.header.len();
        while column > 1 {
            column -= 1;
            if self.header.get(column).is_some_and(is_continued) {
                self.header.remove(column);
                for row in self.rows.iter_mut().filter(|row| row.cells.len() > column) {
                    let rest = row.cells.remove(column);
                    if let Some(before) = row.cells.get_mut(column - 1) {
                        before.push_str(&rest);
                    }
                }
            }
        }
        self
    }
}

/// One table on its way into a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OutTable {
    /// Name of the file without ending, or of the sheet.
    pub(crate) name: String,
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// The name of the column in which a text goes on for the `part`-th time, counted from 2.
pub(super) fn continued(column: &str, part: usize) -> String {
    format!("{column}{CONTINUED}{part}")
}

/// The tables at a path: one CSV table, a workbook, or a folder with CSV tables.
pub(super) fn tables_at(path: &Path) -> Result<Vec<RawTable>, CoreError> {
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in std::fs::read_dir(path).map_err(CoreError::File)? {
            let file = entry.map_err(CoreError::File)?.path();
            let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if !hidden && file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
                files.push(file);
            }
        }
        files.sort();
        if files.is_empty() {
            return Err(TableError::Unknown.into());
        }
        if files.len() > TABLES_MAX {
            return Err(TableError::TooManyColumns.into());
        }
    } else {
        files.push(path.to_owned());
    }
    let mut tables = Vec::new();
    for file in files {
        let bytes = files::read_limited(&file, FILE_BYTES_MAX)?.ok_or(TableError::FileTooLarge)?;
        if xlsx_file::is_workbook(&bytes) {
            tables.extend(xlsx_file::read(bytes)?);
        } else {
            let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            tables.push(csv_file::read(&bytes, name)?);
        }
    }
    Ok(tables.into_iter().map(RawTable::joined).collect())
}

/// One table as a file for people: a workbook when the name ends in `.xlsx`, CSV otherwise.
pub(crate) fn spreadsheet(path: &Path, table: &OutTable) -> Result<Vec<u8>, CoreError> {
    let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    Ok(if is_workbook { xlsx_file::write(std::slice::from_ref(table))? } else { csv_file::write(table)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use worktrail_domain::Language;

    #[test]
    fn text_that_went_on_in_the_next_cells_is_one_again() {
        let header = ["id", "note", "note~2", "note~3", "more"].map(ToOwned::to_owned).to_vec();
        let cells = ["1", "a", "b", "c", "d"].map(ToOwned::to_owned).to_vec();
        let table = RawTable { header, rows: vec![RawRow { line: 2, cells }], ..RawTable::default() }.joined();
        assert_eq!(table.header, ["id", "note", "more"]);
        assert_eq!(table.rows.first().unwrap().cells, ["1", "abc", "d"]);
    }

    #[test]
    fn every_fault_of_a_file_has_its_own_code_and_a_sentence() {
        use TableError::*;
        let all = [Unknown, FileTooLarge, UnpacksTooLarge, TooManyRows, TooManyColumns, Damaged];
        let codes: std::collections::BTreeSet<_> = all.iter().map(|error| error.code()).collect();
        assert_eq!(codes.len(), all.len());
        assert!(all.iter().all(|error| error.words().of(Language::Nb).ends_with('.')));
    }
}
