//! Employers: found, described, shared in the team, and their dialogue without a word about a participant.

use crate::world::{Network, START_MILLIS, World, unchanged, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    Client, CoreError, ImportTerms,
    api::{
        ContactBy, DialogueKind, EditMeeting, EditProfile, EditRecord, EmployerFilter, NewEmployerRecord, NewMeeting,
        NewRecord, NewTrail, RecordFilter, SaveEmployer, TextEdit, UndoMeeting,
    },
    domain::{
        Caseload, Channel, MeetingStatus, ProfileSection, RecordId, Role, Timestamp, TrailId, records::RecordKind,
    },
};

const PERSON: &str = "15507600333";
const NUMBER: &str = "974760673";
const OTHER: &str = "889640782";

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn save(client: &Client, number: &str, pairs: &[(&str, &str)]) -> Result<RecordId, CoreError> {
    let input = SaveEmployer { org_number: number.to_owned(), fields: fields(pairs), ..SaveEmployer::default() };
    client.save_employer(input).map(|made| made.id.parse().unwrap())
}

fn add(client: &Client, kind: RecordKind, pairs: &[(&str, &str)]) -> Result<RecordId, CoreError> {
    let input =
        NewEmployerRecord { org_number: NUMBER.to_owned(), kind, fields: fields(pairs), names_confirmed: false };
    client.add_employer_record(input).map(|made| made.id.parse().unwrap())
}

fn named_trail(client: &Client, number: &str, name: &str) -> TrailId {
    let input = NewTrail { national_id: number.to_owned(), name: Some(name.to_owned()), ..NewTrail::default() };
    client.create_trail(input).unwrap().id.parse().unwrap()
}

fn numbers(client: &Client, filter: EmployerFilter) -> Vec<String> {
    client.employers(filter).unwrap().into_iter().map(|row| row.org_number).collect()
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

const CONTACT: [(&str, &str); 5] = [
    ("first_name", "Ola"),
    ("last_name", "Øvelse"),
    ("email", "ola@example.no"),
    ("informed", "ja"),
    ("role", "Daglig leder"),
];

#[test]
fn f037_colleagues_see_that_an_employer_was_met_and_nothing_of_the_participant() {
    let world = World::with_caseload(3, Caseload::Private);
    let canaries = ["Nina Kanarifugl", "kanarinotat", "kanariemne", "kanaristed"];
    let [_, own, colleague] = &world.devices[..] else { unreachable!() };
    let trail = named_trail(&own.client, PERSON, canaries[0]);
    let meeting = NewMeeting {
        subject: canaries[2].to_owned(),
        place: Some(canaries[3].to_owned()),
        ..visit(trail, canaries[1])
    };
    let id = own.client.log_meeting(meeting).unwrap().id;
    own.edit(EditMeeting { channel: Some(Channel::Phone), ..unchanged(id) });
    world.round(1, Network::Whole);
    let got = world.news_of(2);
    world.settle();
    assert!(colleague.client.trail(trail).is_err(), "the caseload is private");
    let view = colleague.client.employer(NUMBER).unwrap();
    assert_eq!(view.row.name, "Øvelse Lager");
    assert_eq!((view.row.meetings, view.row.own_meetings), (1, 0));
    let [entry] = &view.dialogue[..] else { panic!("one contact: {:?}", view.dialogue) };
    assert_eq!((entry.kind, entry.status), (DialogueKind::TrailMeeting, Some(MeetingStatus::Completed)));
    assert_eq!(entry.channel, Some(Channel::Phone), "the mark follows the meeting");
    assert_eq!((entry.who.as_str(), entry.subject.as_str()), ("Øvelse 1", "Jobbutvikling og relasjonsbygging"));
    // What the server has of the streams that the colleague may read, as it was signed.
    assert!(got.iter().any(|change| contains(change, b"contact_mark")), "the bytes are looked at unpacked");
    let trail_id = trail.to_string();
    for canary in canaries.iter().copied().chain([PERSON, "Nina", "Kanarifugl", trail_id.as_str()]) {
        assert!(!got.iter().any(|body| contains(body, canary.as_bytes())), "{canary}");
    }
    assert!(!got.iter().any(|body| contains(body, trail.as_bytes())));
    assert!(colleague.client.verify().unwrap().ok && own.client.verify().unwrap().ok);
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn f037_mark_follows_the_meeting_to_another_employer_and_away() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let id = world.devices[0].log_visit(trail, "Notat");
    let marks = |client: &Client, number: &str| client.employer(number).unwrap().dialogue.len();
    assert_eq!(marks(client, NUMBER), 1);
    let undo = UndoMeeting { id, reason: Some("Feilført".to_owned()) };
    client.undo_meeting(undo).unwrap();
    assert_eq!(marks(client, NUMBER), 0, "an undone meeting leaves no mark");
    client.restore_meeting(id).unwrap();
    assert_eq!(marks(client, NUMBER), 1);
    let moved = EditMeeting {
        employer: Some(OTHER.to_owned()),
        employer_name: Some("Annet Lager".to_owned()),
        ..unchanged(id)
    };
    client.edit_meeting(moved).unwrap();
    assert_eq!((marks(client, NUMBER), marks(client, OTHER)), (0, 1));
    world.settle();
    let colleague = &world.devices[1].client;
    assert_eq!((marks(colleague, NUMBER), marks(colleague, OTHER)), (0, 1));
    let back = EditMeeting { employer: Some(NUMBER.to_owned()), ..unchanged(id) };
    colleague.edit_meeting(back).unwrap();
    let time = EditMeeting { at: Some("2026-11-19T09:00".to_owned()), ..unchanged(id) };
    colleague.edit_meeting(time).unwrap();
    world.settle();
    assert_eq!((marks(client, NUMBER), marks(client, OTHER)), (1, 0));
    let entry = client.employer(NUMBER).unwrap().dialogue.remove(0);
    assert_eq!(entry.at.to_rfc3339(), "2026-11-19T08:00:00Z");
    // A participant's name in the employer's name field does not become the employer's name.
    let trail = named_trail(client, "10915596784", "Kari Kanarifugl");
    let odd = NewMeeting {
        employer: Some("974761076".to_owned()),
        employer_name: Some("Kari Kanarifugl sin sjef".to_owned()),
        ..visit(trail, "")
    };
    client.log_meeting(odd).unwrap();
    assert_eq!(client.employer("974761076").unwrap().row.name, "974761076");
}

#[test]
fn f037_imported_meeting_leaves_its_mark_too_and_only_once() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    world.devices[0].log_visit(trail, "Notat");
    let dir = tempfile::tempdir().unwrap();
    world.devices[0].client.export_csv(dir.path()).unwrap();
    let other = World::with_devices(1);
    let client = &other.devices[0].client;
    for _ in 0..2 {
        client.import_tables(dir.path(), ImportTerms::default()).unwrap();
        assert_eq!(client.employer(NUMBER).unwrap().dialogue.len(), 1);
    }
    assert!(client.verify().unwrap().ok);
}

#[test]
fn f039_contact_must_belong_to_the_employer_it_is_chosen_for() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    save(client, NUMBER, &[("name", "Øvelse Lager")]).unwrap();
    save(client, OTHER, &[("name", "Annet Lager")]).unwrap();
    let contact = add(client, RecordKind::EmployerContact, &CONTACT).unwrap().to_string();
    let need = |number: &str| {
        client.add_employer_record(NewEmployerRecord {
            org_number: number.to_owned(),
            kind: RecordKind::EmployerNeed,
            fields: fields(&[("title", "To på kveld"), ("employer_contact", &contact)]),
            names_confirmed: false,
        })
    };
    refused(need(OTHER), "contact_of_other_employer", "employer_contact");
    need(NUMBER).unwrap();
    assert_eq!(client.employer(NUMBER).unwrap().needs.len(), 1);
    let trail = world.devices[0].create_trail(PERSON);
    let job = |number: &str| {
        let told = [("title", "Plukker"), ("employment_form", "permanent"), ("start_date", "2026-12-01")];
        let chosen = [("employer", number), ("employer_contact", contact.as_str())];
        let fields = fields(&[told.as_slice(), chosen.as_slice()].concat());
        client.add_record(NewRecord { trail, kind: RecordKind::Job, fields })
    };
    refused(job(OTHER), "contact_of_other_employer", "employer_contact");
    job(NUMBER).unwrap();
}

#[test]
fn f049_dialogue_is_one_timeline_of_what_everybody_in_the_team_did() {
    let world = World::with_devices(2);
    let [one, other] = &world.devices[..] else { unreachable!() };
    let trail = one.create_trail(PERSON);
    one.log_visit(trail, "Notat");
    world.settle();
    let log = [("subject", "Ringte om kveldsskift"), ("at", "2026-11-21T10:00"), ("way", "phone")];
    add(&other.client, RecordKind::EmployerLog, &log).unwrap();
    add(&other.client, RecordKind::EmployerTask, &[("subject", "Send avtale"), ("due", "2026-12-01")]).unwrap();
    world.settle();
    for device in &world.devices {
        let view = device.client.employer(NUMBER).unwrap();
        let lines: Vec<_> = view.dialogue.iter().map(|entry| (entry.kind, entry.who.as_str())).collect();
        assert_eq!(
            lines,
            [
                (DialogueKind::Task, "Øvelse 1"),
                (DialogueKind::Log, "Øvelse 1"),
                (DialogueKind::TrailMeeting, "Øvelse 0")
            ]
        );
        assert_eq!(view.tasks.len(), 1);
    }
    let own = &other.client.employers(EmployerFilter::default()).unwrap()[0];
    assert_eq!((own.meetings, own.own_meetings), (2, 1));
}

#[test]
fn f050_call_email_and_sms_are_logged_and_no_participant_is_named_in_them() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    save(client, NUMBER, &[("name", "Øvelse Lager")]).unwrap();
    named_trail(client, PERSON, "Nina Testesen");
    for way in ["phone", "email", "sms"] {
        add(client, RecordKind::EmployerLog, &[("subject", "Kontakt"), ("at", "2026-11-20T10:00"), ("way", way)])
            .unwrap();
    }
    assert_eq!(client.employer(NUMBER).unwrap().dialogue.len(), 3);
    let log = |subject: &str| add(client, RecordKind::EmployerLog, &[("subject", subject), ("at", "2026-11-20T10:00")]);
    refused(log("Spurte for Nina"), "person_data_in_text", "subject");
    refused(log("Gjelder 15507600333"), "person_data_in_text", "subject");
    let later = [("subject", "Ringer"), ("at", "2026-12-20T10:00")];
    refused(add(client, RecordKind::EmployerLog, &later), "date_in_future", "at");
    let confirmed = NewEmployerRecord {
        org_number: NUMBER.to_owned(),
        kind: RecordKind::EmployerLog,
        fields: fields(&[("subject", "Snakket med Nina i resepsjonen"), ("at", "2026-11-20T10:00")]),
        names_confirmed: true,
    };
    let id = client.add_employer_record(confirmed).unwrap().id.parse().unwrap();
    // What was confirmed stays confirmed when another field is changed.
    let edit = EditRecord { id, fields: fields(&[("way", "in_person")]), base: None, discarded: None };
    client.edit_record(edit).unwrap();
    let task = add(client, RecordKind::EmployerTask, &[("subject", "Send avtale")]).unwrap();
    let done = EditRecord { id: task, fields: fields(&[("status", "completed")]), base: None, discarded: None };
    client.edit_record(done).unwrap();
    assert_eq!(client.employer(NUMBER).unwrap().tasks[0].status, "completed");
}

#[test]
fn f070_employer_has_facts_branches_a_warning_and_is_one_for_two_colleagues_who_add_it_apart() {
    let world = World::with_devices(2);
    let [one, other] = &world.devices[..] else { unreachable!() };
    let first = save(&one.client, NUMBER, &[("name", "Øvelse Lager"), ("municipality", "Oslo")]).unwrap();
    let second = save(
        &other.client,
        NUMBER,
        &[("name", "Øvelse Lager"), ("employees", "40"), ("industry_code", "52.10"), ("postal_code", "0484")],
    )
    .unwrap();
    assert_eq!(first, second, "both laptops derive one employer");
    save(&one.client, OTHER, &[("name", "Øvelse Lager avd. Øst"), ("parent_org_number", NUMBER)]).unwrap();
    world.settle();
    let warn = [("warning", "ja"), ("warning_note", "downsizing"), ("warning_on", "2026-11-20")];
    save(&other.client, NUMBER, &warn).unwrap();
    world.settle();
    for device in &world.devices {
        let view = device.client.employer(NUMBER).unwrap();
        assert_eq!(
            (view.row.employees, view.row.municipality.as_str(), view.county.as_str()),
            (Some(40), "Oslo", "Oslo")
        );
        assert_eq!(view.branches.iter().map(|row| row.org_number.as_str()).collect::<Vec<_>>(), [OTHER]);
        assert_eq!(view.warning_until.map(|day| day.to_string()).as_deref(), Some("2027-05-20"));
        assert_eq!(device.client.employers(EmployerFilter::default()).unwrap().len(), 2);
        assert_eq!(device.client.search("lager").unwrap().hits.len(), 2, "employers are found by search");
        assert_eq!(device.client.search("lager").unwrap().hits[0].trail, None);
        assert_eq!(device.outbox(), 0);
        assert!(device.client.verify().unwrap().ok);
    }
    refused(save(&one.client, "974760674", &[("name", "X")]), "org_number_check_digit", "org_number");
    refused(save(&one.client, "974761076", &[]), "required", "name");
    refused(save(&one.client, NUMBER, &[("industry_code", "kiosk")]), "value_unknown", "industry_code");
    refused(save(&one.client, NUMBER, &[("parent_org_number", NUMBER)]), "employer_above_itself", "parent_org_number");
    refused(save(&one.client, NUMBER, &[("note", "Nummer 15507600333")]), "person_data_in_text", "note");
    refused(one.client.employer("974761076").map(|_| ()), "id_unknown", "org_number");
}

#[test]
fn f070_employers_are_found_by_place_trade_size_contacts_and_a_participants_wish() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let lager = [
        ("name", "Øvelse Lager"),
        ("municipality", "0301"),
        ("postal_code", "0484"),
        ("industry_code", "52.10"),
        ("industry", "Lagring"),
        ("employees", "40"),
    ];
    save(client, NUMBER, &lager).unwrap();
    let kafe = [
        ("name", "Prøvekafeen"),
        ("municipality", "Bergen"),
        ("postal_code", "5003"),
        ("employees", "6"),
        ("industry", "Servering"),
    ];
    save(client, OTHER, &kafe).unwrap();
    let one = |filter: EmployerFilter| numbers(client, filter);
    let filter = EmployerFilter::default;
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(one(EmployerFilter { place: text("Oslo"), ..filter() }), [NUMBER]);
    assert_eq!(one(EmployerFilter { place: text("46"), ..filter() }), [OTHER], "by the number of a county");
    assert_eq!(one(EmployerFilter { near: text("0475"), ..filter() }), [NUMBER]);
    assert_eq!(client.employers(filter()).unwrap().iter().map(|row| row.postal_code.as_str()).max(), Some("5003"));
    assert_eq!(one(EmployerFilter { trade: text("52"), ..filter() }), [NUMBER]);
    assert_eq!(one(EmployerFilter { trade: text("servering"), ..filter() }), [OTHER]);
    assert_eq!(one(EmployerFilter { employees_min: Some(10), ..filter() }), [NUMBER]);
    assert_eq!(one(EmployerFilter { employees_max: Some(10), ..filter() }), [OTHER]);
    assert_eq!(one(EmployerFilter { query: "prøve".to_owned(), ..filter() }), [OTHER]);
    let needing = || EmployerFilter { with_needs: true, ..filter() };
    assert_eq!(one(needing()), Vec::<String>::new());
    add(client, RecordKind::EmployerNeed, &[("title", "Kokk"), ("positions", "1")]).unwrap();
    assert_eq!(one(needing()), [NUMBER]);
    let trail = world.devices[0].create_trail(PERSON);
    world.devices[0].log_visit(trail, "");
    assert_eq!(one(EmployerFilter { contacted_by: Some(ContactBy::Own), ..filter() }), [NUMBER]);
    assert_eq!(one(EmployerFilter { contacted_by: Some(ContactBy::Nobody), ..filter() }), [OTHER]);
    world.settle();
    let colleague = |by| numbers(&world.devices[1].client, EmployerFilter { contacted_by: Some(by), ..filter() });
    assert_eq!(colleague(ContactBy::Own), Vec::<String>::new());
    assert_eq!(colleague(ContactBy::Team), [NUMBER]);
    let goal = TextEdit { base: None, text: "Vil jobbe med servering eller på kafé".to_owned() };
    client.edit_profile(EditProfile { id: trail, section: ProfileSection::Goal, edit: goal }).unwrap();
    let fitting = client.employers(EmployerFilter { wish_of: Some(trail), ..filter() }).unwrap();
    assert_eq!(fitting.len(), 1);
    assert_eq!((fitting[0].org_number.as_str(), fitting[0].fits.as_slice()), (OTHER, &["servering".to_owned()][..]));
}

#[test]
fn f071_contact_is_informed_holds_no_union_office_and_keeps_its_place_when_it_leaves() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    save(client, NUMBER, &[("name", "Øvelse Lager")]).unwrap();
    let with = |change: (&str, &str)| {
        let mut typed = fields(&CONTACT);
        typed.insert(change.0.to_owned(), change.1.to_owned());
        let pairs: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        add(client, RecordKind::EmployerContact, &pairs)
    };
    refused(with(("informed", "")), "contact_not_informed", "informed");
    refused(with(("role", "Hovedtillitsvalgt")), "union_role_refused", "role");
    refused(with(("email", "ola")), "email_invalid", "email");
    refused(with(("left_on", "2026-11-01")), "left_but_employed", "left_on");
    let id = with(("themes", "recruit_include")).unwrap();
    world.settle();
    let left = fields(&[("former_employee", "ja"), ("left_on", "01.11.2026")]);
    let edit = EditRecord { id, fields: left, base: None, discarded: None };
    world.devices[1].client.edit_record(edit).unwrap();
    world.settle();
    let contact = &client.employer(NUMBER).unwrap().contacts[0];
    assert_eq!(contact.title, "Ola Øvelse");
    assert_eq!(contact.fields.get("left_on").map(String::as_str), Some("2026-11-01"));
    assert_eq!((contact.trail, contact.trail_title.as_str()), (None, "Øvelse Lager"));
    assert_eq!(client.search("daglig leder").unwrap().hits.len(), 1);
    let elsewhere = EditRecord { id, fields: fields(&[("employer", OTHER)]), base: None, discarded: None };
    refused(client.edit_record(elsewhere), "value_unknown", "employer");
}

#[test]
fn f094_employers_belong_to_the_team_and_stay_when_somebody_leaves_it() {
    let world = World::with_devices(3);
    let now = Timestamp::from_millis(START_MILLIS);
    save(&world.devices[1].client, NUMBER, &[("name", "Øvelse Lager")]).unwrap();
    world.settle();
    world.hub.remove_member("Team Øvelse", "Øvelse 1", now).unwrap();
    world.settle();
    assert!(world.devices[1].client.employer(NUMBER).is_err(), "whoever leaves the team leaves its employers");
    assert_eq!(world.devices[1].client.records(RecordFilter::default()).unwrap(), []);
    assert_eq!(world.devices[1].client.search("lager").unwrap().hits.len(), 0);
    assert_eq!(world.devices[2].client.employer(NUMBER).unwrap().row.name, "Øvelse Lager");
    // Another team has an employer of its own under the same number.
    world.hub.add_user("Øvelse Nord", Role::Specialist, None, now).unwrap();
    world.hub.add_team("Team Nord", Caseload::Shared, &["Øvelse Nord".to_owned()], now).unwrap();
    world.hub.add_member("Team Nord", "Øvelse 1", now).unwrap();
    world.settle();
    let nord = save(&world.devices[1].client, NUMBER, &[("name", "Øvelse Lager i nord")]).unwrap();
    world.settle();
    assert_eq!(world.devices[1].outbox(), 0);
    assert_ne!(world.devices[2].client.employer(NUMBER).unwrap().id, nord);
    assert_eq!(world.devices[2].client.employer(NUMBER).unwrap().row.name, "Øvelse Lager");
}

#[test]
fn f037_visit_that_lies_ahead_is_no_contact_yet() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail("15507600333");
    let ahead = |employer: &str| NewMeeting {
        at: "2026-11-25T10:00".to_owned(),
        status: Some(MeetingStatus::Planned),
        employer: Some(employer.to_owned()),
        ..visit(trail, "")
    };
    save(&device.client, NUMBER, &[("name", "Øvelse Lager")]).unwrap();
    for employer in [NUMBER, OTHER] {
        device.client.log_meeting(ahead(employer)).unwrap();
    }
    let contacts = || {
        let rows = device.client.employers(EmployerFilter::default()).unwrap();
        rows.into_iter().map(|row| (row.org_number, row.meetings, row.last_met_at.is_some())).collect::<Vec<_>>()
    };
    let seen = contacts();
    assert_eq!(seen.len(), 2, "also the one that only a meeting names");
    assert!(seen.iter().all(|(_, meetings, met)| *meetings == 0 && !met), "{seen:?}");
    device.log_visit(trail, "Snakket med lederen.");
    let seen = contacts();
    assert!(seen.contains(&("974760673".to_owned(), 1, true)), "{seen:?}");
}
