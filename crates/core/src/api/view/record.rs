//! Views of records of the catalogue.

use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;
use worktrail_domain::{
    RecordId, Timestamp, TrailId,
    records::{CodeList, RecordKind, RecordSpec},
};
use worktrail_replica::view::{FieldConflict, HistoryItem};

/// One record in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordRow {
    /// The record.
    pub id: RecordId,
    /// Its trail; none for what lies at an employer or in the own workspace.
    pub trail: Option<TrailId>,
    /// How the trail, or the employer, is called; empty in the own workspace.
    pub trail_title: String,
    /// Kind.
    pub kind: RecordKind,
    /// The kind's label in bokmål.
    pub label: String,
    /// What it is called in a list.
    pub title: String,
    /// Code of its status, by its dates where the kind has such a rule; empty where it has no status.
    pub status: String,
    /// Fields that are set, texts among them.
    pub fields: BTreeMap<String, String>,
    /// Marked as not wanted.
    pub discarded: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Waits to be delivered.
    pub unsent: bool,
    /// How many fields two people set to different values at the same time.
    pub conflicts: u32,
}

/// Everything about one record.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecordView {
    /// The record.
    pub id: RecordId,
    /// The record as in the list.
    pub row: RecordRow,
    /// Version of its texts, for the next edit.
    pub version: String,
    /// Who changed what, newest first.
    pub history: Vec<HistoryItem>,
    /// Fields that two people set to different values.
    pub conflicts: Vec<FieldConflict>,
}

/// What kinds of records there are, for forms.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecordCatalogue {
    /// Every kind with its fields.
    pub kinds: Vec<RecordSpec>,
    /// The code lists that fields take from, once each.
    pub lists: Vec<CodeList>,
}

/// One thing on a trail's timeline, of whatever kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TimelineRow {
    /// The time it counts under.
    pub at: Timestamp,
    /// What it is, as a code: `meeting.employer`, `task`, `job`, `event`, `merge` and so on.
    pub kind: String,
    /// What it is, in bokmål.
    pub label: String,
    /// What it is called, or what happened.
    pub title: String,
    /// Code of its status; empty where it has none.
    pub status: String,
    /// Its id; events have none.
    pub id: Option<String>,
    /// Who did it, of an event.
    pub author: String,
}
