//! What becomes of one envelope: every check in order, without writing anything.

use crate::{
    access::{Standpoint, decide_any},
    ingest::Batch,
    ownership::{self, Refused, Settlement},
    place::{Start, belongs, starts},
    reason::Reason,
    store::{
        StoreError, accounts,
        accounts::DeviceRow,
        aside, documents,
        log::{self, Joint},
        streams,
        streams::Place,
    },
};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_crypto::{SIGNATURE_LEN, sha256, verify};
use worktrail_document::{
    ChangeHeader, Document, DocumentError, DocumentKind, EnvelopeBody, EnvelopeError, envelope_signing_bytes,
    genesis_hash, inspect,
};
use worktrail_domain::{Capability, Decision, DocumentId, StreamId, oslo_date};
use worktrail_sync::{FRAME_BYTES_MAX, Frame};

/// Hash before a device's first envelope in a stream.
const NO_PREVIOUS: [u8; 32] = [0; 32];

/// In place of a rule's code, where a person let an envelope in.
const RELEASED: &str = "released";

/// What is to become of an envelope.
pub(crate) enum Verdict {
    /// It goes into the log.
    Accept(Box<Merged>),
    /// It builds on something that has not come yet.
    Hold(Claim),
    /// It is kept for a person to decide.
    Quarantine(Option<Claim>, Reason),
}

/// Where an envelope says it belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claim {
    pub(crate) stream: StreamId,
    pub(crate) device_seq: u64,
    /// The device's chain reaches it.
    pub(crate) chained: bool,
}

/// An envelope that passed, with the documents as they are after it.
pub(crate) struct Merged {
    pub(crate) claim: Claim,
    pub(crate) place: Place,
    /// Code of the rule that lets it in.
    pub(crate) rule: &'static str,
    pub(crate) starts_stream: bool,
    pub(crate) joint: Joint,
    pub(crate) changes: Vec<(DocumentId, ChangeHeader)>,
    pub(crate) documents: BTreeMap<DocumentId, Snapshot>,
    pub(crate) settlement: Settlement,
}

/// A document in memory, with its saved form.
#[derive(Clone)]
pub(crate) struct Snapshot {
    pub(crate) document: Document,
    pub(crate) saved: Vec<u8>,
}

/// A check that stops an envelope, or a failure of the store that stops the whole request.
enum Stop {
    /// What it follows in its stream has not come.
    Gap,
    /// What its changes build on has not come, or stands aside itself.
    Hold,
    Quarantine(Reason),
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Reason(reason) => Self::Quarantine(reason),
            Refused::Store(error) => Self::Store(error),
        }
    }
}

/// Judges one envelope that a device handed in.
pub(crate) fn judge(batch: &mut Batch<'_>, from: &DeviceRow, frame: &Frame) -> Result<Verdict, StoreError> {
    let body = match read(from, frame) {
        Ok(body) => body,
        Err(reason) => return Ok(Verdict::Quarantine(None, reason)),
    };
    let claim = Claim { stream: body.stream, device_seq: body.seq, chained: true };
    let released = batch.releases(from.device, body.stream, frame);
    match merge(batch, from, frame, &body, claim, released) {
        Ok(merged) => Ok(Verdict::Accept(Box::new(merged))),
        Err(Stop::Gap) => Ok(Verdict::Hold(Claim { chained: false, ..claim })),
        Err(Stop::Hold) => Ok(Verdict::Hold(claim)),
        Err(Stop::Quarantine(reason)) => Ok(Verdict::Quarantine(Some(claim), reason)),
        Err(Stop::Store(error)) => Err(error),
    }
}

/// Signature first, then decoding, then whose it is.
fn read(from: &DeviceRow, frame: &Frame) -> Result<EnvelopeBody, Reason> {
    if frame.body.len() + frame.signature.len() > FRAME_BYTES_MAX {
        return Err(Reason::FrameTooLarge);
    }
    if frame.signature.len() != SIGNATURE_LEN
        || verify(&from.public_key, &envelope_signing_bytes(&frame.body), &frame.signature).is_err()
    {
        return Err(Reason::SignatureWrong);
    }
    let body = EnvelopeBody::decode(&frame.body).map_err(|error| match error {
        EnvelopeError::OtherFormat(_) => Reason::EnvelopeNewer,
        EnvelopeError::Malformed | EnvelopeError::TooLarge => Reason::EnvelopeMalformed,
    })?;
    if body.device != from.device || body.user != from.user {
        return Err(Reason::NotOwn);
    }
    if body.changes.is_empty() {
        return Err(Reason::Empty);
    }
    Ok(body)
}

/// `released` says that a person at the office lets the author in; a stream that was erased stays closed.
fn merge(
    batch: &mut Batch<'_>,
    from: &DeviceRow,
    frame: &Frame,
    body: &EnvelopeBody,
    claim: Claim,
    released: bool,
) -> Result<Merged, Stop> {
    let found = streams::find(batch.tx, body.stream)?;
    let starts_stream = found.is_none();
    let (place, erased) = match &found {
        Some(stream) => (stream.place(), stream.erased),
        // Whoever starts a stream owns it; the rules still say no to a closed account or an administrator.
        None => match starts(batch, from, body)? {
            Start::At(place) => (place, false),
            Start::Elsewhere => return Err(Stop::Quarantine(Reason::AccessDenied)),
            Start::Later => return Err(Stop::Gap),
        },
    };
    let today = oslo_date(batch.now);
    let relations = accounts::relations_in(batch.tx, from.user, place, body.stream, today)?;
    let rule = match decide_any(Standpoint::from(from), place.kind, erased, &relations, Capability::Write) {
        Decision::Permit(rule) => rule.code(),
        Decision::Deny(_) if released && !erased && !starts_stream => RELEASED,
        Decision::Deny(_) => return Err(Stop::Quarantine(Reason::AccessDenied)),
    };
    let joint = follow(batch, body, frame)?;
    let changes = headers(batch, body)?;
    let before = ownership::before(batch, body)?;
    let documents = apply(batch, body)?;
    if !documents.iter().all(|(id, snapshot)| belongs(body.stream, place, *id, &snapshot.document)) {
        return Err(Stop::Quarantine(Reason::DocumentMisplaced));
    }
    let settlement = match (before, documents.get(&body.stream.document())) {
        (Some(before), Some(trail)) => {
            let author = (from.user, from.role);
            ownership::settle(batch, author, &body.command, place.owner, &before, &trail.document, starts_stream)?
        }
        _ => Settlement::default(),
    };
    Ok(Merged { claim, place, rule, starts_stream, joint, changes, documents, settlement })
}

/// Checks that the envelope follows one of its device's in this stream, be it in the log or set aside: what a person is to
/// decide about stops nothing that does not build on it. A predecessor that is not the last one shows that the device's
/// folder was copied or restored: that is let in and noted, as no work may be lost.
fn follow(batch: &Batch<'_>, body: &EnvelopeBody, frame: &Frame) -> Result<Joint, Stop> {
    let tip = log::tip(batch.tx, body.stream, body.device)?;
    let (expected, in_log) = if body.prev == NO_PREVIOUS {
        (1, true)
    } else if let Some(before) = log::find(batch.tx, &body.prev)? {
        if before.stream != body.stream || before.device != body.device {
            return Err(Stop::Quarantine(Reason::ChainWrong));
        }
        (before.device_seq.saturating_add(1), true)
    } else {
        let before = aside::link(batch.tx, body.device, &body.prev)?.ok_or(Stop::Gap)?;
        if before.stream != body.stream {
            return Err(Stop::Quarantine(Reason::ChainWrong));
        }
        (before.device_seq.saturating_add(1), false)
    };
    if body.seq != expected {
        return Err(Stop::Quarantine(Reason::ChainWrong));
    }
    let newest = match tip {
        None => true,
        Some(tip) if in_log => tip == body.prev,
        Some(tip) => log::find(batch.tx, &tip)?.is_some_and(|tip| body.seq > tip.device_seq),
    };
    if newest {
        return Ok(Joint::End);
    }
    let stood_aside = aside::reason_of(batch.tx, body.device, &sha256(&[&frame.body]).0)?.is_some();
    Ok(if stood_aside { Joint::Late } else { Joint::Fork })
}

/// Inspects every change and checks where it belongs, who made it, and that what it builds on is here.
fn headers(batch: &Batch<'_>, body: &EnvelopeBody) -> Result<Vec<(DocumentId, ChangeHeader)>, Stop> {
    let mut inspected = Vec::with_capacity(body.changes.len());
    for change in &body.changes {
        let kind = DocumentKind::from_code(&change.kind).ok_or(Stop::Quarantine(Reason::KindUnknown))?;
        if let Some((stream, known_kind)) = documents::place_of(batch.tx, change.document)? {
            if stream != body.stream {
                return Err(Stop::Quarantine(Reason::DocumentElsewhere));
            }
            if known_kind != kind.code() {
                return Err(Stop::Quarantine(Reason::KindMismatch));
            }
        }
        let header = inspect(&change.bytes).map_err(|_| Stop::Quarantine(Reason::ChangeRefused))?;
        if !body.owns_actor(&header.actor) {
            return Err(Stop::Quarantine(Reason::ActorMismatch));
        }
        inspected.push((change.document, kind, header));
    }
    in_order(batch, &inspected)?;
    Ok(inspected.into_iter().map(|(document, _, header)| (document, header)).collect())
}

/// Checks dependencies and the actors' numbers, over the log and the envelope itself.
fn in_order(batch: &Batch<'_>, inspected: &[(DocumentId, DocumentKind, ChangeHeader)]) -> Result<(), Stop> {
    let mut here: BTreeSet<(DocumentId, [u8; 32])> = BTreeSet::new();
    let mut last: BTreeMap<(DocumentId, &[u8]), u64> = BTreeMap::new();
    let mut kinds: BTreeMap<DocumentId, DocumentKind> = BTreeMap::new();
    for (document, kind, header) in inspected {
        if *kinds.entry(*document).or_insert(*kind) != *kind {
            return Err(Stop::Quarantine(Reason::KindMismatch));
        }
        if documents::has_change(batch.tx, *document, &header.hash)? || here.contains(&(*document, header.hash)) {
            return Err(Stop::Quarantine(Reason::ChangeRepeated));
        }
        let before = match last.get(&(*document, header.actor.as_slice())) {
            Some(seq) => *seq,
            None => documents::last_seq(batch.tx, *document, &header.actor)?,
        };
        if header.seq <= before {
            return Err(Stop::Quarantine(Reason::ActorSeqReused));
        }
        let mut all_here = header.seq == before + 1;
        for dep in &header.deps {
            all_here &= *dep == genesis_hash(*kind)
                || here.contains(&(*document, *dep))
                || documents::has_change(batch.tx, *document, dep)?;
        }
        if !all_here {
            return Err(Stop::Hold);
        }
        here.insert((*document, header.hash));
        last.insert((*document, header.actor.as_slice()), header.seq);
    }
    Ok(())
}

/// Merges the changes into copies of their documents and checks what comes out.
fn apply(batch: &mut Batch<'_>, body: &EnvelopeBody) -> Result<BTreeMap<DocumentId, Snapshot>, Stop> {
    let mut by_document: BTreeMap<DocumentId, (DocumentKind, Vec<&[u8]>)> = BTreeMap::new();
    for change in &body.changes {
        let kind = DocumentKind::from_code(&change.kind).ok_or(Stop::Quarantine(Reason::KindUnknown))?;
        by_document.entry(change.document).or_insert((kind, Vec::new())).1.push(&change.bytes);
    }
    let mut merged = BTreeMap::new();
    for (id, (kind, changes)) in by_document {
        let mut document = batch.document(body.stream, id, kind)?;
        document.apply_foreign(&changes).map_err(|error| match error {
            DocumentError::MissingDependency => Stop::Hold,
            _ => Stop::Quarantine(Reason::MergeFailed),
        })?;
        // Saving loads what was saved: some hostile changes merge and cannot be read back.
        let saved = document.save().map_err(|_| Stop::Quarantine(Reason::MergeFailed))?;
        document.entity().check().map_err(|_| Stop::Quarantine(Reason::RuleBroken))?;
        merged.insert(id, Snapshot { document, saved });
    }
    Ok(merged)
}
