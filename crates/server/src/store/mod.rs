//! The one encrypted file: opening, migrating, one writer, a few readers. All SQL of the server is below here.

pub(crate) mod accounts;
pub(crate) mod aside;
pub(crate) mod audit;
pub(crate) mod codes;
pub(crate) mod documents;
mod key_file;
pub(crate) mod log;
pub(crate) mod packs;
pub(crate) mod register;
pub(crate) mod roster;
pub(crate) mod shares;
pub(crate) mod streams;

pub(crate) use key_file::Keys;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use worktrail_crypto::CryptoError;

/// Numbered migrations, in order; the file's `user_version` says how many it has.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../../../migrations/server-sqlite/0001_first.sql"),
    include_str!("../../../../migrations/server-sqlite/0002_share.sql"),
    include_str!("../../../../migrations/server-sqlite/0003_register.sql"),
    include_str!("../../../../migrations/server-sqlite/0004_stream_kinds.sql"),
    include_str!("../../../../migrations/server-sqlite/0005_chained.sql"),
];

/// How long a statement waits for the admin command line, or the other way round.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Readers that are kept open between requests; more may be open at a moment, bounded by the requests at work.
const READERS_KEPT_MAX: usize = 8;

/// Page cache of one connection. Small: the logs are read once each, and the hot tables fit.
const CACHE_KIB: u32 = 8 * 1024;

/// Why the store could not be opened, read or written. Carries no content.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The key file is gone while the database is there.
    #[error("the key file `server.key` is missing; put it back beside `server.db`, nothing can be read without it")]
    KeyFileMissing,
    /// The key file is not a key.
    #[error("the key file `server.key` is damaged")]
    KeyFileDamaged,
    /// The database does not open with this key, or is not a database.
    #[error("the database `server.db` does not open with the key in `server.key`")]
    DoesNotOpen,
    /// The database was written by a newer server.
    #[error("the database was written by a newer server (format {found}, this one knows {known})")]
    FromFuture {
        /// The file's format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// Stored content contradicts itself.
    #[error("stored {0} is damaged")]
    Damaged(&'static str),
    /// A file could not be read or written.
    #[error("using the data folder")]
    Files(#[from] io::Error),
    /// The database failed.
    #[error("using the database")]
    Sql(#[from] rusqlite::Error),
    /// Sealing or opening failed.
    #[error("sealing or opening stored bytes")]
    Crypto(#[from] CryptoError),
}

/// The encrypted store.
pub(crate) struct Store {
    file: PathBuf,
    keys: Keys,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Store {
    /// Opens the store of a folder; makes folder, key and database when they are not there, and migrates.
    pub(crate) fn open(dir: &Path) -> Result<Self, StoreError> {
        make_folder(dir)?;
        let file = dir.join("server.db");
        let keys = key_file::load_or_make(&dir.join("server.key"), file.exists())?;
        let mut writer = connect(&file, &keys)?;
        // Before anything that writes, so that a file from the future stays untouched.
        format_of(&writer)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        settle_connection(&writer)?;
        migrate(&mut writer)?;
        Ok(Self { file, keys, writer: Mutex::new(writer), readers: Mutex::new(Vec::new()) })
    }

    pub(crate) const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Runs one write transaction; nothing is kept when `work` fails or panics.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = locked(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let done = work(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// Runs reads that all see one state.
    pub(crate) fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let kept = locked(&self.readers).pop();
        let mut reader = match kept {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let done = {
            let transaction = reader.transaction().map_err(StoreError::from)?;
            work(&transaction)?
        };
        let mut readers = locked(&self.readers);
        if readers.len() < READERS_KEPT_MAX {
            readers.push(reader);
        }
        Ok(done)
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        let reader = connect(&self.file, &self.keys)?;
        settle_connection(&reader)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }
}

/// A poisoned lock holds a connection whose transaction was rolled back while unwinding, so it is good to use.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn make_folder(dir: &Path) -> Result<(), StoreError> {
    if dir.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    Ok(builder.create(dir)?)
}

fn connect(file: &Path, keys: &Keys) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.execute_batch(&keys.database.sqlcipher_pragma())?;
    // SQLCipher would write its own lines on standard error, past the logs of this program.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

fn settle_connection(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(&format!(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; \
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{CACHE_KIB};"
    ))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn format_of(connection: &Connection) -> Result<u32, StoreError> {
    let found: u32 =
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(|error| {
            match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::NotADatabase) => StoreError::DoesNotOpen,
                _ => StoreError::Sql(error),
            }
        })?;
    let known = known_format();
    if found > known { Err(StoreError::FromFuture { found, known }) } else { Ok(found) }
}

fn known_format() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    for (step, sql) in (1..).zip(MIGRATIONS) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Asked again inside the transaction: another process may have migrated meanwhile.
        if format_of(&transaction)? < step {
            transaction.execute_batch(sql)?;
            transaction.pragma_update(None, "user_version", step)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

/// Numbers at the edge of SQL, where they are signed. The log would have to pass 2^63 first.
pub(crate) fn to_sql(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The way back; a negative number is never written.
pub(crate) fn of_sql(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// Bytes of a stored value, as SQL counts them.
pub(crate) fn len_sql(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_file_is_refused_and_stays_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        locked(&store.writer).pragma_update(None, "user_version", known_format() + 1).unwrap();
        drop(store);
        let before = fs::read(dir.path().join("server.db")).unwrap();
        assert!(matches!(
            Store::open(dir.path()),
            Err(StoreError::FromFuture { found, known }) if found == known + 1
        ));
        assert_eq!(fs::read(dir.path().join("server.db")).unwrap(), before);
    }

    #[test]
    fn another_key_or_a_damaged_file_does_not_open() {
        let dir = tempfile::tempdir().unwrap();
        drop(Store::open(dir.path()).unwrap());
        let key = dir.path().join("server.key");
        let good = fs::read(&key).unwrap();
        fs::write(&key, [7; 32]).unwrap();
        assert!(matches!(Store::open(dir.path()), Err(StoreError::DoesNotOpen)));
        fs::write(&key, good).unwrap();
        fs::write(dir.path().join("server.db"), vec![9; 8192]).unwrap();
        assert!(matches!(Store::open(dir.path()), Err(StoreError::DoesNotOpen)));
    }

    #[test]
    fn failed_or_panicking_work_leaves_nothing_and_the_store_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let insert = |tx: &Transaction<'_>| tx.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')", []);
        let failed: Result<(), StoreError> = store.write(|tx| {
            insert(tx)?;
            Err(StoreError::Damaged("test"))
        });
        assert!(failed.is_err());
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            store.write::<(), StoreError>(|tx| {
                insert(tx)?;
                panic!("as a bug would")
            })
        }));
        assert!(panicked.is_err());
        let count: i64 = store
            .read::<_, StoreError>(|conn| Ok(conn.query_row("SELECT count(*) FROM setting", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(count, 0);
    }
}
