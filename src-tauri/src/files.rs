//! What the window may ask about files: the calendar as other programs read and write it.

use crate::shell::{Reply, Shell};
use tauri::State;
use worktrail_core::api::{CalendarDays, IcsEvent};

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn calendar_ics(shell: State<'_, Shell>, days: CalendarDays, with_names: bool) -> Reply<String> {
    shell.run(move |core| core.calendar_ics(&days, with_names)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn read_ics(shell: State<'_, Shell>, text: String) -> Reply<Vec<IcsEvent>> {
    shell.run(move |core| core.read_ics(&text)).await
}
