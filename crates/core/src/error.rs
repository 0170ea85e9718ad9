//! Every failure that leaves the core, and the one place where it becomes a code and a Norwegian sentence.

use crate::api::ErrorReport;
use std::io;
use worktrail_document::DocumentError;
use worktrail_domain::{Violation, ViolationCode};
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

    /// The error as people, scripts and the window see it.
    #[must_use]
    pub fn report(&self) -> ErrorReport {
        let (code, message, field) = self.parts();
        ErrorReport { code, message, field: field.map(str::to_owned) }
    }

    fn parts(&self) -> (String, String, Option<&'static str>) {
        let plain = |code: &str, message: &str| (code.to_owned(), message.to_owned(), None);
        match self {
            Self::NotEnrolled => {
                plain("not_enrolled", "Denne maskinen er ikke tatt i bruk ennå. Be om en kode fra kontoret.")
            }
            Self::AlreadyEnrolled => {
                plain("already_enrolled", "Denne maskinen er allerede tatt i bruk. Lås opp med passfrasen.")
            }
            Self::Locked => plain("locked", "WorkTrail er låst. Lås opp med passfrasen."),
            Self::Rule(violation) => {
                (violation.code().code().to_owned(), violation.code().message_nb().to_owned(), Some(violation.field()))
            }
            Self::Vault(error) => vault(error),
            Self::Replica(error) => replica(error),
            Self::Unreachable => plain(
                "server_unreachable",
                "Får ikke kontakt med sentralen. Alt er lagret her og leveres når nettet er tilbake.",
            ),
            Self::BadServerUrl => (
                "server_url_invalid".to_owned(),
                "Adressen til sentralen er ikke gyldig. Den begynner med https:// (eller http:// på denne maskinen)."
                    .to_owned(),
                Some("server_url"),
            ),
            Self::Server { code } => server(code),
            Self::BadAnswer => {
                plain("server_answer", "Sentralen svarte noe denne versjonen ikke forstår. Se etter en oppdatering.")
            }
            Self::File(error) if error.kind() == io::ErrorKind::StorageFull => no_space(),
            Self::File(error) if error.kind() == io::ErrorKind::NotFound => {
                plain("file_not_found", "Fant ikke filen eller mappen.")
            }
            Self::File(_) => plain(
                "file",
                "Filen eller mappen kan ikke leses eller skrives. Sjekk at den finnes og at du har tilgang.",
            ),
            Self::Table(error) => plain(error.code(), error.message_nb()),
        }
    }
}

type Parts = (String, String, Option<&'static str>);

fn no_space() -> Parts {
    ("no_space".to_owned(), "Disken er full. Ingenting er lagret. Frigjør plass og prøv igjen.".to_owned(), None)
}

fn vault(error: &VaultError) -> Parts {
    let (code, message): (&str, String) = match error {
        VaultError::Missing => {
            ("not_enrolled", "Denne maskinen er ikke tatt i bruk ennå. Be om en kode fra kontoret.".into())
        }
        VaultError::AlreadyExists => ("already_enrolled", "Denne maskinen er allerede tatt i bruk.".into()),
        VaultError::WrongPassphrase => ("wrong_passphrase", "Passfrasen stemmer ikke. Se om Caps Lock er på.".into()),
        VaultError::TryLater { .. } => ("try_later", "For mange feil på rad. Vent litt og prøv igjen.".into()),
        VaultError::PassphraseTooShort { .. } => {
            ("passphrase_too_short", "Passfrasen må ha minst 12 tegn. Fire tilfeldige ord er lett å huske.".into())
        }
        VaultError::Damaged => {
            ("vault_damaged", "Hvelvet er skadet og kan ikke åpnes. Kontakt brukerstøtte; ikke slett noe.".into())
        }
        VaultError::FromFuture(_) => {
            ("vault_newer", "Hvelvet er laget av en nyere versjon. Oppdater WorkTrail.".into())
        }
        VaultError::NoSpace => return no_space(),
        VaultError::NoMemory => {
            ("no_memory", "Det er ikke nok minne til å låse opp. Lukk andre programmer og prøv igjen.".into())
        }
        VaultError::KdfOutOfBounds { .. } => {
            ("kdf_out_of_bounds", "Innstillingene for nøkkelen er utenfor det som er tillatt.".into())
        }
        VaultError::Io(_) => {
            ("file", "Hvelvet kan ikke leses eller skrives. Sjekk at du har tilgang til mappen.".into())
        }
        VaultError::Crypto(_) => ("internal", "Noe gikk galt med nøklene. Det du har lagret, er trygt.".into()),
    };
    let field = matches!(
        error,
        VaultError::WrongPassphrase | VaultError::TryLater { .. } | VaultError::PassphraseTooShort { .. }
    );
    (code.to_owned(), message, field.then_some("passphrase"))
}

fn replica(error: &ReplicaError) -> Parts {
    let (code, message) = match error {
        ReplicaError::NoSpace => return no_space(),
        ReplicaError::Damaged | ReplicaError::Document(DocumentError::Damaged) => {
            ("replica_damaged", "Den lokale kopien er skadet. Kontakt brukerstøtte; ikke slett noe.")
        }
        ReplicaError::FromFuture(_) => {
            ("vault_newer", "Den lokale kopien er laget av en nyere versjon. Oppdater WorkTrail.")
        }
        ReplicaError::Busy => ("busy", "Et annet WorkTrail-vindu bruker hvelvet. Lukk det og prøv igjen."),
        ReplicaError::UnknownId => (ViolationCode::IdUnknown.code(), ViolationCode::IdUnknown.message_nb()),
        ReplicaError::NotEnrolled => {
            ("not_enrolled", "Maskinen ble ikke ferdig tatt i bruk. Be om en ny kode fra kontoret.")
        }
        ReplicaError::Document(DocumentError::UnknownVersion) => (
            "version_unknown",
            "Teksten du startet fra, finnes ikke lenger. Åpne den på nytt; utkastet ditt er tatt vare på.",
        ),
        ReplicaError::File(_) => ("file", "Den lokale kopien kan ikke skrives. Sjekk at du har tilgang til mappen."),
        ReplicaError::Document(_) | ReplicaError::Crypto(_) | ReplicaError::Store(_) => {
            ("internal", "Noe gikk galt under lagring. Ingenting er endret. Prøv igjen.")
        }
    };
    let field = matches!(error, ReplicaError::UnknownId).then_some("id");
    (code.to_owned(), message.to_owned(), field)
}

fn server(code: &str) -> Parts {
    let (message, field) = match code {
        "code_wrong" => ("Koden stemmer ikke. Se etter om et tegn er skrevet feil.", Some("code")),
        "code_used" => ("Koden er allerede brukt. Be om en ny fra kontoret.", Some("code")),
        "code_expired" => ("Koden er for gammel. Be om en ny fra kontoret.", Some("code")),
        "too_many_tries" => ("For mange forsøk. Vent noen minutter og prøv igjen.", Some("code")),
        "device_unknown" | "device_revoked" => {
            ("Sentralen godtar ikke lenger denne maskinen. Kontakt kontoret; det du har lagret, er fortsatt her.", None)
        }
        "user_closed" => ("Brukeren din er stengt. Kontakt kontoret.", None),
        "clock_skew" => ("Klokken på maskinen går feil. Still den og prøv igjen.", None),
        "protocol_unsupported" => {
            ("Denne versjonen er for gammel eller for ny for sentralen. Oppdater WorkTrail.", None)
        }
        "busy" => ("Sentralen har mye å gjøre. Det prøves igjen om litt.", None),
        "body_too_large" => ("Det er for mye på én gang. Prøv igjen.", None),
        _ => ("Sentralen kunne ikke svare. Alt er lagret her, og det prøves igjen.", None),
    };
    let known = [
        "code_wrong",
        "code_used",
        "code_expired",
        "too_many_tries",
        "device_unknown",
        "device_revoked",
        "user_closed",
        "clock_skew",
        "protocol_unsupported",
        "busy",
        "body_too_large",
        "signature_wrong",
        "malformed",
        "not_found",
        "internal",
    ];
    // Only codes of the contract leave the core: an answer of something else is no text for a person.
    let code = if known.contains(&code) { code } else { "server_error" };
    (code.to_owned(), message.to_owned(), field)
}
