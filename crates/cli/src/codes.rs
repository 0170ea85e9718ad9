//! `worktrail codes`: code lists, shown, checked, replaced and taken back.

use crate::{
    args::codes,
    command::Command,
    failure::Failure,
    human::cells,
    table::{aligned, shortened},
};
use clap::Subcommand;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use worktrail_core::{
    api::{CodeListChange, CodeListRow, CodeListVersionRow, CodeListView},
    domain::code_lists::CodeListName,
};

/// Widest title in a table, in characters.
const TITLE_CHARS_MAX: usize = 60;

/// Largest file that is read, in bytes; what is a code list and what is not is decided by the core.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

const NAMES: &str = "occupation, industry, county, municipality, channel, end_cause eller phase";

#[derive(Debug, Subcommand)]
pub(crate) enum Codes {
    #[command(about = "List kodeverkene og hvilken versjon som gjelder på denne maskinen")]
    List,
    #[command(about = "Vis kodene i et kodeverk, også dem som er gått ut")]
    Show {
        #[arg(value_name = "KODEVERK", value_parser = names(), help = NAMES)]
        name: CodeListName,
    },
    #[command(about = "Kontroller en CSV-fil mot kodeverket den skal erstatte; ingenting endres")]
    Check {
        #[arg(value_name = "KODEVERK", value_parser = names(), help = NAMES)]
        name: CodeListName,
        #[arg(value_name = "FIL", help = "CSV-fil: code,title_nb,title_nn,valid_from,valid_to,source,licence")]
        file: PathBuf,
    },
    #[command(about = "Erstatt et kodeverk på denne maskinen; koder som mangler, går ut, men beholder navnet")]
    Replace {
        #[arg(value_name = "KODEVERK", value_parser = names(), help = NAMES)]
        name: CodeListName,
        #[arg(value_name = "FIL", help = "CSV-fil: code,title_nb,title_nn,valid_from,valid_to,source,licence")]
        file: PathBuf,
    },
    #[command(about = "Ta tilbake siste versjon av et kodeverk, så den før gjelder igjen")]
    Restore {
        #[arg(value_name = "KODEVERK", value_parser = names(), help = NAMES)]
        name: CodeListName,
    },
    #[command(about = "Vis hvilke versjoner et kodeverk har hatt, når og av hvem")]
    History {
        #[arg(value_name = "KODEVERK", value_parser = names(), help = NAMES)]
        name: CodeListName,
    },
}

fn names() -> impl clap::builder::TypedValueParser<Value = CodeListName> {
    codes(CodeListName::ALL.iter().map(|v| v.code()), str::parse::<CodeListName>)
}

/// A list and the CSV that is to replace it, as a batch gives them.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct CodeListFile {
    pub(crate) name: CodeListName,
    pub(crate) csv: String,
}

/// One list, as a batch names it.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct CodeListRef {
    pub(crate) name: CodeListName,
}

impl Codes {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Self::List => Command::CodesList,
            Self::Show { name } => Command::CodesShow(name),
            Self::Check { name, file } => Command::CodesCheck(CodeListFile { name, csv: read(&file)? }),
            Self::Replace { name, file } => Command::CodesReplace(CodeListFile { name, csv: read(&file)? }),
            Self::Restore { name } => Command::CodesRestore(name),
            Self::History { name } => Command::CodesHistory(name),
        })
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::io(&error, "Filen kan ikke leses");
    if std::fs::metadata(file).map_err(failed)?.len() > FILE_BYTES_MAX {
        return Err(Failure::new("file_too_large", "Filen er for stor til å være et kodeverk.", Some("file")));
    }
    String::from_utf8(std::fs::read(file).map_err(failed)?)
        .map_err(|_| Failure::new("file_malformed", "Filen må være tekst i UTF-8.", Some("file")))
}

pub(crate) fn lists_text(lists: &[CodeListRow]) -> String {
    let mut rows = vec![cells(["Kodeverk", "Navn", "Kan velges", "Koder", "Versjon"])];
    rows.extend(lists.iter().map(|list| {
        let version = if list.version == 0 { "medfølgende".to_owned() } else { list.version.to_string() };
        cells([list.name.code(), &list.label, &list.choices.to_string(), &list.codes.to_string(), &version])
    }));
    aligned(&rows)
}

pub(crate) fn list_text(view: &CodeListView) -> String {
    let mut rows = vec![cells(["Kode", "Bokmål", "Nynorsk", "Fra", "Til"])];
    rows.extend(view.codes.iter().map(|code| {
        cells([
            &code.code,
            &shortened(&code.title_nb, TITLE_CHARS_MAX),
            &shortened(&code.title_nn, TITLE_CHARS_MAX),
            &code.valid_from.to_string(),
            &code.valid_to.map(|date| date.to_string()).unwrap_or_default(),
        ])
    }));
    format!("{}\n{}", view.list.label, aligned(&rows))
}

pub(crate) fn change_text(change: &CodeListChange) -> String {
    if !change.faults.is_empty() {
        let mut rows = vec![cells(["Linje", "Kolonne", "Feil"])];
        rows.extend(change.faults.iter().map(|f| cells([&f.line.to_string(), &f.column, &f.message])));
        return aligned(&rows);
    }
    let mut lines = Vec::new();
    for (what, codes) in [
        ("Nye koder", &change.added),
        ("Nytt navn", &change.retitled),
        ("Går ut", &change.retired),
        ("Går ut, men er i bruk her", &change.retired_in_use),
    ] {
        if !codes.is_empty() {
            lines.push(format!("{what}: {}", codes.join(", ")));
        }
    }
    if lines.is_empty() {
        lines.push("Ingen koder endrer seg.".to_owned());
    }
    if let Some(version) = change.version {
        lines.push(format!("Erstattet. Versjon {version} gjelder fra i dag på denne maskinen."));
    }
    lines.join("\n")
}

pub(crate) fn history_text(versions: &[CodeListVersionRow]) -> String {
    if versions.is_empty() {
        return "Kodeverket er det som følger med programmet.".to_owned();
    }
    let mut rows = vec![cells(["Versjon", "Satt inn", "Av", "Tatt tilbake"])];
    rows.extend(versions.iter().map(|one| {
        cells([
            &one.version.to_string(),
            &crate::clock::time_text(one.replaced_at),
            &one.replaced_by,
            &one.withdrawn_at.map(crate::clock::time_text).unwrap_or_default(),
        ])
    }));
    aligned(&rows)
}
