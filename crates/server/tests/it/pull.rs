//! Cursors, packs, order, limits, restarts and lost streams.

use crate::world::{Laptop, OTHER_PERSON, Office, PERSON, frames, hash_of, task};
use worktrail_domain::{StreamId, TaskId, TrailId};
use worktrail_sync::{Cursor, Frame, Standing, SyncReply};

/// A trail with `count` envelopes in its log.
fn long_trail(office: &Office, alice: &mut Laptop, person: &str, count: u32) -> TrailId {
    let (trail, create) = alice.create_trail(person);
    let mut push = vec![create];
    let task = TaskId::at(9, [u8::try_from(alice.documents.len()).unwrap(); 10]);
    push.extend((1..count).map(|n| alice.add_task(trail, task, &format!("Versjon {n}"))));
    for part in push.chunks(100) {
        office.round(alice, part);
    }
    trail
}

fn numbers(reply: &SyncReply) -> Vec<u64> {
    reply.streams.iter().flat_map(frames).map(|(seq, _)| seq).collect()
}

#[test]
fn idle_round_brings_nothing() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    long_trail(&office, &mut alice, PERSON, 5);
    let reply = office.round(&mut alice, &[]);
    assert_eq!((reply.streams.len(), reply.devices.len(), reply.lost.len()), (0, 0, 0));
    assert_eq!((reply.more, reply.bytes_left), (false, 0));
}

#[test]
fn reply_brings_only_what_came_after_the_cursor() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let trail = long_trail(&office, &mut alice, PERSON, 3);
    let mut bob = office.laptop("Bob");
    assert_eq!(numbers(&office.round(&mut bob, &[])), [1, 2, 3]);
    let from_bob = bob.add_task(trail, task(3), "Av Bob");
    office.round(&mut bob, &[from_bob]);
    let next = alice.add_task(trail, task(2), "Ny");
    office.round(&mut alice, &[next]);
    let reply = office.round(&mut bob, &[]);
    assert_eq!(numbers(&reply), [5]);
    assert_eq!(reply.devices.len(), 1, "the one signer");
    assert_eq!(reply.devices[0].user_name, "Alice");
}

#[test]
fn long_log_comes_whole_and_in_order_from_every_cursor() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let trail = long_trail(&office, &mut alice, PERSON, 330);
    let mut bob = office.laptop("Bob");
    let reply = office.round(&mut bob, &[]);
    let all: Vec<Frame> = reply.streams.iter().flat_map(frames).map(|(_, frame)| frame).collect();
    assert_eq!(numbers(&reply), (1..=330).collect::<Vec<_>>());
    let runs: Vec<_> = reply.streams[0].packs.iter().map(|pack| pack.count).collect();
    assert_eq!(runs, [256, 32, 32, 10], "stored packs, and the rest packed for this reply");
    for seq in [1, 31, 32, 33, 255, 256, 257, 287, 300, 329] {
        let hash = hash_of(&all[usize::try_from(seq).unwrap() - 1]);
        bob.cursors.insert(trail.stream(), Cursor { stream: trail.stream(), epoch: 1, seq, hash });
        assert_eq!(numbers(&office.round(&mut bob, &[])), (seq + 1..=330).collect::<Vec<_>>(), "after {seq}");
    }
}

#[test]
fn small_replies_bring_everything_bit_by_bit_with_honest_progress() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let first = long_trail(&office, &mut alice, PERSON, 70);
    let second = long_trail(&office, &mut alice, OTHER_PERSON, 40);
    let mut bob = office.laptop("Bob");
    let (mut rounds, mut left, mut seen) = (0, u64::MAX, 0);
    loop {
        let reply = office.round_of(&mut bob, &[], 2_000);
        rounds += 1;
        seen += numbers(&reply).len();
        assert!(reply.bytes_left < left, "progress is made every round");
        left = reply.bytes_left;
        if rounds == 1 {
            assert_eq!(reply.streams[0].stream, second.stream(), "newest-used first");
        }
        if !reply.more {
            break;
        }
        assert!(rounds < 100);
    }
    assert!(rounds > 3, "{rounds} rounds");
    assert_eq!((left, seen), (0, 110));
    assert!(bob.cursors.contains_key(&first.stream()));
}

#[test]
fn even_a_device_that_asks_for_no_bytes_gets_on() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    long_trail(&office, &mut alice, PERSON, 3);
    let mut bob = office.laptop("Bob");
    let reply = office.round_of(&mut bob, &[], 0);
    assert!(!numbers(&reply).is_empty());
}

#[test]
fn cursor_that_does_not_fit_starts_over() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let trail = long_trail(&office, &mut alice, PERSON, 3);
    let good = alice.cursors[&trail.stream()];
    for bad in [
        Cursor { hash: [9; 32], ..good },
        Cursor { seq: 2, ..good },
        Cursor { seq: 4, ..good },
        Cursor { epoch: 2, ..good },
    ] {
        alice.cursors.insert(trail.stream(), bad);
        let reply = office.round(&mut alice, &[]);
        assert!(reply.streams[0].restart, "{bad:?}");
        assert_eq!(numbers(&reply), [1, 2, 3]);
        assert_eq!(alice.cursors[&trail.stream()], good);
    }
}

#[test]
fn stream_that_a_restored_server_never_had_is_asked_for_again_and_not_called_lost() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let stream = StreamId::from_bytes([5; 16]);
    alice.cursors.insert(stream, Cursor { stream, epoch: 1, seq: 7, hash: [5; 32] });
    let reply = office.round(&mut alice, &[]);
    assert_eq!(reply.lost, []);
    let [news] = reply.streams.try_into().unwrap();
    assert!(news.restart && news.head_seq == 0 && news.packs.is_empty());
    assert_eq!(news.facts.standing, Standing::Refused { reason: "stream_unknown".into() });
}

#[test]
fn trail_made_offline_and_not_handed_in_yet_is_neither_lost_nor_news() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let stream = StreamId::from_bytes([5; 16]);
    alice.cursors.insert(stream, Cursor { stream, epoch: 1, seq: 0, hash: [0; 32] });
    let reply = office.round(&mut alice, &[]);
    assert_eq!((reply.lost.len(), reply.streams.len()), (0, 0));
}

#[test]
fn stream_is_lost_when_its_owner_leaves_the_team_and_comes_back_with_the_owner() {
    let office = Office::open();
    let (mut alice, mut bob) = (office.laptop("Alice"), office.laptop("Bob"));
    let trail = long_trail(&office, &mut alice, PERSON, 3);
    office.round(&mut bob, &[]);
    office.hub.remove_member("Team Nord", "alice", office.now()).unwrap();
    // What was written before the news comes is kept, and the loss is told in the same reply.
    let late = bob.add_task(trail, task(2), "Skrevet uten nett");
    let reply = office.round(&mut bob, &[late]);
    assert_eq!(reply.lost, [trail.stream()]);
    assert_eq!(office.hub.quarantine().unwrap().0.len(), 1);
    bob.cursors.remove(&trail.stream());
    assert_eq!(office.round(&mut bob, &[]).streams.len(), 0);
    assert_eq!(office.round(&mut alice, &[]).lost, [], "the owner keeps it");
    office.hub.add_member("Team Nord", "alice", office.now()).unwrap();
    assert_eq!(numbers(&office.round(&mut bob, &[])), [1, 2, 3]);
}
