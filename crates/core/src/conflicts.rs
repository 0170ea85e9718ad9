//! Fields that two people set to different values at the same time, as a page shows them.

use crate::api::FieldConflict;
use worktrail_document::Document;

/// Before the key, in the name of a field of a record.
const FIELD_PREFIX: &str = "f.";

/// The fields of a document that were set to two values at once, named as the catalogue names them.
pub(crate) fn conflicts(document: &Document) -> Vec<FieldConflict> {
    let shown = |conflict: worktrail_document::FieldConflict| FieldConflict {
        field: conflict.field.strip_prefix(FIELD_PREFIX).unwrap_or(&conflict.field).to_owned(),
        chosen: conflict.chosen,
        other: conflict.other,
    };
    document.conflicts().into_iter().map(shown).collect()
}
