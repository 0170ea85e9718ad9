//! Commands and queries: what the window and the command line both call.
//!
//! [`Client`] is one device: it enrols, unlocks, saves actions durably, answers queries from the read
//! model, and delivers. Rules are checked here before anything is saved, and again by the server.
//!
//! **Invariant:** the passphrase and the keys stay below this crate's edge; errors that leave it hold
//! codes and sentences, never what was typed.
//!
//! **Invariant:** answers are in the language of the person ([`Client::speak`]); what is stored is not: an action sees
//! everything in bokmål.

mod act;
pub mod api;
mod calendar;
mod catalogue;
mod circumstances;
mod client;
mod code_lists;
mod colleagues;
mod completion;
mod conflicts;
mod creation;
mod delivery;
mod devices;
mod duties;
mod employer_lists;
mod employers;
mod entity;
mod error;
mod exchange;
mod figures;
mod findings;
mod handover;
mod ics;
mod meetings;
mod mirror;
mod morning;
mod online;
mod participant;
mod people;
mod phases;
mod print;
mod profile;
mod queries;
mod readmission;
mod records;
mod reports;
mod review;
mod search;
mod settling;
mod sharing;
mod task_list;
mod tasks;
mod texts;
mod timeline;
mod trail_history;
mod trail_view;
mod trails;
mod views;
mod waiting;
mod workspace;

pub use client::{Client, Clock, Enrolment, Notice};
pub use error::CoreError;
pub use exchange::{ExportReport, ImportProblem, ImportReport, ImportTerms, TableError, read_text, write_private};
pub use worktrail_domain as domain;
pub use worktrail_vault::KdfParams;
