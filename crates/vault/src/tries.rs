//! Wrong guesses in a row, and how long the next one has to wait.
//!
//! The record is plain: while the vault is locked there is no key to authenticate it with. Whoever
//! can delete it has the disk, and against them the key derivation stands; the wait is for whoever
//! sits at the keyboard.

use crate::files;
use serde::{Deserialize, Serialize};
use std::{io, path::Path};

/// Wrong tries that cost nothing: everybody mistypes.
const FREE_TRIES: u32 = 5;

/// First wait, in milliseconds; each further wrong try doubles it.
const WAIT_FIRST_MS: i64 = 5_000;

/// Longest wait, in milliseconds: five minutes stops guessing by hand and does not end a work day.
const WAIT_MAX_MS: i64 = 300_000;

/// Longest record, in bytes; far above what one holds.
const RECORD_BYTES_MAX: u64 = 64;

/// The record of wrong tries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tries {
    /// Wrong tries in a row.
    wrong: u32,
    /// When the last one was, in milliseconds since 1970.
    last_ms: i64,
}

impl Tries {
    /// Reads the record; one that is missing or unreadable counts as none.
    pub(crate) fn load(path: &Path) -> Self {
        let bytes = files::read_bounded(path, RECORD_BYTES_MAX).ok().flatten().unwrap_or_default();
        postcard::from_bytes(&bytes).unwrap_or_default()
    }

    /// Keeps the record, or removes it when there is nothing to keep.
    pub(crate) fn store(self, path: &Path) -> io::Result<()> {
        if self.wrong == 0 {
            return files::remove(path);
        }
        let bytes = postcard::to_allocvec(&self).map_err(io::Error::other)?;
        files::write_atomically(path, &bytes)
    }

    /// How long the next try has to wait, in whole seconds; 0 when it may be made now.
    ///
    /// A clock that was turned back is taken as if the last wrong try were now, so it neither
    /// shortens the wait nor stretches it.
    pub(crate) fn seconds_left(self, now_ms: i64) -> u64 {
        let passed = now_ms.saturating_sub(self.last_ms).max(0);
        let left = self.wait_ms().saturating_sub(passed).max(0);
        u64::try_from(left).unwrap_or_default().div_ceil(1_000)
    }

    /// The record with the clock's step back taken out, or `None` when there was none.
    pub(crate) fn rebased(self, now_ms: i64) -> Option<Self> {
        (self.wrong > 0 && now_ms < self.last_ms).then_some(Self { last_ms: now_ms, ..self })
    }

    /// The record after one more wrong try.
    pub(crate) fn after_wrong(self, now_ms: i64) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last_ms: now_ms }
    }

    fn wait_ms(self) -> i64 {
        match self.wrong.checked_sub(FREE_TRIES) {
            None => 0,
            Some(beyond) => {
                // Past this the wait is at its maximum anyway, and the shift stays in range.
                let doublings = beyond.min(16);
                WAIT_FIRST_MS.saturating_mul(1_i64 << doublings).min(WAIT_MAX_MS)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(wrong: u32, last_ms: i64) -> Tries {
        Tries { wrong, last_ms }
    }

    #[test]
    fn first_five_wrong_tries_wait_only_after_the_fifth() {
        assert_eq!(after(4, 1_000).seconds_left(1_000), 0);
        assert_eq!(after(5, 1_000).seconds_left(1_000), 5);
        assert_eq!(after(5, 1_000).seconds_left(5_999), 1);
        assert_eq!(after(5, 1_000).seconds_left(6_000), 0);
    }

    #[test]
    fn wait_doubles_and_stops_growing() {
        assert_eq!(after(6, 0).seconds_left(0), 10);
        assert_eq!(after(7, 0).seconds_left(0), 20);
        assert_eq!(after(11, 0).seconds_left(0), 300);
        assert_eq!(after(u32::MAX, 0).seconds_left(0), 300);
    }

    #[test]
    fn clock_turned_back_costs_one_wait_and_no_more() {
        let tries = after(5, 1_000_000_000);
        assert_eq!(tries.seconds_left(0), 5);
        let rebased = tries.rebased(0);
        assert_eq!(rebased, Some(after(5, 0)));
        assert_eq!(rebased.unwrap().seconds_left(5_000), 0);
        assert_eq!(tries.rebased(2_000_000_000), None);
    }
}
