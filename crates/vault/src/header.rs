//! The vault's header: its bytes, its limits, and what binds it together.
//!
//! Every format, this one and those to come, is: 8 bytes magic, 2 bytes format (big-endian),
//! content, and at the end the SHA-256 of all before it. So an older app can tell a newer header
//! from a damaged one. The digest only finds accidents. Against a forger the seal at the end of the
//! content stands: it authenticates every byte before it, under a key that only unlocking gives.

use crate::{KdfParams, VaultError, kdf::SALT_LEN};
use serde::{Deserialize, Serialize};
use worktrail_crypto::{CryptoError, SecretKey, open, seal, sha256};
use zeroize::Zeroizing;

const MAGIC: &[u8; 8] = b"WTVAULT\n";

/// The format this version writes.
pub(crate) const FORMAT: u16 = 1;

/// Largest header, in bytes: a hundred times what one holds today.
pub(crate) const HEADER_BYTES_MAX: u64 = 64 * 1024;

/// Most slots a header may have; each one read costs work.
const SLOTS_MAX: usize = 8;

const DIGEST_LEN: usize = 32;

/// Who a slot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SlotKind {
    /// Opened by the person's passphrase.
    User,
    /// Opened by a share the server keeps; no slot of this kind is made yet.
    Recovery,
}

/// What beside the passphrase goes into a slot's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Factors {
    /// The passphrase alone.
    Passphrase,
    /// The passphrase and a secret in the system's keyring; not made yet.
    PassphraseAndKeyring,
}

/// One way to the vault key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Slot {
    pub(crate) kind: SlotKind,
    pub(crate) factors: Factors,
    /// The vault key, sealed under the slot's key.
    pub(crate) wrapped: Vec<u8>,
}

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(crate) vault_id: [u8; 16],
    pub(crate) kdf: KdfParams,
    pub(crate) salt: [u8; SALT_LEN],
    pub(crate) slots: Vec<Slot>,
    /// The replica's raw key, sealed under the vault key.
    pub(crate) database_key: Vec<u8>,
    /// The seed of the device's signing key, sealed under the vault key.
    pub(crate) signing_seed: Vec<u8>,
    /// Place of an authenticated record of wrong tries.
    pub(crate) throttle: Option<Vec<u8>>,
    /// Place of the lease: until when the vault may be opened without contact.
    pub(crate) lease: Option<Vec<u8>>,
}

/// A header as read: parsed, with its bytes, and not to be trusted before [`ReadHeader::authenticate`].
pub(crate) struct ReadHeader {
    pub(crate) header: Header,
    /// The whole file, for repairing the other copy.
    pub(crate) bytes: Vec<u8>,
    authenticated_len: usize,
    seal: Vec<u8>,
}

/// What a blob under the header is, bound into its seal.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    Slot,
    DatabaseKey,
    SigningSeed,
    Header,
}

impl Purpose {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::Slot => b"worktrail vault slot",
            Self::DatabaseKey => b"worktrail vault database key",
            Self::SigningSeed => b"worktrail vault signing seed",
            Self::Header => b"worktrail vault header",
        }
    }
}

impl Header {
    /// The place a blob is bound to: purpose, format, vault, and for a slot also what its key is made of.
    pub(crate) fn place(&self, purpose: Purpose, slot: Option<(SlotKind, Factors)>) -> Result<Vec<u8>, VaultError> {
        let mut place = purpose.name().to_vec();
        place.push(0);
        place.extend_from_slice(&FORMAT.to_be_bytes());
        place.extend_from_slice(&self.vault_id);
        if let Some(slot) = slot {
            place.extend_from_slice(&encode(&(slot, self.kdf, self.salt))?);
        }
        Ok(place)
    }

    /// Writes the header, authenticated under the vault key.
    pub(crate) fn to_bytes(&self, vault_key: &SecretKey) -> Result<Vec<u8>, VaultError> {
        let body = encode(self)?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&FORMAT.to_be_bytes());
        bytes.extend_from_slice(&encode(&body)?);
        let tag = seal(&header_key(vault_key, &self.vault_id), &self.sealed_place(&bytes)?, b"")?;
        bytes.extend_from_slice(&encode(&tag)?);
        let digest = sha256(&[&bytes]);
        bytes.extend_from_slice(&digest.0);
        Ok(bytes)
    }

    fn sealed_place(&self, bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut place = self.place(Purpose::Header, None)?;
        place.extend_from_slice(bytes);
        Ok(place)
    }
}

impl ReadHeader {
    /// Parses a header file.
    ///
    /// # Errors
    /// `FromFuture` for an intact header of a newer format, `KdfOutOfBounds` when it asks for too little
    /// or too much work, `Damaged` for anything else.
    pub(crate) fn parse(bytes: Vec<u8>) -> Result<Self, VaultError> {
        if u64::try_from(bytes.len()).is_ok_and(|len| len > HEADER_BYTES_MAX) {
            return Err(VaultError::Damaged);
        }
        let content_len = bytes.len().checked_sub(DIGEST_LEN).ok_or(VaultError::Damaged)?;
        let (content, digest) = bytes.split_at_checked(content_len).ok_or(VaultError::Damaged)?;
        let rest = content.strip_prefix(MAGIC).ok_or(VaultError::Damaged)?;
        if sha256(&[content]).0 != digest {
            return Err(VaultError::Damaged);
        }
        let (format, rest) = rest.split_first_chunk::<2>().ok_or(VaultError::Damaged)?;
        match u16::from_be_bytes(*format) {
            FORMAT => {}
            newer if newer > FORMAT => return Err(VaultError::FromFuture(newer)),
            _ => return Err(VaultError::Damaged),
        }
        let (body, rest) = postcard::take_from_bytes::<Vec<u8>>(rest).map_err(|_| VaultError::Damaged)?;
        let authenticated_len = content_len.saturating_sub(rest.len());
        let (seal, rest) = postcard::take_from_bytes::<Vec<u8>>(rest).map_err(|_| VaultError::Damaged)?;
        let header: Header = decode(&body)?;
        if !rest.is_empty() || header.slots.len() > SLOTS_MAX {
            return Err(VaultError::Damaged);
        }
        header.kdf.check()?;
        Ok(Self { header, bytes, authenticated_len, seal })
    }

    /// Checks every byte of the header under the vault key.
    pub(crate) fn authenticate(&self, vault_key: &SecretKey) -> Result<(), VaultError> {
        let content = self.bytes.get(..self.authenticated_len).ok_or(VaultError::Damaged)?;
        let place = self.header.sealed_place(content)?;
        open(&header_key(vault_key, &self.header.vault_id), &place, &self.seal)
            .map(|_| ())
            .map_err(|_| VaultError::Damaged)
    }
}

/// Opens 32 sealed bytes.
pub(crate) fn open_32(key: &SecretKey, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
    let plain = open(key, place, sealed)?;
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| CryptoError::BadKey)?;
    Ok(Zeroizing::new(bytes))
}

fn header_key(vault_key: &SecretKey, vault_id: &[u8; 16]) -> SecretKey {
    vault_key.derive(vault_id, b"header/v1")
}

fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, VaultError> {
    postcard::to_allocvec(value).map_err(|_| VaultError::Damaged)
}

fn decode<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, VaultError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(VaultError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header {
            vault_id: [7; 16],
            kdf: KdfParams::FLOOR,
            salt: [9; SALT_LEN],
            slots: vec![Slot { kind: SlotKind::User, factors: Factors::Passphrase, wrapped: vec![1; 60] }],
            database_key: vec![2; 60],
            signing_seed: vec![3; 60],
            throttle: None,
            lease: None,
        }
    }

    fn vault_key() -> SecretKey {
        SecretKey::from_bytes(Zeroizing::new([5; 32]))
    }

    /// Puts a right digest under changed content, as a forger would.
    fn redigest(bytes: &mut [u8]) {
        let content_len = bytes.len() - DIGEST_LEN;
        let digest = sha256(&[&bytes[..content_len]]);
        bytes[content_len..].copy_from_slice(&digest.0);
    }

    #[test]
    fn header_reads_back_as_written() -> Result<(), VaultError> {
        let read = ReadHeader::parse(header().to_bytes(&vault_key())?)?;
        assert_eq!(read.header, header());
        read.authenticate(&vault_key())
    }

    #[test]
    fn any_flipped_bit_is_damage() -> Result<(), VaultError> {
        let good = header().to_bytes(&vault_key())?;
        for at in 0..good.len() {
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[at] ^= 1 << bit;
                assert!(matches!(ReadHeader::parse(bad), Err(VaultError::Damaged)), "byte {at} bit {bit}");
            }
        }
        Ok(())
    }

    #[test]
    fn any_cut_is_damage() -> Result<(), VaultError> {
        let good = header().to_bytes(&vault_key())?;
        for len in 0..good.len() {
            assert!(matches!(ReadHeader::parse(good[..len].to_vec()), Err(VaultError::Damaged)));
        }
        let mut long = good;
        long.push(0);
        assert!(matches!(ReadHeader::parse(long), Err(VaultError::Damaged)));
        Ok(())
    }

    #[test]
    fn forged_byte_with_a_right_digest_never_authenticates() -> Result<(), VaultError> {
        let good = header().to_bytes(&vault_key())?;
        for at in 0..good.len() - DIGEST_LEN {
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[at] ^= 1 << bit;
                redigest(&mut bad);
                let outcome = ReadHeader::parse(bad).and_then(|read| read.authenticate(&vault_key()));
                assert!(
                    matches!(
                        outcome,
                        Err(VaultError::Damaged | VaultError::FromFuture(_) | VaultError::KdfOutOfBounds { .. })
                    ),
                    "byte {at} bit {bit}"
                );
            }
        }
        Ok(())
    }

    #[test]
    fn newer_format_is_named_whatever_its_content() -> Result<(), VaultError> {
        let mut newer = MAGIC.to_vec();
        newer.extend_from_slice(&(FORMAT + 1).to_be_bytes());
        newer.extend_from_slice(b"something this version cannot know");
        newer.extend_from_slice(&[0; DIGEST_LEN]);
        redigest(&mut newer);
        assert!(matches!(ReadHeader::parse(newer), Err(VaultError::FromFuture(2))));
        Ok(())
    }

    #[test]
    fn header_asking_for_a_memory_bomb_is_refused() -> Result<(), VaultError> {
        let greedy = Header { kdf: KdfParams { memory_kib: u32::MAX, passes: 3 }, ..header() };
        let outcome = ReadHeader::parse(greedy.to_bytes(&vault_key())?);
        assert!(matches!(outcome, Err(VaultError::KdfOutOfBounds { memory_kib: u32::MAX, passes: 3 })));
        Ok(())
    }
}
