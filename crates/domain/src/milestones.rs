//! The one start date, and the clock of 30 days from it to the first meeting with an employer.
//!
//! Everything counts from the start of the completed start-up meeting, in whole days on the calendar in Norway, so
//! that the change between summer and winter time never makes or breaks a deadline. The clock stops at the first
//! meeting or when the trail ends; it does not keep counting after that.

use crate::{
    codes::{Channel, MeetingKind, MeetingStatus},
    rules::{Violation, ViolationCode},
    time::{Date, Timestamp, oslo_date},
};
use chrono::Days;
use serde::Serialize;
use ts_rs::TS;

/// Days from the start date within which the first meeting with an employer should be held (IPS quality scale, item 15).
pub const FIRST_EMPLOYER_MEETING_DAYS: u32 = 30;

/// Day from which an open clock is shown as urgent: ten days are left to find an employer.
pub const FIRST_EMPLOYER_MEETING_SOON_DAYS: u32 = 20;

/// What the clock depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MilestoneFacts<'a> {
    /// Start of the completed start-up meeting, from [`single_start`].
    pub started_at: Option<Timestamp>,
    /// First meeting with an employer, typed by a person or from [`first_employer_meeting`].
    pub first_employer_meeting_at: Option<Timestamp>,
    /// The last day of an ended trail.
    pub ended_on: Option<Date>,
    /// Passive periods: first day, and the day the participant is back. They may overlap after a merge.
    pub passive: &'a [(Date, Option<Date>)],
}

/// How the clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// No start-up meeting is completed.
    NotStarted,
    /// Running, with time left.
    Running,
    /// Running, with at most ten days left.
    Soon,
    /// The last day is over without a meeting.
    Overdue,
    /// The meeting was held in time.
    Met,
    /// The meeting was held, but late.
    MetLate,
    /// The trail ended without a meeting.
    Stopped,
}

/// The clock of 30 days on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmployerClock {
    /// The one start date.
    pub start_on: Option<Date>,
    /// The last day that is in time.
    pub deadline_on: Option<Date>,
    /// Days from the start to the first meeting; without one, to the end of the trail or today. The official figure.
    pub days_used: Option<u32>,
    /// The same without the days of passive periods, as shown to the specialist beside the official figure.
    pub days_used_without_passive: Option<u32>,
    /// Days left until the deadline; below zero when it is over. `None` when the clock does not run.
    pub days_left: Option<i64>,
    /// How it stands.
    pub state: ClockState,
}

impl EmployerClock {
    /// The indicator *arbeidsgivermøte innenfor 30 dager*: `None` while it is still open or there is no start date.
    #[must_use]
    pub const fn within_30_days(&self) -> Option<bool> {
        match self.state {
            ClockState::Met => Some(true),
            ClockState::MetLate | ClockState::Overdue => Some(false),
            ClockState::NotStarted | ClockState::Running | ClockState::Soon | ClockState::Stopped => None,
        }
    }
}

/// The one start of a trail: the earliest completed start-up meeting. Two can only come of a merge.
#[must_use]
pub fn single_start(completed_startups: &[Timestamp]) -> Option<Timestamp> {
    completed_startups.iter().min().copied()
}

/// A meeting, as far as it can be the first one with an employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactFact {
    /// When it starts.
    pub at: Timestamp,
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// How it is held.
    pub channel: Channel,
    /// What became of it.
    pub status: MeetingStatus,
}

impl ContactFact {
    /// Whether an employer or a place of study was met face to face. That the participant stayed away does not matter.
    #[must_use]
    pub fn is_face_to_face(&self) -> bool {
        matches!(self.kind, MeetingKind::Employer | MeetingKind::Education)
            && self.channel == Channel::Physical
            && matches!(self.status, MeetingStatus::Completed | MeetingStatus::NoShow)
    }
}

/// The first meeting face to face with an employer or a place of study on or after the day of the start.
#[must_use]
pub fn first_employer_meeting(contacts: &[ContactFact], started_at: Option<Timestamp>) -> Option<Timestamp> {
    let start_on = oslo_date(started_at?);
    contacts.iter().filter(|c| c.is_face_to_face() && oslo_date(c.at) >= start_on).map(|c| c.at).min()
}

/// Checks the start of a start-up meeting that becomes completed.
///
/// # Errors
/// `startup_after_employer_meeting` on field `at`.
pub fn check_start(started_at: Timestamp, first_employer_meeting_at: Option<Timestamp>) -> Result<(), Violation> {
    check_order(started_at, first_employer_meeting_at, "at")
}

/// Checks the time of the first meeting with an employer, as typed by a person.
///
/// # Errors
/// On field `first_employer_meeting_at`: `date_in_future` or `startup_after_employer_meeting`.
pub fn check_first_employer_meeting(
    at: Timestamp,
    started_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Violation> {
    const FIELD: &str = "first_employer_meeting_at";
    if at > now {
        return Err(Violation::new(ViolationCode::DateInFuture, FIELD));
    }
    started_at.map_or(Ok(()), |start| check_order(start, Some(at), FIELD))
}

fn check_order(start: Timestamp, first: Option<Timestamp>, field: &'static str) -> Result<(), Violation> {
    if first.is_some_and(|first| start > first) {
        return Err(Violation::new(ViolationCode::StartupAfterEmployerMeeting, field));
    }
    Ok(())
}

/// Reads the clock of 30 days.
#[must_use]
pub fn employer_clock(facts: &MilestoneFacts<'_>, today: Date) -> EmployerClock {
    let Some(start_on) = facts.started_at.map(oslo_date) else {
        return EmployerClock {
            start_on: None,
            deadline_on: None,
            days_used: None,
            days_used_without_passive: None,
            days_left: None,
            state: ClockState::NotStarted,
        };
    };
    let deadline_on = start_on.checked_add_days(Days::new(u64::from(FIRST_EMPLOYER_MEETING_DAYS))).unwrap_or(Date::MAX);
    let met_on = facts.first_employer_meeting_at.map(oslo_date);
    let until = met_on.or(facts.ended_on).unwrap_or(today);
    let days_used = days_between(start_on, until);
    let state = match (met_on, facts.ended_on) {
        (Some(_), _) if days_used <= FIRST_EMPLOYER_MEETING_DAYS => ClockState::Met,
        (Some(_), _) => ClockState::MetLate,
        (None, Some(_)) => ClockState::Stopped,
        (None, None) if days_used > FIRST_EMPLOYER_MEETING_DAYS => ClockState::Overdue,
        (None, None) if days_used >= FIRST_EMPLOYER_MEETING_SOON_DAYS => ClockState::Soon,
        (None, None) => ClockState::Running,
    };
    let runs = matches!(state, ClockState::Running | ClockState::Soon | ClockState::Overdue);
    EmployerClock {
        start_on: Some(start_on),
        deadline_on: Some(deadline_on),
        days_used: Some(days_used),
        days_used_without_passive: Some(days_used.saturating_sub(passive_days(facts.passive, start_on, until))),
        days_left: runs.then(|| deadline_on.signed_duration_since(today).num_days()),
        state,
    }
}

/// Whole days from one date to a later one; none when it is earlier.
fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from(to.signed_duration_since(from).num_days().max(0)).unwrap_or(u32::MAX)
}

/// Days of passive periods in `[from, to)`. A day in two periods counts once.
fn passive_days(periods: &[(Date, Option<Date>)], from: Date, to: Date) -> u32 {
    let mut clipped: Vec<(Date, Date)> = periods
        .iter()
        .map(|(first, back)| ((*first).max(from), back.unwrap_or(to).min(to)))
        .filter(|(first, back)| first < back)
        .collect();
    clipped.sort_unstable();
    let mut counted_to = from;
    let mut days = 0;
    for (first, back) in clipped {
        days += days_between(first.max(counted_to), back);
        counted_to = counted_to.max(back);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_time;
    use rstest::rstest;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Timestamp {
        parse_time(text, "at").unwrap()
    }

    fn started(text: &str) -> MilestoneFacts<'static> {
        MilestoneFacts { started_at: Some(at(text)), first_employer_meeting_at: None, ended_on: None, passive: &[] }
    }

    #[rstest]
    #[case("2026-10-20T09:00", "2026-10-20", 0, 30, ClockState::Running)]
    #[case("2026-10-20T09:00", "2026-11-08", 19, 11, ClockState::Running)]
    #[case("2026-10-20T09:00", "2026-11-09", 20, 10, ClockState::Soon)]
    #[case("2026-10-20T23:30", "2026-11-19", 30, 0, ClockState::Soon)]
    #[case("2026-10-20T23:30", "2026-11-20", 31, -1, ClockState::Overdue)]
    #[case("2026-12-15T09:00", "2027-01-14", 30, 0, ClockState::Soon)]
    #[case("2028-02-01T09:00", "2028-03-02", 30, 0, ClockState::Soon)]
    #[case("2027-02-01T09:00", "2027-03-03", 30, 0, ClockState::Soon)]
    #[case("2026-03-10T00:30", "2026-04-09", 30, 0, ClockState::Soon)]
    fn clock_counts_whole_days_over_leap_days_years_and_summer_time(
        #[case] start: &str,
        #[case] today: &str,
        #[case] used: u32,
        #[case] left: i64,
        #[case] state: ClockState,
    ) {
        let clock = employer_clock(&started(start), day(today));
        assert_eq!((clock.days_used, clock.days_left, clock.state), (Some(used), Some(left), state));
        assert_eq!(clock.within_30_days(), (state == ClockState::Overdue).then_some(false));
    }

    #[rstest]
    #[case("2026-11-19T16:00", ClockState::Met, 30, true)]
    #[case("2026-11-20T08:00", ClockState::MetLate, 31, false)]
    #[case("2026-10-20T09:00", ClockState::Met, 0, true)]
    fn meeting_stops_the_clock(
        #[case] first: &str,
        #[case] state: ClockState,
        #[case] used: u32,
        #[case] within: bool,
    ) {
        let facts = MilestoneFacts { first_employer_meeting_at: Some(at(first)), ..started("2026-10-20T09:00") };
        let clock = employer_clock(&facts, day("2027-10-01"));
        assert_eq!((clock.state, clock.days_used, clock.days_left), (state, Some(used), None));
        assert_eq!(clock.within_30_days(), Some(within));
    }

    #[test]
    fn clock_does_not_keep_counting_after_the_trail_has_ended() {
        let facts = MilestoneFacts { ended_on: Some(day("2026-11-01")), ..started("2026-10-20T09:00") };
        let clock = employer_clock(&facts, day("2028-01-01"));
        assert_eq!((clock.state, clock.days_used, clock.days_left), (ClockState::Stopped, Some(12), None));
        assert_eq!(clock.within_30_days(), None);
    }

    #[test]
    fn trail_without_a_start_up_meeting_has_no_clock() {
        let facts = MilestoneFacts { started_at: None, ..started("2026-10-20T09:00") };
        assert_eq!(employer_clock(&facts, day("2026-11-21")).state, ClockState::NotStarted);
    }

    #[rstest]
    #[case(&[("2026-10-25", Some("2026-10-30"))], 25)]
    #[case(&[("2026-10-25", Some("2026-10-30")), ("2026-10-28", Some("2026-11-02"))], 22)]
    #[case(&[("2026-10-28", Some("2026-11-02")), ("2026-10-25", Some("2026-11-10"))], 14)]
    #[case(&[("2026-11-10", None)], 21)]
    #[case(&[("2026-09-01", Some("2026-10-21"))], 29)]
    #[case(&[("2026-10-30", Some("2026-10-25"))], 30)]
    fn passive_days_are_left_out_of_the_shown_figure_and_counted_once(
        #[case] periods: &[(&str, Option<&str>)],
        #[case] shown: u32,
    ) {
        let periods: Vec<_> = periods.iter().map(|(from, to)| (day(from), to.map(day))).collect();
        let facts = MilestoneFacts { passive: &periods, ..started("2026-10-20T09:00") };
        let clock = employer_clock(&facts, day("2026-11-19"));
        assert_eq!((clock.days_used, clock.days_used_without_passive), (Some(30), Some(shown)));
    }

    #[test]
    fn earliest_of_two_merged_start_up_meetings_is_the_one_start() {
        assert_eq!(single_start(&[at("2026-10-22T09:00"), at("2026-10-20T09:00")]), Some(at("2026-10-20T09:00")));
        assert_eq!(single_start(&[]), None);
    }

    fn visit(text: &str) -> ContactFact {
        ContactFact {
            at: at(text),
            kind: MeetingKind::Employer,
            channel: Channel::Physical,
            status: MeetingStatus::Completed,
        }
    }

    #[rstest]
    #[case(visit("2026-10-22T09:00"), true)]
    #[case(visit("2026-10-20T08:00"), true)]
    #[case(visit("2026-10-19T09:00"), false)]
    #[case(ContactFact { status: MeetingStatus::NoShow, ..visit("2026-10-22T09:00") }, true)]
    #[case(ContactFact { status: MeetingStatus::Planned, ..visit("2026-10-22T09:00") }, false)]
    #[case(ContactFact { status: MeetingStatus::Cancelled, ..visit("2026-10-22T09:00") }, false)]
    #[case(ContactFact { channel: Channel::Video, ..visit("2026-10-22T09:00") }, false)]
    #[case(ContactFact { kind: MeetingKind::Education, ..visit("2026-10-22T09:00") }, true)]
    #[case(ContactFact { kind: MeetingKind::Participant, ..visit("2026-10-22T09:00") }, false)]
    fn only_a_face_to_face_meeting_from_the_start_day_on_is_the_first(
        #[case] contact: ContactFact,
        #[case] counts: bool,
    ) {
        let found = first_employer_meeting(&[contact], Some(at("2026-10-20T09:00")));
        assert_eq!(found, counts.then_some(contact.at));
        assert_eq!(first_employer_meeting(&[contact], None), None);
    }

    #[test]
    fn start_lies_not_after_the_first_meeting_with_an_employer() {
        let (start, first, now) = (at("2026-10-20T09:00"), at("2026-10-22T09:00"), at("2026-11-01T09:00"));
        assert_eq!(check_start(start, Some(first)), Ok(()));
        assert_eq!(check_start(first, Some(first)), Ok(()));
        assert_eq!(check_start(start, None), Ok(()));
        let late = check_start(first, Some(start));
        assert_eq!(late, Err(Violation::new(ViolationCode::StartupAfterEmployerMeeting, "at")));
        assert_eq!(check_first_employer_meeting(first, Some(start), now), Ok(()));
        assert_eq!(check_first_employer_meeting(first, None, now), Ok(()));
        let field = "first_employer_meeting_at";
        let early = check_first_employer_meeting(start, Some(first), now);
        assert_eq!(early, Err(Violation::new(ViolationCode::StartupAfterEmployerMeeting, field)));
        let ahead = check_first_employer_meeting(now, Some(start), first);
        assert_eq!(ahead, Err(Violation::new(ViolationCode::DateInFuture, field)));
    }
}
