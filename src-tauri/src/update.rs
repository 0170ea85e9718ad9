//! New versions: looked for where the build says so, and taken only with a signature of ours.
//!
//! `plugins.updater` in `tauri.conf.json` holds the public key and the addresses; a build without both looks nowhere.

use crate::shell::Reply;
use tauri::AppHandle;
use tauri_plugin_updater::{Config, UpdaterExt};
use worktrail_core::api::UpdateState;

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn update_state(app: AppHandle) -> Reply<UpdateState> {
    if !is_configured(&app) {
        return Ok(UpdateState { configured: false, available: None });
    }
    let found = match app.updater() {
        Ok(updater) => updater.check().await,
        Err(error) => Err(error),
    };
    // Offline is the usual state of this app, and no fault.
    let available = found.unwrap_or_else(|error| {
        tracing::info!("looking for a new version: {error:#}");
        None
    });
    Ok(UpdateState { configured: true, available: available.map(|update| update.version) })
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn install_update(app: AppHandle) -> Reply<bool> {
    if !is_configured(&app) {
        return Ok(false);
    }
    let installed = async {
        let Some(update) = app.updater()?.check().await? else { return Ok(false) };
        update.download_and_install(|_, _| {}, || {}).await?;
        Ok::<_, tauri_plugin_updater::Error>(true)
    };
    Ok(installed.await.unwrap_or_else(|error| {
        tracing::warn!("the new version was not installed: {error:#}");
        false
    }))
}

fn is_configured(app: &AppHandle) -> bool {
    let plugin = app.config().plugins.0.get("updater").cloned().unwrap_or_default();
    serde_json::from_value::<Config>(plugin).is_ok_and(|it| !it.pubkey.is_empty() && !it.endpoints.is_empty())
}
