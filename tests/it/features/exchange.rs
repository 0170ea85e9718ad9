//! Import and export.

use crate::{
    tables::{TRAINING, kinds_in, sample},
    world::World,
};
use automerge::ReadDoc;
use std::{collections::BTreeMap, fs, path::Path};
use worktrail_core::{
    Client, ImportReport, ImportTerms,
    api::{EditProfile, NewMeeting, NewTrail, SetPhase, TextEdit},
    domain::{MeetingKind, Phase, ProfileSection, RecordKind, StreamKind, TrailId, TrailType, records::spec},
};

const PERSON: &str = "15507600333";
const THIRD: &str = "55507608360";
const OTHER: &str = "10915596784";

/// A portfolio with something of everything that can be imported and exported.
fn full_vault() -> (World, TrailId) {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    let startup = NewMeeting { kind: MeetingKind::Startup, ..crate::world::visit(trail, "Oppstart") };
    device.client.log_meeting(startup).unwrap();
    device.log_visit(trail, "Første linje\n«andre», linje; =SUM(A1)");
    device.add_task(trail, "=Ringe, \"snart\"");
    let phase = SetPhase { id: trail, phase: Phase::JobDevelopment, cause: None, detail: None, on: None };
    device.client.set_phase(phase).unwrap();
    let edit = TextEdit { base: None, text: format!("- Lager\n{}", "å".repeat(32_700)) };
    device.client.edit_profile(EditProfile { id: trail, section: ProfileSection::Goal, edit }).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let home = |person: &str, service| {
        let input = NewTrail { national_id: person.to_owned(), service: Some(service), ..NewTrail::default() };
        device.client.create_trail(input).unwrap().id.parse::<TrailId>().unwrap()
    };
    let (ams, ce) = (home(OTHER, TrailType::Ams), home(THIRD, TrailType::Ce));
    for kind in kinds_in(StreamKind::Trail) {
        let sample = sample(kind);
        let (header, row): (Vec<&str>, Vec<String>) = sample.into_iter().unzip();
        let row: Vec<_> = row.iter().map(|cell| format!("\"{cell}\"")).collect();
        let trail = [(TrailType::Ips, trail), (TrailType::Ams, ams), (TrailType::Ce, ce)]
            .into_iter()
            .find(|(service, _)| spec(kind).is_used_in(*service))
            .unwrap()
            .1;
        // An apprentice job says under which training it lies.
        let id =
            if kind == RecordKind::VocationalTraining { ("id,", format!("{TRAINING},")) } else { ("", String::new()) };
        let text = format!("trail,{}{}\n{trail},{}{}\n", id.0, header.join(","), id.1, row.join(","));
        fs::write(dir.path().join(format!("{}.csv", kind.code())), text).unwrap();
    }
    let report = device.client.import_tables(dir.path(), ImportTerms::default()).unwrap();
    assert_eq!(report.problems, []);
    (world, trail)
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// Everything each document of a trail holds, as Automerge itself reads it; who owns a trail is not in a file, and what
/// meetings leave at their employers is derived anew, in the team of whoever imports.
fn contents(client: &Client) -> BTreeMap<String, BTreeMap<String, String>> {
    let dir = tempfile::tempdir().unwrap();
    client.export_automerge(dir.path()).unwrap();
    files(dir.path())
        .into_iter()
        .map(|(name, bytes)| {
            let doc = automerge::AutoCommit::load(&bytes).unwrap();
            let shown = |key: &str| match doc.get(automerge::ROOT, key).unwrap().unwrap() {
                (automerge::Value::Object(_), id) => doc.text(id).unwrap(),
                (value, _) => format!("{value:?}"),
            };
            let derived = doc.get(automerge::ROOT, "record_kind").unwrap().is_some_and(|(kind, _)| {
                kind.as_str().is_some_and(|kind| ["employer", "contact_mark"].contains(&kind))
            });
            if derived {
                return (String::new(), BTreeMap::new());
            }
            let keys = doc.keys(automerge::ROOT).filter(|key| key != "owner");
            // What is empty says nothing: a field that was cleared and one that never was read the same.
            let said = keys.map(|key| (key.clone(), shown(&key))).filter(|(_, value)| !value.is_empty());
            (name, said.filter(|(_, value)| value != "Scalar(Str(\"\"))").collect())
        })
        .collect()
}

/// What one vault holds and the other does not: the least that shows what was lost.
fn differing(one: &Client, other: &Client) -> Vec<String> {
    let (one, other) = (contents(one), contents(other));
    let ids = one.keys().chain(other.keys()).collect::<std::collections::BTreeSet<_>>();
    let mut found = Vec::new();
    for id in ids {
        let (one, other) = (one.get(id).cloned().unwrap_or_default(), other.get(id).cloned().unwrap_or_default());
        let keys = one.keys().chain(other.keys()).filter(|key| one.get(*key) != other.get(*key));
        found.extend(keys.map(|key| format!("{id}: {key}")));
    }
    found
}

fn import(client: &Client, file: &Path) -> ImportReport {
    let report = client.import_tables(file, ImportTerms::default()).unwrap();
    assert_eq!(report.problems, []);
    report
}

fn places(report: &ImportReport) -> Vec<(&str, u64, &str, &str)> {
    report.problems.iter().map(|p| (p.table.as_str(), p.line, p.column.as_str(), p.code.as_str())).collect()
}

#[test]
fn f080_everything_comes_back_from_csv_byte_for_byte() {
    let (world, _) = full_vault();
    let (out, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let written = world.devices[0].client.export_csv(out.path()).unwrap();
    let other = World::with_devices(1);
    let client = &other.devices[0].client;
    assert_eq!(client.import_tables(out.path(), ImportTerms::DRY_RUN).unwrap().imported, written.count);
    assert_eq!(client.portfolio().unwrap().trails.len(), 0, "a dry run writes nothing");
    import(client, out.path());
    client.export_csv(again.path()).unwrap();
    assert_eq!(files(out.path()), files(again.path()));
    assert_eq!(differing(client, &world.devices[0].client), [""; 0], "no field of any document is left out");
    assert_eq!(import(client, out.path()).skipped, written.count, "twice gives one of each");
    assert!(client.verify().unwrap().ok);
}

#[test]
fn f080_everything_comes_back_from_a_workbook() {
    let (world, _) = full_vault();
    let dir = tempfile::tempdir().unwrap();
    let (out, again) = (dir.path().join("alt.xlsx"), dir.path().join("igjen.xlsx"));
    world.devices[0].client.export_xlsx(&out).unwrap();
    let other = World::with_devices(1);
    let client = &other.devices[0].client;
    import(client, &out);
    assert_eq!(differing(client, &world.devices[0].client), [""; 0], "no field of any document is left out");
    client.export_xlsx(&again).unwrap();
    assert_eq!(fs::read(&out).unwrap(), fs::read(&again).unwrap());
}

#[test]
fn f080_imported_trails_reach_the_server_and_a_colleague() {
    let (world, _) = full_vault();
    let dir = tempfile::tempdir().unwrap();
    world.devices[0].client.export_csv(dir.path()).unwrap();
    let other = World::with_devices(2);
    import(&other.devices[1].client, dir.path());
    other.settle();
    assert_eq!(other.devices[1].client.sync_status().unwrap().quarantined, 0);
    let trails = other.devices[0].client.portfolio().unwrap().trails;
    assert!(trails.len() == 3 && trails.iter().all(|row| !row.mine));
    assert!(trails.iter().any(|row| row.phase == Phase::JobDevelopment));
    let own = other.devices[1].client.portfolio().unwrap().trails;
    assert!(own.iter().all(|row| row.mine), "whoever imports owns the trails");
}

#[test]
fn f080_table_of_a_norwegian_spreadsheet_is_understood() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("Jobber.csv");
    let table = format!(
        "Startdato;Jobbspor;Stillingstittel;Ansettelsesform;Antall timer per uke;Arbeidsgiver;Lønnstilskudd\r\n\
         01.12.2026;{trail};\"Løfter, \"\"tungt\"\"\";fast ansettelse;37,5;974 760 673;Ja\r\n\
         02.12.2026;{trail};Kjører;Tilkalling ekstrajobb;40;974760673;nei\r\n"
    );
    let windows_1252: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    fs::write(&file, windows_1252).unwrap();
    assert_eq!(import(client, &file).imported, 2);
    let mut rows = client.records(worktrail_core::api::RecordFilter::default()).unwrap();
    rows.sort_by(|a, b| a.title.cmp(&b.title));
    let field = |row: usize, key: &str| rows[row].fields.get(key).cloned().unwrap_or_default();
    assert_eq!((rows[1].title.as_str(), field(1, "hours_per_week")), ("Løfter, \"tungt\"", "37.5".to_owned()));
    assert_eq!((field(1, "start_date"), field(1, "nav_wage_subsidy")), ("2026-12-01".into(), "true".into()));
    assert_eq!((field(0, "employment_form"), field(0, "hours_per_week")), ("on_call".into(), "40".into()));
}

#[test]
fn f080_every_problem_is_told_with_its_place_and_nothing_is_imported() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    let trail = "01930000-0000-7000-8000-000000000001";
    write(
        "trails.csv",
        &format!(
            "id,national_id,referred,phase,ended_on,farge\n{trail},{PERSON},2026-01-05,mapping,,\n\
             ,{PERSON},2026-01-05,mapping,,\n,{OTHER},2027-01-05,flying,,\n,{OTHER},2026-01-05,ended,,\n\
             ,{THIRD},2027-01-05,mapping,,\n,12448000018,2026-01-05,ended,2027-01-05,\n\
             ,02013299997,2026-01-05,mapping,,\n"
        ),
    );
    write(
        "meetings.csv",
        &format!(
            "trail,kind,at,subject,minutes,travel_to,more\n{trail},participant,29.03.2026 02:30,,x,20,\n\
             01930000-0000-7000-8000-000000000009,participant,2026-01-05T08:30,Møte,30,20,\n\
             {trail},participant,2026-01-06T08:30,Møte,30,20,\"{{\"\"owner\"\":\"\"meg\"\"}}\"\n\
             {trail},participant,2026-01-07T08:30,Møte,9999,20,,for mye\n"
        ),
    );
    write(
        "passive_period.csv",
        &format!(
            "trail,from,to,follow_up_on,reason\n{trail},2026-01-05,2026-03-05,,Syk\n\
             {trail},2026-02-05,2026-04-05,,Reise\n"
        ),
    );
    write("frukt.csv", "frukt,pris\neple,3\n");
    let report = client.import_tables(dir.path(), ImportTerms::default()).unwrap();
    let mut found = places(&report);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("frukt", 1, "", "table_unknown"),
            ("meetings", 2, "at", "time_impossible"),
            ("meetings", 2, "minutes", "number_invalid"),
            ("meetings", 2, "subject", "required"),
            ("meetings", 3, "trail", "id_unknown"),
            ("meetings", 4, "more", "value_unknown"),
            ("meetings", 5, "", "cell_without_column"),
            ("passive_period", 2, "from", "period_overlaps"),
            ("passive_period", 3, "from", "period_overlaps"),
            ("trails", 1, "farge", "column_unknown"),
            ("trails", 3, "national_id", "person_has_active_trail"),
            ("trails", 4, "phase", "value_unknown"),
            ("trails", 5, "ended_on", "required"),
            ("trails", 6, "referred", "date_in_future"),
            ("trails", 7, "ended_on", "date_in_future"),
            ("trails", 8, "national_id", "national_id_not_allowed"),
        ]
    );
    assert!(report.dry_run);
    assert_eq!((client.portfolio().unwrap().trails.len(), world.devices[0].outbox()), (0, 0));
}

#[test]
fn f080_person_with_an_active_trail_here_gets_no_second_one() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    device.create_trail(PERSON);
    let dir = tempfile::tempdir().unwrap();
    let text = format!("national_id,referred,phase\n{PERSON},2026-01-05,mapping\n{OTHER},2026-01-05,mapping\n");
    fs::write(dir.path().join("trails.csv"), text).unwrap();
    let report = device.client.import_tables(dir.path(), ImportTerms::default()).unwrap();
    assert_eq!(places(&report), [("trails", 2, "national_id", "person_has_active_trail")]);
    assert_eq!(device.client.portfolio().unwrap().trails.len(), 1, "nothing is imported until all of it can be");
}

#[test]
fn f080_fault_of_a_trail_is_told_once_and_not_again_for_what_lies_in_it() {
    let world = World::with_devices(1);
    let dir = tempfile::tempdir().unwrap();
    let trail = "01930000-0000-7000-8000-000000000001";
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    write("trails.csv", &format!("id,national_id,referred,phase\n{trail},{PERSON},2026-01-05,flying\n"));
    write("meetings.csv", &format!("trail,kind,at,subject,minutes\n{trail},participant,2026-01-06T08:30,Møte,30\n"));
    let report = world.devices[0].client.import_tables(dir.path(), ImportTerms::default()).unwrap();
    assert_eq!(places(&report), [("trails", 2, "phase", "value_unknown")]);
}

#[test]
fn f080_apprentice_job_names_a_training_of_its_own_trail() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    let [one, other] = ["01930000-0000-7000-8000-000000000001", "01930000-0000-7000-8000-000000000002"];
    write(
        "trails.csv",
        &format!("id,national_id,referred,service\n{one},{PERSON},2026-01-05,ams\n{other},{OTHER},2026-01-05,ams\n"),
    );
    let training = "trail,id,title,programme,form,institution,institution_contact,start_date,description";
    let rows = format!("{one},{TRAINING},Logistikk,building,apprentice,Skolen,Kari Øving,2026-02-01,Fagbrev\n");
    write("vocational_training.csv", &format!("{training}\n{rows}"));
    let jobs = |lines: &[(&str, &str)]| {
        let rows = lines.iter().enumerate().map(|(number, (trail, training))| {
            format!("{trail},{training},Lærling {number},974760673,permanent,2026-02-01,To dager\n")
        });
        let header = "trail,training,title,employer,employment_form,start_date,description\n".to_owned();
        write("apprentice_job.csv", &(header + &rows.collect::<String>()));
    };
    jobs(&[(one, TRAINING), (other, TRAINING), (one, one), (one, "01930000-0000-7000-8000-00000000000c")]);
    let report = client.import_tables(dir.path(), ImportTerms::default()).unwrap();
    let elsewhere = [3, 4, 5].map(|line| ("apprentice_job", line, "training", "training_of_other_trail"));
    assert_eq!(places(&report), elsewhere);
    assert_eq!(client.portfolio().unwrap().trails.len(), 0, "nothing came in");

    jobs(&[(one, TRAINING)]);
    assert_eq!(import(client, dir.path()).imported, 4);
    // The training is here now; the file of the jobs alone is held against it.
    jobs(&[(one, TRAINING), (other, TRAINING)]);
    let file = dir.path().join("apprentice_job.csv");
    let report = client.import_tables(&file, ImportTerms::default()).unwrap();
    assert_eq!(places(&report), [("apprentice_job", 3, "training", "training_of_other_trail")]);
}

#[test]
fn f080_file_that_is_no_table_is_refused_with_its_own_code() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let dir = tempfile::tempdir().unwrap();
    let code = |name: &str, bytes: &[u8]| {
        fs::write(dir.path().join(name), bytes).unwrap();
        client.import_tables(&dir.path().join(name), ImportTerms::DRY_RUN).unwrap_err().report().code
    };
    assert_eq!(code("a.csv", b"frukt,pris\neple,3\n"), "table_unknown");
    assert_eq!(code("b.xlsx", b"PK\x03\x04 and nothing more"), "file_damaged");
    assert_eq!(code("c.csv", &vec![b'x'; 64 * 1024 * 1024 + 1]), "file_too_large");
    assert_eq!(code("d.csv", format!("trail,at\n{}", "x,y\n".repeat(50_001)).as_bytes()), "too_many_rows");
}

#[cfg(unix)]
#[test]
fn f080_exported_files_are_their_owners_alone_and_leave_nothing_unfinished() {
    use std::os::unix::fs::PermissionsExt;
    let (world, trail) = full_vault();
    let client = &world.devices[0].client;
    let dir = tempfile::tempdir().unwrap();
    client.export_csv(dir.path()).unwrap();
    client.export_xlsx(&dir.path().join("alt.xlsx")).unwrap();
    client.export_archive(trail, dir.path()).unwrap();
    client.export_automerge(dir.path()).unwrap();
    for entry in fs::read_dir(dir.path()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        assert!(!name.ends_with(".unfinished"), "{name}");
    }
}

#[test]
fn f097_archive_file_holds_the_whole_trail_with_reports_and_history() {
    let (world, trail) = full_vault();
    let client = &world.devices[0].client;
    let stranger = client.portfolio().unwrap().trails.into_iter().find(|row| row.id != trail).unwrap().id;
    world.devices[0].log_visit(stranger, "Noe om en annen");
    let dir = tempfile::tempdir().unwrap();
    let report = client.export_archive(trail, dir.path()).unwrap();
    let text = fs::read_to_string(dir.path().join(&report.files[0])).unwrap();
    let archive: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(archive["format"], "worktrail-archive-1");
    let entities = archive["entities"].as_array().unwrap();
    let of = |label: &str| entities.iter().filter(|entity| entity["label"] == label).count();
    assert_eq!((of("Jobbspor"), of("Oppgave"), of("Veilederrapport"), of("Jobb")), (1, 1, 1, 1));
    let own_kinds = kinds_in(StreamKind::Trail).filter(|kind| spec(*kind).is_used_in(TrailType::Ips)).count();
    assert_eq!(entities.len(), 4 + own_kinds, "trail, two meetings, a task and a record of every kind");
    assert!(entities.iter().all(|entity| !entity["history"].as_array().unwrap().is_empty()));
    assert!(text.contains("Første linje\\n«andre»") && text.contains("Fase endret til Jobbutvikling"));
    assert!(!text.contains(OTHER) && !text.contains("Noe om en annen"));
    let missing = client.export_archive(TrailId::from_bytes([9; 16]), dir.path()).unwrap_err().report();
    assert_eq!((missing.code.as_str(), missing.field.as_deref()), ("id_unknown", Some("trail")));
}
