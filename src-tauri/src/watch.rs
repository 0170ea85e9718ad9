//! What goes on while the window may be out of sight: reminders by the desktop, and the lock after a sleep.

use crate::{preferences::Keeper, shell::Shell, words};
use std::time::Duration;
use tauri::{AppHandle, Manager, async_runtime};
use tauri_plugin_notification::NotificationExt;
use worktrail_core::domain::Timestamp;

/// How often it looks: a reminder is at most this much late.
const EVERY: Duration = Duration::from_secs(30);

/// Milliseconds of a minute.
const MINUTE_MILLIS: i64 = 60_000;

/// Watches for as long as the app runs.
pub(crate) fn start(app: &AppHandle) {
    let app = app.clone();
    async_runtime::spawn(async move {
        let mut last = app.state::<Shell>().now();
        loop {
            tokio::time::sleep(EVERY).await;
            let now = app.state::<Shell>().now();
            let idle_max = i64::from(app.state::<Keeper>().get().lock_minutes) * MINUTE_MILLIS;
            if slept(last, now, idle_max) {
                // The computer slept longer than a person may be away; whoever opens the lid has to unlock.
                app.state::<Shell>().lock_soon();
            } else if app.state::<Keeper>().get().notifications {
                remind(&app, last).await;
            }
            last = now;
        }
    });
}

/// Whether the clock went on without us for longer than that.
const fn slept(last: Timestamp, now: Timestamp, millis_max: i64) -> bool {
    now.millis().saturating_sub(last.millis()) > millis_max
}

/// Shows that something is due, and not what: a notice is seen over shoulders and on locked screens.
async fn remind(app: &AppHandle, since: Timestamp) {
    let shell = app.state::<Shell>();
    // Locked: nothing can be asked, and nothing is told.
    let Ok(due) = shell.ask(move |core| core.reminders(since)).await else { return };
    let language = shell.language();
    let body = match due.len() {
        0 => return,
        1 => words::ONE_REMINDER.of(language).to_owned(),
        many => words::REMINDERS.with([("many", many.to_string().into())]).of(language),
    };
    if let Err(error) = app.notification().builder().title("WorkTrail").body(body).show() {
        tracing::debug!("no notice by the desktop: {error:#}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_gap_longer_than_a_person_may_be_away_is_a_sleep() {
        let at = Timestamp::from_millis;
        assert!(!slept(at(0), at(31_000), 5 * MINUTE_MILLIS));
        assert!(slept(at(0), at(5 * MINUTE_MILLIS + 1), 5 * MINUTE_MILLIS));
        // A clock that was set back is no sleep.
        assert!(!slept(at(10 * MINUTE_MILLIS), at(0), 5 * MINUTE_MILLIS));
    }
}
