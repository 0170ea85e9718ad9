//! How a request is bound to its device: an Ed25519 signature over method, path, time and body.

/// Header with the device's id.
pub const HEADER_DEVICE: &str = "worktrail-device";
/// Header with the device's time of sending, in milliseconds since 1970.
pub const HEADER_TIME: &str = "worktrail-time";
/// Header with the signature, 128 hexadecimal digits.
pub const HEADER_SIGNATURE: &str = "worktrail-signature";
/// Header with the protocol's version.
pub const HEADER_PROTOCOL: &str = "worktrail-protocol";

/// How far a device's clock may be off before the server answers `clock_skew` with its own time.
///
/// Five minutes is what laptops drift in a week without a network; the device then signs again with the server's time.
pub const CLOCK_TOLERANCE_MILLIS: i64 = 5 * 60 * 1000;

/// The bytes a device signs for one request. `body_hash` is the SHA-256 of the body as sent.
#[must_use]
pub fn request_signing_bytes(method: &str, path: &str, time_millis: i64, body_hash: &[u8; 32]) -> Vec<u8> {
    let mut bytes = format!("worktrail request v1\n{method}\n{path}\n{time_millis}\n").into_bytes();
    bytes.extend_from_slice(body_hash);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_request_is_signed() {
        let base = request_signing_bytes("POST", "/v1/sync", 1, &[0; 32]);
        for other in [
            request_signing_bytes("GET", "/v1/sync", 1, &[0; 32]),
            request_signing_bytes("POST", "/v1/events", 1, &[0; 32]),
            request_signing_bytes("POST", "/v1/sync", 2, &[0; 32]),
            request_signing_bytes("POST", "/v1/sync", 1, &[1; 32]),
        ] {
            assert_ne!(base, other);
        }
    }
}
