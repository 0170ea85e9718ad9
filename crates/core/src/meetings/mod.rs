//! What a person does with meetings: log, change, correct the kind, undo, take back.

mod check;
mod correct;
mod put;
mod restore;
mod start;

pub(crate) use check::{broken_rule, check_stored};
pub(crate) use restore::put_values;

use crate::{
    Client, CoreError,
    act::{Work, put_text},
    api::{EditMeeting, FollowUp, LoggedMeeting, MeetingHint, NewMeeting, TextEdit},
    employers, mirror,
    tasks::put_new_task,
};
use worktrail_document::{DocumentKind, MeetingState, NOTE};
use worktrail_domain::{
    Date, Due, MeetingId, MeetingStatus, OrgNumber, StreamId, StreamKind, TaskDraft, TaskId, Timestamp, TrailId,
    Violation, ViolationCode, check_task, parse_date,
};
use worktrail_replica::Replica;

impl Client {
    /// Logs a meeting, and the task that follows from it, in one step. What is worth a look comes with the answer.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn log_meeting(&self, input: NewMeeting) -> Result<LoggedMeeting, CoreError> {
        let id = self.new_id(MeetingId::at)?;
        let now = self.now();
        let mut meeting = put::read_new_meeting(&input, now)?;
        let next = self.next_task(input.follow_up.as_ref(), meeting.trail)?;
        let mut notices = Vec::new();
        self.act("meeting.log", |replica, work| {
            check::check_new(replica, &mut meeting, input.names_confirmed.unwrap_or(false), now)?;
            notices = check::notices(replica, &meeting, None, now)?;
            if is_held(&meeting) || meeting.trail.is_none() {
                meeting.held_by = Some(replica.identity()?.user);
            }
            let stream = home(replica, work, &meeting)?;
            work.create(replica, stream, id.document(), DocumentKind::Meeting, |edit| {
                put::put_meeting(edit, &meeting);
                edit.put_time("created_at", now);
                put_text(edit, NOTE, &TextEdit { base: None, text: meeting.note.clone() })
            })?;
            let Some(trail) = meeting.trail else { return Ok(()) };
            work.edit(replica, id.document(), DocumentKind::Meeting, |_, edit| {
                edit.put_line("trail", &trail.to_string());
                Ok(())
            })?;
            next.iter().try_for_each(|next| next.put(replica, work, id, now))?;
            follow(replica, work, id, None, &meeting)
        })?;
        Ok(LoggedMeeting { id, task: next.map(|next| next.id), notices })
    }

    /// The task that follows from a meeting, with an id of its own.
    fn next_task(&self, input: Option<&FollowUp>, trail: Option<TrailId>) -> Result<Option<NextTask>, CoreError> {
        let Some(input) = input else { return Ok(None) };
        let (subject, due) = check_follow_up(input)?;
        let trail = trail.ok_or_else(|| Violation::new(ViolationCode::MeetingTrailRequired, "trail"))?;
        Ok(Some(NextTask { id: self.new_id(TaskId::at)?, trail, subject, due }))
    }

    /// Changes some fields of a meeting, and adds the task that follows from it, in one step; its note is merged with what
    /// others wrote meanwhile. What is worth a look comes with the answer.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_meeting(&self, input: EditMeeting) -> Result<LoggedMeeting, CoreError> {
        let now = self.now();
        let mut notices = Vec::new();
        let next = self.next_task_of(&input)?;
        self.act("meeting.edit", |replica, work| {
            let (before, after) = check::check_edit(replica, &input, now)?;
            notices = check::notices(replica, &after, Some(input.id), now)?;
            let user = replica.identity()?.user;
            work.edit(replica, input.id.document(), DocumentKind::Meeting, |_, edit| {
                put::put_changed_meeting(edit, &input, &after);
                if is_held(&after) && before.held_by.is_none() && input.status.is_some() {
                    edit.put_line("held_by", &user.to_string());
                }
                input.note.as_ref().map_or(Ok(()), |note| put_text(edit, NOTE, note))
            })?;
            next.iter().try_for_each(|next| next.put(replica, work, input.id, now))?;
            follow(replica, work, input.id, Some(&before), &after)
        })?;
        Ok(LoggedMeeting { id: input.id, task: next.map(|next| next.id), notices })
    }

    /// As [`Client::next_task`], of a meeting that is stored.
    fn next_task_of(&self, input: &EditMeeting) -> Result<Option<NextTask>, CoreError> {
        if input.follow_up.is_none() {
            return Ok(None);
        }
        let (trail, _) = self.with(|replica| stored(replica, input.id))?;
        self.next_task(input.follow_up.as_ref(), trail)
    }

    /// What is worth a look about a meeting before it is logged: collisions, a red day, what is missing.
    ///
    /// # Errors
    /// The broken rule that would stop it, with its field; [`CoreError::Locked`] or a store error.
    pub fn check_meeting(&self, input: NewMeeting) -> Result<Vec<MeetingHint>, CoreError> {
        let now = self.now();
        let mut meeting = put::read_new_meeting(&input, now)?;
        self.next_task(input.follow_up.as_ref(), meeting.trail)?;
        self.with(|replica| {
            check::check_new(replica, &mut meeting, input.names_confirmed.unwrap_or(false), now)?;
            check::notices(replica, &meeting, None, now)
        })
    }

    /// What is worth a look about a change of a meeting before it is saved.
    ///
    /// # Errors
    /// As [`Client::check_meeting`].
    pub fn check_meeting_edit(&self, input: EditMeeting) -> Result<Vec<MeetingHint>, CoreError> {
        let now = self.now();
        self.next_task_of(&input)?;
        self.with(|replica| {
            let (_, after) = check::check_edit(replica, &input, now)?;
            check::notices(replica, &after, Some(input.id), now)
        })
    }

    /// Notes that the participant is reminded of a meeting's present start; a meeting that is moved asks again.
    ///
    /// # Errors
    /// `nothing_to_change` when no reminder is wanted, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn mark_reminded(&self, id: MeetingId) -> Result<(), CoreError> {
        self.act("meeting.reminded", |replica, work| {
            if !replica.meeting_row(id)?.reminder_wanted {
                return Err(Violation::new(ViolationCode::NothingToChange, "id").into());
            }
            work.edit(replica, id.document(), DocumentKind::Meeting, |document, edit| {
                edit.put_time("reminded_for", document.meeting().at);
                Ok(())
            })
        })
    }
}

/// Whether somebody of the office was there: also when the participant was not.
const fn is_held(meeting: &MeetingState) -> bool {
    matches!(meeting.status, MeetingStatus::Completed | MeetingStatus::NoShow)
}

/// The task that follows from a meeting.
struct NextTask {
    id: TaskId,
    trail: TrailId,
    subject: String,
    due: Date,
}

impl NextTask {
    /// Puts it into the trail, in the step that its meeting is part of.
    fn put(&self, replica: &Replica, work: &mut Work, meeting: MeetingId, now: Timestamp) -> Result<(), CoreError> {
        let stream = trail_stream(replica, self.trail)?;
        work.create(replica, stream, self.id.document(), DocumentKind::Task, |edit| {
            put_new_task(edit, self.trail, &self.subject, Some(Due::On(self.due)), now);
            edit.put_line("meeting", &meeting.to_string());
            Ok(())
        })
    }
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

/// The stream a new meeting lies in: its trail's, or the employer's when it is about no participant.
fn home(replica: &Replica, work: &mut Work, meeting: &MeetingState) -> Result<StreamId, CoreError> {
    let Some(trail) = meeting.trail else {
        let number: OrgNumber = meeting.employer.as_deref().unwrap_or_default().parse()?;
        let name = Some(meeting.employer_name.as_str()).filter(|name| !name.is_empty());
        return employers::ensure(replica, work, &number, name.unwrap_or(number.digits()));
    };
    trail_stream(replica, trail)
}

fn trail_stream(replica: &Replica, trail: TrailId) -> Result<StreamId, CoreError> {
    let found = replica.load_document(trail.document(), DocumentKind::Trail);
    Ok(found.map_err(|_| CoreError::unknown_id("trail"))?.0)
}

/// What follows from a meeting of a trail as it was and as it is: the mark at its employer, and the start date.
fn follow(
    replica: &Replica,
    work: &mut Work,
    id: MeetingId,
    before: Option<&MeetingState>,
    after: &MeetingState,
) -> Result<(), CoreError> {
    let Some(trail) = after.trail else { return Ok(()) };
    mirror::follow(replica, work, id)?;
    start::follow(replica, work, trail, before, after)
}

/// A meeting as it is stored, with its trail, if it has one.
fn stored(replica: &Replica, id: MeetingId) -> Result<(Option<TrailId>, MeetingState), CoreError> {
    let (stream, document) = replica.load_document(id.document(), DocumentKind::Meeting)?;
    let mut meeting = document.meeting();
    // The stream says whose it is; a document of an older app may not.
    let at_employer = replica.stream_kind(stream)? == Some(StreamKind::Employer);
    meeting.trail = (!at_employer).then_some(stream.trail());
    Ok((meeting.trail, meeting))
}
