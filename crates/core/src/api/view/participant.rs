//! What the participant may see of a trail.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Date, Timestamp, TrailId};

/// A trail as the participant may see it (*innsyn for deltakeren*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct ParticipantView {
    /// The trail.
    pub trail: TrailId,
    /// Whether the participant may look today; when not, everything below is empty.
    pub open: bool,
    /// The last day on which the participant may look; none while the trail has not ended.
    #[ts(type = "string | null")]
    pub until: Option<Date>,
    /// Referred date.
    #[ts(type = "string | null")]
    pub referred: Option<Date>,
    /// Name of the job specialist.
    pub specialist: String,
    /// Reports that are shared.
    pub reports: Vec<ParticipantItem>,
    /// Open sub-goals.
    pub sub_goals: Vec<ParticipantItem>,
    /// Planned meetings that the participant attends.
    pub meetings: Vec<ParticipantMeeting>,
    /// Jobs that are planned or ongoing.
    pub jobs: Vec<ParticipantItem>,
    /// Education and training that is planned or ongoing.
    pub educations: Vec<ParticipantItem>,
    /// The fields of the profile that are shown to the participant, by section.
    pub profile: Vec<ParticipantSection>,
    /// What is over.
    pub history: ParticipantHistory,
}

/// What is over, as the participant may see it.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct ParticipantHistory {
    /// Conversations whose minutes are shared.
    pub conversations: Vec<ParticipantItem>,
    /// Meetings that were held.
    pub meetings: Vec<ParticipantMeeting>,
    /// Sub-goals that are done.
    pub sub_goals: Vec<ParticipantItem>,
    /// Jobs that have ended.
    pub jobs: Vec<ParticipantItem>,
    /// Education and training that has ended.
    pub educations: Vec<ParticipantItem>,
}

/// One section of the profile.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ParticipantSection {
    /// Its stable key.
    pub key: String,
    /// Its heading.
    pub label: String,
    /// Its fields.
    pub lines: Vec<ParticipantLine>,
}

/// One thing, field by field.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ParticipantItem {
    /// What it is called.
    pub title: String,
    /// What may be seen of it.
    pub lines: Vec<ParticipantLine>,
}

/// One field in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ParticipantLine {
    /// Its label.
    pub label: String,
    /// Its value.
    pub text: String,
}

/// One meeting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ParticipantMeeting {
    /// When it starts.
    pub at: Timestamp,
    /// What kind.
    pub kind: String,
    /// Where.
    pub place: String,
    /// Name of the employer, when one is there.
    pub employer: String,
    /// The agenda before the meeting, the minutes after it.
    pub note: String,
}
