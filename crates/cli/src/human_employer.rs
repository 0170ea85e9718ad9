//! Employers and the own workspace as text for people.

use crate::{
    clock::time_text,
    human::{CELL_CHARS_MAX, cells},
    table::{aligned, shortened},
};
use worktrail_core::api::{DialogueEntry, DialogueKind, EmployerRow, EmployerView, RecordRow, WorkspaceView};

pub(crate) fn employers_text(employers: &[EmployerRow]) -> String {
    if employers.is_empty() {
        return "Ingen arbeidsgivere.".to_owned();
    }
    let mut rows = vec![cells(["Orgnr.", "Navn", "Kommune", "Næring", "Ansatte", "Kontakter", "Siste", "Passer"])];
    rows.extend(employers.iter().map(|row| {
        cells([
            &row.org_number,
            &shortened(&row.name, CELL_CHARS_MAX),
            &shortened(&row.municipality, CELL_CHARS_MAX),
            &shortened(&row.trade, CELL_CHARS_MAX),
            &row.employees.map(|count| count.to_string()).unwrap_or_default(),
            &row.meetings.to_string(),
            &row.last_met_at.map(time_text).unwrap_or_default(),
            &shortened(&row.fits.join(", "), CELL_CHARS_MAX),
        ])
    }));
    aligned(&rows)
}

pub(crate) fn employer_text(view: &EmployerView) -> String {
    let mut lines = vec![format!("{} ({})", view.row.name, view.row.org_number)];
    lines.extend(view.fields.iter().map(|(key, value)| format!("  {key}: {value}")));
    if let Some(until) = view.warning_until {
        lines.push(format!("  Merknaden står til {until}"));
    }
    section(&mut lines, "Kontakter", view.contacts.iter().map(record_line));
    section(&mut lines, "Behov", view.needs.iter().map(record_line));
    section(&mut lines, "Avtaler", view.agreements.iter().map(record_line));
    section(&mut lines, "Oppgaver", view.tasks.iter().map(record_line));
    section(&mut lines, "Underenheter", view.branches.iter().map(|row| format!("{} {}", row.org_number, row.name)));
    section(&mut lines, "Dialog", view.dialogue.iter().map(dialogue_line));
    lines.join("\n")
}

pub(crate) fn workspace_text(view: &WorkspaceView) -> String {
    let mut lines = vec!["Egen arbeidsflate".to_owned()];
    section(&mut lines, "Oppgaver", view.tasks.iter().map(record_line));
    section(&mut lines, "Lenker", view.links.iter().map(record_line));
    section(&mut lines, "Notatmaler", view.templates.iter().map(record_line));
    section(&mut lines, "Brukerlogg", view.user_log.iter().map(record_line));
    section(&mut lines, "Innstillinger", view.preferences.iter().map(|(name, value)| format!("{name} = {value}")));
    lines.join("\n")
}

fn section(lines: &mut Vec<String>, title: &str, entries: impl Iterator<Item = String>) {
    let before = lines.len();
    lines.extend(entries.map(|entry| format!("  {entry}")));
    if lines.len() > before {
        lines.insert(before, format!("{title}:"));
    }
}

fn record_line(row: &RecordRow) -> String {
    let what = row.fields.get("address").map_or(row.status.as_str(), String::as_str);
    let detail = if what.is_empty() { String::new() } else { format!(" ({what})") };
    format!("{}{detail} {}", shortened(&row.title, CELL_CHARS_MAX), row.id)
}

fn dialogue_line(entry: &DialogueEntry) -> String {
    let kind = match entry.kind {
        DialogueKind::TrailMeeting | DialogueKind::Meeting => "møte",
        DialogueKind::Log => "kontakt",
        DialogueKind::Task => "oppgave",
    };
    let status = entry.status.map(|status| format!(", {}", status.label_nb())).unwrap_or_default();
    let who = if entry.who.is_empty() { String::new() } else { format!(", {}", entry.who) };
    format!("{} {kind}: {}{status}{who}", time_text(entry.at), shortened(&entry.subject, CELL_CHARS_MAX))
}
