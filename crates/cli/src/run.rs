//! From arguments to commands: which folder, which passphrase, one unlock, one answer.

use crate::{
    answer::Answer,
    args::{Action, Cli, Enrol},
    batch, clock,
    command::{Command, read_id},
    failure::Failure,
    list::{List, ListRef},
    output::Output,
    passphrase::{self, Use},
};
use std::path::PathBuf;
use worktrail_core::{
    Client, ImportTerms, KdfParams,
    api::{AppPhase, EnrolInput},
    domain::TrailId,
};

/// The environment variable that names the vault's folder.
const VAULT_VARIABLE: &str = "WORKTRAIL_VAULT";

/// Runs one invocation.
pub(crate) fn run(cli: Cli, output: &Output) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Failure::io(&error, "Programmet fikk ikke startet"))?;
    runtime.block_on(act(cli, output))
}

async fn act(cli: Cli, output: &Output) -> Result<(), Failure> {
    let client = Client::new(vault_dir(cli.vault)?, clock::system());
    let passphrase_file = cli.passphrase_file.as_deref();
    if let Action::Enrol(enrol) = cli.action {
        let passphrase = passphrase::obtain(passphrase_file, Use::Choose)?;
        return output.answer(&enrol_device(&client, enrol, &passphrase).await?);
    }
    if matches!(cli.action, Action::Status) && client.app_status().phase == AppPhase::Unenrolled {
        return output.answer(&Answer::status(&client)?);
    }
    // Flags are read before the passphrase is asked for: a slip should not cost a second of key derivation.
    let task = Work::of(cli.action)?;
    client.unlock_telling(&passphrase::obtain(passphrase_file, Use::Unlock)?, &mut output.rebuild_progress())?;
    let outcome = work(&client, task, output).await;
    client.lock();
    outcome
}

/// What is done under one unlock.
enum Work {
    One(Box<Command>),
    Batch,
    Rebuild,
    Import { from: PathBuf, terms: ImportTerms },
    ExportCsv(PathBuf),
    ExportXlsx(PathBuf),
    ExportArchive { dir: PathBuf, trail: TrailId },
    ExportAutomerge(PathBuf),
    ExportList { view: String, file: PathBuf },
}

impl Work {
    fn of(action: Action) -> Result<Self, Failure> {
        let command = match action {
            Action::Trail(trail) => trail.command()?,
            Action::Profile(profile) => profile.command()?,
            Action::Meeting(meeting) => meeting.command()?,
            Action::Task(task) => task.command()?,
            Action::Record(record) => record.command()?,
            Action::Report(report) => Command::Report(report.command()?),
            Action::Inbox(inbox) => Command::Inbox(inbox.command()?),
            Action::Ics(ics) => Command::Ics(ics.command()?),
            Action::History(history) => Command::History(history.command()?),
            Action::Team => Command::Team,
            Action::Devices => Command::Devices,
            Action::Codes(codes) => codes.command()?,
            Action::List(
                List { view: Some(view), xlsx: Some(file), .. } | List { view: Some(view), csv: Some(file), .. },
            ) => {
                return Ok(Self::ExportList { view, file });
            }
            Action::List(List { view: Some(view), .. }) => Command::ListView(ListRef { view }),
            Action::List(_) => Command::ListViews,
            Action::Rebuild => return Ok(Self::Rebuild),
            Action::Figures(figures) => figures.command()?,
            Action::Employer(employer) => employer.command()?,
            Action::Workspace(workspace) => workspace.command()?,
            Action::Search { words } => Command::Search { query: words.join(" ") },
            Action::Sync => Command::Sync,
            Action::Status => Command::Status,
            Action::Verify => Command::Verify,
            Action::Batch => return Ok(Self::Batch),
            Action::Import { from, dry_run, names_confirmed } => {
                return Ok(Self::Import { from, terms: ImportTerms { dry_run, names_confirmed } });
            }
            Action::Export { automerge: Some(dir), .. } => return Ok(Self::ExportAutomerge(dir)),
            Action::Export { xlsx: Some(file), .. } => return Ok(Self::ExportXlsx(file)),
            Action::Export { archive: Some(dir), to: Some(trail), .. } => {
                let trail = read_id(&trail.to_string_lossy(), "trail")?;
                return Ok(Self::ExportArchive { dir, trail });
            }
            Action::Export { to: Some(dir), .. } => return Ok(Self::ExportCsv(dir)),
            Action::Export { .. } | Action::Enrol(_) => unreachable!("the parser asks for a folder; enrol was handled"),
        };
        Ok(Self::One(Box::new(command)))
    }
}

async fn work(client: &Client, work: Work, output: &Output) -> Result<(), Failure> {
    let answer = match work {
        Work::Batch => return batch::run(client, output).await,
        Work::Rebuild => Answer::Rebuilt(client.rebuild(&mut output.rebuild_progress())?),
        Work::One(command) => command.run(client).await?,
        Work::Import { from, terms } => Answer::Imported(client.import_tables(&from, terms)?),
        Work::ExportCsv(dir) => Answer::Exported(client.export_csv(&dir)?),
        Work::ExportXlsx(file) => Answer::Exported(client.export_xlsx(&file)?),
        Work::ExportArchive { dir, trail } => Answer::Exported(client.export_archive(trail, &dir)?),
        Work::ExportList { view, file } => Answer::Exported(client.export_list(&view, &file)?),
        Work::ExportAutomerge(dir) => Answer::Exported(client.export_automerge(&dir)?),
    };
    output.answer(&answer)?;
    match answer {
        Answer::Verified(report) if !report.ok => {
            Err(Failure::new("verify_failed", "Kontrollen fant feil. Se listen over.", None))
        }
        Answer::CodeChange(change) if !change.faults.is_empty() => {
            let message = format!("Ingenting er erstattet: {} feil i filen. Se listen over.", change.faults.len());
            Err(Failure::new("codes_refused", message, None))
        }
        Answer::Imported(report) if !report.problems.is_empty() => {
            let message = format!("Ingenting er lest inn: {} feil i filene. Se listen over.", report.problems.len());
            Err(Failure::new("import_refused", message, None))
        }
        _ => Ok(()),
    }
}

async fn enrol_device(client: &Client, enrol: Enrol, passphrase: &str) -> Result<Answer, Failure> {
    let kdf = enrol
        .kdf_memory_mib
        .map_or(KdfParams::DEFAULT, |mib| KdfParams { memory_kib: mib.saturating_mul(1_024), ..KdfParams::DEFAULT });
    let input = EnrolInput {
        server_url: enrol.server,
        code: enrol.code,
        device_name: enrol.device_name,
        passphrase: passphrase.to_owned(),
    };
    Ok(Answer::Enrolled(client.enrol(input, kdf).await?))
}

fn vault_dir(flag: Option<PathBuf>) -> Result<PathBuf, Failure> {
    flag.or_else(|| std::env::var_os(VAULT_VARIABLE).filter(|dir| !dir.is_empty()).map(PathBuf::from))
        .or_else(|| dirs::data_dir().map(|dir| dir.join("worktrail")))
        .ok_or_else(|| Failure::new("vault_unknown", "Fant ingen mappe for hvelvet. Bruk --vault.", Some("vault")))
}
