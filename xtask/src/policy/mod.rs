//! What may come in from outside: licences, banned crates and sources, as `.cargo/deny.toml` says.
//!
//! The file is cargo-deny's own format, so that `cargo deny check bans licenses sources` gives the same answer
//! where it is installed. Reading it here costs two seconds and no download; compiling cargo-deny costs minutes.

mod spdx;

use crate::{
    place::Place,
    process::{cargo, output},
};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::{collections::BTreeMap, fs};
use toml::Table;

/// One dependency as cargo tells it.
#[derive(Debug)]
struct Package {
    name: String,
    version: String,
    licence: String,
    source: String,
}

/// What the policy file says.
#[derive(Debug, Default)]
struct Policy {
    licences: Vec<String>,
    exceptions: BTreeMap<String, Vec<String>>,
    banned: BTreeMap<String, String>,
}

/// Checks all packages of the lock file, for every platform.
pub fn run(place: &Place) -> Result<()> {
    let text = fs::read_to_string(place.root.join(".cargo/deny.toml")).context("reading .cargo/deny.toml")?;
    let policy = Policy::read(&text.parse().context("reading .cargo/deny.toml")?);
    let mut command = cargo(&place.root);
    let said = output(command.args(["metadata", "--format-version", "1", "--locked"]))?;
    let packages = packages(&serde_json::from_str(&said).context("reading cargo's metadata")?);
    let findings = check(&policy, &packages);
    if findings.is_empty() {
        println!("{} dependencies follow the policy", packages.len());
        return Ok(());
    }
    bail!("{} finding(s)\n  {}", findings.len(), findings.join("\n  "))
}

impl Policy {
    fn read(file: &Table) -> Self {
        let list = |section: &str, key: &str| {
            file.get(section).and_then(|s| s.get(key)).and_then(toml::Value::as_array).cloned().unwrap_or_default()
        };
        let text = |value: &toml::Value, key: &str| {
            value.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
        };
        let texts = |values: &[toml::Value]| values.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect();
        let exception = |entry: &toml::Value| {
            let allowed = entry.get("allow").and_then(toml::Value::as_array).map(|a| texts(a)).unwrap_or_default();
            (text(entry, "crate"), allowed)
        };
        Self {
            licences: texts(&list("licenses", "allow")),
            exceptions: list("licenses", "exceptions").iter().map(exception).collect(),
            banned: list("bans", "deny").iter().map(|entry| (text(entry, "crate"), text(entry, "reason"))).collect(),
        }
    }

    fn allows(&self, package: &Package) -> bool {
        let own = self.exceptions.get(&package.name).map(Vec::as_slice).unwrap_or_default();
        let allowed = |licence: &str| self.licences.iter().chain(own).any(|known| known == licence);
        spdx::holds(&package.licence, &allowed) == Some(true)
    }
}

/// Foreign packages only; ours have no source.
fn packages(said: &Value) -> Vec<Package> {
    let text = |package: &Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let all = said.get("packages").and_then(Value::as_array).cloned().unwrap_or_default();
    all.iter()
        .map(|package| Package {
            name: text(package, "name"),
            version: text(package, "version"),
            licence: text(package, "license"),
            source: text(package, "source"),
        })
        .filter(|package| !package.source.is_empty())
        .collect()
}

fn check(policy: &Policy, packages: &[Package]) -> Vec<String> {
    let mut findings = Vec::new();
    for package in packages {
        let Package { name, version, licence, source } = package;
        if let Some(reason) = policy.banned.get(name) {
            findings.push(format!("{name} {version} is banned: {reason}"));
        }
        if !policy.allows(package) {
            findings.push(format!("{name} {version} has a licence that is not allowed: {licence:?}"));
        }
        if !source.starts_with("registry+") {
            findings.push(format!("{name} {version} does not come from the registry"));
        }
    }
    let unused = policy.exceptions.keys().filter(|name| packages.iter().all(|package| &package.name != *name));
    findings.extend(unused.map(|name| format!("the exception for {name} is no longer needed")));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        let text = r#"
            [licenses]
            allow = ["MIT"]
            exceptions = [{ crate = "odd", allow = ["WTFPL"] }]
            [bans]
            deny = [{ crate = "bad", reason = "it is bad" }]
        "#;
        Policy::read(&text.parse().unwrap())
    }

    fn package(name: &str, licence: &str, source: &str) -> Package {
        Package { name: name.into(), version: "1.0.0".into(), licence: licence.into(), source: source.into() }
    }

    #[test]
    fn allowed_licence_passes_and_an_exception_counts_for_its_crate_only() {
        let packages = [package("a", "MIT OR GPL-3.0", "registry+x"), package("odd", "WTFPL AND MIT", "registry+x")];
        assert!(check(&policy(), &packages).is_empty());
        let other = [package("odd", "WTFPL", "registry+x"), package("b", "WTFPL", "registry+x")];
        assert_eq!(check(&policy(), &other), ["b 1.0.0 has a licence that is not allowed: \"WTFPL\""]);
    }

    #[test]
    fn banned_crate_is_named_with_the_reason() {
        let packages = [package("bad", "MIT", "registry+x"), package("odd", "MIT", "registry+x")];
        assert_eq!(check(&policy(), &packages), ["bad 1.0.0 is banned: it is bad"]);
    }

    #[test]
    fn package_from_elsewhere_and_package_without_licence_are_named() {
        let packages =
            [package("a", "MIT", "git+x"), package("b", "", "registry+x"), package("odd", "MIT", "registry+x")];
        let findings = check(&policy(), &packages);
        assert_eq!(
            findings,
            ["a 1.0.0 does not come from the registry", "b 1.0.0 has a licence that is not allowed: \"\""]
        );
    }

    #[test]
    fn exception_nobody_needs_is_named() {
        assert_eq!(check(&policy(), &[]), ["the exception for odd is no longer needed"]);
    }
}
