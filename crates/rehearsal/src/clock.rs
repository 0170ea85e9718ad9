//! A clock that can be moved, so that three years of work carry the times they would have had.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use std::time::{Duration, Instant};
use worktrail_core::{Clock, domain::Timestamp};

/// Stands for "not moved".
const REAL_TIME: i64 = i64::MIN;

/// Shows the real time until it is moved.
#[derive(Clone)]
pub struct MovableClock {
    moved_to: Arc<AtomicI64>,
}

impl MovableClock {
    /// A clock that shows the real time.
    pub fn new() -> Self {
        Self { moved_to: Arc::new(AtomicI64::new(REAL_TIME)) }
    }

    /// Stands still at a time, but never ahead of the real one.
    pub fn move_to(&self, time: Timestamp) {
        self.moved_to.store(time.min(now()).millis(), Ordering::SeqCst);
    }

    /// Shows the real time again.
    pub fn release(&self) {
        self.moved_to.store(REAL_TIME, Ordering::SeqCst);
    }

    /// The same clock as the core wants it.
    pub fn for_core(&self) -> Clock {
        let moved_to = Arc::clone(&self.moved_to);
        Arc::new(move || match moved_to.load(Ordering::SeqCst) {
            REAL_TIME => now(),
            moved => Timestamp::from_millis(moved),
        })
    }
}

/// The real time.
#[expect(clippy::disallowed_methods, reason = "a tool of the terminal is a shell")]
pub fn now() -> Timestamp {
    Timestamp::from_millis(chrono::Utc::now().timestamp_millis())
}

/// Does something and tells how long it took.
#[expect(clippy::disallowed_methods, reason = "measuring time is what this is for")]
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moved_clock_stands_still_and_a_released_one_shows_the_real_time() {
        let clock = MovableClock::new();
        let seen = clock.for_core();
        clock.move_to(Timestamp::from_millis(1_700_000_000_000));
        assert_eq!(seen(), Timestamp::from_millis(1_700_000_000_000));
        clock.release();
        assert!(seen() > Timestamp::from_millis(1_700_000_000_000));
    }

    #[test]
    fn clock_is_never_moved_ahead_of_the_real_time() {
        let clock = MovableClock::new();
        clock.move_to(Timestamp::from_millis(i64::MAX));
        assert!(clock.for_core()() <= now());
    }
}
