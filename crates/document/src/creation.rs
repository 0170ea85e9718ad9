//! What was stated and confirmed when a trail was created, as its document says it.

use crate::document::Document;
use worktrail_domain::{Date, UserId};

/// What a person stated and confirmed at the creation of a trail (*opprettelsen*), or later to complete it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CreationState {
    /// It was confirmed that it is the right person.
    pub person_confirmed: bool,
    /// The participant was told of the rights.
    pub informed_of_rights: bool,
    /// Version of the list of what the participant was told.
    pub informed_version: String,
    /// The guardians' written consent was confirmed.
    pub guardian_consent: bool,
    /// Who confirmed.
    pub confirmed_by: Option<UserId>,
    /// The day of the confirmations.
    pub confirmed_on: Option<Date>,
    /// Date of birth as the participant stated it.
    pub birth_date: Option<Date>,
}

impl Document {
    /// Reads what a trail's document says of its creation.
    #[must_use]
    pub fn creation(&self) -> CreationState {
        let tick = |key: &str| self.line(key).is_some_and(|value| value == "true");
        CreationState {
            person_confirmed: tick("person_confirmed"),
            informed_of_rights: tick("informed_of_rights"),
            informed_version: self.line("informed_version").unwrap_or_default(),
            guardian_consent: tick("guardian_consent"),
            confirmed_by: self.line("confirmed_by").and_then(|id| id.parse().ok()),
            confirmed_on: self.date("confirmed_on"),
            birth_date: self.date("birth_date"),
        }
    }
}
