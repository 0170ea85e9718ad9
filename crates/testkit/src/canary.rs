//! Marked strings for the leak test: planted in a text field, then searched for where they must not be.

/// The part all canaries have in common, so that one search finds any of them.
pub const CANARY_MARK: &str = "KANARI";

/// A string that nobody would type and that names the field it was planted in.
///
/// It holds letters and digits only, so that search, folding and file formats keep it whole.
#[must_use]
pub fn canary(field: &str, serial: u32) -> String {
    let field: String = field.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut mixed = u64::from(serial) ^ 0x5EED;
    for byte in field.bytes() {
        mixed = (mixed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    format!("{CANARY_MARK}{field}{mixed:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canaries_of_different_fields_and_serials_differ() {
        assert_ne!(canary("note", 1), canary("place", 1));
        assert_ne!(canary("note", 1), canary("note", 2));
        assert_eq!(canary("note", 1), canary("note", 1));
    }

    #[test]
    fn canary_is_one_word() {
        assert!(canary("meeting.note", 3).chars().all(|c| c.is_ascii_alphanumeric()));
    }
}
