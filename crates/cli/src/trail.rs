//! `worktrail trail`: trails as such.

use crate::{
    args::codes,
    command::Command,
    creation::{Complete, Correct, Create, Find, Reveal},
    failure::Failure,
    id::Id,
    input::text_or_stdin,
    readmit::Readmit,
    sharing::Sharing,
};
use clap::{Args, Subcommand};
use worktrail_core::{
    api::{CorrectEnding, EditProfile, SetPhase, TextEdit, TimelineFilter},
    domain::{EndCause, Phase, ProfileSection, ending::EndCauseDetail},
};

/// The detailed causes there are.
const DETAIL_HELP: &str = "Detaljert sluttårsak. Under work: work_no_subsidy, work_nav_subsidy, \
     work_other_benefits, work_graduated_disability. Under education: edu_self_financed, edu_nav. Under other: \
     de to om utdanning, chained_nav_measure, other_active_measures, illness, old_age_pension, disability_benefit, \
     other_life_event, not_applicable";

/// When and why a trail ended.
#[derive(Debug, Args)]
pub(crate) struct Ending {
    #[arg(long, value_name = "DATO", help = "Sluttdato")]
    on: Option<String>,
    #[arg(
        long,
        value_name = "ÅRSAK",
        value_parser = codes(EndCause::ALL.iter().map(|v| v.code()), str::parse::<EndCause>),
        help = "Sluttårsak: work, education eller other"
    )]
    cause: Option<EndCause>,
    #[arg(
        long,
        value_name = "DETALJ",
        value_parser = codes(EndCauseDetail::ALL.iter().map(|v| v.code()), str::parse::<EndCauseDetail>),
        help = DETAIL_HELP
    )]
    detail: Option<EndCauseDetail>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Trail {
    #[command(about = "Opprett et jobbspor; det er foreløpig til sentralen har kontrollert det")]
    Create(Create),
    #[command(about = "Fullfør en opprettelse: bekreft alt det spørres om")]
    Complete(Complete),
    #[command(about = "Rett nummer eller navn; historikken beholdes, og sentralen kontrollerer på nytt")]
    CorrectPerson(Correct),
    #[command(about = "Finn jobbsporene til en person")]
    Find(Find),
    #[command(about = "Vis adressen; er den skjermet, føres det i historikken at du spurte")]
    RevealAddress(Reveal),
    #[command(about = "List jobbsporene")]
    List,
    #[command(about = "Vis ett jobbspor med tidslinje")]
    Show {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Vis tidslinjen til et jobbspor, av alle slag eller bare noen")]
    Timeline {
        #[command(flatten)]
        id: Id,
        #[arg(
            long = "kind",
            value_name = "SLAG",
            help = "Bare dette slaget, som meeting.employer, task eller job; kan gjentas"
        )]
        kinds: Vec<String>,
        #[arg(long = "status", value_name = "STATUS", help = "Bare denne statusen; kan gjentas")]
        statuses: Vec<String>,
    },
    #[command(about = "Flytt et jobbspor til en annen fase; med ended må sluttdetaljene følge med")]
    Phase {
        #[command(flatten)]
        id: Id,
        #[arg(
            value_name = "FASE",
            value_parser = codes(Phase::ALL.iter().chain(Phase::UNLISTED).map(|v| v.code()), str::parse::<Phase>),
            help = "Fasen. IPS: referred, mapping, job_development, in_education, working, downsizing, ended. \
                    Arbeid med støtte: referred, initial_contact, career_mapping, find_suitable_job, \
                    workplace_training, ended. CE: information_support, discovery, job_development_ce, \
                    adapted_training, long_term_followup, ended"
        )]
        phase: Phase,
        #[command(flatten)]
        ending: Ending,
    },
    #[command(about = "Vis jobbsporet slik deltakeren kan se det")]
    ParticipantView {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Vis hva som har skjedd med et jobbspor: hvem, hva, når og på hvilken maskin")]
    History {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Ta en deltaker inn igjen, eller overfør jobbsporet; bare metodeveiledere")]
    Readmit(Readmit),
    #[command(about = "Rett sluttdetaljene, de første 15 dagene; det du utelater, står")]
    CorrectEnding {
        #[command(flatten)]
        id: Id,
        #[command(flatten)]
        ending: Ending,
    },
    #[command(about = "Endre en av de tre hovedtekstene i profilen; «profile set» endrer alle felter")]
    Profile {
        #[command(flatten)]
        id: Id,
        #[arg(
            value_name = "DEL",
            value_parser = codes(ProfileSection::ALL.iter().map(|v| v.key()), section),
            help = "goal, strengths eller openness"
        )]
        section: ProfileSection,
        #[arg(long, value_name = "TEKST|-", help = "Hele teksten; - leser fra standard inn")]
        text: String,
    },
    #[command(flatten)]
    Sharing(Sharing),
}

impl Trail {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Create(create) => create.command()?,
            Self::Complete(complete) => complete.command()?,
            Self::CorrectPerson(correct) => correct.command()?,
            Self::Find(find) => find.command()?,
            Self::RevealAddress(reveal) => reveal.command()?,
            Self::Sharing(sharing) => Command::Sharing(sharing.command()?),
            Self::List => Command::TrailList,
            Self::Show { id } => Command::TrailShow(id.read()?),
            Self::Timeline { id, kinds, statuses } => {
                Command::Timeline(TimelineFilter { trail: id.read()?, kinds, statuses })
            }
            Self::Phase { id, phase, ending: Ending { on, cause, detail } } => {
                Command::TrailPhase(SetPhase { id: id.read()?, phase, cause, detail, on })
            }
            Self::ParticipantView { id } => Command::ParticipantView(id.read()?),
            Self::History { id } => Command::TrailHistory(id.read()?),
            Self::Readmit(readmit) => readmit.command()?,
            Self::CorrectEnding { id, ending: Ending { on, cause, detail } } => {
                Command::TrailCorrectEnding(CorrectEnding { id: id.read()?, on, cause, detail })
            }
            Self::Profile { id, section, text } => Command::TrailProfile(EditProfile {
                id: id.read()?,
                section,
                edit: TextEdit { base: None, text: text_or_stdin(text)? },
            }),
        })
    }
}

fn section(key: &str) -> Result<ProfileSection, String> {
    ProfileSection::ALL.into_iter().find(|section| section.key() == key).ok_or_else(|| "unknown section".to_owned())
}
