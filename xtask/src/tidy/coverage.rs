//! The list of features: every row has its test, and every test of a feature has its row.

use std::collections::BTreeSet;

/// Start of the test functions that a row is about.
const PREFIXES: [(char, usize); 2] = [('f', 3), ('q', 2)];

/// Rows of a list of features, as findings need them.
struct Row<'a> {
    code: &'a str,
    tests: &'a str,
    command: &'a str,
    screen: &'a str,
}

/// Where the window's surfaces lie.
const SCREENS: &str = "ui/src/features/";

/// Rows that a person meets on screen; the others are about what merging does, or what must not be copied.
const ON_SCREEN: char = 'f';

/// Compares the list with the test sources, given as one text, and with what lies in the repository.
pub(super) fn check(list: &str, sources: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let written: BTreeSet<&str> = functions(sources).collect();
    let mut named = BTreeSet::new();
    let mut findings = Vec::new();
    for row in rows(list) {
        let tests: Vec<&str> = quoted(row.tests).collect();
        let reasoned = row.tests.contains('*');
        if tests.is_empty() && !reasoned {
            findings.push(format!("{} has neither a test nor a reason", row.code));
        }
        if !tests.is_empty() && row.command.is_empty() {
            findings.push(format!("{} names no command", row.code));
        }
        let screens: Vec<&str> = quoted(row.screen).collect();
        if row.code.starts_with(ON_SCREEN) && screens.is_empty() && !row.screen.contains('*') {
            findings.push(format!("{} has neither a screen nor a reason", row.code));
        }
        for screen in screens {
            if !exists(&format!("{SCREENS}{screen}.tsx")) {
                findings.push(format!("{} names the screen «{screen}», which is not here", row.code));
            }
        }
        for test in tests {
            let known = if test.contains('/') { exists(test) } else { written.contains(test) };
            if !known {
                findings.push(format!("{} names «{test}», which is not here", row.code));
            }
            named.insert(test);
        }
    }
    let unnamed = written.iter().filter(|test| is_of_a_row(test) && !named.contains(**test));
    findings.extend(unnamed.map(|test| format!("no row names the test «{test}»")));
    findings
}

fn rows(list: &str) -> impl Iterator<Item = Row<'_>> {
    list.lines().filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let code = cells.next().filter(|code| is_code(code))?;
        let (_, tests, command) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Row { code, tests, command, screen: cells.next().unwrap_or_default() })
    })
}

fn is_code(text: &str) -> bool {
    PREFIXES.iter().any(|(letter, digits)| {
        text.strip_prefix(*letter).is_some_and(|rest| rest.len() == *digits && rest.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn is_of_a_row(test: &str) -> bool {
    test.split_once('_').is_some_and(|(code, _)| is_code(code))
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn functions(sources: &str) -> impl Iterator<Item = &str> {
    sources.lines().filter_map(|line| {
        let line = line.trim_start();
        let rest = line.strip_prefix("async fn ").or_else(|| line.strip_prefix("fn "))?;
        rest.split(['(', '<']).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: &str = "#[test]\nfn f001_is_there() {}\nasync fn q02_too() {}\nfn helper() {}\n";

    #[test]
    fn complete_list_has_no_findings() {
        let list = "| row | what | test | command | screen |\n|---|---|---|---|---|\n\
                    | f001 | a | `f001_is_there` | `trail create` | `trail/TrailPage` |\n\
                    | q02 | b | `q02_too`, `ui/e2e/x.mjs` | `x` |\n| f003 | c | *on screen* | | *none* |\n";
        let here = ["ui/e2e/x.mjs", "ui/src/features/trail/TrailPage.tsx"];
        assert_eq!(check(list, SOURCES, |path| here.contains(&path)), Vec::<String>::new());
    }

    #[test]
    fn every_gap_is_found() {
        let list = "| f001 | a | `f001_is_gone` | `x` | `gone/Page` |\n| f002 | b | | | |\n\
                    | f003 | c | `q02_too` | | *none* |\n";
        assert_eq!(
            check(list, SOURCES, |_| false),
            [
                "f001 names the screen «gone/Page», which is not here",
                "f001 names «f001_is_gone», which is not here",
                "f002 has neither a test nor a reason",
                "f002 has neither a screen nor a reason",
                "f003 names no command",
                "no row names the test «f001_is_there»",
            ]
        );
    }
}
