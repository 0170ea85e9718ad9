//! The vault of one device: key slots, unlock and lock.
//!
//! A passphrase opens a slot, the slot gives the vault key, and the vault key opens the key of the
//! encrypted replica and the device's signing key. Locking is dropping [`Unlocked`]: its keys are
//! zeroed. There is no stored verifier; the slot's authentication tag is the only check.
//!
//! **Invariants:** nothing in the folder can be read without the passphrase; a header that was
//! changed is refused before a key from it is used; nothing here destroys anything.

mod error;
mod files;
mod header;
mod kdf;
mod tries;
mod unlocked;
mod vault;

pub use error::VaultError;
pub use kdf::KdfParams;
pub use unlocked::{HeaderRepair, Unlocked};
pub use vault::{PASSPHRASE_CHARS_MIN, Vault};
