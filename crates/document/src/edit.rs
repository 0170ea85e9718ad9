//! One person's change of one document: narrow puts, and texts as the passages that changed.
//!
//! There is no whole-struct write: from a stale read it would silently remove what arrived meanwhile.

use crate::{document::DocumentError, version::Version, words};
use automerge::{
    ActorId, AutoCommit, ChangeHash, ObjType, ROOT, ReadDoc, ScalarValue, Value,
    transaction::{CommitOptions, Transactable},
};
use worktrail_domain::{Date, Timestamp};

/// A change being made. [`Edit::finish`] gives its bytes; dropping it without that leaves an open transaction,
/// so a caller that gives up drops the document, too.
pub struct Edit<'a> {
    doc: &'a mut AutoCommit,
    actor: [u8; 24],
    before: Vec<ChangeHash>,
    branch: Option<(Vec<ChangeHash>, [u8; 4], String, String)>,
}

impl<'a> Edit<'a> {
    pub(crate) fn begin(doc: &'a mut AutoCommit, actor: [u8; 24]) -> Self {
        doc.set_actor(ActorId::from(actor.as_slice()));
        let before = doc.get_heads();
        Self { doc, actor, before, branch: None }
    }

    /// Sets a one-line field.
    pub fn put_line(&mut self, key: &str, value: &str) -> &mut Self {
        self.put(key, value.into())
    }

    /// Sets a number.
    pub fn put_number(&mut self, key: &str, value: u32) -> &mut Self {
        self.put(key, ScalarValue::Int(i64::from(value)))
    }

    /// Sets a point in time.
    pub fn put_time(&mut self, key: &str, value: Timestamp) -> &mut Self {
        self.put(key, ScalarValue::Int(value.millis()))
    }

    /// Sets a date.
    pub fn put_date(&mut self, key: &str, value: Date) -> &mut Self {
        self.put_line(key, &value.to_string())
    }

    /// Sets a text to what the person left, as an edit of the version the person saw.
    ///
    /// `seen` is that version and four random bytes; `None` means the newest. What others wrote since
    /// stays. One edit may have one text from an older version.
    ///
    /// # Errors
    /// [`DocumentError::UnknownVersion`] when the document never had that version;
    /// [`DocumentError::Damaged`] when the field is no text.
    pub fn put_text(
        &mut self,
        key: &str,
        text: &str,
        seen: Option<(&Version, [u8; 4])>,
    ) -> Result<&mut Self, DocumentError> {
        match seen {
            Some((version, branch)) if !self.is_current(version) => {
                let heads = version.heads();
                if heads.iter().any(|head| self.doc.get_change_by_hash(head).is_none()) {
                    return Err(DocumentError::UnknownVersion);
                }
                self.branch = Some((heads, branch, key.to_owned(), text.to_owned()));
            }
            _ => self.update_text(key, text)?,
        }
        Ok(self)
    }

    /// Ends the change; gives the bytes of what was made, in order. Empty when nothing changed.
    pub fn finish(self, at_seconds: i64) -> Vec<Vec<u8>> {
        let options = || CommitOptions::default().with_time(at_seconds);
        self.doc.commit_with(options());
        if let Some((heads, branch, key, text)) = &self.branch {
            // A branch actor: the main one may have changes after the version the person saw.
            self.doc.set_actor(ActorId::from([self.actor.as_slice(), branch].concat()));
            self.doc.isolate(heads);
            if let Some(id) = text_id(self.doc, key) {
                let updated = words::update(self.doc, &id, text);
                debug_assert!(updated.is_ok(), "a text object takes an update");
            }
            self.doc.commit_with(options());
            self.doc.integrate();
            self.doc.set_actor(ActorId::from(self.actor.as_slice()));
        }
        self.doc.get_changes(&self.before).iter().map(|change| change.raw_bytes().to_vec()).collect()
    }

    pub(crate) fn doc(&self) -> &AutoCommit {
        self.doc
    }

    pub(crate) fn doc_mut(&mut self) -> &mut AutoCommit {
        self.doc
    }

    pub(crate) fn put(&mut self, key: &str, value: ScalarValue) -> &mut Self {
        let same = matches!(self.doc.get(ROOT, key), Ok(Some((Value::Scalar(now), _))) if *now == value);
        let several = self.doc.get_all(ROOT, key).is_ok_and(|all| all.len() > 1);
        let is_choice = self.end_reopened(key) || several;
        // A put of the value that is there settles a conflict; without one it is left out.
        if same && is_choice {
            self.put_anew(key, value);
        } else if !same {
            let put = self.doc.put(ROOT, key, value);
            debug_assert!(put.is_ok(), "a put at the root cannot fail");
        }
        self
    }

    /// A small number as it is now; nought when it is not there.
    pub(crate) fn small(&self, key: &str) -> u32 {
        match self.doc.get(ROOT, key) {
            Ok(Some((value, _))) => value.as_i64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
            _ => 0,
        }
    }

    fn update_text(&mut self, key: &str, text: &str) -> Result<(), DocumentError> {
        let id = text_id(self.doc, key).ok_or(DocumentError::Damaged)?;
        words::update(self.doc, &id, text).map_err(|_| DocumentError::Damaged)
    }

    fn is_current(&self, version: &Version) -> bool {
        let mut heads: Vec<_> = self.before.iter().map(|head| head.0).collect();
        heads.sort_unstable();
        let mut seen = version.0.clone();
        seen.sort_unstable();
        heads == seen
    }
}

fn text_id(doc: &AutoCommit, key: &str) -> Option<automerge::ObjId> {
    match doc.get(ROOT, key) {
        Ok(Some((Value::Object(ObjType::Text), id))) => Some(id),
        _ => None,
    }
}
