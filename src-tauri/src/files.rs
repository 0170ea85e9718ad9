//! What the window may ask about files: calendars, exports, imports and pages, in places that the person chooses.

use crate::{
    dialogs::Dialogs,
    shell::{Reply, Shell},
    words,
};
use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use tauri::{AppHandle, State};
use worktrail_core::{
    CoreError, ImportReport, ImportTerms,
    api::{CalendarDays, ExportForm, IcsEvent, PickKind, PickedFile},
    domain::{Violation, ViolationCode},
    read_text, write_private,
};

/// Largest content that the window may save, in bytes: the longest page of a trail many times over.
const CONTENT_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Longest name of a file, in characters: what every file system takes.
const NAME_CHARS_MAX: usize = 120;

/// Endings of files that the window makes.
const ENDINGS: [&str; 4] = ["ics", "html", "csv", "txt"];

/// The file that a person picked for import; the window knows its name and not where it lies.
#[derive(Default)]
pub(crate) struct Picked(Mutex<Option<PathBuf>>);

impl Picked {
    /// Keeps a file for import; gives its name.
    pub(crate) fn keep(&self, path: PathBuf) -> String {
        let name = name_of(&path);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
        name
    }

    fn path(&self) -> Result<PathBuf, CoreError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        kept.ok_or_else(|| CoreError::unknown_id("file"))
    }
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn calendar_ics(shell: State<'_, Shell>, days: CalendarDays, with_names: bool) -> Reply<String> {
    shell.run(move |core| core.calendar_ics(&days, with_names)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn read_ics(shell: State<'_, Shell>, text: String) -> Reply<Vec<IcsEvent>> {
    shell.run(move |core| core.read_ics(&text)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn save_file(
    app: AppHandle,
    shell: State<'_, Shell>,
    dialogs: State<'_, Dialogs>,
    name: String,
    content: String,
) -> Reply<Option<String>> {
    check_name(&name).map_err(|violation| shell.told(&violation.into()))?;
    if content.len() > CONTENT_BYTES_MAX {
        return Err(shell.told(&Violation::new(ViolationCode::TextTooLong, "content").into()));
    }
    let Some(path) = dialogs.save(&app, &name).await else { return Ok(None) };
    shell.run(move |_| written(&path, content.as_bytes())).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn pick_file(
    app: AppHandle,
    shell: State<'_, Shell>,
    dialogs: State<'_, Dialogs>,
    picked: State<'_, Picked>,
    kind: PickKind,
) -> Reply<Option<PickedFile>> {
    let Some(path) = dialogs.pick(&app, kind).await else { return Ok(None) };
    match kind {
        PickKind::Tables => Ok(Some(PickedFile { name: picked.keep(path), text: None })),
        PickKind::Calendar => {
            let name = name_of(&path);
            let text = shell.run(move |_| read_text(&path)).await?;
            Ok(Some(PickedFile { name, text: Some(text) }))
        }
    }
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn export_portfolio(
    app: AppHandle,
    shell: State<'_, Shell>,
    dialogs: State<'_, Dialogs>,
    form: ExportForm,
) -> Reply<Option<String>> {
    let chosen = match form {
        ExportForm::Workbook => dialogs.save(&app, "worktrail.xlsx").await,
        ExportForm::WorkTrail => dialogs.save(&app, words::PORTFOLIO_FILE.of(shell.language())).await,
        ExportForm::Folder => dialogs.folder(&app).await,
    };
    let Some(path) = chosen else { return Ok(None) };
    shell
        .run(move |core| {
            match form {
                ExportForm::Workbook | ExportForm::WorkTrail => core.export_xlsx(&path)?,
                ExportForm::Folder => core.export_csv(&path)?,
            };
            Ok(Some(path.display().to_string()))
        })
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn import_plan(
    shell: State<'_, Shell>,
    picked: State<'_, Picked>,
    names_confirmed: bool,
) -> Reply<ImportReport> {
    let path = picked.path().map_err(|error| shell.told(&error))?;
    shell.run(move |core| core.import_tables(&path, ImportTerms { dry_run: true, names_confirmed })).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn import_apply(
    shell: State<'_, Shell>,
    picked: State<'_, Picked>,
    names_confirmed: bool,
) -> Reply<ImportReport> {
    let path = picked.path().map_err(|error| shell.told(&error))?;
    shell.run(move |core| core.import_tables(&path, ImportTerms { dry_run: false, names_confirmed })).await
}

fn written(path: &Path, bytes: &[u8]) -> Result<Option<String>, CoreError> {
    write_private(path, bytes)?;
    Ok(Some(path.display().to_string()))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A name that is one and no path, of a kind that the window makes.
fn check_name(name: &str) -> Result<(), Violation> {
    let odd = |character: char| character.is_control() || "/\\:*?\"<>|".contains(character);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if name.starts_with('.') || name.chars().any(odd) || !ENDINGS.contains(&ending) {
        return Err(Violation::new(ViolationCode::ValueUnknown, "name"));
    }
    if name.chars().count() > NAME_CHARS_MAX {
        return Err(Violation::new(ViolationCode::TextTooLong, "name"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_from_the_window_is_one_and_no_path() {
        for good in ["kalender.ics", "Rapport uke 47.html", "møter 2026.csv"] {
            assert!(check_name(good).is_ok(), "{good}");
        }
        let long = format!("{}.ics", "x".repeat(NAME_CHARS_MAX));
        for bad in ["../x.ics", "a/b.ics", "C:\\x.ics", ".ics", "x", "x.sh", "x.desktop", "x\n.ics", long.as_str()] {
            assert!(check_name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn nothing_is_imported_before_a_file_is_picked() {
        let picked = Picked::default();
        assert!(picked.path().is_err());
        assert_eq!(picked.keep(PathBuf::from("/x/portefølje.worktrail")), "portefølje.worktrail");
        assert_eq!(picked.path().unwrap(), PathBuf::from("/x/portefølje.worktrail"));
    }
}
