//! Ready-made lists: rows from tables, filtered and ordered as `domain::views` says, on screen or as a spreadsheet.

use crate::{
    Client, CoreError, ExportReport,
    api::{ListColumn, ListRow, ListView, ListViewRow, MeetingRow, TaskRow},
    code_lists::title,
    exchange::{OutTable, spreadsheet, write_private},
    profile::{KIND_PREFIX, section_values},
    task_list::derived,
};
use chrono::TimeDelta;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use worktrail_domain::{
    Date, DocumentId, Language, NationalId, ProfileSection, RecordKind, TaskStatus, Timestamp, TrailId, Violation,
    ViolationCode,
    code_lists::CodeListName,
    creation::age_on,
    oslo_date, oslo_day_bounds, oslo_text, parse_time,
    profile::section_of,
    records::{code_list_named, period_is_on, status_by_date},
    views::{ViewScope, ViewSpec, ViewSubject, view, views},
};
use worktrail_replica::{DerivedTrail, MeetingList, Replica, TrailFacts, TrailOutline};

/// First line of a text, at most so many characters: a list shows what a goal is about, not all of it.
const CELL_CHARS_MAX: usize = 200;

/// Columns of trails that the profile fills.
const PROFILE_COLUMNS: [&str; 3] = ["treatment_team", "applying_department", "nav_counsellor"];

impl Client {
    /// The ready-made lists.
    ///
    /// # Errors
    /// [`CoreError::Locked`]: the lists are the same for everybody, but nothing is shown of a locked vault.
    pub fn list_views(&self) -> Result<Vec<ListViewRow>, CoreError> {
        let language = self.language();
        let row = |view: &ViewSpec| ListViewRow {
            code: view.code.clone(),
            name: view.name.of(language).to_owned(),
            everybodys: view.scope == ViewScope::All,
        };
        self.with(|_| Ok(views().iter().map(row).collect()))
    }

    /// One ready-made list with its rows; only the first of them where `first` says how many. A list of years of meetings
    /// is on screen at once when its beginning is all that is read.
    ///
    /// # Errors
    /// Code `id_unknown` on field `code` for a list there is not, [`CoreError::Locked`] or a store error.
    pub fn list_view(&self, code: &str, first: Option<usize>) -> Result<ListView, CoreError> {
        let view = view(code).ok_or(Violation::new(ViolationCode::IdUnknown, "code"))?;
        let today = self.today();
        let first = first.unwrap_or(usize::MAX);
        let (rows, count) = self.with(|replica| Reading::of(replica, view, today)?.rows(first))?;
        let language = self.language();
        let label = |key: &str| {
            let column = view.of.columns().iter().find(|(known, _)| *known == key);
            column.map_or("", |(_, label)| label.of(language))
        };
        Ok(ListView {
            code: view.code.clone(),
            name: view.name.of(language).to_owned(),
            columns: view
                .columns
                .iter()
                .map(|key| ListColumn { key: key.clone(), label: label(key).to_owned() })
                .collect(),
            rows,
            count: u32::try_from(count).unwrap_or(u32::MAX),
        })
    }

    /// Writes a ready-made list as a spreadsheet: a workbook when the name ends in `.xlsx`, CSV otherwise. The file
    /// holds personal data in the clear.
    ///
    /// # Errors
    /// As [`Client::list_view`], and [`CoreError::File`].
    pub fn export_list(&self, code: &str, file: &Path) -> Result<ExportReport, CoreError> {
        let list = self.list_view(code, None)?;
        let table = OutTable {
            name: list.code,
            header: list.columns.into_iter().map(|column| column.label).collect(),
            rows: list.rows.into_iter().map(|row| row.cells).collect(),
        };
        write_private(file, &spreadsheet(file, &table)?)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(ExportReport { files: vec![name], count: u64::try_from(table.rows.len()).unwrap_or(u64::MAX) })
    }
}

/// What a row says, by column.
type Cells = BTreeMap<&'static str, String>;

/// A row: what it is, the trail it belongs to, if any, and what it says.
type Found = (DocumentId, Option<TrailId>, Cells);

/// One list being read.
struct Reading<'a> {
    replica: &'a Replica,
    view: &'a ViewSpec,
    today: Date,
    /// The trails the list looks at.
    trails: BTreeMap<TrailId, TrailOutline>,
}

impl<'a> Reading<'a> {
    fn of(replica: &'a Replica, view: &'a ViewSpec, today: Date) -> Result<Self, CoreError> {
        let trails = replica
            .outlines()?
            .into_iter()
            .filter(|row| row.mine || view.scope == ViewScope::All)
            .filter(|row| view.takes_service(row.service) && view.takes_phase(row.service, row.phase))
            .map(|row| (row.id, row));
        Ok(Self { replica, view, today, trails: trails.collect() })
    }

    /// The first rows, and how many there are in all.
    fn rows(&self, first: usize) -> Result<(Vec<ListRow>, usize), CoreError> {
        let mut found = match self.view.of {
            ViewSubject::Trails => self.trail_rows()?,
            ViewSubject::Meetings => return self.meeting_rows(first),
            ViewSubject::Tasks => self.task_rows()?,
            ViewSubject::SubGoals => self.record_rows(RecordKind::SubGoal)?,
            ViewSubject::Jobs => self.record_rows(RecordKind::Job)?,
        };
        if let Some(empty) = &self.view.without {
            found.retain(|(_, _, cells)| cells.get(empty.as_str()).is_none_or(String::is_empty));
        }
        let (column, last_first) = self.view.order();
        // What has no date comes last, whichever way the list runs.
        found.sort_by_cached_key(|(id, _, cells)| {
            let cell = cells.get(column).cloned().unwrap_or_default();
            (cell.is_empty() != last_first, cell.to_lowercase(), *id)
        });
        if last_first {
            found.reverse();
        }
        Ok((found.iter().take(first).map(|row| self.shown(row)).collect(), found.len()))
    }

    fn shown(&self, (id, trail, cells): &Found) -> ListRow {
        let shown = self.view.columns.iter().map(|key| cells.get(key.as_str()).cloned().unwrap_or_default());
        ListRow { id: *id, trail: *trail, cells: shown.collect() }
    }

    fn trail_rows(&self) -> Result<Vec<Found>, CoreError> {
        let derived = derived(self.replica, self.today)?;
        let mut told = self.told()?;
        let on = self.view.period.map(|kind| self.with_period_on(kind)).transpose()?;
        let mut rows = Vec::new();
        for (id, facts) in self.replica.all_trail_facts()? {
            let (Some(row), Some(derived)) = (self.trails.get(&id), derived.get(&id)) else { continue };
            let detail = facts.ending.detail.map(|detail| detail.code());
            if detail.is_some() && detail == self.view.not_detail.as_deref() {
                continue;
            }
            if self.view.days.is_some() && !self.is_within_days(facts.ending.on) {
                continue;
            }
            if on.as_ref().is_some_and(|on| !on.contains(&id)) {
                continue;
            }
            let mut cells = self.trail_cells(row, &facts, derived)?;
            cells.extend(told.remove(&id).unwrap_or_default());
            rows.push((row.id.document(), Some(row.id), cells));
        }
        Ok(rows)
    }

    fn trail_cells(&self, row: &TrailOutline, facts: &TrailFacts, derived: &DerivedTrail) -> Result<Cells, CoreError> {
        let goal = facts.profile.iter().find(|(section, _)| *section == ProfileSection::Goal);
        let cause = facts.ending.cause.map(|cause| cause.code()).unwrap_or_default();
        let age = if self.shows("age") { self.age(row.id, &facts.national_id)? } else { String::new() };
        Ok(Cells::from([
            ("name", row.title.clone()),
            ("national_id", facts.national_id.clone()),
            ("age", age),
            ("phase", self.title(CodeListName::TrailPhase, row.phase.code())?),
            ("service", row.service.label().of(self.replica.language()).to_owned()),
            ("referred", facts.referred.map(|on| on.to_string()).unwrap_or_default()),
            ("created", oslo_date(facts.created_at).to_string()),
            ("started_on", derived.started_at.map(|at| oslo_date(at).to_string()).unwrap_or_default()),
            ("first_employer_days", days_to_employer(derived)),
            ("goal", goal.map(|(_, text)| first_line(text)).unwrap_or_default()),
            ("owner", row.owner_name.clone()),
            ("ended_on", facts.ending.on.map(|on| on.to_string()).unwrap_or_default()),
            ("end_cause", self.title(CodeListName::TrailEndCause, cause)?),
            (
                "end_detail",
                facts.ending.detail.map(|d| d.label().of(self.replica.language()).to_owned()).unwrap_or_default(),
            ),
        ]))
    }

    /// What the profiles say in the columns of this list, by trail; nothing is read for a list without such columns.
    fn told(&self) -> Result<BTreeMap<TrailId, Cells>, CoreError> {
        let mut found: BTreeMap<TrailId, Cells> = BTreeMap::new();
        let shown = PROFILE_COLUMNS.into_iter().filter(|key| self.shows(key));
        for (key, section) in shown.filter_map(|key| Some((key, section_of(key)?))) {
            for record in self.replica.records(None, Some(&format!("{KIND_PREFIX}{section}")))? {
                let Some(trail) = record.trail.filter(|_| !record.discarded) else { continue };
                let value = section_values(section, &record.fields, &record.texts).remove(key).unwrap_or_default();
                found.entry(trail).or_default().insert(key, first_line(&value));
            }
        }
        Ok(found)
    }

    /// The trails with a period of a kind that is on today.
    fn with_period_on(&self, kind: RecordKind) -> Result<BTreeSet<TrailId>, CoreError> {
        let periods = self.replica.records(None, Some(kind.code()))?.into_iter();
        let on = periods.filter(|record| !record.discarded && period_is_on(kind, &record.fields, self.today));
        Ok(on.filter_map(|record| record.trail).collect())
    }

    fn shows(&self, column: &str) -> bool {
        self.view.columns.iter().chain(&self.view.without).any(|shown| shown == column) || self.view.order().0 == column
    }

    /// Age today by the register; until it has answered, as the number most likely says.
    fn age(&self, trail: TrailId, national_id: &str) -> Result<String, CoreError> {
        let likely = || national_id.parse::<NationalId>().ok()?.likely_birth_date(self.today);
        let born = self.replica.register_facts(trail)?.birth_date.or_else(likely);
        Ok(born.and_then(|born| age_on(born, self.today)).map(|age| age.to_string()).unwrap_or_default())
    }

    /// Lists of meetings are in the order of their time, so that their beginning can be read alone.
    fn meeting_rows(&self, first: usize) -> Result<(Vec<ListRow>, usize), CoreError> {
        let between = match self.view.days {
            Some(days) => {
                let (first, last) = self.period(days);
                (oslo_day_bounds(first).0, oslo_day_bounds(last).1)
            }
            None => (Timestamp::from_millis(0), Timestamp::from_millis(i64::MAX)),
        };
        let kinds: Vec<&str> = self.view.kinds().iter().map(|kind| kind.code()).collect();
        let statuses: Vec<&str> = self.view.statuses().iter().map(String::as_str).collect();
        let (_, latest_first) = self.view.order();
        let list = MeetingList { between, kinds: &kinds, statuses: &statuses, latest_first, first };
        // A meeting about no participant is in a list as its holder's; others as their trail is.
        let wanted = |trail: Option<TrailId>, mine: bool| match trail {
            Some(trail) => self.trails.contains_key(&trail),
            None => mine || self.view.scope == ViewScope::All,
        };
        let (rows, count) = self.replica.meetings_listed(&list, wanted)?;
        let rows = rows.into_iter().map(|row| Ok(self.shown(&self.meeting_row(row)?)));
        Ok((rows.collect::<Result<_, CoreError>>()?, count))
    }

    fn meeting_row(&self, row: MeetingRow) -> Result<Found, CoreError> {
        let owner = row.trail.and_then(|trail| self.trails.get(&trail)).map(|trail| trail.owner_name.clone());
        let end = Timestamp::from_millis(row.at.millis() + i64::from(row.minutes) * 60_000);
        let minutes = |minutes: u32| if minutes == 0 { String::new() } else { minutes.to_string() };
        let employer = row.employer.clone().filter(|_| row.employer_name.is_empty()).unwrap_or(row.employer_name);
        let cells = Cells::from([
            ("at", oslo_text(row.at)),
            ("end", oslo_text(end)),
            ("owner", owner.unwrap_or_default()),
            ("trail", row.trail.map(|_| row.trail_title).unwrap_or_default()),
            ("employer", employer),
            ("subject", row.subject),
            ("kind", row.kind.label().of(self.replica.language()).to_owned()),
            ("channel", self.title(CodeListName::MeetingChannel, row.channel.code())?),
            ("place", row.place),
            ("status", row.status.label().of(self.replica.language()).to_owned()),
            ("travel_to", minutes(row.travel_to)),
            ("travel_from", minutes(row.travel_from)),
        ]);
        Ok((row.id.document(), row.trail, cells))
    }

    fn task_rows(&self) -> Result<Vec<Found>, CoreError> {
        let open = TaskStatus::Open.code();
        let rows = match self.view.days {
            Some(days) => self.replica.tasks_due(self.period(days), self.today)?,
            None => {
                let only_open =
                    self.view.statuses().iter().all(|status| status == open) && !self.view.statuses().is_empty();
                self.replica.tasks(!only_open, self.today)?
            }
        };
        Ok(rows
            .into_iter()
            .filter(|row| self.view.takes_status(row.status.code()))
            .filter_map(|TaskRow { id, trail, trail_title, subject, due, status, .. }| {
                let owner = self.trails.get(&trail)?.owner_name.clone();
                let cells = Cells::from([
                    ("due", due.map(|due| due.to_string()).unwrap_or_default()),
                    ("subject", subject),
                    ("trail", trail_title),
                    ("status", status.label().of(self.replica.language()).to_owned()),
                    ("owner", owner),
                ]);
                Some((id.document(), Some(trail), cells))
            })
            .collect())
    }

    /// Jobs and sub-goals: the cells are named by the fields of their kind.
    fn record_rows(&self, kind: RecordKind) -> Result<Vec<Found>, CoreError> {
        let language = self.replica.language();
        let mut rows = Vec::new();
        for record in self.replica.records(None, Some(kind.code()))? {
            let Some(id) = record.trail.filter(|_| !record.discarded) else { continue };
            let Some(trail) = self.trails.get(&id) else { continue };
            let field = |key: &str| record.fields.get(key).cloned().unwrap_or_default();
            let status =
                status_by_date(kind, &record.fields, self.today).map_or_else(|| field("status"), str::to_owned);
            if !self.view.takes_status(&status) || !self.is_within_days(due_on(&field("due"))) {
                continue;
            }
            let cells = Cells::from([
                ("due", parse_time(&field("due"), "due").map_or_else(|_| field("due"), oslo_text)),
                ("subject", field("subject")),
                ("trail", trail.title.clone()),
                (
                    "status",
                    label(if kind == RecordKind::Job { "job_status" } else { "task_status" }, &status, language),
                ),
                ("owner", trail.owner_name.clone()),
                ("title", field("title")),
                ("employer", field("employer")),
                ("form", label("employment_form", &field("employment_form"), language)),
                ("start_date", field("start_date")),
                ("end_date", field("end_date")),
            ]);
            rows.push((record.id.document(), Some(id), cells));
        }
        Ok(rows)
    }

    fn is_within_days(&self, due: Option<Date>) -> bool {
        let Some(days) = self.view.days else { return true };
        let (first, last) = self.period(days);
        due.is_some_and(|due| (first..=last).contains(&due))
    }

    fn period(&self, (from, to): (i64, i64)) -> (Date, Date) {
        let day = |days| self.today.checked_add_signed(TimeDelta::days(days)).unwrap_or(self.today);
        (day(from), day(to))
    }

    fn title(&self, name: CodeListName, code: &str) -> Result<String, CoreError> {
        title(self.replica, name, code, self.today)
    }
}

/// Days from the start to the first meeting with an employer; empty until there was one.
fn days_to_employer(derived: &DerivedTrail) -> String {
    let met = derived.first_employer_meeting.zip(derived.started_at);
    let days = met.map(|(first, start)| oslo_date(first).signed_duration_since(oslo_date(start)).num_days());
    days.map(|days| days.to_string()).unwrap_or_default()
}

/// The day a due date or a due time lies on.
fn due_on(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| parse_time(text, "due").ok().map(oslo_date))
}

/// The label of a code of the catalogue; the code itself when a newer app wrote it.
fn label(list: &str, code: &str, language: Language) -> String {
    let value = code_list_named(list).and_then(|list| list.value(code));
    value.map_or(code, |value| value.label.of(language)).to_owned()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(CELL_CHARS_MAX).collect()
}
