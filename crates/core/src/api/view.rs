//! What screens and scripts are shown. All of it comes from the read model; no document is loaded for a list.

use serde::Serialize;
use super::ErrorReport;
use super::input::IsoDate;
use ts_rs::TS;
use worktrail_domain::{Channel, EndCause, MeetingId, MeetingKind, MeetingStatus, Phase, ProfileSection, Role, TaskId,
    TaskStatus, Timestamp, TrailId};

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

/// Whether the central office has checked a trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrailStanding {
    /// Made here; the server has not answered yet.
    Provisional,
    /// Checked and allowed.
    Confirmed,
    /// Checked and not allowed; a person decides.
    Refused,
}

/// One trail in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailRow {
    /// The trail.
    pub id: TrailId,
    /// How to call it: the participant's name, or a placeholder with the birth year until a name is known.
    pub title: String,
    /// Last two digits of the birth year.
    pub birth_year: String,
    /// Phase.
    pub phase: Phase,
    /// Whether the central office has checked it.
    pub standing: TrailStanding,
    /// Code of the reason, when refused.
    pub refused_reason: Option<String>,
    /// Referred date.
    #[ts(type = "string")]
    pub referred: IsoDate,
    /// Name of the specialist who owns it; empty until the server has told.
    pub owner_name: String,
    /// Owned by the person at work.
    pub mine: bool,
    /// Start of the next planned meeting.
    pub next_meeting_at: Option<Timestamp>,
    /// Start of the last held meeting.
    pub last_contact_at: Option<Timestamp>,
    /// Open tasks.
    pub open_tasks: u32,
    /// Open tasks past their date.
    pub overdue_tasks: u32,
    /// Something of this trail waits to be delivered.
    pub unsent: bool,
}

/// How many trails are in a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhaseCount {
    /// The phase.
    pub phase: Phase,
    /// Its label in bokmål.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// The portfolio (*porteføljen*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct PortfolioView {
    /// All trails, those with the nearest meeting first, ended ones last.
    pub trails: Vec<TrailRow>,
    /// Counts by phase, in the order of the method.
    pub phases: Vec<PhaseCount>,
}

/// One meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingRow {
    /// The meeting.
    pub id: MeetingId,
    /// Its trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// Kind.
    pub kind: MeetingKind,
    /// Start.
    pub at: Timestamp,
    /// Length, in minutes.
    pub minutes: u32,
    /// Channel.
    pub channel: Channel,
    /// Place.
    pub place: String,
    /// Status.
    pub status: MeetingStatus,
    /// Subject.
    pub subject: String,
    /// Organisation number of the employer.
    pub employer: Option<String>,
    /// Name of the employer.
    pub employer_name: String,
    /// Travel there, in minutes.
    pub travel_to: u32,
    /// Travel back, in minutes.
    pub travel_from: u32,
    /// Beginning of the note.
    pub excerpt: String,
    /// Waits to be delivered.
    pub unsent: bool,
    /// How many fields two people set to different values at the same time.
    pub conflicts: u32,
}

/// One task in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskRow {
    /// The task.
    pub id: TaskId,
    /// Its trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// What is to be done.
    pub subject: String,
    /// By when.
    #[ts(type = "string | null")]
    pub due: Option<IsoDate>,
    /// Status.
    pub status: TaskStatus,
    /// Open and past its date.
    pub overdue: bool,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// Waits to be delivered.
    pub unsent: bool,
    /// How many fields two people set to different values at the same time.
    pub conflicts: u32,
}

/// The morning sheet (*i dag*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeView {
    /// Today's date in Norway.
    #[ts(type = "string")]
    pub today: IsoDate,
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

/// One thing that happened on a trail, newest first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum TimelineEntry {
    /// A meeting.
    Meeting {
        /// Time it counts under.
        at: Timestamp,
        /// The meeting.
        meeting: MeetingRow,
    },
    /// A task.
    Task {
        /// Time it counts under.
        at: Timestamp,
        /// The task.
        task: TaskRow,
    },
    /// A change of the trail itself, or a merge of two people's work.
    Event {
        /// When.
        at: Timestamp,
        /// What happened, in bokmål.
        text: String,
        /// Who did it.
        author: String,
        /// Two people's work was put together.
        merged: bool,
    },
}

/// Everything about one trail.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TrailView {
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
    pub ended_on: Option<IsoDate>,
    /// Profile sections, in order.
    pub profile: Vec<ProfileText>,
    /// Version of the profile texts, for [`super::TextEdit::base`].
    pub version: String,
    /// Open tasks, most urgent first.
    pub tasks: Vec<TaskRow>,
    /// Everything that happened, newest first.
    pub timeline: Vec<TimelineEntry>,
}

/// One field that two people set to different values at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldConflict {
    /// The field.
    pub field: String,
    /// The value that was chosen, as text.
    pub chosen: String,
    /// The value that was set aside, as text; it is kept.
    pub other: String,
}

/// One change in an entity's history.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryItem {
    /// When, by the clock of the device.
    pub at: Timestamp,
    /// Who.
    pub author: String,
    /// What was done: the command's name.
    pub command: String,
    /// Whether the server has it.
    pub delivered: bool,
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

/// What a search hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A trail.
    Trail,
    /// A meeting.
    Meeting,
    /// A task.
    Task,
}

/// A piece of the text around a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// Whether it is what was searched for.
    pub hit: bool,
}

/// One hit of a search.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// Its id.
    pub id: String,
    /// Its trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// Its title.
    pub title: String,
    /// Text around the hit.
    pub snippet: Vec<SnippetPart>,
    /// The time it counts under.
    pub at: Timestamp,
}

/// The answer to a search.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchView {
    /// Hits, newest first.
    pub hits: Vec<SearchHit>,
    /// There were more than are shown.
    pub cut: bool,
}

/// An employer somebody in the portfolio has met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EmployerRow {
    /// Organisation number.
    pub org_number: String,
    /// Name.
    pub name: String,
    /// Place of the last meeting.
    pub place: String,
    /// When last met.
    pub last_met_at: Timestamp,
    /// How many meetings.
    pub meetings: u32,
}

/// Something that was being typed when the app ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftView {
    /// Which form.
    pub key: String,
    /// The form's content.
    pub body: String,
    /// When it was kept.
    pub saved_at: Timestamp,
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

/// One check of `verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Check {
    /// What was checked: `file`, `log`, `snapshots`, `read_model`, `state_root`.
    pub name: String,
    /// Whether it holds.
    pub ok: bool,
    /// How many things were looked at.
    pub checked: u64,
    /// What does not hold: ids and counts, never content.
    pub problems: Vec<String>,
}

/// The answer of `verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerifyReport {
    /// Whether every check holds.
    pub ok: bool,
    /// The checks.
    pub checks: Vec<Check>,
}
