//! What each command costs on a full portfolio: CPU of this process besides waiting for the disk.
//!
//! Every command the window may call has a line, so that «any single command» is measured and not believed; a test
//! holds the lines against the list of commands.

mod asking;
mod writing;

use super::{machine::cpu_time, table::Table};
use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::time::Duration;
use worktrail_core::{Client, CoreError, domain::TrailId};

/// Most CPU one command may take, besides the durable write.
const COMMAND_BUDGET: Duration = Duration::from_millis(15);

/// Most CPU that building the whole read model anew may take.
const REBUILD_BUDGET: Duration = Duration::from_secs(3);

/// How often each command is run: one run alone shows the noise of the machine.
const RUNS: usize = 20;

/// Commands that have no line of their own, and why.
#[cfg(test)]
const BESIDE: [(&str, &str); 29] = [
    ("app_status", "reads no store"),
    ("enrol", "once in the life of a laptop, and slow by design"),
    ("unlock", "measured as «unlock to home and list»; the key derivation is slow by design"),
    ("lock", "closes the file"),
    ("rebuild", "has a budget and a line of its own"),
    ("sync_now", "measured as rounds"),
    ("calendar_ics", "the calendar, which has a line, written as text"),
    ("devices", "asks the server"),
    ("entity_at", "replays one entity's changes, as the history of a trail does"),
    ("entity_history", "replays one entity's changes, as the history of a trail does"),
    ("export_portfolio", "takes the whole portfolio out, once in a while"),
    ("import_apply", "takes tables in, once in a while"),
    ("import_plan", "takes tables in, once in a while"),
    ("install_update", "of the shell, reads no store"),
    ("mark_merges_seen", "writes one number beside the store"),
    ("open_link", "one read, and the rest is the system's"),
    ("opening", "of the shell, reads no store"),
    ("pick_file", "of the shell, reads no store"),
    ("preferences", "of the shell, reads no store"),
    ("print_page", "of the shell, reads no store"),
    ("read_ics", "reads a text and no store"),
    ("record_kinds", "reads no store"),
    ("save_file", "of the shell, reads no store"),
    ("save_preferences", "of the shell, reads no store"),
    ("settle_conflict", "an edit, as those that have a line"),
    ("reopen_conflict", "an edit, as those that have a line"),
    ("take_back", "an edit, as those that have a line"),
    ("trail_at", "replays a trail's changes, as its history does"),
    ("update_state", "of the shell, reads no store"),
];

/// Runs every command and adds a line for each.
pub fn measure(client: &Client, colleague: &str, trails: usize, table: &mut Table) -> Result<()> {
    let one = trails <= super::ONE_PORTFOLIO;
    let measured = &mut Measured { client, colleague, table, trails, budget: one.then_some(COMMAND_BUDGET) };
    let trail = busiest(client)?;
    asking::measure(measured, trail)?;
    writing::measure(measured, trail)?;
    let used = cpu(|| client.rebuild(&mut |_, _| {}).map(drop))?;
    let rebuild = format!("rebuilding the read model, CPU, {trails} trails");
    measured.table.share(&rebuild, used, one.then_some(REBUILD_BUDGET));
    Ok(())
}

struct Measured<'a> {
    client: &'a Client,
    /// Whom trails are handed to and shared with.
    colleague: &'a str,
    table: &'a mut Table,
    trails: usize,
    budget: Option<Duration>,
}

impl Measured<'_> {
    /// Runs one command many times and adds what one run took.
    fn command(&mut self, name: &str, mut work: impl FnMut(&Client, usize) -> Result<(), CoreError>) -> Result<()> {
        let numbers: Vec<usize> = (0..RUNS).collect();
        self.each(name, &numbers, |client, number| work(client, *number))
    }

    /// Runs one command once for each input and adds what one run took.
    fn each<T>(
        &mut self,
        name: &str,
        inputs: &[T],
        mut work: impl FnMut(&Client, &T) -> Result<(), CoreError>,
    ) -> Result<()> {
        let client = self.client;
        let all = cpu(|| inputs.iter().try_for_each(|input| work(client, input)));
        let all = all.with_context(|| format!("running {name}"))?;
        let runs = u32::try_from(inputs.len()).unwrap_or(u32::MAX).max(1);
        anyhow::ensure!(!inputs.is_empty(), "there is nothing to run {name} with");
        self.table.share(&format!("{name}, CPU, {} trails", self.trails), all / runs, self.budget);
        Ok(())
    }
}

/// CPU this process used for a piece of work.
fn cpu(work: impl FnOnce() -> Result<(), CoreError>) -> Result<Duration> {
    let before = cpu_time(std::process::id())?;
    work().map_err(|error| anyhow::anyhow!("{}: {}", error.report().code, error.report().message))?;
    Ok(cpu_time(std::process::id())?.saturating_sub(before))
}

/// The trail with the longest timeline: what is fast there is fast everywhere.
fn busiest(client: &Client) -> Result<TrailId> {
    let mut found = None;
    for row in client.portfolio()?.trails {
        let length = client.trail(row.id)?.timeline.len();
        if found.is_none_or(|(longest, _)| length > longest) {
            found = Some((length, row.id));
        }
    }
    found.map(|(_, id)| id).context("there is no trail to measure with")
}

/// An input of the core, as a script would write it.
fn input<T: DeserializeOwned>(fields: &Value) -> Result<T, CoreError> {
    T::deserialize(fields).map_err(|error| CoreError::File(std::io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const COMMANDS: &str = include_str!("../../../../../src-tauri/src/command_names.rs");
    const LINES: [&str; 2] = [include_str!("asking.rs"), include_str!("writing.rs")];

    #[test]
    fn every_command_of_the_window_has_a_line_or_a_reason() {
        let quoted = |text: &'static str| text.split('"').skip(1).step_by(2);
        let commands: BTreeSet<&str> = quoted(COMMANDS).collect();
        assert!(commands.len() > 60, "the list of commands is read");
        let measured: BTreeSet<&str> = LINES
            .iter()
            .flat_map(|text| text.split("m.command(\"").skip(1).chain(text.split("m.each(\"").skip(1)))
            .filter_map(|rest| rest.split(['"', ' ']).next())
            .collect();
        let beside: BTreeSet<&str> = BESIDE.iter().map(|(name, _)| *name).collect();
        let without: Vec<_> =
            commands.iter().filter(|name| !measured.contains(*name) && !beside.contains(*name)).collect();
        assert!(without.is_empty(), "no line for {without:?}");
    }
}
