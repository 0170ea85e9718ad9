//! Inputs about meetings.

use super::TextEdit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{
    Channel, MeetingId, MeetingKind, MeetingStatus, TrailId,
    meetings::{DecisionMaker, SubCategory},
};

/// Logs a meeting (*møte*), held or planned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewMeeting {
    /// Whose trail; none for a meeting with an employer about no participant.
    #[serde(default)]
    #[ts(optional)]
    pub trail: Option<TrailId>,
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
    /// The employer's contact person: the id of a contact, or a line.
    #[serde(default)]
    #[ts(optional)]
    pub employer_contact: Option<String>,
    /// Whether somebody who can decide was met.
    #[serde(default)]
    #[ts(optional)]
    pub decision_maker: Option<DecisionMaker>,
    /// What it was about; for kinds that ask, the first choice when left out.
    #[serde(default)]
    #[ts(optional)]
    pub sub_category: Option<SubCategory>,
    /// Whether the participant takes part, where the kind leaves it open; no when left out.
    #[serde(default)]
    #[ts(optional)]
    pub participant_attends: Option<bool>,
    /// Place of study.
    #[serde(default)]
    #[ts(optional)]
    pub institution: Option<String>,
    /// Contact at the place of study.
    #[serde(default)]
    #[ts(optional)]
    pub institution_contact: Option<String>,
    /// Travel there, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_to: Option<u32>,
    /// Travel back, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_from: Option<u32>,
    /// Out in the field, against what travel tells.
    #[serde(default)]
    #[ts(optional)]
    pub in_the_field: Option<bool>,
    /// Why it was called off.
    #[serde(default)]
    #[ts(optional)]
    pub cancel_reason: Option<String>,
    /// Agenda before, minutes after.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Confirmed that the text is about no participant; a meeting without a participant must have it.
    #[serde(default)]
    #[ts(optional)]
    pub no_person_data: Option<bool>,
    /// Names in the text are the employer's own people and no participant's.
    #[serde(default)]
    #[ts(optional)]
    pub names_confirmed: Option<bool>,
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
    /// New contact person of the employer.
    #[serde(default)]
    #[ts(optional)]
    pub employer_contact: Option<String>,
    /// New answer to whether somebody who can decide was met.
    #[serde(default)]
    #[ts(optional)]
    pub decision_maker: Option<DecisionMaker>,
    /// New sub-category.
    #[serde(default)]
    #[ts(optional)]
    pub sub_category: Option<SubCategory>,
    /// New tick for the participant.
    #[serde(default)]
    #[ts(optional)]
    pub participant_attends: Option<bool>,
    /// New place of study.
    #[serde(default)]
    #[ts(optional)]
    pub institution: Option<String>,
    /// New contact at the place of study.
    #[serde(default)]
    #[ts(optional)]
    pub institution_contact: Option<String>,
    /// New travel there, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_to: Option<u32>,
    /// New travel back, in minutes.
    #[serde(default)]
    #[ts(optional)]
    pub travel_from: Option<u32>,
    /// New tick for time in the field, against what travel tells.
    #[serde(default)]
    #[ts(optional)]
    pub in_the_field: Option<bool>,
    /// New reason why it was called off.
    #[serde(default)]
    #[ts(optional)]
    pub cancel_reason: Option<String>,
    /// Names in the text are the employer's own people and no participant's.
    #[serde(default)]
    #[ts(optional)]
    pub names_confirmed: Option<bool>,
    /// New note, merged with what others wrote meanwhile.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<TextEdit>,
    /// A follow-up task that is saved in the same step, as when a planned meeting is closed.
    #[serde(default)]
    #[ts(optional)]
    pub follow_up: Option<FollowUp>,
}

/// Corrects the kind of a meeting; fields of the new kind are given in the same step, those it lacks are emptied.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CorrectMeeting {
    /// The right kind.
    pub kind: MeetingKind,
    /// Which meeting, and what else changes with the kind.
    #[serde(flatten)]
    pub edit: EditMeeting,
}

/// Undoes a meeting (*angre*): it stays in the history and counts nowhere.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoMeeting {
    /// Which meeting.
    pub id: MeetingId,
    /// Why, in one line; a held meeting must have it.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Which days of the calendar.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct CalendarDays {
    /// First day; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Last day; six days after the first when left out.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// Colleagues' meetings as well.
    #[serde(default)]
    pub everybody: bool,
}
