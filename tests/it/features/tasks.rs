//! Tasks and duties.

use crate::world::{World, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    CoreError,
    api::{CloseTasks, EditTask, NewMeeting, NewRecord, NewTask, SettleDuty, TaskRow},
    domain::{
        MeetingKind, RecordId, Settling, TaskId, TaskPriority, TaskSource, TaskStatus, Timestamp, TrailId, parse_time,
        records::RecordKind,
    },
};

const PERSON: &str = "15507600333";

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn add(world: &World, device: usize, trail: TrailId, kind: RecordKind, pairs: &[(&str, &str)]) -> RecordId {
    let input = NewRecord { trail, kind, fields: fields(pairs) };
    world.devices[device].client.add_record(input).unwrap().id.parse().unwrap()
}

fn started_trail(world: &World, held_at: &str) -> TrailId {
    let trail = world.devices[0].create_trail(PERSON);
    let startup = NewMeeting { kind: MeetingKind::Startup, at: held_at.to_owned(), employer: None, ..visit(trail, "") };
    world.devices[0].client.log_meeting(startup).unwrap();
    trail
}

fn rows(world: &World, device: usize, source: TaskSource) -> Vec<TaskRow> {
    let tasks = world.devices[device].client.tasks(true).unwrap();
    tasks.into_iter().filter(|row| row.source == source).collect()
}

fn duty(world: &World, device: usize, rule: &str) -> Option<TaskRow> {
    let open = world.devices[device].client.tasks(false).unwrap();
    open.into_iter().find(|row| row.key.as_ref().is_some_and(|key| key.starts_with(rule)))
}

fn refused(outcome: Result<(), CoreError>, code: &str, field: &str) {
    let report = outcome.unwrap_err().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

fn settle(trail: TrailId, row: &TaskRow, how: Settling) -> SettleDuty {
    SettleDuty { trail, key: row.key.clone().unwrap(), how, reason: None, until: None }
}

#[test]
fn f044_sub_goals_stand_in_the_task_list_and_are_closed_there() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let goal = add(
        &world,
        0,
        trail,
        RecordKind::SubGoal,
        &[("subject", "Besøke to lager"), ("due", "2026-12-01T12:00"), ("description", "Sammen med deltakeren")],
    );
    world.settle();
    let [row] = rows(&world, 1, TaskSource::SubGoal).try_into().unwrap();
    assert_eq!((row.subject.as_str(), row.note.as_str()), ("Besøke to lager", "Sammen med deltakeren"));
    assert_eq!(row.due.unwrap().to_string(), "2026-12-01");
    let done = EditTask { status: Some(TaskStatus::Done), ..EditTask::of(row.id) };
    world.devices[1].client.edit_task(done).unwrap();
    world.settle();
    let shown = world.devices[0].client.record(goal).unwrap().row;
    assert_eq!(shown.fields.get("status").map(String::as_str), Some("completed"));
    assert!(shown.fields.contains_key("completed_at"), "closing says when");
    assert!(world.devices[0].client.tasks(false).unwrap().iter().all(|row| row.source != TaskSource::SubGoal));
}

#[test]
fn f045_own_task_has_priority_due_time_reminder_and_a_reason_when_it_is_dropped() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let client = &world.devices[0].client;
    let input = NewTask {
        due: Some("2026-11-23T09:00".to_owned()),
        priority: Some(TaskPriority::High),
        remind: Some("2026-11-21T12:30".to_owned()),
        note: Some("Spør etter lærlingplass".to_owned()),
        ..NewTask::of(trail, "Ringe lageret")
    };
    let id: TaskId = client.add_task(input).unwrap().id.parse().unwrap();
    client.add_task(NewTask { due: Some("2026-11-23".to_owned()), ..NewTask::of(trail, "Sende brev") }).unwrap();
    world.settle();
    let list = world.devices[1].client.tasks(false).unwrap();
    assert_eq!(list[0].id, id, "the pressing one comes first of a day");
    assert_eq!((list[0].priority, list[0].note.as_str()), (TaskPriority::High, "Spør etter lærlingplass"));
    assert_eq!(list[0].due_at, Some(parse_time("2026-11-23T09:00", "due").unwrap()));
    assert_eq!(list[0].due.unwrap().to_string(), "2026-11-23", "the day is the day of the time");

    let drop = EditTask {
        status: Some(TaskStatus::Discarded),
        reason: Some("Lageret er lagt ned".to_owned()),
        ..EditTask::of(id)
    };
    world.devices[1].client.edit_task(drop).unwrap();
    world.settle();
    let row = rows(&world, 0, TaskSource::Own).into_iter().find(|row| row.id == id).unwrap();
    assert_eq!((row.status, row.reason.as_str()), (TaskStatus::Discarded, "Lageret er lagt ned"));
    client.edit_task(EditTask { status: Some(TaskStatus::Open), ..EditTask::of(id) }).unwrap();
    let row = rows(&world, 0, TaskSource::Own).into_iter().find(|row| row.id == id).unwrap();
    assert_eq!((row.status, row.reason.as_str()), (TaskStatus::Open, ""), "the reason was that of dropping it");
    let late = NewTask {
        due: Some("2026-11-23T09:00".to_owned()),
        remind: Some("2026-11-23T09:01".to_owned()),
        ..NewTask::of(trail, "For sent")
    };
    refused(client.add_task(late).map(|_| ()), "reminder_after_due", "remind");
}

#[test]
fn f045_task_that_is_opened_again_is_due_and_reminds_as_before_it_was_closed() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    let client = &world.devices[0].client;
    let input = NewTask {
        due: Some("2026-11-25".to_owned()),
        remind: Some("2026-11-24T12:30".to_owned()),
        ..NewTask::of(trail, "Ringe lageret")
    };
    let id: TaskId = client.add_task(input).unwrap().id.parse().unwrap();
    let task = || rows(&world, 0, TaskSource::Own).pop().unwrap();
    let before = task();
    let status = |status| client.edit_task(EditTask { status: Some(status), ..EditTask::of(id) }).unwrap();
    status(TaskStatus::Done);
    assert_eq!(task().due.unwrap().to_string(), "2026-11-21", "done, it is due no later");
    status(TaskStatus::Open);
    assert_eq!((task().due, task().remind_at), (before.due, before.remind_at));

    status(TaskStatus::Done);
    let set = EditTask { due: Some("2026-11-20".to_owned()), remind: Some(String::new()), ..EditTask::of(id) };
    client.edit_task(set).unwrap();
    status(TaskStatus::Open);
    assert_eq!(task().due.unwrap().to_string(), "2026-11-20", "what was set since stays");
}

#[test]
fn f045_day_and_time_of_two_people_never_mix() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    let id: TaskId = world.devices[0].client.add_task(NewTask::of(trail, "Ringe")).unwrap().id.parse().unwrap();
    world.settle();
    for (device, due) in [(0, "2026-11-25T09:00"), (1, "2026-11-30")] {
        let moved = EditTask { due: Some(due.to_owned()), ..EditTask::of(id) };
        world.devices[device].client.edit_task(moved).unwrap();
    }
    world.settle();
    for device in 0..2 {
        let row = rows(&world, device, TaskSource::Own).pop().unwrap();
        let shown = (row.due.unwrap().to_string(), row.due_at.is_some());
        assert!(shown == ("2026-11-25".to_owned(), true) || shown == ("2026-11-30".to_owned(), false), "{shown:?}");
        assert_eq!(row.conflicts, 1);
    }
}

#[test]
fn f047_closing_sets_the_time_of_completion_and_pulls_the_due_time_back() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    let client = &world.devices[0].client;
    let input = NewTask { due: Some("2026-12-05T09:00".to_owned()), ..NewTask::of(trail, "Ringe") };
    let id: TaskId = client.add_task(input).unwrap().id.parse().unwrap();
    let find = || rows(&world, 0, TaskSource::Own).into_iter().find(|row| row.id == id).unwrap();

    let open_but_done = EditTask { completed_at: Some("2026-11-20T10:00".to_owned()), ..EditTask::of(id) };
    refused(client.edit_task(open_but_done.clone()), "completed_but_open", "completed_at");
    client.edit_task(EditTask { status: Some(TaskStatus::Done), ..open_but_done }).unwrap();
    let held = parse_time("2026-11-20T10:00", "at").unwrap();
    assert_eq!((find().done_at, find().due_at), (Some(held), Some(held)), "the time a person gives stands");

    client.edit_task(EditTask { status: Some(TaskStatus::Open), ..EditTask::of(id) }).unwrap();
    assert_eq!((find().status, find().done_at), (TaskStatus::Open, None));
    client.edit_task(EditTask { status: Some(TaskStatus::Done), ..EditTask::of(id) }).unwrap();
    assert!(find().done_at.is_some(), "without a time it is now");
}

#[test]
fn f045_several_lines_are_closed_in_one_step_or_not_at_all() {
    let world = World::with_devices(1);
    let trail = started_trail(&world, "2026-10-26T10:00");
    let client = &world.devices[0].client;
    client.add_task(NewTask::of(trail, "Ringe")).unwrap();
    add(&world, 0, trail, RecordKind::SubGoal, &[("subject", "Besøke lager"), ("due", "2026-12-01T12:00")]);
    let ids: Vec<TaskId> = client.tasks(false).unwrap().iter().map(|row| row.id).collect();
    let sources: Vec<_> = client.tasks(false).unwrap().iter().map(|row| row.source).collect();
    assert!([TaskSource::Own, TaskSource::SubGoal, TaskSource::Duty].iter().all(|source| sources.contains(source)));

    let mut unknown = ids.clone();
    unknown.push(TaskId::from_bytes([9; 16]));
    refused(
        client.close_tasks(CloseTasks { ids: unknown, status: TaskStatus::Done, reason: None }),
        "id_unknown",
        "id",
    );
    assert_eq!(client.tasks(false).unwrap().len(), ids.len(), "nothing is half applied");
    let without_reason = CloseTasks { ids: ids.clone(), status: TaskStatus::Discarded, reason: None };
    refused(client.close_tasks(without_reason), "reason_required", "reason");
    client.close_tasks(CloseTasks { ids: ids.clone(), status: TaskStatus::Done, reason: None }).unwrap();
    assert_eq!(client.tasks(false).unwrap(), []);
    let closed = client.tasks(true).unwrap();
    assert!(ids.iter().all(|id| closed.iter().any(|row| row.id == *id && row.status == TaskStatus::Done)));
}

#[test]
fn f063_report_reminder_is_put_off_settled_with_a_reason_and_opened_again() {
    let world = World::with_devices(2);
    let trail = started_trail(&world, "2026-09-01T10:00");
    world.settle();
    let row = duty(&world, 1, "periodic_report").unwrap();
    assert_eq!((row.source, row.due.unwrap().to_string()), (TaskSource::Duty, "2026-11-30".to_owned()));
    let client = &world.devices[1].client;
    refused(client.settle_duty(settle(trail, &row, Settling::NotRelevant)), "reason_required", "reason");
    refused(client.settle_duty(settle(trail, &row, Settling::Snooze)), "required", "until");
    let today = SettleDuty { until: Some("2026-11-21".to_owned()), ..settle(trail, &row, Settling::Snooze) };
    refused(client.settle_duty(today), "snooze_not_ahead", "until");
    let elsewhere = SettleDuty { key: "open_meeting:x".to_owned(), ..settle(trail, &row, Settling::Done) };
    refused(client.settle_duty(elsewhere), "id_unknown", "key");

    let later = SettleDuty { until: Some("2026-11-25".to_owned()), ..settle(trail, &row, Settling::Snooze) };
    client.settle_duty(later).unwrap();
    world.settle();
    assert_eq!(duty(&world, 0, "periodic_report"), None, "put off on every laptop");
    client.settle_duty(settle(trail, &row, Settling::Reopen)).unwrap();
    world.settle();
    assert!(duty(&world, 0, "periodic_report").is_some());
    let why = Some("Rapporten er levert på papir".to_owned());
    client.settle_duty(SettleDuty { reason: why, ..settle(trail, &row, Settling::NotRelevant) }).unwrap();
    world.settle();
    assert_eq!(duty(&world, 0, "periodic_report"), None);
    let closed = rows(&world, 0, TaskSource::Duty);
    let [mark] =
        closed.iter().filter(|row| row.status == TaskStatus::Discarded).collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((mark.id, mark.reason.as_str()), (row.id, "Rapporten er levert på papir"));
}

#[test]
fn f063_two_people_who_settle_one_duty_make_one_mark() {
    let world = World::with_devices(2);
    let trail = started_trail(&world, "2026-09-01T10:00");
    world.settle();
    for device in 0..2 {
        let row = duty(&world, device, "periodic_report").unwrap();
        world.devices[device].client.settle_duty(settle(trail, &row, Settling::Done)).unwrap();
    }
    world.settle();
    for device in 0..2 {
        assert_eq!(duty(&world, device, "periodic_report"), None);
        let marks = rows(&world, device, TaskSource::Duty).into_iter().filter(|row| row.status == TaskStatus::Done);
        assert_eq!(marks.map(|row| row.conflicts).collect::<Vec<_>>(), [0], "one mark, and no disagreement");
        assert!(world.devices[device].client.verify().unwrap().ok);
    }
}

#[test]
fn f075_home_page_has_the_tasks_and_duties_of_the_next_seven_days() {
    let world = World::with_devices(1);
    let trail = started_trail(&world, "2026-10-26T10:00");
    let client = &world.devices[0].client;
    for (subject, due) in [("I dag", "2026-11-21"), ("Om seks dager", "2026-11-27"), ("Om sju dager", "2026-11-28")] {
        client.add_task(NewTask { due: Some(due.to_owned()), ..NewTask::of(trail, subject) }).unwrap();
    }
    add(&world, 0, trail, RecordKind::SubGoal, &[("subject", "Besøke lager"), ("due", "2026-11-24T12:00")]);
    let due: Vec<String> = client.pressing().unwrap().tasks_due.into_iter().map(|row| row.subject).collect();
    assert_eq!(due[0], "I dag");
    for shown in ["Besøke lager", "Avtal første møte med arbeidsgiver", "Om seks dager"] {
        assert!(due.iter().any(|subject| subject == shown), "{shown} in {due:?}");
    }
    assert!(!due.iter().any(|subject| subject == "Om sju dager"));
}

#[test]
fn f076_old_open_meetings_open_sub_goals_and_open_tasks_are_found_in_one_place() {
    let world = World::with_devices(1);
    let trail = started_trail(&world, "2026-11-02T10:00");
    let client = &world.devices[0].client;
    let planned = worktrail_core::domain::MeetingStatus::Planned;
    client.log_meeting(NewMeeting { status: Some(planned), ..visit(trail, "") }).unwrap();
    client.add_task(NewTask::of(trail, "Ringe")).unwrap();
    add(&world, 0, trail, RecordKind::SubGoal, &[("subject", "Besøke lager"), ("due", "2026-12-24T12:00")]);
    let view = client.trail(trail).unwrap();
    for source in [TaskSource::Own, TaskSource::SubGoal, TaskSource::Duty] {
        assert!(view.tasks.iter().any(|row| row.source == source), "{source:?}");
    }
    assert!(duty(&world, 0, "open_meeting").is_some());
    assert_eq!(client.home().unwrap().meetings_left_open.len(), 1);
}

#[test]
fn f083_reminders_come_once_for_tasks_and_on_the_morning_of_a_duty() {
    let world = World::with_devices(1);
    let trail = started_trail(&world, "2026-11-01T10:00");
    let client = &world.devices[0].client;
    let input = NewTask { remind: Some("2026-11-21T12:30".to_owned()), ..NewTask::of(trail, "Ringe lageret") };
    client.add_task(input).unwrap();
    let since = |text: &str| parse_time(text, "since").unwrap();
    let subjects = |since: Timestamp| -> Vec<String> {
        client.reminders(since).unwrap().into_iter().map(|row| row.subject).collect()
    };
    let all = subjects(since("2026-11-21T07:00"));
    assert_eq!(all, ["Avtal første møte med arbeidsgiver", "Ringe lageret"], "oldest first");
    assert_eq!(subjects(since("2026-11-21T12:00")), ["Ringe lageret"]);
    assert_eq!(subjects(since("2026-11-21T12:30")), [""; 0], "what was told is not told again");
}
