//! Rows of the synthetic register: what the office has said of a person, sealed, under a keyed hash of the number.

use super::{Keys, StoreError};
use crate::register::RegisterEntry;
use rusqlite::{Connection, OptionalExtension, params};
use worktrail_crypto::{keyed_hash, open, seal};
use worktrail_domain::NationalId;

/// What the office has said of a person, if anything.
pub(crate) fn find(conn: &Connection, keys: &Keys, id: &NationalId) -> Result<Option<RegisterEntry>, StoreError> {
    let hash = person_hash(keys, id);
    let sealed: Option<Vec<u8>> = conn
        .prepare_cached("SELECT sealed FROM register_entry WHERE person_hash = ?1")?
        .query_row([&hash], |row| row.get(0))
        .optional()?;
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = open(&keys.streams, &place(&hash), &sealed)?;
    postcard::from_bytes(&plain).map(Some).map_err(|_| StoreError::Damaged("register entry"))
}

/// Keeps what the office says of a person.
pub(crate) fn put(conn: &Connection, keys: &Keys, id: &NationalId, entry: &RegisterEntry) -> Result<(), StoreError> {
    let hash = person_hash(keys, id);
    let plain = postcard::to_stdvec(entry).map_err(|_| StoreError::Damaged("register entry"))?;
    conn.execute(
        "INSERT OR REPLACE INTO register_entry (person_hash, sealed) VALUES (?1, ?2)",
        params![hash, seal(&keys.streams, &place(&hash), &plain)?],
    )?;
    Ok(())
}

/// The hash a person is known by in plain columns.
pub(crate) fn person_hash(keys: &Keys, id: &NationalId) -> Vec<u8> {
    keyed_hash(&keys.people, id.digits().as_bytes()).0.to_vec()
}

fn place(hash: &[u8]) -> Vec<u8> {
    [b"worktrail server register entry v1".as_slice(), hash].concat()
}
