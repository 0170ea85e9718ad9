//! The read model built anew: the same lists, and a stop in between leaves the old ones.

use crate::world::World;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[test]
fn rebuilding_gives_the_same_lists_and_tells_how_far_it_has_come() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail("15507600333");
    device.log_visit(trail, "Notat fra rampen");
    device.add_task(trail, "Ringe");
    let lists = || {
        let client = &device.client;
        let found = client.search("rampen").unwrap().hits.len();
        (client.portfolio().unwrap().trails, client.tasks(true).unwrap(), found)
    };
    let before = lists();
    let mut told = Vec::new();
    let report = device.client.rebuild(&mut |done, all| told.push((done, all))).unwrap();
    assert_eq!(report.documents, 5, "trail, visit, task, and the employer with its mark");
    assert_eq!(told.last(), Some(&(5, 5)));
    assert_eq!(lists(), before);
    assert!(device.client.verify().unwrap().ok);
}

#[test]
fn stop_in_the_middle_of_a_rebuild_leaves_the_lists_as_they_were() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail("15507600333");
    device.log_visit(trail, "Notat fra rampen");
    let stopped = catch_unwind(AssertUnwindSafe(|| device.client.rebuild(&mut |_, _| panic!("the power goes"))));
    assert!(stopped.is_err());
    assert_eq!(device.client.portfolio().unwrap().trails.len(), 1);
    assert_eq!(device.client.search("rampen").unwrap().hits.len(), 1);
    device.restart();
    assert!(device.client.verify().unwrap().ok);
}
