//! What a person decides about envelopes in quarantine: lets them in after all, or turns them away for good.
//!
//! Work of a stand-in that was authored while the share held, and handed in after it, comes here: the server cannot believe
//! a laptop's clock, and a person can. What is let in passes every other check like any envelope, so nobody gives a trail
//! away by it.

use crate::{
    admin::AdminError,
    hub::{Hub, HubError},
    ingest::{self, Released},
    reason::Reason,
    store::{
        StoreError, accounts,
        aside::{self, Aside, Kept},
        audit::{self, Entry},
        shares,
    },
};
use rusqlite::{Connection, Transaction};
use worktrail_crypto::to_hex;
use worktrail_document::EnvelopeBody;
use worktrail_domain::{DeviceId, StreamId, Timestamp, oslo_date};
use worktrail_sync::{EnvelopeHash, Outcome};

/// Fewest digits of a hash that name an envelope: no honest quarantine has two that share them.
const DIGITS_MIN: usize = 8;

/// One envelope in quarantine, as an administrator sees it: no content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineView {
    /// Hash of the envelope.
    pub hash: EnvelopeHash,
    /// The device that handed it in.
    pub device: DeviceId,
    /// The stream it claims; `None` when it could not be read.
    pub stream: Option<StreamId>,
    /// Stable code of the reason.
    pub reason: String,
    /// Its size.
    pub bytes: u64,
    /// When it came.
    pub received_at: Timestamp,
    /// What it says of itself; `None` when it could not be read.
    pub authored: Option<Authored>,
}

/// What an envelope in quarantine says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authored {
    /// Name of its author.
    pub by: String,
    /// When, by the laptop's clock.
    pub at: Timestamp,
    /// The command.
    pub command: String,
    /// The author stood in for the trail's owner on that day.
    pub stood_in: bool,
}

/// What became of what was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The envelope's number in its stream's log, or the code of the reason that still holds it back; `held` while it
    /// builds on something that has not come.
    pub outcome: Result<u64, String>,
    /// How many more envelopes of the laptop came in after it.
    pub followed: usize,
}

impl Hub {
    /// Everything in quarantine that nobody has turned away, oldest first, and how many envelopes are held.
    ///
    /// # Errors
    /// The store.
    pub fn quarantine(&self) -> Result<(Vec<QuarantineView>, u64), HubError> {
        self.store().read(|conn| {
            let kept = aside::quarantine(conn, self.store().keys())?;
            let waiting = kept.into_iter().filter(|kept| kept.reason != Reason::TurnedAway.code());
            let views = waiting.map(|kept| view(conn, kept)).collect::<Result<_, StoreError>>()?;
            Ok((views, aside::held_count(conn)?))
        })
    }

    /// Lets an envelope in, whoever its author is by now; every other check stands. With `following`, also what the same
    /// laptop wrote after it in the same stream. `digits` begin its hash in hexadecimal.
    ///
    /// # Errors
    /// [`AdminError::EnvelopeUnknown`], or the store.
    pub fn release(&self, digits: &str, following: bool, now: Timestamp) -> Result<Release, AdminError> {
        let keys = self.store().keys();
        let (release, changed) = self.store().write::<_, AdminError>(|tx| {
            let kept = self.named(tx, digits)?;
            let by = accounts::device(tx, kept.device)?.ok_or(AdminError::DeviceUnknown)?;
            let released =
                Released { device: kept.device, stream: kept.stream, only: (!following).then_some(kept.hash) };
            let synthetic_only = self.synthetic_only(tx)?;
            let (outcome, changed) = ingest::release(tx, keys, &by, released, &kept, synthetic_only, now)?;
            let outcome = match outcome {
                Outcome::Accepted { seq } => Ok(seq),
                Outcome::Held => Err("held".to_owned()),
                Outcome::Quarantined { reason } => Err(reason),
            };
            let detail = outcome.as_ref().map_or_else(Clone::clone, |seq| format!("seq {seq}"));
            self.decided(tx, "envelope.release", &kept, &detail, now)?;
            let grown: usize = changed.iter().map(|changed| changed.grown).sum();
            Ok((Release { followed: grown.saturating_sub(usize::from(outcome.is_ok())), outcome }, changed))
        })?;
        self.announce(changed);
        Ok(release)
    }

    /// Turns an envelope away: it is kept and listed no more, and its device is told. It may still be released.
    ///
    /// # Errors
    /// [`AdminError::EnvelopeUnknown`], or the store.
    pub fn reject(&self, digits: &str, now: Timestamp) -> Result<(), AdminError> {
        let keys = self.store().keys();
        self.store().write::<_, AdminError>(|tx| {
            let kept = self.named(tx, digits)?;
            let new = Aside {
                device: kept.device,
                hash: kept.hash,
                stream: kept.stream,
                device_seq: kept.device_seq,
                chained: kept.stream.is_some(),
                reason: Reason::TurnedAway.code(),
                frame: &kept.frame,
            };
            aside::put(tx, keys, &new, now)?;
            aside::owe_receipt(tx, kept.device, &kept.hash)?;
            Ok(self.decided(tx, "envelope.reject", &kept, &kept.reason, now)?)
        })
    }

    /// The one envelope in quarantine whose hash begins like this.
    fn named(&self, tx: &Transaction<'_>, digits: &str) -> Result<Kept, AdminError> {
        let wanted = digits.trim().to_ascii_lowercase();
        if wanted.len() < DIGITS_MIN {
            return Err(AdminError::EnvelopeUnknown);
        }
        let mut found = aside::quarantine(tx, self.store().keys())?;
        found.retain(|kept| to_hex(&kept.hash).starts_with(&wanted));
        match <[Kept; 1]>::try_from(found) {
            Ok([kept]) => Ok(kept),
            Err(_) => Err(AdminError::EnvelopeUnknown),
        }
    }

    fn decided(
        &self,
        tx: &Transaction<'_>,
        action: &str,
        kept: &Kept,
        detail: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let stream = kept.stream.map(|stream| stream.to_string()).unwrap_or_default();
        let detail = format!("{} {detail}", to_hex(&kept.hash));
        let entry = Entry { at: now, device: Some(kept.device), action, subject: &stream, detail: &detail };
        audit::append(tx, self.store().keys(), &entry)
    }
}

fn view(conn: &Connection, kept: Kept) -> Result<QuarantineView, StoreError> {
    let body = EnvelopeBody::decode(&kept.frame.body).ok();
    let authored = match body {
        Some(body) => {
            let until = shares::until(conn, body.stream, body.user)?;
            let author = accounts::known_user(conn, body.user)?;
            Some(Authored {
                by: author.map_or_else(|| body.user.to_string(), |(name, _, _)| name),
                at: body.at,
                command: body.command,
                stood_in: until.is_some_and(|until| oslo_date(body.at) <= until),
            })
        }
        None => None,
    };
    Ok(QuarantineView {
        hash: kept.hash,
        device: kept.device,
        stream: kept.stream,
        reason: kept.reason,
        bytes: kept.bytes,
        received_at: kept.received_at,
        authored,
    })
}
