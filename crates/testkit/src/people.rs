//! Synthetic people: numbers of the synthetic series, and family names no real family has.

use crate::rng::Rng;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use worktrail_domain::NationalId;

/// What is added to the month of a synthetic number; the series the Tax Administration hands out for tests.
const SYNTHETIC_MONTH: u32 = 80;

const GIVEN_NAMES: [&str; 40] = [
    "Amina", "Anders", "Astrid", "Bjørn", "Camilla", "Daniel", "Eirik", "Elif", "Emil", "Eva", "Fatima", "Frode",
    "Grete", "Hanne", "Henrik", "Ida", "Ingrid", "Jonas", "Karoline", "Kristian", "Lars", "Leila", "Linn", "Magnus",
    "Maria", "Mina", "Mohammed", "Nora", "Ola", "Oskar", "Petter", "Ragnhild", "Sander", "Silje", "Stian", "Thea",
    "Tuva", "Vegard", "Yusuf", "Åse",
];

/// Each of them says aloud that it is made up.
const FAMILY_NAMES: [&str; 12] = [
    "Øvelsrud",
    "Testnes",
    "Prøveland",
    "Syntesen",
    "Eksempelhaug",
    "Øvingsmo",
    "Testvik",
    "Prøvdal",
    "Fiktivsen",
    "Øvelseth",
    "Mønsterbakk",
    "Dummyli",
];

/// A participant who does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Given name and family name.
    pub name: String,
    /// Eleven digits of the synthetic series, with right check digits.
    pub national_id: String,
}

/// The first `count` synthetic people of a seed. A longer list begins with the shorter one, and no number comes twice.
#[must_use]
pub fn people(seed: u64, count: usize) -> Vec<Person> {
    let mut rng = Rng::seeded(seed).fork(1);
    let mut taken = BTreeSet::new();
    let mut found = Vec::with_capacity(count);
    while found.len() < count {
        let day_number = rng.below(46 * 365);
        let Some(birth) = NaiveDate::from_ymd_opt(1962, 1, 1).and_then(|d| d.checked_add_days(days(day_number))) else {
            continue;
        };
        let Some(national_id) = synthetic_national_id(birth, rng.below(500)) else { continue };
        if taken.insert(national_id.clone()) {
            let name = format!("{} {}", rng.pick(&GIVEN_NAMES), rng.pick(&FAMILY_NAMES));
            found.push(Person { name, national_id });
        }
    }
    found
}

/// A number of the synthetic series for a birth date and an individual number of three digits.
///
/// `None` where that individual number has no valid check digits; take the next one then.
#[must_use]
pub fn synthetic_national_id(birth: NaiveDate, individual: u32) -> Option<String> {
    let start = format!(
        "{:02}{:02}{:02}{:03}",
        birth.day(),
        birth.month() + SYNTHETIC_MONTH,
        birth.year().rem_euclid(100),
        individual % 1_000
    );
    let first = check_digit(&start, &[3, 7, 6, 1, 8, 9, 4, 5, 2])?;
    let ten = format!("{start}{first}");
    let second = check_digit(&ten, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])?;
    let number = format!("{ten}{second}");
    number.parse::<NationalId>().ok().map(|id| id.digits().to_owned())
}

/// The modulus-11 check digit; `None` where it would be ten.
pub(crate) fn check_digit(digits: &str, weights: &[u32]) -> Option<u32> {
    let sum: u32 = digits.chars().filter_map(|c| c.to_digit(10)).zip(weights).map(|(d, w)| d * w).sum();
    match (11 - sum % 11) % 11 {
        10 => None,
        digit => Some(digit),
    }
}

fn days(number: u32) -> chrono::Days {
    chrono::Days::new(u64::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use worktrail_domain::NationalIdKind;

    #[test]
    fn every_person_has_a_valid_number_of_the_synthetic_series() {
        for person in people(7, 300) {
            let kind = person.national_id.parse::<NationalId>().map(|id| id.kind());
            assert_eq!(kind, Ok(NationalIdKind::Synthetic), "{}", person.national_id);
        }
    }

    #[test]
    fn no_number_comes_twice_and_a_longer_list_begins_with_the_shorter() {
        let long = people(7, 250);
        let unique: BTreeSet<_> = long.iter().map(|p| &p.national_id).collect();
        assert_eq!(unique.len(), 250);
        assert_eq!(people(7, 25), long[..25]);
    }

    #[test]
    fn check_digits_agree_with_known_synthetic_numbers() {
        assert_eq!(check_digit("155076003", &[3, 7, 6, 1, 8, 9, 4, 5, 2]), Some(3));
        assert_eq!(check_digit("1550760033", &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), Some(3));
    }
}
