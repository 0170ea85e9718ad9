//! How the person wants the window: kept on this computer beside the vault, because the unlock page obeys it too.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::Language;

/// Longest idle time before the app locks itself, in minutes; the person may only shorten it.
pub const LOCK_MINUTES_MAX: u8 = 5;

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the computer.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Choices of the person; nothing about anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Preferences {
    /// Language.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Size of text in per cent: 100, 125, 150 or 200.
    pub text_size: u16,
    /// Minutes without a sign of the person before the app locks, 1 to 5.
    pub lock_minutes: u8,
    /// Reminders are shown by the desktop, without personal data.
    pub notifications: bool,
    /// The window is blurred whenever another one has the focus.
    pub blur: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: Theme::default(),
            text_size: 100,
            lock_minutes: LOCK_MINUTES_MAX,
            notifications: true,
            blur: false,
        }
    }
}

impl Preferences {
    /// The same with every number inside its limits; what is outside becomes the nearest that is allowed.
    #[must_use]
    pub fn within_limits(mut self) -> Self {
        const SIZES: [u16; 4] = [100, 125, 150, 200];
        self.lock_minutes = self.lock_minutes.clamp(1, LOCK_MINUTES_MAX);
        let away = |size: &u16| size.abs_diff(self.text_size);
        self.text_size = SIZES.into_iter().min_by_key(away).unwrap_or(100);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_outside_the_limits_become_the_nearest_allowed() {
        let asked = Preferences { text_size: 170, lock_minutes: 90, ..Preferences::default() }.within_limits();
        assert_eq!((asked.text_size, asked.lock_minutes), (150, LOCK_MINUTES_MAX));
        let asked = Preferences { text_size: 0, lock_minutes: 0, ..Preferences::default() }.within_limits();
        assert_eq!((asked.text_size, asked.lock_minutes), (100, 1));
    }

    #[test]
    fn what_an_older_app_did_not_write_is_as_it_is_by_default() {
        let read: Preferences = serde_json::from_str(r#"{"language":"nn"}"#).unwrap();
        assert_eq!(read, Preferences { language: Language::Nn, ..Preferences::default() });
    }
}
