//! The first unlock after an update: a file of an older app is opened, its lists are built anew with progress, and it gives
//! the answers it gave before.

use crate::world::{Device, PASSPHRASE, World};
use rusqlite::Connection;
use std::{collections::BTreeSet, fs};
use worktrail_core::{
    CoreError,
    api::{CalendarDays, TimelineFilter},
    domain::TrailId,
};
use worktrail_vault::Vault;

/// The migrations that an older app knew. They never change, as files that they made lie on laptops.
const OLDER: [&str; 9] = [
    include_str!("../../migrations/replica/0001_start.sql"),
    include_str!("../../migrations/replica/0002_records.sql"),
    include_str!("../../migrations/replica/0003_stream_kinds.sql"),
    include_str!("../../migrations/replica/0004_service_and_ending.sql"),
    include_str!("../../migrations/replica/0005_roster.sql"),
    include_str!("../../migrations/replica/0006_code_lists.sql"),
    include_str!("../../migrations/replica/0007_tasks.sql"),
    include_str!("../../migrations/replica/0008_person.sql"),
    include_str!("../../migrations/replica/0009_meetings.sql"),
];

/// What is not built from documents, and so lies in an older file as it does in a newer one.
const KEPT: [&str; 10] = [
    "meta",
    "stream",
    "envelope",
    "envelope_document",
    "document",
    "device",
    "state_root",
    "merge_event",
    "colleague",
    "code_list",
];

/// After how many documents the progress is told.
const STEP: u64 = 64;

/// Makes the file of a locked laptop one that an older app has written: its tables with their columns of then, and lists
/// that are empty, so that whatever they show afterwards was built by the newer app.
fn as_of_an_older_app(device: &Device) {
    let vault = Vault::unlock(device.dir(), PASSPHRASE, 0).unwrap();
    let (path, key) = (vault.database_path(), vault.database_key().sqlcipher_pragma());
    let older = path.with_extension("older");
    let db = Connection::open(&older).unwrap();
    db.execute_batch(&key).unwrap();
    OLDER.iter().for_each(|sql| db.execute_batch(sql).unwrap());
    db.pragma_update(None, "user_version", i64::try_from(OLDER.len()).unwrap()).unwrap();
    let newer = Connection::open(&path).unwrap();
    newer.execute_batch(&key).unwrap();
    for table in KEPT {
        let columns = |db: &Connection| -> BTreeSet<String> {
            let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
            statement.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let columns: Vec<String> = columns(&db).intersection(&columns(&newer)).cloned().collect();
        let mut read = newer.prepare(&format!("SELECT {} FROM {table}", columns.join(", "))).unwrap();
        let places: Vec<String> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
        let put = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
        let mut put = db.prepare(&put).unwrap();
        let mut rows = read.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<rusqlite::types::Value> = (0..columns.len()).map(|at| row.get(at).unwrap()).collect();
            put.execute(rusqlite::params_from_iter(values)).unwrap();
        }
    }
    drop((db, newer));
    for tail in ["-wal", "-shm"] {
        let file = path.with_file_name(format!("{}{tail}", path.file_name().unwrap().to_string_lossy()));
        assert!(!file.exists() || fs::remove_file(file).is_ok());
    }
    fs::rename(older, path).unwrap();
}

/// What the window asks for, as text. Hits of one moment have no order of their own, and when two people's work was put
/// together was not written down by older apps.
fn answers(device: &Device, trail: TrailId) -> [(&'static str, String); 9] {
    let client = &device.client;
    let everything = TimelineFilter { trail, kinds: Vec::new(), statuses: Vec::new() };
    let days = CalendarDays { from: Some("2026-11-01".into()), to: Some("2026-12-01".into()), everybody: true };
    let mut hits = client.search("rampen").unwrap().hits;
    hits.sort_by(|one, other| one.id.cmp(&other.id));
    let inbox = client.inbox().unwrap();
    let merges: Vec<_> = inbox.merges.iter().map(|row| (row.entity, &row.text)).collect();
    [
        ("home", format!("{:?}", client.home().unwrap())),
        ("portfolio", format!("{:?}", client.portfolio().unwrap())),
        ("tasks", format!("{:?}", client.tasks(true).unwrap())),
        ("timeline", format!("{:?}", client.timeline(everything).unwrap())),
        ("calendar", format!("{:?}", client.calendar(&days).unwrap())),
        ("search", format!("{hits:?}")),
        ("findings", format!("{:?}", client.findings(None).unwrap())),
        ("inbox", format!("{:?} {merges:?}", inbox.conflicts)),
        ("delivery", format!("{:?}", client.sync_status().unwrap())),
    ]
}

/// The questions that are answered otherwise than before.
fn differing(before: &[(&'static str, String)], after: &[(&'static str, String)]) -> Vec<&'static str> {
    before.iter().zip(after).filter(|(one, other)| one != other).map(|((name, _), _)| *name).collect()
}

#[test]
fn file_of_an_older_app_is_opened_with_progress_and_answers_as_before() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let people = ["15507600333", "10915596784", "55507608360"];
    let trails = people.map(|person| device.create_trail(person));
    for trail in trails {
        for number in 0..15 {
            device.log_visit(trail, &format!("Besøk {number} ved rampen"));
            device.add_task(trail, &format!("Ringe {number}"));
        }
    }
    world.settle();
    // What two wrote at once is put together here, and something waits to be delivered.
    let visit = device.log_visit(trails[0], "Først");
    world.settle();
    device.write_note(visit, None, "Den enes ord".into());
    world.devices[1].write_note(visit, None, "Den andres ord".into());
    world.settle();
    device.add_task(trails[0], "Usendt");
    let before = answers(device, trails[0]);

    device.client.lock();
    as_of_an_older_app(device);
    let mut told = Vec::new();
    device.client.unlock_telling(PASSPHRASE, &mut |done, all| told.push((done, all))).unwrap();
    let all = told.last().unwrap().1;
    let steps: Vec<u64> = (1..=all / STEP).map(|step| step * STEP).chain((all % STEP > 0).then_some(all)).collect();
    assert!(all > STEP, "long enough that whoever waits sees it move");
    assert_eq!(told, steps.iter().map(|done| (*done, all)).collect::<Vec<_>>());
    assert_eq!(differing(&answers(device, trails[0]), &before), [""; 0]);
    assert!(device.client.verify().unwrap().ok);

    device.client.lock();
    device.client.unlock_telling(PASSPHRASE, &mut |_, _| panic!("it is built once")).unwrap();
    world.settle();
    assert_eq!(device.outbox(), 0, "what waited is delivered");
}

#[test]
fn update_that_is_cut_off_is_done_again_at_the_next_unlock() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail("15507600333");
    device.log_visit(trail, "Besøk ved rampen");
    let before = answers(device, trail);
    device.client.lock();
    as_of_an_older_app(device);
    let cut_off = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        device.client.unlock_telling(PASSPHRASE, &mut |_, _| panic!("the power goes"))
    }));
    assert!(cut_off.is_err());
    assert!(matches!(device.client.home(), Err(CoreError::Locked)));
    let mut told = 0;
    device.client.unlock_telling(PASSPHRASE, &mut |_, _| told += 1).unwrap();
    assert!(told > 0, "begun anew");
    assert_eq!(differing(&answers(device, trail), &before), [""; 0]);
}
