//! Asking the registers again by itself, now and then, while the server serves.

use crate::{
    Hub,
    http::Clock,
    hub::HubError,
    register_office::{Asked, PART_MAX},
};
use std::{sync::Arc, time::Duration};
use tokio::time::sleep;
use worktrail_crypto::generate_bytes;
use worktrail_domain::StreamId;

/// How often by default, in minutes: a grade that is raised in the morning is off the laptops the same day.
pub const REFRESH_MINUTES_DEFAULT: u32 = 360;

/// The unit of an interval.
const MINUTE: Duration = Duration::from_secs(60);

/// How long after the start the first time is: the laptops that waited for the server come first.
const FIRST_AFTER: Duration = Duration::from_secs(60);

/// Pause between two parts of one run, so that what laptops hand in comes in between.
const BETWEEN_PARTS: Duration = Duration::from_millis(200);

/// The part of the pause that is left to chance, as its divisor: servers that started together drift apart.
const JITTER_DIVISOR: u32 = 10;

/// When to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    first: Duration,
    every: Duration,
}

impl Pace {
    /// Soon after the start, and then every so many minutes and a random tenth more at most.
    #[must_use]
    pub const fn minutes(minutes: u32) -> Self {
        Self { first: FIRST_AFTER, every: MINUTE.saturating_mul(minutes) }
    }
}

/// Asks the registers about everybody in every trail, soon after the start and then at intervals, for as long as it is
/// polled. `tell` hears of each run; one that failed is tried again after the interval. Each part of a run is one
/// transaction, so this may be dropped at any moment.
pub async fn keep_fresh(hub: Arc<Hub>, clock: Clock, pace: Pace, mut tell: impl FnMut(Result<Asked, HubError>)) {
    sleep(pace.first).await;
    loop {
        tell(run(&hub, &clock).await);
        sleep(pace.every + jitter(pace.every)).await;
    }
}

async fn run(hub: &Arc<Hub>, clock: &Clock) -> Result<Asked, HubError> {
    let mut all = Asked::default();
    let mut after: Option<StreamId> = None;
    loop {
        let (hub, now) = (Arc::clone(hub), clock());
        let part = tokio::task::spawn_blocking(move || hub.ask_part(after, now));
        let Ok(part) = part.await else {
            // The runtime ends, or the work panicked and was rolled back.
            return Ok(all);
        };
        let part = part?;
        all.trails += part.trails;
        all.changed += part.changed;
        after = part.last;
        if part.trails < PART_MAX || after.is_none() {
            return Ok(all);
        }
        sleep(BETWEEN_PARTS).await;
    }
}

/// A random part of an interval; nothing when there is no randomness to be had.
fn jitter(every: Duration) -> Duration {
    let share = generate_bytes::<2>().map_or(0, u16::from_be_bytes);
    every.saturating_mul(u32::from(share)) / u32::from(u16::MAX) / JITTER_DIVISOR
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::mpsc;
    use worktrail_domain::Timestamp;

    #[test]
    fn jitter_is_a_tenth_at_most() {
        let every = Duration::from_secs(3_600);
        assert!((0..100).all(|_| jitter(every) <= every / JITTER_DIVISOR));
        assert_eq!(Pace::minutes(5).every, Duration::from_secs(300));
    }

    #[tokio::test]
    async fn registers_are_asked_again_and_again_until_it_is_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let hub = Arc::new(Hub::open(dir.path()).unwrap());
        let clock: Clock = Arc::new(|| Timestamp::from_millis(1_795_000_000_000));
        let pace = Pace { first: Duration::ZERO, every: Duration::from_millis(1) };
        let (heard, mut runs) = mpsc::unbounded_channel();
        let fresh = keep_fresh(Arc::clone(&hub), clock, pace, move |run| heard.send(run.unwrap()).unwrap());
        let fresh = tokio::spawn(fresh);
        for _ in 0..3 {
            assert_eq!(runs.recv().await, Some(Asked::default()));
        }
        fresh.abort();
        while runs.recv().await.is_some() {}
        assert!(fresh.await.unwrap_err().is_cancelled(), "nothing of it goes on");
    }
}
