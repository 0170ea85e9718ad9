//! What a person does with meetings.

use crate::{
    Client, CoreError,
    act::{Work, put_text},
    api::{EditMeeting, FollowUp, LoggedMeeting, NewMeeting, TextEdit},
    tasks::put_new_task,
};
use worktrail_document::{Document, DocumentKind, Edit, MeetingState, NOTE};
use worktrail_domain::{
    Channel, Date, Due, MeetingDraft, MeetingId, MeetingKind, MeetingStatus, OrgNumber, TaskDraft, TaskId, Timestamp,
    TrailId, Violation, ViolationCode, check_line, check_meeting, check_task, default_meeting_status, parse_date,
    parse_time, phases::phase_set,
};
use worktrail_replica::Replica;

/// Kinds of meetings that can be logged on a trail so far.
const LOGGED_KINDS: [MeetingKind; 3] = [MeetingKind::Participant, MeetingKind::Employer, MeetingKind::Startup];

/// Length of a meeting when nobody says, in minutes.
const MEETING_MINUTES_DEFAULT: u32 = 60;

impl Client {
    /// Logs a meeting, and the task that follows from it, in one step.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn log_meeting(&self, input: NewMeeting) -> Result<LoggedMeeting, CoreError> {
        let id = self.new_id(MeetingId::at)?;
        let task = input.follow_up.as_ref().map(|_| self.new_id(TaskId::at)).transpose()?;
        self.log_meeting_as(id, task, &input)?;
        Ok(LoggedMeeting { id, task })
    }

    fn log_meeting_as(&self, id: MeetingId, task: Option<TaskId>, input: &NewMeeting) -> Result<(), CoreError> {
        let now = self.now();
        let meeting = check_new_meeting(input, now)?;
        let follow_up = input.follow_up.as_ref().map(check_follow_up).transpose()?;
        self.act("meeting.log", |replica, work| {
            let (stream, trail) = replica
                .load_document(input.trail.document(), DocumentKind::Trail)
                .map_err(|_| CoreError::unknown_id("trail"))?;
            work.create(replica, stream, id.document(), DocumentKind::Meeting, |edit| {
                put_meeting(edit, &meeting);
                edit.put_line("trail", &input.trail.to_string()).put_time("created_at", now);
                put_text(edit, NOTE, &TextEdit { base: None, text: meeting.note.clone() })
            })?;
            if let (Some(task), Some((subject, due))) = (task, &follow_up) {
                work.create(replica, stream, task.document(), DocumentKind::Task, |edit| {
                    put_new_task(edit, input.trail, subject, Some(Due::On(*due)), now);
                    edit.put_line("meeting", &id.to_string());
                    Ok(())
                })?;
            }
            start_if_held(replica, work, input.trail, &trail, &meeting, None)
        })
    }

    /// Changes some fields of a meeting; its note is merged with what others wrote meanwhile.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_meeting(&self, input: EditMeeting) -> Result<(), CoreError> {
        let now = self.now();
        self.act("meeting.edit", |replica, work| {
            let (stream, document) = replica.load_document(input.id.document(), DocumentKind::Meeting)?;
            let before = document.meeting();
            let after = merge_meeting(&before, &input)?;
            check(&after, now)?;
            work.edit(replica, input.id.document(), DocumentKind::Meeting, |_, edit| {
                put_changed_meeting(edit, &input, &after);
                input.note.as_ref().map_or(Ok(()), |note| put_text(edit, NOTE, note))
            })?;
            let (_, trail) = replica.load_document(stream.trail().document(), DocumentKind::Trail)?;
            start_if_held(replica, work, stream.trail(), &trail, &after, Some(before.at))
        })
    }
}

/// Reads and checks a new meeting as a whole.
fn check_new_meeting(input: &NewMeeting, now: Timestamp) -> Result<MeetingState, Violation> {
    let at = parse_time(&input.at, "at")?;
    let trimmed = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
    let meeting = MeetingState {
        trail: Some(input.trail),
        kind: input.kind,
        at,
        minutes: input.minutes.unwrap_or(MEETING_MINUTES_DEFAULT),
        channel: input.channel.unwrap_or(Channel::Physical),
        place: trimmed(&input.place),
        status: input.status.unwrap_or_else(|| default_meeting_status(at, now)),
        subject: input.subject.trim().to_owned(),
        employer: org_number(input.employer.as_deref())?,
        employer_name: trimmed(&input.employer_name),
        travel_to: input.travel_to.unwrap_or(0),
        travel_from: input.travel_from.unwrap_or(0),
        note: input.note.clone().unwrap_or_default(),
        created_at: now,
    };
    check(&meeting, now)?;
    Ok(meeting)
}

fn check_follow_up(input: &FollowUp) -> Result<(String, Date), Violation> {
    let in_field = |violation: Violation| match violation.field() {
        "due" => Violation::new(violation.code(), "follow_up.due"),
        _ => Violation::new(violation.code(), "follow_up.subject"),
    };
    let due = parse_date(&input.due, "due").map_err(in_field)?;
    check_task(TaskDraft { subject: &input.subject, due: Some(due) }).map_err(in_field)?;
    Ok((input.subject.trim().to_owned(), due))
}

/// Holds the rules against a meeting as it would stand.
pub(crate) fn check(meeting: &MeetingState, now: Timestamp) -> Result<(), Violation> {
    if !LOGGED_KINDS.contains(&meeting.kind) {
        return Err(Violation::new(ViolationCode::ValueUnknown, "kind"));
    }
    check_line(&meeting.employer_name, "employer_name")?;
    check_meeting(
        &MeetingDraft {
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
            has_employer: meeting.employer.is_some(),
        },
        now,
    )
}

/// The meeting as it would be after an edit.
fn merge_meeting(before: &MeetingState, input: &EditMeeting) -> Result<MeetingState, Violation> {
    let mut after = before.clone();
    if let Some(at) = &input.at {
        after.at = parse_time(at, "at")?;
    }
    if input.channel == Some(Channel::Unknown) {
        return Err(Violation::new(ViolationCode::ValueUnknown, "channel"));
    }
    if input.status == Some(MeetingStatus::Unknown) {
        return Err(Violation::new(ViolationCode::ValueUnknown, "status"));
    }
    after.minutes = input.minutes.unwrap_or(before.minutes);
    after.channel = input.channel.unwrap_or(before.channel);
    after.status = input.status.unwrap_or(before.status);
    after.travel_to = input.travel_to.unwrap_or(before.travel_to);
    after.travel_from = input.travel_from.unwrap_or(before.travel_from);
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
    // A merged note may be longer than one person may write; what this person wrote is what is checked.
    after.note = input.note.as_ref().map(|note| note.text.clone()).unwrap_or_default();
    Ok(after)
}

fn org_number(text: Option<&str>) -> Result<Option<String>, Violation> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(number) => Ok(Some(number.parse::<OrgNumber>()?.to_string())),
    }
}

fn put_meeting(edit: &mut Edit<'_>, meeting: &MeetingState) {
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
}

/// Puts only what the person named, so that a colleague's change of another field stays.
fn put_changed_meeting(edit: &mut Edit<'_>, input: &EditMeeting, after: &MeetingState) {
    if input.at.is_some() {
        edit.put_time("at", after.at);
    }
    if input.minutes.is_some() {
        edit.put_number("minutes", after.minutes);
    }
    if input.channel.is_some() {
        edit.put_line("channel", after.channel.code());
    }
    if input.place.is_some() {
        edit.put_line("place", &after.place);
    }
    if input.status.is_some() {
        edit.put_line("status", after.status.code());
    }
    if input.subject.is_some() {
        edit.put_line("subject", &after.subject);
    }
    if input.employer.is_some() {
        edit.put_line("employer", after.employer.as_deref().unwrap_or_default());
    }
    if input.employer_name.is_some() {
        edit.put_line("employer_name", &after.employer_name);
    }
    if input.travel_to.is_some() {
        edit.put_number("travel_to", after.travel_to);
    }
    if input.travel_from.is_some() {
        edit.put_number("travel_from", after.travel_from);
    }
}

/// A held start-up meeting starts the follow-up: the start date, and the step that the service's path takes with it.
///
/// A start date that came from this meeting, held at `before`, follows it when it is moved.
fn start_if_held(
    replica: &Replica,
    work: &mut Work,
    trail_id: TrailId,
    trail: &Document,
    meeting: &MeetingState,
    before: Option<Timestamp>,
) -> Result<(), CoreError> {
    if meeting.kind != MeetingKind::Startup || meeting.status != MeetingStatus::Completed {
        return Ok(());
    }
    let state = trail.trail();
    work.edit(replica, trail_id.document(), DocumentKind::Trail, |_, edit| {
        if state.started_at.is_none() || state.started_at == before {
            edit.put_time("started_at", meeting.at);
        }
        if let Some(next) = phase_set(state.service).and_then(|set| set.after_startup(state.phase)) {
            edit.put_line("phase", next.code());
        }
        Ok(())
    })
}
