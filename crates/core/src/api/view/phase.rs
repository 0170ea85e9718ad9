//! Views of a trail's phase: where it can go, what a step still needs, how it may end, and the clock of 30 days.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{
    Date, EndCause, Phase, Timestamp, TrailId,
    ending::EndCauseDetail,
    milestones::{ClockState, EmployerClock},
};

/// The answer to a change of phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PhaseChange {
    /// Which trail.
    pub id: TrailId,
    /// The phase it is in now.
    pub phase: Phase,
    /// Reaching it is a reason to celebrate.
    pub celebrate: bool,
}

/// What a phase is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhaseGuide {
    /// The phase.
    pub phase: Phase,
    /// Its name on the path of the service.
    pub label: String,
    /// Its place on the path, counted from 1.
    pub order: u32,
    /// What it is for, in one or two sentences.
    pub purpose: String,
    /// Advice for the one who works in it.
    pub guidance: Vec<String>,
}

/// Something that keeps a trail from a phase, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Obstacle {
    /// The stable code; the same that the refused step would give.
    pub code: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// A phase the trail is not in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NextPhase {
    /// What it is for.
    pub guide: PhaseGuide,
    /// What keeps the trail from it today; it can be chosen when there is nothing.
    pub obstacles: Vec<Obstacle>,
    /// End date, cause and detailed cause are given in the same step.
    pub asks_ending: bool,
}

/// A detailed cause that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EndDetailChoice {
    /// The detailed cause.
    pub detail: EndCauseDetail,
    /// Its label.
    pub label: String,
}

/// A cause that a trail of the service can end with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EndChoice {
    /// The cause.
    pub cause: EndCause,
    /// Its label.
    pub label: String,
    /// The detailed causes under it, in their usual order.
    pub details: Vec<EndDetailChoice>,
}

/// The clock of 30 days from the start-up meeting to the first meeting with an employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct EmployerClockView {
    /// How it stands.
    pub state: ClockState,
    /// The one start date.
    #[ts(type = "string | null")]
    pub start_on: Option<Date>,
    /// The last day that is in time.
    #[ts(type = "string | null")]
    pub deadline_on: Option<Date>,
    /// The first meeting face to face with an employer or a place of study.
    pub first_meeting_at: Option<Timestamp>,
    /// Days from the start to that meeting; without one, to the end of the trail or today.
    pub days_used: Option<u32>,
    /// The same without the days of passive periods.
    pub days_used_without_passive: Option<u32>,
    /// Days left; below zero when the deadline is over, nothing when the clock does not run.
    pub days_left: Option<i64>,
    /// Met within 30 days or not; nothing while that is open.
    pub within_30_days: Option<bool>,
}

impl EmployerClockView {
    pub(crate) const fn of(clock: &EmployerClock, first_meeting_at: Option<Timestamp>) -> Self {
        Self {
            state: clock.state,
            start_on: clock.start_on,
            deadline_on: clock.deadline_on,
            first_meeting_at,
            days_used: clock.days_used,
            days_used_without_passive: clock.days_used_without_passive,
            days_left: clock.days_left,
            within_30_days: clock.within_30_days(),
        }
    }
}

/// What a banner on a trail's page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BannerKind {
    /// The trail has ended.
    Ended,
    /// The participant is shielded (*skjermet*).
    Shielded,
    /// A passive period is on.
    Passive,
    /// Enrolled in the recruitment programme (*Rekrutteringsprogrammet i helse*).
    Recruitment,
    /// The participant wants no SMS.
    SmsReserved,
}

/// Something to know before anything else about a trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Banner {
    /// What it is about.
    pub kind: BannerKind,
    /// What it says.
    pub text: String,
}
