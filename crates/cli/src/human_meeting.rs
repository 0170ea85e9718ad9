//! Answers about meetings as text for people, in bokmål.

use crate::{
    clock::time_text,
    human::{CELL_CHARS_MAX, cells},
    table::{aligned, shortened},
};
use worktrail_core::{
    api::{CalendarEntry, CalendarKind, LoggedMeeting, MeetingHint, MeetingRow, MeetingView},
    domain::{
        MeetingStatus,
        meetings::{Attendance, NoteRole, attendance},
    },
};

pub(crate) fn logged_text(logged: &LoggedMeeting) -> String {
    let mut lines = vec![format!("Møte logget: {}", logged.id)];
    lines.extend(logged.task.map(|task| format!("Oppgave lagt til: {task}")));
    lines.extend(hints(&logged.notices));
    lines.join("\n")
}

pub(crate) fn notices_text(first: String, notices: &[MeetingHint]) -> String {
    std::iter::once(first).chain(hints(notices)).collect::<Vec<_>>().join("\n")
}

fn hints(notices: &[MeetingHint]) -> impl Iterator<Item = String> {
    notices.iter().map(|notice| match (notice.from, notice.meeting) {
        (Some(from), Some(meeting)) => format!("Merk: {} Fra {} ({meeting})", notice.message, time_text(from)),
        _ => format!("Merk: {}", notice.message),
    })
}

pub(crate) fn calendar_text(entries: &[CalendarEntry]) -> String {
    let mut rows = vec![cells(["Fra", "Til", "Hva", "Hvem", "Sted", "Status", "Id"])];
    rows.extend(entries.iter().map(|entry| {
        let meeting = &entry.meeting;
        let (what, place) = match entry.kind {
            CalendarKind::Meeting => (shortened(&meeting.subject, CELL_CHARS_MAX), meeting.place.as_str()),
            CalendarKind::TravelTo | CalendarKind::TravelFrom => ("Reisetid".to_owned(), ""),
        };
        cells([
            &time_text(entry.from),
            &time_text(entry.to),
            &what,
            &shortened(&meeting.trail_title, CELL_CHARS_MAX),
            &shortened(place, CELL_CHARS_MAX),
            meeting.status.label_nb(),
            &meeting.id.to_string(),
        ])
    }));
    aligned(&rows)
}

pub(crate) fn meetings_text(meetings: &[MeetingRow]) -> String {
    let mut rows = vec![cells(["Når", "Type", "Emne", "Hvem", "Status", "Id"])];
    rows.extend(meetings.iter().map(|meeting| {
        cells([
            &time_text(meeting.at),
            meeting.kind.label_nb(),
            &shortened(&meeting.subject, CELL_CHARS_MAX),
            &shortened(&meeting.trail_title, CELL_CHARS_MAX),
            &meeting_remarks(meeting),
            &meeting.id.to_string(),
        ])
    }));
    aligned(&rows)
}

pub(crate) fn meeting_remarks(meeting: &MeetingRow) -> String {
    let mut remarks = vec![meeting.status.label_nb().to_owned()];
    if meeting.undone {
        remarks.push("angret".to_owned());
    }
    if meeting.conflicts > 0 {
        remarks.push(format!("{} felt å avklare", meeting.conflicts));
    }
    if meeting.unsent {
        remarks.push("ikke levert".to_owned());
    }
    remarks.join(", ")
}

pub(crate) fn meeting_text(view: &MeetingView) -> String {
    let row = &view.row;
    let mut lines = vec![row.subject.clone(), String::new(), aligned(&facts(view))];
    if !view.note.is_empty() {
        let role = match view.note_role {
            NoteRole::Agenda => "Agenda",
            NoteRole::Minutes => "Referat",
        };
        lines.push(format!("{role}\n{}\n", view.note));
    }
    if !view.conflicts.is_empty() {
        lines.push("To har satt ulik verdi".to_owned());
        let rows = view
            .conflicts
            .iter()
            .map(|c| cells([&c.field, &format!("valgt: {}", c.chosen), &format!("annen: {}", c.other)]));
        lines.push(aligned(&rows.collect::<Vec<_>>()));
    }
    lines.push("Historikk".to_owned());
    let history = view.history.iter().map(|item| {
        let delivered = if item.delivered { "levert" } else { "ikke levert" };
        cells([&time_text(item.at), &item.author, &item.command, delivered])
    });
    lines.push(aligned(&history.collect::<Vec<_>>()));
    lines.join("\n")
}

fn facts(view: &MeetingView) -> Vec<Vec<String>> {
    let row = &view.row;
    let employer = match &row.employer {
        Some(number) => format!("{} ({number})", row.employer_name),
        None => String::new(),
    };
    let mut facts = vec![
        cells(["Id", &view.id.to_string()]),
        cells(
            match &row.trail {
                Some(trail) => ["Jobbspor".to_owned(), format!("{} ({trail})", row.trail_title)],
                None => ["Uten deltaker".to_owned(), "teksten er om arbeidsgiveren alene".to_owned()],
            }
            .each_ref()
            .map(String::as_str),
        ),
        cells(["Type", row.kind.label_nb()]),
        cells(["Når", &format!("{}, {} min", time_text(row.at), row.minutes)]),
        cells(["Kanal", row.channel.label_nb()]),
        cells(["Sted", &row.place]),
    ];
    let filled = [
        ("Gjaldt", row.sub_category.map(|sub| sub.label_nb()).unwrap_or_default()),
        ("Arbeidsgiver", &employer),
        ("Kontaktperson", &row.employer_contact),
        ("Beslutningstaker", row.decision_maker.map(|met| met.label_nb()).unwrap_or_default()),
        ("Utdanningsinstitusjon", &row.institution),
        ("Kontakt ved institusjonen", &row.institution_contact),
    ];
    facts.extend(filled.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| cells([label, value])));
    if attendance(row.kind) == Attendance::WhenTicked {
        facts.push(cells(["Deltaker deltar", if row.participant_attends { "ja" } else { "nei" }]));
    }
    let field = if row.in_the_field { ", ute i felt" } else { "" };
    facts.push(cells(["Reise", &format!("{} min dit, {} min tilbake{field}", row.travel_to, row.travel_from)]));
    facts.push(cells(["Status", &meeting_remarks(row)]));
    if row.status == MeetingStatus::Cancelled && !row.cancel_reason.is_empty() {
        facts.push(cells(["Avlyst fordi", &row.cancel_reason]));
    }
    if row.undone && !row.undone_reason.is_empty() {
        facts.push(cells(["Angret fordi", &row.undone_reason]));
    }
    facts.push(cells(["Versjon", &view.version]));
    facts
}
