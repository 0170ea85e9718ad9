//! Ed25519 signatures of a device.

use crate::{CryptoError, generate_bytes};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use std::fmt;
use zeroize::Zeroizing;

/// Length of a public key, in bytes.
pub const PUBLIC_KEY_LEN: usize = 32;

/// Length of a signature, in bytes.
pub const SIGNATURE_LEN: usize = 64;

/// The key with which one device signs.
pub struct SigningKey {
    pair: Ed25519KeyPair,
    seed: Zeroizing<[u8; 32]>,
}

impl SigningKey {
    /// Generates a random key.
    ///
    /// # Errors
    /// [`CryptoError::NoRandomness`] when the operating system gives no random bytes.
    pub fn generate() -> Result<Self, CryptoError> {
        Self::from_seed(Zeroizing::new(generate_bytes()?))
    }

    /// Makes the key of a stored seed.
    ///
    /// # Errors
    /// [`CryptoError::BadKey`] when the seed is refused.
    pub fn from_seed(seed: Zeroizing<[u8; 32]>) -> Result<Self, CryptoError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed.as_ref()).map_err(|_| CryptoError::BadKey)?;
        Ok(Self { pair, seed })
    }

    /// The seed, for a sealed blob and nothing else.
    #[must_use]
    pub fn expose_seed(&self) -> Zeroizing<[u8; 32]> {
        self.seed.clone()
    }

    /// The public half.
    #[must_use]
    pub fn public_key(&self) -> [u8; PUBLIC_KEY_LEN] {
        let mut out = [0; PUBLIC_KEY_LEN];
        out.copy_from_slice(self.pair.public_key().as_ref());
        out
    }

    /// Signs a message. Callers put the purpose in front of it, so that no signature fits two uses.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_LEN] {
        let mut out = [0; SIGNATURE_LEN];
        out.copy_from_slice(self.pair.sign(message).as_ref());
        out
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

/// Verifies a signature.
///
/// # Errors
/// [`CryptoError::BadSignature`] when it does not match.
pub fn verify(public_key: &[u8], message: &[u8], signature: &[u8]) -> Result<(), CryptoError> {
    UnparsedPublicKey::new(&ED25519, public_key).verify(message, signature).map_err(|_| CryptoError::BadSignature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signature_fits_one_message_and_one_key() -> Result<(), CryptoError> {
        let key = SigningKey::generate()?;
        let signature = key.sign(b"visit");
        assert_eq!(verify(&key.public_key(), b"visit", &signature), Ok(()));
        assert_eq!(verify(&key.public_key(), b"other", &signature), Err(CryptoError::BadSignature));
        assert_eq!(verify(&SigningKey::generate()?.public_key(), b"visit", &signature), Err(CryptoError::BadSignature));
        Ok(())
    }

    #[test]
    fn key_of_a_stored_seed_signs_as_before() -> Result<(), CryptoError> {
        let key = SigningKey::generate()?;
        assert_eq!(SigningKey::from_seed(key.expose_seed())?.public_key(), key.public_key());
        Ok(())
    }
}
