//! Random bytes of the operating system.

use crate::CryptoError;
use ring::rand::{SecureRandom, SystemRandom};

/// Generates `N` random bytes.
///
/// # Errors
/// [`CryptoError::NoRandomness`] when the operating system gives none.
pub fn generate_bytes<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| CryptoError::NoRandomness)?;
    Ok(bytes)
}
