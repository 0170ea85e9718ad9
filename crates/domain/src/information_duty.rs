//! The information duty (*informasjonsplikten*): what every new participant must be told, as a list with a version.

use crate::words::Words;
use serde::Deserialize;
use std::sync::OnceLock;

/// What every new participant must be told (*informasjonsplikten*).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InformationDuty {
    version: String,
    lines: Vec<Words>,
}

impl InformationDuty {
    /// The version of the list, stored with the confirmation.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The list.
    #[must_use]
    pub fn lines(&self) -> &[Words] {
        &self.lines
    }
}

/// The list of what every new participant must be told, from `data/information_duty.toml`.
#[must_use]
pub fn information_duty() -> &'static InformationDuty {
    static DUTY: OnceLock<InformationDuty> = OnceLock::new();
    DUTY.get_or_init(|| {
        let Ok(duty) = toml::from_str(include_str!("../data/information_duty.toml")) else {
            unreachable!("a test parses the embedded list")
        };
        duty
    })
}
