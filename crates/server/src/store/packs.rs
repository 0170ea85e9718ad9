//! Rows of packs: runs of a log that are compressed once and sent to every new device.

use super::{StoreError, len_sql, log, of_sql, to_sql};
use rusqlite::{Connection, params};
use worktrail_crypto::{SecretKey, open, seal};
use worktrail_domain::StreamId;
use worktrail_sync::{Pack, pack_frames};

/// Envelopes in a large pack: about half a year of one trail, some 50 kB on the wire.
const LARGE: u64 = 256;

/// Envelopes in a small pack; the run at the end of a log that is packed anew for each reader is shorter than this.
const SMALL: u64 = 32;

/// Most plain bytes in one pack, far below what a device inflates at most; runs of huge envelopes stay loose.
pub(crate) const PACK_PLAIN_BYTES_MAX: usize = 4 * 1024 * 1024;

/// A stored pack, without its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PackPlace {
    pub(crate) first_seq: u64,
    pub(crate) count: u64,
    pub(crate) bytes: u64,
}

/// Packs the blocks that a log has filled while growing from `before` to `head`.
pub(crate) fn pack_filled(
    conn: &Connection,
    key: &SecretKey,
    stream: StreamId,
    before: u64,
    head: u64,
) -> Result<(), StoreError> {
    for block in before / LARGE..head / LARGE {
        let first = block * LARGE + 1;
        if pack_block(conn, key, stream, first, LARGE)? {
            conn.execute(
                "DELETE FROM pack WHERE stream = ?1 AND first_seq BETWEEN ?2 AND ?3 AND count = ?4",
                params![stream.as_bytes(), to_sql(first), to_sql(first + LARGE - 1), to_sql(SMALL)],
            )?;
        }
    }
    // Blocks inside a large one that was just made need no small pack of their own.
    let unpacked = (before / SMALL).max(head / LARGE * (LARGE / SMALL));
    for block in unpacked..head / SMALL {
        pack_block(conn, key, stream, block * SMALL + 1, SMALL)?;
    }
    Ok(())
}

fn pack_block(
    conn: &Connection,
    key: &SecretKey,
    stream: StreamId,
    first: u64,
    count: u64,
) -> Result<bool, StoreError> {
    let (frames, _) = log::frames(conn, key, stream, first, first + count - 1, PACK_PLAIN_BYTES_MAX)?;
    if u64::try_from(frames.len()).unwrap_or(0) < count {
        return Ok(false);
    }
    let bytes = pack_frames(&frames).map_err(|_| StoreError::Damaged("pack"))?;
    conn.prepare_cached("INSERT INTO pack (stream, first_seq, count, bytes, sealed) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            stream.as_bytes(),
            to_sql(first),
            to_sql(count),
            len_sql(&bytes),
            seal(key, &place(stream, first, count), &bytes)?
        ])?;
    Ok(true)
}

/// The stored packs of a stream that start after `after`, in order and the largest first where two start together.
pub(crate) fn places(conn: &Connection, stream: StreamId, after: u64) -> Result<Vec<PackPlace>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT first_seq, count, bytes FROM pack WHERE stream = ?1 AND first_seq > ?2 ORDER BY first_seq, count DESC",
    )?;
    let rows = statement.query_map(params![stream.as_bytes(), to_sql(after)], |row| {
        Ok(PackPlace { first_seq: of_sql(row.get(0)?), count: of_sql(row.get(1)?), bytes: of_sql(row.get(2)?) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn load(conn: &Connection, key: &SecretKey, stream: StreamId, at: PackPlace) -> Result<Pack, StoreError> {
    let sealed: Vec<u8> = conn
        .prepare_cached("SELECT sealed FROM pack WHERE stream = ?1 AND first_seq = ?2 AND count = ?3")?
        .query_row(params![stream.as_bytes(), to_sql(at.first_seq), to_sql(at.count)], |row| row.get(0))?;
    let bytes = open(key, &place(stream, at.first_seq, at.count), &sealed)?.to_vec();
    let count = u32::try_from(at.count).map_err(|_| StoreError::Damaged("pack"))?;
    Ok(Pack { first_seq: at.first_seq, count, bytes })
}

fn place(stream: StreamId, first: u64, count: u64) -> Vec<u8> {
    [b"worktrail server pack v1".as_slice(), stream.as_bytes(), &first.to_be_bytes(), &count.to_be_bytes()].concat()
}
