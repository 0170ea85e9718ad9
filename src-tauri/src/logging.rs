//! Logs: to standard error only, ids and codes only.

use std::{io::IsTerminal, panic};
use tracing_subscriber::EnvFilter;

/// The environment variable that sets how much our own crates say: `error`, `warn`, `info` or `debug`.
const LOG_VARIABLE: &str = "WORKTRAIL_LOG";

/// Starts logging. Foreign crates may put anything in their finer levels, so they are held at warnings
/// whatever the variable says.
pub(crate) fn start() {
    let ours = match std::env::var(LOG_VARIABLE).as_deref() {
        Ok("error") => "error",
        Ok("warn") => "warn",
        Ok("debug") => "debug",
        _ => "info",
    };
    let started = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(format!("warn,worktrail={ours}")))
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init();
    // Only fails when something else logs already; that one then has the word.
    drop(started);
    // A panic's own words may quote what was typed, so only its place is told.
    panic::set_hook(Box::new(|panicked| {
        let place = panicked.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}
