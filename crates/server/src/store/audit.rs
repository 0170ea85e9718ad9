//! The audit log: append-only rows, each with a keyed hash over itself and the row before.
//!
//! The key is derived from the key file, so that somebody who can write the database file alone can neither
//! change, remove nor insert a row without it showing. Cutting off the end shows against a noted last hash.

use super::{Keys, StoreError, of_sql, to_sql};
use rusqlite::{Connection, OptionalExtension, params};
use worktrail_crypto::keyed_hash;
use worktrail_domain::{DeviceId, Timestamp};

/// What one row says: identifiers, codes and counts only.
pub(crate) struct Entry<'a> {
    pub(crate) at: Timestamp,
    /// The device that asked; `None` for the office's own command.
    pub(crate) device: Option<DeviceId>,
    pub(crate) action: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) detail: &'a str,
}

/// What a check of the whole chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditCheck {
    /// Every row fits the one before.
    Whole {
        /// Number of rows.
        rows: u64,
        /// Hash of the last row, to be noted elsewhere; zeros when there is none.
        last: [u8; 32],
    },
    /// The chain breaks.
    Broken {
        /// First row that does not fit.
        row: u64,
    },
}

struct AuditRow {
    seq: u64,
    at: i64,
    device: Vec<u8>,
    action: String,
    subject: String,
    detail: String,
}

pub(crate) fn append(conn: &Connection, keys: &Keys, entry: &Entry<'_>) -> Result<(), StoreError> {
    let last: Option<(i64, [u8; 32])> = conn
        .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, prev) = last.map_or((1, [0; 32]), |(seq, hash)| (of_sql(seq) + 1, hash));
    let row = AuditRow {
        seq,
        at: entry.at.millis(),
        device: entry.device.map_or_else(Vec::new, |device| device.as_bytes().to_vec()),
        action: entry.action.to_owned(),
        subject: entry.subject.to_owned(),
        detail: entry.detail.to_owned(),
    };
    let hash = chain(keys, &prev, &row);
    conn.prepare_cached(
        "INSERT INTO audit (seq, at, device, action, subject, detail, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![to_sql(row.seq), row.at, row.device, row.action, row.subject, row.detail, hash])?;
    Ok(())
}

pub(crate) fn verify(conn: &Connection, keys: &Keys) -> Result<AuditCheck, StoreError> {
    let mut statement =
        conn.prepare("SELECT seq, at, device, action, subject, detail, hash FROM audit ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let (mut expected, mut last) = (1, [0; 32]);
    while let Some(row) = rows.next()? {
        let found = AuditRow {
            seq: of_sql(row.get(0)?),
            at: row.get(1)?,
            device: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            detail: row.get(5)?,
        };
        let hash: [u8; 32] = row.get(6)?;
        if found.seq != expected || hash != chain(keys, &last, &found) {
            return Ok(AuditCheck::Broken { row: expected });
        }
        (expected, last) = (expected + 1, hash);
    }
    Ok(AuditCheck::Whole { rows: expected - 1, last })
}

/// Each part goes in with its length, so that no two rows have the same bytes.
fn chain(keys: &Keys, prev: &[u8; 32], row: &AuditRow) -> [u8; 32] {
    let mut bytes = prev.to_vec();
    bytes.extend_from_slice(&row.seq.to_be_bytes());
    bytes.extend_from_slice(&row.at.to_be_bytes());
    for part in [row.device.as_slice(), row.action.as_bytes(), row.subject.as_bytes(), row.detail.as_bytes()] {
        bytes.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    keyed_hash(&keys.audit, &bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn three_rows() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        for n in 1..=3 {
            store
                .write::<_, StoreError>(|tx| {
                    let entry = Entry {
                        at: Timestamp::from_millis(n),
                        device: None,
                        action: "user.add",
                        subject: "id",
                        detail: "",
                    };
                    append(tx, store.keys(), &entry)
                })
                .unwrap();
        }
        (dir, store)
    }

    fn after(tampering: &str) -> AuditCheck {
        let (_dir, store) = three_rows();
        store.write::<_, StoreError>(|tx| Ok(tx.execute_batch(tampering)?)).unwrap();
        store.read::<_, StoreError>(|conn| verify(conn, store.keys())).unwrap()
    }

    #[test]
    fn untouched_chain_is_whole() {
        assert!(matches!(after(""), AuditCheck::Whole { rows: 3, .. }));
    }

    #[test]
    fn changed_removed_or_swapped_row_breaks_the_chain() {
        assert_eq!(after("UPDATE audit SET detail = 'x' WHERE seq = 2"), AuditCheck::Broken { row: 2 });
        assert_eq!(after("DELETE FROM audit WHERE seq = 1"), AuditCheck::Broken { row: 1 });
        assert_eq!(after("UPDATE audit SET hash = zeroblob(32) WHERE seq = 3"), AuditCheck::Broken { row: 3 });
    }
}
