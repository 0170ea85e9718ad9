//! Views of employers and of the own workspace.

use super::RecordRow;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;
use worktrail_domain::{Channel, Date, DocumentId, MeetingStatus, RecordId, Timestamp};
use worktrail_replica::view::{FieldConflict, HistoryItem};

/// One employer in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EmployerRow {
    /// The registered employer; none for one that only meetings name so far.
    pub id: Option<RecordId>,
    /// Organisation number.
    pub org_number: String,
    /// Name.
    pub name: String,
    /// Place of the last meeting.
    pub place: String,
    /// Municipality; empty when none is set.
    pub municipality: String,
    /// Postal code; empty when none is set.
    pub postal_code: String,
    /// Trade.
    pub trade: String,
    /// Number of employees.
    pub employees: Option<u32>,
    /// When the team was last in contact.
    pub last_met_at: Option<Timestamp>,
    /// Contacts of the team.
    pub meetings: u32,
    /// Contacts of the person at work.
    pub own_meetings: u32,
    /// Needs that are open.
    pub open_needs: u32,
    /// Words of the participant's wishes that fit; empty when not asked for.
    pub fits: Vec<String>,
    /// The business has closed down.
    pub closed_down: bool,
}

/// What a line of an employer's dialogue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DialogueKind {
    /// A meeting in somebody's trail, without anything about the participant.
    TrailMeeting,
    /// A meeting without a participant.
    Meeting,
    /// A call, an e-mail or a message.
    Log,
    /// A task at the employer.
    Task,
}

/// One thing done or agreed with an employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DialogueEntry {
    /// The document.
    pub id: DocumentId,
    /// What it is.
    pub kind: DialogueKind,
    /// The time it counts under.
    pub at: Timestamp,
    /// What it was about; for a meeting in a trail one of two fixed texts.
    pub subject: String,
    /// Channel of a meeting.
    pub channel: Option<Channel>,
    /// Status of a meeting.
    pub status: Option<MeetingStatus>,
    /// Code of a meeting's sub-category; empty when none is set.
    pub sub_category: String,
    /// Whether somebody was met who decides: `yes`, `no`, or empty.
    pub decision_maker: String,
    /// Who; empty when the name is not known here.
    pub who: String,
}

/// Everything about one employer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EmployerView {
    /// The employer.
    pub id: RecordId,
    /// As in the list.
    pub row: EmployerRow,
    /// Facts, by the keys of the catalogue.
    pub fields: BTreeMap<String, String>,
    /// County.
    pub county: String,
    /// Branches of it that are registered here, by organisation number.
    pub branches: Vec<EmployerRow>,
    /// The day its warning is taken away; none when it has none, or when that day is past.
    #[ts(type = "string | null")]
    pub warning_until: Option<Date>,
    /// Its people, those who have left last.
    pub contacts: Vec<RecordRow>,
    /// What it needs people for.
    pub needs: Vec<RecordRow>,
    /// What was agreed with it.
    pub agreements: Vec<RecordRow>,
    /// What is to be done there.
    pub tasks: Vec<RecordRow>,
    /// What was done there, newest first.
    pub dialogue: Vec<DialogueEntry>,
    /// Version of its note, for the next edit.
    pub version: String,
    /// Who changed its facts, newest first.
    pub history: Vec<HistoryItem>,
    /// Fields that two people set to different values.
    pub conflicts: Vec<FieldConflict>,
}

/// A person's own workspace.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WorkspaceView {
    /// Own tasks, open ones first, most urgent first.
    pub tasks: Vec<RecordRow>,
    /// Links, in their order.
    pub links: Vec<RecordRow>,
    /// Texts to begin a note from.
    pub templates: Vec<RecordRow>,
    /// Changes of the person's place in the organisation, newest first.
    pub user_log: Vec<RecordRow>,
    /// Preferences by name.
    pub preferences: BTreeMap<String, String>,
}
