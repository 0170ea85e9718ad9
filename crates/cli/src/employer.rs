//! `worktrail employer`: the team's employers, and what is kept at them.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
    record::{RecordChange, SetFields, read_fields},
};
use clap::Subcommand;
use worktrail_core::{
    api::{ContactBy, EmployerFilter, NewEmployerRecord, SaveEmployer},
    domain::{
        StreamKind,
        records::{RecordKind, spec},
    },
};

#[derive(Debug, Subcommand)]
pub(crate) enum Employer {
    #[command(about = "Legg til en arbeidsgiver, eller endre den som har dette organisasjonsnummeret")]
    Save {
        #[arg(value_name = "ORGNR", help = "Organisasjonsnummeret")]
        org_number: String,
        #[arg(long = "set", value_name = "FELT=VERDI", help = "Et felt; kan gjentas. «record kinds» viser feltene")]
        fields: Vec<String>,
        #[arg(long, value_name = "VERSJON", help = "Versjonen notatet bygger på [ellers den nyeste]")]
        base: Option<String>,
        #[arg(long, help = "Navn i tekstene er arbeidsgiverens egne folk, ikke deltakere")]
        names_confirmed: bool,
    },
    #[command(about = "Vis en arbeidsgiver: fakta, kontakter, behov, avtaler og dialog")]
    Show {
        #[arg(value_name = "ORGNR", help = "Organisasjonsnummeret")]
        org_number: String,
    },
    #[command(about = "Finn arbeidsgivere")]
    List(List),
    #[command(about = "Legg til en kontakt, et behov, en avtale, en oppgave eller en loggført kontakt")]
    Add {
        #[arg(
            value_name = "TYPE",
            value_parser = codes(kinds().map(RecordKind::code), str::parse::<RecordKind>),
            help = "Type oppføring; «record kinds» viser dem alle med felter"
        )]
        kind: RecordKind,
        #[arg(long = "org-number", value_name = "ORGNR", help = "Arbeidsgiveren; den må være lagt til")]
        org_number: String,
        #[command(flatten)]
        fields: SetFields,
        #[arg(long, help = "Navn i tekstene er arbeidsgiverens egne folk, ikke deltakere")]
        names_confirmed: bool,
    },
    #[command(about = "Endre noe hos en arbeidsgiver; resten står, og en tom verdi tømmer feltet")]
    Edit {
        #[command(flatten)]
        change: RecordChange,
        #[arg(long, help = "Navn i tekstene er arbeidsgiverens egne folk, ikke deltakere")]
        names_confirmed: bool,
    },
}

/// What narrows the list of employers.
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    #[arg(value_name = "ORD", help = "Navn, sted eller begynnelsen av organisasjonsnummeret")]
    query: Vec<String>,
    #[arg(long, value_name = "STED", help = "Kommune eller fylke, som navn eller nummer")]
    place: Option<String>,
    #[arg(long, value_name = "POSTNR", help = "Nærmest dette postnummeret først")]
    near: Option<String>,
    #[arg(long, value_name = "NÆRING", help = "Næring, som ord eller begynnelsen av SN2025-koden")]
    trade: Option<String>,
    #[arg(long, value_name = "ANTALL", help = "Minst så mange ansatte")]
    employees_min: Option<u32>,
    #[arg(long, value_name = "ANTALL", help = "Høyst så mange ansatte")]
    employees_max: Option<u32>,
    #[arg(
        long,
        value_name = "HVEM",
        value_parser = codes(["own", "team", "nobody"].into_iter(), contact_by),
        help = "Hvem som har vært i kontakt før"
    )]
    contacted_by: Option<ContactBy>,
    #[arg(long, help = "Bare de som har et åpent behov")]
    with_needs: bool,
    #[arg(long, value_name = "ID", help = "Det som passer ønskene i dette jobbsporet, best først")]
    wish_of: Option<String>,
}

impl Employer {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Save { org_number, fields, base, names_confirmed } => {
                Command::EmployerSave(SaveEmployer { org_number, fields: read_fields(fields)?, base, names_confirmed })
            }
            Self::Show { org_number } => Command::EmployerShow { org_number },
            Self::List(list) => Command::EmployerList(EmployerFilter {
                query: list.query.join(" "),
                place: list.place,
                near: list.near,
                trade: list.trade,
                employees_min: list.employees_min,
                employees_max: list.employees_max,
                contacted_by: list.contacted_by,
                with_needs: list.with_needs,
                wish_of: list.wish_of.map(|id| read_id(&id, "wish_of")).transpose()?,
            }),
            Self::Add { kind, org_number, fields, names_confirmed } => {
                Command::EmployerAdd(NewEmployerRecord { org_number, kind, fields: fields.read()?, names_confirmed })
            }
            Self::Edit { change, names_confirmed } => Command::EmployerEdit { input: change.read()?, names_confirmed },
        })
    }
}

/// Kinds that are added to an employer by hand.
fn kinds() -> impl Iterator<Item = RecordKind> {
    let derived = [RecordKind::Employer, RecordKind::ContactMark];
    RecordKind::ALL
        .iter()
        .copied()
        .filter(move |kind| spec(*kind).stream == StreamKind::Employer && !derived.contains(kind))
}

fn contact_by(code: &str) -> Result<ContactBy, String> {
    match code {
        "own" => Ok(ContactBy::Own),
        "team" => Ok(ContactBy::Team),
        "nobody" => Ok(ContactBy::Nobody),
        _ => Err("not one of own, team, nobody".to_owned()),
    }
}
