//! How the web view paints where there is no graphics processor (docs/adr/0010).

#[cfg(target_os = "linux")]
use std::{env, io, os::unix::process::CommandExt, path::Path, process::Command};

/// What `WebKit` reads when it starts: whether a page is painted in one piece. A person who set it has decided.
#[cfg(target_os = "linux")]
const IN_ONE_PIECE: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Where Linux shows a graphics processor that can be drawn with.
#[cfg(target_os = "linux")]
const DEVICES: &str = "/dev/dri";

/// Has pages painted in one piece where layers would be put together by the same cores that run the app.
///
/// `WebKit` is told by the environment alone, and that is safely set only before a program begins: the app begins anew with
/// it, as the same process. Nothing may have been started before.
///
/// # Errors
/// What keeps the program from being started anew; it goes on as it is then.
#[cfg(target_os = "linux")]
pub fn settle() -> io::Result<()> {
    if env::var_os(IN_ONE_PIECE).is_some() || draws(Path::new(DEVICES)) {
        return Ok(());
    }
    let program = env::current_exe()?;
    Err(Command::new(program).args(env::args_os().skip(1)).env(IN_ONE_PIECE, "1").exec())
}

/// The system's own web view decides.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn settle() -> std::io::Result<()> {
    Ok(())
}

/// Whether one of the devices in a folder renders.
#[cfg(target_os = "linux")]
fn draws(devices: &Path) -> bool {
    devices
        .read_dir()
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD")))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn graphics_processor_is_known_by_its_device() {
        let folder = env::temp_dir().join(format!("worktrail-painting-{}", std::process::id()));
        assert!(!draws(&folder), "no such folder");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("card0"), "").unwrap();
        assert!(!draws(&folder), "a screen alone");
        fs::write(folder.join("renderD128"), "").unwrap();
        assert!(draws(&folder));
        fs::remove_dir_all(&folder).unwrap();
    }
}
