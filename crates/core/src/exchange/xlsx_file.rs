//! Tables as sheets of a workbook.
//!
//! A workbook is packed XML that anybody can make, so it is unpacked once for measuring before it is read for its
//! cells. **Invariant:** a formula is never evaluated; of a cell that has one, the value that was stored is read.

use super::{
    csv_file::looks_like_formula,
    raw::{COLUMNS_MAX, OutTable, ROWS_MAX, RawRow, RawTable, TABLES_MAX, TableError, UNPACKED_BYTES_MAX, continued},
};
use calamine::{DataRef, DataType, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// How every packed file of this kind begins.
const PACKED: &[u8] = b"PK\x03\x04";

/// Longest text of one cell, in UTF-16 units; a spreadsheet takes 32,767.
const CELL_UNITS_MAX: usize = 32_000;

/// What a cell costs beside its text while it is read, in bytes: millions of cells with one letter are large, too.
const CELL_BYTES: u64 = 64;

/// Most parts of a packed file: a workbook of ours has a few beside its sheets.
const PARTS_MAX: usize = 512;

/// Whether bytes are a workbook, by how they begin.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED)
}

/// Reads every sheet that has a header; its first row with anything in it.
pub(super) fn read(bytes: Vec<u8>) -> Result<Vec<RawTable>, TableError> {
    measure(&bytes, UNPACKED_BYTES_MAX)?;
    // What others wrote about a format is not proof against every byte: a panic while reading is a damaged file.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes))).map_err(|_| TableError::Damaged)?
}

/// Unpacks everything without keeping it. What a part says of its own size is not believed.
fn measure(bytes: &[u8], unpacked_bytes_max: u64) -> Result<(), TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Damaged)?;
    if archive.len() > PARTS_MAX {
        return Err(TableError::TooManyColumns);
    }
    let mut left = unpacked_bytes_max;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_| TableError::Damaged)?;
        let unpacked =
            io::copy(&mut part.take(left.saturating_add(1)), &mut io::sink()).map_err(|_| TableError::Damaged)?;
        left = left.checked_sub(unpacked).ok_or(TableError::UnpacksTooLarge)?;
    }
    Ok(())
}

fn read_sheets(bytes: Vec<u8>) -> Result<Vec<RawTable>, TableError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableError::Damaged)?;
    let names = book.sheet_names();
    if names.len() > TABLES_MAX {
        return Err(TableError::TooManyColumns);
    }
    // A text that many cells share is packed once and read many times, so what is read counts again.
    let mut left = UNPACKED_BYTES_MAX;
    let mut tables = Vec::new();
    for name in names {
        let table = read_sheet(&mut book, name, &mut left)?;
        if !table.header.is_empty() {
            tables.push(table);
        }
    }
    if tables.is_empty() { Err(TableError::Unknown) } else { Ok(tables) }
}

fn read_sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: String, left: &mut u64) -> Result<RawTable, TableError> {
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| TableError::Damaged)?;
    let mut rows: BTreeMap<u32, BTreeMap<usize, String>> = BTreeMap::new();
    let mut faulty = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| TableError::Damaged)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if matches!(cell.get_value(), DataRef::Error(_)) {
            faulty.push((u64::from(row) + 1, column));
        }
        let text = shown(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if column >= COLUMNS_MAX {
            return Err(TableError::TooManyColumns);
        }
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX).saturating_add(CELL_BYTES);
        *left = left.checked_sub(bytes).ok_or(TableError::UnpacksTooLarge)?;
        rows.entry(row).or_default().insert(column, text);
        if rows.len() > ROWS_MAX + 1 || faulty.len() > ROWS_MAX {
            return Err(TableError::TooManyRows);
        }
    }
    let mut rows = rows.into_iter().map(|(row, cells)| {
        let width = cells.last_key_value().map_or(0, |(column, _)| column + 1);
        let mut laid_out = vec![String::new(); width];
        for (column, text) in cells {
            if let Some(place) = laid_out.get_mut(column) {
                *place = text;
            }
        }
        RawRow { line: u64::from(row) + 1, cells: laid_out }
    });
    let header = rows.next().map(|row| row.cells).unwrap_or_default();
    let header = header.iter().map(|cell| cell.trim().to_owned()).collect();
    Ok(RawTable { name, header, rows: rows.collect(), faulty })
}

/// A cell as text that the rules of the columns read: dates as `2026-11-21`, numbers with a point.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(tick) => tick.to_string(),
        DataRef::Error(_) => "#".to_owned(),
        DataRef::DateTime(_) => value.as_datetime().map_or_else(String::new, |at| {
            let text = at.format("%Y-%m-%dT%H:%M:%S").to_string();
            text.strip_suffix("T00:00:00").map_or_else(|| text.clone(), str::to_owned)
        }),
    }
}

/// Writes a workbook with a sheet for each table. Every cell is text, so that nothing in it is a formula and no number
/// loses its zeros. The same tables give the same bytes.
pub(super) fn write(tables: &[OutTable]) -> Result<Vec<u8>, TableError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|_| TableError::Damaged)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let text = Format::new().set_num_format("@");
    let marked = Format::new().set_num_format("@").set_quote_prefix();
    let heading = Format::new().set_bold();
    for table in tables {
        let sheet = book.add_worksheet();
        let mut fill = || {
            sheet.set_name(&table.name)?.set_freeze_panes(1, 0)?;
            let (header, rows) = split_long(table);
            for (column, name) in (0..).zip(&header) {
                sheet.write_string_with_format(0, column, name, &heading)?;
            }
            for (row, cells) in (1..).zip(&rows) {
                for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                    let format = if looks_like_formula(cell) { &marked } else { &text };
                    sheet.write_string_with_format(row, column, cell, format)?;
                }
            }
            Ok::<_, rust_xlsxwriter::XlsxError>(())
        };
        fill().map_err(|_| TableError::TooManyRows)?;
    }
    book.save_to_buffer().map_err(|_| TableError::Damaged)
}

/// Lets texts that are too long for one cell go on in further columns.
fn split_long(table: &OutTable) -> (Vec<String>, Vec<Vec<String>>) {
    let mut header = Vec::new();
    let mut rows: Vec<Vec<String>> = vec![Vec::new(); table.rows.len()];
    for (column, name) in table.header.iter().enumerate() {
        let parts: Vec<Vec<String>> =
            table.rows.iter().map(|row| pieces(row.get(column).map_or("", String::as_str))).collect();
        let width = parts.iter().map(Vec::len).max().unwrap_or(1);
        header.push(name.clone());
        header.extend((2..=width).map(|part| continued(name, part)));
        for (row, mut cells) in rows.iter_mut().zip(parts) {
            cells.resize(width, String::new());
            row.append(&mut cells);
        }
    }
    (header, rows)
}

fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut units = 0;
    for c in text.chars() {
        if units + c.len_utf16() > CELL_UNITS_MAX {
            pieces.push(String::new());
            units = 0;
        }
        units += c.len_utf16();
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

#[cfg(test)]
mod tests;
