//! Receipts: accepted, held, quarantined; duplicates, reordering, forks.

use crate::world::{Laptop, OTHER_PERSON, Office, PERSON, accepted, hash_of, outcome, quarantined, task};
use worktrail_domain::TrailId;
use worktrail_server::AuditCheck;
use worktrail_sync::{Frame, Outcome, PUSH_FRAMES_MAX};

/// A change of the first task that breaks a rule.
fn too_long(laptop: &mut Laptop, trail: TrailId) -> Frame {
    let changes = laptop.task_change(task(1), &"lang ".repeat(100));
    laptop.envelope(trail.stream(), "task.edit", changes)
}

#[test]
fn envelopes_get_the_numbers_of_their_stream_and_reach_a_colleague() {
    let office = Office::open();
    let (mut alice, mut bob) = (office.laptop("Alice"), office.laptop("Bob"));
    let (trail, create) = alice.create_trail(PERSON);
    let add = alice.add_task(trail, task(1), "Ring lageret");
    assert_eq!(office.hand_in(&mut alice, &[create, add]), [accepted(1), accepted(2)]);

    office.round(&mut bob, &[]);
    assert_eq!(bob.subject(task(1)).as_deref(), Some("Ring lageret"));
    let edit = bob.add_task(trail, task(1), "Ring kantina");
    assert_eq!(office.hand_in(&mut bob, &[edit]), [accepted(3)]);
    office.round(&mut alice, &[]);
    assert_eq!(alice.subject(task(1)).as_deref(), Some("Ring kantina"));
}

#[test]
fn handing_in_again_gives_the_same_receipts_and_adds_nothing() {
    let office = Office::open();
    let (mut alice, mut eve) = (office.laptop("Alice"), office.laptop("Eve"));
    let (trail, create) = alice.create_trail(PERSON);
    let missing = alice.add_task(trail, task(1), "Først");
    let held = alice.add_task(trail, task(1), "Så");
    let push = [create.clone(), held, create];
    let first = office.hand_in(&mut alice, &push);
    assert_eq!(first, [accepted(1), Outcome::Held, accepted(1)]);
    assert_eq!(office.hand_in(&mut alice, &push), first);

    let denied = eve.add_task(trail, task(9), "Inn");
    assert_eq!(office.hand_in(&mut eve, std::slice::from_ref(&denied)), [quarantined("access_denied")]);
    assert_eq!(office.hand_in(&mut eve, &[denied]), [quarantined("access_denied")]);
    assert_eq!(office.hub.quarantine().unwrap().0.len(), 1);
    assert_eq!(office.hand_in(&mut alice, &[missing]), [accepted(2)]);
}

#[test]
fn reordered_envelopes_are_held_and_settled_in_the_same_request() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let mut push: Vec<_> = (0..20).map(|n| alice.add_task(trail, task(1), &format!("Versjon {n}"))).collect();
    push.insert(0, create);
    push.reverse();
    let outcomes = office.hand_in(&mut alice, &push);
    let expected: Vec<_> = (1..=21).rev().map(accepted).collect();
    assert_eq!(outcomes, expected);
    assert_eq!(office.hub.quarantine().unwrap().1, 0, "nothing is left held");
}

#[test]
fn held_envelope_is_settled_later_and_its_device_is_told_until_it_must_have_heard() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let first = alice.add_task(trail, task(1), "Først");
    let second = alice.add_task(trail, task(1), "Så");
    assert_eq!(office.hand_in(&mut alice, &[create, second.clone()]), [accepted(1), Outcome::Held]);
    assert_eq!(office.hub.quarantine().unwrap().1, 1);
    let reply = office.round(&mut alice, &[first]);
    assert_eq!(outcome(&reply.receipts, &second), accepted(3));
    for _ in 0..4 {
        let reply = office.round(&mut alice, &[]);
        assert_eq!(outcome(&reply.receipts, &second), accepted(3));
    }
    assert_eq!(office.round(&mut alice, &[]).receipts, []);
    assert_eq!(office.hand_in(&mut alice, &[second]), [accepted(3)], "asking again always answers");
}

#[test]
fn work_on_a_colleagues_unsent_change_waits_for_it() {
    let office = Office::open();
    let (mut alice, mut bob) = (office.laptop("Alice"), office.laptop("Bob"));
    let (trail, create) = alice.create_trail(PERSON);
    office.round(&mut alice, &[create]);
    office.round(&mut bob, &[]);
    // Bob gets Alice's change by another way than the server, as from a restored copy.
    let from_alice = alice.add_task(trail, task(1), "Alice");
    bob.documents.insert(task(1).document(), alice.documents[&task(1).document()].clone());
    let from_bob = bob.add_task(trail, task(1), "Bob");
    assert_eq!(office.hand_in(&mut bob, std::slice::from_ref(&from_bob)), [Outcome::Held]);
    assert_eq!(office.hand_in(&mut alice, &[from_alice]), [accepted(2)]);
    let reply = office.round(&mut bob, &[]);
    assert_eq!(outcome(&reply.receipts, &from_bob), accepted(3));
}

#[test]
fn held_envelope_that_turns_out_bad_is_quarantined_and_its_device_is_told() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let first = alice.add_task(trail, task(1), "Først");
    let second = too_long(&mut alice, trail);
    assert_eq!(office.hand_in(&mut alice, &[create, second.clone()]), [accepted(1), Outcome::Held]);
    let reply = office.round(&mut alice, &[first]);
    assert_eq!(outcome(&reply.receipts, &second), quarantined("rule_broken"));
    let (rows, held) = office.hub.quarantine().unwrap();
    assert_eq!((rows.len(), held), (1, 0));
    assert_eq!(rows[0].hash, hash_of(&second));
}

#[test]
fn what_waits_for_a_person_stops_nothing_that_does_not_build_on_it() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let bad = too_long(&mut alice, trail);
    let beside = alice.add_task(trail, task(2), "Ring lageret");
    let on_top = alice.add_task(trail, task(1), "Bygger på det");
    let after = alice.add_task(trail, task(3), "Ring kantina");
    assert_eq!(
        office.hand_in(&mut alice, &[create, bad.clone(), beside, on_top.clone(), after]),
        [accepted(1), quarantined("rule_broken"), accepted(2), Outcome::Held, accepted(3)]
    );
    let later = alice.add_task(trail, task(4), "Dagen etter");
    assert_eq!(office.hand_in(&mut alice, &[later]), [accepted(4)]);
    let mut bob = office.laptop("Bob");
    office.round(&mut bob, &[]);
    assert_eq!([2, 3, 4].map(|number| bob.subject(task(number)).is_some()), [true; 3]);
    assert_eq!(bob.subject(task(1)), None);

    // Turned away for good: what builds on it waits on, and is told so; the rest goes on.
    office.hub.reject(&worktrail_crypto::to_hex(&hash_of(&bad)), office.now()).unwrap();
    let last = alice.add_task(trail, task(5), "Dagen etter der");
    assert_eq!(office.hand_in(&mut alice, &[last, on_top]), [accepted(5), Outcome::Held]);
}

#[test]
fn what_came_before_the_envelope_in_quarantine_that_it_follows_is_let_in_with_it() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let bad = too_long(&mut alice, trail);
    let beside = alice.add_task(trail, task(2), "Ring lageret");
    let after = alice.add_task(trail, task(3), "Ring kantina");
    assert_eq!(
        office.hand_in(&mut alice, &[create, after.clone(), beside.clone()]),
        [accepted(1), Outcome::Held, Outcome::Held],
        "what they follow has not come"
    );
    let reply = office.round(&mut alice, &[bad]);
    assert_eq!([&beside, &after].map(|frame| outcome(&reply.receipts, frame)), [accepted(2), accepted(3)]);
    assert_eq!(office.hub.quarantine().unwrap().1, 0, "nothing is left held");
}

#[test]
fn what_a_person_lets_in_late_leaves_the_chain_as_it_is() {
    let office = Office::open();
    let (mut alice, mut eve) = (office.laptop("Alice"), office.laptop("Eve"));
    let (trail, create) = alice.create_trail(PERSON);
    office.hand_in(&mut alice, &[create]);
    let denied = eve.add_task(trail, task(1), "Før hun kom i laget");
    assert_eq!(office.hand_in(&mut eve, std::slice::from_ref(&denied)), [quarantined("access_denied")]);
    office.hub.add_member("Team Nord", "Eve", office.now()).unwrap();
    let allowed = eve.add_task(trail, task(2), "Etter");
    assert_eq!(office.hand_in(&mut eve, &[allowed]), [accepted(2)]);
    let release = office.hub.release(&worktrail_crypto::to_hex(&hash_of(&denied)), false, office.now()).unwrap();
    assert_eq!(release.outcome, Ok(3));
    let next = eve.add_task(trail, task(3), "Til slutt");
    let before = audit_rows(&office);
    assert_eq!(office.hand_in(&mut eve, &[next]), [accepted(4)]);
    assert_eq!(audit_rows(&office) - before, 1, "taken in, and nothing was copied or restored");

    let mut copy = eve.clone();
    copy.reopen();
    let one = eve.add_task(trail, task(4), "Den ene");
    let other = copy.add_task(trail, task(5), "Kopien");
    let before = audit_rows(&office);
    assert_eq!(office.hand_in(&mut eve, &[one, other]), [accepted(5), accepted(6)]);
    assert_eq!(audit_rows(&office) - before, 2, "taken in, and a copied folder is noted");
}

/// How long the log of who did what is.
fn audit_rows(office: &Office) -> u64 {
    match office.hub.verify_audit().unwrap() {
        AuditCheck::Whole { rows, .. } => rows,
        AuditCheck::Broken { row } => unreachable!("broken at {row}"),
    }
}

#[test]
fn stream_is_started_by_the_making_of_its_own_trail_only() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let (other, _) = alice.clone().create_trail(OTHER_PERSON);
    let task_first = alice.clone().add_task(other, task(1), "Uten spor");
    assert_eq!(office.hand_in(&mut alice, &[task_first]), [Outcome::Held]);
    // A trail of another id than its stream's does not start it either.
    let mut strange = alice.clone();
    let changes = strange.change(trail.document(), worktrail_document::DocumentKind::Trail, |edit| {
        edit.put_line("name", "x");
    });
    let wrong = strange.envelope(other.stream(), "trail.create", changes);
    assert_eq!(office.hand_in(&mut alice, &[wrong]), [Outcome::Held]);
    assert_eq!(office.hand_in(&mut alice, &[create]), [accepted(1)]);
}

#[test]
fn copied_device_forks_its_chain_and_no_work_of_either_is_lost() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    office.round(&mut alice, &[create]);
    let mut copy = alice.clone();
    copy.reopen();
    let one = alice.add_task(trail, task(1), "På kontoret");
    let two = copy.add_task(trail, task(2), "Fra sikkerhetskopien");
    assert_eq!(office.hand_in(&mut alice, &[one]), [accepted(2)]);
    assert_eq!(office.hand_in(&mut alice, &[two]), [accepted(3)]);
    assert!(matches!(office.hub.verify_audit().unwrap(), AuditCheck::Whole { .. }));
}

#[test]
fn request_over_the_limits_takes_in_nothing() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (_, create) = alice.create_trail(PERSON);
    let many = vec![create.clone(); PUSH_FRAMES_MAX + 1];
    assert!(office.hub.sync(alice.device, alice.request(&many, 1), office.now()).is_err());
    assert_eq!(office.hand_in(&mut alice, &[create]), [accepted(1)]);
}

#[test]
fn everything_is_there_after_the_server_is_opened_again() {
    let mut office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    office.round(&mut alice, &[create]);
    office.hub = std::sync::Arc::new(worktrail_server::Hub::open(office.dir.path()).unwrap());
    let add = alice.add_task(trail, task(1), "Etterpå");
    assert_eq!(office.hand_in(&mut alice, &[add]), [accepted(2)]);
    let mut bob = office.laptop("Bob");
    office.round(&mut bob, &[]);
    assert_eq!(bob.subject(task(1)).as_deref(), Some("Etterpå"));
}

#[test]
fn nothing_about_a_participant_is_readable_in_the_folder() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let add = alice.add_task(trail, task(1), "KANARI-oppgave");
    office.round(&mut alice, &[create, add]);
    for entry in std::fs::read_dir(office.dir.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for secret in ["KANARI-oppgave", PERSON, "SQLite format"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} is readable");
        }
    }
}
