//! The person register as an adapter; today the synthetic one.
//!
//! It gives every number of the synthetic series the same made-up name each time, and knows nobody else.

use worktrail_crypto::sha256;
use worktrail_domain::{NationalId, NationalIdKind};

/// Given names for numbers whose ninth digit is even (women).
const WOMEN: [&str; 32] = [
    "Aina", "Amina", "Anne", "Astrid", "Berit", "Camilla", "Elin", "Ella", "Frida", "Gunn", "Hanna", "Hedda", "Ida",
    "Ingrid", "Jorunn", "Kari", "Leila", "Linn", "Maja", "Maren", "Nora", "Oda", "Ragnhild", "Sara", "Selma", "Sigrid",
    "Siv", "Solveig", "Thea", "Tiril", "Vilde", "Åse",
];

/// Given names for numbers whose ninth digit is odd (men).
const MEN: [&str; 32] = [
    "Ahmed", "Aksel", "Anders", "Arne", "Bjørn", "Brage", "Dag", "Eirik", "Emil", "Erlend", "Filip", "Geir", "Hassan",
    "Håkon", "Ivar", "Jakob", "Jonas", "Kristian", "Lars", "Magnus", "Mats", "Nils", "Odd", "Oskar", "Per", "Sander",
    "Sindre", "Sverre", "Tarjei", "Trond", "Vetle", "Øyvind",
];

/// Family names; each says aloud that it is made up.
const FAMILY: [&str; 32] = [
    "Dummyli",
    "Eksempelhaug",
    "Eksempelvik",
    "Fiktivsen",
    "Fiktivstad",
    "Lekedal",
    "Liksomli",
    "Lissommo",
    "Mønsterbakk",
    "Mønsterud",
    "Oppdiktnes",
    "Prøvdal",
    "Prøveland",
    "Prøvemo",
    "Påfunnsrud",
    "Skinnland",
    "Syntesen",
    "Syntevåg",
    "Testberget",
    "Testnes",
    "Testvik",
    "Tenktmo",
    "Uvirkelsen",
    "Uektestad",
    "Øvelsbakk",
    "Øvelseth",
    "Øvelsrud",
    "Øvingsli",
    "Øvingsmo",
    "Øvingstad",
    "Ønskedal",
    "Åsfiktiv",
];

/// The name of a person; `None` when the register does not know the number.
///
/// The synthetic register answers at once and never fails, so there is no error to give yet.
#[must_use]
pub fn person_name(id: &NationalId) -> Option<String> {
    if id.kind() != NationalIdKind::Synthetic {
        return None;
    }
    let digest = sha256(&[b"worktrail synthetic register v1", id.digits().as_bytes()]).0;
    let [given, family, ..] = digest;
    let odd = id.digits().as_bytes().get(8).is_some_and(|digit| digit % 2 == 1);
    let given_names = if odd { &MEN } else { &WOMEN };
    Some(format!("{} {}", pick(given_names, given), pick(&FAMILY, family)))
}

fn pick<const N: usize>(names: &[&'static str; N], byte: u8) -> &'static str {
    names.iter().cycle().nth(usize::from(byte)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(number: &str) -> Option<String> {
        person_name(&number.parse().unwrap())
    }

    #[test]
    fn synthetic_number_has_the_same_name_each_time() {
        let first = name("15507600333").unwrap();
        assert_eq!(name("155076 00333"), Some(first.clone()));
        assert_ne!(name("10915596784"), Some(first));
    }

    #[test]
    fn real_series_is_not_known() {
        assert_eq!(name("02013299997"), None);
        assert_eq!(name("30108299939"), None);
    }
}
