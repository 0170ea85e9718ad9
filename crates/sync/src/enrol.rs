//! Enrolment of a device and the error answer of the HTTP surface, both as JSON.

use serde::{Deserialize, Serialize};
use worktrail_domain::{DeviceId, Role, TeamId, Timestamp, UserId};

/// Asks to enrol a device with a one-time code: `POST /v1/enrol`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// The one-time code.
    pub code: String,
    /// What the person calls the laptop.
    pub device_name: String,
    /// The device's public key, 64 hexadecimal digits.
    pub public_key: String,
    /// Version of the app.
    pub app_version: String,
}

/// The enrolled device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolReply {
    /// The device's identity from now on.
    pub device: DeviceId,
    /// Whose device it is.
    pub user: UserId,
    /// That person's name.
    pub user_name: String,
    /// That person's role.
    pub role: Role,
    /// Name of the person's team; empty when there is none yet.
    pub team_name: String,
    /// The person's teams, in the order of their ids; empty when there is none yet.
    #[serde(default)]
    pub teams: Vec<TeamId>,
    /// Name the server shows for itself.
    pub server_name: String,
    /// Whether only synthetic people are allowed here (rehearsal, test).
    pub synthetic_only: bool,
}

/// What every failed request answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorReply {
    /// The error.
    pub error: ErrorBody,
}

/// One error of the HTTP surface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// Stable code.
    pub code: String,
    /// What happened and what to do, in English; the app shows its own text for the code.
    pub message: String,
    /// The server's clock, with code `clock_skew`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_time: Option<Timestamp>,
}
