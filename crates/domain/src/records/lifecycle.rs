//! What the calendar does to records: status that follows dates, periods that are on, things that are closed.

use super::{Fields, RecordKind, date, value, values::time};
use crate::{Date, Timestamp};
use chrono::{Days, Months};

/// Days from the start of a passive period to the follow-up that is proposed.
const FOLLOW_UP_DAYS: u64 = 30;
/// How long a warning on an employer stands, in months.
const WARNING_MONTHS: u32 = 6;

/// The status a record has on a day, by its dates; nothing for kinds whose status no date decides.
///
/// A planned job, education, training or apprentice job is ongoing from its first day and over the day
/// *after* its last one: one rule for all four. It never goes back: what a person set further on, or
/// broke off, stands.
#[must_use]
pub fn status_by_date(kind: RecordKind, fields: &Fields, today: Date) -> Option<&str> {
    let over = match kind {
        RecordKind::Job | RecordKind::Education | RecordKind::VocationalTraining => "completed",
        RecordKind::ApprenticeJob => "ended",
        RecordKind::RecruitmentPeriod => return Some(period_status(fields, "start_date", "end_date", today)),
        RecordKind::PassivePeriod => return Some(period_status(fields, "from", "to", today)),
        _ => return None,
    };
    let stored = value(fields, "status").unwrap_or("planned");
    let started = date(fields, "start_date").is_some_and(|start| start <= today);
    let ended = date(fields, "end_date").is_some_and(|end| end < today);
    Some(match stored {
        "planned" | "ongoing" | "applied" if started && ended => over,
        "planned" | "applied" if started => "ongoing",
        "applied" => "planned",
        as_set => as_set,
    })
}

/// A period of the calendar is on from its first day until the day before the one it ends on.
fn period_status(fields: &Fields, first: &str, last: &str, today: Date) -> &'static str {
    match (date(fields, first), date(fields, last)) {
        (_, Some(last)) if last <= today => "completed",
        (Some(first), _) if first <= today => "ongoing",
        _ => "planned",
    }
}

/// Whether a passive period or a time in the recruitment programme is on today.
#[must_use]
pub fn period_is_on(kind: RecordKind, fields: &Fields, today: Date) -> bool {
    matches!(kind, RecordKind::PassivePeriod | RecordKind::RecruitmentPeriod)
        && status_by_date(kind, fields, today) == Some("ongoing")
}

/// Whether a record is over or closed on a day, and so asks for nothing more.
#[must_use]
pub fn is_over(kind: RecordKind, fields: &Fields, today: Date) -> bool {
    match status_by_date(kind, fields, today).or_else(|| value(fields, "status")) {
        Some("completed" | "ended" | "cancelled" | "aborted" | "not_applicable") => true,
        Some("archived") => kind == RecordKind::Report,
        Some("filled" | "withdrawn") => kind == RecordKind::EmployerNeed,
        _ => false,
    }
}

/// The follow-up date that is proposed for a passive period: a month after it starts, or after today if it has started.
#[must_use]
pub fn proposed_follow_up(from: Date, today: Date) -> Date {
    let start = from.max(today);
    start.checked_add_days(Days::new(FOLLOW_UP_DAYS)).unwrap_or(start)
}

/// The day a warning on an employer is taken away, six months after it was set (the last day of a shorter month).
#[must_use]
pub fn warning_removed_on(employer: &Fields) -> Option<Date> {
    date(employer, "warning_on").and_then(|on| on.checked_add_months(Months::new(WARNING_MONTHS)))
}

/// The fields as they are when a sub-goal or a task of one's own is closed (rule K4).
///
/// A time of completion that is not there becomes `now`; a due time after it is pulled back to it.
/// `status` is the code to close with, `completed` or `not_applicable`.
#[must_use]
pub fn closed(fields: &Fields, status: &str, now: Timestamp) -> Fields {
    let mut after = fields.clone();
    let completed = time(fields, "completed_at").unwrap_or(now);
    after.insert("status".to_owned(), status.to_owned());
    after.insert("completed_at".to_owned(), completed.to_rfc3339());
    if time(fields, "due").is_some_and(|due| due > completed) {
        after.insert("due".to_owned(), completed.to_rfc3339());
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn dated(status: &str, start: &str, end: &str) -> Fields {
        [("status", status), ("start_date", start), ("end_date", end), ("from", start), ("to", end)]
            .into_iter()
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .collect()
    }

    #[rstest]
    #[case("planned", "2026-12-01", "", "2026-11-30", "planned")]
    #[case("planned", "2026-12-01", "", "2026-12-01", "ongoing")]
    #[case("planned", "2026-12-01", "2026-12-31", "2026-12-31", "ongoing")]
    #[case("planned", "2026-12-01", "2026-12-31", "2027-01-01", "completed")]
    #[case("ongoing", "2028-02-01", "2028-02-29", "2028-02-29", "ongoing")]
    #[case("ongoing", "2028-02-01", "2028-02-29", "2028-03-01", "completed")]
    #[case("ongoing", "2027-01-01", "", "2026-11-21", "ongoing")]
    #[case("completed", "2026-01-01", "2027-01-01", "2026-11-21", "completed")]
    fn job_goes_on_from_its_first_day_until_after_its_last(
        #[case] status: &str,
        #[case] start: &str,
        #[case] end: &str,
        #[case] today: &str,
        #[case] expected: &str,
    ) {
        let job = dated(status, start, end);
        for kind in [RecordKind::Job, RecordKind::Education, RecordKind::VocationalTraining] {
            assert_eq!(status_by_date(kind, &job, day(today)), Some(expected), "{}", kind.code());
        }
    }

    #[test]
    fn apprentice_job_ends_on_the_same_day_as_a_job_would() {
        let job = dated("ongoing", "2026-01-01", "2026-06-30");
        let on = |today| status_by_date(RecordKind::ApprenticeJob, &job, day(today));
        assert_eq!((on("2026-06-30"), on("2026-07-01")), (Some("ongoing"), Some("ended")));
    }

    #[test]
    fn what_was_broken_off_stays_broken_off() {
        let left = dated("cancelled", "2026-01-01", "2026-06-30");
        assert_eq!(status_by_date(RecordKind::Education, &left, day("2026-11-21")), Some("cancelled"));
        assert!(is_over(RecordKind::Education, &left, day("2026-03-01")));
    }

    #[rstest]
    #[case("2026-11-01", "", true)]
    #[case("2026-11-21", "", true)]
    #[case("2026-11-22", "", false)]
    #[case("2026-11-01", "2026-11-22", true)]
    #[case("2026-11-01", "2026-11-21", false)]
    fn period_is_on_until_the_day_it_ends(#[case] from: &str, #[case] to: &str, #[case] on: bool) {
        let period = dated("", from, to);
        for kind in [RecordKind::PassivePeriod, RecordKind::RecruitmentPeriod] {
            assert_eq!(period_is_on(kind, &period, day("2026-11-21")), on, "{}", kind.code());
        }
    }

    #[rstest]
    #[case("2026-12-01", "2026-12-31")]
    #[case("2026-10-01", "2026-12-21")]
    fn follow_up_is_proposed_a_month_ahead(#[case] from: &str, #[case] proposed: &str) {
        assert_eq!(proposed_follow_up(day(from), day("2026-11-21")), day(proposed));
    }

    #[rstest]
    #[case("2026-11-21", "2027-05-21")]
    #[case("2027-08-31", "2028-02-29")]
    #[case("2026-08-31", "2027-02-28")]
    fn warning_stands_for_six_months(#[case] on: &str, #[case] removed: &str) {
        let employer = Fields::from([("warning_on".to_owned(), on.to_owned())]);
        assert_eq!(warning_removed_on(&employer), Some(day(removed)));
    }

    #[test]
    fn closing_sets_the_time_and_pulls_the_due_time_back() {
        let now = Timestamp::from_millis(1_795_251_600_000);
        let later = now.plus_minutes(600).to_rfc3339();
        let open = Fields::from([("status".to_owned(), "open".to_owned()), ("due".to_owned(), later)]);
        let done = closed(&open, "completed", now);
        assert_eq!(value(&done, "completed_at"), Some(now.to_rfc3339().as_str()));
        assert_eq!(value(&done, "due"), value(&done, "completed_at"));
        assert_eq!(closed(&done, "completed", now.plus_minutes(60)), done);
    }
}
