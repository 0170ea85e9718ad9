//! Views of the people around the person at work.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Role, UserId};

/// One person of the own teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColleagueRow {
    /// The person.
    pub id: UserId,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Names of the teams that both are in.
    pub teams: Vec<String>,
    /// The person at work.
    pub me: bool,
}
