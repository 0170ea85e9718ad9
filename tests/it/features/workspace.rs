//! The own workspace: on all of a person's laptops, and nobody else's.

use crate::world::{Device, World};
use std::collections::BTreeMap;
use worktrail_core::{
    Client, CoreError,
    api::{EditRecord, NewWorkspaceRecord, RecordFilter, SetPreference},
    domain::{RecordId, records::RecordKind},
};

fn add(client: &Client, kind: RecordKind, pairs: &[(&str, &str)]) -> Result<RecordId, CoreError> {
    let fields: BTreeMap<String, String> =
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    client.add_workspace_record(NewWorkspaceRecord { kind, fields }).map(|made| made.id.parse().unwrap())
}

fn link_named(laptop: &Device, title: &str) -> RecordId {
    laptop.client.workspace().unwrap().links.into_iter().find(|row| row.title == title).unwrap().id
}

fn prefer(client: &Client, name: &str, value: &str) {
    client.set_preference(SetPreference { name: name.to_owned(), value: value.to_owned() }).unwrap();
}

#[test]
fn f074_links_and_templates_are_on_both_of_a_persons_laptops_and_on_nobody_elses() {
    let mut world = World::with_devices(2);
    let second = world.enrol("Øvelse 1");
    world.devices.push(second);
    let [supervisor, first, second] = &world.devices[..] else { unreachable!() };
    let links =
        [("IPS på intranettet", "https://example.no/ips", "2"), ("Verktøykasse", "https://example.no/euse", "1")];
    for (title, address, position) in links {
        let link = [("title", title), ("address", address), ("position", position)];
        add(&first.client, RecordKind::WorkspaceLink, &link).unwrap();
    }
    // The other laptop begins the same workspace before it has heard of the first one's.
    let template = [("title", "Første besøk"), ("use", "employer_meeting"), ("text", "Hvem vi møtte:")];
    add(&second.client, RecordKind::NoteTemplate, &template).unwrap();
    world.settle();
    for laptop in [first, second] {
        let view = laptop.client.workspace().unwrap();
        let titles: Vec<&str> = view.links.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["Verktøykasse", "IPS på intranettet"]);
        assert_eq!(view.templates.len(), 1);
        assert_eq!(laptop.outbox(), 0);
        assert!(laptop.client.verify().unwrap().ok);
    }
    assert!(supervisor.client.workspace().unwrap().links.is_empty(), "a supervisor has no business there");
    assert_eq!(supervisor.client.records(RecordFilter::default()).unwrap(), []);
    assert_eq!(supervisor.client.search("verktøykasse").unwrap().hits.len(), 0);
    assert_eq!(first.client.search("verktøykasse").unwrap().hits.len(), 1);
    let (mine, address) = (link_named(first, "Verktøykasse"), "https://example.no/euse");
    assert_eq!(first.client.own_link(mine).unwrap(), address);
    assert_eq!(second.client.own_link(mine).unwrap(), address, "also on the person's other laptop");
    assert_eq!(supervisor.client.own_link(mine).unwrap_err().report().code, "id_unknown", "nobody else has it");
    let note = second.client.workspace().unwrap().templates[0].id;
    assert_eq!(second.client.own_link(note).unwrap_err().report().code, "id_unknown", "a template leads nowhere");
    first
        .client
        .edit_record(EditRecord { id: mine, fields: BTreeMap::new(), base: None, discarded: Some(true) })
        .unwrap();
    assert_eq!(first.client.own_link(mine).unwrap_err().report().code, "id_unknown", "what is put aside is not opened");
    let script = [("title", "X"), ("address", "javascript:alert(1)")];
    let report = add(&first.client, RecordKind::WorkspaceLink, &script).unwrap_err().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), ("web_address_invalid", Some("address")));
    let elsewhere = add(&first.client, RecordKind::Job, &[("title", "X")]).unwrap_err().report();
    assert_eq!((elsewhere.code.as_str(), elsewhere.field.as_deref()), ("value_unknown", Some("kind")));
}

#[test]
fn own_tasks_come_most_urgent_first_and_are_closed_with_their_time() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    add(client, RecordKind::PrivateTask, &[("subject", "Uten frist")]).unwrap();
    let id = add(client, RecordKind::PrivateTask, &[("subject", "Senere"), ("due", "2026-12-24T10:00")]).unwrap();
    add(client, RecordKind::PrivateTask, &[("subject", "Snart"), ("due", "2026-11-24T10:00")]).unwrap();
    let subjects = || -> Vec<String> { client.workspace().unwrap().tasks.into_iter().map(|row| row.title).collect() };
    assert_eq!(subjects(), ["Snart", "Senere", "Uten frist"]);
    client.complete_private_task(id).unwrap();
    assert_eq!(subjects(), ["Snart", "Uten frist", "Senere"]);
    let done = client.record(id).unwrap().row;
    assert_eq!(done.status, "completed");
    assert_eq!(done.fields.get("due"), done.fields.get("completed_at"), "the due time is pulled back");
    assert_eq!(done.trail, None);
}

#[test]
fn preference_set_on_two_laptops_apart_is_one_preference() {
    let mut world = World::with_devices(1);
    let second = world.enrol("Øvelse 0");
    world.devices.push(second);
    let [first, second] = &world.devices[..] else { unreachable!() };
    prefer(&first.client, "start_page", "portfolio");
    prefer(&second.client, "start_page", "home");
    prefer(&second.client, "density", "compact");
    world.settle();
    let (here, there) = (first.client.workspace().unwrap(), second.client.workspace().unwrap());
    assert_eq!(here.preferences, there.preferences);
    assert_eq!(here.preferences.len(), 2);
    prefer(&first.client, "density", "");
    world.settle();
    assert!(!second.client.workspace().unwrap().preferences.contains_key("density"));
}
