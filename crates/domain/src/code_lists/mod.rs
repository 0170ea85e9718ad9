//! Code lists that others own (occupations, industries, municipalities): dated, replaceable, with old codes kept.
//!
//! **Invariant:** a code that was once in a list is never lost. One that is no longer used is *retired*: it cannot be
//! chosen, and what was saved with it still reads with its title.

mod parse;
mod replace;

pub use parse::{CodeListError, CodeListProblem, parse_code_list};
pub use replace::{ReplaceError, Replacement, replace_code_list};

use crate::{
    codes::{Channel, EndCause, Phase, code_list},
    time::Date,
    words::Language,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

code_list! {
    /// A code list (*kodeverk*).
    CodeListName {
        /// Occupations, STYRK-08.
        Occupation = "occupation", ["Yrker (STYRK-08)", "Yrke (STYRK-08)", "Occupations (STYRK-08)"];
        /// Industries, SN.
        Industry = "industry", ["Næringer (SN)", "Næringar (SN)", "Industries (SN)"];
        /// Counties (*fylke*).
        County = "county", ["Fylker", "Fylke", "Counties"];
        /// Municipalities (*kommune*).
        Municipality = "municipality", ["Kommuner", "Kommunar", "Municipalities"];
        /// Public holidays and short days (*helligdager*); the codes are rules.
        Holiday = "holiday",
            ["Helligdager og korte dager", "Heilagdagar og korte dagar", "Public holidays and short days"];
        /// How a meeting is held (*kanal*).
        MeetingChannel = "channel", ["Kanaler", "Kanalar", "Channels"];
        /// Why a trail ended (*sluttårsak*).
        TrailEndCause = "end_cause", ["Sluttårsaker", "Sluttårsaker", "End causes"];
        /// How far a trail has come (*fase*).
        TrailPhase = "phase", ["Faser", "Fasar", "Phases"];
    }
}

impl CodeListName {
    /// Every code of a list that the rules themselves know: such a list can get other titles, but no other codes.
    /// `None` for lists that others own.
    #[must_use]
    pub fn closed_codes(self) -> Option<BTreeSet<&'static str>> {
        match self {
            Self::MeetingChannel => Some(Channel::ALL.iter().chain(Channel::UNLISTED).map(|v| v.code()).collect()),
            Self::TrailEndCause => Some(EndCause::ALL.iter().chain(EndCause::UNLISTED).map(|v| v.code()).collect()),
            Self::TrailPhase => Some(Phase::ALL.iter().chain(Phase::UNLISTED).map(|v| v.code()).collect()),
            Self::Occupation | Self::Industry | Self::County | Self::Municipality | Self::Holiday | Self::Unknown => {
                None
            }
        }
    }
}

/// Whether a code holds on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It can be chosen.
    Valid,
    /// It no longer can be chosen; what was saved with it stands.
    Retired,
    /// It begins later.
    NotYet,
}

/// One code with one title for one stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeEntry {
    /// The code, as text: leading zeros matter.
    pub code: String,
    /// First day it holds.
    pub valid_from: Date,
    /// Last day it holds; `None` while it is in use.
    pub valid_to: Option<Date>,
    /// Title in bokmål.
    pub title_nb: String,
    /// Title in nynorsk.
    pub title_nn: String,
    /// Where it comes from.
    pub source: String,
    /// On what terms.
    pub licence: String,
    /// Title in English; empty where nobody has given one.
    pub title_en: String,
}

impl CodeEntry {
    /// Whether it holds on a day.
    #[must_use]
    pub fn validity(&self, on: Date) -> Validity {
        if on < self.valid_from {
            Validity::NotYet
        } else if self.valid_to.is_some_and(|last| last < on) {
            Validity::Retired
        } else {
            Validity::Valid
        }
    }

    /// The title in a language; the bokmål where there is no English one.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::En if !self.title_en.is_empty() => &self.title_en,
            Language::Nb | Language::En => &self.title_nb,
            Language::Nn => &self.title_nn,
        }
    }
}

/// A whole list, sorted by code and then by time; the stretches of one code never overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeList {
    entries: Vec<CodeEntry>,
}

impl CodeList {
    /// All entries, also of old codes.
    #[must_use]
    pub fn entries(&self) -> &[CodeEntry] {
        &self.entries
    }

    /// All codes, also old ones.
    #[must_use]
    pub fn codes(&self) -> BTreeSet<&str> {
        self.entries.iter().map(|entry| entry.code.as_str()).collect()
    }

    /// The entries of one code, oldest first.
    #[must_use]
    pub fn entries_of(&self, code: &str) -> &[CodeEntry] {
        let from = self.entries.partition_point(|entry| entry.code.as_str() < code);
        let to = self.entries.partition_point(|entry| entry.code.as_str() <= code);
        self.entries.get(from..to).unwrap_or_default()
    }

    /// What a code means on a day: the entry that holds, else the last one before, else the first one to come.
    #[must_use]
    pub fn find(&self, code: &str, on: Date) -> Option<&CodeEntry> {
        let entries = self.entries_of(code);
        entries.iter().rfind(|entry| entry.valid_from <= on).or_else(|| entries.first())
    }

    /// The title of a code on a day, in bokmål, also when it is retired; `None` for a code not in the list.
    #[must_use]
    pub fn title(&self, code: &str, on: Date) -> Option<&str> {
        self.find(code, on).map(|entry| entry.title(Language::Nb))
    }

    /// Whether a code can be chosen on a day; `None` for a code not in the list.
    #[must_use]
    pub fn validity(&self, code: &str, on: Date) -> Option<Validity> {
        self.find(code, on).map(|entry| entry.validity(on))
    }

    /// Whether a code may be chosen on a day in a list whose codes get narrower digit by digit. Of a list that has no
    /// codes as narrow as this one, the widest part it knows decides: an extract of a standard refuses none of its codes.
    ///
    /// `None` for a code that is not of this list.
    #[must_use]
    pub fn validity_by_prefix(&self, code: &str, on: Date) -> Option<Validity> {
        if let Some(validity) = self.validity(code, on) {
            return Some(validity);
        }
        let is_as_narrow = |entry: &CodeEntry| entry.code.chars().count() >= code.chars().count();
        if self.entries.iter().any(is_as_narrow) {
            return None;
        }
        let lengths = (1..code.len()).rev().filter_map(|length| code.get(..length));
        lengths.filter_map(|wider| self.validity(wider, on)).next()
    }

    /// What can be chosen on a day, by code.
    pub fn choices(&self, on: Date) -> impl Iterator<Item = &CodeEntry> {
        self.entries.iter().filter(move |entry| entry.validity(on) == Validity::Valid)
    }

    /// The code that took over from a retired one: same title, from the day after; only when there is exactly one.
    #[must_use]
    pub fn successor(&self, code: &str) -> Option<&CodeEntry> {
        let last = self.entries_of(code).last()?;
        let next_day = last.valid_to?.succ_opt()?;
        let mut heirs = self
            .entries
            .iter()
            .filter(|entry| entry.code != code && entry.valid_from == next_day && entry.title_nb == last.title_nb);
        heirs.next().filter(|_| heirs.next().is_none())
    }
}

/// The list that comes with the program.
#[must_use]
pub fn built_in(name: CodeListName) -> &'static CodeList {
    static LISTS: OnceLock<BTreeMap<CodeListName, CodeList>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        let parsed = CodeListName::ALL.iter().map(|name| (*name, parse_code_list(built_in_text(*name))));
        parsed.filter_map(|(name, list)| Some((name, list.ok()?))).collect()
    });
    static NONE: CodeList = CodeList { entries: Vec::new() };
    lists.get(&name).unwrap_or(&NONE)
}

const fn built_in_text(name: CodeListName) -> &'static str {
    match name {
        CodeListName::Occupation => include_str!("../../data/codes/styrk08.csv"),
        CodeListName::Industry => include_str!("../../data/codes/industries.csv"),
        CodeListName::County => include_str!("../../data/codes/counties.csv"),
        CodeListName::Municipality => include_str!("../../data/codes/municipalities.csv"),
        CodeListName::Holiday => include_str!("../../data/codes/holidays.csv"),
        CodeListName::MeetingChannel => include_str!("../../data/codes/channels.csv"),
        CodeListName::TrailEndCause => include_str!("../../data/codes/end_causes.csv"),
        CodeListName::TrailPhase => include_str!("../../data/codes/phases.csv"),
        CodeListName::Unknown => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codes::{Channel, EndCause, Phase},
        time::parse_date,
    };
    use rstest::rstest;

    fn day(text: &str) -> Date {
        parse_date(text, "date").unwrap()
    }

    #[rstest]
    #[case("53", Some(Validity::Valid))]
    #[case("5321", Some(Validity::Valid))]
    #[case("9", Some(Validity::Valid))]
    #[case("X321", None)]
    #[case("", None)]
    fn extract_of_a_standard_takes_the_narrower_codes_of_those_it_has(
        #[case] code: &str,
        #[case] expected: Option<Validity>,
    ) {
        assert_eq!(built_in(CodeListName::Occupation).validity_by_prefix(code, day("2026-11-21")), expected);
    }

    #[test]
    fn every_list_that_comes_along_reads_without_a_fault() {
        for name in CodeListName::ALL {
            assert_eq!(parse_code_list(built_in_text(*name)).map(|_| ()), Ok(()), "{}", name.code());
            assert!(built_in(*name).choices(day("2026-11-21")).count() > 0);
        }
    }

    #[rstest]
    #[case(CodeListName::Occupation, "53", "2026-11-21", "Barnehageassistenter, helsefagarbeidere og annen omsorg")]
    #[case(CodeListName::County, "30", "2022-06-01", "Viken")]
    #[case(CodeListName::County, "30", "2026-11-21", "Viken")]
    #[case(CodeListName::County, "32", "2020-01-01", "Akershus")]
    #[case(CodeListName::Municipality, "0301", "2026-11-21", "Oslo")]
    #[case(CodeListName::Industry, "J", "2024-12-31", "Informasjon og kommunikasjon")]
    #[case(CodeListName::Industry, "J", "2025-01-01", "Forlag, kringkasting og innhold")]
    fn code_has_the_title_of_its_day(
        #[case] name: CodeListName,
        #[case] code: &str,
        #[case] on: &str,
        #[case] title: &str,
    ) {
        assert_eq!(built_in(name).title(code, day(on)), Some(title));
    }

    #[rstest]
    #[case("3030", "2023-12-31", Some(Validity::Valid))]
    #[case("3030", "2024-01-01", Some(Validity::Retired))]
    #[case("3205", "2023-12-31", Some(Validity::NotYet))]
    #[case("3205", "2024-02-29", Some(Validity::Valid))]
    #[case("9999", "2024-01-01", None)]
    fn number_of_lillestroem_changed_at_new_year(
        #[case] code: &str,
        #[case] on: &str,
        #[case] expected: Option<Validity>,
    ) {
        assert_eq!(built_in(CodeListName::Municipality).validity(code, day(on)), expected);
    }

    #[rstest]
    #[case("3030", Some("3205"))]
    #[case("0219", Some("3024"))]
    #[case("3024", Some("3201"))]
    #[case("5401", Some("5501"))]
    #[case("0231", None)]
    #[case("0301", None)]
    fn renumbered_municipality_is_found_under_its_next_number(#[case] old: &str, #[case] next: Option<&str>) {
        let successor = built_in(CodeListName::Municipality).successor(old);
        assert_eq!(successor.map(|entry| entry.code.as_str()), next);
    }

    #[test]
    fn lists_have_the_size_of_their_standard() {
        let today = day("2026-11-21");
        let count = |name: CodeListName, length: usize| {
            built_in(name).choices(today).filter(|entry| entry.code.len() == length).count()
        };
        assert_eq!(count(CodeListName::Occupation, 1), 10);
        assert_eq!((count(CodeListName::Industry, 1), count(CodeListName::Industry, 2)), (22, 87));
        assert_eq!(count(CodeListName::County, 2), 15 + 2);
    }

    #[test]
    fn every_municipality_and_every_narrow_code_has_its_wider_one_on_the_same_days() {
        let counties = built_in(CodeListName::County);
        for entry in built_in(CodeListName::Municipality).entries() {
            let county = entry.code.get(..2).unwrap();
            assert_eq!(counties.validity(county, entry.valid_from), Some(Validity::Valid), "{}", entry.code);
            let last = entry.valid_to.unwrap_or(day("2026-11-21"));
            assert_eq!(counties.validity(county, last), Some(Validity::Valid), "{}", entry.code);
        }
        let occupations = built_in(CodeListName::Occupation);
        for code in occupations.codes() {
            assert!(!occupations.entries_of(&code[..1]).is_empty(), "{code}");
        }
    }

    #[test]
    fn channels_causes_and_phases_are_those_the_rules_know() {
        let today = day("2026-11-21");
        let choices = |name: CodeListName| -> BTreeMap<&str, &str> {
            built_in(name).choices(today).map(|e| (e.code.as_str(), e.title_nb.as_str())).collect()
        };
        let channels = Channel::ALL.iter().map(|v| (v.code(), v.label_nb())).collect();
        assert_eq!(choices(CodeListName::MeetingChannel), channels);
        let causes = EndCause::ALL.iter().map(|v| (v.code(), v.label_nb())).collect();
        assert_eq!(choices(CodeListName::TrailEndCause), causes);
        let phases: BTreeMap<_, _> = Phase::ALL
            .iter()
            .chain(Phase::UNLISTED)
            .filter(|phase| **phase != Phase::Passive)
            .map(|v| (v.code(), v.label_nb()))
            .collect();
        assert_eq!(choices(CodeListName::TrailPhase), phases);
        for name in CodeListName::ALL {
            let known: BTreeSet<_> = built_in(*name).codes();
            assert_eq!(name.closed_codes().map(|codes| codes == known), name.closed_codes().map(|_| true));
        }
        for retired in EndCause::UNLISTED {
            let list = built_in(CodeListName::TrailEndCause);
            assert_eq!(list.validity(retired.code(), today), Some(Validity::Retired));
            assert_eq!(list.title(retired.code(), today), Some(retired.label_nb()));
        }
    }

    #[test]
    fn title_comes_in_both_written_forms() {
        let entry = built_in(CodeListName::TrailEndCause).find("not_applicable", day("2026-11-21")).unwrap();
        assert_eq!((entry.title(Language::Nb), entry.title(Language::Nn)), ("Ikke aktuell", "Ikkje aktuell"));
    }
}
