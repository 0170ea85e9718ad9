//! `worktrail meeting`: meetings.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
    input::text_or_stdin,
};
use clap::{Args, Subcommand};
use worktrail_core::{
    api::{EditMeeting, FollowUp, NewMeeting, TextEdit},
    domain::{Channel, MeetingKind, MeetingStatus},
};

/// Flags that logging and editing a meeting share.
#[derive(Debug, Args)]
pub(crate) struct MeetingFields {
    #[arg(long, value_name = "ORGNR", help = "Arbeidsgiverens organisasjonsnummer")]
    pub(crate) employer: Option<String>,
    #[arg(long, value_name = "NAVN", help = "Arbeidsgiverens navn")]
    pub(crate) employer_name: Option<String>,
    #[arg(long, value_name = "N", help = "Varighet i minutter [ellers 60]")]
    pub(crate) minutes: Option<u32>,
    #[arg(
        long,
        value_name = "KANAL",
        value_parser = codes(Channel::ALL.iter().map(|v| v.code()), str::parse::<Channel>),
        help = "Hvordan møtet holdes: physical, phone eller video [ellers physical]"
    )]
    pub(crate) channel: Option<Channel>,
    #[arg(long, value_name = "STED", help = "Sted")]
    pub(crate) place: Option<String>,
    #[arg(
        long,
        value_name = "STATUS",
        value_parser = codes(MeetingStatus::ALL.iter().map(|v| v.code()), str::parse::<MeetingStatus>),
        help = "planned, completed, no_show eller cancelled [ellers planned før møtet, completed etter]"
    )]
    pub(crate) status: Option<MeetingStatus>,
    #[arg(long, value_name = "N", help = "Reise dit, i minutter")]
    pub(crate) travel_to: Option<u32>,
    #[arg(long, value_name = "N", help = "Reise tilbake, i minutter")]
    pub(crate) travel_from: Option<u32>,
    #[arg(long, value_name = "TEKST|-", help = "Notat; - leser fra standard inn")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Meeting {
    #[command(about = "Logg et møte, holdt eller planlagt")]
    Log {
        #[arg(long, value_name = "ID", help = "Jobbsporet")]
        trail: String,
        #[arg(
            long,
            value_name = "TYPE",
            value_parser = codes(["participant", "employer", "startup"].into_iter(), str::parse::<MeetingKind>),
            help = "Type møte: participant, employer eller startup"
        )]
        kind: MeetingKind,
        #[arg(long, value_name = "TID", help = "Når møtet begynner")]
        at: String,
        #[arg(long, value_name = "EMNE", help = "Hva det gjelder, på én linje")]
        subject: String,
        #[command(flatten)]
        fields: MeetingFields,
        #[arg(long, value_name = "EMNE", requires = "task_due", help = "Oppfølgingsoppgave som lagres samtidig")]
        task: Option<String>,
        #[arg(long, value_name = "DATO", requires = "task", help = "Frist for oppfølgingsoppgaven")]
        task_due: Option<String>,
    },
    #[command(about = "Endre noen felter i et møte; resten står")]
    Edit {
        #[arg(value_name = "ID", help = "Id fra en liste eller et tidligere svar")]
        id: String,
        #[arg(long, value_name = "TID", help = "Når møtet begynner")]
        at: Option<String>,
        #[arg(long, value_name = "EMNE", help = "Hva det gjelder, på én linje")]
        subject: Option<String>,
        #[command(flatten)]
        fields: MeetingFields,
        #[arg(
            long,
            value_name = "VERSJON",
            requires = "note",
            help = "Versjonen notatet bygger på [ellers den nyeste]"
        )]
        base: Option<String>,
    },
    #[command(about = "Vis ett møte med notat og historikk")]
    Show {
        #[arg(value_name = "ID", help = "Id fra en liste eller et tidligere svar")]
        id: String,
    },
}

impl Meeting {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Log { trail, kind, at, subject, fields, task, task_due } => Command::MeetingLog(NewMeeting {
                trail: read_id(&trail, "trail")?,
                kind,
                at,
                subject,
                minutes: fields.minutes,
                channel: fields.channel,
                place: fields.place,
                status: fields.status,
                employer: fields.employer,
                employer_name: fields.employer_name,
                travel_to: fields.travel_to,
                travel_from: fields.travel_from,
                note: fields.note.map(text_or_stdin).transpose()?,
                follow_up: task.zip(task_due).map(|(subject, due)| FollowUp { subject, due }),
            }),
            Self::Edit { id, at, subject, fields, base } => {
                Command::MeetingEdit(edit_meeting(&id, at, subject, fields, base)?)
            }
            Self::Show { id } => Command::MeetingShow(read_id(&id, "id")?),
        })
    }
}

fn edit_meeting(
    id: &str,
    at: Option<String>,
    subject: Option<String>,
    fields: MeetingFields,
    base: Option<String>,
) -> Result<EditMeeting, Failure> {
    let note = fields.note.map(text_or_stdin).transpose()?;
    Ok(EditMeeting {
        id: read_id(id, "id")?,
        at,
        minutes: fields.minutes,
        channel: fields.channel,
        place: fields.place,
        status: fields.status,
        subject,
        employer: fields.employer,
        employer_name: fields.employer_name,
        travel_to: fields.travel_to,
        travel_from: fields.travel_from,
        note: note.map(|text| TextEdit { base, text }),
    })
}
