//! Entities as Automerge documents: schema, edits, merge meaning, inspection of foreign changes.
//!
//! One document holds one entity. Its containers are made once, by a deterministic genesis change that
//! every replica computes for itself and nobody sends. Scalars are narrow puts at the root; long texts are
//! Automerge text, so that two people's passages both survive.
//!
//! **Invariant:** bytes that came from elsewhere reach Automerge only through [`inspect`] and
//! [`Document::apply_foreign`], behind size limits and inside the one unwind boundary.

mod boundary;
mod creation;
mod dispute;
mod document;
mod edit;
mod entity;
mod envelope;
mod filed;
mod inspect;
mod kind;
mod meeting;
mod prescan;
mod provenance;
mod record;
mod reopened;
mod rivals;
mod root;
mod task;
mod trail;
mod trail_access;
mod version;
mod words;

pub use creation::CreationState;
pub use dispute::FieldDispute;
pub use document::{Document, DocumentError, FieldConflict};
pub use edit::Edit;
pub use entity::{Entity, NOTE};
pub use envelope::{EntityChange, EnvelopeBody, EnvelopeError, envelope_signing_bytes};
pub use filed::FiledState;
pub use inspect::{ChangeHeader, InspectError, inspect};
pub use kind::{DocumentKind, RECORD_TEXTS, genesis_hash};
pub use meeting::MeetingState;
pub use record::{FIELD_PREFIX, RecordState};
pub use reopened::Choice;
pub use rivals::Rival;
pub use root::RootValue;
pub use task::TaskState;
pub use trail::TrailState;
pub use trail_access::HandoverState;
pub use version::Version;
