//! `cargo xtask screenshots`: a picture of every surface, as the guide and the front page show them.

use crate::{
    place::{Place, files_below},
    process,
    run::{ready, script},
    setup::Purpose,
};
use anyhow::{Context, Result, ensure};
use std::fs;

/// Where the pictures are kept, below the root of the checkout.
const FOLDER: &str = "docs/screenshots";

/// What all pictures together may weigh, in bytes: everybody who clones the repository carries them.
const FOLDER_BYTES_MAX: u64 = 12_000_000;

/// What the person at the terminal asks for.
#[derive(clap::Args)]
pub struct Wishes {
    /// Throw the earlier rehearsal away and make a new one, so that it has meetings today.
    #[arg(long)]
    fresh: bool,
}

/// Makes the app and the rehearsal ready and takes every picture anew.
pub fn run(place: &Place, wishes: &Wishes) -> Result<()> {
    let rehearsal = ready(place, Purpose::Headless, wishes.fresh)?;
    println!("taking pictures of every surface in a window nobody sees");
    let folder = place.root.join(FOLDER);
    process::run(&mut script(place, &rehearsal, "screenshots", &folder))?;
    let pictures = files_below(&place.root, &folder)?;
    let mut bytes = 0;
    for picture in &pictures {
        bytes += fs::metadata(place.root.join(picture)).context("weighing a picture")?.len();
    }
    ensure!(bytes <= FOLDER_BYTES_MAX, "the pictures weigh {bytes} bytes, more than {FOLDER_BYTES_MAX}");
    println!("{} pictures in {FOLDER}, {} kB together", pictures.len(), bytes / 1000);
    Ok(())
}
