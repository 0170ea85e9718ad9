//! The administrator's commands, each as lines for a person.

use crate::args::{Audit, Device, Quarantine, Register, Team, User};
use anyhow::{Context, bail};
use worktrail_crypto::to_hex;
use worktrail_domain::{Caseload, Timestamp, creation::parse_birth_date};
use worktrail_server::{AuditCheck, Hub, Leaving, QuarantineView, register::RegisterEntry};

pub fn user(hub: &Hub, command: User, now: Timestamp) -> anyhow::Result<Vec<String>> {
    Ok(match command {
        User::Add { name, role, team } => {
            let id = hub.add_user(&name, role.into(), team.as_deref(), now)?;
            vec![format!("Added {} as {}", name.trim(), id)]
        }
        User::Close { name } => {
            let left = hub.close_user(&name, now)?;
            let mut lines = vec![format!("Closed the account of {}", name.trim())];
            lines.extend(leaving(&left));
            lines
        }
        User::List => {
            let users = hub.users()?;
            let line = |user: &worktrail_server::UserView| {
                let teams = if user.teams.is_empty() { "no team".to_owned() } else { user.teams.join(", ") };
                let closed = if user.closed { "  closed" } else { "" };
                format!("{}  {:<10}  {}  ({teams}){closed}", user.id, user.role.code(), user.name)
            };
            listed(users.iter().map(line), "No users yet; `user add NAME --role specialist` makes one")
        }
    })
}

pub fn team(hub: &Hub, command: Team, now: Timestamp) -> anyhow::Result<Vec<String>> {
    Ok(match command {
        Team::Add { name, users, caseload } => {
            let id = hub.add_team(&name, caseload.into(), &users, now)?;
            vec![format!("Added team {} as {} with {} members", name.trim(), id, users.len())]
        }
        Team::Member { team, user, remove: false } => {
            let left = hub.add_member(&team, &user, now)?;
            let mut lines = vec![format!("{} is in team {}", user.trim(), team.trim())];
            lines.extend(leaving(&left));
            lines
        }
        Team::Member { team, user, remove: true } => {
            let left = hub.remove_member(&team, &user, now)?;
            let mut lines = vec![format!("{} is no longer in team {}", user.trim(), team.trim())];
            lines.extend(leaving(&left));
            lines
        }
        Team::List => {
            let line = |team: &worktrail_server::TeamView| {
                let caseload = match team.caseload {
                    Caseload::Shared => "shared",
                    Caseload::Private => "private",
                };
                format!("{}  {caseload:<7}  {}: {}", team.id, team.name, team.members.join(", "))
            };
            listed(hub.teams()?.iter().map(line), "No teams yet; `team add NAME USER...` makes one")
        }
    })
}

pub fn device(hub: &Hub, command: Device, now: Timestamp) -> anyhow::Result<Vec<String>> {
    Ok(match command {
        // Scripts take the code as the last word of the line.
        Device::Code { name } => {
            let code = hub.make_device_code(&name, now)?;
            vec![format!("Code for one laptop of {}, to be used within 24 hours: {code}", name.trim())]
        }
        Device::List => {
            let line = |device: &worktrail_server::DeviceView| {
                let state = if device.revoked { "revoked" } else { "in use" };
                let since = device.enrolled_at.to_rfc3339();
                format!("{}  {state}  {since}  {}: {}", device.id, device.user_name, device.name)
            };
            listed(hub.devices()?.iter().map(line), "No devices yet; `device code NAME` makes a code for one")
        }
        Device::Revoke { id } => {
            hub.revoke_device(id, now)?;
            vec![format!("Revoked {id}")]
        }
    })
}

pub fn quarantine(hub: &Hub, command: Quarantine, now: Timestamp) -> anyhow::Result<Vec<String>> {
    match command {
        Quarantine::List => quarantined(hub),
        Quarantine::Release { hash, following } => {
            let release = hub.release(&hash, following, now)?;
            let mut lines = match release.outcome {
                Ok(seq) => vec![format!("Let in as number {seq} of its stream")],
                Err(reason) => bail!("the envelope cannot be let in: {reason}"),
            };
            if release.followed > 0 {
                lines.push(format!("{} more came in after it", release.followed));
            }
            Ok(lines)
        }
        Quarantine::Reject { hash } => {
            hub.reject(&hash, now)?;
            Ok(vec!["Turned away; it is kept, and may still be released".to_owned()])
        }
    }
}

fn quarantined(hub: &Hub) -> anyhow::Result<Vec<String>> {
    let (rows, held) = hub.quarantine()?;
    let line = |row: &QuarantineView| {
        let hash = to_hex(&row.hash);
        let stream = row.stream.map_or_else(|| "unreadable".to_owned(), |stream| stream.to_string());
        let at = row.received_at.to_rfc3339();
        let kept =
            format!("{at}  {:<20}  device {}  stream {stream}  {} bytes  {hash}", row.reason, row.device, row.bytes);
        let Some(authored) = &row.authored else { return vec![kept] };
        let stood_in = if authored.stood_in { ", who stood in on that day" } else { "" };
        let said = format!("  {} of {} by {}{stood_in}", authored.command, authored.at.to_rfc3339(), authored.by);
        vec![kept, said]
    };
    let mut lines = listed(rows.iter().flat_map(line), "Nothing is in quarantine");
    if held > 0 {
        lines.push(format!("{held} more are held until something they build on has come"));
    }
    Ok(lines)
}

pub fn register(hub: &Hub, command: Register, now: Timestamp) -> anyhow::Result<Vec<String>> {
    let changed = match command {
        Register::Set { national_id, protection, nav_employee, deceased, unknown, birth_date, name } => {
            let number = national_id.parse().context("reading the number")?;
            let entry = RegisterEntry {
                unknown,
                protection: protection.map(|protection| protection.register_value().to_owned()),
                nav_employee,
                deceased,
                without_birth_date: birth_date.as_deref() == Some("none"),
                birth_date: birth_date
                    .filter(|date| date != "none")
                    .map(|date| parse_birth_date(&date, "birth_date"))
                    .transpose()
                    .context("reading the date of birth")?,
                name,
            };
            hub.set_register_entry(&number, &entry, now)?
        }
        Register::Refresh => hub.ask_register_again(now)?,
    };
    Ok(vec![format!("The register has something new about {changed} trails")])
}

pub fn audit(hub: &Hub, command: &Audit) -> anyhow::Result<Vec<String>> {
    let Audit::Verify = command;
    match hub.verify_audit()? {
        AuditCheck::Whole { rows, last } => {
            let last = to_hex(&last);
            Ok(vec![format!("The audit log is whole: {rows} rows, last hash {last}")])
        }
        AuditCheck::Broken { row } => bail!("the audit log is broken at row {row}: it or a row before it was changed"),
    }
}

/// What became of the trails of somebody who left, and what the office is to see to.
fn leaving(left: &Leaving) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(heir) = left.heir.as_ref().filter(|_| !left.handed_over.is_empty()) {
        lines.push(format!("{} ended trails went to {heir}", left.handed_over.len()));
    }
    if !left.left_behind.is_empty() {
        let count = left.left_behind.len();
        lines.push(format!("{count} ended trails have no new owner, as the team has no supervisor"));
    }
    if !left.active.is_empty() {
        lines.push(format!("{} active trails wait for a supervisor to hand them over:", left.active.len()));
        lines.extend(left.active.iter().map(|stream| format!("  {stream}")));
    }
    lines
}

fn listed(lines: impl Iterator<Item = String>, none: &str) -> Vec<String> {
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() { vec![none.to_owned()] } else { lines }
}
