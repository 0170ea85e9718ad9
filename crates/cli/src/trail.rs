//! `worktrail trail`: trails as such.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
    input::text_or_stdin,
};
use clap::Subcommand;
use worktrail_core::{
    api::{EditProfile, NewTrail, SetPhase, TextEdit},
    domain::{EndCause, Phase, ProfileSection},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Trail {
    #[command(about = "Opprett et jobbspor; det er foreløpig til sentralen har kontrollert det")]
    Create {
        #[arg(long, value_name = "FNR", help = "Fødselsnummer eller D-nummer")]
        national_id: String,
        #[arg(long, value_name = "NAVN", help = "Deltakerens navn")]
        name: Option<String>,
        #[arg(long, value_name = "DATO", help = "Henvist dato [ellers i dag]")]
        referred: Option<String>,
    },
    #[command(about = "List jobbsporene")]
    List,
    #[command(about = "Vis ett jobbspor med tidslinje")]
    Show {
        #[arg(value_name = "ID", help = "Id fra en liste eller et tidligere svar")]
        id: String,
    },
    #[command(about = "Flytt et jobbspor til en annen fase")]
    Phase {
        #[arg(value_name = "ID", help = "Id fra en liste eller et tidligere svar")]
        id: String,
        #[arg(
            value_name = "FASE",
            value_parser = codes(Phase::ALL.iter().map(|v| v.code()), str::parse::<Phase>),
            help = "referred, mapping, job_development, in_education, working, downsizing eller ended"
        )]
        phase: Phase,
        #[arg(
            long,
            value_name = "ÅRSAK",
            value_parser = codes(EndCause::ALL.iter().map(|v| v.code()), str::parse::<EndCause>),
            help = "Sluttårsak, med fasen ended: work, education eller other"
        )]
        cause: Option<EndCause>,
        #[arg(long, value_name = "DATO", help = "Fra hvilken dato [ellers i dag]")]
        on: Option<String>,
    },
    #[command(about = "Endre en del av profilen")]
    Profile {
        #[arg(value_name = "ID", help = "Id fra en liste eller et tidligere svar")]
        id: String,
        #[arg(
            value_name = "DEL",
            value_parser = codes(ProfileSection::ALL.iter().map(|v| v.key()), section),
            help = "goal, strengths eller openness"
        )]
        section: ProfileSection,
        #[arg(long, value_name = "TEKST|-", help = "Hele teksten; - leser fra standard inn")]
        text: String,
    },
}

impl Trail {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Create { national_id, name, referred } => {
                Command::TrailCreate(NewTrail { national_id, name, referred })
            }
            Self::List => Command::TrailList,
            Self::Show { id } => Command::TrailShow(read_id(&id, "id")?),
            Self::Phase { id, phase, cause, on } => {
                Command::TrailPhase(SetPhase { id: read_id(&id, "id")?, phase, cause, on })
            }
            Self::Profile { id, section, text } => Command::TrailProfile(EditProfile {
                id: read_id(&id, "id")?,
                section,
                edit: TextEdit { base: None, text: text_or_stdin(text)? },
            }),
        })
    }
}

fn section(key: &str) -> Result<ProfileSection, String> {
    ProfileSection::ALL.into_iter().find(|section| section.key() == key).ok_or_else(|| "unknown section".to_owned())
}
