//! Import and export: portfolios with a bit of everything come back as they were, whatever people wrote.

use crate::{
    tables::{TRAINING, kinds_in, read, sample, without_ids},
    world::World,
};
use proptest::prelude::*;
use std::path::Path;
use worktrail_core::{
    Client, ImportTerms,
    domain::{FieldKind, RecordKind, StreamKind, records::spec},
};

const PEOPLE: [(&str, &str); 3] = [("15507600333", "ips"), ("10915596784", "ams"), ("55507608360", "ce")];
const EMPLOYERS: [&str; 3] = ["974760673", "889640782", "974761076"];

/// What people write: lists, quotes, formulas, blanks, other alphabets. No national numbers, as employers have the
/// same texts.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zæøåA-ZÆØÅ =+@',;\"«»…-]{1,40}",
        "[a-zæøå]{1,10}(\r?\n[-=+ a-zæøå]{0,20}){1,4}",
        Just("=SUM(A1)".to_owned()),
        Just("'sitat'".to_owned()),
        Just("_x0041_ \t 𝄞 مرحبا".to_owned()),
    ]
}

/// How one row differs from the row with a value in every field.
#[derive(Debug, Clone)]
struct Row {
    kind: RecordKind,
    /// Which trail or employer.
    home: usize,
    /// Fields that are left out, where they may be.
    left_out: u64,
    texts: Vec<String>,
    discarded: bool,
}

fn row(kind: RecordKind) -> impl Strategy<Value = Row> {
    (0..3_usize, any::<u64>(), prop::collection::vec(text(), 8), prop::bool::weighted(0.1))
        .prop_map(move |(home, left_out, texts, discarded)| Row { kind, home, left_out, texts, discarded })
}

/// A row or two of every kind there is.
fn portfolio() -> impl Strategy<Value = Vec<Row>> {
    let homes = [StreamKind::Trail, StreamKind::Employer, StreamKind::Workspace];
    let kinds = homes.into_iter().flat_map(kinds_in).filter(|kind| *kind != RecordKind::Employer);
    let rows: Vec<_> = kinds.flat_map(|kind| [row(kind).boxed(), row(kind).boxed()]).collect();
    rows
}

impl Row {
    /// The row as a file has it, header first; nothing where its trail's service has no such records.
    fn table(&self, number: usize) -> Option<(Vec<String>, Vec<String>)> {
        let spec = spec(self.kind);
        let place = match spec.stream {
            StreamKind::Trail => {
                let services = ["ips", "ams", "ce"];
                let used =
                    |at: &usize| spec.services.is_empty() || spec.services.iter().any(|s| s.code() == services[*at]);
                Some(("trail", trail((0..3).cycle().skip(self.home).take(3).find(used)?)))
            }
            StreamKind::Employer | StreamKind::Workspace => None,
        };
        let mut texts = self.texts.iter().cycle();
        let (mut header, mut cells) = (Vec::new(), Vec::new());
        header.extend(place.iter().map(|(name, _)| (*name).to_owned()));
        cells.extend(place.map(|(_, id)| id));
        for (at, (key, value)) in sample(self.kind).into_iter().enumerate() {
            let field = spec.field(key).unwrap();
            let own = matches!(key, "postal_code" | "industry_code" | "key" | "name");
            let plain = matches!(field.kind, FieldKind::Phone | FieldKind::Web | FieldKind::Number { .. });
            let free = field.kind.is_free_text() && !own;
            let value = match &field.kind {
                _ if !field.required && (free || plain) && self.left_out >> (at % 64) & 1 == 1 => String::new(),
                FieldKind::Line { max_chars } if free => {
                    let line = texts.next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
                    let line: String = line.chars().take(*max_chars).collect();
                    if line.trim().is_empty() { "Øvelse".to_owned() } else { line.trim().to_owned() }
                }
                FieldKind::Text { .. } if free => format!("{}.", texts.next().unwrap()),
                FieldKind::Email => format!("kontakt{number}@bedrift.no"),
                _ if key == "employer" => EMPLOYERS[self.home].to_owned(),
                _ if key == "key" || key == "name" => format!("{value} {number}"),
                // Two periods of one kind may not lie over each other.
                _ if matches!(self.kind, RecordKind::PassivePeriod | RecordKind::RecruitmentPeriod) => {
                    value.replace("2026", &(2000 + number % 20).to_string())
                }
                _ => value,
            };
            header.push(key.to_owned());
            cells.push(value);
        }
        if self.kind == RecordKind::VocationalTraining {
            // One of the two of a portfolio is what its apprentice jobs lie under.
            header.push("id".to_owned());
            cells.push(if number.is_multiple_of(2) { TRAINING } else { "" }.to_owned());
        }
        header.push("discarded".to_owned());
        cells.push(if self.discarded { "ja" } else { "" }.to_owned());
        Some((header, cells))
    }
}

fn trail(number: usize) -> String {
    format!("01930000-0000-7000-8000-00000000010{number}")
}

fn write(file: &Path, rows: &[(Vec<String>, Vec<String>)]) {
    let Some((header, _)) = rows.first() else { return };
    let mut writer = csv::Writer::from_path(file).unwrap();
    writer.write_record(header).unwrap();
    rows.iter().for_each(|(_, row)| writer.write_record(row).unwrap());
    writer.flush().unwrap();
}

/// A folder of tables, as somebody brings them from another tool.
fn brought(dir: &Path, rows: &[Row], notes: &[String]) {
    let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let trails = PEOPLE.iter().enumerate().map(|(at, (person, service))| {
        let header = texts(&["id", "national_id", "name", "referred", "service", "goal", "person_confirmed"]);
        (header, texts(&[&trail(at), person, "Zzyzx Qwert", "05.01.2026", service, &notes[at], "ja"]))
    });
    write(&dir.join("trails.csv"), &trails.collect::<Vec<_>>());
    let meetings = notes.iter().enumerate().map(|(at, note)| {
        let header = texts(&["trail", "kind", "at", "subject", "place", "employer", "employer_name", "note"]);
        let start = format!("2026-02-{:02}T08:30", at + 1);
        (header, texts(&[&trail(at % 3), "employer", &start, "Besøk", "Lageret", EMPLOYERS[at % 3], "Øvelse AS", note]))
    });
    write(&dir.join("meetings.csv"), &meetings.collect::<Vec<_>>());
    let without = notes.iter().enumerate().map(|(at, note)| {
        let header = texts(&["at", "subject", "place", "employer", "no_person_data", "travel_to", "note"]);
        let start = format!("2026-03-{:02}T08:30", at + 1);
        (header, texts(&[&start, "Behov", "Lageret", EMPLOYERS[at % 3], "ja", "20", note]))
    });
    write(&dir.join("employer_meetings.csv"), &without.collect::<Vec<_>>());
    let tasks = notes.iter().enumerate().map(|(at, note)| {
        (
            texts(&["trail", "subject", "due", "note"]),
            texts(&[&trail(at % 3), &format!("Ring {at}"), "2026-12-01", note]),
        )
    });
    write(&dir.join("tasks.csv"), &tasks.collect::<Vec<_>>());
    let profile =
        (0..2).map(|at| (texts(&["trail", "interests", "health"]), texts(&[&trail(at), &notes[at], &notes[at + 1]])));
    write(&dir.join("profile_career_profile.csv"), &profile.collect::<Vec<_>>());
    let employers = EMPLOYERS.iter().map(|number| {
        let own = |(key, value): (&str, String)| match key {
            "org_number" => (key.to_owned(), (*number).to_owned()),
            _ => (key.to_owned(), value),
        };
        sample(RecordKind::Employer).into_iter().filter(|(key, _)| *key != "parent_org_number").map(own).unzip()
    });
    write(&dir.join("employer.csv"), &employers.collect::<Vec<_>>());
    for kind in rows.iter().map(|row| row.kind).collect::<std::collections::BTreeSet<_>>() {
        let own = rows.iter().enumerate().filter(|(_, row)| row.kind == kind);
        let own: Vec<_> = own.filter_map(|(number, row)| row.table(number)).collect();
        write(&dir.join(format!("{}.csv", kind.code())), &own);
    }
}

fn import(client: &Client, path: &Path) -> u64 {
    let report = client.import_tables(path, ImportTerms::default()).unwrap();
    assert_eq!(report.problems, []);
    report.imported
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn f080_any_portfolio_comes_back_from_tables_and_from_a_workbook_as_it_was(
        rows in portfolio(),
        notes in prop::collection::vec(text(), 6),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let (files, out, book) = (dir.path().join("inn"), dir.path().join("ut"), dir.path().join("alt.xlsx"));
        std::fs::create_dir(&files).unwrap();
        brought(&files, &rows, &notes);
        let world = World::with_devices(1);
        let client = &world.devices[0].client;
        let imported = import(client, &files);
        prop_assert!(client.import_tables(&files, ImportTerms::default()).unwrap().imported == 0, "twice gives one of each");
        prop_assert_eq!(client.export_csv(&out).unwrap().count, imported);
        client.export_xlsx(&book).unwrap();
        let before = without_ids(read(&out));
        let left_over = before.values().flatten().find(|row| !row["more"].is_empty());
        prop_assert_eq!(left_over, None, "every field has a column of its own");
        for (number, from) in [&out, &book].into_iter().enumerate() {
            let (other, again) = (World::with_devices(1), dir.path().join(format!("igjen{number}")));
            prop_assert_eq!(import(&other.devices[0].client, from), imported);
            other.devices[0].client.export_csv(&again).unwrap();
            prop_assert_eq!(&without_ids(read(&again)), &before);
            other.settle();
            prop_assert_eq!(other.devices[0].client.sync_status().unwrap().quarantined, 0);
        }
    }
}
