//! The values of a field that several people set at the same time, each with who set it and when.

use crate::{
    dispute::holds,
    document::Document,
    root::{RootValue, value_of},
};
use automerge::{Change, ObjId, Value};
use worktrail_domain::{DeviceId, Timestamp};

/// Length of a device's id, the beginning of every actor.
const DEVICE_BYTES: usize = 16;

/// One of the values a field was set to at the same time as others set it to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// The value; nothing where the field was emptied.
    pub value: Option<RootValue>,
    /// On which device it was set.
    pub device: DeviceId,
    /// When, by the clock of that device, to the second.
    pub at: Timestamp,
    /// It is the one that every replica shows until somebody settles it.
    pub chosen: bool,
}

impl Document {
    /// Fields that stand with at least two different values, by key; of each the chosen value first, then the others,
    /// the newest first. Of equal values the newest is told.
    #[must_use]
    pub fn rivals(&self) -> Vec<(String, Vec<Rival>)> {
        let standing = self.standing();
        if standing.is_empty() {
            return Vec::new();
        }
        let changes = self.automerge().clone().get_changes(&[]);
        let rivals = |values: Vec<(Value<'static>, ObjId)>| {
            let mut found: Vec<Rival> = Vec::new();
            for (place, (value, operation)) in values.into_iter().enumerate() {
                let Some(change) = changes.iter().find(|change| holds(change, &operation)) else { continue };
                let Some(device) = device_of(change) else { continue };
                found.push(Rival {
                    value: value_of(&value),
                    device,
                    at: Timestamp::from_millis(change.timestamp().saturating_mul(1_000)),
                    chosen: place == 0,
                });
            }
            found.sort_by_key(|rival| (!rival.chosen, std::cmp::Reverse(rival.at), rival.device));
            let mut different: Vec<Rival> = Vec::new();
            for rival in found {
                if different.iter().all(|one| one.value != rival.value) {
                    different.push(rival);
                }
            }
            different
        };
        let all = standing.into_iter().map(|one| (one.field, rivals(one.values)));
        all.filter(|(_, found)| found.len() > 1).collect()
    }
}

fn device_of(change: &Change) -> Option<DeviceId> {
    let device = change.actor_id().to_bytes().get(..DEVICE_BYTES)?;
    Some(DeviceId::from_bytes(device.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DocumentKind;

    const ALICE: DeviceId = DeviceId::from_bytes([0xa; 16]);
    const BOB: DeviceId = DeviceId::from_bytes([0xb; 16]);

    fn put(doc: &mut Document, device: DeviceId, place: &str, at: i64) -> Vec<Vec<u8>> {
        let mut edit = doc.edit(device, [1; 8]);
        edit.put_line("place", place);
        edit.finish(at)
    }

    fn take(doc: &mut Document, changes: &[Vec<u8>]) {
        doc.apply_foreign(&changes.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
    }

    #[test]
    fn each_value_has_its_author_and_its_time_and_settling_leaves_none() {
        let (mut alice, mut bob) = (Document::empty(DocumentKind::Meeting), Document::empty(DocumentKind::Meeting));
        let made = put(&mut alice, ALICE, "Lageret", 1);
        take(&mut bob, &made);
        let from_alice = put(&mut alice, ALICE, "Kantina", 60);
        let from_bob = put(&mut bob, BOB, "Resepsjonen", 50);
        take(&mut alice, &from_bob);
        take(&mut bob, &from_alice);
        assert_eq!(alice.rivals(), bob.rivals());
        let [(field, rivals)] = alice.rivals().try_into().unwrap();
        assert_eq!(field, "place");
        assert!(rivals[0].chosen && !rivals[1].chosen);
        let mut told: Vec<_> = rivals.iter().map(|one| (one.device, one.at.millis(), one.value.clone())).collect();
        told.sort_by_key(|one| one.0);
        let line = |text: &str| Some(RootValue::Line(text.to_owned()));
        assert_eq!(told, [(ALICE, 60_000, line("Kantina")), (BOB, 50_000, line("Resepsjonen"))]);
        assert_eq!(alice.line("place"), rivals[0].value.as_ref().map(|_| alice.line("place").unwrap()));

        let settled = put(&mut bob, BOB, "Kantina", 70);
        take(&mut alice, &settled);
        assert_eq!((alice.rivals(), bob.rivals()), (Vec::new(), Vec::new()));
    }

    #[test]
    fn equal_values_of_two_people_are_no_rivals() {
        let (mut alice, mut bob) = (Document::empty(DocumentKind::Meeting), Document::empty(DocumentKind::Meeting));
        let from_alice = put(&mut alice, ALICE, "Kantina", 1);
        put(&mut bob, BOB, "Kantina", 2);
        take(&mut bob, &from_alice);
        assert_eq!(bob.rivals(), []);
    }
}
