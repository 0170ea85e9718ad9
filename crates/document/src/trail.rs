//! What a trail document says.

use crate::document::Document;
use worktrail_domain::{
    Date, EndCause, Phase, ProfileSection, Timestamp, TrailId, TrailType, UserId,
    ending::{EndCauseDetail, EndDetails},
};

/// A trail's own facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailState {
    /// National identity number, eleven digits.
    pub national_id: String,
    /// The participant's name as typed; may be empty.
    pub name: String,
    /// The service (*tjeneste*). Trails made before there was a choice are IPS trails.
    pub service: TrailType,
    /// Phase.
    pub phase: Phase,
    /// Referred date.
    pub referred: Option<Date>,
    /// Owner.
    pub owner: Option<UserId>,
    /// When the start-up meeting was held.
    pub started_at: Option<Timestamp>,
    /// Date, cause and detailed cause of the ending, as far as they are filled in.
    pub ending: EndDetails,
    /// The day the end details were first saved; corrections leave it as it is.
    pub end_registered_on: Option<Date>,
    /// The ended trail this one was made from, by re-admission or transfer.
    pub readmitted_from: Option<TrailId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Profile texts, in the order of [`ProfileSection::ALL`].
    pub profile: Vec<(ProfileSection, String)>,
}

impl Document {
    /// Reads the document as a trail.
    #[must_use]
    pub fn trail(&self) -> TrailState {
        let code = |key: &str| self.line(key).filter(|code| !code.is_empty());
        TrailState {
            national_id: self.line("national_id").unwrap_or_default(),
            name: self.line("name").unwrap_or_default(),
            service: code("service").map_or(TrailType::Ips, |code| TrailType::from_code(&code)),
            phase: self.line("phase").map_or(Phase::Referred, |code| Phase::from_code(&code)),
            referred: self.date("referred"),
            owner: self.line("owner").and_then(|id| id.parse().ok()),
            started_at: self.time("started_at"),
            ending: EndDetails {
                on: self.date("ended_on"),
                cause: code("end_cause").map(|code| EndCause::from_code(&code)),
                detail: code("end_detail").map(|code| EndCauseDetail::from_code(&code)),
            },
            end_registered_on: self.date("end_registered_on"),
            readmitted_from: code("readmitted_from").and_then(|id| id.parse().ok()),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
            profile: ProfileSection::ALL.map(|section| (section, self.text(section.key()))).to_vec(),
        }
    }
}
