//! Writing every entity as a standard Automerge file.

use super::{ExportReport, write_private};
use crate::{Client, CoreError};
use std::path::Path;

impl Client {
    /// Writes one `.automerge` file per entity, named by kind and id, openable by any Automerge implementation.
    /// They hold personal data in the clear.
    ///
    /// # Errors
    /// [`CoreError::File`], [`CoreError::Locked`] or a store error.
    pub fn export_automerge(&self, dir: &Path) -> Result<ExportReport, CoreError> {
        std::fs::create_dir_all(dir).map_err(CoreError::File)?;
        let mut report = ExportReport::default();
        let mut failed = None;
        self.with(|replica| {
            Ok(replica.each_document(|id, _, document| {
                let name = format!("{}-{id}.automerge", document.kind().code());
                let written = document
                    .save()
                    .map_err(|error| CoreError::Replica(error.into()))
                    .and_then(|bytes| write_private(&dir.join(&name), &bytes));
                match written {
                    Ok(()) => {
                        report.files.push(name);
                        report.count += 1;
                    }
                    Err(error) => {
                        failed.get_or_insert(error);
                    }
                }
            })?)
        })?;
        failed.map_or(Ok(report), Err)
    }
}
