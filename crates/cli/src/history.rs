//! `worktrail history`: what anything was before, who changed it, and taking back.

use crate::{
    answer::Answer,
    batch::{Fields, read},
    clock::date_text,
    command::read_id,
    failure::Failure,
};
use clap::Subcommand;
use serde::{Deserialize, Serialize};
use worktrail_core::{
    Client, CoreError,
    api::{EntityAt, EntityStep, TakeBack, TrailAt},
    domain::{DocumentId, Timestamp, TrailId, parse_time},
};

/// `worktrail history …`, as typed.
#[derive(Debug, Subcommand)]
pub(crate) enum History {
    #[command(about = "Vis alle steg: hvem endret hva, når og på hvilken maskin")]
    Show {
        #[arg(value_name = "ID", help = "Jobbspor, møte, oppgave, oppføring eller arbeidsgiver")]
        id: String,
    },
    #[command(about = "Vis hvordan noe var på et tidspunkt")]
    At {
        #[arg(value_name = "ID", help = "Jobbspor, møte, oppgave, oppføring eller arbeidsgiver")]
        id: String,
        #[arg(long, value_name = "TID", help = "Tidspunktet")]
        at: String,
    },
    #[command(about = "Vis hele jobbsporet slik det var ved slutten av en dag")]
    Trail {
        #[arg(value_name = "ID", help = "Jobbsporet")]
        id: String,
        #[arg(long, value_name = "DATO", help = "Dagen")]
        on: String,
    },
    #[command(about = "Sett felter tilbake til det de var, som et nytt steg")]
    TakeBack {
        #[arg(value_name = "ID", help = "Jobbspor, møte, oppgave, oppføring eller arbeidsgiver")]
        id: String,
        #[arg(long, value_name = "TID", help = "Tidspunktet feltene settes tilbake til")]
        at: String,
        #[arg(long = "field", value_name = "FELT", help = "Bare dette feltet; kan gjentas [ellers alle]")]
        fields: Vec<String>,
    },
}

/// What is asked about the past.
#[derive(Debug)]
pub(crate) enum HistoryCommand {
    Show(DocumentId),
    At(DocumentId, String),
    Trail(TrailId, String),
    TakeBack(TakeBackThen),
}

#[derive(Deserialize, Serialize)]
struct EntityRef {
    id: DocumentId,
}

#[derive(Deserialize, Serialize)]
struct EntityThen {
    id: DocumentId,
    at: String,
}

#[derive(Deserialize, Serialize)]
struct TrailOn {
    id: TrailId,
    on: String,
}

/// What to take back, with the time as text.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct TakeBackThen {
    id: DocumentId,
    at: String,
    #[serde(default)]
    fields: Option<Vec<String>>,
}

impl History {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<HistoryCommand, Failure> {
        Ok(match self {
            Self::Show { id } => HistoryCommand::Show(read_id(&id, "id")?),
            Self::At { id, at } => HistoryCommand::At(read_id(&id, "id")?, at),
            Self::Trail { id, on } => HistoryCommand::Trail(read_id(&id, "id")?, on),
            Self::TakeBack { id, at, fields } => {
                let fields = Some(fields).filter(|fields| !fields.is_empty());
                HistoryCommand::TakeBack(TakeBackThen { id: read_id(&id, "id")?, at, fields })
            }
        })
    }
}

impl HistoryCommand {
    /// Reads the line of a batch whose command is `history.` and `name`; nothing for a name that is not known.
    pub(crate) fn of_line(name: &str, fields: Fields) -> Result<Option<Self>, Failure> {
        Ok(Some(match name {
            "show" => Self::Show(read::<EntityRef>(fields)?.id),
            "at" => {
                let EntityThen { id, at } = read(fields)?;
                Self::At(id, at)
            }
            "trail" => {
                let TrailOn { id, on } = read(fields)?;
                Self::Trail(id, on)
            }
            "take_back" => Self::TakeBack(read(fields)?),
            _ => return Ok(None),
        }))
    }

    /// Runs the command.
    pub(crate) fn run(self, client: &Client) -> Result<Answer, Failure> {
        Ok(match self {
            Self::Show(id) => Answer::Steps { steps: client.entity_history(id)? },
            Self::At(id, at) => Answer::EntityAt(client.entity_at(id, time(&at)?)?),
            Self::Trail(id, on) => Answer::TrailAt(Box::new(client.trail_at(id, &on)?)),
            Self::TakeBack(TakeBackThen { id, at, fields }) => {
                client.take_back(TakeBack { id, at: time(&at)?, fields })?;
                Answer::changed(id)
            }
        })
    }
}

fn time(text: &str) -> Result<Timestamp, Failure> {
    Ok(parse_time(text, "at").map_err(CoreError::from)?)
}

/// Steps as text.
pub(crate) fn steps_text(steps: &[EntityStep]) -> String {
    let mut lines = Vec::new();
    for step in steps {
        // To the second, so that the time can be given to `at` and `take-back`.
        let here = if step.this_device { ", denne maskinen" } else { "" };
        lines.push(format!("{} {} ({}{here})", step.at.to_rfc3339(), step.command_label, step.author));
        let changes = step.changes.iter();
        lines.extend(changes.map(|change| format!("  {}: «{}» → «{}»", change.what, change.before, change.after)));
    }
    lines.join("\n")
}

/// Something as it was, as text.
pub(crate) fn entity_text(entity: &EntityAt) -> String {
    let fields = entity.fields.iter().map(|field| format!("  {}: {}", field.label, field.value));
    std::iter::once(entity.title.clone()).chain(fields).collect::<Vec<_>>().join("\n")
}

/// A trail as it was, as text.
pub(crate) fn trail_text(trail: &TrailAt) -> String {
    let mut lines = vec![format!("{} den {}: {}", trail.title, date_text(trail.on), trail.phase_label)];
    lines.extend(trail.lines.iter().map(|field| format!("  {}: {}", field.label, field.value)));
    let entities = trail.meetings.iter().chain(&trail.tasks).chain(&trail.records);
    lines.extend(entities.map(entity_text));
    lines.join("\n")
}
