//! The people around the person at work: who can own a trail, stand in, and is shown by name.

use crate::{ReplicaError, open::Replica};
use rusqlite::{Connection, OptionalExtension};
use worktrail_crypto::sha256;
use worktrail_domain::{Caseload, Role, TeamId, TrailId, UserId};
use worktrail_sync::{NO_ROSTER, Roster, RosterMember, RosterTeam, roster_bytes};

/// Where the digest of the stored roster lies.
const DIGEST: &str = "roster_digest";

impl Replica {
    /// The teams of the person at work with everybody in them; empty until the server has told.
    ///
    /// # Errors
    /// Any store error.
    pub fn roster(&self) -> Result<Roster, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT team, team_name, caseload, user, user_name, role FROM colleague ORDER BY team, user",
        )?;
        let mut rows = statement.query([])?;
        let mut roster = Roster::default();
        while let Some(row) = rows.next()? {
            let team = TeamId::from_bytes(row.get(0)?);
            if roster.teams.last().is_none_or(|last| last.team != team) {
                let caseload = match row.get::<_, String>(2)?.as_str() {
                    "shared" => Caseload::Shared,
                    _ => Caseload::Private,
                };
                roster.teams.push(RosterTeam { team, name: row.get(1)?, caseload, members: Vec::new() });
            }
            let role = Role::from_code(&row.get::<_, String>(5)?).ok_or(ReplicaError::Damaged)?;
            let member = RosterMember { user: UserId::from_bytes(row.get(3)?), name: row.get(4)?, role };
            if let Some(team) = roster.teams.last_mut() {
                team.members.push(member);
            }
        }
        Ok(roster)
    }

    /// A person's name, from the roster or from an envelope of the person; `None` when neither tells.
    ///
    /// # Errors
    /// Any store error.
    pub fn user_name(&self, user: UserId) -> Result<Option<String>, ReplicaError> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT user_name FROM colleague WHERE user = ?1 UNION ALL \
                 SELECT user_name FROM device WHERE user = ?1 LIMIT 1",
            )?
            .query_row([user.as_bytes()], |row| row.get(0))
            .optional()?)
    }

    /// The owner of a trail, as the server last told or as this laptop changed it since; `None` until either.
    ///
    /// # Errors
    /// Any store error.
    pub fn owner_of(&self, trail: TrailId) -> Result<Option<UserId>, ReplicaError> {
        let owner: Option<Vec<u8>> = self
            .db
            .prepare_cached("SELECT owner FROM stream WHERE id = ?1")?
            .query_row([trail.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(owner.and_then(|bytes| <[u8; 16]>::try_from(bytes).ok()).map(UserId::from_bytes))
    }

    /// Which roster is here, as a round says it.
    ///
    /// # Errors
    /// Any store error.
    pub fn roster_digest(&self) -> Result<[u8; 32], ReplicaError> {
        Ok(self
            .db
            .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
            .query_row([DIGEST], |row| row.get(0))
            .optional()?
            .unwrap_or(NO_ROSTER))
    }
}

/// Puts the server's roster in the place of the one that is here.
pub(crate) fn replace(db: &Connection, roster: &Roster) -> Result<(), ReplicaError> {
    db.execute("DELETE FROM colleague", [])?;
    let mut insert = db.prepare_cached(
        "INSERT OR REPLACE INTO colleague (team, team_name, caseload, user, user_name, role) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for team in &roster.teams {
        let caseload = match team.caseload {
            Caseload::Shared => "shared",
            Caseload::Private => "private",
        };
        for member in &team.members {
            let (team_id, user) = (team.team.as_bytes(), member.user.as_bytes());
            insert.execute((team_id, &team.name, caseload, user, &member.name, member.role.code()))?;
        }
    }
    db.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute((DIGEST, sha256(&[&roster_bytes(roster)]).0))?;
    Ok(())
}
