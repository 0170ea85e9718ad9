//! The rules of a meeting against what is here: the trail, its other meetings, and the calendar.

use super::{put, stored};
use crate::{
    CoreError,
    api::{EditMeeting, MeetingHint},
    employers,
};
use std::collections::BTreeSet;
use worktrail_document::MeetingState;
use worktrail_domain::{Language, Words};
use worktrail_domain::{
    MEETING_MINUTES_MAX, MeetingDraft, MeetingId, MeetingKind, MeetingStatus, TRAVEL_MINUTES_MAX, Timestamp, TrailId,
    TrailType, Violation, ViolationCode, check_line,
    code_lists::CodeListName,
    employer_text::{self, FindingKind},
    holidays::Holidays,
    meetings::{
        ContactChoice, MeetingContext, MeetingEntry, busy_time, check_meeting_entry, collisions, free_from,
        meeting_notices,
    },
    oslo_date, oslo_day_bounds,
};
use worktrail_replica::{MeetingFacts, Replica};

/// Stands for a place that is not known while the rest is checked.
const MISSING: &str = "–";

/// What of its surroundings a meeting is checked against.
struct Around {
    /// Names that may not stand in a text about no participant.
    names: Vec<String>,
    /// Whose contact person is chosen.
    contact: ContactChoice,
}

impl Around {
    fn of(replica: &Replica, meeting: &MeetingState, names_confirmed: bool) -> Result<Self, CoreError> {
        let guarded = meeting.kind == MeetingKind::EmployerOnly && !names_confirmed;
        let names = if guarded { replica.participant_names()? } else { Vec::new() };
        let contact = contact_choice(replica, &meeting.employer_contact, meeting.employer.as_deref())?;
        Ok(Self { names, contact })
    }
}

/// Whether the chosen contact belongs to a meeting's employer. A line as typed, and a contact that is not here, is
/// nobody's.
fn contact_choice(replica: &Replica, contact: &str, employer: Option<&str>) -> Result<ContactChoice, CoreError> {
    if contact.is_empty() {
        return Ok(ContactChoice::Nobody);
    }
    let chosen = [("employer_contact".to_owned(), contact.to_owned())].into();
    let employers = employers::contact_employers(replica, &chosen)?;
    let Some(number) = employer.filter(|_| !employers.is_empty()) else {
        return Ok(ContactChoice::Nobody);
    };
    let home = replica.employer_with(number)?.map(|home| home.document().to_string());
    let of_employer = employers.iter().any(|one| one == number || Some(one) == home.as_ref());
    Ok(if of_employer { ContactChoice::OfEmployer } else { ContactChoice::OfAnother })
}

/// The service of a meeting's trail; a meeting about no participant is held as in IPS, which has the most kinds.
pub(super) fn service_of(replica: &Replica, trail: Option<TrailId>) -> Result<TrailType, CoreError> {
    Ok(match trail {
        Some(trail) => replica.trail_facts(trail).map_err(|_| CoreError::unknown_id("trail"))?.service,
        None => TrailType::Ips,
    })
}

/// Checks a meeting that was stored before, as an import brings it, without looking at other meetings: what an older
/// app did not ask for may be missing. `names` may not stand in a text about no participant.
pub(crate) fn check_stored(
    meeting: &MeetingState,
    service: TrailType,
    now: Timestamp,
    names: Vec<String>,
    contact: ContactChoice,
) -> Result<(), Violation> {
    let mut checked = meeting.clone();
    checked.sub_category = checked.sub_category.or_else(|| put::offered(checked.kind, service));
    if checked.place.is_empty() {
        MISSING.clone_into(&mut checked.place);
    }
    checked.participant_attends |= checked.status == MeetingStatus::NoShow;
    check_with(&checked, service, &Around { names, contact }, now, false)
}

/// The rule of a whole meeting that a merged one of a trail breaks, as for a change by a person.
///
/// What an older app did not ask for may be missing, a note may be longer than one person may write, and two start-up
/// meetings are something between the two and not about either.
pub(crate) fn broken_rule(replica: &Replica, row: &MeetingFacts, service: TrailType) -> Option<Violation> {
    // A meeting that one laptop's clock lets be over is not broken because another's lags behind: the day decides.
    let (_, end_of_day) = oslo_day_bounds(oslo_date(row.at));
    // A contact that is not here to be asked is nobody's.
    let contact = contact_choice(replica, &row.employer_contact, row.employer.as_deref());
    let entry = MeetingEntry {
        basic: MeetingDraft {
            kind: row.kind,
            at: row.at,
            minutes: row.minutes,
            travel_to_minutes: row.travel_to,
            travel_from_minutes: row.travel_from,
            channel: row.channel,
            place: if row.place.is_empty() { MISSING } else { &row.place },
            status: row.status,
            subject: &row.subject,
            note: "",
            has_employer: row.employer.is_some(),
        },
        service,
        has_trail: true,
        participant_attends: row.participant_attends,
        sub_category: row.sub_category.or_else(|| put::offered(row.kind, service)),
        contact: contact.unwrap_or(ContactChoice::Nobody),
        institution: &row.institution,
        institution_contact: &row.institution_contact,
        no_person_data_confirmed: true,
    };
    let context = MeetingContext {
        now: end_of_day,
        other_startup: false,
        first_employer_meeting: None,
        holds_person_data: &|_| false,
    };
    check_meeting_entry(&entry, &context).err()
}

/// Completes a new meeting with what its service offers, and checks it against its trail.
pub(super) fn check_new(
    replica: &Replica,
    meeting: &mut MeetingState,
    names_confirmed: bool,
    now: Timestamp,
) -> Result<(), CoreError> {
    let service = service_of(replica, meeting.trail)?;
    meeting.sub_category = meeting.sub_category.or_else(|| put::offered(meeting.kind, service));
    let other_startup = match meeting.trail.filter(|_| meeting.kind == MeetingKind::Startup) {
        Some(trail) => replica.trail_facts(trail)?.started_at.is_some() || has_startup(replica, trail, None)?,
        None => false,
    };
    let around = Around::of(replica, meeting, names_confirmed)?;
    Ok(check_with(meeting, service, &around, now, other_startup)?)
}

/// Checks a meeting whose kind is being corrected.
pub(super) fn check_corrected(
    replica: &Replica,
    meeting: &MeetingState,
    service: TrailType,
    now: Timestamp,
) -> Result<(), CoreError> {
    let around = Around::of(replica, meeting, false)?;
    Ok(check_with(meeting, service, &around, now, false)?)
}

/// Checks a meeting whose fields are set to what they were, or to one of two values: what was not there before is not
/// asked for now, and text that stands was looked through when it was written.
pub(super) fn check_put(
    replica: &Replica,
    id: MeetingId,
    before: &MeetingState,
    after: &MeetingState,
    now: Timestamp,
) -> Result<(), CoreError> {
    let service = service_of(replica, after.trail)?;
    let mut checked = after.clone();
    checked.sub_category = checked.sub_category.or_else(|| put::offered(checked.kind, service));
    checked.participant_attends |= checked.status == MeetingStatus::NoShow;
    if checked.place.is_empty() && before.place.is_empty() {
        MISSING.clone_into(&mut checked.place);
    }
    if after.note == before.note {
        checked.note.clear();
    }
    if after.kind == MeetingKind::EmployerOnly {
        let texts = [
            (&mut checked.subject, &before.subject),
            (&mut checked.place, &before.place),
            (&mut checked.employer_name, &before.employer_name),
        ];
        for (text, stood) in texts {
            if *text == *stood && !text.is_empty() {
                MISSING.clone_into(text);
            }
        }
    }
    let takes_the_place = takes_a_startup(after) && (before.undone || !takes_a_startup(before));
    let other_startup = match after.trail.filter(|_| takes_the_place) {
        Some(trail) => has_startup(replica, trail, Some(id))?,
        None => false,
    };
    let around = Around::of(replica, &checked, false)?;
    Ok(check_with(&checked, service, &around, now, other_startup)?)
}

/// Checks a meeting as it would be after an edit; gives it as it is and as it would be.
///
/// What was missing before, such as the place of a meeting that an older app logged, is asked for when a field it
/// belongs to is changed, and stops no other change.
pub(super) fn check_edit(
    replica: &Replica,
    input: &EditMeeting,
    now: Timestamp,
) -> Result<(MeetingState, MeetingState), CoreError> {
    let (trail, before) = stored(replica, input.id)?;
    let service = service_of(replica, trail)?;
    if before.undone {
        return Err(Violation::new(ViolationCode::MeetingAlreadyUndone, "id").into());
    }
    let after = put::merge_meeting(&before, input)?;
    let mut checked = put::as_written(&after, input);
    if before.place.is_empty() && input.place.is_none() && input.channel.is_none() && input.status.is_none() {
        MISSING.clone_into(&mut checked.place);
    }
    checked.sub_category = after.sub_category.or_else(|| put::offered(after.kind, service));
    let untouched_no_show = before.status == MeetingStatus::NoShow && input.status.is_none();
    if untouched_no_show && input.participant_attends.is_none() {
        checked.participant_attends = true;
    }
    if after.kind == MeetingKind::EmployerOnly {
        // What stands was looked through when it was written, against the names that were known to the writer.
        for (text, named) in [(&mut checked.subject, &input.subject), (&mut checked.place, &input.place)] {
            if named.is_none() && !text.is_empty() {
                MISSING.clone_into(text);
            }
        }
    }
    let takes_the_place = takes_a_startup(&after) && !takes_a_startup(&before);
    let other_startup = match trail.filter(|_| takes_the_place) {
        Some(trail) => has_startup(replica, trail, Some(input.id))?,
        None => false,
    };
    let around = Around::of(replica, &checked, input.names_confirmed.unwrap_or(false))?;
    check_with(&checked, service, &around, now, other_startup)?;
    Ok((before, after))
}

/// Whether a trail has a start-up meeting beside this one that is planned or held.
pub(super) fn has_startup(replica: &Replica, trail: TrailId, beside: Option<MeetingId>) -> Result<bool, CoreError> {
    let rows = replica.meetings_of(trail)?;
    Ok(rows.iter().any(|row| {
        row.kind == MeetingKind::Startup
            && matches!(row.status, MeetingStatus::Planned | MeetingStatus::Completed)
            && Some(row.id) != beside
    }))
}

fn takes_a_startup(meeting: &MeetingState) -> bool {
    meeting.kind == MeetingKind::Startup && matches!(meeting.status, MeetingStatus::Planned | MeetingStatus::Completed)
}

/// Checks a whole meeting.
fn check_with(
    meeting: &MeetingState,
    service: TrailType,
    around: &Around,
    now: Timestamp,
    other_startup: bool,
) -> Result<(), Violation> {
    check_line(&meeting.employer_name, "employer_name")?;
    check_line(&meeting.employer_contact, "employer_contact")?;
    let context = MeetingContext {
        now,
        other_startup,
        // The first meeting with an employer is counted from the start date, so none can lie before it.
        first_employer_meeting: None,
        holds_person_data: &|text| !employer_text::may_stand(text, &around.names),
    };
    let mut entry = entry(meeting, service);
    entry.contact = around.contact;
    check_meeting_entry(&entry, &context)?;
    if meeting.kind == MeetingKind::EmployerOnly && (context.holds_person_data)(&meeting.employer_name) {
        return Err(Violation::new(ViolationCode::PersonDataInText, "employer_name"));
    }
    Ok(())
}

/// Who stands at the counter of a new employer has its name and not its number. The meeting is logged all the same, and a
/// finding asks for the number.
fn is_named(meeting: &MeetingState) -> bool {
    meeting.kind == MeetingKind::Employer && !meeting.employer_name.trim().is_empty()
}

fn entry(meeting: &MeetingState, service: TrailType) -> MeetingEntry<'_> {
    MeetingEntry {
        basic: MeetingDraft {
            kind: meeting.kind,
            at: meeting.at,
            minutes: meeting.minutes,
            travel_to_minutes: meeting.travel_to,
            travel_from_minutes: meeting.travel_from,
            channel: meeting.channel,
            place: &meeting.place,
            status: meeting.status,
            subject: &meeting.subject,
            note: &meeting.note,
            has_employer: meeting.employer.is_some() || is_named(meeting),
        },
        service,
        has_trail: meeting.trail.is_some(),
        participant_attends: meeting.participant_attends,
        sub_category: meeting.sub_category,
        contact: ContactChoice::Nobody,
        institution: &meeting.institution,
        institution_contact: &meeting.institution_contact,
        no_person_data_confirmed: meeting.no_person_data,
    }
}

/// What is worth a look: what the rules point out, then collisions in the same person's calendar.
pub(super) fn notices(
    replica: &Replica,
    meeting: &MeetingState,
    id: Option<MeetingId>,
    now: Timestamp,
) -> Result<Vec<MeetingHint>, CoreError> {
    let (service, mine) = match meeting.trail {
        Some(trail) => {
            let row = replica.trail_row(trail, now, oslo_date(now))?;
            (row.service, row.mine)
        }
        None => {
            let me = replica.identity()?.user;
            (service_of(replica, None)?, meeting.held_by.is_none_or(|by| by == me))
        }
    };
    let holidays = Holidays::of(replica.code_list(CodeListName::Holiday)?.as_ref());
    let pointed_out = meeting_notices(&entry(meeting, service), &holidays);
    let told = pointed_out.into_iter().map(|notice| hint(notice.code(), notice.label().of(replica.language())));
    let mut found: Vec<_> = told.collect();
    found.extend(health_hints(meeting, replica.language()));
    if mine {
        found.extend(collision_hints(replica, meeting, id)?);
    }
    Ok(found)
}

/// Words about health in a text about no participant: advice, as an employer may speak of absence, too.
fn health_hints(meeting: &MeetingState, language: Language) -> Vec<MeetingHint> {
    if meeting.kind != MeetingKind::EmployerOnly {
        return Vec::new();
    }
    let advice: BTreeSet<&str> = [&meeting.subject, &meeting.place, &meeting.note]
        .into_iter()
        .flat_map(|text| employer_text::find(text, &[]))
        .filter(|finding| !finding.is_refused())
        .map(|finding| finding.better.of(language))
        .collect();
    advice.into_iter().map(|message| hint(FindingKind::Health.code(), message)).collect()
}

/// A hint about the meeting alone.
fn hint(code: &str, message: &str) -> MeetingHint {
    let (code, message) = (code.to_owned(), message.to_owned());
    MeetingHint { code, message, meeting: None, from: None, to: None, free_at: None }
}

const COLLISION: Words = Words::new(
    "Møtet er samtidig med «{subject}», når reisetid regnes med.",
    "Møtet er samtidig med «{subject}», når reisetid er rekna med.",
    "The meeting is at the same time as “{subject}”, travel included.",
);

fn collision_hints(
    replica: &Replica,
    meeting: &MeetingState,
    id: Option<MeetingId>,
) -> Result<Vec<MeetingHint>, CoreError> {
    let taken = busy_time(meeting.at, meeting.minutes, meeting.travel_to, meeting.travel_from, meeting.status);
    let Some(busy) = taken else { return Ok(Vec::new()) };
    // Another meeting that reaches in begins at most its own length and travel earlier, or its travel later.
    let reach = i64::from(MEETING_MINUTES_MAX + TRAVEL_MINUTES_MAX) * 60_000;
    let rows = replica.meetings_between(
        Timestamp::from_millis(busy.from.millis().saturating_sub(reach)),
        Timestamp::from_millis(busy.to.millis().saturating_add(reach)),
    )?;
    let others = rows.iter().filter(|row| row.mine && Some(row.id) != id).filter_map(|row| {
        busy_time(row.at, row.minutes, row.travel_to, row.travel_from, row.status).map(|busy| (row.id, busy))
    });
    let others: Vec<_> = others.collect();
    let takes = (meeting.minutes, meeting.travel_to, meeting.travel_from);
    let is_ahead = meeting.status == MeetingStatus::Planned;
    let free_at = is_ahead.then(|| free_from(meeting.at, takes, &others)).flatten();
    let told = collisions(busy, others).into_iter().map(|collision| {
        let subject = rows.iter().find(|row| row.id == collision.meeting).map(|row| row.subject.as_str());
        let message = COLLISION.with([("subject", subject.unwrap_or_default().into())]);
        MeetingHint {
            meeting: Some(collision.meeting),
            from: Some(collision.from),
            to: Some(collision.to),
            free_at,
            ..hint("collision", &message.of(replica.language()))
        }
    });
    Ok(told.collect())
}
