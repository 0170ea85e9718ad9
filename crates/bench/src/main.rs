//! Prints the figures of speed and size that the design sets budgets for, all in one run on one machine.
//!
//! Machines are noisy, so a figure is a median with its 99th percentile, and what depends on the disk is
//! printed beside the disk's own time for one synced write.

#![allow(clippy::disallowed_methods, reason = "measuring is what this program reads the clock for")]
#![allow(clippy::print_stdout, reason = "the figures are its output")]

mod figures;
mod portfolio;
mod stopwatch;

use figures::Figures;
use std::path::Path;

/// Trails of one specialist, and of a supervisor's teams.
const SIZES: [usize; 2] = [25, 250];

fn main() -> anyhow::Result<()> {
    // Portfolios are made in memory, where syncing costs nothing, and measured on the disk.
    let memory = Path::new("/dev/shm");
    let making = if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? };
    let disk = tempfile::tempdir()?;
    let mut figures = Figures::default();
    for trails in SIZES {
        eprintln(&format!("making a portfolio of {trails} trails and three years …"));
        let made = portfolio::make(making.path(), trails)?;
        let home = disk.path().join(trails.to_string());
        portfolio::copy(&made.vault_dir, &home)?;
        figures.measure_replica(&home, trails)?;
        if trails == 25 {
            figures.measure_server(made)?;
        }
    }
    figures.print();
    Ok(())
}

fn eprintln(line: &str) {
    use std::io::Write;
    // Progress only: if nobody reads it, nothing is lost.
    drop(writeln!(std::io::stderr(), "{line}"));
}
