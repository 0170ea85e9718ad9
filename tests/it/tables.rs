//! Rows with a value in every field of a kind, and tables of an export as a test compares them.

use std::{collections::BTreeMap, fs, path::Path};
use worktrail_core::domain::{
    FieldKind, RecordKind, StreamKind,
    records::{ReferenceTarget, code_list_named, spec},
};

/// Tables whose rows get other ids in another team or with another person.
const RENAMED: [&str; 10] = [
    "employer_contact",
    "employer_need",
    "employer_agreement",
    "employer_task",
    "employer_log",
    "employer_meetings",
    "user_log",
    "workspace_link",
    "note_template",
    "private_task",
];

/// The vocational training that a row of an apprentice job with a value in every field lies under.
pub const TRAINING: &str = "01930000-0000-7000-8000-00000000000b";

/// Rows of each table, by the table's name, each cell by its column.
pub type Folder = BTreeMap<String, Vec<BTreeMap<String, String>>>;

/// The kinds of records that lie in streams of a kind and are in tables.
pub fn kinds_in(home: StreamKind) -> impl Iterator<Item = RecordKind> {
    let kinds = RecordKind::ALL.iter().copied().filter(move |kind| spec(*kind).stream == home);
    kinds.filter(|kind| *kind != RecordKind::ContactMark)
}

/// A value for every field of a kind, in order.
pub fn sample(kind: RecordKind) -> Vec<(&'static str, String)> {
    let mut values: BTreeMap<&str, String> = BTreeMap::new();
    let mut row = Vec::new();
    for field in &spec(kind).fields {
        let value = match (&field.kind, field.key.as_str()) {
            (_, "postal_code") => "0484".to_owned(),
            (_, "industry_code") => "47.110".to_owned(),
            (_, "parent_org_number") => "889640782".to_owned(),
            (FieldKind::Line { .. }, _) => "Øvelse".to_owned(),
            (FieldKind::Text { .. }, _) => "To linjer\nmed «tekst»".to_owned(),
            (FieldKind::Date, key) if key.contains("from") || key.starts_with("start") => "05.01.2026".to_owned(),
            (FieldKind::Date, _) => "05.02.2026".to_owned(),
            (FieldKind::Time, _) => "2026-01-06T08:30".to_owned(),
            (FieldKind::Clock, key) if key.starts_with("end") => "15:30".to_owned(),
            (FieldKind::Clock, _) => "08:30".to_owned(),
            (FieldKind::Number { .. }, _) => "1".to_owned(),
            (FieldKind::Tick, _) => "ja".to_owned(),
            (FieldKind::Code { list } | FieldKind::Codes { list }, _) => {
                let list = code_list_named(list).unwrap();
                let chosen = list.depends_on.as_deref().and_then(|parent| values.get(parent)).cloned();
                let fits = |parents: &[String]| parents.is_empty() || chosen.iter().any(|c| parents.contains(c));
                let all: Vec<_> = list.values.iter().filter(|v| !v.retired && fits(&v.parent)).collect();
                all.iter().find(|v| v.code == "completed").or(all.first()).unwrap().code.clone()
            }
            (FieldKind::OrgNumber, _) => "974760673".to_owned(),
            (FieldKind::Phone, _) => "+4722334455".to_owned(),
            (FieldKind::Email, _) => "ola@bedrift.no".to_owned(),
            (FieldKind::Web, _) => "https://nav.no".to_owned(),
            (FieldKind::Reference { to: ReferenceTarget::Record(RecordKind::Employer) }, _) => "974760673".to_owned(),
            (FieldKind::Reference { to: ReferenceTarget::Record(RecordKind::VocationalTraining) }, _) => {
                TRAINING.to_owned()
            }
            (FieldKind::Reference { .. }, _) => "01930000-0000-7000-8000-00000000000a".to_owned(),
        };
        values.insert(&field.key, value.clone());
        row.push((field.key.as_str(), value));
    }
    row
}

/// Reads every table of an export.
pub fn read(dir: &Path) -> Folder {
    let files = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|file| {
            let mut reader = csv::Reader::from_path(&file).unwrap();
            let header = reader.headers().unwrap().clone();
            let rows = reader
                .records()
                .map(|row| header.iter().map(str::to_owned).zip(row.unwrap().iter().map(str::to_owned)).collect());
            (file.file_stem().unwrap().to_string_lossy().into_owned(), rows.collect())
        })
        .collect()
}

/// The same tables whatever ids things at employers and in a workspace have: a contact is known by the address for mail.
pub fn without_ids(mut folder: Folder) -> Folder {
    let contacts = folder.get("employer_contact").cloned().unwrap_or_default();
    let known: BTreeMap<String, String> =
        contacts.into_iter().map(|row| (row["id"].clone(), row["email"].clone())).collect();
    for (name, rows) in &mut folder {
        for row in rows.iter_mut() {
            if RENAMED.contains(&name.as_str()) {
                row.remove("id");
            }
            for cell in row.values_mut() {
                if let Some(contact) = known.get(cell) {
                    cell.clone_from(contact);
                }
            }
        }
        rows.sort();
    }
    folder
}
