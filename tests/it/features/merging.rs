//! Rules after merging: whatever two histories did apart from each other, every rule holds or somebody is told.

use crate::{
    histories::{EMPLOYERS, History},
    world::{World, unchanged, visit},
};
use automerge::{AutoCommit, ObjType, ROOT, ReadDoc, ScalarValue, Value, legacy::OpType};
use std::{collections::BTreeSet, fs};
use worktrail_core::{
    Client,
    api::{
        DialogueKind, EditMeeting, EditRecord, FileReport, FindingRow, HandOver, NewMeeting, NewTrail, RecordFilter,
        RecordRow, SaveEmployer, ShareReport, StartReport, TimelineEntry, TrailView, UndoMeeting,
    },
    domain::{
        Caseload, Channel, Date, MeetingId, MeetingKind, MeetingStatus, Phase, RecordId, StreamKind, TaskSource,
        Timestamp, TrailId, TrailType,
        ending::{EndDetails, check_ending},
        findings::FindingCode,
        oslo_date,
        records::{RecordContext, RecordKind, check_record, period_is_on, spec},
        reports::ReportKind,
    },
};

/// The day on which everything here happens.
const TODAY: &str = "2026-11-21";

/// Every seed is one history; on a failure the seed is in the message.
const SEEDS: std::ops::Range<u64> = 1..13;

/// What everybody did before the last exchange. Twelve seeds of this many take about a minute of one core: enough that
/// every sort of action meets others in every run, and little enough to be run with every change.
const ACTIONS: u32 = 110;

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
    ("a meeting with an employer names it", FindingCode::MeetingWithoutEmployer, |trail| {
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

/// What two people wrote differently in one field of something at an employer, by the document itself.
fn disputed_at_employer(documents: &[(String, AutoCommit)], row: &RecordRow) -> bool {
    let at_employer = [RecordKind::Employer, RecordKind::EmployerContact, RecordKind::EmployerNeed].contains(&row.kind);
    let name = format!("record-{}.automerge", row.id);
    let found = documents.iter().find(|(found, _)| at_employer && !row.discarded && *found == name);
    let Some((_, document)) = found else { return false };
    let keys: Vec<_> = document.map_range(ROOT, ..).map(|item| item.key.to_string()).collect();
    keys.iter().filter(|key| key.starts_with("f.")).any(|key| {
        let values = document.get_all(ROOT, key.as_str()).unwrap();
        values.iter().map(|(value, _)| format!("{value:?}")).collect::<BTreeSet<_>>().len() > 1
    })
}

/// When and how an employer was met in trails: as the trails say, and as the employer's page does.
fn met(client: &Client, trails: &[TrailId], number: &str) -> (Vec<String>, Vec<String>) {
    let line = |at: Timestamp, channel: Channel, status: MeetingStatus, decides: &str| {
        format!("{} {channel:?} {status:?} {decides}", at.to_rfc3339())
    };
    let mut in_trails: Vec<String> = Vec::new();
    for trail in trails {
        let view = client.trail(*trail).unwrap();
        let meetings = view.timeline.iter().filter_map(|entry| match entry {
            TimelineEntry::Meeting { meeting, .. } => Some(meeting),
            _ => None,
        });
        let here = meetings.filter(|one| one.kind == MeetingKind::Employer && one.employer.as_deref() == Some(number));
        in_trails.extend(here.map(|one| {
            line(one.at, one.channel, one.status, one.decision_maker.map(|one| one.code()).unwrap_or_default())
        }));
    }
    let dialogue = client.employer(number).map(|view| view.dialogue).unwrap_or_default();
    let marks = dialogue.into_iter().filter(|entry| entry.kind == DialogueKind::TrailMeeting);
    let mut marked: Vec<String> = marks
        .map(|entry| line(entry.at, entry.channel.unwrap(), entry.status.unwrap(), &entry.decision_maker))
        .collect();
    in_trails.sort();
    marked.sort();
    (in_trails, marked)
}

/// What a device shows that does not depend on whose it is.
fn shown(client: &Client, trails: &[TrailId]) -> String {
    let mut lines = Vec::new();
    for trail in trails {
        let view = client.trail(*trail).unwrap();
        lines.push(format!("{trail} {:?} {} {:?} {:?}", view.row.phase, view.version, view.end_cause, view.ended_on));
        let access = client.access(*trail).unwrap();
        let people = access.people.iter().map(|one| format!("{} {:?} {:?}", one.name, one.rule, one.until));
        lines.push(format!("{} {}", access.owner_name, people.collect::<Vec<_>>().join(", ")));
        lines.extend(view.timeline.iter().filter_map(|entry| match entry {
            TimelineEntry::Meeting { meeting, .. } => Some(format!(
                "{:?}",
                (
                    (meeting.id, meeting.kind, meeting.at, meeting.status, &meeting.employer, &meeting.place),
                    (meeting.participant_attends, meeting.sub_category, &meeting.institution, meeting.travel_to),
                    (meeting.decision_maker, meeting.in_the_field, &meeting.excerpt, meeting.conflicts),
                )
            )),
            _ => None,
        }));
    }
    let mut records = client.records(RecordFilter { include_discarded: true, ..RecordFilter::default() }).unwrap();
    records.sort_by_key(|row| row.id);
    for row in records.into_iter().filter(|row| spec(row.kind).stream != StreamKind::Workspace) {
        lines.push(format!("{} {} {} {:?} {}", row.id, row.status, row.discarded, row.fields, row.conflicts));
    }
    let mut tasks = client.tasks(true).unwrap();
    tasks.sort_by_key(|row| row.id);
    lines.extend(tasks.iter().map(|row| {
        format!("{} {:?} {:?} {} {:?} {:?}", row.id, row.source, row.status, row.subject, row.due, row.key)
    }));
    lines.extend(client.findings(None).unwrap().iter().map(|one| format!("{} {} {}", one.id, one.key, one.why)));
    lines.join("\n")
}

fn private_tasks(client: &Client) -> Vec<String> {
    let tasks = client.workspace().unwrap().tasks;
    tasks.iter().map(|row| format!("{} {} {:?}", row.id, row.status, row.fields)).collect()
}

fn check(seed: u64) -> BTreeSet<&'static str> {
    let (people, second_laptop) = match seed % 6 {
        3 => (3, false),
        0 => (2, true),
        _ => (2, false),
    };
    let mut history = History::begin(seed, people, second_laptop);
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
            let ways = ["ended_on", "end_cause", "end_detail"];
            let two_ends = ways.iter().any(|key| two_values(&files, *trail, key));
            assert!(!two_ends || has(&findings, FindingCode::EndConflict), "{place}: two endings: {findings:?}");
            let two_owners = two_values(&files, *trail, "owner");
            assert!(!two_owners || has(&findings, FindingCode::OwnerConflict), "{place}: two owners: {findings:?}");
            broken.extend(two_ends.then_some("a trail ends once"));
            broken.extend(two_owners.then_some("a trail has one owner"));
            for (rule, code, is_broken) in RULES {
                let told = has(&findings, *code);
                assert!(!is_broken(&merged) || told, "{place}: «{rule}» is broken and nobody is told: {findings:?}");
                broken.extend(is_broken(&merged).then_some(*rule));
            }
        }

        let told = client.findings(None).unwrap();
        for row in client.records(RecordFilter { include_discarded: true, ..RecordFilter::default() }).unwrap() {
            let disputed = disputed_at_employer(&files, &row);
            let about =
                told.iter().any(|one| one.code == FindingCode::EmployerConflict && one.about == row.id.to_string());
            assert_eq!(disputed, about, "{place}: {} of an employer: {told:?}", row.id);
            broken.extend(disputed.then_some("what is known of an employer is one thing"));
        }
        for org_number in EMPLOYERS {
            let (in_trails, marked) = met(client, &history.trails, org_number);
            assert_eq!(in_trails, marked, "{place}: the employer's page and the trails tell of the same meetings");
        }

        // (c) one id for one thing.
        let rows = client.tasks(true).unwrap();
        let ids: BTreeSet<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), rows.len(), "{place}: a line is there twice");

        // (d) nothing that was typed is lost.
        let all: String = files.iter_mut().map(|(_, document)| written(document)).collect::<Vec<_>>().join("\n");
        let found: BTreeSet<&str> = all.split_whitespace().collect();
        // A task of one's own is on the own laptops alone.
        let mine =
            |word: &&String| history.private.get(*word).is_none_or(|person| *person == history.person_of(number));
        for word in history.words.iter().filter(mine) {
            assert!(found.contains(word.as_str()), "{place}: {word} is lost");
        }
    }
    if second_laptop {
        let [first, .., second] = history.world.devices.as_slice() else { unreachable!() };
        assert_eq!(
            private_tasks(&first.client),
            private_tasks(&second.client),
            "seed {seed}: both laptops of one person"
        );
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

    let mut cancel = unchanged(meetings[1]);
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

/// Two laptops that have one meeting at an employer, each with the other's work.
fn met_once() -> (World, TrailId, MeetingId) {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail("15507600333");
    let id = world.devices[0].log_visit(trail, "");
    world.settle();
    (world, trail, id)
}

fn marks(world: &World, device: usize, number: &str) -> Vec<(Option<MeetingStatus>, String)> {
    let view = world.devices[device].client.employer(number);
    view.map(|view| view.dialogue).unwrap_or_default().into_iter().map(|one| (one.status, one.decision_maker)).collect()
}

#[test]
fn mark_at_the_employer_says_what_the_merged_meeting_says_whoever_of_the_two_won() {
    let (world, trail, first) = met_once();
    let meetings = [first, world.devices[0].log_visit(trail, "")];
    world.settle();
    for (device, id) in meetings.into_iter().enumerate() {
        // Whoever wrote more in a document wins there. The note is in the meeting alone, so one of the two marks, which
        // know nothing of it, goes to the other laptop.
        world.devices[device].write_note(id, None, "Lang og lengre".to_owned());
        for (other, status) in [(0, MeetingStatus::Cancelled), (1, MeetingStatus::NoShow)] {
            world.devices[other].edit(EditMeeting {
                status: Some(status),
                participant_attends: Some(true),
                ..unchanged(id)
            });
        }
    }
    world.settle();
    let mut said = meetings.map(|id| world.devices[0].client.meeting(id).unwrap().row.status);
    said.sort();
    for device in 0..2 {
        let mut shown: Vec<_> =
            marks(&world, device, "974760673").into_iter().filter_map(|(status, _)| status).collect();
        shown.sort();
        assert_eq!(shown, said, "laptop {device}");
        assert_eq!(world.devices[device].outbox(), 0);
    }
}

#[test]
fn meeting_undone_by_one_and_changed_by_another_leaves_no_mark() {
    let (world, _, id) = met_once();
    let undo = UndoMeeting { id, reason: Some("Feil deltaker".to_owned()) };
    world.devices[0].client.undo_meeting(undo).unwrap();
    let change = EditMeeting { status: Some(MeetingStatus::Cancelled), ..unchanged(id) };
    world.devices[1].edit(change);
    world.settle();
    let undone = world.devices[0].client.meeting(id).unwrap().row.undone;
    for device in 0..2 {
        assert_eq!(marks(&world, device, "974760673").is_empty(), undone, "laptop {device}");
    }
}

#[test]
fn no_show_of_one_and_a_participant_who_was_not_to_come_of_another_is_told() {
    let (world, trail, id) = met_once();
    let attends = |attends: bool| EditMeeting { participant_attends: Some(attends), ..unchanged(id) };
    world.devices[0].edit(attends(true));
    world.settle();
    let no_show = EditMeeting { status: Some(MeetingStatus::NoShow), ..unchanged(id) };
    world.devices[0].edit(no_show);
    world.devices[1].edit(attends(false));
    world.settle();
    for device in &world.devices {
        assert!(has(&device.client.findings(Some(trail)).unwrap(), FindingCode::MeetingRule));
    }
}

#[test]
fn employer_that_two_described_differently_is_told_until_somebody_chooses() {
    let world = World::with_devices(2);
    let save = |device: usize, key: &str, value: &str| {
        let fields = [("name", "Øvelse Lager"), (key, value)];
        let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        let input = SaveEmployer { org_number: EMPLOYERS[0].to_owned(), fields, ..SaveEmployer::default() };
        world.devices[device].client.save_employer(input).unwrap();
    };
    save(0, "address", "Lasteveien 1");
    world.settle();
    save(0, "municipality", "Oslo");
    save(1, "municipality", "Bergen");
    world.settle();
    let found = |device: usize| world.devices[device].client.findings(None).unwrap();
    let [told] = found(0).try_into().unwrap();
    assert_eq!((told.code, told.employer.as_deref()), (FindingCode::EmployerConflict, Some(EMPLOYERS[0])));
    assert!(told.why.contains("Kommune") && told.subject.contains("Øvelse Lager"), "{told:?}");
    assert_eq!(found(1), [told]);
    save(1, "municipality", "Oslo");
    world.settle();
    assert_eq!((found(0), found(1)), (Vec::new(), Vec::new()));
}

#[test]
fn two_supervisors_who_give_one_trail_to_two_people_are_told() {
    let world = World::of(3, 2, Caseload::Shared);
    let trail = world.devices[2].create_trail("15507600333");
    world.settle();
    let give = |device: usize, to: &str| {
        let input = HandOver { trails: vec![trail], to: to.to_owned(), note: None };
        world.devices[device].client.hand_over(input).unwrap();
    };
    give(0, "Øvelse 0");
    give(1, "Øvelse 1");
    world.settle();
    let owners: BTreeSet<_> =
        world.devices.iter().map(|device| device.client.access(trail).unwrap().owner_name).collect();
    assert_eq!(owners.len(), 1, "one owner everywhere, whoever it is: {owners:?}");
    for device in &world.devices {
        assert!(has(&device.client.findings(Some(trail)).unwrap(), FindingCode::OwnerConflict));
    }
}

#[test]
fn report_written_on_while_it_is_shared_or_filed_by_two_at_once_is_told_and_loses_nothing() {
    let world = World::with_devices(2);
    let trail = world.devices[0].create_trail("15507600333");
    let start = StartReport {
        trail,
        kind: ReportKind::Interval,
        from: Some("2026-09-01".to_owned()),
        to: Some("2026-11-20".to_owned()),
    };
    let id: RecordId = world.devices[0].client.start_report(start).unwrap().id.parse().unwrap();
    let write = |device: usize, key: &str, value: &str| {
        let fields = [(key.to_owned(), value.to_owned())].into();
        let edit = EditRecord { id, fields, base: None, discarded: None };
        world.devices[device].client.edit_record(edit).unwrap();
    };
    write(0, "participant_involved", "true");
    world.settle();
    let until = "2026-12-10".to_owned();
    world.devices[0].client.share_report(ShareReport { id, until }).unwrap();
    write(1, "period_summary", "Skrevet samtidig.");
    world.settle();
    for device in &world.devices {
        assert!(has(&device.client.findings(Some(trail)).unwrap(), FindingCode::ReportSharedAndEdited));
        assert_eq!(device.client.report(id).unwrap().row.fields["period_summary"], "Skrevet samtidig.");
    }
    world.devices[0].client.unshare_report(id).unwrap();
    world.settle();
    for (device, case) in [(0, "2026/1"), (1, "2026/2")] {
        world.devices[device].client.file_report(FileReport { id, case: case.to_owned() }).unwrap();
    }
    world.settle();
    for device in &world.devices {
        assert!(has(&device.client.findings(Some(trail)).unwrap(), FindingCode::ReportFiledTwice));
    }
}
