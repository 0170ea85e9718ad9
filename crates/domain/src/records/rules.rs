//! The rules of each kind of record that a table of fields cannot say.

use super::{Fields, RecordContext, RecordKind, catalogue, date, ticked, value, values::time};
use crate::{Date, Violation, ViolationCode, fold, reports};

/// Words that name a role in a trade union: membership is a special category of personal data. Folded,
/// matched as beginnings of words.
const UNION_WORDS: [&str; 9] = [
    "tillitsvalgt",
    "tillitsvald",
    "tillitsmann",
    "tillitskvinne",
    "fagforening",
    "fagforeining",
    "klubbleder",
    "klubbleiar",
    "hovedtillits",
];

pub(super) fn check(kind: RecordKind, fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    check_dependent_codes(kind, fields)?;
    match kind {
        RecordKind::Job => check_job(fields, context),
        RecordKind::ApprenticeJob => {
            check_ended_with_date(fields, &["ended"])?;
            check_order(fields, "start_date", "end_date")?;
            check_contact(fields, context)
        }
        RecordKind::Education | RecordKind::VocationalTraining => check_order(fields, "start_date", "end_date"),
        RecordKind::RecruitmentPeriod => check_recruitment(fields, context),
        RecordKind::PassivePeriod => check_passive(fields, context),
        RecordKind::Report => reports::check_report(fields, context.previous),
        RecordKind::SubGoal | RecordKind::PrivateTask => check_completion(fields),
        RecordKind::ContactLog => check_contact_log(fields, context),
        RecordKind::Employer => check_employer(fields),
        RecordKind::EmployerContact => check_employer_contact(fields),
        RecordKind::EmployerNeed | RecordKind::EmployerAgreement => {
            check_order(fields, "from", "until")?;
            check_contact(fields, context)
        }
        RecordKind::FixedActivity => check_clock_order(fields),
        RecordKind::SmsReservation
        | RecordKind::UserLog
        | RecordKind::WorkspaceLink
        | RecordKind::NoteTemplate
        | RecordKind::Collaborator
        | RecordKind::DiscoveryOpportunity
        | RecordKind::Unknown => Ok(()),
    }
}

/// Whether a role is one in a trade union (*tillitsvalgt*), in bokmål or nynorsk.
#[must_use]
pub fn is_union_role(role: &str) -> bool {
    fold(role).split(|c: char| !c.is_alphanumeric()).any(|word| UNION_WORDS.iter().any(|union| word.starts_with(union)))
}

fn fail(code: ViolationCode, field: &'static str) -> Result<(), Violation> {
    Err(Violation::new(code, field))
}

/// A value of a dependent list is chosen under the value it depends on, never alone.
fn check_dependent_codes(kind: RecordKind, fields: &Fields) -> Result<(), Violation> {
    for field in &catalogue::spec(kind).fields {
        let catalogue::FieldKind::Code { list } = &field.kind else { continue };
        let Some(list) = catalogue::code_list_named(list) else { continue };
        let (Some(parent), Some(code)) = (&list.depends_on, value(fields, &field.key)) else { continue };
        let chosen = value(fields, parent).unwrap_or_default();
        let under = list.value(code).is_none_or(|v| v.parent.is_empty() || v.parent.iter().any(|p| p == chosen));
        if !under {
            return Err(Violation::new(ViolationCode::ValueNotUnderParent, &field.key));
        }
    }
    Ok(())
}

/// The last day is not before the first one; the same day is a period of one day.
fn check_order(fields: &Fields, first: &'static str, last: &'static str) -> Result<(), Violation> {
    match (date(fields, first), date(fields, last)) {
        (Some(first_day), Some(last_day)) if last_day < first_day => fail(ViolationCode::PeriodBackwards, last),
        _ => Ok(()),
    }
}

fn check_ended_with_date(fields: &Fields, ended: &[&str]) -> Result<(), Violation> {
    let is_ended = value(fields, "status").is_some_and(|status| ended.contains(&status));
    if is_ended && date(fields, "end_date").is_none() {
        return fail(ViolationCode::EndDateRequired, "end_date");
    }
    Ok(())
}

/// A chosen contact belongs to the chosen employer; no contact is fine.
fn check_contact(fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    if value(fields, "employer_contact").is_none() {
        return Ok(());
    }
    let employer = value(fields, "employer").unwrap_or_default();
    if context.contact_employers.iter().any(|one| one == employer) {
        return Ok(());
    }
    fail(ViolationCode::ContactOfOtherEmployer, "employer_contact")
}

/// J1 and J2 of the tool in use today: an employer unless self-employed, an end date when it is over.
fn check_job(fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    let freelance = value(fields, "employment_form") == Some("freelance");
    if !freelance && value(fields, "employer").is_none() {
        return fail(ViolationCode::EmployerRequired, "employer");
    }
    check_ended_with_date(fields, &["completed"])?;
    check_order(fields, "start_date", "end_date")?;
    check_contact(fields, context)
}

/// P1-P4: end not before start; end, cause and detail together; only active trails are enrolled, once at a time.
fn check_recruitment(fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    check_order(fields, "start_date", "end_date")?;
    let missing = ["end_date", "end_cause", "end_detail"].into_iter().find(|key| value(fields, key).is_none());
    let any = ["end_date", "end_cause", "end_detail"].into_iter().any(|key| value(fields, key).is_some());
    if let (Some(field), true) = (missing, any) {
        return fail(ViolationCode::EndCauseRequired, field);
    }
    if context.previous.is_none() && !context.trail_is_active {
        return fail(ViolationCode::TrailNotActive, "start_date");
    }
    check_overlap(fields, "start_date", "end_date", context)
}

/// A passive period lasts at least a day, has a follow-up date ahead unless it is over, and lies alone.
fn check_passive(fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    let Some(from) = date(fields, "from") else { return Ok(()) };
    let to = date(fields, "to");
    // A period may be called off on the day it began; one that is planned lasts at least a day.
    let called_off = context.previous.is_some() && to == Some(from);
    if to.is_some_and(|to| to <= from) && !called_off {
        return fail(ViolationCode::PeriodEmpty, "to");
    }
    let is_over = to.is_some_and(|to| to <= context.today);
    match (value(fields, "follow_up_on"), date(fields, "follow_up_on")) {
        (Some(text), _) if context.before("follow_up_on") == Some(text) => {}
        (_, Some(follow_up)) => {
            let ahead = if context.previous.is_some() { follow_up >= context.today } else { follow_up > context.today };
            if !(is_over || ahead && follow_up > from) {
                return fail(ViolationCode::FollowUpNotAhead, "follow_up_on");
            }
        }
        (_, None) if is_over => {}
        (_, None) => return fail(ViolationCode::Required, "follow_up_on"),
    }
    // At most one that is on or still to come, and none over another's days.
    let still_to_come = |to: Option<Date>| to.is_none_or(|to| to > context.today);
    if still_to_come(to) && context.other_periods.iter().any(|(_, other)| still_to_come(*other)) {
        return fail(ViolationCode::PeriodOverlaps, "from");
    }
    check_overlap(fields, "from", "to", context)
}

/// Periods of this kind end on the day the next one may begin.
fn check_overlap(
    fields: &Fields,
    first: &'static str,
    last: &'static str,
    context: &RecordContext<'_>,
) -> Result<(), Violation> {
    let Some(from) = date(fields, first) else { return Ok(()) };
    let to = date(fields, last).unwrap_or(Date::MAX);
    let overlaps =
        |(other_from, other_to): &(Date, Option<Date>)| *other_from < to && from < other_to.unwrap_or(Date::MAX);
    if context.other_periods.iter().any(overlaps) {
        return fail(ViolationCode::PeriodOverlaps, first);
    }
    Ok(())
}

/// K1: what has a time of completion is not open.
fn check_completion(fields: &Fields) -> Result<(), Violation> {
    if value(fields, "completed_at").is_some() && value(fields, "status") == Some("open") {
        return fail(ViolationCode::CompletedButOpen, "completed_at");
    }
    Ok(())
}

/// A conversation that was held did not take place after today.
fn check_contact_log(fields: &Fields, context: &RecordContext<'_>) -> Result<(), Violation> {
    let held = value(fields, "status") == Some("completed");
    if held && time(fields, "at").is_some_and(|at| crate::oslo_date(at) > context.today) {
        return fail(ViolationCode::DateInFuture, "at");
    }
    Ok(())
}

fn check_employer(fields: &Fields) -> Result<(), Violation> {
    if value(fields, "parent_org_number").is_some_and(|parent| Some(parent) == value(fields, "org_number")) {
        return fail(ViolationCode::EmployerAboveItself, "parent_org_number");
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

fn check_employer_contact(fields: &Fields) -> Result<(), Violation> {
    if value(fields, "role").is_some_and(is_union_role) {
        return fail(ViolationCode::UnionRoleRefused, "role");
    }
    if value(fields, "left_on").is_some() && !ticked(fields, "former_employee") {
        return fail(ViolationCode::LeftButEmployed, "left_on");
    }
    Ok(())
}

fn check_clock_order(fields: &Fields) -> Result<(), Violation> {
    match (value(fields, "starts"), value(fields, "ends")) {
        // `08:30` texts of one length sort as times do.
        (Some(starts), Some(ends)) if ends <= starts => fail(ViolationCode::PeriodBackwards, "ends"),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
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
    #[case(&[("hours_per_week", "40")], Some((ViolationCode::NumberOutOfRange, "hours_per_week")))]
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
}
