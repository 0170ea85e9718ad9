//! What duties are derived from, and what they are.

use crate::{
    codes::{Channel, MeetingKind, MeetingStatus, Phase, TrailType},
    ids::{DocumentId, MeetingId, TrailId},
    time::Date,
    words::Phrase,
};
use std::collections::BTreeMap;

/// Everything about a trail that a duty can follow from. The order of the lists means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailSituation {
    /// The trail.
    pub trail: TrailId,
    /// Its service.
    pub service: TrailType,
    /// Its phase now.
    pub phase: Phase,
    /// The one start date (*oppstartsdato*).
    pub start_date: Option<Date>,
    /// The date filled in for the first meeting with an employer.
    pub first_employer_meeting: Option<Date>,
    /// Last days of the periods of its periodic reports.
    pub report_ends: Vec<Date>,
    /// Its jobs that have a first day.
    pub jobs: Vec<JobSpan>,
    /// Its passive periods.
    pub passive_periods: Vec<PassiveSpan>,
    /// Its meetings, without undone ones.
    pub meetings: Vec<SituationMeeting>,
    /// Days on which contact with the participant was logged.
    pub contact_logs: Vec<Date>,
    /// What people did with duties of this trail, by key.
    pub settled: BTreeMap<String, Settlement>,
}

/// A job, for following it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct JobSpan {
    /// The record.
    pub job: DocumentId,
    /// First day at work; may lie ahead.
    pub starts_on: Date,
    /// Last day at work.
    pub ends_on: Option<Date>,
    /// The day one learned that the job was lost.
    pub learned_of_loss_on: Option<Date>,
    /// From when the participant wants no follow-up.
    pub follow_up_declined_from: Option<Date>,
}

/// A passive period (*passiv periode*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassiveSpan {
    /// The record.
    pub period: DocumentId,
    /// First passive day.
    pub from: Date,
    /// The first day that is not passive any more; `None` while open.
    pub to: Option<Date>,
    /// When to get in touch.
    pub follow_up_on: Option<Date>,
}

/// A meeting of the trail, for contact and for old open meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SituationMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its day in Norway.
    pub on: Date,
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// How it is held.
    pub channel: Channel,
    /// What became of it.
    pub status: MeetingStatus,
    /// Whether the participant was to take part.
    pub participant_attends: bool,
}

/// What a person did with a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Settlement {
    /// Done, or dismissed as not wanted: this occurrence never comes back.
    Closed,
    /// Out of sight until a day.
    SnoozedUntil(Date),
}

/// A task that a rule asks for on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Rule, trail and occurrence as text, the same on every replica.
    pub key: String,
    /// Code of the rule.
    pub rule: &'static str,
    /// The trail.
    pub trail: TrailId,
    /// What to do.
    pub subject: Phrase,
    /// Why.
    pub why: Phrase,
    /// The day it began to show.
    pub opened_on: Date,
    /// The day by which it should be done.
    pub due: Date,
}
