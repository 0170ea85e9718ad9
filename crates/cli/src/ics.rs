//! `worktrail ics`: the calendar as a file for other programs, and events of such a file.

use crate::{
    answer::Answer,
    batch::{Fields, read},
    clock::time_text,
    failure::Failure,
    page,
    table::aligned,
};
use clap::Subcommand;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use worktrail_core::{
    Client,
    api::{CalendarDays, IcsEvent},
};

/// `worktrail ics …`, as typed.
#[derive(Debug, Subcommand)]
pub(crate) enum Ics {
    #[command(about = "Skriv kalenderen til en .ics-fil for andre programmer; reisetid står som egne hendelser")]
    Write {
        #[arg(value_name = "FIL|-", help = "Filen som lages; - skriver til standard ut")]
        to: PathBuf,
        #[arg(long, value_name = "DATO", help = "Første dag [ellers i dag]")]
        from: Option<String>,
        #[arg(long, value_name = "DATO", help = "Siste dag [ellers seks dager etter]")]
        until: Option<String>,
        #[arg(long, help = "Også kollegenes møter")]
        everybody: bool,
        #[arg(long, help = "Ta med emne og deltakerens navn; ellers står bare møtetype og arbeidsgiver")]
        with_names: bool,
    },
    #[command(about = "Vis hendelsene i en .ics-fil; ingenting lagres")]
    Read {
        #[arg(value_name = "FIL", help = "Kalenderfilen")]
        file: PathBuf,
    },
}

/// What is asked about calendar files.
#[derive(Debug)]
pub(crate) enum IcsCommand {
    Write { days: CalendarDays, with_names: bool, to: PathBuf },
    Read { text: String },
}

#[derive(Deserialize, Serialize)]
struct WriteIcs {
    #[serde(default)]
    days: CalendarDays,
    #[serde(default)]
    with_names: bool,
    to: PathBuf,
}

#[derive(Deserialize, Serialize)]
struct ReadIcs {
    text: String,
}

impl Ics {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<IcsCommand, Failure> {
        Ok(match self {
            Self::Write { to, from, until, everybody, with_names } => {
                IcsCommand::Write { days: CalendarDays { from, to: until, everybody }, with_names, to }
            }
            Self::Read { file } => {
                let bytes = std::fs::read(file).map_err(|error| Failure::io(&error, "Filen kan ikke leses"))?;
                IcsCommand::Read { text: String::from_utf8_lossy(&bytes).into_owned() }
            }
        })
    }
}

impl IcsCommand {
    /// Reads the line of a batch whose command is `ics.` and `name`; nothing for a name that is not known.
    pub(crate) fn of_line(name: &str, fields: Fields) -> Result<Option<Self>, Failure> {
        Ok(Some(match name {
            "write" => {
                let WriteIcs { days, with_names, to } = read(fields)?;
                Self::Write { days, with_names, to }
            }
            "read" => Self::Read { text: read::<ReadIcs>(fields)?.text },
            _ => return Ok(None),
        }))
    }

    /// Runs the command.
    pub(crate) fn run(self, client: &Client) -> Result<Answer, Failure> {
        Ok(match self {
            Self::Write { days, with_names, to } => page::deliver(client.calendar_ics(&days, with_names)?, &to)?,
            Self::Read { text } => Answer::Events { events: client.read_ics(&text)? },
        })
    }
}

/// Events as a table.
pub(crate) fn text(events: &[IcsEvent]) -> String {
    if events.is_empty() {
        return "Ingen hendelser.".to_owned();
    }
    let cells = |cells: [&str; 5]| cells.map(ToOwned::to_owned).to_vec();
    let mut rows = vec![cells(["Fra", "Til", "Emne", "Sted", "Merknad"])];
    rows.extend(events.iter().map(|event| {
        let at = |at: Option<_>| at.map(time_text).unwrap_or_default();
        let problem = event.problem.as_deref().unwrap_or_default();
        cells([&at(event.from), &at(event.to), &event.subject, &event.place, problem])
    }));
    aligned(&rows)
}
