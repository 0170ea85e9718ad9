//! The check of a whole record: every field by itself, then the rules of its kind.

use super::{
    Fields, RecordKind,
    catalogue::{FieldSpec, RecordSpec, spec},
    rules, value, values,
};
use crate::{Date, StreamKind, TrailType, Violation, ViolationCode, employer_text};

/// What the rules need to know beyond the record itself.
#[derive(Debug, Clone, Copy)]
pub struct RecordContext<'a> {
    /// Today in Norway.
    pub today: Date,
    /// The service of the trail; nothing for records that belong to no trail.
    pub service: Option<TrailType>,
    /// Whether the trail is in a phase that is neither referred nor ended.
    pub trail_is_active: bool,
    /// The record as it was, when it is being changed.
    pub previous: Option<&'a Fields>,
    /// First and last day of the other periods of this kind in the trail; open ones have no last day.
    pub other_periods: &'a [(Date, Option<Date>)],
    /// The employers the chosen contact belongs to, by the same id that field `employer` holds.
    pub contact_employers: &'a [String],
    /// Names of participants that must not stand in the employer's texts.
    pub participant_names: &'a [String],
    /// The person has confirmed that names in the text are not a participant's.
    pub names_confirmed: bool,
}

impl RecordContext<'_> {
    /// The context of a new record that stands alone: nothing else is known.
    #[must_use]
    pub const fn new(today: Date) -> Self {
        Self {
            today,
            service: None,
            trail_is_active: true,
            previous: None,
            other_periods: &[],
            contact_employers: &[],
            participant_names: &[],
            names_confirmed: false,
        }
    }

    /// The text a field had before the change.
    pub(super) fn before(&self, key: &str) -> Option<&str> {
        self.previous.and_then(|fields| value(fields, key))
    }
}

/// Checks a record as it would be after the action. Fields that this version does not know pass.
///
/// # Errors
/// The first broken rule, with its field: required fields, values and lengths in the order of the
/// catalogue, text that tells about a participant where it must not, then the rules of the kind.
pub fn check_record(kind: RecordKind, fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    broken_rules(kind, fields, context).next().map_or(Ok(()), Err)
}

/// Every rule that a record breaks by itself, in the order of [`check_record`], for lists of what is to be mended. Of
/// the rules of its kind the first broken one is told.
pub fn broken_rules<'a>(
    kind: RecordKind,
    fields: &'a Fields,
    context: &'a RecordContext<'a>,
) -> impl Iterator<Item = Violation> + 'a {
    let record = spec(kind);
    let of_other_service =
        record.stream == StreamKind::Trail && context.service.is_some_and(|service| !record.is_used_in(service));
    let service = of_other_service.then(|| Violation::new(ViolationCode::RecordNotInService, "kind"));
    let values = record.fields.iter().filter_map(move |field| check_field(record, field, fields, context).err());
    let of_kind = std::iter::once_with(move || rules::check(kind, fields, context).err()).flatten();
    service.into_iter().chain(values).chain(of_kind)
}

/// The rule that is broken when a required field has no value.
#[must_use]
pub fn missing_value(field: &FieldSpec) -> ViolationCode {
    match field.key.as_str() {
        "informed" => ViolationCode::ContactNotInformed,
        _ => ViolationCode::Required,
    }
}

fn check_field(
    record: &RecordSpec,
    field: &'static FieldSpec,
    fields: &Fields,
    context: &RecordContext<'_>,
) -> Result<(), Violation> {
    let Some(text) = value(fields, &field.key) else {
        return if field.required { Err(Violation::new(missing_value(field), &field.key)) } else { Ok(()) };
    };
    values::check_value(field, text, context.before(&field.key))?;
    if record.stream == StreamKind::Employer && field.kind.is_free_text() {
        // What stood there before was confirmed then.
        let settled = context.names_confirmed || context.before(&field.key) == Some(text);
        let names = if settled || field.names_employer_side { &[] } else { context.participant_names };
        if employer_text::find(text, names).iter().any(employer_text::Finding::is_refused) {
            return Err(Violation::new(ViolationCode::PersonDataInText, &field.key));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    fn need(description: &str) -> Fields {
        fields(&[
            ("title", "To på lageret"),
            ("employer", "974760673"),
            ("status", "open"),
            ("description", description),
        ])
    }

    fn context(names: &[String]) -> RecordContext<'_> {
        RecordContext { participant_names: names, ..RecordContext::new(Date::from_ymd_opt(2026, 11, 21).unwrap()) }
    }

    #[test]
    fn missing_value_names_its_field() {
        let mut need = need("");
        need.insert("title".to_owned(), "   ".to_owned());
        let refused = check_record(RecordKind::EmployerNeed, &need, &context(&[]));
        assert_eq!(refused, Err(Violation::new(ViolationCode::Required, "title")));
    }

    #[test]
    fn every_broken_rule_of_a_record_is_told_and_the_check_gives_the_first() {
        let mut need = need("Gjelder 15507600333");
        need.insert("title".to_owned(), String::new());
        need.insert("positions".to_owned(), "0".to_owned());
        need.insert("employer_contact".to_owned(), "01930000-0000-7000-8000-000000000001".to_owned());
        let broken: Vec<_> = broken_rules(RecordKind::EmployerNeed, &need, &context(&[])).map(|v| v.field()).collect();
        assert_eq!(broken, ["title", "positions", "description", "employer_contact"]);
        assert_eq!(
            check_record(RecordKind::EmployerNeed, &need, &context(&[])).err().map(|v| v.field()),
            Some("title")
        );
    }

    #[test]
    fn field_of_a_newer_app_passes_whatever_it_holds() {
        let mut need = need("");
        need.insert("skills_graph".to_owned(), "\u{1}??".to_owned());
        assert_eq!(check_record(RecordKind::EmployerNeed, &need, &context(&[])), Ok(()));
        assert_eq!(check_record(RecordKind::Unknown, &need, &context(&[])), Ok(()));
    }

    #[rstest]
    #[case("Truckfører på kveld", Ok(()))]
    #[case("Nina Testesen kan passe her", Err(Violation::new(ViolationCode::PersonDataInText, "description")))]
    #[case("Gjelder 155076 00333", Err(Violation::new(ViolationCode::PersonDataInText, "description")))]
    fn text_of_an_employer_holds_nothing_about_a_participant(
        #[case] text: &str,
        #[case] expected: Result<(), Violation>,
    ) {
        let names = ["Nina Testesen".to_owned()];
        assert_eq!(check_record(RecordKind::EmployerNeed, &need(text), &context(&names)), expected);
    }

    #[test]
    fn confirmed_name_passes_but_a_national_number_never_does() {
        let names = ["Nina Testesen".to_owned()];
        let confirmed = RecordContext { names_confirmed: true, ..context(&names) };
        assert_eq!(check_record(RecordKind::EmployerNeed, &need("Spør Nina i resepsjonen"), &confirmed), Ok(()));
        assert!(check_record(RecordKind::EmployerNeed, &need("15507600333"), &confirmed).is_err());
    }

    #[test]
    fn every_free_text_of_every_employer_record_is_searched_for_national_numbers() {
        let nothing = context(&[]);
        for record in RecordKind::ALL.iter().map(|kind| spec(*kind)).filter(|r| r.stream == StreamKind::Employer) {
            for field in record.fields.iter().filter(|field| field.kind.is_free_text()) {
                let one = fields(&[(&field.key, "15507600333")]);
                let refused = check_field(record, field, &one, &nothing);
                let too_long = matches!(field.kind, crate::FieldKind::Line { max_chars } if max_chars < 11);
                let code = if too_long { ViolationCode::TextTooLong } else { ViolationCode::PersonDataInText };
                assert_eq!(refused, Err(Violation::new(code, &field.key)), "{} {}", record.kind.code(), field.key);
            }
        }
    }

    #[rstest]
    #[case(RecordKind::VocationalTraining, TrailType::Ips)]
    #[case(RecordKind::PassivePeriod, TrailType::Ams)]
    #[case(RecordKind::RecruitmentPeriod, TrailType::Ips)]
    #[case(RecordKind::Collaborator, TrailType::Ips)]
    #[case(RecordKind::Report, TrailType::Ce)]
    fn record_of_another_service_is_refused(#[case] kind: RecordKind, #[case] service: TrailType) {
        let context = RecordContext { service: Some(service), ..context(&[]) };
        let refused = check_record(kind, &Fields::new(), &context);
        assert_eq!(refused, Err(Violation::new(ViolationCode::RecordNotInService, "kind")));
    }
}
