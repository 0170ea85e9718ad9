//! Findings (*avvik etter sammenslåing*): rules that two people's work, each right by itself, can break together.
//!
//! **Invariant:** a finding is a function of the merged trail and the day, and refuses nothing. Every replica that has
//! the same trail finds the same ones with the same keys, and a finding goes when its reason is gone or a person has
//! settled it.

mod derive;
mod employers;
mod facts;
mod records;
mod table;

pub use derive::{derive_findings, finding_subject, is_finding_key};
pub use employers::derive_employer_findings;
pub use facts::{Dispute, DisputeKind, Finding, MergedEmployer, MergedMeeting, MergedRecord, MergedTrail};
pub use table::FindingCode;

#[cfg(test)]
mod tests;
