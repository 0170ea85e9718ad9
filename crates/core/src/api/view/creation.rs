//! Views of who a trail is for, and of what was confirmed when it was created.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::Date;

/// The person behind a trail, as far as this laptop may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonView {
    /// Name by the register; empty until it has answered.
    pub register_name: String,
    /// Date of birth: the register's, or as the participant stated it.
    #[ts(type = "string | null")]
    pub birth_date: Option<Date>,
    /// Whether the date of birth is the register's.
    pub birth_date_from_register: bool,
    /// Age today.
    pub age: Option<u32>,
    /// The trail is shielded (*skjermet*): take care, and no address is here.
    pub shielded: bool,
    /// Address by the register; empty while it has not answered, and for a shielded trail.
    pub address: String,
    /// Mobile number by the contact register.
    pub mobile: String,
}

/// What was confirmed when a trail was created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[allow(clippy::struct_excessive_bools, reason = "three confirmations, each its own tick in the dialog")]
pub struct CreationView {
    /// It is the right person.
    pub person_confirmed: bool,
    /// The participant was told of the rights.
    pub informed_of_rights: bool,
    /// Version of the list of what the participant was told.
    pub informed_version: String,
    /// The guardians have given their consent.
    pub guardian_consent: bool,
    /// Who confirmed.
    pub confirmed_by: String,
    /// The day of the confirmations.
    #[ts(type = "string | null")]
    pub confirmed_on: Option<Date>,
    /// What is still to be confirmed or filled in.
    pub missing: Vec<Missing>,
}

/// One thing that a complete creation asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Missing {
    /// Stable code of the rule.
    pub code: String,
    /// The field.
    pub field: String,
    /// What to do.
    pub message: String,
}

/// What was answered to somebody who asked for a shielded person's address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevealedAddress {
    /// The address, where it may be on this laptop.
    pub address: String,
    /// What to mind, and where to ask when the address is not here.
    pub advice: String,
}
