//! Logs: to standard error only, ids and codes only.

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
        .try_init();
    // Only fails when something else logs already; that one then has the word.
    drop(started);
}
