//! Inputs about records of the catalogue.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use worktrail_domain::{RecordId, TrailId, records::RecordKind};

/// Adds a record of the catalogue to a trail.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewRecord {
    /// Whose trail.
    pub trail: TrailId,
    /// Kind of record.
    pub kind: RecordKind,
    /// Fields as typed, by the keys of the catalogue.
    pub fields: BTreeMap<String, String>,
}

/// Adds an apprentice job under a vocational training; its trail is the training's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewApprenticeJob {
    /// The vocational training.
    pub training: RecordId,
    /// Fields as typed, by the keys of the catalogue.
    pub fields: BTreeMap<String, String>,
}

/// Changes fields of a record; what is left out stays as it is, an empty value clears a field.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditRecord {
    /// Which record.
    pub id: RecordId,
    /// Fields as typed.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// The version the person started from, for texts; the newest when left out.
    #[serde(default)]
    #[ts(optional)]
    pub base: Option<String>,
    /// Marks the record as not wanted, or takes that back.
    #[serde(default)]
    #[ts(optional)]
    pub discarded: Option<bool>,
}

/// Which records are asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct RecordFilter {
    /// Of one trail only.
    #[serde(default)]
    #[ts(optional)]
    pub trail: Option<TrailId>,
    /// Of one kind only.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<RecordKind>,
    /// Those marked as not wanted, too.
    #[serde(default)]
    pub include_discarded: bool,
}

/// Which part of a trail's timeline is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TimelineFilter {
    /// Whose trail.
    pub trail: TrailId,
    /// Kinds only, as `meeting.employer`, `task`, `job` or `event`; every kind when empty.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Codes of statuses only; every status when empty.
    #[serde(default)]
    pub statuses: Vec<String>,
}
