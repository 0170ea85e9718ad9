//! The start-up meeting: one for each trail, with the start date and the phase that follow from it.

use super::meetings::{PERSON, broken, closed, log, meeting, refused, undone};
use crate::world::{World, unchanged};
use worktrail_core::{
    api::{EditMeeting, SetPhase},
    domain::{MeetingKind, MeetingStatus, Phase, Timestamp, TrailId},
};

pub(super) fn started_at(world: &World, device: usize, trail: TrailId) -> Option<String> {
    world.devices[device].client.trail(trail).unwrap().started_at.map(Timestamp::to_rfc3339)
}

#[test]
fn f027_startup_meeting_one_per_trail() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let missed = log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-11-02T10:00"));
    world.devices[0].edit(closed(missed, MeetingStatus::NoShow));
    assert_eq!(started_at(&world, 0, trail), None, "a meeting that was missed starts nothing");

    let startup = log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-11-09T10:00"));
    assert_eq!(started_at(&world, 0, trail).as_deref(), Some("2026-11-09T09:00:00Z"));
    assert_eq!(client.trail(trail).unwrap().row.phase, Phase::Mapping);
    let second = client.log_meeting(meeting(trail, MeetingKind::Startup, "2026-11-16T10:00"));
    assert_eq!(refused(second), broken("startup_exists", "kind"));
    world.devices[0].edit(EditMeeting { place: Some("Kafeen".to_owned()), ..unchanged(missed) });

    world.settle();
    assert_eq!(started_at(&world, 1, trail).as_deref(), Some("2026-11-09T09:00:00Z"));
    let moved = EditMeeting { at: Some("2026-11-10T10:00".to_owned()), ..unchanged(startup) };
    world.devices[1].edit(moved);
    assert_eq!(started_at(&world, 1, trail).as_deref(), Some("2026-11-10T09:00:00Z"), "the date follows its meeting");
}

#[test]
fn undone_startup_meeting_takes_its_start_date_along_and_brings_it_back_unless_another_took_its_place() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let first = log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-11-09T10:00"));
    let phase = || client.trail(trail).unwrap().row.phase;
    assert_eq!(phase(), Phase::Mapping);
    client.undo_meeting(undone(first, "Feil dag")).unwrap();
    assert_eq!(started_at(&world, 0, trail), None);
    assert_eq!(phase(), Phase::Referred, "nothing has been started");
    client.restore_meeting(first).unwrap();
    assert_eq!(phase(), Phase::Mapping);
    assert_eq!(started_at(&world, 0, trail).as_deref(), Some("2026-11-09T09:00:00Z"));
    client.undo_meeting(undone(first, "Feil dag")).unwrap();
    log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-11-10T10:00"));
    assert_eq!(refused(client.restore_meeting(first)), broken("startup_exists", "kind"));
    assert_eq!(started_at(&world, 0, trail).as_deref(), Some("2026-11-10T09:00:00Z"));
}

#[test]
fn trail_that_was_moved_on_by_hand_stays_when_its_startup_meeting_is_undone() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let first = log(&world, 0, meeting(trail, MeetingKind::Startup, "2026-11-09T10:00"));
    client
        .set_phase(SetPhase { id: trail, phase: Phase::JobDevelopment, on: None, cause: None, detail: None })
        .unwrap();
    client.undo_meeting(undone(first, "Feil dag")).unwrap();
    assert_eq!(client.trail(trail).unwrap().row.phase, Phase::JobDevelopment);
}
