//! Rows of streams: kind, head, owner, data key, and what the registers said.

use super::{Keys, StoreError, accounts, accounts::Relation, of_sql};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;
use worktrail_crypto::{SecretKey, open, seal};
use worktrail_domain::{Caseload, Date, StreamId, StreamKind, TeamId, Timestamp, UserId};
use worktrail_sync::{PersonFacts, Standing, StreamFacts};

/// Epoch of every stream until its history is rewritten.
const EPOCH_FIRST: u32 = 1;

/// Standing of a trail about whose person no register has answered.
pub(crate) const UNANSWERED: &str = "register_unanswered";

/// What a pull compares with a cursor.
#[derive(Debug, Clone)]
pub(crate) struct StreamRow {
    pub(crate) id: StreamId,
    pub(crate) epoch: u32,
    pub(crate) head: u64,
    pub(crate) head_hash: [u8; 32],
    pub(crate) owner: UserId,
    pub(crate) kind: StreamKind,
    /// The team an employer belongs to; `None` for streams whose access goes by the owner.
    pub(crate) team: Option<TeamId>,
    pub(crate) log_bytes: u64,
    pub(crate) changed_at: i64,
    pub(crate) erased: bool,
}

/// Where a stream belongs: what decides who may have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) kind: StreamKind,
    pub(crate) owner: UserId,
    /// The team of an employer; `None` where access goes by the owner.
    pub(crate) team: Option<TeamId>,
}

impl Place {
    /// Where a trail of an owner belongs.
    pub(crate) const fn trail_of(owner: UserId) -> Self {
        Self { kind: StreamKind::Trail, owner, team: None }
    }
}

impl StreamRow {
    pub(crate) const fn place(&self) -> Place {
        Place { kind: self.kind, owner: self.owner, team: self.team }
    }
}

/// What the register check looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonRow {
    pub(crate) person_hash: Vec<u8>,
    /// Empty: confirmed; [`UNANSWERED`]: provisional; else the reason it is refused for.
    pub(crate) standing: String,
    pub(crate) ended: bool,
}

const COLUMNS: &str = "stream.id, stream.epoch, stream.head, stream.head_hash, stream.owner, stream.log_bytes, \
                       stream.changed_at, stream.erased, stream.kind, stream.team";

fn stream_of(row: &Row<'_>) -> rusqlite::Result<StreamRow> {
    Ok(StreamRow {
        id: StreamId::from_bytes(row.get(0)?),
        epoch: row.get(1)?,
        head: of_sql(row.get(2)?),
        head_hash: row.get(3)?,
        owner: UserId::from_bytes(row.get(4)?),
        log_bytes: of_sql(row.get(5)?),
        changed_at: row.get(6)?,
        erased: row.get(7)?,
        // The column allows no other code.
        kind: StreamKind::from_code(&row.get::<_, String>(8)?).unwrap_or(StreamKind::Trail),
        team: row.get::<_, Vec<u8>>(9)?.try_into().ok().map(TeamId::from_bytes),
    })
}

pub(crate) fn find(conn: &Connection, id: StreamId) -> Result<Option<StreamRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM stream WHERE id = ?1"))?
        .query_row([id.as_bytes()], stream_of)
        .optional()?)
}

/// Every stream that a person stands in some relation to, once per relation. The rules decide, not this query.
pub(crate) fn reach(conn: &Connection, user: UserId, today: Date) -> Result<Vec<(StreamRow, Relation)>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "WITH reach (owner, in_team, caseload) AS ( \
           SELECT ?1, 0, 'private' \
           UNION ALL \
           SELECT theirs.user, 1, team.caseload FROM team_member AS mine \
           JOIN team ON team.id = mine.team JOIN team_member AS theirs ON theirs.team = mine.team \
           WHERE mine.user = ?1) \
         SELECT {COLUMNS}, reach.in_team, reach.caseload, stream.ended = 0 AND EXISTS ( \
           SELECT 1 FROM stream_share AS share WHERE share.user = ?1 AND share.stream = stream.id AND share.until >= ?2) \
         FROM reach JOIN stream ON stream.owner = reach.owner WHERE stream.team = x'' \
         UNION ALL \
         SELECT {COLUMNS}, 1, team.caseload, 0 FROM team_member JOIN team ON team.id = team_member.team \
         JOIN stream ON stream.team = team.id WHERE team_member.user = ?1"
    ))?;
    let rows = statement.query_map(params![user.as_bytes(), today.to_string()], |row| {
        Ok((stream_of(row)?, row.get::<_, bool>(10)?, row.get::<_, String>(11)?, row.get::<_, bool>(12)?))
    })?;
    rows.map(|row| {
        let (stream, in_team, caseload, shared) = row?;
        let is_owner = stream.team.is_none() && stream.owner == user;
        let caseload: Caseload = accounts::caseload_of(&caseload)?;
        Ok((stream, Relation { is_owner, in_team, caseload, shared }))
    })
    .collect()
}

/// Makes a stream with a fresh data key and an empty log.
pub(crate) fn insert(
    conn: &Connection,
    keys: &Keys,
    id: StreamId,
    place: Place,
    now: Timestamp,
) -> Result<(), StoreError> {
    let wrapped = seal(&keys.streams, &key_place(id), SecretKey::generate()?.expose().as_slice())?;
    conn.execute(
        "INSERT INTO stream (id, epoch, head, head_hash, owner, log_bytes, changed_at, wrapped_key, made_at, \
         kind, team) VALUES (?1, ?2, 0, zeroblob(32), ?3, 0, ?4, ?5, ?4, ?6, ?7)",
        params![
            id.as_bytes(),
            EPOCH_FIRST,
            place.owner.as_bytes(),
            now.millis(),
            wrapped,
            place.kind.code(),
            place.team.as_ref().map_or(&[][..], |team| team.as_bytes().as_slice()),
        ],
    )?;
    Ok(())
}

/// Gives a stream to another owner.
pub(crate) fn set_owner(conn: &Connection, id: StreamId, owner: UserId) -> Result<(), StoreError> {
    conn.execute("UPDATE stream SET owner = ?2 WHERE id = ?1", [id.as_bytes(), owner.as_bytes()])?;
    Ok(())
}

/// The streams of an owner that are ended, or those that are not.
pub(crate) fn owned(conn: &Connection, owner: UserId, ended: bool) -> Result<Vec<StreamId>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM stream WHERE owner = ?1 AND kind = 'trail' AND ended = ?2 AND erased = 0 ORDER BY id",
    )?;
    let rows = statement.query_map(params![owner.as_bytes(), ended], |row| Ok(StreamId::from_bytes(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The stream's data key. It is gone for good once the stream is erased.
pub(crate) fn data_key(conn: &Connection, keys: &Keys, id: StreamId) -> Result<SecretKey, StoreError> {
    let wrapped: Vec<u8> = conn
        .prepare_cached("SELECT wrapped_key FROM stream WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))?;
    Ok(SecretKey::from_slice(&open(&keys.streams, &key_place(id), &wrapped)?)?)
}

fn key_place(id: StreamId) -> Vec<u8> {
    [b"worktrail server stream key v1".as_slice(), id.as_bytes()].concat()
}

fn person_place(id: StreamId) -> Vec<u8> {
    [b"worktrail server person facts v1".as_slice(), id.as_bytes()].concat()
}

/// What the server knows of a stream beside its log.
pub(crate) fn facts(conn: &Connection, key: &SecretKey, id: StreamId) -> Result<StreamFacts, StoreError> {
    let (owner, standing, sealed): ([u8; 16], String, Vec<u8>) = conn
        .prepare_cached("SELECT owner, standing, person FROM stream WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let person = if sealed.is_empty() {
        None
    } else {
        let plain = open(key, &person_place(id), &sealed)?;
        Some(postcard::from_bytes(&plain).map_err(|_| StoreError::Damaged("person facts"))?)
    };
    let standing = match standing.as_str() {
        "" => Standing::Confirmed,
        UNANSWERED => Standing::Provisional,
        _ => Standing::Refused { reason: standing },
    };
    Ok(StreamFacts { owner: UserId::from_bytes(owner), standing, person })
}

pub(crate) fn person(conn: &Connection, id: StreamId) -> Result<PersonRow, StoreError> {
    Ok(conn
        .prepare_cached("SELECT person_hash, standing, ended FROM stream WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| {
            Ok(PersonRow { person_hash: row.get(0)?, standing: row.get(1)?, ended: row.get(2)? })
        })?)
}

pub(crate) fn set_person(conn: &Connection, id: StreamId, person: &PersonRow) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE stream SET person_hash = ?2, standing = ?3, ended = ?4 WHERE id = ?1",
        params![id.as_bytes(), person.person_hash, person.standing, person.ended],
    )?;
    Ok(())
}

/// Keeps what the register said, and whether the stream is sealed because of it.
pub(crate) fn set_person_facts(
    conn: &Connection,
    key: &SecretKey,
    id: StreamId,
    person: Option<&PersonFacts>,
    is_sealed: bool,
) -> Result<(), StoreError> {
    let sealed = match person {
        Some(person) => {
            let plain = postcard::to_stdvec(person).map_err(|_| StoreError::Damaged("person facts"))?;
            seal(key, &person_place(id), &plain)?
        }
        None => Vec::new(),
    };
    conn.execute(
        "UPDATE stream SET person = ?2, sealed = ?3 WHERE id = ?1",
        params![id.as_bytes(), sealed, is_sealed],
    )?;
    Ok(())
}

/// Whether a stream is on no laptop, because its person must not be in this tool.
pub(crate) fn is_sealed(conn: &Connection, id: StreamId) -> Result<bool, StoreError> {
    Ok(conn.prepare_cached("SELECT sealed FROM stream WHERE id = ?1")?.query_row([id.as_bytes()], |row| row.get(0))?)
}

/// Every sealed stream; there are few.
pub(crate) fn sealed(conn: &Connection) -> Result<BTreeSet<StreamId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id FROM stream WHERE sealed = 1")?;
    let ids = statement.query_map([], |row| Ok(StreamId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Trails of a person, oldest first.
pub(crate) fn of_person(conn: &Connection, person_hash: &[u8]) -> Result<Vec<StreamId>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id FROM stream WHERE person_hash = ?1 AND erased = 0 ORDER BY made_at, id")?;
    let ids = statement.query_map([person_hash], |row| Ok(StreamId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Trails whose person is known, in the order of their ids: at most so many after a given one.
pub(crate) fn with_person_after(
    conn: &Connection,
    after: Option<StreamId>,
    max: usize,
) -> Result<Vec<StreamId>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id FROM stream WHERE person_hash <> x'' AND erased = 0 AND id > ?1 ORDER BY id LIMIT ?2",
    )?;
    let after = after.map_or_else(Vec::new, |id| id.as_bytes().to_vec());
    let max = i64::try_from(max).unwrap_or(i64::MAX);
    let ids = statement.query_map(params![after, max], |row| Ok(StreamId::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Whether another trail of the same person is confirmed and not ended.
pub(crate) fn another_active(conn: &Connection, id: StreamId, person_hash: &[u8]) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM stream WHERE person_hash = ?2 AND person_hash <> x'' AND id <> ?1 \
             AND ended = 0 AND erased = 0 AND standing IN ('', 'register_unanswered'))",
        )?
        .query_row(params![id.as_bytes(), person_hash], |row| row.get(0))?)
}

/// The oldest trail of a person that was refused for `reason` and is not ended.
pub(crate) fn oldest_refused(
    conn: &Connection,
    person_hash: &[u8],
    reason: &str,
) -> Result<Option<StreamRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM stream WHERE person_hash = ?1 AND person_hash <> x'' AND standing = ?2 \
             AND ended = 0 AND erased = 0 ORDER BY made_at, id LIMIT 1"
        ))?
        .query_row(params![person_hash, reason], stream_of)
        .optional()?)
}
