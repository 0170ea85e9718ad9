//! A calendar file out of the calendar's entries.

use super::lines::{escaped, push};
use crate::api::{CalendarEntry, CalendarKind};
use chrono::DateTime;
use worktrail_domain::{Language, Timestamp, Words, employer_text};

/// What the way to and from a meeting is called.
const TRAVEL: Words = Words::new("Reisetid", "Reisetid", "Travel");

/// What ends every identity of ours.
pub(super) const UID_END: &str = "@worktrail";

/// What of people may be told.
pub(super) struct Told<'a> {
    /// The person asked for names.
    pub(super) with_names: bool,
    /// Names of every participant here.
    pub(super) names: &'a [String],
    /// The language of what is ours in it.
    pub(super) language: Language,
}

impl Told<'_> {
    /// A text, unless it may tell about a participant.
    fn may<'t>(&self, text: &'t str) -> &'t str {
        if self.with_names || employer_text::may_stand(text, self.names) { text } else { "" }
    }
}

/// The file. An entry has the same identity in every file, so that a program that reads two of them shows it once.
pub(super) fn file(entries: &[CalendarEntry], told: &Told<'_>, now: Timestamp) -> String {
    let mut file = String::new();
    push(&mut file, "BEGIN", "VCALENDAR");
    push(&mut file, "VERSION", "2.0");
    push(&mut file, "PRODID", concat!("-//WorkTrail//WorkTrail ", env!("CARGO_PKG_VERSION"), "//NB"));
    push(&mut file, "CALSCALE", "GREGORIAN");
    push(&mut file, "METHOD", "PUBLISH");
    for entry in entries {
        let meeting = &entry.meeting;
        let (end, summary, place) = match entry.kind {
            CalendarKind::TravelTo => ("-to", TRAVEL.of(told.language).to_owned(), ""),
            CalendarKind::TravelFrom => ("-from", TRAVEL.of(told.language).to_owned(), ""),
            CalendarKind::Meeting => ("", summary(entry, told), told.may(&meeting.place)),
        };
        push(&mut file, "BEGIN", "VEVENT");
        push(&mut file, "UID", &format!("{}{end}{UID_END}", meeting.id));
        push(&mut file, "DTSTAMP", &utc(now));
        push(&mut file, "DTSTART", &utc(entry.from));
        push(&mut file, "DTEND", &utc(entry.to));
        push(&mut file, "SUMMARY", &escaped(&summary));
        if !place.is_empty() {
            push(&mut file, "LOCATION", &escaped(place));
        }
        push(&mut file, "CLASS", "PRIVATE");
        push(&mut file, "END", "VEVENT");
    }
    push(&mut file, "END", "VCALENDAR");
    file
}

/// What a meeting is called. Without names it is its kind and its employer: the subject is the person's own words.
fn summary(entry: &CalendarEntry, told: &Told<'_>) -> String {
    let meeting = &entry.meeting;
    let employer = told.may(&meeting.employer_name);
    let mut parts = vec![meeting.kind.label().of(told.language)];
    if told.with_names {
        parts.extend([meeting.subject.as_str(), meeting.trail_title.as_str()]);
    }
    parts.push(employer);
    parts.retain(|part| !part.is_empty());
    parts.dedup();
    parts.join(" · ")
}

fn utc(at: Timestamp) -> String {
    let at = DateTime::from_timestamp_millis(at.millis());
    at.map(|at| at.format("%Y%m%dT%H%M%SZ").to_string()).unwrap_or_default()
}
