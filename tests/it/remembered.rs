//! What a laptop remembers between two looks is what it would find if it were opened anew.

use crate::world::{Device, PASSPHRASE, START_MILLIS, World, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    Client,
    api::{EditRecord, NewMeeting, NewRecord, NewTask, SettleDuty, TaskRow},
    domain::{MeetingKind, RecordId, RecordKind, Settling, TaskSource, Timestamp, TrailId},
};

const PERSON: &str = "15507600333";
const OTHER: &str = "10915596784";

/// What the task list shows now; it must be what a laptop that is opened anew shows.
fn shown(device: &Device) -> Vec<TaskRow> {
    let remembered = device.client.tasks(true).unwrap();
    let home = device.client.pressing().unwrap().tasks_due;
    device.restart();
    assert_eq!(remembered, device.client.tasks(true).unwrap());
    assert_eq!(home, device.client.pressing().unwrap().tasks_due);
    remembered
}

fn add(device: &Device, trail: TrailId, kind: RecordKind, pairs: &[(&str, &str)]) -> RecordId {
    let fields = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    device.client.add_record(NewRecord { trail, kind, fields }).unwrap().id.parse().unwrap()
}

fn of(rows: &[TaskRow], source: TaskSource) -> Vec<&TaskRow> {
    rows.iter().filter(|row| row.source == source).collect()
}

#[test]
fn every_kind_of_change_is_seen_in_the_list_at_once() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    let beside = device.create_trail(OTHER);
    assert_eq!(shown(device), []);
    let startup = NewMeeting {
        kind: MeetingKind::Startup,
        at: "2026-10-01T10:00".to_owned(),
        employer: None,
        ..visit(trail, "")
    };
    device.client.log_meeting(startup).unwrap();
    let rows = shown(device);
    let duty = of(&rows, TaskSource::Duty)[0].clone();
    let settle = |how| SettleDuty {
        trail,
        key: duty.key.clone().unwrap(),
        how,
        reason: Some("Ikke aktuelt nå".to_owned()),
        until: None,
    };
    device.client.settle_duty(settle(Settling::NotRelevant)).unwrap();
    assert!(!of(&shown(device), TaskSource::Duty).iter().any(|row| row.id == duty.id && row.reason.is_empty()));
    device.client.settle_duty(settle(Settling::Reopen)).unwrap();
    assert_eq!(of(&shown(device), TaskSource::Duty).iter().filter(|row| row.id == duty.id).count(), 1);

    let goal = add(device, beside, RecordKind::SubGoal, &[("subject", "Ringe"), ("due", "2026-11-22T12:00")]);
    assert_eq!(of(&shown(device), TaskSource::SubGoal).len(), 1);
    let fields = BTreeMap::from([("subject".to_owned(), "Skrive".to_owned())]);
    device.client.edit_record(EditRecord { id: goal, fields, base: None, discarded: None }).unwrap();
    assert_eq!(of(&shown(device), TaskSource::SubGoal)[0].subject, "Skrive");
    device.wait_days(2);
    assert!(of(&shown(device), TaskSource::SubGoal)[0].overdue, "another day is another list");
    device
        .client
        .edit_record(EditRecord { id: goal, fields: BTreeMap::new(), base: None, discarded: Some(true) })
        .unwrap();
    assert!(of(&shown(device), TaskSource::SubGoal).is_empty());
}

#[test]
fn delivery_and_news_from_a_colleague_reach_what_is_remembered() {
    let world = World::with_devices(2);
    let [first, second] = &world.devices[..] else { unreachable!() };
    let trail = first.create_trail(PERSON);
    add(first, trail, RecordKind::SubGoal, &[("subject", "Ringe"), ("due", "2026-11-22T12:00")]);
    assert!(of(&shown(first), TaskSource::SubGoal)[0].unsent);
    world.settle();
    assert!(!of(&shown(first), TaskSource::SubGoal)[0].unsent);
    assert_eq!(of(&shown(second), TaskSource::SubGoal).len(), 1);
    add(second, trail, RecordKind::SubGoal, &[("subject", "Skrive"), ("due", "2026-11-22T12:00")]);
    world.settle();
    assert_eq!(of(&shown(first), TaskSource::SubGoal).len(), 2);

    // Two trails of one person, begun apart, ask for a decision in both.
    first.create_trail(OTHER);
    second.create_trail(OTHER);
    let before = of(&shown(first), TaskSource::Finding).len();
    world.settle();
    assert!(of(&shown(first), TaskSource::Finding).len() > before);
    assert_eq!(first.client.findings(None).unwrap().len(), of(&shown(first), TaskSource::Finding).len());
}

#[test]
fn what_the_command_line_saves_is_seen_in_the_open_window() {
    let world = World::with_devices(1);
    let window = &world.devices[0];
    let trail = window.create_trail(PERSON);
    window.add_task(trail, "Ringe");
    assert_eq!(window.client.tasks(false).unwrap().len(), 1);
    let line = Client::new(window.dir().to_owned(), std::sync::Arc::new(|| Timestamp::from_millis(START_MILLIS)));
    line.unlock(PASSPHRASE).unwrap();
    line.add_task(NewTask::of(trail, "Skrive")).unwrap();
    let fields = [("subject", "Besøke"), ("due", "2026-11-22T12:00")];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    line.add_record(NewRecord { trail, kind: RecordKind::SubGoal, fields }).unwrap();
    line.lock();
    let rows = window.client.tasks(false).unwrap();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.unsent), "none of it has been delivered");
}
