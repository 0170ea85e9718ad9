//! Rows of shares: who stands in for a trail's owner, and until when.

use super::StoreError;
use rusqlite::{Connection, OptionalExtension, params};
use worktrail_domain::{Date, StreamId, Timestamp, UserId};

/// Puts a share, in the place of the person's former one.
pub(crate) fn put(
    conn: &Connection,
    stream: StreamId,
    user: UserId,
    until: Date,
    given_by: UserId,
    now: Timestamp,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT OR REPLACE INTO stream_share (stream, user, until, given_by, given_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![stream.as_bytes(), user.as_bytes(), until.to_string(), given_by.as_bytes(), now.millis()])?;
    Ok(())
}

/// The last day of a person's share, also one that is over.
pub(crate) fn until(conn: &Connection, stream: StreamId, user: UserId) -> Result<Option<Date>, StoreError> {
    let until: Option<String> = conn
        .prepare_cached("SELECT until FROM stream_share WHERE stream = ?1 AND user = ?2")?
        .query_row([stream.as_bytes(), user.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(until.and_then(|until| until.parse().ok()))
}

/// Takes a person's share back.
pub(crate) fn remove(conn: &Connection, stream: StreamId, user: UserId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM stream_share WHERE stream = ?1 AND user = ?2")?
        .execute([stream.as_bytes(), user.as_bytes()])?;
    Ok(())
}

/// Takes all shares of a trail back: its owner is another one, or it is ended.
pub(crate) fn clear(conn: &Connection, stream: StreamId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM stream_share WHERE stream = ?1")?.execute([stream.as_bytes()])?;
    Ok(())
}

/// Takes all shares with a person back: the person leaves the team.
pub(crate) fn clear_of(conn: &Connection, user: UserId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM stream_share WHERE user = ?1")?.execute([user.as_bytes()])?;
    Ok(())
}

/// Whether a person stands in for a trail's owner on a day.
pub(crate) fn holds(conn: &Connection, stream: StreamId, user: UserId, today: Date) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM stream_share JOIN stream ON stream.id = stream_share.stream \
             WHERE stream = ?1 AND user = ?2 AND until >= ?3 AND stream.ended = 0)",
        )?
        .query_row(params![stream.as_bytes(), user.as_bytes(), today.to_string()], |row| row.get(0))?)
}
