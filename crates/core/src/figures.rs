//! Figures (*måltall*): contacts with employers, time in the field, and the simple counts of the overview.

use crate::{
    Client, CoreError,
    api::{
        FigureCount, FigureShare, FigureTally, FiguresFilter, FiguresView, LimitedCount, MeasureFigures, MeetingRow,
        MonthFigure, TrailRow, WeekFigure,
    },
};
use chrono::{Datelike, Months};
use std::collections::{BTreeMap, BTreeSet};
use worktrail_domain::{
    Date, Language, Phase, Timestamp, TrailId, Violation, ViolationCode, Words,
    calendar::{IsoWeek, WEEK_MINUTES, add_days},
    counting::{
        CountedMeeting, IN_EDUCATION_LIMITS, IN_JOB_LIMITS, IN_TRAINING_LIMITS, Measure, OPEN_PAST_LIMITS,
        QUARTER_MINUTES, ShareLevel, Tally, age_reached, count_level, counts, share, tally_between, tally_by_month,
        tally_of_weeks, weekly_target,
    },
    ending::EndDetails,
    meetings::{DecisionMaker, is_with_employer},
    oslo_date, oslo_day_bounds, parse_date,
    phases::phase_set,
    records::{RecordKind, status_by_date},
};
use worktrail_replica::Replica;

/// Days of the figure for the last days, today included.
const LAST_DAYS: i64 = 7;

/// Most planned meetings that are looked through for those left open.
const LEFT_OPEN_MAX: u32 = 5_000;

/// Ages are told in bands of ten years.
const AGE_BAND: u32 = 10;

/// A band of ages.
const YEARS: Words = Words::new("{first}–{last} år", "{first}–{last} år", "{first}–{last} years");

/// Whose figures, and of which days.
struct Scope {
    from: Date,
    to: Date,
    today: Date,
    trails: Vec<TrailRow>,
    trail: Option<TrailId>,
    everybody: bool,
    language: Language,
}

impl Scope {
    fn has(&self, row: &MeetingRow) -> bool {
        (row.mine || self.everybody) && self.trail.is_none_or(|trail| row.trail == Some(trail))
    }
}

impl Client {
    /// The figures of a period: of the person at work, of one trail, or of everybody here.
    ///
    /// # Errors
    /// `date_impossible`, `date_out_of_range` or `period_backwards` on the day; code `id_unknown` on `trail`;
    /// [`CoreError::Locked`] or a store error.
    pub fn figures(&self, filter: &FiguresFilter) -> Result<FiguresView, CoreError> {
        let (now, today) = (self.now(), self.today());
        let new_year = today.with_ordinal(1).unwrap_or(today);
        let from = filter.from.as_deref().map_or(Ok(new_year), |from| parse_date(from, "from"))?;
        let to = filter.to.as_deref().map_or(Ok(today.max(from)), |to| parse_date(to, "to"))?;
        if to < from {
            return Err(Violation::new(ViolationCode::PeriodBackwards, "to").into());
        }
        self.with(|replica| {
            let trails = match filter.trail {
                Some(id) => vec![replica.trail_row(id, now, today).map_err(|_| CoreError::unknown_id("trail"))?],
                None => replica.trails(now, today)?.into_iter().filter(|row| row.mine || filter.everybody).collect(),
            };
            let everybody = filter.everybody || filter.trail.is_some();
            compose(
                replica,
                &Scope { from, to, today, trails, trail: filter.trail, everybody, language: replica.language() },
            )
        })
    }
}

fn compose(replica: &Replica, scope: &Scope) -> Result<FiguresView, CoreError> {
    let today = scope.today;
    let last_week = IsoWeek::of(add_days(today, -7));
    let (quarter_from, quarter_to) = quarter_before(today);
    let start = oslo_day_bounds(scope.from.min(quarter_from)).0;
    let end = oslo_day_bounds(scope.to.max(today)).1;
    let mut rows = replica.meetings_between(start, end)?;
    rows.retain(|row| scope.has(row));
    let meetings: Vec<CountedMeeting> = rows.iter().map(counted).collect();
    let within = |at: Timestamp, from: Date, to: Date| (from..=to).contains(&oslo_date(at));
    let of_period: Vec<_> =
        meetings.iter().filter(|meeting| within(meeting.at, scope.from, scope.to)).cloned().collect();
    let field = |from: Date, to: Date| tally_between(Measure::FieldTime, &meetings, from, to).minutes;
    let recent = rows.iter().filter(|row| within(row.at, add_days(today, 1 - LAST_DAYS), today));
    let left_open = replica.meetings_left_open(oslo_day_bounds(today).0, LEFT_OPEN_MAX)?;
    let seekers = scope.trails.iter().filter(|row| row.phase == Phase::JobDevelopment).count();
    Ok(FiguresView {
        from: scope.from,
        to: scope.to,
        measures: Measure::ALL.iter().map(|measure| figures_of(*measure, &of_period, scope)).collect(),
        contacts_by_sub_category: by_sub_category(&of_period, scope.language),
        contacts_per_week_target: weekly_target(number(seekers)),
        field_last_week: share_of(field(last_week.monday(), last_week.sunday()), WEEK_MINUTES),
        field_last_quarter: share_of(field(quarter_from, quarter_to), QUARTER_MINUTES),
        employer_meetings_last_7_days: number(recent.filter(|row| is_with_employer(row.kind)).count()),
        open_past_meetings: limited(left_open.iter().filter(|row| scope.has(row)).count(), OPEN_PAST_LIMITS),
        referred_by_age: referred_by_age(scope),
        active_by_phase: active_by_phase(scope),
        ended_by_cause: ended_by_cause(replica, scope)?,
        in_job: limited(ongoing(replica, scope, RecordKind::Job)?, IN_JOB_LIMITS),
        in_education: limited(ongoing(replica, scope, RecordKind::Education)?, IN_EDUCATION_LIMITS),
        in_training: limited(ongoing(replica, scope, RecordKind::VocationalTraining)?, IN_TRAINING_LIMITS),
    })
}

fn counted(row: &MeetingRow) -> CountedMeeting {
    CountedMeeting {
        at: row.at,
        kind: row.kind,
        status: row.status,
        channel: row.channel,
        sub_category: row.sub_category,
        minutes: row.minutes,
        travel_to_minutes: row.travel_to,
        travel_from_minutes: row.travel_from,
        participant_attends: row.participant_attends,
        decision_maker: row.decision_maker == Some(DecisionMaker::Yes),
        in_the_field: row.in_the_field,
        employer: row.employer.as_deref().and_then(|number| number.parse().ok()),
    }
}

fn figures_of(measure: Measure, meetings: &[CountedMeeting], scope: &Scope) -> MeasureFigures {
    let weeks = tally_of_weeks(measure, meetings, IsoWeek::of(scope.from), IsoWeek::of(scope.to));
    let months = tally_by_month(measure, meetings);
    MeasureFigures {
        measure,
        label: measure.label().of(scope.language).to_owned(),
        total: shown(tally_between(measure, meetings, scope.from, scope.to)),
        weeks: weeks
            .into_iter()
            .map(|(week, tally)| WeekFigure {
                year: week.year(),
                week: week.number(),
                monday: week.monday(),
                tally: shown(tally),
                share: share_of(tally.minutes, WEEK_MINUTES),
            })
            .collect(),
        months: months
            .into_iter()
            .map(|(month, tally)| MonthFigure { year: month.year, month: month.month, tally: shown(tally) })
            .collect(),
    }
}

fn by_sub_category(meetings: &[CountedMeeting], language: Language) -> Vec<FigureCount> {
    let counting = meetings.iter().filter(|meeting| counts(Measure::CountingContact, meeting).is_ok());
    let mut found = BTreeMap::new();
    for sub_category in counting.filter_map(|meeting| meeting.sub_category) {
        *found.entry(sub_category).or_insert(0) += 1;
    }
    found.into_iter().map(|(sub, count)| heading(sub.code(), sub.label().of(language), count)).collect()
}

fn referred_by_age(scope: &Scope) -> Vec<FigureCount> {
    let mut bands: BTreeMap<u32, u32> = BTreeMap::new();
    for row in scope.trails.iter().filter(|row| row.phase == Phase::Referred) {
        let Ok(born) = row.birth_year.parse() else { continue };
        *bands.entry(age_reached(born, scope.today.year()) / AGE_BAND).or_default() += 1;
    }
    let told = |(band, count): (u32, u32)| {
        let (first, last) = (band * AGE_BAND, band * AGE_BAND + AGE_BAND - 1);
        heading(
            &format!("{first}-{last}"),
            &YEARS.with([("first", first.to_string().into()), ("last", last.to_string().into())]).of(scope.language),
            count,
        )
    };
    bands.into_iter().map(told).collect()
}

fn active_by_phase(scope: &Scope) -> Vec<FigureCount> {
    let mut phases: BTreeMap<Phase, u32> = BTreeMap::new();
    let active = |row: &&TrailRow| phase_set(row.service).is_none_or(|set| set.is_active(row.phase));
    for row in scope.trails.iter().filter(active) {
        *phases.entry(row.phase).or_default() += 1;
    }
    phases.into_iter().map(|(phase, count)| heading(phase.code(), phase.label().of(scope.language), count)).collect()
}

fn ended_by_cause(replica: &Replica, scope: &Scope) -> Result<Vec<FigureCount>, CoreError> {
    let mut causes: BTreeMap<(String, String), u32> = BTreeMap::new();
    for row in scope.trails.iter().filter(|row| row.phase == Phase::Ended) {
        let ending = replica.trail_facts(row.id)?.ending;
        if ending.on.is_some_and(|on| (scope.from..=scope.to).contains(&on)) {
            *causes.entry(cause_of(&ending, scope.language)).or_default() += 1;
        }
    }
    Ok(causes.into_iter().map(|((code, label), count)| heading(&code, &label, count)).collect())
}

fn cause_of(ending: &EndDetails, language: Language) -> (String, String) {
    let cause = ending.cause.map(|cause| (cause.code(), cause.label().of(language)));
    let detail = ending.detail.map(|detail| (detail.code(), detail.label().of(language)));
    let joined =
        |parts: [Option<&str>; 2], between: &str| parts.into_iter().flatten().collect::<Vec<_>>().join(between);
    (
        joined([cause.map(|cause| cause.0), detail.map(|detail| detail.0)], "/"),
        joined([cause.map(|cause| cause.1), detail.map(|detail| detail.1)], ": "),
    )
}

/// How many participants have something of a kind going on, of trails that are not ended.
fn ongoing(replica: &Replica, scope: &Scope, kind: RecordKind) -> Result<usize, CoreError> {
    let open: BTreeSet<_> = scope.trails.iter().filter(|row| row.phase != Phase::Ended).map(|row| row.id).collect();
    let records = replica.records(scope.trail, Some(kind.code()))?;
    let going_on = records
        .iter()
        .filter(|record| !record.discarded && status_by_date(kind, &record.fields, scope.today) == Some("ongoing"));
    Ok(going_on.filter_map(|record| record.trail).filter(|trail| open.contains(trail)).collect::<BTreeSet<_>>().len())
}

/// First and last day of the quarter before the one a day lies in.
fn quarter_before(day: Date) -> (Date, Date) {
    let first = day.with_day(1).and_then(|day| day.with_month0(day.month0() / 3 * 3)).unwrap_or(day);
    (first.checked_sub_months(Months::new(3)).unwrap_or(first), add_days(first, -1))
}

fn share_of(minutes: u32, of_minutes: u32) -> FigureShare {
    let part = share(minutes, of_minutes);
    FigureShare {
        minutes,
        of_minutes,
        permille: part.map_or(0, |part| part.permille),
        level: part.map_or(ShareLevel::Low, |part| part.level),
    }
}

fn shown(tally: Tally) -> FigureTally {
    FigureTally { meetings: tally.meetings, employers: tally.employers, minutes: tally.minutes }
}

fn heading(code: &str, label: &str, count: u32) -> FigureCount {
    FigureCount { code: code.to_owned(), label: label.to_owned(), count }
}

fn limited(count: usize, limits: (u32, u32)) -> LimitedCount {
    LimitedCount { count: number(count), level: count_level(number(count), limits) }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
