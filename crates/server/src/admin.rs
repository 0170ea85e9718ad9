//! What the office does: accounts, teams, devices, audit. Works beside a running server.

use crate::{
    enrol::DeviceCode,
    hub::{Hub, HubError},
    store::{StoreError, accounts, audit},
};
use rusqlite::Transaction;
use worktrail_crypto::generate_bytes;
use worktrail_domain::{Caseload, DeviceId, LINE_CHARS_MAX, Role, TeamId, Timestamp, UserId};

pub use crate::store::{
    accounts::{DeviceView, TeamView, UserView},
    audit::AuditCheck,
};

/// Why an administrator's command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// Empty, too long or more than one line.
    #[error("a name must be one line of 1 to {LINE_CHARS_MAX} characters")]
    NameInvalid,
    /// The name is in use; names differ by more than capitals.
    #[error("that name is in use already")]
    NameTaken,
    /// No such account.
    #[error("there is no user of that name; `user list` shows all")]
    UserUnknown,
    /// No such team.
    #[error("there is no team of that name; `team list` shows all")]
    TeamUnknown,
    /// No such device.
    #[error("there is no such device; `device list` shows all")]
    DeviceUnknown,
    /// No envelope in quarantine, or more than one, is named by what was typed.
    #[error("no envelope in quarantine has a hash that begins like that; `quarantine list` shows all")]
    EnvelopeUnknown,
    /// The account is closed.
    #[error("that account is closed")]
    UserClosed,
    /// A number that is not of the synthetic series: the register of real people is not ours to change.
    #[error("only people of the synthetic series can be changed in the synthetic register")]
    PersonNotSynthetic,
    /// The store failed.
    #[error("changing the office's data")]
    Server(#[from] HubError),
}

impl From<StoreError> for AdminError {
    fn from(error: StoreError) -> Self {
        Self::Server(error.into())
    }
}

fn checked_name(name: &str) -> Result<&str, AdminError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LINE_CHARS_MAX || name.chars().any(char::is_control) {
        return Err(AdminError::NameInvalid);
    }
    Ok(name)
}

fn millis(now: Timestamp) -> u64 {
    u64::try_from(now.millis()).unwrap_or(0)
}

fn user(tx: &Transaction<'_>, name: &str) -> Result<(UserId, Role), AdminError> {
    accounts::user_by_name(tx, name.trim())?.ok_or(AdminError::UserUnknown)
}

fn team(tx: &Transaction<'_>, name: &str) -> Result<TeamId, AdminError> {
    accounts::team_by_name(tx, name.trim())?.ok_or(AdminError::TeamUnknown)
}

impl Hub {
    /// Opens an account, in a team where one is named.
    ///
    /// # Errors
    /// A name that is invalid or taken, an unknown team, or the store.
    pub fn add_user(
        &self,
        name: &str,
        role: Role,
        team_name: Option<&str>,
        now: Timestamp,
    ) -> Result<UserId, AdminError> {
        let name = checked_name(name)?;
        self.store().write(|tx| {
            if accounts::user_by_name(tx, name)?.is_some() {
                return Err(AdminError::NameTaken);
            }
            let id = UserId::at(millis(now), generate_bytes().map_err(StoreError::from)?);
            accounts::insert_user(tx, id, name, role, now)?;
            if let Some(team_name) = team_name {
                accounts::join_team(tx, team(tx, team_name)?, id, role)?;
            }
            self.note(tx, now, "user.add", &format!("{id} {}", role.code()))?;
            Ok(id)
        })
    }

    /// Makes a team of accounts that exist.
    ///
    /// # Errors
    /// A name that is invalid or taken, an unknown member, or the store.
    pub fn add_team(
        &self,
        name: &str,
        caseload: Caseload,
        members: &[String],
        now: Timestamp,
    ) -> Result<TeamId, AdminError> {
        let name = checked_name(name)?;
        self.store().write(|tx| {
            if accounts::team_by_name(tx, name)?.is_some() {
                return Err(AdminError::NameTaken);
            }
            let id = TeamId::at(millis(now), generate_bytes().map_err(StoreError::from)?);
            accounts::insert_team(tx, id, name, caseload, now)?;
            self.note(tx, now, "team.add", &format!("{id} {}", accounts::caseload_code(caseload)))?;
            for member in members {
                self.join(tx, id, member, now)?;
            }
            Ok(id)
        })
    }

    fn join(&self, tx: &Transaction<'_>, team: TeamId, user_name: &str, now: Timestamp) -> Result<(), AdminError> {
        let (user, role) = user(tx, user_name)?;
        accounts::join_team(tx, team, user, role)?;
        Ok(self.note(tx, now, "team.join", &format!("{team} {user}"))?)
    }

    /// Makes a one-time code with which a person's laptop can be enrolled within a day.
    ///
    /// # Errors
    /// An unknown name, a closed account, or the store.
    pub fn make_device_code(&self, user_name: &str, now: Timestamp) -> Result<DeviceCode, AdminError> {
        self.store().write(|tx| {
            let (user, _) = user(tx, user_name)?;
            let (_, _, closed) = accounts::user_by_id(tx, user)?;
            if closed {
                return Err(AdminError::UserClosed);
            }
            let code = self.store_code(tx, user, now)?;
            self.note(tx, now, "device.code", &user.to_string())?;
            Ok(code)
        })
    }

    /// Revokes a device: it is refused from now on, and what it hands in is not looked at.
    ///
    /// # Errors
    /// An unknown device, or the store.
    pub fn revoke_device(&self, device: DeviceId, now: Timestamp) -> Result<(), AdminError> {
        self.store().write(|tx| {
            if !accounts::revoke_device(tx, device)? {
                return Err(AdminError::DeviceUnknown);
            }
            Ok(self.note(tx, now, "device.revoke", &device.to_string())?)
        })
    }

    /// All accounts, by name.
    ///
    /// # Errors
    /// The store.
    pub fn users(&self) -> Result<Vec<UserView>, HubError> {
        self.store().read(|conn| Ok(accounts::users(conn)?))
    }

    /// All teams, by name.
    ///
    /// # Errors
    /// The store.
    pub fn teams(&self) -> Result<Vec<TeamView>, HubError> {
        self.store().read(|conn| Ok(accounts::teams(conn)?))
    }

    /// All devices, oldest first.
    ///
    /// # Errors
    /// The store.
    pub fn devices(&self) -> Result<Vec<DeviceView>, HubError> {
        self.store().read(|conn| Ok(accounts::devices(conn)?))
    }

    /// Checks the audit chain from its first row.
    ///
    /// # Errors
    /// The store.
    pub fn verify_audit(&self) -> Result<AuditCheck, HubError> {
        self.store().read(|conn| Ok(audit::verify(conn, self.store().keys())?))
    }
}
