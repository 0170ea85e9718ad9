//! A symmetric key.

use crate::{CryptoError, generate_bytes};
use ring::hkdf;
use std::fmt;
use zeroize::Zeroizing;

/// A 256-bit symmetric key, zeroed when dropped.
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl SecretKey {
    /// Generates a random key.
    ///
    /// # Errors
    /// [`CryptoError::NoRandomness`] when the operating system gives no random bytes.
    pub fn generate() -> Result<Self, CryptoError> {
        Ok(Self(Zeroizing::new(generate_bytes()?)))
    }

    /// Takes key bytes that were derived or opened elsewhere.
    #[must_use]
    pub fn from_bytes(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// Reads a key of opened bytes.
    ///
    /// # Errors
    /// [`CryptoError::BadKey`] when they are not 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, CryptoError> {
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| CryptoError::BadKey)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// Derives a key for one purpose (HKDF-SHA256). The same inputs always give the same key.
    #[must_use]
    pub fn derive(&self, salt: &[u8], purpose: &[u8]) -> Self {
        let mut out = Zeroizing::new([0; 32]);
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(self.bytes());
        let info = [purpose];
        let filled = prk.expand(&info, hkdf::HKDF_SHA256).and_then(|okm| okm.fill(out.as_mut()));
        assert!(filled.is_ok(), "HKDF fills one block of its own hash length");
        Self(out)
    }

    /// The statement that gives this key to SQLCipher as a raw key, without its own key derivation.
    #[must_use]
    pub fn sqlcipher_pragma(&self) -> Zeroizing<String> {
        let mut sql = Zeroizing::new(String::with_capacity(90));
        sql.push_str("PRAGMA key = \"x'");
        for byte in self.0.iter() {
            for nibble in [byte >> 4, byte & 15] {
                sql.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
            }
        }
        sql.push_str("'\"");
        sql
    }

    /// Writes the key into a sealed blob or a key file of mode 0600; nothing else may hold these bytes.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<[u8; 32]> {
        self.0.clone()
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_keys_differ_by_purpose_and_salt() {
        let root = SecretKey::from_bytes(Zeroizing::new([7; 32]));
        let a = root.derive(b"salt", b"one");
        assert_eq!(a.bytes(), root.derive(b"salt", b"one").bytes());
        assert_ne!(a.bytes(), root.derive(b"salt", b"two").bytes());
        assert_ne!(a.bytes(), root.derive(b"other", b"one").bytes());
    }

    #[test]
    fn key_shows_nothing_in_debug_output() {
        assert_eq!(format!("{:?}", SecretKey::from_bytes(Zeroizing::new([7; 32]))), "SecretKey(..)");
    }

    #[test]
    fn sqlcipher_statement_holds_64_hex_digits() {
        let sql = SecretKey::from_bytes(Zeroizing::new([0xab; 32])).sqlcipher_pragma();
        assert_eq!(sql.as_str(), format!("PRAGMA key = \"x'{}'\"", "ab".repeat(32)));
    }
}
