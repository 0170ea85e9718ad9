//! Import and export of employers, of what is kept at them, of the own workspace, and of what trails say since.

use crate::{
    tables::{read, without_ids},
    world::{START_MILLIS, World, visit},
};
use std::{collections::BTreeMap, fs, path::Path};
use worktrail_core::{
    Client, ImportReport, ImportTerms,
    api::{
        EditRecord, FileReport, GuidedCreation, NewEmployerRecord, NewMeeting, NewRecord, NewTrail, NewWorkspaceRecord,
        RecordFilter, SaveEmployer, SetPreference, ShareTrail, StartReport,
    },
    domain::{Caseload, MeetingKind, RecordId, Role, Timestamp, TrailId, records::RecordKind, reports::ReportKind},
};

const PERSON: &str = "15507600333";
const NUMBER: &str = "974760673";
const OTHER: &str = "889640782";

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn save(client: &Client, number: &str, pairs: &[(&str, &str)]) {
    let input = SaveEmployer { org_number: number.to_owned(), fields: fields(pairs), ..SaveEmployer::default() };
    client.save_employer(input).unwrap();
}

fn add(client: &Client, kind: RecordKind, pairs: &[(&str, &str)]) -> String {
    let org_number = NUMBER.to_owned();
    let input = NewEmployerRecord { org_number, kind, fields: fields(pairs), names_confirmed: true };
    client.add_employer_record(input).unwrap().id
}

fn named_trail(client: &Client, name: &str) -> TrailId {
    let input = NewTrail { national_id: PERSON.to_owned(), name: Some(name.to_owned()), ..NewTrail::default() };
    client.create_trail(input).unwrap().id.parse().unwrap()
}

/// A meeting with an employer that is about no participant.
fn employer_meeting(client: &Client, contact: &str, note: &str) {
    let input = NewMeeting {
        trail: None,
        kind: MeetingKind::EmployerOnly,
        employer_contact: Some(contact.to_owned()),
        no_person_data: Some(true),
        names_confirmed: Some(true),
        ..visit(TrailId::from_bytes([0; 16]), note)
    };
    client.log_meeting(input).unwrap();
}

/// An employer with something of everything, a workspace with something of everything, and a job at the employer.
fn fill(client: &Client) {
    save(client, NUMBER, &[("name", "Øvelse Lager"), ("note", "Første linje\n«andre»"), ("employees", "40")]);
    let ola = [
        ("first_name", "Ola"),
        ("last_name", "Øvelse"),
        ("email", "ola@example.no"),
        ("informed", "ja"),
        ("role", "Sjef"),
    ];
    let contact = add(client, RecordKind::EmployerContact, &ola);
    let chosen = ("employer_contact", contact.as_str());
    add(client, RecordKind::EmployerNeed, &[("title", "To på lageret"), ("hours_per_week", "37,5"), chosen]);
    add(client, RecordKind::EmployerAgreement, &[("title", "Praksis"), ("from", "2026-01-05"), chosen]);
    add(client, RecordKind::EmployerTask, &[("subject", "=Ring"), ("due", "2026-12-01"), chosen]);
    add(client, RecordKind::EmployerLog, &[("subject", "Ringte"), ("at", "2026-11-20T10:00"), chosen]);
    employer_meeting(client, &contact, "Trenger folk fra januar.");
    let own = |kind, pairs: &[(&str, &str)]| {
        client.add_workspace_record(NewWorkspaceRecord { kind, fields: fields(pairs) }).unwrap();
    };
    own(RecordKind::PrivateTask, &[("subject", "Rydde"), ("due", "2026-12-01T08:00"), ("description", "Alt")]);
    own(RecordKind::WorkspaceLink, &[("title", "Nav"), ("address", "https://nav.no"), ("position", "1")]);
    own(RecordKind::NoteTemplate, &[("title", "Besøk"), ("use", "employer_meeting"), ("text", "Hvem:\nHva:")]);
    let user = "01930000-0000-7000-8000-00000000000a";
    let log =
        [("user", user), ("user_name", "Øvelse 0"), ("changed_at", "2026-01-05T08:00"), ("current_role", "Leder")];
    own(RecordKind::UserLog, &log);
    client.set_preference(SetPreference { name: "density".to_owned(), value: "compact".to_owned() }).unwrap();
    let trail = named_trail(client, "Nina Testesen");
    let job = [
        ("title", "Lagermedarbeider"),
        ("employment_form", "permanent"),
        ("employer", NUMBER),
        chosen,
        ("start_date", "2026-12-01"),
    ];
    client.add_record(NewRecord { trail, kind: RecordKind::Job, fields: fields(&job) }).unwrap();
}

fn import(client: &Client, path: &Path) -> ImportReport {
    let report = client.import_tables(path, ImportTerms::default()).unwrap();
    assert_eq!(report.problems, []);
    report
}

fn places(report: &ImportReport) -> Vec<(&str, u64, &str, &str)> {
    let mut found: Vec<_> =
        report.problems.iter().map(|p| (p.table.as_str(), p.line, p.column.as_str(), p.code.as_str())).collect();
    found.sort_unstable();
    found
}

#[test]
fn f080_employers_and_the_own_workspace_come_back_with_everything_at_them() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    fill(client);
    let dir = tempfile::tempdir().unwrap();
    let (out, book, again) = (dir.path().join("ut"), dir.path().join("alt.xlsx"), dir.path().join("igjen"));
    let written = client.export_csv(&out).unwrap().count;
    client.export_xlsx(&book).unwrap();
    let before = read(&out);
    for table in [
        "employer",
        "employer_contact",
        "employer_need",
        "employer_agreement",
        "employer_task",
        "employer_log",
        "employer_meetings",
        "private_task",
        "workspace_link",
        "note_template",
        "user_log",
        "preference",
        "job",
    ] {
        let rows = before.get(table).unwrap();
        assert_eq!(rows.len(), 1, "{table}");
        assert_eq!(rows[0]["more"], "", "{table}: every field has a column of its own");
    }
    assert!(before.keys().all(|table| !table.starts_with("other")), "{:?}", before.keys());
    assert!(!before.contains_key("contact_mark"), "what is derived comes again by itself");
    for from in [&out, &book] {
        let other = World::with_devices(2);
        let other_client = &other.devices[1].client;
        assert_eq!(import(other_client, from).imported, written);
        assert_eq!(import(other_client, from).skipped, written, "twice gives one of each");
        other_client.export_csv(&again).unwrap();
        assert_eq!(without_ids(read(&again)), without_ids(before.clone()));
        assert_eq!(fs::read(again.join("employer.csv")).unwrap(), fs::read(out.join("employer.csv")).unwrap());
        let view = other_client.employer(NUMBER).unwrap();
        assert_eq!((view.contacts.len(), view.needs.len(), view.agreements.len(), view.tasks.len()), (1, 1, 1, 1));
        assert_eq!(view.dialogue.len(), 3, "the task, the call, and the meeting without a participant");
        assert_eq!(other_client.workspace().unwrap().preferences["density"], "compact");
        let job =
            other_client.records(RecordFilter { kind: Some(RecordKind::Job), ..RecordFilter::default() }).unwrap();
        assert_eq!(
            job[0].fields["employer_contact"],
            view.contacts[0].id.to_string(),
            "the choice points to the contact"
        );
        // An import without names in it can be changed like anything else.
        let fields = fields(&[("description", "Fra mars.")]);
        let edit = EditRecord { id: view.needs[0].id, fields, base: None, discarded: None };
        other_client.edit_record(edit).unwrap();
        other.settle();
        assert_eq!(other_client.sync_status().unwrap().quarantined, 0);
        assert_eq!(other.devices[0].client.employer(NUMBER).unwrap().contacts.len(), 1, "a colleague has it too");
        assert!(other.devices[0].client.workspace().unwrap().tasks.is_empty(), "and nobody else the workspace");
        assert!(other_client.verify().unwrap().ok);
        fs::remove_dir_all(&again).unwrap();
    }
}

#[test]
fn f080_another_team_at_the_same_office_can_take_in_the_same_file() {
    let mut world = World::with_devices(1);
    fill(&world.devices[0].client);
    let dir = tempfile::tempdir().unwrap();
    world.devices[0].client.export_csv(dir.path()).unwrap();
    // Participants are not handed around in files; employers are.
    for table in ["trails.csv", "meetings.csv", "tasks.csv", "job.csv"] {
        fs::remove_file(dir.path().join(table)).unwrap();
    }
    let now = Timestamp::from_millis(START_MILLIS);
    world.hub.add_user("Annen", Role::Specialist, None, now).unwrap();
    world.hub.add_team("Team To", Caseload::Shared, &["Annen".to_owned()], now).unwrap();
    let other = world.enrol("Annen");
    world.devices.push(other);
    world.settle();
    let client = &world.devices[1].client;
    import(client, dir.path());
    world.settle();
    assert_eq!((world.devices[1].outbox(), client.sync_status().unwrap().quarantined), (0, 0));
    for device in &world.devices {
        assert_eq!(device.client.employer(NUMBER).unwrap().contacts.len(), 1);
        assert_eq!(device.client.workspace().unwrap().templates.len(), 1);
    }
    assert_eq!(import(&world.devices[0].client, dir.path()).imported, 0, "where it came from it is already");
}

#[test]
fn f080_problems_are_told_across_tables_and_nothing_is_imported() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    let contact = "01930000-0000-7000-8000-0000000000c1";
    write("trails.csv", &format!("national_id,name,referred\n{PERSON},Nina Testesen,2026-01-05\n"));
    write(
        "employer.csv",
        &format!(
            "name,org_number,note\nLager,{NUMBER},\nLager,974760674,\nKafé,{OTHER},Fint sted\nKafé,{OTHER},Annet\n"
        ),
    );
    write(
        "employer_contact.csv",
        &format!(
            "id,first_name,last_name,email,informed,role,employer\n{contact},Kari,Øvelse,kari@example.no,ja,,{NUMBER}\n\
             ,Per,Øvelse,per@example.no,ja,Hovedtillitsvalgt,{NUMBER}\n,Ola,Øvelse,ola@,nei,,974761076\n"
        ),
    );
    write(
        "employer_need.csv",
        &format!(
            "title,employer,employer_contact,description,positions\nTo,{OTHER},{contact},,0\n\
             Tre,974761076,,,\nFire,{NUMBER},{contact},Passer for Nina,\n"
        ),
    );
    write(
        "employer_meetings.csv",
        &format!(
            "at,subject,place,employer,no_person_data,note,more\n2026-11-20T10:00,Behov,Her,{NUMBER},ja,Spurte om Testesen,\n\
             2026-11-20T10:00,Behov,Her,{NUMBER},,Fint,\n2026-11-20T10:00,Behov,Her,{NUMBER},ja,Fint,\
             \"{{\"\"ny\"\":\"\"{PERSON}\"\"}}\"\n"
        ),
    );
    write("other_employer_records.csv", &format!("employer,kind\n{NUMBER},contact_mark\n"));
    write("workspace_link.csv", "title,address\nNav,javascript:alert(1)\n");
    let report = client.import_tables(dir.path(), ImportTerms::default()).unwrap();
    assert_eq!(
        places(&report),
        [
            ("employer", 3, "org_number", "org_number_check_digit"),
            ("employer", 5, "org_number", "employer_twice"),
            ("employer_contact", 3, "role", "union_role_refused"),
            ("employer_contact", 4, "email", "email_invalid"),
            ("employer_contact", 4, "informed", "contact_not_informed"),
            ("employer_meetings", 2, "note", "person_data_in_text"),
            ("employer_meetings", 3, "no_person_data", "no_person_data_unconfirmed"),
            ("employer_meetings", 4, "more", "person_data_in_text"),
            ("employer_need", 2, "employer_contact", "contact_of_other_employer"),
            ("employer_need", 3, "employer", "employer_not_registered"),
            ("employer_need", 4, "description", "person_data_in_text"),
            ("other_employer_records", 2, "kind", "value_unknown"),
            ("workspace_link", 2, "address", "web_address_invalid"),
        ]
    );
    assert!(report.problems.iter().all(|one| one.message.ends_with('.')));
    let kept: Vec<_> = report.kept.iter().map(|one| (one.line, one.column.as_str(), one.code.as_str())).collect();
    assert_eq!(kept, [(2, "positions", "number_out_of_range")], "this alone would stop nothing");
    assert!(report.dry_run && client.employers(Default::default()).unwrap().is_empty());
    assert_eq!(world.devices[0].outbox(), 0);
    // A name may be the employer's own; a national number never is.
    let confirmed = ImportTerms { names_confirmed: true, ..ImportTerms::default() };
    let report = client.import_tables(dir.path(), confirmed).unwrap();
    let told: Vec<_> = places(&report).into_iter().filter(|one| one.3 == "person_data_in_text").collect();
    assert_eq!(told, [("employer_meetings", 4, "more", "person_data_in_text")]);
}

#[test]
fn f080_value_that_cannot_be_typed_here_is_kept_and_told() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("job.csv");
    let table = format!(
        "trail,title,employment_form,start_date,hours_per_week,employer\n{trail},Sjåfør,Jobbsmak,2026-12-01,\"56,5\",{NUMBER}\n"
    );
    fs::write(&file, table).unwrap();
    let report = import(client, &file);
    let kept: Vec<_> = report.kept.iter().map(|one| (one.line, one.column.as_str(), one.code.as_str())).collect();
    assert_eq!(kept, [(2, "employment_form", "value_retired"), (2, "hours_per_week", "number_out_of_range")]);
    let job = client.records(RecordFilter::default()).unwrap().remove(0);
    assert_eq!((job.fields["hours_per_week"].as_str(), job.fields["employment_form"].as_str()), ("56.5", "job_taster"));
    // It stands beside other changes, and a new value is held to the rules.
    let edit = |pairs: &[(&str, &str)]| {
        client.edit_record(EditRecord { id: job.id, fields: fields(pairs), base: None, discarded: None })
    };
    edit(&[("title", "Langtransport")]).unwrap();
    assert_eq!(edit(&[("hours_per_week", "57")]).unwrap_err().report().code, "number_out_of_range");
}

#[test]
fn f080_shared_trail_with_its_confirmations_comes_to_whoever_imports_it() {
    let world = World::with_devices(3);
    let client = &world.devices[1].client;
    let guided = GuidedCreation {
        birth_date: Some("15.10.1976".to_owned()),
        person_confirmed: true,
        guardian_consent: false,
        informed_of_rights: true,
        nav_counsellor: "Kari Veileder".to_owned(),
        referral_source: "Øvelse DPS".to_owned(),
    };
    let input = NewTrail { national_id: PERSON.to_owned(), guided: Some(guided), ..NewTrail::default() };
    let trail: TrailId = client.create_trail(input).unwrap().id.parse().unwrap();
    world.settle();
    let share = ShareTrail { trail, with: "Øvelse 2".to_owned(), until: "2026-12-24".to_owned() };
    client.share_trail(share).unwrap();
    let (out, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    client.export_csv(out.path()).unwrap();
    let row = read(out.path())["trails"][0].clone();
    assert_eq!((row["person_confirmed"].as_str(), row["informed_of_rights"].as_str()), ("true", "true"));
    assert_eq!((row["birth_date"].as_str(), row["more"].as_str()), ("1976-10-15", ""));
    let other = World::with_devices(2);
    import(&other.devices[1].client, out.path());
    other.settle();
    assert_eq!(
        other.devices[1].client.sync_status().unwrap().quarantined,
        0,
        "a share of another team is no part of it"
    );
    other.devices[1].client.export_csv(again.path()).unwrap();
    assert_eq!(read(again.path()), read(out.path()));
    let view = other.devices[1].client.trail(trail).unwrap();
    assert!(view.creation.person_confirmed && view.creation.missing.is_empty());
}

#[test]
fn f080_filed_report_comes_back_as_it_was_filed_and_not_otherwise() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail_from(PERSON, "2026-08-20");
    let startup = NewMeeting { kind: MeetingKind::Startup, at: "2026-09-01T10:00".to_owned(), ..visit(trail, "") };
    client.log_meeting(startup).unwrap();
    let start = StartReport { trail, kind: ReportKind::Interval, from: None, to: None };
    let id: RecordId = client.start_report(start).unwrap().id.parse().unwrap();
    let told = fields(&[("participant_involved", "true"), ("period_summary", "Slik var det.")]);
    client.edit_record(EditRecord { id, fields: told, base: None, discarded: None }).unwrap();
    client.file_report(FileReport { id, case: "2026/4711".to_owned() }).unwrap();
    let dir = tempfile::tempdir().unwrap();
    client.export_csv(dir.path()).unwrap();
    let row = read(dir.path())["report"][0].clone();
    assert!(row["filed_report"].chars().count() > 255 && row["more"].is_empty());
    let other = World::with_devices(1);
    let file = dir.path().join("report.csv");
    let original = fs::read_to_string(&file).unwrap();
    fs::write(&file, original.replace("Slik var det.", "Slik var det ikke.")).unwrap();
    let report = other.devices[0].client.import_tables(dir.path(), ImportTerms::default()).unwrap();
    assert_eq!(places(&report), [("report", 2, "filed_report", "filed_report_changed")]);
    fs::write(&file, original).unwrap();
    import(&other.devices[0].client, dir.path());
    let view = other.devices[0].client.report(id).unwrap();
    let filed = view.filed.unwrap();
    assert_eq!((filed.case.as_str(), filed.intact), ("2026/4711", true));
}
