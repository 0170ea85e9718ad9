//! Counting employer contacts and time in the field (*utetid*), by the table in `data/counting.toml`.

use crate::{
    calendar::{IsoWeek, WEEK_MINUTES, is_working_day, working_minutes_between},
    codes::{Channel, MeetingKind, MeetingStatus, code_list},
    meetings::{SubCategory, busy_time},
    org_number::OrgNumber,
    time::{Date, Timestamp, oslo_date},
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};
use ts_rs::TS;

/// Working minutes of a quarter, as the figures in use today take it: 450 hours.
pub const QUARTER_MINUTES: u32 = 450 * 60;

/// Share of working time in the field from which it is no longer low, in percent.
pub const FIELD_PERCENT_MIDDLE: u32 = 30;

/// Share of working time in the field from which it is high, in percent.
pub const FIELD_PERCENT_HIGH: u32 = 45;

/// Employer contacts a week that the method asks for.
pub const CONTACTS_PER_WEEK: u32 = 6;

/// Participants in a job from which the number is no longer low, and from which it is high.
pub const IN_JOB_LIMITS: (u32, u32) = (3, 5);

/// The same for participants in education.
pub const IN_EDUCATION_LIMITS: (u32, u32) = (3, 5);

/// The same for participants in vocational training.
pub const IN_TRAINING_LIMITS: (u32, u32) = (33, 67);

/// The same for planned meetings whose day is over.
pub const OPEN_PAST_LIMITS: (u32, u32) = (3, 8);

/// With fewer participants seeking a job than this, the target follows their number.
const SEEKERS_FOR_FULL_TARGET: u32 = 3;

/// Contacts a week per participant seeking a job, when they are few.
const CONTACTS_PER_SEEKER: u32 = 2;

/// Longest run of weeks counted one by one: ten years.
const WEEKS_MAX: usize = 530;

/// Working days that must be left of a week for it to count in an average; away for three of five leaves it out.
const WEEK_DAYS_MIN: usize = 3;

code_list! {
    /// A figure (*måltall*) over meetings.
    Measure {
        /// Counting employer meeting (*tellende arbeidsgivermøte*).
        CountingContact = "counting_contact",
            ["Tellende arbeidsgivermøter", "Teljande arbeidsgivarmøte", "Counting employer meetings"];
        /// Employer contact face to face, as the quality scale counts it.
        FaceToFaceContact = "face_to_face_contact", [
            "Arbeidsgiverkontakter ansikt til ansikt",
            "Arbeidsgivarkontaktar ansikt til ansikt",
            "Employer contacts face to face",
        ];
        /// Time in the field (*utetid*).
        FieldTime = "field_time", ["Utetid", "Utetid", "Time in the field"];
    }
}

code_list! {
    /// Why a meeting does not count in a figure.
    NotCounted {
        /// Another kind of meeting.
        Kind = "kind", ["Typen møte teller ikke.", "Typen møte tel ikkje.", "This kind of meeting does not count."];
        /// Not held yet, or called off.
        Status = "status", ["Møtet er ikke gjennomført.", "Møtet er ikkje gjennomført.", "The meeting was not held."];
        /// Not face to face.
        Channel = "channel", ["Møtet var ikke fysisk.", "Møtet var ikkje fysisk.", "The meeting was not in person."];
        /// About support in a job.
        SubCategory = "sub_category", [
            "Møtet gjaldt oppfølging i jobb.",
            "Møtet gjaldt oppfølging i jobb.",
            "The meeting was about follow-up in a job.",
        ];
        /// Nobody who can decide was met.
        DecisionMaker = "decision_maker", [
            "Kontakten var ikke beslutningstaker.",
            "Kontakten var ikkje avgjerdstakar.",
            "The contact was not a decision maker.",
        ];
        /// The employer did not come.
        EmployerAbsent = "employer_absent",
            ["Arbeidsgiveren kom ikke.", "Arbeidsgivaren kom ikkje.", "The employer did not come."];
        /// Not out in the field.
        Travel = "travel",
            ["Møtet var ikke ute i felt.", "Møtet var ikkje ute i felt.", "The meeting was not in the field."];
    }
}

/// What of a meeting decides whether and how it counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountedMeeting {
    /// When it starts.
    pub at: Timestamp,
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// What became of it.
    pub status: MeetingStatus,
    /// How it was held.
    pub channel: Channel,
    /// What it was about.
    pub sub_category: Option<SubCategory>,
    /// How long it lasted, in minutes.
    pub minutes: u32,
    /// Travel there, in minutes.
    pub travel_to_minutes: u32,
    /// Travel back, in minutes.
    pub travel_from_minutes: u32,
    /// Whether the participant was to take part.
    pub participant_attends: bool,
    /// Whether someone who can decide was met.
    pub decision_maker: bool,
    /// Whether it was out in the field, as [`crate::meetings::is_in_the_field`] tells.
    pub in_the_field: bool,
    /// The employer, when it is one of the register.
    pub employer: Option<OrgNumber>,
}

/// A figure of a week, a month or a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many meetings count; one visit for several participants is one.
    pub meetings: u32,
    /// Different employers met, of those in the register.
    pub employers: u32,
    /// Minutes with travel; a minute that two meetings claim counts once.
    pub minutes: u32,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
}

/// Where a share or a count lies against its two limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShareLevel {
    /// Under the lower limit.
    Low,
    /// Between the limits.
    Middle,
    /// At or over the upper limit.
    High,
}

/// A share of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Tenths of a percent, rounded to the nearest.
    pub permille: u32,
    /// Against the limits, by the exact share.
    pub level: ShareLevel,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureFile {
    measure: Vec<MeasureRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureRule {
    code: Measure,
    kinds: Vec<MeetingKind>,
    statuses: Vec<MeetingStatus>,
    channels: Vec<Channel>,
    without: Vec<SubCategory>,
    decision_maker: bool,
    employer_present: bool,
    travel: bool,
    one_visit_once: bool,
}

fn rule(measure: Measure) -> Option<&'static MeasureRule> {
    static RULES: OnceLock<Vec<MeasureRule>> = OnceLock::new();
    let rules = RULES.get_or_init(|| {
        let Ok(file) = toml::from_str::<MeasureFile>(include_str!("../data/counting.toml")) else {
            unreachable!("a test reads the file that is built in")
        };
        file.measure
    });
    rules.iter().find(|rule| rule.code == measure)
}

/// Decides whether a meeting counts in a figure.
///
/// # Errors
/// The first reason why not.
pub fn counts(measure: Measure, meeting: &CountedMeeting) -> Result<(), NotCounted> {
    let Some(rule) = rule(measure) else { return Err(NotCounted::Unknown) };
    let absent = meeting.status == MeetingStatus::NoShow && !meeting.participant_attends;
    let reasons = [
        (!rule.kinds.contains(&meeting.kind), NotCounted::Kind),
        (!rule.statuses.contains(&meeting.status), NotCounted::Status),
        (!rule.channels.contains(&meeting.channel), NotCounted::Channel),
        (meeting.sub_category.is_some_and(|sub| rule.without.contains(&sub)), NotCounted::SubCategory),
        (rule.decision_maker && !meeting.decision_maker, NotCounted::DecisionMaker),
        (rule.employer_present && absent, NotCounted::EmployerAbsent),
        (rule.travel && !meeting.in_the_field, NotCounted::Travel),
    ];
    match reasons.into_iter().find(|(holds, _)| *holds) {
        Some((_, reason)) => Err(reason),
        None => Ok(()),
    }
}

/// The figure of a period of days, both ends included.
#[must_use]
pub fn tally_between(measure: Measure, meetings: &[CountedMeeting], from: Date, to: Date) -> Tally {
    let within = |date: Date| (from..=to).contains(&date).then_some(());
    tally_by(measure, meetings, within).remove(&()).unwrap_or_default()
}

/// The figure per week, for weeks in which something counts.
#[must_use]
pub fn tally_by_week(measure: Measure, meetings: &[CountedMeeting]) -> BTreeMap<IsoWeek, Tally> {
    tally_by(measure, meetings, |date| Some(IsoWeek::of(date)))
}

/// The figure per month, for months in which something counts.
#[must_use]
pub fn tally_by_month(measure: Measure, meetings: &[CountedMeeting]) -> BTreeMap<Month, Tally> {
    tally_by(measure, meetings, |date| Some(Month { year: date.year(), month: date.month() }))
}

/// The figure of every week of a run, weeks without anything included, at most ten years.
#[must_use]
pub fn tally_of_weeks(
    measure: Measure,
    meetings: &[CountedMeeting],
    first: IsoWeek,
    last: IsoWeek,
) -> Vec<(IsoWeek, Tally)> {
    let found = tally_by_week(measure, meetings);
    let weeks = std::iter::successors(Some(first), |week| Some(week.next())).take(WEEKS_MAX);
    weeks.take_while(|week| *week <= last).map(|week| (week, found.get(&week).copied().unwrap_or_default())).collect()
}

fn tally_by<K: Ord + Copy>(
    measure: Measure,
    meetings: &[CountedMeeting],
    place: impl Fn(Date) -> Option<K>,
) -> BTreeMap<K, Tally> {
    let once = rule(measure).is_some_and(|rule| rule.one_visit_once);
    let mut counted: Vec<_> = meetings
        .iter()
        .filter(|meeting| counts(measure, meeting).is_ok())
        .filter_map(|meeting| {
            let busy = busy_time(
                meeting.at,
                meeting.minutes,
                meeting.travel_to_minutes,
                meeting.travel_from_minutes,
                meeting.status,
            )?;
            Some((busy, meeting, place(oslo_date(meeting.at))?))
        })
        .collect();
    counted.sort_unstable_by_key(|(busy, meeting, _)| (*busy, *meeting));

    let mut tallies: BTreeMap<K, Tally> = BTreeMap::new();
    let mut visits = BTreeSet::new();
    let mut employers = BTreeSet::new();
    let mut covered_until = i64::MIN;
    for (busy, meeting, key) in counted {
        let tally = tallies.entry(key).or_default();
        let known_visit = meeting.employer.as_ref().is_some_and(|employer| !visits.insert((meeting.at, employer)));
        if !(once && known_visit) {
            tally.meetings = tally.meetings.saturating_add(1);
        }
        if meeting.employer.as_ref().is_some_and(|employer| employers.insert((key, employer))) {
            tally.employers = tally.employers.saturating_add(1);
        }
        let fresh = busy.to.millis().saturating_sub(busy.from.millis().max(covered_until)).max(0);
        tally.minutes = tally.minutes.saturating_add(u32::try_from(fresh / 60_000).unwrap_or(u32::MAX));
        covered_until = covered_until.max(busy.to.millis());
    }
    tallies
}

/// A part of working time as a share of it; `None` when there is no working time.
#[must_use]
pub fn share(minutes: u32, of_minutes: u32) -> Option<Share> {
    let (part, whole) = (u64::from(minutes), u64::from(of_minutes));
    let permille = (part * 1000 + whole / 2).checked_div(whole)?;
    let reaches = |percent: u32| part * 100 >= whole * u64::from(percent);
    let level = if reaches(FIELD_PERCENT_HIGH) {
        ShareLevel::High
    } else if reaches(FIELD_PERCENT_MIDDLE) {
        ShareLevel::Middle
    } else {
        ShareLevel::Low
    };
    Some(Share { permille: u32::try_from(permille).unwrap_or(u32::MAX), level })
}

/// Where a count lies against its two limits.
#[must_use]
pub const fn count_level(count: u32, (middle, high): (u32, u32)) -> ShareLevel {
    if count >= high {
        ShareLevel::High
    } else if count >= middle {
        ShareLevel::Middle
    } else {
        ShareLevel::Low
    }
}

/// The age somebody reaches in a year, from the two digits of the year of birth: the youngest that can be.
#[must_use]
pub fn age_reached(birth_year: u32, year: i32) -> u32 {
    u32::try_from(year).unwrap_or(0).saturating_sub(birth_year) % 100
}

/// A part of a usual week of 37.5 hours.
#[must_use]
pub fn share_of_week(minutes: u32) -> Option<Share> {
    share(minutes, WEEK_MINUTES)
}

/// A part of a quarter of 450 hours.
#[must_use]
pub fn share_of_quarter(minutes: u32) -> Option<Share> {
    share(minutes, QUARTER_MINUTES)
}

/// Working minutes of a period in a position of so many percent, without public holidays and days away.
#[must_use]
pub fn scheduled_minutes(from: Date, to: Date, position_percent: u32, away: &BTreeSet<Date>) -> u32 {
    let lost = away.range(from..=to).map(|day| working_minutes_between(*day, *day)).fold(0, u32::saturating_add);
    let full = u64::from(working_minutes_between(from, to).saturating_sub(lost));
    u32::try_from(full * u64::from(position_percent) / 100).unwrap_or(u32::MAX)
}

/// Whether a week belongs in an average: at least three working days are left after public holidays and days away.
#[must_use]
pub fn is_week_worked(week: IsoWeek, away: &BTreeSet<Date>) -> bool {
    let days = week.monday().iter_days().take(7);
    days.filter(|day| is_working_day(*day) && !away.contains(day)).count() >= WEEK_DAYS_MIN
}

/// Contacts a week to aim at for a number of participants who seek a job; `None` when there are none.
#[must_use]
pub const fn weekly_target(job_seekers: u32) -> Option<u32> {
    match job_seekers {
        0 => None,
        few if few < SEEKERS_FOR_FULL_TARGET => Some(few * CONTACTS_PER_SEEKER),
        _ => Some(CONTACTS_PER_WEEK),
    }
}

#[cfg(test)]
#[path = "counting_tests.rs"]
mod tests;
