//! The register check of trails.

use crate::world::{Laptop, OTHER_PERSON, Office, PERSON, REAL_PERSON, accepted};
use worktrail_domain::{Phase, TrailId};
use worktrail_server::register::RegisterEntry;
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
    let person = facts.person.unwrap();
    assert_eq!(Some(person.name), worktrail_server::register::person_name(&PERSON.parse().unwrap()));
    assert_eq!(person.birth_date.map(|born| born.to_string()).as_deref(), Some("1976-10-15"));
    assert!(!person.shielded && person.address.is_some() && person.mobile.is_some());
}

#[test]
fn real_number_is_refused_until_the_office_allows_it_and_then_provisional() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, facts) = make(&office, &mut alice, REAL_PERSON);
    assert_eq!(facts.standing, refused("national_id_not_allowed"));
    assert_eq!(facts.person, None);
    let phase = alice.set_phase(trail, Phase::Mapping);
    assert_eq!(office.hand_in(&mut alice, &[phase]), [accepted(2)]);
    office.hub.allow_real_ids(true, office.now()).unwrap();
    let (_, facts) = make(&office, &mut alice, REAL_PERSON);
    assert_eq!(facts.standing, Standing::Provisional, "no register of real people is connected to answer");
    let mut eve = office.laptop("Eve");
    let (_, second) = make(&office, &mut eve, REAL_PERSON);
    assert_eq!(second.standing, refused("person_has_active_trail"), "two trails of one number are seen all the same");
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

fn says(office: &Office, entry: RegisterEntry) -> usize {
    office.hub.set_register_entry(&PERSON.parse().unwrap(), &entry, office.now()).unwrap()
}

fn graded(protection: &str) -> RegisterEntry {
    RegisterEntry { protection: Some(protection.into()), ..RegisterEntry::default() }
}

#[test]
fn strictly_confidential_person_is_on_no_laptop_and_work_is_still_taken_in() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, _) = make(&office, &mut alice, PERSON);
    assert_eq!(says(&office, graded("STRENGT_FORTROLIG")), 1);
    // Work from before the laptop knew: taken in, and only then is the stream gone.
    let phase = alice.set_phase(trail, Phase::Mapping);
    let reply = office.round(&mut alice, &[phase]);
    assert_eq!(reply.receipts[0].outcome, accepted(2));
    assert_eq!((reply.lost, reply.streams.len()), (vec![trail.stream()], 0));
    assert!(office.round(&mut office.laptop("Bob"), &[]).streams.is_empty());
    // The grade is taken away again: the trail comes back, whole.
    assert_eq!(says(&office, graded("UGRADERT")), 1);
    let reply = office.round(&mut office.laptop("Alice"), &[]);
    assert_eq!(facts(&reply, trail).standing, Standing::Confirmed);
    assert_eq!(reply.streams[0].head_seq, 2);
}

#[test]
fn trail_made_offline_of_a_strictly_confidential_person_is_kept_and_leaves_the_laptop() {
    let office = Office::open();
    says(&office, graded("STRENGT_FORTROLIG_UTLAND"));
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    let cursor = worktrail_sync::Cursor { stream: trail.stream(), epoch: 0, seq: 0, hash: [0; 32] };
    alice.cursors.insert(trail.stream(), cursor);
    let reply = office.round(&mut alice, &[create]);
    assert_eq!(reply.receipts[0].outcome, accepted(1));
    assert_eq!(reply.lost, [trail.stream()]);
}

#[test]
fn confidential_person_and_nav_employee_are_shielded_without_an_address() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, before) = make(&office, &mut alice, PERSON);
    assert!(before.person.unwrap().address.is_some());
    for entry in [graded("FORTROLIG"), RegisterEntry { nav_employee: true, ..graded("UGRADERT") }] {
        says(&office, entry);
        let told = facts(&office.round(&mut alice, &[]), trail);
        assert_eq!(told.standing, Standing::Confirmed);
        let person = told.person.unwrap();
        assert!(person.shielded);
        assert_eq!(person.address, None);
        says(&office, RegisterEntry::default());
        assert!(!facts(&office.round(&mut alice, &[]), trail).person.unwrap().shielded);
    }
}

#[test]
fn register_is_asked_again_and_only_what_is_new_is_told() {
    let office = Office::open();
    says(&office, RegisterEntry { without_birth_date: true, ..RegisterEntry::default() });
    let mut alice = office.laptop("Alice");
    let (trail, first) = make(&office, &mut alice, PERSON);
    assert_eq!(first.standing, refused("guardian_consent_required"), "nobody knows that the person is of age");
    assert_eq!(office.hub.ask_register_again(office.now()).unwrap(), 0);
    assert_eq!(says(&office, RegisterEntry::default()), 1);
    let told = facts(&office.round(&mut alice, &[]), trail);
    assert_eq!(told.standing, Standing::Confirmed);
    assert!(told.person.unwrap().birth_date.is_some());
}

#[test]
fn person_the_register_does_not_know_or_has_as_dead_is_refused_and_the_trail_kept() {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    says(&office, RegisterEntry { unknown: true, ..RegisterEntry::default() });
    let (trail, facts_of) = make(&office, &mut alice, PERSON);
    assert_eq!(facts_of.standing, refused("person_not_found"));
    says(&office, RegisterEntry { deceased: true, ..RegisterEntry::default() });
    assert_eq!(facts(&office.round(&mut alice, &[]), trail).standing, refused("person_deceased"));
    let real = REAL_PERSON.parse().unwrap();
    assert!(office.hub.set_register_entry(&real, &RegisterEntry::default(), office.now()).is_err());
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
