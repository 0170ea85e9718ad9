//! Telephone numbers and addresses for e-mail, as they are stored: without blanks.

/// Longest address for e-mail, in characters: the limit of the standard for mail transport.
const EMAIL_CHARS_MAX: usize = 254;
/// Digits of a telephone number in Norway.
const PHONE_DIGITS_NO: usize = 8;
/// Fewest and most digits of a number with country code: the shortest in use, and the limit of E.164 with room for `00`.
const PHONE_DIGITS_ABROAD: std::ops::RangeInclusive<usize> = 7..=17;

/// Whether a text is a telephone number: eight digits, or `+`, country code and number.
pub(crate) fn is_phone(text: &str) -> bool {
    let (digits, abroad) = text.strip_prefix('+').map_or((text, false), |rest| (rest, true));
    digits.bytes().all(|b| b.is_ascii_digit())
        && match (abroad, digits.strip_prefix("47")) {
            (false, _) => digits.len() == PHONE_DIGITS_NO,
            (true, Some(national)) => national.len() == PHONE_DIGITS_NO,
            (true, None) => PHONE_DIGITS_ABROAD.contains(&digits.len()),
        }
}

/// Whether a text can be an address for e-mail. Only the mail server knows whether it is one.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let clean = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"".contains(c));
    clean
        && text.chars().count() <= EMAIL_CHARS_MAX
        && !name.is_empty()
        && !name.contains('@')
        && domain.split('.').count() >= 2
        && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("41234567", true)]
    #[case("+4741234567", true)]
    #[case("+4512345678", true)]
    #[case("4123456", false)]
    #[case("412345678", false)]
    #[case("+47412345678", false)]
    #[case("+472345678", false)]
    #[case("412 34 567", false)]
    #[case("+", false)]
    #[case("", false)]
    fn number_is_norwegian_or_has_a_country_code(#[case] text: &str, #[case] holds: bool) {
        assert_eq!(is_phone(text), holds);
    }

    #[rstest]
    #[case("kari.nordmann@nav.example", true)]
    #[case("åse@bedrift.example", true)]
    #[case("kari@nav", false)]
    #[case("kari@@nav.example", false)]
    #[case("@nav.example", false)]
    #[case("kari nordmann@nav.example", false)]
    #[case("kari@nav..example", false)]
    fn address_has_a_name_and_a_domain(#[case] text: &str, #[case] holds: bool) {
        assert_eq!(is_email(text), holds);
    }
}
