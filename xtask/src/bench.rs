//! `cargo xtask bench`: the figures the design has budgets for; the core's on a release build, the window's in the window.

use crate::{
    place::{MEASURED, Place},
    process::{self, cargo, command},
    rehearsal::start_in,
    run::script,
    setup::{self, Purpose},
    web,
};
use anyhow::{Context, Result};

/// What the person at the terminal asks for.
#[derive(clap::Args)]
pub struct Wishes {
    /// What is measured; all but the window when nothing is said.
    part: Option<Part>,
    /// How many trails, for one run each.
    #[arg(long, default_value = "25,250")]
    trails: String,
}

/// A part that is measured for itself.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Part {
    /// How long the window makes one wait.
    Ui,
}

/// Measures what was asked for.
pub fn run(place: &Place, wishes: &Wishes) -> Result<()> {
    match wishes.part {
        Some(Part::Ui) => window(place, &wishes.trails),
        None => core(place, &wishes.trails),
    }
}

/// Opens the real window on a rehearsal of each size and reads its own marks there.
///
/// The window's bundle is the shipped one. The program below it is one that can be driven, which a release never can, built
/// as a release is but for that and for what is optimised across crates.
fn window(place: &Place, trails: &str) -> Result<()> {
    setup::prepare(Purpose::Headless)?;
    web::install(place)?;
    web::build(place)?;
    println!("building for measurement (the first time takes minutes)");
    process::run(cargo(&place.root).args(["build", "--workspace", "--profile", MEASURED]))?;
    let place = &place.measured();
    for trails in trails.split(',') {
        let count = trails.trim().parse().with_context(|| format!("{trails} is no number of trails"))?;
        let folder = place.rehearsal().join(format!("of-{count}"));
        let rehearsal = start_in(place, &folder, false, Some(count))?;
        let shots = place.rehearsal().join("screenshots");
        process::run(script(place, &rehearsal, "bench", &shots).env("WORKTRAIL_TRAILS", count.to_string()))?;
    }
    Ok(())
}

/// Builds the server and the measuring tool as they are shipped, and runs them.
fn core(place: &Place, trails: &str) -> Result<()> {
    setup::prepare(Purpose::Build)?;
    println!("building for measurement (the first time takes minutes)");
    process::run(cargo(&place.root).args([
        "build",
        "--release",
        "-p",
        "worktrail-server",
        "-p",
        "worktrail-rehearsal",
    ]))?;
    let program = |name: &str| place.target.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let mut figures = command(program("worktrail-rehearsal"));
    process::run(figures.arg("figures").args(["--trails", trails]).arg("--server").arg(program("worktrail-server")))
}
