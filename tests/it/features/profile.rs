//! The profile of a trail.

use crate::world::World;
use worktrail_core::{
    CoreError, ImportTerms,
    api::{EditProfile, EditProfileField, ProfileFieldRow, ProfileView, TextEdit},
    domain::{ProfileSection, TrailId},
};

const PERSON: &str = "15507600333";

fn set(world: &World, device: usize, id: TrailId, field: &str, value: &str) -> Result<(), CoreError> {
    set_from(world, device, id, (field, value), None)
}

fn set_from(
    world: &World,
    device: usize,
    id: TrailId,
    (field, value): (&str, &str),
    base: Option<String>,
) -> Result<(), CoreError> {
    let input = EditProfileField { id, field: field.to_owned(), value: value.to_owned(), base };
    world.devices[device].client.edit_profile_field(input)
}

fn field(view: &ProfileView, key: &str) -> ProfileFieldRow {
    view.sections.iter().flat_map(|section| &section.fields).find(|field| field.key == key).unwrap().clone()
}

fn refused(outcome: Result<(), CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

#[test]
fn f011_profile_sections_are_filled_in_found_and_merged_field_by_field() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    set(&world, 0, trail, "health", "Trenger pauser.").unwrap();
    set(&world, 0, trail, "preferred_hours", "20 timer").unwrap();
    set(&world, 0, trail, "economy_advice_plan", "Avtalt med gjeldsrådgiver.").unwrap();
    set(&world, 0, trail, "nav_counsellor_phone", "412 34 567").unwrap();
    world.settle();
    // While apart: the same text from the version both saw, another field, and a section nobody had begun on.
    let view = world.devices[0].client.profile(trail).unwrap();
    let health = field(&view, "health");
    set_from(&world, 0, trail, ("health", "Trenger pauser. Og dagslys."), health.version.clone()).unwrap();
    set_from(&world, 1, trail, ("health", "Viktig: Trenger pauser."), health.version).unwrap();
    set(&world, 1, trail, "interests", "Sykler og radioer").unwrap();
    set(&world, 0, trail, "coping_strategies", "Gå en tur.").unwrap();
    set(&world, 1, trail, "early_signs", "Sover dårlig.").unwrap();
    world.settle();
    for device in &world.devices {
        let view = device.client.profile(trail).unwrap();
        assert_eq!(field(&view, "health").value, "Viktig: Trenger pauser. Og dagslys.");
        assert_eq!(field(&view, "interests").value, "Sykler og radioer");
        assert_eq!(field(&view, "coping_strategies").value, "Gå en tur.");
        assert_eq!(field(&view, "early_signs").value, "Sover dårlig.");
        assert_eq!(field(&view, "nav_counsellor_phone").value, "41234567");
        assert!(view.sections.iter().all(|section| section.conflicts == 0));
        let hits = device.client.search("radioer").unwrap().hits;
        assert_eq!((hits.len(), hits[0].trail, hits[0].title.as_str()), (1, Some(trail), "Karriereprofil"));
        assert!(device.client.verify().unwrap().ok);
    }
    let view = world.devices[0].client.profile(trail).unwrap();
    let labels: Vec<_> = view.sections.iter().map(|section| section.label.as_str()).collect();
    for label in ["Hovedmål", "Karriereprofil", "Jobbutvikling", "Jobb- og utdanningsstøtte", "Samarbeid"] {
        assert!(labels.contains(&label), "{label} is not among {labels:?}");
    }
    assert!(!field(&view, "economy").cautions.is_empty() && !field(&view, "health").help.is_empty());
}

#[test]
fn f011_value_that_breaks_a_rule_of_its_field_names_the_field_and_changes_nothing() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    set(&world, 0, trail, "nav_counsellor_email", "kari@nav.example").unwrap();
    refused(set(&world, 0, trail, "nav_counsellor_email", "kari"), "email_invalid", "nav_counsellor_email");
    refused(set(&world, 0, trail, "preferred_hours", "20\ntimer"), "text_not_one_line", "preferred_hours");
    refused(set(&world, 0, trail, "mobility", "Buss"), "profile_field_not_in_service", "mobility");
    refused(set(&world, 0, trail, "shoe_size", "43"), "profile_field_unknown", "field");
    refused(set(&world, 0, TrailId::from_bytes([9; 16]), "health", "X"), "id_unknown", "id");
    let view = world.devices[0].client.profile(trail).unwrap();
    assert_eq!(field(&view, "nav_counsellor_email").value, "kari@nav.example");
    assert_eq!(field(&view, "preferred_hours").value, "");
}

#[test]
fn f012_openness_keeps_every_version_with_who_wrote_it() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail(PERSON);
    set(&world, 0, trail, "openness_obtained_on", "20.11.2026").unwrap();
    set(&world, 0, trail, "may_be_shared", "Behov for pauser.").unwrap();
    set(&world, 0, trail, "must_not_be_shared", "Diagnose.").unwrap();
    set(&world, 0, trail, "employer_may_be_contacted", "ja").unwrap();
    world.settle();
    set(&world, 1, trail, "may_be_shared", "Behov for pauser og fast plass.").unwrap();
    set(&world, 1, trail, "openness_obtained_on", "2026-11-21").unwrap();
    set(&world, 1, trail, "employer_may_be_contacted", "nei").unwrap();
    world.settle();
    let client = &world.devices[0].client;
    let history = |key: &str| {
        let versions = client.profile_history(trail, key).unwrap();
        versions.into_iter().map(|version| (version.value, version.author)).collect::<Vec<_>>()
    };
    let (first, second) = ("Øvelse 0".to_owned(), "Øvelse 1".to_owned());
    assert_eq!(
        history("may_be_shared"),
        [
            ("Behov for pauser og fast plass.".to_owned(), second.clone()),
            ("Behov for pauser.".to_owned(), first.clone())
        ]
    );
    assert_eq!(
        history("openness_obtained_on"),
        [("21.11.2026".to_owned(), second.clone()), ("20.11.2026".to_owned(), first.clone())]
    );
    assert_eq!(history("employer_may_be_contacted"), [(String::new(), second), ("Ja".to_owned(), first)]);
    assert_eq!(history("openness_benefits"), []);
    let view = client.profile(trail).unwrap();
    assert_eq!(field(&view, "must_not_be_shared").value, "Diagnose.");
    assert!(field(&view, "must_not_be_shared").shared, "the participant sees it");
}

#[test]
fn f013_main_goal_is_chosen_and_described_and_the_text_is_the_one_on_the_trails_page() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    set(&world, 0, trail, "main_goal_choice", "Jobb").unwrap();
    set(&world, 0, trail, "main_goal_description", "Fast jobb på lager.").unwrap();
    let client = &world.devices[0].client;
    let view = client.profile(trail).unwrap();
    let choice = field(&view, "main_goal_choice");
    assert_eq!((choice.value.as_str(), choice.shown.as_str(), choice.choices.len()), ("work", "Jobb", 2));
    refused(set(&world, 0, trail, "main_goal_choice", "ams_work"), "value_unknown", "main_goal_choice");
    refused(set(&world, 0, trail, "main_goal_choice", "old_ips"), "value_retired", "main_goal_choice");
    let texts = client.trail(trail).unwrap().profile;
    assert!(texts.iter().any(|text| text.section == ProfileSection::Goal && text.text == "Fast jobb på lager."));
    let edit = TextEdit { base: None, text: "Fast jobb på lager i Oslo.".to_owned() };
    client.edit_profile(EditProfile { id: trail, section: ProfileSection::Goal, edit }).unwrap();
    let view = client.profile(trail).unwrap();
    assert_eq!(field(&view, "main_goal_description").value, "Fast jobb på lager i Oslo.");
    assert_eq!(client.profile_history(trail, "main_goal_description").unwrap().len(), 2);
}

#[test]
fn f011_profile_comes_through_export_and_import_unchanged_and_is_no_record_in_lists() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    set(&world, 0, trail, "health", "Første linje\n«andre»").unwrap();
    set(&world, 0, trail, "no_show_phone", "41234567").unwrap();
    set(&world, 0, trail, "may_be_shared", "Pauser.").unwrap();
    let client = &world.devices[0].client;
    assert_eq!(client.records(Default::default()).unwrap(), []);
    let (out, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    client.export_csv(out.path()).unwrap();
    let other = World::with_devices(1);
    assert_eq!(other.devices[0].client.import_tables(out.path(), ImportTerms::default()).unwrap().problems, []);
    let view = other.devices[0].client.profile(trail).unwrap();
    assert_eq!(field(&view, "health").value, "Første linje\n«andre»");
    assert_eq!(field(&view, "no_show_phone").value, "41234567");
    assert_eq!(field(&view, "may_be_shared").value, "Pauser.");
    other.devices[0].client.export_csv(again.path()).unwrap();
    let read = |dir: &tempfile::TempDir, name: &str| std::fs::read_to_string(dir.path().join(name)).unwrap();
    for name in ["profile_career_profile.csv", "profile_no_show.csv", "trails.csv"] {
        assert_eq!(read(&out, name), read(&again, name));
    }
    assert!(read(&out, "profile_no_show.csv").starts_with("trail,") && !out.path().join("other_records.csv").exists());
    // Choices and dates can be written as on screen; what a field does not take is told with its column.
    let table = "Jobbspor,Hovedmål\n{trail},Jobb\n".replace("{trail}", &trail.to_string());
    std::fs::write(again.path().join("profile_main_goal.csv"), table).unwrap();
    let client = &other.devices[0].client;
    assert_eq!(
        client.import_tables(&again.path().join("profile_main_goal.csv"), ImportTerms::default()).unwrap().problems,
        []
    );
    assert_eq!(field(&client.profile(trail).unwrap(), "main_goal_choice").value, "work");
    let wrong = "trail,no_show_phone\n{trail},ring\n"
        .replace("{trail}", &world.devices[0].create_trail("10915596784").to_string());
    std::fs::write(again.path().join("profile_no_show.csv"), wrong).unwrap();
    let terms = ImportTerms::default();
    let report = world.devices[0].client.import_tables(&again.path().join("profile_no_show.csv"), terms).unwrap();
    let found: Vec<_> = report.problems.iter().map(|one| (one.line, one.column.as_str(), one.code.as_str())).collect();
    assert_eq!(found, [(2, "no_show_phone", "phone_invalid")]);
}
