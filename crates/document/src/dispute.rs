//! What merging left unsettled in a document: fields with two values, and work done while another set a field.

use crate::{document::Document, kind::DocumentKind};
use automerge::{ActorId, Change, ChangeHash, ObjId, ROOT, ReadDoc};
use std::collections::BTreeSet;
use worktrail_domain::{findings::DisputeKind, records::RecordKind};

/// Key under which a record is marked as not wanted.
pub(crate) const DISCARDED: &str = "discarded";

/// Key of a record's status.
const STATUS: &str = "f.status";

/// Something unsettled in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDispute {
    /// The field, as stored.
    pub field: String,
    /// How it came to be.
    pub kind: DisputeKind,
    /// The values there are, in order; of one that was set twice the one value.
    pub values: Vec<String>,
}

impl Document {
    /// What merging left unsettled, by field.
    #[must_use]
    pub fn disputes(&self) -> Vec<FieldDispute> {
        let mut found: Vec<_> = self
            .disputed_values()
            .into_iter()
            .map(|(field, values)| {
                let kind = if values.len() > 1 { DisputeKind::Values } else { DisputeKind::Twice };
                FieldDispute { field, kind, values: values.into_iter().collect() }
            })
            .collect();
        if self.kind() == DocumentKind::Record {
            found.extend(self.worked_beside());
        }
        found
    }

    /// Work on a record while another put it aside, or on a report while another shared or filed it.
    fn worked_beside(&self) -> Vec<FieldDispute> {
        let status = self.line(STATUS).unwrap_or_default();
        let is_report = self.line("record_kind").as_deref() == Some(RecordKind::Report.code());
        let asked = [
            (DISCARDED, self.is_marked_discarded()),
            (STATUS, is_report && matches!(status.as_str(), "shared" | "archived")),
        ];
        let found = asked.into_iter().filter(|(key, asked)| *asked && self.changed_beside(key));
        found
            .map(|(key, _)| FieldDispute { field: key.to_owned(), kind: DisputeKind::Beside, values: Vec::new() })
            .collect()
    }

    /// Whether somebody changed something else while another set a field to the value it has: a change that came
    /// neither before nor after the one that set it. Setting the same field at the same time does not count.
    pub(crate) fn changed_beside(&self, key: &str) -> bool {
        let mut doc = self.automerge().clone();
        let Ok(Some((_, winner))) = doc.get(ROOT, key) else { return false };
        let setters: Vec<ObjId> = doc.get_all(ROOT, key).unwrap_or_default().into_iter().map(|(_, id)| id).collect();
        let changes = doc.get_changes(&[]);
        let Some(set) = changes.iter().find(|change| holds(change, &winner)) else { return false };
        // Changes come in causal order, so one walk each way finds what came before and what came after.
        let mut before: BTreeSet<ChangeHash> = set.deps().iter().copied().collect();
        for change in changes.iter().rev().filter(|change| change.hash() != set.hash()) {
            if before.contains(&change.hash()) {
                before.extend(change.deps());
            }
        }
        let mut after = BTreeSet::from([set.hash()]);
        for change in &changes {
            if change.deps().iter().any(|dep| after.contains(dep)) {
                after.insert(change.hash());
            }
        }
        let only_sets = |change: &Change| change.len() == 1 && setters.iter().any(|setter| holds(change, setter));
        changes
            .iter()
            .filter(|change| !before.contains(&change.hash()) && !after.contains(&change.hash()))
            .any(|change| !only_sets(change))
    }
}

/// Whether an operation is one of a change's own.
pub(crate) fn holds(change: &Change, operation: &ObjId) -> bool {
    let ObjId::Id(counter, actor, _) = operation else { return false };
    let own: &ActorId = change.actor_id();
    own == actor && (change.start_op().get()..=change.max_op()).contains(counter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use worktrail_domain::DeviceId;

    const ALICE: DeviceId = DeviceId::from_bytes([0xa; 16]);
    const BOB: DeviceId = DeviceId::from_bytes([0xb; 16]);
    const SESSION: [u8; 8] = [1; 8];

    fn change(doc: &mut Document, device: DeviceId, work: impl FnOnce(&mut crate::Edit<'_>)) -> Vec<Vec<u8>> {
        let mut edit = doc.edit(device, SESSION);
        work(&mut edit);
        edit.finish(1)
    }

    fn take(doc: &mut Document, changes: &[Vec<u8>]) {
        doc.apply_foreign(&changes.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
    }

    fn job() -> (Document, Document) {
        let mut alice = Document::empty(DocumentKind::Record);
        let made = change(&mut alice, ALICE, |edit| {
            edit.put_line("record_kind", "job").put_field("title", "Lager");
        });
        let mut bob = Document::empty(DocumentKind::Record);
        take(&mut bob, &made);
        (alice, bob)
    }

    fn discard(doc: &mut Document, device: DeviceId) -> Vec<Vec<u8>> {
        change(doc, device, |edit| {
            edit.put_discarded(true);
        })
    }

    #[test]
    fn record_put_aside_while_a_colleague_works_on_it_stays_and_says_so() {
        let (mut alice, mut bob) = job();
        let from_alice = discard(&mut alice, ALICE);
        assert!(alice.record().discarded, "alone it is put aside");
        let from_bob = change(&mut bob, BOB, |edit| {
            edit.put_field("title", "Plukker");
        });
        take(&mut alice, &from_bob);
        take(&mut bob, &from_alice);
        for doc in [&alice, &bob] {
            assert!(!doc.record().discarded);
            let [dispute] = doc.disputes().try_into().unwrap();
            assert_eq!((dispute.field.as_str(), dispute.kind), (DISCARDED, DisputeKind::Beside));
        }
        // More work on it does not put it aside, and putting it aside again does.
        change(&mut alice, ALICE, |edit| {
            edit.put_field("hours", "20");
        });
        assert!(!alice.record().discarded);
        discard(&mut alice, ALICE);
        assert!(alice.record().discarded);
        assert_eq!(alice.disputes(), []);
    }

    #[test]
    fn record_that_two_put_aside_at_once_is_put_aside() {
        let (mut alice, mut bob) = job();
        let from_alice = discard(&mut alice, ALICE);
        let from_bob = discard(&mut bob, BOB);
        take(&mut alice, &from_bob);
        take(&mut bob, &from_alice);
        assert!(alice.record().discarded && bob.record().discarded);
    }

    #[test]
    fn record_put_aside_after_all_work_on_it_is_put_aside() {
        let (mut alice, mut bob) = job();
        let from_bob = change(&mut bob, BOB, |edit| {
            edit.put_field("title", "Plukker");
        });
        take(&mut alice, &from_bob);
        discard(&mut alice, ALICE);
        assert!(alice.record().discarded);
        change(&mut alice, ALICE, |edit| {
            edit.put_field("hours", "20");
        });
        assert!(alice.record().discarded, "work after it was put aside is no quarrel with it");
    }

    #[test]
    fn report_edited_while_it_is_shared_is_told_until_the_status_is_set_anew() {
        let mut alice = Document::empty(DocumentKind::Record);
        let made = change(&mut alice, ALICE, |edit| {
            edit.put_line("record_kind", "report").put_field("status", "open");
        });
        let mut bob = Document::empty(DocumentKind::Record);
        take(&mut bob, &made);
        let shared = change(&mut alice, ALICE, |edit| {
            edit.put_field("status", "shared");
        });
        let edited = change(&mut bob, BOB, |edit| {
            edit.put_text("text0", "Ny tekst", None).unwrap();
        });
        assert_eq!(alice.disputes(), []);
        take(&mut alice, &edited);
        take(&mut bob, &shared);
        assert_eq!(alice.disputes(), bob.disputes());
        assert_eq!(alice.disputes().first().map(|one| one.kind), Some(DisputeKind::Beside));
        change(&mut alice, ALICE, |edit| {
            edit.put_field("status", "open");
        });
        assert_eq!(alice.disputes(), []);
    }

    #[test]
    fn one_value_set_by_two_at_once_is_told_apart_from_two_values() {
        let (mut alice, mut bob) = job();
        let from_alice = change(&mut alice, ALICE, |edit| {
            edit.put_field("status", "ongoing").put_field("title", "Plukker");
        });
        let from_bob = change(&mut bob, BOB, |edit| {
            edit.put_field("status", "ongoing").put_field("title", "Pakker");
        });
        take(&mut alice, &from_bob);
        take(&mut bob, &from_alice);
        assert_eq!(alice.disputes(), bob.disputes());
        let kinds: Vec<_> = alice.disputes().into_iter().map(|one| (one.field, one.kind, one.values.len())).collect();
        assert_eq!(
            kinds,
            [("f.status".to_owned(), DisputeKind::Twice, 1), ("f.title".to_owned(), DisputeKind::Values, 2)]
        );
    }
}
