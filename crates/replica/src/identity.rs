//! Who this replica belongs to, kept inside the encrypted file.

use crate::{ReplicaError, open::Replica};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use worktrail_domain::{DeviceId, Role, TeamId, UserId};

/// The enrolled device and its person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The device.
    pub device: DeviceId,
    /// The person.
    pub user: UserId,
    /// The person's name.
    pub user_name: String,
    /// The person's role.
    pub role: Role,
    /// The person's team; empty when there is none.
    pub team_name: String,
    /// The person's teams; new employers belong to the first of them.
    pub teams: Vec<TeamId>,
    /// What the person calls the laptop.
    pub device_name: String,
    /// Address of the server.
    pub server_url: String,
    /// Name of the server.
    pub server_name: String,
    /// Only synthetic people are allowed.
    pub synthetic_only: bool,
}

impl Replica {
    /// Keeps the identity given at enrolment, and the device's own key for checking what it signed.
    ///
    /// # Errors
    /// Any store error; nothing is kept then.
    pub fn set_identity(&mut self, identity: &Identity) -> Result<(), ReplicaError> {
        let key = self.vault.signing_key().public_key();
        let tx = self.db.transaction()?;
        let pairs: [(&str, Vec<u8>); 10] = [
            ("device", identity.device.as_bytes().to_vec()),
            ("user", identity.user.as_bytes().to_vec()),
            ("user_name", identity.user_name.clone().into()),
            ("role", identity.role.code().into()),
            ("team_name", identity.team_name.clone().into()),
            ("teams", bytes_of(&identity.teams)),
            ("device_name", identity.device_name.clone().into()),
            ("server_url", identity.server_url.clone().into()),
            ("server_name", identity.server_name.clone().into()),
            ("synthetic_only", vec![u8::from(identity.synthetic_only)]),
        ];
        for (name, value) in pairs {
            tx.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)",
                (format!("identity.{name}"), value),
            )?;
        }
        tx.execute(
            "INSERT OR REPLACE INTO device (id, user, user_name, public_key) VALUES (?1, ?2, ?3, ?4)",
            (identity.device.as_bytes(), identity.user.as_bytes(), &identity.user_name, key),
        )?;
        tx.commit()?;
        self.identity = Some(identity.clone());
        Ok(())
    }

    /// The identity given at enrolment.
    ///
    /// # Errors
    /// [`ReplicaError::NotEnrolled`] when enrolment was cut off.
    pub fn identity(&self) -> Result<&Identity, ReplicaError> {
        self.identity.as_ref().ok_or(ReplicaError::NotEnrolled)
    }

    pub(crate) fn load_identity(db: &rusqlite::Connection) -> Result<Option<Identity>, ReplicaError> {
        let bytes = |name: &str| -> Result<Option<Vec<u8>>, ReplicaError> {
            Ok(db
                .query_row("SELECT value FROM meta WHERE key = ?1", [format!("identity.{name}")], |row| row.get(0))
                .optional()?)
        };
        let text = |name: &str| -> Result<String, ReplicaError> {
            Ok(bytes(name)?.and_then(|b| String::from_utf8(b).ok()).unwrap_or_default())
        };
        let id =
            |name: &str| -> Result<Option<[u8; 16]>, ReplicaError> { Ok(bytes(name)?.and_then(|b| b.try_into().ok())) };
        let (Some(device), Some(user)) = (id("device")?, id("user")?) else { return Ok(None) };
        Ok(Some(Identity {
            device: DeviceId::from_bytes(device),
            user: UserId::from_bytes(user),
            user_name: text("user_name")?,
            role: Role::from_code(&text("role")?).unwrap_or(Role::Specialist),
            team_name: text("team_name")?,
            teams: bytes("teams")?.map(|bytes| teams_of(&bytes)).unwrap_or_default(),
            device_name: text("device_name")?,
            server_url: text("server_url")?,
            server_name: text("server_name")?,
            synthetic_only: bytes("synthetic_only")? == Some(vec![1]),
        }))
    }
}

/// Keeps the person's teams as the server tells them.
pub(crate) fn store_teams(db: &rusqlite::Connection, teams: &[TeamId]) -> Result<(), ReplicaError> {
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('identity.teams', ?1)", [bytes_of(teams)])?;
    Ok(())
}

fn bytes_of(teams: &[TeamId]) -> Vec<u8> {
    teams.iter().flat_map(|team| *team.as_bytes()).collect()
}

fn teams_of(bytes: &[u8]) -> Vec<TeamId> {
    bytes.chunks_exact(16).filter_map(|id| id.try_into().ok()).map(TeamId::from_bytes).collect()
}
