//! A text for people in every language of the window, written side by side so that none can be missing.
//!
//! Bokmål is the source. In code a text is a row of three ([`Words::new`], checked while compiling); in `data/*.toml` it
//! is a list of three, in the order bokmål, nynorsk, English. Documents never hold such a text: it is chosen when it is
//! read.

use crate::time::{DAY_FORM, Date, Timestamp, oslo_date, oslo_text};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use ts_rs::TS;

/// The language of the window (*målform*).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// Every language, the source first.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The code, as in the attribute `lang` of a page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }
}

/// One text in every language. Places to fill stand in braces, as in `{date}`, and are the same in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    nb: &'static str,
    nn: &'static str,
    en: &'static str,
}

/// A tick that is set.
pub(crate) const YES: Words = Words::new("Ja", "Ja", "Yes");

/// A value that a newer app wrote.
pub(crate) const UNKNOWN: Words =
    Words::new("Ukjent (nyere versjon)", "Ukjend (nyare versjon)", "Unknown (newer version)");

impl Words {
    /// A text in bokmål, nynorsk and English. In a constant, a row that is not whole does not compile.
    ///
    /// # Panics
    /// When a text is missing or has other places to fill than the bokmål.
    #[must_use]
    pub const fn new(nb: &'static str, nn: &'static str, en: &'static str) -> Self {
        assert!(is_whole(nb, nn, en), "a text is missing, or has other places to fill than the bokmål");
        Self { nb, nn, en }
    }

    /// A name that is the same in every language.
    #[must_use]
    pub const fn same(name: &'static str) -> Self {
        Self::new(name, name, name)
    }

    /// The text in a language.
    #[must_use]
    pub const fn of(self, language: Language) -> &'static str {
        match language {
            Language::Nb => self.nb,
            Language::Nn => self.nn,
            Language::En => self.en,
        }
    }

    /// The text with something in each of its places, by the name that stands in braces.
    #[must_use]
    pub fn with<const N: usize>(self, places: [(&'static str, Place); N]) -> Phrase {
        Phrase { words: self, places: places.into() }
    }

    /// This text in a language, of one that was written down in any of them with its places filled; `None` for a text
    /// that is not this one. A document that somebody settled something in holds what was on screen then.
    #[must_use]
    pub fn told_again(self, told: &str, language: Language) -> Option<String> {
        let read = |from: Language| Some(Phrase { words: self, places: places_of(self.of(from), told, from)? });
        Language::ALL.into_iter().find_map(read).map(|phrase| phrase.of(language))
    }
}

/// What stands in the places of a text that was written down; `None` when it is another text.
fn places_of(mut text: &'static str, mut told: &str, language: Language) -> Option<Vec<(&'static str, Place)>> {
    let mut places = Vec::new();
    while let Some((before, after)) = text.split_once('{') {
        told = told.strip_prefix(before)?;
        let (name, after) = after.split_once('}')?;
        let next = after.split('{').next().unwrap_or_default();
        let end = if next == after { told.strip_suffix(next)?.len() } else { told.find(next)? };
        let (value, rest) = told.split_at(end);
        let day = Date::parse_from_str(value, day_form(language));
        places.push((name, day.map_or_else(|_| value.into(), Place::Day)));
        (text, told) = (after, rest);
    }
    (text == told).then_some(places)
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Self {
        words.with([])
    }
}

/// What goes into a place of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// What a person wrote, or a number: the same in every language.
    Text(String),
    /// A text of ours.
    Phrase(Phrase),
    /// A day.
    Day(Date),
}

impl From<&str> for Place {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Place {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Words> for Place {
    fn from(words: Words) -> Self {
        Self::Phrase(words.into())
    }
}

impl From<Phrase> for Place {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl From<Date> for Place {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// A text and what goes into its places, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    words: Words,
    places: Vec<(&'static str, Place)>,
}

impl Phrase {
    /// The phrase in a language. A place that nothing was given for stays empty.
    #[must_use]
    pub fn of(&self, language: Language) -> String {
        let mut text = String::new();
        let mut rest = self.words.of(language);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            match self.places.iter().find(|(place, _)| *place == name) {
                Some((_, Place::Text(value))) => text.push_str(value),
                Some((_, Place::Phrase(phrase))) => text.push_str(&phrase.of(language)),
                Some((_, Place::Day(day))) => text.push_str(&day_in(*day, language)),
                None => {}
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// How a day is written in a language: `21.11.2026`, in English `21/11/2026`.
const fn day_form(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Nn => DAY_FORM,
        Language::En => "%d/%m/%Y",
    }
}

/// A day as it is written in a language.
#[must_use]
pub fn day_in(day: Date, language: Language) -> String {
    day.format(day_form(language)).to_string()
}

/// A point in time on the clock in Norway, as it is written in a language: `21.11.2026 08:30`. Empty for a time that no
/// calendar has.
#[must_use]
pub fn time_in(at: Timestamp, language: Language) -> String {
    let text = oslo_text(at);
    let clock = text.split_once(' ').map(|(_, clock)| clock);
    clock.map(|clock| format!("{} {clock}", day_in(oslo_date(at), language))).unwrap_or_default()
}

impl<'de> Deserialize<'de> for Words {
    /// Reads a list of three. Only the tables that are built in are read this way, each one once: their texts live as
    /// long as the process, so leaking them loses nothing.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [nb, nn, en] = <[String; 3]>::deserialize(deserializer)?;
        if !is_whole(&nb, &nn, &en) {
            return Err(D::Error::custom(format!("«{nb}» is not whole in nynorsk or English")));
        }
        Ok(Self { nb: nb.leak(), nn: nn.leak(), en: en.leak() })
    }
}

/// Whether all three have something to say, and the same places to fill.
const fn is_whole(nb: &str, nn: &str, en: &str) -> bool {
    !nb.is_empty()
        && !nn.is_empty()
        && !en.is_empty()
        && has_places_of(nb, nn)
        && has_places_of(nn, nb)
        && has_places_of(nb, en)
        && has_places_of(en, nb)
}

/// Whether every place to fill of one text is in the other.
const fn has_places_of(one: &str, other: &str) -> bool {
    let (mut rest, other) = (one.as_bytes(), other.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        if *first == b'{' && !has(other, rest) {
            return false;
        }
        rest = after;
    }
    true
}

/// Whether the place that `wanted` begins with, braces and all, is in a text.
const fn has(text: &[u8], wanted: &[u8]) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_first() {
        if begins_with_place(rest, wanted) {
            return true;
        }
        rest = after;
    }
    false
}

const fn begins_with_place(text: &[u8], wanted: &[u8]) -> bool {
    let (mut text, mut wanted) = (text, wanted);
    while let (Some((here, after)), Some((there, more))) = (text.split_first(), wanted.split_first()) {
        if *here != *there {
            return false;
        }
        if *there == b'}' {
            return true;
        }
        (text, wanted) = (after, more);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEETING: Words = Words::new("Møtet {date} med {who}", "Møtet {date} med {who}", "Meeting {who} on {date}");

    #[derive(Deserialize)]
    struct Row {
        text: Words,
    }

    #[test]
    fn text_comes_in_the_language_asked_for_with_its_places_filled() {
        let day = Date::from_ymd_opt(2026, 5, 1).unwrap();
        let phrase = MEETING.with([("date", day.into()), ("who", "{date}".into())]);
        assert_eq!(phrase.of(Language::Nb), "Møtet 01.05.2026 med {date}");
        assert_eq!(phrase.of(Language::En), "Meeting {date} on 01/05/2026");
        let nested = MEETING.with([("who", UNKNOWN.into())]);
        assert_eq!(nested.of(Language::Nn), "Møtet  med Ukjend (nyare versjon)");
        assert_eq!(UNKNOWN.of(Language::Nn), "Ukjend (nyare versjon)");
    }

    #[test]
    fn time_is_told_by_the_clock_in_norway_and_the_day_as_the_language_writes_it() {
        let at = crate::parse_time("2026-05-01T08:05", "at").unwrap();
        assert_eq!(time_in(at, Language::Nn), "01.05.2026 08:05");
        assert_eq!(time_in(at, Language::En), "01/05/2026 08:05");
    }

    #[test]
    fn text_that_was_written_down_in_one_language_is_told_again_in_another() {
        let day = Date::from_ymd_opt(2026, 5, 1).unwrap();
        for from in Language::ALL {
            let told = MEETING.with([("date", day.into()), ("who", "Nav med Øvelse".into())]).of(from);
            assert_eq!(MEETING.told_again(&told, Language::En).unwrap(), "Meeting Nav med Øvelse on 01/05/2026");
            assert_eq!(MEETING.told_again(&told, Language::Nn).unwrap(), "Møtet 01.05.2026 med Nav med Øvelse");
        }
        assert_eq!(UNKNOWN.told_again("Ukjent (nyere versjon)", Language::En).unwrap(), "Unknown (newer version)");
        for other in ["", "Møtet", "Møtet 01.05.2026", "Et møte 01.05.2026 med Øvelse", "Ukjent (nyere versjon)."] {
            assert_eq!(MEETING.told_again(other, Language::En), None, "{other}");
            assert_eq!(UNKNOWN.told_again(other, Language::En), None, "{other}");
        }
    }

    #[test]
    fn row_is_whole_only_with_three_texts_and_the_same_places() {
        assert!(is_whole("a {x}{y}", "{y} b {x}", "{x} {y}"));
        for (nb, nn, en) in [
            ("a", "", "b"),
            ("", "a", "b"),
            ("a {x}", "a", "b {x}"),
            ("a {x}", "a {x}", "b {y}"),
            ("a {x}", "a {x}", "b {x} {y}"),
            ("a", "a", "b {x"),
            ("a {x}", "a {x}", "b {xy}"),
        ] {
            assert!(!is_whole(nb, nn, en), "{nb} | {nn} | {en}");
        }
    }

    #[test]
    fn row_of_a_table_without_one_of_the_languages_is_not_read() {
        let row: Row = toml::from_str(r#"text = ["Åpen", "Open", "Open"]"#).unwrap();
        assert_eq!(row.text, Words::new("Åpen", "Open", "Open"));
        for broken in [r#"text = ["Åpen", "Open"]"#, r#"text = "Åpen""#, r#"text = ["Åpen", "", "Open"]"#] {
            assert!(toml::from_str::<Row>(broken).is_err(), "{broken}");
        }
    }
}
