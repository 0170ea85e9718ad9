//! The window around the core: commands, events, lock. No rules and no SQL.

mod automation;
mod browser;
mod clock;
#[cfg(test)]
mod command_names;
mod commands;
mod dialogs;
mod ending;
mod files;
mod logging;
mod opening;
mod page;
mod painting;
mod past;
mod preferences;
mod shell;
mod tray;
mod update;
mod watch;
mod window;
mod words;

use crate::shell::Shell;
use anyhow::Context;
use std::path::PathBuf;
use tauri::{Manager, RunEvent, WindowEvent};
use worktrail_core::Client;

/// The environment variable that names the vault's folder.
const VAULT_VARIABLE: &str = "WORKTRAIL_VAULT";

/// Runs the app until its window is closed.
///
/// # Errors
/// When there is no folder for the vault, or the window system cannot be reached.
pub fn run() -> anyhow::Result<()> {
    let automated = automation::allowed();
    logging::start();
    if let Err(error) = painting::settle() {
        tracing::warn!("pages are put together in layers, without a graphics processor: {error:#}");
    }
    let vault = vault_dir()?;
    let keeper = preferences::Keeper::open(&vault);
    let client = Client::new(vault, clock::system());
    client.speak(keeper.get().language);
    let mut builder = tauri::Builder::default();
    if !automated {
        // Two windows on one vault would lock each other out. Tests open several at once, on several vaults.
        builder = builder
            .plugin(tauri_plugin_single_instance::init(|app, given, folder| {
                opening::second_start(app, &given, &folder)
            }))
            .plugin(window::remembered());
    }
    let app = builder
        .manage(Shell::new(client))
        .manage(keeper)
        .manage(automation::Automated(automated))
        .manage(dialogs::Dialogs::new(automated))
        .manage(files::Picked::default())
        .manage(opening::Openings::default())
        .manage(page::Page::default())
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_updater::Builder::new().build())
        .register_uri_scheme_protocol(page::SCHEME, |context, _| page::serve(context.app_handle()))
        .invoke_handler(tauri::generate_handler![
            commands::app_status,
            commands::enrol,
            commands::unlock,
            commands::lock,
            commands::preferences,
            commands::save_preferences,
            commands::home,
            commands::morning,
            commands::pressing,
            commands::openness,
            commands::named_days,
            commands::portfolio,
            commands::trail,
            commands::create_trail,
            commands::complete_creation,
            commands::correct_person,
            commands::reveal_address,
            commands::find_by_national_id,
            commands::set_phase,
            commands::correct_ending,
            commands::readmit,
            commands::trail_history,
            commands::edit_profile,
            commands::profile,
            commands::edit_profile_field,
            commands::profile_history,
            commands::participant_view,
            commands::meeting,
            commands::log_meeting,
            commands::edit_meeting,
            commands::check_meeting,
            commands::check_meeting_edit,
            commands::correct_meeting,
            commands::undo_meeting,
            commands::restore_meeting,
            commands::mark_reminded,
            commands::sms_reminders,
            commands::calendar,
            commands::tasks,
            commands::add_task,
            commands::edit_task,
            commands::close_tasks,
            commands::settle_duty,
            commands::findings,
            commands::reminders,
            commands::duties,
            commands::add_record,
            commands::add_apprentice_job,
            commands::timeline,
            commands::edit_record,
            commands::record_kinds,
            commands::records,
            commands::record,
            commands::employers,
            files::save_file,
            files::pick_file,
            files::export_portfolio,
            files::import_plan,
            files::import_apply,
            page::print_page,
            opening::opening,
            update::update_state,
            update::install_update,
            files::calendar_ics,
            files::read_ics,
            past::devices,
            past::inbox,
            past::settle_conflict,
            past::reopen_conflict,
            past::mark_merges_seen,
            past::entity_history,
            past::entity_at,
            past::trail_at,
            past::take_back,
            commands::access,
            commands::plan_handover,
            commands::hand_over,
            commands::share_trail,
            commands::unshare_trail,
            commands::reports,
            commands::report,
            commands::start_report,
            commands::share_report,
            commands::unshare_report,
            commands::comment_report,
            commands::file_report,
            commands::report_page,
            commands::trail_page,
            commands::record_page,
            commands::colleagues,
            commands::figures,
            commands::employer,
            commands::save_employer,
            commands::add_employer_record,
            commands::edit_employer_record,
            commands::workspace,
            commands::add_workspace_record,
            commands::complete_private_task,
            commands::set_preference,
            browser::open_link,
            commands::search,
            commands::review_text,
            commands::code_lists,
            commands::code_list,
            commands::check_code_list,
            commands::replace_code_list,
            commands::restore_code_list,
            commands::code_list_history,
            commands::list_views,
            commands::list_view,
            commands::rebuild,
            commands::save_draft,
            commands::drafts,
            commands::discard_draft,
            commands::sync_status,
            commands::sync_now,
        ])
        .setup(move |app| {
            window::open(app, automated)?;
            shell::forward_notices(app.handle());
            ending::on_signal(app.handle());
            opening::listen(app.handle());
            if !automated {
                tray::place(app);
                watch::start(app.handle());
            }
            Ok(())
        })
        .build(tauri::generate_context!())
        .context("opening the window")?;
    app.run(|app, event| match event {
        // Waits for a write under way, closes the replica and zeroes the keys.
        RunEvent::Exit => app.state::<Shell>().close(),
        // A page to print does not outlive the window it came from.
        RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. } if label == window::MAIN => page::clear(app),
        _ => {}
    });
    Ok(())
}

fn vault_dir() -> anyhow::Result<PathBuf> {
    std::env::var_os(VAULT_VARIABLE)
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
        .or_else(|| dirs::data_dir().map(|dir| dir.join("worktrail")))
        .with_context(|| format!("no folder for the vault; set {VAULT_VARIABLE}"))
}
