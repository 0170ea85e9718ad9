//! Every failure that leaves the core, and the one place where it becomes a code and a sentence for a person.

mod sentences;

use crate::api::ErrorReport;
use sentences::*;
use std::io;
use worktrail_document::DocumentError;
use worktrail_domain::{Language, Violation, ViolationCode, Words};
use worktrail_replica::ReplicaError;
use worktrail_vault::VaultError;

/// Why a command or query failed. Nothing of it was applied.
#[derive(Debug, thiserror::Error)]
pub enum CoreError {
    /// There is no vault on this laptop.
    #[error("there is no vault here")]
    NotEnrolled,
    /// There is a vault already.
    #[error("there is a vault here already")]
    AlreadyEnrolled,
    /// The vault is locked.
    #[error("the vault is locked")]
    Locked,
    /// What was asked for breaks a rule.
    #[error(transparent)]
    Rule(#[from] Violation),
    /// The vault.
    #[error("opening the vault")]
    Vault(#[from] VaultError),
    /// The replica.
    #[error("working on the replica")]
    Replica(#[from] ReplicaError),
    /// The server cannot be reached.
    #[error("server cannot be reached")]
    Unreachable,
    /// The address of the server is not one.
    #[error("address of the server is not valid")]
    BadServerUrl,
    /// The server answered with an error.
    #[error("server answered {code}")]
    Server {
        /// Its stable code.
        code: String,
    },
    /// The server's answer is not of this protocol.
    #[error("answer of the server is not understood")]
    BadAnswer,
    /// A file or folder.
    #[error("working on a file")]
    File(#[source] io::Error),
    /// A file of tables cannot be read or written.
    #[error("working on a file of tables")]
    Table(#[from] crate::TableError),
}

impl From<worktrail_crypto::CryptoError> for CoreError {
    fn from(error: worktrail_crypto::CryptoError) -> Self {
        Self::Vault(VaultError::Crypto(error))
    }
}

impl CoreError {
    /// An id that names nothing here.
    #[must_use]
    pub fn unknown_id(field: &'static str) -> Self {
        Self::Rule(Violation::new(ViolationCode::IdUnknown, field))
    }

    /// The error as people and scripts see it, in bokmål.
    #[must_use]
    pub fn report(&self) -> ErrorReport {
        self.report_in(Language::Nb)
    }

    /// The error as a person sees it.
    #[must_use]
    pub fn report_in(&self, language: Language) -> ErrorReport {
        self.refusal().in_language(language)
    }

    /// The error in no language yet.
    pub(crate) fn refusal(&self) -> Refusal {
        match self {
            Self::NotEnrolled => Refusal::plain("not_enrolled", NOT_ENROLLED),
            Self::AlreadyEnrolled => Refusal::plain("already_enrolled", ALREADY_ENROLLED),
            Self::Locked => Refusal::plain("locked", LOCKED),
            Self::Rule(violation) => rule(violation.code(), violation.field()),
            Self::Vault(error) => vault(error),
            Self::Replica(error) => replica(error),
            Self::Unreachable => Refusal::plain("server_unreachable", UNREACHABLE),
            Self::BadServerUrl => Refusal::on("server_url", "server_url_invalid", BAD_SERVER_URL),
            Self::Server { code } => server(code),
            Self::BadAnswer => Refusal::plain("server_answer", BAD_ANSWER),
            Self::File(error) if error.kind() == io::ErrorKind::StorageFull => no_space(),
            Self::File(error) if error.kind() == io::ErrorKind::NotFound => {
                Refusal::plain("file_not_found", FILE_NOT_FOUND)
            }
            Self::File(_) => Refusal::plain("file", FILE),
            Self::Table(error) => Refusal::plain(error.code(), error.words()),
        }
    }
}

/// What is told of an error: its code, its sentence, and the input it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    code: &'static str,
    words: Words,
    field: Option<&'static str>,
}

impl Refusal {
    const fn plain(code: &'static str, words: Words) -> Self {
        Self { code, words, field: None }
    }

    const fn on(field: &'static str, code: &'static str, words: Words) -> Self {
        Self { code, words, field: Some(field) }
    }

    /// As a person reads it.
    pub(crate) fn in_language(self, language: Language) -> ErrorReport {
        ErrorReport {
            code: self.code.to_owned(),
            message: self.words.of(language).to_owned(),
            field: self.field.map(str::to_owned),
        }
    }
}

fn rule(code: ViolationCode, field: &'static str) -> Refusal {
    Refusal::on(field, code.code(), code.words())
}

const fn no_space() -> Refusal {
    Refusal::plain("no_space", NO_SPACE)
}

const fn vault(error: &VaultError) -> Refusal {
    match error {
        VaultError::Missing => Refusal::plain("not_enrolled", NOT_ENROLLED),
        VaultError::AlreadyExists => Refusal::plain("already_enrolled", ALREADY_ENROLLED),
        VaultError::WrongPassphrase => Refusal::on("passphrase", "wrong_passphrase", WRONG_PASSPHRASE),
        VaultError::TryLater { .. } => Refusal::on("passphrase", "try_later", TRY_LATER),
        VaultError::PassphraseTooShort { .. } => {
            Refusal::on("passphrase", "passphrase_too_short", PASSPHRASE_TOO_SHORT)
        }
        VaultError::Damaged => Refusal::plain("vault_damaged", VAULT_DAMAGED),
        VaultError::FromFuture(_) => Refusal::plain("vault_newer", VAULT_NEWER),
        VaultError::NoSpace => no_space(),
        VaultError::NoMemory => Refusal::plain("no_memory", NO_MEMORY),
        VaultError::KdfOutOfBounds { .. } => Refusal::plain("kdf_out_of_bounds", KDF_OUT_OF_BOUNDS),
        VaultError::Io(_) => Refusal::plain("file", VAULT_FILE),
        VaultError::Crypto(_) => Refusal::plain("internal", KEYS),
    }
}

fn replica(error: &ReplicaError) -> Refusal {
    match error {
        ReplicaError::NoSpace => no_space(),
        ReplicaError::Damaged | ReplicaError::Document(DocumentError::Damaged) => {
            Refusal::plain("replica_damaged", REPLICA_DAMAGED)
        }
        ReplicaError::FromFuture(_) => Refusal::plain("vault_newer", REPLICA_NEWER),
        ReplicaError::Busy => Refusal::plain("busy", BUSY),
        ReplicaError::UnknownId => rule(ViolationCode::IdUnknown, "id"),
        ReplicaError::NotEnrolled => Refusal::plain("not_enrolled", HALF_ENROLLED),
        ReplicaError::Document(DocumentError::UnknownVersion) => Refusal::plain("version_unknown", VERSION_UNKNOWN),
        ReplicaError::File(_) => Refusal::plain("file", REPLICA_FILE),
        ReplicaError::Document(_) | ReplicaError::Crypto(_) | ReplicaError::Store(_) => {
            Refusal::plain("internal", STORE)
        }
    }
}

/// Only codes of the contract leave the core: an answer of something else is no text for a person.
fn server(code: &str) -> Refusal {
    match code {
        "code_wrong" => Refusal::on("code", "code_wrong", CODE_WRONG),
        "code_used" => Refusal::on("code", "code_used", CODE_USED),
        "code_expired" => Refusal::on("code", "code_expired", CODE_EXPIRED),
        "too_many_tries" => Refusal::on("code", "too_many_tries", TOO_MANY_TRIES),
        "device_unknown" => Refusal::plain("device_unknown", DEVICE_REFUSED),
        "device_revoked" => Refusal::plain("device_revoked", DEVICE_REFUSED),
        "user_closed" => Refusal::plain("user_closed", USER_CLOSED),
        "clock_skew" => Refusal::plain("clock_skew", CLOCK_SKEW),
        "protocol_unsupported" => Refusal::plain("protocol_unsupported", PROTOCOL_UNSUPPORTED),
        "busy" => Refusal::plain("busy", SERVER_BUSY),
        "body_too_large" => Refusal::plain("body_too_large", BODY_TOO_LARGE),
        "signature_wrong" => Refusal::plain("signature_wrong", SERVER_ERROR),
        "malformed" => Refusal::plain("malformed", SERVER_ERROR),
        "not_found" => Refusal::plain("not_found", SERVER_ERROR),
        "internal" => Refusal::plain("internal", SERVER_ERROR),
        _ => Refusal::plain("server_error", SERVER_ERROR),
    }
}
