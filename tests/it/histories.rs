//! Random histories: people at several laptops who do whatever the product lets them, apart from each other.
//!
//! A history follows from its seed alone. What a rule refuses is refused and forgotten; every word that was saved is
//! remembered, so that it can be looked for afterwards.

mod wider;

use crate::world::{Network, World, unchanged, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    CoreError,
    api::{
        CloseTasks, CorrectEnding, EditMeeting, EditProfile, EditRecord, EditTask, NewMeeting, NewRecord, NewTask,
        NewTrail, RecordFilter, SetPhase, SettleDuty, TaskRow, TextEdit, TimelineEntry,
    },
    domain::{
        Caseload, EndCause, MeetingId, MeetingKind, MeetingStatus, Phase, ProfileSection, RecordId, Settling,
        TaskPriority, TaskSource, TaskStatus, TrailId, TrailType, ending::EndCauseDetail, records::RecordKind,
    },
};
use worktrail_testkit::Rng;

/// One synthetic person for each service that is tried.
const PEOPLE: [(&str, TrailType); 2] = [("15507600333", TrailType::Ips), ("10915596784", TrailType::Ams)];

/// Days around which things are put; some before and some after today.
const DAYS: [&str; 6] = ["2026-11-02", "2026-11-10", "2026-11-19", "2026-11-20", "2026-11-27", "2026-12-10"];

pub const EMPLOYERS: [&str; 2] = ["974760673", "923609016"];

const PHASES: [Phase; 9] = [
    Phase::Mapping,
    Phase::JobDevelopment,
    Phase::Working,
    Phase::InEducation,
    Phase::Downsizing,
    Phase::InitialContact,
    Phase::CareerMapping,
    Phase::FindSuitableJob,
    Phase::Ended,
];

const ENDINGS: [(EndCause, EndCauseDetail); 3] = [
    (EndCause::Work, EndCauseDetail::WorkNoSubsidy),
    (EndCause::Education, EndCauseDetail::EduNav),
    (EndCause::Other, EndCauseDetail::Illness),
];

/// How many of the people lead the team: more than one, as only they give others' trails away.
const SUPERVISORS: usize = 2;

/// A world, and what was saved in it.
pub struct History {
    pub world: World,
    pub trails: Vec<TrailId>,
    /// Every word that somebody saved.
    pub words: Vec<String>,
    /// Of these, the ones in tasks of one's own, by the person.
    pub private: BTreeMap<String, usize>,
    /// How many people there are; a laptop more than that is the first one's second.
    pub people: usize,
    /// Meetings that somebody has undone.
    undone: Vec<MeetingId>,
    /// How many actions were saved, by what they were.
    pub saved: BTreeMap<&'static str, u32>,
    rng: Rng,
}

impl History {
    /// Two trails that everybody has, and nothing else. Two of the people are supervisors.
    pub fn begin(seed: u64, people: usize, second_laptop: bool) -> Self {
        let mut world = World::of(people, SUPERVISORS, Caseload::Shared);
        if second_laptop {
            let laptop = world.enrol("Øvelse 0");
            world.devices.push(laptop);
        }
        let create = |(person, service): (&str, TrailType)| {
            let input = NewTrail {
                national_id: person.to_owned(),
                referred: Some("2026-06-01".to_owned()),
                service: Some(service),
                ..NewTrail::default()
            };
            world.devices[0].client.create_trail(input).unwrap().id.parse().unwrap()
        };
        let trails = PEOPLE.map(create).to_vec();
        world.settle();
        Self {
            world,
            trails,
            words: Vec::new(),
            private: BTreeMap::new(),
            people,
            undone: Vec::new(),
            saved: BTreeMap::new(),
            rng: Rng::seeded(seed),
        }
    }

    /// Lets everybody work, each on what is on the own laptop; now and then somebody is online for a moment.
    pub fn work(&mut self, actions: u32) {
        let devices = self.world.devices.len();
        for _ in 0..actions {
            let device = self.number(devices);
            if self.rng.chance(8) {
                self.world.round(device, Network::Whole);
            }
            let word = format!("ord{}", self.words.len());
            let place = self.number(self.trails.len());
            let trail = self.trails[place];
            let (what, outcome) = self.act(device, trail, &word);
            match outcome {
                Ok(typed) => {
                    *self.saved.entry(what).or_default() += 1;
                    if what == "workspace" {
                        self.private.insert(word.clone(), self.person_of(device));
                    }
                    self.words.extend(typed.then_some(word));
                }
                Err(CoreError::Rule(_)) => {}
                Err(other) => panic!("{what}: {other:?}"),
            }
        }
        self.world.settle();
    }

    /// Whose a laptop is.
    pub const fn person_of(&self, device: usize) -> usize {
        if device < self.people { device } else { 0 }
    }

    /// Does one thing; tells what, and whether the word was written.
    fn act(&mut self, device: usize, trail: TrailId, word: &str) -> (&'static str, Result<bool, CoreError>) {
        match self.rng.below(27) {
            15 | 16 => ("meeting.correct", self.correct_meeting(device, trail, word)),
            17 => ("meeting.education", self.log_education(device, trail, word)),
            18..=20 => ("report", self.report(device, trail, word)),
            21 => ("trail.give", self.give(device, trail, word)),
            22..=24 => ("employer", self.employer(device, word)),
            25 => ("workspace", self.private_task(device, word)),
            0 | 1 => ("meeting.log", self.log(device, trail, word)),
            2 | 3 => ("meeting.edit", self.edit_meeting(device, trail, word)),
            4 => ("task.add", self.add_task(device, trail, word)),
            5 | 6 => ("task.edit", self.edit_task(device, word)),
            7 | 8 => ("record.add", self.add_record(device, trail, word)),
            9 | 10 => ("record.edit", self.edit_record(device, trail, word)),
            11 => ("record.discard", self.discard(device, trail)),
            12 => ("trail.phase", self.set_phase(device, trail)),
            13 => ("trail.profile", self.edit_profile(device, trail, word)),
            _ => ("duty.settle", self.settle(device, trail, word)),
        }
    }

    fn log(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let kind = *self.pick(&[MeetingKind::Startup, MeetingKind::Participant, MeetingKind::Employer]);
        let at = format!("{}T1{}:00", self.day(), self.rng.below(8));
        let employer = (kind == MeetingKind::Employer).then(|| EMPLOYERS[0].to_owned());
        let input = NewMeeting { kind, at, employer, ..visit(trail, word) };
        self.world.devices[device].client.log_meeting(input).map(|_| true)
    }

    fn edit_meeting(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let meetings = self.meetings(device, trail);
        let Some(id) = self.one_of(&meetings) else { return Ok(false) };
        let client = self.world.devices[device].client.clone();
        let note = client.meeting(id).unwrap().note;
        let mut change = unchanged(id);
        let mut typed = false;
        match self.rng.below(5) {
            0 => change.status = Some(*self.pick(&[MeetingStatus::Completed, MeetingStatus::Cancelled])),
            1 => change.employer = Some((*self.pick(&EMPLOYERS)).to_owned()),
            2 => change.at = Some(format!("{}T09:00", self.day())),
            3 => (change.place, typed) = (Some(word.to_owned()), true),
            _ => (change.note, typed) = (Some(TextEdit { base: None, text: format!("{note} {word}") }), true),
        }
        self.edit(device, change).map(|()| typed)
    }

    fn edit(&self, device: usize, change: EditMeeting) -> Result<(), CoreError> {
        self.world.devices[device].client.edit_meeting(change).map(drop)
    }

    fn add_task(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let due = Some(self.day());
        let input = NewTask { due, ..NewTask::of(trail, word) };
        self.world.devices[device].client.add_task(input).map(|_| true)
    }

    fn edit_task(&mut self, device: usize, word: &str) -> Result<bool, CoreError> {
        let rows: Vec<_> = self.tasks(device).into_iter().filter(|row| row.source != TaskSource::Finding).collect();
        let Some(row) = self.one_of(&rows) else { return Ok(false) };
        let of = EditTask::of(row.id);
        let client = self.world.devices[device].client.clone();
        let status = Some(*self.pick(&[TaskStatus::Done, TaskStatus::Open, TaskStatus::Discarded]));
        let reason = Some(word.to_owned());
        match self.rng.below(4) {
            0 => client
                .close_tasks(CloseTasks { ids: vec![row.id], status: TaskStatus::Done, reason: None })
                .map(|()| false),
            1 if row.source != TaskSource::Duty => {
                let due = Some(self.day());
                let priority = Some(*self.pick(TaskPriority::ALL));
                client.edit_task(EditTask { due, priority, ..of }).map(|()| false)
            }
            2 if row.source == TaskSource::Own => {
                client.edit_task(EditTask { subject: Some(word.to_owned()), ..of }).map(|()| true)
            }
            _ => {
                let typed = row.source != TaskSource::SubGoal;
                client.edit_task(EditTask { status, reason, ..of }).map(|()| typed)
            }
        }
    }

    fn add_record(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let kind = *self.pick(&[
            RecordKind::Job,
            RecordKind::Education,
            RecordKind::PassivePeriod,
            RecordKind::RecruitmentPeriod,
            RecordKind::ContactLog,
            RecordKind::SubGoal,
            RecordKind::SmsReservation,
        ]);
        let (day, later) = (self.day(), self.day());
        let at = format!("{day}T10:00");
        let (pairs, typed): (Vec<(&str, &str)>, bool) = match kind {
            RecordKind::Job => (
                vec![
                    ("title", word),
                    ("employment_form", "permanent"),
                    ("employer", EMPLOYERS[0]),
                    ("start_date", &day),
                ],
                true,
            ),
            RecordKind::Education => {
                (vec![("title", word), ("form", "full_time"), ("start_date", &day), ("end_date", &later)], true)
            }
            RecordKind::PassivePeriod => {
                (vec![("from", &day), ("reason", word), ("follow_up_on", "2027-01-10"), ("to", &later)], true)
            }
            RecordKind::RecruitmentPeriod => (vec![("start_date", &day), ("place_of_employment", word)], true),
            RecordKind::ContactLog => (vec![("subject", "Samtale"), ("description", word), ("at", &at)], true),
            RecordKind::SubGoal => (vec![("subject", word), ("due", &at)], true),
            _ => (vec![("reserved", "true")], false),
        };
        let fields = pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        self.world.devices[device].client.add_record(NewRecord { trail, kind, fields }).map(|_| typed)
    }

    fn edit_record(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let Some((id, kind)) = self.record(device, trail, false) else { return Ok(false) };
        let day = self.day();
        let (key, value) = match (kind, self.rng.below(3)) {
            (RecordKind::Job, 0) => ("start_date", day.as_str()),
            (RecordKind::Job, 1) => ("end_date", if self.rng.chance(40) { "" } else { day.as_str() }),
            (RecordKind::Job, _) => ("status", *self.pick(&["completed", "ongoing"])),
            (RecordKind::Education, 0) => ("start_date", day.as_str()),
            (RecordKind::Education, _) => ("end_date", day.as_str()),
            (RecordKind::PassivePeriod, 0) => ("from", day.as_str()),
            (RecordKind::PassivePeriod, 1) => ("to", day.as_str()),
            (RecordKind::PassivePeriod, _) => ("reason", word),
            (RecordKind::RecruitmentPeriod, _) => ("start_date", day.as_str()),
            (RecordKind::SubGoal, 0) => ("status", *self.pick(&["completed", "open"])),
            (RecordKind::ContactLog | RecordKind::SubGoal, _) => ("subject", word),
            _ => return Ok(false),
        };
        let fields = BTreeMap::from([(key.to_owned(), value.to_owned())]);
        let change = EditRecord { id, fields, base: None, discarded: None };
        let typed = value == word;
        self.world.devices[device].client.edit_record(change).map(|()| typed)
    }

    fn discard(&mut self, device: usize, trail: TrailId) -> Result<bool, CoreError> {
        let Some((id, _)) = self.record(device, trail, true) else { return Ok(false) };
        let discarded = Some(self.rng.chance(75));
        let change = EditRecord { id, fields: BTreeMap::new(), base: None, discarded };
        self.world.devices[device].client.edit_record(change).map(|()| false)
    }

    fn set_phase(&mut self, device: usize, trail: TrailId) -> Result<bool, CoreError> {
        let (cause, detail) = *self.pick(&ENDINGS);
        let on = self.day();
        let client = self.world.devices[device].client.clone();
        let (cause, detail, on) = (Some(cause), Some(detail), Some(on));
        if client.trail(trail).unwrap().row.phase == Phase::Ended {
            return client.correct_ending(CorrectEnding { id: trail, cause, detail, on }).map(|()| false);
        }
        let phase = *self.pick(&PHASES);
        let step = match phase {
            Phase::Ended => SetPhase { id: trail, phase, cause, detail, on },
            _ => SetPhase { id: trail, phase, cause: None, detail: None, on: None },
        };
        client.set_phase(step).map(|_| false)
    }

    fn edit_profile(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let section = *self.pick(&ProfileSection::ALL);
        let client = self.world.devices[device].client.clone();
        let view = client.trail(trail).unwrap();
        let before = view.profile.iter().find(|one| one.section == section).map(|one| one.text.clone());
        let text = format!("{} {word}", before.unwrap_or_default());
        client.edit_profile(EditProfile { id: trail, section, edit: TextEdit { base: None, text } }).map(|()| true)
    }

    fn settle(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let rows: Vec<_> = self.tasks(device).into_iter().filter(|row| row.source == TaskSource::Duty).collect();
        let Some(row) = self.one_of(&rows) else { return Ok(false) };
        let how = *self.pick(&[Settling::Done, Settling::NotRelevant, Settling::Snooze, Settling::Reopen]);
        let (reason, until) = (Some(word.to_owned()), Some("2026-12-24".to_owned()));
        let key = row.key.unwrap();
        let trail = if self.rng.chance(95) { row.trail } else { trail };
        let settling = SettleDuty { trail, key, how, reason, until };
        self.world.devices[device].client.settle_duty(settling).map(|()| true)
    }

    fn tasks(&self, device: usize) -> Vec<TaskRow> {
        self.world.devices[device].client.tasks(true).unwrap()
    }

    fn meetings(&self, device: usize, trail: TrailId) -> Vec<MeetingId> {
        let timeline = self.world.devices[device].client.trail(trail).unwrap().timeline;
        let ids = timeline.into_iter().filter_map(|entry| match entry {
            TimelineEntry::Meeting { meeting, .. } => Some(meeting.id),
            _ => None,
        });
        ids.collect()
    }

    fn record(&mut self, device: usize, trail: TrailId, discarded: bool) -> Option<(RecordId, RecordKind)> {
        let filter = RecordFilter { trail: Some(trail), kind: None, include_discarded: discarded };
        let rows = self.world.devices[device].client.records(filter).unwrap();
        let rows: Vec<_> =
            rows.iter().filter(|row| row.kind != RecordKind::DutyMark).map(|row| (row.id, row.kind)).collect();
        self.one_of(&rows)
    }

    fn one_of<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        let place = self.number(items.len());
        items.get(place).cloned()
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        self.rng.pick(items)
    }

    fn number(&mut self, bound: usize) -> usize {
        usize::try_from(self.rng.below(u32::try_from(bound).unwrap())).unwrap()
    }

    fn day(&mut self) -> String {
        (*self.rng.pick(&DAYS)).to_owned()
    }
}
