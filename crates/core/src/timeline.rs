//! The timeline of a trail, of every kind of thing that happened on it, narrowed by kind and status.

use crate::{
    Client, CoreError,
    api::{TimelineFilter, TimelineRow},
    records::{fields_of, title_of},
};
use std::cmp::Reverse;
use worktrail_domain::{
    Date, Language, Timestamp, Words, oslo_day_bounds, parse_time,
    records::{Fields, RecordKind, status_by_date},
};
use worktrail_replica::{StoredRecord, view::TimelineEntry};

const MERGE: Words = Words::new("Sammenslåing", "Samanslåing", "Merge");
const HISTORY: Words = Words::new("Historikk", "Historikk", "History");

/// Dates a record counts under, the first that is filled in; without one it is when it was made.
const COUNTS_UNDER: [&str; 6] = ["at", "start_date", "from", "date_to", "completed_at", "due"];

impl Client {
    /// What happened on a trail, newest first: meetings, tasks, records and events of the kinds and in the statuses that
    /// are asked for.
    ///
    /// # Errors
    /// Code `id_unknown` on `trail` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn timeline(&self, filter: TimelineFilter) -> Result<Vec<TimelineRow>, CoreError> {
        let today = self.today();
        self.with(|replica| {
            replica.trail_facts(filter.trail).map_err(|_| CoreError::unknown_id("trail"))?;
            let language = replica.language();
            let entries = replica.timeline(filter.trail, today)?.into_iter().map(|one| entry(one, language));
            let records = replica.records(Some(filter.trail), None)?;
            let records = records.iter().filter(|one| !one.discarded).filter_map(|one| record(one, today, language));
            let mut rows: Vec<TimelineRow> = entries.chain(records).filter(|row| is_asked_for(&filter, row)).collect();
            rows.sort_by_key(|row| (Reverse(row.at), row.id.clone()));
            Ok(rows)
        })
    }
}

fn is_asked_for(filter: &TimelineFilter, row: &TimelineRow) -> bool {
    let among = |asked: &[String], code: &str| asked.is_empty() || asked.iter().any(|one| one == code);
    among(&filter.kinds, &row.kind) && among(&filter.statuses, &row.status)
}

fn entry(entry: TimelineEntry, language: Language) -> TimelineRow {
    match entry {
        TimelineEntry::Meeting { at, meeting } => TimelineRow {
            at,
            kind: format!("meeting.{}", meeting.kind.code()),
            label: meeting.kind.label().of(language).to_owned(),
            title: meeting.subject,
            status: meeting.status.code().to_owned(),
            id: Some(meeting.id.to_string()),
            author: String::new(),
        },
        TimelineEntry::Task { at, task } => TimelineRow {
            at,
            kind: "task".to_owned(),
            label: task.source.label().of(language).to_owned(),
            title: task.subject,
            status: task.status.code().to_owned(),
            id: Some(task.id.to_string()),
            author: String::new(),
        },
        TimelineEntry::Event { at, text, author, merged } => TimelineRow {
            at,
            kind: if merged { "merge" } else { "event" }.to_owned(),
            label: if merged { MERGE } else { HISTORY }.of(language).to_owned(),
            title: text,
            status: String::new(),
            id: None,
            author,
        },
    }
}

/// A record of a kind that people see; what the tool keeps for itself is no event.
fn record(stored: &StoredRecord, today: Date, language: Language) -> Option<TimelineRow> {
    let kind = RecordKind::from_code(&stored.kind);
    if matches!(kind, RecordKind::Unknown | RecordKind::DutyMark) {
        return None;
    }
    let fields = fields_of(stored);
    let status = status_by_date(kind, &fields, today).or_else(|| fields.get("status").map(String::as_str));
    Some(TimelineRow {
        at: counts_under(&fields).unwrap_or(stored.created_at),
        kind: kind.code().to_owned(),
        label: kind.label().of(language).to_owned(),
        title: title_of(kind, &fields, language),
        status: status.unwrap_or_default().to_owned(),
        id: Some(stored.id.to_string()),
        author: String::new(),
    })
}

fn counts_under(fields: &Fields) -> Option<Timestamp> {
    COUNTS_UNDER.iter().find_map(|key| {
        let text = fields.get(*key)?;
        let day = text.parse::<Date>().ok().map(|day| oslo_day_bounds(day).0);
        day.or_else(|| parse_time(text, "at").ok())
    })
}
