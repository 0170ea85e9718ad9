//! Time zones of calendar files: names of the tz database, and the names that Outlook and Exchange write.

use chrono::{LocalResult, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::{Europe::Oslo, Tz};
use worktrail_domain::Timestamp;

/// Names in Microsoft's programs and what they are; those of the Nordic countries and their neighbours, and UTC.
const OF_MICROSOFT: [(&str, &str); 8] = [
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Romance Standard Time", "Europe/Paris"),
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("FLE Standard Time", "Europe/Helsinki"),
    ("UTC", "Etc/UTC"),
];

/// The zone of a name; of no name the clock in Norway. `None` for a name that is not known.
pub(super) fn zone_of(name: Option<&str>) -> Option<Tz> {
    let Some(name) = name else { return Some(Oslo) };
    let known = OF_MICROSOFT.iter().find(|(theirs, _)| *theirs == name).map_or(name, |(_, ours)| *ours);
    // Some programs put a path of their own in front: `/freeassociation.sourceforge.net/Europe/Oslo`.
    let short = || {
        let mut parts = known.rsplitn(3, '/');
        let (place, region) = (parts.next()?, parts.next()?);
        format!("{region}/{place}").parse().ok()
    };
    known.parse().ok().or_else(short)
}

/// The point in time of a local time; one that a clock skipped in spring is an hour later, as clocks show it.
pub(super) fn point_in_time(local: NaiveDateTime, zone: Tz) -> Option<Timestamp> {
    let found = match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at),
        LocalResult::None => zone.from_local_datetime(&local.checked_add_signed(TimeDelta::hours(1))?).earliest(),
    };
    found.map(|at| Timestamp::from_millis(at.timestamp_millis()))
}
