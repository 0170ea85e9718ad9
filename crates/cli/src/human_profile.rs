//! The profile, and what the participant may see, as text for people.

use crate::clock::{date_text, time_text};
use worktrail_core::api::{
    ParticipantItem, ParticipantLine, ParticipantMeeting, ParticipantView, ProfileFieldRow, ProfileVersion, ProfileView,
};

/// The profile: every section with all its fields, filled in or not, so that their keys can be read off.
pub(crate) fn profile_text(view: &ProfileView) -> String {
    let mut lines = Vec::new();
    for section in &view.sections {
        lines.push(section.label.clone());
        lines.extend(section.fields.iter().map(field_text));
        lines.push(String::new());
    }
    if !view.others.is_empty() {
        lines.push("Andre felter som er fylt ut".to_owned());
        lines.extend(view.others.iter().map(field_text));
    }
    lines.join("\n").trim_end().to_owned()
}

fn field_text(field: &ProfileFieldRow) -> String {
    let shared = if field.shared { ", deltakeren ser feltet" } else { "" };
    format!("  {} ({}{shared}): {}", field.label, field.key, indented(&field.shown))
}

/// What stood in a field, newest first.
pub(crate) fn history_text(versions: &[ProfileVersion]) -> String {
    if versions.is_empty() {
        return "Feltet har ikke vært fylt ut.".to_owned();
    }
    let line = |version: &ProfileVersion| {
        let value = if version.value.is_empty() { "(tømt)" } else { &version.value };
        format!("{} {}\n  {}", time_text(version.at), version.author, indented(value))
    };
    versions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What the participant may see.
pub(crate) fn participant_text(view: &ParticipantView) -> String {
    if !view.open {
        return match view.until {
            Some(until) => format!("Deltakeren hadde innsyn til og med {}.", date_text(until)),
            None => "Tjenesten har ikke innsyn for deltakeren.".to_owned(),
        };
    }
    let mut lines = vec![format!("Jobbspesialist: {}", view.specialist)];
    lines.extend(view.referred.map(|date| format!("Henvist: {}", date_text(date))));
    lines.extend(view.until.map(|date| format!("Innsyn til og med: {}", date_text(date))));
    for section in &view.profile {
        lines.push(format!("\n{}", section.label));
        lines.extend(section.lines.iter().map(line_text));
    }
    let history = &view.history;
    items(&mut lines, "Veilederrapporter", &view.reports);
    items(&mut lines, "Aktiviteter", &view.sub_goals);
    meetings(&mut lines, "Planlagte møter", &view.meetings);
    items(&mut lines, "Jobber", &view.jobs);
    items(&mut lines, "Utdanning", &view.educations);
    items(&mut lines, "Gjennomførte telefonsamtaler", &history.conversations);
    meetings(&mut lines, "Avsluttede møter", &history.meetings);
    items(&mut lines, "Gjennomførte aktiviteter", &history.sub_goals);
    items(&mut lines, "Avsluttede jobber", &history.jobs);
    items(&mut lines, "Avsluttet utdanning", &history.educations);
    lines.join("\n")
}

fn items(lines: &mut Vec<String>, heading: &str, items: &[ParticipantItem]) {
    if items.is_empty() {
        return;
    }
    lines.push(format!("\n{heading}"));
    for item in items {
        lines.push(item.title.clone());
        lines.extend(item.lines.iter().map(line_text));
    }
}

fn meetings(lines: &mut Vec<String>, heading: &str, meetings: &[ParticipantMeeting]) {
    if meetings.is_empty() {
        return;
    }
    lines.push(format!("\n{heading}"));
    for meeting in meetings {
        let parts = [time_text(meeting.at), meeting.kind.clone(), meeting.place.clone(), meeting.employer.clone()];
        lines.push(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "));
        if !meeting.note.is_empty() {
            lines.push(format!("  {}", indented(&meeting.note)));
        }
    }
}

fn line_text(line: &ParticipantLine) -> String {
    format!("  {}: {}", line.label, indented(&line.text))
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n    ")
}
