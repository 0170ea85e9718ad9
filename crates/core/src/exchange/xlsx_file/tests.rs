//! What a workbook must survive: the way out and in, and files that were made to do harm.

use super::*;
use std::io::Write;
use zip::write::SimpleFileOptions;

fn texts(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn book(rows: &[&[&str]]) -> Vec<u8> {
    let rows = rows.iter().map(|row| texts(row)).collect();
    write(&[OutTable { name: "meetings".to_owned(), header: texts(&["a", "b"]), rows }]).unwrap()
}

#[test]
fn every_text_comes_back_and_none_of_them_is_a_formula() {
    let rows: &[&[&str]] = &[
        &["=HYPERLINK(\"http://x\")", "+47 22"],
        &["01507600333", "-@'"],
        &["linje\nto", " «blå»\t"],
        &["a\r\nb", "_x0041_ \u{1} 𝄞"],
    ];
    let bytes = book(rows);
    assert_eq!(bytes, book(rows), "the same tables give the same bytes");
    let tables = read(bytes).unwrap();
    let table = tables.first().unwrap();
    assert_eq!((table.name.as_str(), table.header.clone()), ("meetings", texts(&["a", "b"])));
    let back: Vec<_> = table.rows.iter().map(|row| row.cells.clone()).collect();
    assert_eq!(back, rows.iter().map(|row| texts(row)).collect::<Vec<_>>());
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5]);
}

#[test]
fn text_longer_than_a_cell_goes_on_in_the_next_column() {
    let long = "å".repeat(CELL_UNITS_MAX + 5);
    let tables = read(book(&[&[&long, "x"], &["kort", "y"]])).unwrap();
    let table = tables.first().unwrap();
    assert_eq!(table.header, texts(&["a", "a~2", "b"]));
    assert_eq!(table.rows.first().unwrap().cells.concat(), format!("{long}x"));
    assert_eq!(table.rows.get(1).unwrap().cells, texts(&["kort", "", "y"]));
}

#[test]
fn numbers_dates_and_ticks_of_a_spreadsheet_read_as_text() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    for (column, name) in (0..).zip(["a", "b", "c", "d", "e", "f"]) {
        sheet.write_string(2, column, name).unwrap();
    }
    sheet.write_number(4, 0, 15_507_600_333.0).unwrap();
    sheet.write_number(4, 1, 37.5).unwrap();
    sheet.write_boolean(4, 2, true).unwrap();
    let day = ExcelDateTime::from_ymd(2026, 2, 28).unwrap();
    sheet.write_datetime_with_format(4, 3, &day, &date).unwrap();
    sheet.write_datetime_with_format(4, 4, day.and_hms(8, 30, 0).unwrap(), &date).unwrap();
    sheet.write_formula(4, 5, rust_xlsxwriter::Formula::new("=1+1").set_result("stored")).unwrap();
    let tables = read(workbook.save_to_buffer().unwrap()).unwrap();
    let row = tables.first().unwrap().rows.first().unwrap();
    assert_eq!(row.line, 5);
    let expected = ["15507600333", "37.5", "true", "2026-02-28", "2026-02-28T08:30:00", "stored"];
    assert_eq!(row.cells, texts(&expected));
}

#[test]
fn damaged_workbook_is_refused_wherever_the_damage_lies() {
    let whole = book(&[&["x", "y"]]);
    for place in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x55;
        // Some bytes do not matter; none may end the program.
        drop(read(bytes));
        assert!(read(whole[..place].to_vec()).is_err(), "cut at {place}");
    }
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn small_file_that_unpacks_to_more_than_the_limit_is_refused_unread() {
    let zeros = vec![0; 1024 * 1024];
    let parts: Vec<_> = ["a", "b", "c"].map(|name| (name, zeros.as_slice())).to_vec();
    let bomb = packed(&parts);
    assert!(bomb.len() < 32 * 1024);
    assert_eq!(measure(&bomb, 3 * 1024 * 1024 - 1), Err(TableError::UnpacksTooLarge));
    assert_eq!(measure(&bomb, 3 * 1024 * 1024), Ok(()));
}

/// A sheet of its own making: `cells` is XML, `shared` the texts that cells share.
fn made_by_hand(cells: &str, shared: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{links}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r0\" Type=\"{links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let sheets = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{links}/worksheet\" Target=\"worksheets/s.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{links}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>");
    let shared = format!("<sst xmlns=\"{main}\">{shared}</sst>");
    packed(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", sheets.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
        ("xl/worksheets/s.xml", sheet.as_bytes()),
    ])
}

#[test]
fn cell_at_the_far_corner_makes_no_table_of_billions() {
    let corner = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>\
                  <row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    assert_eq!(read(made_by_hand(corner, "")), Err(TableError::TooManyColumns));
}

#[test]
fn text_that_many_cells_share_counts_each_time_it_is_read() {
    let shared = format!("<si><t>{}</t></si>", "x".repeat(1024 * 1024));
    let rows: String =
        (1..=300).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    assert_eq!(read(made_by_hand(&rows, &shared)), Err(TableError::UnpacksTooLarge));
}
