//! What the morning sheet adds to the lists: what to know before a visit, clocks that run, what colleagues did.

use super::{EmployerClockView, MeetingRow, RecordRow, TaskRow};
use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{Date, RecordId, StreamId, Timestamp, TrailId};

/// The morning sheet's second half (*før besøket*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct MorningView {
    /// Own meetings today that are not called off, by time.
    pub visits: Vec<VisitPreparation>,
    /// What colleagues changed in the last days, newest first.
    pub colleagues: Vec<ColleagueChange>,
    /// The person's own links.
    pub links: Vec<RecordRow>,
    /// Names of public holidays and short days, today and in the next days.
    pub named_days: Vec<NamedDayRow>,
}

/// What rules make of the trails today: what presses, and what is good news (*det som haster*).
#[derive(Debug, Clone, Serialize, TS)]
pub struct PressingView {
    /// Open tasks due within a week or overdue, most urgent first.
    pub tasks_due: Vec<TaskRow>,
    /// Clocks of 30 days that are running or have run out, nearest deadline first.
    pub clocks: Vec<RunningClock>,
    /// Own participants who have begun in a job within the last week, the latest first.
    pub new_jobs: Vec<NewJobRow>,
}

/// A participant who has begun in a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NewJobRow {
    /// The record of the job.
    pub id: RecordId,
    /// Whose it is.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// What the job is called.
    pub title: String,
    /// Its first day.
    #[ts(type = "string")]
    pub started_on: Date,
}

/// What to know before one meeting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitPreparation {
    /// The meeting.
    pub meeting: MeetingRow,
    /// The latest held meeting before it: with the same employer in the same trail, else in the same trail.
    pub last: Option<MeetingRow>,
    /// What may be told of the participant; none when the meeting is about nobody.
    pub openness: Option<OpennessView>,
}

/// What the participant has agreed may be told to employers (*åpenhet*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpennessView {
    /// The day it was agreed.
    #[ts(type = "string | null")]
    pub obtained_on: Option<Date>,
    /// Employers may be contacted on the participant's behalf.
    pub may_contact: bool,
    /// What may be told; empty when nothing is agreed.
    pub may_be_shared: String,
    /// What must not be told.
    pub must_not_be_shared: String,
}

/// A clock of 30 days that somebody should look at.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunningClock {
    /// The trail.
    pub trail: TrailId,
    /// How it is called.
    pub trail_title: String,
    /// The clock.
    pub clock: EmployerClockView,
}

/// What one colleague did in one trail or at one employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColleagueChange {
    /// The trail's or the employer's stream.
    pub stream: StreamId,
    /// The trail; none when it is an employer.
    pub trail: Option<TrailId>,
    /// How the trail or the employer is called.
    pub title: String,
    /// Who.
    pub who: String,
    /// When the latest of it was done.
    pub at: Timestamp,
    /// How many actions.
    pub actions: u32,
    /// What they touched, in bokmål: *møter*, *oppgaver* and so on.
    pub touched: Vec<String>,
}

/// A day with a name (*helligdag*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedDayRow {
    /// The day.
    #[ts(type = "string")]
    pub date: Date,
    /// Its name.
    pub title: String,
    /// No work is done; else it is a short day.
    pub off: bool,
}
