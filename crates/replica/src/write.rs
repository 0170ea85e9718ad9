//! Saving one action of the person at this device: one transaction, synced before it counts.

use crate::{
    Identity, ReplicaError,
    log::{self, NewEnvelope, State},
    open::Replica,
    project,
    reach::Reach,
    root,
};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use worktrail_crypto::sha256;
use worktrail_document::{Document, DocumentKind, EntityChange, EnvelopeBody, envelope_signing_bytes};
use worktrail_domain::{ActionId, DocumentId, StreamId, StreamKind, Timestamp};
use worktrail_vault::Unlocked;

/// The command that gives a trail to another owner.
const HAND_OVER: &str = "trail.hand_over";

/// One document as an action leaves it.
pub struct DocumentWrite {
    /// Which document.
    pub id: DocumentId,
    /// The document with the changes in it.
    pub document: Document,
    /// The changes this action made.
    pub changes: Vec<Vec<u8>>,
}

/// One action of a person; it makes one envelope in each stream it touches.
pub struct LocalAction {
    /// The action's id.
    pub action: ActionId,
    /// The command, such as `meeting.log`.
    pub command: String,
    /// When, by this device's clock.
    pub at: Timestamp,
    /// What it did, stream by stream; each stream once.
    pub parts: Vec<ActionPart>,
}

/// What one action did in one stream.
pub struct ActionPart {
    /// The stream.
    pub stream: StreamId,
    /// Makes the stream, of this kind: the envelope then has the command that starts such streams.
    pub starts: Option<StreamKind>,
    /// What it made of the stream's documents.
    pub writes: Vec<DocumentWrite>,
}

impl Replica {
    /// Loads a document for an edit.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here or of another kind.
    pub fn load_document(&self, id: DocumentId, kind: DocumentKind) -> Result<(StreamId, Document), ReplicaError> {
        load(&self.db, id, kind)?.ok_or(ReplicaError::UnknownId)
    }

    /// Saves one action durably: envelopes, snapshots, read model, search, outbox and state root together.
    ///
    /// # Errors
    /// Any [`ReplicaError`]; nothing of the action is kept then.
    pub fn commit(&mut self, action: LocalAction) -> Result<(), ReplicaError> {
        self.commit_all(std::iter::once(Ok(action)))
    }

    /// Saves many actions durably in one transaction: after a failure none of them is here.
    ///
    /// They are asked for one after the other, so that they need not all be in memory at once.
    ///
    /// # Errors
    /// Any [`ReplicaError`], also one that kept an action from being made; nothing is kept then.
    pub fn commit_all(
        &mut self,
        actions: impl Iterator<Item = Result<LocalAction, ReplicaError>>,
    ) -> Result<(), ReplicaError> {
        let identity = self.identity.clone().ok_or(ReplicaError::NotEnrolled)?;
        let author = Author { identity: &identity, session: self.session, vault: &self.vault };
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut reach = Reach::default();
        for action in actions {
            author.add(&tx, action?, &mut reach)?;
        }
        tx.commit()?;
        self.remembered.forget(&reach);
        Ok(())
    }
}

/// Who makes and signs the envelopes of one opened vault.
struct Author<'a> {
    identity: &'a Identity,
    session: [u8; 8],
    vault: &'a Unlocked,
}

impl Author<'_> {
    /// Adds one action to the transaction under way, and notes how far it reaches.
    fn add(&self, tx: &Connection, action: LocalAction, reach: &mut Reach) -> Result<(), ReplicaError> {
        let root_seq = root::next_seq(tx)?;
        for part in action.parts {
            log::ensure_stream(tx, part.stream)?;
            if let Some(kind) = part.starts {
                log::set_kind(tx, part.stream, kind)?;
            }
            let (own_seq, prev): (i64, [u8; 32]) = tx
                .prepare_cached("SELECT own_seq, own_tip FROM stream WHERE id = ?1")?
                .query_row([part.stream.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let changes = part.writes.iter().flat_map(|write| {
                write.changes.iter().map(|bytes| EntityChange {
                    document: write.id,
                    kind: write.document.kind().code().to_owned(),
                    bytes: bytes.clone(),
                })
            });
            let body = EnvelopeBody {
                action: action.action,
                stream: part.stream,
                device: self.identity.device,
                user: self.identity.user,
                session: self.session,
                seq: u64::try_from(own_seq + 1).unwrap_or(1),
                prev,
                at: action.at,
                command: part.starts.map_or_else(|| action.command.clone(), |kind| kind.create_command().to_owned()),
                changes: changes.collect(),
            };
            let body_bytes = body.encode();
            let hash = sha256(&[&body_bytes]).0;
            let signature = self.vault.signing_key().sign(&envelope_signing_bytes(&body_bytes));
            log::insert(
                tx,
                &NewEnvelope {
                    hash,
                    body_bytes: &body_bytes,
                    signature: &signature,
                    body: &body,
                    seq: 0,
                    state: State::Pending,
                    root_seq,
                },
            )?;
            tx.prepare_cached("UPDATE stream SET own_seq = ?2, own_tip = ?3 WHERE id = ?1")?.execute((
                part.stream.as_bytes(),
                own_seq + 1,
                hash,
            ))?;
            for mut write in part.writes {
                reach.add(tx, part.stream, write.id, &write.document)?;
                store(tx, part.stream, write.id, &mut write.document)?;
                if action.command == HAND_OVER
                    && let Some(owner) = write.document.owner()
                {
                    // Shown at once; should the server not let it, its next facts put it right.
                    tx.execute(
                        "UPDATE stream SET owner = ?2 WHERE id = ?1",
                        [part.stream.as_bytes(), owner.as_bytes()],
                    )?;
                }
            }
        }
        root::advance(tx, root_seq, &self.vault.root_mac_key())
    }
}

/// Loads a document from its snapshot.
pub(crate) fn load(
    db: &Connection,
    id: DocumentId,
    kind: DocumentKind,
) -> Result<Option<(StreamId, Document)>, ReplicaError> {
    let found: Option<([u8; 16], Vec<u8>)> = db
        .prepare_cached("SELECT stream, snapshot FROM document WHERE id = ?1 AND kind = ?2")?
        .query_row((id.as_bytes(), kind.code()), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.map(|(stream, snapshot)| Ok((StreamId::from_bytes(stream), Document::load(kind, &snapshot)?))).transpose()
}

/// Stores a document's snapshot and what lists and search show of it.
pub(crate) fn store(
    db: &Connection,
    stream: StreamId,
    id: DocumentId,
    document: &mut Document,
) -> Result<(), ReplicaError> {
    let snapshot = document.save()?;
    db.prepare_cached("INSERT OR REPLACE INTO document (id, stream, kind, snapshot) VALUES (?1, ?2, ?3, ?4)")?
        .execute((id.as_bytes(), stream.as_bytes(), document.kind().code(), snapshot))?;
    project::project(db, stream, id, document)
}
