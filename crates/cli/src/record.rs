//! `worktrail record`: records of the catalogue, whatever their kind.

use crate::{
    args::codes,
    command::{Command, read_id},
    failure::Failure,
    id::Id,
    sharing::SharingCommand,
};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{collections::BTreeMap, path::PathBuf};
use worktrail_core::{
    api::{EditRecord, NewApprenticeJob, NewRecord, RecordFilter},
    domain::{
        Language,
        records::{RecordKind, spec},
    },
};

#[derive(Debug, Subcommand)]
pub(crate) enum Record {
    #[command(about = "Legg til en oppføring i et jobbspor")]
    Add {
        #[arg(
            value_name = "TYPE",
            value_parser = codes(RecordKind::ALL.iter().map(|v| v.code()), str::parse::<RecordKind>),
            help = "Type oppføring; «record kinds» viser dem alle med felter"
        )]
        kind: RecordKind,
        #[arg(long, value_name = "ID", help = "Jobbsporet")]
        trail: String,
        #[command(flatten)]
        fields: SetFields,
    },
    #[command(about = "Legg til en jobb under en fag- og yrkesopplæring, i samme jobbspor som den")]
    AddApprenticeJob {
        #[arg(value_name = "ID", help = "Fag- og yrkesopplæringen")]
        training: String,
        #[command(flatten)]
        fields: SetFields,
    },
    #[command(about = "Endre noen felter; resten står, og en tom verdi tømmer feltet")]
    Edit {
        #[command(flatten)]
        change: RecordChange,
    },
    #[command(about = "Merk en oppføring som uaktuell; den beholdes")]
    Discard {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Ta en uaktuell oppføring fram igjen")]
    Restore {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "Vis én oppføring med historikk")]
    Show {
        #[command(flatten)]
        id: Id,
    },
    #[command(about = "List oppføringene, nyeste først")]
    List {
        #[arg(long, value_name = "ID", help = "Bare i dette jobbsporet")]
        trail: Option<String>,
        #[arg(
            long,
            value_name = "TYPE",
            value_parser = codes(RecordKind::ALL.iter().map(|v| v.code()), str::parse::<RecordKind>),
            help = "Bare denne typen"
        )]
        kind: Option<RecordKind>,
        #[arg(long, help = "Ta med uaktuelle")]
        all: bool,
    },
    #[command(about = "Skriv oppføringen til én HTML-fil som kan skrives ut")]
    Print {
        #[command(flatten)]
        id: Id,
        #[arg(long, value_name = "FIL|-", help = "Filen som lages; - skriver til standard ut")]
        to: PathBuf,
    },
    #[command(about = "Vis hvilke typer og felter som finnes")]
    Kinds,
}

/// Fields of a record, as a person sets them.
#[derive(Debug, Args)]
pub(crate) struct SetFields {
    #[arg(long = "set", value_name = "FELT=VERDI", help = "Et felt; kan gjentas")]
    fields: Vec<String>,
}

impl SetFields {
    /// Reads them into fields by key.
    pub(crate) fn read(self) -> Result<BTreeMap<String, String>, Failure> {
        read_fields(self.fields)
    }
}

/// A change of a record, wherever it lies.
#[derive(Debug, Args)]
pub(crate) struct RecordChange {
    #[command(flatten)]
    id: Id,
    #[command(flatten)]
    fields: SetFields,
    #[arg(long, value_name = "VERSJON", help = "Versjonen tekstene bygger på [ellers den nyeste]")]
    base: Option<String>,
}

impl RecordChange {
    /// The change these arguments ask for.
    pub(crate) fn read(self) -> Result<EditRecord, Failure> {
        Ok(EditRecord { id: self.id.read()?, fields: self.fields.read()?, base: self.base, discarded: None })
    }
}

impl Record {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::Add { kind, trail, fields } => {
                Command::RecordAdd(NewRecord { trail: read_id(&trail, "trail")?, kind, fields: fields.read()? })
            }
            Self::AddApprenticeJob { training, fields } => Command::ApprenticeJobAdd(NewApprenticeJob {
                training: read_id(&training, "training")?,
                fields: fields.read()?,
            }),
            Self::Edit { change } => Command::RecordEdit(change.read()?),
            Self::Discard { id } => mark(&id, true)?,
            Self::Restore { id } => mark(&id, false)?,
            Self::Show { id } => Command::RecordShow(id.read()?),
            Self::List { trail, kind, all } => Command::RecordList(RecordFilter {
                trail: trail.map(|id| read_id(&id, "trail")).transpose()?,
                kind,
                include_discarded: all,
            }),
            Self::Print { id, to } => Command::Sharing(SharingCommand::PrintRecord(id.read()?, to)),
            Self::Kinds => Command::RecordKinds,
        })
    }
}

/// One kind, as `record kinds` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct KindView {
    pub(crate) code: &'static str,
    pub(crate) label: &'static str,
    pub(crate) fields: Vec<FieldView>,
}

/// One field of a kind.
#[derive(Debug, Serialize)]
pub(crate) struct FieldView {
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    pub(crate) required: bool,
}

/// Every kind that a person writes: in a trail, at an employer, in the own workspace.
pub(crate) fn kinds() -> Vec<KindView> {
    RecordKind::ALL
        .iter()
        .filter(|kind| **kind != RecordKind::ContactMark)
        .map(|kind| spec(*kind))
        .map(|spec| KindView {
            code: spec.kind.code(),
            label: spec.label.of(Language::Nb),
            fields: spec
                .fields
                .iter()
                .map(|field| FieldView {
                    key: &field.key,
                    label: field.label.of(Language::Nb),
                    required: field.required,
                })
                .collect(),
        })
        .collect()
}

fn mark(id: &Id, discarded: bool) -> Result<Command, Failure> {
    let (fields, base) = (BTreeMap::new(), None);
    Ok(Command::RecordEdit(EditRecord { id: id.read()?, fields, base, discarded: Some(discarded) }))
}

pub(crate) fn read_fields(typed: Vec<String>) -> Result<BTreeMap<String, String>, Failure> {
    typed
        .into_iter()
        .map(|pair| match pair.split_once('=') {
            Some((key, value)) => Ok((key.trim().to_owned(), value.to_owned())),
            None => Err(Failure::new("field_malformed", "Skriv feltet som FELT=VERDI.", Some("set"))),
        })
        .collect()
}
