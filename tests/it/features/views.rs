//! Ready-made lists.

use crate::world::{World, visit};
use std::{collections::BTreeMap, fs};
use worktrail_core::{
    Client, ImportTerms,
    api::{EditProfileField, NewMeeting, NewRecord, NewTask, NewTrail, SetPhase},
    domain::{MeetingKind, MeetingStatus, Phase, RecordKind, TrailId, TrailType},
};

const PERSON: &str = "15507600333";
const OTHER: &str = "10915596784";

fn named(client: &Client, national_id: &str, name: &str, service: TrailType) -> TrailId {
    let input = NewTrail {
        national_id: national_id.to_owned(),
        name: Some(name.to_owned()),
        referred: Some("2026-01-05".to_owned()),
        service: Some(service),
        ..NewTrail::default()
    };
    client.create_trail(input).unwrap().id.parse().unwrap()
}

/// The first cell of every row of a list.
fn first_cells(client: &Client, view: &str) -> Vec<String> {
    client.list_view(view, None).unwrap().rows.into_iter().map(|row| row.cells[0].clone()).collect()
}

#[test]
fn f077_lists_of_trails_are_split_by_service_and_phase() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let ips = named(client, PERSON, "Øvelse Ips", TrailType::Ips);
    named(client, OTHER, "Øvelse Ams", TrailType::Ams);
    assert_eq!(first_cells(client, "my_referred_ips"), ["Øvelse Ips"]);
    assert_eq!(first_cells(client, "my_referred_ams"), ["Øvelse Ams"]);
    assert_eq!(first_cells(client, "my_active_ips"), Vec::<String>::new());
    client.log_meeting(NewMeeting { kind: MeetingKind::Startup, ..visit(ips, "Oppstart") }).unwrap();
    assert_eq!(first_cells(client, "my_active_ips"), ["Øvelse Ips"], "the start-up meeting made it active");
    assert_eq!(first_cells(client, "my_open_ips"), ["Øvelse Ips"]);
    assert_eq!(first_cells(client, "my_without_start"), Vec::<String>::new());
    assert_eq!(first_cells(client, "my_without_employer_contact"), ["Øvelse Ips"]);
    client.log_meeting(visit(ips, "Første besøk")).unwrap();
    assert_eq!(first_cells(client, "my_without_employer_contact"), Vec::<String>::new());
    let list = client.list_view("team_all_ips", None).unwrap();
    let labels: Vec<_> = list.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(labels[..3], ["Navn", "Fase", "Oppstart"]);
    assert_eq!(list.rows[0].cells[1..3], ["Kartlegging", "2026-11-20"]);
    let unknown = client.list_view("finnes_ikke", None).unwrap_err().report();
    assert_eq!((unknown.code.as_str(), unknown.field.as_deref()), ("id_unknown", Some("code")));
}

#[test]
fn f077_supervisor_sees_the_teams_trails_with_their_owners_and_the_own_lists_stay_own() {
    let world = World::with_devices(2);
    let trail = named(&world.devices[1].client, PERSON, "Øvelse En", TrailType::Ips);
    world.devices[1].log_visit(trail, "Besøk");
    world.settle();
    let supervisor = &world.devices[0].client;
    assert_eq!(first_cells(supervisor, "my_referred_ips"), Vec::<String>::new());
    let list = supervisor.list_view("team_referred_ips", None).unwrap();
    assert!(list.rows[0].cells.contains(&"Øvelse 1".to_owned()), "the owner is named: {:?}", list.rows[0].cells);
    assert_eq!(supervisor.list_view("team_meetings_last_30_days", None).unwrap().rows.len(), 1);
    assert_eq!(supervisor.list_view("my_employer_meetings", None).unwrap().rows.len(), 0);
}

#[test]
fn f077_lists_of_trails_name_team_department_counsellor_age_and_the_programme_that_is_on() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let ips = named(client, PERSON, "Øvelse Ips", TrailType::Ips);
    let ams = named(client, OTHER, "Øvelse Ams", TrailType::Ams);
    for (id, field, value) in [
        (ips, "treatment_team", "DPS Øvelse\nmandag og onsdag"),
        (ips, "nav_counsellor", "Nils Øvelse"),
        (ams, "applying_department", "Nav Øvelse"),
    ] {
        let edit = EditProfileField { id, field: field.to_owned(), value: value.to_owned(), base: None };
        client.edit_profile_field(edit).unwrap();
    }
    let cell = |view: &str, key: &str| {
        let list = client.list_view(view, None).unwrap();
        let column = list.columns.iter().position(|column| column.key == key).unwrap();
        list.rows.into_iter().map(|row| row.cells[column].clone()).collect::<Vec<_>>()
    };
    assert_eq!(cell("my_referred_ips", "treatment_team"), ["DPS Øvelse"], "the first line stands for the text");
    assert_eq!(cell("my_referred_ips", "nav_counsellor"), ["Nils Øvelse"]);
    assert_eq!(cell("my_referred_ips", "created"), ["2026-11-21"]);
    assert_eq!(cell("my_referred_ams", "applying_department"), ["Nav Øvelse"]);
    assert_eq!(cell("team_referred_ips", "age"), ["50"], "as the number says, until the register has answered");
    assert_eq!(first_cells(client, "my_recruitment_programme"), Vec::<String>::new());
    let phase = SetPhase { id: ams, phase: Phase::FindSuitableJob, cause: None, detail: None, on: None };
    client.set_phase(phase).unwrap();
    let fields = BTreeMap::from([("start_date".to_owned(), "2026-11-01".to_owned())]);
    client.add_record(NewRecord { trail: ams, kind: RecordKind::RecruitmentPeriod, fields }).unwrap();
    assert_eq!(first_cells(client, "my_recruitment_programme"), ["Øvelse Ams"]);
    assert_eq!(cell("team_recruitment_programme", "national_id"), [OTHER]);
}

#[test]
fn f077_lists_of_meetings_and_tasks_look_at_their_days() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let client = &device.client;
    let trail = named(client, PERSON, "Øvelse En", TrailType::Ips);
    let at = |at: &str| NewMeeting { at: at.to_owned(), status: Some(MeetingStatus::Planned), ..visit(trail, "n") };
    for moment in ["2026-11-20T10:00", "2026-11-21T14:00", "2026-11-28T23:30", "2026-11-29T00:30"] {
        client.log_meeting(at(moment)).unwrap();
    }
    assert_eq!(first_cells(client, "my_meetings_today"), ["2026-11-21 14:00"]);
    assert_eq!(first_cells(client, "my_meetings_7_days"), ["2026-11-21 14:00", "2026-11-28 23:30"]);
    assert_eq!(first_cells(client, "my_meetings_left_open"), ["2026-11-20 10:00"]);
    let task = |subject: &str, due: &str| NewTask { due: Some(due.to_owned()), ..NewTask::of(trail, subject) };
    client.add_task(task("I dag", "2026-11-21")).unwrap();
    client.add_task(task("Senere", "2026-12-21")).unwrap();
    assert_eq!(first_cells(client, "my_tasks_today"), ["2026-11-21"]);
    assert_eq!(first_cells(client, "my_open_tasks"), ["2026-11-21", "2026-12-21"]);
    assert_eq!(first_cells(client, "my_tasks_7_days"), ["2026-11-21"]);
}

#[test]
fn f077_beginning_of_a_list_is_how_the_whole_one_begins_and_knows_how_long_that_is() {
    let world = World::with_devices(2);
    let (specialist, supervisor) = (&world.devices[1].client, &world.devices[0].client);
    let theirs = named(specialist, PERSON, "Øvelse En", TrailType::Ips);
    world.settle();
    let own = named(supervisor, OTHER, "Øvelse To", TrailType::Ips);
    for (client, trail, day) in
        [(specialist, theirs, 18), (supervisor, own, 17), (supervisor, own, 19), (supervisor, own, 20)]
    {
        client.log_meeting(NewMeeting { at: format!("2026-11-{day}T10:00"), ..visit(trail, "n") }).unwrap();
    }
    let apart = NewMeeting {
        trail: None,
        kind: MeetingKind::EmployerOnly,
        no_person_data: Some(true),
        employer_name: Some("Lageret".to_owned()),
        at: "2026-11-16T10:00".to_owned(),
        ..visit(own, "n")
    };
    supervisor.log_meeting(apart).unwrap();
    world.settle();
    for (view, count) in
        [("my_employer_meetings", 4), ("my_travel", 4), ("team_meetings_last_30_days", 5), ("all_trails", 2)]
    {
        let whole = supervisor.list_view(view, None).unwrap();
        assert_eq!((whole.rows.len(), whole.count), (count, u32::try_from(count).unwrap()), "{view}");
        for first in 0..=count + 1 {
            let begun = supervisor.list_view(view, Some(first)).unwrap();
            assert_eq!(begun.rows, whole.rows[..first.min(count)], "{view}, first {first}");
            assert_eq!(begun.count, whole.count, "{view}, first {first}");
        }
    }
    let length = || supervisor.list_view("team_meetings_last_30_days", Some(1)).unwrap().count;
    supervisor.log_meeting(NewMeeting { at: "2026-11-20T12:00".to_owned(), ..visit(own, "n") }).unwrap();
    assert_eq!(length(), 6, "with what was just logged");
    specialist.log_meeting(NewMeeting { at: "2026-11-20T12:00".to_owned(), ..visit(theirs, "n") }).unwrap();
    world.settle();
    assert_eq!(length(), 7, "with what a colleague logged");
}

#[test]
fn f077_every_list_can_be_asked_for_and_written_as_a_spreadsheet() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = named(client, PERSON, "=Øvelse", TrailType::Ips);
    let phase = SetPhase { id: trail, phase: Phase::Mapping, cause: None, detail: None, on: None };
    client.set_phase(phase).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let views = client.list_views().unwrap();
    assert!(views.len() >= 35);
    for view in views {
        for ending in ["csv", "xlsx"] {
            let file = dir.path().join(format!("{}.{ending}", view.code));
            client.export_list(&view.code, &file).unwrap();
            assert!(fs::metadata(&file).unwrap().len() > 0);
        }
    }
    let text = fs::read_to_string(dir.path().join("my_active_ips.csv")).unwrap();
    assert!(text.starts_with("Navn,Oppstart,"), "{text}");
    assert!(text.contains("\n'=Øvelse,"), "no cell is a formula: {text}");
    assert!(fs::read(dir.path().join("my_active_ips.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn f097_ended_trail_is_listed_for_the_archive_after_373_days() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("trails.csv");
    let table = "national_id,name,referred,phase,end_cause,ended_on\n\
                 15507600333,Øvelse Klar,2024-01-05,ended,work,2025-11-13\n\
                 10915596784,Øvelse Ikke,2024-01-05,ended,work,2025-11-14\n";
    fs::write(&file, table).unwrap();
    assert_eq!(client.import_tables(&file, ImportTerms::default()).unwrap().problems, []);
    assert_eq!(first_cells(client, "ready_for_archive"), ["Øvelse Klar"]);
}
