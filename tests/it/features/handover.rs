//! Change of owner, hand-over and cover.

use crate::world::{Device, Network, START_MILLIS, World, visit};
use worktrail_core::{
    CoreError,
    api::{
        AccessView, DraftInput, HandOver, NewMeeting, NewRecord, NewTask, RecordFilter, SetPhase, ShareTrail,
        UnshareTrail,
    },
    domain::{
        Caseload, EndCause, MeetingKind, MeetingStatus, Phase, Rule, Timestamp, TrailId,
        ending::EndCauseDetail,
        handover::{HandoverStep, OpenKind},
        records::RecordKind,
    },
};

const PERSON: &str = "15507600333";
const OTHER_PERSON: &str = "10915596784";
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// A team with a private caseload: the first is its supervisor, the second owns a trail, the third is a colleague.
fn team() -> (World, TrailId) {
    let world = World::with_devices(3);
    let members: Vec<String> = (0..3).map(|number| format!("Øvelse {number}")).collect();
    let now = Timestamp::from_millis(START_MILLIS);
    world.hub.add_team("Egen portefølje", Caseload::Private, &members, now).unwrap();
    let trail = world.devices[1].create_trail(PERSON);
    world.settle();
    (world, trail)
}

fn hand_over(device: &Device, trails: &[TrailId], to: &str) -> Result<(), CoreError> {
    let input = HandOver { trails: trails.to_vec(), to: to.to_owned(), note: Some("Ring mandag.".to_owned()) };
    device.client.hand_over(input).map(|_| ())
}

fn share(device: &Device, trail: TrailId, until: &str) -> Result<(), CoreError> {
    device.client.share_trail(ShareTrail { trail, with: "øvelse 2".to_owned(), until: until.to_owned() })
}

fn end(device: &Device, id: TrailId) {
    let input = SetPhase {
        id,
        phase: Phase::Ended,
        cause: Some(EndCause::Other),
        detail: Some(EndCauseDetail::Illness),
        on: Some("2026-11-21".to_owned()),
    };
    device.client.set_phase(input).unwrap();
}

fn has(device: &Device, trail: TrailId) -> bool {
    device.client.portfolio().unwrap().trails.iter().any(|row| row.id == trail)
}

fn rules(view: &AccessView) -> Vec<(&str, Rule)> {
    view.people.iter().map(|person| (person.name.as_str(), person.rule)).collect()
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

/// Open work of several kinds; gives the id of the planned meeting.
fn open_work(device: &Device, trail: TrailId) {
    device.add_task(trail, "Ring Nav-kontoret");
    let ahead = NewMeeting {
        at: "2026-12-03T10:00".to_owned(),
        status: Some(MeetingStatus::Planned),
        ..visit(trail, "Ta med CV")
    };
    device.client.log_meeting(ahead).unwrap();
    let record = |kind, pairs: &[(&str, &str)]| {
        let fields = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        device.client.add_record(NewRecord { trail, kind, fields }).unwrap();
    };
    record(RecordKind::SubGoal, &[("subject", "Øve på intervju"), ("due", "2026-12-10T12:00")]);
    record(RecordKind::ContactLog, &[("subject", "Samtale"), ("at", "2026-12-02T09:00"), ("status", "open")]);
}

#[test]
fn f087_change_of_owner_shows_what_is_open_and_moves_all_of_it_in_one_action() {
    let (world, trail) = team();
    let [_, owner, colleague] = [0, 1, 2].map(|number| &world.devices[number]);
    open_work(owner, trail);
    let plan = owner.client.plan_handover(trail, "Øvelse 2").unwrap();
    let moving: Vec<OpenKind> =
        plan.lines.iter().filter(|line| line.step == HandoverStep::Move).map(|line| line.kind).collect();
    for kind in [OpenKind::Task, OpenKind::SubGoal, OpenKind::ContactLog, OpenKind::EmployerMeeting] {
        assert!(moving.contains(&kind), "{moving:?}");
    }
    assert_eq!((plan.from_name.as_str(), plan.to_name.as_str(), plan.to_settle), ("Øvelse 1", "Øvelse 2", 0));
    let before = owner.outbox();
    hand_over(owner, &[trail], "Øvelse 2").unwrap();
    assert_eq!(owner.outbox(), before + 1, "one action");
    world.settle();
    assert!(!has(owner, trail), "a private caseload is private for the former owner, too");
    assert!(owner.client.verify().unwrap().ok);
    let row = &colleague.client.portfolio().unwrap().trails[0];
    assert_eq!((row.mine, row.open_tasks, row.next_meeting_at.is_some()), (true, 1, true));
    let note = colleague.client.access(trail).unwrap().handover.unwrap();
    assert_eq!((note.by_name.as_str(), note.note.as_str()), ("Øvelse 1", "Ring mandag."));
    let told = format!("{:?}", colleague.client.trail(trail).unwrap().timeline);
    assert!(told.contains("Jobbsporet fikk ny eier"), "{told}");
    colleague.add_task(trail, "Ny eier skriver");
    world.settle();
    assert_eq!(colleague.client.sync_status().unwrap().quarantined, 0);
}

#[test]
fn f087_supervisor_hands_several_trails_over_at_once_and_an_ended_one_stops_all() {
    let (world, trail) = team();
    let second = world.devices[1].create_trail(OTHER_PERSON);
    world.settle();
    let supervisor = &world.devices[0];
    hand_over(supervisor, &[trail, second], "Øvelse 2").unwrap();
    world.settle();
    assert!(has(&world.devices[2], trail) && has(&world.devices[2], second));
    end(&world.devices[2], second);
    world.settle();
    refused(hand_over(supervisor, &[trail, second], "Øvelse 1"), "trail_ended", "phase");
    world.settle();
    assert!(has(&world.devices[2], trail), "nothing moves when one of them cannot");
}

#[test]
fn f087_unsaved_text_about_the_trail_comes_first() {
    let (world, trail) = team();
    let owner = &world.devices[1];
    let key = format!("profile:{trail}:goal");
    owner.client.save_draft(DraftInput { key: key.clone(), body: "{}".to_owned() }).unwrap();
    assert_eq!(owner.client.plan_handover(trail, "Øvelse 2").unwrap().to_settle, 1);
    refused(hand_over(owner, &[trail], "Øvelse 2"), "settle_first", "trail");
    owner.client.discard_draft(&key).unwrap();
    hand_over(owner, &[trail], "Øvelse 2").unwrap();
}

#[test]
fn q01_only_owner_and_supervisor_change_the_owner_whatever_the_screen_shows() {
    let world = World::with_devices(3);
    let trail = world.devices[1].create_trail(PERSON);
    world.settle();
    let colleague = &world.devices[2];
    assert!(has(colleague, trail), "a colleague with a shared caseload may see it and write in it");
    assert!(!colleague.client.access(trail).unwrap().may_dispose);
    refused(hand_over(colleague, &[trail], "Øvelse 2"), "not_your_trail", "trail");
    refused(colleague.client.plan_handover(trail, "Øvelse 2"), "not_your_trail", "trail");
    refused(share(colleague, trail, "2026-12-24"), "not_your_trail", "trail");
    refused(hand_over(&world.devices[1], &[trail], "Ukjent Person"), "new_owner_not_possible", "to");
    refused(hand_over(&world.devices[1], &[trail], "Øvelse 1"), "new_owner_not_possible", "owner");
    hand_over(&world.devices[0], &[trail], "Øvelse 0").unwrap();
    world.settle();
    assert_eq!(rules(&colleague.client.access(trail).unwrap())[0], ("Øvelse 0", Rule::Owner));
}

#[test]
fn q07_ordinary_tasks_and_all_meetings_move_and_no_travel_time_is_lost() {
    let (world, trail) = team();
    let owner = &world.devices[1];
    let ahead = NewMeeting {
        kind: MeetingKind::Participant,
        at: "2026-12-03T10:00".to_owned(),
        employer: None,
        employer_name: None,
        ..visit(trail, "")
    };
    let meeting = owner.client.log_meeting(ahead).unwrap().id;
    let due = Some("2026-12-01".to_owned());
    owner.client.add_task(NewTask { due, ..new_task(trail, "Vanlig oppgave") }).unwrap();
    hand_over(owner, &[trail], "Øvelse 2").unwrap();
    world.settle();
    let client = &world.devices[2].client;
    let row = client.meeting(meeting).unwrap().row;
    assert_eq!((row.travel_to, row.travel_from), (20, 20));
    assert_eq!(client.trail(trail).unwrap().tasks[0].subject, "Vanlig oppgave");
}

fn new_task(trail: TrailId, subject: &str) -> NewTask {
    serde_json::from_value(serde_json::json!({ "trail": trail, "subject": subject })).unwrap()
}

#[test]
fn f085_manual_share_until_a_date_and_who_has_access() {
    let (world, trail) = team();
    let [supervisor, owner, colleague] = [0, 1, 2].map(|number| &world.devices[number]);
    assert_eq!(
        rules(&owner.client.access(trail).unwrap()),
        [("Øvelse 1", Rule::Owner), ("Øvelse 0", Rule::TeamSupervisor)]
    );
    refused(share(owner, trail, "2026-11-20"), "share_needs_end", "until");
    refused(share(owner, trail, "2027-12-24"), "share_needs_end", "until");
    share(supervisor, trail, "2026-11-23").unwrap();
    world.settle();
    let view = owner.client.access(trail).unwrap();
    assert_eq!(rules(&view)[2], ("Øvelse 2", Rule::Share));
    assert_eq!(view.people[2].until.map(|day| day.to_string()).as_deref(), Some("2026-11-23"));
    assert!(has(colleague, trail));
    colleague.add_task(trail, "Vikaren skriver");
    world.settle();
    assert_eq!(owner.client.trail(trail).unwrap().tasks.len(), 1);

    world.devices.iter().for_each(|device| device.pass(3 * DAY_MILLIS));
    world.settle();
    assert!(!has(colleague, trail), "the share is over, and nobody had to do anything");
    assert_eq!(rules(&owner.client.access(trail).unwrap()).len(), 2);
}

/// One way in which a share ends.
type Way<'a> = &'a dyn Fn(&World, TrailId);

#[test]
fn f086_shares_end_on_ending_on_hand_over_on_leaving_the_team_and_by_hand() {
    let take_back = |world: &World, trail| {
        let input = UnshareTrail { trail, with: "Øvelse 2".to_owned() };
        world.devices[1].client.unshare_trail(input).unwrap();
    };
    let ways: [Way<'_>; 4] = [
        &take_back,
        &|world, trail| end(&world.devices[1], trail),
        &|world, trail| hand_over(&world.devices[1], &[trail], "Øvelse 0").unwrap(),
        &|world, _| {
            let now = Timestamp::from_millis(START_MILLIS);
            world.hub.remove_member("Egen portefølje", "Øvelse 2", now).unwrap();
        },
    ];
    for (number, way) in ways.into_iter().enumerate() {
        let (world, trail) = team();
        share(&world.devices[1], trail, "2026-12-24").unwrap();
        world.settle();
        assert!(has(&world.devices[2], trail));
        way(&world, trail);
        world.settle();
        assert!(!has(&world.devices[2], trail), "way {number}");
    }
}

#[test]
fn f088_ended_trails_of_whoever_leaves_go_to_the_supervisor_and_active_ones_wait() {
    let (world, trail) = team();
    let ended = world.devices[1].create_trail(OTHER_PERSON);
    end(&world.devices[1], ended);
    world.settle();
    let left = world.hub.close_user("Øvelse 1", Timestamp::from_millis(START_MILLIS)).unwrap();
    assert_eq!((left.handed_over, left.active), (vec![ended.stream()], vec![trail.stream()]));
    world.round(0, Network::Whole);
    world.round(0, Network::Whole);
    let supervisor = &world.devices[0];
    let portfolio = supervisor.client.portfolio().unwrap();
    let mine: Vec<TrailId> = portfolio.trails.iter().filter(|row| row.mine).map(|row| row.id).collect();
    assert_eq!(mine, [ended]);
    assert!(supervisor.client.colleagues().unwrap().iter().all(|row| row.name != "Øvelse 1"), "who left is gone");
}

#[test]
fn change_of_owner_made_offline_is_shown_at_once_and_two_of_them_end_alike_everywhere() {
    let (world, trail) = team();
    let [supervisor, owner, _] = [0, 1, 2].map(|number| &world.devices[number]);
    hand_over(owner, &[trail], "Øvelse 2").unwrap();
    assert_eq!(owner.client.access(trail).unwrap().owner_name, "Øvelse 2");
    hand_over(supervisor, &[trail], "Øvelse 0").unwrap();
    world.settle();
    world.settle();
    let told: Vec<String> = world
        .devices
        .iter()
        .filter(|device| has(device, trail))
        .map(|device| device.client.access(trail).unwrap().owner_name)
        .collect();
    assert!(!told.is_empty() && told.iter().all(|name| *name == told[0]), "{told:?}");
    let filter = RecordFilter::default();
    assert!(supervisor.client.records(filter).is_ok() && supervisor.client.verify().unwrap().ok);
}
