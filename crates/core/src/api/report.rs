//! The one error that people, scripts and the window see.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An error at the edge: a stable code, a sentence that tells a person what to do, and the field it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErrorReport {
    /// Stable code; the window and scripts match on it, never on the message.
    pub code: String,
    /// What is wrong and what to do, in the language of the person.
    pub message: String,
    /// The input it is about, or null.
    pub field: Option<String>,
}
