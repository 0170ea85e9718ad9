//! `worktrail-server`: serves devices, and keeps accounts, teams and devices from the command line.

mod args;
mod office;
mod run;

use clap::Parser;
use std::{io::Write, process::ExitCode};

fn main() -> ExitCode {
    let result = run::run(args::Args::parse());
    let Err(error) = result else { return ExitCode::SUCCESS };
    // Standard error may be closed; there is nowhere left to say so.
    let _ = writeln!(std::io::stderr().lock(), "worktrail-server: {error:#}");
    ExitCode::FAILURE
}
