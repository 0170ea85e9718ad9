//! What can go wrong with a vault, one variant per decision a caller can make.

use std::io;
use worktrail_crypto::CryptoError;

/// What can go wrong with a vault. Carries counts and codes, never key or passphrase bytes.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is no vault in the folder.
    #[error("no vault in this folder")]
    Missing,
    /// There is a vault in the folder already; it is left as it is.
    #[error("a vault exists in this folder")]
    AlreadyExists,
    /// The passphrase does not open the vault.
    #[error("passphrase does not open this vault")]
    WrongPassphrase,
    /// Too many wrong tries in a row; the passphrase was not looked at.
    #[error("too many wrong passphrases, next try in {seconds} s")]
    TryLater {
        /// Seconds until the next try is allowed.
        seconds: u64,
    },
    /// The passphrase of a new vault is too short.
    #[error("passphrase is shorter than {min} characters")]
    PassphraseTooShort {
        /// Least length, in characters.
        min: usize,
    },
    /// Both copies of the header are unreadable, or were changed.
    #[error("vault header is damaged")]
    Damaged,
    /// The header was written by a newer app; it is left untouched.
    #[error("vault was written by a newer app (format {0})")]
    FromFuture(u16),
    /// The cost of the key derivation is outside what is accepted, so it was not run.
    #[error("key derivation cost is out of bounds ({memory_kib} KiB, {passes} passes)")]
    KdfOutOfBounds {
        /// Memory asked for, in KiB.
        memory_kib: u32,
        /// Passes asked for.
        passes: u32,
    },
    /// The key derivation did not get its memory.
    #[error("not enough memory for the key derivation")]
    NoMemory,
    /// The disk is full; nothing was changed.
    #[error("no space left for the vault")]
    NoSpace,
    /// The folder cannot be read or written.
    #[error("reading or writing the vault folder")]
    Io(#[source] io::Error),
    /// The operating system gave no random bytes, or key material was refused.
    #[error("making keys")]
    Crypto(#[from] CryptoError),
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace,
            _ => Self::Io(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_disk_is_told_apart_from_other_failures() {
        assert!(matches!(VaultError::from(io::Error::from(io::ErrorKind::StorageFull)), VaultError::NoSpace));
        assert!(matches!(VaultError::from(io::Error::from(io::ErrorKind::QuotaExceeded)), VaultError::NoSpace));
        assert!(matches!(VaultError::from(io::Error::from(io::ErrorKind::PermissionDenied)), VaultError::Io(_)));
    }
}
