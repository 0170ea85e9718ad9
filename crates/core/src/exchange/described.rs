//! The columns of the tables as a description of trails, meetings and tasks: keys, labels, and how a value is written.

use super::{
    columns::{CellKind, Column},
    row::{cell_of, read_cell},
    tables::tables,
};
use crate::texts;
use worktrail_document::{DocumentKind, RootValue};
use worktrail_domain::{Due, Language, Timestamp, Violation, Words, day_in, time_in};

/// One field of a trail, a meeting or a task.
#[derive(Clone, Copy)]
pub(crate) struct Described(&'static Column);

/// The fields of a kind of document, in the order of its table; none for records, which the catalogue describes.
pub(crate) fn described(kind: DocumentKind) -> impl Iterator<Item = Described> {
    let table = tables().iter().find(|table| table.kind() == kind && kind != DocumentKind::Record);
    table.into_iter().flat_map(|table| table.columns.iter().map(Described))
}

impl Described {
    /// The key in the document.
    pub(crate) fn key(self) -> &'static str {
        &self.0.key
    }

    /// The label.
    pub(crate) const fn label(self) -> Words {
        self.0.label
    }

    /// Whether people write words in it.
    pub(crate) const fn is_words(self) -> bool {
        matches!(self.0.kind, CellKind::Line | CellKind::Text)
    }

    /// A value as it is typed.
    pub(crate) fn typed(self, value: &RootValue) -> String {
        cell_of(self.0, value)
    }

    /// Reads what was typed; nothing for an empty text.
    ///
    /// # Errors
    /// The broken rule, on the field's key.
    pub(crate) fn read(self, typed: &str) -> Result<Option<RootValue>, Violation> {
        read_cell(self.0, typed).map_err(|code| Violation::new(code, &self.0.key))
    }

    /// A value in words.
    pub(crate) fn shown(self, value: &RootValue, language: Language) -> String {
        let typed = self.typed(value);
        match (self.0.kind, value) {
            (CellKind::Code(choices), _) => {
                let label = choices()
                    .into_iter()
                    .find(|(code, _)| *code == typed)
                    .map(|(_, label)| label.of(language).to_owned());
                label.unwrap_or(typed)
            }
            (CellKind::Time, RootValue::Number(millis)) => time_in(Timestamp::from_millis(*millis), language),
            (CellKind::Date | CellKind::Born, _) => typed.parse().map_or(typed, |date| day_in(date, language)),
            (CellKind::Due, _) => match Due::from_stored(&typed) {
                Some(Due::On(date)) => day_in(date, language),
                Some(Due::At(at)) => time_in(at, language),
                None => typed,
            },
            (CellKind::Mark | CellKind::Confirmed, _) if typed == "true" => texts::YES.of(language).to_owned(),
            _ => typed,
        }
    }
}
