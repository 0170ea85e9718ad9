//! The central server of WorkTrail: takes in signed envelopes, decides who may have them, and hands them on.
//!
//! [`Hub`] is the server without a network; [`http`] puts it on a socket. What is taken in is one transaction,
//! acknowledged only after it is durable; what fails a check is kept in quarantine, never dropped.
//!
//! **Invariant:** no log, error or plain column holds anything about a participant; envelopes, snapshots and
//! packs are sealed under a data key per stream.

mod access;
mod admin;
mod audience;
mod enrol;
mod figures;
pub mod http;
mod hub;
mod ingest;
mod judge;
mod leaving;
mod own_devices;
mod ownership;
mod place;
mod pull;
mod quarantine;
mod reason;
mod refresh;
pub mod register;
mod register_office;
mod standing;
mod store;

pub use admin::{AdminError, AuditCheck, DeviceView, TeamView, UserView};
pub use enrol::{DeviceCode, EnrolError};
pub use figures::Figures;
pub use hub::{AuthError, Credentials, Hub, HubError, Refusal, SignedIn};
pub use ingest::Changed;
pub use leaving::Leaving;
pub use quarantine::{Authored, QuarantineView, Release};
pub use reason::Reason;
pub use refresh::{Pace, REFRESH_MINUTES_DEFAULT, keep_fresh};
pub use register_office::Asked;
pub use store::StoreError;
