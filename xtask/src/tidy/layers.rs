//! Layers point down: which crate may build on which, and which crates may touch a foreign one.

use crate::{
    place::Place,
    process::{cargo, output},
};
use anyhow::{Context, Result};
use serde_json::Value;

/// Each crate of ours, lowest first, and what it may build on. A new edge needs an ADR.
const MAY_BUILD_ON: [(&str, &[&str]); 13] = [
    ("worktrail-domain", &[]),
    ("worktrail-crypto", &[]),
    ("worktrail-document", &["worktrail-domain"]),
    ("worktrail-sync", &["worktrail-domain"]),
    ("worktrail-vault", &["worktrail-crypto"]),
    (
        "worktrail-replica",
        &["worktrail-domain", "worktrail-document", "worktrail-vault", "worktrail-crypto", "worktrail-sync"],
    ),
    ("worktrail-server", &["worktrail-domain", "worktrail-document", "worktrail-sync", "worktrail-crypto"]),
    (
        "worktrail-core",
        &[
            "worktrail-domain",
            "worktrail-document",
            "worktrail-crypto",
            "worktrail-vault",
            "worktrail-replica",
            "worktrail-sync",
        ],
    ),
    ("worktrail-cli", &["worktrail-core"]),
    ("worktrail-app", &["worktrail-core"]),
    ("worktrail-testkit", &["worktrail-domain"]),
    ("worktrail-rehearsal", &["worktrail-core", "worktrail-testkit", "worktrail-vault"]),
    ("xtask", &[]),
];

/// Foreign crates that only some of ours may touch, so that each concern stays in one place.
const KEPT_BY: [(&str, &[&str]); 9] = [
    ("automerge", &["worktrail-document"]),
    ("rusqlite", &["worktrail-replica", "worktrail-server"]),
    ("ring", &["worktrail-crypto"]),
    ("argon2", &["worktrail-vault"]),
    ("axum", &["worktrail-server"]),
    ("reqwest", &["worktrail-core"]),
    ("tauri", &["worktrail-app"]),
    ("clap", &["worktrail-cli", "worktrail-server", "worktrail-rehearsal", "xtask"]),
    ("tokio", &["worktrail-server", "worktrail-core", "worktrail-cli", "worktrail-app", "worktrail-rehearsal"]),
];

/// One crate of ours and what it names under `[dependencies]`. Dependencies of tests are free.
#[derive(Debug)]
pub struct Crate {
    name: String,
    builds_on: Vec<String>,
}

/// Asks cargo which crates of ours there are.
pub fn read(place: &Place) -> Result<Vec<Crate>> {
    let mut command = cargo(&place.root);
    let said = output(command.args(["metadata", "--no-deps", "--format-version", "1", "--offline"]))?;
    let said: Value = serde_json::from_str(&said).context("reading cargo's metadata")?;
    Ok(from_metadata(&said))
}

fn from_metadata(said: &Value) -> Vec<Crate> {
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let name = |value: &Value| value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    list(said, "packages")
        .iter()
        .map(|package| {
            // Ordinary dependencies have no kind; those of tests and build scripts say so.
            let ordinary =
                list(package, "dependencies").into_iter().filter(|d| d.get("kind").is_none_or(Value::is_null));
            Crate { name: name(package), builds_on: ordinary.map(|d| name(&d)).collect() }
        })
        .collect()
}

/// Names every edge that is not allowed.
pub fn check(crates: &[Crate]) -> Vec<String> {
    let ours = |name: &str| name.starts_with("worktrail-") || name == "xtask";
    let mut findings = Vec::new();
    for Crate { name, builds_on } in crates {
        let Some((_, allowed)) = MAY_BUILD_ON.iter().find(|(known, _)| known == name) else {
            findings.push(format!("{name}: is not in the table of layers"));
            continue;
        };
        for other in builds_on {
            if ours(other) && !allowed.contains(&other.as_str()) {
                findings.push(format!("{name}: may not build on {other}"));
            }
            if KEPT_BY.iter().any(|(foreign, keepers)| foreign == other && !keepers.contains(&name.as_str())) {
                findings.push(format!("{name}: may not touch {other}"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn one(name: &str, builds_on: &[&str]) -> Vec<String> {
        check(&[Crate { name: name.into(), builds_on: builds_on.iter().map(|&n| n.into()).collect() }])
    }

    #[test]
    fn edge_that_points_down_passes() {
        assert!(one("worktrail-core", &["worktrail-domain", "worktrail-replica", "reqwest"]).is_empty());
    }

    #[test]
    fn edge_that_points_up_is_named() {
        assert_eq!(one("worktrail-domain", &["worktrail-core"]), ["worktrail-domain: may not build on worktrail-core"]);
        assert_eq!(one("worktrail-cli", &["worktrail-replica"]), ["worktrail-cli: may not build on worktrail-replica"]);
    }

    #[test]
    fn foreign_crate_stays_with_its_keeper() {
        assert_eq!(one("worktrail-sync", &["automerge"]), ["worktrail-sync: may not touch automerge"]);
        assert!(one("worktrail-document", &["automerge"]).is_empty());
    }

    #[test]
    fn crate_nobody_placed_is_named() {
        assert_eq!(one("worktrail-new", &[]), ["worktrail-new: is not in the table of layers"]);
    }

    #[test]
    fn table_names_each_layer_above_all_it_builds_on() {
        for (index, (name, below)) in MAY_BUILD_ON.iter().enumerate() {
            let lower: Vec<_> = MAY_BUILD_ON[..index].iter().map(|(name, _)| *name).collect();
            assert!(below.iter().all(|other| lower.contains(other)), "{name} stands below something it builds on");
        }
    }

    #[test]
    fn dependencies_of_tests_are_free() {
        let said = json!({"packages": [{"name": "worktrail-domain", "dependencies": [
            {"name": "serde", "kind": null}, {"name": "worktrail-testkit", "kind": "dev"}]}]});
        let crates = from_metadata(&said);
        assert_eq!(crates[0].builds_on, ["serde"]);
        assert!(check(&crates).is_empty());
    }
}
