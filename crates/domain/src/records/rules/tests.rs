//! The rules of each kind of record, as tables of what is refused and on which field.

use super::*;
use crate::{TrailType, records::check_record};
use rstest::rstest;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn with(base: &[(&str, &str)], changes: &[(&str, &str)]) -> Fields {
    base.iter().chain(changes).map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn today() -> RecordContext<'static> {
    RecordContext::new(day("2026-11-21"))
}

const JOB: &[(&str, &str)] = &[
    ("title", "Lagermedarbeider"),
    ("employment_form", "permanent"),
    ("status", "planned"),
    ("employer", "974760673"),
    ("start_date", "2026-12-01"),
    ("hours_per_week", "22.5"),
];
const CONTACT: &str = "01938a30-0000-7000-8000-0000000000c1";

#[rstest]
#[case(&[], None)]
#[case(&[("employer", "")], Some((ViolationCode::EmployerRequired, "employer")))]
#[case(&[("employer", ""), ("employment_form", "freelance")], None)]
#[case(&[("status", "completed")], Some((ViolationCode::EndDateRequired, "end_date")))]
#[case(&[("status", "completed"), ("end_date", "2026-12-01")], None)]
#[case(&[("end_date", "2026-11-30")], Some((ViolationCode::PeriodBackwards, "end_date")))]
#[case(&[("hours_per_week", "48.5")], Some((ViolationCode::NumberOutOfRange, "hours_per_week")))]
#[case(&[("employer_contact", CONTACT)], Some((ViolationCode::ContactOfOtherEmployer, "employer_contact")))]
fn job_needs_an_employer_and_ends_with_a_date(
    #[case] changes: &[(&str, &str)],
    #[case] expected: Option<(ViolationCode, &'static str)>,
) {
    let refused = check_record(RecordKind::Job, &with(JOB, changes), &today()).err();
    assert_eq!(refused, expected.map(|(code, field)| Violation::new(code, field)));
}

#[test]
fn contact_of_several_employers_fits_each_of_them() {
    let job = with(JOB, &[("employer_contact", CONTACT)]);
    let employers = ["889640782".to_owned(), "974760673".to_owned()];
    let context = RecordContext { contact_employers: &employers, ..today() };
    assert_eq!(check_record(RecordKind::Job, &job, &context), Ok(()));
}

const ENROLLED: &[(&str, &str)] = &[("start_date", "2026-09-01")];

#[rstest]
#[case(&[], None)]
#[case(&[("end_date", "2026-10-01")], Some((ViolationCode::EndCauseRequired, "end_cause")))]
#[case(&[("end_cause", "paid")], Some((ViolationCode::EndCauseRequired, "end_date")))]
#[case(
    &[("end_date", "2026-10-01"), ("end_cause", "paid")],
    Some((ViolationCode::EndCauseRequired, "end_detail"))
)]
#[case(&[("end_date", "2026-10-01"), ("end_cause", "paid"), ("end_detail", "paid_work")], None)]
#[case(
    &[("end_date", "2026-10-01"), ("end_cause", "paid"), ("end_detail", "ordinary_ams")],
    Some((ViolationCode::ValueNotUnderParent, "end_detail"))
)]
#[case(&[("end_date", "2026-08-31")], Some((ViolationCode::PeriodBackwards, "end_date")))]
fn recruitment_period_ends_with_date_cause_and_detail_together(
    #[case] changes: &[(&str, &str)],
    #[case] expected: Option<(ViolationCode, &'static str)>,
) {
    let context = RecordContext { service: Some(TrailType::Ams), ..today() };
    let refused = check_record(RecordKind::RecruitmentPeriod, &with(ENROLLED, changes), &context).err();
    assert_eq!(refused, expected.map(|(code, field)| Violation::new(code, field)));
}

#[test]
fn only_an_active_trail_is_enrolled_but_a_period_can_be_ended_later() {
    let context = RecordContext { trail_is_active: false, ..today() };
    let enrolled = with(ENROLLED, &[]);
    let refused = check_record(RecordKind::RecruitmentPeriod, &enrolled, &context);
    assert_eq!(refused, Err(Violation::new(ViolationCode::TrailNotActive, "start_date")));
    let changing = RecordContext { previous: Some(&enrolled), ..context };
    assert_eq!(check_record(RecordKind::RecruitmentPeriod, &enrolled, &changing), Ok(()));
}

const PASSIVE: &[(&str, &str)] =
    &[("from", "2026-11-21"), ("follow_up_on", "2026-12-21"), ("reason", "Innlagt til behandling")];

#[rstest]
#[case(&[], None)]
#[case(&[("to", "2026-11-21")], Some((ViolationCode::PeriodEmpty, "to")))]
#[case(&[("to", "2026-11-22")], None)]
#[case(&[("follow_up_on", "")], Some((ViolationCode::Required, "follow_up_on")))]
#[case(&[("follow_up_on", "2026-11-21")], Some((ViolationCode::FollowUpNotAhead, "follow_up_on")))]
#[case(&[("from", "2026-12-30")], Some((ViolationCode::FollowUpNotAhead, "follow_up_on")))]
#[case(&[("from", "2026-10-01"), ("to", "2026-11-21"), ("follow_up_on", "")], None)]
#[case(&[("reason", "")], Some((ViolationCode::Required, "reason")))]
fn passive_period_has_a_reason_and_a_follow_up_ahead(
    #[case] changes: &[(&str, &str)],
    #[case] expected: Option<(ViolationCode, &'static str)>,
) {
    let context = RecordContext { service: Some(TrailType::Ips), ..today() };
    let refused = check_record(RecordKind::PassivePeriod, &with(PASSIVE, changes), &context).err();
    assert_eq!(refused, expected.map(|(code, field)| Violation::new(code, field)));
}

#[rstest]
#[case("2026-09-01", Some("2026-10-01"), "2026-11-21", None, true)]
#[case("2026-09-01", Some("2026-11-21"), "2026-11-21", None, true)]
#[case("2026-09-01", Some("2026-11-22"), "2026-11-21", None, false)]
#[case("2026-09-01", None, "2026-12-01", None, false)]
#[case("2027-01-01", Some("2027-02-01"), "2026-11-22", Some("2026-11-30"), false)]
#[case("2026-09-01", Some("2026-10-01"), "2026-09-15", Some("2026-09-20"), false)]
fn trail_has_one_passive_period_at_a_time_and_one_to_come(
    #[case] other_from: &str,
    #[case] other_to: Option<&str>,
    #[case] from: &str,
    #[case] to: Option<&str>,
    #[case] holds: bool,
) {
    let others = [(day(other_from), other_to.map(day))];
    let period = with(PASSIVE, &[("from", from), ("to", to.unwrap_or_default())]);
    let context = RecordContext { other_periods: &others, ..today() };
    assert_eq!(check_record(RecordKind::PassivePeriod, &period, &context).is_ok(), holds);
}

#[test]
fn passive_period_can_be_called_off_the_day_it_began_with_its_old_follow_up() {
    let before = with(PASSIVE, &[("from", "2026-10-01"), ("follow_up_on", "2026-11-01")]);
    let after = with(PASSIVE, &[("from", "2026-10-01"), ("follow_up_on", "2026-11-01"), ("to", "2026-10-01")]);
    let context = RecordContext { previous: Some(&before), ..today() };
    assert_eq!(check_record(RecordKind::PassivePeriod, &after, &context), Ok(()));
}

const PERSON: &[(&str, &str)] = &[
    ("first_name", "Ola"),
    ("last_name", "Eksempel"),
    ("email", "ola@bedrift.no"),
    ("role", "Daglig leder"),
    ("informed", "true"),
    ("employer", "974760673"),
];

#[rstest]
#[case(&[], None)]
#[case(&[("informed", "")], Some((ViolationCode::ContactNotInformed, "informed")))]
#[case(&[("role", "Hovedtillitsvalgt")], Some((ViolationCode::UnionRoleRefused, "role")))]
#[case(&[("role", "TILLITSVALD i klubben")], Some((ViolationCode::UnionRoleRefused, "role")))]
#[case(&[("left_on", "2026-10-01")], Some((ViolationCode::LeftButEmployed, "left_on")))]
#[case(&[("left_on", "2026-10-01"), ("former_employee", "true")], None)]
#[case(&[("email", "")], Some((ViolationCode::ContactWayRequired, "mobile")))]
#[case(&[("email", ""), ("mobile", "99999999")], None)]
#[case(&[("email", ""), ("phone", "22222222")], None)]
#[case(&[("themes", "recruit_include,aids_adaptation")], None)]
fn contact_is_informed_and_has_no_union_role(
    #[case] changes: &[(&str, &str)],
    #[case] expected: Option<(ViolationCode, &'static str)>,
) {
    let refused = check_record(RecordKind::EmployerContact, &with(PERSON, changes), &today()).err();
    assert_eq!(refused, expected.map(|(code, field)| Violation::new(code, field)));
}

const COMPANY: &[(&str, &str)] = &[("name", "Lager AS"), ("org_number", "974760673")];

#[rstest]
#[case(&[], None)]
#[case(&[("parent_org_number", "974760673")], Some((ViolationCode::EmployerAboveItself, "parent_org_number")))]
#[case(&[("warning", "true")], Some((ViolationCode::WarningIncomplete, "warning_note")))]
#[case(&[("warning_note", "downsizing")], Some((ViolationCode::WarningIncomplete, "warning")))]
#[case(
    &[("warning", "true"), ("warning_note", "downsizing")],
    Some((ViolationCode::Required, "warning_on"))
)]
#[case(&[("warning", "true"), ("warning_note", "downsizing"), ("warning_on", "2026-11-21")], None)]
fn warning_on_an_employer_has_its_note_and_its_day(
    #[case] changes: &[(&str, &str)],
    #[case] expected: Option<(ViolationCode, &'static str)>,
) {
    let refused = check_record(RecordKind::Employer, &with(COMPANY, changes), &today()).err();
    assert_eq!(refused, expected.map(|(code, field)| Violation::new(code, field)));
}

#[rstest]
#[case("2026-11-21T22:30:00Z", true)]
#[case("2026-11-22T10:00:00Z", false)]
fn conversation_that_was_held_is_not_in_the_future(#[case] at: &str, #[case] holds: bool) {
    let log = with(&[("subject", "Samtale"), ("status", "completed")], &[("at", at)]);
    assert_eq!(check_record(RecordKind::ContactLog, &log, &today()).is_ok(), holds);
}

#[test]
fn sub_goal_with_a_time_of_completion_is_not_open() {
    let goal = with(
        &[("subject", "Skrive CV"), ("due", "2026-11-30T11:00:00Z"), ("priority", "normal"), ("status", "open")],
        &[("completed_at", "2026-11-20T11:00:00Z")],
    );
    let refused = check_record(RecordKind::SubGoal, &goal, &today());
    assert_eq!(refused, Err(Violation::new(ViolationCode::CompletedButOpen, "completed_at")));
}

#[test]
fn activity_of_the_week_ends_after_it_starts() {
    let swim = with(&[("name", "Svømming"), ("starts", "10:00")], &[("ends", "09:30")]);
    let refused = check_record(RecordKind::FixedActivity, &swim, &today());
    assert_eq!(refused, Err(Violation::new(ViolationCode::PeriodBackwards, "ends")));
}
