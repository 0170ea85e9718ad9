//! What kinds of records there are, for forms: the catalogue of the domain with the code lists its fields take from.

use crate::{
    Client,
    api::{CodeChoices, FieldShape, RecordCatalogue, RecordShape},
};
use worktrail_domain::records::{FieldKind, RecordKind, code_list_named, spec};

impl Client {
    /// Every kind of record with its fields, and the code lists of those fields. Needs no open vault.
    #[must_use]
    pub fn record_kinds(&self) -> RecordCatalogue {
        let language = self.language();
        let mut lists: Vec<CodeChoices> = Vec::new();
        let specs = || RecordKind::ALL.iter().map(|kind| spec(*kind));
        for field in specs().flat_map(|kind| &kind.fields) {
            if let FieldKind::Code { list } | FieldKind::Codes { list } = &field.kind
                && let Some(list) = code_list_named(list)
                && lists.iter().all(|known| known.name != list.name)
            {
                lists.push(CodeChoices::of(list, language));
            }
        }
        let kinds = specs().map(|spec| RecordShape {
            kind: spec.kind,
            label: spec.label.of(language).to_owned(),
            plural: spec.plural.of(language).to_owned(),
            stream: spec.stream,
            services: spec.services.clone(),
            shared_when: spec.shared_when.clone(),
            fields: spec.fields.iter().map(|field| FieldShape::of(field, language)).collect(),
        });
        RecordCatalogue { kinds: kinds.collect(), lists }
    }
}
