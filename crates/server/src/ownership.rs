//! Whose a trail is, and who stands in: what only `trail.create`, `trail.hand_over` and `trail.share` may change.
//!
//! The trail's document says both, so that every laptop can show them offline; this module decides whether an envelope
//! may change them, and the tables follow in the transaction that appends it.

use crate::{
    ingest::Batch,
    reason::Reason,
    store::{
        StoreError, accounts, shares,
        streams::{self, Place},
    },
};
use std::collections::BTreeMap;
use worktrail_document::{Document, DocumentKind, EnvelopeBody};
use worktrail_domain::{Date, Role, StreamId, UserId, may_dispose, may_receive};

/// The command that gives a trail to another owner (*eierskifte*).
const HAND_OVER: &str = "trail.hand_over";

/// The command that lets a colleague stand in, or takes that back.
const SHARE: &str = "trail.share";

/// Owner and shares as a trail's document has them before an envelope.
#[derive(Debug, Clone, Default)]
pub(crate) struct Before {
    shares: BTreeMap<UserId, Date>,
    owner: Option<UserId>,
}

/// What an envelope changes about who has a trail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settlement {
    /// The owner from now on.
    pub(crate) owner: Option<UserId>,
    /// Shares from now on; those without a day are taken back.
    pub(crate) shares: Vec<(UserId, Option<Date>)>,
}

/// Why an envelope is not let in, or the store.
pub(crate) enum Refused {
    Reason(Reason),
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Notes how a trail's document stands before the envelope's changes; nothing when the envelope does not touch it.
pub(crate) fn before(batch: &Batch<'_>, body: &EnvelopeBody) -> Result<Option<Before>, StoreError> {
    let own = body.stream.trail().document();
    if !body.changes.iter().any(|change| change.document == own && change.kind == DocumentKind::Trail.code()) {
        return Ok(None);
    }
    let document = batch.document(body.stream, own, DocumentKind::Trail)?;
    Ok(Some(Before { shares: document.shares(), owner: document.owner() }))
}

/// Decides what an envelope may change about owner and shares. `owner` is the stream's until now: whoever starts a stream
/// for a colleague gives it away in the same envelope.
pub(crate) fn settle(
    batch: &Batch<'_>,
    author: (UserId, Role),
    command: &str,
    owner: UserId,
    before: &Before,
    after: &Document,
    starts_stream: bool,
) -> Result<Settlement, Refused> {
    let mut settlement = Settlement::default();
    let named = after.owner();
    if starts_stream || command == HAND_OVER {
        settlement.owner = named.filter(|named| *named != owner);
    } else if named != before.owner {
        return Err(Refused::Reason(Reason::AccessDenied));
    }
    let now = after.shares();
    let gone = before.shares.keys().filter(|user| !now.contains_key(user)).map(|user| (*user, None));
    let given: Vec<(UserId, Date)> =
        now.iter().filter(|(user, until)| before.shares.get(user) != Some(until)).map(|(u, d)| (*u, *d)).collect();
    if !given.is_empty() && command != SHARE {
        return Err(Refused::Reason(Reason::AccessDenied));
    }
    let receivers: Vec<UserId> = settlement.owner.into_iter().chain(given.iter().map(|(user, _)| *user)).collect();
    if !receivers.is_empty() && !disposes(batch, author, owner)? {
        return Err(Refused::Reason(Reason::AccessDenied));
    }
    for receiver in receivers {
        if !receives(batch, author.0, receiver)? {
            return Err(Refused::Reason(Reason::AccessDenied));
        }
    }
    settlement.shares = gone.chain(given.iter().map(|(user, until)| (*user, Some(*until)))).collect();
    Ok(settlement)
}

/// Writes what was settled; the stream is there.
pub(crate) fn write(
    batch: &Batch<'_>,
    stream: StreamId,
    author: UserId,
    settlement: &Settlement,
) -> Result<(), StoreError> {
    if let Some(owner) = settlement.owner {
        streams::set_owner(batch.tx, stream, owner)?;
        shares::clear(batch.tx, stream)?;
        batch.note(batch.asker(), "trail.owner", &stream.to_string(), &owner.to_string())?;
    }
    for (user, until) in &settlement.shares {
        match until {
            Some(until) => shares::put(batch.tx, stream, *user, *until, author, batch.now)?,
            None => shares::remove(batch.tx, stream, *user)?,
        }
        let detail = until.map_or_else(|| format!("{user} ended"), |until| format!("{user} until {until}"));
        batch.note(batch.asker(), "trail.share", &stream.to_string(), &detail)?;
    }
    Ok(())
}

fn disposes(batch: &Batch<'_>, (author, role): (UserId, Role), owner: UserId) -> Result<bool, StoreError> {
    let together =
        accounts::relations(batch.tx, author, Place::trail_of(owner))?.iter().any(|relation| relation.in_team);
    Ok(may_dispose(role, author == owner, together))
}

fn receives(batch: &Batch<'_>, giver: UserId, receiver: UserId) -> Result<bool, StoreError> {
    let Some((_, role, closed)) = accounts::known_user(batch.tx, receiver)? else { return Ok(false) };
    let together =
        accounts::relations(batch.tx, giver, Place::trail_of(receiver))?.iter().any(|relation| relation.in_team);
    Ok(may_receive(role, closed, together || giver == receiver))
}
