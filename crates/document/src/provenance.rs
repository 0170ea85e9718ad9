//! Where the value of a field comes from: which change put it, and what the document was before that.

use crate::{dispute::holds, document::Document};
use automerge::{Change, ROOT, ReadDoc};

impl Document {
    /// The document as it was before the change that put the value of a field; nothing when nobody has put one.
    #[must_use]
    pub fn before_put(&self, key: &str) -> Option<Self> {
        self.at(self.change_of(key)?.deps())
    }

    /// Whether the values of two fields were put by one change.
    #[must_use]
    pub fn were_put_together(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.change_of(one), self.change_of(other));
        one.zip(other).is_some_and(|(one, other)| one.hash() == other.hash())
    }

    /// The change that put the value that a field shows.
    pub(crate) fn change_of(&self, key: &str) -> Option<Change> {
        let doc = self.automerge();
        let (_, put) = doc.get(ROOT, key).ok()??;
        doc.clone().get_changes(&[]).into_iter().find(|change| holds(change, &put))
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
        assert!(doc.before_put("subject").is_none());
        change(&mut doc, &[("subject", "Ringe"), ("status", "open")]);
        assert!(doc.were_put_together("subject", "status"));
        assert_eq!(doc.before_put("status").unwrap().line("status"), None);
        change(&mut doc, &[("status", "done")]);
        assert!(!doc.were_put_together("subject", "status"));
        assert!(!doc.were_put_together("subject", "reason"));
        let before = doc.before_put("status").unwrap();
        assert_eq!(
            (before.line("status").as_deref(), before.line("subject").as_deref()),
            (Some("open"), Some("Ringe"))
        );
    }
}
