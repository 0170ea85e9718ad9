//! Rows of documents: snapshots, and the headers of accepted changes.

use super::{StoreError, of_sql, to_sql};
use rusqlite::{Connection, OptionalExtension, params};
use worktrail_crypto::{SecretKey, open, seal};
use worktrail_document::ChangeHeader;
use worktrail_domain::{DocumentId, StreamId};

/// Which stream a document belongs to, and its kind's code.
pub(crate) fn place_of(conn: &Connection, id: DocumentId) -> Result<Option<(StreamId, String)>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT stream, kind FROM document WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| Ok((StreamId::from_bytes(row.get(0)?), row.get(1)?)))
        .optional()?)
}

pub(crate) fn snapshot(conn: &Connection, key: &SecretKey, id: DocumentId) -> Result<Option<Vec<u8>>, StoreError> {
    let sealed: Option<Vec<u8>> = conn
        .prepare_cached("SELECT snapshot FROM document WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?;
    sealed.map(|sealed| Ok(open(key, &place(id), &sealed)?.to_vec())).transpose()
}

pub(crate) fn store_snapshot(
    conn: &Connection,
    key: &SecretKey,
    stream: StreamId,
    id: DocumentId,
    kind: &str,
    snapshot: &[u8],
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO document (id, stream, kind, snapshot) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (id) DO UPDATE SET snapshot = excluded.snapshot",
    )?
    .execute(params![id.as_bytes(), stream.as_bytes(), kind, seal(key, &place(id), snapshot)?])?;
    Ok(())
}

fn place(id: DocumentId) -> Vec<u8> {
    [b"worktrail server snapshot v1".as_slice(), id.as_bytes()].concat()
}

pub(crate) fn has_change(conn: &Connection, document: DocumentId, hash: &[u8; 32]) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM change WHERE document = ?1 AND hash = ?2)")?
        .query_row(params![document.as_bytes(), hash], |row| row.get(0))?)
}

/// The last number of an actor in a document; 0 before its first change.
pub(crate) fn last_seq(conn: &Connection, document: DocumentId, actor: &[u8]) -> Result<u64, StoreError> {
    Ok(conn
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM change WHERE document = ?1 AND actor = ?2")?
        .query_row(params![document.as_bytes(), actor], |row| row.get(0).map(of_sql))?)
}

pub(crate) fn insert_change(conn: &Connection, document: DocumentId, header: &ChangeHeader) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO change (document, hash, actor, seq) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![document.as_bytes(), header.hash, header.actor, to_sql(header.seq)])?;
    Ok(())
}
