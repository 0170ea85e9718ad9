//! `worktrail task`: tasks, sub-goals in the list, and what rules and merging ask for.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
    id::Id,
};
use clap::{Args, Subcommand};
use worktrail_core::{
    api::{CloseTasks, EditTask, NewTask, SettleDuty, TextEdit},
    domain::{Settling, TaskPriority, TaskStatus},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    #[command(about = "Legg til en oppgave")]
    Add(Add),
    #[command(about = "Endre noen felter i en oppgave eller et delmål; resten står")]
    Edit(Edit),
    #[command(about = "Sett en oppgave til utført")]
    Done {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Lukk flere linjer i oppgavelisten på en gang: oppgaver, delmål, varsler og avvik")]
    Close {
        #[arg(required = true, value_name = "ID", help = "Id-er fra oppgavelisten")]
        ids: Vec<String>,
        #[arg(long, help = "Lukk som ikke aktuelle i stedet for utførte")]
        discarded: bool,
        #[arg(long, value_name = "TEKST", help = "Hvorfor; kreves når varsler og avvik ikke er aktuelle")]
        reason: Option<String>,
    },
    #[command(about = "Vis hva metoden ber om nå: frister, rapporter, oppfølging rundt jobbstart")]
    Duties {
        #[arg(long, value_name = "ID", help = "Bare dette jobbsporet")]
        trail: Option<String>,
    },
    #[command(about = "Vis avvik etter sammenslåing: det to har gjort samtidig som ikke passer sammen")]
    Findings {
        #[arg(long, value_name = "ID", help = "Bare dette jobbsporet")]
        trail: Option<String>,
    },
    #[command(about = "Kvitter ut et varsel eller avvik, utsett det eller åpne det igjen")]
    Settle {
        #[arg(value_name = "NØKKEL", help = "Nøkkelen fra «task duties» eller «task findings»")]
        key: String,
        #[arg(long, value_name = "ID", help = "Jobbsporet")]
        trail: String,
        #[arg(
            long,
            value_name = "HVA",
            value_parser = codes(Settling::ALL.iter().map(|v| v.code()), str::parse::<Settling>),
            help = "Hva som gjøres med det"
        )]
        how: Settling,
        #[arg(long, value_name = "TEKST", help = "Hvorfor det ikke er aktuelt")]
        reason: Option<String>,
        #[arg(long, value_name = "DATO", help = "Dagen det utsettes til")]
        until: Option<String>,
    },
    #[command(about = "Vis påminnelser som er kommet siden et tidspunkt")]
    Reminders {
        #[arg(long, value_name = "TID", help = "Fra dette tidspunktet til nå")]
        since: String,
    },
    #[command(about = "List oppgaver, delmål, varsler og avvik, det som haster mest først")]
    List {
        #[arg(long, help = "Ta med utførte og uaktuelle")]
        all: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    #[arg(long, value_name = "ID", help = "Jobbsporet")]
    trail: String,
    #[arg(long, value_name = "EMNE", help = "Hva som skal gjøres, på én linje")]
    subject: String,
    #[command(flatten)]
    fields: Fields,
}

#[derive(Debug, Args)]
pub(crate) struct Edit {
    #[arg(value_name = "ID", help = "Id fra oppgavelisten")]
    id: String,
    #[arg(long, value_name = "EMNE", help = "Hva som skal gjøres, på én linje")]
    subject: Option<String>,
    #[command(flatten)]
    fields: Fields,
    #[arg(
        long,
        value_name = "STATUS",
        value_parser = codes(TaskStatus::ALL.iter().map(|v| v.code()), str::parse::<TaskStatus>),
        help = "Status"
    )]
    status: Option<TaskStatus>,
    #[arg(long, value_name = "TEKST", help = "Hvorfor den har den statusen")]
    reason: Option<String>,
    #[arg(long, value_name = "TID", help = "Når den ble utført [ellers nå]")]
    completed_at: Option<String>,
    #[arg(
        long,
        value_name = "VERSJON",
        requires = "note",
        help = "Versjonen beskrivelsen bygger på [ellers den nyeste]"
    )]
    base: Option<String>,
}

/// What both a new and a changed task take.
#[derive(Debug, Args)]
pub(crate) struct Fields {
    #[arg(long, value_name = "DATO", help = "Frist, som dato eller tid; en tom verdi tømmer feltet")]
    due: Option<String>,
    #[arg(
        long,
        value_name = "PRIORITET",
        value_parser = codes(TaskPriority::ALL.iter().map(|v| v.code()), str::parse::<TaskPriority>),
        help = "Prioritet"
    )]
    priority: Option<TaskPriority>,
    #[arg(long, value_name = "TID", help = "Når du skal minnes på den; en tom verdi tømmer feltet")]
    remind: Option<String>,
    #[arg(long, value_name = "TEKST", help = "Beskrivelse")]
    note: Option<String>,
}

impl Task {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Add(Add { trail, subject, fields }) => Command::TaskAdd(NewTask {
                trail: read_id(&trail, "trail")?,
                subject,
                due: fields.due,
                priority: fields.priority,
                remind: fields.remind,
                note: fields.note,
            }),
            Self::Edit(edit) => Command::TaskEdit(EditTask {
                id: read_id(&edit.id, "id")?,
                subject: edit.subject,
                due: edit.fields.due,
                status: edit.status,
                reason: edit.reason,
                completed_at: edit.completed_at,
                priority: edit.fields.priority,
                remind: edit.fields.remind,
                note: edit.fields.note.map(|text| TextEdit { base: edit.base, text }),
            }),
            Self::Done { id } => Command::TaskDone(id.read()?),
            Self::Close { ids, discarded, reason } => Command::TaskClose(CloseTasks {
                ids: ids.iter().map(|id| read_id(id, "ids")).collect::<Result<_, _>>()?,
                status: if discarded { TaskStatus::Discarded } else { TaskStatus::Done },
                reason,
            }),
            Self::Duties { trail } => Command::Duties { trail: trail.map(|id| read_id(&id, "trail")).transpose()? },
            Self::Findings { trail } => Command::Findings { trail: trail.map(|id| read_id(&id, "trail")).transpose()? },
            Self::Settle { key, trail, how, reason, until } => {
                Command::Settle(SettleDuty { trail: read_id(&trail, "trail")?, key, how, reason, until })
            }
            Self::Reminders { since } => Command::Reminders { since },
            Self::List { all } => Command::TaskList { include_closed: all },
        })
    }
}
