//! One server, one specialist's laptop, and a second one: real programs on this machine.

use super::{
    machine::cpu_time,
    proxy::{self, Counter},
};
use crate::{
    clock::{MovableClock, now, timed},
    telling,
};
use anyhow::{Context, Result, ensure};
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use worktrail_core::{Client, KdfParams, api::EnrolInput, domain::oslo_date};
use worktrail_testkit::{Portfolio, PortfolioPlan};
use worktrail_vault::Vault;

/// Opens the vaults that are measured; they hold made-up people and are deleted afterwards.
const PASSPHRASE: &str = "figurene er ingen hemmelighet";
/// The person at work; leads the team, so that what only supervisors may do is measured too.
const SPECIALIST: &str = "Kari Øvelse";
/// Somebody to hand trails over to.
pub const COLLEAGUE: &str = "Nils Øvelse";
const SEED: u64 = 7;

/// Everything that is measured together; gone when this value goes.
pub struct World {
    program: PathBuf,
    folder: TempDir,
    runtime: Runtime,
    server: Child,
    url: String,
    wire: Counter,
    client: Client,
    clock: MovableClock,
}

/// What a piece of syncing cost; per round where there were several.
pub struct Cost {
    /// Bytes over the wire, both ways.
    pub bytes: u64,
    /// Requests.
    pub requests: u64,
    /// CPU time of the server.
    pub server_cpu: Duration,
    /// CPU time of this process.
    pub client_cpu: Duration,
    /// Time on the wall.
    pub wall: Duration,
}

impl World {
    /// Starts the server and enrols one laptop through the counting relay.
    pub fn start(program: &Path) -> Result<Self> {
        let folder = tempfile::tempdir().context("making a folder")?;
        let mut server = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path().join("server"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting the server")?;
        let mut line = String::new();
        let stdout = server.stdout.take().context("reading from the server")?;
        BufReader::new(stdout).read_line(&mut line).context("waiting for the server")?;
        let address = line.trim().rsplit("http://").next().unwrap_or_default();
        let address = address.parse().with_context(|| format!("the server told no address but {line:?}"))?;
        let (relay, wire) = proxy::start(address)?;
        let clock = MovableClock::new();
        let client = Client::new(folder.path().join("first"), clock.for_core());
        let runtime = Runtime::new().context("starting a runtime")?;
        let url = format!("http://{relay}");
        let world = Self { program: program.to_owned(), folder, runtime, server, url, wire, client, clock };
        world.admin(&["user", "add", SPECIALIST, "--role", "supervisor"])?;
        world.admin(&["user", "add", COLLEAGUE, "--role", "specialist"])?;
        world.admin(&["team", "add", "Team Øvelse", SPECIALIST, COLLEAGUE])?;
        world.enrol(&world.client, "Første")?;
        Ok(world)
    }

    /// The first laptop.
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// The folder everything lies in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Makes so many trails up and performs them; answers how long each action took until it was durable.
    pub fn fill(&mut self, trails: usize) -> Result<Vec<Duration>> {
        let plan = PortfolioPlan { seed: SEED, today: oslo_date(now()), long_trails: trails, fresh_trails: 0 };
        let mut times = Vec::new();
        for story in &Portfolio::generate(plan).trails {
            times.extend(telling::tell(&self.client, &self.clock, story)?);
        }
        Ok(times)
    }

    /// Hands everything in.
    pub fn deliver(&self) -> Result<Cost> {
        let (report, cost) = self.costing(|| self.runtime.block_on(self.client.sync()))?;
        ensure!(report.context("handing in")?.outbox == 0, "the server did not take everything in");
        Ok(cost)
    }

    /// Locks and opens the vault again and again: times of the key derivation alone, and of everything up to home and
    /// list, key derivation included.
    pub fn reopen(&self, count: usize) -> Result<(Vec<Duration>, Vec<Duration>)> {
        let mut derived = Vec::new();
        let mut opened = Vec::new();
        for _ in 0..count {
            self.client.lock();
            let (vault, key) = timed(|| Vault::unlock(&self.folder().join("first"), PASSPHRASE, now().millis()));
            drop(vault.context("opening the vault")?);
            let (outcome, all) = timed(|| {
                self.client.unlock(PASSPHRASE)?;
                self.client.home()?;
                self.client.pressing()?;
                self.client.portfolio()
            });
            outcome.context("opening the replica")?;
            derived.push(key);
            opened.push(all);
        }
        Ok((derived, opened))
    }

    /// Rounds with nothing to say; the cost of one.
    pub fn idle_rounds(&self, rounds: u32) -> Result<Cost> {
        // The first round may still fetch what the last one left; it does not count.
        self.runtime.block_on(self.client.sync()).context("syncing")?;
        let (outcome, cost) =
            self.costing(|| (0..rounds).try_for_each(|_| self.runtime.block_on(self.client.sync()).map(drop)))?;
        outcome.context("syncing")?;
        Ok(Cost {
            bytes: cost.bytes / u64::from(rounds),
            requests: cost.requests / u64::from(rounds),
            server_cpu: cost.server_cpu / rounds,
            client_cpu: cost.client_cpu / rounds,
            wall: cost.wall / rounds,
        })
    }

    /// The first download of a second laptop, from enrolled to everything here.
    pub fn new_device(&self) -> Result<Cost> {
        let second = Client::new(self.folder().join("second"), self.clock.for_core());
        self.enrol(&second, "Andre")?;
        let (outcome, cost) = self.costing(|| self.runtime.block_on(second.sync()))?;
        outcome.context("downloading everything")?;
        let (here, there) = (second.portfolio().context("listing")?, self.client.portfolio().context("listing")?);
        ensure!(here.trails.len() == there.trails.len(), "the second laptop has other trails than the first");
        Ok(cost)
    }

    fn enrol(&self, client: &Client, device_name: &str) -> Result<()> {
        let said = self.admin(&["device", "code", SPECIALIST])?;
        let code = said.split_whitespace().last().context("the server printed no code")?.to_owned();
        let input = EnrolInput {
            server_url: self.url.clone(),
            code,
            device_name: device_name.to_owned(),
            passphrase: PASSPHRASE.to_owned(),
        };
        self.runtime.block_on(client.enrol(input, KdfParams::FLOOR)).context("enrolling")?;
        Ok(())
    }

    fn admin(&self, words: &[&str]) -> Result<String> {
        let data = self.folder().join("server");
        let output = Command::new(&self.program).arg("--data").arg(data).args(words).output();
        let output = output.context("calling the server's administration")?;
        ensure!(output.status.success(), "{words:?} failed: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn costing<T>(&self, work: impl FnOnce() -> T) -> Result<(T, Cost)> {
        let own = std::process::id();
        let (bytes, requests) = self.wire.read();
        let (server_cpu, client_cpu) = (cpu_time(self.server.id())?, cpu_time(own)?);
        let (done, wall) = timed(work);
        let (bytes_after, requests_after) = self.wire.read();
        let cost = Cost {
            bytes: bytes_after - bytes,
            requests: requests_after - requests,
            server_cpu: cpu_time(self.server.id())?.saturating_sub(server_cpu),
            client_cpu: cpu_time(own)?.saturating_sub(client_cpu),
            wall,
        };
        Ok((done, cost))
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone after this.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
