//! An office with people and laptops that make real envelopes.

use std::{
    cell::Cell,
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};
use worktrail_crypto::{SigningKey, sha256, to_hex};
use worktrail_document::{Document, DocumentKind, EntityChange, EnvelopeBody, envelope_signing_bytes};
use worktrail_domain::{
    ActionId, Caseload, DeviceId, DocumentId, Phase, Role, StreamId, TaskId, Timestamp, TrailId, UserId,
};
use worktrail_server::Hub;
use worktrail_sync::{
    Cursor, EnrolRequest, EnvelopeHash, Frame, Outcome, Position, Receipt, StreamNews, SyncReply, SyncRequest,
    unpack_frames,
};

pub const START: i64 = 1_795_000_000_000;
pub const PERSON: &str = "15507600333";
pub const OTHER_PERSON: &str = "10915596784";
pub const REAL_PERSON: &str = "02013299997";

pub fn hash_of(frame: &Frame) -> EnvelopeHash {
    sha256(&[&frame.body]).0
}

/// A server on a folder of its own, and a clock that a test moves.
pub struct Office {
    pub dir: tempfile::TempDir,
    pub hub: Arc<Hub>,
    now: Cell<i64>,
}

impl Office {
    /// One team with a shared caseload: Alice and Bob; Eve is in no team.
    pub fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let hub = Arc::new(Hub::open(dir.path()).unwrap());
        let office = Self { dir, hub, now: Cell::new(START) };
        office.hub.add_team("Team Nord", Caseload::Shared, &[], office.now()).unwrap();
        office.hub.add_user("Alice", Role::Specialist, Some("Team Nord"), office.now()).unwrap();
        office.hub.add_user("Bob", Role::Specialist, Some("Team Nord"), office.now()).unwrap();
        office.hub.add_user("Eve", Role::Specialist, None, office.now()).unwrap();
        office
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now.get())
    }

    pub fn pass(&self, millis: i64) {
        self.now.set(self.now.get() + millis);
    }

    pub fn laptop(&self, user: &str) -> Laptop {
        let key = SigningKey::generate().unwrap();
        let code = self.hub.make_device_code(user, self.now()).unwrap();
        let request = EnrolRequest {
            code: code.to_string(),
            device_name: "Laptop".into(),
            public_key: to_hex(&key.public_key()),
            app_version: "1".into(),
        };
        let reply = self.hub.enrol(&request, self.now()).unwrap();
        Laptop {
            device: reply.device,
            user: reply.user,
            key: Arc::new(key),
            session: [1; 8],
            chains: BTreeMap::new(),
            documents: BTreeMap::new(),
            cursors: BTreeMap::new(),
        }
    }

    /// Hands in and pulls everything, in as many rounds as it takes.
    pub fn round(&self, laptop: &mut Laptop, push: &[Frame]) -> SyncReply {
        self.round_of(laptop, push, u32::MAX)
    }

    pub fn round_of(&self, laptop: &mut Laptop, push: &[Frame], news_bytes_max: u32) -> SyncReply {
        self.pass(1_000);
        let request = laptop.request(push, news_bytes_max);
        let reply = self.hub.sync(laptop.device, request, self.now()).unwrap();
        laptop.read(&reply);
        reply
    }

    /// Hands in and gives the outcomes in the order of the frames.
    pub fn hand_in(&self, laptop: &mut Laptop, push: &[Frame]) -> Vec<Outcome> {
        let reply = self.round(laptop, push);
        push.iter().map(|frame| outcome(&reply.receipts, frame)).collect()
    }
}

pub fn outcome(receipts: &[Receipt], frame: &Frame) -> Outcome {
    let hash = hash_of(frame);
    receipts.iter().find(|receipt| receipt.hash == hash).expect("a receipt").outcome.clone()
}

pub fn quarantined(reason: &str) -> Outcome {
    Outcome::Quarantined { reason: reason.into() }
}

pub fn accepted(seq: u64) -> Outcome {
    Outcome::Accepted { seq }
}

/// A laptop with the documents it has made or read.
#[derive(Clone)]
pub struct Laptop {
    pub device: DeviceId,
    pub user: UserId,
    pub key: Arc<SigningKey>,
    pub session: [u8; 8],
    chains: BTreeMap<StreamId, (u64, EnvelopeHash)>,
    pub documents: BTreeMap<DocumentId, Document>,
    pub cursors: BTreeMap<StreamId, Cursor>,
}

impl Laptop {
    pub fn request(&self, push: &[Frame], news_bytes_max: u32) -> SyncRequest {
        SyncRequest {
            app_version: "1".into(),
            position: Position::Cursors(self.cursors.values().copied().collect()),
            push: push.to_vec(),
            news_bytes_max,
            roster: worktrail_sync::NO_ROSTER,
        }
    }

    /// Reads a reply as a client does: in order from its cursor, every signature checked by the device keys in it.
    pub fn read(&mut self, reply: &SyncReply) {
        for news in &reply.streams {
            let mut at = match self.cursors.get(&news.stream) {
                Some(cursor) if !news.restart => *cursor,
                _ => Cursor { stream: news.stream, epoch: news.epoch, seq: 0, hash: [0; 32] },
            };
            for (seq, frame) in frames(news) {
                assert_eq!(seq, at.seq + 1, "runs are in order and without a gap");
                let body = EnvelopeBody::decode(&frame.body).unwrap();
                let signer = reply.devices.iter().find(|key| key.device == body.device).expect("the signer's key");
                worktrail_crypto::verify(&signer.public_key, &envelope_signing_bytes(&frame.body), &frame.signature)
                    .unwrap();
                for change in &body.changes {
                    let kind = DocumentKind::from_code(&change.kind).unwrap();
                    let document = self.documents.entry(change.document).or_insert_with(|| Document::empty(kind));
                    document.apply_foreign(&[&change.bytes]).unwrap();
                }
                at.seq = seq;
                at.hash = hash_of(&frame);
            }
            self.cursors.insert(news.stream, at);
        }
    }

    /// Starts a new opened vault: another actor from now on.
    pub fn reopen(&mut self) {
        self.session[0] += 1;
    }

    pub fn create_trail(&mut self, person: &str) -> (TrailId, Frame) {
        static COUNT: OnceLock<std::sync::atomic::AtomicU64> = OnceLock::new();
        let count = COUNT.get_or_init(Default::default).fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let trail = TrailId::at(u64::try_from(START).unwrap() + count, [self.device.as_bytes()[15]; 10]);
        (trail, self.create_trail_as(trail, person))
    }

    pub fn create_trail_as(&mut self, trail: TrailId, person: &str) -> Frame {
        let owner = self.user.to_string();
        let change = self.change(trail.document(), DocumentKind::Trail, |edit| {
            edit.put_line("national_id", person).put_line("phase", "referred").put_line("owner", &owner);
        });
        self.envelope(trail.stream(), "trail.create", change)
    }

    pub fn set_phase(&mut self, trail: TrailId, phase: Phase) -> Frame {
        let change = self.change(trail.document(), DocumentKind::Trail, |edit| {
            edit.put_line("phase", phase.code());
        });
        self.envelope(trail.stream(), "trail.phase", change)
    }

    pub fn add_task(&mut self, trail: TrailId, task: TaskId, subject: &str) -> Frame {
        let change = self.task_change(task, subject);
        self.envelope(trail.stream(), "task.add", change)
    }

    pub fn task_change(&mut self, task: TaskId, subject: &str) -> Vec<EntityChange> {
        self.change(task.document(), DocumentKind::Task, |edit| {
            edit.put_line("subject", subject);
        })
    }

    pub fn change(
        &mut self,
        id: DocumentId,
        kind: DocumentKind,
        work: impl FnOnce(&mut worktrail_document::Edit<'_>),
    ) -> Vec<EntityChange> {
        let document = self.documents.entry(id).or_insert_with(|| Document::empty(kind));
        let mut edit = document.edit(self.device, self.session);
        work(&mut edit);
        let made = edit.finish(START / 1_000);
        assert!(!made.is_empty(), "the edit changes something");
        made.into_iter().map(|bytes| EntityChange { document: id, kind: kind.code().into(), bytes }).collect()
    }

    /// The next envelope of this device in a stream.
    pub fn envelope(&mut self, stream: StreamId, command: &str, changes: Vec<EntityChange>) -> Frame {
        let body = self.body(stream, command, changes);
        let frame = self.sign(&body);
        self.chains.insert(stream, (body.seq, hash_of(&frame)));
        frame
    }

    /// What the next envelope would be; nothing is remembered.
    pub fn body(&self, stream: StreamId, command: &str, changes: Vec<EntityChange>) -> EnvelopeBody {
        let (seq, prev) = self.chains.get(&stream).copied().unwrap_or((0, [0; 32]));
        EnvelopeBody {
            action: ActionId::at(u64::try_from(START).unwrap(), [9; 10]),
            stream,
            device: self.device,
            user: self.user,
            session: self.session,
            seq: seq + 1,
            prev,
            at: Timestamp::from_millis(START),
            command: command.into(),
            changes,
        }
    }

    pub fn sign(&self, body: &EnvelopeBody) -> Frame {
        let body = body.encode();
        let signature = self.key.sign(&envelope_signing_bytes(&body)).to_vec();
        Frame { body, signature }
    }

    pub fn subject(&self, task: TaskId) -> Option<String> {
        self.documents.get(&task.document()).and_then(|document| document.line("subject"))
    }
}

pub fn task(number: u8) -> TaskId {
    TaskId::at(u64::from(number), [number; 10])
}

pub fn frames(news: &StreamNews) -> Vec<(u64, Frame)> {
    news.packs
        .iter()
        .flat_map(|pack| {
            let frames = unpack_frames(&pack.bytes).unwrap();
            assert_eq!(frames.len(), usize::try_from(pack.count).unwrap());
            (pack.first_seq..).zip(frames)
        })
        .collect()
}
