//! The program as scripts see it: exit codes, streams and the form of errors.

use std::{
    error::Error,
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

type Outcome = Result<(), Box<dyn Error>>;

fn worktrail(vault: &Path, arguments: &[&str]) -> Result<Output, Box<dyn Error>> {
    Ok(Command::new(env!("CARGO_BIN_EXE_worktrail"))
        .arg("--vault")
        .arg(vault)
        .args(arguments)
        .env("WORKTRAIL_PASSPHRASE", "blåbær på tur i skogen")
        .stdin(Stdio::null())
        .output()?)
}

fn error_of(output: &Output) -> Result<serde_json::Value, Box<dyn Error>> {
    let object: serde_json::Value = serde_json::from_slice(&output.stderr)?;
    let error = object.get("error").ok_or("no error object")?.clone();
    for key in ["code", "message", "field"] {
        error.get(key).ok_or(key)?;
    }
    Ok(error)
}

#[test]
fn command_that_is_not_understood_ends_with_2_and_says_so_in_the_form_asked_for() -> Outcome {
    let tmp = TempDir::new()?;
    let json = worktrail(tmp.path(), &["meeting", "log", "--kind", "lunch", "--json"])?;
    assert_eq!(json.status.code(), Some(2));
    assert!(json.stdout.is_empty());
    assert_eq!(error_of(&json)?["code"], "usage");
    let text = worktrail(tmp.path(), &["meeting", "fly"])?;
    assert_eq!(text.status.code(), Some(2));
    assert!(String::from_utf8(text.stderr)?.contains("Ukjent kommando"));
    Ok(())
}

#[test]
fn help_goes_to_standard_output_and_ends_with_0() -> Outcome {
    let tmp = TempDir::new()?;
    let help = worktrail(tmp.path(), &["meeting", "log", "--help"])?;
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8(help.stdout)?.contains("--travel-to"));
    Ok(())
}

#[test]
fn status_without_a_vault_tells_so_and_makes_none() -> Outcome {
    let tmp = TempDir::new()?;
    let vault = tmp.path().join("vault");
    let status = worktrail(&vault, &["status", "--json"])?;
    assert_eq!(status.status.code(), Some(0), "{}", String::from_utf8_lossy(&status.stderr));
    let status: serde_json::Value = serde_json::from_slice(&status.stdout)?;
    assert_eq!(status["app"]["phase"], "unenrolled");
    assert_eq!(status["outbox"], 0);
    assert!(!vault.exists());
    Ok(())
}

#[test]
fn command_without_a_vault_fails_with_1_and_leaves_nothing() -> Outcome {
    let tmp = TempDir::new()?;
    let vault = tmp.path().join("vault");
    for arguments in
        [&["trail", "list", "--json"][..], &["sync", "--json"], &["batch", "--json"], &["verify", "--json"]]
    {
        let refused = worktrail(&vault, arguments)?;
        assert_eq!(refused.status.code(), Some(1), "{arguments:?}");
        assert!(refused.stdout.is_empty());
        error_of(&refused)?;
    }
    assert!(!vault.exists());
    Ok(())
}

#[test]
fn malformed_id_is_refused_before_the_vault_is_opened() -> Outcome {
    let tmp = TempDir::new()?;
    let refused = worktrail(&tmp.path().join("vault"), &["trail", "show", "not-an-id", "--json"])?;
    assert_eq!(refused.status.code(), Some(1));
    let error = error_of(&refused)?;
    assert_eq!(error["code"], "id_invalid");
    assert_eq!(error["field"], "id");
    Ok(())
}
