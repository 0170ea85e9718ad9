//! One-time enrolment codes: made by the office, typed once on a laptop.

use crate::{
    hub::{Hub, HubError},
    store::{StoreError, accounts, audit, audit::Entry, codes},
};
use rusqlite::Transaction;
use std::fmt;
use worktrail_crypto::{PUBLIC_KEY_LEN, generate_bytes, keyed_hash};
use worktrail_domain::{DeviceId, LINE_CHARS_MAX, Timestamp, UserId};
use worktrail_sync::{EnrolReply, EnrolRequest};

/// Characters of a code: ten digits and the letters that no digit looks like (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters in a code: 12 of 5 bits are 60 bits, far past guessing while the throttle allows 30 in 15 minutes.
const CODE_CHARS: usize = 12;

/// Characters between two dashes.
const GROUP_CHARS: usize = 4;

/// How long a code can be used: handed over today, typed tomorrow morning.
const CODE_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// How long used and expired codes are remembered, so that a second try is told why.
const CODE_REMEMBERED_MILLIS: i64 = 30 * CODE_MILLIS;

/// Window of the throttle.
const WRONG_WINDOW_MILLIS: i64 = 15 * 60 * 1000;

/// Most wrong codes from everybody together within the window; also the most rows of its table.
const WRONG_MAX: u64 = 30;

/// Longest app version that is noted.
const APP_VERSION_CHARS_MAX: usize = 64;

/// Why a device was not enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// No such code.
    #[error("enrolment code is not known")]
    CodeWrong,
    /// Another device has used the code.
    #[error("enrolment code is used already")]
    CodeUsed,
    /// The code is older than a day.
    #[error("enrolment code has expired")]
    CodeExpired,
    /// Too many wrong codes lately; the right one is not tried either.
    #[error("too many wrong enrolment codes")]
    TooManyTries {
        /// When to try again.
        retry_after_secs: u32,
    },
    /// The account is closed.
    #[error("account is closed")]
    UserClosed,
    /// The request is not one.
    #[error("enrolment request is malformed")]
    Malformed,
    /// The server failed.
    #[error("enrolling a device")]
    Server(#[from] HubError),
}

impl From<StoreError> for EnrolError {
    fn from(error: StoreError) -> Self {
        Self::Server(error.into())
    }
}

/// A fresh code, to be shown once.
pub struct DeviceCode(String);

impl DeviceCode {
    pub(crate) fn generate() -> Result<Self, StoreError> {
        let bytes: [u8; CODE_CHARS] = generate_bytes()?;
        let mut text = String::with_capacity(CODE_CHARS + CODE_CHARS / GROUP_CHARS);
        for (place, byte) in bytes.iter().enumerate() {
            if place > 0 && place % GROUP_CHARS == 0 {
                text.push('-');
            }
            // 256 is a multiple of 32, so every character is as likely as any other.
            let symbol = ALPHABET.iter().cycle().nth(usize::from(*byte)).copied().unwrap_or_default();
            text.push(char::from(symbol));
        }
        Ok(Self(text))
    }
}

impl fmt::Display for DeviceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DeviceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceCode(..)")
    }
}

/// A typed code without dashes and blanks, in capitals, with look-alikes read as what they look like.
fn normalized(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .take(CODE_CHARS + 1)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

impl Hub {
    fn code_hash(&self, code: &str) -> [u8; 32] {
        keyed_hash(&self.store().keys().codes, normalized(code).as_bytes()).0
    }

    pub(crate) fn store_code(
        &self,
        tx: &Transaction<'_>,
        user: UserId,
        now: Timestamp,
    ) -> Result<DeviceCode, StoreError> {
        let code = DeviceCode::generate()?;
        let expires_at = Timestamp::from_millis(now.millis().saturating_add(CODE_MILLIS));
        codes::remove_old(tx, Timestamp::from_millis(now.millis().saturating_sub(CODE_REMEMBERED_MILLIS)))?;
        codes::insert(tx, &self.code_hash(&code.0), user, now, expires_at)?;
        Ok(code)
    }

    /// Enrols a device with a one-time code. The same device may ask again when it never saw the answer.
    ///
    /// # Errors
    /// Any [`EnrolError`].
    pub fn enrol(&self, request: &EnrolRequest, now: Timestamp) -> Result<EnrolReply, EnrolError> {
        let key = public_key(&request.public_key).ok_or(EnrolError::Malformed)?;
        let name = request.device_name.trim();
        if name.is_empty() || name.chars().count() > LINE_CHARS_MAX || name.chars().any(char::is_control) {
            return Err(EnrolError::Malformed);
        }
        // A wrong try is written and committed, so the refusal is a value here and an error outside.
        let tried: Result<EnrolReply, EnrolError> = self.store().write::<_, EnrolError>(|tx| {
            let since = Timestamp::from_millis(now.millis().saturating_sub(WRONG_WINDOW_MILLIS));
            let (wrong, oldest) = codes::wrong_since(tx, since)?;
            if wrong >= WRONG_MAX {
                let wait = oldest.millis().saturating_sub(since.millis()) / 1000 + 1;
                let retry_after_secs = u32::try_from(wait).unwrap_or(1);
                return Ok(Err(EnrolError::TooManyTries { retry_after_secs }));
            }
            match self.use_code(tx, request, name, &key, now) {
                Err(EnrolError::CodeWrong) => {
                    codes::insert_wrong(tx, now)?;
                    self.note(tx, now, "device.code_wrong", "")?;
                    Ok(Err(EnrolError::CodeWrong))
                }
                Err(EnrolError::Server(error)) => Err(error.into()),
                other => Ok(other),
            }
        })?;
        tried
    }

    fn use_code(
        &self,
        tx: &Transaction<'_>,
        request: &EnrolRequest,
        name: &str,
        key: &[u8; PUBLIC_KEY_LEN],
        now: Timestamp,
    ) -> Result<EnrolReply, EnrolError> {
        let hash = self.code_hash(&request.code);
        let code = codes::find(tx, &hash)?.ok_or(EnrolError::CodeWrong)?;
        let (user_name, role, closed) = accounts::user_by_id(tx, code.user)?;
        if closed {
            return Err(EnrolError::UserClosed);
        }
        let device = match code.used_by {
            Some(device) if accounts::device_key(tx, device)? == Some(*key) => device,
            Some(_) => return Err(EnrolError::CodeUsed),
            None if code.expires_at <= now => return Err(EnrolError::CodeExpired),
            None => {
                let device =
                    DeviceId::at(u64::try_from(now.millis()).unwrap_or(0), generate_bytes().map_err(StoreError::from)?);
                let version: String =
                    request.app_version.chars().filter(|c| !c.is_control()).take(APP_VERSION_CHARS_MAX).collect();
                accounts::insert_device(tx, device, code.user, name, key, &version, now)?;
                codes::mark_used(tx, &hash, device)?;
                let entry = Entry {
                    at: now,
                    device: Some(device),
                    action: "device.enrol",
                    subject: &code.user.to_string(),
                    detail: "",
                };
                audit::append(tx, self.store().keys(), &entry)?;
                device
            }
        };
        Ok(EnrolReply {
            device,
            user: code.user,
            user_name,
            role,
            team_name: accounts::team_names(tx, code.user)?.join(", "),
            teams: accounts::teams_of(tx, code.user)?,
            server_name: self.server_name(tx)?,
            synthetic_only: self.synthetic_only(tx)?,
        })
    }
}

fn public_key(hex: &str) -> Option<[u8; PUBLIC_KEY_LEN]> {
    worktrail_crypto::from_hex(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_read_however_it_is_typed() {
        assert_eq!(normalized("k7qf-2m9x 4trd"), "K7QF2M9X4TRD");
        assert_eq!(normalized("OIL0"), "0110");
    }

    #[test]
    fn codes_are_twelve_characters_in_three_groups_and_differ() {
        let (one, other) = (DeviceCode::generate().unwrap(), DeviceCode::generate().unwrap());
        assert_ne!(one.0, other.0);
        assert_eq!(one.0.len(), 14);
        assert_eq!(normalized(&one.0), one.0.replace('-', ""), "nothing in a code looks like something else");
    }

    #[test]
    fn endless_text_is_cut_before_it_is_hashed() {
        assert_eq!(normalized(&"A".repeat(1_000_000)).len(), CODE_CHARS + 1);
    }
}
