//! Several devices and one server in one process, with a network that can be cut at every point.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;
use worktrail_core::{
    Client, Enrolment, KdfParams,
    api::{EditMeeting, NewMeeting, NewTask, NewTrail, TextEdit},
    domain::{Caseload, MeetingId, MeetingKind, Role, Timestamp, TrailId},
};
use worktrail_document::EnvelopeBody;
use worktrail_server::Hub;
use worktrail_sync::unpack_frames;

/// 21 November 2026, 12:00 UTC.
pub const START_MILLIS: i64 = 1_795_262_400_000;

pub const PASSPHRASE: &str = "riktig hest batteri stift";

/// What the network does to one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// Everything arrives.
    Whole,
    /// The request never reaches the server.
    RequestLost,
    /// The server takes the request in; its answer never arrives.
    AnswerLost,
    /// The request arrives twice, and so does the answer.
    Doubled,
}

/// One person at one laptop.
pub struct Device {
    pub client: Client,
    dir: TempDir,
    clock: Arc<AtomicI64>,
}

impl Device {
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Sets the laptop's clock, in milliseconds since 1970.
    pub fn set_clock(&self, millis: i64) {
        self.clock.store(millis, Ordering::SeqCst);
    }

    /// Closes the app and opens it again.
    pub fn restart(&self) {
        self.client.lock();
        self.client.unlock(PASSPHRASE).unwrap();
    }

    /// Lets time pass on this laptop's clock.
    pub fn pass(&self, millis: i64) {
        self.clock.fetch_add(millis, Ordering::SeqCst);
    }

    pub fn create_trail(&self, national_id: &str) -> TrailId {
        let input = NewTrail { national_id: national_id.to_owned(), ..NewTrail::default() };
        self.client.create_trail(input).unwrap().id.parse().unwrap()
    }

    pub fn create_trail_from(&self, national_id: &str, referred: &str) -> TrailId {
        let referred = Some(referred.to_owned());
        let input = NewTrail { national_id: national_id.to_owned(), referred, ..NewTrail::default() };
        self.client.create_trail(input).unwrap().id.parse().unwrap()
    }

    pub fn log_visit(&self, trail: TrailId, note: &str) -> MeetingId {
        self.client.log_meeting(visit(trail, note)).unwrap().id
    }

    pub fn add_task(&self, trail: TrailId, subject: &str) {
        let due = Some("2026-12-01".to_owned());
        self.client.add_task(NewTask { due, ..NewTask::of(trail, subject) }).unwrap();
    }

    pub fn edit(&self, edit: EditMeeting) {
        self.client.edit_meeting(edit).unwrap();
    }

    /// Writes a note from the version this person saw.
    pub fn write_note(&self, id: MeetingId, base: Option<String>, text: String) {
        self.edit(EditMeeting { note: Some(TextEdit { base, text }), ..unchanged(id) });
    }

    /// Lets days go by on this laptop.
    pub fn wait_days(&self, days: i64) {
        self.clock.fetch_add(days * 86_400_000, Ordering::SeqCst);
    }

    pub fn outbox(&self) -> u32 {
        self.client.sync_status().unwrap().outbox
    }
}

/// The server and its devices.
pub struct World {
    pub hub: Hub,
    pub server_dir: TempDir,
    pub devices: Vec<Device>,
}

impl World {
    /// A team of as many people, each with one laptop; the first is a supervisor.
    pub fn with_devices(count: usize) -> Self {
        Self::with_caseload(count, Caseload::Shared)
    }

    /// The same, in a team that divides its trails in this way.
    pub fn with_caseload(count: usize, caseload: Caseload) -> Self {
        Self::of(count, 1, caseload)
    }

    /// The same, led by the first so many of the people.
    pub fn of(count: usize, supervisors: usize, caseload: Caseload) -> Self {
        let server_dir = tempfile::tempdir().unwrap();
        let hub = Hub::open(server_dir.path()).unwrap();
        let now = Timestamp::from_millis(START_MILLIS);
        let names: Vec<String> = (0..count).map(|number| format!("Øvelse {number}")).collect();
        for (number, name) in names.iter().enumerate() {
            let role = if number < supervisors { Role::Supervisor } else { Role::Specialist };
            hub.add_user(name, role, None, now).unwrap();
        }
        hub.add_team("Team Øvelse", caseload, &names, now).unwrap();
        let mut world = Self { hub, server_dir, devices: Vec::new() };
        for name in &names {
            let device = world.enrol(name);
            world.devices.push(device);
        }
        world
    }

    /// Enrols another laptop of a person.
    pub fn enrol(&self, name: &str) -> Device {
        let now = Timestamp::from_millis(START_MILLIS);
        let dir = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(START_MILLIS));
        let ticking = Arc::clone(&clock);
        let client = Client::new(
            dir.path().to_owned(),
            Arc::new(move || Timestamp::from_millis(ticking.fetch_add(1, Ordering::SeqCst))),
        );
        let code = self.hub.make_device_code(name, now).unwrap();
        let (enrolment, request) = Enrolment::begin(&code.to_string(), "Bærbar").unwrap();
        let reply = self.hub.enrol(&request, now).unwrap();
        client.finish_enrolment(enrolment, reply, "http://127.0.0.1:1", PASSPHRASE, KdfParams::FLOOR).unwrap();
        Device { client, dir, clock }
    }

    /// One round of a device; tells whether the server has more for it.
    pub fn round(&self, device: usize, network: Network) -> bool {
        let client = &self.devices[device].client;
        let (id, request) = client.next_request().unwrap();
        let now = Timestamp::from_millis(self.devices[device].clock.load(Ordering::SeqCst));
        match network {
            Network::RequestLost => false,
            Network::AnswerLost => {
                self.hub.sync(id, request, now).unwrap();
                false
            }
            Network::Whole => client.take_reply(&self.hub.sync(id, request, now).unwrap()).unwrap().more,
            Network::Doubled => {
                self.hub.sync(id, request.clone(), now).unwrap();
                let reply = self.hub.sync(id, request, now).unwrap();
                client.take_reply(&reply).unwrap();
                client.take_reply(&reply).unwrap().more
            }
        }
    }

    /// The changes that a device would get now, unpacked, and the envelopes they come in.
    pub fn news_of(&self, device: usize) -> Vec<Vec<u8>> {
        let (id, request) = self.devices[device].client.next_request().unwrap();
        let reply = self.hub.sync(id, request, Timestamp::from_millis(START_MILLIS)).unwrap();
        let frames =
            reply.streams.iter().flat_map(|news| &news.packs).flat_map(|pack| unpack_frames(&pack.bytes).unwrap());
        frames
            .flat_map(|frame| {
                let body = EnvelopeBody::decode(&frame.body).unwrap();
                let command = body.command.clone().into_bytes();
                let changes = body
                    .changes
                    .into_iter()
                    .map(|change| automerge::Change::from_bytes(change.bytes).unwrap().raw_bytes().to_vec());
                changes.chain([frame.body, command]).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Lets everybody deliver and fetch until nothing is left.
    pub fn settle(&self) {
        // Two passes carry everything from each device to each, and one more what was mended after merging; the rest is
        // room for many rounds of one device.
        for _ in 0..3 {
            for device in 0..self.devices.len() {
                let mut rounds = 0;
                while self.round(device, Network::Whole) || self.devices[device].outbox() > 0 {
                    rounds += 1;
                    assert!(rounds < 200, "device {device} never gets done");
                }
            }
        }
    }
}

pub fn visit(trail: TrailId, note: &str) -> NewMeeting {
    NewMeeting {
        trail: Some(trail),
        kind: MeetingKind::Employer,
        at: "2026-11-20T10:00".to_owned(),
        subject: "Besøk på lageret".to_owned(),
        minutes: Some(45),
        channel: None,
        place: Some("Lasterampen".to_owned()),
        status: None,
        employer: Some("974760673".to_owned()),
        employer_name: Some("Øvelse Lager".to_owned()),
        employer_contact: None,
        decision_maker: None,
        sub_category: None,
        participant_attends: None,
        institution: None,
        institution_contact: None,
        travel_to: Some(20),
        travel_from: Some(20),
        in_the_field: None,
        cancel_reason: None,
        no_person_data: None,
        names_confirmed: None,
        note: Some(note.to_owned()),
        follow_up: None,
    }
}

pub fn unchanged(id: MeetingId) -> EditMeeting {
    EditMeeting {
        id,
        at: None,
        minutes: None,
        channel: None,
        place: None,
        status: None,
        subject: None,
        employer: None,
        employer_name: None,
        employer_contact: None,
        decision_maker: None,
        sub_category: None,
        participant_attends: None,
        institution: None,
        institution_contact: None,
        travel_to: None,
        travel_from: None,
        in_the_field: None,
        cancel_reason: None,
        names_confirmed: None,
        note: None,
        follow_up: None,
    }
}

/// A visit where note and place matter.
pub struct VisitAt<'a> {
    pub trail: TrailId,
    pub note: &'a str,
    pub place: &'a str,
}

impl VisitAt<'_> {
    pub fn log(&self, client: &Client) -> MeetingId {
        let input = NewMeeting { place: Some(self.place.to_owned()), ..visit(self.trail, self.note) };
        client.log_meeting(input).unwrap().id
    }
}
