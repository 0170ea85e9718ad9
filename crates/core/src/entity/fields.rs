//! The fields of an entity: key, label, value as typed and in words.

use super::record_kind;
use crate::{
    CoreError, employers,
    exchange::{Described, described},
    profile::{self, KIND_PREFIX},
    texts,
};
use worktrail_document::{Document, DocumentKind, RECORD_TEXTS, RootValue};
use worktrail_domain::{
    Date, FieldKind, FieldSpec, Language, RecordId, RecordKind, UserId, Violation, ViolationCode, Words, day_in,
    parse_time,
    profile::ProfileField,
    profile_values::shown_profile_value,
    records::{ReferenceTarget, code_list_named, spec},
    time_in,
};
use worktrail_replica::{Replica, ReplicaError, record_title};

/// Keys that say where a document belongs or when it was made; nobody sets them and no history tells them.
const UNTOLD: [&str; 4] = ["created_at", "readmitted_from", "meeting", "trail"];

/// Keys whose value is somebody's id.
const PERSONS: [&str; 4] = ["held_by", "confirmed_by", "handed_over_by", "revealed_by"];

/// In front of the id of a person whom a trail is shared with.
const SHARE: &str = "share.";

/// Until when a colleague stands in.
const SHARED_WITH: Words = Words::new("Delt med {name} til", "Delt med {name} til", "Shared with {name} until");

/// How the value of a field is written.
#[derive(Clone, Copy)]
enum Form {
    /// As the column of a table.
    Column(Described),
    /// As a field of the catalogue of records.
    Record(&'static FieldSpec),
    /// As a field of the profile.
    Profile(&'static ProfileField),
    /// The mark of a record that was put aside.
    Discarded,
    /// Somebody's id.
    Person,
    /// One line.
    Line,
}

/// One field of an entity.
pub(super) struct Field {
    /// The key, as commands know it.
    pub(super) key: String,
    /// The key in the document.
    pub(super) root: String,
    /// The label, in the language of the answer.
    pub(super) label: String,
    form: Form,
}

/// The fields that a document of this kind has, in the order in which people read them.
pub(super) fn fields_of(replica: &Replica, document: &Document) -> Result<Vec<Field>, CoreError> {
    let language = replica.language();
    let mut fields: Vec<Field> = described(document.kind())
        .map(|column| Field {
            key: column.key().to_owned(),
            root: column.key().to_owned(),
            label: column.label().of(language).to_owned(),
            form: if PERSONS.contains(&column.key()) { Form::Person } else { Form::Column(column) },
        })
        .collect();
    match document.kind() {
        DocumentKind::Trail => {
            fields.push(Field::plain("owner", texts::OWNER.of(language), Form::Person));
            for key in document.keys() {
                let Some(user) = key.strip_prefix(SHARE).and_then(|id| id.parse::<UserId>().ok()) else { continue };
                let name = replica.user_name(user)?.unwrap_or_default();
                fields.push(Field::plain(&key, &SHARED_WITH.with([("name", name.into())]).of(language), Form::Line));
            }
        }
        DocumentKind::Meeting | DocumentKind::Task => {}
        DocumentKind::Record => fields.extend(record_fields(document, language)),
    }
    fields.retain(|field| !UNTOLD.contains(&field.root.as_str()));
    Ok(fields)
}

fn record_fields(document: &Document, language: Language) -> Vec<Field> {
    let kind = document.line("record_kind").unwrap_or_default();
    if let Some(section) = kind.strip_prefix(KIND_PREFIX) {
        let of_section = worktrail_domain::profile::fields()
            .filter(|field| worktrail_domain::profile::section_of(field.key()) == Some(section));
        return of_section
            .filter_map(|field| {
                Some(Field {
                    key: field.key().to_owned(),
                    root: profile::root_key(section, field.key())?,
                    label: field.label().of(language).to_owned(),
                    form: Form::Profile(field),
                })
            })
            .collect();
    }
    let kind = record_kind(document);
    if kind == RecordKind::Unknown {
        let keys = document.keys().into_iter().filter(|key| key.starts_with("f."));
        return keys.map(|key| Field::plain(&key, key.trim_start_matches("f."), Form::Line)).collect();
    }
    let mut slots = RECORD_TEXTS.iter();
    let mut fields: Vec<Field> = spec(kind)
        .fields
        .iter()
        .map(|field| {
            // The order of a kind's texts is the order of their slots, for good.
            let slot = matches!(field.kind, FieldKind::Text { .. }).then(|| slots.next()).flatten();
            Field {
                key: field.key.clone(),
                root: slot.map_or_else(|| format!("f.{}", field.key), |slot| (*slot).to_owned()),
                label: field.label.of(language).to_owned(),
                form: Form::Record(field),
            }
        })
        .collect();
    fields.push(Field::plain("discarded", texts::DISCARDED.of(language), Form::Discarded));
    fields
}

impl Field {
    fn plain(key: &str, label: &str, form: Form) -> Self {
        Self { key: key.to_owned(), root: key.to_owned(), label: label.to_owned(), form }
    }

    /// Whether people write words in it.
    pub(super) fn is_words(&self) -> bool {
        match self.form {
            Form::Column(column) => column.is_words(),
            Form::Record(field) => field.kind.is_free_text(),
            Form::Profile(field) => {
                use worktrail_domain::profile::ProfileFieldKind::{Line, Text};
                matches!(field.kind(), Line | Text)
            }
            Form::Discarded | Form::Person | Form::Line => false,
        }
    }

    /// A value as it is typed; empty where there is none.
    pub(super) fn typed(&self, value: Option<&RootValue>) -> String {
        let Some(value) = value else { return String::new() };
        match (self.form, value) {
            (Form::Column(column), value) => column.typed(value),
            (Form::Discarded, RootValue::Number(mark)) => if mark % 2 == 1 { "true" } else { "" }.to_owned(),
            (_, RootValue::Text { text }) => text.clone(),
            (_, RootValue::Line(line)) => line.clone(),
            (_, RootValue::Number(number)) => number.to_string(),
            (_, RootValue::Tick(tick)) => tick.to_string(),
        }
    }

    /// The value a document has, as it is typed.
    pub(super) fn typed_in(&self, document: &Document) -> String {
        self.typed(document.root_value(&self.root).as_ref())
    }

    /// A value in words; empty where there is none.
    pub(super) fn shown(&self, replica: &Replica, value: Option<&RootValue>) -> Result<String, CoreError> {
        let (typed, language) = (self.typed(value), replica.language());
        if typed.is_empty() {
            return Ok(typed);
        }
        Ok(match (self.form, value) {
            (Form::Column(column), Some(value)) => match column.key() {
                "employer_contact" => contact(replica, typed)?,
                _ => column.shown(value, language),
            },
            (Form::Record(field), _) => in_words(replica, field, typed)?,
            (Form::Profile(field), _) => shown_profile_value(field, &typed, language),
            (Form::Person, _) => person(replica, typed)?,
            (Form::Discarded, _) if typed == "true" => texts::YES.of(language).to_owned(),
            _ => typed.parse::<Date>().map_or(typed, |date| day_in(date, language)),
        })
    }

    /// Reads what was typed into the value that a trail, a meeting or a task holds; nothing for an empty text.
    ///
    /// # Errors
    /// The broken rule, on the field; `field_not_set_here` on `field` for what is changed by a step of its own.
    pub(super) fn read(&self, typed: &str) -> Result<Option<RootValue>, Violation> {
        match self.form {
            Form::Column(column) => column.read(typed),
            _ => Err(Violation::new(ViolationCode::FieldNotSetHere, "field")),
        }
    }
}

/// A value of a record in words.
fn in_words(replica: &Replica, field: &FieldSpec, value: String) -> Result<String, CoreError> {
    let language = replica.language();
    let label = |list: &str, code: &str| {
        let found = code_list_named(list).and_then(|list| list.value(code)).map(|value| value.label.of(language));
        found.unwrap_or(code).to_owned()
    };
    Ok(match &field.kind {
        FieldKind::Code { list } => label(list, &value),
        FieldKind::Codes { list } => value.split(',').map(|code| label(list, code)).collect::<Vec<_>>().join(", "),
        FieldKind::Tick => texts::YES.of(language).to_owned(),
        FieldKind::Date => value.parse::<Date>().map_or(value, |date| day_in(date, language)),
        FieldKind::Time => parse_time(&value, "at").map_or(value, |at| time_in(at, language)),
        FieldKind::Reference { to: ReferenceTarget::User } => person(replica, value)?,
        FieldKind::Reference { to: ReferenceTarget::Record(RecordKind::Employer) } => {
            employers::name_of(replica, &value)?.unwrap_or(value)
        }
        FieldKind::Reference { to: ReferenceTarget::Record(_) } => contact(replica, value)?,
        _ => value,
    })
}

fn person(replica: &Replica, id: String) -> Result<String, CoreError> {
    let name = id.parse::<UserId>().ok().map(|user| replica.user_name(user)).transpose()?.flatten();
    Ok(name.unwrap_or(id))
}

/// A contact as typed, or the name of the record it refers to.
fn contact(replica: &Replica, typed: String) -> Result<String, CoreError> {
    let Ok(id) = typed.parse::<RecordId>() else { return Ok(typed) };
    match replica.record(id) {
        Ok(record) => Ok(record_title(&record.fields)),
        Err(ReplicaError::UnknownId) => Ok(typed),
        Err(error) => Err(error.into()),
    }
}
