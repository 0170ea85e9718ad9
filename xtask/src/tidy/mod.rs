//! The shape of the repository, checked: layers, manifests, texts, the top level.

mod coverage;
mod layers;
mod manifests;
mod texts;

use crate::place::{Place, files_below};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// Everything that may lie at the top of the checkout, apart from outputs that git ignores.
const TOP_LEVEL: [&str; 23] = [
    ".cargo",
    ".ci",
    ".clippy.toml",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".rustfmt.toml",
    ".taurignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "crates",
    "docs",
    "icons",
    "migrations",
    "src-tauri",
    "tauri.conf.json",
    "tests",
    "ui",
    "xtask",
];

/// Outputs at the top of the checkout; git ignores them.
const OUTPUTS: [&str; 6] = [".git", ".rehearsal", "gen", "node_modules", "permissions", "target"];

/// The list of features.
const COVERAGE: &str = "docs/coverage.md";

/// Where the tests named after its rows lie.
const FEATURE_TESTS: &str = "tests/it/features";

/// Largest file that is read as text; nothing written by hand is larger.
const TEXT_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Checks everything and names every finding.
pub fn run(place: &Place) -> Result<()> {
    let mut findings = top_level(&place.root)?;
    findings.extend(layers::check(&layers::read(place)?));
    findings.extend(features(&place.root)?);
    for path in files_below(&place.root, &place.root)? {
        if fs::metadata(place.root.join(&path)).map_or(0, |found| found.len()) > TEXT_BYTES_MAX {
            continue;
        }
        let bytes = fs::read(place.root.join(&path)).with_context(|| format!("reading {}", path.display()))?;
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let name = path.to_string_lossy().replace('\\', "/");
        findings.extend(texts::check(&name, &text).into_iter().map(|finding| format!("{name}: {finding}")));
        if name.ends_with("Cargo.toml") {
            let manifest = text.parse().with_context(|| format!("reading {name}"))?;
            findings.extend(manifests::check(&manifest).into_iter().map(|finding| format!("{name}: {finding}")));
        }
    }
    report(&findings, "the repository is tidy")
}

/// Checks that the built bundle asks nobody outside for anything: styles and fonts are all in it.
pub fn check_bundle(place: &Place) -> Result<()> {
    let dist = place.ui().join("dist");
    let mut findings = Vec::new();
    for path in files_below(&dist, &dist)? {
        let name = path.to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|e| e == "css" || e == "html") {
            let text = fs::read_to_string(dist.join(&path)).with_context(|| format!("reading {name}"))?;
            findings.extend(
                texts::outside_addresses(&text).into_iter().map(|found| format!("ui/dist/{name}: loads {found}")),
            );
        }
    }
    report(&findings, "the bundle loads nothing from outside")
}

/// Compares the list of features with the tests named after its rows.
fn features(root: &Path) -> Result<Vec<String>> {
    let list = fs::read_to_string(root.join(COVERAGE)).with_context(|| format!("reading {COVERAGE}"))?;
    let mut sources = String::new();
    for path in files_below(root, &root.join(FEATURE_TESTS))? {
        sources.push_str(&fs::read_to_string(root.join(&path)).with_context(|| format!("reading {}", path.display()))?);
    }
    let found = coverage::check(&list, &sources, |path| root.join(path).is_file());
    Ok(found.into_iter().map(|finding| format!("{COVERAGE}: {finding}")).collect())
}

fn top_level(root: &Path) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for entry in fs::read_dir(root).context("listing the checkout")? {
        let name = entry.context("listing the checkout")?.file_name().to_string_lossy().into_owned();
        if !TOP_LEVEL.contains(&name.as_str()) && !OUTPUTS.contains(&name.as_str()) {
            findings.push(format!("{name}: does not belong at the top of the repository"));
        }
    }
    let missing = TOP_LEVEL.iter().filter(|name| !root.join(name).exists());
    findings.extend(missing.map(|name| format!("{name}: is missing at the top of the repository")));
    findings.sort();
    Ok(findings)
}

fn report(findings: &[String], good: &str) -> Result<()> {
    if findings.is_empty() {
        println!("{good}");
        return Ok(());
    }
    bail!("{} finding(s)\n  {}", findings.len(), findings.join("\n  "))
}
