//! A person's own devices, as the server tells them: `GET /v1/devices`.

use serde::{Deserialize, Serialize};
use worktrail_domain::{DeviceId, Timestamp};

/// One device of the person who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDevice {
    /// The device.
    pub device: DeviceId,
    /// What the person calls it.
    pub name: String,
    /// The app's version at enrolment.
    pub app_version: String,
    /// When it was enrolled.
    pub enrolled_at: Timestamp,
    /// When it last proved itself to the server; nothing when it has not since the server started.
    pub last_seen: Option<Timestamp>,
    /// It was revoked.
    pub revoked: bool,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicesReply {
    /// Every device of the person, in the order of enrolment, revoked ones among them.
    pub devices: Vec<OwnDevice>,
}
