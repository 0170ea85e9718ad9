//! Performs a made-up story on a real device, each step at the time it would have been done.

use crate::clock::{MovableClock, timed};
use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};
use worktrail_core::{
    Client, CoreError,
    domain::{Timestamp, TrailId, parse_time},
};
use worktrail_testkit::TrailStory;

/// Performs one story; answers how long each action took until it was durable.
///
/// The clock shows the real time afterwards.
pub fn tell(client: &Client, clock: &MovableClock, story: &TrailStory) -> Result<Vec<Duration>> {
    let mut teller = Teller { client, clock, closings: BTreeMap::new(), times: Vec::new() };
    let created = teller.act(moment(&story.opened_at())?, &story.opening_line())?;
    let id: TrailId = text_of(&created, "id")?.parse().context("reading the new trail's id")?;
    for step in &story.steps {
        let at = moment(step.done_at())?;
        teller.close_until(at)?;
        let answer = teller.act(at, &step.line(&id.to_string()))?;
        if let (Some(closing), Some(closed_at)) = (step.closing_line(&answer), step.task_closed_at()) {
            teller.closings.entry(moment(closed_at)?).or_default().push(closing);
        }
    }
    teller.close_until(Timestamp::from_millis(i64::MAX))?;
    clock.release();
    Ok(teller.times)
}

/// Performs lines that are about no trail, at one time.
pub fn tell_lines(client: &Client, clock: &MovableClock, at: &str, lines: &[Value]) -> Result<Vec<Duration>> {
    let mut teller = Teller { client, clock, closings: BTreeMap::new(), times: Vec::new() };
    for line in lines {
        teller.act(moment(at)?, &line.to_string())?;
    }
    clock.release();
    Ok(teller.times)
}

struct Teller<'a> {
    client: &'a Client,
    clock: &'a MovableClock,
    /// Tasks to be closed, by the time at which they were.
    closings: BTreeMap<Timestamp, Vec<String>>,
    times: Vec<Duration>,
}

impl Teller<'_> {
    fn close_until(&mut self, until: Timestamp) -> Result<()> {
        while let Some(entry) = self.closings.first_entry().filter(|entry| *entry.key() <= until) {
            let (at, lines) = entry.remove_entry();
            for line in lines {
                self.act(at, &line)?;
            }
        }
        Ok(())
    }

    fn act(&mut self, at: Timestamp, line: &str) -> Result<Value> {
        self.clock.move_to(at);
        let line: Value = serde_json::from_str(line).context("reading a line of a story")?;
        let command = text_of(&line, "command")?;
        let (answer, time) = timed(|| perform(self.client, &command, &line));
        self.times.push(time);
        answer.with_context(|| format!("performing {line}"))
    }
}

/// One line of a story, as the command of the core it stands for.
fn perform(client: &Client, command: &str, line: &Value) -> Result<Value> {
    match command {
        "trail.create" => done(client.create_trail(read(line)?)),
        "trail.profile" => done(client.edit_profile(read(line)?)),
        "trail.phase" => done(client.set_phase(read(line)?)),
        "profile.set" => done(client.edit_profile_field(read(line)?)),
        "employer.save" => done(client.save_employer(read(line)?)),
        "employer.add" => done(client.add_employer_record(read(line)?)),
        "workspace.add" => done(client.add_workspace_record(read(line)?)),
        "record.add" => done(client.add_record(read(line)?)),
        "meeting.log" => done(client.log_meeting(read(line)?)),
        "task.add" => done(client.add_task(read(line)?)),
        "task.done" => done(client.edit_task(read(&json!({"id": line.get("id"), "status": "done"}))?)),
        other => bail!("a story never says {other}"),
    }
}

fn read<T: DeserializeOwned>(line: &Value) -> Result<T> {
    T::deserialize(line).context("reading a line of a story")
}

fn done<T: serde::Serialize>(answer: Result<T, CoreError>) -> Result<Value> {
    let answer = answer.map_err(|error| anyhow::anyhow!("{}: {}", error.report().code, error.report().message))?;
    serde_json::to_value(answer).context("reading an answer of the core")
}

fn moment(text: &str) -> Result<Timestamp> {
    let read = parse_time(text, "at");
    ensure!(read.is_ok(), "{text} is no time");
    read.context("reading a time of a story")
}

fn text_of(value: &Value, key: &str) -> Result<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned).with_context(|| format!("{key} is missing in {value}"))
}
