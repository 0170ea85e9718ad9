//! Inputs about this device and what is being typed on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Enrols this laptop.
#[derive(Clone, Deserialize, TS)]
pub struct EnrolInput {
    /// Address of the central server, such as `http://127.0.0.1:8787`.
    pub server_url: String,
    /// One-time code from the office.
    pub code: String,
    /// What the person calls this laptop.
    pub device_name: String,
    /// The passphrase that will open this laptop's vault.
    pub passphrase: String,
}

/// What is being typed, kept so that a crash costs nothing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftInput {
    /// Which form, such as `quick-log` or `meeting:<id>`.
    pub key: String,
    /// The form's content, as the window wants it back.
    pub body: String,
}
