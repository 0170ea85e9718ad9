//! What the participant may look at (*innsyn for deltakeren*): in which services, and for how long after the end.

use crate::{codes::TrailType, time::Date};
use chrono::Days;

/// How long a participant may look at a trail after it has ended, in days; as in the portal of the tool in use today.
pub const PARTICIPANT_DAYS_AFTER_END: u64 = 365;

/// The last day on which the participant may look at an ended trail; `None` while it has not ended.
#[must_use]
pub fn participant_until(ended_on: Option<Date>) -> Option<Date> {
    ended_on.map(|end| end.checked_add_days(Days::new(PARTICIPANT_DAYS_AFTER_END)).unwrap_or(end))
}

/// Whether the participant may look at a trail on a day. Customized Employment has nothing for the participant to see.
#[must_use]
pub fn participant_may_see(service: TrailType, ended_on: Option<Date>, today: Date) -> bool {
    matches!(service, TrailType::Ips | TrailType::Ams) && participant_until(ended_on).is_none_or(|last| today <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(TrailType::Ips, None, "2026-11-21", true)]
    #[case(TrailType::Ips, Some("2025-11-21"), "2026-11-21", true)]
    #[case(TrailType::Ips, Some("2025-11-20"), "2026-11-21", false)]
    #[case(TrailType::Ams, Some("2027-03-01"), "2028-02-29", true)]
    #[case(TrailType::Ams, Some("2027-03-01"), "2028-03-01", false)]
    #[case(TrailType::Ce, None, "2026-11-21", false)]
    #[case(TrailType::Unknown, None, "2026-11-21", false)]
    fn participant_looks_at_the_trail_for_365_days_after_its_end(
        #[case] service: TrailType,
        #[case] ended_on: Option<&str>,
        #[case] today: &str,
        #[case] may: bool,
    ) {
        let ended_on = ended_on.map(|day| day.parse().unwrap());
        assert_eq!(participant_may_see(service, ended_on, today.parse().unwrap()), may);
    }
}
