//! Opening one of the person's own links in the system's browser.
//!
//! The window names no address. It names a link of the own workspace; the core says where that leads, and only the web is
//! opened. So nothing that anybody else wrote, and no script in the page, can send the laptop anywhere.

use crate::shell::{Reply, Shell};
use std::{
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};
use tauri::{State, Url, async_runtime};
use worktrail_core::domain::{RecordId, Violation, ViolationCode};

/// Opens an address with what the person chose for the web, on this system.
#[cfg(target_os = "linux")]
const OPENER: &[&str] = &["xdg-open"];
/// As above.
#[cfg(target_os = "macos")]
const OPENER: &[&str] = &["open"];
/// As above. Not `start`: that is the shell's, and reads the address as a command line.
#[cfg(target_os = "windows")]
const OPENER: &[&str] = &["rundll32", "url.dll,FileProtocolHandler"];

/// How long an opener that fails takes to say so; one that still runs has the browser in its hands.
const FAILS_WITHIN: Duration = Duration::from_millis(1_500);

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn open_link(shell: State<'_, Shell>, id: RecordId) -> Reply<()> {
    let address = shell.run(move |core| core.own_link(id)).await?;
    let opened = async_runtime::spawn_blocking(move || open(OPENER, &address)).await;
    opened.unwrap_or(Err(refused())).map_err(|violation| shell.told(&violation.into()))
}

const fn refused() -> Violation {
    Violation::new(ViolationCode::LinkNotOpened, "id")
}

/// Hands an address of the web to `opener`.
fn open(opener: &[&str], address: &str) -> Result<(), Violation> {
    // As a URL and not as it was typed: quotes and the like are escaped, and there is a host.
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let (Some(url), Some((program, flags))) = (url, opener.split_first()) else { return Err(refused()) };
    let started = Command::new(program)
        .args(flags)
        .arg(url.as_str())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut running = started.map_err(|error| {
        tracing::warn!("starting the browser: {error:#}");
        refused()
    })?;
    let (tell, ended) = mpsc::channel();
    // It is waited for to its end, so that nothing of it stays behind.
    thread::spawn(move || {
        let done = running.wait().is_ok_and(|status| status.success());
        // Once the browser is up, nobody listens any more.
        let _ = tell.send(done);
    });
    match ended.recv_timeout(FAILS_WITHIN) {
        Ok(false) => Err(refused()),
        Ok(true) | Err(_) => Ok(()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_handed_over() {
        for address in
            ["file:///etc/passwd", "javascript:alert(1)", "mailto:a@example.no", "example.no", "--help", "https://"]
        {
            assert_eq!(open(&["true"], address).unwrap_err().code(), ViolationCode::LinkNotOpened, "{address}");
        }
        open(&["true"], "https://example.no/ips?a=1#b").unwrap();
    }

    #[test]
    fn an_opener_that_fails_or_is_missing_is_said() {
        for opener in [&["false"][..], &["worktrail-no-such-program"][..], &[][..]] {
            assert_eq!(open(opener, "https://example.no").unwrap_err().code(), ViolationCode::LinkNotOpened);
        }
    }

    #[test]
    fn an_opener_that_stays_with_the_browser_is_not_waited_for() {
        // The address is the name that the shell takes on.
        open(&["sh", "-c", "exec sleep 10"], "https://example.no").unwrap();
    }
}
