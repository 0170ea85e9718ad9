//! What the machine itself costs: CPU time of a process, the disk's sync.

use crate::clock::timed;
use anyhow::{Context, Result};
use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    path::Path,
    time::Duration,
};

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
