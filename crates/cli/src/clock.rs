//! The clock: the only place of this program that reads it, and how times are written for people.

use std::sync::Arc;
use worktrail_core::{
    Clock,
    domain::{Language, Timestamp, oslo_date, time_in},
};

pub(crate) use worktrail_core::domain::day_text as date_text;

/// The system's clock, for the core.
pub(crate) fn system() -> Clock {
    Arc::new(|| {
        #[allow(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing below it has to")]
        let now = chrono::Utc::now();
        Timestamp::from_millis(now.timestamp_millis())
    })
}

/// `21.11.2026 08:30`, on the clock in Norway.
pub(crate) fn time_text(time: Timestamp) -> String {
    time_in(time, Language::Nb)
}

/// `21.11.2026`, in Norway.
pub(crate) fn day_text(time: Timestamp) -> String {
    date_text(oslo_date(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_on_the_clock_in_norway() {
        assert_eq!(time_text(Timestamp::from_millis(1_795_246_200_000)), "21.11.2026 08:30");
        assert_eq!(day_text(Timestamp::from_millis(1_795_303_800_000)), "22.11.2026");
    }
}
