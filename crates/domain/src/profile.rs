//! The profile of a trail as data: its sections and fields, and what may stand in them.
//!
//! The catalogue is `data/profile.toml`: labels, help texts, which services use a field, whether the participant
//! sees it, and what comes along when an ended trail is taken over. A field that this version does not know is kept
//! by the document; it is only not shown and not written.

use crate::words::Words;
use crate::{
    codes::TrailType,
    contact_points::{is_email, is_phone},
    limits::NOTE_CHARS_MAX,
    rules::{Violation, ViolationCode, check_line},
    time::parse_date,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::OnceLock};
use ts_rs::TS;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProfileFieldKind {
    /// Long text; what two people write at once is merged.
    Text,
    /// One line of text.
    Line,
    /// A date, `2026-11-21`.
    Date,
    /// Yes as `true`, no as nothing.
    Tick,
    /// A telephone number without blanks.
    Phone,
    /// An address for e-mail.
    Email,
    /// One of the field's options, by its code.
    Choice,
}

/// What a text must stay free of; the screen reminds of it beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// Names and contact data of others than the participant.
    ThirdPerson,
    /// That somebody has to do with the social services.
    SocialServices,
    /// Diagnoses: needs are written, not their cause.
    Diagnosis,
}

impl Caution {
    /// The reminder beside the field.
    #[must_use]
    pub const fn reminder(self) -> Words {
        const THIRD_PERSON: Words = Words::new(
            "Skriv rolle, ikke navn, om andre enn deltakeren.",
            "Skriv rolle, ikkje namn, om andre enn deltakaren.",
            "Write the role, not the name, of anybody but the participant.",
        );
        const SOCIAL_SERVICES: Words = Words::new(
            "Ikke skriv at noen har kontakt med sosiale tjenester.",
            "Ikkje skriv at nokon har kontakt med sosiale tenester.",
            "Do not write that somebody is in touch with social services.",
        );
        const DIAGNOSIS: Words = Words::new(
            "Skriv behovet, ikke diagnosen.",
            "Skriv behovet, ikkje diagnosen.",
            "Write the need, not the diagnosis.",
        );
        match self {
            Self::ThirdPerson => THIRD_PERSON,
            Self::SocialServices => SOCIAL_SERVICES,
            Self::Diagnosis => DIAGNOSIS,
        }
    }
}

/// One value of a choice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileOption {
    code: String,
    label: Words,
    services: Vec<TrailType>,
}

impl ProfileOption {
    /// The stored code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The label on screen.
    #[must_use]
    pub const fn label(&self) -> Words {
        self.label
    }

    /// Whether it stands in old trails only.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.services.is_empty()
    }
}

/// One field of the profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileField {
    key: String,
    label: Words,
    help: Words,
    kind: ProfileFieldKind,
    #[serde(default)]
    max: Option<usize>,
    services: Vec<TrailType>,
    shared: Vec<TrailType>,
    carried: Vec<TrailType>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    review: Vec<Caution>,
    #[serde(default)]
    options: Vec<ProfileOption>,
}

impl ProfileField {
    /// The key in the document, and the field's name in errors.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The label on screen.
    #[must_use]
    pub const fn label(&self) -> Words {
        self.label
    }

    /// What to think of when filling it in.
    #[must_use]
    pub const fn help(&self) -> Words {
        self.help
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(&self) -> ProfileFieldKind {
        self.kind
    }

    /// Most characters it takes.
    #[must_use]
    pub fn chars_max(&self) -> usize {
        self.max.unwrap_or(match self.kind {
            ProfileFieldKind::Text => NOTE_CHARS_MAX,
            _ => crate::limits::LINE_CHARS_MAX,
        })
    }

    /// Whether a service uses it.
    #[must_use]
    pub fn is_used_in(&self, service: TrailType) -> bool {
        self.services.contains(&service)
    }

    /// Whether the participant sees it.
    #[must_use]
    pub fn is_shared_in(&self, service: TrailType) -> bool {
        self.shared.contains(&service)
    }

    /// Whether it must be filled in when a trail is created.
    #[must_use]
    pub const fn is_required_at_creation(&self) -> bool {
        self.required
    }

    /// What the text must stay free of.
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        &self.review
    }

    /// The values that can be chosen in a service, in their usual order.
    pub fn options_in(&self, service: TrailType) -> impl Iterator<Item = &ProfileOption> {
        self.options.iter().filter(move |option| option.services.contains(&service))
    }

    /// One value, retired or not; `None` when it comes from a newer app.
    #[must_use]
    pub fn option(&self, code: &str) -> Option<&ProfileOption> {
        self.options.iter().find(|option| option.code == code)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionRow {
    key: String,
    label: BTreeMap<String, Words>,
    #[serde(rename = "field")]
    fields: Vec<ProfileField>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    version: String,
    #[serde(rename = "section")]
    sections: Vec<SectionRow>,
}

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let Ok(catalogue) = toml::from_str(include_str!("../data/profile.toml")) else {
            unreachable!("a test parses the embedded catalogue")
        };
        catalogue
    })
}

/// A section of the profile as one service shows it.
#[derive(Debug, Clone)]
pub struct ProfileSectionView {
    /// The stable key.
    pub key: &'static str,
    /// The heading in this service.
    pub label: Words,
    /// The fields this service uses, in their order.
    pub fields: Vec<&'static ProfileField>,
}

/// The version of the catalogue, the date it was made.
#[must_use]
pub fn version() -> &'static str {
    &catalogue().version
}

/// The sections of a service with the fields it uses, in the order they are shown.
#[must_use]
pub fn sections(service: TrailType) -> Vec<ProfileSectionView> {
    catalogue()
        .sections
        .iter()
        .filter_map(|row| {
            let label = *row.label.get(service.code())?;
            let fields = row.fields.iter().filter(|field| field.is_used_in(service)).collect();
            Some(ProfileSectionView { key: &row.key, label, fields })
        })
        .collect()
}

/// Every field of every service, in the order of the catalogue.
pub fn fields() -> impl Iterator<Item = &'static ProfileField> {
    catalogue().sections.iter().flat_map(|row| &row.fields)
}

/// The key of the section a field belongs to; `None` when this version does not know the field.
#[must_use]
pub fn section_of(key: &str) -> Option<&'static str> {
    let row = catalogue().sections.iter().find(|row| row.fields.iter().any(|field| field.key == key))?;
    Some(&row.key)
}

/// The heading of a section where the service is not known, as in a search; `None` when this version does not know
/// it.
#[must_use]
pub fn section_label(section: &str) -> Option<Words> {
    let row = catalogue().sections.iter().find(|row| row.key == section);
    row.and_then(|row| row.label.values().next_back()).copied()
}

/// The field with a key; `None` when this version does not know it.
#[must_use]
pub fn field(key: &str) -> Option<&'static ProfileField> {
    fields().find(|field| field.key == key)
}

/// The fields whose values come along when an ended trail is taken over into a new one: those the old service hands
/// on and the new service uses.
#[must_use]
pub fn carried(from: TrailType, to: TrailType) -> Vec<&'static ProfileField> {
    fields().filter(|field| field.carried.contains(&from) && field.is_used_in(to)).collect()
}

/// Checks the canonical value of one field as it would be after the edit; an empty value always passes. `previous` is
/// the value before the edit: a retired or newer option that stands there may stay.
///
/// # Errors
/// `profile_field_unknown` on field `field`. On the field's own key: `profile_field_not_in_service`,
/// `text_too_long`, `text_not_one_line`, `date_impossible`, `date_out_of_range`, `phone_invalid`, `email_invalid`,
/// `value_unknown` or `value_retired`.
pub fn check_profile_value(service: TrailType, key: &str, value: &str, previous: &str) -> Result<(), Violation> {
    let Some(field) = field(key) else {
        return Err(Violation::new(ViolationCode::ProfileFieldUnknown, "field"));
    };
    let fail = |code| Err(Violation::new(code, field.key()));
    if !field.is_used_in(service) {
        return fail(ViolationCode::ProfileFieldNotInService);
    }
    if value.is_empty() {
        return Ok(());
    }
    if field.kind != ProfileFieldKind::Text {
        check_line(value, field.key())?;
    }
    if value.chars().count() > field.chars_max() {
        return fail(ViolationCode::TextTooLong);
    }
    match field.kind {
        ProfileFieldKind::Text | ProfileFieldKind::Line => Ok(()),
        ProfileFieldKind::Date if parse_date(value, field.key())?.to_string() == value => Ok(()),
        ProfileFieldKind::Date => fail(ViolationCode::DateImpossible),
        ProfileFieldKind::Tick if value == "true" => Ok(()),
        ProfileFieldKind::Tick => fail(ViolationCode::ValueUnknown),
        ProfileFieldKind::Phone if is_phone(value) => Ok(()),
        ProfileFieldKind::Phone => fail(ViolationCode::PhoneInvalid),
        ProfileFieldKind::Email if is_email(value) => Ok(()),
        ProfileFieldKind::Email => fail(ViolationCode::EmailInvalid),
        ProfileFieldKind::Choice if value == previous => Ok(()),
        ProfileFieldKind::Choice => match field.option(value) {
            Some(option) if option.is_retired() => fail(ViolationCode::ValueRetired),
            Some(option) if option.services.contains(&service) => Ok(()),
            _ => fail(ViolationCode::ValueUnknown),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use rstest::rstest;
    use std::collections::BTreeSet;

    #[test]
    fn catalogue_is_consistent() {
        let keys: BTreeSet<_> = fields().map(ProfileField::key).collect();
        assert_eq!(keys.len(), fields().count(), "a key stands twice");
        assert!(version().parse::<crate::time::Date>().is_ok());
        for taken in ["goal", "strengths", "openness", "phase", "name"] {
            assert!(!keys.contains(taken), "{taken} is a field of the trail itself");
        }
        for field in fields() {
            let key = field.key();
            assert!(!field.services.is_empty() && !field.services.contains(&TrailType::Unknown), "{key}");
            assert!(field.shared.iter().all(|service| field.is_used_in(*service)), "{key} is shared where unused");
            assert!(field.carried.iter().all(|service| field.is_used_in(*service)), "{key} is carried where unused");
            for language in Language::ALL {
                assert!(field.help.of(language).ends_with(['.', '?']), "{key} has no help");
            }
            assert_eq!(field.kind == ProfileFieldKind::Choice, !field.options.is_empty(), "{key}");
        }
    }

    #[test]
    fn every_section_of_a_service_has_fields_and_every_field_a_section_in_its_services() {
        for service in TrailType::ALL {
            let shown: Vec<_> = sections(*service).into_iter().flat_map(|section| section.fields).collect();
            assert!(sections(*service).iter().all(|section| !section.fields.is_empty()), "{}", service.code());
            assert_eq!(shown.len(), fields().filter(|field| field.is_used_in(*service)).count());
        }
        assert!(sections(TrailType::Unknown).is_empty());
    }

    #[rstest]
    #[case(TrailType::Ips, "career_profile", "Karriereprofil", 6)]
    #[case(TrailType::Ams, "career_profile", "Yrkesprofil", 10)]
    #[case(TrailType::Ips, "experience", "Utdanning og erfaring", 3)]
    #[case(TrailType::Ips, "job_search", "Jobbutvikling", 5)]
    #[case(TrailType::Ips, "support_plan", "Jobb- og utdanningsstøtte", 5)]
    #[case(TrailType::Ips, "openness", "Åpenhet", 8)]
    #[case(TrailType::Ams, "openness", "Åpenhet", 4)]
    #[case(TrailType::Ips, "economy_plan", "Økonomiske rammer ved viktige overganger", 3)]
    #[case(TrailType::Ips, "no_show", "Plan for kontakt ved uteblivelse", 2)]
    #[case(TrailType::Ce, "ce_mapping", "Yrkeskartlegging", 8)]
    fn service_has_its_sections(
        #[case] service: TrailType,
        #[case] key: &str,
        #[case] label: &str,
        #[case] fields: usize,
    ) {
        let section = sections(service).into_iter().find(|section| section.key == key).unwrap();
        assert_eq!((section.label.of(Language::Nb), section.fields.len()), (label, fields));
    }

    #[test]
    fn participant_sees_openness_but_not_the_contact_plan() {
        let shared = |key| field(key).unwrap().is_shared_in(TrailType::Ips);
        assert!(shared("must_not_be_shared") && shared("coping_strategies") && shared("nav_counsellor"));
        assert!(!shared("no_show_plan") && !shared("no_show_phone") && !shared("therapist"));
        assert!(!field("nav_counsellor").unwrap().is_shared_in(TrailType::Ams));
    }

    #[test]
    fn transfer_carries_the_profile_but_neither_openness_nor_cooperation() {
        let keys = |from, to| carried(from, to).iter().map(|field| field.key()).collect::<BTreeSet<_>>();
        let ips = keys(TrailType::Ips, TrailType::Ips);
        assert_eq!(ips.len(), 21);
        assert!(ips.contains("main_goal_choice") && ips.contains("support_network"));
        let ams = keys(TrailType::Ams, TrailType::Ams);
        assert_eq!(ams.len(), 13);
        assert!(!ams.contains("main_goal_choice"), "the old tool carries only the text of the goal in AMS");
        let over = keys(TrailType::Ips, TrailType::Ams);
        assert!(over.contains("health") && !over.contains("geography"));
        for section in sections(TrailType::Ips) {
            if ["openness", "cooperation", "no_show", "economy_plan"].contains(&section.key) {
                assert!(section.fields.iter().all(|field| !ips.contains(field.key())), "{}", section.key);
            }
        }
        assert!(keys(TrailType::Ce, TrailType::Ce).is_empty());
    }

    #[rstest]
    #[case("health", "Trenger pauser.\nTåler lite støy.", Ok(()))]
    #[case("health", "", Ok(()))]
    #[case("preferred_hours", "20 timer", Ok(()))]
    #[case("preferred_hours", "20\ntimer", Err(ViolationCode::TextNotOneLine))]
    #[case("openness_obtained_on", "2028-02-29", Ok(()))]
    #[case("openness_obtained_on", "2027-02-29", Err(ViolationCode::DateImpossible))]
    #[case("openness_obtained_on", "29.02.2028", Err(ViolationCode::DateImpossible))]
    #[case("openness_obtained_on", "2206-02-28", Err(ViolationCode::DateOutOfRange))]
    #[case("employer_may_be_contacted", "true", Ok(()))]
    #[case("employer_may_be_contacted", "ja", Err(ViolationCode::ValueUnknown))]
    #[case("no_show_phone", "41234567", Ok(()))]
    #[case("no_show_phone", "4123", Err(ViolationCode::PhoneInvalid))]
    #[case("nav_counsellor_email", "kari@nav.example", Ok(()))]
    #[case("nav_counsellor_email", "kari", Err(ViolationCode::EmailInvalid))]
    #[case("main_goal_choice", "education", Ok(()))]
    #[case("main_goal_choice", "ams_work", Err(ViolationCode::ValueUnknown))]
    #[case("main_goal_choice", "old_uo", Err(ViolationCode::ValueRetired))]
    #[case("mobility", "Buss", Err(ViolationCode::ProfileFieldNotInService))]
    fn value_in_ips_is_checked_by_its_kind(
        #[case] key: &str,
        #[case] value: &str,
        #[case] expected: Result<(), ViolationCode>,
    ) {
        assert_eq!(check_profile_value(TrailType::Ips, key, value, "").map_err(|v| v.code()), expected);
        if expected.is_err() {
            let field = check_profile_value(TrailType::Ips, key, value, "").map_err(|v| v.field());
            assert_eq!(field, Err(field_key(key)));
        }
    }

    fn field_key(key: &str) -> &'static str {
        field(key).unwrap().key()
    }

    #[test]
    fn text_is_limited_by_the_fields_own_length() {
        let check = |key, chars| check_profile_value(TrailType::Ips, key, &"å".repeat(chars), "").map_err(|v| v.code());
        assert_eq!(check("no_show_plan", 131_000), Ok(()));
        assert_eq!(check("no_show_plan", 131_001), Err(ViolationCode::TextTooLong));
        assert_eq!(check("health", NOTE_CHARS_MAX), Ok(()));
        assert_eq!(check("health", NOTE_CHARS_MAX + 1), Err(ViolationCode::TextTooLong));
        assert_eq!(check("therapist", 151), Err(ViolationCode::TextTooLong));
    }

    #[test]
    fn retired_or_newer_choice_may_stay_where_it_stands() {
        let check = |value| check_profile_value(TrailType::Ams, "main_goal_choice", value, value);
        assert_eq!(check("old_uo_training"), Ok(()));
        assert_eq!(check("of_a_newer_app"), Ok(()));
    }

    #[test]
    fn field_that_is_not_known_is_named_without_repeating_what_was_typed() {
        let unknown = check_profile_value(TrailType::Ips, "shoe_size", "43", "");
        assert_eq!(unknown, Err(Violation::new(ViolationCode::ProfileFieldUnknown, "field")));
    }

    #[test]
    fn reminders_stand_beside_the_fields_that_tempt_to_write_too_much() {
        assert_eq!(field("network").unwrap().cautions(), [Caution::ThirdPerson]);
        assert_eq!(field("economy").unwrap().cautions(), [Caution::SocialServices]);
        assert!(
            fields().flat_map(ProfileField::cautions).all(|caution| caution.reminder().of(Language::Nb).ends_with('.'))
        );
    }
}
