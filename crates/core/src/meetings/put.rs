//! From what was typed to a meeting, and from a meeting to narrow changes of its document.

use crate::api::{EditMeeting, NewMeeting};
use worktrail_document::{Edit, MeetingState};
use worktrail_domain::{
    Channel, MeetingKind, MeetingStatus, OrgNumber, Timestamp, TrailType, Violation, ViolationCode, check_line,
    default_meeting_status,
    meetings::{DecisionMaker, SubCategory, sub_categories_of},
    parse_time,
};

/// Length of a meeting when nobody says, in minutes.
const MEETING_MINUTES_DEFAULT: u32 = 60;

/// Reads a new meeting; what nobody said gets its usual value.
///
/// A meeting face to face at an employer is at the employer's when no place is given. The sub-category depends on the
/// trail and is left open.
pub(super) fn read_new_meeting(input: &NewMeeting, now: Timestamp) -> Result<MeetingState, Violation> {
    let at = parse_time(&input.at, "at")?;
    if input.kind == MeetingKind::Unknown {
        return Err(Violation::new(ViolationCode::ValueUnknown, "kind"));
    }
    known_codes(input.channel, input.status, input.sub_category, input.decision_maker)?;
    let mut meeting = MeetingState {
        trail: input.trail,
        kind: input.kind,
        at,
        minutes: input.minutes.unwrap_or(MEETING_MINUTES_DEFAULT),
        channel: input.channel.unwrap_or(Channel::Physical),
        place: trimmed(input.place.as_deref()),
        status: input.status.unwrap_or_else(|| default_meeting_status(at, now)),
        subject: input.subject.trim().to_owned(),
        employer: org_number(input.employer.as_deref())?,
        employer_name: trimmed(input.employer_name.as_deref()),
        travel_to: input.travel_to.unwrap_or(0),
        travel_from: input.travel_from.unwrap_or(0),
        sub_category: input.sub_category,
        decision_maker: input.decision_maker,
        participant_attends: input.participant_attends.unwrap_or(false),
        employer_contact: trimmed(input.employer_contact.as_deref()),
        institution: trimmed(input.institution.as_deref()),
        institution_contact: trimmed(input.institution_contact.as_deref()),
        in_the_field: input.in_the_field,
        no_person_data: input.no_person_data.unwrap_or(false),
        cancel_reason: trimmed(input.cancel_reason.as_deref()),
        undone: false,
        undone_reason: String::new(),
        held_by: None,
        reminded_for: None,
        note: input.note.clone().unwrap_or_default(),
        created_at: now,
    };
    if meeting.place.is_empty() && meeting.channel == Channel::Physical {
        meeting.place.clone_from(&meeting.employer_name);
    }
    check_cancel_reason(&meeting, !meeting.cancel_reason.is_empty())?;
    Ok(meeting)
}

/// The meeting as it would be after an edit.
pub(super) fn merge_meeting(before: &MeetingState, input: &EditMeeting) -> Result<MeetingState, Violation> {
    known_codes(input.channel, input.status, input.sub_category, input.decision_maker)?;
    let mut after = before.clone();
    if let Some(at) = &input.at {
        after.at = parse_time(at, "at")?;
    }
    after.minutes = input.minutes.unwrap_or(before.minutes);
    after.channel = input.channel.unwrap_or(before.channel);
    after.status = input.status.unwrap_or(before.status);
    after.travel_to = input.travel_to.unwrap_or(before.travel_to);
    after.travel_from = input.travel_from.unwrap_or(before.travel_from);
    after.sub_category = input.sub_category.or(before.sub_category);
    after.decision_maker = input.decision_maker.or(before.decision_maker);
    after.participant_attends = input.participant_attends.unwrap_or(before.participant_attends);
    after.in_the_field = input.in_the_field.or(before.in_the_field);
    if let Some(number) = &input.employer {
        after.employer = org_number(Some(number))?;
    }
    let set = |field: &mut String, text: &Option<String>| {
        if let Some(text) = text {
            text.trim().clone_into(field);
        }
    };
    set(&mut after.place, &input.place);
    set(&mut after.subject, &input.subject);
    set(&mut after.employer_name, &input.employer_name);
    set(&mut after.employer_contact, &input.employer_contact);
    set(&mut after.institution, &input.institution);
    set(&mut after.institution_contact, &input.institution_contact);
    set(&mut after.cancel_reason, &input.cancel_reason);
    if let Some(note) = &input.note {
        after.note.clone_from(&note.text);
    }
    check_cancel_reason(&after, input.cancel_reason.as_ref().is_some_and(|reason| !reason.trim().is_empty()))?;
    Ok(after)
}

/// The meeting without the note, unless this person wrote it: a merged note may be longer than one person may write.
pub(super) fn as_written(after: &MeetingState, input: &EditMeeting) -> MeetingState {
    let mut written = after.clone();
    if input.note.is_none() {
        written.note.clear();
    }
    written
}

/// The sub-category a kind of meeting has in a service when nobody says.
pub(super) fn offered(kind: MeetingKind, service: TrailType) -> Option<SubCategory> {
    sub_categories_of(kind, service).first().copied()
}

/// Puts a whole new meeting, without its note.
pub(super) fn put_meeting(edit: &mut Edit<'_>, meeting: &MeetingState) {
    edit.put_line("meeting_kind", meeting.kind.code())
        .put_time("at", meeting.at)
        .put_number("minutes", meeting.minutes)
        .put_line("channel", meeting.channel.code())
        .put_line("place", &meeting.place)
        .put_line("status", meeting.status.code())
        .put_line("subject", &meeting.subject)
        .put_line("employer", meeting.employer.as_deref().unwrap_or_default())
        .put_line("employer_name", &meeting.employer_name)
        .put_number("travel_to", meeting.travel_to)
        .put_number("travel_from", meeting.travel_from);
    let lines = [
        ("sub_category", meeting.sub_category.map(SubCategory::code).unwrap_or_default()),
        ("decision_maker", meeting.decision_maker.map(DecisionMaker::code).unwrap_or_default()),
        ("employer_contact", meeting.employer_contact.as_str()),
        ("institution", meeting.institution.as_str()),
        ("institution_contact", meeting.institution_contact.as_str()),
        ("cancel_reason", meeting.cancel_reason.as_str()),
    ];
    for (key, value) in lines.into_iter().filter(|(_, value)| !value.is_empty()) {
        edit.put_line(key, value);
    }
    if meeting.participant_attends {
        edit.put_number("participant_attends", 1);
    }
    if meeting.no_person_data {
        edit.put_number("no_person_data", 1);
    }
    if let Some(ticked) = meeting.in_the_field {
        edit.put_line("in_the_field", tick(ticked));
    }
    if let Some(user) = meeting.held_by {
        edit.put_line("held_by", &user.to_string());
    }
}

/// Puts only what the person named, so that a colleague's change of another field stays.
pub(super) fn put_changed_meeting(edit: &mut Edit<'_>, input: &EditMeeting, after: &MeetingState) {
    if input.at.is_some() {
        edit.put_time("at", after.at);
    }
    let numbers = [
        ("minutes", input.minutes, after.minutes),
        ("travel_to", input.travel_to, after.travel_to),
        ("travel_from", input.travel_from, after.travel_from),
    ];
    for (key, _, value) in numbers.into_iter().filter(|(_, named, _)| named.is_some()) {
        edit.put_number(key, value);
    }
    if let Some(ticked) = input.participant_attends {
        edit.put_number("participant_attends", u32::from(ticked));
    }
    if let Some(ticked) = input.in_the_field {
        edit.put_line("in_the_field", tick(ticked));
    }
    let lines = [
        ("channel", input.channel.is_some(), after.channel.code()),
        ("status", input.status.is_some(), after.status.code()),
        ("sub_category", input.sub_category.is_some(), after.sub_category.map(SubCategory::code).unwrap_or_default()),
        (
            "decision_maker",
            input.decision_maker.is_some(),
            after.decision_maker.map(DecisionMaker::code).unwrap_or_default(),
        ),
        ("place", input.place.is_some(), after.place.as_str()),
        ("subject", input.subject.is_some(), after.subject.as_str()),
        ("employer", input.employer.is_some(), after.employer.as_deref().unwrap_or_default()),
        ("employer_name", input.employer_name.is_some(), after.employer_name.as_str()),
        ("employer_contact", input.employer_contact.is_some(), after.employer_contact.as_str()),
        ("institution", input.institution.is_some(), after.institution.as_str()),
        ("institution_contact", input.institution_contact.is_some(), after.institution_contact.as_str()),
        ("cancel_reason", input.cancel_reason.is_some(), after.cancel_reason.as_str()),
    ];
    for (key, _, value) in lines.into_iter().filter(|(_, named, _)| *named) {
        edit.put_line(key, value);
    }
}

/// A tick that may also be open, as it is stored.
const fn tick(ticked: bool) -> &'static str {
    if ticked { "yes" } else { "no" }
}

fn trimmed(text: Option<&str>) -> String {
    text.unwrap_or_default().trim().to_owned()
}

fn org_number(text: Option<&str>) -> Result<Option<String>, Violation> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(number) => Ok(Some(number.parse::<OrgNumber>()?.to_string())),
    }
}

/// A value of a newer app is kept where it stands, but nobody here can choose it.
fn known_codes(
    channel: Option<Channel>,
    status: Option<MeetingStatus>,
    sub_category: Option<SubCategory>,
    decision_maker: Option<DecisionMaker>,
) -> Result<(), Violation> {
    let unknown = [
        ("channel", channel == Some(Channel::Unknown)),
        ("status", status == Some(MeetingStatus::Unknown)),
        ("sub_category", sub_category == Some(SubCategory::Unknown)),
        ("decision_maker", decision_maker == Some(DecisionMaker::Unknown)),
    ];
    match unknown.into_iter().find(|(_, unknown)| *unknown) {
        Some((field, _)) => Err(Violation::new(ViolationCode::ValueUnknown, field)),
        None => Ok(()),
    }
}

/// A reason for calling off belongs to a meeting that was called off.
fn check_cancel_reason(meeting: &MeetingState, given: bool) -> Result<(), Violation> {
    check_line(&meeting.cancel_reason, "cancel_reason")?;
    if given && meeting.status != MeetingStatus::Cancelled {
        return Err(Violation::new(ViolationCode::ValueNotUnderParent, "cancel_reason"));
    }
    Ok(())
}
