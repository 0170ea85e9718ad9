//! The time machine: every step, an entity and a trail as they were, and taking back.

use crate::world::{START_MILLIS, World, unchanged};
use worktrail_core::{
    CoreError,
    api::{CorrectEnding, EditMeeting, EditProfileField, EditRecord, EditTask, NewRecord, NewTask, SetPhase, TakeBack},
    domain::{
        DocumentId, EndCause, Phase, RecordId, TaskId, TaskStatus, Timestamp, ending::EndCauseDetail,
        records::RecordKind,
    },
};

const PERSON: &str = "15507600333";

fn code(error: &CoreError) -> (String, Option<String>) {
    let report = error.report();
    (report.code, report.field)
}

fn back(id: DocumentId, at: Timestamp, fields: &[&str]) -> TakeBack {
    let named = fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
    TakeBack { id, at, fields: (!named.is_empty()).then_some(named) }
}

#[test]
fn every_step_tells_who_did_what_on_which_device_and_whether_it_was_delivered() {
    let world = World::with_devices(2);
    let [one, other] = [&world.devices[0], &world.devices[1]];
    let trail = one.create_trail(PERSON);
    let id = one.log_visit(trail, "Start.");
    world.settle();
    other.edit(EditMeeting { place: Some("Kantina".into()), ..unchanged(id) });
    let history = other.client.entity_history(id.document()).unwrap();
    let [edited, logged] = history.try_into().unwrap();
    assert_eq!((edited.author.as_str(), edited.this_device, edited.delivered), ("Øvelse 1", true, false));
    assert_eq!((logged.author.as_str(), logged.this_device, logged.delivered), ("Øvelse 0", false, true));
    assert_eq!([edited.command_label, logged.command_label], ["Møte endret", "Møte registrert"]);
    let [change] = edited.changes.try_into().unwrap();
    assert_eq!((change.field.as_str(), change.what.as_str()), ("place", "Sted"));
    assert_eq!((change.before.as_str(), change.after.as_str()), ("Lasterampen", "Kantina"));
    assert!(logged.changes.iter().any(|change| change.what == "Notat" && change.after == "Start."));
    let unknown = one.client.entity_history(DocumentId::from_bytes([9; 16])).unwrap_err();
    assert_eq!(code(&unknown), ("id_unknown".into(), Some("id".into())));
}

#[test]
fn entity_is_shown_as_it_was_and_was_not_there_before_it_was_made() {
    let world = World::with_devices(1);
    let one = &world.devices[0];
    let trail = one.create_trail(PERSON);
    let id = one.log_visit(trail, "Start.");
    one.pass(60_000);
    one.edit(EditMeeting { subject: Some("Omvisning".into()), ..unchanged(id) });
    let first = one.client.entity_history(id.document()).unwrap().pop().unwrap().at;
    let then = one.client.entity_at(id.document(), first).unwrap();
    assert_eq!(then.title, "Møte med arbeidsgiver: Besøk på lageret");
    let value = |label: &str| then.fields.iter().find(|field| field.label == label).map(|field| field.value.clone());
    assert_eq!(value("Sted").as_deref(), Some("Lasterampen"));
    assert_eq!(value("Varighet (minutter)").as_deref(), Some("45"));
    let before = one.client.entity_at(id.document(), Timestamp::from_millis(START_MILLIS - 1)).unwrap_err();
    assert_eq!(code(&before), ("id_unknown".into(), Some("at".into())));
}

#[test]
fn step_made_by_a_laptop_whose_clock_lags_does_not_come_before_what_it_builds_on() {
    let world = World::with_devices(2);
    let [one, other] = [&world.devices[0], &world.devices[1]];
    let trail = one.create_trail(PERSON);
    one.pass(3_600_000);
    let id = one.log_visit(trail, "");
    world.settle();
    other.edit(EditMeeting { place: Some("Kantina".into()), ..unchanged(id) });
    world.settle();
    let [edited, logged] = one.client.entity_history(id.document()).unwrap().try_into().unwrap();
    assert!(edited.at >= logged.at);
    let now = one.client.entity_at(id.document(), edited.at).unwrap();
    assert!(now.fields.iter().any(|field| field.value == "Kantina"));
}

#[test]
fn taking_back_sets_the_fields_as_a_new_step_and_removes_nothing() {
    let world = World::with_devices(2);
    let [one, other] = [&world.devices[0], &world.devices[1]];
    let trail = one.create_trail(PERSON);
    let id = one.log_visit(trail, "Start.");
    one.pass(60_000);
    one.edit(EditMeeting { place: Some("Kantina".into()), subject: Some("Omvisning".into()), ..unchanged(id) });
    one.write_note(id, None, "Noe helt annet.".into());
    let first = one.client.entity_history(id.document()).unwrap().pop().unwrap().at;

    one.client.take_back(back(id.document(), first, &["place"])).unwrap();
    let view = one.client.meeting(id).unwrap();
    assert_eq!((view.row.place.as_str(), view.row.subject.as_str()), ("Lasterampen", "Omvisning"));
    one.client.take_back(back(id.document(), first, &[])).unwrap();
    let view = one.client.meeting(id).unwrap();
    assert_eq!((view.row.subject.as_str(), view.note.as_str()), ("Besøk på lageret", "Start."));
    let nothing = one.client.take_back(back(id.document(), first, &[])).unwrap_err();
    assert_eq!(code(&nothing).0, "nothing_to_change");

    world.settle();
    let history = other.client.entity_history(id.document()).unwrap();
    assert_eq!(history.len(), 5);
    assert_eq!(history[0].command_label, "Endring tatt tilbake");
    // What was taken back can itself be taken back.
    let edited = history[2].at;
    other.client.take_back(back(id.document(), edited, &["note"])).unwrap();
    assert_eq!(other.client.meeting(id).unwrap().note, "Noe helt annet.");
}

#[test]
fn taking_back_keeps_the_rules_of_today() {
    let world = World::with_devices(1);
    let one = &world.devices[0];
    let trail = one.create_trail(PERSON);
    let made = one.client.entity_history(trail.document()).unwrap()[0].at;
    let step = |phase| SetPhase { id: trail, phase, on: None, cause: None, detail: None };
    one.pass(60_000);
    one.client.set_phase(step(Phase::Mapping)).unwrap();
    one.pass(60_000);
    one.client.set_phase(step(Phase::JobDevelopment)).unwrap();
    let mapping = one.client.entity_history(trail.document()).unwrap()[1].at;
    one.client.take_back(back(trail.document(), mapping, &["phase"])).unwrap();
    assert_eq!(one.client.trail(trail).unwrap().row.phase, Phase::Mapping);
    one.pass(60_000);
    let (on, cause, detail) = (Some("2026-11-21".into()), Some(EndCause::Other), Some(EndCauseDetail::Illness));
    one.client.set_phase(SetPhase { id: trail, phase: Phase::Ended, on, cause, detail }).unwrap();
    let locked = one.client.take_back(back(trail.document(), made, &["phase"])).unwrap_err();
    assert_eq!(code(&locked), ("phase_locked".into(), Some("phase".into())));
    assert_eq!(one.client.trail(trail).unwrap().row.phase, Phase::Ended, "nothing was set");
    let owner = one.client.take_back(back(trail.document(), made, &["owner"])).unwrap_err();
    assert_eq!(code(&owner), ("field_not_set_here".into(), Some("fields".into())));
    let unknown = one.client.take_back(back(trail.document(), made, &["frukt"])).unwrap_err();
    assert_eq!(code(&unknown), ("id_unknown".into(), Some("fields".into())));
}

#[test]
fn tasks_records_and_the_profile_are_taken_back_alike() {
    let world = World::with_devices(1);
    let one = &world.devices[0];
    let trail = one.create_trail(PERSON);
    let task: TaskId = one.client.add_task(NewTask::of(trail, "Ring lageret")).unwrap().id.parse().unwrap();
    let fields = [
        ("title", "Plukker"),
        ("start_date", "2026-11-30"),
        ("employment_form", "permanent"),
        ("employer", "974760673"),
    ];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    let job = NewRecord { trail, kind: RecordKind::Job, fields };
    let job: RecordId = one.client.add_record(job).unwrap().id.parse().unwrap();
    let health = |value: &str| EditProfileField { id: trail, field: "health".into(), value: value.into(), base: None };
    one.client.edit_profile_field(health("Trenger pauser.")).unwrap();
    let profile = one.client.profile(trail).unwrap();
    let profile = profile.sections.iter().find_map(|section| section.entity).unwrap();
    let then = one.client.entity_history(profile).unwrap()[0].at;

    one.pass(60_000);
    one.client.edit_task(EditTask { status: Some(TaskStatus::Done), ..EditTask::of(task) }).unwrap();
    let changed = [("title".to_owned(), "Truckfører".to_owned())].into();
    one.client.edit_record(EditRecord { id: job, fields: changed, base: None, discarded: None }).unwrap();
    one.client.edit_record(EditRecord { id: job, fields: [].into(), base: None, discarded: Some(true) }).unwrap();
    one.client.edit_profile_field(health("Noe annet.")).unwrap();
    for id in [task.document(), job.document(), profile] {
        one.client.take_back(back(id, then, &[])).unwrap();
    }
    let open = one.client.tasks(true).unwrap().into_iter().find(|row| row.id == task).unwrap();
    assert_eq!((open.status, open.done_at), (TaskStatus::Open, None));
    let row = one.client.record(job).unwrap().row;
    assert_eq!((row.title.as_str(), row.discarded), ("Plukker", false));
    let history = one.client.profile_history(trail, "health").unwrap();
    assert_eq!(history[0].value, "Trenger pauser.");
}

#[test]
fn whole_trail_is_shown_as_it_was_at_the_end_of_a_day() {
    let world = World::with_devices(1);
    let one = &world.devices[0];
    let trail = one.create_trail(PERSON);
    let id = one.log_visit(trail, "Start.");
    one.wait_days(2);
    one.client.set_phase(SetPhase { id: trail, phase: Phase::Mapping, on: None, cause: None, detail: None }).unwrap();
    one.edit(EditMeeting { place: Some("Kantina".into()), ..unchanged(id) });
    one.add_task(trail, "Ring lageret");
    let then = one.client.trail_at(trail, "2026-11-21").unwrap();
    assert_eq!(then.phase_label, Phase::Referred.label_nb());
    assert_eq!((then.meetings.len(), then.tasks.len()), (1, 0));
    let place = then.meetings[0].fields.iter().find(|field| field.label == "Sted").unwrap();
    assert_eq!(place.value, "Lasterampen");
    let now = one.client.trail_at(trail, "2026-11-23").unwrap();
    assert_eq!((now.phase_label.as_str(), now.tasks.len()), (Phase::Mapping.label_nb(), 1));
    let before = one.client.trail_at(trail, "2026-11-01").unwrap();
    assert_eq!((before.phase_label.as_str(), before.lines.len(), before.meetings.len()), ("", 0, 0));
    let ahead = one.client.trail_at(trail, "2027-01-01").unwrap_err();
    assert_eq!(code(&ahead), ("date_in_future".into(), Some("on".into())));
}

#[test]
fn details_of_an_end_are_taken_back_for_as_long_as_they_may_be_corrected() {
    let world = World::with_devices(1);
    let one = &world.devices[0];
    let trail = one.create_trail_from(PERSON, "2026-09-01");
    let (on, cause, detail) = (Some("2026-11-21".into()), Some(EndCause::Other), Some(EndCauseDetail::Illness));
    one.client.set_phase(SetPhase { id: trail, phase: Phase::Ended, on, cause, detail }).unwrap();
    let ended = one.client.entity_history(trail.document()).unwrap()[0].at;
    let correct = |on: &str| {
        one.pass(60_000);
        let correction = CorrectEnding { id: trail, on: Some(on.to_owned()), cause: None, detail: None };
        one.client.correct_ending(correction).unwrap();
    };
    correct("2026-11-20");
    one.client.take_back(back(trail.document(), ended, &["ended_on"])).unwrap();
    assert_eq!(one.client.trail(trail).unwrap().ended_on.unwrap().to_string(), "2026-11-21");
    correct("2026-11-20");
    one.wait_days(16);
    let late = one.client.take_back(back(trail.document(), ended, &["ended_on"])).unwrap_err();
    assert_eq!(code(&late).0, "correction_too_late");
    assert_eq!(one.client.trail(trail).unwrap().ended_on.unwrap().to_string(), "2026-11-20");
}
