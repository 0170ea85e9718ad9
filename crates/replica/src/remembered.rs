//! What was read or derived once and holds until something it follows from changes.
//!
//! Lists are asked for many times between two changes. **Invariant:** nothing here outlives the opened file, and what
//! another process writes is noticed by SQLite's own count of foreign commits.

use crate::{ReplicaError, open::Replica, outbox::Unsent, view::TaskRow, write::LocalAction};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};
use worktrail_document::{DocumentKind, Entity};
use worktrail_domain::{Date, RecordKind, StreamId, TaskSource, TrailId};

/// Lines that were derived from trails, by trail.
pub type DerivedRows = BTreeMap<TrailId, Vec<TaskRow>>;

/// Everything that is remembered of one opened file.
#[derive(Default)]
pub(crate) struct Remembered {
    unsent: Mutex<Option<(Stamp, Arc<Unsent>)>>,
    derived: Mutex<Option<Derived>>,
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
    rows: DerivedRows,
}

/// How far a change reaches into what was derived from trails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reach {
    /// No further than these streams.
    Streams(Vec<StreamId>),
    /// Perhaps into every trail: another trail of the same person, or a contact that trails point at.
    Everything,
}

impl Reach {
    /// How far an action of this device reaches.
    pub(crate) fn of(action: &LocalAction) -> Self {
        let wide = action.parts.iter().flat_map(|part| &part.writes).any(|write| match write.document.kind() {
            DocumentKind::Trail => true,
            DocumentKind::Record => {
                let Entity::Record(state) = write.document.entity() else { return true };
                RecordKind::from_code(&state.kind) == RecordKind::EmployerContact
            }
            DocumentKind::Meeting | DocumentKind::Task => false,
        });
        if wide { Self::Everything } else { Self::Streams(action.parts.iter().map(|part| part.stream).collect()) }
    }
}

impl Remembered {
    /// Forgets what a change reaches.
    pub(crate) fn forget(&self, reach: &Reach) {
        let mut kept = self.derived.lock().unwrap_or_else(PoisonError::into_inner);
        match (reach, kept.as_mut()) {
            (Reach::Everything, _) => *kept = None,
            (Reach::Streams(streams), Some(derived)) => {
                for stream in streams {
                    derived.rows.remove(&stream.trail());
                }
            }
            (Reach::Streams(_), None) => {}
        }
    }
}

impl Replica {
    /// The lines that were derived from trails on a day and still hold; a trail that is not among them changed since.
    ///
    /// # Errors
    /// Any store error.
    pub fn derived_rows(&self, day: Date) -> Result<DerivedRows, ReplicaError> {
        let (foreign, unsent) = (self.foreign_commits()?, self.unsent()?);
        let mut kept = self.remembered.derived.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows = match kept.as_ref() {
            Some(derived) if derived.foreign == foreign && derived.day == day => derived.rows.clone(),
            _ => DerivedRows::new(),
        };
        if rows.is_empty() {
            *kept = Some(Derived { foreign, day, rows: DerivedRows::new() });
        }
        // Being delivered changes nothing else of a sub-goal, and is no reason to read its trail again.
        for row in rows.values_mut().flatten().filter(|row| row.source == TaskSource::SubGoal) {
            row.unsent = unsent.documents.contains(&row.id.document());
        }
        Ok(rows)
    }

    /// Remembers lines derived from trails on the day that [`Replica::derived_rows`] was last asked for.
    pub fn remember_derived_rows(&self, rows: &DerivedRows) {
        let mut kept = self.remembered.derived.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(derived) = kept.as_mut() {
            derived.rows.extend(rows.iter().map(|(trail, rows)| (*trail, rows.clone())));
        }
    }

    /// Documents and streams with something that waits to be delivered.
    pub(crate) fn unsent(&self) -> Result<Arc<Unsent>, ReplicaError> {
        let stamp = Stamp { foreign: self.foreign_commits()?, own: self.db.total_changes() };
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

    /// Changes whenever another connection has written to the file.
    fn foreign_commits(&self) -> Result<i64, ReplicaError> {
        Ok(self.db.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }
}
