//! The steps that made an entity what it is, in an order in which each comes after those it builds on.

use crate::CoreError;
use std::collections::BTreeMap;
use worktrail_document::{Document, DocumentKind, inspect};
use worktrail_domain::{DeviceId, DocumentId, Timestamp, UserId};
use worktrail_replica::Replica;

/// One action's part in an entity.
pub(super) struct Step {
    /// When, by the clock of the device, but never before a step it builds on: a clock that lags turns no order round.
    pub(super) at: Timestamp,
    /// When, by the clock of the device alone.
    pub(super) told_at: Timestamp,
    pub(super) author: String,
    pub(super) user: UserId,
    pub(super) device: DeviceId,
    pub(super) command: String,
    pub(super) delivered: bool,
    pub(super) changes: Vec<Vec<u8>>,
    /// Hashes of the changes.
    pub(super) made: Vec<[u8; 32]>,
    /// Hashes of what they build on.
    pub(super) builds_on: Vec<[u8; 32]>,
}

/// The steps of an entity, oldest first.
///
/// # Errors
/// A store error.
pub(super) fn steps_of(replica: &Replica, id: DocumentId) -> Result<Vec<Step>, CoreError> {
    let mut when: BTreeMap<[u8; 32], Timestamp> = BTreeMap::new();
    let mut steps = Vec::new();
    // The log holds nothing before what it builds on.
    for past in replica.past_of(id)? {
        let headers: Vec<_> = past.changes.iter().filter_map(|bytes| inspect(bytes).ok()).collect();
        let builds_on: Vec<[u8; 32]> = headers.iter().flat_map(|header| header.deps.iter().copied()).collect();
        let made: Vec<[u8; 32]> = headers.iter().map(|header| header.hash).collect();
        let at = builds_on.iter().filter_map(|dep| when.get(dep).copied()).fold(past.at, Timestamp::max);
        when.extend(made.iter().map(|hash| (*hash, at)));
        steps.push(Step {
            at,
            told_at: past.at,
            author: past.author,
            user: past.user,
            device: past.device,
            command: past.command,
            delivered: past.delivered,
            changes: past.changes,
            made,
            builds_on,
        });
    }
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

/// Applies one step; what was set aside when it came changes nothing.
pub(super) fn apply(document: &mut Document, step: &Step) -> bool {
    let changes: Vec<&[u8]> = step.changes.iter().map(Vec::as_slice).collect();
    document.apply_foreign(&changes).is_ok()
}

/// An entity as it was after the steps until a time; `None` when there was none yet.
pub(super) fn document_at(kind: DocumentKind, steps: &[Step], until: Timestamp) -> Option<Document> {
    let before: Vec<&Step> = steps.iter().take_while(|step| step.at <= until).collect();
    if before.is_empty() {
        return None;
    }
    let mut document = Document::empty(kind);
    let changes: Vec<&[u8]> = before.iter().flat_map(|step| step.changes.iter().map(Vec::as_slice)).collect();
    if document.apply_foreign(&changes).is_err() {
        for step in before {
            apply(&mut document, step);
        }
    }
    Some(document)
}
