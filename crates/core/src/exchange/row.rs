//! From one row of text to the values of a document, every fault named by its column.

use super::{
    columns::{CellKind, Column, MORE, Table, is_carried},
    raw::{RawRow, RawTable},
};
use chrono::{DateTime, SecondsFormat};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_document::RootValue;
use worktrail_domain::Language;
use worktrail_domain::{
    Due, FieldKind, LINE_CHARS_MAX, NOTE_CHARS_MAX, NationalId, OrgNumber, Violation, ViolationCode,
    creation::parse_birth_date,
    fold, parse_date, parse_time,
    profile::ProfileFieldKind,
    records::{canonical_kept_value, canonical_value, missing_value},
};

/// Longest text of a cell, in characters: several people's passages of one note, merged.
const CELL_CHARS_MAX: usize = 4 * NOTE_CHARS_MAX;

/// Most values that the last column may bring.
const MORE_MAX: usize = 200;

/// Longest key in the last column, in characters.
const KEY_CHARS_MAX: usize = 64;

/// What is wrong with a file at one place: line, column and rule.
pub(super) type Fault = (u64, String, ViolationCode);

/// One row, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct ReadRow {
    pub(super) line: u64,
    pub(super) id: String,
    /// What the column says that tells where the row lies.
    pub(super) home: String,
    pub(super) values: BTreeMap<String, RootValue>,
    /// It has faults, which are told; what lies in it is not also told to lie nowhere.
    pub(super) faulty: bool,
}

/// What was found while reading.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What keeps the file from being imported.
    pub(super) faults: Vec<Fault>,
    /// What is kept as it stands although nobody could type it here.
    pub(super) kept: Vec<Fault>,
}

/// Reads every row of a table, each fault told.
pub(super) fn read_rows(raw: &RawTable, table: &Table, found: &mut Found) -> Vec<ReadRow> {
    let places: Vec<Option<String>> = raw.header.iter().map(|name| table.place(name)).collect();
    let mut seen = BTreeSet::new();
    for (name, place) in raw.header.iter().zip(&places) {
        match place {
            _ if name.is_empty() => {}
            None => found.faults.push((1, name.clone(), ViolationCode::ColumnUnknown)),
            Some(place) if !seen.insert(place) => found.faults.push((1, name.clone(), ViolationCode::ColumnTwice)),
            Some(_) => {}
        }
    }
    let mut rows = Vec::new();
    for row in &raw.rows {
        let before = found.faults.len();
        let read = read_row(row, &places, table, found);
        for (_, place) in raw.faulty.iter().filter(|(line, _)| *line == row.line) {
            let column = places.get(*place).cloned().flatten().unwrap_or_default();
            found.faults.push((row.line, column, ViolationCode::ValueUnknown));
        }
        rows.push(ReadRow { faulty: found.faults.len() > before, ..read });
    }
    rows
}

fn read_row(row: &RawRow, places: &[Option<String>], table: &Table, found: &mut Found) -> ReadRow {
    let mut read = ReadRow { line: row.line, ..ReadRow::default() };
    let mut fault = |column: &str, code| found.faults.push((row.line, column.to_owned(), code));
    if row.cells.iter().skip(places.len()).any(|cell| !cell.trim().is_empty()) {
        fault("", ViolationCode::CellWithoutColumn);
    }
    let cell = |name: &str| {
        let place = places.iter().position(|place| place.as_deref() == Some(name));
        place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
    };
    read.id = cell("id").trim().to_owned();
    read.home = table.home_column().map_or("", cell).trim().to_owned();
    for column in &table.columns {
        if let Some(code) = kept_only(column, cell(&column.name)) {
            found.kept.push((row.line, column.name.clone(), code));
        }
        let is_there = places.iter().any(|place| place.as_deref() == Some(&column.name));
        match read_cell(column, cell(&column.name)).map(|value| value.or_else(|| default_of(column, is_there))) {
            Ok(Some(value)) => {
                read.values.insert(column.key.clone(), value);
            }
            Ok(None) if column.required => fault(&column.name, missing(column)),
            Ok(None) => {}
            Err(code) => fault(&column.name, code),
        }
    }
    match read_more(table, cell(MORE)) {
        Ok(more) => read.values.extend(more),
        Err(code) => fault(MORE, code),
    }
    read
}

/// What a field is when the file does not say it: as for a new record, where it must be there or has no column. A cell
/// that was left empty stays empty otherwise.
fn default_of(column: &Column, is_there: bool) -> Option<RootValue> {
    let CellKind::Field(field) = column.kind else { return None };
    field.default.clone().filter(|_| field.required || !is_there).map(RootValue::Line)
}

fn missing(column: &Column) -> ViolationCode {
    let CellKind::Field(field) = column.kind else { return ViolationCode::Required };
    missing_value(field)
}

/// Why a cell's value is only kept and could not be typed; nothing when it could, or cannot be kept either.
fn kept_only(column: &Column, cell: &str) -> Option<ViolationCode> {
    let CellKind::Field(field) = column.kind else { return None };
    let refused = canonical_value(field, cell).err()?;
    canonical_kept_value(field, cell).is_ok().then(|| refused.code())
}

pub(super) fn read_cell(column: &Column, cell: &str) -> Result<Option<RootValue>, ViolationCode> {
    let text = cell.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if cell.chars().count() > CELL_CHARS_MAX {
        return Err(ViolationCode::TextTooLong);
    }
    let code = |violation: Violation| violation.code();
    let line = |text: String| Some(RootValue::Line(text));
    Ok(match column.kind {
        CellKind::Line if text.chars().count() > LINE_CHARS_MAX => return Err(ViolationCode::TextTooLong),
        CellKind::Line | CellKind::Written => line(text.to_owned()),
        CellKind::NationalId => line(text.parse::<NationalId>().map_err(code)?.digits().to_owned()),
        CellKind::OrgNumber => line(text.parse::<OrgNumber>().map_err(code)?.to_string()),
        CellKind::Text => Some(RootValue::Text { text: cell.to_owned() }),
        CellKind::Date => line(parse_date(text, "date").map_err(code)?.to_string()),
        CellKind::Born => line(parse_birth_date(text, "birth_date").map_err(code)?.to_string()),
        CellKind::Due => line(Due::parse(text, "due").map_err(code)?.stored()),
        CellKind::Time => Some(RootValue::Number(parse_time(text, "time").map_err(code)?.millis())),
        CellKind::Number => {
            let number = text.parse::<u32>().map_err(|_| ViolationCode::NumberInvalid)?;
            Some(RootValue::Number(number.into()))
        }
        CellKind::Mark => match fold(text).as_str() {
            "true" | "ja" | "1" | "x" => Some(RootValue::Number(1)),
            "false" | "nei" | "0" => None,
            _ => return Err(ViolationCode::ValueUnknown),
        },
        CellKind::Confirmed => match fold(text).as_str() {
            "true" | "ja" | "1" | "x" => line("true".to_owned()),
            "false" | "nei" | "0" => None,
            _ => return Err(ViolationCode::ValueUnknown),
        },
        // What the service of the trail allows is checked when the trail is known.
        CellKind::Profile(field) if field.kind() == ProfileFieldKind::Text => {
            Some(RootValue::Text { text: cell.to_owned() })
        }
        CellKind::Profile(_) if text.chars().count() > LINE_CHARS_MAX => return Err(ViolationCode::TextTooLong),
        CellKind::Profile(_) => line(text.to_owned()),
        CellKind::Code(choices) => {
            let wanted = fold(text);
            let all = choices();
            let found = all.iter().find(|(code, label)| *code == text || fold(label.of(Language::Nb)) == wanted);
            line(found.map(|(code, _)| (*code).to_owned()).ok_or(ViolationCode::ValueUnknown)?)
        }
        CellKind::Field(field) => {
            let value = canonical_kept_value(field, cell).map_err(code)?;
            match matches!(field.kind, FieldKind::Text { .. }) {
                _ if value.is_empty() => None,
                true => Some(RootValue::Text { text: value }),
                false => line(value),
            }
        }
    })
}

/// The last column can bring only what has no column of its own, and nothing that is decided elsewhere.
fn read_more(table: &Table, cell: &str) -> Result<BTreeMap<String, RootValue>, ViolationCode> {
    if cell.trim().is_empty() {
        return Ok(BTreeMap::new());
    }
    let more: BTreeMap<String, RootValue> = serde_json::from_str(cell).map_err(|_| ViolationCode::ValueUnknown)?;
    let texts = table.kind().texts();
    let holds = |(key, value): (&String, &RootValue)| {
        let own = key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '/'))
            && key.chars().count() <= KEY_CHARS_MAX
            && is_carried(key)
            && !["kind", "schema"].contains(&key.as_str())
            && !table.columns.iter().any(|column| column.key == *key);
        own && match value {
            RootValue::Text { text } => texts.contains(&key.as_str()) && text.chars().count() <= CELL_CHARS_MAX,
            RootValue::Line(line) => line.chars().count() <= LINE_CHARS_MAX && !texts.contains(&key.as_str()),
            RootValue::Tick(_) | RootValue::Number(_) => !texts.contains(&key.as_str()),
        }
    };
    if more.len() <= MORE_MAX && more.iter().all(holds) { Ok(more) } else { Err(ViolationCode::ValueUnknown) }
}

/// The cell of a column, as it is exported.
pub(super) fn cell_of(column: &Column, value: &RootValue) -> String {
    match (column.kind, value) {
        (_, RootValue::Text { text }) => text.clone(),
        (_, RootValue::Line(line)) => line.clone(),
        (_, RootValue::Tick(tick)) => tick.to_string(),
        (CellKind::Time, RootValue::Number(millis)) => time_text(*millis),
        (CellKind::Mark, RootValue::Number(number)) => if number % 2 == 1 { "true" } else { "" }.to_owned(),
        (_, RootValue::Number(number)) => number.to_string(),
    }
}

/// A point in time to the millisecond, so that it comes back as it was.
fn time_text(millis: i64) -> String {
    let time = DateTime::from_timestamp_millis(millis);
    time.map_or_else(|| millis.to_string(), |time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}
