//! What the shell itself says, outside the page: in the tray, in notices, in the system's dialogs.

use worktrail_core::domain::Words;

/// In the tray: the window comes to the front.
pub(crate) const SHOW: Words = Words::new("Vis WorkTrail", "Vis WorkTrail", "Show WorkTrail");
/// In the tray: the quick log.
pub(crate) const LOG: Words = Words::new("Logg et besøk", "Logg eit besøk", "Log a visit");
/// In the tray: lock.
pub(crate) const LOCK: Words = Words::new("Lås", "Lås", "Lock");
/// In the tray: end the app.
pub(crate) const QUIT: Words = Words::new("Avslutt", "Avslutt", "Quit");
/// A notice of the desktop: that something is due, and not what.
pub(crate) const ONE_REMINDER: Words =
    Words::new("Du har en påminnelse.", "Du har ei påminning.", "You have a reminder.");
/// A notice of the desktop about several things.
pub(crate) const REMINDERS: Words =
    Words::new("Du har {many} påminnelser.", "Du har {many} påminningar.", "You have {many} reminders.");
/// In a dialog: calendar files.
pub(crate) const CALENDAR: Words = Words::new("Kalender", "Kalender", "Calendar");
/// In a dialog: files of tables.
pub(crate) const TABLES: Words = Words::new("Tabeller", "Tabellar", "Tables");
/// The name proposed for a portfolio's file.
pub(crate) const PORTFOLIO_FILE: Words =
    Words::new("portefølje.worktrail", "portefølje.worktrail", "portfolio.worktrail");
/// A command that failed in a way nobody foresaw.
pub(crate) const INTERNAL: Words = Words::new(
    "Noe gikk galt i programmet. Det du har lagret, er trygt. Prøv igjen.",
    "Noko gjekk gale i programmet. Det du har lagra, er trygt. Prøv igjen.",
    "Something went wrong in the program. What you have saved is safe. Try again.",
);
