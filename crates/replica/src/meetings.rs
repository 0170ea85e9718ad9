//! Meetings as lists, calendars, figures and rules read them. Undone ones are shown only where they are asked for by id.

use crate::{
    ReplicaError,
    open::Replica,
    outbox::Unsent,
    query::{EVENTS_MAX, title_in},
    remembered::CountedMeetings,
    texts::meeting_text,
    view::{MeetingRow, TimelineEntry},
};
use rusqlite::{Row, ToSql};
use std::collections::{BTreeMap, btree_map::Entry};
use worktrail_domain::{
    Channel, Language, MeetingId, MeetingKind, MeetingStatus, StreamKind, Timestamp, TrailId, UserId,
    meetings::{DecisionMaker, ReminderFacts, SubCategory, is_reminder_wanted},
};

/// Whose a meeting is: of who held it, and before that of the trail's owner; one about no participant is of who has it.
macro_rules! owner_sql {
    () => {
        "CASE WHEN m.held_by <> x'' AND (m.status IN ('completed', 'no_show') OR m.kind = 'employer_only') \
         THEN m.held_by ELSE ifnull(s.owner, x'') END"
    };
}

/// The newest reservation decides about SMS, and is looked up only where a reminder may be wanted.
const MEETING_SQL: &str = concat!(
    "SELECT m.id, m.trail, t.name, s.person_name, t.national_id, m.kind, m.at, m.minutes, \
     m.channel, m.place, m.status, m.subject, m.employer, m.employer_name, m.travel_to, m.travel_from, m.excerpt, \
     m.conflicts, m.sub_category, m.decision_maker, m.participant_attends, m.employer_contact, m.institution, \
     m.institution_contact, m.in_the_field, m.cancel_reason, m.undone, m.undone_reason, m.reminded_for, ",
    owner_sql!(),
    ", CASE WHEN m.status = 'planned' THEN ifnull((SELECT json_extract(r.fields, '$.reserved') FROM record r \
     WHERE r.trail = m.trail AND r.kind = 'sms_reservation' AND r.discarded = 0 \
     ORDER BY json_extract(r.fields, '$.changed_at') DESC LIMIT 1), '') = 'true' ELSE 0 END, ifnull(s.kind, 'trail') \
     FROM meeting m LEFT JOIN trail t ON t.id = m.trail LEFT JOIN stream s ON s.id = m.trail"
);

/// How many meetings there are, by the trail or whatever else they are in and by whose they are.
const MEETING_COUNT_SQL: &str = concat!(
    "SELECT m.trail, ifnull(s.kind, 'trail'), ",
    owner_sql!(),
    " AS owner, count(*) FROM meeting m LEFT JOIN stream s ON s.id = m.trail"
);

/// Where [`MEETING_SQL`] gives whose the meeting is.
const OWNER: usize = 29;

/// Which meetings a list shows, and in which order.
pub struct MeetingList<'a> {
    /// They start at the one time or later, and before the other.
    pub between: (Timestamp, Timestamp),
    /// Codes of their kinds; any when empty.
    pub kinds: &'a [&'a str],
    /// Codes of their statuses; any when empty.
    pub statuses: &'a [&'a str],
    /// The latest comes first.
    pub latest_first: bool,
    /// No more than so many are read.
    pub first: usize,
}

impl Replica {
    /// Meetings that start in `from..to`, by time.
    ///
    /// # Errors
    /// Any store error.
    pub fn meetings_between(&self, from: Timestamp, to: Timestamp) -> Result<Vec<MeetingRow>, ReplicaError> {
        self.meeting_rows(
            "WHERE m.at >= ?1 AND m.at < ?2 AND m.undone = 0 ORDER BY m.at, m.id",
            &[&from.millis(), &to.millis()],
        )
    }

    /// The first meetings of a list, at most `list.first`, and how many there are in all. `wanted` is told of which
    /// trail a meeting is, if any, and whether it is one's own.
    ///
    /// # Errors
    /// Any store error.
    pub fn meetings_listed(
        &self,
        list: &MeetingList<'_>,
        wanted: impl Fn(Option<TrailId>, bool) -> bool,
    ) -> Result<(Vec<MeetingRow>, usize), ReplicaError> {
        let (from, to) = (list.between.0.millis(), list.between.1.millis());
        let mut params: Vec<&dyn ToSql> = vec![&from, &to];
        let mut tail = "WHERE m.at >= ?1 AND m.at < ?2 AND m.undone = 0".to_owned();
        for (column, codes) in [("m.kind", list.kinds), ("m.status", list.statuses)] {
            if !codes.is_empty() {
                let places: Vec<String> =
                    (1..=codes.len()).map(|number| format!("?{}", params.len() + number)).collect();
                tail.push_str(&format!(" AND {column} IN ({})", places.join(", ")));
                params.extend(codes.iter().map(|code| {
                    let code: &dyn ToSql = code;
                    code
                }));
            }
        }
        let order = if list.latest_first { "DESC" } else { "ASC" };
        let ordered = format!("{tail} ORDER BY m.at {order}, m.id {order}");
        let rows = self.meeting_rows_of(&ordered, &params, list.first, |row| wanted(row.trail, row.mine))?;
        // A list that was not cut says itself how long it is.
        let is_whole = rows.len() < list.first;
        if is_whole {
            let count = rows.len();
            return Ok((rows, count));
        }
        let asked = format!("{from} {to} {:?} {:?}", list.kinds, list.statuses);
        let counted = self.counted_meetings(asked, || self.count_meetings(&tail, &params))?;
        let count = counted.iter().filter(|part| wanted(part.trail, part.mine)).map(|part| part.count).sum();
        Ok((rows, count))
    }

    /// Counts meetings without reading what they say.
    fn count_meetings(&self, tail: &str, params: &[&dyn ToSql]) -> Result<Vec<CountedMeetings>, ReplicaError> {
        let me = self.identity.as_ref().map(|identity| identity.user);
        let mut statement = self.db.prepare_cached(&format!("{MEETING_COUNT_SQL} {tail} GROUP BY m.trail, owner"))?;
        let parts = statement.query_map(params, |row| {
            let in_trail = row.get::<_, String>(1)? == StreamKind::Trail.code();
            Ok(CountedMeetings {
                trail: in_trail.then_some(TrailId::from_bytes(row.get(0)?)),
                mine: is_mine(&row.get::<_, Vec<u8>>(2)?, me),
                count: usize::try_from(row.get::<_, u32>(3)?).unwrap_or(usize::MAX),
            })
        })?;
        Ok(parts.collect::<Result<_, _>>()?)
    }

    /// Planned meetings before `before`, newest first, at most `limit`.
    ///
    /// # Errors
    /// Any store error.
    pub fn meetings_left_open(&self, before: Timestamp, limit: u32) -> Result<Vec<MeetingRow>, ReplicaError> {
        self.meeting_rows(
            "WHERE m.status = 'planned' AND m.at < ?1 AND m.undone = 0 ORDER BY m.at DESC LIMIT ?2",
            &[&before.millis(), &limit],
        )
    }

    /// All meetings of a trail, by time.
    ///
    /// # Errors
    /// Any store error.
    pub fn meetings_of(&self, trail: TrailId) -> Result<Vec<MeetingRow>, ReplicaError> {
        self.meeting_rows("WHERE m.trail = ?1 AND m.undone = 0 ORDER BY m.at, m.id", &[&trail.as_bytes().as_slice()])
    }

    /// The latest meeting of a trail that was held before a time: of this employer where there was one, else of whom so
    /// ever.
    ///
    /// # Errors
    /// Any store error.
    pub fn last_held_before(
        &self,
        trail: TrailId,
        before: Timestamp,
        employer: &str,
    ) -> Result<Option<MeetingRow>, ReplicaError> {
        let rows = self.meeting_rows(
            "WHERE m.trail = ?1 AND m.status = 'completed' AND m.at < ?2 AND m.undone = 0 \
             ORDER BY m.employer = ?3 AND m.employer <> '' DESC, m.at DESC, m.id DESC LIMIT 1",
            &[&trail.as_bytes().as_slice(), &before.millis(), &employer],
        )?;
        Ok(rows.into_iter().next())
    }

    /// One meeting, undone or not.
    ///
    /// # Errors
    /// [`ReplicaError::UnknownId`] when it is not here.
    pub fn meeting_row(&self, id: MeetingId) -> Result<MeetingRow, ReplicaError> {
        self.meeting_rows("WHERE m.id = ?1", &[&id.as_bytes().as_slice()])?.pop().ok_or(ReplicaError::UnknownId)
    }

    fn meeting_rows(&self, tail: &str, params: &[&dyn ToSql]) -> Result<Vec<MeetingRow>, ReplicaError> {
        self.meeting_rows_of(tail, params, usize::MAX, |_| true)
    }

    /// The first rows that are wanted; those after them are not read.
    fn meeting_rows_of(
        &self,
        tail: &str,
        params: &[&dyn ToSql],
        first: usize,
        wanted: impl Fn(&MeetingRow) -> bool,
    ) -> Result<Vec<MeetingRow>, ReplicaError> {
        let unsent = self.unsent()?;
        let me = self.identity.as_ref().map(|identity| identity.user);
        let mut statement = self.db.prepare_cached(&format!("{MEETING_SQL} {tail}"))?;
        let rows =
            statement.query_map(params, |row| Ok((meeting(row, &unsent, me, self.language)?, row.get(OWNER)?)))?;
        let mut found: Vec<(MeetingRow, Vec<u8>)> = rows
            .filter(|row| row.as_ref().map_or(true, |(row, _)| wanted(row)))
            .take(first)
            .collect::<Result<_, rusqlite::Error>>()?;
        // A handful of colleagues own what is not one's own: each is looked up once.
        let mut names: BTreeMap<UserId, String> = BTreeMap::new();
        for (row, owner) in found.iter_mut().filter(|(row, _)| !row.mine) {
            let Ok(user) = <[u8; 16]>::try_from(owner.as_slice()).map(UserId::from_bytes) else { continue };
            let name = match names.entry(user) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(self.user_name(user)?.unwrap_or_default()),
            };
            row.holder.clone_from(name);
        }
        Ok(found.into_iter().map(|(row, _)| row).collect())
    }

    /// Meetings of a trail that were undone, taken back or given another kind.
    pub(crate) fn meeting_events(&self, trail: TrailId) -> Result<Vec<TimelineEntry>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT e.at, e.command, m.subject, ifnull(d.user_name, '') FROM envelope e \
             JOIN envelope_document l ON l.envelope = e.id JOIN meeting m ON m.id = l.document \
             LEFT JOIN device d ON d.id = e.device WHERE e.stream = ?1 AND e.state <> 5 \
             AND (e.command IN ('meeting.undo', 'meeting.restore') OR e.command LIKE 'meeting.correct/%') \
             ORDER BY e.at DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((trail.stream().as_bytes(), EVENTS_MAX), |row| {
            let text = meeting_text(&row.get::<_, String>(1)?, &row.get::<_, String>(2)?).of(self.language);
            Ok(TimelineEntry::Event {
                at: Timestamp::from_millis(row.get(0)?),
                text,
                author: row.get(3)?,
                merged: false,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Until the server has told, a trail made here is the maker's.
fn is_mine(owner: &[u8], me: Option<UserId>) -> bool {
    owner.is_empty() || me.is_some_and(|me| me.as_bytes().as_slice() == owner)
}

fn meeting(row: &Row<'_>, unsent: &Unsent, me: Option<UserId>, language: Language) -> rusqlite::Result<MeetingRow> {
    let id = MeetingId::from_bytes(row.get(0)?);
    let text =
        |place: usize| Ok::<_, rusqlite::Error>(Some(row.get::<_, String>(place)?).filter(|text| !text.is_empty()));
    let owner: Vec<u8> = row.get(OWNER)?;
    let in_trail = row.get::<_, String>(31)? == StreamKind::Trail.code();
    let employer_name: String = row.get(13)?;
    let mut found = MeetingRow {
        id,
        trail: in_trail.then_some(TrailId::from_bytes(row.get(1)?)),
        trail_title: if in_trail { title_in(row, 2, language)? } else { employer_name.clone() },
        kind: MeetingKind::from_code(&row.get::<_, String>(5)?),
        at: Timestamp::from_millis(row.get(6)?),
        minutes: row.get(7)?,
        channel: Channel::from_code(&row.get::<_, String>(8)?),
        place: row.get(9)?,
        status: MeetingStatus::from_code(&row.get::<_, String>(10)?),
        subject: row.get(11)?,
        employer: text(12)?,
        employer_name,
        employer_contact: row.get(21)?,
        decision_maker: text(19)?.map(|code| DecisionMaker::from_code(&code)),
        sub_category: text(18)?.map(|code| SubCategory::from_code(&code)),
        participant_attends: row.get(20)?,
        institution: row.get(22)?,
        institution_contact: row.get(23)?,
        travel_to: row.get(14)?,
        travel_from: row.get(15)?,
        in_the_field: row.get(24)?,
        cancel_reason: row.get(25)?,
        undone: row.get(26)?,
        undone_reason: row.get(27)?,
        mine: is_mine(&owner, me),
        holder: String::new(),
        reminder_wanted: false,
        excerpt: row.get(16)?,
        unsent: unsent.documents.contains(&id.document()),
        conflicts: row.get(17)?,
    };
    found.reminder_wanted = !found.undone
        && is_reminder_wanted(&ReminderFacts {
            kind: found.kind,
            participant_ticked: found.participant_attends,
            status: found.status,
            at: found.at,
            reminded_for: row.get::<_, Option<i64>>(28)?.map(Timestamp::from_millis),
            reserved: row.get(30)?,
        });
    Ok(found)
}
