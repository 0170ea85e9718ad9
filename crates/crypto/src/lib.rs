//! Keys, sealing, signatures and hashes: the only code that touches key bytes.
//!
//! Primitives come from `ring`. Key bytes live in [`SecretKey`] and [`SigningKey`] only: zeroed on
//! drop, without `Clone`, `Debug` of their content, or serialisation. Every sealed blob binds its
//! place as associated data.

mod digest;
mod hex;
mod random;
mod seal;
mod secret;
mod sign;

pub use digest::{Digest, keyed_hash, sha256};
pub use hex::{from_hex, to_hex};
pub use random::generate_bytes;
pub use seal::{open, seal};
pub use secret::SecretKey;
pub use sign::{PUBLIC_KEY_LEN, SIGNATURE_LEN, SigningKey, verify};

/// What can go wrong with keys and sealed bytes. Says nothing about their content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    /// The operating system gave no random bytes.
    #[error("no random bytes from the operating system")]
    NoRandomness,
    /// Sealed bytes were changed, belong elsewhere, or were sealed under another key.
    #[error("sealed bytes do not open with this key at this place")]
    DoesNotOpen,
    /// A signature does not match its message and key.
    #[error("signature does not match")]
    BadSignature,
    /// Key bytes are malformed.
    #[error("key bytes are malformed")]
    BadKey,
}
