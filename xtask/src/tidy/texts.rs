//! What a source file may hold: not too long, nothing unfinished, nothing of one machine.

/// Longest source file, in lines; past it a file holds two ideas.
const LINES_MAX: usize = 600;

/// Endings of source files.
const SOURCES: [&str; 8] = [".rs", ".ts", ".tsx", ".mjs", ".js", ".css", ".sql", ".sh"];

/// Files that are generated and therefore as long as they are.
const GENERATED: &str = "ui/src/bindings/";

/// Marks of unfinished or skipped work, in pieces so that this file does not find itself.
const UNFINISHED: [&str; 5] = [
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("#[", "ignore"),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
];

/// The same for the window's tests; in Rust these words have other meanings.
const SKIPPED: [&str; 3] = [concat!(".on", "ly("), concat!(".sk", "ip("), concat!(".to", "do(")];

/// Folders and hosts of one machine or one workplace; a checkout must work on any.
const OF_ONE_MACHINE: [&str; 7] = [
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("registry.", "npmjs"),
    concat!("index.", "crates.io"),
    concat!("deb.", "debian.org"),
    concat!("pypi", ".org"),
];

/// Names what is wrong with one file; `name` is its path from the top of the checkout, with `/`.
pub fn check(name: &str, text: &str) -> Vec<String> {
    let mut findings: Vec<String> =
        OF_ONE_MACHINE.iter().filter(|mark| names_place(text, mark)).map(|mark| format!("names {mark}")).collect();
    if !SOURCES.iter().any(|ending| name.ends_with(ending)) {
        return findings;
    }
    let lines = text.lines().count();
    if lines > LINES_MAX && !name.starts_with(GENERATED) {
        findings.push(format!("is {lines} lines long; the most is {LINES_MAX}"));
    }
    let mut marks: Vec<&str> = UNFINISHED.to_vec();
    if [".ts", ".tsx", ".mjs"].iter().any(|ending| name.ends_with(ending)) {
        marks.extend(SKIPPED);
    }
    for (number, line) in (1..).zip(text.lines()) {
        findings
            .extend(marks.iter().filter(|mark| has_word(line, mark)).map(|mark| format!("line {number} says {mark}")));
    }
    if needs_its_idea(name) && !text.lines().take(3).any(|line| line.starts_with("//!") || line.starts_with("///")) {
        findings.push("does not start with its one idea (`//!`)".to_owned());
    }
    findings
}

/// Rust modules say their idea in the first lines; a file that others include, on its first item.
fn needs_its_idea(name: &str) -> bool {
    name.ends_with(".rs") && ["crates/", "xtask/", "src-tauri/", "tests/"].iter().any(|top| name.starts_with(top))
}

/// Whether a text names a folder from the root, or a host; `features/home/` is neither.
fn names_place(text: &str, place: &str) -> bool {
    let inside_a_path = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '~' | '}');
    text.match_indices(place).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        !place.starts_with('/') || !before.is_some_and(inside_a_path)
    })
}

/// Whether a mark stands in a line, not as a part of a longer word.
fn has_word(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + mark.len()..).and_then(|text| text.chars().next());
        let wordy = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let (starts, ends) = (mark.starts_with(char::is_alphanumeric), mark.ends_with(char::is_alphanumeric));
        !(starts && wordy(before) || ends && wordy(after))
    })
}

/// Addresses that a style sheet or a page would load from outside. Names of XML vocabularies load nothing.
pub fn outside_addresses(text: &str) -> Vec<String> {
    ["https://", "http://"]
        .iter()
        .flat_map(|scheme| text.match_indices(scheme))
        .filter_map(|(at, _)| text.get(at..))
        .map(|rest| rest.split(['"', '\'', ')', ' ', '<', '\n', '*', ',', ';']).next().unwrap_or(rest).to_owned())
        .filter(|address| !address.starts_with("http://www.w3.org/"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_module_passes() {
        assert!(
            check("crates/domain/src/time.rs", "//! Times.\nfn of(items: &[u8]) { items.iter().skip(1); }\n")
                .is_empty()
        );
    }

    #[test]
    fn long_file_is_named_unless_it_is_generated() {
        let long = "//! Long.\n".to_owned() + &"fn f() {}\n".repeat(LINES_MAX);
        assert_eq!(check("crates/core/src/a.rs", &long), ["is 601 lines long; the most is 600"]);
        assert!(check("ui/src/bindings/api.ts", &long).is_empty());
    }

    #[test]
    fn unfinished_work_is_named_with_its_line() {
        let text = format!("//! A.\nfn a() {{ {}) }}\n", UNFINISHED[0]);
        assert_eq!(check("crates/core/src/a.rs", &text), [format!("line 2 says {}", UNFINISHED[0])]);
        let skipped = format!("it{}\"works\")\n", SKIPPED[1]);
        assert_eq!(check("ui/src/a.test.ts", &skipped).len(), 1);
    }

    #[test]
    fn word_that_only_contains_a_mark_passes() {
        let text = format!("//! A.\nconst {}S: u8 = 1;\n", UNFINISHED[3]);
        assert!(check("crates/core/src/a.rs", &text).is_empty());
    }

    #[test]
    fn module_without_its_idea_is_named() {
        assert_eq!(check("crates/core/src/a.rs", "use std::fs;\n"), ["does not start with its one idea (`//!`)"]);
        assert!(check("ui/src/a.ts", "export const a = 1;\n").is_empty());
    }

    #[test]
    fn path_of_one_machine_is_named_in_any_text() {
        let text = format!("see {}me/notes", OF_ONE_MACHINE[2]);
        assert_eq!(check("docs/a.md", &text), [format!("names {}", OF_ONE_MACHINE[2])]);
        let relative = format!("import {{ Home }} from '../features{}Home';", OF_ONE_MACHINE[2]);
        assert!(check("ui/src/app/Shell.tsx", &relative).is_empty());
    }

    #[test]
    fn address_that_loads_something_is_found_and_a_vocabulary_is_not() {
        let css = r#"@font-face{src:url(https://cdn.example/a.woff2)} .a{background:url("data:image/svg+xml,xmlns='http://www.w3.org/2000/svg'")}"#;
        assert_eq!(outside_addresses(css), ["https://cdn.example/a.woff2"]);
    }
}
