//! Ids that every replica makes alike.

use crate::ids::{TaskId, TrailId};

/// Start value of FNV-1a with 128 bits.
const FNV_OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;

/// Prime of FNV-1a with 128 bits.
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// Keeps these ids apart from ids made of other texts.
const NAMESPACE: &[u8] = b"worktrail/duty/1";

/// The id of the task that a duty becomes: a UUIDv8 of trail and key by FNV-1a.
///
/// The hash is not cryptographic: nobody gains by two duties of one trail having one id, and 122 bits keep it from
/// happening by chance. The version tells it from ids made of time and chance, so those never meet.
#[must_use]
pub fn duty_id(trail: TrailId, key: &str) -> TaskId {
    let bytes = NAMESPACE.iter().chain(trail.as_bytes()).chain(key.as_bytes());
    let hash = bytes.fold(FNV_OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(FNV_PRIME));
    TaskId::from_bytes(*uuid::Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_is_the_same_in_every_version() {
        // Released ids: a change here would make a duplicate of every open duty.
        let id = duty_id(TrailId::from_bytes([7; 16]), "open_meeting:trail:1");
        assert_eq!(id.to_string(), "10d8931d-3c63-8c96-8518-d55cb8b197d4");
    }

    #[test]
    fn id_differs_by_trail_and_by_key_and_has_version_8() {
        let (a, b) = (TrailId::from_bytes([1; 16]), TrailId::from_bytes([2; 16]));
        assert_ne!(duty_id(a, "x"), duty_id(b, "x"));
        assert_ne!(duty_id(a, "x"), duty_id(a, "y"));
        assert_eq!(duty_id(a, "x").as_bytes()[6] >> 4, 8);
    }
}
