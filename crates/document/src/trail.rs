//! What a trail document says.

use crate::document::Document;
use worktrail_domain::{Date, EndCause, Phase, ProfileSection, Timestamp, UserId};

/// A trail's own facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailState {
    /// National identity number, eleven digits.
    pub national_id: String,
    /// The participant's name as typed; may be empty.
    pub name: String,
    /// Phase.
    pub phase: Phase,
    /// Referred date.
    pub referred: Option<Date>,
    /// Owner.
    pub owner: Option<UserId>,
    /// When the start-up meeting was held.
    pub started_at: Option<Timestamp>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Profile texts, in the order of [`ProfileSection::ALL`].
    pub profile: Vec<(ProfileSection, String)>,
}

impl Document {
    /// Reads the document as a trail.
    #[must_use]
    pub fn trail(&self) -> TrailState {
        TrailState {
            national_id: self.line("national_id").unwrap_or_default(),
            name: self.line("name").unwrap_or_default(),
            phase: self.line("phase").map_or(Phase::Referred, |code| Phase::from_code(&code)),
            referred: self.date("referred"),
            owner: self.line("owner").and_then(|id| id.parse().ok()),
            started_at: self.time("started_at"),
            end_cause: self.line("end_cause").filter(|code| !code.is_empty()).map(|code| EndCause::from_code(&code)),
            ended_on: self.date("ended_on"),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
            profile: ProfileSection::ALL.map(|section| (section, self.text(section.key()))).to_vec(),
        }
    }
}
