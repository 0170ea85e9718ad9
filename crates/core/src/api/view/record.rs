//! Views of records of the catalogue.

use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;
use worktrail_domain::{
    Language, RecordId, StreamKind, Timestamp, TrailId, TrailType,
    records::{CodeList, FieldKind, FieldSpec, RecordKind},
};
use worktrail_replica::view::{FieldConflict, HistoryItem};

/// One record in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordRow {
    /// The record.
    pub id: RecordId,
    /// Its trail; none for what lies at an employer or in the own workspace.
    pub trail: Option<TrailId>,
    /// How the trail, or the employer, is called; empty in the own workspace.
    pub trail_title: String,
    /// Kind.
    pub kind: RecordKind,
    /// The kind's label.
    pub label: String,
    /// What it is called in a list.
    pub title: String,
    /// Code of its status, by its dates where the kind has such a rule; empty where it has no status.
    pub status: String,
    /// Fields that are set, texts among them.
    pub fields: BTreeMap<String, String>,
    /// Marked as not wanted.
    pub discarded: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Waits to be delivered.
    pub unsent: bool,
    /// How many fields two people set to different values at the same time.
    pub conflicts: u32,
}

/// Everything about one record.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecordView {
    /// The record.
    pub id: RecordId,
    /// The record as in the list.
    pub row: RecordRow,
    /// Version of its texts, for the next edit.
    pub version: String,
    /// Who changed what, newest first.
    pub history: Vec<HistoryItem>,
    /// Fields that two people set to different values.
    pub conflicts: Vec<FieldConflict>,
}

/// What kinds of records there are, for forms.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecordCatalogue {
    /// Every kind with its fields.
    pub kinds: Vec<RecordShape>,
    /// The code lists that fields take from, once each.
    pub lists: Vec<CodeChoices>,
}

/// One kind of record, in the language of the person.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "RecordSpec")]
pub struct RecordShape {
    /// Which kind.
    pub kind: RecordKind,
    /// Its name.
    pub label: String,
    /// Its name in the plural.
    pub plural: String,
    /// Whose access decides.
    pub stream: StreamKind,
    /// The services that use it; all of them when empty.
    pub services: Vec<TrailType>,
    /// The field and the value it must have before the participant sees anything of the record.
    pub shared_when: Option<(String, String)>,
    /// Its fields, in the order they are shown.
    pub fields: Vec<FieldShape>,
}

/// One field of a kind of record, in the language of the person.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "FieldSpec")]
pub struct FieldShape {
    /// The key in the document, and the field's name in errors and on the command line.
    pub key: String,
    /// The label on screen.
    pub label: String,
    /// What it takes.
    #[serde(flatten)]
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

impl FieldShape {
    pub(crate) fn of(field: &FieldSpec, language: Language) -> Self {
        Self {
            key: field.key.clone(),
            label: field.label.of(language).to_owned(),
            kind: field.kind.clone(),
            required: field.required,
            shared_with_participant: field.shared_with_participant,
            default: field.default.clone(),
            names_employer_side: field.names_employer_side,
        }
    }
}

/// A closed list of values, in the language of the person.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "CodeList")]
pub struct CodeChoices {
    /// Its name, as fields refer to it.
    pub name: String,
    /// The field of the same record that decides which of the values may be chosen.
    pub depends_on: Option<String>,
    /// Its values, in the order they are offered.
    pub codes: Vec<CodeChoice>,
}

/// One value of a code list.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "CodeValue")]
pub struct CodeChoice {
    /// What is stored.
    pub code: String,
    /// The label on screen.
    pub label: String,
    /// The value in exports of the tool in use today, when it is not the label.
    pub stored: Option<String>,
    /// No longer offered, but kept where it stands.
    pub retired: bool,
    /// The codes of the field it depends on under which it may be chosen; any when empty.
    pub parent: Vec<String>,
    /// How statistics group the values.
    pub group: Option<String>,
}

impl CodeChoices {
    pub(crate) fn of(list: &CodeList, language: Language) -> Self {
        let codes = list.values.iter().map(|value| CodeChoice {
            code: value.code.clone(),
            label: value.label.of(language).to_owned(),
            stored: value.stored.clone(),
            retired: value.retired,
            parent: value.parent.clone(),
            group: value.group.clone(),
        });
        Self { name: list.name.clone(), depends_on: list.depends_on.clone(), codes: codes.collect() }
    }
}

/// One thing on a trail's timeline, of whatever kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TimelineRow {
    /// The time it counts under.
    pub at: Timestamp,
    /// What it is, as a code: `meeting.employer`, `task`, `job`, `event`, `merge` and so on.
    pub kind: String,
    /// What it is.
    pub label: String,
    /// What it is called, or what happened.
    pub title: String,
    /// Code of its status; empty where it has none.
    pub status: String,
    /// Its id; events have none.
    pub id: Option<String>,
    /// Who did it, of an event.
    pub author: String,
}
