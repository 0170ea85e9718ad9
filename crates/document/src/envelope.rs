//! What one action left in one stream, as the bytes that its device signs.

use serde::{Deserialize, Serialize};
use worktrail_domain::{ActionId, DeviceId, DocumentId, StreamId, Timestamp, UserId};

/// Version of the encoding, the first byte of every envelope.
const FORMAT: u8 = 1;

/// Most changes in one envelope: a bulk action touches some dozens of entities.
const CHANGES_MAX: usize = 256;

/// Longest command name.
const COMMAND_BYTES_MAX: usize = 64;

/// Longest suffix of a branch actor, in bytes.
const BRANCH_BYTES: usize = 4;

/// One change of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityChange {
    /// Which document.
    pub document: DocumentId,
    /// Code of its kind; a newer app may send kinds that this one does not know.
    pub kind: String,
    /// One uncompressed Automerge change.
    pub bytes: Vec<u8>,
}

/// What one action left in one stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopeBody {
    /// The action; envelopes of one action in several streams share it.
    pub action: ActionId,
    /// The stream.
    pub stream: StreamId,
    /// The device that made it.
    pub device: DeviceId,
    /// The person at work on it.
    pub user: UserId,
    /// Nonce of the opened vault; with the device it is the actor of the changes.
    pub session: [u8; 8],
    /// The device's count of its envelopes in this stream, from 1.
    pub seq: u64,
    /// Hash of the device's previous envelope in this stream; zeros for the first.
    pub prev: [u8; 32],
    /// When, by the device's clock.
    pub at: Timestamp,
    /// The command, such as `meeting.log`.
    pub command: String,
    /// Its changes, in the order they were made.
    pub changes: Vec<EntityChange>,
}

/// Bytes that are not an envelope of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Written by a newer app.
    #[error("envelope is of format {0}")]
    OtherFormat(u8),
    /// Not an envelope.
    #[error("envelope is malformed")]
    Malformed,
    /// Over a limit.
    #[error("envelope passes a limit")]
    TooLarge,
}

impl EnvelopeBody {
    /// Encodes the envelope; the same envelope always gives the same bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let Ok(bytes) = postcard::to_extend(self, vec![FORMAT]) else {
            unreachable!("encoding into memory cannot fail")
        };
        bytes
    }

    /// Decodes an envelope.
    ///
    /// # Errors
    /// Any [`EnvelopeError`]; a canonical envelope only is accepted, so that its hash names one meaning.
    pub fn decode(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let (format, packed) = bytes.split_first().ok_or(EnvelopeError::Malformed)?;
        if *format != FORMAT {
            return Err(EnvelopeError::OtherFormat(*format));
        }
        let body: Self = postcard::from_bytes(packed).map_err(|_| EnvelopeError::Malformed)?;
        if body.changes.len() > CHANGES_MAX || body.command.len() > COMMAND_BYTES_MAX {
            return Err(EnvelopeError::TooLarge);
        }
        if body.encode() == bytes { Ok(body) } else { Err(EnvelopeError::Malformed) }
    }

    /// The actor of this envelope's changes: device and session.
    #[must_use]
    pub fn actor(&self) -> [u8; 24] {
        actor_of(self.device, self.session)
    }

    /// Whether a change's actor belongs to this envelope: its own actor, or a branch of it (made when a
    /// person edits a text from a version older than the newest).
    #[must_use]
    pub fn owns_actor(&self, actor: &[u8]) -> bool {
        actor
            .strip_prefix(self.actor().as_slice())
            .is_some_and(|branch| branch.is_empty() || branch.len() == BRANCH_BYTES)
    }
}

/// The actor of a device in one opened vault.
pub(crate) fn actor_of(device: DeviceId, session: [u8; 8]) -> [u8; 24] {
    let mut actor = [0; 24];
    let (device_part, session_part) = actor.split_at_mut(16);
    device_part.copy_from_slice(device.as_bytes());
    session_part.copy_from_slice(&session);
    actor
}

/// The bytes a device signs for an envelope.
#[must_use]
pub fn envelope_signing_bytes(body: &[u8]) -> Vec<u8> {
    [b"worktrail envelope v1\n".as_slice(), body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn envelope(seq: u64, command: &str, bytes: Vec<u8>) -> EnvelopeBody {
        EnvelopeBody {
            action: ActionId::from_bytes([1; 16]),
            stream: StreamId::from_bytes([2; 16]),
            device: DeviceId::from_bytes([3; 16]),
            user: UserId::from_bytes([4; 16]),
            session: [5; 8],
            seq,
            prev: [6; 32],
            at: Timestamp::from_millis(7),
            command: command.to_owned(),
            changes: vec![EntityChange { document: DocumentId::from_bytes([8; 16]), kind: "meeting".into(), bytes }],
        }
    }

    proptest! {
        #[test]
        fn envelope_survives_its_bytes(seq: u64, command in "[a-z.]{0,20}", bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let sent = envelope(seq, &command, bytes);
            prop_assert_eq!(EnvelopeBody::decode(&sent.encode()), Ok(sent));
        }

        #[test]
        fn changed_bytes_never_read_as_the_same_envelope(at in 0_usize..120, flip in 1_u8..=255) {
            let sent = envelope(1, "meeting.log", vec![9; 20]);
            let mut bytes = sent.encode();
            let at = at % bytes.len();
            bytes[at] ^= flip;
            prop_assert_ne!(EnvelopeBody::decode(&bytes), Ok(sent));
        }
    }

    #[test]
    fn only_the_own_actor_and_its_branches_belong_to_an_envelope() {
        let body = envelope(1, "meeting.log", Vec::new());
        let own = body.actor();
        assert!(body.owns_actor(&own));
        assert!(body.owns_actor(&[own.as_slice(), &[1, 2, 3, 4]].concat()));
        assert!(!body.owns_actor(&[own.as_slice(), &[1]].concat()));
        assert!(!body.owns_actor(&own[..23]));
        assert!(!body.owns_actor(&[9; 24]));
    }

    #[test]
    fn envelope_of_a_newer_app_is_named() {
        let mut bytes = envelope(1, "x", Vec::new()).encode();
        bytes[0] = 2;
        assert_eq!(EnvelopeBody::decode(&bytes), Err(EnvelopeError::OtherFormat(2)));
    }
}
