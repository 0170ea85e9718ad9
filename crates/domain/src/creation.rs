//! Guided creation of a trail (*nytt jobbspor*): what must be checked and confirmed before it exists, and what is
//! stored of that.
//!
//! A laptop away from the network cannot ask the register. The trail is then provisional: everything a person can
//! confirm is confirmed and stored, and [`settle`] says what happens when the register has answered.

use crate::{
    codes::{Phase, TrailType, code_list},
    ids::UserId,
    information_duty::information_duty,
    phases::{PhaseSet, phase_set},
    profile::check_profile_value,
    rules::{Violation, ViolationCode, check_date},
    time::Date,
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Age from which the guardians are not asked: guardianship over minors ends then.
pub const AGE_OF_MAJORITY: u32 = 18;

/// Earliest year of birth: nobody in work today was born before it, and a slip of the keyboard is caught.
pub const BIRTH_YEAR_MIN: i32 = 1900;

code_list! {
    /// How the register protects a person's address (*gradering*).
    Protection {
        /// Not protected.
        Ungraded = "ungraded", ["Ugradert", "Ugradert", "Not protected"];
        /// Confidential (*kode 7*).
        Confidential = "confidential", ["Fortrolig", "Fortruleg", "Confidential"];
        /// Strictly confidential (*kode 6*).
        StrictlyConfidential = "strictly_confidential",
            ["Strengt fortrolig", "Strengt fortruleg", "Strictly confidential"];
        /// Strictly confidential abroad (*§ 19*).
        StrictlyConfidentialAbroad = "strictly_confidential_abroad",
            ["Strengt fortrolig utland", "Strengt fortruleg utland", "Strictly confidential abroad"];
    }
}

impl Protection {
    /// Reads the register's value. What is not known here is `Unknown`, which is treated like the strictest.
    #[must_use]
    pub fn from_register(value: &str) -> Self {
        match value.trim() {
            "UGRADERT" => Self::Ungraded,
            "FORTROLIG" => Self::Confidential,
            "STRENGT_FORTROLIG" => Self::StrictlyConfidential,
            "STRENGT_FORTROLIG_UTLAND" => Self::StrictlyConfidentialAbroad,
            _ => Self::Unknown,
        }
    }

    /// Whether a service takes a person with this protection.
    #[must_use]
    pub const fn is_allowed_in(self, set: &PhaseSet) -> bool {
        match self {
            Self::Ungraded => true,
            Self::Confidential => !set.refuses_confidential(),
            Self::StrictlyConfidential | Self::StrictlyConfidentialAbroad | Self::Unknown => false,
        }
    }
}

/// What the register knows of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterPerson {
    /// Date of birth. It is not always the one in the national number.
    pub birth_date: Option<Date>,
    /// How the address is protected.
    pub protection: Protection,
    /// Works in Nav (*egen ansatt*).
    pub is_nav_employee: bool,
    /// Is dead.
    pub is_deceased: bool,
}

impl RegisterPerson {
    /// Whether the trail is shielded (*skjermet*). That a Nav employee's address is ungraded does not lift it.
    #[must_use]
    pub fn is_shielded(&self) -> bool {
        self.is_nav_employee || self.protection != Protection::Ungraded
    }
}

/// The register's answer to a national number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterAnswer {
    /// Nobody could be asked: no contact with the server.
    NotAsked,
    /// The register has nobody with the number.
    NotFound,
    /// The person.
    Found(RegisterPerson),
}

/// Whether another trail of the person is active, of any service and any owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uniqueness {
    /// Only this laptop was asked, and it has none.
    Unchecked,
    /// The server was asked, and there is none.
    Free,
    /// There is one.
    Taken,
}

/// Everything that decides whether a trail can be created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "three confirmations, each its own tick in the dialog")]
pub struct CreationFacts<'a> {
    /// The service.
    pub service: TrailType,
    /// The register's answer.
    pub register: RegisterAnswer,
    /// Date of birth as typed, used until the register has answered.
    pub birth_date: Option<Date>,
    /// Whether the person has an active trail.
    pub uniqueness: Uniqueness,
    /// The user has confirmed that it is the right person.
    pub person_confirmed: bool,
    /// The user has confirmed the guardians' written consent.
    pub guardian_consent: bool,
    /// The user has confirmed that the participant knows the rights.
    pub informed_of_rights: bool,
    /// Referred date.
    pub referred_on: Option<Date>,
    /// Nav counsellor.
    pub nav_counsellor: &'a str,
    /// Treatment team or applying department, as the service asks.
    pub referral_source: &'a str,
    /// The day of creation in Norway.
    pub today: Date,
}

/// What is known about the guardians' consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardianConsent {
    /// Of age.
    NotNeeded,
    /// Under age, and given.
    Given,
    /// The age is not known yet, and nobody has confirmed it.
    AgeUnknown,
}

/// What was confirmed when a trail was created, to be stored with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreationConfirmations {
    /// The first phase.
    pub phase: Phase,
    /// The participant's age, when a date of birth is known.
    pub age: Option<u32>,
    /// What is known about the guardians' consent.
    pub guardian_consent: GuardianConsent,
    /// The version of the list of what the participant was told.
    pub informed_version: &'static str,
    /// The trail is shielded.
    pub is_shielded: bool,
    /// The register or the server has still to answer.
    pub is_provisional: bool,
}

impl CreationConfirmations {
    /// The values to store: each confirmation, who gave it and when.
    #[must_use]
    pub fn fields(&self, by: UserId, on: Date) -> BTreeMap<String, String> {
        let tick = |yes: bool| if yes { "true" } else { "" };
        [
            ("person_confirmed", "true".to_owned()),
            ("informed_of_rights", "true".to_owned()),
            ("informed_version", self.informed_version.to_owned()),
            ("guardian_consent", tick(self.guardian_consent == GuardianConsent::Given).to_owned()),
            ("is_shielded", tick(self.is_shielded).to_owned()),
            ("is_provisional", tick(self.is_provisional).to_owned()),
            ("confirmed_by", by.to_string()),
            ("confirmed_on", on.to_string()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
    }

    /// The field that takes the register's address: a shielded trail has none in sight.
    #[must_use]
    pub const fn address_field(&self) -> &'static str {
        if self.is_shielded { "shielded_address" } else { "home_address" }
    }
}

/// Checks the creation of a trail, in the order of the dialog, and returns what is to be stored.
///
/// # Errors
/// On field `service`: `value_unknown`. On `national_id`: `person_not_found`, `person_not_allowed`,
/// `person_deceased` or `person_has_active_trail`. On `birth_date`: `date_in_future` or `birth_year_out_of_range`. On the
/// confirmations `person_confirmed`, `guardian_consent`, `informed_of_rights`: `person_unconfirmed`,
/// `guardian_consent_required`, `rights_unconfirmed`. On the referral: those of [`check_referral`].
pub fn check_creation(facts: &CreationFacts<'_>) -> Result<CreationConfirmations, Violation> {
    let fail = |code, field| Err(Violation::new(code, field));
    let Some(set) = phase_set(facts.service) else { return fail(ViolationCode::ValueUnknown, "service") };
    let person = match facts.register {
        RegisterAnswer::NotFound => return fail(ViolationCode::PersonNotFound, "national_id"),
        RegisterAnswer::NotAsked => None,
        RegisterAnswer::Found(person) => Some(person),
    };
    if let Some(person) = person {
        if !person.protection.is_allowed_in(set) {
            return fail(ViolationCode::PersonNotAllowed, "national_id");
        }
        if person.is_deceased {
            return fail(ViolationCode::PersonDeceased, "national_id");
        }
    }
    if !facts.person_confirmed {
        return fail(ViolationCode::PersonUnconfirmed, "person_confirmed");
    }
    check_referral(set, facts.referred_on, facts.nav_counsellor, facts.referral_source, facts.today)?;
    let birth_date = person.and_then(|person| person.birth_date).or(facts.birth_date);
    let age = birth_date.map(|born| check_birth_date(born, facts.today)).transpose()?;
    let guardian_consent = match (age, facts.guardian_consent) {
        (Some(age), _) if age >= AGE_OF_MAJORITY => GuardianConsent::NotNeeded,
        (_, true) => GuardianConsent::Given,
        (Some(_), false) => return fail(ViolationCode::GuardianConsentRequired, "guardian_consent"),
        (None, false) => GuardianConsent::AgeUnknown,
    };
    if facts.uniqueness == Uniqueness::Taken {
        return fail(ViolationCode::PersonHasActiveTrail, "national_id");
    }
    if !facts.informed_of_rights {
        return fail(ViolationCode::RightsUnconfirmed, "informed_of_rights");
    }
    Ok(CreationConfirmations {
        phase: set.start(),
        age,
        guardian_consent,
        informed_version: information_duty().version(),
        is_shielded: person.is_some_and(|person| person.is_shielded()),
        is_provisional: person.is_none() || facts.uniqueness == Uniqueness::Unchecked,
    })
}

/// Checks what every new trail needs of its referral: date, counsellor, and who referred.
///
/// # Errors
/// `required` on `referred`, `nav_counsellor` or the service's own field; `date_in_future` or `date_out_of_range` on
/// `referred`; and those of the two texts.
pub fn check_referral(
    set: &'static PhaseSet,
    referred_on: Option<Date>,
    nav_counsellor: &str,
    referral_source: &str,
    today: Date,
) -> Result<(), Violation> {
    let source = set.referral_source();
    for (field, text) in [("nav_counsellor", nav_counsellor), (source, referral_source)] {
        if text.trim().is_empty() {
            return Err(Violation::new(ViolationCode::Required, field));
        }
        check_profile_value(set.service(), field, text, "")?;
    }
    let referred_on = referred_on.ok_or(Violation::new(ViolationCode::Required, "referred"))?;
    check_date(referred_on, "referred")?;
    if referred_on > today {
        return Err(Violation::new(ViolationCode::DateInFuture, "referred"));
    }
    Ok(())
}

/// A person's age in whole years on a day; `None` before the birth.
///
/// Whoever is born on 29 February is a year older on 1 March in years without that day, so that nobody counts as of
/// age a day too early.
#[must_use]
pub fn age_on(born: Date, day: Date) -> Option<u32> {
    day.years_since(born)
}

/// Reads a date of birth written `1976-10-15` or `15.10.1976`. Other dates of the tool begin in 1990, this one does not.
///
/// # Errors
/// `date_impossible` when no such day exists, `birth_year_out_of_range` before 1900; both on `field`.
pub fn parse_birth_date(text: &str, field: &'static str) -> Result<Date, Violation> {
    let text = text.trim();
    let born = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
        .map_err(|_| Violation::new(ViolationCode::DateImpossible, field))?;
    if born.year() < BIRTH_YEAR_MIN {
        return Err(Violation::new(ViolationCode::BirthYearOutOfRange, field));
    }
    Ok(born)
}

fn check_birth_date(born: Date, today: Date) -> Result<u32, Violation> {
    if born.year() < BIRTH_YEAR_MIN {
        return Err(Violation::new(ViolationCode::BirthYearOutOfRange, "birth_date"));
    }
    age_on(born, today).ok_or(Violation::new(ViolationCode::DateInFuture, "birth_date"))
}

/// What becomes of a provisional trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// Nobody has answered yet; the trail stays provisional.
    Pending,
    /// Everything holds; the trail is no longer provisional.
    Confirmed {
        /// It is shielded.
        is_shielded: bool,
    },
    /// The trail stays provisional, with everything in it, until a person has done what the sentence says. It counts
    /// in no figures and no report of it can be filed.
    ActionNeeded(ViolationCode),
    /// The person must not be in this tool: the trail is sealed and leaves every laptop at its next contact.
    Sealed,
}

/// Settles a provisional trail when register and server have answered, or says what is missing.
///
/// Sealing comes before everything else. A trail of a person who has another active one stays with the one who made
/// it, so that nothing written offline is lost; the two owners agree which trail goes on.
#[must_use]
pub fn settle(
    set: &PhaseSet,
    register: RegisterAnswer,
    uniqueness: Uniqueness,
    consent_given: bool,
    today: Date,
) -> Settlement {
    let person = match register {
        RegisterAnswer::NotAsked => return Settlement::Pending,
        RegisterAnswer::NotFound => return Settlement::ActionNeeded(ViolationCode::PersonNotFound),
        RegisterAnswer::Found(person) => person,
    };
    if !person.protection.is_allowed_in(set) {
        return Settlement::Sealed;
    }
    if person.is_deceased {
        return Settlement::ActionNeeded(ViolationCode::PersonDeceased);
    }
    let of_age =
        person.birth_date.and_then(|born: NaiveDate| age_on(born, today)).is_some_and(|age| age >= AGE_OF_MAJORITY);
    match uniqueness {
        Uniqueness::Taken => Settlement::ActionNeeded(ViolationCode::PersonHasActiveTrail),
        // A date of birth the register lacks is repaired there; until then consent is asked for.
        _ if !of_age && !consent_given => Settlement::ActionNeeded(ViolationCode::GuardianConsentRequired),
        Uniqueness::Unchecked => Settlement::Pending,
        Uniqueness::Free => Settlement::Confirmed { is_shielded: person.is_shielded() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    const ADULT: RegisterPerson = RegisterPerson {
        birth_date: NaiveDate::from_ymd_opt(1990, 5, 17),
        protection: Protection::Ungraded,
        is_nav_employee: false,
        is_deceased: false,
    };

    fn minor() -> RegisterPerson {
        RegisterPerson { birth_date: Some(day("2009-01-02")), ..ADULT }
    }

    fn graded(protection: Protection) -> RegisterAnswer {
        RegisterAnswer::Found(RegisterPerson { protection, ..ADULT })
    }

    fn usual() -> CreationFacts<'static> {
        CreationFacts {
            service: TrailType::Ips,
            register: RegisterAnswer::Found(ADULT),
            birth_date: None,
            uniqueness: Uniqueness::Free,
            person_confirmed: true,
            guardian_consent: false,
            informed_of_rights: true,
            referred_on: Some(day("2026-11-01")),
            nav_counsellor: "Kari Veileder",
            referral_source: "Poliklinikken",
            today: day("2026-11-21"),
        }
    }

    fn check(facts: &CreationFacts<'_>) -> Result<CreationConfirmations, (ViolationCode, &'static str)> {
        check_creation(facts).map_err(|v| (v.code(), v.field()))
    }

    #[test]
    fn confirmations_are_stored_with_who_and_when() {
        let made = check(&usual()).unwrap();
        assert_eq!(
            (made.phase, made.age, made.is_shielded, made.is_provisional),
            (Phase::Referred, Some(36), false, false)
        );
        let by: UserId = "018f3b1e-7c00-7000-8000-000000000001".parse().unwrap();
        let fields = made.fields(by, day("2026-11-21"));
        assert_eq!(fields.get("person_confirmed").map(String::as_str), Some("true"));
        assert_eq!(fields.get("informed_of_rights").map(String::as_str), Some("true"));
        assert_eq!(fields.get("informed_version").map(String::as_str), Some(information_duty().version()));
        assert_eq!(fields.get("confirmed_on").map(String::as_str), Some("2026-11-21"));
        assert_eq!(fields.get("confirmed_by"), Some(&by.to_string()));
        assert!(!fields.contains_key("guardian_consent") && !fields.contains_key("is_provisional"));
    }

    #[rstest]
    #[case(TrailType::Ips, "UGRADERT", Ok(false))]
    #[case(TrailType::Ips, "FORTROLIG", Ok(true))]
    #[case(TrailType::Ams, "FORTROLIG", Ok(true))]
    #[case(TrailType::Ce, "FORTROLIG", Err(ViolationCode::PersonNotAllowed))]
    #[case(TrailType::Ips, "STRENGT_FORTROLIG", Err(ViolationCode::PersonNotAllowed))]
    #[case(TrailType::Ams, "STRENGT_FORTROLIG_UTLAND", Err(ViolationCode::PersonNotAllowed))]
    #[case(TrailType::Ce, "STRENGT_FORTROLIG", Err(ViolationCode::PersonNotAllowed))]
    #[case(TrailType::Ips, "EN_NY_GRADERING", Err(ViolationCode::PersonNotAllowed))]
    fn protection_decides_who_can_have_a_trail(
        #[case] service: TrailType,
        #[case] register: &str,
        #[case] expected: Result<bool, ViolationCode>,
    ) {
        let facts = CreationFacts { service, register: graded(Protection::from_register(register)), ..usual() };
        assert_eq!(check(&facts).map(|made| made.is_shielded).map_err(|(code, _)| code), expected);
    }

    #[test]
    fn refusal_does_not_tell_how_a_person_is_protected() {
        let words = ViolationCode::PersonNotAllowed.words().of(crate::Language::Nb).to_lowercase();
        for telling in ["kode", "fortrolig", "adresse", "skjerm", "§"] {
            assert!(!words.contains(telling), "{telling}");
        }
    }

    #[test]
    fn nav_employee_with_an_ungraded_address_is_shielded() {
        let employee = RegisterAnswer::Found(RegisterPerson { is_nav_employee: true, ..ADULT });
        let made = check(&CreationFacts { register: employee, ..usual() }).unwrap();
        assert!(made.is_shielded);
        assert_eq!(made.address_field(), "shielded_address");
        assert_eq!(check(&usual()).unwrap().address_field(), "home_address");
    }

    #[rstest]
    #[case("2008-11-21", "2026-11-21", 18)]
    #[case("2008-11-22", "2026-11-21", 17)]
    #[case("2008-02-29", "2026-02-28", 17)]
    #[case("2008-02-29", "2026-03-01", 18)]
    #[case("2010-03-01", "2028-02-29", 17)]
    #[case("2010-02-28", "2028-02-28", 18)]
    #[case("2012-02-29", "2032-02-29", 20)]
    #[case("2000-12-31", "2027-01-01", 26)]
    fn age_is_counted_in_whole_years_and_leap_day_birthdays_on_the_first_of_march(
        #[case] born: &str,
        #[case] on: &str,
        #[case] age: u32,
    ) {
        assert_eq!(age_on(day(born), day(on)), Some(age));
    }

    #[rstest]
    #[case("2008-02-29", "2026-02-28", false, Err(ViolationCode::GuardianConsentRequired))]
    #[case("2008-02-29", "2026-02-28", true, Ok(GuardianConsent::Given))]
    #[case("2008-02-29", "2026-03-01", false, Ok(GuardianConsent::NotNeeded))]
    #[case("2008-02-29", "2026-03-01", true, Ok(GuardianConsent::NotNeeded))]
    fn under_18_the_guardians_consent_must_be_confirmed(
        #[case] born: &str,
        #[case] today: &str,
        #[case] given: bool,
        #[case] expected: Result<GuardianConsent, ViolationCode>,
    ) {
        let person = RegisterPerson { birth_date: Some(day(born)), ..ADULT };
        let facts = CreationFacts {
            register: RegisterAnswer::Found(person),
            guardian_consent: given,
            referred_on: Some(day("2026-01-10")),
            today: day(today),
            ..usual()
        };
        assert_eq!(check(&facts).map(|made| made.guardian_consent).map_err(|(code, _)| code), expected);
    }

    #[rstest]
    #[case(CreationFacts { service: TrailType::Unknown, ..usual() }, ViolationCode::ValueUnknown, "service")]
    #[case(CreationFacts { register: RegisterAnswer::NotFound, ..usual() }, ViolationCode::PersonNotFound, "national_id")]
    #[case(CreationFacts { register: RegisterAnswer::Found(RegisterPerson { is_deceased: true, ..ADULT }), ..usual() }, ViolationCode::PersonDeceased, "national_id")]
    #[case(CreationFacts { person_confirmed: false, ..usual() }, ViolationCode::PersonUnconfirmed, "person_confirmed")]
    #[case(CreationFacts { nav_counsellor: "  ", ..usual() }, ViolationCode::Required, "nav_counsellor")]
    #[case(CreationFacts { nav_counsellor: "a\nb", ..usual() }, ViolationCode::TextNotOneLine, "nav_counsellor")]
    #[case(CreationFacts { referral_source: "", ..usual() }, ViolationCode::Required, "treatment_team")]
    #[case(CreationFacts { service: TrailType::Ams, referral_source: "", ..usual() }, ViolationCode::Required, "applying_department")]
    #[case(CreationFacts { service: TrailType::Ce, referral_source: "", ..usual() }, ViolationCode::Required, "treatment_team")]
    #[case(CreationFacts { referred_on: None, ..usual() }, ViolationCode::Required, "referred")]
    #[case(CreationFacts { referred_on: NaiveDate::from_ymd_opt(2026, 11, 22), ..usual() }, ViolationCode::DateInFuture, "referred")]
    #[case(CreationFacts { uniqueness: Uniqueness::Taken, ..usual() }, ViolationCode::PersonHasActiveTrail, "national_id")]
    #[case(CreationFacts { informed_of_rights: false, ..usual() }, ViolationCode::RightsUnconfirmed, "informed_of_rights")]
    fn creation_that_breaks_a_rule_names_its_field(
        #[case] facts: CreationFacts<'_>,
        #[case] code: ViolationCode,
        #[case] field: &'static str,
    ) {
        assert_eq!(check(&facts), Err((code, field)));
    }

    #[rstest]
    #[case("2026-11-22", ViolationCode::DateInFuture)]
    #[case("1899-12-31", ViolationCode::BirthYearOutOfRange)]
    fn impossible_birth_date_is_refused(#[case] born: &str, #[case] code: ViolationCode) {
        let facts = CreationFacts { register: RegisterAnswer::NotAsked, birth_date: Some(day(born)), ..usual() };
        assert_eq!(check(&facts), Err((code, "birth_date")));
    }

    #[rstest]
    #[case("1976-10-15", Ok("1976-10-15"))]
    #[case("15.10.1976", Ok("1976-10-15"))]
    #[case("2008-02-29", Ok("2008-02-29"))]
    #[case("2007-02-29", Err(ViolationCode::DateImpossible))]
    #[case("15.10.76", Err(ViolationCode::BirthYearOutOfRange))]
    #[case("i fjor", Err(ViolationCode::DateImpossible))]
    fn date_of_birth_is_read_also_before_1990(#[case] text: &str, #[case] expected: Result<&str, ViolationCode>) {
        let read = parse_birth_date(text, "birth_date").map_err(|v| v.code());
        assert_eq!(read, expected.map(day));
    }

    #[test]
    fn trail_created_offline_is_provisional_with_everything_a_person_can_confirm() {
        let offline =
            CreationFacts { register: RegisterAnswer::NotAsked, uniqueness: Uniqueness::Unchecked, ..usual() };
        let made = check(&offline).unwrap();
        assert!(made.is_provisional);
        assert_eq!((made.age, made.guardian_consent), (None, GuardianConsent::AgeUnknown));
        let typed = CreationFacts { birth_date: Some(day("2010-01-01")), ..offline };
        assert_eq!(check(&typed), Err((ViolationCode::GuardianConsentRequired, "guardian_consent")));
        assert!(check(&CreationFacts { person_confirmed: false, ..offline }).is_err());
    }

    #[rstest]
    #[case(RegisterAnswer::NotAsked, Uniqueness::Free, Settlement::Pending)]
    #[case(RegisterAnswer::Found(ADULT), Uniqueness::Unchecked, Settlement::Pending)]
    #[case(RegisterAnswer::Found(ADULT), Uniqueness::Free, Settlement::Confirmed { is_shielded: false })]
    #[case(graded(Protection::Confidential), Uniqueness::Free, Settlement::Confirmed { is_shielded: true })]
    #[case(graded(Protection::StrictlyConfidential), Uniqueness::Taken, Settlement::Sealed)]
    #[case(graded(Protection::Unknown), Uniqueness::Free, Settlement::Sealed)]
    #[case(RegisterAnswer::NotFound, Uniqueness::Free, Settlement::ActionNeeded(ViolationCode::PersonNotFound))]
    #[case(
        RegisterAnswer::Found(ADULT),
        Uniqueness::Taken,
        Settlement::ActionNeeded(ViolationCode::PersonHasActiveTrail)
    )]
    #[case(RegisterAnswer::Found(RegisterPerson { is_deceased: true, ..ADULT }), Uniqueness::Free, Settlement::ActionNeeded(ViolationCode::PersonDeceased))]
    #[case(
        RegisterAnswer::Found(minor()),
        Uniqueness::Free,
        Settlement::ActionNeeded(ViolationCode::GuardianConsentRequired)
    )]
    #[case(RegisterAnswer::Found(RegisterPerson { birth_date: None, ..ADULT }), Uniqueness::Free, Settlement::ActionNeeded(ViolationCode::GuardianConsentRequired))]
    fn provisional_trail_is_settled_by_design(
        #[case] register: RegisterAnswer,
        #[case] uniqueness: Uniqueness,
        #[case] expected: Settlement,
    ) {
        let set = phase_set(TrailType::Ips).unwrap();
        assert_eq!(settle(set, register, uniqueness, false, day("2026-11-21")), expected);
        if expected == Settlement::ActionNeeded(ViolationCode::GuardianConsentRequired) {
            let given = settle(set, register, uniqueness, true, day("2026-11-21"));
            assert_eq!(given, Settlement::Confirmed { is_shielded: false });
        }
    }

    #[test]
    fn information_duty_lists_what_the_participant_must_be_told() {
        assert_eq!(information_duty().lines().len(), 5);
        assert!(information_duty().lines().iter().all(|line| line.of(crate::Language::Nb).ends_with('.')));
        assert!(information_duty().version().parse::<Date>().is_ok());
    }
}
