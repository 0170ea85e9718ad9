//! Whether tests may drive the window.

/// The variable that makes the web view listen to a WebDriver.
const AUTOMATION_VARIABLE: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Whether the window is driven by a test, for whoever has to act otherwise then.
pub(crate) struct Automated(pub(crate) bool);

/// Whether the window is driven by tests. Only ever in a debug build.
///
/// In a release build the variable is removed, so that no other program of the same user can have
/// the app started under its control. Must run before anything starts a thread.
#[cfg(debug_assertions)]
pub(crate) fn allowed() -> bool {
    std::env::var(AUTOMATION_VARIABLE).is_ok_and(|value| value == "true")
}

/// Whether the window is driven by tests: never in a release build, which removes the variable.
#[cfg(not(debug_assertions))]
#[allow(unsafe_code, reason = "the only way to take a variable out of the environment")]
pub(crate) fn allowed() -> bool {
    // SAFETY: called first in `run`, while the process has one thread.
    unsafe { std::env::remove_var(AUTOMATION_VARIABLE) };
    false
}
