//! Views of what merging left for a person.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{DocumentId, Timestamp, TrailId};

/// What an entity is, as far as screens tell entities apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A trail's own facts.
    Trail,
    /// A meeting.
    Meeting,
    /// A task.
    Task,
    /// A record of the catalogue, a section of a profile among them.
    Record,
    /// An employer.
    Employer,
}

/// Which of two values is recommended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Recommended {
    /// The one that every laptop shows now.
    Chosen,
    /// The one that was set aside.
    Other,
}

/// One field that two people set to different values at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictRow {
    /// Which entity.
    pub entity: DocumentId,
    /// What the entity is.
    pub what: EntityKind,
    /// Its trail; none for what lies at an employer or in the own workspace.
    pub trail: Option<TrailId>,
    /// How the trail, or the employer, is called.
    pub trail_title: String,
    /// What the entity is, in words.
    pub title: String,
    /// The field, for settling.
    pub field: String,
    /// The field.
    pub field_label: String,
    /// People write words in it: both values can be combined and edited.
    pub is_text: bool,
    /// The value that every laptop shows now, as it is typed.
    pub chosen: String,
    /// The same in words.
    pub chosen_shown: String,
    /// Who set it.
    pub chosen_by: String,
    /// When, by the clock of that device.
    pub chosen_at: Timestamp,
    /// The value that was set aside, as it is typed; it is kept.
    pub other: String,
    /// The same in words.
    pub other_shown: String,
    /// Who set it.
    pub other_by: String,
    /// When, by the clock of that device.
    pub other_at: Timestamp,
    /// Which of the two is recommended.
    pub recommended: Recommended,
    /// Why.
    pub why: String,
}

/// Two people's work on one entity that was put together here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergeRow {
    /// When it was put together here.
    pub at: Timestamp,
    /// Which entity.
    pub entity: DocumentId,
    /// What the entity is.
    pub what: EntityKind,
    /// Its trail; none for what lies at an employer or in the own workspace.
    pub trail: Option<TrailId>,
    /// How the trail, or the employer, is called.
    pub trail_title: String,
    /// Who changed what.
    pub text: String,
    /// It was seen on this laptop.
    pub seen: bool,
}

/// What merging left for a person: conflicts to settle, and receipts of what was put together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InboxView {
    /// Open conflicts, those that came last first.
    pub conflicts: Vec<ConflictRow>,
    /// Merges of the last thirty days, newest first.
    pub merges: Vec<MergeRow>,
}
