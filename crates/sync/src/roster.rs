//! The people around a person: every team the person is in, with its members.

use serde::{Deserialize, Serialize};
use worktrail_domain::{Caseload, Role, TeamId, UserId};

/// Most people in a roster; a supervisor of ten teams has about 120.
pub const ROSTER_MEMBERS_MAX: usize = 2_000;

/// Digest of a device that has no roster yet.
pub const NO_ROSTER: [u8; 32] = [0; 32];

/// Every team of a person, with everybody in it whose account is open, the person among them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The teams, in the order of their ids.
    pub teams: Vec<RosterTeam>,
}

/// One team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterTeam {
    /// The team.
    pub team: TeamId,
    /// Its name.
    pub name: String,
    /// How it divides its trails.
    pub caseload: Caseload,
    /// Its members, in the order of their ids.
    pub members: Vec<RosterMember>,
}

/// One person of a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterMember {
    /// The person.
    pub user: UserId,
    /// Name as the office entered it.
    pub name: String,
    /// Role.
    pub role: Role,
}

/// The bytes whose SHA-256 says which roster a device has; the server sends another one when its own differs.
#[must_use]
pub fn roster_bytes(roster: &Roster) -> Vec<u8> {
    let Ok(bytes) = postcard::to_extend(roster, b"worktrail roster v1".to_vec()) else {
        unreachable!("encoding into memory cannot fail")
    };
    bytes
}
