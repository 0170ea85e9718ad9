//! The rehearsal: a server, a team of made-up people and one enrolled laptop, all below `.rehearsal/`.

use crate::{
    clock::{Stopwatch, spoken},
    place::Place,
    process::{Guarded, command, output, run, tied_to_us},
};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::Stdio,
    sync::mpsc,
    thread,
    time::Duration,
};

/// Opens the rehearsal's vault. No secret: everything in it is made up.
pub const PASSPHRASE: &str = "ovelse gjor mester";

/// The person at work.
const SPECIALIST: &str = "Kari Øvelse";
const COLLEAGUE: &str = "Ola Øvelse";
const SUPERVISOR: &str = "Siri Øvelse";
const TEAM: &str = "Team Øvelse";
const DEVICE: &str = "Øvelseslaptop";

/// Raised whenever an older rehearsal would no longer fit; it is then made anew.
const EDITION: u64 = 2;

/// First port tried for the server; remembered, because the laptop is enrolled with its address.
const PORT_FIRST: u16 = 8787;
/// How many ports are tried after it.
const PORT_TRIES: u16 = 40;

/// How long the server may take until it listens, in seconds; migrations of a full store included.
const SERVER_START_SECS_MAX: u64 = 30;

/// A rehearsal that is ready, with its server running until this value goes.
pub struct Rehearsal {
    /// Folder of the enrolled laptop's vault.
    pub vault: PathBuf,
    /// Address of the running server.
    pub server_url: String,
    _server: Guarded,
}

/// Starts the rehearsal; makes it first when there is none, or when `fresh`.
pub fn start(place: &Place, fresh: bool) -> Result<Rehearsal> {
    start_in(place, &place.rehearsal(), fresh, None)
}

/// The same in a folder of its own, with so many trails; the usual number when none is said.
pub fn start_in(place: &Place, folder: &Path, fresh: bool, trails: Option<usize>) -> Result<Rehearsal> {
    let port = match known_port(folder) {
        Some(port) if !fresh => port,
        _ => {
            discard(folder)?;
            free_port()?
        }
    };
    let (vault, data) = (folder.join("vault"), folder.join("server"));
    fs::create_dir_all(&data).context("making the rehearsal's folder")?;
    let (server, server_url) = start_server(place, folder, &data, port)?;
    if !vault.exists() {
        let time = Stopwatch::start();
        println!("making a rehearsal team with synthetic people (once)");
        found_team(place, &data)?;
        fill(place, &data, &vault, &server_url, trails)?;
        remember(folder, port)?;
        println!("rehearsal made in {}", spoken(time.elapsed()));
    }
    Ok(Rehearsal { vault, server_url, _server: server })
}

fn ready_file(folder: &Path) -> PathBuf {
    folder.join("ready.json")
}

/// The port of a complete rehearsal of this edition.
fn known_port(folder: &Path) -> Option<u16> {
    let ready: Value = serde_json::from_str(&fs::read_to_string(ready_file(folder)).ok()?).ok()?;
    let fits = ready.get("edition").and_then(Value::as_u64) == Some(EDITION) && folder.join("vault").is_dir();
    ready.get("port").and_then(Value::as_u64).and_then(|port| u16::try_from(port).ok()).filter(|_| fits)
}

fn remember(folder: &Path, port: u16) -> Result<()> {
    fs::write(ready_file(folder), json!({"edition": EDITION, "port": port}).to_string()).context("noting the rehearsal")
}

/// Removes what an earlier, broken or older rehearsal left. Nothing else ever lies in this folder.
fn discard(folder: &Path) -> Result<()> {
    if folder.exists() {
        println!("removing the earlier rehearsal");
        fs::remove_dir_all(folder).context("removing the earlier rehearsal")?;
    }
    Ok(())
}

fn free_port() -> Result<u16> {
    (PORT_FIRST..PORT_FIRST + PORT_TRIES)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .with_context(|| format!("no port from {PORT_FIRST} to {} is free", PORT_FIRST + PORT_TRIES - 1))
}

fn start_server(place: &Place, folder: &Path, data: &Path, port: u16) -> Result<(Guarded, String)> {
    let log_path = folder.join("server.log");
    let log = fs::File::create(&log_path).context("opening the server's log")?;
    let mut command = tied_to_us(&place.program("worktrail-server"));
    command.arg("serve").arg("--data").arg(data).arg("--listen").arg(format!("127.0.0.1:{port}"));
    let mut server = Guarded::spawn(command.stdout(Stdio::piped()).stderr(log))?;
    let Some(stdout) = server.child.stdout.take() else { unreachable!("standard output was piped just above") };
    let (sender, lines) = mpsc::channel();
    // Read on to the end, so that the server never writes into a closed pipe.
    thread::spawn(move || {
        BufReader::new(stdout).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)))
    });
    match lines.recv_timeout(Duration::from_secs(SERVER_START_SECS_MAX)) {
        Ok(line) if line.contains("listening on ") => {
            let url = line.split_whitespace().last().unwrap_or_default().to_owned();
            println!("server listens on {url}");
            Ok((server, url))
        }
        _ => {
            let tail = fs::read_to_string(&log_path).unwrap_or_default();
            let tail =
                tail.lines().rev().take(5).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n  ");
            bail!(
                "the server did not start on port {port}. Another program may use the port: end it, or start with --fresh.\n  {tail}"
            )
        }
    }
}

fn found_team(place: &Place, data: &Path) -> Result<()> {
    let admin = |words: &[&str]| {
        let mut command = command(place.program("worktrail-server"));
        output(command.arg("--data").arg(data).args(words))
    };
    for (name, role) in [(SUPERVISOR, "supervisor"), (SPECIALIST, "specialist"), (COLLEAGUE, "specialist")] {
        admin(&["user", "add", name, "--role", role])?;
    }
    admin(&["team", "add", TEAM, SUPERVISOR, SPECIALIST, COLLEAGUE])?;
    Ok(())
}

/// Enrols the laptop and performs three years of made-up work on it.
fn fill(place: &Place, data: &Path, vault: &Path, server_url: &str, trails: Option<usize>) -> Result<()> {
    let mut admin = command(place.program("worktrail-server"));
    let said = output(admin.arg("--data").arg(data).args(["device", "code", SPECIALIST]))?;
    let code = said.split_whitespace().last().context("the server printed no enrolment code")?;
    let mut fill = command(place.program("worktrail-rehearsal"));
    fill.arg("fill").arg("--vault").arg(vault).args(["--server", server_url, "--code", code, "--device-name", DEVICE]);
    if let Some(trails) = trails {
        fill.args(["--trails", &trails.to_string()]);
    }
    run(fill.env("WORKTRAIL_PASSPHRASE", PASSPHRASE))
}
