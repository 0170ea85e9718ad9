//! What the window may ask about other laptops and about the past: devices, the inbox, histories, taking back.

use crate::shell::{Reply, Shell};
use tauri::State;
use worktrail_core::{
    api::{DeviceRow, EntityAt, EntityStep, InboxView, ReopenConflict, SettleConflict, TakeBack, TrailAt},
    domain::{DocumentId, Timestamp, TrailId},
};

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn devices(shell: State<'_, Shell>) -> Reply<Vec<DeviceRow>> {
    shell.client().devices().await.map_err(|error| shell.told(&error))
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn inbox(shell: State<'_, Shell>) -> Reply<InboxView> {
    shell.run(|core| core.inbox()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn settle_conflict(shell: State<'_, Shell>, input: SettleConflict) -> Reply<()> {
    shell.run(|core| core.settle_conflict(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn reopen_conflict(shell: State<'_, Shell>, input: ReopenConflict) -> Reply<()> {
    shell.run(|core| core.reopen_conflict(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn mark_merges_seen(shell: State<'_, Shell>, until: Timestamp) -> Reply<()> {
    shell.run(move |core| core.mark_merges_seen(until)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn entity_history(shell: State<'_, Shell>, id: DocumentId) -> Reply<Vec<EntityStep>> {
    shell.run(move |core| core.entity_history(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn entity_at(shell: State<'_, Shell>, id: DocumentId, at: Timestamp) -> Reply<EntityAt> {
    shell.run(move |core| core.entity_at(id, at)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn trail_at(shell: State<'_, Shell>, id: TrailId, on: String) -> Reply<TrailAt> {
    shell.run(move |core| core.trail_at(id, &on)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn take_back(shell: State<'_, Shell>, input: TakeBack) -> Reply<()> {
    shell.run(|core| core.take_back(input)).await
}
