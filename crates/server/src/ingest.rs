//! Taking in what a device hands in: one transaction, one outcome for each envelope, nothing dropped.

use crate::{
    audience::audience,
    judge::{Claim, Merged, Snapshot, Verdict, judge},
    ownership,
    reason::Reason,
    standing::Desk,
    store::{
        Keys, StoreError, accounts,
        accounts::DeviceRow,
        aside::{self, Aside, Kept},
        audit::{self, Entry},
        documents, log,
        log::{Appended, Joint},
        packs, streams,
    },
};
use rusqlite::Transaction;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use worktrail_crypto::{SecretKey, sha256};
use worktrail_document::{Document, DocumentKind};
use worktrail_domain::{DeviceId, DocumentId, StreamId, StreamKind, Timestamp, UserId, oslo_date};
use worktrail_sync::{EnvelopeHash, Frame, Outcome, Receipt};

/// Most envelopes that one device may have held or in quarantine; far above any honest backlog of one outbox run.
const ASIDE_COUNT_MAX: u64 = 20_000;

/// Most bytes that one device may have held or in quarantine, so that one device cannot fill the office's disk.
const ASIDE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Most held envelopes of one stream that are tried again at a time.
const HELD_TRIES_MAX: u32 = 2_048;

/// Most passes over a stream's held envelopes: each pass settles whole chains, so two or three are usual.
const HELD_PASSES_MAX: usize = 16;

/// Documents kept in memory within one transaction.
const DOCUMENTS_KEPT_MAX: usize = 256;

/// A stream that has something new, and who may see it.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The stream.
    pub stream: StreamId,
    /// Everybody who may see it.
    pub users: BTreeSet<UserId>,
    /// The device whose request brought it; that one has its answer already.
    pub by: DeviceId,
    /// How many envelopes its log gained.
    pub(crate) grown: usize,
}

/// What a person at the office lets in whoever its author is by now: one envelope, or all of a laptop in a stream.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Released {
    pub(crate) device: DeviceId,
    /// The stream; nothing is let in of what could not be read.
    pub(crate) stream: Option<StreamId>,
    pub(crate) only: Option<EnvelopeHash>,
}

/// One transaction of ingest.
pub(crate) struct Batch<'t> {
    pub(crate) tx: &'t Transaction<'t>,
    pub(crate) keys: &'t Keys,
    pub(crate) now: Timestamp,
    pub(crate) synthetic_only: bool,
    from: &'t DeviceRow,
    documents: BTreeMap<DocumentId, Snapshot>,
    data_keys: BTreeMap<StreamId, Rc<SecretKey>>,
    runs: BTreeMap<StreamId, Run>,
    /// Who saw a stream before its owner or its shares changed.
    left: BTreeMap<StreamId, BTreeSet<UserId>>,
    settled: BTreeMap<EnvelopeHash, Outcome>,
    /// Streams with something newly set aside, which others may have waited to see.
    aside_in: BTreeSet<StreamId>,
    /// Number and bytes of what the device has set aside, once asked for.
    aside_load: Option<(u64, u64)>,
    released: Option<Released>,
}

/// What one stream's log gained in this transaction.
#[derive(Debug)]
struct Run {
    before: u64,
    head: u64,
    rule: &'static str,
}

/// Takes in the envelopes of one request. Gives one receipt for each and the streams that grew.
pub(crate) fn ingest<'t>(
    tx: &'t Transaction<'t>,
    keys: &'t Keys,
    from: &'t DeviceRow,
    push: &[Frame],
    synthetic_only: bool,
    now: Timestamp,
) -> Result<(Vec<Receipt>, Vec<Changed>), StoreError> {
    let mut batch = Batch::new(tx, keys, from, synthetic_only, now);
    let mut outcomes: Vec<(EnvelopeHash, Outcome)> = Vec::with_capacity(push.len());
    let mut seen = BTreeSet::new();
    for frame in push {
        let hash = sha256(&[&frame.body]).0;
        if !seen.insert(hash) {
            continue;
        }
        if let Some(outcome) = batch.hand_in(hash, frame)? {
            outcomes.push((hash, outcome));
        }
    }
    let stirred: BTreeSet<StreamId> = batch.runs.keys().chain(&batch.aside_in).copied().collect();
    for stream in stirred {
        batch.settle_held(stream)?;
    }
    let changed = batch.finish()?;
    let receipts = outcomes
        .into_iter()
        .map(|(hash, outcome)| Receipt { hash, outcome: batch.settled.remove(&hash).unwrap_or(outcome) })
        .collect();
    Ok((receipts, changed))
}

/// Judges an envelope in quarantine once more, now that a person lets it in, and what waited behind it. Gives what became
/// of it and the streams that grew; its device is told with its next replies.
pub(crate) fn release<'t>(
    tx: &'t Transaction<'t>,
    keys: &'t Keys,
    by: &'t DeviceRow,
    released: Released,
    kept: &Kept,
    synthetic_only: bool,
    now: Timestamp,
) -> Result<(Outcome, Vec<Changed>), StoreError> {
    let mut batch = Batch::new(tx, keys, by, synthetic_only, now);
    batch.released = Some(released);
    let mut outcome = batch.try_again(kept.device, kept.hash, &kept.frame)?.unwrap_or(Outcome::Held);
    if let Some(stream) = kept.stream.filter(|_| released.only.is_none()) {
        // What followed came in already, came into quarantine, too, or waits for this one.
        let mut followed = aside::quarantine(tx, keys)?;
        followed
            .retain(|one| one.device == kept.device && one.stream == Some(stream) && one.device_seq > kept.device_seq);
        followed.sort_by_key(|one| one.device_seq);
        for one in followed {
            batch.try_again(one.device, one.hash, &one.frame)?;
        }
    }
    if let Some(stream) = kept.stream {
        batch.settle_held(stream)?;
    }
    let changed = batch.finish()?;
    if let Some(settled) = batch.settled.remove(&kept.hash) {
        outcome = settled;
    }
    Ok((outcome, changed))
}

/// What is known of an envelope that a device handed in before.
pub(crate) fn known_outcome(
    tx: &rusqlite::Connection,
    device: DeviceId,
    hash: &EnvelopeHash,
) -> Result<Option<Outcome>, StoreError> {
    if let Some(place) = log::find(tx, hash)?.filter(|place| place.device == device) {
        return Ok(Some(Outcome::Accepted { seq: place.seq }));
    }
    Ok(aside::reason_of(tx, device, hash)?.map(|reason| match reason.as_str() {
        "" => Outcome::Held,
        _ => Outcome::Quarantined { reason },
    }))
}

impl<'t> Batch<'t> {
    fn new(tx: &'t Transaction<'t>, keys: &'t Keys, from: &'t DeviceRow, synthetic_only: bool, now: Timestamp) -> Self {
        Self {
            tx,
            keys,
            now,
            synthetic_only,
            from,
            documents: BTreeMap::new(),
            data_keys: BTreeMap::new(),
            runs: BTreeMap::new(),
            left: BTreeMap::new(),
            settled: BTreeMap::new(),
            aside_in: BTreeSet::new(),
            aside_load: None,
            released: None,
        }
    }

    /// Whether a person lets an envelope in whose author no rule lets in.
    pub(crate) fn releases(&self, device: DeviceId, stream: StreamId, frame: &Frame) -> bool {
        self.released.is_some_and(|released| {
            released.device == device
                && released.stream == Some(stream)
                && released.only.is_none_or(|hash| hash == sha256(&[&frame.body]).0)
        })
    }

    /// Gives the outcome of one envelope; `None` when it could not be kept, so that the device keeps it.
    fn hand_in(&mut self, hash: EnvelopeHash, frame: &Frame) -> Result<Option<Outcome>, StoreError> {
        match known_outcome(self.tx, self.from.device, &hash)? {
            // The signature is not part of the hash: bytes damaged on the way must not bar the right ones.
            Some(Outcome::Quarantined { reason }) if reason == Reason::SignatureWrong.code() => {}
            Some(known) => return Ok(Some(known)),
            None => {}
        }
        let from = self.from;
        match judge(self, from, frame)? {
            Verdict::Accept(merged) => {
                aside::remove(self.tx, from.device, &hash)?;
                self.accept(from, hash, frame, *merged).map(|seq| Some(Outcome::Accepted { seq }))
            }
            Verdict::Hold(claim) => self.set_aside(hash, frame, Some(claim), None),
            Verdict::Quarantine(claim, reason) => self.set_aside(hash, frame, claim, Some(reason)),
        }
    }

    fn set_aside(
        &mut self,
        hash: EnvelopeHash,
        frame: &Frame,
        claim: Option<Claim>,
        reason: Option<Reason>,
    ) -> Result<Option<Outcome>, StoreError> {
        let (count, bytes) = match self.aside_load {
            Some(load) => load,
            None => aside::load_of(self.tx, self.from.device)?,
        };
        if bytes >= ASIDE_BYTES_MAX || count >= ASIDE_COUNT_MAX {
            self.note(self.from.device, "envelope.not_kept", "", Reason::TooManySetAside.code())?;
            return Ok(None);
        }
        let added = u64::try_from(frame.body.len()).unwrap_or(u64::MAX);
        self.aside_load = Some((count + 1, bytes.saturating_add(added)));
        let code = reason.map_or("", Reason::code);
        let new = Aside {
            device: self.from.device,
            hash,
            stream: claim.map(|claim| claim.stream),
            device_seq: claim.map_or(0, |claim| claim.device_seq),
            chained: claim.is_some_and(|claim| claim.chained),
            reason: code,
            frame,
        };
        aside::put(self.tx, self.keys, &new, self.now)?;
        self.aside_in.extend(claim.filter(|claim| claim.chained).map(|claim| claim.stream));
        let stream = claim.map(|claim| claim.stream.to_string()).unwrap_or_default();
        match reason {
            Some(_) => {
                self.note(self.from.device, "envelope.quarantine", &stream, code)?;
                Ok(Some(Outcome::Quarantined { reason: code.to_owned() }))
            }
            None => {
                self.note(self.from.device, "envelope.hold", &stream, "dependency")?;
                Ok(Some(Outcome::Held))
            }
        }
    }

    fn accept(&mut self, by: &DeviceRow, hash: EnvelopeHash, frame: &Frame, merged: Merged) -> Result<u64, StoreError> {
        let Merged { claim, place, rule, starts_stream, joint, changes, documents, settlement } = merged;
        let stream = claim.stream;
        if starts_stream {
            streams::insert(self.tx, self.keys, stream, place, self.now)?;
            self.note(by.device, "stream.start", &stream.to_string(), rule)?;
        }
        if documents.contains_key(&stream.trail().document()) {
            // Whoever loses the stream by another owner, a share taken back or an ending is to hear of it, too.
            let before = self.audience(stream)?;
            self.left.entry(stream).or_default().extend(before);
            ownership::write(self, stream, by.user, &settlement)?;
        }
        let key = self.data_key(stream)?;
        let new = Appended { stream, hash, device: by.device, device_seq: claim.device_seq, joint, frame };
        let seq = log::append(self.tx, &key, &new, self.now)?;
        for (id, snapshot) in &documents {
            let kind = snapshot.document.kind().code();
            documents::store_snapshot(self.tx, &key, stream, *id, kind, &snapshot.saved)?;
        }
        for (document, header) in &changes {
            documents::insert_change(self.tx, *document, header)?;
        }
        if joint == Joint::Fork {
            self.note(by.device, "device.chain_fork", &stream.to_string(), &format!("seq {seq}"))?;
        }
        if place.kind == StreamKind::Trail
            && let Some(trail) = documents.get(&stream.document())
        {
            self.desk().refresh(stream, &key, &trail.document, starts_stream)?;
        }
        self.keep(documents);
        let run = self.runs.entry(stream).or_insert(Run { before: seq - 1, head: seq, rule });
        (run.head, run.rule) = (seq, rule);
        Ok(seq)
    }

    /// Tries held envelopes of a stream again, until a whole pass settles none.
    fn settle_held(&mut self, stream: StreamId) -> Result<(), StoreError> {
        for _ in 0..HELD_PASSES_MAX {
            let mut progressed = false;
            for (device, hash, frame) in aside::held(self.tx, self.keys, stream, HELD_TRIES_MAX)? {
                progressed |= self.try_again(device, hash, &frame)?.is_some();
            }
            if !progressed {
                break;
            }
        }
        Ok(())
    }

    /// Judges again what was set aside; gives what became of it, unless it still waits.
    fn try_again(
        &mut self,
        device: DeviceId,
        hash: EnvelopeHash,
        frame: &Frame,
    ) -> Result<Option<Outcome>, StoreError> {
        let Some(by) = accounts::device(self.tx, device)? else { return Ok(None) };
        let outcome = match judge(self, &by, frame)? {
            Verdict::Hold(claim) => {
                if claim.chained {
                    aside::chain(self.tx, device, &hash)?;
                }
                return Ok(None);
            }
            Verdict::Accept(merged) => {
                aside::remove(self.tx, device, &hash)?;
                let subject = merged.claim.stream.to_string();
                let seq = self.accept(&by, hash, frame, *merged)?;
                self.note(device, "envelope.settle", &subject, &format!("seq {seq}"))?;
                Outcome::Accepted { seq }
            }
            Verdict::Quarantine(claim, reason) => {
                let stream = claim.map(|claim| claim.stream);
                let device_seq = claim.map_or(0, |claim| claim.device_seq);
                let new =
                    Aside { device, hash, stream, device_seq, chained: claim.is_some(), reason: reason.code(), frame };
                aside::put(self.tx, self.keys, &new, self.now)?;
                let subject = stream.map(|stream| stream.to_string()).unwrap_or_default();
                self.note(device, "envelope.quarantine", &subject, reason.code())?;
                Outcome::Quarantined { reason: reason.code().to_owned() }
            }
        };
        aside::owe_receipt(self.tx, device, &hash)?;
        self.settled.insert(hash, outcome.clone());
        Ok(Some(outcome))
    }

    /// Packs filled blocks, writes the audit rows of the runs, and finds who is to be told.
    fn finish(&mut self) -> Result<Vec<Changed>, StoreError> {
        let runs = std::mem::take(&mut self.runs);
        let mut changed = Vec::with_capacity(runs.len());
        for (stream, run) in runs {
            let key = self.data_key(stream)?;
            packs::pack_filled(self.tx, &key, stream, run.before, run.head)?;
            let detail = format!("seq {}..{} rule {}", run.before + 1, run.head, run.rule);
            self.note(self.from.device, "envelope.accept", &stream.to_string(), &detail)?;
            let mut users = self.audience(stream)?;
            users.extend(self.left.remove(&stream).unwrap_or_default());
            let grown = usize::try_from(run.head.saturating_sub(run.before)).unwrap_or(usize::MAX);
            changed.push(Changed { stream, users, by: self.from.device, grown });
        }
        Ok(changed)
    }

    /// Everybody who may see a stream.
    pub(crate) fn audience(&self, stream: StreamId) -> Result<BTreeSet<UserId>, StoreError> {
        audience(self.tx, stream, oslo_date(self.now))
    }

    /// Who checks trails against the registers, and with what.
    fn desk(&self) -> Desk<'_> {
        let device = Some(self.from.device);
        Desk { tx: self.tx, keys: self.keys, now: self.now, synthetic_only: self.synthetic_only, device }
    }

    /// A document as this transaction has it, or as it is stored, or empty.
    pub(crate) fn document(
        &self,
        stream: StreamId,
        id: DocumentId,
        kind: DocumentKind,
    ) -> Result<Document, StoreError> {
        if let Some(kept) = self.documents.get(&id) {
            return Ok(kept.document.clone());
        }
        if documents::place_of(self.tx, id)?.is_none() {
            return Ok(Document::empty(kind));
        }
        let key = streams::data_key(self.tx, self.keys, stream)?;
        match documents::snapshot(self.tx, &key, id)? {
            Some(saved) => Document::load(kind, &saved).map_err(|_| StoreError::Damaged("snapshot")),
            None => Ok(Document::empty(kind)),
        }
    }

    fn keep(&mut self, documents: BTreeMap<DocumentId, Snapshot>) {
        if self.documents.len() + documents.len() > DOCUMENTS_KEPT_MAX {
            self.documents.clear();
        }
        self.documents.extend(documents);
    }

    pub(crate) fn data_key(&mut self, stream: StreamId) -> Result<Rc<SecretKey>, StoreError> {
        if let Some(key) = self.data_keys.get(&stream) {
            return Ok(Rc::clone(key));
        }
        let key = Rc::new(streams::data_key(self.tx, self.keys, stream)?);
        self.data_keys.insert(stream, Rc::clone(&key));
        Ok(key)
    }

    /// The device whose request this is.
    pub(crate) const fn asker(&self) -> DeviceId {
        self.from.device
    }

    pub(crate) fn note(&self, device: DeviceId, action: &str, subject: &str, detail: &str) -> Result<(), StoreError> {
        audit::append(self.tx, self.keys, &Entry { at: self.now, device: Some(device), action, subject, detail })
    }
}
