//! What a meeting document says.

use crate::{document::Document, entity::NOTE};
use worktrail_domain::{Channel, MeetingKind, MeetingStatus, Timestamp, TrailId};

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingState {
    /// Its trail.
    pub trail: Option<TrailId>,
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
    /// Agenda or minutes.
    pub note: String,
    /// When it was logged.
    pub created_at: Timestamp,
}

impl Document {
    /// Reads the document as a meeting.
    #[must_use]
    pub fn meeting(&self) -> MeetingState {
        MeetingState {
            trail: self.line("trail").and_then(|id| id.parse().ok()),
            kind: self.line("meeting_kind").map_or(MeetingKind::Unknown, |code| MeetingKind::from_code(&code)),
            at: self.time("at").unwrap_or(Timestamp::from_millis(0)),
            minutes: self.small("minutes"),
            channel: self.line("channel").map_or(Channel::Physical, |code| Channel::from_code(&code)),
            place: self.line("place").unwrap_or_default(),
            status: self.line("status").map_or(MeetingStatus::Planned, |code| MeetingStatus::from_code(&code)),
            subject: self.line("subject").unwrap_or_default(),
            employer: self.line("employer").filter(|number| !number.is_empty()),
            employer_name: self.line("employer_name").unwrap_or_default(),
            travel_to: self.small("travel_to"),
            travel_from: self.small("travel_from"),
            note: self.text(NOTE),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
        }
    }
}
