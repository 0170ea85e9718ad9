//! What a person asks for. Texts are as typed; rules are checked when the command runs.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use worktrail_domain::records::RecordKind;
use worktrail_domain::{
    Channel, EndCause, MeetingId, MeetingKind, MeetingStatus, Phase, ProfileSection, RecordId, TaskId, TaskStatus,
    TrailId,
};

/// Enrols this laptop.
#[derive(Clone, Deserialize, TS)]
pub struct EnrolInput {
    /// Address of the central server, such as `http://127.0.0.1:8787`.
    pub server_url: String,
    /// One-time code from the office.
    pub code: String,
    /// What the person calls this laptop.
    pub device_name: String,
    /// The passphrase that will open this laptop's vault.
    pub passphrase: String,
}

/// Creates a trail (*nytt jobbspor*).
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct NewTrail {
    /// National identity number, blanks allowed.
    pub national_id: String,
    /// The participant's name as the specialist knows it; the register's name is shown once the server has answered.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Referred date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub referred: Option<String>,
}

/// Moves a trail to another phase.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetPhase {
    /// Which trail.
    pub id: TrailId,
    /// The new phase.
    pub phase: Phase,
    /// Why it ended, with phase `ended`.
    #[serde(default)]
    #[ts(optional)]
    pub cause: Option<EndCause>,
    /// On which date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
}

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

/// Logs a meeting (*møte*), held or planned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewMeeting {
    /// Whose trail.
    pub trail: TrailId,
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// When: RFC 3339, or `2026-11-21T08:30` on the clock in Norway.
    pub at: String,
    /// What it is about, in one line.
    pub subject: String,
    /// How long, in minutes; 60 when left out.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<u32>,
    /// How it is held; physical when left out.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// Where.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// What became of it; planned while it is ahead, completed after, when left out.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<MeetingStatus>,
    /// The employer's organisation number; required for an employer meeting.
    #[serde(default)]
    #[ts(optional)]
    pub employer: Option<String>,
    /// The employer's name, for lists.
    #[serde(default)]
    #[ts(optional)]
    pub employer_name: Option<String>,
    /// Travel there, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_to: Option<u32>,
    /// Travel back, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_from: Option<u32>,
    /// Agenda before, minutes after.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// A follow-up task that is saved in the same step.
    #[serde(default)]
    #[ts(optional)]
    pub follow_up: Option<FollowUp>,
}

/// A task that follows from a meeting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FollowUp {
    /// What is to be done, in one line.
    pub subject: String,
    /// By which date.
    pub due: String,
}

/// Changes some fields of a meeting; what is left out stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditMeeting {
    /// Which meeting.
    pub id: MeetingId,
    /// New start.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
    /// New length, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<u32>,
    /// New channel.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// New place.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// New status.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<MeetingStatus>,
    /// New subject.
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<String>,
    /// New organisation number.
    #[serde(default)]
    #[ts(optional)]
    pub employer: Option<String>,
    /// New name of the employer.
    #[serde(default)]
    #[ts(optional)]
    pub employer_name: Option<String>,
    /// New travel there, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_to: Option<u32>,
    /// New travel back, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_from: Option<u32>,
    /// New note, merged with what others wrote meanwhile.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<TextEdit>,
}

/// Adds a task (*oppgave*).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewTask {
    /// Whose trail.
    pub trail: TrailId,
    /// What is to be done, in one line.
    pub subject: String,
    /// By which date.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
}

/// Changes some fields of a task; what is left out stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditTask {
    /// Which task.
    pub id: TaskId,
    /// New subject.
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<String>,
    /// New date.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<String>,
    /// New status.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<TaskStatus>,
}

/// What is being typed, kept so that a crash costs nothing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftInput {
    /// Which form, such as `quick-log` or `meeting:<id>`.
    pub key: String,
    /// The form's content, as the window wants it back.
    pub body: String,
}

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
