//! The time machine of one entity: every step with what it changed, and the entity as it was.

use super::{
    Found,
    commands::label_of,
    fields::fields_of,
    put::put_back,
    steps::{apply, document_at, steps_of},
    title, what,
};
use crate::{
    Client, CoreError,
    api::{EntityAt, EntityChanged, EntityField, EntityStep, TakeBack},
};
use worktrail_document::Document;
use worktrail_domain::{DocumentId, StreamId, Timestamp};
use worktrail_replica::Replica;

impl Client {
    /// Every step in the life of an entity, newest first: who did what on which device, and what it changed.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn entity_history(&self, id: DocumentId) -> Result<Vec<EntityStep>, CoreError> {
        self.with(|replica| {
            let found = Found::load(replica, id, "id")?;
            let this_device = replica.identity()?.device;
            let mut document = Document::empty(found.document.kind());
            let mut before = Vec::new();
            let mut history = Vec::new();
            for step in steps_of(replica, id)? {
                if !apply(&mut document, &step) {
                    continue;
                }
                let after = shown_fields(replica, &document)?;
                history.push(EntityStep {
                    at: step.at,
                    author: step.author,
                    device: step.device,
                    this_device: step.device == this_device,
                    command_label: label_of(&step.command).of(replica.language()).to_owned(),
                    delivered: step.delivered,
                    changes: differences(&before, &after),
                });
                before = after;
            }
            history.reverse();
            Ok(history)
        })
    }

    /// An entity as it was after the steps until a time.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here or was not made then; [`CoreError::Locked`] or a store error.
    pub fn entity_at(&self, id: DocumentId, at: Timestamp) -> Result<EntityAt, CoreError> {
        self.with(|replica| {
            let found = Found::load(replica, id, "id")?;
            let document = document_at(found.document.kind(), &steps_of(replica, id)?, at);
            let document = document.ok_or_else(|| CoreError::unknown_id("at"))?;
            entity_view(replica, id, found.stream, &document)
        })
    }

    /// Sets fields of an entity to what they were at a time, as a new step that passes the rules of today. Fields that
    /// are changed by steps of their own, such as the owner of a trail, stay as they are unless they are named.
    ///
    /// # Errors
    /// Code `id_unknown` on `id` or `at`, `nothing_to_change`, `field_not_set_here` on a named field, a broken rule with
    /// its field, [`CoreError::Locked`] or a store error.
    pub fn take_back(&self, input: TakeBack) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        self.act("entity.take_back", |replica, work| {
            let found = Found::load(replica, input.id, "id")?;
            let then = document_at(found.document.kind(), &steps_of(replica, input.id)?, input.at);
            let then = then.ok_or_else(|| CoreError::unknown_id("at"))?;
            put_back(replica, work, &found, &then, input.fields.as_deref(), now, today)
        })
    }
}

/// An entity in words.
pub(super) fn entity_view(
    replica: &Replica,
    id: DocumentId,
    stream: StreamId,
    document: &Document,
) -> Result<EntityAt, CoreError> {
    Ok(EntityAt {
        id,
        what: what(document),
        title: title(replica, stream, document)?,
        fields: shown_fields(replica, document)?,
    })
}

/// The fields that say something, in words.
pub(super) fn shown_fields(replica: &Replica, document: &Document) -> Result<Vec<EntityField>, CoreError> {
    let mut shown = Vec::new();
    for field in fields_of(replica, document)? {
        let value = field.shown(replica, document.root_value(&field.root).as_ref())?;
        if !value.is_empty() {
            shown.push(EntityField { field: field.key, label: field.label, value });
        }
    }
    Ok(shown)
}

/// What differs between two states, in the order of the later one; what was taken away comes last.
pub(super) fn differences(before: &[EntityField], after: &[EntityField]) -> Vec<EntityChanged> {
    let value = |fields: &[EntityField], key: &str| {
        fields.iter().find(|field| field.field == key).map(|field| field.value.clone()).unwrap_or_default()
    };
    let gone = before.iter().filter(|field| after.iter().all(|other| other.field != field.field));
    after
        .iter()
        .chain(gone)
        .map(|field| EntityChanged {
            field: field.field.clone(),
            what: field.label.clone(),
            before: value(before, &field.field),
            after: value(after, &field.field),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
