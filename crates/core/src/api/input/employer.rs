//! Inputs about employers and the own workspace.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use worktrail_domain::{TrailId, records::RecordKind};

/// Adds an employer to the team's, or changes the one that is there; what is left out stays, an empty value clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct SaveEmployer {
    /// Organisation number.
    pub org_number: String,
    /// Fields as typed, by the keys of the catalogue.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// The version the person started from, for the note; the newest when left out.
    #[serde(default)]
    #[ts(optional)]
    pub base: Option<String>,
    /// Names in the texts are the employer's own people and no participant's.
    #[serde(default)]
    pub names_confirmed: bool,
}

/// Adds a contact, a need, an agreement, a task or a logged call to an employer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewEmployerRecord {
    /// Organisation number of the employer; it is registered already.
    pub org_number: String,
    /// Kind of record.
    pub kind: RecordKind,
    /// Fields as typed, by the keys of the catalogue; the employer need not be among them.
    pub fields: BTreeMap<String, String>,
    /// Names in the texts are the employer's own people and no participant's.
    #[serde(default)]
    pub names_confirmed: bool,
}

/// Adds something to the own workspace.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewWorkspaceRecord {
    /// Kind of record.
    pub kind: RecordKind,
    /// Fields as typed, by the keys of the catalogue.
    pub fields: BTreeMap<String, String>,
}

/// Sets a preference; an empty value clears it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetPreference {
    /// Which.
    pub name: String,
    /// What to.
    pub value: String,
}

/// Whose earlier contacts count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactBy {
    /// The person's own.
    Own,
    /// Anybody's in the team.
    Team,
    /// Nobody in the team has been there.
    Nobody,
}

/// Which employers are asked for; each part narrows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct EmployerFilter {
    /// Words of name, alias or place, or the beginning of the organisation number.
    #[serde(default)]
    pub query: String,
    /// A municipality or a county, by name or number.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// A postal code: employers in the same part of the country, nearest first.
    #[serde(default)]
    #[ts(optional)]
    pub near: Option<String>,
    /// A trade: the beginning of its SN2025 code, or words.
    #[serde(default)]
    #[ts(optional)]
    pub trade: Option<String>,
    /// At least so many employees.
    #[serde(default)]
    #[ts(optional)]
    pub employees_min: Option<u32>,
    /// At most so many employees.
    #[serde(default)]
    #[ts(optional)]
    pub employees_max: Option<u32>,
    /// Only those with a need that is open.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub with_needs: bool,
    /// With earlier contacts.
    #[serde(default)]
    #[ts(optional)]
    pub contacted_by: Option<ContactBy>,
    /// What fits the wishes in this participant's profile, best first.
    #[serde(default)]
    #[ts(optional)]
    pub wish_of: Option<TrailId>,
}
