//! Views of this device and its user.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Role, Timestamp};

/// Something was made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Created {
    /// Its id.
    pub id: String,
}

/// What state the app is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppPhase {
    /// No vault on this laptop yet.
    Unenrolled,
    /// There is a vault, and it is locked.
    Locked,
    /// The vault is open.
    Open,
}

/// The app as a whole.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AppStatus {
    /// Which state.
    pub phase: AppPhase,
    /// Version of the app.
    pub app_version: String,
    /// Who is at work; only while open.
    pub me: Option<Me>,
    /// How many actions waited to be sent when it was locked; only while locked, and where that is known.
    pub waiting: Option<u32>,
}

/// The person and the laptop.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Me {
    /// The person's name.
    pub user_name: String,
    /// The person's role.
    pub role: Role,
    /// The person's team; empty when there is none.
    pub team_name: String,
    /// What the person calls this laptop.
    pub device_name: String,
    /// Address of the central server.
    pub server_url: String,
    /// Name of the central server.
    pub server_name: String,
    /// Rehearsal: only synthetic people are allowed.
    pub synthetic_only: bool,
}

/// One laptop of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeviceRow {
    /// What the person calls it.
    pub name: String,
    /// It is this one.
    pub this_device: bool,
    /// The app's version when it was enrolled.
    pub app_version: String,
    /// When it was enrolled.
    pub enrolled_at: Timestamp,
    /// When the central office last heard from it; none when it has not since it was started.
    pub last_seen: Option<Timestamp>,
    /// It may no longer be used.
    pub revoked: bool,
}
