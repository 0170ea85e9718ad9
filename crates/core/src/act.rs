//! How one action is carried out: checked as a whole, then saved in one transaction.

use crate::{Client, CoreError, api::TextEdit, client::Notice};
use worktrail_crypto::generate_bytes;
use worktrail_document::{Document, DocumentKind, Edit, Version};
use worktrail_domain::{ActionId, DocumentId, Language, StreamId, StreamKind, Timestamp, Violation, ViolationCode};
use worktrail_replica::{ActionPart, DocumentWrite, LocalAction, Replica};
use worktrail_sync::Trigger;

impl Client {
    pub(crate) fn new_id<T>(&self, make: impl FnOnce(u64, [u8; 10]) -> T) -> Result<T, CoreError> {
        Ok(make(u64::try_from(self.now().millis()).unwrap_or(0), generate_bytes()?))
    }

    /// Runs one action and saves what it made, in all the streams it touched, in one transaction.
    pub(crate) fn act(
        &self,
        command: &str,
        work: impl FnOnce(&Replica, &mut Work) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let at = self.now();
        let action = self.new_id(ActionId::at)?;
        self.with(|replica| {
            // What is stored says the same whoever stores it.
            replica.answer_in(Language::Nb);
            let mut made = Work { at, parts: Vec::new() };
            work(replica, &mut made)?;
            if made.parts.is_empty() {
                return Err(nothing_to_change());
            }
            Ok(replica.commit(LocalAction { action, command: command.to_owned(), at, parts: made.parts })?)
        })?;
        self.tell(Notice::Changed);
        self.wake(Trigger::Saved);
        Ok(())
    }
}

/// What an action has made so far, stream by stream.
pub(crate) struct Work {
    at: Timestamp,
    parts: Vec<ActionPart>,
}

impl Work {
    /// When the action is, by this device's clock.
    pub(crate) const fn at(&self) -> Timestamp {
        self.at
    }

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

    /// Changes a document that is here, or that this action has made. An edit that changes nothing adds nothing.
    pub(crate) fn edit(
        &mut self,
        replica: &Replica,
        id: DocumentId,
        kind: DocumentKind,
        change: impl FnOnce(&Document, &mut Edit<'_>) -> Result<(), CoreError>,
    ) -> Result<(), CoreError> {
        let (stream, document) = match self.made(id) {
            Some((stream, document)) => (stream, document.clone()),
            None => replica.load_document(id, kind)?,
        };
        self.write(replica, stream, id, document, change)
    }

    /// Says that this action starts a stream of a kind; something must be made in it, too.
    pub(crate) fn start(&mut self, stream: StreamId, kind: StreamKind) {
        self.part(stream).starts = Some(kind);
    }

    /// A document as this action has left it so far, with its stream; `None` when the action has not touched it.
    pub(crate) fn made(&self, id: DocumentId) -> Option<(StreamId, &Document)> {
        self.parts.iter().find_map(|part| {
            part.writes.iter().find(|write| write.id == id).map(|write| (part.stream, &write.document))
        })
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
        if changes.is_empty() {
            return Ok(());
        }
        let writes = &mut self.part(stream).writes;
        match writes.iter_mut().find(|write| write.id == id) {
            Some(write) => {
                write.document = document;
                write.changes.extend(changes);
            }
            None => writes.push(DocumentWrite { id, document, changes }),
        }
        Ok(())
    }

    /// What the action does in a stream; begun when there is nothing yet.
    fn part(&mut self, stream: StreamId) -> &mut ActionPart {
        let place = match self.parts.iter().position(|part| part.stream == stream) {
            Some(place) => place,
            None => {
                self.parts.push(ActionPart { stream, starts: None, writes: Vec::new() });
                self.parts.len() - 1
            }
        };
        let Some(part) = self.parts.get_mut(place) else { unreachable!("the place was found or made just now") };
        part
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

/// Puts a text as it was written on top of a version, or over what stands there now.
pub(crate) fn put_text_since(edit: &mut Edit<'_>, key: &str, text: &str, base: Option<&str>) -> Result<(), CoreError> {
    put_text(edit, key, &TextEdit { base: base.map(str::to_owned), text: text.to_owned() })
}

fn nothing_to_change() -> CoreError {
    Violation::new(ViolationCode::NothingToChange, "id").into()
}
