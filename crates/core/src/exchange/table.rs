//! The CSV tables: names, columns, rows.

use crate::CoreError;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};

/// Largest file that is imported: a supervisor's whole team is far below.
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// A row of `trails.csv`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TrailLine {
    pub(super) id: String,
    pub(super) national_id: String,
    pub(super) name: String,
    pub(super) referred: String,
    pub(super) phase: String,
    pub(super) end_cause: String,
    pub(super) ended_on: String,
    pub(super) goal: String,
    pub(super) strengths: String,
    pub(super) openness: String,
}

/// A row of `meetings.csv`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct MeetingLine {
    pub(super) id: String,
    pub(super) trail: String,
    pub(super) kind: String,
    pub(super) at: String,
    pub(super) minutes: String,
    pub(super) channel: String,
    pub(super) place: String,
    pub(super) status: String,
    pub(super) subject: String,
    pub(super) employer: String,
    pub(super) employer_name: String,
    pub(super) travel_to: String,
    pub(super) travel_from: String,
    pub(super) note: String,
    pub(super) sub_category: String,
    pub(super) decision_maker: String,
    pub(super) participant_attends: String,
    pub(super) employer_contact: String,
    pub(super) institution: String,
    pub(super) institution_contact: String,
    pub(super) in_the_field: String,
    pub(super) cancel_reason: String,
    pub(super) undone: String,
    pub(super) undone_reason: String,
    pub(super) held_by: String,
    pub(super) reminded_for: String,
}

/// A row of `tasks.csv`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TaskLine {
    pub(super) id: String,
    pub(super) trail: String,
    pub(super) subject: String,
    pub(super) due: String,
    pub(super) status: String,
}

/// A row of `records.csv`. What a kind's fields are differs, so they stand in one column, as JSON.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct RecordLine {
    pub(super) id: String,
    pub(super) trail: String,
    pub(super) kind: String,
    pub(super) discarded: String,
    pub(super) record_fields: String,
}

/// The tables, in the order they are imported: a meeting needs its trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Trails,
    Meetings,
    Tasks,
    Records,
}

impl Table {
    pub(super) const ALL: [Self; 4] = [Self::Trails, Self::Meetings, Self::Tasks, Self::Records];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Trails => "trails",
            Self::Meetings => "meetings",
            Self::Tasks => "tasks",
            Self::Records => "records",
        }
    }

    pub(super) fn file(self) -> String {
        format!("{}.csv", self.name())
    }

    /// The table a header belongs to.
    fn of_header(header: &csv::StringRecord) -> Option<Self> {
        let has = |column: &str| header.iter().any(|name| name == column);
        if has("record_fields") {
            return Some(Self::Records);
        }
        match (has("national_id"), has("trail") && has("at"), has("trail") && has("subject")) {
            (true, _, _) => Some(Self::Trails),
            (_, true, _) => Some(Self::Meetings),
            (_, _, true) => Some(Self::Tasks),
            _ => None,
        }
    }
}

/// Files to import at a path: one table, or a folder with the set.
pub(super) fn files_at(path: &Path) -> Result<Vec<(Table, PathBuf)>, CoreError> {
    if path.is_dir() {
        let found: Vec<_> = Table::ALL
            .into_iter()
            .map(|table| (table, path.join(table.file())))
            .filter(|(_, file)| file.exists())
            .collect();
        return if found.is_empty() { Err(CoreError::UnknownTable) } else { Ok(found) };
    }
    let mut reader = reader(path)?;
    let header = reader.headers().map_err(file_error)?;
    Ok(vec![(Table::of_header(header).ok_or(CoreError::UnknownTable)?, path.to_owned())])
}

/// Rows of a table with the line each starts on.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<(u64, T)>, CoreError> {
    let mut reader = reader(path)?;
    let header = reader.headers().map_err(file_error)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(file_error)?;
        let line = record.position().map_or(0, csv::Position::line);
        rows.push((line, record.deserialize(Some(&header)).map_err(file_error)?));
    }
    Ok(rows)
}

/// Writes a table in one go: a temporary name first, so that no half table is ever taken for a whole one.
pub(super) fn write<T: Serialize>(dir: &Path, table: Table, rows: &[T]) -> Result<(), CoreError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).map_err(file_error)?;
    }
    let bytes = writer.into_inner().map_err(|error| CoreError::File(error.into_error()))?;
    let unfinished = dir.join(format!(".{}.unfinished", table.file()));
    write_private(&unfinished, &bytes)?;
    std::fs::rename(&unfinished, dir.join(table.file())).map_err(CoreError::File)
}

/// Writes a file that only its owner may read: exports hold personal data in the clear.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), CoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(CoreError::File)?;
    std::io::Write::write_all(&mut file, bytes).map_err(CoreError::File)
}

fn reader(path: &Path) -> Result<csv::Reader<std::fs::File>, CoreError> {
    let size = std::fs::metadata(path).map_err(CoreError::File)?.len();
    if size > FILE_BYTES_MAX {
        return Err(CoreError::UnknownTable);
    }
    csv::ReaderBuilder::new().trim(csv::Trim::Headers).from_path(path).map_err(file_error)
}

fn file_error(error: csv::Error) -> CoreError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => CoreError::File(error),
        _ => CoreError::UnknownTable,
    }
}
