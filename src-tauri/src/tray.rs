//! The icon among the system's own: show, log a visit, lock, quit. It says nothing about anybody.

use crate::{opening, shell::Shell, window, words};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tauri::{
    App, AppHandle, Manager, Wry,
    menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem},
    tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent},
};
use worktrail_core::{
    api::Opening,
    domain::{Language, Words},
};

/// The icon, among those of the app.
const ID: &str = "main";

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

/// Says the menu in another language.
pub(crate) fn speak(app: &AppHandle, language: Language) {
    let Some(tray) = app.tray_by_id(ID) else { return };
    if let Err(error) = menu(app, language).and_then(|menu| tray.set_menu(Some(menu))) {
        tracing::warn!("menu of the tray: {error:#}");
    }
}

fn menu(app: &AppHandle, language: Language) -> tauri::Result<Menu<Wry>> {
    let item = |id: &str, text: Words| MenuItem::with_id(app, id, text.of(language), true, None::<&str>);
    Menu::with_items(
        app,
        &[
            &item(SHOW, words::SHOW)?,
            &item(LOG, words::LOG)?,
            &PredefinedMenuItem::separator(app)?,
            &item(LOCK, words::LOCK)?,
            &item(QUIT, words::QUIT)?,
        ],
    )
}

fn build(app: &App) -> tauri::Result<()> {
    let menu = menu(app.handle(), app.state::<Shell>().language())?;
    let mut tray = TrayIconBuilder::with_id(ID).tooltip("WorkTrail").menu(&menu).show_menu_on_left_click(false);
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
