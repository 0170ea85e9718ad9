//! Reading and writing a list as CSV; a file with faults names every one by line and is not taken in part.

use super::{CodeEntry, CodeList};
use crate::words::Words;
use crate::{
    limits::LINE_CHARS_MAX,
    time::{Date, parse_date},
};
use std::fmt::Write;

/// The columns, in this order. The last one may be left out: official lists have no English titles.
const COLUMNS: [&str; 8] = ["code", "title_nb", "title_nn", "valid_from", "valid_to", "source", "licence", "title_en"];

/// How many columns a file must have.
const COLUMNS_MIN: usize = 7;

/// Largest file, in bytes: ten times the longest official list (occupations with seven digits).
const LIST_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Most rows of a list.
const LIST_ROWS_MAX: usize = 50_000;

/// Most faults that are told at once: nobody reads more before mending the first.
const ERRORS_MAX: usize = 100;

/// Longest code, in characters.
const CODE_CHARS_MAX: usize = 32;

/// What is wrong with a row of a code list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeListProblem {
    /// The file is larger than any code list.
    TooLarge,
    /// The first row does not name the columns.
    Header,
    /// No rows.
    Empty,
    /// The row has too few or too many columns, or its quotes do not close.
    Columns,
    /// The code is missing, too long or has characters that a code cannot have.
    Code,
    /// A text is missing.
    Required,
    /// A text is too long or has several lines.
    Text,
    /// Not a date.
    Date,
    /// The last day is before the first.
    Backwards,
    /// Another row has the same code on the same days.
    Overlap,
}

impl CodeListProblem {
    /// What is wrong and what to do.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::TooLarge => {
                const {
                    Words::new(
                        "Filen er for stor til å være et kodeverk.",
                        "Fila er for stor til å vere eit kodeverk.",
                        "The file is too large to be a code list.",
                    )
                }
            }
            Self::Header => {
                const {
                    Words::new(
                        "Første rad må være code,title_nb,title_nn,valid_from,valid_to,source,licence.",
                        "Første rad må vere code,title_nb,title_nn,valid_from,valid_to,source,licence.",
                        "The first row must be code,title_nb,title_nn,valid_from,valid_to,source,licence.",
                    )
                }
            }
            Self::Empty => {
                const { Words::new("Filen har ingen rader.", "Fila har ingen rader.", "The file has no rows.") }
            }
            Self::Columns => {
                const {
                    Words::new(
                        "Raden har ikke like mange kolonner som overskriften. Se etter komma eller anførselstegn som mangler.",
                        "Rada har ikkje like mange kolonner som overskrifta. Sjå etter komma eller hermeteikn som manglar.",
                        "The row does not have as many columns as the header. Look for a missing comma or quotation mark.",
                    )
                }
            }
            Self::Code => {
                const {
                    Words::new(
                        "Koden må ha 1 til 32 bokstaver, sifre, punktum, bindestrek eller understrek.",
                        "Koden må ha 1 til 32 bokstavar, siffer, punktum, bindestrek eller understrek.",
                        "The code must have 1 to 32 letters, digits, full stops, hyphens or underscores.",
                    )
                }
            }
            Self::Required => {
                const { Words::new("Feltet må fylles ut.", "Feltet må fyllast ut.", "This field must be filled in.") }
            }
            Self::Text => {
                const {
                    Words::new(
                        "Teksten er for lang eller har flere linjer.",
                        "Teksten er for lang eller har fleire linjer.",
                        "The text is too long or has several lines.",
                    )
                }
            }
            Self::Date => {
                const {
                    Words::new(
                        "Datoen finnes ikke. Skriv den som 2024-01-01.",
                        "Datoen finst ikkje. Skriv han som 2024-01-01.",
                        "There is no such date. Write it as 2024-01-01.",
                    )
                }
            }
            Self::Backwards => {
                const {
                    Words::new(
                        "Siste dag er før første dag.",
                        "Siste dag er før første dag.",
                        "The last day is before the first day.",
                    )
                }
            }
            Self::Overlap => {
                const {
                    Words::new(
                        "Samme kode gjelder de samme dagene i en annen rad.",
                        "Same kode gjeld dei same dagane i ei anna rad.",
                        "The same code holds on the same days in another row.",
                    )
                }
            }
        }
    }
}

/// A fault in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("line {line}{}: {problem:?}", column.map(|name| format!(", {name}")).unwrap_or_default())]
pub struct CodeListError {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column, when the fault lies in one.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub problem: CodeListProblem,
}

impl CodeListError {
    const fn row(line: u64, problem: CodeListProblem) -> Self {
        Self { line, column: None, problem }
    }
}

/// Reads a list from CSV with the columns code, title_nb, title_nn, valid_from, valid_to, source, licence, and perhaps
/// title_en.
///
/// Lines that begin with `#` are remarks.
///
/// # Errors
/// Every fault, by line, at most a hundred; nothing is taken of a file with faults.
pub fn parse_code_list(text: &str) -> Result<CodeList, Vec<CodeListError>> {
    if text.len() > LIST_BYTES_MAX {
        return Err(vec![CodeListError::row(1, CodeListProblem::TooLarge)]);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = reader.records();
    let columns = match rows.next() {
        Some(Ok(header)) if is_header(&header) => header.len(),
        _ => return Err(vec![CodeListError::row(1, CodeListProblem::Header)]),
    };
    let mut entries: Vec<(u64, CodeEntry)> = Vec::new();
    let mut errors = Vec::new();
    for row in rows {
        if entries.len() >= LIST_ROWS_MAX {
            return Err(vec![CodeListError::row(1, CodeListProblem::TooLarge)]);
        }
        if errors.len() >= ERRORS_MAX {
            break;
        }
        match row {
            Ok(row) => {
                let line = row.position().map_or(0, |start| line_of(text, start));
                if let Some(entry) = read_row(&row, columns, line, &mut errors) {
                    entries.push((line, entry));
                }
            }
            Err(fault) => {
                let line = fault.position().map_or(0, |start| line_of(text, start));
                errors.push(CodeListError::row(line, CodeListProblem::Columns));
            }
        }
    }
    entries.sort_by(|(_, a), (_, b)| a.cmp(b));
    find_overlaps(&entries, &mut errors);
    if errors.is_empty() && entries.is_empty() {
        errors.push(CodeListError::row(1, CodeListProblem::Empty));
    }
    if errors.is_empty() {
        return Ok(CodeList { entries: entries.into_iter().map(|(_, entry)| entry).collect() });
    }
    errors.sort_unstable();
    errors.truncate(ERRORS_MAX);
    Err(errors)
}

/// The line a row stands on: its position counts remarks and empty lines before it as part of the row.
fn line_of(text: &str, start: &csv::Position) -> u64 {
    let from = usize::try_from(start.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    let before = from.lines().take_while(|line| line.starts_with('#') || line.is_empty());
    before.fold(start.line(), |line, _| line.saturating_add(1))
}

fn is_header(header: &csv::StringRecord) -> bool {
    header.len() >= COLUMNS_MIN && COLUMNS.into_iter().take(header.len()).eq(header.iter())
}

fn read_row(row: &csv::StringRecord, columns: usize, line: u64, errors: &mut Vec<CodeListError>) -> Option<CodeEntry> {
    let before = errors.len();
    let fields: Vec<&str> = row.iter().collect();
    let (code, title_nb, title_nn, valid_from, valid_to, source, licence, title_en) = match fields[..] {
        [code, nb, nn, from, to, source, licence] => (code, nb, nn, from, to, source, licence, ""),
        [code, nb, nn, from, to, source, licence, en] if columns > COLUMNS_MIN => {
            (code, nb, nn, from, to, source, licence, en)
        }
        _ => {
            errors.push(CodeListError::row(line, CodeListProblem::Columns));
            return None;
        }
    };
    let mut fault = |column, problem| errors.push(CodeListError { line, column: Some(column), problem });
    if !is_code(code) {
        fault("code", CodeListProblem::Code);
    }
    let texts = [
        ("title_nb", title_nb),
        ("title_nn", title_nn),
        ("source", source),
        ("licence", licence),
        ("title_en", title_en),
    ];
    for (column, text) in texts {
        if text.is_empty() && column != "title_en" {
            fault(column, CodeListProblem::Required);
        } else if text.chars().count() > LINE_CHARS_MAX || text.chars().any(char::is_control) {
            fault(column, CodeListProblem::Text);
        }
    }
    let first = parse_date(valid_from, "valid_from").ok();
    let last = if valid_to.is_empty() { Some(None) } else { parse_date(valid_to, "valid_to").ok().map(Some) };
    if first.is_none() {
        fault("valid_from", CodeListProblem::Date);
    }
    if last.is_none() {
        fault("valid_to", CodeListProblem::Date);
    }
    let (valid_from, valid_to) = (first?, last?);
    if valid_to.is_some_and(|last| last < valid_from) {
        fault("valid_to", CodeListProblem::Backwards);
    }
    let texts = [code, title_nb, title_nn, source, licence, title_en].map(str::to_owned);
    let [code, title_nb, title_nn, source, licence, title_en] = texts;
    let entry = CodeEntry { code, valid_from, valid_to, title_nb, title_nn, source, licence, title_en };
    (errors.len() == before).then_some(entry)
}

fn is_code(text: &str) -> bool {
    (1..=CODE_CHARS_MAX).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// Finds rows of one code that hold on the same days; the entries are sorted by code and first day.
fn find_overlaps(entries: &[(u64, CodeEntry)], errors: &mut Vec<CodeListError>) {
    for pair in entries.windows(2) {
        let [(_, earlier), (line, later)] = pair else { unreachable!("windows of two") };
        let ended = earlier.valid_to.is_some_and(|last| last < later.valid_from);
        if earlier.code == later.code && !ended {
            errors.push(CodeListError { line: *line, column: Some("valid_from"), problem: CodeListProblem::Overlap });
        }
    }
}

impl CodeList {
    /// The list as CSV, in the layout that [`parse_code_list`] reads.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = COLUMNS.join(",");
        text.push('\n');
        for entry in &self.entries {
            let last = entry.valid_to.map(|date: Date| date.to_string()).unwrap_or_default();
            let texts = [&entry.title_nb, &entry.title_nn, &entry.source, &entry.licence, &entry.title_en]
                .map(|text| quoted(text));
            let [title_nb, title_nn, source, licence, title_en] = texts;
            let CodeEntry { code, valid_from, .. } = entry;
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{code},{title_nb},{title_nn},{valid_from},{last},{source},{licence},{title_en}");
        }
        text
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::code_lists::{CodeListName, built_in};
    use rstest::rstest;

    const HEADER: &str = "code,title_nb,title_nn,valid_from,valid_to,source,licence\n";

    fn faults(rows: &str) -> Vec<(u64, Option<&'static str>, CodeListProblem)> {
        let errors = parse_code_list(&format!("{HEADER}{rows}")).unwrap_err();
        errors.into_iter().map(|error| (error.line, error.column, error.problem)).collect()
    }

    #[rstest]
    #[case("", 1, None, CodeListProblem::Empty)]
    #[case("a,b,c\n", 2, None, CodeListProblem::Columns)]
    #[case("0 3,Oslo,Oslo,2024-01-01,,SSB,NLOD\n", 2, Some("code"), CodeListProblem::Code)]
    #[case(",Oslo,Oslo,2024-01-01,,SSB,NLOD\n", 2, Some("code"), CodeListProblem::Code)]
    #[case("03,Oslo,,2024-01-01,,SSB,NLOD\n", 2, Some("title_nn"), CodeListProblem::Required)]
    #[case("03,Oslo,Oslo,2023-02-29,,SSB,NLOD\n", 2, Some("valid_from"), CodeListProblem::Date)]
    #[case("03,Oslo,Oslo,2024-01-01,snart,SSB,NLOD\n", 2, Some("valid_to"), CodeListProblem::Date)]
    #[case("03,Oslo,Oslo,2024-01-02,2024-01-01,SSB,NLOD\n", 2, Some("valid_to"), CodeListProblem::Backwards)]
    #[case("03,\"Os\nlo\",Oslo,2024-01-01,,SSB,NLOD\n", 2, Some("title_nb"), CodeListProblem::Text)]
    #[case(
        "03,Oslo,Oslo,2024-01-01,,SSB,NLOD\n# Ny\n03,Oslo,Oslo,2025-01-01,,SSB,NLOD\n",
        4,
        Some("valid_from"),
        CodeListProblem::Overlap
    )]
    fn fault_is_named_by_line_and_column(
        #[case] rows: &str,
        #[case] line: u64,
        #[case] column: Option<&'static str>,
        #[case] problem: CodeListProblem,
    ) {
        assert_eq!(faults(rows), [(line, column, problem)]);
        assert!(problem.words().of(Language::Nb).ends_with('.'));
    }

    #[test]
    fn every_fault_of_a_file_is_told_at_once() {
        let found = faults("03,Oslo,Oslo,2024-01-01,,SSB,NLOD\nx y,,B,i går,,S,L\n");
        let columns: Vec<_> = found.iter().map(|(line, column, _)| (*line, column.unwrap())).collect();
        assert_eq!(columns, [(3, "code"), (3, "title_nb"), (3, "valid_from")]);
    }

    #[test]
    fn file_with_other_columns_is_refused() {
        let errors = parse_code_list("kode;navn\n03;Oslo\n").unwrap_err();
        assert_eq!(errors, [CodeListError::row(1, CodeListProblem::Header)]);
    }

    #[test]
    fn faults_are_told_up_to_a_limit() {
        let rows = "x y,,B,i går,,S,L\n".repeat(500);
        assert_eq!(faults(&rows).len(), ERRORS_MAX);
    }

    #[test]
    fn list_written_as_csv_reads_back_as_itself() {
        for name in CodeListName::ALL {
            let list = built_in(*name);
            assert_eq!(parse_code_list(&list.to_csv()).as_ref(), Ok(list), "{}", name.code());
        }
        let row = "A,\"Salg, \"\"service\"\"\",B,2024-01-01,,S,L\n";
        let list = parse_code_list(&format!("\u{feff}{HEADER}{row}")).unwrap();
        assert_eq!(parse_code_list(&list.to_csv()), Ok(list));
    }
}
