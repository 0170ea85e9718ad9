//! One entity's document: loading, merging foreign changes, saving, reading values and conflicts.

use crate::{
    boundary::guarded,
    edit::Edit,
    envelope::actor_of,
    inspect::{InspectError, decode},
    kind::{DocumentKind, genesis},
    reopened::Standing,
    version::Version,
};
use automerge::{AutoCommit, ChangeHash, ROOT, ReadDoc, ScalarValue, Value};
use std::collections::BTreeSet;
use worktrail_domain::DeviceId;

/// Key of the time at which an entity was made; nobody sets it anew.
pub(crate) const MADE_AT: &str = "created_at";

/// Why a document could not be read or changed. It is left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Stored bytes are not a document of this kind.
    #[error("stored document is damaged")]
    Damaged,
    /// A change builds on one that is not here.
    #[error("change builds on one that is not here")]
    MissingDependency,
    /// A change was not let in.
    #[error("inspecting a change")]
    Refused(#[from] InspectError),
    /// Automerge refused the change, such as a second change with the same actor and number.
    #[error("change does not fit the document")]
    DoesNotFit,
    /// Applying or saving made Automerge fail; the failure was caught.
    #[error("change makes the document fail")]
    Hostile,
    /// A version that this document never had.
    #[error("version is not known to this document")]
    UnknownVersion,
}

/// A field that two people set to different values at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldConflict {
    /// Key of the field.
    pub field: String,
    /// The value both sides agreed on.
    pub chosen: String,
    /// A value that was set aside; the document keeps it.
    pub other: String,
}

/// One entity as an Automerge document.
#[derive(Clone)]
pub struct Document {
    kind: DocumentKind,
    doc: AutoCommit,
}

impl Document {
    /// A document with its genesis change only.
    #[must_use]
    pub fn empty(kind: DocumentKind) -> Self {
        Self { kind, doc: genesis(kind).0.clone() }
    }

    /// Loads a snapshot made by [`Document::save`].
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] when the bytes are not a document of this kind.
    pub fn load(kind: DocumentKind, snapshot: &[u8]) -> Result<Self, DocumentError> {
        let owned = snapshot.to_vec();
        let doc = guarded(move || AutoCommit::load(&owned))
            .map_err(|_| DocumentError::Damaged)?
            .map_err(|_| DocumentError::Damaged)?;
        if doc.get_change_by_hash(&ChangeHash(genesis(kind).1)).is_none() {
            return Err(DocumentError::Damaged);
        }
        Ok(Self { kind, doc })
    }

    /// What the document is about.
    #[must_use]
    pub const fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// Merges changes of others; in any order, known ones change nothing. All or none are applied.
    ///
    /// # Errors
    /// [`DocumentError::Refused`], [`DocumentError::MissingDependency`], [`DocumentError::DoesNotFit`] or
    /// [`DocumentError::Hostile`].
    pub fn apply_foreign(&mut self, changes: &[&[u8]]) -> Result<(), DocumentError> {
        let decoded = changes.iter().map(|bytes| decode(bytes)).collect::<Result<Vec<_>, _>>()?;
        let mut copy = self.clone();
        *self = guarded(move || {
            copy.doc.apply_changes(decoded).map_err(|_| DocumentError::DoesNotFit)?;
            if !copy.doc.get_missing_deps(&[]).is_empty() {
                return Err(DocumentError::MissingDependency);
            }
            // Whatever is read of the document later is read here once, where a failure is still harmless.
            drop((copy.entity(), copy.conflicts(), copy.disputes()));
            Ok(copy)
        })
        .map_err(|_| DocumentError::Hostile)??;
        Ok(())
    }

    /// Saves a snapshot that was loaded once as a check.
    ///
    /// # Errors
    /// [`DocumentError::Hostile`] when what was merged cannot be saved and loaded again.
    pub fn save(&mut self) -> Result<Vec<u8>, DocumentError> {
        let mut copy = self.doc.clone();
        guarded(move || copy.save_and_verify()).map_err(|_| DocumentError::Hostile)?.map_err(|_| DocumentError::Hostile)
    }

    /// Starts a change by a device in one opened vault.
    #[must_use]
    pub fn edit(&mut self, device: DeviceId, session: [u8; 8]) -> Edit<'_> {
        Edit::begin(&mut self.doc, actor_of(device, session))
    }

    /// The version: which changes are merged.
    #[must_use]
    pub fn version(&mut self) -> Version {
        let mut heads: Vec<_> = self.doc.get_heads().iter().map(|head| head.0).collect();
        heads.sort_unstable();
        Version(heads)
    }

    /// Whether work of several people stands side by side in it, a device's own among it.
    #[must_use]
    pub fn is_merge_with(&mut self, device: DeviceId) -> bool {
        let heads = self.doc.get_heads();
        let own = |head: &ChangeHash| {
            let change = self.doc.get_change_by_hash(head);
            change.is_some_and(|change| change.actor_id().to_bytes().starts_with(device.as_bytes()))
        };
        heads.len() > 1 && heads.iter().any(own)
    }

    /// Number of changes, without the genesis change.
    #[must_use]
    pub fn change_count(&mut self) -> usize {
        self.doc.get_changes_meta(&[]).len().saturating_sub(1)
    }

    /// A text field; empty when it is not there.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        match self.doc.get(ROOT, key) {
            Ok(Some((Value::Object(automerge::ObjType::Text), id))) => self.doc.text(&id).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// A one-line field.
    #[must_use]
    pub fn line(&self, key: &str) -> Option<String> {
        match self.doc.get(ROOT, key) {
            Ok(Some((value, _))) => value.as_str().map(str::to_owned),
            _ => None,
        }
    }

    /// A number.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<i64> {
        match self.doc.get(ROOT, key) {
            Ok(Some((value, _))) => value.as_i64().or_else(|| value.as_u64().and_then(|n| i64::try_from(n).ok())),
            _ => None,
        }
    }

    /// The document underneath.
    pub(crate) const fn automerge(&self) -> &AutoCommit {
        &self.doc
    }

    /// The document as it was with these changes and what they build on; nothing when one of them is not here.
    pub(crate) fn at(&self, heads: &[ChangeHash]) -> Option<Self> {
        let doc = self.doc.clone().fork_at(heads).ok()?;
        Some(Self { kind: self.kind, doc })
    }

    /// Keys at the root, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.doc.keys(ROOT).collect()
    }

    /// Fields that two people set to different values at the same time, by key.
    #[must_use]
    pub fn conflicts(&self) -> Vec<FieldConflict> {
        let mut found = Vec::new();
        for Standing { field, values, .. } in self.standing() {
            let Some((chosen, _)) = values.first() else { continue };
            let chosen = shown(chosen);
            let others: BTreeSet<String> = values.iter().map(|(value, _)| shown(value)).collect();
            // Equal values set at the same time are no disagreement.
            found.extend(others.into_iter().filter(|other| *other != chosen).map(|other| FieldConflict {
                field: field.clone(),
                chosen: chosen.clone(),
                other,
            }));
        }
        found
    }

    /// Every value of each field that several people set at the same time, by key.
    pub(crate) fn disputed_values(&self) -> Vec<(String, BTreeSet<String>)> {
        let standing = self.standing().into_iter();
        standing
            .map(|Standing { field, values, .. }| (field, values.iter().map(|(value, _)| shown(value)).collect()))
            .collect()
    }
}

fn shown(value: &Value<'_>) -> String {
    match value.as_scalar() {
        Some(ScalarValue::Str(text)) => text.to_string(),
        Some(ScalarValue::Null) | None => String::new(),
        Some(_) => {
            value.as_i64().map(|n| n.to_string()).or_else(|| value.as_u64().map(|n| n.to_string())).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALICE: DeviceId = DeviceId::from_bytes([0xa; 16]);
    const BOB: DeviceId = DeviceId::from_bytes([0xb; 16]);
    const SESSION: [u8; 8] = [1; 8];

    fn refs(changes: &[Vec<u8>]) -> Vec<&[u8]> {
        changes.iter().map(Vec::as_slice).collect()
    }

    fn meeting(note: &str) -> (Document, Vec<Vec<u8>>) {
        let mut doc = Document::empty(DocumentKind::Meeting);
        let mut edit = doc.edit(ALICE, SESSION);
        edit.put_line("subject", "Besøk").put_line("place", "Lageret").put_text("note", note, None).unwrap();
        let changes = edit.finish(1);
        (doc, changes)
    }

    #[test]
    fn both_texts_of_two_people_survive_and_both_sides_agree() {
        let (mut alice, made) = meeting("Felles start.");
        let mut bob = Document::empty(DocumentKind::Meeting);
        bob.apply_foreign(&refs(&made)).unwrap();

        let mut edit = alice.edit(ALICE, SESSION);
        edit.put_text("note", "Felles start. Alice ringte sjefen.", None).unwrap();
        let from_alice = edit.finish(2);
        let mut edit = bob.edit(BOB, SESSION);
        edit.put_text("note", "Bob var med. Felles start.", None).unwrap().put_line("place", "Kantina");
        let from_bob = edit.finish(2);

        alice.apply_foreign(&refs(&from_bob)).unwrap();
        bob.apply_foreign(&refs(&from_alice)).unwrap();
        for doc in [&alice, &bob] {
            assert_eq!(doc.text("note"), "Bob var med. Felles start. Alice ringte sjefen.");
            assert_eq!(doc.line("place").as_deref(), Some("Kantina"));
        }
        assert_eq!(alice.version(), bob.version());
    }

    #[test]
    fn text_written_from_an_old_version_does_not_remove_what_came_meanwhile() {
        let (mut alice, made) = meeting("Start.");
        let seen = alice.version();
        let mut bob = Document::empty(DocumentKind::Meeting);
        bob.apply_foreign(&refs(&made)).unwrap();
        let mut edit = bob.edit(BOB, SESSION);
        edit.put_text("note", "Start. Bob la til dette.", None).unwrap();
        let from_bob = edit.finish(2);
        alice.apply_foreign(&refs(&from_bob)).unwrap();

        let mut edit = alice.edit(ALICE, SESSION);
        edit.put_text("note", "Alice først. Start.", Some((&seen, [7; 4]))).unwrap();
        let from_alice = edit.finish(3);
        assert_eq!(alice.text("note"), "Alice først. Start. Bob la til dette.");
        bob.apply_foreign(&refs(&from_alice)).unwrap();
        assert_eq!(bob.text("note"), alice.text("note"));

        // And the document still takes ordinary edits after it.
        let mut edit = alice.edit(ALICE, SESSION);
        edit.put_line("place", "Kantina");
        bob.apply_foreign(&refs(&edit.finish(4))).unwrap();
        assert_eq!(bob.line("place").as_deref(), Some("Kantina"));
    }

    #[test]
    fn two_values_of_one_field_are_a_conflict_until_somebody_settles_it() {
        let (mut alice, made) = meeting("");
        let mut bob = Document::empty(DocumentKind::Meeting);
        bob.apply_foreign(&refs(&made)).unwrap();
        let mut edit = alice.edit(ALICE, SESSION);
        edit.put_line("place", "Kantina");
        let from_alice = edit.finish(2);
        let mut edit = bob.edit(BOB, SESSION);
        edit.put_line("place", "Resepsjonen");
        let from_bob = edit.finish(2);
        alice.apply_foreign(&refs(&from_bob)).unwrap();
        bob.apply_foreign(&refs(&from_alice)).unwrap();

        assert_eq!(alice.conflicts(), bob.conflicts());
        let [conflict] = alice.conflicts().try_into().unwrap();
        assert_eq!(conflict.field, "place");
        assert_ne!(conflict.chosen, conflict.other);

        let mut edit = alice.edit(ALICE, SESSION);
        edit.put_line("place", "Kantina");
        bob.apply_foreign(&refs(&edit.finish(3))).unwrap();
        assert_eq!(bob.conflicts(), []);
    }

    #[test]
    fn equal_values_set_at_the_same_time_are_no_conflict() {
        let (mut alice, made) = meeting("");
        let mut bob = Document::empty(DocumentKind::Meeting);
        bob.apply_foreign(&refs(&made)).unwrap();
        let mut edit = alice.edit(ALICE, SESSION);
        edit.put_line("place", "Kantina");
        let from_alice = edit.finish(2);
        let mut edit = bob.edit(BOB, SESSION);
        edit.put_line("place", "Kantina");
        edit.finish(2);
        bob.apply_foreign(&refs(&from_alice)).unwrap();
        assert_eq!(bob.conflicts(), []);
    }

    #[test]
    fn snapshot_loads_as_the_same_document_and_damage_is_named() {
        let (mut doc, _) = meeting("Notat.");
        let bytes = doc.save().unwrap();
        let mut loaded = Document::load(DocumentKind::Meeting, &bytes).unwrap();
        assert_eq!((loaded.text("note"), loaded.version()), (doc.text("note"), doc.version()));
        assert!(matches!(Document::load(DocumentKind::Task, &bytes), Err(DocumentError::Damaged)));
        for end in 0..bytes.len() {
            assert!(Document::load(DocumentKind::Meeting, &bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn change_without_its_dependency_is_refused_and_nothing_is_applied() {
        let (mut alice, _) = meeting("");
        let mut edit = alice.edit(ALICE, SESSION);
        edit.put_line("place", "Kantina");
        let later = edit.finish(2);
        let mut bob = Document::empty(DocumentKind::Meeting);
        assert_eq!(bob.apply_foreign(&refs(&later)), Err(DocumentError::MissingDependency));
        assert_eq!(bob.change_count(), 0);
    }

    #[test]
    fn edit_that_changes_nothing_makes_no_change() {
        let (mut doc, _) = meeting("Notat.");
        let mut edit = doc.edit(ALICE, SESSION);
        edit.put_line("place", "Lageret").put_text("note", "Notat.", None).unwrap();
        assert!(edit.finish(2).is_empty());
    }
}
