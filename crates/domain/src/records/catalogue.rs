//! What each kind of record holds, read once from `data/records.toml` and `data/record_codes.toml`.

use super::RecordKind;
use crate::words::{Language, Words};
use crate::{
    codes::TrailType,
    limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX},
    streams::StreamKind,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::OnceLock};
use ts_rs::TS;

const RECORDS: &str = include_str!("../../data/records.toml");
const CODES: &str = include_str!("../../data/record_codes.toml");

/// What a reference points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceTarget {
    /// An employee with an account.
    User,
    /// A record of this kind.
    Record(RecordKind),
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text.
    Line {
        /// Longest text, in characters.
        max_chars: usize,
    },
    /// Text of several lines that colleagues can write at the same time.
    Text {
        /// Longest text, in characters.
        max_chars: usize,
    },
    /// A date.
    Date,
    /// A point in time.
    Time,
    /// A time of day, `08:30`.
    Clock,
    /// A decimal number.
    Number {
        /// Least number.
        min: f64,
        /// Greatest number.
        max: f64,
        /// Most digits after the point.
        decimals: usize,
    },
    /// Yes, or nothing.
    Tick,
    /// One value of a code list.
    Code {
        /// Name of the list.
        list: String,
    },
    /// Several values of a code list.
    Codes {
        /// Name of the list.
        list: String,
    },
    /// An organisation number.
    OrgNumber,
    /// A telephone number.
    Phone,
    /// An address for e-mail.
    Email,
    /// An address on the web.
    Web,
    /// The id of something else.
    Reference {
        /// Of what.
        to: ReferenceTarget,
    },
}

impl FieldKind {
    /// Whether people write free text in it.
    #[must_use]
    pub const fn is_free_text(&self) -> bool {
        matches!(self, Self::Line { .. } | Self::Text { .. })
    }
}

/// One field of a kind of record.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldSpec {
    /// The key in the document, and the field's name in errors and on the command line.
    pub key: String,
    /// The label on screen.
    pub label: Words,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether the record is refused without it.
    pub required: bool,
    /// Whether the participant sees it, once the record itself is shown to the participant.
    pub shared_with_participant: bool,
    /// The value of a new record.
    pub default: Option<String>,
    /// Whether it names the employer or the employer's own person, so that names in it are not a participant's.
    pub names_employer_side: bool,
}

/// One kind of record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordSpec {
    /// Which kind.
    pub kind: RecordKind,
    /// Its name.
    pub label: Words,
    /// Its name in the plural.
    pub plural: Words,
    /// Whose access decides.
    pub stream: StreamKind,
    /// The services that use it; all of them when empty.
    pub services: Vec<TrailType>,
    /// The field and the value it must have before the participant sees anything of the record.
    pub shared_when: Option<(String, String)>,
    /// Its fields, in the order they are shown.
    pub fields: Vec<FieldSpec>,
}

impl RecordSpec {
    /// The field of this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Whether trails of a service have such records; employers and workspaces serve all of them.
    #[must_use]
    pub fn is_used_in(&self, service: TrailType) -> bool {
        self.services.is_empty() || self.services.contains(&service)
    }
}

/// One value of a code list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeValue {
    /// What is stored.
    pub code: String,
    /// The label on screen.
    pub label: Words,
    /// The value in exports of the tool in use today, when it is not the label.
    #[serde(default)]
    pub stored: Option<String>,
    /// No longer offered, but kept where it stands.
    #[serde(default)]
    pub retired: bool,
    /// The codes of the field it depends on under which it may be chosen; any when empty.
    #[serde(default)]
    pub parent: Vec<String>,
    /// How statistics group the values.
    #[serde(default)]
    pub group: Option<String>,
}

/// A closed list of values.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeList {
    /// Its name, as fields refer to it.
    pub name: String,
    /// The field of the same record that decides which of the values may be chosen.
    #[serde(default)]
    pub depends_on: Option<String>,
    /// Its values, in the order they are offered.
    #[serde(rename = "codes")]
    pub values: Vec<CodeValue>,
}

impl CodeList {
    /// The value of this code.
    #[must_use]
    pub fn value(&self, code: &str) -> Option<&CodeValue> {
        self.values.iter().find(|value| value.code == code)
    }

    /// The value that a person or an import means: by code, by label or as the tool in use today stores it.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<&CodeValue> {
        let wanted = crate::fold(text.trim());
        self.value(text.trim()).or_else(|| {
            self.values.iter().find(|value| {
                crate::fold(value.label.of(Language::Nb)) == wanted
                    || value.stored.as_ref().is_some_and(|stored| crate::fold(stored) == wanted)
            })
        })
    }
}

/// What a kind of record holds. `RecordKind::Unknown` holds nothing that this version knows.
#[must_use]
pub fn spec(kind: RecordKind) -> &'static RecordSpec {
    let catalogue = catalogue();
    catalogue.records.get(&kind).unwrap_or(&catalogue.unknown)
}

/// The code list of a name, if there is one.
#[must_use]
pub fn code_list_named(name: &str) -> Option<&'static CodeList> {
    catalogue().lists.get(name)
}

struct Catalogue {
    records: BTreeMap<RecordKind, RecordSpec>,
    unknown: RecordSpec,
    lists: BTreeMap<String, CodeList>,
}

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let (Ok(records), Ok(lists)) = (read_records(RECORDS), read_lists(CODES)) else {
            unreachable!("the catalogue is part of the program, and a test reads it")
        };
        let unknown = RecordSpec {
            kind: RecordKind::Unknown,
            label: RecordKind::Unknown.label(),
            plural: RecordKind::Unknown.label(),
            stream: StreamKind::Trail,
            services: Vec::new(),
            shared_when: None,
            fields: Vec::new(),
        };
        Catalogue { records, unknown, lists }
    })
}

/// A fault in the catalogue's files: only a change of the files can bring it, and a test finds it.
#[derive(Debug, thiserror::Error)]
enum CatalogueError {
    #[error("reading the file")]
    Toml(#[from] toml::de::Error),
    #[error("{0} is not known here")]
    Unknown(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordsFile {
    record: Vec<RecordRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordRow {
    code: String,
    label: Words,
    plural: Words,
    stream: StreamKind,
    #[serde(default)]
    services: Vec<TrailType>,
    shared_when: Option<String>,
    fields: Vec<FieldRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldRow {
    key: String,
    label: Words,
    kind: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    shared: bool,
    #[serde(default)]
    person: bool,
    default: Option<String>,
    list: Option<String>,
    to: Option<String>,
    max_chars: Option<usize>,
    min: Option<f64>,
    max: Option<f64>,
    decimals: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListsFile {
    list: Vec<CodeList>,
}

fn read_lists(text: &str) -> Result<BTreeMap<String, CodeList>, CatalogueError> {
    let file: ListsFile = toml::from_str(text)?;
    Ok(file.list.into_iter().map(|list| (list.name.clone(), list)).collect())
}

fn read_records(text: &str) -> Result<BTreeMap<RecordKind, RecordSpec>, CatalogueError> {
    let file: RecordsFile = toml::from_str(text)?;
    file.record
        .into_iter()
        .map(|row| {
            let kind = row.code.parse().map_err(CatalogueError::Unknown)?;
            let fields = row.fields.into_iter().map(read_field).collect::<Result<_, _>>()?;
            let shared_when = row.shared_when.map(|condition| match condition.split_once('=') {
                Some((key, value)) => (key.to_owned(), value.to_owned()),
                None => (condition, "true".to_owned()),
            });
            let record = RecordSpec {
                kind,
                label: row.label,
                plural: row.plural,
                stream: row.stream,
                services: row.services,
                shared_when,
                fields,
            };
            Ok((kind, record))
        })
        .collect()
}

fn read_field(row: FieldRow) -> Result<FieldSpec, CatalogueError> {
    let missing = |what: &str| CatalogueError::Unknown(format!("{what} of {}", row.key));
    let kind = match row.kind.as_str() {
        "line" => FieldKind::Line { max_chars: row.max_chars.unwrap_or(LINE_CHARS_MAX) },
        "text" => FieldKind::Text { max_chars: row.max_chars.unwrap_or(NOTE_CHARS_MAX) },
        "date" => FieldKind::Date,
        "time" => FieldKind::Time,
        "clock" => FieldKind::Clock,
        "number" => FieldKind::Number {
            min: row.min.unwrap_or(0.0),
            max: row.max.ok_or_else(|| missing("greatest number"))?,
            decimals: row.decimals.unwrap_or(0),
        },
        "tick" => FieldKind::Tick,
        "code" => FieldKind::Code { list: row.list.clone().ok_or_else(|| missing("list"))? },
        "codes" => FieldKind::Codes { list: row.list.clone().ok_or_else(|| missing("list"))? },
        "org_number" => FieldKind::OrgNumber,
        "phone" => FieldKind::Phone,
        "email" => FieldKind::Email,
        "web" => FieldKind::Web,
        "reference" => FieldKind::Reference {
            to: match row.to.as_deref() {
                Some("user") => ReferenceTarget::User,
                Some(code) => ReferenceTarget::Record(code.parse().map_err(CatalogueError::Unknown)?),
                None => return Err(missing("target")),
            },
        },
        other => return Err(CatalogueError::Unknown(format!("field kind {other}"))),
    };
    Ok(FieldSpec {
        key: row.key,
        label: row.label,
        kind,
        required: row.required,
        shared_with_participant: row.shared,
        default: row.default,
        names_employer_side: row.person,
    })
}

#[cfg(test)]
mod tests;
