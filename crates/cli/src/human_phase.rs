//! Where a trail stands, where it can go and what has happened to it, as text for people, in bokmål.

use crate::clock::{date_text, day_text, time_text};
use worktrail_core::{
    api::{EmployerClockView, PhaseChange, TrailEvent, TrailView},
    domain::milestones::ClockState,
};

/// The answer to a change of phase.
pub(crate) fn changed(change: &PhaseChange) -> String {
    let cheer = if change.celebrate { "\nGratulerer! Dette er verdt å feire." } else { "" };
    format!("Fasen er nå {}: {}{cheer}", change.phase.label_nb(), change.id)
}

/// The clock of 30 days in one line.
pub(crate) fn clock(clock: &EmployerClockView) -> String {
    let used = clock.days_used.unwrap_or_default();
    let active = clock.days_used_without_passive.filter(|days| *days != used);
    let active = active.map(|days| format!(" ({days} uten passive perioder)")).unwrap_or_default();
    let met = clock.first_meeting_at.map(day_text).unwrap_or_default();
    let deadline = clock.deadline_on.map(date_text).unwrap_or_default();
    let left = clock.days_left.unwrap_or_default();
    match clock.state {
        ClockState::NotStarted => "30-dagersklokken starter med oppstartsmøtet".to_owned(),
        ClockState::Running | ClockState::Soon => {
            format!("dag {used} av 30{active}, {left} dager igjen til {deadline}")
        }
        ClockState::Overdue => format!("dag {used}{active}, fristen var {deadline}"),
        ClockState::Met => format!("{met}, dag {used}{active}: innen 30 dager"),
        ClockState::MetLate => format!("{met}, dag {used}{active}: ikke innen 30 dager"),
        ClockState::Stopped => format!("ikke holdt; klokken stanset på dag {used}{active}"),
    }
}

/// Banners, what the phase is for, and what the other phases need.
pub(crate) fn standing(view: &TrailView) -> Vec<String> {
    let mut lines: Vec<String> = view.banners.iter().map(|banner| format!("! {}", banner.text)).collect();
    if view.may_correct_ending {
        let until = view.ending_correctable_until.map(|day| format!(" til og med {}", date_text(day)));
        lines.push(format!("Sluttdetaljene kan rettes{}.", until.unwrap_or_default()));
    }
    if let Some(guide) = &view.phase_guide {
        lines.push(format!("{}: {}", guide.label, guide.purpose));
        lines.extend(guide.guidance.iter().map(|advice| format!("  - {advice}")));
    }
    lines.push("Andre faser".to_owned());
    lines.extend(view.next_phases.iter().map(|next| {
        let mut needs: Vec<&str> = next.obstacles.iter().map(|obstacle| obstacle.message.as_str()).collect();
        if next.asks_ending && needs.is_empty() {
            needs.push("Krever sluttdato, sluttårsak og detaljert årsak.");
        }
        let needs = if needs.is_empty() { "kan velges".to_owned() } else { needs.join(" ") };
        format!("  {} ({}): {needs}", next.guide.label, next.guide.phase.code())
    }));
    lines.push(String::new());
    lines
}

/// What has happened to a trail, newest first.
pub(crate) fn history(events: &[TrailEvent]) -> String {
    let mut lines = Vec::new();
    for event in events {
        let device = if event.this_device { "denne maskinen".to_owned() } else { format!("maskin {}", event.device) };
        lines.push(format!("{}  {}  ({}, {device})", time_text(event.at), event.text, event.author));
        lines.extend(event.changes.iter().map(|change| {
            let before = if change.before.is_empty() { "–" } else { &change.before };
            let after = if change.after.is_empty() { "–" } else { &change.after };
            format!("    {}: {before} → {after}", change.what)
        }));
    }
    lines.join("\n")
}
