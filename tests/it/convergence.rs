//! Whatever people do on their laptops and whatever the network does, all replicas end alike and nothing is lost.

use crate::world::{Network, World, unchanged};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use worktrail_core::{
    api::{EditMeeting, EditTask, SetPhase, TimelineEntry},
    domain::{MeetingId, Phase, TaskSource, TaskStatus, TrailId},
};
use worktrail_sync::Position;

/// Synthetic people, one for each trail a history may create.
const PEOPLE: [&str; 2] = ["15507600333", "10915596784"];

/// One thing that happens. Numbers pick a device, a trail or a meeting among those that exist.
#[derive(Debug, Clone)]
enum Step {
    LogVisit {
        device: usize,
        trail: usize,
    },
    AddTask {
        device: usize,
        trail: usize,
    },
    FinishTask {
        device: usize,
        task: usize,
    },
    AppendToNote {
        device: usize,
        meeting: usize,
    },
    /// Writes from a version that may be older than what has been merged since.
    PrependFromWhatWasSeen {
        device: usize,
        meeting: usize,
    },
    MovePlace {
        device: usize,
        meeting: usize,
    },
    ChangePhase {
        device: usize,
        trail: usize,
        phase: usize,
    },
    Look {
        device: usize,
        meeting: usize,
    },
    Round {
        device: usize,
        network: Network,
    },
    Restart {
        device: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let network = prop_oneof![
        4 => Just(Network::Whole),
        1 => Just(Network::RequestLost),
        2 => Just(Network::AnswerLost),
        1 => Just(Network::Doubled),
    ];
    let (device, pick) = (0_usize..4, 0_usize..64);
    prop_oneof![
        3 => (device.clone(), pick.clone()).prop_map(|(device, trail)| Step::LogVisit { device, trail }),
        2 => (device.clone(), pick.clone()).prop_map(|(device, trail)| Step::AddTask { device, trail }),
        1 => (device.clone(), pick.clone()).prop_map(|(device, task)| Step::FinishTask { device, task }),
        4 => (device.clone(), pick.clone()).prop_map(|(device, meeting)| Step::AppendToNote { device, meeting }),
        3 => (device.clone(), pick.clone()).prop_map(|(device, meeting)| Step::PrependFromWhatWasSeen { device, meeting }),
        2 => (device.clone(), pick.clone()).prop_map(|(device, meeting)| Step::MovePlace { device, meeting }),
        1 => (device.clone(), pick.clone(), 0_usize..6)
            .prop_map(|(device, trail, phase)| Step::ChangePhase { device, trail, phase }),
        2 => (device.clone(), pick).prop_map(|(device, meeting)| Step::Look { device, meeting }),
        6 => (device.clone(), network).prop_map(|(device, network)| Step::Round { device, network }),
        1 => device.prop_map(|device| Step::Restart { device }),
    ]
}

/// What people did, kept beside the replicas.
#[derive(Default)]
struct Model {
    /// Every word typed into a note, by meeting.
    words: BTreeMap<MeetingId, BTreeSet<String>>,
    tasks: BTreeSet<String>,
    /// What a device last showed of a meeting: version and text.
    seen: BTreeMap<(usize, MeetingId), (String, String)>,
    serial: u32,
}

impl Model {
    /// A word that others begin like: `ord1x1` and `ord1x10`.
    fn word(&mut self, device: usize) -> String {
        self.serial += 1;
        format!("ord{device}x{}", self.serial)
    }

    fn typed(&mut self, meeting: MeetingId, word: &str) {
        self.words.entry(meeting).or_default().insert(word.to_owned());
    }
}

struct Run {
    world: World,
    model: Model,
}

impl Run {
    fn new(devices: usize) -> Self {
        let world = World::with_devices(devices);
        for person in PEOPLE {
            world.devices[0].create_trail(person);
        }
        world.settle();
        Self { world, model: Model::default() }
    }

    fn trails(&self, device: usize) -> Vec<TrailId> {
        let mut ids: Vec<_> =
            self.world.devices[device].client.portfolio().unwrap().trails.iter().map(|row| row.id).collect();
        ids.sort();
        ids
    }

    fn meetings(&self, device: usize) -> Vec<MeetingId> {
        let client = &self.world.devices[device].client;
        let mut ids = BTreeSet::new();
        for trail in self.trails(device) {
            for entry in client.trail(trail).unwrap().timeline {
                if let TimelineEntry::Meeting { meeting, .. } = entry {
                    ids.insert(meeting.id);
                }
            }
        }
        ids.into_iter().collect()
    }

    fn take(&mut self, step: &Step) {
        let count = self.world.devices.len();
        match *step {
            Step::LogVisit { device, trail } => {
                let device = device % count;
                let trails = self.trails(device);
                let word = self.model.word(device);
                let id = self.world.devices[device].log_visit(trails[trail % trails.len()], &word);
                self.model.typed(id, &word);
            }
            Step::AddTask { device, trail } => {
                let device = device % count;
                let trails = self.trails(device);
                let word = self.model.word(device);
                self.world.devices[device].add_task(trails[trail % trails.len()], &word);
                self.model.tasks.insert(word);
            }
            Step::FinishTask { device, task } => {
                let client = &self.world.devices[device % count].client;
                let open = client.tasks(false).unwrap();
                if !open.is_empty() {
                    let id = open[task % open.len()].id;
                    client.edit_task(EditTask { status: Some(TaskStatus::Done), ..EditTask::of(id) }).unwrap();
                }
            }
            Step::AppendToNote { device, meeting } => self.on_meeting(device % count, meeting, |run, device, id| {
                let note = run.world.devices[device].client.meeting(id).unwrap().note;
                let word = run.model.word(device);
                run.world.devices[device].write_note(id, None, format!("{note} {word}"));
                run.model.typed(id, &word);
            }),
            Step::PrependFromWhatWasSeen { device, meeting } => {
                self.on_meeting(device % count, meeting, |run, device, id| {
                    let Some((version, text)) = run.model.seen.get(&(device, id)).cloned() else { return };
                    let word = run.model.word(device);
                    run.world.devices[device].write_note(id, Some(version), format!("{word} {text}"));
                    run.model.typed(id, &word);
                });
            }
            Step::MovePlace { device, meeting } => self.on_meeting(device % count, meeting, |run, device, id| {
                let word = run.model.word(device);
                run.world.devices[device].edit(EditMeeting { place: Some(word), ..unchanged(id) });
            }),
            Step::ChangePhase { device, trail, phase } => {
                let device = device % count;
                let trails = self.trails(device);
                // The same phase again is no change, which the command says; that is fine here.
                let _ = self.world.devices[device].client.set_phase(SetPhase {
                    id: trails[trail % trails.len()],
                    phase: Phase::ALL[phase],
                    cause: None,
                    detail: None,
                    on: None,
                });
            }
            Step::Look { device, meeting } => self.on_meeting(device % count, meeting, |run, device, id| {
                let view = run.world.devices[device].client.meeting(id).unwrap();
                run.model.seen.insert((device, id), (view.version, view.note));
            }),
            Step::Round { device, network } => {
                self.world.round(device % count, network);
            }
            Step::Restart { device } => self.world.devices[device % count].restart(),
        }
    }

    fn on_meeting(&mut self, device: usize, meeting: usize, work: impl FnOnce(&mut Self, usize, MeetingId)) {
        let meetings = self.meetings(device);
        if !meetings.is_empty() {
            let id = meetings[meeting % meetings.len()];
            work(self, device, id);
        }
    }

    fn assert_nothing_lost(&self) {
        for (number, device) in self.world.devices.iter().enumerate() {
            let status = device.client.sync_status().unwrap();
            assert_eq!((status.outbox, status.held, status.quarantined), (0, 0, 0), "device {number}");
            for (id, words) in &self.model.words {
                let note = device.client.meeting(*id).unwrap().note;
                for word in words {
                    let times = note.split_whitespace().filter(|found| found == word).count();
                    assert_eq!(times, 1, "device {number}: {word} in «{note}»");
                }
            }
            let own = device.client.tasks(true).unwrap().into_iter().filter(|task| task.source == TaskSource::Own);
            let tasks: BTreeSet<_> = own.map(|task| task.subject).collect();
            assert_eq!(tasks, self.model.tasks, "device {number}");
            let report = device.client.verify().unwrap();
            assert!(report.ok, "device {number}: {:?}", report.checks);
        }
    }

    fn assert_all_alike(&self) {
        let views: Vec<String> = (0..self.world.devices.len()).map(|device| self.view(device)).collect();
        for view in &views {
            assert_eq!(view, &views[0]);
        }
    }

    /// Everything a device shows that does not depend on whose it is.
    fn view(&self, device: usize) -> String {
        let client = &self.world.devices[device].client;
        let mut shown = Vec::new();
        for trail in self.trails(device) {
            let view = client.trail(trail).unwrap();
            shown.push(format!("{trail} {:?} {}", view.row.phase, view.version));
        }
        for meeting in self.meetings(device) {
            let view = client.meeting(meeting).unwrap();
            shown.push(format!("{meeting} {} {} {} {}", view.version, view.note, view.row.place, view.row.conflicts));
        }
        let mut tasks: Vec<_> =
            client.tasks(true).unwrap().iter().map(|task| format!("{} {:?}", task.id, task.status)).collect();
        tasks.sort();
        shown.extend(tasks);
        shown.join("\n")
    }
}

/// How many histories are tried; `PROPTEST_CASES` asks for more on a long run.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10)
}

proptest! {
    // Each case opens real vaults and syncs every commit to disk, so cases are few and long.
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn random_work_on_several_laptops_with_random_cuts_converges_and_loses_nothing(
        devices in 2_usize..=4,
        steps in proptest::collection::vec(step(), 10..60),
    ) {
        let mut run = Run::new(devices);
        for step in &steps {
            run.take(step);
        }
        run.world.settle();
        run.assert_nothing_lost();
        run.assert_all_alike();
    }
}

#[test]
fn answer_that_never_arrives_is_made_up_for_by_the_next_round() {
    let run = Run::new(2);
    let trail = run.trails(0)[0];
    let id = run.world.devices[0].log_visit(trail, "tapt");
    run.world.round(0, Network::AnswerLost);
    assert_eq!(run.world.devices[0].outbox(), 1, "no receipt, so the visit still waits");
    run.world.round(0, Network::Whole);
    assert_eq!(run.world.devices[0].outbox(), 0);
    while run.world.round(1, Network::Whole) {}
    assert_eq!(run.world.devices[1].client.meeting(id).unwrap().note, "tapt");
}

#[test]
fn merge_of_two_peoples_work_stands_on_the_timeline() {
    let run = Run::new(2);
    let trail = run.trails(0)[0];
    let id = run.world.devices[0].log_visit(trail, "Felles.");
    run.world.settle();
    run.world.devices[0].write_note(id, None, "Felles. Fra meg.".to_owned());
    run.world.devices[1].write_note(id, None, "Fra kollegaen. Felles.".to_owned());
    run.world.devices[1].edit(EditMeeting { place: Some("Kantina".to_owned()), ..unchanged(id) });
    run.world.settle();
    for device in &run.world.devices {
        let view = device.client.meeting(id).unwrap();
        assert_eq!((view.note.as_str(), view.row.place.as_str()), ("Fra kollegaen. Felles. Fra meg.", "Kantina"));
    }
    let merges = |device: usize| {
        let timeline = run.world.devices[device].client.trail(trail).unwrap().timeline;
        timeline.iter().filter(|entry| matches!(entry, TimelineEntry::Event { merged: true, .. })).count()
    };
    assert!(merges(0) + merges(1) >= 1, "the one who merged first is told");
}

#[test]
fn idle_laptop_asks_with_a_digest_and_news_come_in_the_round_after_it() {
    let run = Run::new(2);
    let trail = run.trails(0)[0];
    run.world.settle();
    let idle = &run.world.devices[1].client;
    let (_, request) = idle.next_request().unwrap();
    assert!(matches!(request.position, Position::Digest(_)), "nothing to hand in, nothing expected");
    assert!(!run.world.round(1, Network::Whole), "and there is nothing");

    let id = run.world.devices[0].log_visit(trail, "nytt");
    run.world.round(0, Network::Whole);
    assert!(run.world.round(1, Network::Whole), "the digest does not fit any more");
    let (_, request) = idle.next_request().unwrap();
    assert!(matches!(request.position, Position::Cursors(_)));
    assert!(!run.world.round(1, Network::Whole));
    assert_eq!(idle.meeting(id).unwrap().note, "nytt");
}
