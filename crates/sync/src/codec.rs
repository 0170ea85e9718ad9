//! Bytes of a round: one version byte, then zstd over postcard, inflated under a limit.

use crate::wire::{BODY_BYTES_MAX, BODY_INFLATED_BYTES_MAX, Frame, PACK_FRAMES_MAX, PROTOCOL, SyncReply, SyncRequest};
use serde::{Serialize, de::DeserializeOwned};
use std::io::Read;

/// Compression of a live round: the fastest level, as most bytes are hashes and signatures.
const LEVEL_LIVE: i32 = 1;

/// Compression of packs, which are made once and sent often.
const LEVEL_PACK: i32 = 6;

/// Why bytes could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    /// Over a limit; nothing was decoded.
    #[error("message is larger than {limit} bytes")]
    TooLarge {
        /// The limit that was passed.
        limit: usize,
    },
    /// Written by another version of the protocol.
    #[error("message is of protocol version {0}")]
    OtherVersion(u8),
    /// Not a message.
    #[error("message is malformed")]
    Malformed,
}

/// Encodes a request.
///
/// # Errors
/// [`CodecError::TooLarge`] when it passes the limit.
pub fn encode_request(request: &SyncRequest) -> Result<Vec<u8>, CodecError> {
    encode(request)
}

/// Decodes a request under the limits of the protocol.
///
/// # Errors
/// Any [`CodecError`].
pub fn decode_request(bytes: &[u8]) -> Result<SyncRequest, CodecError> {
    decode(bytes)
}

/// Encodes a reply.
///
/// # Errors
/// [`CodecError::TooLarge`] when it passes the limit.
pub fn encode_reply(reply: &SyncReply) -> Result<Vec<u8>, CodecError> {
    encode(reply)
}

/// Decodes a reply under the limits of the protocol.
///
/// # Errors
/// Any [`CodecError`].
pub fn decode_reply(bytes: &[u8]) -> Result<SyncReply, CodecError> {
    decode(bytes)
}

/// Packs a run of frames.
///
/// # Errors
/// [`CodecError::TooLarge`] for more than [`PACK_FRAMES_MAX`] frames.
pub fn pack_frames(frames: &[Frame]) -> Result<Vec<u8>, CodecError> {
    if frames.len() > PACK_FRAMES_MAX {
        return Err(CodecError::TooLarge { limit: PACK_FRAMES_MAX });
    }
    let plain = postcard::to_stdvec(frames).map_err(|_| CodecError::Malformed)?;
    zstd::bulk::compress(&plain, LEVEL_PACK).map_err(|_| CodecError::Malformed)
}

/// Unpacks a run of frames under the limits of the protocol.
///
/// # Errors
/// Any [`CodecError`].
pub fn unpack_frames(bytes: &[u8]) -> Result<Vec<Frame>, CodecError> {
    let plain = inflate(bytes)?;
    let (frames, rest) = postcard::take_from_bytes::<Vec<Frame>>(&plain).map_err(|_| CodecError::Malformed)?;
    match (rest.is_empty(), frames.len() <= PACK_FRAMES_MAX) {
        (true, true) => Ok(frames),
        (true, false) => Err(CodecError::TooLarge { limit: PACK_FRAMES_MAX }),
        (false, _) => Err(CodecError::Malformed),
    }
}

fn version() -> u8 {
    u8::try_from(PROTOCOL).unwrap_or(u8::MAX)
}

fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, CodecError> {
    let plain = postcard::to_stdvec(value).map_err(|_| CodecError::Malformed)?;
    let mut out = vec![version()];
    out.append(&mut zstd::bulk::compress(&plain, LEVEL_LIVE).map_err(|_| CodecError::Malformed)?);
    if out.len() > BODY_BYTES_MAX {
        return Err(CodecError::TooLarge { limit: BODY_BYTES_MAX });
    }
    Ok(out)
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    if bytes.len() > BODY_BYTES_MAX {
        return Err(CodecError::TooLarge { limit: BODY_BYTES_MAX });
    }
    let (found, packed) = bytes.split_first().ok_or(CodecError::Malformed)?;
    if *found != version() {
        return Err(CodecError::OtherVersion(*found));
    }
    let plain = inflate(packed)?;
    let (value, rest) = postcard::take_from_bytes(&plain).map_err(|_| CodecError::Malformed)?;
    if rest.is_empty() { Ok(value) } else { Err(CodecError::Malformed) }
}

/// Inflates at most [`BODY_INFLATED_BYTES_MAX`] bytes, whatever the frame says of itself.
fn inflate(bytes: &[u8]) -> Result<Vec<u8>, CodecError> {
    let limit = u64::try_from(BODY_INFLATED_BYTES_MAX).unwrap_or(u64::MAX);
    let mut plain = Vec::new();
    let mut reader = zstd::stream::read::Decoder::new(bytes).map_err(|_| CodecError::Malformed)?.take(limit + 1);
    reader.read_to_end(&mut plain).map_err(|_| CodecError::Malformed)?;
    if plain.len() > BODY_INFLATED_BYTES_MAX {
        return Err(CodecError::TooLarge { limit: BODY_INFLATED_BYTES_MAX });
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use worktrail_domain::StreamId;

    fn request() -> impl Strategy<Value = SyncRequest> {
        let cursor = (any::<[u8; 16]>(), any::<u32>(), any::<u64>(), any::<[u8; 32]>()).prop_map(
            |(stream, epoch, seq, hash)| crate::Cursor { stream: StreamId::from_bytes(stream), epoch, seq, hash },
        );
        let frame = (proptest::collection::vec(any::<u8>(), 0..200), proptest::collection::vec(any::<u8>(), 64))
            .prop_map(|(body, signature)| Frame { body, signature });
        (".{0,12}", proptest::collection::vec(cursor, 0..6), proptest::collection::vec(frame, 0..6), any::<u32>())
            .prop_map(|(app_version, cursors, push, news_bytes_max)| SyncRequest {
                app_version,
                position: crate::Position::Cursors(cursors),
                push,
                news_bytes_max,
                roster: [7; 32],
            })
    }

    proptest! {
        #[test]
        fn request_survives_the_wire(sent in request()) {
            let bytes = encode_request(&sent).unwrap();
            prop_assert_eq!(decode_request(&bytes).unwrap(), sent);
        }

        #[test]
        fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = decode_request(&bytes);
            let _ = decode_reply(&bytes);
            let _ = unpack_frames(&bytes);
        }

        #[test]
        fn pack_gives_back_its_frames(sent in request()) {
            prop_assert_eq!(unpack_frames(&pack_frames(&sent.push).unwrap()).unwrap(), sent.push);
        }
    }

    #[test]
    fn other_protocol_version_is_named() {
        assert!(matches!(decode_request(&[9, 1, 2, 3]), Err(CodecError::OtherVersion(9))));
    }

    #[test]
    fn inflation_stops_at_the_limit() {
        let bomb = zstd::bulk::compress(&vec![0; BODY_INFLATED_BYTES_MAX + 1], 1).unwrap();
        assert!(bomb.len() < 100_000, "bomb must be small to be one");
        assert!(matches!(unpack_frames(&bomb), Err(CodecError::TooLarge { .. })));
    }
}
