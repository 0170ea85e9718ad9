//! Taking over an ended trail into a new one (*overføring av jobbspor*): re-admission, or a move to another team or
//! service.
//!
//! The old trail stays as it is. The new one starts from the beginning with the profile of the old one; what was
//! agreed about openness and cooperation has to be agreed anew, and master data comes fresh from the register.

use crate::{
    codes::{Phase, TrailType, code_list},
    creation::check_referral,
    ending::EndDetails,
    phases::phase_set,
    profile::{ProfileField, carried},
    rules::{Violation, ViolationCode},
    time::Date,
};
use chrono::Days;

/// Days after its end in which a trail can be taken over; the window of the tool in use today. A leap day counts.
pub const READMISSION_DAYS: u64 = 365;

/// Fields of the person that come fresh from the register and are never copied from the old trail.
pub const FRESH_FROM_REGISTER: [&str; 4] = ["birth_date", "home_address", "mobile", "email"];

code_list! {
    /// Why an ended trail is taken over.
    ReadmissionKind {
        /// Written out, and applied in again.
        Copy = "copy", ["Ny inntaking", "Ny inntaking", "Re-admission"];
        /// Goes to another team or service; open sub-goals and jobs come along.
        Move = "move", [
            "Flytting til annet team eller tjeneste",
            "Flytting til anna team eller teneste",
            "Move to another team or service",
        ];
    }
}

/// Everything that decides whether a trail can be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadmissionFacts<'a> {
    /// Why.
    pub kind: ReadmissionKind,
    /// The service of the old trail.
    pub from: TrailType,
    /// The phase of the old trail.
    pub phase: Phase,
    /// The end details of the old trail.
    pub ending: EndDetails,
    /// Another trail of the person, of any service, is not ended.
    pub has_active_trail: bool,
    /// Reports of the old trail that are not filed.
    pub reports_not_filed: usize,
    /// The service of the new trail.
    pub to: TrailType,
    /// A new owner is chosen; none is proposed.
    pub has_new_owner: bool,
    /// The new referred date.
    pub referred_on: Option<Date>,
    /// Nav counsellor of the new trail.
    pub nav_counsellor: &'a str,
    /// Treatment team or applying department of the new trail.
    pub referral_source: &'a str,
}

/// What the new trail is made of.
#[derive(Debug, Clone)]
pub struct ReadmissionPlan {
    /// Its first phase.
    pub phase: Phase,
    /// The profile fields whose values are copied.
    pub profile: Vec<&'static ProfileField>,
    /// Open sub-goals follow to the new owner.
    pub carries_sub_goals: bool,
    /// Jobs follow.
    pub carries_jobs: bool,
    /// Fields of the person that the register fills in anew.
    pub fresh_from_register: &'static [&'static str],
}

/// Checks a take-over and returns what it carries. All manual shares of the old trail end with it.
///
/// Who may do it is a matter of access: supervisors and support.
///
/// # Errors
/// On field `id`: `trail_not_ended`, `person_has_active_trail`, `reports_not_filed` or `readmission_too_late`. On `to`:
/// `service_not_transferable`. On `kind`: `value_unknown`. On `owner`: `required`. On the referral: those of a new trail.
pub fn check_readmission(facts: &ReadmissionFacts<'_>, today: Date) -> Result<ReadmissionPlan, Violation> {
    let fail = |code, field| Err(Violation::new(code, field));
    let Some(ended_on) = facts.ending.on.filter(|_| facts.phase == Phase::Ended && facts.ending.is_complete()) else {
        return fail(ViolationCode::TrailNotEnded, "id");
    };
    if facts.has_active_trail {
        return fail(ViolationCode::PersonHasActiveTrail, "id");
    }
    if facts.reports_not_filed > 0 {
        return fail(ViolationCode::ReportsNotFiled, "id");
    }
    if today > readmission_deadline(ended_on) {
        return fail(ViolationCode::ReadmissionTooLate, "id");
    }
    if facts.kind == ReadmissionKind::Unknown {
        return fail(ViolationCode::ValueUnknown, "kind");
    }
    let transferable = |service| matches!(service, TrailType::Ips | TrailType::Ams);
    let Some(set) = phase_set(facts.to).filter(|_| transferable(facts.from) && transferable(facts.to)) else {
        return fail(ViolationCode::ServiceNotTransferable, "to");
    };
    if !facts.has_new_owner {
        return fail(ViolationCode::Required, "owner");
    }
    check_referral(set, facts.referred_on, facts.nav_counsellor, facts.referral_source, today)?;
    let moves = facts.kind == ReadmissionKind::Move;
    Ok(ReadmissionPlan {
        phase: set.start(),
        profile: carried(facts.from, facts.to),
        carries_sub_goals: moves,
        carries_jobs: moves,
        fresh_from_register: &FRESH_FROM_REGISTER,
    })
}

/// The last day on which a trail that ended on a day can be taken over.
#[must_use]
pub fn readmission_deadline(ended_on: Date) -> Date {
    ended_on.checked_add_days(Days::new(READMISSION_DAYS)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codes::EndCause, ending::EndCauseDetail};
    use rstest::rstest;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn ended(on: &str) -> EndDetails {
        EndDetails {
            on: Some(day(on)),
            cause: Some(EndCause::Other),
            detail: Some(EndCauseDetail::OtherActiveMeasures),
        }
    }

    fn back() -> ReadmissionFacts<'static> {
        ReadmissionFacts {
            kind: ReadmissionKind::Copy,
            from: TrailType::Ips,
            phase: Phase::Ended,
            ending: ended("2026-03-01"),
            has_active_trail: false,
            reports_not_filed: 0,
            to: TrailType::Ips,
            has_new_owner: true,
            referred_on: Some(day("2026-11-20")),
            nav_counsellor: "Kari Veileder",
            referral_source: "Poliklinikken",
        }
    }

    fn check(facts: &ReadmissionFacts<'_>) -> Result<ReadmissionPlan, (ViolationCode, &'static str)> {
        check_readmission(facts, day("2026-11-21")).map_err(|v| (v.code(), v.field()))
    }

    #[test]
    fn re_admission_copies_the_profile_and_starts_from_the_beginning() {
        let plan = check(&back()).unwrap();
        assert_eq!(plan.phase, Phase::Referred);
        assert!(!plan.carries_sub_goals && !plan.carries_jobs);
        assert!(plan.profile.iter().any(|field| field.key() == "coping_strategies"));
        assert!(plan.profile.iter().all(|field| field.key() != "must_not_be_shared"));
        assert!(plan.fresh_from_register.contains(&"home_address"));
    }

    #[test]
    fn move_to_the_other_service_carries_sub_goals_and_jobs() {
        let facts = ReadmissionFacts { kind: ReadmissionKind::Move, to: TrailType::Ams, ..back() };
        let plan = check(&facts).unwrap();
        assert!(plan.carries_sub_goals && plan.carries_jobs);
        assert!(plan.profile.iter().all(|field| field.is_used_in(TrailType::Ams)));
    }

    #[rstest]
    #[case("2025-11-21", true)]
    #[case("2025-11-20", false)]
    fn window_is_365_days(#[case] ended_on: &str, #[case] open: bool) {
        let facts = ReadmissionFacts { ending: ended(ended_on), ..back() };
        assert_eq!(check(&facts).is_ok(), open);
    }

    #[rstest]
    #[case("2026-11-21", "2027-11-21")]
    #[case("2027-03-01", "2028-02-29")]
    #[case("2028-02-29", "2029-02-28")]
    fn window_counts_a_leap_day(#[case] ended_on: &str, #[case] last: &str) {
        assert_eq!(readmission_deadline(day(ended_on)), day(last));
    }

    #[rstest]
    #[case(ReadmissionFacts { phase: Phase::Downsizing, ..back() }, ViolationCode::TrailNotEnded, "id")]
    #[case(ReadmissionFacts { ending: EndDetails::NONE, ..back() }, ViolationCode::TrailNotEnded, "id")]
    #[case(ReadmissionFacts { has_active_trail: true, ..back() }, ViolationCode::PersonHasActiveTrail, "id")]
    #[case(ReadmissionFacts { reports_not_filed: 1, ..back() }, ViolationCode::ReportsNotFiled, "id")]
    #[case(ReadmissionFacts { ending: ended("2025-01-01"), ..back() }, ViolationCode::ReadmissionTooLate, "id")]
    #[case(ReadmissionFacts { to: TrailType::Ce, ..back() }, ViolationCode::ServiceNotTransferable, "to")]
    #[case(ReadmissionFacts { from: TrailType::Ce, ..back() }, ViolationCode::ServiceNotTransferable, "to")]
    #[case(ReadmissionFacts { to: TrailType::Unknown, ..back() }, ViolationCode::ServiceNotTransferable, "to")]
    #[case(ReadmissionFacts { kind: ReadmissionKind::Unknown, ..back() }, ViolationCode::ValueUnknown, "kind")]
    #[case(ReadmissionFacts { has_new_owner: false, ..back() }, ViolationCode::Required, "owner")]
    #[case(ReadmissionFacts { referred_on: None, ..back() }, ViolationCode::Required, "referred")]
    #[case(ReadmissionFacts { nav_counsellor: " ", ..back() }, ViolationCode::Required, "nav_counsellor")]
    #[case(ReadmissionFacts { referral_source: "", ..back() }, ViolationCode::Required, "treatment_team")]
    #[case(ReadmissionFacts { referral_source: "", to: TrailType::Ams, ..back() }, ViolationCode::Required, "applying_department")]
    fn take_over_that_breaks_a_rule_names_its_field(
        #[case] facts: ReadmissionFacts<'_>,
        #[case] code: ViolationCode,
        #[case] field: &'static str,
    ) {
        assert_eq!(check(&facts).map(|plan| plan.phase), Err((code, field)));
    }
}
