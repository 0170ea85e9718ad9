//! `worktrail-rehearsal`: fills a vault with made-up people, and prints what the product costs on them.
//!
//! A tool of the repository, never shipped: `cargo xtask run` and `cargo xtask bench` call it.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool of the terminal: what it prints is what it gives"
)]

mod clock;
mod figures;
mod telling;

use anyhow::{Context, Result, ensure};
use chrono::Days;
use clap::{Parser, Subcommand};
use std::{env, path::PathBuf, process::ExitCode};
use worktrail_core::{Client, KdfParams, api::EnrolInput, domain::oslo_date};
use worktrail_testkit::{Portfolio, PortfolioPlan, employer_lines, workspace_lines};

/// Chosen once; another seed gives other people and other histories.
const SEED: u64 = 20_260;
/// Trails followed for three years, when nothing else is asked for: a full portfolio.
const LONG_TRAILS: usize = 20;
/// Trails referred a few days ago, with nothing on them yet.
const FRESH_TRAILS: usize = 2;
/// How long before the day it is seen on the team registered its employers, in days.
const EMPLOYERS_DAYS_AGO: u64 = 30;

/// Made-up people for rehearsals and figures.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    wish: Wish,
}

#[derive(Subcommand)]
enum Wish {
    /// Enrol a laptop, fill it with trails of three years, and hand everything in.
    Fill {
        /// Folder of the vault that is made.
        #[arg(long)]
        vault: PathBuf,
        /// Address of the running server.
        #[arg(long)]
        server: String,
        /// One-time enrolment code.
        #[arg(long)]
        code: String,
        /// What the laptop is called.
        #[arg(long)]
        device_name: String,
        /// How many trails are followed for three years.
        #[arg(long, default_value_t = LONG_TRAILS)]
        trails: usize,
    },
    /// Measure saving, opening, listing, searching and syncing against their budgets.
    Figures {
        /// The program `worktrail-server` to measure with.
        #[arg(long)]
        server: PathBuf,
        /// How many trails, for one run each.
        #[arg(long, value_delimiter = ',', default_value = "25,250")]
        trails: Vec<usize>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().wish {
        Wish::Fill { vault, server, code, device_name, trails } => fill(vault, server, code, device_name, trails),
        Wish::Figures { server, trails } => figures::print(&server, &trails),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("worktrail-rehearsal: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn fill(vault: PathBuf, server_url: String, code: String, device_name: String, trails: usize) -> Result<()> {
    let passphrase = env::var("WORKTRAIL_PASSPHRASE").context("WORKTRAIL_PASSPHRASE is not set")?;
    let runtime = tokio::runtime::Runtime::new().context("starting a runtime")?;
    let clock = clock::MovableClock::new();
    let client = Client::new(vault, clock.for_core());
    // The floor of the key derivation, so that a rehearsal opens fast on any machine.
    let input = EnrolInput { server_url, code, device_name, passphrase };
    runtime.block_on(client.enrol(input, KdfParams::FLOOR)).context("enrolling the laptop")?;

    let plan =
        PortfolioPlan { seed: SEED, today: oslo_date(clock::now()), long_trails: trails, fresh_trails: FRESH_TRAILS };
    let portfolio = Portfolio::generate(plan);
    let mut actions = 0;
    for (done, story) in (1..).zip(&portfolio.trails) {
        actions += telling::tell(&client, &clock, story)?.len();
        println!("  {done} of {} trails, {actions} actions", portfolio.trails.len());
    }
    let registered = plan.today - Days::new(EMPLOYERS_DAYS_AGO);
    let around = [
        (registered, employer_lines(&registered.to_string())),
        (plan.today - Days::new(1), workspace_lines(&plan.today.to_string())),
    ];
    for (day, lines) in around {
        actions += telling::tell_lines(&client, &clock, &format!("{day}T09:00"), &lines)?.len();
    }
    println!("  {actions} actions with employers and own workspace; handing everything in at the server");
    let report = runtime.block_on(client.sync()).context("handing everything in")?;
    ensure!(report.outbox == 0 && report.quarantined == 0, "the server did not take everything in");
    client.lock();
    Ok(())
}
