//! Events out of a calendar file, each with its time or with what keeps it from being taken.

use super::{
    lines::{Line, lines, unescaped},
    write::UID_END,
    zones::{point_in_time, zone_of},
};
use crate::api::IcsEvent;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::{Europe::Oslo, Tz, UTC};
use worktrail_domain::{LINE_CHARS_MAX, Language, Timestamp, Violation, ViolationCode, Words};

/// Largest file, in bytes: years of a busy calendar.
const FILE_BYTES_MAX: usize = 1024 * 1024;

/// Most events of one file: more than anybody looks through.
const EVENTS_MAX: usize = 2_000;

/// Longest duration that is understood, in seconds: a month.
const DURATION_SECONDS_MAX: i64 = 31 * 24 * 60 * 60;

const REPEATS: Words = Words::new(
    "Hendelsen gjentas. Gjentakelser tas ikke med; legg inn møtene hver for seg.",
    "Hendinga blir gjenteken. Gjentakingar blir ikkje tekne med; legg inn møta kvar for seg.",
    "The event repeats. Repetitions are not taken in; add the meetings one by one.",
);
const CANCELLED: Words = Words::new("Hendelsen er avlyst.", "Hendinga er avlyst.", "The event is cancelled.");
const OURS: Words = Words::new(
    "Hendelsen kommer fra WorkTrail og ligger der allerede.",
    "Hendinga kjem frå WorkTrail og ligg der allereie.",
    "The event comes from WorkTrail and is already there.",
);
const NO_TIME: Words =
    Words::new("Tidspunktet kan ikke leses.", "Tidspunktet kan ikkje lesast.", "The time cannot be read.");
const NO_ZONE: Words = Words::new("Tidssonen er ukjent.", "Tidssona er ukjend.", "The time zone is unknown.");
const BACKWARDS: Words =
    Words::new("Slutten er før starten.", "Slutten er før starten.", "The end is before the start.");

/// The lines of one event, as far as they are of interest.
#[derive(Default)]
struct Raw {
    lines: Vec<Line>,
}

/// When something begins or ends.
enum When {
    /// At a point in time.
    At(Timestamp),
    /// On a day.
    On(NaiveDate),
}

/// Reads a file.
///
/// # Errors
/// `calendar_file_too_large` or `calendar_file_unknown` on `text`.
pub(super) fn events(text: &str, language: Language) -> Result<Vec<IcsEvent>, Violation> {
    if text.len() > FILE_BYTES_MAX {
        return Err(Violation::new(ViolationCode::CalendarFileTooLarge, "text"));
    }
    let mut inside: Vec<String> = Vec::new();
    let mut is_calendar = false;
    let mut current: Option<Raw> = None;
    let mut events = Vec::new();
    for line in lines(text.trim_start_matches('\u{feff}')) {
        let value = line.value.trim().to_ascii_uppercase();
        match line.name.as_str() {
            "BEGIN" => {
                is_calendar |= value == "VCALENDAR";
                if value == "VEVENT" {
                    current = Some(Raw::default());
                }
                inside.push(value);
            }
            "END" => {
                if value == "VEVENT"
                    && let Some(raw) = current.take()
                {
                    if events.len() >= EVENTS_MAX {
                        return Err(Violation::new(ViolationCode::CalendarFileTooLarge, "text"));
                    }
                    events.push(event(&raw, language));
                }
                if inside.last() == Some(&value) {
                    inside.pop();
                }
            }
            // A reminder inside an event has lines of the same names.
            _ if inside.last().is_some_and(|component| component == "VEVENT") => {
                if let Some(raw) = &mut current {
                    raw.lines.push(line);
                }
            }
            _ => {}
        }
    }
    if is_calendar { Ok(events) } else { Err(Violation::new(ViolationCode::CalendarFileUnknown, "text")) }
}

impl Raw {
    fn line(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// A text in one line, as long as one may be here.
    fn text(&self, name: &str) -> String {
        let text = self.line(name).map(|line| unescaped(&line.value)).unwrap_or_default();
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        one_line.chars().take(LINE_CHARS_MAX).collect()
    }
}

fn event(raw: &Raw, language: Language) -> IcsEvent {
    let mut uid = raw.text("UID");
    let changed_instance = raw.text("RECURRENCE-ID");
    if !changed_instance.is_empty() {
        uid = format!("{uid}/{changed_instance}");
    }
    let (time, all_day) = match span(raw) {
        Ok((from, to, all_day)) => (Ok((from, to)), all_day),
        Err(problem) => (Err(problem), false),
    };
    let repeats = ["RRULE", "RDATE"].into_iter().any(|name| raw.line(name).is_some());
    let cancelled = raw.line("STATUS").is_some_and(|line| line.value.eq_ignore_ascii_case("CANCELLED"));
    let bars = [(uid.ends_with(UID_END), OURS), (cancelled, CANCELLED), (repeats, REPEATS)];
    let barred = bars.into_iter().find(|(holds, _)| *holds).map(|(_, problem)| problem);
    IcsEvent {
        uid,
        from: time.ok().map(|(from, _)| from),
        to: time.ok().map(|(_, to)| to),
        all_day,
        subject: raw.text("SUMMARY"),
        place: raw.text("LOCATION"),
        problem: barred.or(time.err()).map(|problem| problem.of(language).to_owned()),
    }
}

/// From when to when an event is, and whether it takes whole days.
fn span(raw: &Raw) -> Result<(Timestamp, Timestamp, bool), Words> {
    let start = when(raw.line("DTSTART").ok_or(NO_TIME)?)?;
    let end = raw.line("DTEND").map(when).transpose()?;
    let duration = raw.line("DURATION").map(|line| duration(&line.value).ok_or(NO_TIME)).transpose()?;
    let (from, to, all_day) = match (start, end) {
        (When::On(first), Some(When::On(after_last))) => (midnight(first)?, midnight(after_last)?, true),
        (When::On(first), None) => {
            let days = duration.map_or(1, |seconds| (seconds / 86_400).max(1));
            let after = first.checked_add_days(Days::new(days.unsigned_abs())).ok_or(NO_TIME)?;
            (midnight(first)?, midnight(after)?, true)
        }
        (When::At(from), Some(When::At(to))) => (from, to, false),
        (When::At(from), None) => {
            let millis = duration.unwrap_or(0).saturating_mul(1_000);
            (from, Timestamp::from_millis(from.millis().saturating_add(millis)), false)
        }
        _ => return Err(NO_TIME),
    };
    if to < from { Err(BACKWARDS) } else { Ok((from, to, all_day)) }
}

fn midnight(day: NaiveDate) -> Result<Timestamp, Words> {
    point_in_time(day.and_time(NaiveTime::MIN), Oslo).ok_or(NO_TIME)
}

fn when(line: &Line) -> Result<When, Words> {
    let value = line.value.trim();
    if line.parameter("VALUE") == Some("DATE") || value.len() == 8 {
        return NaiveDate::parse_from_str(value, "%Y%m%d").map(When::On).map_err(|_| NO_TIME);
    }
    let (local, zone): (&str, Tz) = match value.strip_suffix('Z') {
        Some(local) => (local, UTC),
        None => (value, zone_of(line.parameter("TZID")).ok_or(NO_ZONE)?),
    };
    let local = NaiveDateTime::parse_from_str(local, "%Y%m%dT%H%M%S").map_err(|_| NO_TIME)?;
    point_in_time(local, zone).map(When::At).ok_or(NO_TIME)
}

/// Seconds of a duration: `PT1H30M`, `P1D`, `P2W`; those that run backwards are none.
fn duration(value: &str) -> Option<i64> {
    let text = value.trim().trim_start_matches('+').strip_prefix('P')?;
    let (mut seconds, mut number, mut in_time) = (0_i64, String::new(), false);
    for character in text.chars() {
        let unit = match (character, in_time) {
            ('0'..='9', _) => {
                number.push(character);
                continue;
            }
            ('T', false) if number.is_empty() => {
                in_time = true;
                continue;
            }
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        let count: i64 = number.parse().ok()?;
        seconds = seconds.checked_add(count.checked_mul(unit)?)?;
        number.clear();
    }
    (number.is_empty() && seconds <= DURATION_SECONDS_MAX).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use worktrail_domain::oslo_text;

    fn one(lines: &str) -> IcsEvent {
        let file = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        events(&file, Language::Nb).unwrap().pop().unwrap()
    }

    fn told(lines: &str) -> (String, String, Option<String>) {
        let event = one(lines);
        let text = |at: Option<Timestamp>| at.map(oslo_text).unwrap_or_default();
        (text(event.from), text(event.to), event.problem)
    }

    #[rstest]
    #[case("DTSTART:20261121T073000Z\nDTEND:20261121T083000Z", "2026-11-21 08:30", "2026-11-21 09:30")]
    #[case("DTSTART:20261121T083000\nDURATION:PT45M", "2026-11-21 08:30", "2026-11-21 09:15")]
    #[case("DTSTART;TZID=Europe/London:20261121T083000\nDURATION:PT1H", "2026-11-21 09:30", "2026-11-21 10:30")]
    #[case(
        "DTSTART;TZID=\"W. Europe Standard Time\":20260701T083000\nDURATION:PT1H",
        "2026-07-01 08:30",
        "2026-07-01 09:30"
    )]
    #[case("DTSTART;TZID=/example.org/Europe/Oslo:20261121T083000", "2026-11-21 08:30", "2026-11-21 08:30")]
    #[case("DTSTART;VALUE=DATE:20261121", "2026-11-21 00:00", "2026-11-22 00:00")]
    #[case("DTSTART;VALUE=DATE:20261121\nDURATION:P3D", "2026-11-21 00:00", "2026-11-24 00:00")]
    #[case("DTSTART;VALUE=DATE:20261121\nDTEND;VALUE=DATE:20261124", "2026-11-21 00:00", "2026-11-24 00:00")]
    // The night in spring when the clock skips from two to three, and the one in autumn when it strikes two twice.
    #[case("DTSTART:20260329T023000", "2026-03-29 03:30", "2026-03-29 03:30")]
    #[case("DTSTART:20261025T023000Z\nDURATION:PT1H", "2026-10-25 03:30", "2026-10-25 04:30")]
    fn times_are_read_in_every_form_that_programs_write(#[case] lines: &str, #[case] from: &str, #[case] to: &str) {
        assert_eq!(told(lines), (from.to_owned(), to.to_owned(), None));
    }

    #[rstest]
    #[case("DTSTART:20261121T083000\nRRULE:FREQ=WEEKLY", REPEATS)]
    #[case("DTSTART:20261121T083000\nRDATE:20261128T083000", REPEATS)]
    #[case("DTSTART:20261121T083000\nSTATUS:CANCELLED", CANCELLED)]
    #[case("DTSTART;TZID=Mars/Base:20261121T083000", NO_ZONE)]
    #[case("DTSTART:2026-11-21", NO_TIME)]
    #[case("SUMMARY:Uten tid", NO_TIME)]
    #[case("DTSTART:20261121T083000\nDTEND:20261121T073000", BACKWARDS)]
    #[case("DTSTART:20261121T083000\nDURATION:-PT15M", NO_TIME)]
    #[case("DTSTART:20261121T083000\nDURATION:P999999999999W", NO_TIME)]
    fn what_cannot_be_taken_says_why(#[case] lines: &str, #[case] problem: Words) {
        assert_eq!(told(lines).2.as_deref(), Some(problem.of(Language::Nb)));
    }

    #[test]
    fn reminder_inside_an_event_is_not_taken_for_the_event() {
        let event = one(
            "SUMMARY:Besøk\\, lageret\\nport 2\nDTSTART:20261121T083000\nBEGIN:VALARM\nSUMMARY:Alarm\nDURATION:PT5M\nEND:VALARM\nLOCATION:Oslo",
        );
        assert_eq!((event.subject.as_str(), event.place.as_str()), ("Besøk, lageret port 2", "Oslo"));
        assert_eq!(event.from, event.to);
    }

    #[test]
    fn one_meeting_of_a_row_that_was_moved_is_told_from_its_row() {
        assert_eq!(one("DTSTART:20261121T083000\nRECURRENCE-ID:20261120T083000").uid, "x/20261120T083000");
        assert_eq!(one("DTSTART:20261121T083000").uid, "x");
    }

    #[test]
    fn file_may_begin_with_a_byte_order_mark() {
        assert_eq!(
            events("\u{feff}BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR", Language::Nb).unwrap().len(),
            1
        );
    }

    #[test]
    fn file_that_is_no_calendar_or_over_a_limit_is_refused() {
        let events = |text: &str| super::events(text, Language::En);
        let code = |text: &str| events(text).unwrap_err().code();
        assert_eq!(code("hei"), ViolationCode::CalendarFileUnknown);
        assert_eq!(code(&"x".repeat(FILE_BYTES_MAX + 1)), ViolationCode::CalendarFileTooLarge);
        let many = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(EVENTS_MAX + 1);
        assert_eq!(code(&format!("BEGIN:VCALENDAR\n{many}END:VCALENDAR")), ViolationCode::CalendarFileTooLarge);
        assert_eq!(events("BEGIN:VCALENDAR\nEND:VCALENDAR").unwrap(), []);
    }
}
