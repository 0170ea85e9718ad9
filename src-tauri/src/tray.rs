//! The icon among the system's own: show, log a visit, lock, quit. It says nothing about anybody.

use crate::{opening, shell::Shell, window};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tauri::{
    App, AppHandle, Manager,
    menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem},
    tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent},
};
use worktrail_core::api::Opening;

const SHOW: &str = "show";
const LOG: &str = "log";
const LOCK: &str = "lock";
const QUIT: &str = "quit";

/// Puts the icon there. Where there is no place for one, the app does without.
pub(crate) fn place(app: &App) {
    // The library behind it on Linux is looked for when it is used, and ends in a panic where it is missing.
    match catch_unwind(AssertUnwindSafe(|| build(app))) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!("no icon in the tray: {error:#}"),
        Err(_) => tracing::warn!("no icon in the tray: the system has no library for one"),
    }
}

fn build(app: &App) -> tauri::Result<()> {
    let item = |id: &str, text: &str| MenuItem::with_id(app, id, text, true, None::<&str>);
    let menu = Menu::with_items(
        app,
        &[
            &item(SHOW, "Vis WorkTrail")?,
            &item(LOG, "Logg et besøk")?,
            &PredefinedMenuItem::separator(app)?,
            &item(LOCK, "Lås")?,
            &item(QUIT, "Avslutt")?,
        ],
    )?;
    let mut tray = TrayIconBuilder::new().tooltip("WorkTrail").menu(&menu).show_menu_on_left_click(false);
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.on_menu_event(chosen)
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event {
                window::show(tray.app_handle());
            }
        })
        .build(app)?;
    Ok(())
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        SHOW => window::show(app),
        LOG => opening::ask(app, Opening::QuickLog),
        LOCK => app.state::<Shell>().lock_soon(),
        QUIT => app.exit(0),
        _ => {}
    }
}
