//! Views of trails: lists, the morning sheet, one trail, search.

use super::{Banner, CreationView, EmployerClockView, EndChoice, NextPhase, PersonView, PhaseGuide};
use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Date, EndCause, ProfileSection, Timestamp, TrailId, ending::EndCauseDetail};
use worktrail_replica::view::{MeetingRow, PhaseCount, SearchHit, TaskRow, TimelineEntry, TrailRow};

/// The portfolio (*porteføljen*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct PortfolioView {
    /// All trails, those with the nearest meeting first, ended ones last.
    pub trails: Vec<TrailRow>,
    /// Counts by phase, in the order of the method.
    pub phases: Vec<PhaseCount>,
}

/// The morning sheet (*i dag*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeView {
    /// Today's date in Norway.
    #[ts(type = "string")]
    pub today: Date,
    /// Meetings today, by time.
    pub meetings_today: Vec<MeetingRow>,
    /// Meetings in the six days after, by time.
    pub meetings_ahead: Vec<MeetingRow>,
    /// Planned meetings in the past that nobody closed, newest first.
    pub meetings_left_open: Vec<MeetingRow>,
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

/// Everything about one trail.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TrailView {
    /// The trail.
    pub id: TrailId,
    /// The trail as in the list.
    pub row: TrailRow,
    /// National identity number. Shown on the trail's own page only.
    pub national_id: String,
    /// When the start-up meeting was held: the one start date.
    pub started_at: Option<Timestamp>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
    /// When it ended.
    #[ts(type = "string | null")]
    pub ended_on: Option<Date>,
    /// Why exactly it ended.
    pub end_detail: Option<EndCauseDetail>,
    /// The day the end details were first saved.
    #[ts(type = "string | null")]
    pub end_registered_on: Option<Date>,
    /// The end details may be corrected today.
    pub may_correct_ending: bool,
    /// The last day on which they can be corrected.
    #[ts(type = "string | null")]
    pub ending_correctable_until: Option<Date>,
    /// The ended trail this one was made from, by re-admission or transfer.
    pub readmitted_from: Option<TrailId>,
    /// The clock of 30 days to the first meeting with an employer.
    pub employer_clock: EmployerClockView,
    /// What to know before anything else.
    pub banners: Vec<Banner>,
    /// What the phase is for; nothing for a phase of a newer app.
    pub phase_guide: Option<PhaseGuide>,
    /// The other phases of the path, in order, each with what keeps the trail from it.
    pub next_phases: Vec<NextPhase>,
    /// What the trail can end with.
    pub end_choices: Vec<EndChoice>,
    /// What the standing means and what to do, when it is not confirmed.
    pub standing_text: Option<String>,
    /// The person behind the trail.
    pub person: PersonView,
    /// What was confirmed when the trail was created, and what is missing.
    pub creation: CreationView,
    /// Profile sections, in order.
    pub profile: Vec<ProfileText>,
    /// Version of the profile texts, for [`crate::api::TextEdit::base`].
    pub version: String,
    /// Open tasks, most urgent first.
    pub tasks: Vec<TaskRow>,
    /// Everything that happened, newest first.
    pub timeline: Vec<TimelineEntry>,
}

/// The answer to a search.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchView {
    /// Hits, newest first.
    pub hits: Vec<SearchHit>,
    /// There were more than are shown.
    pub cut: bool,
}
