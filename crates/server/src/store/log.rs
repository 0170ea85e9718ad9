//! Rows of the streams' logs: envelopes in order, and each device's chain.

use super::{StoreError, len_sql, of_sql, to_sql};
use rusqlite::{Connection, OptionalExtension, params};
use worktrail_crypto::{SecretKey, open, seal};
use worktrail_domain::{DeviceId, StreamId, Timestamp};
use worktrail_sync::{DeviceKey, EnvelopeHash, Frame};

/// Where an accepted envelope stands.
pub(crate) struct LogPlace {
    pub(crate) stream: StreamId,
    pub(crate) seq: u64,
    pub(crate) device: DeviceId,
    pub(crate) device_seq: u64,
}

/// An envelope about to be appended.
pub(crate) struct Appended<'a> {
    pub(crate) stream: StreamId,
    pub(crate) hash: EnvelopeHash,
    pub(crate) device: DeviceId,
    pub(crate) device_seq: u64,
    pub(crate) joint: Joint,
    pub(crate) frame: &'a Frame,
}

/// How an envelope joins its device's chain in a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    /// The newest of its device.
    End,
    /// It stood aside, and what followed it came in before it.
    Late,
    /// Another one follows the same predecessor: the device's folder was copied or restored.
    Fork,
}

pub(crate) fn find(conn: &Connection, hash: &EnvelopeHash) -> Result<Option<LogPlace>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT stream, seq, device, device_seq FROM envelope WHERE hash = ?1")?
        .query_row([hash], |row| {
            Ok(LogPlace {
                stream: StreamId::from_bytes(row.get(0)?),
                seq: of_sql(row.get(1)?),
                device: DeviceId::from_bytes(row.get(2)?),
                device_seq: of_sql(row.get(3)?),
            })
        })
        .optional()?)
}

/// Hash and end, in bytes of the log, of one envelope of a stream.
pub(crate) fn at(conn: &Connection, stream: StreamId, seq: u64) -> Result<Option<(EnvelopeHash, u64)>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT hash, log_end FROM envelope WHERE stream = ?1 AND seq = ?2")?
        .query_row(params![stream.as_bytes(), to_sql(seq)], |row| Ok((row.get(0)?, of_sql(row.get(1)?))))
        .optional()?)
}

/// Hash of the last envelope of a device in a stream.
pub(crate) fn tip(conn: &Connection, stream: StreamId, device: DeviceId) -> Result<Option<EnvelopeHash>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT tip FROM device_chain WHERE stream = ?1 AND device = ?2")?
        .query_row([stream.as_bytes(), device.as_bytes()], |row| row.get(0))
        .optional()?)
}

/// Appends an envelope under the stream's next number, which is taken in this transaction.
pub(crate) fn append(
    conn: &Connection,
    key: &SecretKey,
    new: &Appended<'_>,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let plain = postcard::to_stdvec(new.frame).map_err(|_| StoreError::Damaged("envelope"))?;
    let (seq, log_end): (i64, i64) = conn
        .prepare_cached(
            "UPDATE stream SET head = head + 1, head_hash = ?2, log_bytes = log_bytes + ?3, changed_at = ?4 \
             WHERE id = ?1 RETURNING head, log_bytes",
        )?
        .query_row(params![new.stream.as_bytes(), new.hash, len_sql(&plain), now.millis()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    conn.prepare_cached(
        "INSERT INTO envelope (stream, seq, hash, device, device_seq, log_end, received_at, sealed) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        new.stream.as_bytes(),
        seq,
        new.hash,
        new.device.as_bytes(),
        to_sql(new.device_seq),
        log_end,
        now.millis(),
        seal(key, &place(new.stream, of_sql(seq)), &plain)?
    ])?;
    // The next envelope follows the newest one of its device, which one that came late is not.
    conn.prepare_cached(
        "INSERT INTO device_chain (stream, device, tip, tip_seq) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (stream, device) \
         DO UPDATE SET tip = CASE WHEN ?5 THEN tip ELSE excluded.tip END, tip_seq = excluded.tip_seq",
    )?
    .execute(params![new.stream.as_bytes(), new.device.as_bytes(), new.hash, seq, new.joint == Joint::Late])?;
    Ok(of_sql(seq))
}

/// Frames `from ..= to` of a stream, in order; stops early, after at least one, when `plain_max` bytes are passed.
pub(crate) fn frames(
    conn: &Connection,
    key: &SecretKey,
    stream: StreamId,
    from: u64,
    to: u64,
    plain_max: usize,
) -> Result<(Vec<Frame>, usize), StoreError> {
    let mut statement = conn
        .prepare_cached("SELECT seq, sealed FROM envelope WHERE stream = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq")?;
    let mut rows = statement.query(params![stream.as_bytes(), to_sql(from), to_sql(to)])?;
    let (mut frames, mut plain_bytes) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let seq = of_sql(row.get(0)?);
        let sealed = row.get_ref(1)?.as_blob().map_err(|_| StoreError::Damaged("envelope"))?;
        let plain = open(key, &place(stream, seq), sealed)?;
        plain_bytes += plain.len();
        if plain_bytes > plain_max && !frames.is_empty() {
            plain_bytes -= plain.len();
            break;
        }
        frames.push(postcard::from_bytes(&plain).map_err(|_| StoreError::Damaged("envelope"))?);
    }
    Ok((frames, plain_bytes))
}

/// Keys of the devices with an envelope in the stream's log after `after`.
pub(crate) fn signers(conn: &Connection, stream: StreamId, after: u64) -> Result<Vec<DeviceKey>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT device.id, user.id, user.name, device.public_key FROM device_chain \
         JOIN device ON device.id = device_chain.device JOIN user ON user.id = device.user \
         WHERE device_chain.stream = ?1 AND device_chain.tip_seq > ?2",
    )?;
    let rows = statement.query_map(params![stream.as_bytes(), to_sql(after)], |row| {
        Ok(DeviceKey {
            device: DeviceId::from_bytes(row.get(0)?),
            user: worktrail_domain::UserId::from_bytes(row.get(1)?),
            user_name: row.get(2)?,
            public_key: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn place(stream: StreamId, seq: u64) -> Vec<u8> {
    [b"worktrail server envelope v1".as_slice(), stream.as_bytes(), &seq.to_be_bytes()].concat()
}
