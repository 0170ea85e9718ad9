//! The morning sheet: what to know before a visit, what a colleague did, and advice while a text is typed.

use super::meetings::{PERSON, broken, refused};
use crate::world::{World, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    api::{EditProfileField, NewMeeting, NewRecord, NewTrail, SetPhase, UndoMeeting},
    domain::{
        EndCause, MeetingKind, MeetingStatus, NOTE_CHARS_MAX, Phase, TrailId, employer_text::FindingKind,
        ending::EndCauseDetail, records::RecordKind,
    },
};

const OTHER_PERSON: &str = "12448000018";

fn trail_of_mona(world: &World, device: usize) -> TrailId {
    trail_of_person(world, device, PERSON, "Mona Prøvestad")
}

fn trail_of_person(world: &World, device: usize, person: &str, name: &str) -> TrailId {
    let referred = Some("2026-09-01".to_owned());
    let new = NewTrail { national_id: person.to_owned(), name: Some(name.to_owned()), referred, ..NewTrail::default() };
    world.devices[device].client.create_trail(new).unwrap().id.parse().unwrap()
}

#[test]
fn sheet_tells_what_was_agreed_last_and_what_may_be_told_before_a_visit() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail_of_mona(&world, 0);
    let may_be_shared = "Kan si at hun søker deltid.";
    for (field, value) in
        [("may_be_shared", may_be_shared), ("employer_may_be_contacted", "ja"), ("openness_obtained_on", "2026-11-02")]
    {
        let edit = EditProfileField { id: trail, field: field.to_owned(), value: value.to_owned(), base: None };
        client.edit_profile_field(edit).unwrap();
    }
    let at_other = NewMeeting {
        at: "2026-11-20T14:00".to_owned(),
        employer: Some("889640782".to_owned()),
        employer_name: Some("Øvelse Bakeri".to_owned()),
        ..visit(trail, "Bakeriet vil vente.")
    };
    client.log_meeting(visit(trail, "Prøveuke fra mandag er avtalt.")).unwrap();
    client.log_meeting(at_other).unwrap();
    let today = NewMeeting { at: "2026-11-21T14:00".to_owned(), ..visit(trail, "") };
    let called_off = NewMeeting {
        at: "2026-11-21T16:00".to_owned(),
        status: Some(MeetingStatus::Cancelled),
        cancel_reason: Some("Syk".to_owned()),
        ..visit(trail, "")
    };
    let planned = client.log_meeting(today).unwrap().id;
    client.log_meeting(called_off).unwrap();

    let morning = client.morning().unwrap();
    let [prepared] = &morning.visits[..] else { panic!("one visit is left: {:?}", morning.visits) };
    assert_eq!(prepared.meeting.id, planned);
    let last = prepared.last.as_ref().unwrap();
    assert_eq!(last.excerpt, "Prøveuke fra mandag er avtalt.", "of the same employer, though another was met later");
    let openness = prepared.openness.as_ref().unwrap();
    assert!(openness.may_contact && openness.obtained_on.is_some());
    assert_eq!((openness.may_be_shared.as_str(), openness.must_not_be_shared.as_str()), (may_be_shared, ""));
    let names: Vec<&str> = morning.named_days.iter().map(|day| day.title.as_str()).collect();
    assert_eq!(names, [""; 0], "late November has no holiday");
}

#[test]
fn sheet_tells_what_colleagues_did_and_never_what_one_did_oneself() {
    let world = World::with_devices(2);
    let trail = trail_of_mona(&world, 1);
    world.settle();
    let colleague = &world.devices[0];
    colleague.log_visit(trail, "Snakket med lederen.");
    colleague.add_task(trail, "Ringe");
    world.settle();
    let changes = world.devices[1].client.morning().unwrap().colleagues;
    let of_trail: Vec<_> = changes.iter().filter(|change| change.trail == Some(trail)).collect();
    let [change] = &of_trail[..] else { panic!("one line for the trail: {changes:?}") };
    assert_eq!((change.who.as_str(), change.title.as_str(), change.actions), ("Øvelse 0", "Mona Prøvestad", 2));
    assert_eq!(change.touched, ["møter", "oppgaver"]);
    let seen_there = colleague.client.morning().unwrap().colleagues;
    assert!(seen_there.iter().all(|change| change.who == "Øvelse 1"), "{seen_there:?}");
    world.devices[1].wait_days(8);
    assert_eq!(world.devices[1].client.morning().unwrap().colleagues, [], "old news is no news");
}

#[test]
fn passive_period_marks_its_trail_from_its_first_day_to_its_last() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = trail_of_mona(&world, 0);
    let is_passive = || device.client.portfolio().unwrap().trails[0].passive;
    assert!(!is_passive());
    let fields = [("from", "2026-11-22"), ("to", "2026-11-23"), ("reason", "Innlagt"), ("follow_up_on", "2026-11-23")];
    let fields: BTreeMap<String, String> =
        fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    device.client.add_record(NewRecord { trail, kind: RecordKind::PassivePeriod, fields }).unwrap();
    assert!(!is_passive(), "it begins tomorrow");
    for passive in [true, true, false] {
        device.wait_days(1);
        assert_eq!(is_passive(), passive, "{}", device.client.home().unwrap().today);
    }
}

#[test]
fn job_is_news_for_a_week_to_whoever_follows_the_participant() {
    let world = World::with_devices(2);
    let trail = trail_of_mona(&world, 0);
    let client = &world.devices[0].client;
    let add = |start: &str, status: &str, title: &str| {
        let fields = [("title", title), ("status", status), ("start_date", start), ("employment_form", "freelance")];
        let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        client.add_record(NewRecord { trail, kind: RecordKind::Job, fields }).unwrap();
    };
    add("2026-11-21", "ongoing", "Lagermedarbeider");
    add("2026-11-15", "ongoing", "Kokkelærling");
    add("2026-11-14", "ongoing", "Sjåfør");
    add("2026-11-22", "planned", "Renholder");
    let news = |world: &World, device: usize| -> Vec<(String, String)> {
        let rows = world.devices[device].client.pressing().unwrap().new_jobs;
        rows.into_iter().map(|row| (row.title, row.started_on.to_string())).collect()
    };
    let told = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter().map(|(title, day)| ((*title).to_owned(), (*day).to_owned())).collect()
    };
    let first = told(&[("Lagermedarbeider", "2026-11-21"), ("Kokkelærling", "2026-11-15")]);
    assert_eq!(news(&world, 0), first);
    world.settle();
    assert_eq!(news(&world, 1), [], "a colleague's joy");
    world.devices[0].wait_days(1);
    let next = told(&[("Renholder", "2026-11-22"), ("Lagermedarbeider", "2026-11-21")]);
    assert_eq!(news(&world, 0), next, "what was planned has begun, and what began a week ago is no news");
}

#[test]
fn advice_while_typing_knows_whose_side_the_text_is_on() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail_of_mona(&world, 0);
    let text = "Mona har angst. Moren Anne Testdatter ringte om 15507600333.";
    let kinds = |of| {
        client.review_text(text, of, false).unwrap().iter().map(|hint| (hint.kind, hint.refused)).collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(None),
        [(FindingKind::ParticipantName, true), (FindingKind::Health, false), (FindingKind::NationalNumber, true)]
    );
    assert_eq!(
        kinds(Some(trail)),
        [(FindingKind::ThirdPerson, false), (FindingKind::NationalNumber, false)],
        "a note may name its participant and speak of health"
    );
    let told = client.review_text(text, Some(trail), true).unwrap();
    assert_eq!(
        told.iter().map(|hint| (hint.kind, hint.refused)).collect::<Vec<_>>(),
        [(FindingKind::Health, false), (FindingKind::ThirdPerson, false), (FindingKind::NationalNumber, false)],
        "the note of a meeting with an employer is asked what the employer must not be told"
    );
    let place = &client.review_text(text, None, true).unwrap()[0];
    assert_eq!((place.start, place.end), (0, 4));
    assert_eq!(client.review_text(&"a".repeat(NOTE_CHARS_MAX), None, true).unwrap(), [], "as long as a note may be");
    let long = "a".repeat(NOTE_CHARS_MAX + 1);
    assert_eq!(client.review_text(&long, None, true).unwrap_err().report().code, "text_too_long");
}

#[test]
fn catalogue_names_every_list_that_a_field_takes_from() {
    let world = World::with_devices(1);
    let catalogue = serde_json::to_value(world.devices[0].client.record_kinds()).unwrap();
    let lists: Vec<&str> =
        catalogue["lists"].as_array().unwrap().iter().filter_map(|list| list["name"].as_str()).collect();
    for kind in catalogue["kinds"].as_array().unwrap() {
        for field in kind["fields"].as_array().unwrap() {
            if let Some(list) = field["list"].as_str() {
                assert!(lists.contains(&list), "{} of {}", field["key"], kind["kind"]);
            }
        }
    }
    assert!(lists.len() > 20 && catalogue["kinds"].as_array().unwrap().len() > 15);
}

#[test]
fn sheet_has_the_own_visits_and_what_was_held_before_each() {
    let world = World::with_devices(2);
    let [client, colleague] = [0, 1].map(|device| &world.devices[device].client);
    let trail = trail_of_mona(&world, 0);
    let at = |time: &str, note: &str| NewMeeting { at: time.to_owned(), ..visit(trail, note) };
    client.log_meeting(at("2026-11-17T10:00", "Holdt på tirsdag.")).unwrap();
    let undone = client.log_meeting(at("2026-11-18T10:00", "Ført på feil dag.")).unwrap().id;
    client.undo_meeting(UndoMeeting { id: undone, reason: Some("Feil deltaker".to_owned()) }).unwrap();
    let never_held = NewMeeting { status: Some(MeetingStatus::Planned), ..at("2026-11-19T10:00", "Planen.") };
    client.log_meeting(never_held).unwrap();
    let early = NewMeeting { status: Some(MeetingStatus::Planned), ..at("2026-11-21T08:00", "") };
    let early = client.log_meeting(early).unwrap().id;
    client.log_meeting(at("2026-11-21T11:00", "Holdt i dag.")).unwrap();
    world.settle();
    let theirs = trail_of_person(&world, 1, OTHER_PERSON, "Arne Testvik");
    colleague.log_meeting(NewMeeting { at: "2026-11-21T15:00".to_owned(), ..visit(theirs, "") }).unwrap();
    world.settle();
    let morning = client.morning().unwrap();
    assert!(morning.visits.iter().all(|visit| visit.meeting.trail == Some(trail)), "a colleague's visit is not ours");
    let prepared = morning.visits.iter().find(|visit| visit.meeting.id == early).unwrap();
    assert_eq!(prepared.last.as_ref().unwrap().excerpt, "Holdt på tirsdag.");
}

#[test]
fn sheet_has_the_own_clocks_that_run_the_most_urgent_first() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let people = [("15507600333", "Anne Testvik", "2026-11-09"), ("03457900006", "Berit Øvelse", "2026-10-01")];
    let started = |device: usize, (person, name, on): (&str, &str, &str)| {
        let trail = trail_of_person(&world, device, person, name);
        let startup = NewMeeting {
            kind: MeetingKind::Startup,
            at: format!("{on}T10:00"),
            employer: None,
            employer_name: None,
            travel_to: None,
            travel_from: None,
            ..visit(trail, "Bli kjent.")
        };
        world.devices[device].client.log_meeting(startup).unwrap();
        trail
    };
    let own = people.map(|person| started(0, person));
    started(1, (OTHER_PERSON, "Arne Testvik", "2026-11-02"));
    world.settle();
    let clocks = || client.pressing().unwrap().clocks.iter().map(|clock| clock.trail).collect::<Vec<_>>();
    assert_eq!(clocks(), [own[1], own[0]], "the one that ran out is first, and a colleague's is not ours");
    let end = SetPhase {
        id: own[1],
        phase: Phase::Ended,
        on: Some("2026-11-20".to_owned()),
        cause: Some(EndCause::Work),
        detail: Some(EndCauseDetail::WorkNoSubsidy),
    };
    client.set_phase(end).unwrap();
    assert_eq!(clocks(), [own[0]], "nothing runs in an ended trail");
}

#[test]
fn days_with_a_name_are_told_from_the_first_to_the_last_and_a_period_that_is_none_is_refused() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let days = |from: &str, to: &str| {
        client.named_days(from, to).map(|days| days.iter().map(|day| day.date.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(days("2026-12-25", "2026-12-26").unwrap(), ["2026-12-25", "2026-12-26"]);
    assert_eq!(days("2026-12-25", "2027-01-01").unwrap().len(), 4, "over the turn of the year, with the short day");
    assert_eq!(refused(days("2026-12-26", "2026-12-25")), broken("period_backwards", "to"));
    assert_eq!(refused(days("2026-01-01", "2027-12-31")), broken("number_out_of_range", "to"));
    assert_eq!(days("2026-01-01", "2027-02-05").unwrap().first().unwrap(), "2026-01-01", "four hundred days are");
    assert_eq!(refused(days("2026-13-01", "2026-12-25")), broken("date_impossible", "from"));
}
