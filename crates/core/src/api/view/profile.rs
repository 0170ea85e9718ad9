//! Views of the profile of a trail.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{DocumentId, Timestamp, TrailId, TrailType, profile::ProfileFieldKind};

/// The profile of a trail (*profilen*), as its service has it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProfileView {
    /// The trail.
    pub trail: TrailId,
    /// Its service.
    pub service: TrailType,
    /// Sections, in the order they are shown.
    pub sections: Vec<ProfileSectionRow>,
    /// What is filled in and not used in this service, or not known to this version; it is kept.
    pub others: Vec<ProfileFieldRow>,
}

/// One section of a profile.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProfileSectionRow {
    /// Its key.
    pub key: String,
    /// Its heading.
    pub label: String,
    /// Its fields, in the order they are shown.
    pub fields: Vec<ProfileFieldRow>,
    /// How many fields two people set to different values at the same time.
    pub conflicts: u32,
    /// The entity it lies in, for its history; none until something was written.
    pub entity: Option<DocumentId>,
}

/// One field of a profile.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProfileFieldRow {
    /// Its key, for the next edit.
    pub key: String,
    /// Its label.
    pub label: String,
    /// What to think of when filling it in.
    pub help: String,
    /// What it holds.
    pub kind: ProfileFieldKind,
    /// Most characters it takes.
    pub chars_max: u32,
    /// What the text must stay free of, each as a sentence.
    pub cautions: Vec<String>,
    /// The values of a choice, in their usual order.
    pub choices: Vec<ProfileChoice>,
    /// The value as it is stored; empty when not filled in.
    pub value: String,
    /// The value in words.
    pub shown: String,
    /// The version of the text, for the next edit.
    pub version: Option<String>,
    /// Whether the participant sees it.
    pub shared: bool,
    /// Whether it must be filled in when a trail is created.
    pub required: bool,
}

/// One value of a choice.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProfileChoice {
    /// What is stored.
    pub code: String,
    /// Its label.
    pub label: String,
}

/// What stood in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfileVersion {
    /// Since when, by the clock of the device it was written on.
    pub at: Timestamp,
    /// Who wrote it.
    pub author: String,
    /// The value in words; empty when it was cleared.
    pub value: String,
}
