//! `worktrail trail create`, `complete`, `correct-person`, `find` and `reveal-address`: who a trail is for.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
    input::text_or_stdin,
};
use clap::Args;
use worktrail_core::{
    api::{CompleteCreation, CorrectPerson, GuidedCreation, NewTrail},
    domain::TrailType,
};

/// What is confirmed and told; giving any of it asks for all of it.
#[derive(Debug, Args)]
pub(crate) struct Guided {
    #[arg(long, help = "Bekreft at dette er riktig person")]
    person_confirmed: bool,
    #[arg(long, help = "Bekreft at deltakeren er informert om rettighetene sine")]
    informed_of_rights: bool,
    #[arg(long, help = "Bekreft at foresatte har samtykket skriftlig, når deltakeren er under 18 år")]
    guardian_consent: bool,
    #[arg(long, value_name = "NAVN", help = "Nav-veileder")]
    nav_counsellor: Option<String>,
    #[arg(long, value_name = "TEKST", help = "Behandlingsteam; i AMS avdelingen som søker")]
    referral_source: Option<String>,
    #[arg(long, value_name = "DATO", help = "Fødselsdato slik deltakeren oppgir den")]
    birth_date: Option<String>,
}

impl Guided {
    fn given(self) -> Option<GuidedCreation> {
        let ticked = self.person_confirmed || self.informed_of_rights || self.guardian_consent;
        let told = self.nav_counsellor.is_some() || self.referral_source.is_some() || self.birth_date.is_some();
        (ticked || told).then(|| self.whole())
    }

    fn whole(self) -> GuidedCreation {
        GuidedCreation {
            person_confirmed: self.person_confirmed,
            informed_of_rights: self.informed_of_rights,
            guardian_consent: self.guardian_consent,
            nav_counsellor: self.nav_counsellor.unwrap_or_default(),
            referral_source: self.referral_source.unwrap_or_default(),
            birth_date: self.birth_date,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    #[arg(long, value_name = "FNR", help = "Fødselsnummer eller D-nummer")]
    national_id: String,
    #[arg(long, value_name = "NAVN", help = "Deltakerens navn")]
    name: Option<String>,
    #[arg(long, value_name = "DATO", help = "Henvist dato [ellers i dag]")]
    referred: Option<String>,
    #[arg(
        long,
        value_name = "TJENESTE",
        value_parser = codes(TrailType::ALL.iter().map(|v| v.code()), str::parse::<TrailType>),
        help = "Tjeneste: ips, ams eller ce [ellers ips]"
    )]
    service: Option<TrailType>,
    #[arg(long, value_name = "ID", help = "Jobbspesialisten som skal eie jobbsporet [ellers deg]")]
    owner: Option<String>,
    #[command(flatten)]
    guided: Guided,
}

impl Create {
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(Command::TrailCreate(NewTrail {
            national_id: self.national_id,
            name: self.name,
            referred: self.referred,
            service: self.service,
            owner: self.owner.map(|id| read_id(&id, "owner")).transpose()?,
            guided: self.guided.given(),
        }))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Complete {
    #[arg(value_name = "ID", help = "Jobbsporet")]
    id: String,
    #[command(flatten)]
    guided: Guided,
}

impl Complete {
    pub(crate) fn command(self) -> Result<Command, Failure> {
        let input = CompleteCreation { id: read_id(&self.id, "id")?, guided: self.guided.whole() };
        Ok(Command::TrailComplete(input))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Correct {
    #[arg(value_name = "ID", help = "Jobbsporet")]
    id: String,
    #[arg(long, value_name = "FNR", help = "Det riktige nummeret", required_unless_present = "name")]
    national_id: Option<String>,
    #[arg(long, value_name = "NAVN", help = "Det riktige navnet")]
    name: Option<String>,
}

impl Correct {
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(Command::CorrectPerson(CorrectPerson {
            id: read_id(&self.id, "id")?,
            national_id: self.national_id,
            name: self.name,
        }))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Find {
    #[arg(value_name = "FNR|-", help = "Fødselsnummer eller D-nummer; - leser fra standard inn")]
    national_id: String,
}

impl Find {
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(Command::TrailFind { national_id: text_or_stdin(self.national_id)?.trim().to_owned() })
    }
}

#[derive(Debug, Args)]
pub(crate) struct Reveal {
    #[arg(value_name = "ID", help = "Jobbsporet")]
    id: String,
    #[arg(
        long,
        value_name = "TEKST",
        default_value = "",
        help = "Hvorfor du trenger adressen; må fylles ut når den er skjermet"
    )]
    reason: String,
}

impl Reveal {
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(Command::RevealAddress { id: read_id(&self.id, "id")?, reason: self.reason })
    }
}
