//! Rows of one-time enrolment codes, of wrong tries, and of the server's few settings.

use super::{StoreError, of_sql};
use rusqlite::{Connection, OptionalExtension, params};
use worktrail_domain::{DeviceId, Timestamp, UserId};

/// One code, found by its hash.
pub(crate) struct CodeRow {
    pub(crate) user: UserId,
    pub(crate) expires_at: Timestamp,
    /// The device that used it.
    pub(crate) used_by: Option<DeviceId>,
}

pub(crate) fn insert(
    conn: &Connection,
    hash: &[u8; 32],
    user: UserId,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO device_code (hash, user, made_at, expires_at) VALUES (?1, ?2, ?3, ?4)",
        params![hash, user.as_bytes(), now.millis(), expires_at.millis()],
    )?;
    Ok(())
}

pub(crate) fn find(conn: &Connection, hash: &[u8; 32]) -> Result<Option<CodeRow>, StoreError> {
    Ok(conn
        .query_row("SELECT user, expires_at, device FROM device_code WHERE hash = ?1", [hash], |row| {
            Ok(CodeRow {
                user: UserId::from_bytes(row.get(0)?),
                expires_at: Timestamp::from_millis(row.get(1)?),
                used_by: <[u8; 16]>::try_from(row.get::<_, Vec<u8>>(2)?).ok().map(DeviceId::from_bytes),
            })
        })
        .optional()?)
}

pub(crate) fn mark_used(conn: &Connection, hash: &[u8; 32], device: DeviceId) -> Result<(), StoreError> {
    conn.execute("UPDATE device_code SET device = ?2 WHERE hash = ?1", params![hash, device.as_bytes()])?;
    Ok(())
}

/// Removes codes that ended before `before`, so that the table stays as small as the office is.
pub(crate) fn remove_old(conn: &Connection, before: Timestamp) -> Result<(), StoreError> {
    conn.execute("DELETE FROM device_code WHERE expires_at < ?1", [before.millis()])?;
    Ok(())
}

/// Number of wrong tries since `since`, and the time of the oldest of them. Older ones are removed.
pub(crate) fn wrong_since(conn: &Connection, since: Timestamp) -> Result<(u64, Timestamp), StoreError> {
    conn.execute("DELETE FROM wrong_code WHERE at <= ?1", [since.millis()])?;
    Ok(conn.query_row("SELECT count(*), coalesce(min(at), 0) FROM wrong_code", [], |row| {
        Ok((of_sql(row.get(0)?), Timestamp::from_millis(row.get(1)?)))
    })?)
}

pub(crate) fn insert_wrong(conn: &Connection, now: Timestamp) -> Result<(), StoreError> {
    conn.execute("INSERT INTO wrong_code (at) VALUES (?1)", [now.millis()])?;
    Ok(())
}

pub(crate) fn setting(conn: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(crate) fn set_setting(conn: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )?;
    Ok(())
}
