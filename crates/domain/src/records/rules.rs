//! The rules of each kind of record that a table of fields cannot say.

use super::{Fields, RecordContext, RecordKind, catalogue, date, employers, ticked, value, values::time};
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
            check_order(fields, "start_date", "learned_of_loss_on")?;
            check_contact(fields, context)
        }
        RecordKind::Education | RecordKind::VocationalTraining => check_order(fields, "start_date", "end_date"),
        RecordKind::RecruitmentPeriod => check_recruitment(fields, context),
        RecordKind::PassivePeriod => check_passive(fields, context),
        RecordKind::Report => reports::check_report(fields, context.previous),
        RecordKind::SubGoal | RecordKind::PrivateTask => check_completion(fields),
        RecordKind::ContactLog => check_contact_log(fields, context),
        RecordKind::Employer => employers::check(fields, context),
        RecordKind::EmployerContact => check_employer_contact(fields),
        RecordKind::EmployerNeed | RecordKind::EmployerAgreement => {
            check_order(fields, "from", "until")?;
            check_contact(fields, context)
        }
        RecordKind::EmployerTask => check_contact(fields, context),
        RecordKind::EmployerLog => {
            check_contact(fields, context)?;
            match time(fields, "at") {
                Some(at) if crate::oslo_date(at) > context.today => fail(ViolationCode::DateInFuture, "at"),
                _ => Ok(()),
            }
        }
        RecordKind::FixedActivity => check_clock_order(fields),
        RecordKind::DutyMark => check_duty_mark(fields),
        RecordKind::SmsReservation
        | RecordKind::UserLog
        | RecordKind::WorkspaceLink
        | RecordKind::NoteTemplate
        | RecordKind::Collaborator
        | RecordKind::DiscoveryOpportunity
        | RecordKind::ContactMark
        | RecordKind::Preference
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
    check_order(fields, "start_date", "learned_of_loss_on")?;
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

/// What does not apply has a reason, and what is put off has a day.
fn check_duty_mark(fields: &Fields) -> Result<(), Violation> {
    match value(fields, "status") {
        Some("not_relevant") if value(fields, "reason").is_none() => fail(ViolationCode::ReasonRequired, "reason"),
        Some("snoozed") if date(fields, "until").is_none() => fail(ViolationCode::Required, "until"),
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
    // In a shop one gets a name and a number: an address to write to is not all there is.
    if ["email", "phone", "mobile"].iter().all(|way| value(fields, way).is_none()) {
        return fail(ViolationCode::ContactWayRequired, "mobile");
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
mod tests;
