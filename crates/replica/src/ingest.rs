//! Taking in one answer of the server, in one transaction: receipts, news, streams that were withdrawn.

use crate::{
    ReplicaError,
    identity::store_teams,
    log::{self, NewEnvelope, State},
    open::Replica,
    outbox::OutboxCounts,
    project,
    reach::Reach,
    register, root, roster, search, write,
};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_crypto::{sha256, verify};
use worktrail_document::{Document, DocumentKind, EnvelopeBody, envelope_signing_bytes};
use worktrail_domain::{DeviceId, DocumentId, StreamId, StreamKind, Timestamp};
use worktrail_sync::{
    DeviceKey, EnvelopeHash, Frame, Outcome, Receipt, Standing, StreamFacts, StreamNews, SyncReply, unpack_frames,
};

/// What one answer brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ingested {
    /// Own envelopes of which the server told something new.
    pub receipted: u32,
    /// Own actions that are now durable at the server, all of each.
    pub sent: u32,
    /// Envelopes of other devices.
    pub received: u32,
    /// Own actions of which the server now holds something.
    pub held: u32,
    /// Own actions of which the server now put something aside for a person.
    pub quarantined: u32,
    /// Streams that were withdrawn.
    pub lost: u32,
    /// Whether the server has more.
    pub more: bool,
    /// Bytes of news still to come.
    pub bytes_left: u64,
    /// The people around are others than before.
    pub roster: bool,
}

/// One document's news within a stream.
struct DocumentNews {
    kind: DocumentKind,
    changes: Vec<Vec<u8>>,
    last: (Timestamp, [u8; 16]),
}

impl Replica {
    /// Takes in an answer; all of it or nothing.
    ///
    /// A frame with a wrong signature or a change that cannot be applied is kept and set aside; it stops nothing else.
    ///
    /// # Errors
    /// Any store error.
    pub fn ingest(&mut self, reply: &SyncReply, now: Timestamp) -> Result<Ingested, ReplicaError> {
        let identity = self.identity.as_mut().ok_or(ReplicaError::NotEnrolled)?;
        let own = identity.device;
        let mac_key = self.vault.root_mac_key();
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut done = Ingested { more: reply.more, bytes_left: reply.bytes_left, ..Ingested::default() };
        let mut actions = BTreeSet::new();
        for receipt in &reply.receipts {
            if let Some(action) = settle(&tx, receipt)? {
                actions.insert(action);
                done.receipted += 1;
            }
        }
        let counts = OutboxCounts::of(&tx, &actions)?;
        (done.sent, done.held, done.quarantined) = (counts.delivered, counts.held, counts.quarantined);
        reply.devices.iter().try_for_each(|device| remember(&tx, device))?;
        let root_seq = root::next_seq(&tx)?;
        let mut arrivals = Arrivals { db: &tx, own, now, root_seq, done: &mut done, reach: Reach::default() };
        for news in &reply.streams {
            arrivals.stream(news)?;
        }
        let mut reach = arrivals.reach;
        for stream in &reply.lost {
            // What is not handed in yet goes first; the server names the stream again then.
            if log::has_pending(&tx, *stream)? {
                continue;
            }
            done.lost += u32::from(remove(&tx, *stream)?);
            reach = Reach::Everything;
        }
        if let Some(roster) = &reply.roster {
            roster::replace(&tx, roster)?;
            store_teams(&tx, &roster.teams.iter().map(|team| team.team).collect::<Vec<_>>())?;
            done.roster = true;
        }
        stamp(&tx, "contact_at", now)?;
        if done.sent > 0 {
            stamp(&tx, "delivered_at", now)?;
        }
        if done.lost > 0 {
            root::rebase(&tx, &mac_key)?;
        } else {
            root::advance(&tx, root_seq, &mac_key)?;
        }
        tx.commit()?;
        self.remembered.forget(&reach);
        if let Some(roster) = &reply.roster {
            identity.teams = roster.teams.iter().map(|team| team.team).collect();
        }
        Ok(done)
    }
}

fn stamp(db: &Connection, key: &str, now: Timestamp) -> Result<(), ReplicaError> {
    db.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute((key, now.millis().to_be_bytes()))?;
    Ok(())
}

/// Notes what became of an envelope; gives its action where that is new.
fn settle(db: &Connection, receipt: &Receipt) -> Result<Option<[u8; 16]>, ReplicaError> {
    let (state, seq, reason) = match &receipt.outcome {
        Outcome::Accepted { seq } => (State::Delivered, *seq, ""),
        Outcome::Held => (State::Held, 0, ""),
        Outcome::Quarantined { reason } => (State::Quarantined, 0, reason.as_str()),
    };
    let before = log::state_of(db, &receipt.hash)?;
    if before.is_none_or(|before| before == state.number() || before >= State::Delivered.number()) {
        return Ok(None);
    }
    let action = db
        .prepare_cached("UPDATE envelope SET state = ?2, seq = ?3, reason = ?4 WHERE hash = ?1 RETURNING action")?
        .query_row((receipt.hash, state.number(), i64::try_from(seq).unwrap_or(i64::MAX), reason), |row| row.get(0))?;
    Ok(Some(action))
}

/// Keeps a device's key. A key that is known is never replaced: another key for the same device is not believed.
fn remember(db: &Connection, device: &DeviceKey) -> Result<(), ReplicaError> {
    db.prepare_cached(
        "INSERT INTO device (id, user, user_name, public_key) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name",
    )?
    .execute((device.device.as_bytes(), device.user.as_bytes(), &device.user_name, &device.public_key))?;
    Ok(())
}

/// Removes a stream that this device may no longer hold. What waited was handed in before the server answered so.
fn remove(db: &Connection, stream: StreamId) -> Result<bool, ReplicaError> {
    search::remove_trail(db, stream.trail())?;
    for sql in [
        "DELETE FROM trail WHERE id = ?1",
        "DELETE FROM meeting WHERE trail = ?1",
        "DELETE FROM task WHERE trail = ?1",
        "DELETE FROM record WHERE trail = ?1",
        "DELETE FROM dispute WHERE trail = ?1",
        "DELETE FROM document WHERE stream = ?1",
        "DELETE FROM merge_event WHERE stream = ?1",
        "DELETE FROM envelope WHERE stream = ?1",
    ] {
        db.execute(sql, [stream.as_bytes()])?;
    }
    Ok(db.execute("DELETE FROM stream WHERE id = ?1", [stream.as_bytes()])? > 0)
}

/// Envelopes on their way in.
struct Arrivals<'a> {
    db: &'a Connection,
    own: DeviceId,
    now: Timestamp,
    root_seq: i64,
    done: &'a mut Ingested,
    /// How far what came reaches.
    reach: Reach,
}

impl Arrivals<'_> {
    fn stream(&mut self, news: &StreamNews) -> Result<(), ReplicaError> {
        log::ensure_stream(self.db, news.stream)?;
        let renamed = self.facts(news.stream, &news.facts)?;
        if news.restart {
            self.restart(news)?;
        }
        let (mut seq, mut tip): (i64, EnvelopeHash) = self
            .db
            .prepare_cached("SELECT cursor_seq, cursor_hash FROM stream WHERE id = ?1")?
            .query_row([news.stream.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut documents = BTreeMap::new();
        'packs: for pack in &news.packs {
            let Ok(frames) = unpack_frames(&pack.bytes) else { break };
            for (number, frame) in (pack.first_seq..).zip(&frames) {
                // A gap means that this answer was cut or mixed up: the next round asks again from the cursor.
                if i64::try_from(number) != Ok(seq + 1) {
                    break 'packs;
                }
                tip = self.frame(news.stream, number, frame, &mut documents)?;
                seq += 1;
            }
        }
        self.db
            .prepare_cached("UPDATE stream SET epoch = ?2, cursor_seq = ?3, cursor_hash = ?4 WHERE id = ?1")?
            .execute((news.stream.as_bytes(), news.epoch, seq, tip))?;
        let trail = news.stream.trail().document();
        let reproject = renamed && !documents.contains_key(&trail);
        for (id, arrived) in documents {
            self.merge(news.stream, id, &arrived)?;
        }
        if reproject && let Some((_, mut document)) = write::load(self.db, trail, DocumentKind::Trail)? {
            self.reach.add(self.db, news.stream, trail, &document)?;
            project::project(self.db, news.stream, trail, &mut document)?;
        }
        Ok(())
    }

    /// Keeps what the server knows beside the log; tells whether the participant's name is another.
    fn facts(&self, stream: StreamId, facts: &StreamFacts) -> Result<bool, ReplicaError> {
        let (standing, reason) = match &facts.standing {
            Standing::Confirmed => ("confirmed", ""),
            Standing::Provisional => ("provisional", ""),
            Standing::Refused { reason } => ("refused", reason.as_str()),
        };
        self.db
            .prepare_cached("UPDATE stream SET standing = ?2, refused_reason = ?3, owner = ?4 WHERE id = ?1")?
            .execute((stream.as_bytes(), standing, reason, facts.owner.as_bytes()))?;
        register::keep(self.db, stream, facts.person.as_ref())
    }

    /// The two logs have parted: read the stream from the start, and hand in again what the server lacks.
    fn restart(&self, news: &StreamNews) -> Result<(), ReplicaError> {
        self.db.execute(
            "UPDATE stream SET cursor_seq = 0, cursor_hash = zeroblob(32) WHERE id = ?1",
            [news.stream.as_bytes()],
        )?;
        self.db.execute(
            "UPDATE envelope SET seq = 0, state = CASE state WHEN 3 THEN 0 ELSE state END WHERE stream = ?1",
            [news.stream.as_bytes()],
        )?;
        Ok(())
    }

    /// Takes in one frame; gives its hash.
    fn frame(
        &mut self,
        stream: StreamId,
        seq: u64,
        frame: &Frame,
        documents: &mut BTreeMap<DocumentId, DocumentNews>,
    ) -> Result<EnvelopeHash, ReplicaError> {
        let hash = sha256(&[&frame.body]).0;
        if let Some(state) = log::state_of(self.db, &hash)? {
            let delivered = if state < State::Delivered.number() { State::Delivered.number() } else { state };
            self.db.prepare_cached("UPDATE envelope SET seq = ?2, state = ?3 WHERE hash = ?1")?.execute((
                hash,
                i64::try_from(seq).unwrap_or(i64::MAX),
                delivered,
            ))?;
            return Ok(hash);
        }
        let Ok(body) = EnvelopeBody::decode(&frame.body) else {
            // Not readable by this version: the cursor passes it, and a rebuild after an update fetches it again.
            return Ok(hash);
        };
        let genuine = body.stream == stream && self.is_genuine(&body, frame)?;
        let state = match (genuine, body.device == self.own) {
            (false, _) => State::SetAside,
            (true, true) => State::Delivered,
            (true, false) => State::Foreign,
        };
        let new = NewEnvelope {
            hash,
            body_bytes: &frame.body,
            signature: &frame.signature,
            body: &body,
            seq,
            state,
            root_seq: self.root_seq,
        };
        log::insert(self.db, &new)?;
        if state == State::SetAside {
            return Ok(hash);
        }
        if state == State::Delivered {
            self.continue_own_chain(&body, hash)?;
        } else {
            self.done.received += 1;
        }
        if seq == 1
            && let Some(kind) = StreamKind::started_by(&body.command)
        {
            log::set_kind(self.db, stream, kind)?;
        }
        for change in body.changes {
            // A kind of a newer app stays in the log and is shown once this app knows it.
            let Some(kind) = DocumentKind::from_code(&change.kind) else { continue };
            let last = (body.at, *body.user.as_bytes());
            documents
                .entry(change.document)
                .and_modify(|news| news.last = last)
                .or_insert_with(|| DocumentNews { kind, changes: Vec::new(), last })
                .changes
                .push(change.bytes);
        }
        Ok(hash)
    }

    fn is_genuine(&self, body: &EnvelopeBody, frame: &Frame) -> Result<bool, ReplicaError> {
        let known: Option<(Vec<u8>, [u8; 16])> = self
            .db
            .prepare_cached("SELECT public_key, user FROM device WHERE id = ?1")?
            .query_row([body.device.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(known.is_some_and(|(key, user)| {
            user == *body.user.as_bytes()
                && verify(&key, &envelope_signing_bytes(&frame.body), &frame.signature).is_ok()
        }))
    }

    /// An own envelope that this copy does not have: the laptop was restored from a backup. Its chain goes on from there.
    fn continue_own_chain(&self, body: &EnvelopeBody, hash: EnvelopeHash) -> Result<(), ReplicaError> {
        self.db
            .prepare_cached("UPDATE stream SET own_seq = ?2, own_tip = ?3 WHERE id = ?1 AND own_seq < ?2")?
            .execute((body.stream.as_bytes(), i64::try_from(body.seq).unwrap_or(i64::MAX), hash))?;
        Ok(())
    }

    fn merge(&mut self, stream: StreamId, id: DocumentId, news: &DocumentNews) -> Result<(), ReplicaError> {
        let before = write::load(self.db, id, news.kind)?.map(|(_, document)| document);
        let existed = before.is_some();
        let mut document = before.unwrap_or_else(|| Document::empty(news.kind));
        let was_merge = document.version().is_merge();
        let changes: Vec<&[u8]> = news.changes.iter().map(Vec::as_slice).collect();
        if document.apply_foreign(&changes).is_err() {
            // One bad change must not take the good ones with it.
            for change in &changes {
                let applied = document.apply_foreign(&[change]);
                if applied.is_err() {
                    self.set_aside(change)?;
                }
            }
        }
        self.reach.add(self.db, stream, id, &document)?;
        write::store(self.db, stream, id, &mut document)?;
        if existed && news.kind == DocumentKind::Meeting && document.is_merge_with(self.own) {
            self.db.prepare_cached("INSERT OR IGNORE INTO mark_due (meeting) VALUES (?1)")?.execute([id.as_bytes()])?;
        }
        if existed && !was_merge && document.version().is_merge() {
            self.db
                .prepare_cached(
                    "INSERT INTO merge_event (stream, document, at, author, merged_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute((stream.as_bytes(), id.as_bytes(), news.last.0.millis(), news.last.1, self.now.millis()))?;
        }
        Ok(())
    }

    /// Marks the envelope that brought a change as set aside.
    fn set_aside(&self, change: &[u8]) -> Result<(), ReplicaError> {
        self.db
            .prepare_cached("UPDATE envelope SET state = 5 WHERE root_seq = ?1 AND instr(body, ?2) > 0 AND state = 4")?
            .execute((self.root_seq, change))?;
        Ok(())
    }
}
