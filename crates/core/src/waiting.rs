//! What waited to be sent when the vault was locked: a number, for whoever opens the lid the next time.
//!
//! It lies beside the vault in the clear, since nothing in the vault is read while it is locked: how many actions, and
//! nothing of anybody. It is gone while the vault is open, so that a laptop that was cut off says nothing rather than
//! something old.

use std::{fs, path::Path};

/// The file's name in the vault's folder.
const FILE: &str = "waiting";

/// As many digits as are read; more is not of ours.
const DIGITS_MAX: usize = 9;

/// Keeps how many actions wait. What cannot be kept is not told: it is no reason not to lock.
pub(crate) fn keep(dir: &Path, count: u32) {
    if let Err(error) = fs::write(dir.join(FILE), count.to_string()) {
        tracing::debug!("keeping how much waits: {}", error.kind());
    }
}

/// How many waited, where that is known.
pub(crate) fn told(dir: &Path) -> Option<u32> {
    let text = fs::read(dir.join(FILE)).ok().filter(|bytes| bytes.len() <= DIGITS_MAX)?;
    std::str::from_utf8(&text).ok()?.parse().ok()
}

/// From now on it is asked of the store.
pub(crate) fn forget(dir: &Path) {
    // It is not there when the laptop was cut off.
    let _ = fs::remove_file(dir.join(FILE));
}
