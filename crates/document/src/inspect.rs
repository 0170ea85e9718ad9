//! Looks at a foreign change before anything is done with it.

use crate::{
    boundary::guarded,
    prescan::{Refusal, prescan},
};
use automerge::Change;

/// What a change says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeHeader {
    /// Its hash.
    pub hash: [u8; 32],
    /// Who made it.
    pub actor: Vec<u8>,
    /// The actor's count of its changes in this document, from 1.
    pub seq: u64,
    /// The changes it builds on.
    pub deps: Vec<[u8; 32]>,
}

/// Why a change is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InspectError {
    /// Not a single uncompressed change.
    #[error("change is malformed")]
    Malformed,
    /// Over a limit of size or work.
    #[error("change passes a limit")]
    TooLarge,
    /// Decoding it made Automerge panic; the panic was caught.
    #[error("change makes the decoder fail")]
    Hostile,
}

/// Inspects one change: limits first, then decoding inside the unwind boundary, then the checksum.
///
/// # Errors
/// Any [`InspectError`]. Nothing outside is touched.
pub fn inspect(bytes: &[u8]) -> Result<ChangeHeader, InspectError> {
    decode(bytes).map(|change| ChangeHeader {
        hash: change.hash().0,
        actor: change.actor_id().to_bytes().to_vec(),
        seq: change.seq(),
        deps: change.deps().iter().map(|dep| dep.0).collect(),
    })
}

pub(crate) fn decode(bytes: &[u8]) -> Result<Change, InspectError> {
    prescan(bytes).map_err(|refusal| match refusal {
        Refusal::Malformed => InspectError::Malformed,
        Refusal::TooLarge => InspectError::TooLarge,
    })?;
    let change = guarded(|| Change::from_bytes(bytes.to_vec()))
        .map_err(|_| InspectError::Hostile)?
        .map_err(|_| InspectError::Malformed)?;
    // `from_bytes` recomputes the hash and does not compare the checksum, so this does.
    if bytes.get(4..8) == change.hash().0.get(..4) { Ok(change) } else { Err(InspectError::Malformed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use automerge::{AutoCommit, ROOT, transaction::Transactable};

    #[test]
    fn header_tells_what_the_change_is() {
        let mut doc = AutoCommit::new();
        doc.put(ROOT, "a", 1).unwrap();
        doc.commit();
        doc.put(ROOT, "a", 2).unwrap();
        doc.commit();
        let changes = doc.get_changes(&[]);
        let header = inspect(changes[1].raw_bytes()).unwrap();
        assert_eq!(header.seq, 2);
        assert_eq!(header.deps, [changes[0].hash().0]);
        assert_eq!(header.actor, doc.get_actor().to_bytes());
    }

    #[test]
    fn no_flipped_bit_is_let_in_as_another_change() {
        let mut doc = AutoCommit::new();
        doc.put(ROOT, "subject", "Besøk på lageret").unwrap();
        doc.commit();
        let bytes = doc.get_changes(&[])[0].raw_bytes().to_vec();
        for bit in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(inspect(&bad).is_err(), "bit {bit}");
        }
    }
}
