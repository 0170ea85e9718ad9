//! Opening the SQLCipher file: key, pragmas, migrations.

use crate::{Identity, ReplicaError, code_lists::Cache, rebuild::rebuild, remembered::Remembered};
use rusqlite::{Connection, OpenFlags};
use worktrail_crypto::generate_bytes;
use worktrail_domain::Language;
use worktrail_vault::Unlocked;

/// Migrations in order; the file's `user_version` is how many have run.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../../../migrations/replica/0001_start.sql"),
    include_str!("../../../migrations/replica/0002_records.sql"),
    include_str!("../../../migrations/replica/0003_stream_kinds.sql"),
    include_str!("../../../migrations/replica/0004_service_and_ending.sql"),
    include_str!("../../../migrations/replica/0005_roster.sql"),
    include_str!("../../../migrations/replica/0006_code_lists.sql"),
    include_str!("../../../migrations/replica/0007_tasks.sql"),
    include_str!("../../../migrations/replica/0008_person.sql"),
    include_str!("../../../migrations/replica/0009_meetings.sql"),
    include_str!("../../../migrations/replica/0010_envelopes_by_time.sql"),
    include_str!("../../../migrations/replica/0011_merged_at.sql"),
    include_str!("../../../migrations/replica/0012_actions.sql"),
    include_str!("../../../migrations/replica/0013_marks.sql"),
    include_str!("../../../migrations/replica/0014_people.sql"),
    include_str!("../../../migrations/replica/0015_employers_met.sql"),
    include_str!("../../../migrations/replica/0016_meetings_counted.sql"),
];

/// The last migration that changes what the read model holds. Those after it change how it is found: nobody waits for it to be
/// built anew.
const READ_MODEL_CHANGED: usize = 15;

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
    pub(crate) code_lists: Cache,
    pub(crate) remembered: Remembered,
    /// The language that texts are answered in; documents never hold one of them.
    pub(crate) language: Language,
}

impl Replica {
    /// Opens the replica of an unlocked vault, creating it when there is none.
    ///
    /// # Errors
    /// [`ReplicaError::Damaged`] for a damaged file or a foreign key, [`ReplicaError::FromFuture`] for a file of a
    /// newer app (left untouched), [`ReplicaError::NoSpace`] and other store errors.
    pub fn open(vault: Unlocked) -> Result<Self, ReplicaError> {
        Self::open_telling(vault, &mut |_, _| {})
    }

    /// Opens the replica as [`Replica::open`] does. When a newer app must build the read model anew, `progress` hears
    /// how many documents are done and how many there are.
    ///
    /// # Errors
    /// As [`Replica::open`].
    pub fn open_telling(vault: Unlocked, progress: &mut dyn FnMut(u64, u64)) -> Result<Self, ReplicaError> {
        keep_private(&vault.database_path())?;
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
        migrate(&mut db, found, progress)?;
        let identity = Self::load_identity(&db)?;
        Ok(Self {
            db,
            vault,
            identity,
            session: generate_bytes()?,
            code_lists: Cache::default(),
            remembered: Remembered::default(),
            language: Language::default(),
        })
    }

    /// The language that texts are answered in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Answers in another language from now on. Nothing that is stored depends on it.
    pub fn answer_in(&mut self, language: Language) {
        self.language = language;
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

/// Makes the file, readable for its owner only, before SQLite would make it for everyone.
#[cfg(unix)]
fn keep_private(path: &std::path::Path) -> Result<(), ReplicaError> {
    use std::{fs, os::unix::fs::OpenOptionsExt};
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            std::io::ErrorKind::AlreadyExists => Ok(()),
            std::io::ErrorKind::StorageFull => Err(ReplicaError::NoSpace),
            _ => Err(ReplicaError::File(error)),
        },
    }
}

/// On Windows the profile folder that holds the vault is private to the user.
#[cfg(not(unix))]
fn keep_private(_: &std::path::Path) -> Result<(), ReplicaError> {
    Ok(())
}

/// Runs what has not run yet. With the last one the read model of a file that was in use is built anew, so that a new
/// column holds what the documents say, also where a newer app wrote it first.
/// All in one: an update that is cut off is begun anew at the next unlock, from the file as it was.
fn migrate(db: &mut Connection, done: i64, progress: &mut dyn FnMut(u64, u64)) -> Result<(), ReplicaError> {
    let done = usize::try_from(done).unwrap_or(0);
    if done == MIGRATIONS.len() {
        return Ok(());
    }
    let tx = db.transaction()?;
    for sql in MIGRATIONS.iter().skip(done) {
        tx.execute_batch(sql)?;
    }
    if (1..READ_MODEL_CHANGED).contains(&done) {
        rebuild(&tx, progress)?;
    }
    tx.pragma_update(None, "user_version", i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX))?;
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{ActionPart, DocumentWrite, Identity, LocalAction, Replica, ReplicaError};
    use std::path::Path;
    use worktrail_crypto::SigningKey;
    use worktrail_document::{Document, DocumentKind, EnvelopeBody};
    use worktrail_domain::{ActionId, DeviceId, Role, StreamKind, Timestamp, TrailId, UserId};
    use worktrail_vault::{KdfParams, Vault};

    fn replica(dir: &Path) -> Replica {
        let signing = SigningKey::generate().unwrap();
        let vault = Vault::create(dir, "riktig hest batteri stift", KdfParams::FLOOR, signing).unwrap();
        let mut replica = Replica::open(vault).unwrap();
        let identity = Identity {
            device: DeviceId::from_bytes([1; 16]),
            user: UserId::from_bytes([2; 16]),
            user_name: "Kari Øvelse".into(),
            role: Role::Specialist,
            team_name: String::new(),
            teams: Vec::new(),
            device_name: "Bærbar".into(),
            server_url: "http://127.0.0.1:1".into(),
            server_name: String::new(),
            synthetic_only: true,
        };
        replica.set_identity(&identity).unwrap();
        replica
    }

    fn action(replica: &Replica, number: u8, note: &str) -> LocalAction {
        let trail = TrailId::from_bytes([number; 16]);
        let mut document = Document::empty(DocumentKind::Trail);
        let mut edit = document.edit(replica.identity().unwrap().device, replica.session());
        edit.put_line("national_id", "15507600333").put_text("goal", note, None).unwrap();
        let changes = edit.finish(1);
        LocalAction {
            action: ActionId::from_bytes([number; 16]),
            command: "trail.create".into(),
            at: Timestamp::from_millis(1),
            parts: vec![ActionPart {
                stream: trail.stream(),
                starts: Some(StreamKind::Trail),
                writes: vec![DocumentWrite { id: trail.document(), document, changes }],
            }],
        }
    }

    #[test]
    fn file_of_an_older_app_gets_its_new_columns_from_the_documents() {
        let mut db = rusqlite::Connection::open_in_memory().unwrap();
        super::MIGRATIONS[..3].iter().for_each(|sql| db.execute_batch(sql).unwrap());
        let trail = TrailId::from_bytes([7; 16]);
        let mut document = Document::empty(DocumentKind::Trail);
        let mut edit = document.edit(DeviceId::from_bytes([1; 16]), [1; 8]);
        edit.put_line("national_id", "15507600333").put_line("service", "ams").put_line("end_detail", "illness");
        edit.finish(1);
        db.execute(
            "INSERT INTO document (id, stream, kind, snapshot) VALUES (?1, ?2, 'trail', ?3)",
            (trail.as_bytes(), trail.stream().as_bytes(), document.save().unwrap()),
        )
        .unwrap();
        let mut told = Vec::new();
        super::migrate(&mut db, 3, &mut |done, all| told.push((done, all))).unwrap();
        assert_eq!(told, [(1, 1)], "whoever waits hears how far it has come");
        let found: (String, String) =
            db.query_row("SELECT service, end_detail FROM trail", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(found, ("ams".to_owned(), "illness".to_owned()));
        let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, i64::try_from(super::MIGRATIONS.len()).unwrap());
    }

    #[test]
    fn file_whose_lists_say_the_same_in_a_newer_app_is_not_built_anew() {
        let mut db = rusqlite::Connection::open_in_memory().unwrap();
        super::MIGRATIONS[..super::READ_MODEL_CHANGED].iter().for_each(|sql| db.execute_batch(sql).unwrap());
        db.execute(
            "INSERT INTO document (id, stream, kind, snapshot) VALUES (x'07', x'07', 'trail', ?1)",
            [Document::empty(DocumentKind::Trail).save().unwrap()],
        )
        .unwrap();
        let done = i64::try_from(super::READ_MODEL_CHANGED).unwrap();
        super::migrate(&mut db, done, &mut |_, _| panic!("nobody should have to wait")).unwrap();
        let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, i64::try_from(super::MIGRATIONS.len()).unwrap());
    }

    #[test]
    fn log_of_a_file_from_before_actions_were_counted_gets_them_from_its_envelopes() {
        let dir = tempfile::tempdir().unwrap();
        let mut replica = replica(dir.path());
        replica.commit(action(&replica, 1, "kort")).unwrap();
        let sql = include_str!("../../../migrations/replica/0012_actions.sql");
        replica.db.execute_batch("DROP INDEX envelope_by_action; ALTER TABLE envelope DROP COLUMN action").unwrap();
        replica.db.execute_batch(sql).unwrap();
        let (body, found): (Vec<u8>, [u8; 16]) = replica
            .db
            .query_row("SELECT body, action FROM envelope", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(EnvelopeBody::decode(&body).unwrap().action, ActionId::from_bytes(found));
    }

    #[test]
    fn full_disk_is_named_and_nothing_of_the_action_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let mut replica = replica(dir.path());
        let first = action(&replica, 1, "kort");
        replica.commit(first).unwrap();
        let pages: i64 = replica.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        replica.db.pragma_update(None, "max_page_count", pages).unwrap();
        // Random enough that it cannot be packed into pages that are there.
        let long: String = (0..30_000_u32).map(|n| char::from_u32(0x4e00 + n * 7919 % 20_000).unwrap()).collect();
        let second = action(&replica, 2, &long);
        assert!(matches!(replica.commit(second), Err(ReplicaError::NoSpace)));
        assert_eq!(replica.outbox_counts().unwrap().pending, 1);
        assert!(replica.verify().unwrap().ok);

        replica.db.pragma_update(None, "max_page_count", 1_000_000).unwrap();
        let again = action(&replica, 2, &long);
        replica.commit(again).unwrap();
        assert_eq!(replica.outbox_counts().unwrap().pending, 2);
    }

    #[test]
    fn action_over_two_streams_is_one_envelope_in_each_or_none_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let mut replica = replica(dir.path());
        let mut both = action(&replica, 1, "kort");
        both.parts.extend(action(&replica, 2, "kort").parts);
        replica.commit(both).unwrap();
        let bodies: Vec<_> = replica
            .outbox_frames(10, usize::MAX)
            .unwrap()
            .iter()
            .map(|frame| EnvelopeBody::decode(&frame.body).unwrap())
            .collect();
        assert_eq!(bodies.len(), 2);
        assert_eq!(bodies[0].action, bodies[1].action);
        assert_ne!(bodies[0].stream, bodies[1].stream);
        assert!(replica.verify().unwrap().ok);
        let counts = |replica: &Replica| {
            let counts = replica.outbox_counts().unwrap();
            (counts.pending, counts.held, counts.quarantined, counts.delivered)
        };
        assert_eq!(counts(&replica), (1, 0, 0, 0), "one action, whatever it touches");
        for (state, of_first, expected) in [
            (3, true, (1, 0, 0, 0)),
            (1, false, (0, 1, 0, 0)),
            (2, false, (0, 0, 1, 0)),
            (3, false, (0, 0, 0, 1)),
            (0, false, (1, 0, 0, 0)),
        ] {
            let sql = "UPDATE envelope SET state = ?1 WHERE (id = (SELECT min(id) FROM envelope)) = ?2";
            replica.db.execute(sql, (state, of_first)).unwrap();
            assert_eq!(counts(&replica), expected);
        }

        let pages: i64 = replica.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        replica.db.pragma_update(None, "max_page_count", pages).unwrap();
        let long: String = (0..30_000_u32).map(|n| char::from_u32(0x4e00 + n * 7919 % 20_000).unwrap()).collect();
        let mut too_much = action(&replica, 3, "kort");
        too_much.parts.extend(action(&replica, 4, &long).parts);
        assert!(matches!(replica.commit(too_much), Err(ReplicaError::NoSpace)));
        assert_eq!(replica.outbox_counts().unwrap().pending, 1, "the first half is not kept without the second");
        assert!(replica.verify().unwrap().ok);
    }

    #[cfg(unix)]
    #[test]
    fn replica_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let replica = replica(dir.path());
        for file in ["replica.db", "replica.db-wal"] {
            let mode = std::fs::metadata(replica.dir().join(file)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{file}");
        }
    }
}
