//! From a document to the rows that lists, calendars and search read.

use crate::{ReplicaError, search};
use rusqlite::{Connection, OptionalExtension};
use worktrail_document::{Document, Entity, MeetingState, RecordState, TaskState, TrailState};
use worktrail_domain::{DocumentId, ProfileSection, StreamId, Timestamp, TrailId};

/// How much of a note a list shows, in characters.
const EXCERPT_CHARS: usize = 160;

/// Writes an entity's rows anew.
pub(crate) fn project(
    db: &Connection,
    stream: StreamId,
    id: DocumentId,
    document: &mut Document,
) -> Result<(), ReplicaError> {
    let conflicts = i64::try_from(document.conflicts().len()).unwrap_or(i64::MAX);
    match document.entity() {
        Entity::Trail(state) => trail(db, id, &state, &document.version().to_string()),
        Entity::Meeting(state) => meeting(db, stream.trail(), id, &state, conflicts),
        Entity::Task(state) => task(db, stream.trail(), id, &state, conflicts),
        Entity::Record(state) => record(db, stream.trail(), id, &state, conflicts),
    }
}

/// Empties every table that is derived from documents.
pub(crate) fn clear(db: &Connection) -> Result<(), ReplicaError> {
    db.execute_batch(
        "DELETE FROM trail; DELETE FROM meeting; DELETE FROM task; DELETE FROM record; DELETE FROM search_entry;",
    )?;
    db.execute_batch("INSERT INTO search_index (search_index) VALUES ('rebuild')")?;
    Ok(())
}

fn trail(db: &Connection, id: DocumentId, state: &TrailState, version: &str) -> Result<(), ReplicaError> {
    let text = |wanted: ProfileSection| {
        state.profile.iter().find(|(section, _)| *section == wanted).map_or("", |(_, text)| text.as_str())
    };
    let date = |date: Option<worktrail_domain::Date>| date.map(|d| d.to_string()).unwrap_or_default();
    db.prepare_cached(
        "INSERT OR REPLACE INTO trail (id, national_id, name, phase, referred, started_at, end_cause, ended_on, \
         created_at, goal, strengths, openness, version) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)",
    )?
    .execute((
        id.as_bytes(),
        &state.national_id,
        &state.name,
        state.phase.code(),
        date(state.referred),
        state.started_at.map(Timestamp::millis),
        state.end_cause.map_or("", worktrail_domain::EndCause::code),
        date(state.ended_on),
        state.created_at.millis(),
        text(ProfileSection::Goal),
        text(ProfileSection::Strengths),
        text(ProfileSection::Openness),
        version,
    ))?;
    let known_as: Option<String> = db
        .prepare_cached("SELECT person_name FROM stream WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?;
    let body: Vec<&str> = state.profile.iter().map(|(_, text)| text.as_str()).filter(|text| !text.is_empty()).collect();
    let entry = search::Entry {
        kind: "trail",
        entity: id,
        trail: TrailId::from_bytes(*id.as_bytes()),
        at: state.created_at,
        title: state.name.clone(),
        body: body.join("\n"),
        extra: format!("{} {}", known_as.unwrap_or_default(), state.national_id),
    };
    search::index(db, &entry)
}

fn meeting(
    db: &Connection,
    trail: TrailId,
    id: DocumentId,
    state: &MeetingState,
    conflicts: i64,
) -> Result<(), ReplicaError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO meeting (id, trail, kind, at, minutes, channel, place, status, subject, employer, \
         employer_name, travel_to, travel_from, excerpt, created_at, conflicts) \
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)",
    )?
    .execute((
        id.as_bytes(),
        trail.as_bytes(),
        state.kind.code(),
        state.at.millis(),
        state.minutes,
        state.channel.code(),
        &state.place,
        state.status.code(),
        &state.subject,
        state.employer.as_deref().unwrap_or_default(),
        &state.employer_name,
        state.travel_to,
        state.travel_from,
        excerpt(&state.note),
        state.created_at.millis(),
        conflicts,
    ))?;
    let entry = search::Entry {
        kind: "meeting",
        entity: id,
        trail,
        at: state.at,
        title: state.subject.clone(),
        body: state.note.clone(),
        extra: format!("{} {} {}", state.employer_name, state.employer.as_deref().unwrap_or_default(), state.place),
    };
    search::index(db, &entry)
}

fn task(
    db: &Connection,
    trail: TrailId,
    id: DocumentId,
    state: &TaskState,
    conflicts: i64,
) -> Result<(), ReplicaError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO task (id, trail, subject, due, status, created_at, done_at, conflicts) \
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
    )?
    .execute((
        id.as_bytes(),
        trail.as_bytes(),
        &state.subject,
        state.due.map(|date| date.to_string()).unwrap_or_default(),
        state.status.code(),
        state.created_at.millis(),
        state.done_at.map(Timestamp::millis),
        conflicts,
    ))?;
    let entry = search::Entry {
        kind: "task",
        entity: id,
        trail,
        at: state.created_at,
        title: state.subject.clone(),
        body: String::new(),
        extra: String::new(),
    };
    search::index(db, &entry)
}

fn record(
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
    let texts: Vec<&str> = state.texts.values().map(String::as_str).collect();
    let values: Vec<&str> = state.fields.values().map(String::as_str).collect();
    let entry = search::Entry {
        kind: "record",
        entity: id,
        trail,
        at: state.created_at,
        title: state.fields.get("title").or_else(|| state.fields.get("subject")).cloned().unwrap_or_default(),
        body: texts.join("\n"),
        extra: values.join(" "),
    };
    search::index(db, &entry)
}

fn excerpt(note: &str) -> String {
    let line = note.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT_CHARS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpt_is_one_line_cut_at_a_character() {
        assert_eq!(excerpt("Første linje\n\nandre  linje"), "Første linje andre linje");
        let long = "å".repeat(EXCERPT_CHARS + 5);
        assert_eq!(excerpt(&long).chars().count(), EXCERPT_CHARS + 1);
    }
}
