//! Finds what looks like other people's full names in a note about a participant.
//!
//! A note may name the participant and colleagues. Others, such as a mother or a therapist, have not been asked: their
//! role says enough. Nothing is refused, because a name cannot be told from a street by its letters alone.

use crate::words::Words;
use crate::{
    employer_text::{Finding, FindingKind, Word, words},
    fold,
};

/// Most findings of one text; a person cannot use more at a time.
const FINDINGS_MAX: usize = 50;

const WHY: Words = Words::new(
    "Dette ser ut som navnet på en annen person, som ikke er spurt.",
    "Dette ser ut som namnet på ein annan person, som ikkje er spurd.",
    "This looks like the name of another person, who has not been asked.",
);
const BETTER: Words = Words::new(
    "Skriv rollen: «moren», «behandleren», «kontaktpersonen».",
    "Skriv rolla: «mora», «behandlaren», «kontaktpersonen».",
    "Write the role: “the mother”, “the therapist”, “the contact person”.",
);

/// Words that with a capital letter before or after another are places or firms rather than people, folded.
const NOT_NAMES: [&str; 40] = [
    "as",
    "asa",
    "nav",
    "ips",
    "ams",
    "vgs",
    "dps",
    "bup",
    "kommune",
    "sykehus",
    "helse",
    "skole",
    "universitet",
    "gate",
    "gata",
    "vei",
    "veien",
    "plass",
    "torg",
    "senter",
    "klinikk",
    "legekontor",
    "oslo",
    "norge",
    "avdeling",
    "bygg",
    "etasje",
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "ring",
    "møte",
    "notat",
    "avtalt",
    "snakket",
    "ringte",
    "besøk",
    "deltaker",
];

/// Two or three words with capital letters in a row that are none of the `known` names.
#[must_use]
pub fn find(text: &str, known: &[String]) -> Vec<Finding> {
    let chars: Vec<char> = text.chars().collect();
    let known: Vec<String> = known.iter().flat_map(|name| words_of(name)).collect();
    let words = words(&chars);
    let mut findings = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let mut run = vec![first];
        for next in after {
            let Some(last) = run.last() else { break };
            if !(could_be_name(first) && could_be_name(next) && beside(&chars, last, next)) {
                break;
            }
            run.push(next);
        }
        let is_known = run.iter().any(|word| known.contains(&word.folded));
        if let (true, false, Some(last)) = (run.len() > 1, is_known, run.last()) {
            findings.push(Finding {
                start: first.start,
                end: last.end,
                kind: FindingKind::ThirdPerson,
                why: WHY,
                better: BETTER,
            });
        }
        rest = rest.get(run.len()..).unwrap_or_default();
    }
    findings.truncate(FINDINGS_MAX);
    findings
}

fn words_of(name: &str) -> Vec<String> {
    fold(name).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

fn could_be_name(word: &Word) -> bool {
    word.capital
        && word.folded.chars().count() > 1
        && word.folded.chars().all(char::is_alphabetic)
        && !NOT_NAMES.contains(&word.folded.as_str())
}

/// Only one blank or one hyphen lies between them.
fn beside(chars: &[char], one: &Word, next: &Word) -> bool {
    matches!(chars.get(one.end..next.start), Some([' ' | '-']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Moren Anne Testdatter ringte", &["Moren Anne Testdatter"])]
    #[case("snakket med Per Øvelse og Kari Prøve-Hansen", &["Per Øvelse", "Kari Prøve-Hansen"])]
    #[case("Lars Øvingsmo kom for sent", &[])]
    #[case("Avtalt med Lars at vi ringer NAV Oslo", &[])]
    #[case("Møte på Testmarka Sykehus mandag", &[])]
    #[case("Ny setning. Annen setning.", &[])]
    #[case("Vi velger Plan B mandag", &[])]
    #[case("hilste på Anne, Per Øvelse og Kari; Testdatter er syk", &["Per Øvelse"])]
    fn full_names_of_others_are_found_and_nothing_else(#[case] text: &str, #[case] found: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let known = ["Lars Øvingsmo".to_owned()];
        let places: Vec<String> =
            find(text, &known).iter().map(|one| chars[one.start..one.end].iter().collect()).collect();
        assert_eq!(places, found);
    }
}
