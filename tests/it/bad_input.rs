//! What people, files and clocks get wrong: a typed error that names the field, nothing half applied, the app alive.

use crate::world::{PASSPHRASE, START_MILLIS, World, unchanged, visit};
use std::fs;
use worktrail_core::{
    Client, CoreError, ImportTerms, KdfParams,
    api::{AppPhase, EditMeeting, EditTask, EnrolInput, FollowUp, NewMeeting, NewTask, NewTrail, SetPhase, TextEdit},
    domain::{
        EndCause, MeetingId, MeetingKind, MeetingStatus, Phase, TaskId, Timestamp, TrailId, ending::EndCauseDetail,
    },
};

const PERSON: &str = "15507600333";

fn code_and_field<T>(outcome: Result<T, CoreError>) -> (String, Option<String>) {
    let report = outcome.err().unwrap().report();
    assert!(report.message.ends_with('.'), "a sentence for a person: {}", report.message);
    (report.code, report.field)
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    assert_eq!(code_and_field(outcome), (code.to_owned(), Some(field.to_owned())));
}

#[test]
fn broken_rule_names_its_field_and_saves_nothing() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let client = &device.client;
    let trail = device.create_trail(PERSON);
    let meeting = device.log_visit(trail, "notat");
    let saved = device.outbox();

    let person = |national_id: &str| NewTrail { national_id: national_id.to_owned(), ..NewTrail::default() };
    refused(client.create_trail(person("1550760033")), "national_id_length", "national_id");
    refused(client.create_trail(person("15507600334")), "national_id_check_digit", "national_id");
    refused(client.create_trail(person("02013299997")), "national_id_not_allowed", "national_id");
    refused(client.create_trail(person(PERSON)), "person_has_active_trail", "national_id");
    let referred = |date: &str| NewTrail { referred: Some(date.to_owned()), ..person("10915596784") };
    refused(client.create_trail(referred("2026-02-30")), "date_impossible", "referred");
    refused(client.create_trail(referred("2027-01-01")), "date_in_future", "referred");

    let with = |change: fn(&mut NewMeeting)| {
        let mut input = visit(trail, "notat");
        change(&mut input);
        client.log_meeting(input)
    };
    refused(with(|m| m.employer = Some("112233445".to_owned())), "org_number_check_digit", "employer");
    refused(with(|m| (m.employer, m.employer_name) = (None, None)), "employer_required", "employer");
    refused(with(|m| m.at = "2026-03-29T02:30".to_owned()), "time_impossible", "at");
    refused(with(|m| m.subject = " ".to_owned()), "required", "subject");
    refused(with(|m| m.note = Some("x".repeat(40_000))), "text_too_long", "note");
    refused(with(|m| m.minutes = Some(2_000)), "minutes_out_of_range", "minutes");
    refused(with(|m| m.kind = MeetingKind::Unknown), "value_unknown", "kind");
    refused(with(|m| m.kind = MeetingKind::EmployerOnly), "meeting_trail_not_allowed", "trail");
    refused(with(|m| m.trail = Some(TrailId::from_bytes([9; 16]))), "id_unknown", "trail");
    refused(
        with(|m| {
            m.at = "2026-12-24T10:00".to_owned();
            m.status = Some(MeetingStatus::Completed);
        }),
        "completed_in_future",
        "status",
    );
    let follow_up = |subject: &str, due: &str| Some(FollowUp { subject: subject.to_owned(), due: due.to_owned() });
    let follow = |follow_up| client.log_meeting(NewMeeting { follow_up, ..visit(trail, "notat") });
    refused(follow(follow_up("Ringe", "i morgen")), "date_impossible", "follow_up.due");
    refused(follow(follow_up("", "2026-12-01")), "required", "follow_up.subject");

    refused(client.edit_meeting(unchanged(meeting)), "nothing_to_change", "id");
    refused(client.edit_meeting(unchanged(MeetingId::from_bytes([9; 16]))), "id_unknown", "id");
    let from_nowhere = TextEdit { base: Some("00".repeat(32)), text: "ny".to_owned() };
    let edit = EditMeeting { note: Some(from_nowhere), ..unchanged(meeting) };
    assert_eq!(code_and_field(client.edit_meeting(edit)).0, "version_unknown");
    let task = NewTask { due: Some("31.06.2026".to_owned()), ..NewTask::of(trail, "Ringe") };
    refused(client.add_task(task), "date_impossible", "due");
    let task = EditTask::of(TaskId::from_bytes([9; 16]));
    refused(client.edit_task(task), "id_unknown", "id");
    let phase = SetPhase { id: trail, phase: Phase::Unknown, cause: None, detail: None, on: None };
    refused(client.set_phase(phase), "value_unknown", "phase");
    let elsewhere = SetPhase { id: trail, phase: Phase::InitialContact, cause: None, detail: None, on: None };
    refused(client.set_phase(elsewhere), "phase_not_in_service", "phase");
    let retired = SetPhase {
        id: trail,
        phase: Phase::Ended,
        cause: Some(EndCause::NotApplicable),
        detail: Some(EndCauseDetail::NotApplicable),
        on: Some("2026-11-21".to_owned()),
    };
    refused(client.set_phase(retired), "value_retired", "cause");

    assert_eq!(device.outbox(), saved, "nothing of all that was saved");
    assert_eq!(client.tasks(true).unwrap(), []);
    assert!(client.verify().unwrap().ok);
}

#[test]
fn locked_vault_answers_every_command_with_locked_and_opens_again() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    device.client.lock();
    assert_eq!(code_and_field(device.client.portfolio()).0, "locked");
    assert_eq!(code_and_field(device.client.log_meeting(visit(trail, "notat"))).0, "locked");
    refused(device.client.unlock("feil hest batteri stift"), "wrong_passphrase", "passphrase");
    device.client.unlock(PASSPHRASE).unwrap();
    assert_eq!(device.client.portfolio().unwrap().trails.len(), 1);
}

#[test]
fn damaged_vault_is_named_and_left_as_it_is() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    device.create_trail(PERSON);
    device.client.lock();
    let file = device.dir().join("replica.db");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0x5a);
    bytes[200..264].fill(0x5a);
    fs::write(&file, &bytes).unwrap();
    assert_eq!(code_and_field(device.client.unlock(PASSPHRASE)).0, "replica_damaged");
    assert_eq!(fs::read(&file).unwrap(), bytes, "nothing is repaired behind the person's back");

    for header in ["vault.header", "vault.header.copy"] {
        fs::write(device.dir().join(header), b"not a header").unwrap();
    }
    assert_eq!(code_and_field(device.client.unlock(PASSPHRASE)).0, "vault_damaged");
}

#[test]
fn replica_of_a_newer_app_is_refused_untouched() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    device.client.lock();
    let unlocked = worktrail_vault::Vault::unlock(device.dir(), PASSPHRASE, START_MILLIS).unwrap();
    let db = rusqlite::Connection::open(device.dir().join("replica.db")).unwrap();
    db.execute_batch(&unlocked.database_key().sqlcipher_pragma()).unwrap();
    db.execute_batch("PRAGMA user_version = 999").unwrap();
    drop(db);
    assert_eq!(code_and_field(device.client.unlock(PASSPHRASE)).0, "vault_newer");
}

#[test]
fn second_vault_in_the_same_folder_is_refused() {
    let world = World::with_devices(1);
    let input = EnrolInput {
        server_url: "http://127.0.0.1:1".to_owned(),
        code: "AAAA".to_owned(),
        device_name: "Bærbar".to_owned(),
        passphrase: PASSPHRASE.to_owned(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let enrol = |client: &Client, input: EnrolInput| runtime.block_on(client.enrol(input, KdfParams::FLOOR));
    assert_eq!(code_and_field(enrol(&world.devices[0].client, input.clone())).0, "already_enrolled");

    let dir = tempfile::tempdir().unwrap();
    let fresh = Client::new(dir.path().join("vault"), std::sync::Arc::new(|| Timestamp::from_millis(START_MILLIS)));
    assert_eq!(code_and_field(enrol(&fresh, input.clone())).0, "server_unreachable");
    let plain_http = EnrolInput { server_url: "http://sentralen.example".to_owned(), ..input.clone() };
    refused(enrol(&fresh, plain_http), "server_url_invalid", "server_url");
    let short = EnrolInput { passphrase: "kort".to_owned(), ..input };
    refused(enrol(&fresh, short), "passphrase_too_short", "passphrase");
    assert_eq!(fresh.app_status().phase, AppPhase::Unenrolled, "nothing was left behind");
}

#[test]
fn import_lists_every_problem_by_line_and_column_and_imports_nothing() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("deltakere.csv");
    fs::write(
        &file,
        "id,national_id,name,referred,phase\n,15507600333,Øvelse En,2026-01-05,mapping\n\
         ,15507600334,Øvelse To,2026-01-05,mapping\n,10915596784,Øvelse Tre,2026-02-30,mapping\n\
         ,55507608360,Øvelse Fire,2026-01-05,flying\n",
    )
    .unwrap();
    let report = device.client.import_tables(&file, ImportTerms::default()).unwrap();
    let found: Vec<_> = report.problems.iter().map(|p| (p.line, p.column.as_str(), p.code.as_str())).collect();
    assert_eq!(
        found,
        [
            (3, "national_id", "national_id_check_digit"),
            (4, "referred", "date_impossible"),
            (5, "phase", "value_unknown"),
        ]
    );
    assert!(report.dry_run);
    assert_eq!(device.client.portfolio().unwrap().trails.len(), 0);
}

#[test]
fn export_and_import_give_the_same_tables_on_another_laptop() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    device.log_visit(trail, "Første linje\n«andre», linje");
    device.add_task(trail, "Ringe, \"snart\"");
    device
        .client
        .set_phase(SetPhase { id: trail, phase: Phase::JobDevelopment, cause: None, detail: None, on: None })
        .unwrap();
    let (out, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    device.client.export_csv(out.path()).unwrap();

    let other = World::with_devices(1);
    let dry = other.devices[0].client.import_tables(out.path(), ImportTerms::DRY_RUN).unwrap();
    assert_eq!((dry.imported, dry.problems.len()), (4, 0), "trail, visit, task and the employer");
    assert_eq!(other.devices[0].client.portfolio().unwrap().trails.len(), 0, "a dry run writes nothing");
    other.devices[0].client.import_tables(out.path(), ImportTerms::default()).unwrap();
    assert_eq!(
        other.devices[0].client.import_tables(out.path(), ImportTerms::default()).unwrap().skipped,
        4,
        "twice gives one of each"
    );
    other.devices[0].client.export_csv(again.path()).unwrap();
    for table in ["trails.csv", "meetings.csv", "tasks.csv"] {
        let read = |dir: &tempfile::TempDir| fs::read_to_string(dir.path().join(table)).unwrap();
        assert_eq!(read(&out), read(&again), "{table}");
    }
}

#[test]
fn exported_automerge_files_open_in_plain_automerge() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    let meeting = device.log_visit(trail, "Notat fra rampen");
    let dir = tempfile::tempdir().unwrap();
    let report = device.client.export_automerge(dir.path()).unwrap();
    assert_eq!(report.count, 4, "trail, meeting, and the employer with its mark");
    use automerge::ReadDoc;
    let bytes = fs::read(dir.path().join(format!("meeting-{meeting}.automerge"))).unwrap();
    let doc = automerge::AutoCommit::load(&bytes).unwrap();
    let (_, note) = doc.get(automerge::ROOT, "note").unwrap().unwrap();
    assert_eq!(doc.text(note).unwrap(), "Notat fra rampen");
}
