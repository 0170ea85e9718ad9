//! Phases as data: the path of each service, what a phase is for, and which steps are allowed.
//!
//! The table is `data/phases.toml`, which a person of the field can read and change. This module gives it out and
//! applies it; it knows no phase by name but `ended`.

use crate::words::Words;
use crate::{
    codes::{EndCause, Phase, TrailType},
    ending::{EndDetails, check_ending},
    rules::{Violation, ViolationCode},
    time::Date,
};
use serde::Deserialize;
use std::sync::OnceLock;

/// What must be there before a phase can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A job that is planned or ongoing.
    Job,
    /// An education that is planned or ongoing.
    Education,
    /// End date, cause and detailed cause, in the same step.
    Ending,
}

/// What keeps a phase from being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// Enrolled in the recruitment programme (*Rekrutteringsprogrammet i helse*).
    Recruitment,
}

/// One phase on a service's path.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseSpec {
    code: Phase,
    label: Words,
    stored: String,
    active: bool,
    celebrate: bool,
    needs: Vec<Need>,
    bars: Vec<Bar>,
    to: Vec<Phase>,
    purpose: Words,
    guidance: Vec<Words>,
}

impl PhaseSpec {
    /// The phase.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.code
    }

    /// Its name on the path.
    #[must_use]
    pub const fn label(&self) -> Words {
        self.label
    }

    /// Whether a trail in it counts in the caseload.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        self.active
    }

    /// Whether reaching it is a reason to celebrate.
    #[must_use]
    pub const fn is_celebrated(&self) -> bool {
        self.celebrate
    }

    /// What must be there before it can be chosen.
    #[must_use]
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    /// Whether end date, cause and detailed cause come in the same step.
    #[must_use]
    pub fn asks_ending(&self) -> bool {
        self.needs.contains(&Need::Ending)
    }

    /// What keeps it from being chosen.
    #[must_use]
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// The phases one can go to from it, in the order of the path.
    #[must_use]
    pub fn next(&self) -> &[Phase] {
        &self.to
    }

    /// What the phase is for, in one or two sentences.
    #[must_use]
    pub const fn purpose(&self) -> Words {
        self.purpose
    }

    /// Advice for the one who works in the phase.
    #[must_use]
    pub fn guidance(&self) -> &[Words] {
        &self.guidance
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AfterStartup {
    from: Vec<Phase>,
    to: Phase,
}

/// The path of one service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseSet {
    code: TrailType,
    label: Words,
    stored: String,
    start: Phase,
    referral_source: String,
    end_causes: Vec<EndCause>,
    refuses_confidential: bool,
    retired: Vec<Phase>,
    #[serde(default)]
    after_startup: Option<AfterStartup>,
    #[serde(rename = "phase")]
    phases: Vec<PhaseSpec>,
}

impl PhaseSet {
    /// The service.
    #[must_use]
    pub const fn service(&self) -> TrailType {
        self.code
    }

    /// The name of the service.
    #[must_use]
    pub const fn label(&self) -> Words {
        self.label
    }

    /// The phases in the order of the path.
    #[must_use]
    pub fn phases(&self) -> &[PhaseSpec] {
        &self.phases
    }

    /// The phase of a new trail.
    #[must_use]
    pub const fn start(&self) -> Phase {
        self.start
    }

    /// The profile field that says who referred the participant, required when a trail is created.
    #[must_use]
    pub fn referral_source(&self) -> &str {
        &self.referral_source
    }

    /// The end causes the service uses.
    #[must_use]
    pub fn end_causes(&self) -> &[EndCause] {
        &self.end_causes
    }

    /// Whether the service takes nobody with a confidential address.
    #[must_use]
    pub const fn refuses_confidential(&self) -> bool {
        self.refuses_confidential
    }

    /// One phase of the path; `None` when it belongs to another service, is retired, or comes from a newer app.
    #[must_use]
    pub fn spec(&self, phase: Phase) -> Option<&PhaseSpec> {
        self.phases.iter().find(|spec| spec.code == phase)
    }

    /// The place of a phase on the path, counted from 1.
    #[must_use]
    pub fn order(&self, phase: Phase) -> Option<usize> {
        self.phases.iter().position(|spec| spec.code == phase).map(|index| index + 1)
    }

    /// Whether a trail in a phase counts in the caseload. A phase not known here does, so that nobody drops out.
    #[must_use]
    pub fn is_active(&self, phase: Phase) -> bool {
        self.spec(phase).is_none_or(PhaseSpec::is_active)
    }

    /// The step that follows by itself when the start-up meeting is completed; `None` when the trail stays.
    #[must_use]
    pub fn after_startup(&self, phase: Phase) -> Option<Phase> {
        self.after_startup.as_ref().filter(|step| step.from.contains(&phase)).map(|step| step.to)
    }

    /// Reads a phase as the tool in use today stores it.
    #[must_use]
    pub fn phase_from_stored(&self, stored: &str) -> Option<Phase> {
        let stored = stored.trim();
        let listed = self.phases.iter().find(|spec| spec.stored == stored).map(|spec| spec.code);
        // The only retired value was stored as its English word.
        listed.or_else(|| self.retired.iter().copied().find(|phase| phase.code().eq_ignore_ascii_case(stored)))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    version: String,
    #[serde(rename = "service")]
    services: Vec<PhaseSet>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let Ok(table) = toml::from_str(include_str!("../data/phases.toml")) else {
            unreachable!("a test parses the embedded table")
        };
        table
    })
}

/// The version of the table of phases, the date it was made.
#[must_use]
pub fn version() -> &'static str {
    &table().version
}

/// The paths of all services.
#[must_use]
pub fn phase_sets() -> &'static [PhaseSet] {
    &table().services
}

/// The path of a service; `None` when the service comes from a newer app.
#[must_use]
pub fn phase_set(service: TrailType) -> Option<&'static PhaseSet> {
    phase_sets().iter().find(|set| set.code == service)
}

/// Reads a service as the tool in use today stores it.
#[must_use]
pub fn service_from_stored(stored: &str) -> Option<TrailType> {
    phase_sets().iter().find(|set| set.stored == stored.trim()).map(|set| set.code)
}

/// Everything about a trail that decides where it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each from its own table")]
pub struct PhaseFacts {
    /// The service of the trail.
    pub service: TrailType,
    /// Where it stands.
    pub phase: Phase,
    /// The end details as they stand.
    pub ending: EndDetails,
    /// The referred date.
    pub referred_on: Option<Date>,
    /// A job of the trail is planned or ongoing.
    pub has_open_job: bool,
    /// An education of the trail is planned or ongoing.
    pub has_open_education: bool,
    /// Enrolled in the recruitment programme today.
    pub in_recruitment: bool,
    /// The person may open what is locked (*brukerstøtte*).
    pub may_override: bool,
}

/// Everything that keeps a trail from going to a phase, apart from end details, which come with the step itself.
///
/// What no registration can change comes alone; what a person can mend comes all at once.
#[must_use]
pub fn obstacles(facts: &PhaseFacts, to: Phase) -> Vec<ViolationCode> {
    let Some(set) = phase_set(facts.service).filter(|_| to != Phase::Unknown) else {
        return vec![ViolationCode::ValueUnknown];
    };
    let Some(target) = set.spec(to) else { return vec![ViolationCode::PhaseNotInService] };
    if facts.phase == to {
        return vec![ViolationCode::NothingToChange];
    }
    // A locked trail is open to those who may override, and then every phase is.
    if facts.phase == Phase::Ended && facts.ending.is_complete() && !facts.may_override {
        return vec![ViolationCode::PhaseLocked];
    }
    if !facts.may_override && set.spec(facts.phase).is_some_and(|from| !from.to.contains(&to)) {
        return vec![ViolationCode::PhaseStepNotAllowed];
    }
    let lacking = [
        (target.bars.contains(&Bar::Recruitment) && facts.in_recruitment, ViolationCode::RecruitmentOngoing),
        (target.needs.contains(&Need::Job) && !facts.has_open_job, ViolationCode::PhaseNeedsJob),
        (target.needs.contains(&Need::Education) && !facts.has_open_education, ViolationCode::PhaseNeedsEducation),
    ];
    lacking.into_iter().filter_map(|(lacks, code)| lacks.then_some(code)).collect()
}

/// Checks a step to another phase. `details` are the end details given with the step; none, unless it ends the trail.
///
/// A trail whose phase this version does not know may go anywhere: a person's choice replaces it.
///
/// # Errors
/// On field `phase`: `value_unknown`, `phase_not_in_service`, `nothing_to_change`, `phase_locked`,
/// `phase_step_not_allowed`, `recruitment_ongoing`, `phase_needs_job` or `phase_needs_education`. On the end details:
/// `end_details_not_allowed`, or those of [`check_ending`].
pub fn check_transition(facts: &PhaseFacts, to: Phase, details: &EndDetails, today: Date) -> Result<(), Violation> {
    if let Some(code) = obstacles(facts, to).first() {
        return Err(Violation::new(*code, "phase"));
    }
    if phase_set(facts.service).and_then(|set| set.spec(to)).is_some_and(PhaseSpec::asks_ending) {
        check_ending(facts.service, details, facts.referred_on, today)?;
    } else if !details.is_empty() {
        return Err(Violation::new(ViolationCode::EndDetailsNotAllowed, "on"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::ending::EndCauseDetail;
    use rstest::rstest;
    use std::collections::BTreeSet;

    fn today() -> Date {
        "2026-11-21".parse().unwrap()
    }

    fn done() -> EndDetails {
        EndDetails { on: Some(today()), cause: Some(EndCause::Work), detail: Some(EndCauseDetail::WorkNoSubsidy) }
    }

    fn trail(service: TrailType, phase: Phase) -> PhaseFacts {
        PhaseFacts {
            service,
            phase,
            ending: EndDetails::NONE,
            referred_on: Some("2026-01-15".parse().unwrap()),
            has_open_job: true,
            has_open_education: true,
            in_recruitment: false,
            may_override: false,
        }
    }

    fn step(facts: &PhaseFacts, to: Phase) -> Result<(), ViolationCode> {
        let details = if to == Phase::Ended { done() } else { EndDetails::NONE };
        check_transition(facts, to, &details, today()).map_err(|v| v.code())
    }

    #[test]
    fn table_holds_each_service_once_with_known_codes_and_their_labels() {
        let services: Vec<_> = phase_sets().iter().map(PhaseSet::service).collect();
        assert_eq!(services, TrailType::ALL);
        assert!(version().parse::<Date>().is_ok());
        for set in phase_sets() {
            assert_eq!(set.label(), set.service().label());
            assert!(set.spec(set.start()).is_some());
            assert!(set.end_causes().iter().all(|cause| EndCause::ALL.contains(cause)));
            assert!(set.phases().last().is_some_and(|spec| spec.phase() == Phase::Ended));
            let codes: BTreeSet<_> = set.phases().iter().map(PhaseSpec::phase).collect();
            assert_eq!(codes.len(), set.phases().len(), "a phase stands twice");
            for spec in set.phases() {
                assert_ne!(spec.phase(), Phase::Unknown);
                assert_eq!(spec.label(), spec.phase().label());
                assert!(spec.next().iter().all(|to| codes.contains(to) && *to != spec.phase()));
                assert!(spec.next().is_sorted_by_key(|to| set.order(*to)), "{:?} is out of order", spec.phase());
                assert!(spec.purpose().of(Language::Nb).ends_with('.') && !spec.guidance().is_empty());
                assert!(spec.guidance().iter().all(|line| line.of(Language::Nb).ends_with('.')));
                assert_eq!(set.phase_from_stored(&spec.stored), Some(spec.phase()));
            }
        }
    }

    #[test]
    fn every_phase_belongs_to_a_service_or_is_retired_in_one() {
        for phase in Phase::ALL.iter().chain(Phase::UNLISTED) {
            let held = |set: &PhaseSet| set.spec(*phase).is_some() || set.retired.contains(phase);
            assert!(phase_sets().iter().any(held), "{} belongs nowhere", phase.code());
        }
    }

    #[test]
    fn path_of_ips_is_the_usual_list_of_phases() {
        let path: Vec<_> = phase_set(TrailType::Ips).unwrap().phases().iter().map(PhaseSpec::phase).collect();
        assert_eq!(path, Phase::ALL);
    }

    #[rstest]
    #[case(TrailType::Ips, 7, "treatment_team", &["in_education", "working"])]
    #[case(TrailType::Ams, 6, "applying_department", &["workplace_training"])]
    #[case(TrailType::Ce, 6, "treatment_team", &["adapted_training"])]
    fn each_service_has_its_path_and_its_reasons_to_celebrate(
        #[case] service: TrailType,
        #[case] phases: usize,
        #[case] source: &str,
        #[case] celebrated: &[&str],
    ) {
        let set = phase_set(service).unwrap();
        assert_eq!(set.phases().len(), phases);
        assert_eq!(set.referral_source(), source);
        let found: Vec<_> =
            set.phases().iter().filter(|spec| spec.is_celebrated()).map(|spec| spec.phase().code()).collect();
        assert_eq!(found, celebrated);
    }

    #[test]
    fn movement_is_free_in_both_directions_between_all_phases_but_the_last() {
        for set in phase_sets() {
            for from in set.phases().iter().filter(|spec| spec.phase() != Phase::Ended) {
                for to in set.phases().iter().filter(|spec| spec.phase() != from.phase()) {
                    assert_eq!(step(&trail(set.service(), from.phase()), to.phase()), Ok(()));
                }
            }
        }
    }

    #[test]
    fn no_trail_goes_back_to_referred_once_it_has_ended() {
        let open = trail(TrailType::Ips, Phase::Ended);
        assert_eq!(step(&open, Phase::Referred), Err(ViolationCode::PhaseStepNotAllowed));
        assert_eq!(step(&open, Phase::JobDevelopment), Ok(()), "end details are not set, as in some imported trails");
    }

    #[test]
    fn phase_is_locked_when_the_end_details_are_set_except_for_support() {
        let locked = PhaseFacts { ending: done(), ..trail(TrailType::Ams, Phase::Ended) };
        assert_eq!(step(&locked, Phase::CareerMapping), Err(ViolationCode::PhaseLocked));
        assert_eq!(step(&locked, Phase::Referred), Err(ViolationCode::PhaseLocked));
        let support = PhaseFacts { may_override: true, ..locked };
        assert_eq!(step(&support, Phase::CareerMapping), Ok(()));
        assert_eq!(step(&support, Phase::Referred), Ok(()));
    }

    #[test]
    fn working_needs_a_job_and_in_education_needs_an_education() {
        let bare = PhaseFacts {
            has_open_job: false,
            has_open_education: false,
            may_override: true,
            ..trail(TrailType::Ips, Phase::JobDevelopment)
        };
        assert_eq!(step(&bare, Phase::Working), Err(ViolationCode::PhaseNeedsJob));
        assert_eq!(step(&bare, Phase::InEducation), Err(ViolationCode::PhaseNeedsEducation));
        assert_eq!(step(&bare, Phase::Downsizing), Ok(()));
        assert_eq!(step(&PhaseFacts { has_open_job: true, ..bare }, Phase::Working), Ok(()));
        assert_eq!(step(&PhaseFacts { has_open_education: true, ..bare }, Phase::InEducation), Ok(()));
    }

    #[rstest]
    #[case(Phase::Referred, Err(ViolationCode::RecruitmentOngoing))]
    #[case(Phase::Ended, Err(ViolationCode::RecruitmentOngoing))]
    #[case(Phase::FindSuitableJob, Ok(()))]
    fn participant_in_the_recruitment_programme_is_neither_referred_nor_ended(
        #[case] to: Phase,
        #[case] expected: Result<(), ViolationCode>,
    ) {
        let enrolled = PhaseFacts { in_recruitment: true, ..trail(TrailType::Ams, Phase::WorkplaceTraining) };
        assert_eq!(step(&enrolled, to), expected);
    }

    #[test]
    fn ending_needs_its_details_in_the_same_step_and_no_other_step_takes_them() {
        let working = trail(TrailType::Ips, Phase::Working);
        let missing = check_transition(&working, Phase::Ended, &EndDetails::NONE, today());
        assert_eq!(missing, Err(Violation::new(ViolationCode::Required, "on")));
        let half = EndDetails { detail: None, ..done() };
        let missing = check_transition(&working, Phase::Ended, &half, today());
        assert_eq!(missing, Err(Violation::new(ViolationCode::Required, "detail")));
        let astray = check_transition(&working, Phase::Downsizing, &done(), today());
        assert_eq!(astray.map_err(|v| v.code()), Err(ViolationCode::EndDetailsNotAllowed));
    }

    #[rstest]
    #[case(Phase::Mapping, Phase::CareerMapping, Err(ViolationCode::PhaseNotInService))]
    #[case(Phase::Mapping, Phase::Passive, Err(ViolationCode::PhaseNotInService))]
    #[case(Phase::Mapping, Phase::Unknown, Err(ViolationCode::ValueUnknown))]
    #[case(Phase::Mapping, Phase::Mapping, Err(ViolationCode::NothingToChange))]
    #[case(Phase::Passive, Phase::JobDevelopment, Ok(()))]
    #[case(Phase::Unknown, Phase::JobDevelopment, Ok(()))]
    fn phases_of_other_services_are_refused_and_unknown_ones_can_be_left(
        #[case] from: Phase,
        #[case] to: Phase,
        #[case] expected: Result<(), ViolationCode>,
    ) {
        assert_eq!(step(&trail(TrailType::Ips, from), to), expected);
    }

    #[rstest]
    #[case(TrailType::Ips, Phase::Referred, Some(Phase::Mapping))]
    #[case(TrailType::Ips, Phase::JobDevelopment, None)]
    #[case(TrailType::Ams, Phase::Referred, Some(Phase::CareerMapping))]
    #[case(TrailType::Ams, Phase::InitialContact, Some(Phase::CareerMapping))]
    #[case(TrailType::Ams, Phase::FindSuitableJob, None)]
    #[case(TrailType::Ce, Phase::InformationSupport, None)]
    fn completed_start_up_meeting_moves_a_trail_that_has_not_begun(
        #[case] service: TrailType,
        #[case] from: Phase,
        #[case] to: Option<Phase>,
    ) {
        assert_eq!(phase_set(service).unwrap().after_startup(from), to);
    }

    #[test]
    fn trail_in_a_phase_of_a_newer_app_still_counts_as_active() {
        let set = phase_set(TrailType::Ips).unwrap();
        assert!(set.is_active(Phase::Unknown));
        assert!(!set.is_active(Phase::Referred));
        assert!(!set.is_active(Phase::Ended));
        assert!(phase_set(TrailType::Ce).unwrap().is_active(Phase::InformationSupport));
    }

    #[test]
    fn stored_values_of_the_old_tool_are_read() {
        assert_eq!(service_from_stored("ips_Supported_Employment"), Some(TrailType::Ams));
        assert_eq!(service_from_stored("UO"), None);
        let ips = phase_set(TrailType::Ips).unwrap();
        assert_eq!(ips.phase_from_stored("Passive"), Some(Phase::Passive));
        assert_eq!(ips.phase_from_stored("Discovery"), None);
    }
}
