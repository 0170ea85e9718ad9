//! An open vault: its keys, until it is dropped.

use std::{
    fmt,
    path::{Path, PathBuf},
};
use worktrail_crypto::{SecretKey, SigningKey};

/// What became of the header's second copy while unlocking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderRepair {
    /// Both copies were good.
    NotNeeded,
    /// One copy was missing or damaged and was written anew from the other.
    Repaired,
    /// One copy is missing or damaged and could not be written; the vault is open all the same.
    Failed,
}

/// An open vault. Dropping it zeroes its keys.
pub struct Unlocked {
    pub(crate) vault_id: [u8; 16],
    pub(crate) dir: PathBuf,
    pub(crate) vault_key: SecretKey,
    pub(crate) database_key: SecretKey,
    pub(crate) signing_key: SigningKey,
    pub(crate) repair: HeaderRepair,
}

impl Unlocked {
    /// The vault's id: 16 random-looking bytes that name it for as long as it exists.
    #[must_use]
    pub fn vault_id(&self) -> [u8; 16] {
        self.vault_id
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Where the encrypted replica lies.
    #[must_use]
    pub fn database_path(&self) -> PathBuf {
        self.dir.join(crate::vault::DATABASE_FILE)
    }

    /// The raw key of the encrypted replica.
    #[must_use]
    pub fn database_key(&self) -> &SecretKey {
        &self.database_key
    }

    /// The key with which this device signs.
    #[must_use]
    pub fn signing_key(&self) -> &SigningKey {
        &self.signing_key
    }

    /// The key under which the replica's state root is authenticated.
    #[must_use]
    pub fn root_mac_key(&self) -> SecretKey {
        self.vault_key.derive(&self.vault_id, b"root-mac/v1")
    }

    /// What became of the header's second copy.
    #[must_use]
    pub fn header_repair(&self) -> HeaderRepair {
        self.repair
    }
}

impl fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unlocked(..)")
    }
}
