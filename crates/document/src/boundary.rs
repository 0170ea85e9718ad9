//! The one place where a panic is caught: Automerge may panic on bytes that were made to harm it.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// A panic inside Automerge, turned into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Panicked;

/// Runs `work`, which must own whatever it changes, so that a panic leaves nothing half done.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Panicked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_becomes_a_value() {
        assert_eq!(guarded(|| -> u8 { panic!("made to test the boundary") }), Err(Panicked));
        assert_eq!(guarded(|| 1), Ok(1));
    }

    #[test]
    fn profile_unwinds_so_that_the_boundary_works() {
        const { assert!(cfg!(panic = "unwind")) };
    }
}
