//! Putting a newer version of a list in place of an older one, so that nothing already saved loses its meaning.

use super::{CodeEntry, CodeList, Validity};
use crate::time::Date;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// A newer list must have at least one in so many of the older one's codes; fewer, and it is surely another list.
const SHARED_CODES_ONE_IN: usize = 2;

/// Why a list cannot replace another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplaceError {
    /// Most codes are other ones: probably the file of another list.
    #[error("newer list has only {shared} of {before} codes")]
    AnotherList {
        /// Codes that both have.
        shared: usize,
        /// Codes that could be chosen before.
        before: usize,
    },
}

impl ReplaceError {
    /// What is wrong and what to do.
    #[must_use]
    pub const fn words(self) -> Words {
        const ANOTHER_LIST: Words = Words::new(
            "De fleste kodene mangler i den nye filen. Se etter om det er riktig kodeverk.",
            "Dei fleste kodane manglar i den nye fila. Sjå etter om det er rett kodeverk.",
            "Most codes are missing in the new file. Check whether it is the right code list.",
        );
        match self {
            Self::AnotherList { .. } => ANOTHER_LIST,
        }
    }
}

/// A list replaced, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The list from now on.
    pub list: CodeList,
    /// Codes that are new.
    pub added: Vec<String>,
    /// Codes whose title is another one.
    pub retitled: Vec<String>,
    /// Codes that can no longer be chosen.
    pub retired: Vec<String>,
    /// Those of the retired codes that something is saved with.
    pub retired_in_use: Vec<String>,
}

/// Puts a newer list in place of an older one on a day.
///
/// A code that the newer list lacks is retired from that day, whether something is saved with it here or not: another
/// laptop may use it. Titles that held before the newer list begins are kept for their days.
///
/// # Errors
/// `AnotherList` when the newer list lacks most codes of the older.
pub fn replace_code_list(
    older: &CodeList,
    newer: &CodeList,
    on: Date,
    is_used: &dyn Fn(&str) -> bool,
) -> Result<Replacement, ReplaceError> {
    let before: BTreeSet<&str> = older.choices(on).map(|entry| entry.code.as_str()).collect();
    let newer_codes = newer.codes();
    let shared = before.intersection(&newer_codes).count();
    if shared * SHARED_CODES_ONE_IN < before.len() {
        return Err(ReplaceError::AnotherList { shared, before: before.len() });
    }

    let first_days: BTreeMap<&str, Date> =
        newer.entries().iter().rev().map(|entry| (entry.code.as_str(), entry.valid_from)).collect();
    let kept = older.entries().iter().filter_map(|entry| match first_days.get(entry.code.as_str()) {
        Some(first_day) => cut_before(entry, *first_day),
        None => Some(cut_before(entry, on).unwrap_or_else(|| only_first_day(entry))),
    });
    let mut entries: Vec<_> = kept.chain(newer.entries().iter().cloned()).collect();
    entries.sort();
    let list = CodeList { entries };

    let owned = |code: &&str| (*code).to_owned();
    let retired: Vec<_> =
        before.iter().filter(|code| list.validity(code, on) != Some(Validity::Valid)).map(owned).collect();
    let retitled = before.iter().filter(|code| list.title(code, on) != older.title(code, on)).map(owned).collect();
    let added = newer_codes.difference(&older.codes()).map(owned).collect();
    let retired_in_use = retired.iter().filter(|code| is_used(code)).cloned().collect();
    Ok(Replacement { list, added, retitled, retired, retired_in_use })
}

/// The part of an entry before a day; `None` when it begins then or later.
fn cut_before(entry: &CodeEntry, day: Date) -> Option<CodeEntry> {
    let last = day.pred_opt().filter(|last| *last >= entry.valid_from)?;
    let valid_to = Some(entry.valid_to.map_or(last, |own| own.min(last)));
    Some(CodeEntry { valid_to, ..entry.clone() })
}

/// An entry that was to begin later and now never does: it keeps one day, so that its title is not lost.
fn only_first_day(entry: &CodeEntry) -> CodeEntry {
    CodeEntry { valid_to: Some(entry.valid_from), ..entry.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::{
        code_lists::{CodeListName, built_in, parse_code_list},
        time::parse_date,
    };
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        parse_date(text, "date").unwrap()
    }

    fn list(rows: &[(&str, &str, &str, &str)]) -> CodeList {
        let mut text = "code,title_nb,title_nn,valid_from,valid_to,source,licence\n".to_owned();
        for (code, title, from, to) in rows {
            text.push_str(&format!("{code},{title},{title},{from},{to},SSB,NLOD\n"));
        }
        parse_code_list(&text).unwrap()
    }

    fn older() -> CodeList {
        list(&[("1", "En", "2020-01-01", ""), ("2", "To", "2020-01-01", ""), ("3", "Tre", "2020-01-01", "")])
    }

    #[test]
    fn code_that_the_newer_list_lacks_is_retired_and_keeps_its_title() {
        let newer =
            list(&[("1", "En", "2020-01-01", ""), ("2", "Andre", "2026-01-01", ""), ("4", "Fire", "2026-01-01", "")]);
        let on = day("2026-01-01");
        let done = replace_code_list(&older(), &newer, on, &|code| code == "3").unwrap();
        assert_eq!(done.added, ["4"]);
        assert_eq!(done.retitled, ["2"]);
        assert_eq!((done.retired, done.retired_in_use), (vec!["3".to_owned()], vec!["3".to_owned()]));
        assert_eq!(done.list.validity("3", on), Some(Validity::Retired));
        assert_eq!(done.list.validity("3", day("2025-12-31")), Some(Validity::Valid));
        assert_eq!(done.list.title("3", on), Some("Tre"));
        assert_eq!(done.list.title("2", day("2025-12-31")), Some("To"));
        assert_eq!(done.list.title("2", on), Some("Andre"));
        assert_eq!(parse_code_list(&done.list.to_csv()), Ok(done.list));
    }

    #[test]
    fn code_retired_by_the_newer_list_itself_is_told() {
        let newer = list(&[
            ("1", "En", "2020-01-01", "2025-12-31"),
            ("2", "To", "2020-01-01", ""),
            ("3", "Tre", "2020-01-01", ""),
        ]);
        let done = replace_code_list(&older(), &newer, day("2026-01-01"), &|_| false).unwrap();
        assert_eq!((done.retired, done.retired_in_use), (vec!["1".to_owned()], vec![]));
    }

    #[test]
    fn file_of_another_list_is_refused() {
        let occupations = built_in(CodeListName::Occupation);
        let refused =
            replace_code_list(built_in(CodeListName::Municipality), occupations, day("2026-01-01"), &|_| true);
        let Err(ReplaceError::AnotherList { shared, before }) = refused else { panic!("it was taken") };
        assert!(shared * 2 < before);
        assert!(ReplaceError::AnotherList { shared, before }.words().of(Language::Nb).ends_with('.'));
    }

    #[test]
    fn same_list_again_changes_nothing() {
        for name in CodeListName::ALL {
            let list = built_in(*name);
            let done = replace_code_list(list, list, day("2026-11-21"), &|_| true).unwrap();
            assert_eq!(&done.list, list, "{}", name.code());
            assert!(done.added.is_empty() && done.retitled.is_empty() && done.retired.is_empty());
        }
    }

    fn any_list() -> impl Strategy<Value = CodeList> {
        let entry = ("[1-9]", 0_u32..4, prop::option::of(0_u32..4), "[A-D]");
        prop::collection::vec(entry, 1..12).prop_map(|entries| {
            let mut by_code = BTreeMap::new();
            for (code, from, span, title) in entries {
                let valid_from = day(&format!("{}-01-01", 2020 + from));
                let valid_to = span.map(|years| day(&format!("{}-12-31", 2020 + from + years)));
                by_code.entry(code.clone()).or_insert(CodeEntry {
                    code,
                    valid_from,
                    valid_to,
                    title_nn: title.clone(),
                    title_nb: title,
                    source: "SSB".to_owned(),
                    licence: "NLOD".to_owned(),
                    title_en: String::new(),
                });
            }
            CodeList { entries: by_code.into_values().collect() }
        })
    }

    proptest! {
        #[test]
        fn nothing_vanishes_and_the_result_is_a_sound_list(older in any_list(), newer in any_list(), year in 2020..2028) {
            let on = day(&format!("{year}-06-01"));
            if let Ok(done) = replace_code_list(&older, &newer, on, &|_| true) {
                prop_assert_eq!(parse_code_list(&done.list.to_csv()), Ok(done.list.clone()));
                for code in older.codes() {
                    prop_assert!(done.list.title(code, on).is_some());
                }
                for entry in newer.choices(on) {
                    prop_assert_eq!(done.list.title(&entry.code, on), Some(entry.title_nb.as_str()));
                }
                prop_assert_eq!(&done.retired, &done.retired_in_use);
                for entry in done.list.choices(on) {
                    prop_assert!(newer.codes().contains(entry.code.as_str()));
                }
            }
        }
    }
}
