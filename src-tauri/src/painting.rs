//! How the web view paints where there is no graphics processor (docs/adr/0010).

use tauri::WebviewWindow;

/// With it a person decides, whatever it says, and `WebKit` reads it itself.
#[cfg(target_os = "linux")]
const DECIDED: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Where Linux shows a graphics processor that can be drawn with.
#[cfg(target_os = "linux")]
const DEVICES: &str = "/dev/dri";

/// Has the page painted in one piece where layers would be put together by the same cores that run the app.
#[cfg(target_os = "linux")]
pub(crate) fn settle(window: &WebviewWindow) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if std::env::var_os(DECIDED).is_some() || draws(std::path::Path::new(DEVICES)) {
        return;
    }
    let told = window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
    match told {
        Ok(()) => tracing::info!("no graphics processor: pages are painted in one piece"),
        Err(error) => tracing::warn!("telling the web view how to paint: {error:#}"),
    }
}

/// The system's own web view decides.
#[cfg(not(target_os = "linux"))]
pub(crate) fn settle(_window: &WebviewWindow) {}

/// Whether one of the devices in a folder renders.
#[cfg(target_os = "linux")]
fn draws(devices: &std::path::Path) -> bool {
    std::fs::read_dir(devices)
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD")))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn graphics_processor_is_known_by_its_device() {
        let folder = std::env::temp_dir().join(format!("worktrail-painting-{}", std::process::id()));
        assert!(!draws(&folder), "no such folder");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("card0"), "").unwrap();
        assert!(!draws(&folder), "a screen alone");
        std::fs::write(folder.join("renderD128"), "").unwrap();
        assert!(draws(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
