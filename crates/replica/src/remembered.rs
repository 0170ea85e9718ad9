//! What was read or derived once and holds until something it follows from changes.
//!
//! Lists are asked for many times between two changes. **Invariant:** nothing here outlives the opened file, and what
//! another process writes is noticed by SQLite's own count of foreign commits.

use crate::{
    ReplicaError,
    employers::ContactTally,
    open::Replica,
    outbox::{OutboxCounts, Unsent},
    reach::Reach,
    view::TaskRow,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};
use worktrail_domain::{
    Date, Language, RecordId, StreamId, TaskSource, Timestamp, TrailId, duties::Duty, findings::Finding,
    milestones::EmployerClock,
};

/// What was derived from trails, by trail.
pub type DerivedTrails = BTreeMap<TrailId, Arc<DerivedTrail>>;

/// What rules make of one trail on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedTrail {
    /// How the trail is called.
    pub title: String,
    /// What is open besides tasks: sub-goals, and what rules and merging ask for.
    pub lines: Vec<TaskRow>,
    /// What rules ask for.
    pub duties: Vec<Duty>,
    /// What merging left to settle.
    pub findings: Vec<Finding>,
    /// The one start of the trail.
    pub started_at: Option<Timestamp>,
    /// The first meeting with an employer that counts.
    pub first_employer_meeting: Option<Timestamp>,
    /// The clock of 30 days.
    pub clock: EmployerClock,
    /// Jobs that are news.
    pub new_jobs: Vec<NewJob>,
}

/// A job that somebody has begun in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// The record of the job.
    pub record: RecordId,
    /// What the job is called.
    pub title: String,
    /// Its first day.
    pub started_on: Date,
}

/// Everything that is remembered of one opened file.
#[derive(Default)]
pub(crate) struct Remembered {
    unsent: Mutex<Option<(Stamp, Arc<Unsent>)>>,
    counts: Mutex<Option<(Stamp, OutboxCounts)>>,
    derived: Mutex<Option<Derived>>,
    contacts: Mutex<Option<Contacts>>,
    meetings: Mutex<Option<(Stamp, ListLengths)>>,
}

/// So many meetings of one trail, if any, and of one person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CountedMeetings {
    pub(crate) trail: Option<TrailId>,
    pub(crate) mine: bool,
    pub(crate) count: usize,
}

/// Counted meetings, by what the list asks for.
type ListLengths = BTreeMap<String, Arc<Vec<CountedMeetings>>>;

/// Most lists whose meetings are remembered as counted; there are fewer ready-made ones.
const COUNTED_MAX: usize = 64;

/// Contacts with employers, as they were counted.
struct Contacts {
    foreign: i64,
    tallies: BTreeMap<StreamId, ContactTally>,
    /// Streams that changed since.
    stale: BTreeSet<StreamId>,
}

/// When something was read: how much other processes, and this one, had written by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    foreign: i64,
    own: u64,
}

struct Derived {
    foreign: i64,
    day: Date,
    /// The language of the texts in their lines.
    language: Language,
    trails: DerivedTrails,
}

impl Remembered {
    /// Forgets what a change reaches.
    pub(crate) fn forget(&self, reach: &Reach) {
        let mut contacts = self.contacts.lock().unwrap_or_else(PoisonError::into_inner);
        match (reach, contacts.as_mut()) {
            (Reach::Everything, _) => *contacts = None,
            (Reach::Streams(streams), Some(contacts)) => contacts.stale.extend(streams),
            (Reach::Streams(_), None) => {}
        }
        let mut kept = self.derived.lock().unwrap_or_else(PoisonError::into_inner);
        match (reach, kept.as_mut()) {
            (Reach::Everything, _) => *kept = None,
            (Reach::Streams(streams), Some(derived)) => {
                for stream in streams {
                    derived.trails.remove(&stream.trail());
                }
            }
            (Reach::Streams(_), None) => {}
        }
    }
}

impl Replica {
    /// What was derived from trails on a day and still holds; a trail that is not among them changed since.
    ///
    /// # Errors
    /// Any store error.
    pub fn derived_trails(&self, day: Date) -> Result<DerivedTrails, ReplicaError> {
        let (foreign, unsent) = (self.foreign_commits()?, self.unsent()?);
        let mut kept = self.remembered.derived.lock().unwrap_or_else(PoisonError::into_inner);
        let mut trails = match kept.as_ref() {
            Some(derived) if (derived.foreign, derived.day, derived.language) == (foreign, day, self.language) => {
                derived.trails.clone()
            }
            _ => DerivedTrails::new(),
        };
        if trails.is_empty() {
            *kept = Some(Derived { foreign, day, language: self.language, trails: DerivedTrails::new() });
        }
        // Being delivered changes nothing else of a sub-goal, and is no reason to read its trail again.
        let stale = |row: &TaskRow| {
            row.source == TaskSource::SubGoal && row.unsent != unsent.documents.contains(&row.id.document())
        };
        for trail in trails.values_mut().filter(|trail| trail.lines.iter().any(stale)) {
            for row in Arc::make_mut(trail).lines.iter_mut().filter(|row| stale(row)) {
                row.unsent = !row.unsent;
            }
        }
        Ok(trails)
    }

    /// Remembers what was derived from trails on the day that [`Replica::derived_trails`] was last asked for.
    pub fn remember_derived(&self, trails: &DerivedTrails) {
        let mut kept = self.remembered.derived.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(derived) = kept.as_mut() {
            derived.trails.extend(trails.iter().map(|(trail, found)| (*trail, Arc::clone(found))));
        }
    }

    /// Contacts with each employer. Only those of an employer that changed are counted again.
    ///
    /// # Errors
    /// Any store error.
    pub fn contact_tallies(&self) -> Result<BTreeMap<StreamId, ContactTally>, ReplicaError> {
        let foreign = self.foreign_commits()?;
        let mut kept = self.remembered.contacts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.as_mut().filter(|known| known.foreign == foreign) {
            while let Some(stream) = known.stale.first().copied() {
                let counted = self.count_contacts(Some(stream))?;
                known.tallies.remove(&stream);
                known.tallies.extend(counted);
                known.stale.remove(&stream);
            }
            return Ok(known.tallies.clone());
        }
        let tallies = self.count_contacts(None)?;
        *kept = Some(Contacts { foreign, tallies: tallies.clone(), stale: BTreeSet::new() });
        Ok(tallies)
    }

    /// The meetings of a list, called by what it asks, as `count` counts them.
    pub(crate) fn counted_meetings(
        &self,
        list: String,
        count: impl FnOnce() -> Result<Vec<CountedMeetings>, ReplicaError>,
    ) -> Result<Arc<Vec<CountedMeetings>>, ReplicaError> {
        let stamp = self.stamp()?;
        let mut kept = self.remembered.meetings.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, lists) = match kept.as_mut() {
            Some(known) if known.0 == stamp && known.1.len() < COUNTED_MAX => known,
            _ => kept.insert((stamp, BTreeMap::new())),
        };
        if let Some(counted) = lists.get(&list) {
            return Ok(Arc::clone(counted));
        }
        let counted = Arc::new(count()?);
        lists.insert(list, Arc::clone(&counted));
        Ok(counted)
    }

    /// Counts actions by state. The status is asked for all the time, and the log holds years of actions.
    ///
    /// # Errors
    /// Any store error.
    pub fn outbox_counts(&self) -> Result<OutboxCounts, ReplicaError> {
        let stamp = self.stamp()?;
        let mut kept = self.remembered.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((counted_at, counts)) = *kept
            && counted_at == stamp
        {
            return Ok(counts);
        }
        let counts = self.count_outbox()?;
        *kept = Some((stamp, counts));
        Ok(counts)
    }

    /// Documents and streams with something that waits to be delivered.
    pub(crate) fn unsent(&self) -> Result<Arc<Unsent>, ReplicaError> {
        let stamp = self.stamp()?;
        let mut kept = self.remembered.unsent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((read_at, unsent)) = kept.as_ref()
            && *read_at == stamp
        {
            return Ok(Arc::clone(unsent));
        }
        let unsent = Arc::new(self.read_unsent()?);
        *kept = Some((stamp, Arc::clone(&unsent)));
        Ok(unsent)
    }

    fn stamp(&self) -> Result<Stamp, ReplicaError> {
        Ok(Stamp { foreign: self.foreign_commits()?, own: self.db.total_changes() })
    }

    /// Changes whenever another connection has written to the file.
    fn foreign_commits(&self) -> Result<i64, ReplicaError> {
        Ok(self.db.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }
}
