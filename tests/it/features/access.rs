//! Who holds which trails, and what the office can look up.

use crate::world::{START_MILLIS, World};
use worktrail_core::domain::{Caseload, Role, Timestamp};

const PERSON: &str = "15507600333";
const NOW: Timestamp = Timestamp::from_millis(START_MILLIS);

#[test]
fn f084_a_trail_is_private_to_its_owner_and_the_team_above() {
    let mut world = World::with_devices(1);
    let names = ["Leder Privat", "Eier Privat", "Kollega Privat"].map(str::to_owned);
    let roles = [Role::Supervisor, Role::Specialist, Role::Specialist];
    for (name, role) in names.iter().zip(roles) {
        world.hub.add_user(name, role, None, NOW).unwrap();
    }
    world.hub.add_team("Team Privat", Caseload::Private, &names, NOW).unwrap();
    for name in &names {
        let device = world.enrol(name);
        world.devices.push(device);
    }
    world.devices[2].create_trail(PERSON);
    world.settle();
    let held: Vec<usize> = world.devices.iter().map(|d| d.client.portfolio().unwrap().trails.len()).collect();
    assert_eq!(held, [0, 1, 1, 0], "another team's supervisor, the supervisor, the owner, a colleague");
}

#[test]
fn f092_a_new_colleague_is_given_access_with_one_code_and_has_the_teams_trails() {
    let mut world = World::with_devices(2);
    world.devices[1].create_trail(PERSON);
    world.settle();
    world.hub.add_user("Ny Kollega", Role::Specialist, Some("Team Øvelse"), NOW).unwrap();
    let device = world.enrol("Ny Kollega");
    world.devices.push(device);
    world.settle();
    assert_eq!(world.devices[2].client.portfolio().unwrap().trails.len(), 1);
}

#[test]
fn f093_the_office_looks_up_a_user_with_role_and_team_and_state() {
    let world = World::with_devices(2);
    let users = world.hub.users().unwrap();
    let supervisor = users.iter().find(|user| user.name == "Øvelse 0").unwrap();
    assert_eq!((supervisor.role, supervisor.closed), (Role::Supervisor, false));
    assert_eq!(supervisor.teams, ["Team Øvelse"]);
    world.hub.close_user("Øvelse 1", NOW).unwrap();
    assert!(world.hub.users().unwrap().iter().any(|user| user.name == "Øvelse 1" && user.closed));
}
