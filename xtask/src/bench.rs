//! `cargo xtask bench`: the figures the design has budgets for, measured on a release build.

use crate::{
    place::Place,
    process::{self, cargo, command},
    setup::{self, Purpose},
};
use anyhow::Result;

/// What the person at the terminal asks for.
#[derive(clap::Args)]
pub struct Wishes {
    /// How many trails, for one run each.
    #[arg(long, default_value = "25,250")]
    trails: String,
}

/// Builds the server and the measuring tool as they are shipped, and runs them.
pub fn run(place: &Place, wishes: &Wishes) -> Result<()> {
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
    process::run(
        figures.arg("figures").args(["--trails", &wishes.trails]).arg("--server").arg(program("worktrail-server")),
    )
}
