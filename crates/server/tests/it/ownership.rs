//! Whose a trail is: who may give it away, who may get it, who stands in and for how long.

use crate::world::{Laptop, OTHER_PERSON, Office, PERSON, accepted, quarantined, task};
use rstest::rstest;
use worktrail_document::{DocumentKind, HandoverState};
use worktrail_domain::{Caseload, Phase, Role, Timestamp, TrailId, UserId};
use worktrail_sync::{Frame, Outcome, SyncReply};

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// A team with a private caseload: Sol leads it, Alice owns a trail, Bob is a colleague, Eve is elsewhere.
struct Scene {
    office: Office,
    sol: Laptop,
    alice: Laptop,
    bob: Laptop,
    eve: Laptop,
    trail: TrailId,
}

fn scene() -> Scene {
    let office = Office::open();
    office.hub.add_team("Lag", Caseload::Private, &["Alice".into(), "Bob".into()], office.now()).unwrap();
    office.hub.add_user("Sol", Role::Supervisor, Some("Lag"), office.now()).unwrap();
    let [sol, mut alice, bob, eve] = ["Sol", "Alice", "Bob", "Eve"].map(|name| office.laptop(name));
    let (trail, create) = alice.create_trail(PERSON);
    assert_eq!(office.hand_in(&mut alice, &[create]), [accepted(1)]);
    Scene { office, sol, alice, bob, eve, trail }
}

fn hand_over(by: &mut Laptop, trail: TrailId, to: UserId) -> Frame {
    give(by, trail, to, "trail.hand_over")
}

fn give(by: &mut Laptop, trail: TrailId, to: UserId, command: &str) -> Frame {
    let state = HandoverState { at: Timestamp::from_millis(1), by: by.user, note: String::new() };
    let change = by.change(trail.document(), DocumentKind::Trail, |edit| {
        edit.put_handover(to, &state);
    });
    by.envelope(trail.stream(), command, change)
}

fn share(by: &mut Laptop, trail: TrailId, with: UserId, until: Option<&str>, command: &str) -> Frame {
    let change = by.change(trail.document(), DocumentKind::Trail, |edit| {
        edit.put_share(with, until.and_then(|date| date.parse().ok()));
    });
    by.envelope(trail.stream(), command, change)
}

fn holds(reply: &SyncReply, trail: TrailId) -> bool {
    reply.streams.iter().any(|news| news.stream == trail.stream())
}

#[test]
fn trail_goes_to_a_colleague_and_the_former_owner_of_a_private_caseload_loses_it() {
    let Scene { office, mut alice, mut bob, trail, .. } = scene();
    let given = hand_over(&mut alice, trail, bob.user);
    let reply = office.round(&mut alice, &[given]);
    assert_eq!(reply.lost, [trail.stream()]);
    let reply = office.round(&mut bob, &[]);
    assert_eq!(reply.streams[0].facts.owner, bob.user);
    let add = alice.add_task(trail, task(1), "For sent");
    assert_eq!(office.hand_in(&mut alice, &[add]), [quarantined("access_denied")]);
    let add = bob.add_task(trail, task(2), "Ny eier");
    assert_eq!(office.hand_in(&mut bob, &[add]), [accepted(3)]);
}

#[test]
fn those_who_had_it_and_those_who_get_it_are_told_that_something_is_new() {
    let Scene { office, mut alice, bob, sol, trail, .. } = scene();
    let mut changed = office.hub.subscribe();
    let given = hand_over(&mut alice, trail, bob.user);
    office.round(&mut alice, &[given]);
    let told = changed.try_recv().unwrap().users;
    assert_eq!(told, [alice.user, bob.user, sol.user].into_iter().collect());
}

#[rstest]
#[case::supervisor(|s: &mut Scene| hand_over_from_a_copy(s, Who::Sol, s.bob.user), accepted(2))]
#[case::supervisor_takes_over(|s: &mut Scene| hand_over_from_a_copy(s, Who::Sol, s.sol.user), accepted(2))]
#[case::to_another_team(|s: &mut Scene| hand_over_from_a_copy(s, Who::Alice, s.eve.user), quarantined("access_denied"))]
#[case::to_nobody_known(|s: &mut Scene| hand_over_from_a_copy(s, Who::Alice, UserId::from_bytes([9; 16])), quarantined("access_denied"))]
#[case::stranger_helps_himself(|s: &mut Scene| hand_over_from_a_copy(s, Who::Eve, s.eve.user), quarantined("access_denied"))]
fn only_owner_and_supervisor_give_a_trail_away_and_only_within_the_team(
    #[case] act: fn(&mut Scene) -> (Who, Frame),
    #[case] expected: Outcome,
) {
    let mut scene = scene();
    let (who, frame) = act(&mut scene);
    let Scene { office, mut sol, mut alice, mut eve, .. } = scene;
    let laptop = match who {
        Who::Sol => &mut sol,
        Who::Alice => &mut alice,
        Who::Eve => &mut eve,
    };
    assert_eq!(office.hand_in(laptop, &[frame]), [expected]);
}

#[derive(Clone, Copy)]
enum Who {
    Sol,
    Alice,
    Eve,
}

fn hand_over_from_a_copy(scene: &mut Scene, who: Who, to: UserId) -> (Who, Frame) {
    let trail = scene.trail;
    let known = scene.alice.documents[&trail.document()].clone();
    let laptop = match who {
        Who::Sol => &mut scene.sol,
        Who::Alice => &mut scene.alice,
        Who::Eve => &mut scene.eve,
    };
    laptop.documents.insert(trail.document(), known);
    (who, hand_over(laptop, trail, to))
}

#[test]
fn colleague_who_may_write_may_still_not_take_the_trail_or_share_it() {
    let office = Office::open();
    let (mut alice, mut bob) = (office.laptop("Alice"), office.laptop("Bob"));
    let (trail, create) = alice.create_trail(PERSON);
    office.round(&mut alice, &[create]);
    office.round(&mut bob, &[]);
    let kept = bob.clone();
    let taken = hand_over(&mut bob, trail, kept.user);
    assert_eq!(office.hand_in(&mut bob, &[taken]), [quarantined("access_denied")]);
    let mut bob = kept.clone();
    bob.reopen();
    let shared = share(&mut bob, trail, kept.user, Some("2026-12-01"), "trail.share");
    assert_eq!(office.hand_in(&mut bob, &[shared]), [quarantined("access_denied")]);
    let mut bob = kept;
    bob.session[0] += 2;
    let smuggled = give(&mut bob, trail, alice.user, "trail.phase");
    // The owner stays the same by it, so nothing is given away: the envelope is what it says.
    assert_eq!(office.hand_in(&mut bob, &[smuggled]), [accepted(2)]);
    bob.session[0] += 2;
    let owner = bob.user;
    let smuggled = give(&mut bob, trail, owner, "trail.phase");
    assert_eq!(office.hand_in(&mut bob, &[smuggled]), [quarantined("access_denied")]);
}

#[test]
fn trail_made_for_a_colleague_of_the_team_is_that_colleagues_from_the_start() {
    let Scene { office, mut alice, mut bob, eve, .. } = scene();
    let (trail, _) = alice.create_trail(OTHER_PERSON);
    let make = |laptop: &mut Laptop, owner: UserId| {
        laptop.reopen();
        laptop.documents.remove(&trail.document());
        let change = laptop.change(trail.document(), DocumentKind::Trail, |edit| {
            edit.put_line("national_id", OTHER_PERSON).put_line("owner", &owner.to_string());
        });
        let body = worktrail_document::EnvelopeBody {
            seq: 1,
            prev: [0; 32],
            ..laptop.body(trail.stream(), "trail.create", change)
        };
        laptop.sign(&body)
    };
    let (for_eve, for_bob) = (make(&mut alice, eve.user), make(&mut alice, bob.user));
    assert_eq!(office.hand_in(&mut alice, &[for_eve, for_bob]), [quarantined("access_denied"), accepted(1)]);
    let reply = office.round(&mut bob, &[]);
    assert_eq!(reply.streams[0].facts.owner, bob.user);
    assert!(!holds(&office.round(&mut alice, &[]), trail), "a private caseload is private for its maker, too");
}

#[test]
fn stand_in_has_the_trail_until_the_day_is_over() {
    let Scene { office, mut alice, mut bob, trail, .. } = scene();
    assert!(!holds(&office.round(&mut bob, &[]), trail));
    let until = worktrail_domain::oslo_date(office.now()).to_string();
    let given = share(&mut alice, trail, bob.user, Some(&until), "trail.share");
    assert_eq!(office.hand_in(&mut alice, &[given]), [accepted(2)]);
    assert!(holds(&office.round(&mut bob, &[]), trail));
    let add = bob.add_task(trail, task(1), "Vikar");
    assert_eq!(office.hand_in(&mut bob, &[add]), [accepted(3)]);
    office.pass(DAY);
    assert_eq!(office.round(&mut bob, &[]).lost, [trail.stream()]);
    let late = bob.add_task(trail, task(2), "For sent");
    assert_eq!(office.hand_in(&mut bob, &[late]), [quarantined("access_denied")]);
}

#[test]
fn work_of_a_stand_in_that_came_after_the_share_is_let_in_by_a_person_with_all_that_followed() {
    let Scene { office, mut alice, mut bob, trail, .. } = scene();
    let until = worktrail_domain::oslo_date(office.now()).to_string();
    let given = share(&mut alice, trail, bob.user, Some(&until), "trail.share");
    office.round(&mut alice, &[given]);
    office.round(&mut bob, &[]);
    let work = [1, 2].map(|number| bob.add_task(trail, task(number), "Fra vikaren"));
    office.pass(DAY);
    let outcomes = office.hand_in(&mut bob, &work);
    assert_eq!(outcomes[0], quarantined("access_denied"));
    let (waiting, _) = office.hub.quarantine().unwrap();
    let authored = waiting[0].authored.as_ref().unwrap();
    assert_eq!((authored.by.as_str(), authored.command.as_str(), authored.stood_in), ("Bob", "task.add", true));

    let hash = worktrail_crypto::to_hex(&waiting[0].hash);
    assert!(office.hub.release(&hash[..7], true, office.now()).is_err(), "too few digits name nothing");
    let mut listening = office.hub.subscribe();
    let release = office.hub.release(&hash[..8], true, office.now()).unwrap();
    assert_eq!((release.outcome, release.followed), (Ok(3), 1));
    assert!(listening.try_recv().is_ok(), "whoever listens is told at once");
    assert_eq!(office.hub.quarantine().unwrap(), (Vec::new(), 0));
    office.round(&mut alice, &[]);
    assert_eq!(alice.subject(task(2)).as_deref(), Some("Fra vikaren"));
    // The laptop hears of it, and the share is as over as it was.
    let request = bob.request(&[], u32::MAX);
    let told = office.hub.sync(bob.device, request, office.now()).unwrap().receipts;
    assert_eq!(work.each_ref().map(|frame| crate::world::outcome(&told, frame)), [accepted(3), accepted(4)]);
    let late = bob.add_task(trail, task(3), "For sent");
    assert_eq!(office.hand_in(&mut bob, &[late]), [quarantined("access_denied")]);
}

#[test]
fn released_envelope_gives_no_trail_away_and_a_rejected_one_is_kept_and_told() {
    let Scene { office, mut alice, mut eve, trail, .. } = scene();
    eve.documents.insert(trail.document(), alice.documents[&trail.document()].clone());
    let to = eve.user;
    let taken = hand_over(&mut eve, trail, to);
    assert_eq!(office.hand_in(&mut eve, std::slice::from_ref(&taken)), [quarantined("access_denied")]);
    let hash = worktrail_crypto::to_hex(&crate::world::hash_of(&taken));
    let release = office.hub.release(&hash, false, office.now()).unwrap();
    assert_eq!((release.outcome, release.followed), (Err("access_denied".to_owned()), 0));
    assert_eq!(office.hub.quarantine().unwrap().0.len(), 1);

    office.hub.reject(&hash, office.now()).unwrap();
    assert_eq!(office.hub.quarantine().unwrap().0, []);
    let request = eve.request(&[], u32::MAX);
    let told = office.hub.sync(eve.device, request, office.now()).unwrap().receipts;
    assert_eq!(crate::world::outcome(&told, &taken), quarantined("turned_away"), "the laptop hears of it by itself");
    assert_eq!(office.hand_in(&mut eve, &[taken]), [quarantined("turned_away")]);
    assert!(matches!(office.hub.verify_audit().unwrap(), worktrail_server::AuditCheck::Whole { .. }));
    assert_eq!(office.round(&mut alice, &[]).lost, [], "still the owner's");
}

#[rstest]
#[case::taken_back(|s: &mut Scene| { let bob = s.bob.user; share(&mut s.alice, s.trail, bob, None, "trail.share") })]
#[case::trail_ended(|s: &mut Scene| s.alice.set_phase(s.trail, Phase::Ended))]
#[case::handed_over(|s: &mut Scene| { let sol = s.sol.user; hand_over(&mut s.alice, s.trail, sol) })]
fn share_ends_before_its_day_when_its_reason_is_gone(#[case] end: fn(&mut Scene) -> Frame) {
    let mut scene = scene();
    let (trail, bob) = (scene.trail, scene.bob.user);
    let given = share(&mut scene.alice, trail, bob, Some("2027-05-01"), "trail.share");
    scene.office.round(&mut scene.alice, &[given]);
    assert!(holds(&scene.office.round(&mut scene.bob, &[]), trail));
    let frame = end(&mut scene);
    assert_eq!(scene.office.hand_in(&mut scene.alice, &[frame]), [accepted(3)]);
    assert_eq!(scene.office.round(&mut scene.bob, &[]).lost, [trail.stream()]);
}

#[test]
fn share_ends_when_the_stand_in_leaves_the_team() {
    let Scene { office, mut alice, mut bob, trail, .. } = scene();
    let given = share(&mut alice, trail, bob.user, Some("2027-05-01"), "trail.share");
    office.round(&mut alice, &[given]);
    office.round(&mut bob, &[]);
    office.hub.remove_member("Lag", "Bob", office.now()).unwrap();
    assert_eq!(office.round(&mut bob, &[]).lost, [trail.stream()]);
    office.hub.add_member("Lag", "Bob", office.now()).unwrap();
    assert!(!holds(&office.round(&mut bob, &[]), trail), "coming back does not bring the share back");
}

#[test]
fn ended_trails_of_whoever_leaves_go_to_the_supervisor_and_active_ones_are_named() {
    let Scene { office, mut sol, mut alice, mut bob, trail, .. } = scene();
    let (ended, create) = alice.create_trail(OTHER_PERSON);
    let end = alice.set_phase(ended, Phase::Ended);
    assert_eq!(office.hand_in(&mut alice, &[create, end]), [accepted(1), accepted(2)]);
    office.round(&mut sol, &[]);
    office.round(&mut bob, &[]);
    let left = office.hub.close_user("Alice", office.now()).unwrap();
    assert_eq!((left.heir.as_deref(), left.handed_over.as_slice()), (Some("Sol"), [ended.stream()].as_slice()));
    assert_eq!((left.active.as_slice(), left.left_behind.as_slice()), ([trail.stream()].as_slice(), [].as_slice()));
    let reply = office.round(&mut sol, &[]);
    assert_eq!(reply.streams[0].facts.owner, sol.user, "the new owner is told without a new envelope");
    assert!(!reply.more);
    for _ in 0..8 {
        assert!(!office.round(&mut bob, &[]).more, "what is owed of a stream that is not one's own stops nothing");
    }
}

#[test]
fn roster_is_told_once_and_again_when_it_changes() {
    let Scene { office, mut bob, .. } = scene();
    let roster = office.round(&mut bob, &[]).roster.unwrap();
    let names: Vec<&str> = roster.teams[0].members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!((roster.teams.len(), roster.teams[0].name.as_str()), (1, "Lag"));
    assert_eq!(names.len(), 3);
    let ask = |office: &Office, roster: &worktrail_sync::Roster| {
        let digest = worktrail_crypto::sha256(&[&worktrail_sync::roster_bytes(roster)]).0;
        let request = worktrail_sync::SyncRequest { roster: digest, ..bob.request(&[], 1) };
        office.hub.sync(bob.device, request, office.now()).unwrap().roster
    };
    assert_eq!(ask(&office, &roster), None);
    office.hub.close_user("Alice", office.now()).unwrap();
    assert_eq!(ask(&office, &roster).unwrap().teams[0].members.len(), 2);
}
