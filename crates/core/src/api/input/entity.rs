//! Inputs about any entity: settling what two people disagree on, and taking back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{DocumentId, Timestamp};

/// Settles one field that two people set to different values.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettleConflict {
    /// Which entity.
    pub entity: DocumentId,
    /// Which field.
    pub field: String,
    /// The value from now on: one of the two, both combined, or another.
    pub value: String,
}

/// Takes back the choice between values of one field.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReopenConflict {
    /// Which entity.
    pub entity: DocumentId,
    /// Which field.
    pub field: String,
}

/// Sets fields of an entity to what they were, as a new step: nothing is removed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeBack {
    /// Which entity.
    pub id: DocumentId,
    /// To what it was after the steps until this time.
    pub at: Timestamp,
    /// Which fields; every field that can be set when left out.
    #[serde(default)]
    #[ts(optional)]
    pub fields: Option<Vec<String>>,
}
