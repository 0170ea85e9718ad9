//! Rows of a meeting.

use crate::{ReplicaError, search};
use rusqlite::{Connection, params};
use worktrail_document::MeetingState;
use worktrail_domain::{
    DocumentId, Timestamp, TrailId,
    meetings::{DecisionMaker, SubCategory, is_in_the_field, takes_part},
};

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
         employer_name, travel_to, travel_from, excerpt, created_at, conflicts, sub_category, decision_maker, \
         participant_attends, employer_contact, institution, institution_contact, in_the_field, cancel_reason, undone, \
         undone_reason, held_by, reminded_for) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,\
         ?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28)",
    )?
    .execute(params![
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
        state.sub_category.map(SubCategory::code).unwrap_or_default(),
        state.decision_maker.map(DecisionMaker::code).unwrap_or_default(),
        takes_part(state.kind, state.participant_attends),
        &state.employer_contact,
        &state.institution,
        &state.institution_contact,
        is_in_the_field(state.status, state.travel_to, state.travel_from, state.in_the_field),
        &state.cancel_reason,
        state.undone,
        &state.undone_reason,
        state.held_by.as_ref().map_or(&[][..], |user| user.as_bytes()),
        state.reminded_for.map(Timestamp::millis),
    ])?;
    let entry = search::Entry {
        kind: "meeting",
        entity: id,
        trail,
        at: state.at,
        title: state.subject.clone(),
        body: state.note.clone(),
        extra: [
            state.employer_name.as_str(),
            state.employer.as_deref().unwrap_or_default(),
            state.place.as_str(),
            state.employer_contact.as_str(),
            state.institution.as_str(),
            state.institution_contact.as_str(),
        ]
        .join(" "),
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
