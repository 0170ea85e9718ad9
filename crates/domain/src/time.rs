//! Points in time and dates, and how people in Norway write them.

use crate::{
    limits::{YEAR_MAX, YEAR_MIN},
    rules::{Violation, ViolationCode},
};
use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Oslo;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A calendar date without time of day, as in `2026-11-21`.
pub type Date = NaiveDate;

/// A point in time, in milliseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Timestamp(i64);

impl Timestamp {
    /// Makes a time of milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The time this many minutes later.
    #[must_use]
    pub fn plus_minutes(self, minutes: u32) -> Self {
        Self(self.0.saturating_add(i64::from(minutes) * 60_000))
    }

    /// RFC 3339 text in UTC, such as `2026-11-21T08:30:00Z`.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        DateTime::<Utc>::from_timestamp_millis(self.0)
            .map(|t| t.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
            .unwrap_or_default()
    }
}

/// The date in Norway at a point in time.
#[must_use]
pub fn oslo_date(time: Timestamp) -> Date {
    Oslo.timestamp_millis_opt(time.0).single().map_or(NaiveDate::MIN, |t| t.date_naive())
}

/// First moment of a day in Norway and first moment of the next one.
#[must_use]
pub fn oslo_day_bounds(day: Date) -> (Timestamp, Timestamp) {
    let start = |date: Date| {
        let local = date.and_time(NaiveTime::MIN);
        // Summer time never changes at midnight in Norway, so the earliest reading is the only one.
        Oslo.from_local_datetime(&local).earliest().map_or(Timestamp(i64::MIN), |t| Timestamp(t.timestamp_millis()))
    };
    (start(day), start(day.checked_add_days(Days::new(1)).unwrap_or(day)))
}

/// How people in Norway write a day.
pub(crate) const DAY_FORM: &str = "%d.%m.%Y";

/// A day as people in Norway write it: `21.11.2026`.
#[must_use]
pub fn day_text(day: Date) -> String {
    day.format(DAY_FORM).to_string()
}

/// A point in time on the clock in Norway, as `2026-11-21 08:30`: sorts as time does, and reads back with [`parse_time`].
#[must_use]
pub fn oslo_text(time: Timestamp) -> String {
    match DateTime::from_timestamp_millis(time.millis()) {
        Some(utc) => utc.with_timezone(&Oslo).format("%Y-%m-%d %H:%M").to_string(),
        None => String::new(),
    }
}

/// Reads a date written `2026-11-21` or `21.11.2026`.
///
/// # Errors
/// `date_impossible` when no such day exists, `date_out_of_range` outside 1990-2100; both on `field`.
pub fn parse_date(text: &str, field: &'static str) -> Result<Date, Violation> {
    let text = text.trim();
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
        .map_err(|_| Violation::new(ViolationCode::DateImpossible, field))?;
    if (YEAR_MIN..=YEAR_MAX).contains(&date.year()) {
        Ok(date)
    } else {
        Err(Violation::new(ViolationCode::DateOutOfRange, field))
    }
}

/// Reads a time: RFC 3339 with an offset, or `2026-11-21T08:30` (also with a blank) on the clock in Norway.
///
/// In the hour that autumn repeats, the first reading is taken.
///
/// # Errors
/// `time_impossible` when no such time exists (also in the hour that spring skips), `date_out_of_range`
/// outside 1990-2100; both on `field`.
pub fn parse_time(text: &str, field: &'static str) -> Result<Timestamp, Violation> {
    let text = text.trim();
    let impossible = || Violation::new(ViolationCode::TimeImpossible, field);
    let utc = if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        time.with_timezone(&Utc)
    } else {
        let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"]
            .into_iter()
            .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
            .ok_or_else(impossible)?;
        match Oslo.from_local_datetime(&local) {
            LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => time.with_timezone(&Utc),
            LocalResult::None => return Err(impossible()),
        }
    };
    if (YEAR_MIN..=YEAR_MAX).contains(&utc.year()) {
        Ok(Timestamp(utc.timestamp_millis()))
    } else {
        Err(Violation::new(ViolationCode::DateOutOfRange, field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-21T08:30", "2026-11-21T07:30:00Z")]
    #[case("2026-07-01 08:30", "2026-07-01T06:30:00Z")]
    #[case("21.11.2026 08:30", "2026-11-21T07:30:00Z")]
    #[case("2026-11-21T08:30:00+00:00", "2026-11-21T08:30:00Z")]
    #[case("2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    fn time_is_read_on_the_clock_in_norway(#[case] text: &str, #[case] utc: &str) {
        assert_eq!(parse_time(text, "at").map(Timestamp::to_rfc3339), Ok(utc.to_owned()));
    }

    #[rstest]
    #[case("2026-02-30T10:00", ViolationCode::TimeImpossible)]
    #[case("2026-03-29T02:30", ViolationCode::TimeImpossible)]
    #[case("i morgen", ViolationCode::TimeImpossible)]
    #[case("2206-01-01T10:00", ViolationCode::DateOutOfRange)]
    fn impossible_time_is_refused(#[case] text: &str, #[case] code: ViolationCode) {
        assert_eq!(parse_time(text, "at").map_err(|v| v.code()), Err(code));
    }

    #[rstest]
    #[case("2026-02-29", Err(ViolationCode::DateImpossible))]
    #[case("2028-02-29", Ok(()))]
    #[case("31.12.2026", Ok(()))]
    #[case("1889-01-01", Err(ViolationCode::DateOutOfRange))]
    fn date_is_read_or_refused(#[case] text: &str, #[case] expected: Result<(), ViolationCode>) {
        assert_eq!(parse_date(text, "due").map(|_| ()).map_err(|v| v.code()), expected);
    }

    #[test]
    fn day_of_the_change_to_winter_time_is_25_hours_long() {
        let (start, end) = oslo_day_bounds(NaiveDate::from_ymd_opt(2026, 10, 25).unwrap_or_default());
        assert_eq!(end.millis() - start.millis(), 25 * 3_600_000);
    }
}
