//! What goes over the network in one round.

use crate::roster::Roster;
use serde::{Deserialize, Serialize};
use worktrail_domain::{Date, DeviceId, StreamId, Timestamp, UserId};

/// Version of this protocol. The server speaks this one and, once there is one, the one before.
pub const PROTOCOL: u16 = 1;

/// Largest request or reply on the wire, compressed.
pub const BODY_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Largest request or reply once inflated; a bomb stops here.
pub const BODY_INFLATED_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Most envelopes handed in by one request.
pub const PUSH_FRAMES_MAX: usize = 512;

/// Most bytes of envelopes handed in by one request.
pub const PUSH_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Largest single envelope.
pub const FRAME_BYTES_MAX: usize = 512 * 1024;

/// Most cursors in one request; a supervisor of ten teams has about 2,000 streams.
pub const CURSORS_MAX: usize = 20_000;

/// How many bytes of news one reply brings at most, before it says that there is more.
pub const REPLY_NEWS_BYTES_DEFAULT: u32 = 4 * 1024 * 1024;

/// Most envelopes in one packed run of a stream's log.
pub const PACK_FRAMES_MAX: usize = 1024;

/// Hash of an envelope's body.
pub type EnvelopeHash = [u8; 32];

/// One envelope as it was signed. The body is opaque here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The encoded envelope, exactly as its device made it.
    pub body: Vec<u8>,
    /// Ed25519 signature of the device, 64 bytes.
    pub signature: Vec<u8>,
}

/// How far a device has read a stream's log.
///
/// The hash at the number shows in the same request when the two sides have parted
/// (a restored server, a copied device).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The stream.
    pub stream: StreamId,
    /// The stream's epoch; grows when its history is rewritten.
    pub epoch: u32,
    /// Number of the last envelope read; 0 before the first.
    pub seq: u64,
    /// Hash of that envelope; zeros before the first.
    pub hash: EnvelopeHash,
}

/// Where a device stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Position {
    /// One cursor for every stream the device holds.
    Cursors(Vec<Cursor>),
    /// SHA-256 of [`position_bytes`]: enough for a device that expects no news to learn that there is none. Where
    /// the server stands elsewhere it asks for the cursors.
    Digest([u8; 32]),
}

/// The bytes whose digest says where a device stands: its cursors in the order of their streams. A stream of which
/// nothing was read yet says nothing.
#[must_use]
pub fn position_bytes(mut cursors: Vec<Cursor>) -> Vec<u8> {
    cursors.retain(|cursor| cursor.seq > 0);
    cursors.sort_by_key(|cursor| cursor.stream);
    let mut bytes = b"worktrail position v1".to_vec();
    for cursor in cursors {
        bytes.extend_from_slice(cursor.stream.as_bytes());
        bytes.extend_from_slice(&cursor.epoch.to_be_bytes());
        bytes.extend_from_slice(&cursor.seq.to_be_bytes());
        bytes.extend_from_slice(&cursor.hash);
    }
    bytes
}

/// One round, asked by a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncRequest {
    /// Version of the app, for support.
    pub app_version: String,
    /// Where the device stands.
    pub position: Position,
    /// Envelopes from the outbox, oldest first.
    pub push: Vec<Frame>,
    /// Most bytes of news wanted in the reply.
    pub news_bytes_max: u32,
    /// SHA-256 of [`crate::roster_bytes`] of the roster the device has; [`crate::NO_ROSTER`] when it has none.
    pub roster: [u8; 32],
}

/// What became of one envelope at the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Durable, under this number of its stream's log.
    Accepted {
        /// The number.
        seq: u64,
    },
    /// Kept until something it builds on has come; the device need not send it again.
    Held,
    /// Kept for a person to decide, with a reason.
    Quarantined {
        /// Stable code of the reason.
        reason: String,
    },
}

/// The server's durable answer for one envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Which envelope.
    pub hash: EnvelopeHash,
    /// What became of it.
    pub outcome: Outcome,
}

/// A run of a stream's log, packed: numbers `first_seq ..= first_seq + count - 1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Number of its first envelope.
    pub first_seq: u64,
    /// How many envelopes.
    pub count: u32,
    /// The frames, made by [`crate::pack_frames`].
    pub bytes: Vec<u8>,
}

/// What the person register says of a trail's participant, as far as a laptop may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFacts {
    /// Name.
    pub name: String,
    /// Date of birth; `None` while the register lacks it.
    pub birth_date: Option<Date>,
    /// The trail is shielded: no address is told.
    pub shielded: bool,
    /// Address; never of a shielded trail.
    pub address: Option<String>,
    /// Mobile number by the contact register.
    pub mobile: Option<String>,
}

/// Whether the central registers know a trail's person and allow the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Checked and allowed.
    Confirmed,
    /// Not checked yet: the register has not answered.
    Provisional,
    /// Checked and not allowed; the data is kept and a person decides.
    Refused {
        /// Stable code of the reason.
        reason: String,
    },
}

/// What the server knows of a stream beside its log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamFacts {
    /// Owner of the trail.
    pub owner: UserId,
    /// Result of the check against the registers.
    pub standing: Standing,
    /// The participant by the person register, where it answered.
    pub person: Option<PersonFacts>,
}

/// News of one stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamNews {
    /// Which stream.
    pub stream: StreamId,
    /// Its epoch.
    pub epoch: u32,
    /// Runs of its log, in order, starting right after the device's cursor.
    pub packs: Vec<Pack>,
    /// Number of the last envelope the server has.
    pub head_seq: u64,
    /// Facts beside the log; sent whenever the stream is in the reply.
    pub facts: StreamFacts,
    /// The device's cursor does not fit the server's log (restored server or copied device): the device
    /// reads the stream from the start and hands in again what the server lacks.
    pub restart: bool,
}

/// A device whose envelopes are in the reply, so that their signatures can be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKey {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub user: UserId,
    /// That person's name, for *who changed what*.
    pub user_name: String,
    /// Its public key, 32 bytes.
    pub public_key: Vec<u8>,
}

/// The answer to one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncReply {
    /// The server's clock.
    pub server_time: Timestamp,
    /// One receipt for every envelope that was handed in, and for held ones that have since been settled.
    pub receipts: Vec<Receipt>,
    /// Devices that signed what follows.
    pub devices: Vec<DeviceKey>,
    /// News, newest-used stream first.
    pub streams: Vec<StreamNews>,
    /// Streams the device holds and may no longer hold.
    pub lost: Vec<StreamId>,
    /// Whether another round would bring more.
    pub more: bool,
    /// The digest did not fit: the next round is to bring the cursors.
    pub cursors_wanted: bool,
    /// About how many bytes of news are still to come after this reply.
    pub bytes_left: u64,
    /// The roster, when the device has another one.
    pub roster: Option<Roster>,
}
