//! What lists, searches and checks give: rows for screens and scripts, read from tables, never from documents.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{
    Channel, Date, MeetingId, MeetingKind, MeetingStatus, Phase, TaskId, TaskPriority, TaskSource, TaskStatus,
    Timestamp, TrailId, TrailType,
    meetings::{DecisionMaker, SubCategory},
};

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
    /// The service (*tjeneste*).
    pub service: TrailType,
    /// Phase.
    pub phase: Phase,
    /// Whether the central office has checked it.
    pub standing: TrailStanding,
    /// Code of the reason, when refused.
    pub refused_reason: Option<String>,
    /// Referred date.
    #[ts(type = "string")]
    pub referred: Date,
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
    /// The participant's address is shielded (*kode 7*).
    pub shielded: bool,
    /// A passive period (*passiv periode*) is on today.
    pub passive: bool,
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

/// One meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingRow {
    /// The meeting.
    pub id: MeetingId,
    /// Its trail; none for a meeting with an employer about no participant.
    pub trail: Option<TrailId>,
    /// How the trail, or the employer, is called.
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
    /// The employer's contact person: the id of a contact, or a line as typed.
    pub employer_contact: String,
    /// Whether somebody who can decide was met.
    pub decision_maker: Option<DecisionMaker>,
    /// What it was about, where the kind asks.
    pub sub_category: Option<SubCategory>,
    /// The participant takes part.
    pub participant_attends: bool,
    /// Place of study.
    pub institution: String,
    /// Contact at the place of study.
    pub institution_contact: String,
    /// Travel there, in minutes.
    pub travel_to: u32,
    /// Travel back, in minutes.
    pub travel_from: u32,
    /// Out in the field, by travel or by tick; never when called off.
    pub in_the_field: bool,
    /// Why it was called off.
    pub cancel_reason: String,
    /// Undone: kept, and counted nowhere.
    pub undone: bool,
    /// Why it was undone.
    pub undone_reason: String,
    /// Of the person at work: held by the person, or planned in an own trail.
    pub mine: bool,
    /// Whose it is when it is a colleague's: who held it, and before that the trail's owner. Empty for one's own, and
    /// while nobody has told the name.
    pub holder: String,
    /// The participant is to be reminded of it by SMS.
    pub reminder_wanted: bool,
    /// Beginning of the note.
    pub excerpt: String,
    /// Waits to be delivered.
    pub unsent: bool,
    /// How many fields two people set to different values at the same time.
    pub conflicts: u32,
}

/// One line of a task list: a task, a sub-goal, a duty or a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskRow {
    /// The task; of a duty or a finding the id that every laptop derives alike.
    pub id: TaskId,
    /// Where the line comes from.
    pub source: TaskSource,
    /// Its trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// What is to be done.
    pub subject: String,
    /// More about it; of a duty or a finding why it is asked for.
    pub note: String,
    /// By when.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// By what time of that day, when one was given.
    pub due_at: Option<Timestamp>,
    /// How pressing it is.
    pub priority: TaskPriority,
    /// When to remind of it.
    pub remind_at: Option<Timestamp>,
    /// Status.
    pub status: TaskStatus,
    /// Why it has that status; may be empty.
    pub reason: String,
    /// Of a duty or a finding: its key, for settling it.
    pub key: Option<String>,
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

/// One thing that happened on a trail, newest first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum TimelineEntry {
    /// A meeting.
    Meeting {
        /// Time it counts under.
        at: Timestamp,
        /// The meeting.
        meeting: Box<MeetingRow>,
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
    /// A record of the catalogue.
    Record,
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
    /// Its trail; none for what lies at an employer or in the own workspace.
    pub trail: Option<TrailId>,
    /// How the trail, or the employer, is called.
    pub trail_title: String,
    /// Its title.
    pub title: String,
    /// Text around the hit.
    pub snippet: Vec<SnippetPart>,
    /// The time it counts under.
    pub at: Timestamp,
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
