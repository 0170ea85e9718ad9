//! Why a command failed: one report, one exit code.

use clap::error::{ContextKind, ErrorKind};
use std::io;
use worktrail_core::{CoreError, api::ErrorReport};

/// Exit code of a command that was understood and failed.
const EXIT_FAILED: u8 = 1;

/// Exit code of a command that was not understood.
const EXIT_USAGE: u8 = 2;

/// A failure on its way to standard error.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command was not understood.
    Usage(ErrorReport),
    /// The command failed.
    Failed(ErrorReport),
    /// Whoever read the output went away; nobody is left to tell.
    ReaderGone,
}

impl Failure {
    /// A failure of the command line's own, in bokmål.
    pub(crate) fn new(code: &str, message: impl Into<String>, field: Option<&str>) -> Self {
        Self::Failed(report(code, message, field))
    }

    /// What the argument parser says.
    pub(crate) fn usage(error: &clap::Error) -> Self {
        let context = |kind| error.get(kind).map(ToString::to_string);
        let argument = context(ContextKind::InvalidArg);
        let named = argument.as_deref().or(context(ContextKind::InvalidSubcommand).as_deref()).map(ToOwned::to_owned);
        let named = named.unwrap_or_default();
        let message = match error.kind() {
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => match context(ContextKind::ValidValue) {
                Some(valid) if !valid.is_empty() => format!("Ugyldig verdi for {named}. Velg en av: {valid}."),
                _ => format!("Ugyldig verdi for {named}."),
            },
            ErrorKind::UnknownArgument => format!("Ukjent valg: {named}."),
            ErrorKind::InvalidSubcommand => format!("Ukjent kommando: {named}."),
            ErrorKind::MissingRequiredArgument => format!("Dette mangler: {named}."),
            ErrorKind::ArgumentConflict => format!("{named} kan ikke brukes sammen med noe av det andre."),
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                "Kommandoen mangler.".to_owned()
            }
            _ => "Kommandoen ble ikke forstått.".to_owned(),
        };
        let field = argument.as_deref().and_then(field_of);
        Self::Usage(report("usage", format!("{message} Se --help."), field.as_deref()))
    }

    /// Files and pipes.
    pub(crate) fn io(error: &io::Error, what: &str) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::new("no_space", "Disken er full. Frigjør plass og prøv igjen.", None)
            }
            kind => Self::new("io", format!("{what} ({kind})."), None),
        }
    }

    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => EXIT_USAGE,
            Self::Failed(_) => EXIT_FAILED,
            Self::ReaderGone => 0,
        }
    }

    /// What to tell; `None` when nobody is left to tell.
    pub(crate) fn report(&self) -> Option<&ErrorReport> {
        match self {
            Self::Usage(report) | Self::Failed(report) => Some(report),
            Self::ReaderGone => None,
        }
    }
}

impl From<CoreError> for Failure {
    fn from(error: CoreError) -> Self {
        Self::Failed(error.report())
    }
}

/// `--kdf-memory-mib <MIB>` is the field `kdf_memory_mib`; a list of several is no one field.
fn field_of(argument: &str) -> Option<String> {
    let flag = argument.strip_prefix("--")?;
    (!flag.contains(',')).then(|| flag.split([' ', '=']).next().unwrap_or_default().replace('-', "_"))
}

fn report(code: &str, message: impl Into<String>, field: Option<&str>) -> ErrorReport {
    ErrorReport { code: code.to_owned(), message: message.into(), field: field.map(ToOwned::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(line: &str) -> ErrorReport {
        let error = crate::args::parse(line.split(' ').map(Into::into).collect()).unwrap_err();
        Failure::usage(&error).report().unwrap().clone()
    }

    #[test]
    fn usage_error_names_the_flag_and_never_the_value() {
        let refused = usage("worktrail meeting log --trail T --kind hemmelig --at A --subject S");
        assert_eq!(refused.code, "usage");
        assert_eq!(refused.field.as_deref(), Some("kind"));
        assert!(refused.message.contains("participant, employer, startup"), "{}", refused.message);
        assert!(!refused.message.contains("hemmelig"));
        let missing = usage("worktrail task add --trail T");
        assert_eq!(missing.field.as_deref(), Some("subject"));
        assert!(usage("worktrail").message.starts_with("Kommandoen mangler."));
        assert!(usage("worktrail fly").message.contains("fly"));
    }
}
