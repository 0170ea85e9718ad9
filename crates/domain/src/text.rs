//! Norwegian folding and light stemming for search.

use crate::limits::SEARCH_CHARS_MAX;

/// Shortest stem that is left of a word: shorter ones would match half the dictionary.
const STEM_CHARS_MIN: usize = 4;

/// Most words of a search that are used; a person types three, a pasted note has hundreds.
const TERMS_MAX: usize = 8;

/// Endings of nouns, adjectives and verbs in bokmål and nynorsk, longest first.
const ENDINGS: [&str; 16] = [
    "heter", "heten", "ingen", "inger", "ingar", "ande", "ende", "ene", "ane", "het", "ing", "en", "et", "er", "ar",
    "e",
];

/// Folds case and foreign accents; æ, ø and å stay letters of their own.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(fold_char).collect()
}

const fn fold_char(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'ä' => 'æ',
        'ö' => 'ø',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ñ' | 'ŋ' => 'n',
        'č' | 'ç' => 'c',
        'š' => 's',
        'ž' => 'z',
        'đ' | 'ð' => 'd',
        'ŧ' => 't',
        other => other,
    }
}

/// The words of a search, folded and cut to their stems, to be matched as beginnings of words.
///
/// `"Truckførerbeviset"` gives `truckførerbevis`, which finds *truckførerbeviset* and *truckførerbevis* alike.
#[must_use]
pub fn search_terms(query: &str) -> Vec<String> {
    let limited: String = query.chars().take(SEARCH_CHARS_MAX).collect();
    fold(&limited)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(TERMS_MAX)
        .map(|word| stem(word).to_owned())
        .collect()
}

fn stem(word: &str) -> &str {
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|stem| stem.chars().count() >= STEM_CHARS_MIN)
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Ærlig", "ærlig")]
    #[case("KAFÉ", "kafe")]
    #[case("Šárá", "sara")]
    fn folding_keeps_norwegian_letters(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }

    #[rstest]
    #[case("lageret", "lag")]
    #[case("møtet", "møte")]
    #[case("butikkene", "butikk")]
    #[case("buss", "buss")]
    fn stem_is_a_beginning_of_the_word(#[case] word: &str, #[case] beginning: &str) {
        let terms = search_terms(word);
        assert_eq!(terms.len(), 1);
        assert!(terms.iter().all(|t| word.starts_with(t.as_str()) && t.starts_with(beginning)), "{terms:?}");
    }

    #[test]
    fn singular_finds_plural_and_the_other_way_round() {
        assert_eq!(search_terms("butikken"), search_terms("butikker"));
    }

    #[test]
    fn search_of_punctuation_only_has_no_terms() {
        assert!(search_terms("\"* ( OR -").iter().all(|t| t == "or"));
    }
}
