//! Writing the tables.

use super::{
    ExportReport,
    columns::{Rows, Table, is_carried},
    csv_file,
    files::write_private,
    raw::OutTable,
    row::cell_of,
    tables::tables,
    xlsx_file,
};
use crate::{Client, CoreError, profile::KIND_PREFIX};
use std::{collections::BTreeMap, path::Path};
use worktrail_document::{Document, DocumentKind, RootValue};
use worktrail_domain::{DocumentId, RecordKind, StreamId, StreamKind};
use worktrail_replica::Replica;

/// Tables that are written without rows, too: nobody looks at forty empty sheets.
const ALWAYS: [Rows; 3] = [Rows::Trails, Rows::Meetings, Rows::Tasks];

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

    /// Every table with its rows: in the order of their ids, or of what they say where they have none.
    fn out_tables(&self) -> Result<Vec<OutTable>, CoreError> {
        let all = tables();
        let empty = |table: &Table| OutTable { name: table.name.clone(), header: table.header(), rows: Vec::new() };
        let mut out: Vec<OutTable> = all.iter().map(empty).collect();
        self.with(|replica| {
            let streams = Streams::of(replica)?;
            Ok(replica.each_document(|id, stream, document| {
                let Some(home) = streams.kinds.get(&stream) else { return };
                let rows = rows_of(document);
                let place = all.iter().position(|table| Some(table.rows) == rows && table.home == *home);
                if let Some((table, out)) = place.and_then(|place| Some((all.get(place)?, out.get_mut(place)?))) {
                    out.rows.push(row_of(table, id, stream, document, &streams));
                }
            })?)
        })?;
        for (table, out) in all.iter().zip(&mut out).filter(|(table, _)| !table.has_ids()) {
            // Their ids differ from team to team, and the tables must not.
            debug_assert_eq!(table.name, out.name);
            out.rows.sort_unstable();
        }
        let always = |table: &Table| table.home == StreamKind::Trail && ALWAYS.contains(&table.rows);
        let wanted = all.iter().zip(out).filter(|(table, out)| always(table) || !out.rows.is_empty());
        Ok(wanted.map(|(_, out)| out).collect())
    }
}

/// What the streams here are.
struct Streams {
    kinds: BTreeMap<StreamId, StreamKind>,
    /// Organisation numbers of employers.
    numbers: BTreeMap<StreamId, String>,
}

impl Streams {
    fn of(replica: &Replica) -> Result<Self, CoreError> {
        Ok(Self { kinds: replica.stream_kinds()?, numbers: replica.employer_numbers()? })
    }

    /// An employer as every team knows it: an id becomes the number it stands for.
    fn employer(&self, reference: String) -> String {
        let number = reference.parse::<StreamId>().ok().and_then(|stream| self.numbers.get(&stream));
        number.cloned().unwrap_or(reference)
    }
}

/// Which rows a document is among; nothing for what is derived from other documents and comes again by itself.
fn rows_of(document: &Document) -> Option<Rows> {
    Some(match document.kind() {
        DocumentKind::Trail => Rows::Trails,
        DocumentKind::Meeting => Rows::Meetings,
        DocumentKind::Task => Rows::Tasks,
        DocumentKind::Record => {
            let code = document.line("record_kind").unwrap_or_default();
            let section = code.strip_prefix(KIND_PREFIX);
            let of = |rows: &Rows| matches!(rows, Rows::Profile(own) if section == Some(*own));
            match RecordKind::from_code(&code) {
                RecordKind::ContactMark => return None,
                RecordKind::Unknown => tables().iter().map(|table| table.rows).find(of).unwrap_or(Rows::Others),
                kind => Rows::Records(kind),
            }
        }
    })
}

fn row_of(table: &Table, id: DocumentId, stream: StreamId, document: &Document, streams: &Streams) -> Vec<String> {
    let mut values = document.root_values();
    let number = streams.numbers.get(&stream);
    let mut row = Vec::new();
    for name in table.leading() {
        row.push(match name {
            "id" => id.to_string(),
            "trail" => stream.trail().to_string(),
            _ => number.cloned().unwrap_or_default(),
        });
    }
    for column in &table.columns {
        let value = values.remove(&column.key).map(|value| cell_of(column, &value)).unwrap_or_default();
        let is_home = table.home == StreamKind::Employer && table.home_column() == Some(column.name.as_str());
        row.push(match number.filter(|_| is_home) {
            Some(number) => number.clone(),
            None if column.kind.is_employer() => streams.employer(value),
            None => value,
        });
    }
    values.retain(|key, _| is_carried(key));
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
