//! Public holidays and short days as a code list, whose codes are the rules: dated, replaceable, with old days kept.
//!
//! A code is `05-17` (every year), `easter.50` (days from Easter Sunday, also `easter.-2`) or `2027-03-05` (once), with
//! `.short` behind it for a day of half length. A day is off, or short, in the years in which its entry holds.

use crate::{
    calendar::{DayKind, add_days, easter_sunday},
    code_lists::{CodeEntry, CodeList, CodeListName, Validity, built_in},
    time::Date,
    words::Language,
};
use chrono::{Datelike, NaiveDate, Weekday};
use std::sync::OnceLock;

/// Behind the rule of a day of half length.
const SHORT: &str = ".short";

/// Before the days from Easter Sunday.
const EASTER: &str = "easter.";

/// Farthest from Easter Sunday that a day may follow it, in days; the movable feasts end after 60.
const EASTER_DAYS_MAX: i64 = 100;

/// A named day of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedDay<'a> {
    /// The day.
    pub date: Date,
    /// Its code in the list, which is its rule.
    pub code: &'a str,
    entry: &'a CodeEntry,
    /// Whether the day is off; else it is a short day.
    pub off: bool,
}

impl<'a> NamedDay<'a> {
    /// What it is called.
    #[must_use]
    pub fn title(&self, language: Language) -> &'a str {
        self.entry.title(language)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Yearly { month: u32, day: u32 },
    FromEaster(i64),
    Once(Date),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    when: When,
    off: bool,
    entry: CodeEntry,
}

/// The named days of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holidays {
    rules: Vec<Rule>,
}

/// Whether a code is a rule that names a day.
#[must_use]
pub fn is_rule(code: &str) -> bool {
    read(code).is_some()
}

/// When a day is, and whether it is off.
fn read(code: &str) -> Option<(When, bool)> {
    let (rule, off) = code.strip_suffix(SHORT).map_or((code, true), |rule| (rule, false));
    if let Some(days) = rule.strip_prefix(EASTER) {
        let days = days.parse().ok().filter(|days: &i64| days.abs() <= EASTER_DAYS_MAX)?;
        return Some((When::FromEaster(days), off));
    }
    if let Ok(date) = NaiveDate::parse_from_str(rule, "%Y-%m-%d") {
        return (date.to_string() == rule).then_some((When::Once(date), off));
    }
    let (month, day) = rule.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() == 2)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year, so that 29 February may be a day.
    NaiveDate::from_ymd_opt(2028, month, day)?;
    Some((When::Yearly { month, day }, off))
}

impl Holidays {
    /// The days of a list. A code that is no rule, as of a newer app, names no day.
    #[must_use]
    pub fn of(list: &CodeList) -> Self {
        let rules = list.entries().iter().filter_map(|entry| {
            let (when, off) = read(&entry.code)?;
            Some(Rule { when, off, entry: entry.clone() })
        });
        Self { rules: rules.collect() }
    }

    /// The days that come with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static DAYS: OnceLock<Holidays> = OnceLock::new();
        DAYS.get_or_init(|| Self::of(built_in(CodeListName::Holiday)))
    }

    /// All named days of a year, by date; two names on one day are two entries.
    #[must_use]
    pub fn named_days(&self, year: i32) -> Vec<NamedDay<'_>> {
        let easter = easter_sunday(year);
        let mut days: Vec<_> = self
            .rules
            .iter()
            .filter_map(|Rule { when, off, entry }| {
                let date = match *when {
                    When::Yearly { month, day } => NaiveDate::from_ymd_opt(year, month, day)?,
                    When::FromEaster(days) => add_days(easter, days),
                    When::Once(date) => Some(date).filter(|date| date.year() == year)?,
                };
                let holds = entry.validity(date) == Validity::Valid;
                holds.then_some(NamedDay { date, code: &entry.code, entry, off: *off })
            })
            .collect();
        days.sort_by_key(|day| day.date);
        days
    }

    /// The names a day carries: none, one, or two when 17 May is Whit Monday.
    #[must_use]
    pub fn names_of(&self, date: Date) -> Vec<NamedDay<'_>> {
        self.named_days(date.year()).into_iter().filter(|day| day.date == date).collect()
    }

    /// What a day is for working time.
    #[must_use]
    pub fn day_kind(&self, date: Date) -> DayKind {
        let names = self.names_of(date);
        if date.weekday() == Weekday::Sun || names.iter().any(|day| day.off) {
            DayKind::Off
        } else if date.weekday() == Weekday::Sat {
            DayKind::Saturday
        } else if names.is_empty() {
            DayKind::Working
        } else {
            DayKind::Short
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code_lists::parse_code_list;
    use rstest::rstest;

    const HEADER: &str = "code,title_nb,title_nn,valid_from,valid_to,source,licence\n";

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("05-17", true)]
    #[case("02-29", true)]
    #[case("12-24.short", true)]
    #[case("easter.0", true)]
    #[case("easter.-4.short", true)]
    #[case("2027-03-05", true)]
    #[case("13-01", false)]
    #[case("02-30", false)]
    #[case("5-17", false)]
    #[case("easter.", false)]
    #[case("easter.101", false)]
    #[case("easter.999999999999999999999", false)]
    #[case("2027-02-29", false)]
    #[case("christmas", false)]
    #[case("05-17.long", false)]
    fn code_is_a_rule_or_names_no_day(#[case] code: &str, #[case] expected: bool) {
        assert_eq!(is_rule(code), expected);
    }

    #[test]
    fn day_holds_in_the_years_of_its_entry_and_once_when_it_is_dated() {
        let rows = "05-01,Første mai,Fyrste mai,1990-01-01,2027-12-31,Test,MIT\n\
                    2027-03-05,Sørgedag,Sørgjedag,2027-01-01,,Test,MIT\n\
                    newer_rule,Ny,Ny,2027-01-01,,Test,MIT\n";
        let days = Holidays::of(&parse_code_list(&format!("{HEADER}{rows}")).unwrap());
        assert_eq!(days.day_kind(day("2027-05-01")), DayKind::Off);
        assert_eq!(days.day_kind(day("2028-05-01")), DayKind::Working, "a Monday like any other");
        assert_eq!(days.day_kind(day("2027-03-05")), DayKind::Off);
        assert_eq!(days.day_kind(day("2028-03-06")), DayKind::Working);
        let titles: Vec<_> = days.named_days(2027).iter().map(|day| day.title(Language::Nb)).collect();
        assert_eq!(titles, ["Sørgedag", "Første mai"]);
    }

    #[test]
    fn every_day_that_comes_along_is_a_rule() {
        let list = built_in(CodeListName::Holiday);
        assert!(list.entries().iter().all(|entry| is_rule(&entry.code)));
        assert_eq!(Holidays::built_in().named_days(2026).len(), list.entries().len());
    }
}
