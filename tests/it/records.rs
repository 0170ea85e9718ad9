//! Records of the catalogue: rules of their kind, merging, history, tables out and in.

use crate::world::World;
use std::{collections::BTreeMap, fs};
use worktrail_core::{
    CoreError, ImportTerms,
    api::{EditRecord, NewRecord, RecordFilter, SetPhase},
    domain::{Phase, RecordId, TrailId, findings::FindingCode, records::RecordKind},
};

const PERSON: &str = "15507600333";

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn job(world: &World, device: usize, trail: TrailId, pairs: &[(&str, &str)]) -> Result<RecordId, CoreError> {
    let usual = [
        ("title", "Lagermedarbeider"),
        ("employment_form", "permanent"),
        ("employer", "974760673"),
        ("start_date", "2026-12-01"),
    ];
    let mut typed = fields(&usual);
    typed.extend(fields(pairs));
    let input = NewRecord { trail, kind: RecordKind::Job, fields: typed };
    world.devices[device].client.add_record(input).map(|made| made.id.parse().unwrap())
}

fn edit(world: &World, device: usize, id: RecordId, pairs: &[(&str, &str)]) -> Result<(), CoreError> {
    let input = EditRecord { id, fields: fields(pairs), base: None, discarded: None };
    world.devices[device].client.edit_record(input)
}

fn mapped_trail(world: &World) -> TrailId {
    let trail = world.devices[0].create_trail(PERSON);
    let step = SetPhase { id: trail, phase: Phase::JobDevelopment, cause: None, detail: None, on: None };
    world.devices[0].client.set_phase(step).unwrap();
    trail
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

#[test]
fn job_is_kept_listed_found_and_gets_its_status_by_date() {
    let world = World::with_devices(1);
    let trail = mapped_trail(&world);
    let id = job(&world, 0, trail, &[("support_plan", "Fadder de første ukene")]).unwrap();
    let client = &world.devices[0].client;
    let filter = RecordFilter { trail: Some(trail), kind: Some(RecordKind::Job), include_discarded: false };
    let rows = client.records(filter).unwrap();
    assert_eq!((rows.len(), rows[0].title.as_str(), rows[0].status.as_str()), (1, "Lagermedarbeider", "planned"));
    assert_eq!(rows[0].fields.get("support_plan").map(String::as_str), Some("Fadder de første ukene"));
    assert_eq!(client.search("fadder").unwrap().hits.len(), 1);
    edit(&world, 0, id, &[("start_date", "2026-11-02")]).unwrap();
    assert_eq!(client.record(id).unwrap().row.status, "ongoing", "the status follows the date");
}

#[test]
fn record_that_breaks_a_rule_of_its_kind_names_the_field_and_is_not_kept() {
    let world = World::with_devices(1);
    let trail = mapped_trail(&world);
    refused(job(&world, 0, trail, &[("title", "")]), "required", "title");
    refused(job(&world, 0, trail, &[("start_date", "2026-02-30")]), "date_impossible", "start_date");
    refused(job(&world, 0, trail, &[("titel", "Slurv")]), "value_unknown", "fields");
    refused(job(&world, 0, TrailId::from_bytes([9; 16]), &[]), "id_unknown", "trail");
    let client = &world.devices[0].client;
    let elsewhere = NewRecord { trail, kind: RecordKind::Employer, fields: BTreeMap::new() };
    refused(client.add_record(elsewhere), "value_unknown", "kind");
    refused(edit(&world, 0, RecordId::from_bytes([9; 16]), &[("title", "X")]), "id_unknown", "id");
    assert_eq!(client.records(RecordFilter::default()).unwrap(), []);
}

#[test]
fn two_people_change_one_job_while_apart_and_both_are_kept() {
    let world = World::with_devices(2);
    let trail = mapped_trail(&world);
    let id = job(&world, 0, trail, &[("support_plan", "Fadder.")]).unwrap();
    world.settle();
    edit(&world, 0, id, &[("support_plan", "Fadder. Møte hver uke."), ("hours_per_week", "20")]).unwrap();
    edit(&world, 1, id, &[("support_plan", "Først: Fadder."), ("title", "Plukker")]).unwrap();
    world.settle();
    for device in &world.devices {
        let view = device.client.record(id).unwrap();
        let shown = |key: &str| view.row.fields.get(key).cloned().unwrap_or_default();
        assert_eq!(shown("support_plan"), "Først: Fadder. Møte hver uke.");
        assert_eq!((shown("title").as_str(), shown("hours_per_week").as_str()), ("Plukker", "20"));
        assert_eq!(view.history.len(), 3);
        assert!(device.client.verify().unwrap().ok);
    }
}

#[test]
fn record_put_aside_while_a_colleague_changes_it_stays_until_somebody_decides() {
    let world = World::with_devices(2);
    let trail = mapped_trail(&world);
    let id = job(&world, 0, trail, &[]).unwrap();
    world.settle();
    let mark = |discarded| EditRecord { id, fields: BTreeMap::new(), base: None, discarded: Some(discarded) };
    world.devices[0].client.edit_record(mark(true)).unwrap();
    edit(&world, 1, id, &[("title", "Plukker")]).unwrap();
    world.settle();
    for device in &world.devices {
        let rows = device.client.records(RecordFilter::default()).unwrap();
        assert_eq!((rows.len(), rows[0].title.as_str()), (1, "Plukker"), "the colleague's edit is not hidden");
        let findings = device.client.findings(Some(trail)).unwrap();
        assert_eq!(findings.iter().map(|one| one.code).collect::<Vec<_>>(), [FindingCode::DiscardedAndEdited]);
        assert!(findings[0].subject.contains("Plukker"));
    }
    world.devices[0].client.edit_record(mark(true)).unwrap();
    world.settle();
    for device in &world.devices {
        assert_eq!(device.client.records(RecordFilter::default()).unwrap(), []);
        let all = device.client.records(RecordFilter { include_discarded: true, ..RecordFilter::default() }).unwrap();
        assert_eq!((all.len(), all[0].title.as_str()), (1, "Plukker"), "it is kept");
        assert_eq!(device.client.findings(None).unwrap(), []);
        assert!(device.client.verify().unwrap().ok);
    }
    world.devices[0].client.edit_record(mark(false)).unwrap();
    assert_eq!(world.devices[0].client.records(RecordFilter::default()).unwrap().len(), 1);
}

#[test]
fn records_come_through_export_and_import_unchanged() {
    let world = World::with_devices(1);
    let trail = mapped_trail(&world);
    job(&world, 0, trail, &[("support_plan", "Første linje\n«andre»")]).unwrap();
    let (out, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    world.devices[0].client.export_csv(out.path()).unwrap();
    let other = World::with_devices(1);
    let report = other.devices[0].client.import_tables(out.path(), ImportTerms::default()).unwrap();
    assert_eq!(report.problems, []);
    other.devices[0].client.export_csv(again.path()).unwrap();
    let read = |dir: &tempfile::TempDir| fs::read_to_string(dir.path().join("job.csv")).unwrap();
    assert_eq!(read(&out), read(&again));
}
