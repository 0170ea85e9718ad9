//! Answers as text for people, in bokmål.

use crate::{
    answer::{Answer, Delivery, Status},
    clock::{date_text, day_text, time_text},
    codes, devices,
    figures::figures_text,
    history,
    human_employer::{employer_text, employers_text, workspace_text},
    human_meeting::{calendar_text, logged_text, meeting_remarks, meeting_text, meetings_text, notices_text},
    human_person, human_phase, human_profile, ics, inbox, list,
    record::KindView,
    report, sharing,
    table::{aligned, shortened},
    team,
};
use worktrail_core::api::{
    AppPhase, AppStatus, DutyRow, FindingRow, HitKind, PortfolioView, RecordRow, RecordView, ReminderRow, SearchView,
    SyncPhase, SyncReport, SyncStatus, TaskRow, TimelineEntry, TimelineRow, TrailRow, TrailStanding, TrailView,
    VerifyReport,
};
use worktrail_core::{ExportReport, ImportReport, domain::ProfileSection};

/// Widest free text in a table, in characters.
pub(crate) const CELL_CHARS_MAX: usize = 48;

/// Most files an export names; an export of documents writes thousands.
const FILES_LISTED_MAX: usize = 10;

/// Writes an answer as text.
pub(crate) fn render(answer: &Answer) -> String {
    match answer {
        Answer::Enrolled(status) => format!("Maskinen er meldt inn.\n{}", app_text(status)),
        Answer::Made { id } => format!("Opprettet: {id}"),
        Answer::Changed { id } => format!("Endret: {id}"),
        Answer::TrailHistory { events } => human_phase::history(events),
        Answer::Phase(change) => human_phase::changed(change),
        Answer::ChangedMeeting { id, notices } => notices_text(format!("Endret: {id}"), notices),
        Answer::Notices { notices } if notices.is_empty() => "Ingenting å merke seg.".to_owned(),
        Answer::Notices { notices } => notices_text("Ikke lagret.".to_owned(), notices),
        Answer::Calendar { entries } if entries.is_empty() => "Ingen møter disse dagene.".to_owned(),
        Answer::Calendar { entries } => calendar_text(entries),
        Answer::Meetings { meetings } if meetings.is_empty() => "Ingen møter.".to_owned(),
        Answer::Meetings { meetings } => meetings_text(meetings),
        Answer::Logged(logged) => logged_text(logged),
        Answer::Portfolio(view) => portfolio_text(view),
        Answer::Trail(view) => trail_text(view),
        Answer::Trails { trails } => human_person::trails_text(trails),
        Answer::Address(address) => human_person::address_text(address),
        Answer::Participant(view) => human_profile::participant_text(view),
        Answer::Profile(view) => human_profile::profile_text(view),
        Answer::ProfileHistory { versions } => human_profile::history_text(versions),
        Answer::Meeting(view) => meeting_text(view),
        Answer::Closed { closed } => format!("Lukket: {closed}"),
        Answer::Timeline { timeline } if timeline.is_empty() => "Ingenting på tidslinjen.".to_owned(),
        Answer::Timeline { timeline } => timeline_text(timeline),
        Answer::Findings { findings } if findings.is_empty() => "Ingen avvik.".to_owned(),
        Answer::Findings { findings } => findings_text(findings),
        Answer::Reminders { reminders } if reminders.is_empty() => "Ingen påminnelser.".to_owned(),
        Answer::Reminders { reminders } => reminders_text(reminders),
        Answer::Tasks { tasks } if tasks.is_empty() => "Ingen oppgaver.".to_owned(),
        Answer::Tasks { tasks } => tasks_text(tasks),
        Answer::Duties { duties } if duties.is_empty() => "Metoden ber ikke om noe nå.".to_owned(),
        Answer::Duties { duties } => duties_text(duties),
        Answer::Record(view) => record_text(view),
        Answer::Records { records } if records.is_empty() => "Ingen oppføringer.".to_owned(),
        Answer::Records { records } => records_text(records),
        Answer::Kinds { kinds } => kinds_text(kinds),
        Answer::Report(view) => report::text(view),
        Answer::Access(view) => sharing::access_text(view),
        Answer::Handover { plans } => sharing::plans_text(plans),
        Answer::HandedOver(done) => format!("Ny eier er {}. Jobbspor: {}", done.to_name, done.trails.len()),
        Answer::Page { html } => html.clone(),
        Answer::Printed { file } => format!("Skrevet: {file}"),
        Answer::Devices { devices } => devices::text(devices),
        Answer::Team { colleagues } => team::text(colleagues),
        Answer::CodeLists { lists } => codes::lists_text(lists),
        Answer::CodeList(view) => codes::list_text(view),
        Answer::CodeChange(change) => codes::change_text(change),
        Answer::CodeHistory { versions } => codes::history_text(versions),
        Answer::Views { views } => list::views_text(views),
        Answer::List(view) => list::list_text(view),
        Answer::Rebuilt(report) => {
            format!("Lister, kalender og søk er bygget på nytt av {} dokumenter.", report.documents)
        }
        Answer::Figures(view) => figures_text(view),
        Answer::Employers { employers } => employers_text(employers),
        Answer::Employer(view) => employer_text(view),
        Answer::Events { events } => ics::text(events),
        Answer::Inbox(view) => inbox::text(view),
        Answer::Steps { steps } => history::steps_text(steps),
        Answer::EntityAt(entity) => history::entity_text(entity),
        Answer::TrailAt(trail) => history::trail_text(trail),
        Answer::Workspace(view) => workspace_text(view),
        Answer::Search(view) => search_text(view),
        Answer::Synced(report) => synced_text(report),
        Answer::Status(status) => status_text(status),
        Answer::Verified(report) => verified_text(report),
        Answer::Imported(report) => imported_text(report),
        Answer::Exported(report) => exported_text(report),
    }
}

fn timeline_text(rows: &[TimelineRow]) -> String {
    let rows = rows.iter().map(|row| {
        cells([
            &time_text(row.at),
            &row.label,
            &shortened(&row.title, CELL_CHARS_MAX),
            &row.status,
            row.id.as_deref().unwrap_or(&row.author),
        ])
    });
    aligned(&rows.collect::<Vec<_>>())
}

fn findings_text(findings: &[FindingRow]) -> String {
    let mut rows = vec![cells(["Hva", "Jobbspor", "Hvorfor", "Nøkkel"])];
    rows.extend(findings.iter().map(|row| {
        cells([
            &shortened(&row.subject, CELL_CHARS_MAX),
            &shortened(&row.trail_title, CELL_CHARS_MAX),
            &row.why,
            &row.key,
        ])
    }));
    aligned(&rows)
}

fn reminders_text(reminders: &[ReminderRow]) -> String {
    let mut rows = vec![cells(["Tid", "Hva", "Jobbspor"])];
    rows.extend(reminders.iter().map(|row| {
        cells([
            &time_text(row.at),
            &shortened(&row.subject, CELL_CHARS_MAX),
            &shortened(&row.trail_title, CELL_CHARS_MAX),
        ])
    }));
    aligned(&rows)
}

fn duties_text(duties: &[DutyRow]) -> String {
    let mut rows = vec![cells(["Frist", "Hva", "Jobbspor", "Hvorfor", "Nøkkel"])];
    rows.extend(duties.iter().map(|duty| {
        cells([
            &date_text(duty.due),
            &shortened(&duty.subject, CELL_CHARS_MAX),
            &shortened(&duty.trail_title, CELL_CHARS_MAX),
            &duty.why,
            &duty.key,
        ])
    }));
    aligned(&rows)
}

fn record_text(view: &RecordView) -> String {
    let row = &view.row;
    let mut lines = vec![format!("{}: {} ({})", row.label, row.title, row.trail_title)];
    lines.extend(row.fields.iter().map(|(key, value)| format!("  {key}: {value}")));
    lines.extend(
        view.conflicts.iter().map(|c| format!("  {}: valgt «{}», også skrevet «{}»", c.field, c.chosen, c.other)),
    );
    lines.join("\n")
}

fn records_text(records: &[RecordRow]) -> String {
    let mut rows = vec![cells(["Type", "Tittel", "Status", "Jobbspor", "Id"])];
    rows.extend(records.iter().map(|record| {
        cells([
            &record.label,
            &shortened(&record.title, CELL_CHARS_MAX),
            &record.status,
            &shortened(&record.trail_title, CELL_CHARS_MAX),
            &record.id.to_string(),
        ])
    }));
    aligned(&rows)
}

fn kinds_text(kinds: &[KindView]) -> String {
    let mut lines = Vec::new();
    for kind in kinds {
        lines.push(format!("{} ({})", kind.code, kind.label));
        lines.extend(kind.fields.iter().map(|field| {
            let must = if field.required { ", må fylles ut" } else { "" };
            format!("  {}: {}{must}", field.key, field.label)
        }));
    }
    lines.join("\n")
}

fn portfolio_text(view: &PortfolioView) -> String {
    if view.trails.is_empty() {
        return "Ingen jobbspor ennå.".to_owned();
    }
    let mut rows = vec![cells(["Navn", "Født", "Fase", "Neste møte", "Siste kontakt", "Oppgaver", "Merknad", "Id"])];
    rows.extend(view.trails.iter().map(|trail| {
        cells([
            &shortened(&trail.title, CELL_CHARS_MAX),
            &trail.birth_year,
            trail.phase.label_nb(),
            &trail.next_meeting_at.map(time_text).unwrap_or_default(),
            &trail.last_contact_at.map(day_text).unwrap_or_default(),
            &task_count_text(trail),
            &trail_remarks(trail),
            &trail.id.to_string(),
        ])
    }));
    let phases: Vec<String> =
        view.phases.iter().filter(|phase| phase.count > 0).map(|p| format!("{}: {}", p.label, p.count)).collect();
    format!("{}\n{}", aligned(&rows), phases.join(" · "))
}

fn task_count_text(trail: &TrailRow) -> String {
    match (trail.open_tasks, trail.overdue_tasks) {
        (0, _) => String::new(),
        (open, 0) => open.to_string(),
        (open, overdue) => format!("{open} ({overdue} over frist)"),
    }
}

fn trail_remarks(trail: &TrailRow) -> String {
    let standing = match trail.standing {
        TrailStanding::Provisional => Some("foreløpig".to_owned()),
        TrailStanding::Refused => {
            Some(trail.refused_reason.as_ref().map_or("avvist".to_owned(), |reason| format!("avvist: {reason}")))
        }
        TrailStanding::Confirmed => None,
    };
    let unsent = trail.unsent.then(|| "ikke levert".to_owned());
    standing.into_iter().chain(unsent).collect::<Vec<_>>().join(", ")
}

fn trail_text(view: &TrailView) -> String {
    let row = &view.row;
    let mut lines = vec![
        format!("{} – {}", row.title, row.phase.label_nb()),
        String::new(),
        aligned(&[
            cells(["Id", &row.id.to_string()]),
            cells(["Fødselsnummer", &view.national_id]),
            cells(["Henvist", &date_text(row.referred)]),
            cells(["Oppstart", &view.started_at.map_or("ikke holdt".to_owned(), day_text)]),
            cells(["Tjeneste", row.service.label_nb()]),
            cells(["Arbeidsgivermøte", &human_phase::clock(&view.employer_clock)]),
            cells(["Eier", if row.mine { "deg" } else { &row.owner_name }]),
            cells(["Merknad", &trail_remarks(row)]),
        ]),
        human_person::person_text(view),
    ];
    lines.extend(human_phase::standing(view));
    for profile in view.profile.iter().filter(|profile| !profile.text.is_empty()) {
        lines.push(format!("{}\n{}\n", section_label(profile.section), profile.text));
    }
    if !view.tasks.is_empty() {
        lines.push(format!("Åpne oppgaver\n{}", tasks_text(&view.tasks)));
    }
    lines.push("Tidslinje".to_owned());
    let timeline: Vec<_> = view.timeline.iter().map(timeline_cells).collect();
    lines.push(if timeline.is_empty() { "Ingenting ennå.".to_owned() } else { aligned(&timeline) });
    lines.join("\n")
}

const fn section_label(section: ProfileSection) -> &'static str {
    match section {
        ProfileSection::Goal => "Hovedmål og jobbønske",
        ProfileSection::Strengths => "Styrker og tilrettelegging",
        ProfileSection::Openness => "Åpenhet",
    }
}

fn timeline_cells(entry: &TimelineEntry) -> Vec<String> {
    match entry {
        TimelineEntry::Meeting { at, meeting } => cells([
            &time_text(*at),
            meeting.kind.label_nb(),
            &shortened(&meeting.subject, CELL_CHARS_MAX),
            &meeting_remarks(meeting),
            &meeting.id.to_string(),
        ]),
        TimelineEntry::Task { at, task } => cells([
            &time_text(*at),
            "Oppgave",
            &shortened(&task.subject, CELL_CHARS_MAX),
            task.status.label_nb(),
            &task.id.to_string(),
        ]),
        TimelineEntry::Event { at, text, author, merged } => cells([
            &time_text(*at),
            if *merged { "Flettet" } else { "Hendelse" },
            &shortened(text, CELL_CHARS_MAX),
            author,
        ]),
    }
}

fn tasks_text(tasks: &[TaskRow]) -> String {
    let mut rows = vec![cells(["Frist", "Type", "Oppgave", "Jobbspor", "Status", "Id"])];
    rows.extend(tasks.iter().map(|task| {
        let mut status = task.status.label_nb().to_owned();
        if task.overdue {
            status.push_str(", over frist");
        }
        if task.unsent {
            status.push_str(", ikke levert");
        }
        cells([
            &task.due.map(date_text).unwrap_or_default(),
            task.source.label_nb(),
            &shortened(&task.subject, CELL_CHARS_MAX),
            &shortened(&task.trail_title, CELL_CHARS_MAX),
            &status,
            &task.id.to_string(),
        ])
    }));
    aligned(&rows)
}

fn search_text(view: &SearchView) -> String {
    if view.hits.is_empty() {
        return "Ingen treff.".to_owned();
    }
    let mut lines = Vec::new();
    for hit in &view.hits {
        let kind = match hit.kind {
            HitKind::Trail => "Jobbspor",
            HitKind::Meeting => "Møte",
            HitKind::Task => "Oppgave",
            HitKind::Record => "Oppføring",
        };
        let snippet: String = hit
            .snippet
            .iter()
            .map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() })
            .collect();
        lines.push(format!("{} {kind}: {} – {} ({})", day_text(hit.at), hit.title, hit.trail_title, hit.id));
        if !snippet.trim().is_empty() {
            lines.push(format!("    {}", snippet.replace(['\n', '\r'], " ")));
        }
    }
    if view.cut {
        lines.push("Det finnes flere treff. Skriv flere ord.".to_owned());
    }
    lines.join("\n")
}

fn synced_text(report: &SyncReport) -> String {
    let mut rows = vec![
        cells(["Levert", &report.sent.to_string()]),
        cells(["Mottatt", &report.received.to_string()]),
        cells(["Venter på noe annet hos sentralen", &report.held.to_string()]),
        cells(["Til vurdering hos sentralen", &report.quarantined.to_string()]),
        cells(["Gjenstår her", &report.outbox.to_string()]),
    ];
    if report.lost > 0 {
        rows.push(cells(["Jobbspor du ikke lenger har tilgang til", &report.lost.to_string()]));
    }
    aligned(&rows)
}

fn status_text(status: &Status) -> String {
    let app = app_text(&status.app);
    match &status.delivery {
        Delivery::Seen(sync) => format!("{app}{}", delivery_text(sync)),
        Delivery::Unseen { .. } => app,
    }
}

fn app_text(status: &AppStatus) -> String {
    let phase = match status.phase {
        AppPhase::Unenrolled => "ikke meldt inn",
        AppPhase::Locked => "låst",
        AppPhase::Open => "åpent",
    };
    let mut rows = vec![cells(["Versjon", &status.app_version]), cells(["Hvelv", phase])];
    if let Some(me) = &status.me {
        rows.push(cells(["Bruker", &format!("{} ({})", me.user_name, me.role.code())]));
        rows.push(cells(["Team", &me.team_name]));
        rows.push(cells(["Maskin", &me.device_name]));
        rows.push(cells(["Server", &format!("{} {}", me.server_name, me.server_url)]));
        if me.synthetic_only {
            rows.push(cells(["Øvelse", "kun syntetiske personer"]));
        }
    }
    aligned(&rows)
}

fn delivery_text(sync: &SyncStatus) -> String {
    let phase = match sync.phase {
        SyncPhase::Idle => "ferdig for nå",
        SyncPhase::Working => "pågår",
        SyncPhase::Offline => "ingen kontakt med serveren",
        SyncPhase::Stopped => "stoppet",
    };
    let mut rows = vec![
        cells(["Utveksling", phase]),
        cells(["Venter på levering", &sync.outbox.to_string()]),
        cells(["Levert", &sync.delivered.to_string()]),
        cells(["Venter på noe annet hos sentralen", &sync.held.to_string()]),
        cells(["Til vurdering hos sentralen", &sync.quarantined.to_string()]),
        cells(["Sist levert", &sync.delivered_at.map_or("aldri".to_owned(), time_text)]),
        cells(["Siste kontakt", &sync.contact_at.map_or("aldri".to_owned(), time_text)]),
    ];
    if let Some(error) = &sync.error {
        rows.push(cells(["Feil", &error.message]));
    }
    aligned(&rows)
}

fn verified_text(report: &VerifyReport) -> String {
    let mut text = String::new();
    for check in &report.checks {
        let name = match check.name.as_str() {
            "file" => "Fil",
            "log" => "Logg",
            "snapshots" => "Øyeblikksbilder",
            "read_model" => "Lesemodell",
            "state_root" => "Tilstandsrot",
            other => other,
        };
        let verdict = if check.ok { "i orden" } else { "FEIL" };
        text.push_str(&format!("{name}: {verdict} ({} kontrollert)\n", check.checked));
        for problem in &check.problems {
            text.push_str(&format!("    {problem}\n"));
        }
    }
    text.push_str(if report.ok { "Alt stemmer." } else { "Noe stemmer ikke." });
    text
}

fn imported_text(report: &ImportReport) -> String {
    let mut text = String::new();
    for (heading, places) in [("Feil", &report.problems), ("Beholdt som det står", &report.kept)] {
        if !places.is_empty() {
            let mut rows = vec![cells(["Tabell", "Linje", "Kolonne", heading])];
            let told = places.iter().map(|one| cells([&one.table, &one.line.to_string(), &one.column, &one.message]));
            rows.extend(told);
            text.push_str(&aligned(&rows));
        }
    }
    let verb = if report.dry_run { "Ville blitt lest inn" } else { "Lest inn" };
    text.push_str(&format!("{verb}: {} · Fantes fra før: {}", report.imported, report.skipped));
    text
}

fn exported_text(report: &ExportReport) -> String {
    match report.files.as_slice() {
        files if files.len() > FILES_LISTED_MAX => format!("Skrevet: {} i {} filer", report.count, files.len()),
        files => format!("Skrevet: {} i {}", report.count, files.join(", ")),
    }
}

/// A row of a table.
pub(crate) fn cells<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(ToOwned::to_owned).to_vec()
}
