//! Measures the figures the design has budgets for, on real programs and made-up people.

mod commands;
mod machine;
mod proxy;
mod table;
mod world;

use anyhow::{Result, ensure};
use std::{path::Path, time::Duration};
use table::Table;
use world::{COLLEAGUE, World};

/// How often each query is asked; enough for a 99th percentile.
const ASKED: usize = 300;

/// How often the vault is opened anew.
const OPENED: usize = 15;

/// How many rounds with nothing to say are counted.
const IDLE_ROUNDS: u32 = 100;

/// The portfolio of one specialist; budgets of syncing are set for it.
const ONE_PORTFOLIO: usize = 25;

/// What people type, letter by letter, when they look for a note.
const SEARCHES: [&str; 12] =
    ["t", "tr", "tru", "truck", "va", "vakt", "vaktplan", "pr", "prøve", "søknad sam", "leder", "åpen"];

/// Measures once for each number of trails and prints one table.
///
/// # Errors
/// When something cannot be measured, and when a command takes far longer than its budget allows on this machine.
pub fn print(server: &Path, trails: &[usize]) -> Result<()> {
    let pace = machine::pace()?;
    let mut table = Table::new(pace);
    for trails in trails {
        measure(server, *trails, &mut table)?;
    }
    println!("\n{table}");
    let broken = table.broken();
    ensure!(broken.is_empty(), "far above the budget, also for a machine as slow as this one: {}", broken.join("; "));
    Ok(())
}

fn measure(server: &Path, trails: usize, table: &mut Table) -> Result<()> {
    eprintln!("making {trails} trails with three years of history");
    let mut world = World::start(server)?;
    let saves = world.fill(trails)?;
    let one = trails <= ONE_PORTFOLIO;
    let millis = Duration::from_millis;
    let at = |what: &str| format!("{what}, {trails} trails");

    let disk = machine::disk_sync(world.folder(), ASKED)?;
    table.times(&at("the disk's own sync of 4 KiB"), &disk, None);
    table.times(&at("durable save of one action"), &saves, Some(Table::percentile(&disk, 99) + millis(15)));
    eprintln!("handing {} actions in", saves.len());
    let week = world.deliver()?;
    table.time(&at("handing everything in, from start to end"), week.wall, None);

    let (derived, opened) = world.reopen(OPENED)?;
    table.times(&at("key derivation at its floor (64 MiB)"), &derived, None);
    // The key derivation varies more than all the rest takes, so the best of each are compared.
    let best = |times: &[Duration]| times.iter().min().copied().unwrap_or_default();
    let rest = best(&opened).saturating_sub(best(&derived));
    table.time(&at("unlock to home and list, without key derivation"), rest, Some(millis(if one { 150 } else { 300 })));
    let client = world.client();
    let list = machine::times(ASKED, |_| client.portfolio().map(drop))?;
    table.times(&at("portfolio list"), &list, Some(millis(16)));
    let home = machine::times(ASKED, |_| client.home().and_then(|_| client.pressing()).map(drop))?;
    table.times(&at("morning sheet"), &home, Some(millis(16)));
    let mut words = SEARCHES.iter().cycle();
    let search = machine::times(ASKED, |_| client.search(words.next().unwrap_or(&"t")).map(drop))?;
    table.times(&at("search as you type"), &search, Some(millis(if one { 20 } else { 50 })));

    commands::measure(client, COLLEAGUE, trails, table)?;

    let idle = world.idle_rounds(IDLE_ROUNDS)?;
    table.bytes(&at("idle round, both ways"), idle.bytes, one.then_some(1_000));
    table.count(&at("idle round, requests"), idle.requests, Some(1));
    table.time(&at("idle round, server CPU"), idle.server_cpu, one.then_some(Duration::from_micros(500)));
    table.time(&at("idle round, client CPU"), idle.client_cpu, None);
    let fresh = world.new_device()?;
    table.bytes(&at("new device, both ways"), fresh.bytes, one.then_some(5_000_000));
    table.count(&at("new device, requests"), fresh.requests, one.then_some(2));
    table.time(&at("new device, server CPU"), fresh.server_cpu, one.then_some(millis(20)));
    table.time(&at("new device, client CPU"), fresh.client_cpu, one.then_some(millis(5_000)));
    table.time(&at("new device, from enrolled to everything here"), fresh.wall, None);
    Ok(())
}
