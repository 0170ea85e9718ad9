//! Rules after merging: whatever two histories did apart from each other, every rule holds or somebody is told.

use crate::{
    histories::History,
    world::{World, visit},
};
use automerge::{AutoCommit, ObjType, ROOT, ReadDoc, ScalarValue, Value, legacy::OpType};
use std::{collections::BTreeSet, fs};
use worktrail_core::{
    Client,
    api::{FindingRow, NewMeeting, NewTrail, RecordFilter, RecordRow, TimelineEntry, TrailView},
    domain::{
        Channel, Date, MeetingKind, MeetingStatus, Phase, TaskSource, TrailId, TrailType,
        ending::{EndDetails, check_ending},
        findings::FindingCode,
        oslo_date,
        records::{RecordContext, RecordKind, check_record, period_is_on},
    },
};

/// The day on which everything here happens.
const TODAY: &str = "2026-11-21";

/// Every seed is one history; on a failure the seed is in the message.
const SEEDS: std::ops::Range<u64> = 1..13;

/// What everybody did before the last exchange.
const ACTIONS: u32 = 70;

/// A merged trail as a person sees it.
struct Merged {
    view: TrailView,
    service: TrailType,
    records: Vec<RecordRow>,
    two_phases: bool,
}

impl Merged {
    fn meetings(&self) -> impl Iterator<Item = &worktrail_core::api::MeetingRow> {
        self.view.timeline.iter().filter_map(|entry| match entry {
            TimelineEntry::Meeting { meeting, .. } => Some(meeting.as_ref()),
            _ => None,
        })
    }

    fn of(&self, kind: RecordKind) -> impl Iterator<Item = &RecordRow> {
        self.records.iter().filter(move |row| row.kind == kind)
    }

    fn ending(&self) -> EndDetails {
        EndDetails { on: self.view.ended_on, cause: self.view.end_cause, detail: self.view.end_detail }
    }

    fn overlaps(&self, kind: RecordKind, first: &str, last: &str) -> bool {
        let date = |row: &RecordRow, key: &str| row.fields.get(key).and_then(|text| text.parse::<Date>().ok());
        let spans: Vec<_> =
            self.of(kind).filter_map(|row| Some((date(row, first)?, date(row, last).unwrap_or(Date::MAX)))).collect();
        spans.iter().enumerate().any(|(place, (from, to))| {
            spans[place + 1..].iter().any(|(other_from, other_to)| from < other_to && other_from < to)
        })
    }

    fn ended(&self) -> bool {
        self.view.row.phase == Phase::Ended
    }
}

fn today() -> Date {
    TODAY.parse().unwrap()
}

/// Whether a rule is broken in a merged trail.
type IsBroken = fn(&Merged) -> bool;

/// Every rule that two people can break together, and the finding that tells so.
const RULES: &[(&str, FindingCode, IsBroken)] = &[
    ("a trail has one start-up meeting", FindingCode::TwoStartups, |trail| {
        let startups = trail.meetings().filter(|meeting| meeting.kind == MeetingKind::Startup);
        startups.filter(|meeting| meeting.status != MeetingStatus::Cancelled).count() > 1
    }),
    ("the start does not come after the first employer meeting", FindingCode::StartupAfterEmployer, |trail| {
        let held = |kind: MeetingKind| {
            let held = trail.meetings().filter(move |meeting| meeting.status == MeetingStatus::Completed);
            let held = held.filter(move |one| one.kind == kind && one.channel == Channel::Physical);
            held.map(|meeting| oslo_date(meeting.at)).min()
        };
        matches!((held(MeetingKind::Startup), held(MeetingKind::Employer)), (Some(start), Some(met)) if start > met)
    }),
    ("a meeting with an employer names it", FindingCode::MeetingRule, |trail| {
        trail.meetings().any(|meeting| meeting.kind == MeetingKind::Employer && meeting.employer.is_none())
    }),
    ("a meeting ahead is not held", FindingCode::MeetingRule, |trail| {
        trail.meetings().any(|meeting| meeting.status == MeetingStatus::Completed && oslo_date(meeting.at) > today())
    }),
    ("passive periods lie apart", FindingCode::PassiveOverlap, |trail| {
        trail.overlaps(RecordKind::PassivePeriod, "from", "to")
    }),
    ("recruitment periods lie apart", FindingCode::RecruitmentOverlap, |trail| {
        trail.overlaps(RecordKind::RecruitmentPeriod, "start_date", "end_date")
    }),
    ("nobody is in the recruitment programme in a phase that bars it", FindingCode::RecruitmentBarsPhase, |trail| {
        let on = trail.of(RecordKind::RecruitmentPeriod).any(|row| period_is_on(row.kind, &row.fields, today()));
        on && matches!(trail.view.row.phase, Phase::Ended) && trail.service == TrailType::Ams
    }),
    ("working needs a job", FindingCode::PhaseWithoutJob, |trail| {
        trail.view.row.phase == Phase::Working && trail.of(RecordKind::Job).next().is_none()
    }),
    ("in education needs an education", FindingCode::PhaseWithoutEducation, |trail| {
        trail.view.row.phase == Phase::InEducation && trail.of(RecordKind::Education).next().is_none()
    }),
    ("a trail has one phase", FindingCode::PhaseConflict, |trail| trail.two_phases),
    ("ended needs date, cause and detail", FindingCode::EndIncomplete, |trail| {
        trail.ended() && !trail.ending().is_complete()
    }),
    ("end details fit together", FindingCode::EndRule, |trail| {
        let ending = trail.ending();
        let referred = Some(trail.view.row.referred);
        trail.ended() && ending.is_complete() && check_ending(trail.service, &ending, referred, today()).is_err()
    }),
    ("only an ended trail has end details", FindingCode::EndDetailsLeft, |trail| {
        !trail.ended() && !trail.ending().is_empty()
    }),
    ("an ended trail has no planned meeting", FindingCode::EndedWithOpenMeeting, |trail| {
        trail.ended() && trail.meetings().any(|meeting| meeting.status == MeetingStatus::Planned)
    }),
    ("nothing is held after the end", FindingCode::EndedWithLaterMeeting, |trail| {
        let held = |end: Date| {
            trail.meetings().any(|meeting| meeting.status == MeetingStatus::Completed && oslo_date(meeting.at) > end)
        };
        trail.ended() && trail.view.ended_on.is_some_and(held)
    }),
    ("an ended trail has no open task or sub-goal", FindingCode::EndedWithOpenTasks, |trail| {
        let of_people = |source: TaskSource| matches!(source, TaskSource::Own | TaskSource::SubGoal);
        trail.ended() && trail.view.tasks.iter().any(|row| of_people(row.source))
    }),
    ("a record keeps the rules of its kind", FindingCode::RecordRule, |trail| {
        trail.records.iter().any(|row| {
            let mut context = RecordContext::new(today());
            context.service = Some(trail.service);
            context.previous = Some(&row.fields);
            check_record(row.kind, &row.fields, &context).is_err()
        })
    }),
];

fn merged(client: &Client, trail: TrailId, service: TrailType, two_phases: bool) -> Merged {
    let filter = RecordFilter { trail: Some(trail), kind: None, include_discarded: false };
    Merged { view: client.trail(trail).unwrap(), service, records: client.records(filter).unwrap(), two_phases }
}

/// The documents of a device, as any Automerge implementation opens them.
fn documents(client: &Client) -> Vec<(String, AutoCommit)> {
    let dir = tempfile::tempdir().unwrap();
    let report = client.export_automerge(dir.path()).unwrap();
    let load = |name: String| {
        let document = AutoCommit::load(&fs::read(dir.path().join(&name)).unwrap()).unwrap();
        (name, document)
    };
    report.files.into_iter().map(load).collect()
}

/// Everything that was ever written in a document: lines by its changes, texts as they stand.
fn written(document: &mut AutoCommit) -> String {
    let mut all = Vec::new();
    for change in document.get_changes(&[]) {
        for operation in change.decode().operations {
            if let OpType::Put(ScalarValue::Str(text)) = operation.action {
                all.push(text.to_string());
            }
        }
    }
    let texts: Vec<_> = document.map_range(ROOT, ..).map(|item| item.key.to_string()).collect();
    for key in texts {
        if let Ok(Some((Value::Object(ObjType::Text), id))) = document.get(ROOT, key.as_str()) {
            all.push(document.text(&id).unwrap());
        }
    }
    all.join("\n")
}

fn two_values(documents: &[(String, AutoCommit)], trail: TrailId, key: &str) -> bool {
    let name = format!("trail-{trail}.automerge");
    let Some((_, document)) = documents.iter().find(|(found, _)| *found == name) else { return false };
    let values = document.get_all(ROOT, key).unwrap();
    values.iter().filter_map(|(value, _)| value.as_str().map(str::to_owned)).collect::<BTreeSet<_>>().len() > 1
}

fn has(findings: &[FindingRow], code: FindingCode) -> bool {
    findings.iter().any(|finding| finding.code == code)
}

/// What a device shows that does not depend on whose it is.
fn shown(client: &Client, trails: &[TrailId]) -> String {
    let mut lines = Vec::new();
    for trail in trails {
        let view = client.trail(*trail).unwrap();
        lines.push(format!("{trail} {:?} {} {:?} {:?}", view.row.phase, view.version, view.end_cause, view.ended_on));
    }
    let mut records = client.records(RecordFilter { include_discarded: true, ..RecordFilter::default() }).unwrap();
    records.sort_by_key(|row| row.id);
    for row in records {
        lines.push(format!("{} {} {} {:?} {}", row.id, row.status, row.discarded, row.fields, row.conflicts));
    }
    let mut tasks = client.tasks(true).unwrap();
    tasks.sort_by_key(|row| row.id);
    lines.extend(tasks.iter().map(|row| {
        format!("{} {:?} {:?} {} {:?} {:?}", row.id, row.source, row.status, row.subject, row.due, row.key)
    }));
    lines.join("\n")
}

fn check(seed: u64) -> BTreeSet<&'static str> {
    let devices = if seed.is_multiple_of(3) { 3 } else { 2 };
    let mut history = History::begin(seed, devices);
    history.work(ACTIONS);
    let first = &history.world.devices[0].client;
    let alike = shown(first, &history.trails);
    let mut broken = BTreeSet::new();
    for (number, device) in history.world.devices.iter().enumerate() {
        let client = &device.client;
        let place = format!("seed {seed}, device {number}");
        let status = client.sync_status().unwrap();
        assert_eq!((status.outbox, status.held, status.quarantined), (0, 0, 0), "{place}");
        // (a) all replicas are equal.
        assert_eq!(shown(client, &history.trails), alike, "{place}");
        let report = client.verify().unwrap();
        assert!(report.ok, "{place}: {:?}", report.checks);

        // (b) every rule holds, or its finding is there.
        let mut files = documents(client);
        for (trail, service) in history.trails.iter().zip([TrailType::Ips, TrailType::Ams]) {
            let findings = client.findings(Some(*trail)).unwrap();
            let merged = merged(client, *trail, service, two_values(&files, *trail, "phase"));
            for (rule, code, is_broken) in RULES {
                let told = has(&findings, *code);
                assert!(!is_broken(&merged) || told, "{place}: «{rule}» is broken and nobody is told: {findings:?}");
                broken.extend(is_broken(&merged).then_some(*rule));
            }
        }

        // (c) one id for one thing.
        let rows = client.tasks(true).unwrap();
        let ids: BTreeSet<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), rows.len(), "{place}: a line is there twice");

        // (d) nothing that was typed is lost.
        let all: String = files.iter_mut().map(|(_, document)| written(document)).collect::<Vec<_>>().join("\n");
        let found: BTreeSet<&str> = all.split_whitespace().collect();
        for word in &history.words {
            assert!(found.contains(word.as_str()), "{place}: {word} is lost");
        }
    }
    assert!(history.words.len() > 10, "seed {seed}: hardly anything was done: {:?}", history.saved);
    broken
}

#[test]
fn rules_hold_or_are_told_after_merging_any_histories() {
    let mut broken = BTreeSet::new();
    for seed in SEEDS {
        broken.extend(check(seed));
    }
    // A test of merging that never breaks a rule would prove nothing.
    assert!(broken.len() >= 3, "too little was broken to prove anything: {broken:?}");
}

#[test]
fn two_start_up_meetings_become_one_finding_that_goes_when_one_is_cancelled() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail("15507600333");
    world.settle();
    let mut meetings = Vec::new();
    for (device, at) in [(0, "2026-11-10T10:00"), (1, "2026-11-12T10:00")] {
        let input = NewMeeting { kind: MeetingKind::Startup, at: at.to_owned(), employer: None, ..visit(trail, "") };
        meetings.push(world.devices[device].client.log_meeting(input).unwrap().id);
    }
    world.settle();
    let found = |device: usize| world.devices[device].client.findings(None).unwrap();
    assert_eq!(found(0).iter().map(|one| one.code).collect::<Vec<_>>(), [FindingCode::TwoStartups]);
    assert_eq!(found(0), found(1), "the same finding with the same id everywhere");
    let listed = world.devices[1].client.tasks(false).unwrap();
    assert!(listed.iter().any(|row| row.source == TaskSource::Finding && row.id == found(1)[0].id));

    let mut cancel = crate::world::unchanged(meetings[1]);
    cancel.status = Some(MeetingStatus::Cancelled);
    world.devices[0].edit(cancel);
    world.settle();
    assert_eq!((found(0), found(1)), (Vec::new(), Vec::new()));
}

#[test]
fn two_trails_of_one_person_are_told_to_whoever_has_both() {
    let world = World::with_devices(2);
    let make = |device: usize| -> TrailId {
        let input = NewTrail { national_id: "15507600333".to_owned(), ..NewTrail::default() };
        world.devices[device].client.create_trail(input).unwrap().id.parse().unwrap()
    };
    let (_, second) = (make(0), make(1));
    world.round(0, crate::world::Network::Whole);
    for _ in 0..4 {
        world.round(1, crate::world::Network::Whole);
    }
    let found = world.devices[1].client.findings(Some(second)).unwrap();
    assert!(has(&found, FindingCode::TwoActiveTrails), "{found:?}");
}
