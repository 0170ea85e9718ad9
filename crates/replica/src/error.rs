//! What can go wrong with the replica, by what a caller can do about it.

use worktrail_crypto::CryptoError;
use worktrail_document::DocumentError;

/// Why the replica could not be opened, read or written. A failed write leaves it as it was.
#[derive(Debug, thiserror::Error)]
pub enum ReplicaError {
    /// The disk is full.
    #[error("no space left on the disk")]
    NoSpace,
    /// The file is damaged, or the key is not its key.
    #[error("replica file is damaged")]
    Damaged,
    /// The file was written by a newer app.
    #[error("replica was written by a newer app (schema {0})")]
    FromFuture(i64),
    /// Another process has the replica open for writing.
    #[error("replica is in use by another process")]
    Busy,
    /// Nothing here has this id.
    #[error("nothing here has this id")]
    UnknownId,
    /// The replica has no identity: enrolment was cut off.
    #[error("replica was never enrolled")]
    NotEnrolled,
    /// A document could not be read or changed.
    #[error("working on a document")]
    Document(#[from] DocumentError),
    /// Keys or signatures.
    #[error("signing an envelope")]
    Crypto(#[from] CryptoError),
    /// The file cannot be made.
    #[error("making the replica file")]
    File(#[source] std::io::Error),
    /// Anything else the store reports.
    #[error("working on the replica file")]
    Store(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for ReplicaError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::NoSpace,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Store(error),
        }
    }
}
