//! The morning sheet's second half: what to know before each visit, clocks that run, what colleagues did.

use crate::{
    Client, CoreError,
    api::{
        ColleagueChange, EmployerClockView, MeetingRow, MorningView, NamedDayRow, NewJobRow, OpennessView,
        PressingView, RunningClock, TaskRow, VisitPreparation,
    },
    profile::profile_values,
    queries::{HOME_DAYS, plus_days},
    task_list::{derived, open_rows},
};
use chrono::Datelike;
use worktrail_domain::{
    Date, MeetingStatus, Phase, StreamKind, Timestamp, TrailId, Violation, ViolationCode, Words,
    code_lists::CodeListName, holidays::Holidays, milestones::ClockState, oslo_day_bounds, parse_date,
};
use worktrail_replica::{ColleagueActions, DerivedTrails, Replica, TrailOutline};

/// How far back colleagues' work is news, in days: a week, as after a week off.
const NEWS_DAYS: i64 = 7;

/// Most lines about colleagues; more is no longer read.
const NEWS_MAX: u32 = 12;

/// How far ahead holidays are named on the sheet, in days.
const NAMED_DAYS_AHEAD: u64 = 7;

/// Most days that are asked for names at once: a year and what surrounds it on a page.
const NAMED_DAYS_MAX: i64 = 400;

const MILLIS_A_DAY: i64 = 24 * 60 * 60 * 1_000;

impl Client {
    /// What to know before today's visits, and what colleagues did.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn morning(&self) -> Result<MorningView, CoreError> {
        let (now, today) = (self.now(), self.today());
        let (start, end) = oslo_day_bounds(today);
        let links = self.workspace()?.links;
        let named_days = self.named_days(&today.to_string(), &plus_days(today, NAMED_DAYS_AHEAD).to_string())?;
        self.with(|replica| {
            let mut visits = Vec::new();
            for meeting in replica.meetings_between(start, end)? {
                if meeting.mine && meeting.status != MeetingStatus::Cancelled {
                    visits.push(preparation(replica, meeting)?);
                }
            }
            let since = Timestamp::from_millis(now.millis() - NEWS_DAYS * MILLIS_A_DAY);
            let mut colleagues = Vec::new();
            for actions in replica.actions_of_others(since, NEWS_MAX)? {
                colleagues.push(change(replica, actions)?);
            }
            Ok(MorningView { visits, colleagues, links, named_days })
        })
    }

    /// What rules make of the trails today: tasks that are due, clocks that run, and jobs that are news. Asked for the first
    /// time after unlocking, every trail is read.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn pressing(&self) -> Result<PressingView, CoreError> {
        let today = self.today();
        let last = plus_days(today, HOME_DAYS - 1);
        self.with(|replica| {
            let found = derived(replica, today)?;
            let trails = replica.outlines()?;
            Ok(PressingView {
                tasks_due: due_by(open_rows(replica, &found, today)?, last),
                clocks: clocks(&found, &trails),
                new_jobs: new_jobs(&found, &trails),
            })
        })
    }

    /// What a trail's participant has agreed may be told to employers.
    ///
    /// # Errors
    /// Code `id_unknown` when the trail is not here; [`CoreError::Locked`] or a store error.
    pub fn openness(&self, trail: TrailId) -> Result<OpennessView, CoreError> {
        self.with(|replica| openness(replica, trail))
    }

    /// Public holidays and short days from one day to another, both included, by the list in force.
    ///
    /// # Errors
    /// `date_impossible`, `date_out_of_range`, `period_backwards` or `number_out_of_range` on the day;
    /// [`CoreError::Locked`] or a store error.
    pub fn named_days(&self, from: &str, to: &str) -> Result<Vec<NamedDayRow>, CoreError> {
        let (from, to) = (parse_date(from, "from")?, parse_date(to, "to")?);
        let fail = |code| Err(Violation::new(code, "to").into());
        if to < from {
            return fail(ViolationCode::PeriodBackwards);
        }
        if (to - from).num_days() > NAMED_DAYS_MAX {
            return fail(ViolationCode::NumberOutOfRange);
        }
        let list = self.with(|replica| Ok(replica.code_list(CodeListName::Holiday)?))?;
        let (holidays, language) = (Holidays::of(&list), self.language());
        let years = (from.year()..=to.year()).flat_map(|year| holidays.named_days(year));
        Ok(years
            .filter(|day| (from..=to).contains(&day.date))
            .map(|day| NamedDayRow { date: day.date, title: day.title(language).to_owned(), off: day.off })
            .collect())
    }
}

fn preparation(replica: &Replica, meeting: MeetingRow) -> Result<VisitPreparation, CoreError> {
    let (last, openness) = match meeting.trail {
        Some(trail) => (last_before(replica, trail, &meeting)?, Some(openness(replica, trail)?)),
        None => (None, None),
    };
    Ok(VisitPreparation { meeting, last, openness })
}

/// The latest held meeting of the trail before another one, of the same employer where there is one.
fn last_before(replica: &Replica, trail: TrailId, meeting: &MeetingRow) -> Result<Option<MeetingRow>, CoreError> {
    Ok(replica.last_held_before(trail, meeting.at, meeting.employer.as_deref().unwrap_or_default())?)
}

fn openness(replica: &Replica, trail: TrailId) -> Result<OpennessView, CoreError> {
    let mut values = profile_values(replica, trail)?;
    let mut take = |key: &str| values.remove(key).unwrap_or_default();
    Ok(OpennessView {
        obtained_on: take("openness_obtained_on").parse().ok(),
        may_contact: take("employer_may_be_contacted") == "true",
        may_be_shared: take("may_be_shared"),
        must_not_be_shared: take("must_not_be_shared"),
    })
}

fn due_by(rows: Vec<TaskRow>, last: Date) -> Vec<TaskRow> {
    rows.into_iter().filter(|row| row.due.is_some_and(|due| due <= last)).collect()
}

fn clocks(derived: &DerivedTrails, trails: &[TrailOutline]) -> Vec<RunningClock> {
    let own = trails.iter().filter(|row| row.mine && row.phase != Phase::Ended);
    let running = own.filter_map(|row| {
        let found = derived.get(&row.id)?;
        let runs = matches!(found.clock.state, ClockState::Running | ClockState::Soon | ClockState::Overdue);
        let clock = runs.then(|| EmployerClockView::of(&found.clock, found.first_employer_meeting))?;
        Some(RunningClock { trail: row.id, trail_title: row.title.clone(), clock })
    });
    let mut clocks: Vec<RunningClock> = running.collect();
    clocks.sort_by(|one, other| {
        (one.clock.deadline_on, &one.trail_title).cmp(&(other.clock.deadline_on, &other.trail_title))
    });
    clocks
}

/// The latest first, then by name.
fn new_jobs(derived: &DerivedTrails, trails: &[TrailOutline]) -> Vec<NewJobRow> {
    let own = trails.iter().filter(|row| row.mine).filter_map(|row| Some((row, derived.get(&row.id)?)));
    let jobs = own.flat_map(|(row, found)| {
        found.new_jobs.iter().map(|job| NewJobRow {
            id: job.record,
            trail: row.id,
            trail_title: row.title.clone(),
            title: job.title.clone(),
            started_on: job.started_on,
        })
    });
    let mut rows: Vec<NewJobRow> = jobs.collect();
    rows.sort_by(|one, other| (other.started_on, &one.trail_title).cmp(&(one.started_on, &other.trail_title)));
    rows
}

fn change(replica: &Replica, actions: ColleagueActions) -> Result<ColleagueChange, CoreError> {
    let trail = (replica.stream_kind(actions.stream)? == Some(StreamKind::Trail)).then(|| actions.stream.trail());
    let title = match trail {
        Some(trail) => replica.title_of(trail)?,
        None => replica.title_of_stream(actions.stream)?,
    };
    Ok(ColleagueChange {
        stream: actions.stream,
        trail,
        title,
        who: actions.who,
        at: actions.at,
        actions: actions.actions,
        touched: actions.commands.iter().map(|command| touched(command).of(replica.language()).to_owned()).collect(),
    })
}

/// What a command's name says was touched.
fn touched(command: &str) -> Words {
    match command {
        "meeting" => const { Words::new("møter", "møte", "meetings") },
        "task" | "duty" => const { Words::new("oppgaver", "oppgåver", "tasks") },
        "record" => const { Words::new("jobb og plan", "jobb og plan", "job and plan") },
        "employer" => const { Words::new("arbeidsgiveren", "arbeidsgivaren", "the employer") },
        _ => const { Words::new("jobbsporet", "jobbsporet", "the trail") },
    }
}
