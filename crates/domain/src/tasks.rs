//! When a task is due, and what closing it does to that.

use crate::{
    codes::TaskStatus,
    rules::{Violation, ViolationCode},
    time::{Date, Timestamp, oslo_date, parse_date, parse_time},
};

/// When something is due: on a day, or at a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Some time on this day.
    On(Date),
    /// At this time.
    At(Timestamp),
}

impl Due {
    /// Reads a date or a time as a person or a script writes it; a time has a colon.
    ///
    /// # Errors
    /// `date_impossible`, `time_impossible` or `date_out_of_range` on `field`.
    pub fn parse(text: &str, field: &'static str) -> Result<Self, Violation> {
        if text.contains(':') { parse_time(text, field).map(Self::At) } else { parse_date(text, field).map(Self::On) }
    }

    /// Reads what [`Due::stored`] gives; `None` for anything else.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        Self::parse(text, "due").ok()
    }

    /// The text that is stored: one value, so that day and time of two people never mix.
    #[must_use]
    pub fn stored(self) -> String {
        match self {
            Self::On(date) => date.to_string(),
            Self::At(at) => at.to_rfc3339(),
        }
    }

    /// The day, in Norway.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::On(date) => date,
            Self::At(at) => oslo_date(at),
        }
    }

    /// The time, when one was given.
    #[must_use]
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::On(_) => None,
            Self::At(at) => Some(at),
        }
    }
}

/// When a task is due after it was completed (rule K4): a due time after that is pulled back to it.
#[must_use]
pub fn closed_due(due: Option<Due>, completed: Timestamp) -> Option<Due> {
    Some(match due? {
        Due::At(at) => Due::At(at.min(completed)),
        Due::On(date) => Due::On(date.min(oslo_date(completed))),
    })
}

/// What has a time of completion is not open (rule K1), and a reminder comes before the task is due.
///
/// # Errors
/// `completed_but_open` on `completed_at`; `reminder_after_due` on `remind`.
pub fn check_closed(
    status: TaskStatus,
    completed: Option<Timestamp>,
    due: Option<Due>,
    remind: Option<Timestamp>,
) -> Result<(), Violation> {
    if status == TaskStatus::Open && completed.is_some() {
        return Err(Violation::new(ViolationCode::CompletedButOpen, "completed_at"));
    }
    let late = match (remind, due) {
        (Some(remind), Some(Due::At(at))) => remind > at,
        (Some(remind), Some(Due::On(date))) => oslo_date(remind) > date,
        _ => false,
    };
    if late { Err(Violation::new(ViolationCode::ReminderAfterDue, "remind")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn at(text: &str) -> Timestamp {
        parse_time(text, "at").unwrap()
    }

    #[rstest]
    #[case("2026-12-01", "2026-12-01", "2026-12-01")]
    #[case("01.12.2026", "2026-12-01", "2026-12-01")]
    #[case("2026-12-01T00:30", "2026-11-30T23:30:00Z", "2026-12-01")]
    fn due_is_stored_as_one_value_and_reads_back(#[case] typed: &str, #[case] stored: &str, #[case] day: &str) {
        let due = Due::parse(typed, "due").unwrap();
        assert_eq!((due.stored().as_str(), due.date().to_string().as_str()), (stored, day));
        assert_eq!(Due::from_stored(stored), Some(due));
    }

    #[rstest]
    #[case("2026-12-05", Some("2026-12-01"))]
    #[case("2026-11-20", Some("2026-11-20"))]
    #[case("2026-12-01T16:00", Some("2026-12-01T11:00:00Z"))]
    #[case("2026-12-01T10:00", Some("2026-12-01T09:00:00Z"))]
    fn what_is_done_early_was_due_when_it_was_done(#[case] due: &str, #[case] expected: Option<&str>) {
        let closed = closed_due(Some(Due::parse(due, "due").unwrap()), at("2026-12-01T12:00"));
        assert_eq!(closed.map(Due::stored).as_deref(), expected);
    }

    #[test]
    fn open_task_has_no_time_of_completion() {
        let refused = check_closed(TaskStatus::Open, Some(at("2026-12-01T12:00")), None, None).unwrap_err();
        assert_eq!((refused.code(), refused.field()), (ViolationCode::CompletedButOpen, "completed_at"));
        assert_eq!(check_closed(TaskStatus::Done, Some(at("2026-12-01T12:00")), None, None), Ok(()));
    }

    #[rstest]
    #[case("2026-12-01", "2026-12-01T08:00", true)]
    #[case("2026-12-01", "2026-12-02T08:00", false)]
    #[case("2026-12-01T12:00", "2026-12-01T12:00", true)]
    #[case("2026-12-01T12:00", "2026-12-01T12:01", false)]
    fn reminder_comes_before_the_task_is_due(#[case] due: &str, #[case] remind: &str, #[case] fits: bool) {
        let due = Due::parse(due, "due").unwrap();
        assert_eq!(check_closed(TaskStatus::Open, None, Some(due), Some(at(remind))).is_ok(), fits);
    }
}
