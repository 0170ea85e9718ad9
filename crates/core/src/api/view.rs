//! What screens and scripts are shown. All of it comes from the read model; no document is loaded for a list.

use super::ErrorReport;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;
use worktrail_domain::records::RecordKind;
use worktrail_domain::{Date, EndCause, MeetingId, ProfileSection, RecordId, Role, TaskId, Timestamp, TrailId};
pub use worktrail_replica::view::*;

/// Something was made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Created {
    /// Its id.
    pub id: String,
}

/// A meeting was logged.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LoggedMeeting {
    /// The meeting.
    pub id: MeetingId,
    /// The follow-up task, when one was asked for.
    pub task: Option<TaskId>,
}

/// What state the app is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppPhase {
    /// No vault on this laptop yet.
    Unenrolled,
    /// There is a vault, and it is locked.
    Locked,
    /// The vault is open.
    Open,
}

/// The app as a whole.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AppStatus {
    /// Which state.
    pub phase: AppPhase,
    /// Version of the app.
    pub app_version: String,
    /// Who is at work; only while open.
    pub me: Option<Me>,
}

/// The person and the laptop.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Me {
    /// The person's name.
    pub user_name: String,
    /// The person's role.
    pub role: Role,
    /// The person's team; empty when there is none.
    pub team_name: String,
    /// What the person calls this laptop.
    pub device_name: String,
    /// Address of the central server.
    pub server_url: String,
    /// Name of the central server.
    pub server_name: String,
    /// Rehearsal: only synthetic people are allowed.
    pub synthetic_only: bool,
}

/// The portfolio (*porteføljen*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct PortfolioView {
    /// All trails, those with the nearest meeting first, ended ones last.
    pub trails: Vec<TrailRow>,
    /// Counts by phase, in the order of the method.
    pub phases: Vec<PhaseCount>,
}

/// The morning sheet (*i dag*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeView {
    /// Today's date in Norway.
    #[ts(type = "string")]
    pub today: Date,
    /// Meetings today, by time.
    pub meetings_today: Vec<MeetingRow>,
    /// Meetings in the six days after, by time.
    pub meetings_ahead: Vec<MeetingRow>,
    /// Planned meetings in the past that nobody closed, newest first.
    pub meetings_left_open: Vec<MeetingRow>,
    /// Open tasks due within a week or overdue, most urgent first.
    pub tasks_due: Vec<TaskRow>,
    /// Counts by phase.
    pub phases: Vec<PhaseCount>,
    /// How many trails there are.
    pub trail_count: u32,
}

/// One section of a trail's profile.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProfileText {
    /// Which section.
    pub section: ProfileSection,
    /// Its text.
    pub text: String,
}

/// Everything about one trail.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TrailView {
    /// The trail.
    pub id: TrailId,
    /// The trail as in the list.
    pub row: TrailRow,
    /// National identity number. Shown on the trail's own page only.
    pub national_id: String,
    /// When the start-up meeting was held.
    pub started_at: Option<Timestamp>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
    /// When it ended.
    #[ts(type = "string | null")]
    pub ended_on: Option<Date>,
    /// Profile sections, in order.
    pub profile: Vec<ProfileText>,
    /// Version of the profile texts, for [`super::TextEdit::base`].
    pub version: String,
    /// Open tasks, most urgent first.
    pub tasks: Vec<TaskRow>,
    /// Everything that happened, newest first.
    pub timeline: Vec<TimelineEntry>,
}

/// Everything about one meeting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MeetingView {
    /// The meeting.
    pub id: MeetingId,
    /// The meeting as in the list.
    pub row: MeetingRow,
    /// The whole note.
    pub note: String,
    /// Version of the note, for [`super::TextEdit::base`].
    pub version: String,
    /// Who changed what, newest first.
    pub history: Vec<HistoryItem>,
    /// Fields that two people set to different values.
    pub conflicts: Vec<FieldConflict>,
}

/// The answer to a search.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchView {
    /// Hits, newest first.
    pub hits: Vec<SearchHit>,
    /// There were more than are shown.
    pub cut: bool,
}

/// What sync is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    /// Everything is done for now.
    Idle,
    /// A round is under way.
    Working,
    /// The server cannot be reached; the next try is planned.
    Offline,
    /// The server refuses this device, or the answer could not be stored; a person must act.
    Stopped,
}

/// How far a download is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// Bytes that are here.
    pub done: u64,
    /// Bytes still to come, as far as the server knows.
    pub left: u64,
}

/// Delivery, from one source: counts of envelopes by state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SyncStatus {
    /// What sync is doing.
    pub phase: SyncPhase,
    /// Saved here, not yet receipted.
    pub outbox: u32,
    /// At the server, waiting for something it builds on.
    pub held: u32,
    /// At the server, waiting for a person to decide.
    pub quarantined: u32,
    /// Of this device's own envelopes, receipted as durable.
    pub delivered: u32,
    /// When the last envelope was receipted.
    pub delivered_at: Option<Timestamp>,
    /// When the server last answered.
    pub contact_at: Option<Timestamp>,
    /// When the next try is.
    pub retry_at: Option<Timestamp>,
    /// A download under way.
    pub progress: Option<Progress>,
    /// The last failure, while it lasts.
    pub error: Option<ErrorReport>,
}

/// What one sync did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct SyncReport {
    /// Envelopes receipted as durable.
    pub sent: u32,
    /// Envelopes that came.
    pub received: u32,
    /// Envelopes the server holds until their dependencies come.
    pub held: u32,
    /// Envelopes the server keeps for a person to decide.
    pub quarantined: u32,
    /// Still waiting here.
    pub outbox: u32,
    /// Streams that were withdrawn from this device.
    pub lost: u32,
    /// Requests made.
    pub rounds: u32,
}

/// One record in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordRow {
    /// The record.
    pub id: RecordId,
    /// Its trail.
    pub trail: TrailId,
    /// How the trail is called.
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

/// Something the rules of the method ask for, derived from what is here and never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DutyRow {
    /// The same id on every laptop.
    pub id: TaskId,
    /// The trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// Code of the rule.
    pub rule: String,
    /// What to do, in bokmål.
    pub subject: String,
    /// Why, in bokmål.
    pub why: String,
    /// By when.
    #[ts(type = "string")]
    pub due: Date,
    /// Past its date.
    pub overdue: bool,
    /// Rule, trail and occurrence as text.
    pub key: String,
}
