//! Reminders by SMS: which meetings the participant is to be reminded of, and how far ahead the round looks.
//!
//! The messages are sent by the central office; whether one is wanted follows from the meeting alone.

use super::takes_part;
use crate::{
    calendar::add_days,
    codes::{MeetingKind, MeetingStatus},
    time::{Timestamp, oslo_date, oslo_day_bounds},
};
use chrono::{Datelike, Weekday};

/// What decides whether a reminder is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReminderFacts {
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// Whether the tick for the participant is set.
    pub participant_ticked: bool,
    /// What became of it.
    pub status: MeetingStatus,
    /// When it starts.
    pub at: Timestamp,
    /// The start that the participant was reminded of, if so.
    pub reminded_for: Option<Timestamp>,
    /// Whether the participant wants no SMS (*SMS-reservasjon*).
    pub reserved: bool,
}

/// Whether the participant is to be reminded: of a planned meeting the participant takes part in, once per start.
///
/// A meeting that is moved has another start, so a new reminder is wanted by itself.
#[must_use]
pub fn is_reminder_wanted(facts: &ReminderFacts) -> bool {
    facts.status == MeetingStatus::Planned
        && matches!(facts.kind, MeetingKind::Participant | MeetingKind::Startup | MeetingKind::Employer)
        && takes_part(facts.kind, facts.participant_ticked)
        && !facts.reserved
        && facts.reminded_for != Some(facts.at)
}

/// Until when meetings are reminded of at a point in time: the end of tomorrow; on Fridays the end of Monday.
#[must_use]
pub fn reminders_until(now: Timestamp) -> Timestamp {
    let today = oslo_date(now);
    let days = if today.weekday() == Weekday::Fri { 3 } else { 1 };
    oslo_day_bounds(add_days(today, days)).1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_time;
    use rstest::rstest;

    fn at(text: &str) -> Timestamp {
        parse_time(text, "at").unwrap()
    }

    fn planned(kind: MeetingKind) -> ReminderFacts {
        ReminderFacts {
            kind,
            participant_ticked: false,
            status: MeetingStatus::Planned,
            at: at("2026-11-23T10:00"),
            reminded_for: None,
            reserved: false,
        }
    }

    #[rstest]
    #[case(planned(MeetingKind::Participant), true)]
    #[case(planned(MeetingKind::Startup), true)]
    #[case(planned(MeetingKind::Employer), false)]
    #[case(ReminderFacts { participant_ticked: true, ..planned(MeetingKind::Employer) }, true)]
    #[case(ReminderFacts { participant_ticked: true, ..planned(MeetingKind::EmployerOnly) }, false)]
    #[case(ReminderFacts { reserved: true, ..planned(MeetingKind::Participant) }, false)]
    #[case(ReminderFacts { status: MeetingStatus::Cancelled, ..planned(MeetingKind::Participant) }, false)]
    #[case(ReminderFacts { reminded_for: Some(at("2026-11-23T10:00")), ..planned(MeetingKind::Participant) }, false)]
    #[case(ReminderFacts { reminded_for: Some(at("2026-11-23T09:00")), ..planned(MeetingKind::Participant) }, true)]
    fn participant_is_reminded_once_per_start(#[case] facts: ReminderFacts, #[case] wanted: bool) {
        assert_eq!(is_reminder_wanted(&facts), wanted);
    }

    #[rstest]
    #[case("2026-11-19T09:00", "2026-11-21T00:00")]
    #[case("2026-11-20T09:00", "2026-11-24T00:00")]
    #[case("2026-10-23T09:00", "2026-10-27T00:00")]
    fn round_looks_to_the_end_of_tomorrow_and_over_the_week_end(#[case] now: &str, #[case] until: &str) {
        assert_eq!(reminders_until(at(now)), at(until));
    }
}
