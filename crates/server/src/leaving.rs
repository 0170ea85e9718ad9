//! What becomes of a person's trails when the person leaves: the account is closed, or the person changes team.
//!
//! Ended trails follow the team: its supervisor gets them. Active trails are never moved by themselves; they are named, so
//! that a supervisor hands each of them over. Shares with the person end.

use crate::{
    admin::AdminError,
    hub::Hub,
    store::{StoreError, accounts, aside, audit, audit::Entry, shares, streams},
};
use rusqlite::Transaction;
use worktrail_domain::{Role, StreamId, TeamId, Timestamp, UserId, handover::heir_of_ended_trails};

/// What was done with the trails of somebody who left, and what is still to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Name of the supervisor who got the ended trails; nothing when the team has none.
    pub heir: Option<String>,
    /// Ended trails that the heir got.
    pub handed_over: Vec<StreamId>,
    /// Ended trails that nobody could get.
    pub left_behind: Vec<StreamId>,
    /// Active trails; a supervisor must hand each of them over.
    pub active: Vec<StreamId>,
}

impl Hub {
    /// Closes an account: its devices are refused from now on, and its ended trails go to the team's supervisor.
    ///
    /// # Errors
    /// An unknown name, or the store.
    pub fn close_user(&self, name: &str, now: Timestamp) -> Result<Leaving, AdminError> {
        self.store().write(|tx| {
            let (id, _) = accounts::user_by_name(tx, name.trim())?.ok_or(AdminError::UserUnknown)?;
            let teams = accounts::teams_of(tx, id)?;
            accounts::close_user(tx, id)?;
            self.note(tx, now, "user.close", &id.to_string())?;
            Ok(self.settle_leaving(tx, id, &teams, now)?)
        })
    }

    /// Puts a person into a team; a specialist leaves the former one, and ended trails stay there.
    ///
    /// # Errors
    /// An unknown team or name, or the store.
    pub fn add_member(&self, team_name: &str, user_name: &str, now: Timestamp) -> Result<Leaving, AdminError> {
        self.store().write(|tx| {
            let team = accounts::team_by_name(tx, team_name.trim())?.ok_or(AdminError::TeamUnknown)?;
            let (user, role) = accounts::user_by_name(tx, user_name.trim())?.ok_or(AdminError::UserUnknown)?;
            let former: Vec<TeamId> = match role {
                Role::Supervisor => Vec::new(),
                _ => accounts::teams_of(tx, user)?.into_iter().filter(|former| *former != team).collect(),
            };
            let left =
                if former.is_empty() { Leaving::default() } else { self.settle_leaving(tx, user, &former, now)? };
            accounts::join_team(tx, team, user, role)?;
            self.note(tx, now, "team.join", &format!("{team} {user}"))?;
            Ok(left)
        })
    }

    /// Takes a person out of a team; the person's ended trails stay there.
    ///
    /// # Errors
    /// An unknown team or name, or the store.
    pub fn remove_member(&self, team_name: &str, user_name: &str, now: Timestamp) -> Result<Leaving, AdminError> {
        self.store().write(|tx| {
            let team = accounts::team_by_name(tx, team_name.trim())?.ok_or(AdminError::TeamUnknown)?;
            let (user, _) = accounts::user_by_name(tx, user_name.trim())?.ok_or(AdminError::UserUnknown)?;
            let left = self.settle_leaving(tx, user, &[team], now)?;
            accounts::leave_team(tx, team, user)?;
            self.note(tx, now, "team.leave", &format!("{team} {user}"))?;
            Ok(left)
        })
    }

    fn settle_leaving(
        &self,
        tx: &Transaction<'_>,
        leaver: UserId,
        teams: &[TeamId],
        now: Timestamp,
    ) -> Result<Leaving, StoreError> {
        shares::clear_of(tx, leaver)?;
        let mut supervisor = None;
        for team in teams {
            supervisor = supervisor.or(accounts::supervisor_of(tx, *team, leaver)?);
        }
        let ended = streams::owned(tx, leaver, true)?;
        let mut left = Leaving { active: streams::owned(tx, leaver, false)?, ..Leaving::default() };
        let Some(heir) = heir_of_ended_trails(supervisor, None) else {
            left.left_behind = ended;
            return Ok(left);
        };
        for stream in &ended {
            streams::set_owner(tx, *stream, heir)?;
            for (colleague, _, _) in accounts::around(tx, streams::Place::trail_of(heir))? {
                for device in accounts::devices_of(tx, colleague)? {
                    aside::owe_facts(tx, device, *stream)?;
                }
            }
        }
        // The user log (*brukerlogg*): who left, who got the trails, how many there were.
        let subject = format!("{leaver} {heir}");
        let detail = format!("ended {} active {}", ended.len(), left.active.len());
        let keys = self.store().keys();
        audit::append(
            tx,
            keys,
            &Entry { at: now, device: None, action: "user.leave", subject: &subject, detail: &detail },
        )?;
        left.heir = accounts::known_user(tx, heir)?.map(|(name, _, _)| name);
        left.handed_over = ended;
        Ok(left)
    }
}
