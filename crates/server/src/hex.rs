//! Hexadecimal text of keys, hashes and signatures.

/// Reads exactly `N` bytes; `None` for anything else.
pub(crate) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_length_of_digits_is_read() {
        assert_eq!(decode::<2>("0aFf"), Some([0x0a, 0xff]));
        for bad in ["0aF", "0aFf0", "+aFf", "0aFg", "åå"] {
            assert_eq!(decode::<2>(bad), None, "{bad}");
        }
    }
}
