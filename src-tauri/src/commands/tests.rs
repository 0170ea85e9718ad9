//! What the window may ask for is one list, in code, configuration and bindings.

use crate::command_names::COMMANDS;
use serde_json::Value;
use std::collections::BTreeSet;

fn ours() -> BTreeSet<String> {
    COMMANDS.iter().map(|name| (*name).to_owned()).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn handler_serves_exactly_the_listed_commands() {
    let list = between(include_str!("../lib.rs"), "generate_handler![", "]");
    let served: BTreeSet<String> =
        list.split(',').filter_map(|item| Some(item.trim().rsplit_once("::")?.1.to_owned())).collect();
    assert_eq!(served, ours());
}

#[test]
fn window_may_call_exactly_the_listed_commands() {
    let config: Value = serde_json::from_str(include_str!("../../../tauri.conf.json")).unwrap();
    let capabilities = config.pointer("/app/security/capabilities").and_then(Value::as_array).unwrap();
    let permissions: Vec<&str> = capabilities
        .iter()
        .flat_map(|capability| capability["permissions"].as_array().unwrap())
        .map(|permission| permission.as_str().unwrap())
        .collect();
    let granted: BTreeSet<String> = permissions
        .iter()
        .filter_map(|permission| permission.strip_prefix("allow-"))
        .map(|command| command.replace('-', "_"))
        .collect();
    assert_eq!(granted, ours());
    let foreign: Vec<_> = permissions.iter().filter(|permission| !permission.starts_with("allow-")).collect();
    assert_eq!(foreign, [&"core:event:allow-listen", &"core:event:allow-unlisten"]);
}

#[test]
fn bindings_name_exactly_the_listed_commands() {
    let bindings = include_str!("../../../ui/src/bindings/api.ts");
    let named: BTreeSet<String> = between(bindings, "export interface Commands {", "\n}")
        .lines()
        .filter_map(|line| line.trim().split_once(": {"))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(named, ours());
}

#[test]
fn content_policy_allows_nothing_from_outside() {
    let config: Value = serde_json::from_str(include_str!("../../../tauri.conf.json")).unwrap();
    let policy = config.pointer("/app/security/csp").and_then(Value::as_str).unwrap();
    assert!(policy.starts_with("default-src 'self'; connect-src ipc: http://ipc.localhost;"));
    for loophole in ["unsafe-inline", "unsafe-eval", "*", "https:", "script-src 'self' "] {
        assert!(!policy.contains(loophole), "{loophole}");
    }
    assert_eq!(config.pointer("/app/security/freezePrototype"), Some(&Value::Bool(true)));
    assert_eq!(config.pointer("/app/withGlobalTauri"), Some(&Value::Bool(false)));
}
