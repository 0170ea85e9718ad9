//! Rows of a trail.

use crate::{ReplicaError, search};
use rusqlite::{Connection, OptionalExtension};
use worktrail_document::TrailState;
use worktrail_domain::{DocumentId, EndCause, ProfileSection, Timestamp, TrailId, ending::EndCauseDetail};

pub(super) fn trail(db: &Connection, id: DocumentId, state: &TrailState, version: &str) -> Result<(), ReplicaError> {
    let text = |wanted: ProfileSection| {
        state.profile.iter().find(|(section, _)| *section == wanted).map_or("", |(_, text)| text.as_str())
    };
    let date = |date: Option<worktrail_domain::Date>| date.map(|d| d.to_string()).unwrap_or_default();
    db.prepare_cached(
        "INSERT OR REPLACE INTO trail (id, national_id, name, phase, referred, started_at, end_cause, ended_on, \
         created_at, goal, strengths, openness, version, service, end_detail, end_registered_on, readmitted_from) \
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)",
    )?
    .execute(rusqlite::params![
        id.as_bytes(),
        &state.national_id,
        &state.name,
        state.phase.code(),
        date(state.referred),
        state.started_at.map(Timestamp::millis),
        state.ending.cause.map_or("", EndCause::code),
        date(state.ending.on),
        state.created_at.millis(),
        text(ProfileSection::Goal),
        text(ProfileSection::Strengths),
        text(ProfileSection::Openness),
        version,
        state.service.code(),
        state.ending.detail.map_or("", EndCauseDetail::code),
        date(state.end_registered_on),
        state.readmitted_from.as_ref().map(TrailId::as_bytes),
    ])?;
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
