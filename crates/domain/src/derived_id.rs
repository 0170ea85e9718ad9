//! Ids that every replica derives alike: a UUIDv8 of some bytes by FNV-1a with 128 bits.
//!
//! The hash is not cryptographic: where somebody could gain by two things having one id, whoever takes the id in
//! derives it again from what it stands for. 122 bits keep it from happening by chance, and the version tells these ids
//! from those made of time and chance, so that the two never meet.

/// Start value of FNV-1a with 128 bits.
const FNV_OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;

/// Prime of FNV-1a with 128 bits.
const FNV_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The 16 bytes of an id derived from `parts`, one after another; `namespace` keeps kinds of ids apart.
pub(crate) fn derive_id(namespace: &[u8], parts: &[&[u8]]) -> [u8; 16] {
    let bytes = namespace.iter().chain(parts.iter().copied().flatten());
    let hash = bytes.fold(FNV_OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(FNV_PRIME));
    *uuid::Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid().as_bytes()
}
