//! The table of figures: what was measured, what the budget is, whether it holds.

use std::{fmt, time::Duration};

/// How many times its budget, on a machine of its pace, a command may take before the run fails. Generous, as machines
/// are noisy: what breaks it is a loop over everything, and not another program that ran meanwhile.
const LEEWAY: f64 = 2.0;

/// Rows of figures, ready to be printed.
pub struct Table {
    rows: Vec<[String; 4]>,
    /// How much slower this machine is than the one the budgets were set for.
    pace: f64,
    broken: Vec<String>,
}

impl Table {
    /// An empty table of a machine that is so many times slower than the one the budgets were set for.
    pub const fn new(pace: f64) -> Self {
        Self { rows: Vec::new(), pace, broken: Vec::new() }
    }

    /// What took far longer than its budget, also for this machine.
    pub fn broken(&self) -> &[String] {
        &self.broken
    }

    /// Many times of one thing: the median and the 99th percentile, which is held against the budget.
    pub fn times(&mut self, what: &str, times: &[Duration], budget: Option<Duration>) {
        let (half, most) = (Self::percentile(times, 50), Self::percentile(times, 99));
        let measured = format!("{} (median {})", spoken(most), spoken(half));
        self.row(what, measured, budget.map(spoken), budget.is_none_or(|budget| most <= budget));
    }

    /// One time.
    pub fn time(&mut self, what: &str, time: Duration, budget: Option<Duration>) {
        self.row(what, spoken(time), budget.map(spoken), budget.is_none_or(|budget| time <= budget));
    }

    /// CPU beside its budget, with how much of it was used; far above it the run fails in the end.
    pub fn share(&mut self, what: &str, time: Duration, budget: Option<Duration>) {
        let used = budget.map(|budget| format!(" ({:.0} %)", 100.0 * time.as_secs_f64() / budget.as_secs_f64()));
        let measured = format!("{}{}", spoken(time), used.unwrap_or_default());
        if budget.is_some_and(|budget| time.as_secs_f64() > budget.as_secs_f64() * self.pace * LEEWAY) {
            self.broken.push(format!("{what} ({})", spoken(time)));
        }
        self.row(what, measured, budget.map(spoken), budget.is_none_or(|budget| time <= budget));
    }

    /// A number of bytes.
    pub fn bytes(&mut self, what: &str, bytes: u64, budget: Option<u64>) {
        let holds = budget.is_none_or(|budget| bytes <= budget);
        self.row(what, format!("{bytes} B"), budget.map(|budget| format!("{budget} B")), holds);
    }

    /// How often something happened.
    pub fn count(&mut self, what: &str, count: u64, budget: Option<u64>) {
        let holds = budget.is_none_or(|budget| count <= budget);
        self.row(what, count.to_string(), budget.map(|budget| budget.to_string()), holds);
    }

    /// The time that so many percent of all stay below.
    pub fn percentile(times: &[Duration], percent: usize) -> Duration {
        let mut sorted = times.to_vec();
        sorted.sort();
        sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
    }

    fn row(&mut self, what: &str, measured: String, budget: Option<String>, holds: bool) {
        let verdict = match (&budget, holds) {
            (None, _) => "",
            (Some(_), true) => "holds",
            (Some(_), false) => "MISSED",
        };
        self.rows.push([what.to_owned(), measured, budget.unwrap_or_default(), verdict.to_owned()]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "this machine takes {:.2} times the reference for a fixed piece of work", self.pace)?;
        writeln!(f, "{:<66} {:>32} {:>12}", "what (99th percentile where there are many)", "measured", "budget")?;
        for [what, measured, budget, verdict] in &self.rows {
            writeln!(f, "{what:<66} {measured:>32} {budget:>12}  {verdict}")?;
        }
        Ok(())
    }
}

/// A time with the unit that suits it.
fn spoken(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        small if small < 1_000.0 => format!("{small:.0} µs"),
        middle if middle < 1e6 => format!("{:.2} ms", middle / 1e3),
        large => format!("{:.2} s", large / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn run_fails_for_what_takes_twice_its_budget_on_a_machine_of_its_pace_and_for_nothing_else() {
        let mut table = Table::new(3.0);
        let budget = Some(Duration::from_millis(10));
        table.share("slow machine", Duration::from_millis(59), budget);
        table.share("no budget", Duration::from_secs(9), None);
        table.time("a time on the wall", Duration::from_secs(9), budget);
        assert!(table.broken().is_empty());
        table.share("slow command", Duration::from_millis(61), budget);
        assert_eq!(table.broken(), ["slow command (61.00 ms)"]);
    }

    #[test]
    fn figure_above_its_budget_is_marked() {
        let mut table = Table::new(1.0);
        table.time("slow", Duration::from_millis(20), Some(Duration::from_millis(10)));
        table.bytes("small", 500, Some(1_000));
        table.share("part", Duration::from_millis(3), Some(Duration::from_millis(15)));
        let shown = table.to_string();
        assert!(shown.lines().any(|line| line.starts_with("slow") && line.ends_with("MISSED")));
        assert!(
            shown.lines().any(|line| line.starts_with("part") && line.contains("(20 %)") && line.ends_with("holds"))
        );
        assert!(shown.lines().any(|line| line.starts_with("small") && line.ends_with("holds")));
    }

    #[test]
    fn percentile_is_taken_from_the_sorted_times() {
        let times: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(Table::percentile(&times, 50), Duration::from_millis(51));
        assert_eq!(Table::percentile(&times, 99), Duration::from_millis(100));
        assert_eq!(Table::percentile(&[], 99), Duration::ZERO);
    }
}
