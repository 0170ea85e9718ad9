//! The system's own dialogs for files: where to put one, which to read.
//!
//! The window never names a path: the person does, in a dialog that the page cannot reach.

use crate::{shell::Shell, words};
use std::path::PathBuf;
use tauri::{AppHandle, Manager};
use tokio::sync::oneshot;
use worktrail_core::{api::PickKind, domain::Words};

/// The environment variable that, under a test, names the folder that stands for what a person would choose.
const FOLDER_VARIABLE: &str = "WORKTRAIL_FILES";

/// Asks the person for files.
pub(crate) struct Dialogs {
    /// Under a test: the folder that is chosen without asking.
    folder: Option<PathBuf>,
}

impl Dialogs {
    /// Dialogs of the system; a test's folder only where the window is driven by a test.
    pub(crate) fn new(automated: bool) -> Self {
        let folder = if automated { std::env::var_os(FOLDER_VARIABLE) } else { None };
        Self { folder: folder.filter(|folder| !folder.is_empty()).map(PathBuf::from) }
    }

    /// Where to put a file; `None` when the person changes their mind.
    pub(crate) async fn save(&self, app: &AppHandle, name: &str) -> Option<PathBuf> {
        if let Some(folder) = &self.folder {
            return Some(folder.join(name));
        }
        let mut dialog = rfd::AsyncFileDialog::new().set_file_name(name);
        if let Some(folder) = dirs::document_dir().or_else(dirs::download_dir).or_else(dirs::home_dir) {
            dialog = dialog.set_directory(folder);
        }
        on_main_thread(app, move || dialog.save_file()).await
    }

    /// A folder to put files in.
    pub(crate) async fn folder(&self, app: &AppHandle) -> Option<PathBuf> {
        match &self.folder {
            Some(folder) => Some(folder.clone()),
            None => on_main_thread(app, || rfd::AsyncFileDialog::new().pick_folder()).await,
        }
    }

    /// A file to read.
    pub(crate) async fn pick(&self, app: &AppHandle, kind: PickKind) -> Option<PathBuf> {
        let (label, endings): (Words, &[&str]) = match kind {
            PickKind::Calendar => (words::CALENDAR, &["ics"]),
            PickKind::Tables => (words::TABLES, &["worktrail", "xlsx", "csv"]),
        };
        if let Some(folder) = &self.folder {
            let mut found: Vec<PathBuf> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
            found.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one)));
            found.sort();
            return found.into_iter().next();
        }
        let dialog = rfd::AsyncFileDialog::new().add_filter(label.of(app.state::<Shell>().language()), endings);
        on_main_thread(app, move || dialog.pick_file()).await
    }
}

/// Opens a dialog on the main thread, where every system takes one, and waits for its answer elsewhere.
async fn on_main_thread<F>(app: &AppHandle, open: impl FnOnce() -> F + Send + 'static) -> Option<PathBuf>
where
    F: Future<Output = Option<rfd::FileHandle>> + Send + 'static,
{
    let (tell, told) = oneshot::channel();
    let opened = app.run_on_main_thread(move || {
        // Nobody waits any more only when the app is ending.
        drop(tell.send(open()));
    });
    if let Err(error) = opened {
        tracing::warn!("opening a dialog: {error:#}");
        return None;
    }
    Some(told.await.ok()?.await?.path().to_owned())
}
