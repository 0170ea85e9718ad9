//! What crosses the edge to the window and to the command line: inputs, views and errors.
//!
//! Every type here derives its TypeScript twin. Names are a contract: scripts and the window rely on them.

mod input;
mod preferences;
mod report;
mod view;

pub use input::*;
pub use preferences::{LOCK_MINUTES_MAX, Preferences, Theme};
pub use report::ErrorReport;
pub use view::*;
pub use worktrail_domain::Language;
