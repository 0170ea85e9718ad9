//! How a trail ends: date, cause and detailed cause belong together, and can be corrected for a while.
//!
//! The values and which detail goes with which cause stand in `data/endings.toml`.

use crate::words::Words;
use crate::{
    codes::{EndCause, TrailType, code_list},
    phases::phase_set,
    rules::{Violation, ViolationCode, check_date},
    time::Date,
};
use chrono::Days;
use serde::Deserialize;
use std::sync::OnceLock;

/// How many days after they were first registered end details can be corrected; the window of the tool in use today.
pub const CORRECTION_DAYS: u64 = 15;

/// The fields of an ending, as a trail's document stores them: one answer in three parts.
pub const ENDING_FIELDS: [&str; 3] = ["ended_on", "end_cause", "end_detail"];

code_list! {
    /// Why exactly a trail ended (*detaljert sluttårsak*).
    EndCauseDetail {
        /// An ordinary job without subsidy.
        WorkNoSubsidy = "work_no_subsidy",
            ["Arbeid uten lønnstilskudd", "Arbeid utan lønstilskot", "Work without wage subsidy"];
        /// A job with a wage subsidy.
        WorkNavSubsidy = "work_nav_subsidy",
            ["Arbeid med lønnstilskudd fra NAV", "Arbeid med lønstilskot frå NAV", "Work with wage subsidy from Nav"];
        /// A job beside another benefit.
        WorkOtherBenefits = "work_other_benefits", [
            "Arbeid i kombinasjon med andre ytelser fra NAV",
            "Arbeid i kombinasjon med andre ytingar frå NAV",
            "Work combined with other benefits from Nav",
        ];
        /// A job beside a graded disability pension.
        WorkGraduatedDisability = "work_graduated_disability", [
            "Arbeid i kombinasjon med gradert uførepensjon",
            "Arbeid i kombinasjon med gradert uførepensjon",
            "Work combined with graded disability pension",
        ];
        /// Education paid by the participant.
        EduSelfFinanced = "edu_self_financed",
            ["Utdanning - egenfinansiert", "Utdanning - eigenfinansiert", "Education, self-financed"];
        /// Education paid by Nav.
        EduNav = "edu_nav", ["Utdanning - dekket av NAV", "Utdanning - dekt av NAV", "Education covered by Nav"];
        /// On to another of Nav's measures.
        ChainedNavMeasure = "chained_nav_measure", [
            "Kjeding til andre arbeidsrettede tiltak i regi av NAV",
            "Kjeding til andre arbeidsretta tiltak i regi av NAV",
            "Passed on to other work-related measures of Nav",
        ];
        /// Treatment or a measure of the municipality.
        OtherActiveMeasures = "other_active_measures", [
            "Andre aktive tiltak i samråd med NAV (eks medisinsk behandling eller kommunale tiltak)",
            "Andre aktive tiltak i samråd med NAV (t.d. medisinsk behandling eller kommunale tiltak)",
            "Other active measures agreed with Nav (such as medical treatment or municipal measures)",
        ];
        /// Illness.
        Illness = "illness", ["Sykdom", "Sjukdom", "Illness"];
        /// Old-age pension.
        OldAgePension = "old_age_pension", [
            "Søkt/innvilget alderspensjon/AFP",
            "Søkt/innvilga alderspensjon/AFP",
            "Old-age or early retirement pension applied for or granted",
        ];
        /// Disability benefit.
        DisabilityBenefit = "disability_benefit",
            ["Søkt/innvilget uføretrygd", "Søkt/innvilga uføretrygd", "Disability benefit applied for or granted"];
        /// Military service, pregnancy, moving and the like.
        OtherLifeEvent = "other_life_event", [
            "Annet (militær, svangerskap, flytting mm)",
            "Anna (militær, svangerskap, flytting m.m.)",
            "Other (military service, pregnancy, moving and so on)",
        ];
        /// The trail never really started.
        NotApplicable = "not_applicable", ["Ikke aktuell", "Ikkje aktuell", "Not applicable"];
    } unlisted {
        /// Retired spellings of the one above.
        NotApplicableOld = "not_applicable_old",
            ["Ikke aktuell (eldre verdi)", "Ikkje aktuell (eldre verdi)", "Not applicable (older value)"];
    }
}

/// The three things that end a trail, as far as they are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EndDetails {
    /// The last day (*sluttdato*).
    pub on: Option<Date>,
    /// Why (*sluttårsak*).
    pub cause: Option<EndCause>,
    /// Why exactly (*detaljert sluttårsak*).
    pub detail: Option<EndCauseDetail>,
}

impl EndDetails {
    /// Nothing filled in.
    pub const NONE: Self = Self { on: None, cause: None, detail: None };

    /// Whether nothing is filled in.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.on.is_none() && self.cause.is_none() && self.detail.is_none()
    }

    /// Whether all three are filled in, which locks the phase.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.on.is_some() && self.cause.is_some() && self.detail.is_some()
    }
}

/// An ending whose three parts are there and fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// The last day.
    pub on: Date,
    /// Why.
    pub cause: EndCause,
    /// Why exactly.
    pub detail: EndCauseDetail,
}

impl Ending {
    /// Whether lists and figures of ended trails take it in. A trail that never really started is left out.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        row(self.detail).is_some_and(|row| row.counted)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    version: String,
    #[serde(rename = "cause")]
    causes: Vec<CauseRow>,
    #[serde(rename = "detail")]
    details: Vec<DetailRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CauseRow {
    code: EndCause,
    #[allow(dead_code, reason = "for readers of the file; a test compares it with the code's own label")]
    label: Words,
    stored: Vec<String>,
    #[serde(default)]
    retired: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DetailRow {
    code: EndCauseDetail,
    #[allow(dead_code, reason = "for readers of the file; a test compares it with the code's own label")]
    label: Words,
    causes: Vec<EndCause>,
    stored: Vec<String>,
    #[serde(default)]
    retired: bool,
    #[serde(default = "yes")]
    counted: bool,
}

const fn yes() -> bool {
    true
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let Ok(table) = toml::from_str(include_str!("../data/endings.toml")) else {
            unreachable!("a test parses the embedded table")
        };
        table
    })
}

/// The version of the table of causes, the date it was made.
#[must_use]
pub fn version() -> &'static str {
    &table().version
}

fn row(detail: EndCauseDetail) -> Option<&'static DetailRow> {
    table().details.iter().find(|row| row.code == detail)
}

/// The details that can be chosen under a cause, in their usual order.
#[must_use]
pub fn details_of(cause: EndCause) -> Vec<EndCauseDetail> {
    table().details.iter().filter(|row| !row.retired && row.causes.contains(&cause)).map(|row| row.code).collect()
}

/// Reads a cause as the tool in use today stores it, retired spellings too.
#[must_use]
pub fn cause_from_stored(stored: &str) -> Option<EndCause> {
    let found = |row: &&CauseRow| row.stored.iter().any(|text| text == stored.trim());
    table().causes.iter().find(found).map(|row| row.code)
}

/// Reads a detailed cause as the tool in use today stores it, retired spellings too.
#[must_use]
pub fn detail_from_stored(stored: &str) -> Option<EndCauseDetail> {
    let found = |row: &&DetailRow| row.stored.iter().any(|text| text == stored.trim());
    table().details.iter().find(found).map(|row| row.code)
}

/// Checks an ending that somebody fills in now, and returns it whole.
///
/// `referred_on` is the referred date as far as it is known. Retired values are refused: they live on in old trails only.
///
/// # Errors
/// On field `on`: `required`, `date_out_of_range`, `date_in_future` or `end_before_referral`. On `cause` and `detail`:
/// `required`, `value_unknown`, `value_retired` or `value_not_under_parent`.
pub fn check_ending(
    service: TrailType,
    details: &EndDetails,
    referred_on: Option<Date>,
    today: Date,
) -> Result<Ending, Violation> {
    let ending = complete(details)?;
    check_last_day(ending.on, referred_on, today)?;
    check_cause(service, ending.cause)?;
    check_detail(ending.cause, ending.detail)?;
    Ok(ending)
}

/// What a correction of end details depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionFacts {
    /// The service of the trail.
    pub service: TrailType,
    /// The end details as they stand.
    pub present: EndDetails,
    /// The day they were first registered. Later corrections leave it as it is, so that the window cannot be extended.
    pub registered_on: Option<Date>,
    /// The referred date.
    pub referred_on: Option<Date>,
    /// The person may correct endings at any time (*brukerstøtte*).
    pub may_override: bool,
}

/// Checks a correction of the end details of an ended trail (*endre sluttdetaljer*), and returns the corrected ending.
///
/// A retired value that stands in the trail may stay; it cannot be chosen anew.
///
/// # Errors
/// On field `id`: `trail_not_ended`, `correction_too_late` or `nothing_to_change`; else those of [`check_ending`].
pub fn check_correction(facts: &CorrectionFacts, new: &EndDetails, today: Date) -> Result<Ending, Violation> {
    if facts.present.is_empty() {
        return Err(Violation::new(ViolationCode::TrailNotEnded, "id"));
    }
    if !facts.may_override && !may_correct(facts.registered_on, today) {
        return Err(Violation::new(ViolationCode::CorrectionTooLate, "id"));
    }
    if *new == facts.present {
        return Err(Violation::new(ViolationCode::NothingToChange, "id"));
    }
    let ending = complete(new)?;
    check_last_day(ending.on, facts.referred_on, today)?;
    let cause_stays = new.cause == facts.present.cause;
    if !cause_stays {
        check_cause(facts.service, ending.cause)?;
    }
    if !(cause_stays && new.detail == facts.present.detail) {
        check_detail(ending.cause, ending.detail)?;
    }
    Ok(ending)
}

/// The last day on which end details registered on a day can be corrected.
#[must_use]
pub fn correction_deadline(registered_on: Date) -> Date {
    registered_on.checked_add_days(Days::new(CORRECTION_DAYS)).unwrap_or(Date::MAX)
}

/// Whether end details can be corrected. Details that were never registered, as in imported trails, can.
#[must_use]
pub fn may_correct(registered_on: Option<Date>, today: Date) -> bool {
    registered_on.is_none_or(|registered_on| today <= correction_deadline(registered_on))
}

fn complete(details: &EndDetails) -> Result<Ending, Violation> {
    let missing = |field| Violation::new(ViolationCode::Required, field);
    Ok(Ending {
        on: details.on.ok_or_else(|| missing("on"))?,
        cause: details.cause.ok_or_else(|| missing("cause"))?,
        detail: details.detail.ok_or_else(|| missing("detail"))?,
    })
}

fn check_last_day(on: Date, referred_on: Option<Date>, today: Date) -> Result<(), Violation> {
    check_date(on, "on")?;
    if on > today {
        return Err(Violation::new(ViolationCode::DateInFuture, "on"));
    }
    if referred_on.is_some_and(|referred_on| on < referred_on) {
        return Err(Violation::new(ViolationCode::EndBeforeReferral, "on"));
    }
    Ok(())
}

fn check_cause(service: TrailType, cause: EndCause) -> Result<(), Violation> {
    let fail = |code| Err(Violation::new(code, "cause"));
    let Some(row) = table().causes.iter().find(|row| row.code == cause) else {
        return fail(ViolationCode::ValueUnknown);
    };
    if row.retired {
        return fail(ViolationCode::ValueRetired);
    }
    if phase_set(service).is_some_and(|set| !set.end_causes().contains(&cause)) {
        return fail(ViolationCode::ValueUnknown);
    }
    Ok(())
}

fn check_detail(cause: EndCause, detail: EndCauseDetail) -> Result<(), Violation> {
    let fail = |code| Err(Violation::new(code, "detail"));
    let Some(row) = row(detail) else {
        return fail(ViolationCode::ValueUnknown);
    };
    if row.retired {
        return fail(ViolationCode::ValueRetired);
    }
    if !row.causes.contains(&cause) {
        return fail(ViolationCode::ValueNotUnderParent);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::collections::BTreeSet;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn details(on: &str, cause: EndCause, detail: EndCauseDetail) -> EndDetails {
        EndDetails { on: Some(day(on)), cause: Some(cause), detail: Some(detail) }
    }

    fn job() -> EndDetails {
        details("2026-11-20", EndCause::Work, EndCauseDetail::WorkNoSubsidy)
    }

    fn check(service: TrailType, details: &EndDetails) -> Result<Ending, (ViolationCode, &'static str)> {
        check_ending(service, details, Some(day("2026-01-15")), day("2026-11-21")).map_err(|v| (v.code(), v.field()))
    }

    #[test]
    fn table_holds_every_cause_and_detail_once_with_its_label() {
        let causes: Vec<_> = table().causes.iter().map(|row| row.code).collect();
        let known: Vec<_> = EndCause::ALL.iter().chain(EndCause::UNLISTED).copied().collect();
        assert_eq!(causes, known);
        assert!(version().parse::<Date>().is_ok());
        let details: Vec<_> = table().details.iter().map(|row| row.code).collect();
        let known: Vec<_> = EndCauseDetail::ALL.iter().chain(EndCauseDetail::UNLISTED).copied().collect();
        assert_eq!(details, known);
        for row in &table().causes {
            assert_eq!(row.label, row.code.label());
            assert_eq!(row.retired, EndCause::UNLISTED.contains(&row.code));
        }
        for row in &table().details {
            assert_eq!(row.label, row.code.label());
            assert_eq!(row.retired, EndCauseDetail::UNLISTED.contains(&row.code));
            assert_eq!(row.retired, row.causes.is_empty());
            assert!(row.causes.iter().all(|cause| EndCause::ALL.contains(cause)));
        }
    }

    #[test]
    fn every_stored_spelling_of_the_old_tool_reads_to_one_value() {
        let spellings: Vec<_> = table().details.iter().flat_map(|row| &row.stored).collect();
        assert_eq!(spellings.len(), spellings.iter().collect::<BTreeSet<_>>().len());
        for row in &table().details {
            for text in &row.stored {
                assert_eq!(detail_from_stored(text), Some(row.code));
            }
        }
        assert_eq!(cause_from_stored("Education - covered by NAV"), Some(EndCause::EducationByNav));
        assert_eq!(detail_from_stored(".NA"), Some(EndCauseDetail::NotApplicableOld));
        assert_eq!(detail_from_stored("Wörk"), None);
    }

    #[test]
    fn details_offered_follow_the_cause() {
        assert_eq!(details_of(EndCause::Education), [EndCauseDetail::EduSelfFinanced, EndCauseDetail::EduNav]);
        assert_eq!(details_of(EndCause::Work).len(), 4);
        assert_eq!(details_of(EndCause::Other).len(), 9);
        assert!(details_of(EndCause::NotApplicable).is_empty());
    }

    #[rstest]
    #[case(TrailType::Ips, EndCause::Education, EndCauseDetail::EduNav)]
    #[case(TrailType::Ams, EndCause::Other, EndCauseDetail::EduNav)]
    #[case(TrailType::Ce, EndCause::Education, EndCauseDetail::EduSelfFinanced)]
    #[case(TrailType::Ips, EndCause::Other, EndCauseDetail::NotApplicable)]
    fn ending_that_fits_passes(#[case] service: TrailType, #[case] cause: EndCause, #[case] detail: EndCauseDetail) {
        assert!(check(service, &details("2026-11-21", cause, detail)).is_ok());
    }

    #[rstest]
    #[case(EndDetails { on: None, ..job() }, ViolationCode::Required, "on")]
    #[case(EndDetails { cause: None, ..job() }, ViolationCode::Required, "cause")]
    #[case(EndDetails { detail: None, ..job() }, ViolationCode::Required, "detail")]
    #[case(details("2026-11-22", EndCause::Work, EndCauseDetail::WorkNoSubsidy), ViolationCode::DateInFuture, "on")]
    #[case(
        details("2026-01-14", EndCause::Work, EndCauseDetail::WorkNoSubsidy),
        ViolationCode::EndBeforeReferral,
        "on"
    )]
    #[case(details("1989-12-31", EndCause::Work, EndCauseDetail::WorkNoSubsidy), ViolationCode::DateOutOfRange, "on")]
    #[case(details("2026-11-20", EndCause::Education, EndCauseDetail::EduNav), ViolationCode::ValueUnknown, "cause")]
    #[case(
        details("2026-11-20", EndCause::NotApplicable, EndCauseDetail::Illness),
        ViolationCode::ValueRetired,
        "cause"
    )]
    #[case(details("2026-11-20", EndCause::Unknown, EndCauseDetail::Illness), ViolationCode::ValueUnknown, "cause")]
    #[case(
        details("2026-11-20", EndCause::Work, EndCauseDetail::Illness),
        ViolationCode::ValueNotUnderParent,
        "detail"
    )]
    #[case(
        details("2026-11-20", EndCause::Other, EndCauseDetail::NotApplicableOld),
        ViolationCode::ValueRetired,
        "detail"
    )]
    #[case(details("2026-11-20", EndCause::Other, EndCauseDetail::Unknown), ViolationCode::ValueUnknown, "detail")]
    fn ending_in_ams_that_does_not_fit_names_its_field(
        #[case] details: EndDetails,
        #[case] code: ViolationCode,
        #[case] field: &'static str,
    ) {
        assert_eq!(check(TrailType::Ams, &details), Err((code, field)));
    }

    #[test]
    fn trail_that_never_really_started_is_not_counted() {
        let started = check(TrailType::Ips, &job()).unwrap();
        let never = details("2026-11-20", EndCause::Other, EndCauseDetail::NotApplicable);
        assert!(started.is_counted());
        assert!(!check(TrailType::Ips, &never).unwrap().is_counted());
    }

    #[rstest]
    #[case("2026-11-06", "2026-11-21", true)]
    #[case("2026-11-05", "2026-11-21", false)]
    #[case("2026-12-20", "2027-01-04", true)]
    #[case("2026-12-20", "2027-01-05", false)]
    #[case("2028-02-15", "2028-03-01", true)]
    #[case("2027-02-15", "2027-03-03", false)]
    fn end_details_can_be_corrected_for_15_days(#[case] registered: &str, #[case] today: &str, #[case] may: bool) {
        assert_eq!(may_correct(Some(day(registered)), day(today)), may);
        let facts = CorrectionFacts { registered_on: Some(day(registered)), ..standing(job()) };
        let new = EndDetails { on: Some(day("2026-03-01")), ..job() };
        assert_eq!(check_correction(&facts, &new, day(today)).is_ok(), may);
        assert!(check_correction(&CorrectionFacts { may_override: true, ..facts }, &new, day(today)).is_ok());
    }

    fn standing(present: EndDetails) -> CorrectionFacts {
        CorrectionFacts {
            service: TrailType::Ips,
            present,
            registered_on: Some(day("2026-11-20")),
            referred_on: Some(day("2026-01-15")),
            may_override: false,
        }
    }

    #[test]
    fn correction_that_changes_nothing_or_an_active_trail_is_refused() {
        let today = day("2026-11-21");
        let code = |present, new: &EndDetails| check_correction(&standing(present), new, today).map_err(|v| v.code());
        assert_eq!(code(job(), &job()), Err(ViolationCode::NothingToChange));
        assert_eq!(code(EndDetails::NONE, &job()), Err(ViolationCode::TrailNotEnded));
    }

    #[test]
    fn retired_value_may_stay_in_a_correction_but_not_come_in() {
        let today = day("2026-11-21");
        let old = details("2026-11-20", EndCause::NotApplicable, EndCauseDetail::NotApplicableOld);
        let earlier = EndDetails { on: Some(day("2026-11-10")), ..old };
        assert!(check_correction(&standing(old), &earlier, today).is_ok());
        let code = check_correction(&standing(job()), &old, today).map_err(|v| v.code());
        assert_eq!(code, Err(ViolationCode::ValueRetired));
    }
}
