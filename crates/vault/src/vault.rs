//! Making and opening a vault.

use crate::{
    HeaderRepair, KdfParams, Unlocked, VaultError, files,
    header::{Factors, HEADER_BYTES_MAX, Header, Purpose, ReadHeader, Slot, SlotKind, open_32},
    kdf::derive_unlock_key,
    tries::Tries,
};
use std::path::{Path, PathBuf};
use worktrail_crypto::{CryptoError, SecretKey, SigningKey, generate_bytes, seal};

/// Least length of a new passphrase, in characters. What stands between a thief with the disk and
/// the case notes is this times the cost of the key derivation.
pub const PASSPHRASE_CHARS_MIN: usize = 12;

const HEADER_FILE: &str = "vault.header";
const HEADER_COPY_FILE: &str = "vault.header.copy";
const TRIES_FILE: &str = "vault.tries";
pub(crate) const DATABASE_FILE: &str = "replica.db";

/// The vault's folder.
pub struct Vault;

impl Vault {
    /// Whether the folder holds a vault, or what is left of one.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        [HEADER_FILE, HEADER_COPY_FILE, DATABASE_FILE].iter().any(|name| dir.join(name).exists())
    }

    /// Every file that a vault and its replica may leave in the folder, the one that opens it last.
    pub const FILES: [&str; 6] =
        [DATABASE_FILE, "replica.db-wal", "replica.db-shm", TRIES_FILE, HEADER_COPY_FILE, HEADER_FILE];

    /// Checks a passphrase before anything is made with it.
    ///
    /// # Errors
    /// `PassphraseTooShort` under [`PASSPHRASE_CHARS_MIN`] characters.
    pub fn check_passphrase(passphrase: &str) -> Result<(), VaultError> {
        if passphrase.chars().count() < PASSPHRASE_CHARS_MIN {
            return Err(VaultError::PassphraseTooShort { min: PASSPHRASE_CHARS_MIN });
        }
        Ok(())
    }

    /// Makes a vault: fresh keys, opened by `passphrase`, holding the device's `signing` key.
    ///
    /// The folder is made with its parents and closed to others. On failure no vault is left behind.
    ///
    /// # Errors
    /// `AlreadyExists` when the folder holds a vault or what is left of one, `PassphraseTooShort` below
    /// [`PASSPHRASE_CHARS_MIN`] characters, `KdfOutOfBounds`, `NoMemory`, `NoSpace`, `Io` and `Crypto`.
    pub fn create(dir: &Path, passphrase: &str, kdf: KdfParams, signing: SigningKey) -> Result<Unlocked, VaultError> {
        if Self::exists(dir) {
            return Err(VaultError::AlreadyExists);
        }
        Self::check_passphrase(passphrase)?;
        let vault_key = SecretKey::generate()?;
        let database_key = SecretKey::generate()?;
        let mut header = Header {
            vault_id: *uuid::Builder::from_random_bytes(generate_bytes()?).into_uuid().as_bytes(),
            kdf: kdf.check()?,
            salt: generate_bytes()?,
            slots: Vec::new(),
            database_key: Vec::new(),
            signing_seed: Vec::new(),
            throttle: None,
            lease: None,
        };
        header.slots.push(user_slot(&header, passphrase, &vault_key)?);
        header.database_key =
            seal(&vault_key, &header.place(Purpose::DatabaseKey, None)?, database_key.expose().as_ref())?;
        header.signing_seed =
            seal(&vault_key, &header.place(Purpose::SigningSeed, None)?, signing.expose_seed().as_ref())?;
        write_new(dir, &header.to_bytes(&vault_key)?)?;
        Ok(Unlocked {
            vault_id: header.vault_id,
            dir: dir.to_path_buf(),
            vault_key,
            database_key,
            signing_key: signing,
            repair: HeaderRepair::NotNeeded,
        })
    }

    /// Opens a vault. Takes about a second of CPU, by design.
    ///
    /// The first good copy of the header wins, and a missing or damaged one is repaired from it.
    /// `now_ms` (milliseconds since 1970) is only used to slow wrong guesses: after five in a row each
    /// further try waits, doubling from 5 seconds to 5 minutes.
    ///
    /// # Errors
    /// `Missing`, `TryLater`, `WrongPassphrase`, `Damaged`, `FromFuture`, `KdfOutOfBounds`, `NoMemory`, `Io`.
    pub fn unlock(dir: &Path, passphrase: &str, now_ms: i64) -> Result<Unlocked, VaultError> {
        if !Self::exists(dir) {
            return Err(VaultError::Missing);
        }
        let copies = Copies::read(dir)?;
        let tries_path = dir.join(TRIES_FILE);
        let tries = Tries::load(&tries_path);
        let seconds = tries.seconds_left(now_ms);
        if seconds > 0 {
            if let Some(rebased) = tries.rebased(now_ms) {
                // Unwritable, the record keeps its older and stricter time.
                let _ = rebased.store(&tries_path);
            }
            return Err(VaultError::TryLater { seconds });
        }
        match copies.unlock(dir, passphrase) {
            Ok(unlocked) => {
                // A record that cannot be removed slows the next wrong guess, and does not keep this person out.
                let _ = Tries::default().store(&tries_path);
                Ok(unlocked)
            }
            Err(VaultError::WrongPassphrase) => {
                // On a full disk the record cannot grow; the key derivation still costs every guess its second.
                let _ = tries.after_wrong(now_ms).store(&tries_path);
                Err(VaultError::WrongPassphrase)
            }
            Err(other) => Err(other),
        }
    }
}

/// Both copies of the header, as far as they are readable.
struct Copies {
    good: Vec<ReadHeader>,
    /// The copies that have to be written anew, should one of `good` turn out to be authentic.
    bad: Vec<PathBuf>,
}

impl Copies {
    fn read(dir: &Path) -> Result<Self, VaultError> {
        let mut copies = Self { good: Vec::new(), bad: Vec::new() };
        let mut first_error = None;
        for name in [HEADER_FILE, HEADER_COPY_FILE] {
            let path = dir.join(name);
            let bytes = files::read_bounded(&path, HEADER_BYTES_MAX)?.unwrap_or_default();
            match ReadHeader::parse(bytes) {
                // Both alike, as nearly always: deriving the key once is enough.
                Ok(read) if copies.good.iter().any(|good| good.bytes == read.bytes) => {}
                Ok(read) => copies.good.push(read),
                // A newer app wrote here: whatever the other copy says, nothing may be touched.
                Err(VaultError::FromFuture(format)) => return Err(VaultError::FromFuture(format)),
                Err(error) => {
                    copies.bad.push(path);
                    first_error.get_or_insert(error);
                }
            }
        }
        match first_error {
            Some(error) if copies.good.is_empty() => Err(error),
            _ => Ok(copies),
        }
    }

    fn unlock(&self, dir: &Path, passphrase: &str) -> Result<Unlocked, VaultError> {
        let mut outcome = Err(VaultError::Damaged);
        for read in &self.good {
            outcome = open(read, dir, passphrase);
            if let Ok(unlocked) = &mut outcome {
                unlocked.repair = self.repair(dir, read);
                break;
            }
        }
        outcome
    }

    fn repair(&self, dir: &Path, authentic: &ReadHeader) -> HeaderRepair {
        let differing = self.good.iter().any(|other| other.bytes != authentic.bytes);
        if self.bad.is_empty() && !differing {
            return HeaderRepair::NotNeeded;
        }
        let both = [dir.join(HEADER_FILE), dir.join(HEADER_COPY_FILE)];
        let targets = if differing { both.as_slice() } else { self.bad.as_slice() };
        match targets.iter().try_for_each(|path| files::write_atomically(path, &authentic.bytes)) {
            Ok(()) => HeaderRepair::Repaired,
            Err(_) => HeaderRepair::Failed,
        }
    }
}

fn user_slot(header: &Header, passphrase: &str, vault_key: &SecretKey) -> Result<Slot, VaultError> {
    let (kind, factors) = (SlotKind::User, Factors::Passphrase);
    let unlock_key = derive_unlock_key(passphrase, header.kdf, &header.salt, &header.vault_id)?;
    let place = header.place(Purpose::Slot, Some((kind, factors)))?;
    Ok(Slot { kind, factors, wrapped: seal(&unlock_key, &place, vault_key.expose().as_ref())? })
}

/// Writes both copies; leaves neither behind when one of them fails.
fn write_new(dir: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    files::create_private_dir(dir)?;
    let (header, copy) = (dir.join(HEADER_FILE), dir.join(HEADER_COPY_FILE));
    let written = files::write_atomically(&header, bytes).and_then(|()| files::write_atomically(&copy, bytes));
    written.map_err(|error| {
        for path in [&copy, &header] {
            // The first failure is the one worth telling.
            let _ = files::remove(path);
        }
        VaultError::from(error)
    })
}

fn open(read: &ReadHeader, dir: &Path, passphrase: &str) -> Result<Unlocked, VaultError> {
    let header = &read.header;
    let slot = header
        .slots
        .iter()
        .find(|slot| slot.kind == SlotKind::User && slot.factors == Factors::Passphrase)
        .ok_or(VaultError::Damaged)?;
    let unlock_key = derive_unlock_key(passphrase, header.kdf, &header.salt, &header.vault_id)?;
    let place = header.place(Purpose::Slot, Some((slot.kind, slot.factors)))?;
    let vault_key = match open_32(&unlock_key, &place, &slot.wrapped) {
        Ok(bytes) => SecretKey::from_bytes(bytes),
        Err(CryptoError::DoesNotOpen) => return Err(VaultError::WrongPassphrase),
        Err(_) => return Err(VaultError::Damaged),
    };
    read.authenticate(&vault_key)?;
    let opened = |purpose, sealed: &[u8]| -> Result<_, VaultError> {
        open_32(&vault_key, &header.place(purpose, None)?, sealed).map_err(|_| VaultError::Damaged)
    };
    let database_key = SecretKey::from_bytes(opened(Purpose::DatabaseKey, &header.database_key)?);
    let signing_key = SigningKey::from_seed(opened(Purpose::SigningSeed, &header.signing_seed)?)?;
    Ok(Unlocked {
        vault_id: header.vault_id,
        dir: dir.to_path_buf(),
        vault_key,
        database_key,
        signing_key,
        repair: HeaderRepair::NotNeeded,
    })
}
