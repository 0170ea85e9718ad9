//! `worktrail report`: periodic and closing reports.

use crate::{
    answer::Answer,
    args::codes,
    batch::{Fields, read},
    clock::{date_text, time_text},
    command::read_id,
    failure::Failure,
    id::Id,
    input::text_or_stdin,
    page,
    table::aligned,
};
use clap::Subcommand;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use worktrail_core::{
    Client,
    api::{CommentReport, FileReport, ReportView, ShareReport, StartReport},
    domain::{
        RecordId, TrailId,
        reports::{ReportBlock, ReportKind},
    },
};

/// `worktrail report …`, as typed.
#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    #[command(about = "Start en rapport; perioden foreslås når den ikke er gitt")]
    Start {
        #[arg(long, value_name = "ID", help = "Jobbsporet")]
        trail: String,
        #[arg(
            value_name = "TYPE",
            value_parser = codes(ReportKind::ALL.iter().map(|v| v.code()), str::parse::<ReportKind>),
            help = "interval (underveis) eller end (avsluttende)"
        )]
        kind: ReportKind,
        #[arg(long, value_name = "DATO", help = "Første dag i perioden [ellers dagen etter forrige rapport]")]
        from: Option<String>,
        #[arg(long, value_name = "DATO", help = "Siste dag i perioden [ellers i dag]")]
        to: Option<String>,
    },
    #[command(about = "Vis en rapport slik den leses nå, eller slik den ble journalført")]
    Show {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "List rapportene, nyeste først")]
    List {
        #[arg(long, value_name = "ID", help = "Bare i dette jobbsporet")]
        trail: Option<String>,
    },
    #[command(about = "Del med deltakeren til en dato; tekstene låses så lenge")]
    Share {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "DATO", help = "Siste dag")]
        until: String,
    },
    #[command(about = "Avslutt delingen før datoen")]
    Unshare {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Skriv ned hva deltakeren sier; signeres med dato og navn")]
    Comment {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "TEKST|-", help = "Kommentaren; - leser fra standard inn")]
        text: String,
    },
    #[command(about = "Journalfør på en sak; rapporten kan ikke endres etterpå")]
    File {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "SAK", help = "Nummeret på deltakerens sak")]
        case: String,
    },
    #[command(about = "Skriv rapporten til én HTML-fil som kan skrives ut")]
    Print {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "FIL|-", help = "Filen som lages; - skriver til standard ut")]
        to: PathBuf,
    },
}

/// What is asked about reports.
#[derive(Debug)]
pub(crate) enum ReportCommand {
    Start(StartReport),
    Show(RecordId),
    List(Option<TrailId>),
    Share(ShareReport),
    Unshare(RecordId),
    Comment(CommentReport),
    File(FileReport),
    Print(RecordId, PathBuf),
}

#[derive(Deserialize, Serialize)]
struct ReportRef {
    id: RecordId,
}

#[derive(Deserialize, Serialize)]
struct OfTrail {
    #[serde(default)]
    trail: Option<TrailId>,
}

#[derive(Deserialize, Serialize)]
struct PrintReport {
    id: RecordId,
    to: PathBuf,
}

impl Report {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<ReportCommand, Failure> {
        Ok(match self {
            Self::Start { trail, kind, from, to } => {
                ReportCommand::Start(StartReport { trail: read_id(&trail, "trail")?, kind, from, to })
            }
            Self::Show { id } => ReportCommand::Show(id.read()?),
            Self::List { trail } => ReportCommand::List(trail.map(|id| read_id(&id, "trail")).transpose()?),
            Self::Share { id, until } => ReportCommand::Share(ShareReport { id: id.read()?, until }),
            Self::Unshare { id } => ReportCommand::Unshare(id.read()?),
            Self::Comment { id, text } => {
                ReportCommand::Comment(CommentReport { id: id.read()?, comment: text_or_stdin(text)? })
            }
            Self::File { id, case } => ReportCommand::File(FileReport { id: id.read()?, case }),
            Self::Print { id, to } => ReportCommand::Print(id.read()?, to),
        })
    }
}

impl ReportCommand {
    /// Reads the line of a batch whose command is `report.` and `name`; nothing for a name that is not known.
    pub(crate) fn of_line(name: &str, fields: Fields) -> Result<Option<Self>, Failure> {
        Ok(Some(match name {
            "start" => Self::Start(read(fields)?),
            "show" => Self::Show(read::<ReportRef>(fields)?.id),
            "list" => Self::List(read::<OfTrail>(fields)?.trail),
            "share" => Self::Share(read(fields)?),
            "unshare" => Self::Unshare(read::<ReportRef>(fields)?.id),
            "comment" => Self::Comment(read(fields)?),
            "file" => Self::File(read(fields)?),
            "print" => {
                let PrintReport { id, to } = read(fields)?;
                Self::Print(id, to)
            }
            _ => return Ok(None),
        }))
    }

    /// Runs the command.
    pub(crate) fn run(self, client: &Client) -> Result<Answer, Failure> {
        Ok(match self {
            Self::Start(input) => Answer::made(client.start_report(input)?.id),
            Self::Show(id) => Answer::Report(Box::new(client.report(id)?)),
            Self::List(trail) => Answer::Records { records: client.reports(trail)? },
            Self::Share(input) => {
                let id = input.id;
                client.share_report(input)?;
                Answer::changed(id)
            }
            Self::Unshare(id) => {
                client.unshare_report(id)?;
                Answer::changed(id)
            }
            Self::Comment(input) => {
                let id = input.id;
                client.comment_report(input)?;
                Answer::changed(id)
            }
            Self::File(input) => {
                let id = input.id;
                client.file_report(input)?;
                Answer::changed(id)
            }
            Self::Print(id, to) => page::deliver(client.report_page(id)?, &to)?,
        })
    }
}

/// A report as text.
pub(crate) fn text(view: &ReportView) -> String {
    let cells = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
    let mut lines = vec![view.report.title_nb.clone(), String::new()];
    let mut head: Vec<_> = view.report.heading.iter().map(|line| cells(&line.label_nb, &line.value)).collect();
    head.push(cells("Status", &view.status_label));
    if let Some(due) = view.row.fields.get("comment_due") {
        head.push(cells("Frist for kommentar", &due.parse().map_or_else(|_| due.clone(), date_text)));
    }
    if let Some(filed) = &view.filed {
        let verdict = if filed.intact { "uendret" } else { "FEIL: teksten er ikke den som ble journalført" };
        head.push(cells("Journalført", &format!("{} på sak {} ({verdict})", time_text(filed.at), filed.case)));
    }
    head.push(cells("Versjon", &view.version));
    lines.push(aligned(&head));
    for section in &view.report.clone().printed().sections {
        lines.push(section.title_nb.clone());
        lines.extend(section.blocks.iter().map(block_text));
        lines.push(String::new());
    }
    if let Some(obstacle) = &view.filing {
        lines.push(format!("Kan ikke journalføres nå: {}", obstacle.message));
    }
    lines.push("Aktivitet".to_owned());
    let log: Vec<_> =
        view.log.iter().map(|row| vec![time_text(row.at), row.text.clone(), row.author.clone()]).collect();
    lines.push(aligned(&log));
    lines.join("\n")
}

fn block_text(block: &ReportBlock) -> String {
    match block {
        ReportBlock::Text { label_nb, text, .. } => format!("  {label_nb}: {}", text.trim()),
        ReportBlock::Facts { heading, lines } => {
            let facts: Vec<_> = lines.iter().map(|line| format!("    {}: {}", line.label_nb, line.value)).collect();
            format!("  {heading}\n{}", facts.join("\n"))
        }
        ReportBlock::Table { columns, rows } => {
            let table: Vec<_> = std::iter::once(columns.clone()).chain(rows.iter().cloned()).collect();
            aligned(&table)
        }
    }
}
