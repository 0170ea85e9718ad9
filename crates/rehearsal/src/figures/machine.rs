//! What the machine itself costs: CPU time of a process, the disk's sync.

use crate::clock::timed;
use anyhow::{Context, Result};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    path::Path,
    time::Duration,
};

/// CPU that the fixed piece of work takes on the machine with two cores that the budgets were set for: the fastest of 24
/// tries, as whatever else runs there takes cache and clock from it and can only make it slower.
const PACE_REFERENCE: Duration = Duration::from_millis(120);

/// Rounds of the fixed piece of work.
const PACE_ROUNDS: u64 = 150_000;

/// How often it is done; the fastest counts, as whatever else runs can only make it slower.
const PACE_TRIES: u32 = 5;

/// Size of one page of the store, in bytes.
const PAGE_BYTES: usize = 4_096;

/// Times one thing many times over; the first failure ends it.
pub fn times<E: std::error::Error + Send + Sync + 'static>(
    count: usize,
    mut work: impl FnMut(usize) -> Result<(), E>,
) -> Result<Vec<Duration>> {
    (0..count)
        .map(|number| {
            let (done, time) = timed(|| work(number));
            done.context("measuring").map(|()| time)
        })
        .collect()
}

/// What a durable write of one page costs on this disk, without any database.
pub fn disk_sync(folder: &Path, count: usize) -> Result<Vec<Duration>> {
    let mut file = File::create(folder.join("disk-sync")).context("making a file to sync")?;
    let page = [7_u8; PAGE_BYTES];
    times(count, |_| {
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&page)?;
        file.sync_data()
    })
}

/// CPU time a process has used so far, over its living threads.
pub fn cpu_time(process: u32) -> Result<Duration> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).context("reading the threads of a process")?;
    let mut nanos = 0_u64;
    for task in tasks {
        // A thread may end while we look; what it used is then not counted.
        let Ok(text) = task.and_then(|task| fs::read_to_string(task.path().join("schedstat"))) else { continue };
        nanos += text.split_whitespace().next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0);
    }
    Ok(Duration::from_nanos(nanos))
}

/// How much slower this machine is, now, than the one the budgets were set for; never less than 1.
///
/// The work is of the kind that commands do (ordered maps, short texts, numbers read from them), and has nothing to do
/// with the product, so a change of the product cannot move it.
pub fn pace() -> Result<f64> {
    let mut best = Duration::MAX;
    for _ in 0..PACE_TRIES {
        let before = cpu_time(std::process::id())?;
        let mut texts = BTreeMap::new();
        let mut number = 1_u64;
        for round in 0..PACE_ROUNDS {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            texts.insert(format!("{:016x}", number >> 8), round);
        }
        let read: u64 = texts.keys().filter_map(|text| u64::from_str_radix(text, 16).ok()).fold(0, u64::wrapping_add);
        std::hint::black_box((read, texts));
        best = best.min(cpu_time(std::process::id())?.saturating_sub(before));
    }
    Ok((best.as_secs_f64() / PACE_REFERENCE.as_secs_f64()).max(1.0))
}
