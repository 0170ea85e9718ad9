//! Values of single fields: how a person's text becomes canonical, and what canonical text is allowed.

use super::{
    Fields, RecordKind,
    catalogue::{CodeList, FieldKind, FieldSpec, code_list_named, spec},
    value,
};
use crate::{
    NationalId, OrgNumber, Timestamp, Violation, ViolationCode, check_line, contact_points, parse_date, parse_time,
};
use chrono::NaiveTime;
use uuid::Uuid;

/// Longest web address, in characters: what every browser takes.
const WEB_CHARS_MAX: usize = 2_000;

/// Turns what a person or an import wrote into canonical text; an empty text stays empty.
///
/// Dates may be written `21.11.2026`, times on the clock in Norway, numbers with a comma, codes by their label,
/// ticks as *ja* or *nei*, organisation numbers with blanks.
///
/// # Errors
/// The same as checking the canonical text, on the field's key.
pub fn canonical_value(field: &'static FieldSpec, typed: &str) -> Result<String, Violation> {
    let canonical = canonical(field, typed)?;
    if !canonical.is_empty() {
        check_value(field, &canonical, None)?;
    }
    Ok(canonical)
}

/// The same for a value that was already saved somewhere, as an import brings it: a code that is retired is kept, and
/// so is a number beyond what can be typed here, as the tool in use today has no such bounds.
///
/// # Errors
/// The same as [`canonical_value`], without those for retired codes and for numbers out of range.
pub fn canonical_kept_value(field: &'static FieldSpec, typed: &str) -> Result<String, Violation> {
    let canonical = canonical(field, typed)?;
    if !canonical.is_empty() {
        check_value(field, &canonical, Some(&canonical))?;
    }
    Ok(canonical)
}

fn canonical(field: &'static FieldSpec, typed: &str) -> Result<String, Violation> {
    let key = field.key.as_str();
    let text = typed.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    Ok(match &field.kind {
        FieldKind::Line { .. } => text.to_owned(),
        FieldKind::Text { .. } => typed.to_owned(),
        FieldKind::Date => parse_date(text, key)?.to_string(),
        FieldKind::Time => parse_time(text, key)?.to_rfc3339(),
        FieldKind::Clock => clock(text).ok_or(Violation::new(ViolationCode::TimeImpossible, key))?,
        FieldKind::Number { .. } => text.replace(',', ".").chars().filter(|c| !c.is_whitespace()).collect(),
        FieldKind::Tick => tick(text).ok_or(Violation::new(ViolationCode::ValueUnknown, key))?.to_owned(),
        FieldKind::Code { list } => read_code(list, text, key)?,
        FieldKind::Codes { list } => {
            let codes = text.split([',', ';']).map(|one| read_code(list, one, key)).collect::<Result<Vec<_>, _>>()?;
            codes.join(",")
        }
        FieldKind::OrgNumber => text.chars().filter(|c| !c.is_whitespace()).collect(),
        FieldKind::Phone => text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect(),
        FieldKind::Email | FieldKind::Web | FieldKind::Reference { .. } => text.to_owned(),
    })
}

/// Checks the canonical text of one field by itself. A code or a number that was there before is kept.
pub(super) fn check_value(field: &'static FieldSpec, text: &str, previous: Option<&str>) -> Result<(), Violation> {
    let key = field.key.as_str();
    let fail = |code| Err(Violation::new(code, key));
    let holds = |holds: bool, code| if holds { Ok(()) } else { Err(Violation::new(code, key)) };
    match &field.kind {
        FieldKind::Line { max_chars } => {
            check_line(text, key)?;
            holds(text.chars().count() <= *max_chars, ViolationCode::TextTooLong)
        }
        FieldKind::Text { max_chars } => holds(text.chars().count() <= *max_chars, ViolationCode::TextTooLong),
        FieldKind::Date => holds(parse_date(text, key)?.to_string() == text, ViolationCode::DateImpossible),
        FieldKind::Time => holds(text.ends_with('Z') && parse_time(text, key).is_ok(), ViolationCode::TimeImpossible),
        FieldKind::Clock => holds(clock(text).as_deref() == Some(text), ViolationCode::TimeImpossible),
        FieldKind::Number { min, max, decimals } => {
            let Some(number) = decimal(text, *decimals) else { return fail(ViolationCode::NumberInvalid) };
            holds(previous == Some(text) || (*min..=*max).contains(&number), ViolationCode::NumberOutOfRange)
        }
        FieldKind::Tick => holds(text == "true", ViolationCode::ValueUnknown),
        FieldKind::Code { list } => check_code(list, text, previous, key),
        FieldKind::Codes { list } => {
            let before: Vec<&str> = previous.unwrap_or_default().split(',').collect();
            text.split(',')
                .try_for_each(|code| check_code(list, code, before.iter().copied().find(|kept| *kept == code), key))
        }
        FieldKind::OrgNumber => {
            text.parse::<OrgNumber>().map(|_| ()).map_err(|violation| Violation::new(violation.code(), key))
        }
        FieldKind::Phone => holds(contact_points::is_phone(text), ViolationCode::PhoneInvalid),
        FieldKind::Email => holds(contact_points::is_email(text), ViolationCode::EmailInvalid),
        FieldKind::Web => holds(is_web(text), ViolationCode::WebAddressInvalid),
        FieldKind::Reference { .. } => holds(is_reference(text), ViolationCode::IdUnknown),
    }
}

/// The fields of a record that the participant may see now, in order; none while the record itself is not shown.
#[must_use]
pub fn shared_with_participant(kind: RecordKind, fields: &Fields) -> Vec<(&'static FieldSpec, String)> {
    let record = spec(kind);
    let shown = record.shared_when.as_ref().is_none_or(|(key, wanted)| value(fields, key) == Some(wanted));
    // What turned out not to matter is not the participant's to answer for.
    let dropped = value(fields, "status") == Some("not_applicable");
    let unfinished_log = kind == RecordKind::ContactLog && value(fields, "status") != Some("completed");
    if !shown || dropped || unfinished_log {
        return Vec::new();
    }
    record
        .fields
        .iter()
        .filter(|field| field.shared_with_participant)
        .filter_map(|field| value(fields, &field.key).map(|text| (field, text.to_owned())))
        .collect()
}

fn list(name: &str) -> &'static CodeList {
    let Some(list) = code_list_named(name) else { unreachable!("a test holds every field's list against the lists") };
    list
}

fn read_code(name: &str, text: &str, key: &'static str) -> Result<String, Violation> {
    let value = list(name).read(text).ok_or(Violation::new(ViolationCode::ValueUnknown, key))?;
    Ok(value.code.clone())
}

fn check_code(name: &str, code: &str, previous: Option<&str>, key: &'static str) -> Result<(), Violation> {
    if previous == Some(code) {
        return Ok(());
    }
    match list(name).value(code) {
        None => Err(Violation::new(ViolationCode::ValueUnknown, key)),
        Some(value) if value.retired => Err(Violation::new(ViolationCode::ValueRetired, key)),
        Some(_) => Ok(()),
    }
}

fn clock(text: &str) -> Option<String> {
    ["%H:%M", "%H.%M"]
        .into_iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
        .map(|time| time.format("%H:%M").to_string())
}

fn tick(text: &str) -> Option<&'static str> {
    match crate::fold(text).as_str() {
        "true" | "ja" | "1" | "x" => Some("true"),
        "false" | "nei" | "0" => Some(""),
        _ => None,
    }
}

/// Reads digits with an optional point and at most `decimals` digits after it.
pub(super) fn decimal(text: &str, decimals: usize) -> Option<f64> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let part_holds = part.is_none_or(|part| digits(part) && part.len() <= decimals);
    (digits(whole) && part_holds).then(|| text.parse().ok()).flatten()
}

fn is_web(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A name before the host could make a link look like another place than it leads to.
    let honest = !host.is_empty() && !host.contains('@');
    honest && text.chars().count() <= WEB_CHARS_MAX && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// An id as UUID, or the organisation number an employer is known by; never a national number.
fn is_reference(text: &str) -> bool {
    text.parse::<NationalId>().is_err() && (Uuid::try_parse(text).is_ok() || text.parse::<OrgNumber>().is_ok())
}

/// The time in a field, if it is there and readable.
pub(super) fn time(fields: &Fields, key: &'static str) -> Option<Timestamp> {
    value(fields, key).and_then(|text| parse_time(text, key).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn field(kind: RecordKind, key: &str) -> &'static FieldSpec {
        spec(kind).field(key).unwrap()
    }

    #[rstest]
    #[case("start_date", "29.02.2028", "2028-02-29")]
    #[case("hours_per_week", "22,5", "22.5")]
    #[case("hours_per_week", " 37.5 ", "37.5")]
    #[case("hours_per_week", "40", "40")]
    #[case("employment_form", "fast ansettelse", "permanent")]
    #[case("employment_form", "Zero hours contrac", "on_call")]
    #[case("nav_wage_subsidy", "Ja", "true")]
    #[case("nav_wage_subsidy", "nei", "")]
    #[case("title", "  Lagermedarbeider ", "Lagermedarbeider")]
    fn typed_value_becomes_canonical_text(#[case] key: &str, #[case] typed: &str, #[case] canonical: &str) {
        assert_eq!(canonical_value(field(RecordKind::Job, key), typed).as_deref(), Ok(canonical));
    }

    #[rstest]
    #[case(RecordKind::Job, "start_date", "29.02.2026", ViolationCode::DateImpossible)]
    #[case(RecordKind::Job, "hours_per_week", "48.01", ViolationCode::NumberOutOfRange)]
    #[case(RecordKind::Job, "hours_per_week", "-1", ViolationCode::NumberInvalid)]
    #[case(RecordKind::Job, "hours_per_week", "7.125", ViolationCode::NumberInvalid)]
    #[case(RecordKind::Job, "hours_per_week", "inf", ViolationCode::NumberInvalid)]
    #[case(RecordKind::Job, "employment_form", "Jobbsmak", ViolationCode::ValueRetired)]
    #[case(RecordKind::Job, "status", "svever", ViolationCode::ValueUnknown)]
    #[case(RecordKind::Job, "nav_wage_subsidy", "kanskje", ViolationCode::ValueUnknown)]
    #[case(RecordKind::Job, "employer", "15507600333", ViolationCode::IdUnknown)]
    #[case(RecordKind::Employer, "org_number", "974760674", ViolationCode::OrgNumberCheckDigit)]
    #[case(RecordKind::WorkspaceLink, "address", "javascript:alert(1)", ViolationCode::WebAddressInvalid)]
    #[case(RecordKind::WorkspaceLink, "address", "https://nav.no@example.org", ViolationCode::WebAddressInvalid)]
    #[case(RecordKind::FixedActivity, "starts", "24:00", ViolationCode::TimeImpossible)]
    fn value_that_cannot_be_is_refused_on_its_field(
        #[case] kind: RecordKind,
        #[case] key: &'static str,
        #[case] typed: &str,
        #[case] code: ViolationCode,
    ) {
        assert_eq!(canonical_value(field(kind, key), typed), Err(Violation::new(code, key)));
    }

    #[rstest]
    #[case("22334455", true)]
    #[case("22 33 44 55", true)]
    #[case("+47 223 34 455", true)]
    #[case("+46701234567", true)]
    #[case("2233445", false)]
    #[case("+4722334", false)]
    #[case("22334455 (Kari)", false)]
    fn telephone_number_is_norwegian_or_has_a_country_code(#[case] typed: &str, #[case] holds: bool) {
        assert_eq!(canonical_value(field(RecordKind::EmployerContact, "mobile"), typed).is_ok(), holds);
    }

    #[rstest]
    #[case("ola.nordmann@bedrift.no", true)]
    #[case("ola@bedrift", false)]
    #[case("@bedrift.no", false)]
    #[case("ola nordmann@bedrift.no", false)]
    #[case("ola@-bedrift.no", false)]
    fn address_for_mail_has_a_name_and_a_domain(#[case] typed: &str, #[case] holds: bool) {
        assert_eq!(canonical_value(field(RecordKind::EmployerContact, "email"), typed).is_ok(), holds);
    }

    #[test]
    fn several_codes_are_read_in_the_order_they_are_given() {
        let weekdays = field(RecordKind::FixedActivity, "weekdays");
        assert_eq!(canonical_value(weekdays, "Mandag, Tor").as_deref(), Ok("monday,thursday"));
    }

    #[test]
    fn retired_value_is_kept_where_it_stands() {
        let form = field(RecordKind::Job, "employment_form");
        assert_eq!(canonical_kept_value(form, "Job taster").as_deref(), Ok("job_taster"));
        assert!(canonical_kept_value(form, "svever").is_err());
        assert_eq!(check_value(form, "job_taster", Some("job_taster")), Ok(()));
        assert!(check_value(form, "job_taster", Some("permanent")).is_err());
    }

    #[test]
    fn number_beyond_the_bounds_is_kept_where_it_stands_and_refused_as_a_new_one() {
        let hours = field(RecordKind::Job, "hours_per_week");
        assert_eq!(canonical_kept_value(hours, "56,5").as_deref(), Ok("56.5"));
        assert_eq!(check_value(hours, "56.5", Some("56.5")), Ok(()));
        assert!(check_value(hours, "57", Some("56.5")).is_err());
        assert!(canonical_kept_value(hours, "mange").is_err());
    }

    #[rstest]
    #[case(&[("minutes_shared", "true"), ("status", "completed")], 1)]
    #[case(&[("minutes_shared", "true"), ("status", "open")], 0)]
    #[case(&[("status", "completed")], 0)]
    fn participant_sees_a_conversation_only_when_its_minutes_are_shared(
        #[case] more: &[(&str, &str)],
        #[case] seen: usize,
    ) {
        let mut fields = Fields::from([("subject".to_owned(), "Samtale".to_owned())]);
        fields.extend(more.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())));
        assert_eq!(shared_with_participant(RecordKind::ContactLog, &fields).len(), seen);
    }

    #[test]
    fn participant_sees_open_and_completed_sub_goals_but_not_dropped_ones() {
        let seen = |status: &str| -> Vec<&str> {
            let fields = Fields::from([
                ("subject".to_owned(), "Skrive CV".to_owned()),
                ("status".to_owned(), status.to_owned()),
                ("priority".to_owned(), "high".to_owned()),
            ]);
            shared_with_participant(RecordKind::SubGoal, &fields).into_iter().map(|(f, _)| f.key.as_str()).collect()
        };
        let both: Vec<&str> = vec!["subject", "status"];
        assert_eq!(seen("open"), both);
        assert_eq!(seen("completed"), both);
        assert_eq!(seen("not_applicable"), Vec::<&str>::new());
    }
}
