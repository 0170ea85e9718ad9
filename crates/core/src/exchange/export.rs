//! Writing the tables.

use super::{
    ExportReport,
    columns::{Table, UNCARRIED, tables},
    csv_file,
    files::write_private,
    raw::OutTable,
    row::cell_of,
    xlsx_file,
};
use crate::{Client, CoreError};
use std::{collections::BTreeMap, path::Path};
use worktrail_document::{Document, RootValue};
use worktrail_domain::{DocumentId, RecordKind, StreamId};

impl Client {
    /// Writes everything as CSV files into a folder, one for each table. They hold personal data in the clear.
    ///
    /// # Errors
    /// [`CoreError::File`], [`CoreError::Locked`] or a store error.
    pub fn export_csv(&self, dir: &Path) -> Result<ExportReport, CoreError> {
        std::fs::create_dir_all(dir).map_err(CoreError::File)?;
        let tables = self.out_tables()?;
        let mut report = ExportReport::default();
        for table in &tables {
            let name = format!("{}.csv", table.name);
            write_private(&dir.join(&name), &csv_file::write(table)?)?;
            report.files.push(name);
            report.count += rows(table);
        }
        Ok(report)
    }

    /// Writes everything as one workbook with a sheet for each table. It holds personal data in the clear.
    ///
    /// # Errors
    /// [`CoreError::File`], [`CoreError::Table`] when there is more than a sheet can hold, [`CoreError::Locked`] or a
    /// store error.
    pub fn export_xlsx(&self, file: &Path) -> Result<ExportReport, CoreError> {
        let tables = self.out_tables()?;
        write_private(file, &xlsx_file::write(&tables)?)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(ExportReport { files: vec![name], count: tables.iter().map(rows).sum() })
    }

    /// Every table with its rows in the order of their ids. The first three are always there; the others only with
    /// rows, as nobody looks at twenty empty sheets.
    fn out_tables(&self) -> Result<Vec<OutTable>, CoreError> {
        let all = tables();
        let mut out: Vec<OutTable> = all
            .iter()
            .map(|table| OutTable { name: table.name.clone(), header: table.header(), rows: Vec::new() })
            .collect();
        self.with(|replica| {
            // The tables are those of the trails; what lies at employers and in the workspace is no trail's.
            let elsewhere = replica.streams_beside_trails()?;
            Ok(replica.each_document(|id, stream, document| {
                let place = all.iter().position(|table| table.holds(document)).filter(|_| !elsewhere.contains(&stream));
                if let Some((table, out)) = place.and_then(|place| Some((all.get(place)?, out.get_mut(place)?))) {
                    out.rows.push(row_of(table, id, stream, document));
                }
            })?)
        })?;
        let always = 3;
        Ok(out
            .into_iter()
            .enumerate()
            .filter(|(place, table)| *place < always || !table.rows.is_empty())
            .map(|(_, table)| table)
            .collect())
    }
}

impl Table {
    /// Whether a document is a row of this table.
    fn holds(&self, document: &Document) -> bool {
        let is_record = self.kind == worktrail_document::DocumentKind::Record;
        self.kind == document.kind()
            && (!is_record || self.record.is_none_or(|kind| RecordKind::from_code(&document.record().kind) == kind))
    }
}

fn row_of(table: &Table, id: DocumentId, stream: StreamId, document: &Document) -> Vec<String> {
    let mut values = document.root_values();
    let mut row = vec![id.to_string()];
    if table.is_in_trail() {
        row.push(stream.trail().to_string());
    }
    for column in &table.columns {
        row.push(values.remove(&column.key).map(|value| cell_of(column, &value)).unwrap_or_default());
    }
    values.retain(|key, _| !UNCARRIED.contains(&key.as_str()));
    row.push(json(&values));
    row
}

/// What no column names; keys in order, so that the same document gives the same bytes.
fn json(values: &BTreeMap<String, RootValue>) -> String {
    if values.is_empty() { String::new() } else { serde_json::to_string(values).unwrap_or_default() }
}

fn rows(table: &OutTable) -> u64 {
    u64::try_from(table.rows.len()).unwrap_or(u64::MAX)
}
