//! The version of a document that a person saw, as a short text.

use automerge::ChangeHash;
use std::{fmt, str::FromStr};

/// Most heads of one version: more than any real number of people editing one entity at once.
const HEADS_MAX: usize = 64;

/// The heads of a document at a moment: which changes had been merged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub(crate) Vec<[u8; 32]>);

impl Version {
    pub(crate) fn of(heads: &[ChangeHash]) -> Self {
        Self(heads.iter().map(|head| head.0).collect())
    }

    pub(crate) fn heads(&self) -> Vec<ChangeHash> {
        self.0.iter().map(|head| ChangeHash(*head)).collect()
    }

    /// Whether work of several people stands side by side in it, not yet built upon.
    #[must_use]
    pub fn is_merge(&self) -> bool {
        self.0.len() > 1
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, head) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str("-")?;
            }
            for byte in head {
                write!(f, "{byte:02x}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Version {
    type Err = ();

    /// Reads the text of a version.
    fn from_str(text: &str) -> Result<Self, ()> {
        let heads = text.split('-').map(head).collect::<Option<Vec<_>>>().ok_or(())?;
        if heads.len() > HEADS_MAX { Err(()) } else { Ok(Self(heads)) }
    }
}

fn head(hex: &str) -> Option<[u8; 32]> {
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_survives_its_own_text() {
        let version = Version(vec![[1; 32], [0xfe; 32]]);
        assert_eq!(version.to_string().parse(), Ok(version));
        for bad in ["", "zz", "00-", &"0".repeat(63), &"å".repeat(32)] {
            assert_eq!(bad.parse::<Version>(), Err(()), "{bad}");
        }
    }
}
