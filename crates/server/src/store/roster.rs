//! Who is in a team with whom, as devices are told.

use super::{StoreError, accounts};
use rusqlite::Connection;
use worktrail_domain::{Role, TeamId, UserId};
use worktrail_sync::{ROSTER_MEMBERS_MAX, Roster, RosterMember, RosterTeam};

/// Every team of a person with its open accounts, in the order of the ids.
pub(crate) fn of(conn: &Connection, user: UserId) -> Result<Roster, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT team.id, team.name, team.caseload, user.id, user.name, user.role FROM team_member AS mine \
         JOIN team ON team.id = mine.team JOIN team_member AS theirs ON theirs.team = mine.team \
         JOIN user ON user.id = theirs.user \
         WHERE mine.user = ?1 AND user.closed = 0 ORDER BY team.id, user.id LIMIT ?2",
    )?;
    let max = i64::try_from(ROSTER_MEMBERS_MAX).unwrap_or(i64::MAX);
    let mut rows = statement.query((user.as_bytes(), max))?;
    let mut roster = Roster::default();
    while let Some(row) = rows.next()? {
        let team = TeamId::from_bytes(row.get(0)?);
        if roster.teams.last().is_none_or(|last| last.team != team) {
            let caseload = accounts::caseload_of(&row.get::<_, String>(2)?)?;
            roster.teams.push(RosterTeam { team, name: row.get(1)?, caseload, members: Vec::new() });
        }
        let role = Role::from_code(&row.get::<_, String>(5)?).ok_or(StoreError::Damaged("account"))?;
        let member = RosterMember { user: UserId::from_bytes(row.get(3)?), name: row.get(4)?, role };
        if let Some(team) = roster.teams.last_mut() {
            team.members.push(member);
        }
    }
    Ok(roster)
}
