//! Opening the SQLCipher file: key, pragmas, migrations.

use crate::{Identity, ReplicaError};
use rusqlite::{Connection, OpenFlags};
use worktrail_crypto::generate_bytes;
use worktrail_vault::Unlocked;

/// Migrations in order; the file's `user_version` is how many have run.
const MIGRATIONS: [&str; 1] = [include_str!("../../../migrations/replica/0001_start.sql")];

/// Page cache, in KiB: a portfolio of 25 trails fits, and searching never goes to disk twice.
const CACHE_KIB: i64 = 64 * 1024;

/// How long a writer waits for another process (the command line beside the window).
const BUSY_MILLIS: u64 = 5_000;

/// The open replica of one device. One process and one thread write at a time.
pub struct Replica {
    pub(crate) db: Connection,
    pub(crate) vault: Unlocked,
    pub(crate) identity: Option<Identity>,
    /// Fresh nonce of this opened vault: with the device it is the actor of all changes made now.
    pub(crate) session: [u8; 8],
}

impl Replica {
    /// Opens the replica of an unlocked vault, creating it when there is none.
    ///
    /// # Errors
    /// [`ReplicaError::Damaged`] for a damaged file or a foreign key, [`ReplicaError::FromFuture`] for a file of a
    /// newer app (left untouched), [`ReplicaError::NoSpace`] and other store errors.
    pub fn open(vault: Unlocked) -> Result<Self, ReplicaError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = Connection::open_with_flags(vault.database_path(), flags)?;
        db.execute_batch(&vault.database_key().sqlcipher_pragma())?;
        db.execute_batch("PRAGMA cipher_log_level = NONE")?;
        db.busy_timeout(std::time::Duration::from_millis(BUSY_MILLIS))?;
        let found: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        if found > known {
            return Err(ReplicaError::FromFuture(found));
        }
        db.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
             PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{CACHE_KIB};"
        ))?;
        db.set_prepared_statement_cache_capacity(128);
        migrate(&mut db, found)?;
        let identity = Self::load_identity(&db)?;
        Ok(Self { db, vault, identity, session: generate_bytes()? })
    }

    /// Signs a request to the server with the device's key.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; worktrail_crypto::SIGNATURE_LEN] {
        self.vault.signing_key().sign(message)
    }

    /// The nonce of this opened vault; no two opened vaults share one, so no two share an actor.
    #[must_use]
    pub const fn session(&self) -> [u8; 8] {
        self.session
    }

    /// Folder of the vault.
    #[must_use]
    pub fn dir(&self) -> &std::path::Path {
        self.vault.dir()
    }
}

fn migrate(db: &mut Connection, done: i64) -> Result<(), ReplicaError> {
    let done = usize::try_from(done).unwrap_or(0);
    for (number, sql) in MIGRATIONS.iter().enumerate().skip(done) {
        let tx = db.transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", i64::try_from(number + 1).unwrap_or(i64::MAX))?;
        tx.commit()?;
    }
    Ok(())
}
