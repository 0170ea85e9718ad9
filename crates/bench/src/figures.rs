//! What is measured, and the table of it.

use crate::{
    portfolio::{self, Made, NOW, PASSPHRASE},
    stopwatch::Times,
};
use std::{fs, io::Write, path::Path, sync::Arc};
use worktrail_core::{Client, domain::oslo_date};
use worktrail_replica::Replica;
use worktrail_sync::{REPLY_NEWS_BYTES_DEFAULT, SyncReply, decode_reply, decode_request, encode_reply, encode_request};
use worktrail_testkit::Rng;
use worktrail_vault::Vault;

const SAVES: usize = 200;
const OPENS: usize = 15;
const SEARCH_ROUNDS: usize = 20;
const IDLE_ROUNDS: usize = 200;

/// Words people search for: rare, common, a short beginning, two words, nothing found.
const SEARCHES: [&str; 6] = ["truckførerbevis", "arbeidsgiver", "pra", "kantina hjelp", "Øvelse Lager", "finnesikke"];

/// All figures of one run.
#[derive(Default)]
pub(crate) struct Figures {
    rows: Vec<[String; 4]>,
}

impl Figures {
    /// Measures one vault on the disk.
    pub(crate) fn measure_replica(&mut self, dir: &Path, trails: usize) -> anyhow::Result<()> {
        let today = oslo_date(NOW);
        let mut opens = Times::default();
        let mut lists = Times::default();
        for _ in 0..OPENS {
            let unlocked = Vault::unlock(dir, PASSPHRASE, NOW.millis())?;
            let replica = opens.time(|| Replica::open(unlocked).and_then(|r| r.trails(NOW, today).map(|_| r)))?;
            lists.time(|| replica.trails(NOW, today))?;
        }
        let budget = if trails <= 25 { 150.0 } else { 300.0 };
        self.row(
            &format!("open + portfolio list, {trails} trails"),
            &opens,
            &format!("p50 < {budget} ms"),
            opens.wall_median() < budget,
        );
        self.row(&format!("portfolio list, {trails} trails"), &lists, "p99 < 16 ms", lists.wall_p99() < 16.0);

        let client = Client::new(dir.to_owned(), Arc::new(|| NOW));
        client.unlock(PASSPHRASE)?;
        let mut searches = Times::default();
        let mut homes = Times::default();
        for _ in 0..SEARCH_ROUNDS {
            for words in SEARCHES {
                searches.time(|| client.search(words))?;
            }
            homes.time(|| client.home())?;
        }
        let budget = if trails <= 25 { 20.0 } else { 50.0 };
        self.row(
            &format!("search, {trails} trails"),
            &searches,
            &format!("p99 < {budget} ms"),
            searches.wall_p99() < budget,
        );
        self.row(&format!("home page, {trails} trails"), &homes, "p99 < 16 ms", homes.wall_p99() < 16.0);
        self.measure_saves(&client, dir, trails)
    }

    /// A durable save beside the disk's own time for one synced write, in turns.
    fn measure_saves(&mut self, client: &Client, dir: &Path, trails: usize) -> anyhow::Result<()> {
        let trail = client.portfolio()?.trails.first().map(|row| row.id);
        let trail = trail.ok_or_else(|| anyhow::anyhow!("the portfolio has no trail"))?;
        let mut rng = Rng::seeded(9);
        let mut file = fs::File::create(dir.join("fsync-probe"))?;
        let (mut saves, mut syncs) = (Times::default(), Times::default());
        for _ in 0..SAVES {
            let visit = portfolio::visit(trail, &mut rng, 1, true);
            saves.time(|| client.log_meeting(visit))?;
            syncs.time(|| file.write_all(&[7; 4096]).and_then(|()| file.sync_data()))?;
        }
        let above = saves.wall_p99() - syncs.wall_p99();
        self.row(
            &format!("durable save of visit + task, {trails} trails"),
            &saves,
            "p99 < 15 ms above fsync",
            above < 15.0,
        );
        self.rows.push([
            "  the disk's own synced write of 4 kB".to_owned(),
            times(&syncs),
            format!("ratio {:.1}", saves.wall_median() / syncs.wall_median().max(0.001)),
            String::new(),
        ]);
        Ok(())
    }

    /// Hand-in, first download and idle rounds against a server in the same process, bytes as on the wire.
    pub(crate) fn measure_server(&mut self, made: Made) -> anyhow::Result<()> {
        let mut hand_in = Wire::default();
        while hand_in.round(&made, &made.client)? || made.client.sync_status()?.outbox > 0 {}
        let dir = tempfile::tempdir()?;
        let fresh = portfolio::enrol(&made.hub, &dir.path().join("vault"))?;
        let mut first = Wire::default();
        while first.round(&made, &fresh)? {}
        self.wire("new device, 25 trails × 3 years", &first, "< 5 MB, server < 20 ms, client < 5 s", |wire| {
            wire.down < 5_000_000 && wire.server.cpu_sum() < 20.0 && wire.client.cpu_sum() < 5_000.0
        });
        self.rows.push([
            "  first trails usable after".to_owned(),
            format!("{:.0} ms client", first.client.first_wall()),
            "< 500 ms".to_owned(),
            verdict(first.client.first_wall() < 500.0),
        ]);
        let mut idle = Wire::default();
        for _ in 0..IDLE_ROUNDS {
            idle.round(&made, &fresh)?;
        }
        let rounds = IDLE_ROUNDS;
        let (up, down) = (idle.up / rounds, idle.down / rounds);
        self.rows.push([
            "idle round, 25 streams".to_owned(),
            format!("{up} B up, {down} B down; server {:.3} ms CPU", idle.server.cpu_median()),
            "< 1 kB, < 0.5 ms".to_owned(),
            verdict(up + down < 1_000 && idle.server.cpu_median() < 0.5),
        ]);
        Ok(())
    }

    pub(crate) fn print(&self) {
        let width = |column: usize| self.rows.iter().filter_map(|row| row.get(column)).map(|c| c.chars().count()).max();
        let widths: Vec<usize> = (0..4).map(|column| width(column).unwrap_or(0)).collect();
        for row in &self.rows {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            println!("{}", cells.join("  ").trim_end());
        }
    }

    fn row(&mut self, what: &str, measured: &Times, budget: &str, holds: bool) {
        self.rows.push([what.to_owned(), times(measured), budget.to_owned(), verdict(holds)]);
    }

    fn wire(&mut self, what: &str, wire: &Wire, budget: &str, holds: impl FnOnce(&Wire) -> bool) {
        let shown = format!(
            "{} requests, {} B up, {} B down; server {:.1} ms CPU, client {:.0} ms CPU",
            wire.requests,
            wire.up,
            wire.down,
            wire.server.cpu_sum(),
            wire.client.cpu_sum()
        );
        self.rows.push([what.to_owned(), shown, budget.to_owned(), verdict(holds(wire))]);
    }
}

/// What went over the wire, and what it cost each side.
#[derive(Default)]
struct Wire {
    requests: u32,
    up: usize,
    down: usize,
    server: Times,
    client: Times,
}

impl Wire {
    /// One round, encoded and decoded as over the network; tells whether there is more.
    fn round(&mut self, made: &Made, client: &Client) -> anyhow::Result<bool> {
        let (device, mut request) = client.next_request()?;
        request.news_bytes_max = REPLY_NEWS_BYTES_DEFAULT;
        let sent = encode_request(&request)?;
        let answer = self.server.time(|| -> anyhow::Result<Vec<u8>> {
            let reply = made.hub.sync(device, decode_request(&sent)?, NOW)?;
            Ok(encode_reply(&reply)?)
        })?;
        self.requests += 1;
        self.up += sent.len();
        self.down += answer.len();
        let done = self.client.time(|| -> anyhow::Result<bool> {
            let reply: SyncReply = decode_reply(&answer)?;
            Ok(client.take_reply(&reply)?.more)
        })?;
        Ok(done)
    }
}

fn times(times: &Times) -> String {
    format!("p50 {:.2} ms, p99 {:.2} ms ({:.2} ms CPU)", times.wall_median(), times.wall_p99(), times.cpu_median())
}

fn verdict(holds: bool) -> String {
    (if holds { "ok" } else { "OVER" }).to_owned()
}
