//! `worktrail inbox`: what two people set to different values, settling it, and receipts of merges.

use crate::{
    answer::Answer,
    batch::{Fields, Nothing, read},
    clock::time_text,
    command::read_id,
    failure::Failure,
    input::text_or_stdin,
};
use clap::{Args, Subcommand};
use serde::{Deserialize, Serialize};
use worktrail_core::{
    Client, CoreError,
    api::{InboxView, Recommended, ReopenConflict, SettleConflict},
    domain::{Timestamp, parse_time},
};

/// `worktrail inbox …`, as typed.
#[derive(Debug, Args)]
pub(crate) struct Inbox {
    #[command(subcommand)]
    step: Option<Step>,
}

#[derive(Debug, Subcommand)]
enum Step {
    #[command(about = "Avgjør en konflikt: den ene verdien, den andre, begge satt sammen eller en ny")]
    Settle {
        #[arg(value_name = "ID", help = "Id fra innboksen")]
        entity: String,
        #[arg(value_name = "FELT", help = "Feltet, slik innboksen kaller det")]
        field: String,
        #[arg(value_name = "VERDI|-", help = "Verdien fra nå av; - leser fra standard inn")]
        value: String,
    },
    #[command(about = "Ta valget tilbake: feltet står åpent igjen med begge verdiene")]
    Reopen {
        #[arg(value_name = "ID", help = "Id fra innboksen")]
        entity: String,
        #[arg(value_name = "FELT", help = "Feltet, slik innboksen kaller det")]
        field: String,
    },
    #[command(about = "Merk kvitteringer som sett på denne maskinen")]
    Seen {
        #[arg(long, value_name = "TID", help = "Kvitteringer til og med dette tidspunktet")]
        until: String,
    },
}

/// What is asked about the inbox.
#[derive(Debug)]
pub(crate) enum InboxCommand {
    Show,
    Settle(SettleConflict),
    Reopen(ReopenConflict),
    Seen(String),
}

#[derive(Deserialize, Serialize)]
struct Until {
    until: String,
}

impl Inbox {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<InboxCommand, Failure> {
        Ok(match self.step {
            None => InboxCommand::Show,
            Some(Step::Settle { entity, field, value }) => {
                let (entity, value) = (read_id(&entity, "entity")?, text_or_stdin(value)?);
                InboxCommand::Settle(SettleConflict { entity, field, value })
            }
            Some(Step::Reopen { entity, field }) => {
                InboxCommand::Reopen(ReopenConflict { entity: read_id(&entity, "entity")?, field })
            }
            Some(Step::Seen { until }) => InboxCommand::Seen(until),
        })
    }
}

impl InboxCommand {
    /// Reads the line of a batch; nothing for a name that is not known.
    pub(crate) fn of_line(name: &str, fields: Fields) -> Result<Option<Self>, Failure> {
        Ok(Some(match name {
            "inbox" => read::<Nothing>(fields).map(|_| Self::Show)?,
            "inbox.settle" => Self::Settle(read(fields)?),
            "inbox.reopen" => Self::Reopen(read(fields)?),
            "inbox.seen" => Self::Seen(read::<Until>(fields)?.until),
            _ => return Ok(None),
        }))
    }

    /// Runs the command.
    pub(crate) fn run(self, client: &Client) -> Result<Answer, Failure> {
        Ok(match self {
            Self::Show => Answer::Inbox(client.inbox()?),
            Self::Settle(input) => {
                let id = input.entity;
                client.settle_conflict(input)?;
                Answer::changed(id)
            }
            Self::Reopen(input) => {
                let id = input.entity;
                client.reopen_conflict(input)?;
                Answer::changed(id)
            }
            Self::Seen(until) => {
                let until: Timestamp = parse_time(&until, "until").map_err(CoreError::from)?;
                client.mark_merges_seen(until)?;
                Answer::Inbox(client.inbox()?)
            }
        })
    }
}

/// The inbox as text.
pub(crate) fn text(view: &InboxView) -> String {
    let mut lines = Vec::new();
    if view.conflicts.is_empty() {
        lines.push("Ingen konflikter.".to_owned());
    }
    for row in &view.conflicts {
        let mark = |side: Recommended| if row.recommended == side { " (anbefalt)" } else { "" };
        lines.push(format!("{} · {} · {} {}", row.trail_title, row.title, row.field_label, row.entity));
        for (side, value, by, at) in [
            (Recommended::Chosen, &row.chosen_shown, &row.chosen_by, row.chosen_at),
            (Recommended::Other, &row.other_shown, &row.other_by, row.other_at),
        ] {
            lines.push(format!("  «{value}» {by} {}{}", time_text(at), mark(side)));
        }
        lines.push(format!("  Felt: {}. {}", row.field, row.why));
    }
    for row in &view.merges {
        let new = if row.seen { "" } else { "Ny: " };
        lines.push(format!("{} {new}{}", time_text(row.at), row.text));
    }
    lines.join("\n")
}
