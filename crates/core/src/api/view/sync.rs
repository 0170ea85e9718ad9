//! Views of the exchange with the server.

use crate::api::ErrorReport;
use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::Timestamp;

/// What sync is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    /// Everything is done for now.
    Idle,
    /// A round is under way.
    Working,
    /// The server cannot be reached; the next try is planned.
    Offline,
    /// The server refuses this device, or the answer could not be stored; a person must act.
    Stopped,
}

/// How far a download is, in bytes of the logs as the server stores them, which is more than goes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// Bytes that came since the first reply of the download.
    pub done: u64,
    /// Bytes still to come, as far as the server knows.
    pub left: u64,
}

/// Delivery, from one source: counts of actions by state. An action counts once, however many streams it touched: as
/// delivered when all of it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SyncStatus {
    /// What sync is doing.
    pub phase: SyncPhase,
    /// Saved here, not yet receipted.
    pub outbox: u32,
    /// At the server, waiting for something it builds on.
    pub held: u32,
    /// At the server, waiting for a person to decide.
    pub quarantined: u32,
    /// Of this device's own actions, receipted as durable.
    pub delivered: u32,
    /// When the last action was receipted.
    pub delivered_at: Option<Timestamp>,
    /// When the server last answered.
    pub contact_at: Option<Timestamp>,
    /// When the next try is.
    pub retry_at: Option<Timestamp>,
    /// A download under way.
    pub progress: Option<Progress>,
    /// The last failure, while it lasts.
    pub error: Option<ErrorReport>,
}

/// What one sync did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct SyncReport {
    /// Actions receipted as durable.
    pub sent: u32,
    /// Envelopes that came.
    pub received: u32,
    /// Actions of which the server holds something until what it builds on comes.
    pub held: u32,
    /// Actions of which the server keeps something for a person to decide.
    pub quarantined: u32,
    /// Still waiting here.
    pub outbox: u32,
    /// Streams that were withdrawn from this device.
    pub lost: u32,
    /// Requests made.
    pub rounds: u32,
}

/// How far building lists and search anew has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RebuildProgress {
    /// Documents done.
    pub done: u64,
    /// Documents there are.
    pub all: u64,
}

/// What building lists, calendar and search anew did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RebuildReport {
    /// How many documents they were built from.
    pub documents: u64,
}
