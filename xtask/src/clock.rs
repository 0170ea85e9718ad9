//! The one place that reads the clock: how long a step took, and what day a rehearsal is made for.

use std::time::{Duration, Instant};
use worktrail_testkit::PortfolioPlan;

/// A running stopwatch.
#[derive(Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[expect(clippy::disallowed_methods, reason = "a tool of the terminal is a shell")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// The portfolio a rehearsal is made of: twenty trails followed for three years, and two fresh referrals.
#[expect(clippy::disallowed_methods, reason = "a tool of the terminal is a shell")]
pub fn rehearsal_plan() -> PortfolioPlan {
    /// Chosen once; another seed gives other people and other histories.
    const SEED: u64 = 20_260;
    PortfolioPlan { seed: SEED, today: chrono::Local::now().date_naive(), long_trails: 20, fresh_trails: 2 }
}

/// A duration as people read it: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn spoken(time: Duration) -> String {
    let secs = time.as_secs();
    match secs {
        0..=9 => format!("{:.1} s", time.as_secs_f64()),
        10..=119 => format!("{secs} s"),
        _ => format!("{} min {:02} s", secs / 60, secs % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duration_is_short_to_read() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(75)), "75 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 05 s");
    }
}
