//! The command line `worktrail`: support, scripts and tests, on the same core as the window.
//!
//! Exit codes are a contract: 0 done, 1 failed (the error says why), 2 not understood.

mod answer;
mod args;
mod batch;
mod clock;
mod codes;
mod command;
mod creation;
mod devices;
mod employer;
mod failure;
mod figures;
mod history;
mod human;
mod human_employer;
mod human_meeting;
mod human_person;
mod human_phase;
mod human_profile;
mod ics;
mod id;
mod inbox;
mod input;
mod list;
mod meeting;
mod output;
mod page;
mod passphrase;
mod profile;
mod readmit;
mod record;
mod report;
mod run;
mod sharing;
mod table;
mod task;
mod team;
mod trail;
mod workspace;

use crate::{failure::Failure, output::Output};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    // Asked for before the arguments are understood, so that a usage error has the promised form too.
    let json = arguments.iter().any(|argument| argument == "--json");
    let output = Output::new(json);
    let outcome = match args::parse(arguments) {
        Ok(cli) => run::run(cli, &output),
        Err(error) if error.use_stderr() => Err(Failure::usage(&error)),
        Err(help) => output.text(&help.to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}
