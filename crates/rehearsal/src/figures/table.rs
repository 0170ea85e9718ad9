//! The table of figures: what was measured, what the budget is, whether it holds.

use std::{fmt, time::Duration};

/// Rows of figures, ready to be printed.
pub struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    /// An empty table.
    pub const fn new() -> Self {
        Self { rows: Vec::new() }
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

    /// One time beside its budget, with how much of it was used.
    pub fn share(&mut self, what: &str, time: Duration, budget: Option<Duration>) {
        let used = budget.map(|budget| format!(" ({:.0} %)", 100.0 * time.as_secs_f64() / budget.as_secs_f64()));
        let measured = format!("{}{}", spoken(time), used.unwrap_or_default());
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
    fn figure_above_its_budget_is_marked() {
        let mut table = Table::new();
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
