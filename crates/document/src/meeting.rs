//! What a meeting document says.

use crate::{document::Document, entity::NOTE};
use worktrail_domain::{
    Channel, MeetingKind, MeetingStatus, Timestamp, TrailId, UserId,
    meetings::{DecisionMaker, SubCategory},
};

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
    /// What it was about, where the kind asks.
    pub sub_category: Option<SubCategory>,
    /// Whether somebody who can decide was met.
    pub decision_maker: Option<DecisionMaker>,
    /// The tick for the participant; read only where the kind leaves it open.
    pub participant_attends: bool,
    /// The employer's contact person: the id of a contact, or a line as typed.
    pub employer_contact: String,
    /// Place of study.
    pub institution: String,
    /// Contact at the place of study.
    pub institution_contact: String,
    /// The tick for time in the field, where a person set it against what travel tells.
    pub in_the_field: Option<bool>,
    /// It was confirmed that the text is about no participant.
    pub no_person_data: bool,
    /// Why it was called off.
    pub cancel_reason: String,
    /// Undone (*angret*): kept, and counted nowhere.
    pub undone: bool,
    /// Why it was undone.
    pub undone_reason: String,
    /// Who held it, once it is held; of a meeting about no participant, who has it.
    pub held_by: Option<UserId>,
    /// The start that the participant was reminded of.
    pub reminded_for: Option<Timestamp>,
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
            employer: self.code("employer"),
            employer_name: self.line("employer_name").unwrap_or_default(),
            travel_to: self.small("travel_to"),
            travel_from: self.small("travel_from"),
            sub_category: self.code("sub_category").map(|code| SubCategory::from_code(&code)),
            decision_maker: self.code("decision_maker").map(|code| DecisionMaker::from_code(&code)),
            participant_attends: self.number("participant_attends") == Some(1),
            employer_contact: self.line("employer_contact").unwrap_or_default(),
            institution: self.line("institution").unwrap_or_default(),
            institution_contact: self.line("institution_contact").unwrap_or_default(),
            in_the_field: self.code("in_the_field").map(|tick| tick == "yes"),
            no_person_data: self.number("no_person_data") == Some(1),
            cancel_reason: self.line("cancel_reason").unwrap_or_default(),
            undone: self.number("undone") == Some(1),
            undone_reason: self.line("undone_reason").unwrap_or_default(),
            held_by: self.line("held_by").and_then(|id| id.parse().ok()),
            reminded_for: self.time("reminded_for"),
            note: self.text(NOTE),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
        }
    }

    /// A one-line field that is set.
    fn code(&self, key: &str) -> Option<String> {
        self.line(key).filter(|text| !text.is_empty())
    }
}
