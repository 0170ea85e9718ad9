//! The window's sources: packages installed and bundle built, each only when something changed.

use crate::{
    place::{Place, files_below},
    process::{self, command},
};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

/// Stamps lie in `node_modules`, so that they go when it goes.
const INSTALLED_STAMP: &str = ".worktrail-installed";
const BUILT_STAMP: &str = ".worktrail-built";

/// Runs an npm script of the window.
pub fn script(place: &Place, name: &str) -> std::process::Command {
    let mut npm = npm(place);
    npm.args(["run", "--silent", name]);
    npm
}

/// Installs the window's packages when the lock file is another than last time.
pub fn install(place: &Place) -> Result<()> {
    let ui = place.ui();
    ensure!(ui.join("package-lock.json").is_file(), "ui/package-lock.json is missing from the checkout");
    let wanted = fingerprint(&ui, [PathBuf::from("package.json"), PathBuf::from("package-lock.json")])?;
    let stamp = ui.join("node_modules").join(INSTALLED_STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("installing the window's packages (npm ci)");
    // None of them needs its install script, and a script could do anything.
    process::run(npm(place).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(&stamp, wanted).context("noting what was installed")
}

/// Builds the window's bundle when a source changed since last time.
pub fn build(place: &Place) -> Result<()> {
    let ui = place.ui();
    let sources = files_below(&ui, &ui)?.into_iter().filter(|path| !path.starts_with("e2e"));
    let wanted = fingerprint(&ui, sources)?;
    let stamp = ui.join("node_modules").join(BUILT_STAMP);
    if ui.join("dist/index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("building the window's bundle (npm run build)");
    process::run(&mut script(place, "build"))?;
    fs::write(&stamp, wanted).context("noting what was built")
}

fn npm(place: &Place) -> std::process::Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(place.ui());
    npm
}

/// A short text that changes when a file changes, comes or goes.
fn fingerprint(root: &Path, files: impl IntoIterator<Item = PathBuf>) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in files {
        let bytes = fs::read(root.join(&path)).with_context(|| format!("reading {}", path.display()))?;
        hasher.write(path.to_string_lossy().as_bytes());
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
