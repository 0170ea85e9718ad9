//! `worktrail trail access|share|unshare|hand-over|print`: who has a trail, and giving it away.

use crate::{
    answer::Answer,
    batch::{Fields, read},
    clock::{date_text, time_text},
    command::read_id,
    failure::Failure,
    id::Id,
    page,
    table::aligned,
};
use clap::Subcommand;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use worktrail_core::{
    Client,
    api::{AccessView, HandOver, HandoverPlanView, ShareTrail, UnshareTrail},
    domain::{RecordId, TrailId},
};

/// The part of `worktrail trail …` about who has it, as typed.
#[derive(Debug, Subcommand)]
pub(crate) enum Sharing {
    #[command(about = "Vis hvem som kan se jobbsporet, og hvorfor")]
    Access {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "La en kollega i teamet være vikar til en dato")]
    Share {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "NAVN|ID", help = "Kollegaen")]
        with: String,
        #[arg(long, value_name = "DATO", help = "Siste dag")]
        until: String,
    },
    #[command(about = "Avslutt en deling før datoen")]
    Unshare {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "NAVN|ID", help = "Kollegaen")]
        with: String,
    },
    #[command(about = "Gi jobbspor til en annen eier med alt som er åpent i dem")]
    HandOver {
        #[arg(required = true, value_name = "ID", help = "Ett eller flere jobbspor")]
        ids: Vec<String>,
        #[arg(long, value_name = "NAVN|ID", help = "Den nye eieren")]
        to: String,
        #[arg(long, value_name = "TEKST", conflicts_with = "plan", help = "En linje til den nye eieren")]
        note: Option<String>,
        #[arg(long, help = "Bare vis hva som følger med; endre ingenting")]
        plan: bool,
    },
    #[command(about = "Skriv jobbsporet til én HTML-fil som kan skrives ut")]
    Print {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "FIL|-", help = "Filen som lages; - skriver til standard ut")]
        to: PathBuf,
    },
}

/// What is asked about who has a trail, and the pages of trails and records.
#[derive(Debug)]
pub(crate) enum SharingCommand {
    Access(TrailId),
    Share(ShareTrail),
    Unshare(UnshareTrail),
    Plan(Vec<TrailId>, String),
    HandOver(HandOver),
    PrintTrail(TrailId, PathBuf),
    PrintRecord(RecordId, PathBuf),
}

#[derive(Deserialize, Serialize)]
struct Plan {
    trails: Vec<TrailId>,
    to: String,
}

#[derive(Deserialize, Serialize)]
struct TrailRef {
    id: TrailId,
}

#[derive(Deserialize, Serialize)]
struct PrintTrail {
    id: TrailId,
    to: PathBuf,
}

#[derive(Deserialize, Serialize)]
struct PrintRecord {
    id: RecordId,
    to: PathBuf,
}

impl Sharing {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<SharingCommand, Failure> {
        Ok(match self {
            Self::Access { id } => SharingCommand::Access(id.read()?),
            Self::Share { id, with, until } => SharingCommand::Share(ShareTrail { trail: id.read()?, with, until }),
            Self::Unshare { id, with } => SharingCommand::Unshare(UnshareTrail { trail: id.read()?, with }),
            Self::HandOver { ids, to, note, plan } => {
                let trails = ids.iter().map(|id| read_id(id, "id")).collect::<Result<Vec<_>, _>>()?;
                if plan {
                    SharingCommand::Plan(trails, to)
                } else {
                    SharingCommand::HandOver(HandOver { trails, to, note })
                }
            }
            Self::Print { id, to } => SharingCommand::PrintTrail(id.read()?, to),
        })
    }
}

impl SharingCommand {
    /// Reads a line of a batch; nothing for a command that is not about this.
    pub(crate) fn of_line(name: &str, fields: Fields) -> Result<Option<Self>, Failure> {
        Ok(Some(match name {
            "trail.access" => Self::Access(read::<TrailRef>(fields)?.id),
            "trail.share" => Self::Share(read(fields)?),
            "trail.unshare" => Self::Unshare(read(fields)?),
            "trail.plan_handover" => {
                let Plan { trails, to } = read(fields)?;
                Self::Plan(trails, to)
            }
            "trail.hand_over" => Self::HandOver(read(fields)?),
            "trail.print" => {
                let PrintTrail { id, to } = read(fields)?;
                Self::PrintTrail(id, to)
            }
            "record.print" => {
                let PrintRecord { id, to } = read(fields)?;
                Self::PrintRecord(id, to)
            }
            _ => return Ok(None),
        }))
    }

    /// Runs the command.
    pub(crate) fn run(self, client: &Client) -> Result<Answer, Failure> {
        Ok(match self {
            Self::Access(id) => Answer::Access(client.access(id)?),
            Self::Share(input) => {
                let id = input.trail;
                client.share_trail(input)?;
                Answer::changed(id)
            }
            Self::Unshare(input) => {
                let id = input.trail;
                client.unshare_trail(input)?;
                Answer::changed(id)
            }
            Self::Plan(trails, to) => {
                let plans =
                    trails.into_iter().map(|id| client.plan_handover(id, &to)).collect::<Result<Vec<_>, _>>()?;
                Answer::Handover { plans }
            }
            Self::HandOver(input) => Answer::HandedOver(client.hand_over(input)?),
            Self::PrintTrail(id, to) => page::deliver(client.trail_page(id)?, &to)?,
            Self::PrintRecord(id, to) => page::deliver(client.record_page(id)?, &to)?,
        })
    }
}

/// Who can see a trail, as text.
pub(crate) fn access_text(view: &AccessView) -> String {
    let cells = |cells: [&str; 4]| cells.map(ToOwned::to_owned).to_vec();
    let mut rows = vec![cells(["Navn", "Hvorfor", "Til og med", "Id"])];
    rows.extend(view.people.iter().map(|person| {
        let until = person.until.map(date_text).unwrap_or_default();
        cells([&person.name, &person.rule_label, &until, &person.user.to_string()])
    }));
    let mut text = aligned(&rows);
    if let Some(handover) = &view.handover {
        text.push_str(&format!("Fikk ny eier {} av {}.", time_text(handover.at), handover.by_name));
        if !handover.note.is_empty() {
            text.push_str(&format!(" «{}»", handover.note));
        }
    }
    text
}

/// What would become of everything open, as text.
pub(crate) fn plans_text(plans: &[HandoverPlanView]) -> String {
    let one = |plan: &HandoverPlanView| {
        let cells = |cells: [&str; 4]| cells.map(ToOwned::to_owned).to_vec();
        let mut rows = vec![cells(["Hva", "Emne", "Blir", "Hvorfor"])];
        rows.extend(plan.lines.iter().map(|line| cells([&line.label, &line.title, &line.step_label, &line.why])));
        let head = format!("{}: fra {} til {}", plan.trail_title, plan.from_name, plan.to_name);
        if plan.lines.is_empty() {
            format!("{head}\nIngenting er åpent.\n")
        } else {
            format!("{head}\n{}", aligned(&rows))
        }
    };
    plans.iter().map(one).collect::<Vec<_>>().join("\n")
}
