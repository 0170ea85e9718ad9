//! Inputs about a trail as such, and the text edit that all share.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{ProfileSection, TrailId};

/// Changes a text that others may be changing too.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TextEdit {
    /// The version the person started from, as it came with the view; the newest one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub base: Option<String>,
    /// The whole text as the person left it.
    pub text: String,
}

/// Changes one section of a trail's profile.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditProfile {
    /// Which trail.
    pub id: TrailId,
    /// Which section.
    pub section: ProfileSection,
    /// The new text.
    pub edit: TextEdit,
}
