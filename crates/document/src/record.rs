//! Records: entities whose fields are named by a catalogue, not by code.
//!
//! Fields are scalars at the root under a prefix, so that two people's changes of different fields both stay; long
//! texts lie in the numbered slots that every record has from its genesis.

use crate::{dispute::DISCARDED, document::Document, edit::Edit, kind::RECORD_TEXTS};
use std::collections::BTreeMap;
use worktrail_domain::Timestamp;

/// In front of a field's key, so that no field can take the place of a record's own facts.
pub const FIELD_PREFIX: &str = "f.";

/// One record, as plain values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordState {
    /// Code of the record's kind; a newer app may have kinds that this one does not know.
    pub kind: String,
    /// Fields that are set, by key.
    pub fields: BTreeMap<String, String>,
    /// Texts that are not empty, by slot.
    pub texts: BTreeMap<usize, String>,
    /// Marked as not wanted; kept, so that a concurrent edit survives.
    pub discarded: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Document {
    /// Reads the document as a record.
    #[must_use]
    pub fn record(&self) -> RecordState {
        let fields = self
            .keys()
            .into_iter()
            .filter_map(|key| Some((key.strip_prefix(FIELD_PREFIX)?.to_owned(), self.line(&key)?)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let texts = RECORD_TEXTS
            .iter()
            .enumerate()
            .map(|(slot, key)| (slot, self.text(key)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        RecordState {
            kind: self.line("record_kind").unwrap_or_default(),
            fields,
            texts,
            // A colleague's work at the same time wins over putting aside: what somebody needs is not hidden.
            discarded: self.is_marked_discarded() && !self.changed_beside(DISCARDED),
            created_at: Timestamp::from_millis(self.number("created_at").unwrap_or(0)),
        }
    }
}

impl Document {
    /// Whether the mark says that the record is not wanted, whatever others did meanwhile: the mark is odd.
    pub(crate) fn is_marked_discarded(&self) -> bool {
        self.number(DISCARDED).is_some_and(|mark| mark % 2 == 1)
    }
}

impl Edit<'_> {
    /// Marks a record as not wanted, or takes that back. A mark that is there already is set to the next odd number, so
    /// that it is this person's word from now on: a put of the same value would say nothing.
    pub fn put_discarded(&mut self, discarded: bool) -> &mut Self {
        let mark = self.small(DISCARDED);
        match (discarded, mark % 2 == 1) {
            (true, true) => self.put_number(DISCARDED, mark.saturating_add(2)),
            (true, false) => self.put_number(DISCARDED, 1),
            (false, _) => self.put_number(DISCARDED, 0),
        }
    }

    /// Sets a field of a record; an empty value clears it.
    pub fn put_field(&mut self, key: &str, value: &str) -> &mut Self {
        self.put_line(&format!("{FIELD_PREFIX}{key}"), value)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, DocumentKind};
    use worktrail_domain::DeviceId;

    const ALICE: DeviceId = DeviceId::from_bytes([0xa; 16]);
    const BOB: DeviceId = DeviceId::from_bytes([0xb; 16]);

    #[test]
    fn fields_and_texts_of_two_people_are_both_kept() {
        let mut alice = Document::empty(DocumentKind::Record);
        let mut bob = Document::empty(DocumentKind::Record);
        let mut edit = alice.edit(ALICE, [1; 8]);
        edit.put_line("record_kind", "job").put_field("title", "Lagermedarbeider");
        edit.put_text("text0", "Fadder er Ola.", None).unwrap();
        let from_alice = edit.finish(1);
        let mut edit = bob.edit(BOB, [1; 8]);
        edit.put_field("hours", "20").put_text("text0", "Starter mandag.", None).unwrap();
        let from_bob = edit.finish(1);
        alice.apply_foreign(&from_bob.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        bob.apply_foreign(&from_alice.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        let record = alice.record();
        assert_eq!(record, bob.record());
        assert_eq!(record.kind, "job");
        assert_eq!(record.fields.get("title").map(String::as_str), Some("Lagermedarbeider"));
        assert_eq!(record.fields.get("hours").map(String::as_str), Some("20"));
        let text = record.texts.get(&0).unwrap();
        assert!(text.contains("Fadder er Ola.") && text.contains("Starter mandag."), "{text}");
    }

    #[test]
    fn cleared_field_reads_as_not_set() {
        let mut doc = Document::empty(DocumentKind::Record);
        let mut edit = doc.edit(ALICE, [1; 8]);
        edit.put_field("hours", "20");
        edit.finish(1);
        let mut edit = doc.edit(ALICE, [1; 8]);
        edit.put_field("hours", "");
        edit.finish(2);
        assert!(doc.record().fields.is_empty());
    }
}
