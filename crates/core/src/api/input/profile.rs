//! Inputs about the profile of a trail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::TrailId;

/// Changes one field of a trail's profile.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditProfileField {
    /// Which trail.
    pub id: TrailId,
    /// Key of the field.
    pub field: String,
    /// The new value as typed; empty clears the field.
    pub value: String,
    /// The version the person started from, for long texts; the newest when left out.
    #[serde(default)]
    #[ts(optional)]
    pub base: Option<String>,
}
