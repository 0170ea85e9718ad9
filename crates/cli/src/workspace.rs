//! `worktrail workspace`: the person's own tasks, links, templates and preferences.

use crate::{args::codes, command::Command, failure::Failure, id::Id, record::SetFields};
use clap::Subcommand;
use worktrail_core::{
    api::{NewWorkspaceRecord, SetPreference},
    domain::{
        StreamKind,
        records::{RecordKind, spec},
    },
};

#[derive(Debug, Subcommand)]
pub(crate) enum Workspace {
    #[command(about = "Vis egne oppgaver, lenker, maler og innstillinger")]
    Show,
    #[command(about = "Legg til en egen oppgave, en lenke eller en notatmal")]
    Add {
        #[arg(
            value_name = "TYPE",
            value_parser = codes(kinds().map(RecordKind::code), str::parse::<RecordKind>),
            help = "Type oppføring; «record kinds» viser dem alle med felter"
        )]
        kind: RecordKind,
        #[command(flatten)]
        fields: SetFields,
    },
    #[command(about = "Sett en egen oppgave til fullført")]
    Done {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Sett en egen innstilling; en tom verdi tømmer den")]
    Prefer {
        #[arg(value_name = "NAVN", help = "Innstillingen")]
        name: String,
        #[arg(value_name = "VERDI", help = "Verdien")]
        value: String,
    },
}

impl Workspace {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Show => Command::WorkspaceShow,
            Self::Add { kind, fields } => Command::WorkspaceAdd(NewWorkspaceRecord { kind, fields: fields.read()? }),
            Self::Done { id } => Command::WorkspaceDone(id.read()?),
            Self::Prefer { name, value } => Command::WorkspacePrefer(SetPreference { name, value }),
        })
    }
}

/// Kinds that are added to the workspace; preferences have their own command.
fn kinds() -> impl Iterator<Item = RecordKind> {
    RecordKind::ALL
        .iter()
        .copied()
        .filter(|kind| spec(*kind).stream == StreamKind::Workspace && *kind != RecordKind::Preference)
}
