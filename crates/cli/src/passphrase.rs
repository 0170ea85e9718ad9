//! Where the passphrase comes from: a file, the environment, or the keyboard. Never an argument,
//! which every process on the machine could read.

use crate::failure::Failure;
use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
};
use zeroize::Zeroizing;

/// The environment variable that scripts may set.
pub(crate) const PASSPHRASE_VARIABLE: &str = "WORKTRAIL_PASSPHRASE";

/// Longest passphrase file, in bytes; a passphrase is one line.
const FILE_BYTES_MAX: u64 = 4_096;

/// Whether the passphrase opens a vault, or will open a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Opens one.
    Unlock,
    /// Is chosen for a new one, so it is asked for twice.
    Choose,
}

/// Gets the passphrase; a file wins over the environment, and both over the keyboard.
pub(crate) fn obtain(file: Option<&Path>, purpose: Use) -> Result<Zeroizing<String>, Failure> {
    if let Some(path) = file {
        return from_file(path);
    }
    if let Ok(passphrase) = std::env::var(PASSPHRASE_VARIABLE) {
        return Ok(Zeroizing::new(passphrase));
    }
    let passphrase = prompt("Passfrase: ")?;
    if purpose == Use::Choose && *prompt("Passfrasen en gang til: ")? != *passphrase {
        return Err(Failure::new("passphrase_mismatch", "De to passfrasene er ikke like.", Some("passphrase")));
    }
    Ok(passphrase)
}

fn from_file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let unreadable = |error: &std::io::Error| Failure::io(error, "Filen med passfrasen kan ikke leses");
    let mut text = Zeroizing::new(String::new());
    File::open(path)
        .and_then(|file| file.take(FILE_BYTES_MAX).read_to_string(&mut text))
        .map_err(|error| unreadable(&error))?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn prompt(text: &str) -> Result<Zeroizing<String>, Failure> {
    // To standard error, so that it is seen when standard output goes to a file.
    let mut error = std::io::stderr().lock();
    let _ = write!(error, "{text}").and_then(|()| error.flush());
    drop(error);
    rpassword::read_password().map(Zeroizing::new).map_err(|_| {
        let message = format!("Passfrasen mangler. Bruk --passphrase-file eller {PASSPHRASE_VARIABLE} uten terminal.");
        Failure::new("passphrase_missing", message, Some("passphrase"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passphrase_is_the_first_line_of_its_file_with_blanks_kept() {
        let tmp = tempfile::tempdir().unwrap();
        let path = tmp.path().join("passphrase");
        std::fs::write(&path, " blåbær på tur \r\nand a note below\n").unwrap();
        assert_eq!(obtain(Some(&path), Use::Unlock).unwrap().as_str(), " blåbær på tur ");
    }

    #[test]
    fn missing_passphrase_file_is_a_typed_failure() {
        let failure = obtain(Some(Path::new("/nowhere/at/all")), Use::Unlock).unwrap_err();
        assert_eq!(failure.report().unwrap().code, "io");
    }
}
