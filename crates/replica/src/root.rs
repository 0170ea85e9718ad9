//! The state root: a hash chain that advances in every transaction that adds to the log.

use crate::ReplicaError;
use rusqlite::{Connection, OptionalExtension};
use worktrail_crypto::{Digest, SecretKey, keyed_hash, sha256};

/// Number of the next link.
pub(crate) fn next_seq(db: &Connection) -> Result<i64, ReplicaError> {
    Ok(db.query_row("SELECT ifnull(max(seq), 0) + 1 FROM state_root", [], |row| row.get(0))?)
}

/// Adds link `seq` over the envelopes that entered the log with it, and authenticates the end of the chain.
pub(crate) fn advance(db: &Connection, seq: i64, mac_key: &SecretKey) -> Result<(), ReplicaError> {
    let digest = digest_of(db, seq)?;
    let before: Option<[u8; 32]> =
        db.query_row("SELECT root FROM state_root WHERE seq = ?1", [seq - 1], |row| row.get(0)).optional()?;
    let root = link(seq, &before.unwrap_or_default(), &digest);
    db.execute("INSERT INTO state_root (seq, digest, root) VALUES (?1, ?2, ?3)", (seq, digest.0, root.0))?;
    store_mac(db, seq, &root, mac_key)
}

/// Starts the chain anew over what is in the log, after streams were removed from it.
pub(crate) fn rebase(db: &Connection, mac_key: &SecretKey) -> Result<(), ReplicaError> {
    db.execute("DELETE FROM state_root", [])?;
    db.execute("UPDATE envelope SET root_seq = 1", [])?;
    advance(db, 1, mac_key)
}

/// Checks the chain, the digests against the log, and the end of the chain; gives links checked and problems.
pub(crate) fn check(db: &Connection, mac_key: &SecretKey) -> Result<(u64, Vec<String>), ReplicaError> {
    let mut problems = Vec::new();
    let mut before = Digest::default();
    let mut last = (0, Digest::default());
    let mut checked = 0;
    let mut statement = db.prepare("SELECT seq, digest, root FROM state_root ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (seq, digest, root): (i64, [u8; 32], [u8; 32]) = (row.get(0)?, row.get(1)?, row.get(2)?);
        checked += 1;
        if digest_of(db, seq)?.0 != digest {
            problems.push(format!("link {seq} does not match the log"));
        }
        if link(seq, &before.0, &Digest(digest)).0 != root {
            problems.push(format!("link {seq} does not follow the one before"));
        }
        before = Digest(root);
        last = (seq, before);
    }
    let stored: Option<Vec<u8>> =
        db.query_row("SELECT value FROM meta WHERE key = 'state_root_mac'", [], |row| row.get(0)).optional()?;
    let expected = (checked > 0).then(|| mac(last.0, &last.1, mac_key).0.to_vec());
    if stored != expected {
        problems.push("end of the chain is not authentic".to_owned());
    }
    Ok((checked, problems))
}

fn digest_of(db: &Connection, seq: i64) -> Result<Digest, ReplicaError> {
    let mut statement = db.prepare_cached("SELECT hash FROM envelope WHERE root_seq = ?1 ORDER BY hash")?;
    let hashes = statement.query_map([seq], |row| row.get::<_, [u8; 32]>(0))?.collect::<Result<Vec<_>, _>>()?;
    let parts: Vec<&[u8]> = hashes.iter().map(<[u8; 32]>::as_slice).collect();
    Ok(sha256(&parts))
}

fn link(seq: i64, before: &[u8; 32], digest: &Digest) -> Digest {
    sha256(&[b"worktrail state root v1", &seq.to_be_bytes(), before, &digest.0])
}

fn mac(seq: i64, root: &Digest, key: &SecretKey) -> Digest {
    keyed_hash(key, &[seq.to_be_bytes().as_slice(), &root.0].concat())
}

fn store_mac(db: &Connection, seq: i64, root: &Digest, key: &SecretKey) -> Result<(), ReplicaError> {
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('state_root_mac', ?1)", [mac(seq, root, key).0])?;
    Ok(())
}
