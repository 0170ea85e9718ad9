//! Guided creation and what becomes of it.

use crate::world::{Network, World};
use worktrail_core::{
    CoreError,
    api::{CompleteCreation, CorrectPerson, EditProfileField, GuidedCreation, NewTrail, TrailStanding, TrailView},
    domain::{TrailId, TrailType},
};
use worktrail_server::register::RegisterEntry;

const PERSON: &str = "15507600333";
const OTHER: &str = "10915596784";

fn confirmed() -> GuidedCreation {
    GuidedCreation {
        person_confirmed: true,
        informed_of_rights: true,
        nav_counsellor: "Kari Veileder".to_owned(),
        referral_source: "Poliklinikken".to_owned(),
        ..GuidedCreation::default()
    }
}

fn guided(guided: GuidedCreation) -> NewTrail {
    NewTrail { national_id: PERSON.to_owned(), guided: Some(guided), ..NewTrail::default() }
}

fn create(world: &World, device: usize, input: NewTrail) -> Result<TrailId, CoreError> {
    world.devices[device].client.create_trail(input).map(|made| made.id.parse().unwrap())
}

fn shown(world: &World, device: usize, id: TrailId) -> TrailView {
    world.devices[device].client.trail(id).unwrap()
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

fn register_says(world: &World, number: &str, entry: &RegisterEntry) {
    let now = worktrail_core::domain::Timestamp::from_millis(crate::world::START_MILLIS);
    world.hub.set_register_entry(&number.parse().unwrap(), entry, now).unwrap();
}

fn graded(protection: &str) -> RegisterEntry {
    RegisterEntry { protection: Some(protection.to_owned()), ..RegisterEntry::default() }
}

#[test]
fn f001_guided_creation_stores_what_was_confirmed_and_the_register_answers_at_the_next_contact() {
    let world = World::with_devices(1);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    let view = shown(&world, 0, trail);
    assert_eq!(view.row.standing, TrailStanding::Provisional);
    assert!(view.standing_text.unwrap().contains("foreløpig"));
    assert!(view.creation.person_confirmed && view.creation.informed_of_rights);
    assert_eq!((view.creation.confirmed_by.as_str(), view.creation.missing.len()), ("Øvelse 0", 0));
    assert_eq!(view.creation.informed_version, "2026-11-21");
    let profile = world.devices[0].client.profile(trail).unwrap();
    let text = serde_json::to_string(&profile).unwrap();
    assert!(text.contains("Kari Veileder") && text.contains("Poliklinikken"));
    world.settle();
    let view = shown(&world, 0, trail);
    assert_eq!((view.row.standing, view.standing_text), (TrailStanding::Confirmed, None));
    let ams = NewTrail { national_id: OTHER.to_owned(), service: Some(TrailType::Ams), ..guided(confirmed()) };
    let trail = create(&world, 0, ams).unwrap();
    let profile = serde_json::to_string(&world.devices[0].client.profile(trail).unwrap()).unwrap();
    assert!(profile.contains("applying_department") && !profile.contains("treatment_team"));
}

#[test]
fn f001_creation_that_is_only_begun_says_what_is_missing_and_can_be_completed() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    let view = shown(&world, 0, trail);
    let missing: Vec<_> = view.creation.missing.iter().map(|missing| missing.field.as_str()).collect();
    assert_eq!(missing, ["person_confirmed", "informed_of_rights", "nav_counsellor", "treatment_team"]);
    let client = &world.devices[0].client;
    let half = GuidedCreation { informed_of_rights: false, ..confirmed() };
    refused(
        client.complete_creation(CompleteCreation { id: trail, guided: half }),
        "rights_unconfirmed",
        "informed_of_rights",
    );
    client.complete_creation(CompleteCreation { id: trail, guided: confirmed() }).unwrap();
    assert_eq!(shown(&world, 0, trail).creation.missing, []);
}

#[test]
fn f002_protection_is_checked_when_the_register_answers() {
    let world = World::with_devices(2);
    register_says(&world, PERSON, &graded("STRENGT_FORTROLIG"));
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    world.devices[0].log_visit(trail, "Skrevet uten nett");
    world.settle();
    for device in &world.devices {
        assert!(device.client.portfolio().unwrap().trails.is_empty());
        assert!(device.client.search("nett").unwrap().hits.is_empty());
        assert!(device.client.verify().unwrap().ok);
    }
    // Graded kode 7: allowed and shielded, without an address; in CE it is refused.
    register_says(&world, OTHER, &graded("FORTROLIG"));
    let input = NewTrail { national_id: OTHER.to_owned(), ..guided(confirmed()) };
    let trail = create(&world, 0, input).unwrap();
    world.settle();
    let view = shown(&world, 1, trail);
    assert_eq!((view.row.standing, view.person.shielded), (TrailStanding::Confirmed, true));
    assert_eq!(view.person.address, "");
    assert!(!view.person.register_name.is_empty());
}

#[test]
fn f089_shielding_follows_the_register_both_ways_and_a_raised_grade_withdraws_the_trail() {
    let world = World::with_devices(2);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    world.settle();
    let address = shown(&world, 0, trail).person.address;
    assert!(!address.is_empty());
    register_says(&world, PERSON, &graded("FORTROLIG"));
    world.settle();
    let view = shown(&world, 1, trail);
    assert_eq!((view.person.shielded, view.person.address.as_str()), (true, ""));
    register_says(&world, PERSON, &graded("UGRADERT"));
    world.settle();
    assert_eq!(shown(&world, 1, trail).person.address, address);
    // Raised to kode 6 while a laptop has work that is not handed in: it is handed in, and then the trail is gone.
    world.devices[1].log_visit(trail, "Før beskjeden kom");
    register_says(&world, PERSON, &graded("STRENGT_FORTROLIG"));
    world.settle();
    for device in &world.devices {
        assert!(device.client.portfolio().unwrap().trails.is_empty());
        assert_eq!(device.outbox(), 0);
    }
    // Lowered again: everything comes back, also what was handed in last.
    register_says(&world, PERSON, &graded("UGRADERT"));
    world.settle();
    assert_eq!(world.devices[0].client.search("beskjeden").unwrap().hits.len(), 1);
}

#[test]
fn q04_nav_employee_with_an_ungraded_address_is_shielded() {
    let world = World::with_devices(1);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    world.settle();
    register_says(&world, PERSON, &RegisterEntry { nav_employee: true, ..graded("UGRADERT") });
    world.settle();
    assert!(shown(&world, 0, trail).person.shielded);
    register_says(&world, PERSON, &RegisterEntry { nav_employee: true, ..graded("FORTROLIG") });
    register_says(&world, PERSON, &RegisterEntry { nav_employee: true, ..graded("UGRADERT") });
    world.settle();
    assert!(shown(&world, 0, trail).person.shielded, "that the grade was lifted does not lift the mark");
}

#[test]
fn f003_guardians_consent_is_asked_for_under_18_and_the_rights_always() {
    let world = World::with_devices(1);
    refused(
        create(&world, 0, guided(GuidedCreation { informed_of_rights: false, ..confirmed() })),
        "rights_unconfirmed",
        "informed_of_rights",
    );
    refused(
        create(&world, 0, guided(GuidedCreation { person_confirmed: false, ..confirmed() })),
        "person_unconfirmed",
        "person_confirmed",
    );
    refused(
        create(&world, 0, guided(GuidedCreation { nav_counsellor: " ".into(), ..confirmed() })),
        "required",
        "nav_counsellor",
    );
    refused(
        create(&world, 0, guided(GuidedCreation { referral_source: String::new(), ..confirmed() })),
        "required",
        "referral_source",
    );
    let minor = GuidedCreation { birth_date: Some("2010-01-02".into()), ..confirmed() };
    refused(create(&world, 0, guided(minor.clone())), "guardian_consent_required", "guardian_consent");
    let wrong = GuidedCreation { birth_date: Some("1876-01-02".into()), ..confirmed() };
    refused(create(&world, 0, guided(wrong)), "birth_year_out_of_range", "birth_date");
    let trail = create(&world, 0, guided(GuidedCreation { guardian_consent: true, ..minor })).unwrap();
    let view = shown(&world, 0, trail);
    assert!(view.creation.guardian_consent);
    assert_eq!((view.person.age, view.person.birth_date_from_register), (Some(16), false));
}

#[test]
fn f003_minor_by_the_register_is_refused_until_the_consent_is_confirmed() {
    let world = World::with_devices(1);
    let minor = RegisterEntry { birth_date: "2010-05-17".parse().ok(), ..RegisterEntry::default() };
    register_says(&world, PERSON, &minor);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    world.devices[0].log_visit(trail, "Alt er her");
    world.settle();
    let view = shown(&world, 0, trail);
    assert_eq!(view.row.refused_reason.as_deref(), Some("guardian_consent_required"));
    assert!(view.standing_text.unwrap().contains("Fullfør opprettelsen"));
    assert_eq!((view.person.age, view.timeline.is_empty()), (Some(16), false));
    let guided = GuidedCreation { guardian_consent: true, ..confirmed() };
    world.devices[0].client.complete_creation(CompleteCreation { id: trail, guided }).unwrap();
    world.settle();
    assert_eq!(shown(&world, 0, trail).row.standing, TrailStanding::Confirmed);
}

#[test]
fn f004_two_trails_of_one_person_made_apart_are_both_kept_and_one_waits() {
    let world = World::with_devices(2);
    let first = create(&world, 0, guided(confirmed())).unwrap();
    refused(create(&world, 0, guided(confirmed())), "person_has_active_trail", "national_id");
    let second = create(&world, 1, guided(confirmed())).unwrap();
    world.round(0, Network::Whole);
    world.round(1, Network::Whole);
    world.settle();
    assert_eq!(shown(&world, 1, first).row.standing, TrailStanding::Confirmed);
    let waiting = shown(&world, 1, second);
    assert_eq!(waiting.row.refused_reason.as_deref(), Some("person_has_active_trail"));
    assert!(waiting.standing_text.unwrap().contains("den andre jobbspesialisten"));
    // A wrong number is put right, and the central office checks anew.
    let client = &world.devices[1].client;
    refused(
        client.correct_person(CorrectPerson { id: second, national_id: Some("10915596785".into()), name: None }),
        "national_id_check_digit",
        "national_id",
    );
    client.correct_person(CorrectPerson { id: second, national_id: Some(OTHER.into()), name: None }).unwrap();
    let missing = shown(&world, 1, second).creation.missing;
    assert_eq!(missing[0].field, "person_confirmed", "another person is to be confirmed anew");
    world.settle();
    let view = shown(&world, 0, second);
    assert_eq!((view.row.standing, view.national_id.as_str()), (TrailStanding::Confirmed, OTHER));
}

#[test]
fn f006_name_age_address_and_mobile_come_from_the_registers() {
    let world = World::with_devices(1);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    assert_eq!(shown(&world, 0, trail).person.register_name, "");
    world.settle();
    let person = shown(&world, 0, trail).person;
    assert_eq!((person.age, person.birth_date_from_register), (Some(50), true));
    assert!(!person.register_name.is_empty() && !person.address.is_empty());
    assert_eq!(person.mobile.len(), 8);
    assert_eq!(shown(&world, 0, trail).row.title, person.register_name);
    register_says(&world, PERSON, &RegisterEntry { name: Some("Nora Nyttnavn".into()), ..RegisterEntry::default() });
    world.settle();
    assert_eq!(shown(&world, 0, trail).row.title, "Nora Nyttnavn");
    assert_eq!(world.devices[0].client.search("nyttnavn").unwrap().hits.len(), 1);
}

#[test]
fn f007_birth_date_the_register_lacked_is_repaired_when_it_is_asked_again() {
    let world = World::with_devices(1);
    register_says(&world, PERSON, &RegisterEntry { without_birth_date: true, ..RegisterEntry::default() });
    let stated = GuidedCreation { birth_date: Some("15.10.1976".into()), guardian_consent: true, ..confirmed() };
    let trail = create(&world, 0, guided(stated)).unwrap();
    world.settle();
    let person = shown(&world, 0, trail).person;
    assert_eq!((person.age, person.birth_date_from_register), (Some(50), false), "as stated until the register knows");
    let born = "1976-10-14".parse().ok();
    register_says(&world, PERSON, &RegisterEntry { birth_date: born, ..RegisterEntry::default() });
    world.settle();
    let person = shown(&world, 0, trail).person;
    assert_eq!((person.birth_date, person.birth_date_from_register), (born, true));
}

#[test]
fn f090_shielded_address_is_on_no_laptop_and_every_look_leaves_its_reason() {
    let world = World::with_devices(1);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    world.settle();
    let client = &world.devices[0].client;
    let open = client.reveal_address(trail, "").unwrap();
    assert!(!open.address.is_empty() && open.advice.is_empty());
    register_says(&world, PERSON, &graded("FORTROLIG"));
    world.settle();
    refused(client.reveal_address(trail, " "), "required", "reason");
    let answer = client.reveal_address(trail, "Hjemmebesøk avtalt").unwrap();
    assert_eq!(answer.address, "");
    assert!(answer.advice.contains("Nav-kontoret"));
    let looks = |world: &World| {
        let timeline = world.devices[0].client.trail(trail).unwrap().timeline;
        serde_json::to_string(&timeline).unwrap().matches("Skjermet adresse ble etterspurt").count()
    };
    assert_eq!(looks(&world), 1);
    client.reveal_address(trail, "Hjemmebesøk avtalt").unwrap();
    assert_eq!(looks(&world), 2);
}

#[test]
fn f023_search_finds_owner_and_number_and_profile_texts() {
    let world = World::with_devices(2);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    let edit = EditProfileField { id: trail, field: "network".into(), value: "Kjenner bakeren".into(), base: None };
    world.devices[0].client.edit_profile_field(edit).unwrap();
    world.settle();
    for device in &world.devices {
        let found = |query: &str| device.client.search(query).unwrap().hits.iter().any(|hit| hit.trail == Some(trail));
        assert!(found("Øvelse 0"), "by the owner's name");
        assert!(found("155076 00333"), "by the number as people write it");
        assert!(found("bakeren"));
        assert!(!found("Øvelse 1"));
    }
}

#[test]
fn f024_trail_is_found_by_national_number_within_what_one_may_see() {
    let world = World::with_devices(2);
    let trail = create(&world, 0, guided(confirmed())).unwrap();
    let find = |device: usize, number: &str| world.devices[device].client.find_by_national_id(number);
    assert_eq!(find(0, "155076 00333").unwrap()[0].id, trail);
    assert!(find(1, PERSON).unwrap().is_empty(), "it has not come to this laptop");
    world.settle();
    assert_eq!(find(1, PERSON).unwrap().len(), 1);
    assert!(find(0, OTHER).unwrap().is_empty());
    refused(find(0, "155076"), "national_id_length", "national_id");
}

#[test]
fn f005_trail_is_created_for_a_colleague_who_then_owns_it() {
    let world = World::with_devices(2);
    world.settle();
    let colleagues = world.devices[0].client.colleagues().unwrap();
    let colleague = colleagues.iter().find(|row| row.name == "Øvelse 1").unwrap().id;
    let input = NewTrail { owner: Some(colleague), ..guided(confirmed()) };
    let trail = create(&world, 0, input.clone()).unwrap();
    world.settle();
    assert!(shown(&world, 1, trail).row.mine);
    let view = shown(&world, 0, trail);
    assert_eq!((view.row.mine, view.row.owner_name.as_str()), (false, "Øvelse 1"));
    let stranger = "018f3b1e-7c00-7000-8000-000000000001".parse().ok();
    let input = NewTrail { owner: stranger, national_id: OTHER.to_owned(), ..input };
    refused(create(&world, 0, input), "new_owner_not_possible", "owner");
}
