//! Versions are written once, in `[workspace.dependencies]`; every manifest refers to them.

use toml::{Table, Value};

const SECTIONS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// Names every dependency with a version, path or source of its own.
pub fn check(manifest: &Table) -> Vec<String> {
    let mut sections: Vec<(&str, &Table)> = sections_of(manifest).collect();
    let targets = manifest.get("target").and_then(Value::as_table);
    sections.extend(targets.into_iter().flat_map(Table::values).filter_map(Value::as_table).flat_map(sections_of));
    let mut findings = Vec::new();
    for (section, entries) in sections {
        for (name, entry) in entries {
            let shared = entry.get("workspace").and_then(Value::as_bool) == Some(true);
            if !shared || entry.get("version").is_some() {
                findings.push(format!("{name} in [{section}] must say `workspace = true`"));
            }
        }
    }
    findings
}

fn sections_of(table: &Table) -> impl Iterator<Item = (&'static str, &Table)> {
    SECTIONS.into_iter().filter_map(|name| table.get(name).and_then(Value::as_table).map(|found| (name, found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> Vec<String> {
        check(&text.parse().unwrap())
    }

    #[test]
    fn reference_to_the_workspace_passes() {
        assert!(findings("[dependencies]\nserde = { workspace = true, features = [\"rc\"] }").is_empty());
        assert!(findings("[workspace.dependencies]\nserde = \"1\"").is_empty());
    }

    #[test]
    fn version_in_a_crate_is_named_wherever_it_stands() {
        assert_eq!(findings("[dependencies]\nserde = \"1\""), ["serde in [dependencies] must say `workspace = true`"]);
        let in_target = "[target.'cfg(unix)'.dev-dependencies]\nnix = { version = \"1\" }";
        assert_eq!(findings(in_target), ["nix in [dev-dependencies] must say `workspace = true`"]);
    }
}
