//! Errors of the library as answers with stable codes; the only place where the two meet.

use crate::{AuthError, EnrolError, HubError, Refusal};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use worktrail_domain::Timestamp;
use worktrail_sync::{CodecError, ErrorBody, ErrorReply};

/// When a client comes again that found no free place; the client adds its own jitter.
const BUSY_RETRY_SECS: u32 = 5;

/// The code of a failure, beside its answer, for the figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answered(pub(super) &'static str);

/// A request that got no answer of the usual kind.
#[derive(Debug)]
pub(super) enum Failure {
    Enrol(EnrolError),
    Refused(Refusal),
    SignatureWrong,
    ClockSkew { server_time: Timestamp },
    BodyTooLarge,
    ProtocolUnsupported,
    Malformed,
    NotFound,
    Busy,
    Internal,
}

impl From<HubError> for Failure {
    fn from(error: HubError) -> Self {
        match error {
            HubError::Refused(refusal) => Self::Refused(refusal),
            HubError::TooMuch => Self::BodyTooLarge,
            HubError::Store(store) => {
                tracing::error!(error = %chain(&store), "store failed");
                Self::Internal
            }
        }
    }
}

impl From<EnrolError> for Failure {
    fn from(error: EnrolError) -> Self {
        match error {
            EnrolError::Server(error) => error.into(),
            other => Self::Enrol(other),
        }
    }
}

impl Failure {
    /// The answer to a failed sign-in; the server's time goes with it where the clock was the reason.
    pub(super) fn of_auth(error: AuthError, now: Timestamp) -> Self {
        match error {
            AuthError::Refused(refusal) => Self::Refused(refusal),
            AuthError::SignatureWrong => Self::SignatureWrong,
            AuthError::ClockSkew => Self::ClockSkew { server_time: now },
            AuthError::Store(store) => HubError::Store(store).into(),
        }
    }

    const fn parts(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Enrol(error) => match error {
                EnrolError::CodeWrong => {
                    (StatusCode::FORBIDDEN, "code_wrong", "the enrolment code is not known; check every character")
                }
                EnrolError::CodeUsed => (
                    StatusCode::CONFLICT,
                    "code_used",
                    "the enrolment code has been used; ask the office for a new one",
                ),
                EnrolError::CodeExpired => (
                    StatusCode::GONE,
                    "code_expired",
                    "the enrolment code is older than a day; ask the office for a new one",
                ),
                EnrolError::TooManyTries { .. } => (
                    StatusCode::TOO_MANY_REQUESTS,
                    "too_many_tries",
                    "too many wrong enrolment codes; wait and try again",
                ),
                EnrolError::UserClosed => (StatusCode::FORBIDDEN, "user_closed", "the account is closed"),
                EnrolError::Malformed => MALFORMED,
                EnrolError::Server(_) => INTERNAL,
            },
            Self::Refused(Refusal::DeviceUnknown) => {
                (StatusCode::UNAUTHORIZED, "device_unknown", "this device is not enrolled here")
            }
            Self::Refused(Refusal::DeviceRevoked) => {
                (StatusCode::FORBIDDEN, "device_revoked", "this device has been revoked by the office")
            }
            Self::Refused(Refusal::UserClosed) => (StatusCode::FORBIDDEN, "user_closed", "the account is closed"),
            Self::SignatureWrong => {
                (StatusCode::UNAUTHORIZED, "signature_wrong", "the request is not signed with this device's key")
            }
            Self::ClockSkew { .. } => (
                StatusCode::UNAUTHORIZED,
                "clock_skew",
                "the request was signed at a time too far off; sign again with the server's time",
            ),
            Self::BodyTooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", "the request passes a limit; send it in parts")
            }
            Self::ProtocolUnsupported => (
                StatusCode::UPGRADE_REQUIRED,
                "protocol_unsupported",
                "this version of the protocol is not spoken here; update the app",
            ),
            Self::Malformed => MALFORMED,
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "there is nothing here"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", "the server is busy; try again in a moment"),
            Self::Internal => INTERNAL,
        }
    }

    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        self.parts().1
    }

    const fn retry_after_secs(&self) -> Option<u32> {
        match self {
            Self::Busy => Some(BUSY_RETRY_SECS),
            Self::Enrol(EnrolError::TooManyTries { retry_after_secs }) => Some(*retry_after_secs),
            _ => None,
        }
    }
}

const MALFORMED: (StatusCode, &str, &str) =
    (StatusCode::BAD_REQUEST, "malformed", "the request is not what this address expects");
const INTERNAL: (StatusCode, &str, &str) =
    (StatusCode::INTERNAL_SERVER_ERROR, "internal", "the server failed; nothing of this request was kept");

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, code, message) = self.parts();
        let server_time = match self {
            Self::ClockSkew { server_time } => Some(server_time),
            _ => None,
        };
        let error = ErrorBody { code: code.to_owned(), message: message.to_owned(), server_time };
        let mut response = (status, Json(ErrorReply { error })).into_response();
        response.extensions_mut().insert(Answered(code));
        if let Some(secs) = self.retry_after_secs() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(secs));
        }
        response
    }
}

/// Bytes that are not a request of this protocol.
pub(super) const fn of_codec(error: &CodecError) -> Failure {
    match error {
        CodecError::TooLarge { .. } => Failure::BodyTooLarge,
        CodecError::OtherVersion(_) => Failure::ProtocolUnsupported,
        CodecError::Malformed => Failure::Malformed,
    }
}

/// An error with its causes on one line, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn busy_server_says_when_to_come_again() {
        let response = Failure::Busy.into_response();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers().get(RETRY_AFTER), Some(&HeaderValue::from(BUSY_RETRY_SECS)));
    }

    #[test]
    fn failure_of_the_store_is_told_without_its_causes() {
        let failure = Failure::from(HubError::Store(crate::StoreError::Damaged("snapshot")));
        assert_eq!(failure.parts(), INTERNAL);
    }
}
