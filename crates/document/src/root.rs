//! Everything a document holds, key by key: what tables carry out and in without knowing what it means.
//!
//! **Invariant:** a table made of [`Document::root_values`] leaves nothing out, also of what a newer app wrote, so a
//! round trip through a file loses nothing.

use crate::{document::Document, document::DocumentError, edit::Edit, reopened::REOPENED};
use automerge::{ObjType, ROOT, ReadDoc, ScalarValue, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Keys of the genesis change; every document of a kind has them, so no table carries them.
const GENESIS_KEYS: [&str; 2] = ["kind", "schema"];

/// One value at the root of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RootValue {
    /// A tick.
    Tick(bool),
    /// A number or a point in time.
    Number(i64),
    /// One line.
    Line(String),
    /// A text that several people may write in.
    Text {
        /// What it says.
        text: String,
    },
}

impl Document {
    /// Every value that says something, by key: empty lines and empty texts say nothing and are left out. So is which
    /// choices were taken back, which only this document's own versions give a meaning.
    #[must_use]
    pub fn root_values(&self) -> BTreeMap<String, RootValue> {
        let says = |key: &String| !GENESIS_KEYS.contains(&key.as_str()) && !key.starts_with(REOPENED);
        let keys = self.keys().into_iter().filter(says);
        keys.filter_map(|key| self.root_value(&key).map(|value| (key, value))).collect()
    }

    /// One value, if it says something.
    #[must_use]
    pub fn root_value(&self, key: &str) -> Option<RootValue> {
        let (value, _) = self.automerge().get(ROOT, key).ok()??;
        match value {
            Value::Object(ObjType::Text) => {
                Some(self.text(key)).filter(|text| !text.is_empty()).map(|text| RootValue::Text { text })
            }
            scalar => value_of(&scalar),
        }
    }
}

/// A scalar that says something; an empty line does not.
pub(crate) fn value_of(value: &Value<'_>) -> Option<RootValue> {
    match value.as_scalar()? {
        ScalarValue::Str(line) if line.is_empty() => None,
        ScalarValue::Str(line) => Some(RootValue::Line(line.to_string())),
        ScalarValue::Boolean(tick) => Some(RootValue::Tick(*tick)),
        _ => {
            let number = value.as_i64().or_else(|| value.as_u64().and_then(|number| i64::try_from(number).ok()));
            number.map(RootValue::Number)
        }
    }
}

impl Edit<'_> {
    /// Sets a value as [`Document::root_values`] gave it.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] for a text under a key that holds none.
    pub fn put_root_value(&mut self, key: &str, value: &RootValue) -> Result<&mut Self, DocumentError> {
        match value {
            RootValue::Tick(tick) => Ok(self.put(key, ScalarValue::Boolean(*tick))),
            RootValue::Number(number) => Ok(self.put(key, ScalarValue::Int(*number))),
            RootValue::Line(line) => Ok(self.put_line(key, line)),
            RootValue::Text { text } => self.put_text(key, text, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DocumentKind;
    use worktrail_domain::{DeviceId, Timestamp};

    #[test]
    fn document_made_of_anothers_values_holds_the_same() {
        let device = DeviceId::from_bytes([1; 16]);
        let mut first = Document::empty(DocumentKind::Meeting);
        let mut edit = first.edit(device, [1; 8]);
        edit.put_line("subject", "Besøk").put_line("place", "").put_number("minutes", 45);
        edit.put_time("at", Timestamp::from_millis(1_795_262_400_000)).put_line("of_a_newer_app", "ja");
        edit.put_text("note", "Første linje\nandre", None).unwrap();
        edit.finish(1);
        let values = first.root_values();
        assert_eq!(values.get("of_a_newer_app"), Some(&RootValue::Line("ja".to_owned())));
        assert!(!values.contains_key("place") && !values.contains_key("kind"));

        let mut second = Document::empty(DocumentKind::Meeting);
        let mut edit = second.edit(device, [2; 8]);
        for (key, value) in &values {
            edit.put_root_value(key, value).unwrap();
        }
        edit.finish(1);
        assert_eq!(second.root_values(), values);
        assert_eq!(second.entity(), first.entity());
    }

    #[test]
    fn text_under_a_key_that_holds_none_is_refused() {
        let mut document = Document::empty(DocumentKind::Task);
        let mut edit = document.edit(DeviceId::from_bytes([1; 16]), [1; 8]);
        let text = RootValue::Text { text: "x".to_owned() };
        assert!(edit.put_root_value("subject", &text).is_err());
    }

    #[test]
    fn value_reads_back_from_json_as_the_same_kind_of_value() {
        let values = [
            RootValue::Tick(true),
            RootValue::Number(-5),
            RootValue::Line("5".to_owned()),
            RootValue::Text { text: "t".to_owned() },
        ];
        for value in values {
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<RootValue>(&json).unwrap(), value, "{json}");
        }
    }
}
