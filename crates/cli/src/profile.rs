//! `worktrail profile`: the profile of a trail, field by field.

use crate::{
    command::{Command, read_id},
    failure::Failure,
    input::text_or_stdin,
};
use clap::Subcommand;
use worktrail_core::api::EditProfileField;

#[derive(Debug, Subcommand)]
pub(crate) enum Profile {
    #[command(about = "Vis profilen med alle felter tjenesten har")]
    Show {
        #[arg(value_name = "ID", help = "Jobbsporet")]
        id: String,
    },
    #[command(about = "Endre ett felt; en tom tekst tømmer feltet")]
    Set {
        #[arg(value_name = "ID", help = "Jobbsporet")]
        id: String,
        #[arg(value_name = "FELT", help = "Nøkkelen til feltet, som «profile show» viser")]
        field: String,
        #[arg(long, value_name = "TEKST|-", help = "Hele verdien; - leser fra standard inn")]
        text: String,
        #[arg(long, value_name = "VERSJON", help = "Versjonen teksten bygger på [ellers den nyeste]")]
        base: Option<String>,
    },
    #[command(about = "Vis hva som har stått i ett felt, og hvem som skrev det")]
    History {
        #[arg(value_name = "ID", help = "Jobbsporet")]
        id: String,
        #[arg(value_name = "FELT", help = "Nøkkelen til feltet, som «profile show» viser")]
        field: String,
    },
}

impl Profile {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Show { id } => Command::ProfileShow(read_id(&id, "id")?),
            Self::Set { id, field, text, base } => Command::ProfileSet(EditProfileField {
                id: read_id(&id, "id")?,
                field,
                value: text_or_stdin(text)?,
                base,
            }),
            Self::History { id, field } => Command::ProfileHistory { id: read_id(&id, "id")?, field },
        })
    }
}
