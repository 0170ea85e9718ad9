//! Where the value of a field comes from: which change put it, and what the document was before that.

use crate::document::Document;
use automerge::{Change, ChangeHash, ROOT, ReadDoc};

impl Document {
    /// The document as it was before the change that put the values of both fields; nothing when they were put apart, or
    /// nobody has put them.
    #[must_use]
    pub fn before_both(&self, one: &str, other: &str) -> Option<Self> {
        let change = self.change_of(one).filter(|_| self.were_put_together(one, other))?;
        self.at(change.deps())
    }

    /// Whether the values of two fields were put by one change.
    pub(crate) fn were_put_together(&self, one: &str, other: &str) -> bool {
        self.putter(one).is_some_and(|one| self.putter(other) == Some(one))
    }

    /// The change that put the value that a field shows.
    pub(crate) fn change_of(&self, key: &str) -> Option<Change> {
        ReadDoc::get_change_by_hash(self.automerge(), &self.putter(key)?)
    }

    fn putter(&self, key: &str) -> Option<ChangeHash> {
        let (_, put) = self.automerge().get(ROOT, key).ok()??;
        self.automerge().hash_for_opid(&put)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, DocumentKind};
    use worktrail_domain::DeviceId;

    fn change(doc: &mut Document, values: &[(&str, &str)]) {
        let mut edit = doc.edit(DeviceId::from_bytes([1; 16]), [1; 8]);
        for (key, value) in values {
            edit.put_line(key, value);
        }
        edit.finish(1);
    }

    #[test]
    fn value_is_traced_to_the_change_that_put_it_and_to_what_was_before() {
        let mut doc = Document::empty(DocumentKind::Task);
        assert!(doc.before_both("subject", "status").is_none());
        change(&mut doc, &[("subject", "Ringe"), ("status", "open")]);
        assert!(doc.were_put_together("subject", "status"));
        assert_eq!(doc.before_both("subject", "status").unwrap().line("status"), None);
        change(&mut doc, &[("status", "done"), ("due", "2026-11-21")]);
        assert!(!doc.were_put_together("subject", "status"));
        assert!(!doc.were_put_together("subject", "reason"));
        assert!(doc.before_both("subject", "status").is_none());
        let before = doc.before_both("status", "due").unwrap();
        assert_eq!(
            (before.line("status").as_deref(), before.line("subject").as_deref()),
            (Some("open"), Some("Ringe"))
        );
    }
}
