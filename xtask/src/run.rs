//! `cargo xtask run`: from a bare machine to the open app, enrolled and ready.

use crate::{
    clock::{Stopwatch, spoken},
    place::Place,
    process::{self, Guarded, cargo, command, interrupted, tied_to_us},
    rehearsal::{self, PASSPHRASE, Rehearsal},
    setup::{self, Purpose},
    web,
};
use anyhow::{Context, Result, ensure};
use std::{env, fs, path::Path};

/// Screen of a window nobody sees; large enough for every size that pictures are taken at.
pub const SCREEN: &str = "-screen 0 1920x1080x24";

/// What the person at the terminal asks for.
#[derive(clap::Args)]
pub struct Wishes {
    /// Walk the main job in a window nobody sees and save screenshots, also where there is a display.
    #[arg(long)]
    no_window: bool,
    /// Throw the earlier rehearsal away and make a new one.
    #[arg(long)]
    fresh: bool,
}

/// Installs, builds, starts the rehearsal and opens the app or walks it.
pub fn run(place: &Place, wishes: Wishes) -> Result<()> {
    let time = Stopwatch::start();
    let headless = wishes.no_window || !has_display();
    let rehearsal = ready(place, if headless { Purpose::Headless } else { Purpose::Build }, wishes.fresh)?;
    println!("ready after {}\n", spoken(time.elapsed()));
    let outcome = if headless { walk(place, &rehearsal) } else { open(place, &rehearsal) };
    if interrupted() {
        println!("\nstopped; the rehearsal is kept for next time");
        return Ok(());
    }
    outcome
}

/// Installs and builds what is missing or old, and starts the rehearsal.
pub fn ready(place: &Place, purpose: Purpose, fresh: bool) -> Result<Rehearsal> {
    setup::prepare(purpose)?;
    web::install(place)?;
    web::build(place)?;
    println!("building the app, the command line and the server (the first time takes minutes)");
    process::run(cargo(&place.root).args(["build", "--workspace"]))?;
    rehearsal::start(place, fresh)
}

fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn open(place: &Place, rehearsal: &Rehearsal) -> Result<()> {
    println!("opening WorkTrail. The passphrase of this rehearsal is:\n\n    {PASSPHRASE}\n");
    println!("Server: {}. Vault: {}. Everybody in it is made up.", rehearsal.server_url, rehearsal.vault.display());
    println!("Close the window or press Ctrl+C here to stop; --fresh starts over.");
    let mut command = tied_to_us(&place.program("worktrail-app"));
    let mut app = Guarded::spawn(command.env("WORKTRAIL_VAULT", &rehearsal.vault))?;
    let status = app.wait()?;
    ensure!(status.success() || interrupted(), "the app ended with a failure ({status})");
    Ok(())
}

fn walk(place: &Place, rehearsal: &Rehearsal) -> Result<()> {
    println!("no display: walking the main job in a window nobody sees");
    let shots = place.rehearsal().join("screenshots");
    if shots.exists() {
        fs::remove_dir_all(&shots).context("removing the screenshots of the last walk")?;
    }
    fs::create_dir_all(&shots).context("making the folder of screenshots")?;
    process::run(&mut script(place, rehearsal, "walk", &shots))?;
    println!("\nthe rehearsal's passphrase is «{PASSPHRASE}»; its screenshots are in {}", shots.display());
    Ok(())
}

/// A script of `ui/e2e` that walks the rehearsal in a window nobody sees, with pictures in `shots`.
pub fn script(place: &Place, rehearsal: &Rehearsal, name: &str, shots: &Path) -> std::process::Command {
    let mut command = unseen(&place.root);
    command
        .arg("node")
        .arg(place.ui().join("e2e").join(name).with_extension("mjs"))
        .env("WORKTRAIL_APP", place.program("worktrail-app"))
        .env("WORKTRAIL_VAULT", &rehearsal.vault)
        .env("WORKTRAIL_PASSPHRASE", PASSPHRASE)
        .env("WORKTRAIL_SHOTS", shots);
    command
}

/// A command that will run with a screen and a session bus of its own.
///
/// The bus starts no service by itself: desktop portals come up slowly or not at all on a machine without a desktop, keep
/// the window waiting, and outlive the bus.
pub fn unseen(root: &Path) -> std::process::Command {
    let mut command = command("xvfb-run");
    command
        .args(["-a", "-s", SCREEN, "dbus-run-session", "--config-file"])
        .arg(root.join("xtask/session-bus.conf"))
        .arg("--")
        .current_dir(root)
        // Software rendering that can be photographed; the other switches make screenshots hang.
        .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
        .env_remove("WAYLAND_DISPLAY");
    command
}
