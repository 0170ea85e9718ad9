//! `worktrail trail readmit`: a new trail from an ended one.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
};
use clap::Args;
use worktrail_core::{
    api,
    domain::{TrailType, readmission::ReadmissionKind},
};

/// What a supervisor says about the new trail.
#[derive(Debug, Args)]
pub(crate) struct Readmit {
    #[arg(value_name = "ID", help = "Det avsluttede jobbsporet")]
    id: String,
    #[arg(
        long,
        value_name = "MÅTE",
        value_parser = codes(ReadmissionKind::ALL.iter().map(|v| v.code()), str::parse::<ReadmissionKind>),
        help = "copy (ny inntaking) eller move (flytting; åpne delmål og jobber blir med)"
    )]
    kind: ReadmissionKind,
    #[arg(
        long,
        value_name = "TJENESTE",
        value_parser = codes(TrailType::ALL.iter().map(|v| v.code()), str::parse::<TrailType>),
        help = "ips eller ams [ellers samme tjeneste]"
    )]
    service: Option<TrailType>,
    #[arg(long, value_name = "BRUKER", help = "Ny eier; id-en fra «team»")]
    owner: Option<String>,
    #[arg(long, value_name = "DATO", help = "Ny henvist dato")]
    referred: Option<String>,
    #[arg(long, value_name = "NAVN", default_value = "", hide_default_value = true, help = "Nav-veileder")]
    nav_counsellor: String,
    #[arg(
        long,
        value_name = "NAVN",
        default_value = "",
        hide_default_value = true,
        help = "Behandlingsteam (IPS) eller søkende avdeling (arbeid med støtte)"
    )]
    referral_source: String,
}

impl Readmit {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(Command::TrailReadmit(api::Readmit {
            id: read_id(&self.id, "id")?,
            kind: self.kind,
            service: self.service,
            owner: self.owner.map(|id| read_id(&id, "owner")).transpose()?,
            referred: self.referred,
            nav_counsellor: self.nav_counsellor,
            referral_source: self.referral_source,
        }))
    }
}
