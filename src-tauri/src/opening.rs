//! What the app is asked to show from outside: a link to a trail, a file of ours, a choice in the tray.
//!
//! It waits until the vault is open; the window fetches it then. Nothing from outside does anything by itself.

use crate::{files::Picked, shell::Reply, window};
use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use tauri::{AppHandle, Emitter, Manager, State, Url};
use tauri_plugin_deep_link::DeepLinkExt;
use worktrail_core::{api::Opening, domain::TrailId};

/// Told to the page: something waits to be shown.
const EVENT_OPENING: &str = "opening";

/// The scheme of links to WorkTrail.
const SCHEME: &str = "worktrail";

/// The ending of files that open in WorkTrail.
const ENDING: &str = "worktrail";

/// What waits to be shown; the last one wins.
#[derive(Default)]
pub(crate) struct Openings(Mutex<Option<Opening>>);

/// Hears links and files: those the app was started with, and those that come later.
pub(crate) fn listen(app: &AppHandle) {
    let handle = app.clone();
    app.deep_link().on_open_url(move |event| event.urls().iter().for_each(|url| follow(&handle, url)));
    if let Ok(Some(urls)) = app.deep_link().get_current() {
        urls.iter().for_each(|url| follow(app, url));
    }
    arguments(app, std::env::args_os().skip(1).map(PathBuf::from), None);
}

/// Takes the arguments of a second start, made in a folder.
pub(crate) fn second_start(app: &AppHandle, given: &[String], folder: &str) {
    arguments(app, given.iter().skip(1).map(PathBuf::from), Some(Path::new(folder)));
    window::show(app);
}

/// Has something shown as soon as the vault is open.
pub(crate) fn ask(app: &AppHandle, opening: Opening) {
    *app.state::<Openings>().0.lock().unwrap_or_else(PoisonError::into_inner) = Some(opening);
    window::show(app);
    if let Err(error) = app.emit(EVENT_OPENING, ()) {
        tracing::warn!("telling the window: {error:#}");
    }
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn opening(openings: State<'_, Openings>) -> Reply<Option<Opening>> {
    Ok(openings.0.lock().unwrap_or_else(PoisonError::into_inner).take())
}

fn follow(app: &AppHandle, url: &Url) {
    match trail_of(url) {
        Some(id) => ask(app, Opening::Trail { id }),
        // Not what it says: anything can stand in a link.
        None => tracing::info!("a link that leads nowhere was left alone"),
    }
}

fn arguments(app: &AppHandle, given: impl Iterator<Item = PathBuf>, folder: Option<&Path>) {
    let mut files = given.filter(|path| path.extension().is_some_and(|ending| ending == ENDING));
    if let Some(file) = files.next() {
        let path = folder.map_or_else(|| file.clone(), |folder| folder.join(&file));
        let name = app.state::<Picked>().keep(path);
        ask(app, Opening::Import { name });
    }
}

/// The trail that a link names: `worktrail://trail/<id>` and nothing more.
fn trail_of(url: &Url) -> Option<TrailId> {
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.port().is_none();
    if url.scheme() != SCHEME || url.host_str() != Some("trail") || !plain {
        return None;
    }
    url.path().strip_prefix('/')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_leads_to_a_trail_by_its_id_and_to_nothing_else() {
        let id = "01930000-0000-7000-8000-000000000001";
        let trail = |url: String| trail_of(&Url::parse(&url).unwrap());
        assert_eq!(trail(format!("worktrail://trail/{id}")), id.parse().ok());
        for bad in [
            "worktrail://trail/".to_owned(),
            "worktrail://trail/../../etc".to_owned(),
            format!("worktrail://trail/{id}/more"),
            format!("worktrail://trail/{id}?x=1"),
            format!("worktrail://trail/{id}#x"),
            format!("worktrail://meeting/{id}"),
            format!("https://trail/{id}"),
            format!("worktrail://{id}"),
        ] {
            assert_eq!(trail(bad.clone()), None, "{bad}");
        }
    }
}
