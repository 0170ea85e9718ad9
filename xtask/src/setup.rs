//! What a machine must have before anything can be built, and how it gets it.

use crate::process::{self, command, exists};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write;

/// Oldest Rust that compiles the window's libraries.
const RUST_MIN: (u32, u32) = (1, 90);

/// Oldest Node the window's tools run on.
const NODE_MIN: (u32, u32) = (20, 0);

/// What the machine is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Compiling and opening the window.
    Build,
    /// Driving the window without a display.
    Headless,
}

struct Need {
    debian: &'static str,
    purpose: Purpose,
    probe: Probe,
}

/// How to see whether it is there on a Linux that is not Debian.
enum Probe {
    Program(&'static str),
    Module(&'static str),
    /// Debian splits off what others ship whole.
    DebianOnly,
}

const NEEDS: [Need; 11] = [
    Need { debian: "build-essential", purpose: Purpose::Build, probe: Probe::Program("cc") },
    Need { debian: "pkg-config", purpose: Purpose::Build, probe: Probe::Program("pkg-config") },
    Need { debian: "libssl-dev", purpose: Purpose::Build, probe: Probe::Module("openssl") },
    Need { debian: "libwebkit2gtk-4.1-dev", purpose: Purpose::Build, probe: Probe::Module("webkit2gtk-4.1") },
    Need { debian: "ca-certificates", purpose: Purpose::Build, probe: Probe::DebianOnly },
    Need { debian: "librsvg2-common", purpose: Purpose::Build, probe: Probe::DebianOnly },
    Need { debian: "fonts-dejavu-core", purpose: Purpose::Build, probe: Probe::DebianOnly },
    Need { debian: "webkit2gtk-driver", purpose: Purpose::Headless, probe: Probe::Program("WebKitWebDriver") },
    Need { debian: "xvfb", purpose: Purpose::Headless, probe: Probe::Program("xvfb-run") },
    Need { debian: "xauth", purpose: Purpose::Headless, probe: Probe::Program("xauth") },
    Need { debian: "dbus", purpose: Purpose::Headless, probe: Probe::Program("dbus-run-session") },
];

/// Makes sure that everything for `purpose` is there; installs it where that can be done without asking.
pub fn prepare(purpose: Purpose) -> Result<()> {
    check_versions()?;
    if !cfg!(target_os = "linux") {
        ensure!(purpose == Purpose::Build, "driving the window without a display works on Linux only");
        return Ok(());
    }
    let wanted: Vec<&Need> = NEEDS.iter().filter(|need| need.purpose <= purpose).collect();
    let missing = if exists("dpkg-query") { missing_packages(&wanted)? } else { missing_elsewhere(&wanted) };
    if missing.is_empty() {
        return Ok(());
    }
    if exists("apt-get") { install(&missing) } else { bail!("{}", advice(&missing)) }
}

fn check_versions() -> Result<()> {
    let rust = process::output(command("rustc").arg("--version"))
        .context("Rust is missing: install it with rustup, then start again")?;
    ensure!(
        version(&rust) >= Some(RUST_MIN),
        "Rust {}.{} or newer is needed, this is {}",
        RUST_MIN.0,
        RUST_MIN.1,
        rust.trim()
    );
    let node = process::output(command("node").arg("--version"))
        .context("Node.js is missing: install Node.js 20 or newer with npm, then start again")?;
    ensure!(version(&node) >= Some(NODE_MIN), "Node.js {} or newer is needed, this is {}", NODE_MIN.0, node.trim());
    ensure!(exists("npm") || cfg!(windows), "npm is missing: it comes with Node.js; install it, then start again");
    Ok(())
}

/// The first two numbers of a version, as in `rustc 1.95.0` or `v20.20.2`.
fn version(text: &str) -> Option<(u32, u32)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let mut numbers = text.get(start..)?.split(['.', '-', ' ', '\n']).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

fn missing_packages(wanted: &[&Need]) -> Result<Vec<&'static str>> {
    let mut missing = Vec::new();
    for need in wanted {
        let state = command("dpkg-query").args(["-W", "-f=${db:Status-Status}", need.debian]).output();
        let state = state.context("asking dpkg what is installed")?;
        if state.stdout != b"installed" {
            missing.push(need.debian);
        }
    }
    Ok(missing)
}

fn missing_elsewhere(wanted: &[&Need]) -> Vec<&'static str> {
    let has = |probe: &Probe| match probe {
        Probe::Program(name) => exists(name),
        Probe::Module(name) => command("pkg-config").args(["--exists", name]).status().is_ok_and(|s| s.success()),
        Probe::DebianOnly => true,
    };
    wanted.iter().filter(|need| !has(&need.probe)).map(|need| need.debian).collect()
}

fn install(missing: &[&str]) -> Result<()> {
    let prefix: &[&str] = if is_root()? {
        &[]
    } else if command("sudo").args(["-n", "true"]).output().is_ok_and(|o| o.status.success()) {
        &["sudo", "-n"]
    } else {
        bail!("{}", advice(missing));
    };
    println!("installing with apt: {}", missing.join(" "));
    let apt = |words: &[&str]| {
        let mut all =
            prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]).chain(words);
        let mut command = command(all.next().copied().unwrap_or("env"));
        process::run(command.args(all))
    };
    apt(&["update"])?;
    let mut words = vec!["install", "--no-install-recommends"];
    words.extend(missing);
    apt(&words)
}

fn is_root() -> Result<bool> {
    Ok(process::output(command("id").arg("-u"))?.trim() == "0")
}

/// What to install, said so that it can be copied.
fn advice(missing: &[&str]) -> String {
    let mut text = String::from("some system packages are missing. Install them, then start again.\n\n");
    // Writing into a string cannot fail.
    let _ = writeln!(text, "  Debian, Ubuntu:  sudo apt-get install {}", missing.join(" "));
    let _ = writeln!(
        text,
        "  Fedora:          sudo dnf install gcc make pkgconf openssl-devel webkit2gtk4.1-devel webkit2gtk4.1 xorg-x11-server-Xvfb xauth dbus-daemon"
    );
    let _ = write!(
        text,
        "  Arch:            sudo pacman -S base-devel openssl webkit2gtk-4.1 xorg-server-xvfb xorg-xauth dbus"
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_read_from_what_the_tools_print() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-03-21)"), Some((1, 95)));
        assert_eq!(version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(version("rustc 1.90.0-nightly"), Some((1, 90)));
        assert_eq!(version("no number"), None);
    }

    #[test]
    fn advice_names_every_missing_package_in_a_command() {
        let advice = advice(&["xvfb", "libssl-dev"]);
        assert!(advice.contains("sudo apt-get install xvfb libssl-dev"));
    }

    #[test]
    fn headless_machine_needs_everything_a_building_one_needs() {
        assert!(Purpose::Build < Purpose::Headless);
    }
}
