//! Finds what must not stand in a text at an employer: national numbers, participants' names, words about health.
//!
//! Employer records are shared in the team and shown to colleagues who follow nobody, so nothing there
//! may tell about a participant. National numbers and names stop the saving; words about health are
//! pointed out with a better wording, because an employer may speak of absence from work, too.

use crate::words::Words;
use crate::{NationalId, codes::code_list, fold};
use serde::Deserialize;
use std::sync::OnceLock;

const HEALTH_WORDS: &str = include_str!("../data/health_words.toml");

/// Digits of a national number.
const NATIONAL_DIGITS: usize = 11;
/// Most signs between two digits of one number: a blank, a point, a hyphen, or a blank on each side of one.
const GAP_CHARS_MAX: usize = 3;
/// Parts of a name up to this length are words as often as names (*Bo*, *Per*, *Liv*): they need a capital letter.
const SHORT_NAME_CHARS: usize = 3;
/// Most findings of one text; a person cannot use more at a time.
const FINDINGS_MAX: usize = 200;

/// Longer names that are ordinary words as well, folded: they count as names only with a capital letter.
const ALSO_WORDS: [&str; 24] = [
    "bakke", "berg", "bjørk", "bjørn", "borg", "dahl", "even", "glad", "hans", "haug", "hell", "holm", "lund", "mann",
    "moen", "myhre", "roar", "rose", "sand", "stein", "strand", "toms", "trygve", "vang",
];

const NUMBER_WHY: Words = Words::new(
    "Et fødselsnummer viser hvem det gjelder.",
    "Eit fødselsnummer viser kven det gjeld.",
    "A national identity number shows who it is about.",
);
const NUMBER_BETTER: Words = Words::new(
    "Ta det ut. Knytt møtet til jobbsporet hvis det gjelder en deltaker.",
    "Ta det ut. Knyt møtet til jobbsporet om det gjeld ein deltakar.",
    "Take it out. Tie the meeting to the trail if it is about a participant.",
);
const NAME_WHY: Words = Words::new(
    "Navnet er det samme som en deltaker har.",
    "Namnet er det same som ein deltakar har.",
    "The name is one that a participant has.",
);
const NAME_BETTER: Words = Words::new(
    "Skriv «en kandidat» eller la det stå uten navn. Er det en ansatt hos arbeidsgiveren, bekreft det.",
    "Skriv «ein kandidat» eller la det stå utan namn. Er det ein tilsett hos arbeidsgivaren, stadfest det.",
    "Write “a candidate” or leave the name out. If it is an employee of the employer, confirm that.",
);
const HEALTH_WHY: Words = Words::new(
    "Ordet sier noe om helse eller sosiale forhold, som arbeidsgiveren ikke skal få herfra.",
    "Ordet seier noko om helse eller sosiale forhold, som arbeidsgivaren ikkje skal få herifrå.",
    "The word says something about health or social circumstances, which the employer must not get from here.",
);

code_list! {
    /// What was found in a text that it must not hold.
    FindingKind {
        /// A national identity number or D-number.
        NationalNumber = "national_number", ["Fødselsnummer", "Fødselsnummer", "National identity number"];
        /// A participant's name or a part of it.
        ParticipantName = "participant_name", ["Navn på deltaker", "Namn på deltakar", "Name of a participant"];
        /// A word about health, treatment, substance use or social matters.
        Health = "health", ["Helse og sosiale forhold", "Helse og sosiale forhold", "Health and social circumstances"];
        /// The name of somebody who has not been asked.
        ThirdPerson = "third_person", ["Navn på en annen person", "Namn på ein annan person", "Name of another person"];
    }
}

/// A place in a text that should be written in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// First character of it, counted in characters from 0.
    pub start: usize,
    /// The character after it.
    pub end: usize,
    /// What it is.
    pub kind: FindingKind,
    /// Why it should not stand there.
    pub why: Words,
    /// What to write instead.
    pub better: Words,
}

impl Finding {
    /// Whether the text must not be saved like this; what is not refused is advice.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        matches!(self.kind, FindingKind::NationalNumber | FindingKind::ParticipantName)
    }
}

/// Everything in a text that should not stand at an employer, in the order of the text.
///
/// `participant_names` are full names or parts of names. A part by itself counts as well, in any case and
/// with the *s* of a genitive; parts that are ordinary words count only with a capital letter.
#[must_use]
pub fn find(text: &str, participant_names: &[String]) -> Vec<Finding> {
    let chars: Vec<char> = text.chars().collect();
    let words = words(&chars);
    let mut findings = national_numbers(&chars);
    findings.extend(participant_names.iter().flat_map(|name| names(&words, name)));
    findings.extend(health_words(&words));
    findings.sort_by_key(|finding| (finding.start, std::cmp::Reverse(finding.end), finding.kind));
    let mut last_end = 0;
    // Of findings over the same place the longest is told: a full name, not each part of it.
    findings.retain(|finding| {
        let fresh = finding.end > last_end;
        last_end = last_end.max(finding.end);
        fresh
    });
    findings.truncate(FINDINGS_MAX);
    findings
}

/// Whether a text may be saved at an employer.
#[must_use]
pub fn may_stand(text: &str, participant_names: &[String]) -> bool {
    !find(text, participant_names).iter().any(Finding::is_refused)
}

pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) folded: String,
    pub(crate) capital: bool,
}

/// Runs of letters and digits, folded.
pub(crate) fn words(chars: &[char]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
        let folded = fold(&c.to_string());
        match words.last_mut() {
            Some(word) if word.end == at => {
                word.end = at + 1;
                word.folded.push_str(&folded);
            }
            _ => words.push(Word { start: at, end: at + 1, folded, capital: c.is_uppercase() }),
        }
    }
    words
}

/// Eleven digits with valid check digits, in one piece or spaced, that begin and end where a piece does.
fn national_numbers(chars: &[char]) -> Vec<Finding> {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let digits: Vec<usize> = (0..chars.len()).filter(|at| is_digit(*at)).collect();
    let mut findings = Vec::new();
    for window in digits.windows(NATIONAL_DIGITS) {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
        let whole = !(first.checked_sub(1).is_some_and(is_digit) || is_digit(last + 1));
        let near = window.iter().zip(window.iter().skip(1)).all(|(one, next)| {
            let gap = chars.get(one + 1..*next).unwrap_or_default();
            gap.len() <= GAP_CHARS_MAX && gap.iter().all(|c| !c.is_alphanumeric())
        });
        let number: String = window.iter().filter_map(|at| chars.get(*at)).collect();
        if whole && near && (number.parse::<NationalId>().is_ok() || is_called_a_number(chars, *first)) {
            findings.push(Finding {
                start: *first,
                end: last + 1,
                kind: FindingKind::NationalNumber,
                why: NUMBER_WHY,
                better: NUMBER_BETTER,
            });
        }
    }
    findings
}

/// Words before a number that say what it is, so that one with a slip of the pen is known, too.
const NUMBER_WORDS: [&str; 6] = ["fnr", "fødselsnummer", "fødselsnr", "personnummer", "personnr", "d-nummer"];

/// Whether the word before a place says that a national number follows.
fn is_called_a_number(chars: &[char], first: usize) -> bool {
    let before: String = chars.iter().take(first).collect();
    let before = fold(&before);
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    NUMBER_WORDS.iter().any(|word| {
        let start = before.strip_suffix(fold(word).as_str());
        start.is_some_and(|start| !start.ends_with(char::is_alphanumeric))
    })
}

/// A participant's name, whole or in part.
fn names(words: &[Word], name: &str) -> Vec<Finding> {
    let parts: Vec<String> =
        fold(name).split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let mut findings: Vec<Finding> = Vec::new();
    if parts.len() > 1 {
        for run in words.windows(parts.len()) {
            if run.iter().zip(&parts).all(|(word, part)| is_name(word, part)) {
                let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
                findings.push(name_finding(first.start, last.end));
            }
        }
    }
    for word in words {
        if parts.iter().any(|part| stands_alone(part) && is_name(word, part) && (word.capital || !is_word(part))) {
            findings.push(name_finding(word.start, word.end));
        }
    }
    findings
}

fn name_finding(start: usize, end: usize) -> Finding {
    Finding { start, end, kind: FindingKind::ParticipantName, why: NAME_WHY, better: NAME_BETTER }
}

fn is_name(word: &Word, part: &str) -> bool {
    word.folded == part || word.folded.strip_suffix('s') == Some(part)
}

/// Initials and single letters are no name by themselves.
fn stands_alone(part: &str) -> bool {
    part.chars().count() > 1 && part.chars().all(char::is_alphabetic)
}

fn is_word(part: &str) -> bool {
    part.chars().count() <= SHORT_NAME_CHARS || ALSO_WORDS.contains(&part)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HealthFile {
    group: Vec<HealthGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HealthGroup {
    #[serde(rename = "name")]
    _name: String,
    better: Words,
    starts: Vec<String>,
    whole: Vec<String>,
}

fn health_groups() -> &'static [HealthGroup] {
    static GROUPS: OnceLock<Vec<HealthGroup>> = OnceLock::new();
    GROUPS.get_or_init(|| {
        let Ok(file) = toml::from_str::<HealthFile>(HEALTH_WORDS) else {
            unreachable!("the words are part of the program, and a test reads them")
        };
        file.group
    })
}

fn health_words(words: &[Word]) -> Vec<Finding> {
    let is_of = |word: &Word, group: &HealthGroup| {
        group.whole.contains(&word.folded) || group.starts.iter().any(|start| word.folded.starts_with(start.as_str()))
    };
    words
        .iter()
        .filter_map(|word| {
            let group = health_groups().iter().find(|group| is_of(word, group))?;
            Some(Finding {
                start: word.start,
                end: word.end,
                kind: FindingKind::Health,
                why: HEALTH_WHY,
                better: group.better,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use rstest::rstest;
    use std::collections::BTreeSet;

    fn found(text: &str, names: &[&str]) -> Vec<(FindingKind, String)> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        find(text, &names)
            .iter()
            .map(|f| (f.kind, text.chars().skip(f.start).take(f.end - f.start).collect()))
            .collect()
    }

    #[rstest]
    #[case("Gjelder 15507600333.", "15507600333")]
    #[case("Gjelder 155076 00333.", "155076 00333")]
    #[case("fnr:15.50.76-00333", "15.50.76-00333")]
    #[case("æøå 155076 - 00333 ok", "155076 - 00333")]
    #[case("tlf 22334455, 15507600333", "15507600333")]
    #[case("1550 7600 333", "1550 7600 333")]
    #[case("D-nummer 55507608360", "55507608360")]
    fn national_number_is_found_however_it_is_spaced(#[case] text: &str, #[case] number: &str) {
        assert_eq!(found(text, &[]), [(FindingKind::NationalNumber, number.to_owned())]);
    }

    #[rstest]
    #[case("Fnr. 15507600334 sa han", "15507600334")]
    #[case("fødselsnummer: 155076 00334", "155076 00334")]
    fn national_number_with_a_slip_is_known_by_the_word_before_it(#[case] text: &str, #[case] number: &str) {
        assert_eq!(found(text, &[]), [(FindingKind::NationalNumber, number.to_owned())]);
    }

    #[rstest]
    #[case("15507600334")]
    #[case("Orgfnr 15507600334")]
    #[case("115507600333")]
    #[case("155076003331")]
    #[case("155076 eller 00333")]
    #[case("Organisasjonsnummer 974760673")]
    #[case("Ring 22 33 44 55 eller 66 77 88 99")]
    fn other_numbers_may_stand(#[case] text: &str) {
        assert_eq!(found(text, &[]), []);
    }

    #[rstest]
    #[case("Foreslo Nina Testesen til lageret", "Nina Testesen")]
    #[case("nina testesens ønske", "nina testesens")]
    #[case("Testesen, Nina", "Testesen")]
    #[case("NINA passer godt", "NINA")]
    #[case("Ninas oppstart", "Ninas")]
    #[case("Besøk med Níná", "Níná")]
    fn participant_is_found_by_whole_name_and_by_part(#[case] text: &str, #[case] first: &str) {
        let findings = found(text, &["Nina Testesen"]);
        assert_eq!(findings.first(), Some(&(FindingKind::ParticipantName, first.to_owned())));
    }

    #[rstest]
    #[case("Snakket om ninjaer og maninas", &["Nina Testesen"])]
    #[case("10 kr per time, resten i Oslo", &["Per Hansen"])]
    #[case("to dager og en dag", &["Dag Lie"])]
    #[case("bjørn i logoen", &["Bjørn Aas"])]
    #[case("avdeling A", &["A. Hansson"])]
    fn ordinary_words_are_no_names(#[case] text: &str, #[case] names: &[&str]) {
        assert_eq!(found(text, names), []);
    }

    #[test]
    fn short_name_with_a_capital_letter_is_found() {
        assert_eq!(found("Avtalt at Bo kommer", &["Bo Ek"]), [(FindingKind::ParticipantName, "Bo".to_owned())]);
    }

    #[rstest]
    #[case("Trenger rolig sted på grunn av angsten", "angsten")]
    #[case("Slit med depresjonar", "depresjonar")]
    #[case("Har ADHD", "ADHD")]
    #[case("er sjukemeld til mai", "sjukemeld")]
    #[case("tidligere rusmisbruk", "rusmisbruk")]
    fn word_about_health_gets_a_better_wording_but_is_not_refused(#[case] text: &str, #[case] word: &str) {
        let findings = find(text, &[]);
        assert_eq!(found(text, &[]), [(FindingKind::Health, word.to_owned())]);
        assert!(findings.iter().all(|f| !f.is_refused() && f.better.of(Language::Nb).ends_with('.')));
        assert!(may_stand(text, &[]));
    }

    #[rstest]
    #[case("Sykkelverkstedet søker en sykepleier, gjelder fra mai")]
    #[case("Russetid og rushtid på bussene")]
    #[case("De trenger truckførere med fagbrev og flinke folk på kveldstid")]
    #[case("Vi møttes i Larvik, de er interessert i lønnstilskudd")]
    fn usual_talk_with_an_employer_has_no_findings(#[case] text: &str) {
        assert_eq!(found(text, &["Nina Testesen"]), []);
    }

    #[test]
    fn places_are_counted_in_characters_and_come_in_order() {
        let findings = find("Åse 😀: Nina og 15507600333", &["Nina".to_owned()]);
        assert_eq!(findings.iter().map(|f| (f.start, f.end)).collect::<Vec<_>>(), [(7, 11), (15, 26)]);
    }

    #[test]
    fn list_of_words_is_readable_folded_and_without_repeats() {
        let mut seen = BTreeSet::new();
        for group in health_groups() {
            assert!(group.better.of(Language::Nb).ends_with('.'), "{}", group._name);
            for word in group.starts.iter().chain(&group.whole) {
                assert_eq!(&fold(word), word);
                assert!(word.chars().all(char::is_alphanumeric), "{word} can never be found");
                assert!(seen.insert(word), "{word} stands twice");
            }
        }
        assert!(seen.len() > 80);
    }

    #[test]
    fn long_text_has_a_limited_number_of_findings() {
        assert_eq!(find(&"angst ".repeat(5_000), &[]).len(), FINDINGS_MAX);
    }
}
