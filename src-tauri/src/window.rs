//! The one window: made once, never leaves the app's own pages, keeps nothing on disk.

use tauri::{App, AppHandle, Manager, Url, WebviewWindow, WebviewWindowBuilder, Wry, plugin::TauriPlugin};
use tauri_plugin_window_state::StateFlags;

/// The window's label in `tauri.conf.json`.
pub(crate) const MAIN: &str = "main";

/// Opens the window that `tauri.conf.json` describes.
///
/// The web view keeps cache and storage in memory only. Under a WebDriver it cannot: WebKit takes
/// orders only in a context that is not private.
pub(crate) fn open(app: &App, automated: bool) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app.handle(), config)?
            .incognito(!automated)
            .on_navigation(is_own_page)
            .build()?;
    }
    Ok(())
}

/// Remembers size and place of the window, and nothing of what it showed.
pub(crate) fn remembered() -> TauriPlugin<Wry> {
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    // The page to print comes and goes; where it was is of no use.
    tauri_plugin_window_state::Builder::default().with_state_flags(kept).with_filter(|label| label == MAIN).build()
}

/// Brings the window to the front.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = main(app) {
        for result in [window.unminimize(), window.show(), window.set_focus()] {
            if let Err(error) = result {
                tracing::debug!("window: {error:#}");
            }
        }
    }
}

/// Loads the page anew, so that what the old one held of people goes with it.
pub(crate) fn clear(app: &AppHandle) {
    if let Some(Err(error)) = main(app).map(|window| window.reload()) {
        tracing::warn!("clearing the window: {error:#}");
    }
}

fn main(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(MAIN)
}

/// Whether the window may go there. The content policy does not stop a page from navigating away.
fn is_own_page(url: &Url) -> bool {
    let own = match url.scheme() {
        "tauri" => true,
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => url.as_str() == "about:blank",
    };
    own || (cfg!(dev) && url.host_str() == Some("localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn window_stays_on_its_own_pages() {
        let allowed = |url: &str| is_own_page(&Url::parse(url).unwrap());
        assert!(allowed("tauri://localhost/"));
        assert!(allowed("http://tauri.localhost/index.html"));
        assert!(!allowed("https://example.org/"));
        assert!(!allowed("file:///etc/passwd"));
        assert!(!allowed("http://localhost.example.org/"));
        assert!(!allowed("data:text/html,hello"));
    }
}
