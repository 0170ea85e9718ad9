//! The commands that ask.

use super::{Measured, input};
use anyhow::{Context, Result};
use serde_json::json;
use worktrail_core::{
    api::RecordFilter,
    domain::{MeetingId, Timestamp, TrailId, code_lists::CodeListName},
};

/// How far back reminders are looked for, in milliseconds: a laptop that was closed for a week.
const WEEK_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// As many rows of a list as the window asks for before the rest.
const LIST_FIRST: usize = 100;

/// Adds a line for each.
pub(super) fn measure(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    sheets(m, trail)?;
    one_trail(m, trail)?;
    meetings(m, trail)?;
    records(m, trail)?;
    lists(m)
}

fn sheets(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    m.command("home", |client, _| client.home().map(drop))?;
    m.command("portfolio", |client, _| client.portfolio().map(drop))?;
    m.command("tasks", |client, _| client.tasks(true).map(drop))?;
    m.command("duties", |client, _| client.duties(None).map(drop))?;
    m.command("duties of one trail", |client, _| client.duties(Some(trail)).map(drop))?;
    m.command("findings", |client, _| client.findings(None).map(drop))?;
    let now = crate::clock::now();
    let since = Timestamp::from_millis(now.millis() - WEEK_MILLIS);
    m.command("reminders", |client, _| client.reminders(since).map(drop))?;
    m.command("search", |client, _| client.search("truck").map(drop))?;
    m.command("figures", |client, _| client.figures(&input(&json!({}))?).map(drop))?;
    m.command("workspace", |client, _| client.workspace().map(drop))?;
    m.command("colleagues", |client, _| client.colleagues().map(drop))?;
    m.command("drafts", |client, _| client.drafts().map(drop))?;
    m.command("sync_status", |client, _| client.sync_status().map(drop))
}

fn one_trail(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    m.command("openness", |client, _| client.openness(trail).map(drop))?;
    let number = m.client.trail(trail)?.national_id;
    let colleague = m.colleague;
    m.command("trail", |client, _| client.trail(trail).map(drop))?;
    m.command("trail_history", |client, _| client.trail_history(trail).map(drop))?;
    m.command("trail_page", |client, _| client.trail_page(trail).map(drop))?;
    m.command("timeline", |client, _| client.timeline(input(&json!({"trail": trail}))?).map(drop))?;
    m.command("profile", |client, _| client.profile(trail).map(drop))?;
    m.command("profile_history", |client, _| client.profile_history(trail, "main_goal_description").map(drop))?;
    m.command("participant_view", |client, _| client.participant_view(trail).map(drop))?;
    m.command("find_by_national_id", |client, _| client.find_by_national_id(&number).map(drop))?;
    m.command("reveal_address", |client, _| client.reveal_address(trail, "Måling").map(drop))?;
    m.command("access", |client, _| client.access(trail).map(drop))?;
    m.command("plan_handover", |client, _| client.plan_handover(trail, colleague).map(drop))
}

fn meetings(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    let hits = m.client.search("truck")?.hits;
    // A search also finds trails and tasks; what is no meeting is no failure of the figures.
    let meeting = hits.into_iter().filter_map(|hit| hit.id.parse::<MeetingId>().ok());
    let meeting = meeting.into_iter().find(|id| m.client.meeting(*id).is_ok()).context("there is no meeting")?;
    m.command("meeting", |client, _| client.meeting(meeting).map(drop))?;
    m.command("calendar", |client, _| client.calendar(&input(&json!({}))?).map(drop))?;
    m.command("sms_reminders", |client, _| client.sms_reminders().map(drop))?;
    let new = json!({"trail": trail, "kind": "participant", "at": "2030-01-07T10:00", "subject": "Måling",
        "place": "Kontoret"});
    m.command("check_meeting", |client, _| client.check_meeting(input(&new)?).map(drop))?;
    let edit = json!({"id": meeting, "place": "Kontoret"});
    m.command("check_meeting_edit", |client, _| client.check_meeting_edit(input(&edit)?).map(drop))
}

fn records(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    m.command("records", |client, _| client.records(RecordFilter::default()).map(drop))?;
    let own = m.client.records(RecordFilter { trail: Some(trail), ..RecordFilter::default() })?;
    let record = own.first().context("there is no record in the busiest trail")?.id;
    m.command("record", |client, _| client.record(record).map(drop))?;
    m.command("record_page", |client, _| client.record_page(record).map(drop))?;
    m.command("reports", |client, _| client.reports(None).map(drop))?;
    m.command("employers", |client, _| client.employers(input(&json!({"query": "a"}))?).map(drop))?;
    let met = m.client.employers(input(&json!({}))?)?;
    let employer = met.first().context("there is no employer")?.org_number.clone();
    m.command("employer", |client, _| client.employer(&employer).map(drop))
}

fn lists(m: &mut Measured<'_>) -> Result<()> {
    m.command("code_lists", |client, _| client.code_lists().map(drop))?;
    m.command("morning", |client, _| client.morning().map(drop))?;
    m.command("pressing", |client, _| client.pressing().map(drop))?;
    m.command("inbox", |client, _| client.inbox().map(drop))?;
    m.command("named_days", |client, _| client.named_days("2026-01-01", "2026-12-31").map(drop))?;
    m.command("review_text", |client, _| client.review_text("Trenger to på lageret.", None, true).map(drop))?;
    m.command("code_list", |client, _| client.code_list(CodeListName::Occupation).map(drop))?;
    m.command("code_list_history", |client, _| client.code_list_history(CodeListName::Occupation).map(drop))?;
    m.command("list_views", |client, _| client.list_views().map(drop))?;
    let views: Vec<String> = m.client.list_views()?.into_iter().map(|view| view.code).collect();
    for view in &views {
        m.command(&format!("list_view {view}"), |client, _| client.list_view(view, Some(LIST_FIRST)).map(drop))?;
    }
    m.each("list_view of any list, whole", &views, |client, view| client.list_view(view, None).map(drop))
}
