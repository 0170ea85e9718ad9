//! Views of what an entity or a trail was before.

use super::EntityKind;
use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Date, DeviceId, DocumentId, Timestamp, TrailId};

/// One value that a step changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntityChanged {
    /// The field, for taking back.
    pub field: String,
    /// The field.
    pub what: String,
    /// The value before, in words; empty when there was none.
    pub before: String,
    /// The value after, in words; empty when it was taken away.
    pub after: String,
}

/// One step in the life of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntityStep {
    /// When, by the clock of the device; never before a step it builds on.
    pub at: Timestamp,
    /// Who.
    pub author: String,
    /// On which device.
    pub device: DeviceId,
    /// It was this device.
    pub this_device: bool,
    /// What was done.
    pub command_label: String,
    /// The server has it.
    pub delivered: bool,
    /// What it changed.
    pub changes: Vec<EntityChanged>,
}

/// One field of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntityField {
    /// The field, for taking back.
    pub field: String,
    /// The field.
    pub label: String,
    /// Its value, in words.
    pub value: String,
}

/// An entity as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntityAt {
    /// Which entity.
    pub id: DocumentId,
    /// What it is.
    pub what: EntityKind,
    /// What it was called.
    pub title: String,
    /// The fields that said something.
    pub fields: Vec<EntityField>,
}

/// A trail as it was at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailAt {
    /// The trail.
    pub id: TrailId,
    /// The day.
    #[ts(type = "string")]
    pub on: Date,
    /// How the trail is called today.
    pub title: String,
    /// The phase; empty when the trail was not made yet.
    pub phase_label: String,
    /// What the trail itself and its profile said.
    pub lines: Vec<EntityField>,
    /// Its meetings that day, those undone left out.
    pub meetings: Vec<EntityAt>,
    /// Its tasks.
    pub tasks: Vec<EntityAt>,
    /// Its records, those put aside left out.
    pub records: Vec<EntityAt>,
}
