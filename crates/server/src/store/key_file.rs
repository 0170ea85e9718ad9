//! The key file beside the database, and the keys derived from it.

use super::StoreError;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};
use worktrail_crypto::{SecretKey, generate_bytes};

/// Salt of every key that is derived from the key file.
const SALT: &[u8] = b"worktrail server";

/// One key for each use, so that no sealed byte or hash fits two places.
pub(crate) struct Keys {
    /// Opens the database file.
    pub(crate) database: SecretKey,
    /// Wraps the data keys of streams.
    pub(crate) streams: SecretKey,
    /// Hashes national identity numbers.
    pub(crate) people: SecretKey,
    /// Hashes one-time codes.
    pub(crate) codes: SecretKey,
    /// Seals envelopes that are not in a log.
    pub(crate) set_aside: SecretKey,
    /// Chains the audit rows.
    pub(crate) audit: SecretKey,
}

impl Keys {
    fn derive(root: &SecretKey) -> Self {
        let key = |purpose: &[u8]| root.derive(SALT, purpose);
        Self {
            database: key(b"database file"),
            streams: key(b"stream data keys"),
            people: key(b"person hashes"),
            codes: key(b"device codes"),
            set_aside: key(b"set aside envelopes"),
            audit: key(b"audit chain"),
        }
    }
}

/// Reads the key file; makes it when there is neither a key nor a database that would need it.
///
/// A key file is never overwritten: it is written under another name and linked into place, which fails when
/// a second server was faster; then that one's key is read.
pub(super) fn load_or_make(key_file: &Path, database_exists: bool) -> Result<Keys, StoreError> {
    match fs::read(key_file) {
        Ok(bytes) => return keys_of(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !database_exists => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(StoreError::KeyFileMissing),
        Err(error) => return Err(error.into()),
    }
    let suffix = worktrail_crypto::sha256(&[&generate_bytes::<16>()?]).to_hex();
    let fresh = key_file.with_extension(suffix.get(..16).unwrap_or("new"));
    let made = write_new(&fresh).and_then(|()| match fs::hard_link(&fresh, key_file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    });
    let removed = fs::remove_file(&fresh);
    made?;
    removed?;
    keys_of(fs::read(key_file)?)
}

fn write_new(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(SecretKey::generate()?.expose().as_slice())?;
    file.sync_all()?;
    Ok(())
}

fn keys_of(bytes: Vec<u8>) -> Result<Keys, StoreError> {
    SecretKey::from_slice(&bytes).map(|root| Keys::derive(&root)).map_err(|_| StoreError::KeyFileDamaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_file_is_made_once_readable_by_its_owner_only_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("server.key");
        load_or_make(&path, false).unwrap();
        let first = fs::read(&path).unwrap();
        load_or_make(&path, false).unwrap();
        assert_eq!(fs::read(&path).unwrap(), first);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no half-made file is left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn lost_or_damaged_key_file_is_named_and_no_new_key_is_made() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("server.key");
        assert!(matches!(load_or_make(&path, true), Err(StoreError::KeyFileMissing)));
        assert!(!path.exists());
        fs::write(&path, b"short").unwrap();
        assert!(matches!(load_or_make(&path, false), Err(StoreError::KeyFileDamaged)));
    }
}
