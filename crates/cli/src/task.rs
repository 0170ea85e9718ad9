//! `worktrail task`: tasks and duties.

use crate::{
    command::{Command, read_id},
    failure::Failure,
};
use clap::Subcommand;
use worktrail_core::api::NewTask;

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    #[command(about = "Legg til en oppgave")]
    Add {
        #[arg(long, value_name = "ID", help = "Jobbsporet")]
        trail: String,
        #[arg(long, value_name = "EMNE", help = "Hva som skal gjøres, på én linje")]
        subject: String,
        #[arg(long, value_name = "DATO", help = "Frist")]
        due: Option<String>,
    },
    #[command(about = "Sett en oppgave til utført")]
    Done {
        #[arg(value_name = "ID", help = "Id fra en liste eller et tidligere svar")]
        id: String,
    },
    #[command(about = "Vis hva metoden ber om nå: frister, rapporter, oppfølging rundt jobbstart")]
    Duties {
        #[arg(long, value_name = "ID", help = "Bare dette jobbsporet")]
        trail: Option<String>,
    },
    #[command(about = "List oppgavene")]
    List {
        #[arg(long, help = "Ta med utførte og uaktuelle")]
        all: bool,
    },
}

impl Task {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Add { trail, subject, due } => {
                Command::TaskAdd(NewTask { trail: read_id(&trail, "trail")?, subject, due })
            }
            Self::Done { id } => Command::TaskDone(read_id(&id, "id")?),
            Self::Duties { trail } => Command::Duties { trail: trail.map(|id| read_id(&id, "trail")).transpose()? },
            Self::List { all } => Command::TaskList { include_closed: all },
        })
    }
}
