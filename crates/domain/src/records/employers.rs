//! Employers: where they are, what they do, how near they lie, and the rules of their own facts.

use super::{Fields, RecordContext, date, ticked, value};
use crate::{
    Date, Violation, ViolationCode,
    code_lists::{CodeListName, built_in},
    fold,
};

/// Digits of a Norwegian postal code.
const POSTAL_DIGITS: usize = 4;

/// Digits that two postal codes must share at least to lie in the same part of the country.
const POSTAL_SHARED_MIN: usize = 2;

/// Where an employer is, as far as its fields and the code lists tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmployerPlace {
    /// Name of the municipality; the field's text where the list does not know it.
    pub municipality: String,
    /// Number of the municipality; empty when the list does not know it.
    pub municipality_code: String,
    /// Name of the county; the field *region* where the list does not tell.
    pub county: String,
    /// Postal code; empty when none is set.
    pub postal_code: String,
}

/// What an employer does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trade {
    /// SN2025 code; empty when none is set.
    pub code: String,
    /// The code's division and the words of the field, for people and for searching.
    pub words: String,
}

/// Where an employer is on a day. The municipality may be written as its name or its number.
#[must_use]
pub fn place_of(fields: &Fields, on: Date) -> EmployerPlace {
    let typed = value(fields, "municipality").unwrap_or_default().trim();
    let list = built_in(CodeListName::Municipality);
    let wanted = fold(typed);
    let entry = list
        .find(typed, on)
        .or_else(|| list.choices(on).find(|entry| fold(&entry.title_nb) == wanted))
        .filter(|_| !typed.is_empty());
    let county = entry.and_then(|entry| built_in(CodeListName::County).title(entry.code.get(..2)?, on));
    EmployerPlace {
        municipality: entry.map_or(typed, |entry| entry.title_nb.as_str()).to_owned(),
        municipality_code: entry.map(|entry| entry.code.clone()).unwrap_or_default(),
        county: county.or_else(|| value(fields, "region")).unwrap_or_default().to_owned(),
        postal_code: value(fields, "postal_code").unwrap_or_default().to_owned(),
    }
}

/// What an employer does, on a day.
#[must_use]
pub fn trade_of(fields: &Fields, on: Date) -> Trade {
    let code = value(fields, "industry_code").unwrap_or_default();
    let words = value(fields, "industry").unwrap_or_default();
    let title = division(code, on).unwrap_or_default();
    let both = [words, title].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    Trade { code: code.to_owned(), words: both }
}

/// How far apart two postal codes lie, as a number to sort by: 0 is the same code. `None` when they are in different
/// parts of the country, or one of them is no postal code.
#[must_use]
pub fn postal_nearness(one: &str, other: &str) -> Option<u32> {
    if !is_postal_code(one) || !is_postal_code(other) || one.get(..POSTAL_SHARED_MIN) != other.get(..POSTAL_SHARED_MIN)
    {
        return None;
    }
    let (one, other): (u32, u32) = (one.parse().ok()?, other.parse().ok()?);
    Some(one.abs_diff(other))
}

/// The rules of an employer's facts: not its own parent, a note with its warning and the other way round, an end date
/// only when closed down, a postal code of four digits, and a trade that the list knows.
pub(super) fn check(fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    let fail = |code, field: &'static str| Err(Violation::new(code, field));
    if value(fields, "parent_org_number").is_some_and(|parent| Some(parent) == value(fields, "org_number")) {
        return fail(ViolationCode::EmployerAboveItself, "parent_org_number");
    }
    if value(fields, "postal_code").is_some_and(|code| !is_postal_code(code)) {
        return fail(ViolationCode::NumberInvalid, "postal_code");
    }
    let trade = value(fields, "industry_code");
    if trade.is_some_and(|code| division(code, context.today).is_none()) && trade != context.before("industry_code") {
        return fail(ViolationCode::ValueUnknown, "industry_code");
    }
    match (ticked(fields, "warning"), value(fields, "warning_note").is_some()) {
        (true, false) => fail(ViolationCode::WarningIncomplete, "warning_note"),
        (false, true) => fail(ViolationCode::WarningIncomplete, "warning"),
        (true, true) if date(fields, "warning_on").is_none() => fail(ViolationCode::Required, "warning_on"),
        _ if value(fields, "closed_on").is_some() && !ticked(fields, "closed_down") => {
            fail(ViolationCode::Required, "closed_down")
        }
        _ => Ok(()),
    }
}

fn is_postal_code(text: &str) -> bool {
    text.len() == POSTAL_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The title of a code, or of the two-digit division that a narrower code such as `47.110` lies in.
fn division(code: &str, on: Date) -> Option<&'static str> {
    let list = built_in(CodeListName::Industry);
    let narrow = code.get(..2).filter(|_| {
        code.get(2..).is_some_and(|rest| {
            rest.strip_prefix('.').is_some_and(|digits| {
                (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
    });
    list.title(code, on).or_else(|| narrow.and_then(|division| list.title(division, on)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day() -> Date {
        "2026-11-21".parse().unwrap()
    }

    fn employer(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[rstest]
    #[case("Oslo")]
    #[case("oslo")]
    #[case("0301")]
    fn municipality_may_be_written_as_name_or_number(#[case] typed: &str) {
        let place = place_of(&employer(&[("municipality", typed)]), day());
        assert_eq!((place.municipality.as_str(), place.municipality_code.as_str()), ("Oslo", "0301"));
        assert_eq!(place.county, "Oslo");
    }

    #[test]
    fn place_that_no_list_knows_is_shown_as_written() {
        let place = place_of(&employer(&[("municipality", "Eksempelvik"), ("region", "Prøvefylket")]), day());
        assert_eq!((place.municipality.as_str(), place.county.as_str()), ("Eksempelvik", "Prøvefylket"));
        assert_eq!(place_of(&Fields::new(), day()), EmployerPlace::default());
    }

    #[rstest]
    #[case("0484", "0484", Some(0))]
    #[case("0484", "0475", Some(9))]
    #[case("0484", "1484", None)]
    #[case("0484", "", None)]
    #[case("0484", "04x4", None)]
    fn postal_codes_are_near_within_one_part_of_the_country(
        #[case] one: &str,
        #[case] other: &str,
        #[case] expected: Option<u32>,
    ) {
        assert_eq!(postal_nearness(one, other), expected);
    }

    #[rstest]
    #[case("postal_code", "484", ViolationCode::NumberInvalid)]
    #[case("industry_code", "99.99x", ViolationCode::ValueUnknown)]
    #[case("industry_code", "kiosk", ViolationCode::ValueUnknown)]
    fn place_and_trade_must_be_of_their_lists(#[case] key: &str, #[case] text: &str, #[case] code: ViolationCode) {
        let refused = check(&employer(&[(key, text)]), &RecordContext::new(day()));
        assert_eq!(refused.map_err(|violation| violation.code()), Err(code));
    }

    #[test]
    fn trade_is_told_by_its_division() {
        let trade = trade_of(&employer(&[("industry_code", "47.110"), ("industry", "Dagligvare")]), day());
        assert_eq!(trade.code, "47.110");
        assert!(trade.words.starts_with("Dagligvare · "), "{}", trade.words);
        assert_eq!(check(&employer(&[("industry_code", "47.110")]), &RecordContext::new(day())), Ok(()));
    }
}
