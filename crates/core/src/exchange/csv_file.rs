//! Tables as CSV: written one way, read the way Norwegian spreadsheets write it too.

use super::raw::{COLUMNS_MAX, OutTable, ROWS_MAX, RawRow, RawTable, TableError};
use std::borrow::Cow;

/// In front of a text that a spreadsheet would take for a formula.
const TEXT_MARK: char = '\'';

/// What the first line may say before the header, to tell a spreadsheet the separator.
const SEPARATOR_LINE: &str = "sep=";

/// Reads a table: UTF-8, with or without its mark, UTF-16 with its mark, or else Windows-1252; separated by comma,
/// semicolon or tabulator, whichever the header has most of.
pub(super) fn read(bytes: &[u8], name: String) -> Result<RawTable, TableError> {
    let text = decoded(bytes);
    let (text, lines_before) = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(SEPARATOR_LINE) => (rest, 1),
        _ => (text.as_ref(), 0),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut table = RawTable { name, ..RawTable::default() };
    for record in reader.records() {
        let record = record.map_err(|_| TableError::Damaged)?;
        if record.len() > COLUMNS_MAX {
            return Err(TableError::TooManyColumns);
        }
        let line = record.position().map_or(0, |start| line_of(text, start)).saturating_add(lines_before);
        if table.header.is_empty() {
            table.header = record.iter().map(|cell| cell.trim().to_owned()).collect();
        } else if record.iter().any(|cell| !cell.trim().is_empty()) {
            if table.rows.len() == ROWS_MAX {
                return Err(TableError::TooManyRows);
            }
            table.rows.push(RawRow { line, cells: record.iter().map(unmarked).collect() });
        }
    }
    if table.header.is_empty() { Err(TableError::Unknown) } else { Ok(table) }
}

/// Writes a table: UTF-8, comma, quotes where needed. A text that a spreadsheet would take for a formula is marked.
pub(super) fn write(table: &OutTable) -> Result<Vec<u8>, TableError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = std::iter::once(&table.header);
    for row in header.chain(&table.rows) {
        writer.write_record(row.iter().map(|cell| marked(cell).into_owned())).map_err(|_| TableError::Damaged)?;
    }
    writer.into_inner().map_err(|_| TableError::Damaged)
}

/// Whether a spreadsheet would take a text for a formula, or swallow its first character.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', TEXT_MARK])
}

fn marked(cell: &str) -> Cow<'_, str> {
    if looks_like_formula(cell) { format!("{TEXT_MARK}{cell}").into() } else { cell.into() }
}

fn unmarked(cell: &str) -> String {
    cell.strip_prefix(TEXT_MARK).filter(|rest| looks_like_formula(rest)).unwrap_or(cell).to_owned()
}

/// The line a row stands on: its position counts empty lines before it as part of the row.
fn line_of(text: &str, start: &csv::Position) -> u64 {
    let from = usize::try_from(start.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    from.lines().take_while(|line| line.is_empty()).fold(start.line(), |line, _| line.saturating_add(1))
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0, Cow::from)
}

fn separator(text: &str) -> u8 {
    let (mut quoted, mut counts) = (false, [(b',', 0_u32), (b';', 0), (b'\t', 0)]);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // The first of equals: a header of one column is read as ours.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let table = read(bytes, "t".to_owned()).unwrap();
        std::iter::once(table.header).chain(table.rows.into_iter().map(|row| row.cells)).collect()
    }

    #[rstest]
    #[case::utf_8("navn,sted\nÅse,Bø\n".as_bytes())]
    #[case::utf_8_with_its_mark("\u{feff}navn,sted\nÅse,Bø\n".as_bytes())]
    #[case::windows_1252(b"navn;sted\r\n\xc5se;B\xf8\r\n")]
    #[case::utf_16(b"\xff\xfen\0a\0v\0n\0\t\0s\0t\0e\0d\0\n\0\xc5\0s\0e\0\t\0B\0\xf8\0\n\0")]
    #[case::semicolon_told_beforehand("sep=;\nnavn;sted\nÅse;Bø\n".as_bytes())]
    #[case::comma_inside_quotes("\"navn\";\"sted\"\n\"Åse\";Bø".as_bytes())]
    fn table_is_read_whatever_program_wrote_it(#[case] bytes: &[u8]) {
        assert_eq!(cells(bytes), [["navn", "sted"], ["Åse", "Bø"]]);
    }

    #[rstest]
    #[case("=2+3")]
    #[case("+47 22 33 44 55")]
    #[case("-")]
    #[case("@sum")]
    #[case("'sitat'")]
    #[case("'=")]
    #[case("vanlig 'ord'")]
    #[case("linje\nto; \"tre\", fire")]
    fn text_comes_back_as_it_was_and_is_no_formula_meanwhile(#[case] text: &str) {
        let rows = vec![vec![text.to_owned(), "x".to_owned()]];
        let header = ["a", "b"].map(ToOwned::to_owned).to_vec();
        let bytes = write(&OutTable { name: "t".to_owned(), header, rows }).unwrap();
        let row = String::from_utf8(bytes.clone()).unwrap();
        let cell = row.strip_prefix("a,b\n").unwrap().trim_start_matches('"');
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        assert_eq!(cells(&bytes).get(1).unwrap().first().unwrap(), text);
    }

    #[test]
    fn line_of_a_row_is_the_line_of_the_file() {
        let table = read(b"a,b\n\n1,\"x\ny\"\n2,z\n", "t".to_owned()).unwrap();
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn table_beyond_the_limits_is_refused() {
        let wide = "a,".repeat(COLUMNS_MAX + 1);
        assert_eq!(read(wide.as_bytes(), String::new()), Err(TableError::TooManyColumns));
        let long = format!("a\n{}", "1\n".repeat(ROWS_MAX + 1));
        assert_eq!(read(long.as_bytes(), String::new()), Err(TableError::TooManyRows));
        assert_eq!(read(b"", String::new()), Err(TableError::Unknown));
    }
}
