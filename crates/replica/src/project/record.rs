//! Rows of a record.

use crate::{ReplicaError, search};
use rusqlite::Connection;
use std::collections::BTreeMap;
use worktrail_document::RecordState;
use worktrail_domain::{DocumentId, Language, RecordKind, TrailId, profile::section_label};

/// Kinds without a word of a person's: what they are derived from is found instead.
const UNSEARCHED: [RecordKind; 2] = [RecordKind::ContactMark, RecordKind::Preference];

pub(super) fn record(
    db: &Connection,
    trail: TrailId,
    id: DocumentId,
    state: &RecordState,
    conflicts: i64,
) -> Result<(), ReplicaError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO record (id, trail, kind, fields, texts, discarded, created_at, conflicts) \
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
    )?
    .execute((
        id.as_bytes(),
        trail.as_bytes(),
        &state.kind,
        serde_json::to_string(&state.fields).unwrap_or_default(),
        serde_json::to_string(&state.texts).unwrap_or_default(),
        state.discarded,
        state.created_at.millis(),
        conflicts,
    ))?;
    if UNSEARCHED.contains(&RecordKind::from_code(&state.kind)) {
        return Ok(());
    }
    let texts: Vec<&str> = state.texts.values().map(String::as_str).collect();
    let values: Vec<&str> = state.fields.values().map(String::as_str).collect();
    let entry = search::Entry {
        kind: "record",
        entity: id,
        trail,
        at: state.created_at,
        title: title(state),
        body: texts.join("\n"),
        extra: values.join(" "),
    };
    search::index(db, &entry)
}

/// What a search calls a record: its own title, or the heading of the section when it is a part of the profile.
fn title(state: &RecordState) -> String {
    section_title(&state.kind, Language::Nb).map_or_else(|| record_title(&state.fields), str::to_owned)
}

/// The heading of the section of the profile that a kind of record stands for, if it does.
pub(crate) fn section_title(kind: &str, language: Language) -> Option<&'static str> {
    let label = section_label(kind.strip_prefix("profile.")?);
    Some(label.map_or("", |label| label.of(language)))
}

/// What a record is called: its title, its subject, its name, or the name of the person it is about.
#[must_use]
pub fn record_title(fields: &BTreeMap<String, String>) -> String {
    let one = ["title", "subject", "name", "user_name"].iter().find_map(|key| fields.get(*key));
    one.cloned().unwrap_or_else(|| {
        ["first_name", "last_name"].iter().filter_map(|key| fields.get(*key)).cloned().collect::<Vec<_>>().join(" ")
    })
}
