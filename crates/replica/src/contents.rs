//! Trails with all that rules read of them, in a few queries for any number of trails.

use crate::{
    ReplicaError, TrailFacts,
    disputes::dispute,
    open::Replica,
    query::{FACT_COLUMNS, facts, title_in},
    records::{RECORD_SQL, StoredRecord, stored},
};
use rusqlite::{Row, params_from_iter};
use std::{cmp::Reverse, collections::BTreeMap};
use worktrail_domain::{
    Channel, MeetingId, MeetingKind, MeetingStatus, Timestamp, TrailId, findings::Dispute, meetings::SubCategory,
};

/// A trail and how it is called.
const TITLE_COLUMNS: &str = "t.id, t.name, s.person_name, t.national_id";

const MEETING_SQL: &str = "SELECT trail, id, kind, at, minutes, channel, place, status, subject, employer, \
     participant_attends, travel_to, travel_from, employer_contact, sub_category, institution, institution_contact \
     FROM meeting";

const DISPUTE_SQL: &str = "SELECT trail, document, field, how, field_values FROM dispute";

/// A trail beside another one of the same person that is not ended.
const OTHER_ACTIVE_SQL: &str =
    "SELECT t.id, o.id FROM trail t JOIN trail o ON o.national_id = t.national_id AND o.id <> t.id";

/// One trail and what lies in it; what is undone or marked as not wanted is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailContents {
    /// The trail.
    pub trail: TrailId,
    /// How it is called.
    pub title: String,
    /// What it says itself.
    pub facts: TrailFacts,
    /// Its meetings, by time.
    pub meetings: Vec<MeetingFacts>,
    /// Its records, newest first.
    pub records: Vec<StoredRecord>,
    /// What merging left unsettled in its documents.
    pub disputes: Vec<Dispute>,
    /// Whether tasks of it are open.
    pub has_open_tasks: bool,
    /// Other trails of the same person that are not ended.
    pub other_active: Vec<TrailId>,
}

/// What rules read of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFacts {
    /// The meeting.
    pub id: MeetingId,
    /// Kind.
    pub kind: MeetingKind,
    /// Start.
    pub at: Timestamp,
    /// Length, in minutes.
    pub minutes: u32,
    /// Channel.
    pub channel: Channel,
    /// Place.
    pub place: String,
    /// Status.
    pub status: MeetingStatus,
    /// Subject.
    pub subject: String,
    /// Organisation number of the employer.
    pub employer: Option<String>,
    /// The employer's contact person: the id of a contact, or a line as typed.
    pub employer_contact: String,
    /// What it was about, where the kind asks.
    pub sub_category: Option<SubCategory>,
    /// Place of study.
    pub institution: String,
    /// Contact at the place of study.
    pub institution_contact: String,
    /// The participant takes part.
    pub participant_attends: bool,
    /// Travel there, in minutes.
    pub travel_to: u32,
    /// Travel back, in minutes.
    pub travel_from: u32,
}

impl Replica {
    /// One trail with all that lies in it.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here.
    pub fn trail_contents(&self, trail: TrailId) -> Result<TrailContents, ReplicaError> {
        self.contents(Some(trail))?.pop().ok_or(ReplicaError::UnknownId)
    }

    /// Every trail with all that lies in it, in the order of their ids.
    ///
    /// # Errors
    /// Any store error.
    pub fn all_trail_contents(&self) -> Result<Vec<TrailContents>, ReplicaError> {
        self.contents(None)
    }

    fn contents(&self, of: Option<TrailId>) -> Result<Vec<TrailContents>, ReplicaError> {
        let unsent = self.unsent()?;
        let trails = format!("SELECT {TITLE_COLUMNS}, {FACT_COLUMNS} FROM trail t JOIN stream s ON s.id = t.id");
        let trails = self.by_trail(&trails, of.map(|id| ("t.id", id)), "1 ORDER BY t.id", |row| {
            Ok((title_in(row, 1, self.language)?, facts(row, 4)?))
        })?;
        let within = of.map(|id| ("trail", id));
        // Put in order trail by trail below: the store would carry every row of every trail to sort them all.
        let mut meetings = self.by_trail(MEETING_SQL, within, "undone = 0", meeting)?;
        meetings.values_mut().for_each(|rows| rows.sort_unstable_by_key(|row| (row.at, row.id)));
        let mut disputes =
            self.by_trail(DISPUTE_SQL, within, "1 ORDER BY document, field, how", |row| dispute(row, 1))?;
        let open_tasks = self.by_trail("SELECT DISTINCT trail FROM task", within, "status = 'open'", |_| Ok(()))?;
        let mut records =
            self.by_trail(RECORD_SQL, of.map(|id| ("r.trail", id)), "r.discarded = 0 AND s.kind = 'trail'", |row| {
                stored(row, &unsent)
            })?;
        records.values_mut().for_each(|rows| rows.sort_by_key(|row| Reverse(row.created_at)));
        let mut others =
            self.by_trail(OTHER_ACTIVE_SQL, of.map(|id| ("t.id", id)), "o.phase <> 'ended' ORDER BY o.id", |row| {
                Ok(TrailId::from_bytes(row.get(1)?))
            })?;
        let found = trails.into_iter().flat_map(|(trail, found)| found.into_iter().map(move |one| (trail, one)));
        Ok(found
            .map(|(trail, (title, facts))| TrailContents {
                trail,
                title,
                facts,
                meetings: meetings.remove(&trail).unwrap_or_default(),
                records: records.remove(&trail).unwrap_or_default(),
                disputes: disputes.remove(&trail).unwrap_or_default(),
                has_open_tasks: open_tasks.contains_key(&trail),
                other_active: others.remove(&trail).unwrap_or_default(),
            })
            .collect())
    }

    /// Rows whose first column says which trail they belong to, of one trail or of all.
    fn by_trail<T>(
        &self,
        select: &str,
        of: Option<(&str, TrailId)>,
        rest: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<BTreeMap<TrailId, Vec<T>>, ReplicaError> {
        let narrowed = of.map(|(column, _)| format!("{column} = ?1 AND ")).unwrap_or_default();
        let mut statement = self.db.prepare_cached(&format!("{select} WHERE {narrowed}{rest}"))?;
        let mut rows = statement.query(params_from_iter(of.as_ref().map(|(_, trail)| trail.as_bytes())))?;
        let mut found = BTreeMap::<_, Vec<T>>::new();
        while let Some(row) = rows.next()? {
            found.entry(TrailId::from_bytes(row.get(0)?)).or_default().push(read(row)?);
        }
        Ok(found)
    }
}

fn meeting(row: &Row<'_>) -> rusqlite::Result<MeetingFacts> {
    Ok(MeetingFacts {
        id: MeetingId::from_bytes(row.get(1)?),
        kind: MeetingKind::from_code(&row.get::<_, String>(2)?),
        at: Timestamp::from_millis(row.get(3)?),
        minutes: row.get(4)?,
        channel: Channel::from_code(&row.get::<_, String>(5)?),
        place: row.get(6)?,
        status: MeetingStatus::from_code(&row.get::<_, String>(7)?),
        subject: row.get(8)?,
        employer: Some(row.get::<_, String>(9)?).filter(|number| !number.is_empty()),
        employer_contact: row.get(13)?,
        sub_category: Some(row.get::<_, String>(14)?)
            .filter(|code| !code.is_empty())
            .map(|code| SubCategory::from_code(&code)),
        institution: row.get(15)?,
        institution_contact: row.get(16)?,
        participant_attends: row.get(10)?,
        travel_to: row.get(11)?,
        travel_from: row.get(12)?,
    })
}
