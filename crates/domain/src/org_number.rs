//! The Norwegian organisation number (*organisasjonsnummer*).

use crate::rules::{Violation, ViolationCode};
use std::{fmt, str::FromStr};

/// Weights of the check digit, over digits 1-8.
const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

/// An organisation number whose check digit is right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrgNumber(String);

impl OrgNumber {
    /// The nine digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for OrgNumber {
    type Err = Violation;

    /// Reads a number; blanks between the digits are allowed.
    ///
    /// # Errors
    /// `org_number_length` or `org_number_check_digit`, on field `employer`.
    fn from_str(text: &str) -> Result<Self, Violation> {
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if compact.len() != 9 || !compact.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Violation::new(ViolationCode::OrgNumberLength, "employer"));
        }
        let digits: Vec<u32> = compact.bytes().map(|b| u32::from(b - b'0')).collect();
        let rest = digits.iter().zip(WEIGHTS).map(|(d, w)| d * w).sum::<u32>() % 11;
        let expected = (11 - rest) % 11;
        if expected == 10 || digits.last() != Some(&expected) {
            return Err(Violation::new(ViolationCode::OrgNumberCheckDigit, "employer"));
        }
        Ok(Self(compact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("974760673", Ok("974760673"))]
    #[case("889 640 782", Ok("889640782"))]
    #[case("112233445", Err(ViolationCode::OrgNumberCheckDigit))]
    #[case("97476067", Err(ViolationCode::OrgNumberLength))]
    #[case("97476067x", Err(ViolationCode::OrgNumberLength))]
    fn org_number_is_checked(#[case] text: &str, #[case] expected: Result<&str, ViolationCode>) {
        let read = text.parse::<OrgNumber>();
        assert_eq!(read.as_ref().map(OrgNumber::digits).map_err(|v| v.code()), expected);
    }
}
