//! Lists for screens: tables in, rows out. No document is loaded here.

use crate::texts::{self, event_text, merge_text};
use crate::{
    ReplicaError,
    open::Replica,
    outbox::Unsent,
    outline::owner_name_sql,
    view::{HistoryItem, TaskRow, TimelineEntry, TrailRow, TrailStanding},
};
use rusqlite::{OptionalExtension, Row, ToSql};
use std::collections::BTreeMap;
use worktrail_domain::{
    Date, DocumentId, EndCause, Language, Phase, ProfileSection, StreamId, TaskId, TaskPriority, TaskSource,
    TaskStatus, Timestamp, TrailId, TrailType,
    ending::{EndCauseDetail, EndDetails},
};

/// Most rows of one list; a supervisor's busiest list is far below, and a screen cannot show more.
pub(crate) const ROWS_MAX: i64 = 5_000;

/// Most trail events on a timeline.
pub(crate) const EVENTS_MAX: i64 = 500;

const TRAIL_SQL: &str = concat!(
    "SELECT t.id, t.name, t.national_id, t.phase, t.referred, s.standing, s.refused_reason, \
     s.person_name, s.owner, \
     (SELECT m.at FROM meeting m WHERE m.trail = t.id AND m.status = 'planned' AND m.at >= ?1 AND m.undone = 0 \
     ORDER BY m.at LIMIT 1), \
     (SELECT m.at FROM meeting m WHERE m.trail = t.id AND m.status = 'completed' AND m.undone = 0 \
     ORDER BY m.at DESC LIMIT 1), \
     (SELECT count(*) FROM task k WHERE k.trail = t.id AND k.status = 'open'), \
     (SELECT count(*) FROM task k WHERE k.trail = t.id AND k.status = 'open' AND k.due <> '' AND k.due < ?2), ",
    owner_name_sql!(),
    ", t.service, s.shielded, \
     EXISTS (SELECT 1 FROM record r WHERE r.trail = t.id AND r.kind = 'passive_period' AND r.discarded = 0 \
     AND r.fields ->> 'from' <= ?2 AND ifnull(r.fields ->> 'to', ?2) >= ?2) \
     FROM trail t JOIN stream s ON s.id = t.id"
);

const TASK_SQL: &str = "SELECT k.id, k.trail, t.name, s.person_name, t.national_id, k.subject, k.due, k.status, \
     k.created_at, k.done_at, k.conflicts, k.note, k.due_at, k.priority, k.remind_at, k.reason \
     FROM task k LEFT JOIN trail t ON t.id = k.trail LEFT JOIN stream s ON s.id = k.trail";

/// The columns that [`facts`] reads.
pub(crate) const FACT_COLUMNS: &str = "t.national_id, t.started_at, t.end_cause, t.ended_on, t.goal, t.strengths, \
     t.openness, t.version, t.phase, t.service, t.referred, t.end_detail, t.end_registered_on, t.readmitted_from, \
     t.created_at";

/// What a trail's own page shows beside its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailFacts {
    /// National identity number.
    pub national_id: String,
    /// The service.
    pub service: TrailType,
    /// Phase.
    pub phase: Phase,
    /// Referred date.
    pub referred: Option<Date>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When the start-up meeting was held.
    pub started_at: Option<Timestamp>,
    /// Date, cause and detailed cause of the ending.
    pub ending: EndDetails,
    /// The day the end details were first saved.
    pub end_registered_on: Option<Date>,
    /// The ended trail this one was made from.
    pub readmitted_from: Option<TrailId>,
    /// Profile texts, in order.
    pub profile: Vec<(ProfileSection, String)>,
    /// Version of the profile texts.
    pub version: String,
}

/// Somebody who owns trails that are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailOwner {
    /// The person's id, as bytes; empty for trails of which the server has not told yet.
    pub id: Vec<u8>,
    /// Name; empty when it is not known here.
    pub name: String,
    /// The person at work.
    pub me: bool,
}

impl Replica {
    /// All trails. `now` and `today` decide what is ahead and what is overdue.
    ///
    /// # Errors
    /// Any store error.
    pub fn trails(&self, now: Timestamp, today: Date) -> Result<Vec<TrailRow>, ReplicaError> {
        self.trail_rows(&format!("{TRAIL_SQL} LIMIT {ROWS_MAX}"), &[&now.millis(), &today.to_string()])
    }

    /// Who owns trails that are here.
    ///
    /// # Errors
    /// Any store error.
    pub fn trail_owners(&self) -> Result<Vec<TrailOwner>, ReplicaError> {
        let me = self.identity.as_ref().map(|identity| identity.user);
        let mut statement = self.db.prepare_cached(
            "SELECT o.owner, ifnull((SELECT c.user_name FROM colleague c WHERE c.user = o.owner LIMIT 1), \
             ifnull((SELECT d.user_name FROM device d WHERE d.user = o.owner LIMIT 1), '')) \
             FROM (SELECT DISTINCT s.owner AS owner FROM trail t JOIN stream s ON s.id = t.id) o ORDER BY 1",
        )?;
        let rows = statement.query_map([], |row| {
            let id: Vec<u8> = row.get(0)?;
            // Until the server has told, a trail made here is the maker's.
            let me = id.is_empty() || me.is_some_and(|me| me.as_bytes().as_slice() == id);
            Ok(TrailOwner { id, name: row.get(1)?, me })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The trails of an owner, in the order of their ids, at most so many.
    ///
    /// # Errors
    /// Any store error.
    pub fn trails_owned_by(
        &self,
        owner: &[u8],
        limit: usize,
        now: Timestamp,
        today: Date,
    ) -> Result<Vec<TrailRow>, ReplicaError> {
        let limit = i64::try_from(limit).unwrap_or(ROWS_MAX).min(ROWS_MAX);
        self.trail_rows(
            &format!("{TRAIL_SQL} WHERE s.owner = ?3 ORDER BY t.id LIMIT ?4"),
            &[&now.millis(), &today.to_string(), &owner, &limit],
        )
    }

    /// Every trail, in the order of their ids.
    ///
    /// # Errors
    /// Any store error.
    pub fn trail_ids(&self) -> Result<Vec<TrailId>, ReplicaError> {
        let mut statement =
            self.db.prepare_cached("SELECT t.id FROM trail t JOIN stream s ON s.id = t.id ORDER BY t.id")?;
        let rows = statement.query_map([], |row| Ok(TrailId::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One trail.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here.
    pub fn trail_row(&self, id: TrailId, now: Timestamp, today: Date) -> Result<TrailRow, ReplicaError> {
        self.trail_rows(
            &format!("{TRAIL_SQL} WHERE t.id = ?3"),
            &[&now.millis(), &today.to_string(), &id.as_bytes().as_slice()],
        )?
        .pop()
        .ok_or(ReplicaError::UnknownId)
    }

    /// What a trail's own page shows.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here.
    pub fn trail_facts(&self, id: TrailId) -> Result<TrailFacts, ReplicaError> {
        self.db
            .prepare_cached(&format!("SELECT {FACT_COLUMNS} FROM trail t WHERE t.id = ?1"))?
            .query_row([id.as_bytes()], |row| facts(row, 0))
            .optional()?
            .ok_or(ReplicaError::UnknownId)
    }

    /// What every trail says itself, in the order of their ids.
    ///
    /// # Errors
    /// Any store error.
    pub fn all_trail_facts(&self) -> Result<Vec<(TrailId, TrailFacts)>, ReplicaError> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT t.id, {FACT_COLUMNS} FROM trail t JOIN stream s ON s.id = t.id ORDER BY t.id"
        ))?;
        let rows = statement.query_map([], |row| Ok((TrailId::from_bytes(row.get(0)?), facts(row, 1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The trail of a person that is not ended, if there is one here.
    ///
    /// # Errors
    /// Any store error.
    pub fn active_trail_of(&self, national_id: &str) -> Result<Option<TrailId>, ReplicaError> {
        Ok(self
            .db
            .prepare_cached("SELECT id FROM trail WHERE national_id = ?1 AND phase <> 'ended' LIMIT 1")?
            .query_row([national_id], |row| row.get(0))
            .optional()?
            .map(TrailId::from_bytes))
    }

    /// Every trail of a person, those that have not ended first.
    ///
    /// # Errors
    /// Any store error.
    pub fn trails_of(&self, national_id: &str) -> Result<Vec<TrailId>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT id FROM trail WHERE national_id = ?1 ORDER BY phase = 'ended', created_at DESC LIMIT ?2",
        )?;
        let ids = statement.query_map((national_id, ROWS_MAX), |row| Ok(TrailId::from_bytes(row.get(0)?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Tasks; open ones most urgent first, then closed ones newest first.
    ///
    /// # Errors
    /// Any store error.
    pub fn tasks(&self, include_closed: bool, today: Date) -> Result<Vec<TaskRow>, ReplicaError> {
        let mut rows = self.task_rows(
            &format!("WHERE k.status = 'open' ORDER BY k.due = '', k.due, k.created_at LIMIT {ROWS_MAX}"),
            &[],
            today,
        )?;
        if include_closed {
            rows.extend(self.task_rows(
                &format!("WHERE k.status <> 'open' ORDER BY k.created_at DESC LIMIT {ROWS_MAX}"),
                &[],
                today,
            )?);
        }
        Ok(rows)
    }

    /// Tasks that are due from one day to another, both included, in any status.
    ///
    /// # Errors
    /// Any store error.
    pub fn tasks_due(&self, (from, to): (Date, Date), today: Date) -> Result<Vec<TaskRow>, ReplicaError> {
        let (from, to) = (from.to_string(), to.to_string());
        self.task_rows("WHERE k.due >= ?1 AND k.due <= ?2", &[&from, &to], today)
    }

    /// Open tasks of a trail, most urgent first.
    ///
    /// # Errors
    /// Any store error.
    pub fn open_tasks_of(&self, trail: TrailId, today: Date) -> Result<Vec<TaskRow>, ReplicaError> {
        self.task_rows(
            "WHERE k.trail = ?1 AND k.status = 'open' ORDER BY k.due = '', k.due, k.created_at",
            &[&trail.as_bytes().as_slice()],
            today,
        )
    }

    /// Everything that happened on a trail, newest first.
    ///
    /// # Errors
    /// Any store error.
    pub fn timeline(&self, trail: TrailId, today: Date) -> Result<Vec<TimelineEntry>, ReplicaError> {
        let id = trail.as_bytes().as_slice();
        let meetings = self.meetings_of(trail)?;
        let tasks = self.task_rows("WHERE k.trail = ?1", &[&id], today)?;
        let mut entries: Vec<TimelineEntry> = meetings
            .into_iter()
            .map(|meeting| TimelineEntry::Meeting { at: meeting.at, meeting: Box::new(meeting) })
            .chain(
                tasks.into_iter().map(|task| TimelineEntry::Task { at: task.done_at.unwrap_or(task.created_at), task }),
            )
            .collect();
        entries.extend(self.events(trail)?);
        entries.extend(self.meeting_events(trail)?);
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.at()));
        Ok(entries)
    }

    /// Who changed a document, newest first.
    ///
    /// # Errors
    /// Any store error.
    pub fn history(&self, document: DocumentId) -> Result<Vec<HistoryItem>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT e.at, ifnull(d.user_name, ''), e.command, e.state FROM envelope_document l \
             JOIN envelope e ON e.id = l.envelope LEFT JOIN device d ON d.id = e.device \
             WHERE l.document = ?1 ORDER BY e.id DESC",
        )?;
        let rows = statement.query_map([document.as_bytes()], |row| {
            Ok(HistoryItem {
                at: Timestamp::from_millis(row.get(0)?),
                author: row.get(1)?,
                command: row.get(2)?,
                delivered: row.get::<_, i64>(3)? >= 3,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How to call a trail; empty when it is not here.
    ///
    /// # Errors
    /// Any store error.
    pub fn title_of(&self, id: TrailId) -> Result<String, ReplicaError> {
        let found: Option<(String, String, String)> = self
            .db
            .prepare_cached(
                "SELECT t.name, s.person_name, t.national_id FROM trail t JOIN stream s ON s.id = t.id WHERE t.id = ?1",
            )?
            .query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        Ok(found.map(|(name, known_as, number)| title(&name, &known_as, &number, self.language)).unwrap_or_default())
    }

    /// How to call what each stream is about: the participant or the employer. Streams without a title are left out.
    ///
    /// # Errors
    /// Any store error.
    pub fn titles(&self) -> Result<BTreeMap<StreamId, String>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT t.id, t.name, s.person_name, t.national_id FROM trail t JOIN stream s ON s.id = t.id \
             UNION ALL SELECT id, ifnull(json_extract(fields, '$.name'), ''), '', '' FROM record WHERE kind = 'employer'",
        )?;
        let rows =
            statement.query_map([], |row| Ok((StreamId::from_bytes(row.get(0)?), title_in(row, 1, self.language)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn trail_rows(&self, sql: &str, params: &[&dyn ToSql]) -> Result<Vec<TrailRow>, ReplicaError> {
        let unsent = self.unsent()?;
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params, |row| {
            let (name, number, known_as): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(7)?);
            let id = TrailId::from_bytes(row.get(0)?);
            let (owner_name, mine) = self.whose(&row.get::<_, Vec<u8>>(8)?, row.get(13)?);
            Ok(TrailRow {
                id,
                title: title(&name, &known_as, &number, self.language),
                birth_year: birth_year(&number).to_owned(),
                service: TrailType::from_code(&row.get::<_, String>(14)?),
                phase: Phase::from_code(&row.get::<_, String>(3)?),
                standing: match row.get::<_, String>(5)?.as_str() {
                    "confirmed" => TrailStanding::Confirmed,
                    "refused" => TrailStanding::Refused,
                    _ => TrailStanding::Provisional,
                },
                refused_reason: Some(row.get::<_, String>(6)?).filter(|reason| !reason.is_empty()),
                referred: row.get::<_, String>(4)?.parse().unwrap_or_default(),
                owner_name,
                mine,
                next_meeting_at: row.get::<_, Option<i64>>(9)?.map(Timestamp::from_millis),
                last_contact_at: row.get::<_, Option<i64>>(10)?.map(Timestamp::from_millis),
                open_tasks: row.get(11)?,
                overdue_tasks: row.get(12)?,
                shielded: row.get(15)?,
                passive: row.get(16)?,
                unsent: unsent.streams.contains(&id.stream()),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn task_rows(&self, tail: &str, params: &[&dyn ToSql], today: Date) -> Result<Vec<TaskRow>, ReplicaError> {
        let unsent = self.unsent()?;
        let mut statement = self.db.prepare_cached(&format!("{TASK_SQL} {tail}"))?;
        let rows = statement.query_map(params, |row| task(row, &unsent, today, self.language))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Changes of the trail itself, and merges on it.
    fn events(&self, trail: TrailId) -> Result<Vec<TimelineEntry>, ReplicaError> {
        let stream: StreamId = trail.stream();
        let mut statement = self.db.prepare_cached(
            "SELECT e.at, e.command, ifnull(d.user_name, ''), 0, 0 FROM envelope e LEFT JOIN device d ON d.id = e.device \
             WHERE e.stream = ?1 AND e.command LIKE 'trail.%' AND e.state <> 5 \
             UNION ALL SELECT m.at, ifnull(g.subject, ifnull(k.subject, '')), \
             ifnull((SELECT d.user_name FROM device d WHERE d.user = m.author LIMIT 1), ''), 1, m.author = ?3 \
             FROM merge_event m \
             LEFT JOIN meeting g ON g.id = m.document LEFT JOIN task k ON k.id = m.document WHERE m.stream = ?1 \
             ORDER BY 1 DESC LIMIT ?2",
        )?;
        let me = self.identity()?.user;
        let rows = statement.query_map((stream.as_bytes(), EVENTS_MAX, me.as_bytes()), |row| {
            let (what, author, merged): (String, String, bool) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let text =
                if merged { merge_text(&what, &author, row.get(4)?) } else { event_text(&what) }.of(self.language);
            Ok(TimelineEntry::Event { at: Timestamp::from_millis(row.get(0)?), text, author, merged })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl TimelineEntry {
    /// The time the entry counts under.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Meeting { at, .. } | Self::Task { at, .. } | Self::Event { at, .. } => *at,
        }
    }
}

/// What the specialist calls the participant comes first; the register's name stands in where nothing was typed.
fn title(name: &str, known_as: &str, national_id: &str, language: Language) -> String {
    match (name, known_as) {
        ("", "") => texts::BORN.with([("year", birth_year(national_id).into())]).of(language),
        ("", known_as) => known_as.to_owned(),
        (name, _) => name.to_owned(),
    }
}

fn birth_year(national_id: &str) -> &str {
    national_id.get(4..6).unwrap_or_default()
}

/// The title of the trail whose name, register name and number stand from column `first` on.
pub(crate) fn title_in(row: &Row<'_>, first: usize, language: Language) -> rusqlite::Result<String> {
    let part = |place: usize| row.get::<_, Option<String>>(first + place).map(Option::unwrap_or_default);
    Ok(title(&part(0)?, &part(1)?, &part(2)?, language))
}

/// A trail's facts from a row with [`FACT_COLUMNS`] from column `first` on.
pub(crate) fn facts(row: &Row<'_>, first: usize) -> rusqlite::Result<TrailFacts> {
    let text = |place: usize| row.get::<_, String>(first + place);
    let code = |place: usize| Ok::<_, rusqlite::Error>(Some(text(place)?).filter(|code| !code.is_empty()));
    Ok(TrailFacts {
        national_id: text(0)?,
        started_at: row.get::<_, Option<i64>>(first + 1)?.map(Timestamp::from_millis),
        ending: EndDetails {
            on: text(3)?.parse().ok(),
            cause: code(2)?.map(|code| EndCause::from_code(&code)),
            detail: code(11)?.map(|code| EndCauseDetail::from_code(&code)),
        },
        profile: vec![
            (ProfileSection::Goal, text(4)?),
            (ProfileSection::Strengths, text(5)?),
            (ProfileSection::Openness, text(6)?),
        ],
        version: text(7)?,
        phase: Phase::from_code(&text(8)?),
        service: TrailType::from_code(&text(9)?),
        referred: text(10)?.parse().ok(),
        end_registered_on: text(12)?.parse().ok(),
        readmitted_from: row.get::<_, Option<_>>(first + 13)?.map(TrailId::from_bytes),
        created_at: Timestamp::from_millis(row.get(first + 14)?),
    })
}

fn task(row: &Row<'_>, unsent: &Unsent, today: Date, language: Language) -> rusqlite::Result<TaskRow> {
    let id = TaskId::from_bytes(row.get(0)?);
    let due: Option<Date> = row.get::<_, String>(6)?.parse().ok();
    let status = TaskStatus::from_code(&row.get::<_, String>(7)?);
    Ok(TaskRow {
        id,
        source: TaskSource::Own,
        trail: TrailId::from_bytes(row.get(1)?),
        trail_title: title_in(row, 2, language)?,
        subject: row.get(5)?,
        note: row.get(11)?,
        due,
        due_at: row.get::<_, Option<i64>>(12)?.map(Timestamp::from_millis),
        priority: TaskPriority::from_code(&row.get::<_, String>(13)?),
        remind_at: row.get::<_, Option<i64>>(14)?.map(Timestamp::from_millis),
        status,
        reason: row.get(15)?,
        key: None,
        overdue: status == TaskStatus::Open && due.is_some_and(|due| due < today),
        created_at: Timestamp::from_millis(row.get(8)?),
        done_at: row.get::<_, Option<i64>>(9)?.map(Timestamp::from_millis),
        unsent: unsent.documents.contains(&id.document()),
        conflicts: row.get(10)?,
    })
}
