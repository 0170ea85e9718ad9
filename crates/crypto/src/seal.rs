//! Sealing: AES-256-GCM with a random nonce in front.

use crate::{CryptoError, SecretKey, generate_bytes};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

/// Encrypts and authenticates `plain`, bound to `place` (purpose, format, vault, row).
///
/// The result is nonce, ciphertext and tag in one.
///
/// # Errors
/// [`CryptoError::NoRandomness`] when the operating system gives no nonce.
pub fn seal(key: &SecretKey, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let nonce: [u8; NONCE_LEN] = generate_bytes()?;
    let mut sealed = plain.to_vec();
    cipher(key)?
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place), &mut sealed)
        .map_err(|_| CryptoError::BadKey)?;
    let mut out = Vec::with_capacity(NONCE_LEN + sealed.len());
    out.extend_from_slice(&nonce);
    out.append(&mut sealed);
    Ok(out)
}

/// Opens what [`seal`] made, at the same place.
///
/// # Errors
/// [`CryptoError::DoesNotOpen`] when anything differs: key, place or a single bit.
pub fn open(key: &SecretKey, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let (nonce, body) = sealed.split_at_checked(NONCE_LEN).ok_or(CryptoError::DoesNotOpen)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| CryptoError::DoesNotOpen)?;
    let mut buffer = Zeroizing::new(body.to_vec());
    let plain_len =
        cipher(key)?.open_in_place(nonce, Aad::from(place), &mut buffer).map_err(|_| CryptoError::DoesNotOpen)?.len();
    buffer.truncate(plain_len);
    Ok(buffer)
}

fn cipher(key: &SecretKey) -> Result<LessSafeKey, CryptoError> {
    UnboundKey::new(&AES_256_GCM, key.bytes()).map(LessSafeKey::new).map_err(|_| CryptoError::BadKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_bytes_open_only_with_the_same_key_and_place() -> Result<(), CryptoError> {
        let key = SecretKey::generate()?;
        let sealed = seal(&key, b"vault 1 row 1", b"secret")?;
        assert_eq!(open(&key, b"vault 1 row 1", &sealed)?.as_slice(), b"secret");
        assert_eq!(open(&key, b"vault 1 row 2", &sealed), Err(CryptoError::DoesNotOpen));
        assert_eq!(open(&SecretKey::generate()?, b"vault 1 row 1", &sealed), Err(CryptoError::DoesNotOpen));
        Ok(())
    }

    #[test]
    fn any_flipped_bit_or_cut_is_refused() -> Result<(), CryptoError> {
        let key = SecretKey::generate()?;
        let sealed = seal(&key, b"here", b"secret")?;
        for at in 0..sealed.len() {
            let mut bad = sealed.clone();
            if let Some(byte) = bad.get_mut(at) {
                *byte ^= 1;
            }
            assert_eq!(open(&key, b"here", &bad), Err(CryptoError::DoesNotOpen));
            assert_eq!(open(&key, b"here", sealed.get(..at).unwrap_or_default()), Err(CryptoError::DoesNotOpen));
        }
        Ok(())
    }
}
