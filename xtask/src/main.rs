//! Chores of the repository. Everything a newcomer, a reviewer or CI runs starts here.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool of the terminal: what it prints is what it gives"
)]

mod bench;
mod clock;
mod place;
mod policy;
mod process;
mod rehearsal;
mod run;
mod screenshots;
mod setup;
mod suite;
mod tally;
mod tidy;
mod web;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Chores of the WorkTrail repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Install what is missing, build, start a server with a rehearsal team and open the app.
    Run(run::Wishes),
    /// Set up and check everything: formatting, lints, policy, unit, integration, window and UI tests.
    Test,
    /// The same as `test`; what CI calls.
    Ci,
    /// Measure saving, opening, listing, searching and syncing against their budgets, or the window with `ui`.
    Bench(bench::Wishes),
    /// Take a picture of every surface of the window, in light and dark at two sizes, into docs/screenshots.
    Screenshots(screenshots::Wishes),
    /// Check the shape of the repository: layers, file lengths, unfinished work, paths of this machine.
    Tidy,
    /// Check licences, banned crates and sources of all dependencies against .cargo/deny.toml.
    Policy,
}

fn main() -> ExitCode {
    match carry_out(Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(chore: Chore) -> Result<()> {
    process::end_children_on_interrupt()?;
    let place = place::Place::find()?;
    match chore {
        Chore::Run(wishes) => run::run(&place, wishes),
        Chore::Test | Chore::Ci => suite::run(&place),
        Chore::Bench(wishes) => bench::run(&place, &wishes),
        Chore::Screenshots(wishes) => screenshots::run(&place, &wishes),
        Chore::Tidy => tidy::run(&place),
        Chore::Policy => policy::run(&place),
    }
}
