//! Rows of a meeting.

use crate::{ReplicaError, search};
use rusqlite::Connection;
use worktrail_document::MeetingState;
use worktrail_domain::{DocumentId, TrailId};

/// How much of a note a list shows, in characters.
const EXCERPT_CHARS: usize = 160;

pub(super) fn meeting(
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
