//! What each command costs on a full portfolio: CPU of this process besides waiting for the disk.

use super::{machine::cpu_time, table::Table};
use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;
use worktrail_core::{
    Client, CoreError,
    api::RecordFilter,
    domain::{MeetingId, TrailId},
};

/// Most CPU one command may take, besides the durable write.
const COMMAND_BUDGET: Duration = Duration::from_millis(15);

/// Most CPU that building the whole read model anew may take.
const REBUILD_BUDGET: Duration = Duration::from_secs(3);

/// How often each command is run. The kernel counts CPU in ticks of milliseconds, so one run alone would show nothing
/// or a whole tick.
const RUNS: u32 = 20;

/// Runs every command and adds a line for each.
pub fn measure(client: &Client, trails: usize, table: &mut Table) -> Result<()> {
    let budget = (trails <= super::ONE_PORTFOLIO).then_some(COMMAND_BUDGET);
    let mut measured = Measured { table, trails, budget };
    let trail = busiest(client)?;
    queries(client, trail, &mut measured)?;
    lists(client, &mut measured)?;
    writes(client, trail, &mut measured)?;
    let used = cpu(|| client.rebuild(&mut |_, _| {}).map(drop))?;
    let budget = (trails <= super::ONE_PORTFOLIO).then_some(REBUILD_BUDGET);
    measured.table.share(&format!("rebuilding the read model, CPU, {trails} trails"), used, budget);
    Ok(())
}

struct Measured<'a> {
    table: &'a mut Table,
    trails: usize,
    budget: Option<Duration>,
}

impl Measured<'_> {
    /// Runs one command many times and adds what one run took.
    fn command(&mut self, name: &str, work: impl FnMut(u32) -> Result<(), CoreError>) -> Result<()> {
        let all = cpu(|| (0..RUNS).try_for_each(work)).with_context(|| format!("running {name}"))?;
        self.table.share(&format!("{name}, CPU, {} trails", self.trails), all / RUNS, self.budget);
        Ok(())
    }
}

/// CPU this process used for a piece of work.
fn cpu(work: impl FnOnce() -> Result<(), CoreError>) -> Result<Duration> {
    let before = cpu_time(std::process::id())?;
    work()?;
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

fn queries(client: &Client, trail: TrailId, measured: &mut Measured<'_>) -> Result<()> {
    let hit = client.search("truck")?.hits.into_iter().find_map(|hit| hit.id.parse::<MeetingId>().ok());
    measured.command("home", |_| client.home().map(drop))?;
    measured.command("trail list", |_| client.portfolio().map(drop))?;
    measured.command("trail show", |_| client.trail(trail).map(drop))?;
    measured.command("profile show", |_| client.profile(trail).map(drop))?;
    if let Some(meeting) = hit {
        // A search also finds trails and tasks; what is no meeting is no failure of the figures.
        if client.meeting(meeting).is_ok() {
            measured.command("meeting show", |_| client.meeting(meeting).map(drop))?;
        }
    }
    measured.command("task list", |_| client.tasks(true).map(drop))?;
    measured.command("task duties", |_| client.duties(None).map(drop))?;
    measured.command("record list", |_| client.records(RecordFilter::default()).map(drop))?;
    measured.command("employers", |_| client.employers(input(&json!({"query": "a"}))?).map(drop))?;
    measured.command("search", |_| client.search("truck").map(drop))?;
    measured.command("codes list", |_| client.code_lists().map(drop))?;
    measured.command("status", |_| client.sync_status().map(drop))?;
    measured.command("drafts", |_| client.drafts().map(drop))
}

fn lists(client: &Client, measured: &mut Measured<'_>) -> Result<()> {
    for view in client.list_views()? {
        measured.command(&format!("list {}", view.code), |_| client.list_view(&view.code).map(drop))?;
    }
    Ok(())
}

/// Everything that writes. The inputs are written as scripts write them, so that a new field needs no change here.
fn writes(client: &Client, trail: TrailId, measured: &mut Measured<'_>) -> Result<()> {
    let meeting = json!({"trail": trail, "kind": "participant", "at": "2030-01-07T10:00", "subject": "Måling", "place": "Kontoret", "status": "planned"});
    measured.command("meeting log", |_| client.log_meeting(input(&meeting)?).map(drop))?;
    let logged = client.log_meeting(input(&meeting)?)?.id;
    measured.command("meeting edit", |run| {
        client
            .edit_meeting(input(&json!({"id": logged, "note": {"text": format!("Måling nummer {run}")}}))?)
            .map(|_| ())
    })?;
    let task = |run: u32| json!({"trail": trail, "subject": format!("Måling {run}"), "due": "2030-01-07"});
    measured.command("task add", |run| client.add_task(input(&task(run))?).map(drop))?;
    let added = client.add_task(input(&task(RUNS))?)?.id;
    measured.command("task edit", |run| {
        let status = if run % 2 == 0 { "done" } else { "open" };
        client.edit_task(input(&json!({"id": added, "status": status}))?)
    })?;
    let log = |run: u32| {
        json!({"trail": trail, "kind": "contact_log", "fields":
            {"subject": format!("Måling {run}"), "at": "2026-01-07T10:00"}})
    };
    measured.command("record add", |run| client.add_record(input(&log(run))?).map(drop))?;
    let record = client.add_record(input(&log(RUNS))?)?.id;
    measured.command("record edit", |run| {
        client.edit_record(input(&json!({"id": record, "fields": {"subject": format!("Måling {run} igjen")}}))?)
    })?;
    measured.command("trail profile", |run| {
        let edit = json!({"text": format!("Måling nummer {run}")});
        client.edit_profile(input(&json!({"id": trail, "section": "strengths", "edit": edit}))?)
    })?;
    measured.command("draft", |run| {
        client.save_draft(input(&json!({"key": "measuring", "body": format!("Måling {run}")}))?)
    })
}

/// An input of the core, as a script would write it.
fn input<T: DeserializeOwned>(fields: &Value) -> Result<T, CoreError> {
    T::deserialize(fields).map_err(|error| CoreError::File(std::io::Error::other(error)))
}
