//! Duties: tasks that follow from a trail's dates by the rules in `data/duties.toml`.
//!
//! **Invariant:** a duty is a function of the trail and the day. Every replica that has the same trail finds the same
//! duties with the same keys, so merging makes no duplicates, and a duty closes by no longer being asked for.

mod clocks;
mod derive;
mod key;
mod rules;
mod situation;

pub use derive::derive_duties;
pub use key::duty_id;
pub use rules::duty_subject;
pub use situation::{Duty, JobSpan, PassiveSpan, Settlement, SituationMeeting, TrailSituation};

#[cfg(test)]
mod tests;
