//! Reads the closing lines of test runners and adds them up.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Whose closing lines to look for.
#[derive(Debug, Clone, Copy)]
pub enum Runner {
    /// cargo-nextest: `Summary [ 1.2s] 9 tests run: 8 passed, 1 failed, 0 skipped`.
    Nextest,
    /// cargo test: `test result: ok. 8 passed; 0 failed; ...`.
    CargoTest,
    /// vitest: `Tests  1 failed | 44 passed (45)`.
    Vitest,
    /// node --test: `ℹ pass 8`, `ℹ fail 0`.
    Node,
}

impl Runner {
    /// What one line says; nothing for most lines.
    pub fn read(self, line: &str) -> Counts {
        let plain = without_colour(line);
        let words: Vec<&str> = plain.split([' ', ',', ';', '|', '\t']).filter(|word| !word.is_empty()).collect();
        match (self, words.as_slice()) {
            (Self::Nextest, ["Summary", ..])
            | (Self::CargoTest, ["test", "result:", ..])
            | (Self::Vitest, ["Tests", ..]) => {
                Counts { passed: before(&words, "passed"), failed: before(&words, "failed") }
            }
            (Self::Node, [_, "pass", number]) => Counts { passed: number.parse().unwrap_or(0), failed: 0 },
            (Self::Node, [_, "fail", number]) => Counts { passed: 0, failed: number.parse().unwrap_or(0) },
            _ => Counts::default(),
        }
    }
}

/// The number in front of a word; 0 when it is not there.
fn before(words: &[&str], word: &str) -> u32 {
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, found] if *found == word => number.parse().ok(),
            _ => None,
        })
        .unwrap_or(0)
}

fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut inside = false;
    for c in line.chars() {
        match c {
            '\x1b' => inside = true,
            'm' if inside => inside = false,
            _ if !inside => plain.push(c),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32) -> Counts {
        Counts { passed, failed }
    }

    #[test]
    fn closing_line_of_each_runner_is_read() {
        let nextest = "     Summary [   1.234s] 9 tests run: 8 passed (1 slow), 1 failed, 0 skipped";
        assert_eq!(Runner::Nextest.read(nextest), counts(8, 1));
        let cargo =
            "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(Runner::CargoTest.read(cargo), counts(12, 2));
        assert_eq!(Runner::Vitest.read("      Tests  1 failed | 44 passed (45)"), counts(44, 1));
        assert_eq!(Runner::Node.read("ℹ pass 8"), counts(8, 0));
        assert_eq!(Runner::Node.read("# fail 3"), counts(0, 3));
    }

    #[test]
    fn colour_does_not_hide_a_number() {
        assert_eq!(
            Runner::Vitest.read("\x1b[2m      Tests \x1b[22m \x1b[1m\x1b[32m45 passed\x1b[39m\x1b[22m (45)"),
            counts(45, 0)
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(
            Runner::Nextest.read("        PASS [   0.004s] worktrail-domain rules::usual_visit_passes"),
            counts(0, 0)
        );
        assert_eq!(Runner::Vitest.read(" Test Files  3 passed (3)"), counts(0, 0));
        assert_eq!(Runner::Node.read("✔ a visit is delivered (812.5ms)"), counts(0, 0));
    }
}
