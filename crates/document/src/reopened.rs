//! Choices between several values that were taken back: the field stands open again, with the values it had then.
//!
//! A choice is a put on top of all the values, and what was put cannot be unmade. So taking it back puts the value that
//! stood before, and beside it, in the same change, the version in which the others still stand. Whatever is put into the
//! field later is another change, and ends it (docs/adr/0011).

use crate::{
    dispute::holds,
    document::{Document, MADE_AT},
    edit::Edit,
    root::{RootValue, value_of},
    version::Version,
};
use automerge::{AutoCommit, ChangeHash, ObjId, ROOT, ReadDoc, ScalarValue, Value, transaction::Transactable};

/// In front of the key of a field that stands open again.
pub(crate) const REOPENED: &str = "reopened.";

/// A choice as it can be taken back.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The fields it was about, each with the value that was shown before, and the version in which the others stand.
    fields: Vec<(String, ScalarValue, Version)>,
}

impl Choice {
    /// The fields it was about, as stored, each with the value that was shown before.
    pub fn values(&self) -> impl Iterator<Item = (&str, Option<RootValue>)> {
        self.fields.iter().map(|(key, value, _)| (key.as_str(), value_of(&Value::from(value.clone()))))
    }
}

/// A field with several values.
pub(crate) struct Standing {
    /// The field, as stored.
    pub(crate) field: String,
    /// The values, each with the operation that set it; the one that every replica shows comes first.
    pub(crate) values: Vec<(Value<'static>, ObjId)>,
    /// The version they were put back to; none when they stand as they were merged.
    version: Option<Version>,
}

impl Document {
    /// Every field that stands with several values, by key: set at the same time, or put back beside each other.
    pub(crate) fn standing(&self) -> Vec<Standing> {
        let doc = self.automerge();
        // What two people made alike, under an id that follows from what it is about, has two times of making.
        let is_field = |key: &str| key != MADE_AT && !key.starts_with(REOPENED);
        let merged = doc.map_range(ROOT, ..).filter(|item| item.conflict && is_field(&item.key));
        let mut found: Vec<Standing> = merged
            .map(|item| Standing {
                field: item.key.to_string(),
                values: values_of(doc, &item.key, None),
                version: None,
            })
            .collect();
        let marks: Vec<String> = doc.keys(ROOT).filter(|key| key.starts_with(REOPENED)).collect();
        for mark in marks {
            let field = mark.trim_start_matches(REOPENED);
            if found.iter().any(|standing| standing.field == field) {
                continue;
            }
            if let Some(version) = self.reopened_from(field, &mark) {
                let values = values_of(doc, field, Some(&version.heads()));
                found.push(Standing { field: field.to_owned(), values, version: Some(version) });
            }
        }
        found.sort_by(|one, other| one.field.cmp(&other.field));
        found
    }

    /// The version a field was put back to; none when something was put into it since, or that version is not here.
    fn reopened_from(&self, field: &str, mark: &str) -> Option<Version> {
        let version: Version = self.line(mark)?.parse().ok()?;
        let is_known = |head: &ChangeHash| ReadDoc::get_change_by_hash(self.automerge(), head).is_some();
        (self.were_put_together(field, mark) && version.heads().iter().all(is_known)).then_some(version)
    }

    /// The choice that the value of a field came from, with all that was chosen by it. Nothing when its value came from
    /// anything else, or when it stands open.
    #[must_use]
    pub fn choice(&self, field: &str) -> Option<Choice> {
        let doc = self.automerge();
        let change = self.change_of(field)?;
        let now = self.standing();
        let chosen = self.at(change.deps())?.standing().into_iter().filter_map(|then| {
            let (_, put) = doc.get(ROOT, then.field.as_str()).ok()??;
            let is_open = now.iter().any(|standing| standing.field == then.field);
            let (value, _) = then.values.first().filter(|_| !is_open && holds(&change, &put))?;
            Some((then.field, value.as_scalar()?.clone(), then.version.unwrap_or_else(|| Version::of(change.deps()))))
        });
        let fields: Vec<_> = chosen.collect();
        fields.iter().any(|(key, ..)| key == field).then_some(Choice { fields })
    }
}

impl Edit<'_> {
    /// Takes a choice back: its fields have the values that stood before, and stand open again.
    pub fn take_back(&mut self, choice: &Choice) -> &mut Self {
        for (key, value, version) in &choice.fields {
            self.put_anew(key, value.clone());
            self.put_anew(&format!("{REOPENED}{key}"), version.to_string().into());
        }
        self
    }

    /// Ends that a field stands open again; says whether it did.
    pub(crate) fn end_reopened(&mut self, key: &str) -> bool {
        let mark = format!("{REOPENED}{key}");
        let is_open = matches!(self.doc().get(ROOT, mark.as_str()), Ok(Some(_)));
        if is_open {
            let deleted = self.doc_mut().delete(ROOT, mark.as_str());
            debug_assert!(deleted.is_ok(), "what is at the root can be deleted");
        }
        is_open
    }

    /// Puts a value that may be there already. Automerge makes nothing of that, or deletes what stands beside it; deleted
    /// before, it is a put of this change, and known as such.
    pub(crate) fn put_anew(&mut self, key: &str, value: ScalarValue) {
        let deleted = self.doc_mut().delete(ROOT, key).or_else(|error| match self.doc().get(ROOT, key) {
            Ok(None) => Ok(()),
            _ => Err(error),
        });
        let put = self.doc_mut().put(ROOT, key, value);
        debug_assert!(deleted.is_ok() && put.is_ok(), "a put at the root cannot fail");
    }
}

/// The values of a field now or in a version, that which is shown first.
fn values_of(doc: &AutoCommit, key: &str, version: Option<&[ChangeHash]>) -> Vec<(Value<'static>, ObjId)> {
    let (shown, all) = match version {
        Some(heads) => (doc.get_at(ROOT, key, heads), doc.get_all_at(ROOT, key, heads)),
        None => (doc.get(ROOT, key), doc.get_all(ROOT, key)),
    };
    let shown = shown.ok().flatten().map(|(_, operation)| operation);
    let mut values: Vec<(Value<'static>, ObjId)> =
        all.unwrap_or_default().into_iter().map(|(value, operation)| (value.into_owned(), operation)).collect();
    values.sort_by_key(|(_, operation)| Some(operation) != shown.as_ref());
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DocumentKind;
    use worktrail_domain::DeviceId;

    const ALICE: DeviceId = DeviceId::from_bytes([0xa; 16]);
    const BOB: DeviceId = DeviceId::from_bytes([0xb; 16]);

    fn change(doc: &mut Document, device: DeviceId, at: i64, work: impl FnOnce(&mut Edit<'_>)) -> Vec<Vec<u8>> {
        let mut edit = doc.edit(device, [1; 8]);
        work(&mut edit);
        edit.finish(at)
    }

    fn put(doc: &mut Document, device: DeviceId, at: i64, place: &str) -> Vec<Vec<u8>> {
        change(doc, device, at, |edit| {
            edit.put_line("place", place);
        })
    }

    fn take(doc: &mut Document, changes: &[Vec<u8>]) {
        doc.apply_foreign(&changes.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
    }

    /// Two people's copies of a meeting whose place both of them set.
    fn disputed() -> (Document, Document) {
        let (mut alice, mut bob) = (Document::empty(DocumentKind::Meeting), Document::empty(DocumentKind::Meeting));
        let made = put(&mut alice, ALICE, 1, "Lageret");
        take(&mut bob, &made);
        let from_alice = put(&mut alice, ALICE, 60, "Kantina");
        let from_bob = put(&mut bob, BOB, 50, "Resepsjonen");
        take(&mut alice, &from_bob);
        take(&mut bob, &from_alice);
        (alice, bob)
    }

    fn reopen(doc: &mut Document, device: DeviceId, at: i64) -> Vec<Vec<u8>> {
        let choice = doc.choice("place").expect("a choice was made");
        change(doc, device, at, |edit| {
            edit.take_back(&choice);
        })
    }

    #[test]
    fn choice_taken_back_stands_open_again_as_it_stood_for_everybody() {
        let (mut alice, mut bob) = disputed();
        let (stood, disputes, conflicts) = (alice.rivals(), alice.disputes(), alice.conflicts());
        let shown = alice.line("place");
        for value in ["Resepsjonen", "Kantina", "Et tredje sted"] {
            let settled = put(&mut bob, BOB, 70, value);
            take(&mut alice, &settled);
            assert_eq!((alice.rivals(), alice.disputes()), (Vec::new(), Vec::new()), "{value}");
            let back = reopen(&mut bob, BOB, 80);
            take(&mut alice, &back);
            for doc in [&alice, &bob] {
                assert_eq!((doc.rivals(), doc.disputes()), (stood.clone(), disputes.clone()), "{value}");
                assert_eq!((doc.conflicts(), doc.line("place")), (conflicts.clone(), shown.clone()), "{value}");
                assert!(doc.choice("place").is_none(), "it is open, and nothing is to be taken back");
            }
        }
    }

    #[test]
    fn whatever_is_put_into_the_field_ends_it_also_the_value_it_shows() {
        for value in ["Resepsjonen", "Kantina", "Et tredje sted"] {
            let (mut alice, mut bob) = disputed();
            take(&mut bob, &put(&mut alice, ALICE, 70, "Resepsjonen og kantina"));
            take(&mut bob, &reopen(&mut alice, ALICE, 80));
            take(&mut alice, &put(&mut bob, BOB, 90, value));
            for doc in [&alice, &bob] {
                assert_eq!((doc.rivals(), doc.line("place").as_deref()), (Vec::new(), Some(value)));
            }
        }
    }

    #[test]
    fn put_of_an_app_that_knows_no_marks_ends_it_too() {
        let (mut alice, mut bob) = disputed();
        take(&mut bob, &put(&mut alice, ALICE, 70, "Kantina"));
        take(&mut bob, &reopen(&mut alice, ALICE, 80));
        assert_eq!(bob.rivals().len(), 1);
        let of_older_app = change(&mut bob, BOB, 90, |edit| edit.doc_mut().put(ROOT, "place", "Taket").unwrap());
        take(&mut alice, &of_older_app);
        for doc in [&alice, &bob] {
            assert_eq!((doc.rivals(), doc.line("place").as_deref()), (Vec::new(), Some("Taket")));
        }
    }

    #[test]
    fn what_was_put_meanwhile_stands_beside_it_as_usual() {
        let (mut alice, mut bob) = disputed();
        take(&mut bob, &put(&mut alice, ALICE, 70, "Kantina"));
        let from_bob = put(&mut bob, BOB, 75, "Taket");
        let back = reopen(&mut alice, ALICE, 80);
        take(&mut alice, &from_bob);
        take(&mut bob, &back);
        assert_eq!(alice.rivals(), bob.rivals());
        let [(_, rivals)] = alice.rivals().try_into().unwrap();
        assert!(rivals.iter().any(|rival| rival.value == Some(RootValue::Line("Taket".to_owned()))));
    }

    #[test]
    fn value_that_nobody_chose_is_no_choice() {
        let (alice, _) = disputed();
        assert!(alice.choice("place").is_none(), "it stands open");
        let mut alone = Document::empty(DocumentKind::Meeting);
        put(&mut alone, ALICE, 1, "Lageret");
        put(&mut alone, ALICE, 2, "Kantina");
        assert!(alone.choice("place").is_none());
        assert!(alone.choice("frukt").is_none());
    }

    #[test]
    fn mark_that_leads_nowhere_is_left_alone() {
        let mut doc = Document::empty(DocumentKind::Meeting);
        let unknown = Version(vec![[7; 32]]).to_string();
        for mark in [unknown.as_str(), "tull", ""] {
            change(&mut doc, ALICE, 1, |edit| {
                edit.put_line("place", mark).put_line("reopened.place", mark);
            });
            assert_eq!((doc.rivals(), doc.disputes(), doc.conflicts()), (Vec::new(), Vec::new(), Vec::new()), "{mark}");
        }
    }
}
