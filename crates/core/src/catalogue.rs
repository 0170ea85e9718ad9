//! What kinds of records there are, for forms: the catalogue of the domain with the code lists its fields take from.

use crate::{Client, api::RecordCatalogue};
use worktrail_domain::records::{FieldKind, RecordKind, code_list_named, spec};

impl Client {
    /// Every kind of record with its fields, and the code lists of those fields. Needs no open vault.
    #[must_use]
    pub fn record_kinds(&self) -> RecordCatalogue {
        let kinds: Vec<_> = RecordKind::ALL.iter().map(|kind| spec(*kind).clone()).collect();
        let mut lists = Vec::new();
        for field in kinds.iter().flat_map(|kind| &kind.fields) {
            if let FieldKind::Code { list } | FieldKind::Codes { list } = &field.kind
                && let Some(list) = code_list_named(list)
                && !lists.contains(list)
            {
                lists.push(list.clone());
            }
        }
        RecordCatalogue { kinds, lists }
    }
}
