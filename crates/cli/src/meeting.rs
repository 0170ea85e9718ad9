//! `worktrail meeting`: meetings.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
    id::Id,
    input::text_or_stdin,
};
use clap::{Args, Subcommand};
use worktrail_core::{
    api::{CalendarDays, CorrectMeeting, EditMeeting, FollowUp, NewMeeting, TextEdit, UndoMeeting},
    domain::{
        Channel, MeetingKind, MeetingStatus, TrailId,
        meetings::{DecisionMaker, SubCategory},
    },
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
    #[arg(long, value_name = "NAVN|ID", help = "Kontaktperson hos arbeidsgiveren")]
    pub(crate) employer_contact: Option<String>,
    #[arg(
        long,
        value_name = "SVAR",
        value_parser = codes(DecisionMaker::ALL.iter().map(|v| v.code()), str::parse::<DecisionMaker>),
        help = "Om du møtte en beslutningstaker: yes, no eller not_known"
    )]
    pub(crate) decision_maker: Option<DecisionMaker>,
    #[arg(
        long,
        value_name = "KODE",
        value_parser = codes(SubCategory::ALL.iter().map(|v| v.code()), str::parse::<SubCategory>),
        help = "Hva møtet gjaldt: job_development, job_support, relationship_building, follow_up, exploration_of_education eller support_during_education [ellers den første typen har]"
    )]
    pub(crate) sub_category: Option<SubCategory>,
    #[arg(long, value_name = "true|false", help = "Om deltakeren deltar, der møtetypen lar det stå åpent")]
    pub(crate) participant_attends: Option<bool>,
    #[arg(long, value_name = "NAVN", help = "Utdanningsinstitusjonen")]
    pub(crate) institution: Option<String>,
    #[arg(long, value_name = "NAVN", help = "Kontakt ved utdanningsinstitusjonen")]
    pub(crate) institution_contact: Option<String>,
    #[arg(long, value_name = "true|false", help = "Ute i felt [ellers når det er reisetid]")]
    pub(crate) in_the_field: Option<bool>,
    #[arg(long, help = "Navn i teksten er arbeidsgiverens folk og ikke en deltaker")]
    pub(crate) names_confirmed: bool,
    #[arg(long, value_name = "TEKST", help = "Hvorfor møtet ble avlyst")]
    pub(crate) cancel_reason: Option<String>,
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
        #[arg(long, value_name = "ID", help = "Jobbsporet; ikke ved employer_only")]
        trail: Option<String>,
        #[arg(
            long,
            value_name = "TYPE",
            value_parser = codes(
                MeetingKind::ALL.iter().map(|v| v.code()),
                str::parse::<MeetingKind>
            ),
            help = "Type møte: participant, employer, startup, education, eller employer_only med en arbeidsgiver uten deltaker"
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
        #[arg(long, help = "Bekreft at teksten ikke sier noe om en deltaker; må med ved employer_only")]
        no_person_data: bool,
        #[arg(long, help = "Bare kontroller, og vis hva møtet kolliderer med; lagre ingenting")]
        check: bool,
    },
    #[command(about = "Endre noen felter i et møte; resten står")]
    Edit {
        #[command(flatten)]
        id: Id,
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
        #[arg(long, help = "Bare kontroller, og vis hva møtet kolliderer med; lagre ingenting")]
        check: bool,
    },
    #[command(about = "Lukk et møte: gjennomført, møtte ikke eller avlyst")]
    Close {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "TID", help = "Når møtet begynte")]
        at: Option<String>,
        #[arg(long, value_name = "EMNE", help = "Hva det gjaldt, på én linje")]
        subject: Option<String>,
        #[command(flatten)]
        fields: MeetingFields,
        #[arg(long, value_name = "EMNE", requires = "task_due", help = "Oppfølgingsoppgave som lagres samtidig")]
        task: Option<String>,
        #[arg(long, value_name = "DATO", requires = "task", help = "Frist for oppfølgingsoppgaven")]
        task_due: Option<String>,
    },
    #[command(about = "Rett møtetypen; felter den nye typen ikke har, tømmes")]
    Correct {
        #[command(flatten)]
        id: Id,
        #[arg(
            long,
            value_name = "TYPE",
            value_parser = codes(
                ["participant", "employer", "startup", "education"].into_iter(),
                str::parse::<MeetingKind>
            ),
            help = "Riktig type: participant, employer, startup eller education"
        )]
        kind: MeetingKind,
        #[command(flatten)]
        fields: MeetingFields,
    },
    #[command(about = "Angre et møte; det står i historikken og teller ikke")]
    Undo {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "TEKST", help = "Hvorfor; må sies når møtet er gjennomført")]
        reason: Option<String>,
    },
    #[command(about = "Hent tilbake et møte som er angret")]
    Restore {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Vis kalenderen: møter med reisetid før og etter")]
    Calendar {
        #[arg(long, value_name = "DATO", help = "Første dag [ellers i dag]")]
        from: Option<String>,
        #[arg(long, value_name = "DATO", help = "Siste dag [ellers seks dager etter den første]")]
        to: Option<String>,
        #[arg(long, help = "Også kollegers møter")]
        everybody: bool,
    },
    #[command(about = "Vis møter deltakeren skal minnes på nå")]
    Reminders,
    #[command(about = "Noter at deltakeren er minnet på møtet; flyttes det, ønskes en ny påminnelse")]
    Reminded {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Vis ett møte med notat og historikk")]
    Show {
        #[command(flatten)]
        id: Id,
    },
}

impl Meeting {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Log { trail, kind, at, subject, fields, task, task_due, no_person_data, check } => {
                let trail = trail.map(|id| read_id(&id, "trail")).transpose()?;
                let follow_up = task.zip(task_due).map(|(subject, due)| FollowUp { subject, due });
                let input = NewMeeting {
                    no_person_data: no_person_data.then_some(true),
                    follow_up,
                    ..new_meeting(trail, kind, at, subject, fields)?
                };
                if check { Command::MeetingCheck(input) } else { Command::MeetingLog(input) }
            }
            Self::Edit { id, at, subject, fields, base, check } => {
                let input = edit_meeting(&id, at, subject, fields, base)?;
                if check { Command::MeetingCheckEdit(input) } else { Command::MeetingEdit(input) }
            }
            Self::Close { id, at, subject, fields, task, task_due } => {
                let fields = MeetingFields { status: fields.status.or(Some(MeetingStatus::Completed)), ..fields };
                let follow_up = task.zip(task_due).map(|(subject, due)| FollowUp { subject, due });
                Command::MeetingEdit(EditMeeting { follow_up, ..edit_meeting(&id, at, subject, fields, None)? })
            }
            Self::Correct { id, kind, fields } => {
                Command::MeetingCorrect(CorrectMeeting { kind, edit: edit_meeting(&id, None, None, fields, None)? })
            }
            Self::Undo { id, reason } => Command::MeetingUndo(UndoMeeting { id: id.read()?, reason }),
            Self::Restore { id } => Command::MeetingRestore(id.read()?),
            Self::Calendar { from, to, everybody } => Command::Calendar(CalendarDays { from, to, everybody }),
            Self::Reminders => Command::SmsReminders,
            Self::Reminded { id } => Command::MeetingReminded(id.read()?),
            Self::Show { id } => Command::MeetingShow(id.read()?),
        })
    }
}

fn new_meeting(
    trail: Option<TrailId>,
    kind: MeetingKind,
    at: String,
    subject: String,
    fields: MeetingFields,
) -> Result<NewMeeting, Failure> {
    Ok(NewMeeting {
        trail,
        kind,
        at,
        subject,
        minutes: fields.minutes,
        channel: fields.channel,
        place: fields.place,
        status: fields.status,
        employer: fields.employer,
        employer_name: fields.employer_name,
        employer_contact: fields.employer_contact,
        decision_maker: fields.decision_maker,
        sub_category: fields.sub_category,
        participant_attends: fields.participant_attends,
        institution: fields.institution,
        institution_contact: fields.institution_contact,
        travel_to: fields.travel_to,
        travel_from: fields.travel_from,
        in_the_field: fields.in_the_field,
        cancel_reason: fields.cancel_reason,
        note: fields.note.map(text_or_stdin).transpose()?,
        no_person_data: None,
        names_confirmed: fields.names_confirmed.then_some(true),
        follow_up: None,
    })
}

fn edit_meeting(
    id: &Id,
    at: Option<String>,
    subject: Option<String>,
    fields: MeetingFields,
    base: Option<String>,
) -> Result<EditMeeting, Failure> {
    let note = fields.note.map(text_or_stdin).transpose()?;
    Ok(EditMeeting {
        id: id.read()?,
        at,
        minutes: fields.minutes,
        channel: fields.channel,
        place: fields.place,
        status: fields.status,
        subject,
        employer: fields.employer,
        employer_name: fields.employer_name,
        employer_contact: fields.employer_contact,
        decision_maker: fields.decision_maker,
        sub_category: fields.sub_category,
        participant_attends: fields.participant_attends,
        institution: fields.institution,
        institution_contact: fields.institution_contact,
        travel_to: fields.travel_to,
        travel_from: fields.travel_from,
        in_the_field: fields.in_the_field,
        cancel_reason: fields.cancel_reason,
        names_confirmed: fields.names_confirmed.then_some(true),
        note: note.map(|text| TextEdit { base, text }),
        follow_up: None,
    })
}
