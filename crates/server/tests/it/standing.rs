//! The register check of trails.

use crate::world::{Laptop, OTHER_PERSON, Office, PERSON, REAL_PERSON, accepted};
use worktrail_domain::{Phase, TrailId};
use worktrail_sync::{Standing, StreamFacts, SyncReply};

fn facts(reply: &SyncReply, trail: TrailId) -> StreamFacts {
    reply.streams.iter().find(|news| news.stream == trail.stream()).expect("news of the stream").facts.clone()
}

fn refused(reason: &str) -> Standing {
    Standing::Refused { reason: reason.into() }
}

/// Makes a trail and gives what the device is told of it in the same reply.
fn make(office: &Office, laptop: &mut Laptop, person: &str) -> (TrailId, StreamFacts) {
    let (trail, create) = laptop.create_trail(person);
    let reply = office.round(laptop, &[create]);
    (trail, facts(&reply, trail))
}

#[test]
fn synthetic_person_is_confirmed_with_a_name_in_the_reply_to_the_making() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (_, facts) = make(&office, &mut alice, PERSON);
    assert_eq!(facts.standing, Standing::Confirmed);
    assert_eq!(facts.owner, alice.user);
    assert_eq!(facts.person_name, worktrail_server::register::person_name(&PERSON.parse().unwrap()));
    assert!(facts.person_name.is_some());
}

#[test]
fn real_number_is_refused_until_the_office_allows_it_and_the_trail_is_kept() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, facts) = make(&office, &mut alice, REAL_PERSON);
    assert_eq!(facts.standing, refused("national_id_not_allowed"));
    assert_eq!(facts.person_name, None);
    let phase = alice.set_phase(trail, Phase::Mapping);
    assert_eq!(office.hand_in(&mut alice, &[phase]), [accepted(2)]);
    office.hub.allow_real_ids(true, office.now()).unwrap();
    let (_, facts) = make(&office, &mut alice, REAL_PERSON);
    assert_eq!(facts.standing, Standing::Confirmed);
}

#[test]
fn second_trail_of_a_person_is_refused_and_confirmed_when_the_first_has_ended() {
    let office = Office::open();
    let (mut alice, mut eve) = (office.laptop("Alice"), office.laptop("Eve"));
    let (first, one) = make(&office, &mut alice, PERSON);
    let (second, two) = make(&office, &mut eve, PERSON);
    assert_eq!(one.standing, Standing::Confirmed);
    assert_eq!(two.standing, refused("person_has_active_trail"));
    let ended = alice.set_phase(first, Phase::Ended);
    office.round(&mut alice, &[ended]);
    // No new envelope in the second stream, and still its owner hears of it.
    for _ in 0..5 {
        let reply = office.round(&mut eve, &[]);
        assert_eq!(facts(&reply, second).standing, Standing::Confirmed);
        assert_eq!(reply.streams[0].packs, []);
    }
    assert_eq!(office.round(&mut eve, &[]).streams.len(), 0);
    // Its end details were never set, so that it may be opened again. The second runs meanwhile: now the first waits.
    let reopened = alice.set_phase(first, Phase::JobDevelopment);
    let reply = office.round(&mut alice, &[reopened]);
    assert_eq!(facts(&reply, first).standing, refused("person_has_active_trail"));
}

#[test]
fn other_persons_do_not_stand_in_each_others_way() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    assert_eq!(make(&office, &mut alice, PERSON).1.standing, Standing::Confirmed);
    assert_eq!(make(&office, &mut alice, OTHER_PERSON).1.standing, Standing::Confirmed);
}

#[test]
fn text_that_is_no_number_is_refused_and_kept() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (_, facts) = make(&office, &mut alice, "ikke et nummer");
    assert_eq!(facts.standing, refused("national_id_not_allowed"));
}
