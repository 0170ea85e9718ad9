//! Values of the profile as they are typed, stored and shown, and the id of the document a section lies in.

use crate::words::{self, Language};
use crate::{
    codes::TrailType,
    derived_id::derive_id,
    ids::{DocumentId, TrailId},
    profile::{ProfileField, ProfileFieldKind, field},
    rules::{Violation, ViolationCode},
    time::{day_text, parse_date},
};

/// Keeps these ids apart from ids made of other texts.
const NAMESPACE: &[u8] = b"worktrail/profile/1";

/// The id of the document that one section of a trail's profile lies in, the same on every replica: two people who
/// begin on a section while apart write in one document.
#[must_use]
pub fn section_document(trail: TrailId, section: &str) -> DocumentId {
    DocumentId::from_bytes(derive_id(NAMESPACE, &[trail.as_bytes(), section.as_bytes()]))
}

/// Reads what a person typed in a field into the value that is stored. What cannot be read stays as typed, for
/// [`crate::profile::check_profile_value`] to refuse.
///
/// Takes Norwegian dates, `ja` and `nei`, blanks in telephone numbers, and the label of a choice beside its code.
///
/// # Errors
/// `profile_field_unknown` on field `field`.
pub fn canonical_profile_value(service: TrailType, key: &str, typed: &str) -> Result<String, Violation> {
    let field = field(key).ok_or(Violation::new(ViolationCode::ProfileFieldUnknown, "field"))?;
    let line = typed.trim();
    Ok(match field.kind() {
        ProfileFieldKind::Text => typed.to_owned(),
        ProfileFieldKind::Line | ProfileFieldKind::Email => line.to_owned(),
        ProfileFieldKind::Date => parse_date(line, field.key()).map_or_else(|_| line.to_owned(), |d| d.to_string()),
        ProfileFieldKind::Phone => line.chars().filter(|c| !c.is_whitespace()).collect(),
        ProfileFieldKind::Tick => match line.to_lowercase().as_str() {
            "ja" | "true" | "x" => "true".to_owned(),
            "nei" | "false" => String::new(),
            _ => line.to_owned(),
        },
        ProfileFieldKind::Choice => chosen(field, service, line),
    })
}

/// A stored value in words: the label of a choice, `Ja` for a tick, the date as it is written in Norway.
#[must_use]
pub fn shown_profile_value(field: &ProfileField, value: &str, language: Language) -> String {
    match field.kind() {
        ProfileFieldKind::Choice => field.option(value).map_or(value, |option| option.label().of(language)).to_owned(),
        ProfileFieldKind::Tick if value == "true" => words::YES.of(language).to_owned(),
        ProfileFieldKind::Date => parse_date(value, "value").map_or_else(|_| value.to_owned(), day_text),
        _ => value.to_owned(),
    }
}

fn chosen(field: &ProfileField, service: TrailType, line: &str) -> String {
    let wanted = line.to_lowercase();
    let found = field.options_in(service).find(|option| option.label().of(Language::Nb).to_lowercase() == wanted);
    found.map_or(line, |option| option.code()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("openness_obtained_on", "21.11.2026", "2026-11-21")]
    #[case("openness_obtained_on", "31.02.2026", "31.02.2026")]
    #[case("employer_may_be_contacted", "Ja", "true")]
    #[case("employer_may_be_contacted", "nei", "")]
    #[case("no_show_phone", " 412 34 567", "41234567")]
    #[case("main_goal_choice", "utdanning", "education")]
    #[case("main_goal_choice", "education", "education")]
    #[case("main_goal_choice", "Arbeid", "Arbeid")]
    #[case("nav_counsellor", "  Kari Veileder ", "Kari Veileder")]
    #[case("health", "  Linje\n", "  Linje\n")]
    fn typed_value_is_read_as_it_is_stored(#[case] key: &str, #[case] typed: &str, #[case] stored: &str) {
        assert_eq!(canonical_profile_value(TrailType::Ips, key, typed), Ok(stored.to_owned()));
    }

    #[rstest]
    #[case("main_goal_choice", "old_uo", "UO")]
    #[case("main_goal_choice", "of_a_newer_app", "of_a_newer_app")]
    #[case("employer_may_be_contacted", "true", "Ja")]
    #[case("signed_on", "2026-11-21", "21.11.2026")]
    fn stored_value_is_shown_in_words(#[case] key: &str, #[case] value: &str, #[case] shown: &str) {
        assert_eq!(shown_profile_value(field(key).unwrap(), value, Language::Nb), shown);
    }

    #[test]
    fn document_of_a_section_is_the_same_in_every_version() {
        // Released ids: another value would hide every profile that is written.
        let id = section_document(TrailId::from_bytes([7; 16]), "career_profile");
        assert_eq!(id.to_string(), "f210ecdc-f7dd-897f-a086-6fe58c8089ee");
        assert_ne!(id, section_document(TrailId::from_bytes([7; 16]), "openness"));
        assert_ne!(id, section_document(TrailId::from_bytes([8; 16]), "career_profile"));
    }
}
