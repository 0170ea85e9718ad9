//! `worktrail list`: ready-made lists, on screen or as a spreadsheet.

use crate::{
    human::cells,
    table::{aligned, shortened},
};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use worktrail_core::api::{ListView, ListViewRow};

/// Widest cell in a table, in characters.
const CELL_CHARS_MAX: usize = 40;

#[derive(Debug, Args)]
pub(crate) struct List {
    #[arg(value_name = "LISTE", help = "Hvilken liste; utelatt vises navnene på alle")]
    pub(crate) view: Option<String>,
    #[arg(long, value_name = "FIL", requires = "view", help = "Skriv listen som arbeidsbok (XLSX)")]
    pub(crate) xlsx: Option<PathBuf>,
    #[arg(long, value_name = "FIL", requires = "view", conflicts_with = "xlsx", help = "Skriv listen som CSV")]
    pub(crate) csv: Option<PathBuf>,
}

/// One list, as a batch names it.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct ListRef {
    pub(crate) view: String,
}

pub(crate) fn views_text(views: &[ListViewRow]) -> String {
    let mut rows = vec![cells(["Liste", "Navn"])];
    rows.extend(views.iter().map(|view| cells([&view.code, &view.name])));
    aligned(&rows)
}

pub(crate) fn list_text(list: &ListView) -> String {
    if list.rows.is_empty() {
        return format!("{}\nIngen rader.", list.name);
    }
    let heading = list.columns.iter().map(|column| column.label.clone()).chain(["Id".to_owned()]);
    let mut rows = vec![heading.collect::<Vec<_>>()];
    rows.extend(list.rows.iter().map(|row| {
        let id = row.id.to_string();
        row.cells.iter().map(|cell| shortened(cell, CELL_CHARS_MAX)).chain([id]).collect()
    }));
    format!("{}\n{}", list.name, aligned(&rows))
}
