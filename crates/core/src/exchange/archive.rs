//! One trail as one JSON file for the archive: everything it holds, also reports and history.

use super::{ExportReport, write_private};
use crate::{Client, CoreError, records::all_fields};
use serde::Serialize;
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path};
use worktrail_document::{Document, Entity, RootValue};
use worktrail_domain::{DocumentId, Language, RecordKind, TrailId, records::spec};
use worktrail_replica::view::HistoryItem;

/// Version of the form below; a reader that does not know it must not guess.
const FORMAT: &str = "worktrail-archive-1";

/// One entity in the archive.
#[derive(Serialize)]
struct Archived {
    id: DocumentId,
    kind: &'static str,
    /// The kind in bokmål, as whoever opens the archive in twenty years has no code list.
    label: String,
    /// Everything the document holds, by key.
    values: BTreeMap<String, RootValue>,
    /// Fields of a record by their names, texts in their places.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, String>,
    /// What two people set to different values at the same time, by field: chosen and set aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<[String; 3]>,
    history: Vec<HistoryItem>,
}

impl Client {
    /// Writes one trail with everything in it, its reports and its history as JSON into a folder. The file holds
    /// personal data in the clear.
    ///
    /// # Errors
    /// Code `id_unknown` for a trail that is not here, [`CoreError::File`], [`CoreError::Locked`] or a store error.
    pub fn export_archive(&self, trail: TrailId, dir: &Path) -> Result<ExportReport, CoreError> {
        let (now, today) = (self.now(), self.today());
        let (content, count) = self.with(|replica| {
            // Read in twenty years, by whoever: in the language of the office.
            replica.answer_in(Language::Nb);
            let row = replica.trail_row(trail, now, today).map_err(|_| CoreError::unknown_id("trail"))?;
            let mut documents = Vec::new();
            replica.each_document_of(trail.stream(), |id, document| documents.push(archived(id, document)))?;
            for entity in &mut documents {
                entity.history = replica.history(entity.id)?;
            }
            let count = documents.len();
            let events = replica.timeline(trail, today)?;
            let content = json!({
                "format": FORMAT,
                "exported_at": now.to_rfc3339(),
                "trail": trail,
                "owner": row.owner_name,
                "entities": documents,
                "timeline": events,
            });
            Ok((content, count))
        })?;
        std::fs::create_dir_all(dir).map_err(CoreError::File)?;
        let name = format!("trail-{trail}.json");
        write_private(&dir.join(&name), pretty(&content).as_bytes())?;
        Ok(ExportReport { files: vec![name], count: u64::try_from(count).unwrap_or(u64::MAX) })
    }
}

fn archived(id: DocumentId, document: &mut Document) -> Archived {
    let (label, fields) = match document.entity() {
        Entity::Trail(_) => ("Jobbspor".to_owned(), BTreeMap::new()),
        Entity::Meeting(state) => (state.kind.label_nb().to_owned(), BTreeMap::new()),
        Entity::Task(_) => ("Oppgave".to_owned(), BTreeMap::new()),
        Entity::Record(state) => {
            (spec(RecordKind::from_code(&state.kind)).label.of(Language::Nb).to_owned(), all_fields(&state))
        }
    };
    let conflicts = document.conflicts().into_iter().map(|c| [c.field, c.chosen, c.other]).collect();
    Archived {
        id,
        kind: document.kind().code(),
        label,
        values: document.root_values(),
        fields,
        conflicts,
        history: Vec::new(),
    }
}

fn pretty(content: &Value) -> String {
    serde_json::to_string_pretty(content).unwrap_or_default()
}
