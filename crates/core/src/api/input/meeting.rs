//! Inputs about meetings.

use super::TextEdit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{Channel, MeetingId, MeetingKind, MeetingStatus, TrailId};

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
