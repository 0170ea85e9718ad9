//! Views of what has happened to a trail.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{DeviceId, Timestamp};

/// One value that an event changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailEventChange {
    /// What.
    pub what: String,
    /// The value before; empty when there was none.
    pub before: String,
    /// The value after; empty when it was taken away.
    pub after: String,
}

/// Something that happened to a trail (*hendelseshistorikk*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailEvent {
    /// When, by the clock of the device.
    pub at: Timestamp,
    /// Who did it.
    pub author: String,
    /// On which device.
    pub device: DeviceId,
    /// It was this device.
    pub this_device: bool,
    /// What happened.
    pub text: String,
    /// The values that changed, where they tell more.
    pub changes: Vec<TrailEventChange>,
}
