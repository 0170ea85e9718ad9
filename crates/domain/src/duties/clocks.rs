//! Where the clocks of the rules stand in a trail, and which contacts stop them.

use super::{
    rules::{Clock, ClosedBy},
    situation::{PassiveSpan, SituationMeeting, TrailSituation},
};
use crate::{
    calendar::add_days,
    codes::{Channel, MeetingKind, MeetingStatus},
    time::Date,
};

/// How far beyond the day a lack of contact would show an agreed meeting still holds it back, in days.
/// A meeting agreed for months ahead is no reason to wait.
const AGREED_MEETING_HOLDS_DAYS: i64 = 14;

/// A clock that runs: from when, for what, and how long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    /// What it is about, as part of the key.
    pub(super) about: String,
    /// The day it counts from.
    pub(super) from: Date,
    /// No duty shows before this day.
    pub(super) not_before: Option<Date>,
    /// No duty shows from this day on.
    pub(super) until: Option<Date>,
}

impl Reading {
    fn since(from: Date) -> Self {
        Self { about: from.to_string(), from, not_before: None, until: None }
    }
}

/// The clocks of one kind that run in a trail on a day.
pub(super) fn readings(clock: Clock, opens_day: i64, trail: &TrailSituation, today: Date) -> Vec<Reading> {
    match clock {
        Clock::Report => {
            let last = trail.report_ends.iter().copied().max().or(trail.start_date);
            last.map(Reading::since).into_iter().collect()
        }
        Clock::Start => {
            let start = trail.start_date.filter(|_| trail.first_employer_meeting.is_none());
            start.map(Reading::since).into_iter().collect()
        }
        Clock::UndatedEmployerMeeting => undated_employer_meeting(trail),
        Clock::JobStart => job_starts(trail),
        Clock::JobLoss => job_losses(trail),
        Clock::PassiveFollowUp => passive_follow_ups(trail),
        Clock::OpenMeeting => open_meetings(trail),
        Clock::Contact => last_contact(opens_day, trail, today),
    }
}

fn undated_employer_meeting(trail: &TrailSituation) -> Vec<Reading> {
    if trail.first_employer_meeting.is_some() {
        return Vec::new();
    }
    let held = trail.meetings.iter().filter(|m| m.kind == MeetingKind::Employer);
    let first = held.filter(|m| m.status == MeetingStatus::Completed).map(|m| m.on).min();
    // The trail has one such date to fill in, whichever meeting turns out to be the first after a merge.
    first.map(|on| Reading { about: "first".to_owned(), ..Reading::since(on) }).into_iter().collect()
}

fn job_starts(trail: &TrailSituation) -> Vec<Reading> {
    let read = trail.jobs.iter().map(|job| {
        let after_end = job.ends_on.map(|end| add_days(end, 1));
        let until = after_end.into_iter().chain(job.follow_up_declined_from).min();
        Reading { about: format!("{}/{}", job.job, job.starts_on), until, ..Reading::since(job.starts_on) }
    });
    read.collect()
}

fn job_losses(trail: &TrailSituation) -> Vec<Reading> {
    let read = trail.jobs.iter().filter_map(|job| {
        let learned = job.learned_of_loss_on?;
        let about = format!("{}/{learned}", job.job);
        Some(Reading { about, until: job.follow_up_declined_from, ..Reading::since(learned) })
    });
    read.collect()
}

fn passive_follow_ups(trail: &TrailSituation) -> Vec<Reading> {
    let read = trail.passive_periods.iter().filter_map(|period| {
        let follow_up = period.follow_up_on?;
        Some(Reading {
            about: format!("{}/{follow_up}", period.period),
            from: follow_up,
            not_before: Some(period.from),
            until: period.to,
        })
    });
    read.collect()
}

fn open_meetings(trail: &TrailSituation) -> Vec<Reading> {
    let open = trail.meetings.iter().filter(|meeting| meeting.status == MeetingStatus::Planned);
    open.map(|meeting| Reading { about: format!("{}/{}", meeting.meeting, meeting.on), ..Reading::since(meeting.on) })
        .collect()
}

fn last_contact(opens_day: i64, trail: &TrailSituation, today: Date) -> Vec<Reading> {
    let last = contacts(ClosedBy::Contact, trail).filter(|on| *on <= today).max();
    let Some(from) = last.max(trail.start_date) else { return Vec::new() };
    let opens = add_days(from, opens_day);
    let holds_until = add_days(opens, AGREED_MEETING_HOLDS_DAYS);
    let agreed = trail.meetings.iter().filter(|m| m.status == MeetingStatus::Planned).map(|m| m.on);
    let not_before = agreed.filter(|on| (opens..=holds_until).contains(on)).max().map(|on| add_days(on, 1));
    vec![Reading { not_before, ..Reading::since(from) }]
}

/// The days of contacts that do a duty.
pub(super) fn contacts(closed_by: ClosedBy, trail: &TrailSituation) -> Box<dyn Iterator<Item = Date> + '_> {
    let meetings = trail.meetings.iter().filter(move |meeting| is_contact(closed_by, meeting)).map(|m| m.on);
    match closed_by {
        ClosedBy::Contact => Box::new(meetings.chain(trail.contact_logs.iter().copied())),
        _ => Box::new(meetings),
    }
}

fn is_contact(closed_by: ClosedBy, meeting: &SituationMeeting) -> bool {
    let held = meeting.status == MeetingStatus::Completed;
    let physical = meeting.channel == Channel::Physical;
    let with_employer = meeting.kind == MeetingKind::Employer;
    let with_participant = matches!(meeting.kind, MeetingKind::Participant | MeetingKind::Startup);
    match closed_by {
        ClosedBy::Nothing => false,
        ClosedBy::FaceToFace => held && physical && (with_participant || with_employer),
        // The employer was met also when it was the participant who did not come.
        ClosedBy::Employer => {
            let employer_met = held || (meeting.status == MeetingStatus::NoShow && meeting.participant_attends);
            employer_met && physical && with_employer
        }
        ClosedBy::Contact => held && meeting.kind != MeetingKind::EmployerOnly,
    }
}

/// The day on which so many days that were not passive have passed; `None` when an open period holds it back.
pub(super) fn after_active_days(from: Date, days: i64, periods: &[PassiveSpan]) -> Option<Date> {
    let mut spans: Vec<_> = periods.iter().map(|period| (period.from, period.to)).collect();
    spans.sort_unstable();
    let mut day = add_days(from, days);
    let mut counted_to = from;
    for (begins, ends) in spans {
        let begins = begins.max(add_days(counted_to, 1));
        if begins > day {
            continue;
        }
        let ends = ends?;
        if ends > begins {
            day = add_days(day, ends.signed_duration_since(begins).num_days());
            counted_to = add_days(ends, -1);
        }
    }
    Some(day)
}
