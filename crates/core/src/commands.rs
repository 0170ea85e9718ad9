//! What a person does: checked as a whole, then saved as one action.

use crate::{
    Client, CoreError,
    api::{
        Created, EditMeeting, EditProfile, EditTask, FollowUp, LoggedMeeting, NewMeeting, NewTask, NewTrail, SetPhase,
        TextEdit,
    },
    client::Notice,
};
use worktrail_crypto::generate_bytes;
use worktrail_document::{Document, DocumentKind, Edit, MeetingState, NOTE, Version};
use worktrail_domain::{
    ActionId, Channel, Date, DocumentId, EndCause, MeetingDraft, MeetingId, MeetingKind, MeetingStatus, NationalId,
    NationalIdKind, OrgNumber, Phase, StreamId, TaskDraft, TaskId, TaskStatus, Timestamp, TrailId, Violation,
    ViolationCode, check_line, check_meeting, check_note, check_task, default_meeting_status, parse_date, parse_time,
};
use worktrail_domain::{
    TrailType,
    phases::{PhaseSet, phase_set},
};
use worktrail_replica::{DocumentWrite, LocalAction, Replica};
use worktrail_sync::Trigger;

/// Kinds of meetings that can be logged on a trail so far.
const LOGGED_KINDS: [MeetingKind; 3] = [MeetingKind::Participant, MeetingKind::Employer, MeetingKind::Startup];

/// Length of a meeting when nobody says, in minutes.
const MEETING_MINUTES_DEFAULT: u32 = 60;

impl Client {
    /// Creates a trail; provisional until the server has checked it.
    ///
    /// # Errors
    /// A broken rule with its field, [`CoreError::Locked`] or a store error.
    pub fn create_trail(&self, input: NewTrail) -> Result<Created, CoreError> {
        let id = self.new_id(TrailId::at)?;
        self.create_trail_as(id, &input)?;
        Ok(Created { id: id.to_string() })
    }

    pub(crate) fn create_trail_as(&self, id: TrailId, input: &NewTrail) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        let checked = check_new_trail(input, today)?;
        self.act("trail.create", |replica, work| {
            let identity = replica.identity()?;
            if identity.synthetic_only && checked.national_id.kind() != NationalIdKind::Synthetic {
                return Err(Violation::new(ViolationCode::NationalIdNotAllowed, "national_id").into());
            }
            if replica.active_trail_of(checked.national_id.digits())?.is_some() {
                return Err(Violation::new(ViolationCode::PersonHasActiveTrail, "national_id").into());
            }
            let owner = identity.user;
            work.create(replica, id.stream(), id.document(), DocumentKind::Trail, |edit| {
                edit.put_line("national_id", checked.national_id.digits())
                    .put_line("name", &checked.name)
                    .put_line("phase", Phase::Referred.code())
                    .put_date("referred", checked.referred)
                    .put_line("owner", &owner.to_string())
                    .put_time("created_at", now);
                Ok(())
            })
        })
    }

    /// Moves a trail to another phase.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn set_phase(&self, input: SetPhase) -> Result<(), CoreError> {
        let today = self.today();
        if input.phase == Phase::Unknown {
            return Err(Violation::new(ViolationCode::ValueUnknown, "phase").into());
        }
        if path().spec(input.phase).is_none() {
            return Err(Violation::new(ViolationCode::PhaseNotInService, "phase").into());
        }
        if input.cause.is_some_and(|cause| !path().end_causes().contains(&cause)) {
            return Err(Violation::new(ViolationCode::ValueUnknown, "cause").into());
        }
        let on = input.on.as_deref().map_or(Ok(today), |on| past_date(on, "on", today))?;
        self.act(&format!("trail.phase/{}", input.phase.code()), |replica, work| {
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                edit.put_line("phase", input.phase.code());
                if input.phase == Phase::Ended {
                    edit.put_line("end_cause", input.cause.unwrap_or(EndCause::Other).code()).put_date("ended_on", on);
                } else {
                    edit.put_line("end_cause", "").put_line("ended_on", "");
                }
                Ok(())
            })
        })
    }

    /// Changes one section of a trail's profile, merged with what others wrote meanwhile.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_profile(&self, input: EditProfile) -> Result<(), CoreError> {
        check_note(&input.edit.text, input.section.key())?;
        self.act(&format!("trail.profile/{}", input.section.key()), |replica, work| {
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                put_text(edit, input.section.key(), &input.edit)
            })
        })
    }

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

    pub(crate) fn log_meeting_as(
        &self,
        id: MeetingId,
        task: Option<TaskId>,
        input: &NewMeeting,
    ) -> Result<(), CoreError> {
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
                    put_new_task(edit, input.trail, subject, Some(*due), now);
                    edit.put_line("meeting", &id.to_string());
                    Ok(())
                })?;
            }
            start_if_held(replica, work, input.trail, &trail, &meeting)
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
            start_if_held(replica, work, stream.trail(), &trail, &after)
        })
    }

    /// Adds a task.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn add_task(&self, input: NewTask) -> Result<Created, CoreError> {
        let id = self.new_id(TaskId::at)?;
        self.add_task_as(id, &input)?;
        Ok(Created { id: id.to_string() })
    }

    pub(crate) fn add_task_as(&self, id: TaskId, input: &NewTask) -> Result<(), CoreError> {
        let now = self.now();
        let due = input.due.as_deref().map(|due| parse_date(due, "due")).transpose()?;
        check_task(TaskDraft { subject: &input.subject, due })?;
        self.act("task.add", |replica, work| {
            let (stream, _) = replica
                .load_document(input.trail.document(), DocumentKind::Trail)
                .map_err(|_| CoreError::unknown_id("trail"))?;
            work.create(replica, stream, id.document(), DocumentKind::Task, |edit| {
                put_new_task(edit, input.trail, &input.subject, due, now);
                Ok(())
            })
        })
    }

    /// Changes some fields of a task: does it, opens it again, or moves its date.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_task(&self, input: EditTask) -> Result<(), CoreError> {
        let now = self.now();
        let due = input.due.as_deref().map(|due| parse_date(due, "due")).transpose()?;
        if input.status == Some(TaskStatus::Unknown) {
            return Err(Violation::new(ViolationCode::ValueUnknown, "status").into());
        }
        let command = if input.status == Some(TaskStatus::Done) { "task.done" } else { "task.edit" };
        self.act(command, |replica, work| {
            work.edit(replica, input.id.document(), DocumentKind::Task, |document, edit| {
                let before = document.task();
                let subject = input.subject.as_deref().unwrap_or(&before.subject);
                check_task(TaskDraft { subject, due: due.or(before.due) })?;
                if input.subject.is_some() {
                    edit.put_line("subject", subject.trim());
                }
                if let Some(due) = due {
                    edit.put_date("due", due);
                }
                if let Some(status) = input.status {
                    edit.put_line("status", status.code());
                    if status != TaskStatus::Open && status != before.status {
                        edit.put_time("done_at", now);
                    }
                }
                Ok(())
            })
        })
    }

    pub(crate) fn new_id<T>(&self, make: impl FnOnce(u64, [u8; 10]) -> T) -> Result<T, CoreError> {
        Ok(make(u64::try_from(self.now().millis()).unwrap_or(0), generate_bytes()?))
    }

    /// Runs one action and saves what it made, all in one transaction.
    pub(crate) fn act(
        &self,
        command: &str,
        work: impl FnOnce(&Replica, &mut Work) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let at = self.now();
        let action = self.new_id(ActionId::at)?;
        self.with(|replica| {
            let mut made = Work { at, stream: None, writes: Vec::new() };
            work(replica, &mut made)?;
            let stream = made.stream.ok_or_else(nothing_to_change)?;
            Ok(replica.commit(LocalAction { action, stream, command: command.to_owned(), at, writes: made.writes })?)
        })?;
        self.tell(Notice::Changed);
        self.wake(Trigger::Saved);
        Ok(())
    }
}

/// What an action has made so far.
pub(crate) struct Work {
    at: Timestamp,
    stream: Option<StreamId>,
    writes: Vec<DocumentWrite>,
}

impl Work {
    /// Makes a new document.
    pub(crate) fn create(
        &mut self,
        replica: &Replica,
        stream: StreamId,
        id: DocumentId,
        kind: DocumentKind,
        fill: impl FnOnce(&mut Edit<'_>) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        self.write(replica, stream, id, Document::empty(kind), |_, edit| fill(edit))
    }

    /// Changes a document that is here. An edit that changes nothing adds nothing.
    pub(crate) fn edit(
        &mut self,
        replica: &Replica,
        id: DocumentId,
        kind: DocumentKind,
        change: impl FnOnce(&Document, &mut Edit<'_>) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let (stream, document) = replica.load_document(id, kind)?;
        self.write(replica, stream, id, document, change)
    }

    fn write(
        &mut self,
        replica: &Replica,
        stream: StreamId,
        id: DocumentId,
        mut document: Document,
        change: impl FnOnce(&Document, &mut Edit<'_>) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let before = document.clone();
        let mut edit = document.edit(replica.identity()?.device, replica.session());
        change(&before, &mut edit)?;
        let changes = edit.finish(self.at.millis() / 1000);
        if !changes.is_empty() {
            self.stream = Some(stream);
            self.writes.push(DocumentWrite { id, document, changes });
        }
        Ok(())
    }
}

struct CheckedTrail {
    national_id: NationalId,
    name: String,
    referred: Date,
}

fn check_new_trail(input: &NewTrail, today: Date) -> Result<CheckedTrail, Violation> {
    let name = input.name.as_deref().unwrap_or_default().trim().to_owned();
    check_line(&name, "name")?;
    Ok(CheckedTrail {
        national_id: input.national_id.parse()?,
        name,
        referred: input.referred.as_deref().map_or(Ok(today), |date| past_date(date, "referred", today))?,
    })
}

fn past_date(text: &str, field: &'static str, today: Date) -> Result<Date, Violation> {
    let date = parse_date(text, field)?;
    if date > today { Err(Violation::new(ViolationCode::DateInFuture, field)) } else { Ok(date) }
}

/// Reads and checks a new meeting as a whole.
pub(crate) fn check_new_meeting(input: &NewMeeting, now: Timestamp) -> Result<MeetingState, Violation> {
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

fn check(meeting: &MeetingState, now: Timestamp) -> Result<(), Violation> {
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

fn put_new_task(edit: &mut Edit<'_>, trail: TrailId, subject: &str, due: Option<Date>, now: Timestamp) {
    edit.put_line("trail", &trail.to_string())
        .put_line("subject", subject.trim())
        .put_line("status", TaskStatus::Open.code())
        .put_time("created_at", now);
    if let Some(due) = due {
        edit.put_date("due", due);
    }
}

pub(crate) fn put_text(edit: &mut Edit<'_>, key: &str, text: &TextEdit) -> Result<(), CoreError> {
    let seen = text.base.as_deref().map(str::parse::<Version>).transpose();
    let seen =
        seen.map_err(|()| worktrail_replica::ReplicaError::from(worktrail_document::DocumentError::UnknownVersion))?;
    let branch = generate_bytes()?;
    edit.put_text(key, &text.text, seen.as_ref().map(|version| (version, branch)))
        .map_err(worktrail_replica::ReplicaError::from)?;
    Ok(())
}

/// The path of the service; every trail is an IPS trail so far.
pub(crate) fn path() -> &'static PhaseSet {
    let Some(set) = phase_set(TrailType::Ips) else { unreachable!("IPS is among the services of the table") };
    set
}

/// A held start-up meeting starts the follow-up: the start date, and the step from referred to mapping.
fn start_if_held(
    replica: &Replica,
    work: &mut Work,
    trail_id: TrailId,
    trail: &Document,
    meeting: &MeetingState,
) -> Result<(), CoreError> {
    if meeting.kind != MeetingKind::Startup || meeting.status != MeetingStatus::Completed {
        return Ok(());
    }
    let state = trail.trail();
    work.edit(replica, trail_id.document(), DocumentKind::Trail, |_, edit| {
        if state.started_at.is_none() {
            edit.put_time("started_at", meeting.at);
        }
        if let Some(next) = path().after_startup(state.phase) {
            edit.put_line("phase", next.code());
        }
        Ok(())
    })
}

fn nothing_to_change() -> CoreError {
    Violation::new(ViolationCode::NothingToChange, "id").into()
}
