//! The server without a network: one store, and everything a device or an administrator may ask of it.

use crate::{
    figures::{Figures, StandingAside},
    ingest::{Changed, ingest, known_outcome},
    own_devices::Seen,
    pull,
    store::{
        Store, StoreError,
        accounts::{self, DeviceRow},
        aside,
        audit::{self, Entry},
        codes, roster,
    },
};
use rusqlite::Connection;
use std::{collections::BTreeSet, path::Path};
use tokio::sync::broadcast;
use worktrail_crypto::{sha256, verify};
use worktrail_domain::{DeviceId, Timestamp, UserId, oslo_date};
use worktrail_sync::{
    CLOCK_TOLERANCE_MILLIS, CURSORS_MAX, PUSH_BYTES_MAX, PUSH_FRAMES_MAX, Position, Receipt, SyncReply, SyncRequest,
    request_signing_bytes, roster_bytes,
};

/// Most changes that wait for a slow listener; one that is further behind is told that something is new.
const CHANGED_WAITING_MAX: usize = 1_024;

/// Setting: `no` when real national identity numbers are allowed.
const SYNTHETIC_ONLY: &str = "synthetic_only";

/// Setting: the name shown for this server.
const SERVER_NAME: &str = "server_name";

/// Name of a server that nobody has named.
const SERVER_NAME_DEFAULT: &str = "WorkTrail";

/// Why a device is refused, whatever it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not enrolled here.
    #[error("device is not enrolled")]
    DeviceUnknown,
    /// The office has revoked it.
    #[error("device is revoked")]
    DeviceRevoked,
    /// The person's account is closed.
    #[error("account is closed")]
    UserClosed,
}

/// Why the hub did not answer.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// The device is refused.
    #[error("refusing a device")]
    Refused(#[from] Refusal),
    /// The request passes a limit of the protocol; nothing of it was taken in.
    #[error("request passes a limit of the protocol")]
    TooMuch,
    /// The store failed; nothing was taken in.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a request was not let in.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// The device is refused.
    #[error("refusing a device")]
    Refused(#[from] Refusal),
    /// The signature is not the device's over this request.
    #[error("request signature does not match")]
    SignatureWrong,
    /// The device's clock is too far off; it signs again with the server's time.
    #[error("request was signed at a time too far off")]
    ClockSkew,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A device that has proved itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub user: UserId,
}

/// What a request says of itself, to be proved by its signature.
#[derive(Debug, Clone, Copy)]
pub struct Credentials<'a> {
    /// The device it claims to be from.
    pub device: DeviceId,
    /// When it was signed, in milliseconds since 1970.
    pub time_millis: i64,
    /// HTTP method.
    pub method: &'a str,
    /// Path without host.
    pub path: &'a str,
    /// Body as sent.
    pub body: &'a [u8],
    /// Ed25519 signature.
    pub signature: &'a [u8],
}

/// The central server's inside: one store and the rules around it.
pub struct Hub {
    store: Store,
    changed: broadcast::Sender<Changed>,
    seen: Seen,
    figures: Figures,
}

impl Hub {
    /// Opens the data of a folder, making what is not there; migrates an older one.
    ///
    /// # Errors
    /// A missing or damaged key file, a database that does not open or is of a newer server, or the disk.
    pub fn open(data_dir: &Path) -> Result<Self, HubError> {
        let (changed, _) = broadcast::channel(CHANGED_WAITING_MAX);
        Ok(Self { store: Store::open(data_dir)?, changed, seen: Seen::default(), figures: Figures::default() })
    }

    pub(crate) const fn seen(&self) -> &Seen {
        &self.seen
    }

    /// What the server has done since it was opened, as numbers.
    #[must_use]
    pub const fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The numbers as text, with what stands aside in the store now.
    ///
    /// # Errors
    /// The store.
    pub fn figures_text(&self) -> Result<String, HubError> {
        let aside = self.store.read(|conn| {
            let (held, quarantined) = (aside::held_count(conn)?, aside::waiting_count(conn)?);
            Ok::<_, HubError>(StandingAside { held, quarantined })
        })?;
        Ok(self.figures.text(aside))
    }

    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    /// Proves a request: enrolled device, signature, account and device in order, clock.
    ///
    /// # Errors
    /// Any [`AuthError`]. Whether a device was revoked is told only to whoever has its key.
    pub fn authenticate(&self, claimed: &Credentials<'_>, now: Timestamp) -> Result<SignedIn, AuthError> {
        let row = self
            .store
            .read::<_, StoreError>(|conn| accounts::device(conn, claimed.device))?
            .ok_or(Refusal::DeviceUnknown)?;
        let body_hash = sha256(&[claimed.body]).0;
        let signed = request_signing_bytes(claimed.method, claimed.path, claimed.time_millis, &body_hash);
        verify(&row.public_key, &signed, claimed.signature).map_err(|_| AuthError::SignatureWrong)?;
        admitted(&row)?;
        if now.millis().abs_diff(claimed.time_millis) > CLOCK_TOLERANCE_MILLIS.unsigned_abs() {
            return Err(AuthError::ClockSkew);
        }
        self.seen.note(row.device, now);
        Ok(SignedIn { device: row.device, user: row.user })
    }

    /// Carries out one round for a device that has proved itself: takes in, then tells what is new.
    ///
    /// An idle round is reads only.
    ///
    /// # Errors
    /// A refused device, a request over a limit, or the store; in each case nothing was taken in.
    pub fn sync(&self, device: DeviceId, request: SyncRequest, now: Timestamp) -> Result<SyncReply, HubError> {
        let SyncRequest { app_version: _, position, push, news_bytes_max, roster: roster_there } = request;
        let cursors = match &position {
            Position::Cursors(cursors) => cursors.len(),
            Position::Digest(_) => 0,
        };
        let push_bytes: usize = push.iter().map(|frame| frame.body.len() + frame.signature.len()).sum();
        if cursors > CURSORS_MAX || push.len() > PUSH_FRAMES_MAX || push_bytes > PUSH_BYTES_MAX {
            return Err(HubError::TooMuch);
        }
        let mut receipts = Vec::new();
        if !push.is_empty() {
            let (given, changed) = self.store.write::<_, HubError>(|tx| {
                let row = accounts::device(tx, device)?.ok_or(Refusal::DeviceUnknown)?;
                admitted(&row)?;
                let synthetic_only = self.synthetic_only(tx)?;
                Ok(ingest(tx, self.store.keys(), &row, &push, synthetic_only, now)?)
            })?;
            receipts = given;
            for stream in changed {
                // Nobody may be listening, which is no failure.
                let _ = self.changed.send(stream);
            }
        }
        let today = oslo_date(now);
        let (news, late, roster) = self.store.read::<_, HubError>(|conn| {
            let row = accounts::device(conn, device)?.ok_or(Refusal::DeviceUnknown)?;
            admitted(&row)?;
            let news = match &position {
                Position::Cursors(cursors) => {
                    pull::news(conn, self.store.keys(), &row, cursors, news_bytes_max, today)?
                }
                Position::Digest(digest) => pull::news_beside(conn, &row, digest, today)?,
            };
            let roster = roster::of(conn, row.user)?;
            let roster = (sha256(&[&roster_bytes(&roster)]).0 != roster_there).then_some(roster);
            Ok((news, late_receipts(conn, device)?, roster))
        })?;
        let owed = !late.is_empty() || news.carries_owed_facts;
        let given: BTreeSet<_> = receipts.iter().map(|receipt| receipt.hash).collect();
        receipts.extend(late.into_iter().filter(|receipt| !given.contains(&receipt.hash)));
        if owed {
            self.store.write::<_, StoreError>(|tx| aside::count_reply(tx, device))?;
        }
        Ok(SyncReply {
            server_time: now,
            receipts,
            devices: news.devices,
            streams: news.streams,
            lost: news.lost,
            more: news.more,
            cursors_wanted: news.cursors_wanted,
            bytes_left: news.bytes_left,
            roster,
        })
    }

    /// Tells whoever listens of changes that no request made; gives how many there were.
    pub(crate) fn announce(&self, changed: Vec<Changed>) -> usize {
        let count = changed.len();
        for stream in changed {
            // Nobody may be listening, which is no failure.
            let _ = self.changed.send(stream);
        }
        count
    }

    /// Listens for streams that grow. A listener that falls behind gets an error once and then the newest.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Changed> {
        self.changed.subscribe()
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// The store.
    pub fn ready(&self) -> Result<(), HubError> {
        self.store.read(|conn| codes::setting(conn, SYNTHETIC_ONLY).map(|_| ()).map_err(HubError::from))
    }

    /// Allows or forbids national identity numbers of real people; a new server forbids them.
    ///
    /// # Errors
    /// The store.
    pub fn allow_real_ids(&self, allowed: bool, now: Timestamp) -> Result<(), HubError> {
        self.store.write(|tx| {
            if self.synthetic_only(tx)? == allowed {
                codes::set_setting(tx, SYNTHETIC_ONLY, if allowed { "no" } else { "yes" })?;
                self.note(tx, now, "server.real_ids", if allowed { "allowed" } else { "forbidden" })?;
            }
            Ok(())
        })
    }

    pub(crate) fn synthetic_only(&self, conn: &Connection) -> Result<bool, StoreError> {
        Ok(codes::setting(conn, SYNTHETIC_ONLY)?.as_deref() != Some("no"))
    }

    pub(crate) fn server_name(&self, conn: &Connection) -> Result<String, StoreError> {
        Ok(codes::setting(conn, SERVER_NAME)?.unwrap_or_else(|| SERVER_NAME_DEFAULT.to_owned()))
    }

    /// Writes an audit row for the office's own command.
    pub(crate) fn note(&self, conn: &Connection, at: Timestamp, action: &str, subject: &str) -> Result<(), StoreError> {
        audit::append(conn, self.store.keys(), &Entry { at, device: None, action, subject, detail: "" })
    }
}

fn admitted(row: &DeviceRow) -> Result<(), Refusal> {
    match (row.revoked, row.closed) {
        (true, _) => Err(Refusal::DeviceRevoked),
        (false, true) => Err(Refusal::UserClosed),
        (false, false) => Ok(()),
    }
}

/// What became of envelopes that the device was told to be held.
fn late_receipts(conn: &Connection, device: DeviceId) -> Result<Vec<Receipt>, StoreError> {
    let mut receipts = Vec::new();
    for hash in aside::owed_receipts(conn, device)? {
        if let Some(outcome) = known_outcome(conn, device, &hash)? {
            receipts.push(Receipt { hash, outcome });
        }
    }
    Ok(receipts)
}
