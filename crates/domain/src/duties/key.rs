//! Ids that every replica makes alike.

use crate::{
    derived_id::derive_id,
    ids::{TaskId, TrailId},
};

/// Keeps these ids apart from ids made of other texts.
const NAMESPACE: &[u8] = b"worktrail/duty/1";

/// The id of the task that a duty becomes: derived from trail and key, so that two laptops make one task of it.
#[must_use]
pub fn duty_id(trail: TrailId, key: &str) -> TaskId {
    TaskId::from_bytes(derive_id(NAMESPACE, &[trail.as_bytes(), key.as_bytes()]))
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
