//! The encrypted local store: log, documents, read model, search, outbox, state root.
//!
//! One SQLCipher file, one writer. One user action is one transaction over envelope, snapshots, read
//! model, search index, outbox and state root; it counts as saved only when that transaction is synced to disk.
//!
//! **Invariants:** the log is the truth and is never rewritten by a user action; snapshots and the read
//! model can be rebuilt from it ([`Replica::verify`] proves it); lists and search never load a document.

mod code_lists;
mod colleagues;
mod contents;
mod disputes;
mod draft;
mod employers;
mod error;
mod identity;
mod inbox;
mod ingest;
mod log;
mod meetings;
mod open;
mod outbox;
mod outline;
mod past;
mod project;
mod query;
mod reach;
mod rebuild;
mod records;
mod register;
mod remembered;
mod root;
mod roster;
mod search;
mod texts;
mod verify;
pub mod view;
mod write;

pub use code_lists::CodeListVersion;
pub use colleagues::ColleagueActions;
pub use contents::{MeetingFacts, TrailContents};
pub use employers::{ContactTally, MetEmployer};
pub use error::ReplicaError;
pub use identity::Identity;
pub use inbox::MergeEvent;
pub use ingest::Ingested;
pub use meetings::MeetingList;
pub use open::Replica;
pub use outbox::OutboxCounts;
pub use outline::TrailOutline;
pub use past::PastChange;
pub use project::record_title;
pub use query::{TrailFacts, TrailOwner};
pub use records::StoredRecord;
pub use register::RegisterFacts;
pub use remembered::{DerivedTrail, DerivedTrails, NewJob};
pub use write::{ActionPart, DocumentWrite, LocalAction};
