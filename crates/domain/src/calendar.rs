//! The Norwegian working calendar: public holidays, working days and minutes, and ISO weeks.
//!
//! The days themselves are a code list ([`crate::holidays`]); the movable ones follow from Easter Sunday.

use crate::{
    holidays::{Holidays, NamedDay},
    time::{Date, Timestamp, oslo_day_bounds},
};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Working minutes of a usual day: a fifth of the agreed week of 37.5 hours.
pub const DAY_MINUTES: u32 = 450;

/// Working minutes of a usual week: 37.5 hours.
pub const WEEK_MINUTES: u32 = 5 * DAY_MINUTES;

/// Working minutes of a short day, such as Christmas Eve: half a usual one.
pub const SHORT_DAY_MINUTES: u32 = DAY_MINUTES / 2;

/// Longest search for a working day, in days. The longest stretch off is Maundy Thursday to Easter Monday;
/// twice that holds in every year (tested for 1990-2100).
const BREAK_DAYS_MAX: u64 = 10;

/// Longest period that days are counted one by one in, in days: the span of years a date may lie in.
const PERIOD_DAYS_MAX: usize = 112 * 366;

/// What a day is for working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayKind {
    /// A usual working day.
    Working,
    /// A working day of half length.
    Short,
    /// A Saturday that is no public holiday (not red, not worked).
    Saturday,
    /// A Sunday or a public holiday (*rød dag*).
    Off,
}

/// The date this many days later, or earlier when negative; the ends of the calendar hold.
#[must_use]
pub fn add_days(date: Date, days: i64) -> Date {
    let moved = if days < 0 {
        date.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        date.checked_add_days(Days::new(days.unsigned_abs()))
    };
    moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

/// Easter Sunday of a year, by the Gregorian computus (the anonymous algorithm of 1876).
#[must_use]
pub fn easter_sunday(year: i32) -> Date {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_shift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * correction + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    let month_day = u32::try_from(month).ok().zip(u32::try_from(day).ok());
    month_day.and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day)).unwrap_or(NaiveDate::MIN)
}

/// All named days of a year by the list that comes with the program, by date; two names on one day are two entries.
#[must_use]
pub fn named_days(year: i32) -> Vec<NamedDay<'static>> {
    Holidays::built_in().named_days(year)
}

/// What a day is for working time, by the list that comes with the program.
#[must_use]
pub fn day_kind(date: Date) -> DayKind {
    Holidays::built_in().day_kind(date)
}

/// Whether work is done on a day, whole or half.
#[must_use]
pub fn is_working_day(date: Date) -> bool {
    matches!(day_kind(date), DayKind::Working | DayKind::Short)
}

/// The day itself when it is a working day, else the first one after it.
///
/// A deadline is never moved by itself; this is what to suggest beside it.
#[must_use]
pub fn working_day_on_or_after(date: Date) -> Date {
    days_from(date).find(|day| is_working_day(*day)).unwrap_or(date)
}

/// The first working day after a day.
#[must_use]
pub fn next_working_day(date: Date) -> Date {
    working_day_on_or_after(add_days(date, 1))
}

/// The last working day before a day.
#[must_use]
pub fn previous_working_day(date: Date) -> Date {
    let earlier = (1..=BREAK_DAYS_MAX).filter_map(|back| date.checked_sub_days(Days::new(back)));
    earlier.into_iter().find(|day| is_working_day(*day)).unwrap_or(date)
}

fn days_from(date: Date) -> impl Iterator<Item = Date> {
    (0..=BREAK_DAYS_MAX).filter_map(move |ahead| date.checked_add_days(Days::new(ahead)))
}

/// Working minutes of one day at a full position.
#[must_use]
pub fn working_minutes(date: Date) -> u32 {
    match day_kind(date) {
        DayKind::Working => DAY_MINUTES,
        DayKind::Short => SHORT_DAY_MINUTES,
        DayKind::Saturday | DayKind::Off => 0,
    }
}

/// Working minutes of a period at a full position, both ends included; none when it runs backwards.
#[must_use]
pub fn working_minutes_between(from: Date, to: Date) -> u32 {
    period(from, to).map(working_minutes).fold(0, u32::saturating_add)
}

/// Working days of a period, both ends included; a short day counts as one.
#[must_use]
pub fn working_days_between(from: Date, to: Date) -> u32 {
    period(from, to).filter(|day| is_working_day(*day)).fold(0, |days, _| days.saturating_add(1))
}

fn period(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.iter_days().take(PERIOD_DAYS_MAX).take_while(move |day| *day <= to)
}

/// A week as people in Norway number them: Monday to Sunday, ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IsoWeek {
    year: i32,
    week: u32,
}

impl IsoWeek {
    /// The week a day lies in; around New Year its year may differ from the day's.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let week = date.iso_week();
        Self { year: week.year(), week: week.week() }
    }

    /// A week by its year and number; `None` when that year has no such week.
    #[must_use]
    pub fn new(year: i32, week: u32) -> Option<Self> {
        NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(|_| Self { year, week })
    }

    /// The year the week belongs to.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The number of the week, 1 to 53.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.week
    }

    /// The Monday it begins with.
    #[must_use]
    pub fn monday(self) -> Date {
        NaiveDate::from_isoywd_opt(self.year, self.week, Weekday::Mon).unwrap_or(NaiveDate::MIN)
    }

    /// The Sunday it ends with.
    #[must_use]
    pub fn sunday(self) -> Date {
        add_days(self.monday(), 6)
    }

    /// The week after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(add_days(self.monday(), 7))
    }

    /// The week before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(add_days(self.monday(), -7))
    }

    /// First moment of the week and first moment of the next one; an hour off in the two weeks of summer time.
    #[must_use]
    pub fn bounds(self) -> (Timestamp, Timestamp) {
        (oslo_day_bounds(self.monday()).0, oslo_day_bounds(self.sunday()).1)
    }

    /// Working minutes of the week at a full position.
    #[must_use]
    pub fn working_minutes(self) -> u32 {
        working_minutes_between(self.monday(), self.sunday())
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "uke {}, {}", self.week, self.year)
    }
}

/// How many weeks a year has: 52 or 53.
#[must_use]
pub fn weeks_in(year: i32) -> u32 {
    if IsoWeek::new(year, 53).is_some() { 53 } else { 52 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::{YEAR_MAX, YEAR_MIN};
    use rstest::rstest;

    fn day(text: &str) -> Date {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    #[rstest]
    #[case(2026, "04-02", "04-05", "05-14", "05-24", "05-25")]
    #[case(2027, "03-25", "03-28", "05-06", "05-16", "05-17")]
    #[case(2028, "04-13", "04-16", "05-25", "06-04", "06-05")]
    #[case(2029, "03-29", "04-01", "05-10", "05-20", "05-21")]
    #[case(2030, "04-18", "04-21", "05-30", "06-09", "06-10")]
    #[case(2031, "04-10", "04-13", "05-22", "06-01", "06-02")]
    #[case(2032, "03-25", "03-28", "05-06", "05-16", "05-17")]
    fn movable_days_follow_easter(
        #[case] year: i32,
        #[case] maundy_thursday: &str,
        #[case] easter: &str,
        #[case] ascension: &str,
        #[case] whit_sunday: &str,
        #[case] whit_monday: &str,
    ) {
        let on = |code: &str| named_days(year).into_iter().find(|day| day.code == code).map(|day| day.date);
        for (code, month_day) in [
            ("easter.-3", maundy_thursday),
            ("easter.0", easter),
            ("easter.39", ascension),
            ("easter.49", whit_sunday),
            ("easter.50", whit_monday),
        ] {
            assert_eq!(on(code), Some(day(&format!("{year}-{month_day}"))), "{code}");
        }
        assert_eq!(on("easter.-2"), on("easter.-3").map(|d| add_days(d, 1)));
        assert_eq!(on("easter.1"), on("easter.0").map(|d| add_days(d, 1)));
    }

    #[rstest]
    #[case(2000, "2000-04-23")]
    #[case(2008, "2008-03-23")]
    #[case(2019, "2019-04-21")]
    #[case(2038, "2038-04-25")]
    #[case(2049, "2049-04-18")]
    #[case(2076, "2076-04-19")]
    fn easter_holds_in_the_years_that_usually_go_wrong(#[case] year: i32, #[case] sunday: &str) {
        assert_eq!(easter_sunday(year), day(sunday));
    }

    #[test]
    fn every_day_of_the_list_comes_once_a_year() {
        let days = named_days(2026).len();
        for year in YEAR_MIN..=YEAR_MAX {
            assert_eq!(named_days(year).len(), days, "{year}");
            assert_eq!(easter_sunday(year).weekday(), Weekday::Sun);
        }
    }

    #[rstest]
    #[case(2027)]
    #[case(2032)]
    fn whit_monday_on_17_may_is_one_day_off_with_two_names(#[case] year: i32) {
        let date = NaiveDate::from_ymd_opt(year, 5, 17).unwrap();
        assert_eq!(Holidays::built_in().names_of(date).len(), 2);
        assert_eq!(IsoWeek::of(date).working_minutes(), 4 * DAY_MINUTES);
        assert_eq!(working_days_between(date, IsoWeek::of(date).sunday()), 4);
    }

    #[rstest]
    #[case("2026-11-20", DayKind::Working, DAY_MINUTES)]
    #[case("2026-11-21", DayKind::Saturday, 0)]
    #[case("2026-11-22", DayKind::Off, 0)]
    #[case("2026-12-24", DayKind::Short, SHORT_DAY_MINUTES)]
    #[case("2027-12-25", DayKind::Off, 0)]
    #[case("2033-12-24", DayKind::Saturday, 0)]
    #[case("2026-04-01", DayKind::Short, SHORT_DAY_MINUTES)]
    #[case("2026-02-06", DayKind::Working, DAY_MINUTES)]
    #[case("2028-02-29", DayKind::Working, DAY_MINUTES)]
    fn day_has_its_working_minutes(#[case] date: &str, #[case] kind: DayKind, #[case] minutes: u32) {
        assert_eq!(day_kind(day(date)), kind);
        assert_eq!(working_minutes(day(date)), minutes);
    }

    #[rstest]
    #[case("2026-04-01", "2026-04-07", "2026-03-31")]
    #[case("2026-11-20", "2026-11-23", "2026-11-19")]
    #[case("2027-05-14", "2027-05-18", "2027-05-13")]
    #[case("2026-12-31", "2027-01-04", "2026-12-30")]
    #[case("2028-02-28", "2028-02-29", "2028-02-25")]
    #[case("2026-05-14", "2026-05-15", "2026-05-13")]
    fn working_days_are_found_over_holidays(#[case] date: &str, #[case] next: &str, #[case] previous: &str) {
        assert_eq!(next_working_day(day(date)), day(next));
        assert_eq!(previous_working_day(day(date)), day(previous));
    }

    #[test]
    fn no_stretch_off_is_longer_than_the_search() {
        let mut off = 0;
        for date in day("1990-01-01").iter_days().take_while(|date| date.year() <= YEAR_MAX) {
            off = if is_working_day(date) { 0 } else { off + 1 };
            assert!(off < BREAK_DAYS_MAX, "{date}");
        }
    }

    #[rstest]
    #[case("2026-03-30", "2026-04-06", 2 * DAY_MINUTES + SHORT_DAY_MINUTES)]
    #[case("2026-11-16", "2026-11-22", WEEK_MINUTES)]
    #[case("2026-12-21", "2026-12-31", 6 * DAY_MINUTES + 2 * SHORT_DAY_MINUTES)]
    #[case("2028-02-28", "2028-03-01", 3 * DAY_MINUTES)]
    #[case("2026-11-22", "2026-11-16", 0)]
    fn working_time_leaves_out_what_is_off(#[case] from: &str, #[case] to: &str, #[case] minutes: u32) {
        assert_eq!(working_minutes_between(day(from), day(to)), minutes);
    }

    #[rstest]
    #[case("2026-12-31", 2026, 53)]
    #[case("2027-01-03", 2026, 53)]
    #[case("2027-01-04", 2027, 1)]
    #[case("2032-12-31", 2032, 53)]
    #[case("2038-01-03", 2037, 53)]
    #[case("2024-12-30", 2025, 1)]
    #[case("2028-02-29", 2028, 9)]
    fn week_around_new_year_belongs_to_the_right_year(#[case] date: &str, #[case] year: i32, #[case] week: u32) {
        let found = IsoWeek::of(day(date));
        assert_eq!((found.year(), found.number()), (year, week));
        assert_eq!(IsoWeek::new(year, week), Some(found));
    }

    #[rstest]
    #[case(2025, 52)]
    #[case(2026, 53)]
    #[case(2027, 52)]
    #[case(2032, 53)]
    #[case(2037, 53)]
    fn some_years_have_53_weeks(#[case] year: i32, #[case] weeks: u32) {
        assert_eq!(weeks_in(year), weeks);
        assert_eq!(IsoWeek::new(year, weeks).map(IsoWeek::next), IsoWeek::new(year + 1, 1));
        assert_eq!(IsoWeek::new(year + 1, 1).map(IsoWeek::previous), IsoWeek::new(year, weeks));
    }

    #[rstest]
    #[case("2026-03-29", 167)]
    #[case("2026-10-25", 169)]
    #[case("2026-11-16", 168)]
    fn week_of_summer_time_is_an_hour_shorter_or_longer(#[case] date: &str, #[case] hours: i64) {
        let (start, end) = IsoWeek::of(day(date)).bounds();
        assert_eq!((end.millis() - start.millis()) / 3_600_000, hours);
    }

    #[test]
    fn week_is_written_as_people_say_it() {
        assert_eq!(IsoWeek::of(day("2026-06-03")).to_string(), "uke 23, 2026");
    }
}
