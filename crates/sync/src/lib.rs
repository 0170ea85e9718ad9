//! The sync protocol as values and state machines, without clock or socket.
//!
//! **Invariant:** this crate knows no SQL, no HTTP client or server, and no Automerge. Envelopes
//! pass through it as signed bytes.

mod auth;
mod codec;
mod devices;
mod enrol;
mod roster;
mod session;
mod wire;

pub use auth::{
    CLOCK_TOLERANCE_MILLIS, HEADER_DEVICE, HEADER_PROTOCOL, HEADER_SIGNATURE, HEADER_TIME, request_signing_bytes,
};
pub use codec::{CodecError, decode_reply, decode_request, encode_reply, encode_request, pack_frames, unpack_frames};
pub use devices::{DevicesReply, OwnDevice};
pub use enrol::{EnrolReply, EnrolRequest, ErrorBody, ErrorReply};
pub use roster::{NO_ROSTER, ROSTER_MEMBERS_MAX, Roster, RosterMember, RosterTeam, roster_bytes};
pub use session::{Effect, Event, Phase, SendFailure, Session, Trigger};
pub use wire::*;
