//! From passphrase to unlock key: Argon2id, then HKDF.

use crate::VaultError;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use worktrail_crypto::SecretKey;
use zeroize::Zeroizing;

/// Length of the salt, in bytes; what RFC 9106 recommends.
pub(crate) const SALT_LEN: usize = 16;

/// One lane: the implementation computes lanes one after another, so more would cost the person
/// time and an attacker nothing.
const LANES: u32 = 1;

/// Cost of Argon2id (version 1.3, one lane).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfParams {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl KdfParams {
    /// What a new vault gets: about one second of CPU on an office laptop.
    pub const DEFAULT: Self = Self { memory_kib: 256 * 1024, passes: 3 };

    /// The least that is accepted, also from a file: the second option of RFC 9106.
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3 };

    /// The most that is accepted, so that a doctored header cannot exhaust memory or time.
    pub const CEILING: Self = Self { memory_kib: 1024 * 1024, passes: 10 };

    /// Checks the cost against floor and ceiling.
    ///
    /// # Errors
    /// [`VaultError::KdfOutOfBounds`] when it is outside.
    pub fn check(self) -> Result<Self, VaultError> {
        let memory_fits = (Self::FLOOR.memory_kib..=Self::CEILING.memory_kib).contains(&self.memory_kib);
        let passes_fit = (Self::FLOOR.passes..=Self::CEILING.passes).contains(&self.passes);
        if memory_fits && passes_fit {
            Ok(self)
        } else {
            Err(VaultError::KdfOutOfBounds { memory_kib: self.memory_kib, passes: self.passes })
        }
    }
}

impl Default for KdfParams {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Derives the unlock key of a passphrase.
///
/// The passphrase's bytes are taken as they are: nothing is trimmed or normalised, so a vault opens
/// with the very same input and with no other. The Argon2 memory is one large allocation that goes
/// back to the operating system on return.
pub(crate) fn derive_unlock_key(
    passphrase: &str,
    kdf: KdfParams,
    salt: &[u8; SALT_LEN],
    vault_id: &[u8; 16],
) -> Result<SecretKey, VaultError> {
    let kdf = kdf.check()?;
    let out_of_bounds = || VaultError::KdfOutOfBounds { memory_kib: kdf.memory_kib, passes: kdf.passes };
    let mut stretched = Zeroizing::new([0; 32]);
    let params = Params::new(kdf.memory_kib, kdf.passes, LANES, Some(stretched.len())).map_err(|_| out_of_bounds())?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, stretched.as_mut())
        .map_err(|error| match error {
            argon2::Error::OutOfMemory => VaultError::NoMemory,
            _ => out_of_bounds(),
        })?;
    // A second factor (the secret of the system's keyring) joins here, under its own purpose.
    Ok(SecretKey::from_bytes(stretched).derive(vault_id, b"unlock/v1"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error;

    #[test]
    fn cost_outside_the_bounds_is_refused_before_it_is_spent() {
        for kdf in [
            KdfParams { memory_kib: KdfParams::FLOOR.memory_kib - 1, ..KdfParams::FLOOR },
            KdfParams { passes: KdfParams::FLOOR.passes - 1, ..KdfParams::FLOOR },
            KdfParams { memory_kib: KdfParams::CEILING.memory_kib + 1, ..KdfParams::CEILING },
            KdfParams { passes: KdfParams::CEILING.passes + 1, ..KdfParams::CEILING },
            KdfParams { memory_kib: u32::MAX, passes: u32::MAX },
            KdfParams { memory_kib: 0, passes: 0 },
        ] {
            assert!(matches!(
                derive_unlock_key("correct horse battery", kdf, &[1; SALT_LEN], &[2; 16]),
                Err(VaultError::KdfOutOfBounds { .. })
            ));
        }
    }

    #[test]
    fn default_floor_and_ceiling_are_within_the_bounds() -> Result<(), Box<dyn Error>> {
        for kdf in [KdfParams::DEFAULT, KdfParams::FLOOR, KdfParams::CEILING] {
            assert_eq!(kdf.check()?, kdf);
        }
        Ok(())
    }

    #[test]
    fn every_character_of_the_passphrase_counts() -> Result<(), Box<dyn Error>> {
        let derive = |passphrase| derive_unlock_key(passphrase, KdfParams::FLOOR, &[1; SALT_LEN], &[2; 16]);
        let key = derive("blåbær på tur ")?.expose();
        assert_eq!(key, derive("blåbær på tur ")?.expose());
        assert_ne!(key, derive("blåbær på tur")?.expose());
        Ok(())
    }
}
