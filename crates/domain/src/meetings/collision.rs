//! Which meetings overlap in time, travel included. A collision is a warning: two meetings can be one visit.

use crate::{codes::MeetingStatus, ids::MeetingId, time::Timestamp};

/// Meetings one after the other that a free time is looked for behind: more than fit into a day.
const STEPS_MAX: usize = 100;

/// The time a meeting takes of its owner's calendar, travel included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BusyTime {
    /// When the way there begins.
    pub from: Timestamp,
    /// When the way back ends.
    pub to: Timestamp,
}

/// Another meeting at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Collision {
    /// When the overlap begins.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// The other meeting.
    pub meeting: MeetingId,
}

/// The time a meeting takes: travel there, the meeting, travel back. Nothing when it is called off.
#[must_use]
pub fn busy_time(
    at: Timestamp,
    minutes: u32,
    travel_to_minutes: u32,
    travel_from_minutes: u32,
    status: MeetingStatus,
) -> Option<BusyTime> {
    let before = i64::from(travel_to_minutes).saturating_mul(60_000);
    (status != MeetingStatus::Cancelled).then(|| BusyTime {
        from: Timestamp::from_millis(at.millis().saturating_sub(before)),
        to: at.plus_minutes(minutes).plus_minutes(travel_from_minutes),
    })
}

/// The meetings that overlap a time, earliest overlap first.
///
/// Back to back is no collision. A meeting of no length collides when it lies within another, not at its edge.
/// Pass the other meetings of the same owner, without the one being checked.
#[must_use]
pub fn collisions(busy: BusyTime, others: impl IntoIterator<Item = (MeetingId, BusyTime)>) -> Vec<Collision> {
    let mut found: Vec<_> = others
        .into_iter()
        .filter(|(_, other)| overlaps(busy, *other))
        .map(|(meeting, other)| Collision { from: busy.from.max(other.from), to: busy.to.min(other.to), meeting })
        .collect();
    found.sort_unstable();
    found
}

/// The first time from `at` on at which a meeting of this length and travel, all in minutes, overlaps none of the others;
/// `None` when more than a hundred of them follow each other.
#[must_use]
pub fn free_from(
    mut at: Timestamp,
    (minutes, travel_to, travel_from): (u32, u32, u32),
    others: &[(MeetingId, BusyTime)],
) -> Option<Timestamp> {
    for _ in 0..STEPS_MAX {
        let busy = busy_time(at, minutes, travel_to, travel_from, MeetingStatus::Planned)?;
        let in_the_way = others.iter().filter(|(_, other)| overlaps(busy, *other)).map(|(_, other)| other.to).max();
        let Some(over) = in_the_way else { return Some(at) };
        at = over.plus_minutes(travel_to);
    }
    None
}

fn overlaps(a: BusyTime, b: BusyTime) -> bool {
    a == b || (a.from < b.to && b.from < a.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_time;
    use rstest::rstest;

    fn at(text: &str) -> Timestamp {
        parse_time(text, "at").unwrap()
    }

    fn other(start: &str, minutes: u32, to: u32, from: u32) -> (MeetingId, BusyTime) {
        let busy = busy_time(at(start), minutes, to, from, MeetingStatus::Planned).unwrap();
        (MeetingId::from_bytes([1; 16]), busy)
    }

    fn ten_to_eleven() -> BusyTime {
        busy_time(at("2026-11-20T10:00"), 60, 0, 0, MeetingStatus::Planned).unwrap()
    }

    #[rstest]
    #[case::same_time("2026-11-20T10:00", 60, 0, 0, true)]
    #[case::inside("2026-11-20T10:15", 10, 0, 0, true)]
    #[case::before("2026-11-20T09:00", 60, 0, 0, false)]
    #[case::after("2026-11-20T11:00", 60, 0, 0, false)]
    #[case::way_back_reaches_in("2026-11-20T09:00", 60, 0, 1, true)]
    #[case::way_there_reaches_in("2026-11-20T11:20", 60, 21, 0, true)]
    #[case::way_there_just_fits("2026-11-20T11:20", 60, 20, 0, false)]
    #[case::no_length_inside("2026-11-20T10:30", 0, 0, 0, true)]
    #[case::no_length_at_the_edge("2026-11-20T11:00", 0, 0, 0, false)]
    #[case::other_day("2026-11-21T10:00", 60, 0, 0, false)]
    fn overlap_is_found_with_travel(
        #[case] start: &str,
        #[case] minutes: u32,
        #[case] to: u32,
        #[case] from: u32,
        #[case] collides: bool,
    ) {
        let other = other(start, minutes, to, from);
        assert_eq!(collisions(ten_to_eleven(), [other]).len(), usize::from(collides));
        assert_eq!(collisions(other.1, [(other.0, ten_to_eleven())]).len(), usize::from(collides));
    }

    #[test]
    fn overlap_is_told_with_its_times() {
        let [found] = collisions(ten_to_eleven(), [other("2026-11-20T10:45", 60, 10, 0)])[..] else {
            panic!("one collision")
        };
        assert_eq!((found.from, found.to), (at("2026-11-20T10:35"), at("2026-11-20T11:00")));
    }

    #[test]
    fn cancelled_meeting_takes_no_time() {
        assert_eq!(busy_time(at("2026-11-20T10:00"), 60, 10, 10, MeetingStatus::Cancelled), None);
    }

    #[test]
    fn travel_over_the_hour_that_autumn_repeats_keeps_its_length() {
        let busy = busy_time(at("2026-10-25T03:30"), 30, 120, 0, MeetingStatus::Planned).unwrap();
        assert_eq!(busy.to.millis() - busy.from.millis(), 150 * 60_000);
        assert_eq!(busy.from, at("2026-10-25T00:30:00Z"));
    }

    #[test]
    fn free_time_lies_behind_every_meeting_that_is_in_the_way_travel_included() {
        let day = [
            other("2026-11-20T10:00", 60, 15, 15),
            other("2026-11-20T11:30", 30, 0, 10),
            other("2026-11-20T15:00", 60, 0, 0),
        ];
        let from = |start: &str, length: (u32, u32, u32)| free_from(at(start), length, &day);
        assert_eq!(from("2026-11-20T10:30", (30, 0, 0)), Some(at("2026-11-20T12:10")), "11:15 would reach into 11:30");
        assert_eq!(from("2026-11-20T10:30", (15, 0, 0)), Some(at("2026-11-20T11:15")));
        assert_eq!(from("2026-11-20T10:30", (15, 20, 0)), Some(at("2026-11-20T12:30")), "one has to get there");
        assert_eq!(from("2026-11-20T12:10", (120, 0, 0)), Some(at("2026-11-20T12:10")), "back to back is free");
        assert_eq!(from("2026-11-20T14:00", (45, 0, 30)), Some(at("2026-11-20T16:00")));
        let nothing =
            [(MeetingId::from_bytes([9; 16]), BusyTime { from: at("2026-11-20T10:00"), to: at("2026-11-20T10:00") })];
        assert_eq!(free_from(at("2026-11-20T10:00"), (0, 0, 0), &nothing), None, "and it ends");
    }
}
