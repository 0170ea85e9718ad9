//! The Norwegian national identity number (*fødselsnummer*, *D-nummer* and the synthetic series).
//!
//! Source: the Norwegian Tax Administration's description of the number and of its new first check
//! digit for numbers issued from 1 January 2032.

use crate::{
    rules::{Violation, ViolationCode},
    time::Date,
};
use chrono::{Datelike, NaiveDate};
use std::{fmt, str::FromStr};

/// Weights of the first check digit, over digits 1-9.
const WEIGHTS_FIRST: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
/// Weights of the second check digit, over digits 1-10.
const WEIGHTS_SECOND: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/// Which series a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationalIdKind {
    /// A person in the population register.
    Ordinary,
    /// A temporary number (*D-nummer*).
    Temporary,
    /// A number of the synthetic series (month + 40 or + 80): never a real person.
    Synthetic,
}

/// A national identity number whose date and check digits are right.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NationalId(String);

impl NationalId {
    /// The eleven digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The series the number belongs to.
    #[must_use]
    pub fn kind(&self) -> NationalIdKind {
        let two = |from: usize| self.0.get(from..from + 2).and_then(|d| d.parse::<u32>().ok()).unwrap_or(0);
        if two(2) > 40 {
            NationalIdKind::Synthetic
        } else if two(0) > 40 {
            NationalIdKind::Temporary
        } else {
            NationalIdKind::Ordinary
        }
    }
}

impl NationalId {
    /// The date of birth that the number suggests, where its series still says the century.
    ///
    /// Only for asking the right question while the register cannot be reached: the date in a number is not always
    /// the date of birth, and numbers issued from 2032 tell no century. `None` for a date after `today`.
    #[must_use]
    pub fn likely_birth_date(&self, today: Date) -> Option<Date> {
        let part = |from: usize, to: usize| self.0.get(from..to)?.parse::<u32>().ok();
        let (day, month, year) = (part(0, 2)?, part(2, 4)?, part(4, 6)?);
        let day = if day > 40 { day - 40 } else { day };
        let month = [80, 40, 0].into_iter().find(|mark| month > *mark).map(|mark| month - mark)?;
        let century = match (part(6, 9)?, year) {
            (0..=499, _) | (900..=999, 40..) => 1900,
            (500..=999, ..=39) => 2000,
            _ => return None,
        };
        let year = i32::try_from(year).ok()?;
        NaiveDate::from_ymd_opt(century + year, month, day).filter(|born| *born <= today)
    }
}

impl fmt::Debug for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalId(Sensitive)")
    }
}

impl FromStr for NationalId {
    type Err = Violation;

    /// Reads a number; blanks between the digits are allowed.
    ///
    /// # Errors
    /// `national_id_length`, `national_id_date` or `national_id_check_digit`, each on field `national_id`.
    fn from_str(text: &str) -> Result<Self, Violation> {
        let fail = |code| Violation::new(code, "national_id");
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if compact.len() != 11 || !compact.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fail(ViolationCode::NationalIdLength));
        }
        let digits: Vec<u32> = compact.bytes().map(|b| u32::from(b - b'0')).collect();
        if !date_is_real(&digits) {
            return Err(fail(ViolationCode::NationalIdDate));
        }
        if !check_digits_hold(&digits) {
            return Err(fail(ViolationCode::NationalIdCheckDigit));
        }
        Ok(Self(compact))
    }
}

/// Whether day and month exist once the marks of the series are taken off.
///
/// The century is not in the number for good (from 2032 not at all), so 29 February passes in any leap-year pair.
fn date_is_real(digits: &[u32]) -> bool {
    let two = |from: usize| match digits.get(from..from + 2) {
        Some([tens, ones]) => tens * 10 + ones,
        _ => 0,
    };
    let day = if two(0) > 40 { two(0) - 40 } else { two(0) };
    let month = match two(2) {
        m if m > 80 => m - 80,
        m if m > 40 => m - 40,
        m => m,
    };
    [1900, 2000].into_iter().any(|century| {
        i32::try_from(two(4))
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(century + year, month, day))
            .is_some_and(|date| date.day() == day)
    })
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(d, w)| d * w).sum::<u32>() % 11
}

fn check_digits_hold(digits: &[u32]) -> bool {
    let [.., first, second] = digits else { return false };
    let rest = weighted(digits, &WEIGHTS_FIRST);
    // From 2032 any of these four is right; 11 is today's rule.
    let first_holds = [11, 12, 13, 14].into_iter().any(|base| {
        let digit = (base - rest) % 11;
        digit != 10 && digit == *first
    });
    let expected = (11 - weighted(digits, &WEIGHTS_SECOND)) % 11;
    first_holds && expected != 10 && expected == *second
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("15507600333", NationalIdKind::Synthetic)]
    #[case("10915596784", NationalIdKind::Synthetic)]
    #[case("55507608360", NationalIdKind::Synthetic)]
    #[case("155076 00333", NationalIdKind::Synthetic)]
    #[case("02013299997", NationalIdKind::Ordinary)]
    #[case("30108299939", NationalIdKind::Ordinary)]
    #[case("02013299903", NationalIdKind::Ordinary)]
    fn valid_number_is_read_with_its_series(#[case] text: &str, #[case] kind: NationalIdKind) {
        assert_eq!(text.parse::<NationalId>().map(|id| id.kind()), Ok(kind));
    }

    #[rstest]
    #[case("1550760033", ViolationCode::NationalIdLength)]
    #[case("1550760033x", ViolationCode::NationalIdLength)]
    #[case("", ViolationCode::NationalIdLength)]
    #[case("32507600333", ViolationCode::NationalIdDate)]
    #[case("15537600333", ViolationCode::NationalIdDate)]
    #[case("15507600334", ViolationCode::NationalIdCheckDigit)]
    #[case("15507600433", ViolationCode::NationalIdCheckDigit)]
    fn wrong_number_is_refused_with_the_reason(#[case] text: &str, #[case] code: ViolationCode) {
        assert_eq!(text.parse::<NationalId>().map_err(|v| v.code()), Err(code));
    }

    #[rstest]
    #[case("15507600333", Some("1976-10-15"))]
    #[case("10915596784", Some("1955-11-10"))]
    #[case("55507608360", Some("1976-10-15"))]
    #[case("02013299997", Some("2032-01-02"))]
    fn number_suggests_a_date_of_birth_where_it_says_the_century(#[case] number: &str, #[case] born: Option<&str>) {
        let today = NaiveDate::from_ymd_opt(2040, 1, 1).unwrap();
        let likely = number.parse::<NationalId>().unwrap().likely_birth_date(today);
        assert_eq!(likely.map(|born| born.to_string()).as_deref(), born);
    }

    #[test]
    fn number_never_shows_in_debug_output() {
        let shown = format!("{:?}", "15507600333".parse::<NationalId>());
        assert!(!shown.contains("15507600333"));
    }
}
