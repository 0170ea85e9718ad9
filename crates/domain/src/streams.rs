//! Kinds of streams, and the ids that streams, employers and contact marks have on every laptop alike.

use crate::{DocumentId, MeetingId, OrgNumber, RecordId, StreamId, TeamId, UserId, derived_id::derive_id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keeps the ids of employers' streams apart from other derived ids.
const EMPLOYER: &[u8] = b"worktrail/employer/1";

/// Keeps the ids of own workspaces apart from other derived ids.
const WORKSPACE: &[u8] = b"worktrail/workspace/1";

/// Keeps the ids of preferences apart from other derived ids.
const PREFERENCE: &[u8] = b"worktrail/preference/1";

/// Keeps the ids of what was imported apart from other derived ids.
const IMPORTED: &[u8] = b"worktrail/imported/1";

/// Keeps the ids of contact marks apart from other derived ids.
const CONTACT_MARK: &[u8] = b"worktrail/contact_mark/1";

/// What a stream is about; it decides who may have it and which records lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StreamKind {
    /// One participant's course (*jobbspor*).
    Trail,
    /// One employer (*arbeidsgiver*), shared in the team; nothing about a participant may stand here.
    Employer,
    /// One person's own workspace (*egen arbeidsflate*).
    Workspace,
}

impl StreamKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Trail, Self::Employer, Self::Workspace];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Trail => "trail",
            Self::Employer => "employer",
            Self::Workspace => "workspace",
        }
    }

    /// Reads a code; `None` for a kind of a newer app.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The command of the envelope that starts a stream of this kind.
    #[must_use]
    pub const fn create_command(self) -> &'static str {
        match self {
            Self::Trail => "trail.create",
            Self::Employer => "employer.create",
            Self::Workspace => "workspace.create",
        }
    }

    /// The kind that a stream gets from the command of its first envelope; `None` when no stream starts with it.
    #[must_use]
    pub fn started_by(command: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.create_command() == command)
    }
}

/// The stream of an employer in a team. Two colleagues who add the same employer while apart get one stream, and in it
/// one employer, whose document has the same bytes as its id.
#[must_use]
pub fn employer_stream(team: TeamId, number: &OrgNumber) -> StreamId {
    StreamId::from_bytes(derive_id(EMPLOYER, &[team.as_bytes(), number.digits().as_bytes()]))
}

/// The stream of an employer of a person who is in no team: that person's alone.
#[must_use]
pub fn own_employer_stream(user: UserId, number: &OrgNumber) -> StreamId {
    StreamId::from_bytes(derive_id(EMPLOYER, &[user.as_bytes(), number.digits().as_bytes()]))
}

/// The stream of a person's own workspace; all of the person's laptops share it.
#[must_use]
pub fn workspace_stream(user: UserId) -> StreamId {
    StreamId::from_bytes(derive_id(WORKSPACE, &[user.as_bytes()]))
}

/// The record that a meeting in a trail leaves at an employer. A meeting that moves to another employer leaves another
/// record there, as a document lies in one stream for good.
#[must_use]
pub fn contact_mark_id(meeting: MeetingId, employer: StreamId) -> RecordId {
    RecordId::from_bytes(derive_id(CONTACT_MARK, &[meeting.as_bytes(), employer.as_bytes()]))
}

/// The record of one of a person's preferences, so that two laptops that set it while apart set one.
#[must_use]
pub fn preference_id(user: UserId, name: &str) -> RecordId {
    RecordId::from_bytes(derive_id(PREFERENCE, &[user.as_bytes(), name.as_bytes()]))
}

/// The id that something of a file gets at an employer or in a workspace: the file may be another team's or another
/// person's, whose document lies elsewhere for good. The same file twice gives the same ids.
#[must_use]
pub fn imported_id(stream: StreamId, id: DocumentId) -> DocumentId {
    DocumentId::from_bytes(derive_id(IMPORTED, &[stream.as_bytes(), id.as_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> OrgNumber {
        text.parse().unwrap()
    }

    #[test]
    fn ids_are_the_same_in_every_version() {
        // Released ids: a change here would make a second employer of every one there is.
        let team = TeamId::from_bytes([7; 16]);
        let employer = employer_stream(team, &number("974760673"));
        assert_eq!(employer.to_string(), "695cdf0b-9476-8803-9b85-485e5cbb49b5");
        assert_eq!(workspace_stream(UserId::from_bytes([7; 16])).to_string(), "397fe79b-0aec-81fa-aa8f-d446a5e574b2");
        assert_eq!(
            contact_mark_id(MeetingId::from_bytes([7; 16]), employer).to_string(),
            "f11e5171-880f-8b98-9e22-8f69a302a878"
        );
    }

    #[test]
    fn imported_thing_is_another_in_each_stream_and_the_same_each_time() {
        let (here, there) = (StreamId::from_bytes([1; 16]), StreamId::from_bytes([2; 16]));
        let id = DocumentId::from_bytes([7; 16]);
        assert_eq!(imported_id(here, id), imported_id(here, id));
        assert_ne!(imported_id(here, id), imported_id(there, id));
        assert_ne!(imported_id(here, id), id);
    }

    #[test]
    fn employer_differs_by_team_by_number_and_from_one_of_nobodys_team() {
        let (a, b) = (TeamId::from_bytes([1; 16]), TeamId::from_bytes([2; 16]));
        let here = employer_stream(a, &number("974760673"));
        assert_ne!(here, employer_stream(b, &number("974760673")));
        assert_ne!(here, employer_stream(a, &number("889640782")));
        assert_ne!(workspace_stream(UserId::from_bytes([1; 16])), here);
    }

    #[test]
    fn every_kind_is_known_by_its_code_and_by_the_command_that_starts_it() {
        for kind in StreamKind::ALL {
            assert_eq!(StreamKind::from_code(kind.code()), Some(kind));
            assert_eq!(StreamKind::started_by(kind.create_command()), Some(kind));
        }
        assert_eq!(StreamKind::started_by("meeting.log"), None);
    }
}
