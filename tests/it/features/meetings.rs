//! Meetings of every kind: rows 27-36 and 38-43 of the list, and the quirks about meetings that are not copied.

use super::startup::started_at;
use crate::world::{START_MILLIS, World, unchanged, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    CoreError, ImportTerms,
    api::{
        CalendarDays, CalendarKind, CorrectMeeting, EditMeeting, FollowUp, MeetingRow, NewMeeting, NewRecord,
        RecordFilter, TextEdit, TimelineEntry, UndoMeeting,
    },
    domain::{
        Channel, MeetingId, MeetingKind, MeetingStatus, Timestamp, TrailId,
        meetings::{DecisionMaker, NoteRole, SubCategory},
        records::RecordKind,
    },
};

pub(super) const PERSON: &str = "15507600333";
const THIRD_PERSON: &str = "03457900006";
const OTHER_PERSON: &str = "12448000018";

pub(super) fn refused<T>(answer: Result<T, CoreError>) -> (String, Option<String>) {
    let report = answer.err().unwrap().report();
    (report.code, report.field)
}

pub(super) fn broken(code: &str, field: &str) -> (String, Option<String>) {
    (code.to_owned(), Some(field.to_owned()))
}

/// A meeting without an employer.
pub(super) fn meeting(trail: TrailId, kind: MeetingKind, at: &str) -> NewMeeting {
    NewMeeting {
        kind,
        at: at.to_owned(),
        employer: None,
        employer_name: None,
        travel_to: None,
        travel_from: None,
        ..visit(trail, "Snakket sammen.")
    }
}

pub(super) fn log(world: &World, device: usize, input: NewMeeting) -> MeetingId {
    world.devices[device].client.log_meeting(input).unwrap().id
}

pub(super) fn row(world: &World, device: usize, id: MeetingId) -> MeetingRow {
    world.devices[device].client.meeting(id).unwrap().row
}

pub(super) fn closed(id: MeetingId, status: MeetingStatus) -> EditMeeting {
    EditMeeting { status: Some(status), ..unchanged(id) }
}

pub(super) fn undone(id: MeetingId, reason: &str) -> UndoMeeting {
    UndoMeeting { id, reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()) }
}

fn on_timeline(world: &World, device: usize, trail: TrailId) -> Vec<MeetingId> {
    let entries = world.devices[device].client.trail(trail).unwrap().timeline;
    let meeting = |entry: TimelineEntry| match entry {
        TimelineEntry::Meeting { meeting, .. } => Some(meeting.id),
        _ => None,
    };
    entries.into_iter().filter_map(meeting).collect()
}

#[test]
fn f028_participant_meeting() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let id = log(&world, 0, meeting(trail, MeetingKind::Participant, "2026-11-20T09:00"));
    let no_place = NewMeeting { place: None, ..meeting(trail, MeetingKind::Participant, "2026-11-20T11:00") };
    assert_eq!(refused(world.devices[0].client.log_meeting(no_place.clone())), broken("place_required", "place"));
    log(&world, 0, NewMeeting { channel: Some(Channel::Phone), ..no_place });
    world.settle();
    let shown = row(&world, 1, id);
    assert!(shown.participant_attends, "always in a meeting with the participant");
    assert_eq!((shown.kind, shown.sub_category), (MeetingKind::Participant, None));
    assert_eq!(on_timeline(&world, 1, trail).len(), 2);
}

#[test]
fn f029_employer_meeting_in_a_trail_participant_optional() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let alone = log(&world, 0, visit(trail, "Møtte sjefen."));
    let together = log(&world, 0, NewMeeting { participant_attends: Some(true), ..visit(trail, "Vi var begge med.") });
    let nobody = NewMeeting { employer: None, employer_name: None, ..visit(trail, "") };
    assert_eq!(refused(client.log_meeting(nobody)), broken("employer_required", "employer"));
    let missed = closed(alone, MeetingStatus::NoShow);
    assert_eq!(refused(client.edit_meeting(missed)), broken("participant_not_booked", "status"));
    world.devices[0].edit(closed(together, MeetingStatus::NoShow));
    world.settle();
    assert!(!row(&world, 1, alone).participant_attends);
    assert!(row(&world, 1, together).participant_attends);
    assert_eq!(row(&world, 1, together).status, MeetingStatus::NoShow);
}

#[test]
fn f031_education_institution_meeting() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let input = NewMeeting {
        institution: Some("Øvelse fagskole".to_owned()),
        institution_contact: Some("Rådgiveren".to_owned()),
        ..meeting(trail, MeetingKind::Education, "2026-11-18T09:00")
    };
    let id = log(&world, 0, input.clone());
    assert_eq!(row(&world, 0, id).sub_category, Some(SubCategory::ExplorationOfEducation), "the first one is offered");
    world.devices[0].edit(EditMeeting { sub_category: Some(SubCategory::SupportDuringEducation), ..unchanged(id) });
    let of_employers = NewMeeting { sub_category: Some(SubCategory::JobSupport), ..input.clone() };
    assert_eq!(refused(client.log_meeting(of_employers)), broken("sub_category_not_allowed", "sub_category"));
    let unnamed = client.check_meeting(NewMeeting { institution: None, ..input }).unwrap();
    assert!(unnamed.iter().any(|notice| notice.code == "institution_missing"));
    world.settle();
    let shown = row(&world, 1, id);
    assert_eq!((shown.institution.as_str(), shown.institution_contact.as_str()), ("Øvelse fagskole", "Rådgiveren"));
    assert_eq!(shown.sub_category, Some(SubCategory::SupportDuringEducation));
    let found = world.devices[1].client.search("fagskole").unwrap();
    assert_eq!(found.hits.len(), 1);
}

#[test]
fn f032_sub_category_decision_maker_channel_place() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let input = NewMeeting {
        decision_maker: Some(DecisionMaker::Yes),
        sub_category: Some(SubCategory::JobSupport),
        employer_contact: Some("Lagersjefen".to_owned()),
        place: None,
        ..visit(trail, "Avtalt opplæring.")
    };
    let id = log(&world, 0, input);
    world.settle();
    // Two people change different fields at the same time.
    world.devices[0].edit(EditMeeting { decision_maker: Some(DecisionMaker::NotKnown), ..unchanged(id) });
    world.devices[1].edit(EditMeeting { employer_contact: Some("Daglig leder".to_owned()), ..unchanged(id) });
    world.settle();
    for device in 0..2 {
        let shown = row(&world, device, id);
        assert_eq!(shown.decision_maker, Some(DecisionMaker::NotKnown));
        assert_eq!(shown.employer_contact, "Daglig leder");
        assert_eq!(shown.sub_category, Some(SubCategory::JobSupport));
        assert_eq!(shown.place, "Øvelse Lager", "face to face, and nobody said where else");
        assert_eq!(shown.conflicts, 0);
    }
    let unknown = EditMeeting { decision_maker: Some(DecisionMaker::Unknown), ..unchanged(id) };
    assert_eq!(refused(world.devices[0].client.edit_meeting(unknown)), broken("value_unknown", "decision_maker"));
}

#[test]
fn f033_agenda_before_minutes_after() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let planned = NewMeeting {
        status: Some(MeetingStatus::Planned),
        note: Some("Snakke om CV.".to_owned()),
        ..meeting(trail, MeetingKind::Participant, "2026-11-20T09:00")
    };
    let id = log(&world, 0, planned);
    world.settle();
    let agenda = world.devices[1].client.meeting(id).unwrap();
    assert_eq!((agenda.note_role, agenda.note.as_str()), (NoteRole::Agenda, "Snakke om CV."));
    // One holds the meeting while the other still writes on the agenda: one note, and nobody's words are lost.
    let minutes = TextEdit { base: Some(agenda.version.clone()), text: "Snakke om CV. CV er skrevet.".to_owned() };
    let held = EditMeeting { note: Some(minutes), ..closed(id, MeetingStatus::Completed) };
    world.devices[0].edit(held);
    world.devices[1].write_note(id, Some(agenda.version), "Ta med vitnemål. Snakke om CV.".to_owned());
    world.settle();
    for device in 0..2 {
        let view = world.devices[device].client.meeting(id).unwrap();
        assert_eq!(view.note_role, NoteRole::Minutes);
        assert_eq!(view.note, "Ta med vitnemål. Snakke om CV. CV er skrevet.");
    }
}

#[test]
fn f034_quick_close_absent_and_cancelled() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let planned =
        |at: &str| NewMeeting { status: Some(MeetingStatus::Planned), ..meeting(trail, MeetingKind::Participant, at) };
    let past = log(&world, 0, planned("2026-11-20T09:00"));
    let absent = log(&world, 0, planned("2026-11-19T09:00"));
    let future = log(&world, 0, planned("2026-11-25T09:00"));
    assert_eq!(client.home().unwrap().meetings_left_open.len(), 2);
    let close = EditMeeting {
        minutes: Some(30),
        note: Some(TextEdit { base: None, text: "Ferdig.".to_owned() }),
        ..closed(past, MeetingStatus::Completed)
    };
    assert_eq!(client.edit_meeting(close).unwrap().notices, [], "closed with minutes, there is nothing to point out");
    world.devices[0].edit(closed(absent, MeetingStatus::NoShow));
    assert_eq!(client.home().unwrap().meetings_left_open, []);

    let early = closed(future, MeetingStatus::Completed);
    assert_eq!(refused(client.edit_meeting(early)), broken("completed_in_future", "status"));
    let reason = Some("Deltaker er syk".to_owned());
    let not_cancelled = EditMeeting { cancel_reason: reason.clone(), ..unchanged(future) };
    assert_eq!(refused(client.edit_meeting(not_cancelled)), broken("value_not_under_parent", "cancel_reason"));
    world.devices[0].edit(EditMeeting { cancel_reason: reason, ..closed(future, MeetingStatus::Cancelled) });
    let shown = row(&world, 0, future);
    assert_eq!((shown.status, shown.cancel_reason.as_str()), (MeetingStatus::Cancelled, "Deltaker er syk"));
}

#[test]
fn f034_closing_takes_the_follow_up_task_along_in_one_step_or_leaves_both() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let planned = NewMeeting {
        status: Some(MeetingStatus::Planned),
        ..meeting(trail, MeetingKind::Participant, "2026-11-20T09:00")
    };
    let id = log(&world, 0, planned);
    let task = |subject: &str| FollowUp { subject: subject.to_owned(), due: "2026-11-27".to_owned() };
    let with =
        |follow_up: FollowUp, status: MeetingStatus| EditMeeting { follow_up: Some(follow_up), ..closed(id, status) };
    let before = world.devices[0].outbox();

    let unnamed = with(task(" "), MeetingStatus::Completed);
    assert_eq!(refused(client.check_meeting_edit(unnamed.clone())), broken("required", "follow_up.subject"));
    assert_eq!(refused(client.edit_meeting(unnamed)), broken("required", "follow_up.subject"));
    let odd = with(task("Ringe"), MeetingStatus::NoShow);
    client
        .edit_meeting(EditMeeting { place: Some(String::new()), channel: Some(Channel::Physical), ..odd })
        .unwrap_err();
    assert_eq!(row(&world, 0, id).status, MeetingStatus::Planned, "a refusal leaves the meeting as it was");
    let due = |subject: &str| -> Vec<String> {
        let tasks = client.trail(trail).unwrap().tasks.into_iter().filter(|task| task.subject == subject);
        tasks.filter_map(|task| task.due).map(|due| due.to_string()).collect()
    };
    assert_eq!(due("Ringe"), [""; 0], "and adds no task");

    let closed = client.edit_meeting(with(task("Sende CV"), MeetingStatus::Completed)).unwrap();
    let follow_up = client.trail(trail).unwrap().tasks.into_iter().find(|task| task.subject == "Sende CV");
    assert_eq!(closed.task, follow_up.map(|task| task.id), "the answer says which task it is");
    assert_eq!(world.devices[0].outbox(), before + 1, "one action to deliver");
    assert_eq!(due("Sende CV"), ["2026-11-27"]);
    assert_eq!(row(&world, 0, id).status, MeetingStatus::Completed);
}

#[test]
fn a_colleagues_meeting_says_whose_it_is_and_ones_own_does_not() {
    let world = World::with_devices(3);
    let trail = world.devices[0].create_trail(PERSON);
    let planned = NewMeeting {
        status: Some(MeetingStatus::Planned),
        ..meeting(trail, MeetingKind::Participant, "2026-11-20T09:00")
    };
    let id = log(&world, 0, planned);
    world.settle();
    let holder = |device: usize| (row(&world, device, id).mine, row(&world, device, id).holder);
    assert_eq!(holder(0), (true, String::new()));
    assert_eq!(holder(1), (false, "Øvelse 0".to_owned()), "planned, it is of who owns the trail");
    // Held by a colleague who stood in, it is the colleague's.
    world.devices[1].edit(closed(id, MeetingStatus::Completed));
    world.settle();
    assert_eq!(holder(0), (false, "Øvelse 1".to_owned()));
    assert_eq!(holder(1), (true, String::new()));
    assert_eq!(holder(2), (false, "Øvelse 1".to_owned()));
    let days = CalendarDays { from: Some("2026-11-20".to_owned()), to: Some("2026-11-20".to_owned()), everybody: true };
    let entries = world.devices[2].client.calendar(&days).unwrap();
    assert!(entries.iter().all(|entry| entry.meeting.holder == "Øvelse 1"));
}

#[test]
fn f035_travel_time_before_and_after_moves_with_the_meeting() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let planned = NewMeeting {
        at: "2026-11-24T10:00".to_owned(),
        minutes: Some(60),
        travel_to: Some(20),
        travel_from: Some(0),
        ..visit(trail, "")
    };
    let id = log(&world, 0, planned);
    let calendar = |device: usize| {
        let days = CalendarDays { from: None, to: None, everybody: true };
        let entries = world.devices[device].client.calendar(&days).unwrap();
        entries.iter().map(|entry| (entry.kind, entry.from.to_rfc3339(), entry.to.to_rfc3339())).collect::<Vec<_>>()
    };
    let span = |kind, from: &str, to: &str| (kind, format!("2026-11-2{from}:00Z"), format!("2026-11-2{to}:00Z"));
    world.settle();
    let before =
        [span(CalendarKind::TravelTo, "4T08:40", "4T09:00"), span(CalendarKind::Meeting, "4T09:00", "4T10:00")];
    assert_eq!(calendar(1), before);
    world.devices[1].edit(EditMeeting { at: Some("2026-11-25T10:00".to_owned()), ..unchanged(id) });
    world.settle();
    let after = [span(CalendarKind::TravelTo, "5T08:40", "5T09:00"), span(CalendarKind::Meeting, "5T09:00", "5T10:00")];
    assert_eq!(calendar(0), after);
    world.devices[0].edit(closed(id, MeetingStatus::Cancelled));
    assert_eq!(calendar(0), [], "what is called off takes no time");
    let backwards =
        CalendarDays { from: Some("2026-11-24".to_owned()), to: Some("2026-11-23".to_owned()), everybody: false };
    assert_eq!(refused(world.devices[0].client.calendar(&backwards)), broken("period_backwards", "to"));
}

#[test]
fn f036_field_time_tick_follows_travel_unless_set() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    let id = log(&world, 0, visit(trail, ""));
    let in_the_field = || row(&world, 0, id).in_the_field;
    assert!(in_the_field(), "there is travel");
    world.devices[0].edit(EditMeeting { travel_to: Some(0), travel_from: Some(0), ..unchanged(id) });
    assert!(!in_the_field());
    world.devices[0].edit(EditMeeting { in_the_field: Some(true), ..unchanged(id) });
    assert!(in_the_field(), "on foot round the corner");
    world.devices[0].edit(closed(id, MeetingStatus::Cancelled));
    assert!(!in_the_field(), "called off is never out in the field");
    assert!(world.devices[0].client.verify().unwrap().ok);
}

#[test]
fn f038_reminder_of_the_first_employer_meeting_ends_by_itself() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-10-26T10:00"));
    let asks = |device: usize| {
        let duties = world.devices[device].client.duties(Some(trail)).unwrap();
        duties.iter().any(|duty| duty.rule == "first_employer_meeting")
    };
    assert!(asks(0));
    let planned = NewMeeting { status: Some(MeetingStatus::Planned), ..visit(trail, "") };
    let id = log(&world, 0, planned);
    assert!(asks(0), "a planned meeting is not held");
    world.devices[0].edit(closed(id, MeetingStatus::Completed));
    world.settle();
    assert!(!asks(0) && !asks(1), "the meeting itself gives the date; nobody has to fill it in");
    world.devices[1].client.undo_meeting(undone(id, "Ført på feil dag")).unwrap();
    assert!(asks(1), "an undone meeting counts nowhere");
}

#[test]
fn f040_collision_is_a_notice_with_travel_never_a_refusal() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let other = world.devices[0].create_trail(OTHER_PERSON);
    let first = log(&world, 0, NewMeeting { at: "2026-11-24T10:00".to_owned(), ..visit(trail, "") });
    // 10:00 + 45 minutes + 20 minutes back ends at 11:05; a meeting at 11:00 begins on the way.
    let on_the_way = meeting(other, MeetingKind::Participant, "2026-11-24T11:00");
    let asked = client.check_meeting(on_the_way.clone()).unwrap();
    assert_eq!(asked.iter().map(|notice| notice.meeting).collect::<Vec<_>>(), [Some(first)]);
    assert_eq!(client.meeting(first).unwrap().history.len(), 1, "asking saves nothing");
    let logged = client.log_meeting(on_the_way).unwrap();
    assert_eq!(logged.notices, asked);
    let overlap = (logged.notices[0].from.unwrap().to_rfc3339(), logged.notices[0].to.unwrap().to_rfc3339());
    assert_eq!(overlap, ("2026-11-24T10:00:00Z".to_owned(), "2026-11-24T10:05:00Z".to_owned()));

    let later = EditMeeting { at: Some("2026-11-24T11:05".to_owned()), ..unchanged(logged.id) };
    assert_eq!(client.check_meeting_edit(later.clone()).unwrap(), []);
    assert_eq!(client.edit_meeting(later).unwrap().notices, []);
    world.settle();
    let colleagues =
        NewMeeting { at: "2026-11-24T10:00".to_owned(), ..visit(world.devices[1].create_trail(THIRD_PERSON), "") };
    assert_eq!(world.devices[1].client.log_meeting(colleagues).unwrap().notices, [], "another person's calendar");
}

#[test]
fn f040_free_time_is_told_of_what_lies_ahead_and_not_of_what_was_held() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let other = world.devices[0].create_trail(OTHER_PERSON);
    for at in ["2026-11-24T10:00", "2026-11-24T11:30", "2026-11-20T10:00"] {
        log(&world, 0, NewMeeting { at: at.to_owned(), ..visit(trail, "") });
    }
    let free = |at: &str| {
        let asked = client.check_meeting(meeting(other, MeetingKind::Participant, at)).unwrap();
        asked.iter().map(|notice| notice.free_at.map(Timestamp::to_rfc3339)).collect::<Vec<_>>()
    };
    // The way back from the first ends at 11:05, the way to the second begins at 11:10; that one is over at 12:35.
    let both = Some("2026-11-24T11:35:00Z".to_owned());
    assert_eq!(free("2026-11-24T10:30"), [both.clone(), both]);
    assert_eq!(free("2026-11-20T10:30"), [None], "what was held is not moved");
}

fn reserve(world: &World, trail: TrailId, reserved: bool, at: &str) {
    let user = "01930000-0000-7000-8000-000000000001".to_owned();
    let fields = [("reserved", reserved.to_string()), ("changed_at", at.to_owned()), ("changed_by", user)];
    let fields: BTreeMap<String, String> = fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    world.devices[0].client.add_record(NewRecord { trail, kind: RecordKind::SmsReservation, fields }).unwrap();
}

#[test]
fn f041_sms_reminder_is_wanted_again_when_the_meeting_is_moved() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let id = log(&world, 0, meeting(trail, MeetingKind::Participant, "2026-11-22T10:00"));
    let far = log(&world, 0, meeting(trail, MeetingKind::Participant, "2026-11-23T10:00"));
    let alone = log(&world, 0, NewMeeting { at: "2026-11-22T13:00".to_owned(), ..visit(trail, "") });
    let wanted = |device: usize| {
        world.devices[device].client.sms_reminders().unwrap().iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(wanted(0), [id], "from now to the end of tomorrow, and only where the participant comes");
    assert!(row(&world, 0, far).reminder_wanted && !row(&world, 0, alone).reminder_wanted);
    client.mark_reminded(id).unwrap();
    assert_eq!(wanted(0), []);
    assert_eq!(refused(client.mark_reminded(id)), broken("nothing_to_change", "id"));
    world.settle();
    assert!(!row(&world, 1, id).reminder_wanted, "reminded once, whoever looks");
    world.devices[1].edit(EditMeeting { at: Some("2026-11-22T11:00".to_owned()), ..unchanged(id) });
    world.settle();
    assert_eq!(wanted(0), [id]);
}

#[test]
fn f042_sms_reservation() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let id = log(&world, 0, meeting(trail, MeetingKind::Participant, "2026-11-22T10:00"));
    reserve(&world, trail, true, "2026-11-20T10:00");
    world.settle();
    assert!(!row(&world, 1, id).reminder_wanted);
    reserve(&world, trail, false, "2026-11-21T10:00");
    world.settle();
    assert!(row(&world, 1, id).reminder_wanted, "the newest word counts");
    let filter = RecordFilter { kind: Some(RecordKind::SmsReservation), ..RecordFilter::default() };
    assert_eq!(world.devices[1].client.records(filter).unwrap().len(), 2, "and the old one is history");
}

#[test]
fn f043_kind_is_corrected_and_a_meeting_undone_without_loss() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let id = log(&world, 0, NewMeeting { decision_maker: Some(DecisionMaker::Yes), ..visit(trail, "Første møte.") });
    let correct = |kind, edit| CorrectMeeting { kind, edit };
    client.correct_meeting(correct(MeetingKind::Startup, unchanged(id))).unwrap();
    let shown = row(&world, 0, id);
    assert_eq!((shown.kind, shown.employer, shown.decision_maker), (MeetingKind::Startup, None, None));
    assert!(shown.participant_attends);
    assert_eq!(started_at(&world, 0, trail).as_deref(), Some("2026-11-20T09:00:00Z"));

    let to_employer = correct(MeetingKind::Employer, unchanged(id));
    assert_eq!(refused(client.correct_meeting(to_employer)), broken("employer_required", "employer"));
    assert_eq!(row(&world, 0, id).kind, MeetingKind::Startup, "nothing is half done");
    let with_employer = EditMeeting { employer: Some("974760673".to_owned()), ..unchanged(id) };
    client.correct_meeting(correct(MeetingKind::Employer, with_employer)).unwrap();
    assert_eq!(started_at(&world, 0, trail), None, "the start date came from this meeting");

    assert_eq!(refused(client.undo_meeting(undone(id, ""))), broken("required", "reason"));
    client.undo_meeting(undone(id, "Ført på feil deltaker")).unwrap();
    world.settle();
    assert_eq!(on_timeline(&world, 1, trail), [], "lists hide it");
    let view = world.devices[1].client.meeting(id).unwrap();
    assert_eq!((view.row.undone, view.row.undone_reason.as_str()), (true, "Ført på feil deltaker"));
    assert_eq!((view.note.as_str(), view.history.len()), ("Første møte.", 4), "its page and history show it all");
    let place = EditMeeting { place: Some("Kantina".to_owned()), ..unchanged(id) };
    assert_eq!(refused(world.devices[1].client.edit_meeting(place)), broken("meeting_already_undone", "id"));
    world.devices[1].client.restore_meeting(id).unwrap();
    world.settle();
    assert_eq!(on_timeline(&world, 0, trail), [id]);
    assert!(client.verify().unwrap().ok);
}

#[test]
fn meetings_come_through_export_and_import_unchanged() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-11-02T10:00"));
    let wrong = log(&world, 0, meeting(trail, MeetingKind::Participant, "2026-11-03T10:00"));
    client.undo_meeting(undone(wrong, "Feil deltaker")).unwrap();
    let full = NewMeeting {
        decision_maker: Some(DecisionMaker::No),
        sub_category: Some(SubCategory::JobSupport),
        participant_attends: Some(true),
        employer_contact: Some("Lagersjefen".to_owned()),
        in_the_field: Some(false),
        ..visit(trail, "Første linje\n«andre»")
    };
    log(&world, 0, full);
    let called_off = NewMeeting {
        status: Some(MeetingStatus::Cancelled),
        cancel_reason: Some("Sykdom".to_owned()),
        institution: Some("Fagskolen".to_owned()),
        institution_contact: Some("Rådgiver".to_owned()),
        ..meeting(trail, MeetingKind::Education, "2026-11-05T10:00")
    };
    log(&world, 0, called_off);
    let reminded = log(&world, 0, meeting(trail, MeetingKind::Participant, "2026-11-22T10:00"));
    client.mark_reminded(reminded).unwrap();
    let (out, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    client.export_csv(out.path()).unwrap();
    let other = World::with_devices(1);
    assert_eq!(other.devices[0].client.import_tables(out.path(), ImportTerms::default()).unwrap().problems, []);
    other.devices[0].client.export_csv(again.path()).unwrap();
    let read = |dir: &tempfile::TempDir| std::fs::read_to_string(dir.path().join("meetings.csv")).unwrap();
    assert_eq!(read(&out), read(&again));
    assert!(read(&out).contains("Sykdom") && read(&out).contains("Feil deltaker"));
}

#[test]
fn q05_one_notion_of_completed_and_one_of_absent() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let id = log(&world, 0, NewMeeting { participant_attends: Some(true), ..visit(trail, "") });
    let out = tempfile::tempdir().unwrap();
    client.export_csv(out.path()).unwrap();
    let table = std::fs::read_to_string(out.path().join("meetings.csv")).unwrap();
    let columns: Vec<&str> = table.lines().next().unwrap().split(',').collect();
    let about = |words: &[&str]| columns.iter().filter(|column| words.iter().any(|word| column.contains(word))).count();
    assert_eq!(about(&["status", "complete", "show", "absent"]), 1, "{columns:?}");
    assert_eq!(about(&["category"]), 1, "{columns:?}");
    world.devices[0].edit(closed(id, MeetingStatus::NoShow));
    assert_eq!(row(&world, 0, id).status, MeetingStatus::NoShow);
    world.devices[0].edit(closed(id, MeetingStatus::Completed));
    assert_eq!(row(&world, 0, id).status, MeetingStatus::Completed, "the one status is the whole truth");
}

#[test]
fn q11_reminder_follows_the_time_of_its_own_meeting() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-11-22T09:00"));
    let employer =
        NewMeeting { at: "2026-12-01T09:00".to_owned(), participant_attends: Some(true), ..visit(trail, "") };
    let id = log(&world, 0, employer);
    let due = |client: &worktrail_core::Client| client.sms_reminders().unwrap().iter().any(|row| row.id == id);
    assert!(!due(client), "the start-up meeting is tomorrow, this one is not");
    let day_before = i64::from(9 * 24 * 60 * 60) * 1000;
    world.devices[0].set_clock(START_MILLIS + day_before);
    assert!(due(client));
}

#[test]
fn q13_change_of_an_education_meeting_tells_of_no_error() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let input = NewMeeting {
        institution: Some("Øvelse fagskole".to_owned()),
        ..meeting(trail, MeetingKind::Education, "2026-11-18T09:00")
    };
    let logged = world.devices[0].client.log_meeting(input).unwrap();
    assert_eq!(logged.notices, []);
    let edit = EditMeeting { institution_contact: Some("Rådgiveren".to_owned()), ..unchanged(logged.id) };
    assert_eq!(world.devices[0].client.edit_meeting(edit).unwrap().notices, []);
    world.settle();
    for device in &world.devices {
        assert!(device.client.verify().unwrap().ok);
        assert_eq!(device.client.sync_status().unwrap().quarantined, 0);
    }
}
