//! Rows of what is not in a log: held and quarantined envelopes, and answers that were not given yet.

use super::{Keys, StoreError, len_sql, of_sql, to_sql};
use crate::reason::Reason;
use rusqlite::{Connection, OptionalExtension, params};
use worktrail_crypto::{open, seal};
use worktrail_domain::{DeviceId, StreamId, Timestamp};
use worktrail_sync::{EnvelopeHash, Frame};

/// How many replies carry a late answer.
///
/// A reply can be lost after it was made, and there is no acknowledgement; a device that has missed five in a
/// row asks again by handing the envelope in again.
const REPLIES_MAX: u32 = 5;

/// Most late answers in one reply.
const LATE_MAX: u32 = 1_000;

/// One envelope in quarantine.
pub(crate) struct Kept {
    pub(crate) hash: EnvelopeHash,
    pub(crate) device: DeviceId,
    /// The stream it claims; `None` when it could not be read.
    pub(crate) stream: Option<StreamId>,
    pub(crate) device_seq: u64,
    /// Stable code of the reason.
    pub(crate) reason: String,
    /// Its size.
    pub(crate) bytes: u64,
    pub(crate) received_at: Timestamp,
    pub(crate) frame: Frame,
}

/// An envelope to set aside. An empty reason means held.
pub(crate) struct Aside<'a> {
    pub(crate) device: DeviceId,
    pub(crate) hash: EnvelopeHash,
    pub(crate) stream: Option<StreamId>,
    pub(crate) device_seq: u64,
    /// Its device's chain reaches it without a gap, so what follows it need not wait for it.
    pub(crate) chained: bool,
    pub(crate) reason: &'a str,
    pub(crate) frame: &'a Frame,
}

/// Where an envelope stands in its device's chain although it is in no log.
pub(crate) struct Link {
    pub(crate) stream: StreamId,
    pub(crate) device_seq: u64,
}

/// The place of an envelope that is set aside and that the device's chain reaches.
pub(crate) fn link(conn: &Connection, device: DeviceId, hash: &EnvelopeHash) -> Result<Option<Link>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT stream, device_seq FROM set_aside WHERE device = ?1 AND hash = ?2 AND chained = 1")?
        .query_row(params![device.as_bytes(), hash], |row| {
            Ok(Link { stream: StreamId::from_bytes(row.get(0)?), device_seq: of_sql(row.get(1)?) })
        })
        .optional()?)
}

/// Notes that the device's chain reaches an envelope that is set aside.
pub(crate) fn chain(conn: &Connection, device: DeviceId, hash: &EnvelopeHash) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE set_aside SET chained = 1 WHERE device = ?1 AND hash = ?2 AND chained = 0")?
        .execute(params![device.as_bytes(), hash])?;
    Ok(())
}

/// The reason an envelope of a device is set aside for; empty when held; `None` when it is not set aside.
pub(crate) fn reason_of(
    conn: &Connection,
    device: DeviceId,
    hash: &EnvelopeHash,
) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT reason FROM set_aside WHERE device = ?1 AND hash = ?2")?
        .query_row(params![device.as_bytes(), hash], |row| row.get(0))
        .optional()?)
}

/// Sets an envelope aside, or changes what it is set aside for.
pub(crate) fn put(conn: &Connection, keys: &Keys, new: &Aside<'_>, now: Timestamp) -> Result<(), StoreError> {
    let plain = postcard::to_stdvec(new.frame).map_err(|_| StoreError::Damaged("envelope"))?;
    conn.prepare_cached(
        "INSERT INTO set_aside (device, hash, stream, device_seq, reason, bytes, received_at, sealed, chained) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (device, hash) \
         DO UPDATE SET reason = excluded.reason, sealed = excluded.sealed, chained = excluded.chained",
    )?
    .execute(params![
        new.device.as_bytes(),
        new.hash,
        new.stream.map_or_else(Vec::new, |stream| stream.as_bytes().to_vec()),
        to_sql(new.device_seq),
        new.reason,
        len_sql(&plain),
        now.millis(),
        seal(&keys.set_aside, &place(new.device, &new.hash), &plain)?,
        new.chained
    ])?;
    Ok(())
}

pub(crate) fn remove(conn: &Connection, device: DeviceId, hash: &EnvelopeHash) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM set_aside WHERE device = ?1 AND hash = ?2")?
        .execute(params![device.as_bytes(), hash])?;
    Ok(())
}

/// Number and bytes of what a device has set aside.
pub(crate) fn load_of(conn: &Connection, device: DeviceId) -> Result<(u64, u64), StoreError> {
    Ok(conn
        .prepare_cached("SELECT count(*), coalesce(sum(bytes), 0) FROM set_aside WHERE device = ?1")?
        .query_row([device.as_bytes()], |row| Ok((of_sql(row.get(0)?), of_sql(row.get(1)?))))?)
}

/// Held envelopes of a stream, each device's in the order it made them.
pub(crate) fn held(
    conn: &Connection,
    keys: &Keys,
    stream: StreamId,
    max: u32,
) -> Result<Vec<(DeviceId, EnvelopeHash, Frame)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT device, hash, sealed FROM set_aside WHERE stream = ?1 AND reason = '' ORDER BY device, device_seq LIMIT ?2",
    )?;
    let mut rows = statement.query(params![stream.as_bytes(), max])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (device, hash) = (DeviceId::from_bytes(row.get(0)?), row.get::<_, EnvelopeHash>(1)?);
        found.push((device, hash, unsealed(keys, device, &hash, &row.get::<_, Vec<u8>>(2)?)?));
    }
    Ok(found)
}

fn unsealed(keys: &Keys, device: DeviceId, hash: &EnvelopeHash, sealed: &[u8]) -> Result<Frame, StoreError> {
    let plain = open(&keys.set_aside, &place(device, hash), sealed)?;
    postcard::from_bytes(&plain).map_err(|_| StoreError::Damaged("envelope"))
}

fn place(device: DeviceId, hash: &EnvelopeHash) -> Vec<u8> {
    [b"worktrail server set aside v1".as_slice(), device.as_bytes(), hash].concat()
}

/// Everything in quarantine, oldest first.
pub(crate) fn quarantine(conn: &Connection, keys: &Keys) -> Result<Vec<Kept>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT hash, device, stream, device_seq, reason, bytes, received_at, sealed FROM set_aside WHERE reason <> '' \
         ORDER BY received_at, device, device_seq, hash",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (hash, device) = (row.get::<_, EnvelopeHash>(0)?, DeviceId::from_bytes(row.get(1)?));
        found.push(Kept {
            hash,
            device,
            stream: <[u8; 16]>::try_from(row.get::<_, Vec<u8>>(2)?).ok().map(StreamId::from_bytes),
            device_seq: of_sql(row.get(3)?),
            reason: row.get(4)?,
            bytes: of_sql(row.get(5)?),
            received_at: Timestamp::from_millis(row.get(6)?),
            frame: unsealed(keys, device, &hash, &row.get::<_, Vec<u8>>(7)?)?,
        });
    }
    Ok(found)
}

pub(crate) fn held_count(conn: &Connection) -> Result<u64, StoreError> {
    Ok(conn.query_row("SELECT count(*) FROM set_aside WHERE reason = ''", [], |row| row.get(0).map(of_sql))?)
}

/// How many envelopes are in quarantine that nobody has turned away.
pub(crate) fn waiting_count(conn: &Connection) -> Result<u64, StoreError> {
    let count = conn
        .prepare_cached("SELECT count(*) FROM set_aside WHERE reason NOT IN ('', ?1)")?
        .query_row([Reason::TurnedAway.code()], |row| row.get(0).map(of_sql))?;
    Ok(count)
}

/// Notes that a device is to be told what became of an envelope it was told to be held.
pub(crate) fn owe_receipt(conn: &Connection, device: DeviceId, hash: &EnvelopeHash) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO late_receipt (device, hash) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![device.as_bytes(), hash],
    )?;
    Ok(())
}

pub(crate) fn owed_receipts(conn: &Connection, device: DeviceId) -> Result<Vec<EnvelopeHash>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT hash FROM late_receipt WHERE device = ?1 ORDER BY hash LIMIT ?2")?;
    let rows = statement.query_map(params![device.as_bytes(), LATE_MAX], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a device is to be told a stream's new facts.
pub(crate) fn owe_facts(conn: &Connection, device: DeviceId, stream: StreamId) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO late_facts (device, stream) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET replies = 0",
        params![device.as_bytes(), stream.as_bytes()],
    )?;
    Ok(())
}

/// Takes back what was owed of a stream to anybody.
pub(crate) fn forget_facts(conn: &Connection, stream: StreamId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM late_facts WHERE stream = ?1", [stream.as_bytes()])?;
    Ok(())
}

pub(crate) fn owed_facts(conn: &Connection, device: DeviceId) -> Result<Vec<StreamId>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT stream FROM late_facts WHERE device = ?1 ORDER BY stream LIMIT ?2")?;
    let rows =
        statement.query_map(params![device.as_bytes(), LATE_MAX], |row| Ok(StreamId::from_bytes(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Counts one more reply for what [`owed_receipts`] and [`owed_facts`] gave.
pub(crate) fn count_reply(conn: &Connection, device: DeviceId) -> Result<(), StoreError> {
    for (table, key) in [("late_receipt", "hash"), ("late_facts", "stream")] {
        conn.execute(
            &format!(
                "UPDATE {table} SET replies = replies + 1 WHERE device = ?1 AND {key} IN \
                 (SELECT {key} FROM {table} WHERE device = ?1 ORDER BY {key} LIMIT ?2)"
            ),
            params![device.as_bytes(), LATE_MAX],
        )?;
        conn.execute(
            &format!("DELETE FROM {table} WHERE device = ?1 AND replies >= ?2"),
            params![device.as_bytes(), REPLIES_MAX],
        )?;
    }
    Ok(())
}
