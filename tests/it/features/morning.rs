//! The morning sheet: what to know before a visit, what a colleague did, and advice while a text is typed.

use super::meetings::PERSON;
use crate::world::{World, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    api::{EditProfileField, NewMeeting, NewRecord, NewTrail},
    domain::{MeetingStatus, TrailId, employer_text::FindingKind, records::RecordKind},
};

fn trail_of_mona(world: &World, device: usize) -> TrailId {
    let person =
        NewTrail { national_id: PERSON.to_owned(), name: Some("Mona Prøvestad".to_owned()), ..NewTrail::default() };
    world.devices[device].client.create_trail(person).unwrap().id.parse().unwrap()
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
    let names: Vec<&str> = morning.named_days.iter().map(|day| day.title_nb.as_str()).collect();
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
fn advice_while_typing_knows_whose_side_the_text_is_on() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail_of_mona(&world, 0);
    let text = "Mona har angst. Moren Anne Testdatter ringte om 15507600333.";
    let kinds =
        |of| client.review_text(text, of).unwrap().iter().map(|hint| (hint.kind, hint.refused)).collect::<Vec<_>>();
    assert_eq!(
        kinds(None),
        [(FindingKind::ParticipantName, true), (FindingKind::Health, false), (FindingKind::NationalNumber, true)]
    );
    assert_eq!(
        kinds(Some(trail)),
        [(FindingKind::ThirdPerson, false), (FindingKind::NationalNumber, false)],
        "a note may name its participant and speak of health"
    );
    let place = &client.review_text(text, None).unwrap()[0];
    assert_eq!((place.start, place.end), (0, 4));
    let long = "a".repeat(1_000_000);
    assert_eq!(client.review_text(&long, None).unwrap_err().report().code, "text_too_long");
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
