//! What a thief with the laptop's disk, or with the server's, can read of what was typed: nothing.

use crate::world::World;
use std::{fs, path::Path};
use worktrail_core::{
    api::{DraftInput, EditProfile, NewTrail, TextEdit},
    domain::ProfileSection,
};

/// Distinctive texts, each typed into another field.
const CANARIES: [&str; 7] = [
    "kanari-navn-Tordenskjold",
    "kanari-notat-lasterampe",
    "kanari-sted-bakgaarden",
    "kanari-oppgave-ringetilbake",
    "kanari-utkast-halvferdig",
    "kanari-profil-aapenhet",
    "15507600333",
];

fn hits(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let bytes = fs::read(&path).unwrap();
            let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            for canary in CANARIES {
                for needle in [canary.as_bytes().to_vec(), utf16(canary)] {
                    if bytes.windows(needle.len()).any(|window| window == needle) {
                        found.push(format!("{canary} in {}", path.display()));
                    }
                }
            }
        }
    }
    assert!(files > 2, "there must be files to search");
    found
}

#[test]
fn nothing_typed_is_readable_in_the_vault_or_on_the_server() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let input = NewTrail { national_id: CANARIES[6].into(), name: Some(CANARIES[0].into()), ..NewTrail::default() };
    let trail = device.client.create_trail(input).unwrap().id.parse().unwrap();
    let meeting = crate::world::VisitAt { trail, note: CANARIES[1], place: CANARIES[2] };
    meeting.log(&device.client);
    device.add_task(trail, CANARIES[3]);
    let draft = DraftInput { key: "quick-log".into(), body: CANARIES[4].into() };
    device.client.save_draft(draft).unwrap();
    let edit = TextEdit { base: None, text: CANARIES[5].into() };
    device.client.edit_profile(EditProfile { id: trail, section: ProfileSection::Openness, edit }).unwrap();
    world.settle();

    assert_eq!(hits(device.dir()), Vec::<String>::new(), "while open");
    device.client.lock();
    assert_eq!(hits(device.dir()), Vec::<String>::new(), "after locking");
    assert_eq!(hits(world.server_dir.path()), Vec::<String>::new(), "on the server");

    // The search works: the same texts are found in an export, which is in the clear by request.
    device.client.unlock(crate::world::PASSPHRASE).unwrap();
    let export = tempfile::tempdir().unwrap();
    device.client.export_csv(export.path()).unwrap();
    fs::write(export.path().join("utkast"), device.client.drafts().unwrap()[0].body.as_bytes()).unwrap();
    assert_eq!(hits(export.path()).len(), CANARIES.len());
}

#[test]
fn locked_laptop_says_how_much_waits_to_be_sent_and_nothing_once_it_is_open() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let waiting = || device.client.app_status().waiting;
    assert_eq!(waiting(), None, "it is open");
    let input = NewTrail { national_id: CANARIES[6].into(), name: Some(CANARIES[0].into()), ..NewTrail::default() };
    let trail = device.client.create_trail(input).unwrap().id.parse().unwrap();
    device.add_task(trail, CANARIES[3]);
    device.client.lock();
    assert_eq!(waiting(), Some(2));
    device.client.unlock(crate::world::PASSPHRASE).unwrap();
    assert_eq!(waiting(), None);
    let kept = device.dir().join("waiting");
    assert!(!kept.exists(), "a laptop that is cut off now says nothing the next time, rather than two");
    world.settle();
    device.client.lock();
    assert_eq!(waiting(), Some(0));
    fs::write(&kept, "1234567890").unwrap();
    assert_eq!(waiting(), None, "no number of ours");
    fs::remove_file(&kept).unwrap();
    assert_eq!(waiting(), None);
}
