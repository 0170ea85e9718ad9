//! What the method asks of a trail: the same on every laptop, and gone when its reason is gone.

use crate::world::{World, visit};
use worktrail_core::{
    api::{DutyRow, NewMeeting, NewRecord},
    domain::{MeetingKind, TrailId, records::RecordKind},
};

fn started_trail(world: &World, held_at: &str) -> TrailId {
    let trail = world.devices[0].create_trail("15507600333");
    let startup = NewMeeting { kind: MeetingKind::Startup, at: held_at.to_owned(), employer: None, ..visit(trail, "") };
    world.devices[0].client.log_meeting(startup).unwrap();
    trail
}

fn duties(world: &World, device: usize, trail: TrailId) -> Vec<DutyRow> {
    world.devices[device].client.duties(Some(trail)).unwrap()
}

fn rules(world: &World, device: usize, trail: TrailId) -> Vec<String> {
    duties(world, device, trail).into_iter().map(|duty| duty.rule).collect()
}

#[test]
fn meeting_an_employer_ends_the_duty_of_the_thirty_days_on_every_laptop() {
    let world = World::with_devices(2);
    let trail = started_trail(&world, "2026-10-26T10:00");
    world.settle();
    let asked = duties(&world, 0, trail);
    let first = asked.iter().find(|duty| duty.rule == "first_employer_meeting").unwrap();
    assert_eq!(first.due.to_string(), "2026-11-25");
    assert_eq!(
        asked.iter().map(|duty| duty.id).collect::<Vec<_>>(),
        duties(&world, 1, trail).iter().map(|duty| duty.id).collect::<Vec<_>>(),
        "the same ids everywhere"
    );

    world.devices[1].log_visit(trail, "Møtte sjefen.");
    world.settle();
    for device in 0..2 {
        assert!(!rules(&world, device, trail).contains(&"first_employer_meeting".to_owned()));
    }
}

#[test]
fn job_that_begins_asks_for_follow_up_and_a_discarded_one_does_not() {
    let world = World::with_devices(1);
    let trail = started_trail(&world, "2026-11-02T10:00");
    let client = &world.devices[0].client;
    let before = rules(&world, 0, trail).len();
    let fields = [
        ("title", "Lagermedarbeider"),
        ("employment_form", "permanent"),
        ("employer", "974760673"),
        ("start_date", "2026-11-24"),
    ];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    let made = client.add_record(NewRecord { trail, kind: RecordKind::Job, fields }).unwrap();
    assert!(rules(&world, 0, trail).len() > before, "three days before the first day at work");
    let discard = worktrail_core::api::EditRecord {
        id: made.id.parse().unwrap(),
        fields: std::collections::BTreeMap::new(),
        base: None,
        discarded: Some(true),
    };
    client.edit_record(discard).unwrap();
    assert_eq!(rules(&world, 0, trail).len(), before);
}

#[test]
fn duties_of_a_trail_that_is_not_here_are_refused() {
    let world = World::with_devices(1);
    let report = world.devices[0].client.duties(Some(TrailId::from_bytes([9; 16]))).unwrap_err().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), ("id_unknown", Some("trail")));
}
