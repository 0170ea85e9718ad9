//! Who may read and write: every rule with its yes and its no.

use crate::world::{Laptop, Office, PERSON, accepted, quarantined, task};
use rstest::rstest;
use worktrail_domain::{Caseload, Role, TrailId};
use worktrail_server::{HubError, Refusal};

/// Alice's trail, and a person with a role who is in her team or not.
fn scene(caseload: Caseload, role: Role, in_team: bool) -> (Office, TrailId, Laptop) {
    let office = Office::open();
    office.hub.add_team("Lag", caseload, &["Alice".into()], office.now()).unwrap();
    office.hub.add_user("Kim", role, in_team.then_some("Lag"), office.now()).unwrap();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    assert_eq!(office.hand_in(&mut alice, &[create]), [accepted(1)]);
    let kim = office.laptop("Kim");
    (office, trail, kim)
}

#[rstest]
#[case::colleague_with_shared_caseload(Caseload::Shared, Role::Specialist, true, true)]
#[case::colleague_with_private_caseload(Caseload::Private, Role::Specialist, true, false)]
#[case::supervisor_of_the_team(Caseload::Private, Role::Supervisor, true, true)]
#[case::supervisor_of_another_team(Caseload::Shared, Role::Supervisor, false, false)]
#[case::stranger(Caseload::Shared, Role::Specialist, false, false)]
#[case::administrator_in_the_team(Caseload::Shared, Role::Admin, true, false)]
fn reading_and_writing_follow_the_rules(
    #[case] caseload: Caseload,
    #[case] role: Role,
    #[case] in_team: bool,
    #[case] permitted: bool,
) {
    let (office, trail, mut kim) = scene(caseload, role, in_team);
    let reply = office.round(&mut kim, &[]);
    assert_eq!(reply.streams.len(), usize::from(permitted));
    assert_eq!(reply.devices.len(), usize::from(permitted), "no key or name of somebody whose work is not shown");
    let add = kim.add_task(trail, task(1), "Oppgave");
    let expected = if permitted { accepted(2) } else { quarantined("access_denied") };
    assert_eq!(office.hand_in(&mut kim, &[add]), [expected]);
}

#[test]
fn owner_reads_and_writes_without_any_team() {
    let office = Office::open();
    let mut eve = office.laptop("Eve");
    let (trail, create) = eve.create_trail(PERSON);
    let add = eve.add_task(trail, task(1), "Oppgave");
    assert_eq!(office.hand_in(&mut eve, &[create, add]), [accepted(1), accepted(2)]);
    let mut second = office.laptop("Eve");
    assert_eq!(office.round(&mut second, &[]).streams.len(), 1);
}

#[test]
fn administrator_cannot_start_a_trail() {
    let office = Office::open();
    office.hub.add_user("Admin", Role::Admin, None, office.now()).unwrap();
    let mut admin = office.laptop("Admin");
    let (_, create) = admin.create_trail(PERSON);
    assert_eq!(office.hand_in(&mut admin, &[create]), [quarantined("access_denied")]);
}

#[test]
fn stranger_who_names_a_stream_gets_nothing_of_it_but_that_it_is_not_theirs() {
    let office = Office::open();
    let (mut alice, mut eve) = (office.laptop("Alice"), office.laptop("Eve"));
    let (trail, create) = alice.create_trail(PERSON);
    office.round(&mut alice, &[create]);
    eve.cursors.insert(trail.stream(), alice.cursors[&trail.stream()]);
    let reply = office.round(&mut eve, &[]);
    assert_eq!((reply.streams.len(), reply.devices.len()), (0, 0));
    assert_eq!(reply.lost, [trail.stream()]);
}

#[test]
fn supervisor_may_lead_several_teams_and_a_specialist_is_in_one() {
    let office = Office::open();
    office.hub.add_team("Lag Sør", Caseload::Private, &["Eve".into()], office.now()).unwrap();
    office.hub.add_user("Kim", Role::Supervisor, Some("Team Nord"), office.now()).unwrap();
    office.hub.add_member("LAG SØR", "kim", office.now()).unwrap();
    office.hub.add_member("lag sør", "Bob", office.now()).unwrap();
    let teams = |name: &str| office.hub.users().unwrap().into_iter().find(|user| user.name == name).unwrap().teams;
    assert_eq!(teams("Kim"), ["Lag Sør", "Team Nord"]);
    assert_eq!(teams("Bob"), ["Lag Sør"]);
}

#[test]
fn revoked_device_and_closed_account_neither_hand_in_nor_read() {
    let office = Office::open();
    let (mut alice, bob) = (office.laptop("Alice"), office.laptop("Bob"));
    let (_, create) = alice.create_trail(PERSON);
    office.hub.revoke_device(alice.device, office.now()).unwrap();
    let refused = office.hub.sync(alice.device, alice.request(&[create], 1_000), office.now());
    assert!(matches!(refused, Err(HubError::Refused(Refusal::DeviceRevoked))));
    office.hub.close_user("Bob", office.now()).unwrap();
    let refused = office.hub.sync(bob.device, bob.request(&[], 1_000), office.now());
    assert!(matches!(refused, Err(HubError::Refused(Refusal::UserClosed))));
    let second = office.laptop("Alice");
    assert!(office.hub.sync(second.device, second.request(&[], 1_000), office.now()).is_ok(), "one device only");
}
