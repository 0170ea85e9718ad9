//! How one action is carried out: checked as a whole, then saved in one transaction.

use crate::{Client, CoreError, api::TextEdit, client::Notice};
use worktrail_crypto::generate_bytes;
use worktrail_document::{Document, DocumentKind, Edit, Version};
use worktrail_domain::{
    ActionId, DocumentId, StreamId, Timestamp, TrailType, Violation, ViolationCode,
    phases::{PhaseSet, phase_set},
};
use worktrail_replica::{DocumentWrite, LocalAction, Replica};
use worktrail_sync::Trigger;

impl Client {
    pub(crate) fn new_id<T>(&self, make: impl FnOnce(u64, [u8; 10]) -> T) -> Result<T, CoreError> {
        Ok(make(u64::try_from(self.now().millis()).unwrap_or(0), generate_bytes()?))
    }

    /// Runs one action and saves what it made, all in one transaction.
    pub(crate) fn act(
        &self,
        command: &str,
        work: impl FnOnce(&Replica, &mut Work) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let at = self.now();
        let action = self.new_id(ActionId::at)?;
        self.with(|replica| {
            let mut made = Work { at, stream: None, writes: Vec::new() };
            work(replica, &mut made)?;
            let stream = made.stream.ok_or_else(nothing_to_change)?;
            Ok(replica.commit(LocalAction { action, stream, command: command.to_owned(), at, writes: made.writes })?)
        })?;
        self.tell(Notice::Changed);
        self.wake(Trigger::Saved);
        Ok(())
    }
}

/// What an action has made so far.
pub(crate) struct Work {
    at: Timestamp,
    stream: Option<StreamId>,
    writes: Vec<DocumentWrite>,
}

impl Work {
    /// Makes a new document.
    pub(crate) fn create(
        &mut self,
        replica: &Replica,
        stream: StreamId,
        id: DocumentId,
        kind: DocumentKind,
        fill: impl FnOnce(&mut Edit<'_>) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        self.write(replica, stream, id, Document::empty(kind), |_, edit| fill(edit))
    }

    /// Changes a document that is here. An edit that changes nothing adds nothing.
    pub(crate) fn edit(
        &mut self,
        replica: &Replica,
        id: DocumentId,
        kind: DocumentKind,
        change: impl FnOnce(&Document, &mut Edit<'_>) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let (stream, document) = replica.load_document(id, kind)?;
        self.write(replica, stream, id, document, change)
    }

    fn write(
        &mut self,
        replica: &Replica,
        stream: StreamId,
        id: DocumentId,
        mut document: Document,
        change: impl FnOnce(&Document, &mut Edit<'_>) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let before = document.clone();
        let mut edit = document.edit(replica.identity()?.device, replica.session());
        change(&before, &mut edit)?;
        let changes = edit.finish(self.at.millis() / 1000);
        if !changes.is_empty() {
            self.stream = Some(stream);
            self.writes.push(DocumentWrite { id, document, changes });
        }
        Ok(())
    }
}

pub(crate) fn put_text(edit: &mut Edit<'_>, key: &str, text: &TextEdit) -> Result<(), CoreError> {
    let seen = text.base.as_deref().map(str::parse::<Version>).transpose();
    let seen =
        seen.map_err(|()| worktrail_replica::ReplicaError::from(worktrail_document::DocumentError::UnknownVersion))?;
    let branch = generate_bytes()?;
    edit.put_text(key, &text.text, seen.as_ref().map(|version| (version, branch)))
        .map_err(worktrail_replica::ReplicaError::from)?;
    Ok(())
}

/// The path of the service; every trail is an IPS trail so far.
pub(crate) fn path() -> &'static PhaseSet {
    let Some(set) = phase_set(TrailType::Ips) else { unreachable!("IPS is among the services of the table") };
    set
}

fn nothing_to_change() -> CoreError {
    Violation::new(ViolationCode::NothingToChange, "id").into()
}
