//! What a table is: which documents its rows are, where these lie, and what each column is in them.

use super::choices::Choice;
use worktrail_document::DocumentKind;
use worktrail_domain::{
    FieldKind, FieldSpec, RecordKind, StreamKind, fold, profile::ProfileField, records::ReferenceTarget,
};
use worktrail_domain::{Language, Words};

/// Name of the last column of every table: what no other column names, as JSON.
pub(super) const MORE: &str = "more";

/// Keys that no table carries: the person who imports becomes the owner, and row and table say the rest.
const UNCARRIED: [&str; 3] = ["owner", "trail", "record_kind"];

/// Begins the keys of shares, which no table carries: whoever imports decides anew who stands in.
const SHARES: &str = "share.";

/// Whether a key of a document is carried by tables at all.
pub(super) fn is_carried(key: &str) -> bool {
    !UNCARRIED.contains(&key) && !key.starts_with(SHARES)
}

/// How the cells of a column are read.
#[derive(Clone, Copy)]
pub(super) enum CellKind {
    /// One line.
    Line,
    /// One line that a program wrote, of any length a cell has.
    Written,
    /// Eleven digits.
    NationalId,
    /// Nine digits.
    OrgNumber,
    /// A text that several people may write in.
    Text,
    /// A day.
    Date,
    /// A day of birth, which may lie longer back than other days.
    Born,
    /// A point in time.
    Time,
    /// A day, or a point in time.
    Due,
    /// A number, not below zero.
    Number,
    /// A mark that is stored as a number.
    Mark,
    /// A confirmation that is stored as a word.
    Confirmed,
    /// One of a closed list.
    Code(fn() -> Vec<Choice>),
    /// A field of a record, as the catalogue describes it.
    Field(&'static FieldSpec),
    /// A field of a trail's profile.
    Profile(&'static ProfileField),
}

impl CellKind {
    /// Whether it says which employer something is about.
    pub(super) const fn is_employer(self) -> bool {
        let CellKind::Field(field) = self else { return false };
        matches!(field.kind, FieldKind::Reference { to: ReferenceTarget::Record(RecordKind::Employer) })
    }
}

/// One column.
pub(super) struct Column {
    /// The name in the header.
    pub(super) name: String,
    /// What it is called; the bokmål is understood in a header, too.
    pub(super) label: Words,
    /// The key in the document.
    pub(super) key: String,
    pub(super) kind: CellKind,
    pub(super) required: bool,
}

/// Which documents the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Trails,
    Meetings,
    Tasks,
    /// Records of one kind.
    Records(RecordKind),
    /// One section of the profile.
    Profile(&'static str),
    /// Records of kinds that a newer app has.
    Others,
}

/// One table. Beside its columns most have `id`, those of entities in a trail have `trail`, and all have [`MORE`].
pub(super) struct Table {
    /// Name of the sheet, and of the file without its ending.
    pub(super) name: String,
    /// Another name that is understood, in bokmål.
    pub(super) label: String,
    pub(super) rows: Rows,
    /// Where its rows lie.
    pub(super) home: StreamKind,
    pub(super) columns: Vec<Column>,
}

impl Table {
    /// The kind of its documents.
    pub(super) const fn kind(&self) -> DocumentKind {
        match self.rows {
            Rows::Trails => DocumentKind::Trail,
            Rows::Meetings => DocumentKind::Meeting,
            Rows::Tasks => DocumentKind::Task,
            Rows::Records(_) | Rows::Profile(_) | Rows::Others => DocumentKind::Record,
        }
    }

    /// The kind of its records, as documents have it; nothing for what is no record, or where each row says it.
    pub(super) fn record_kind(&self) -> Option<String> {
        match self.rows {
            Rows::Records(kind) => Some(kind.code().to_owned()),
            Rows::Profile(section) => Some(format!("{}{section}", crate::profile::KIND_PREFIX)),
            Rows::Trails | Rows::Meetings | Rows::Tasks | Rows::Others => None,
        }
    }

    /// Whether its rows have ids of their own. The others are known by what they say: an employer by its number, a
    /// setting by its name, a section by its trail.
    pub(super) const fn has_ids(&self) -> bool {
        !matches!(
            self.rows,
            Rows::Records(RecordKind::Employer | RecordKind::Preference | RecordKind::DutyMark) | Rows::Profile(_)
        )
    }

    /// The column that says where a row lies; nothing for what begins a trail, or lies in the own workspace.
    pub(super) const fn home_column(&self) -> Option<&'static str> {
        match (self.home, self.rows) {
            (StreamKind::Trail, Rows::Trails) | (StreamKind::Workspace, _) => None,
            (StreamKind::Trail, _) => Some("trail"),
            (StreamKind::Employer, Rows::Records(RecordKind::Employer)) => Some("org_number"),
            (StreamKind::Employer, _) => Some("employer"),
        }
    }

    /// The columns before those that stand for keys: the id, and where a row lies when no key says it.
    pub(super) fn leading(&self) -> impl Iterator<Item = &'static str> {
        let home = self.home_column().filter(|home| !self.columns.iter().any(|column| column.name == *home));
        self.has_ids().then_some("id").into_iter().chain(home)
    }

    /// The header, in the order of an export.
    pub(super) fn header(&self) -> Vec<String> {
        let leading = self.leading().map(ToOwned::to_owned);
        let names = self.columns.iter().map(|column| column.name.clone());
        leading.chain(names).chain([MORE.to_owned()]).collect()
    }

    /// Whether a header can be this table's: it knows every column, and what every row must say is among them.
    pub(super) fn fits(&self, header: &[String]) -> bool {
        let places: Vec<_> = header.iter().filter_map(|name| self.place(name)).collect();
        let has = |wanted: &str| places.iter().any(|place| place == wanted);
        let required = self.columns.iter().filter(|column| column.required);
        places.len() == header.len()
            && self.home_column().is_none_or(has)
            && required.into_iter().all(|column| has(&column.name))
    }

    /// The name of the column that a header means, by name or label.
    pub(super) fn place(&self, header: &str) -> Option<String> {
        let wanted = fold(header.trim());
        let is = |name: &str| fold(name) == wanted;
        let leading = self.leading().find(|name| is(name) || HOME_LABELS.contains(&(*name, header.trim())));
        if let Some(name) = leading.or_else(|| is(MORE).then_some(MORE)) {
            return Some(name.to_owned());
        }
        let by_name = self.columns.iter().find(|column| is(&column.name));
        let found = by_name.or_else(|| self.columns.iter().find(|column| is(column.label.of(Language::Nb))));
        found.map(|column| column.name.clone())
    }
}

/// What the columns that say where a row lies are called in bokmål.
const HOME_LABELS: [(&str, &str); 2] = [("trail", "Jobbspor"), ("employer", "Arbeidsgiver")];
