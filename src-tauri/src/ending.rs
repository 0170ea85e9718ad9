//! What happens when the system asks the app to end: logging out, shutting down, Ctrl+C in a terminal.

use tauri::AppHandle;

/// Ends the app in good order on a signal, so that the replica is closed and the keys are zeroed
/// as when a person closes the window.
#[cfg(unix)]
pub(crate) fn on_signal(app: &AppHandle) {
    use tauri::async_runtime;
    use tokio::signal::unix::{SignalKind, signal};

    let app = app.clone();
    async_runtime::spawn(async move {
        let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            tracing::warn!("signals end the app without closing the replica");
            return;
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        app.exit(0);
    });
}

/// Elsewhere the window system closes the window itself.
#[cfg(not(unix))]
pub(crate) fn on_signal(_app: &AppHandle) {}
