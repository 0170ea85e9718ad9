//! Employers and what was done with them, counted over tables.

use crate::{ReplicaError, open::Replica, view::MeetingRow};
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;
use worktrail_domain::{DocumentId, MeetingId, StreamId, StreamKind, Timestamp};

/// Contacts with one employer that are known here: marks of meetings in trails, meetings without a participant, calls.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ContactTally {
    /// By anybody in the team.
    pub team: u32,
    /// By the person at work.
    pub own: u32,
    /// The latest.
    pub last_at: Option<Timestamp>,
}

/// An employer as the meetings in trails name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetEmployer {
    /// Organisation number.
    pub org_number: String,
    /// Name as last written.
    pub name: String,
    /// Place of the last meeting.
    pub place: String,
    /// Start of the last meeting that was held; `None` while none was.
    pub last_met_at: Option<Timestamp>,
    /// How many meetings were held.
    pub meetings: u32,
}

impl Replica {
    /// Employers that meetings in trails name, those with the latest meeting first, also one that lies ahead.
    ///
    /// # Errors
    /// Any store error.
    pub fn employers_met(&self) -> Result<Vec<MetEmployer>, ReplicaError> {
        // With max() SQLite takes the other columns from the row of the maximum: the name as last written.
        let mut statement = self.db.prepare_cached(
            "SELECT m.employer, m.employer_name, m.place, max(m.at), \
             (SELECT max(h.at) FROM meeting h WHERE h.employer = m.employer AND h.undone = 0 AND h.status IN ('completed', 'no_show')), \
             sum(m.status IN ('completed', 'no_show')) \
             FROM meeting m WHERE m.employer <> '' AND m.undone = 0 GROUP BY m.employer ORDER BY max(m.at) DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(MetEmployer {
                org_number: row.get(0)?,
                name: row.get(1)?,
                place: row.get(2)?,
                last_met_at: row.get::<_, Option<i64>>(4)?.map(Timestamp::from_millis),
                meetings: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Meetings that lie in one stream, oldest first.
    ///
    /// # Errors
    /// Any store error.
    pub fn meetings_in(&self, stream: StreamId) -> Result<Vec<MeetingRow>, ReplicaError> {
        self.meetings_of(stream.trail())
    }

    /// What kind of stream it is; `None` when it is not here or of a newer app's kind.
    ///
    /// # Errors
    /// Any store error.
    pub fn stream_kind(&self, stream: StreamId) -> Result<Option<StreamKind>, ReplicaError> {
        let code: Option<String> = self
            .db
            .prepare_cached("SELECT kind FROM stream WHERE id = ?1")?
            .query_row([stream.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(code.and_then(|code| StreamKind::from_code(&code)))
    }

    /// How to call what a stream is about: the participant or the employer; empty for the own workspace.
    ///
    /// # Errors
    /// Any store error.
    pub fn title_of_stream(&self, stream: StreamId) -> Result<String, ReplicaError> {
        let name: Option<Option<String>> = self
            .db
            .prepare_cached("SELECT json_extract(fields, '$.name') FROM record WHERE id = ?1 AND kind = 'employer'")?
            .query_row([stream.as_bytes()], |row| row.get(0))
            .optional()?;
        match name {
            Some(name) => Ok(name.unwrap_or_default()),
            None => self.title_of(stream.trail()),
        }
    }

    /// The stream of the employer with an organisation number, if it is here; the oldest where there are several.
    ///
    /// # Errors
    /// Any store error.
    pub fn employer_with(&self, org_number: &str) -> Result<Option<StreamId>, ReplicaError> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT trail FROM record WHERE kind = 'employer' AND json_extract(fields, '$.org_number') = ?1 \
                 ORDER BY created_at, id LIMIT 1",
            )?
            .query_row([org_number], |row| row.get(0))
            .optional()?
            .map(StreamId::from_bytes))
    }

    /// Whether a record is here.
    ///
    /// # Errors
    /// Any store error.
    pub fn has_document(&self, id: DocumentId) -> Result<bool, ReplicaError> {
        Ok(self
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM document WHERE id = ?1)")?
            .query_row([id.as_bytes()], |row| row.get(0))?)
    }

    /// Contacts with each employer, or with one; what lies ahead, was called off or is marked as not wanted does not
    /// count.
    pub(crate) fn count_contacts(
        &self,
        of: Option<StreamId>,
    ) -> Result<BTreeMap<StreamId, ContactTally>, ReplicaError> {
        let me = self.identity()?.user;
        let (one, narrowed) = match &of {
            Some(stream) => (stream.as_bytes().as_slice(), "AND m.trail = ?2"),
            None => (&[][..], "AND ?2 = x''"),
        };
        // Of marks and meetings the person is the first who signed; a call is of whoever logged it.
        let mut statement = self.db.prepare_cached(&format!(
            "WITH contact (stream, document, at) AS ( \
               SELECT m.trail, m.id, ifnull(unixepoch(json_extract(m.fields, '$.at')), 0) * 1000 FROM record m \
               WHERE m.kind IN ('contact_mark', 'employer_log') AND m.discarded = 0 \
               AND ifnull(json_extract(m.fields, '$.status'), '') NOT IN ('cancelled', 'planned') {narrowed} \
               UNION ALL \
               SELECT m.trail, m.id, m.at FROM meeting m JOIN stream s ON s.id = m.trail WHERE s.kind = 'employer' \
               AND m.status NOT IN ('cancelled', 'planned') AND m.undone = 0 {narrowed}) \
             SELECT c.stream, count(*), max(c.at), sum(?1 = (SELECT e.author FROM envelope_document d \
               JOIN envelope e ON e.id = d.envelope WHERE d.document = c.document ORDER BY e.id LIMIT 1)) \
             FROM contact c GROUP BY c.stream"
        ))?;
        let rows = statement.query_map((me.as_bytes(), one), |row| {
            let last = Timestamp::from_millis(row.get(2)?);
            let tally = ContactTally { team: row.get(1)?, own: row.get(3)?, last_at: Some(last) };
            Ok((StreamId::from_bytes(row.get(0)?), tally))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The organisation number of each employer that is here, by its stream.
    ///
    /// # Errors
    /// Any store error.
    pub fn employer_numbers(&self) -> Result<BTreeMap<StreamId, String>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT trail, json_extract(fields, '$.org_number') FROM record \
             WHERE kind = 'employer' AND json_extract(fields, '$.org_number') IS NOT NULL",
        )?;
        let rows = statement.query_map([], |row| Ok((StreamId::from_bytes(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every employer's stream.
    ///
    /// # Errors
    /// Any store error.
    pub fn employer_streams(&self) -> Result<Vec<StreamId>, ReplicaError> {
        let mut statement = self.db.prepare_cached("SELECT id FROM stream WHERE kind = 'employer' ORDER BY id")?;
        let ids = statement.query_map([], |row| Ok(StreamId::from_bytes(row.get(0)?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Employer meetings in trails that name an employer and are not undone, with its organisation number.
    ///
    /// # Errors
    /// Any store error.
    pub fn employer_meetings(&self) -> Result<Vec<(MeetingId, String)>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, employer FROM meeting WHERE kind = 'employer' AND employer <> '' AND undone = 0 ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| Ok((MeetingId::from_bytes(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Meetings in which somebody else's work met this laptop's since their marks were derived.
    ///
    /// # Errors
    /// Any store error.
    pub fn meetings_to_mark(&self) -> Result<Vec<MeetingId>, ReplicaError> {
        let mut statement = self.db.prepare_cached("SELECT meeting FROM mark_due ORDER BY meeting")?;
        let ids = statement.query_map([], |row| Ok(MeetingId::from_bytes(row.get(0)?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Notes that the marks of these meetings are in step.
    ///
    /// # Errors
    /// Any store error.
    pub fn forget_to_mark(&mut self, meetings: &[MeetingId]) -> Result<(), ReplicaError> {
        let tx = self.db.transaction()?;
        for id in meetings {
            tx.prepare_cached("DELETE FROM mark_due WHERE meeting = ?1")?.execute([id.as_bytes()])?;
        }
        Ok(tx.commit()?)
    }

    /// What kind each stream here is; those of a newer app's kind are left out.
    ///
    /// # Errors
    /// Any store error.
    pub fn stream_kinds(&self) -> Result<BTreeMap<StreamId, StreamKind>, ReplicaError> {
        let mut statement = self.db.prepare_cached("SELECT id, kind FROM stream")?;
        let rows = statement.query_map([], |row| Ok((StreamId::from_bytes(row.get(0)?), row.get::<_, String>(1)?)))?;
        let kinds = rows.filter_map(|row| row.map(|(id, code)| Some((id, StreamKind::from_code(&code)?))).transpose());
        Ok(kinds.collect::<Result<_, _>>()?)
    }

    /// Names of the participant of one trail: as written by the specialist and as the register has it.
    ///
    /// # Errors
    /// Any store error.
    pub fn names_of(&self, trail: StreamId) -> Result<Vec<String>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT name FROM trail WHERE id = ?1 AND name <> '' UNION \
             SELECT person_name FROM stream WHERE id = ?1 AND person_name <> ''",
        )?;
        let names = statement.query_map([trail.as_bytes()], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Names of every participant here: as written by the specialist and as the register has them.
    ///
    /// # Errors
    /// Any store error.
    pub fn participant_names(&self) -> Result<Vec<String>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT name FROM trail WHERE name <> '' UNION \
             SELECT person_name FROM stream WHERE kind = 'trail' AND person_name <> ''",
        )?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }
}
