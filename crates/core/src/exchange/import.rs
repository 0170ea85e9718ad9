//! Importing tables: everything in one transaction, or nothing.

use super::{
    ImportReport, ImportTerms,
    check::Setting,
    columns::Rows,
    plan::{Plan, Planned},
    raw::tables_at,
};
use crate::{Client, CoreError, client::Notice};
use std::path::Path;
use worktrail_document::Document;
use worktrail_domain::{ActionId, RecordKind, Timestamp};
use worktrail_replica::{ActionPart, DocumentWrite, Identity, LocalAction, ReplicaError};
use worktrail_sync::Trigger;

impl Client {
    /// Imports a CSV table, a workbook, or a folder with the CSV set that [`Client::export_csv`] writes.
    ///
    /// All rows are saved in one transaction: after a crash or a full disk either all of them are here or none. Rows
    /// that are here already are skipped, so the same file can be imported again. Whoever imports becomes the owner of
    /// the trails; employers come into that person's team, and a workspace into that person's own.
    ///
    /// # Errors
    /// [`CoreError::File`], [`CoreError::Table`], [`CoreError::Locked`] or a store error. Problems with rows are no
    /// error: they are in the report, and nothing was imported then.
    pub fn import_tables(&self, path: &Path, terms: ImportTerms) -> Result<ImportReport, CoreError> {
        let raw = tables_at(path)?;
        let (now, today) = (self.now(), self.today());
        let plan = self.with(|replica| {
            let synthetic_only = replica.identity()?.synthetic_only;
            let names_confirmed = terms.names_confirmed;
            Plan::of(&raw, &Setting { replica, now, today, synthetic_only, names_confirmed })
        })?;
        drop(raw);
        let report = ImportReport {
            dry_run: terms.dry_run || !plan.problems.is_empty(),
            imported: u64::try_from(plan.rows.len()).unwrap_or(u64::MAX),
            skipped: plan.skipped,
            problems: plan.problems,
            kept: plan.kept,
        };
        if report.dry_run {
            return Ok(report);
        }
        if !plan.rows.is_empty() {
            self.save_rows(&plan.rows, now)?;
        }
        // Derived, and so no part of the one transaction: importing again leaves what a crash kept from being left.
        self.leave_missing_marks()?;
        Ok(report)
    }

    fn save_rows(&self, rows: &[Planned], now: Timestamp) -> Result<(), CoreError> {
        let ids: Vec<ActionId> = rows.iter().map(|_| self.new_id(ActionId::at)).collect::<Result<_, _>>()?;
        self.with(|replica| {
            let (identity, session) = (replica.identity()?.clone(), replica.session());
            let actions = rows.iter().zip(ids).map(|(row, action)| {
                let (document, changes) = made(row, &identity, session, now)?;
                let writes = vec![DocumentWrite { id: row.id, document, changes }];
                let parts = vec![ActionPart { stream: row.stream, starts: row.starts, writes }];
                Ok(LocalAction { action, command: command(row), at: now, parts })
            });
            Ok(replica.commit_all(actions)?)
        })?;
        self.tell(Notice::Changed);
        self.wake(Trigger::Saved);
        Ok(())
    }
}

fn made(
    row: &Planned,
    identity: &Identity,
    session: [u8; 8],
    now: Timestamp,
) -> Result<(Document, Vec<Vec<u8>>), ReplicaError> {
    let mut document = Document::empty(row.table.kind());
    let mut edit = document.edit(identity.device, session);
    row.fill(&mut edit)?;
    if row.table.rows == Rows::Trails {
        edit.put_line("owner", &identity.user.to_string());
        if !row.says("phase") {
            edit.put_line("phase", worktrail_domain::Phase::Referred.code());
        }
    }
    if !row.says("created_at") {
        edit.put_time("created_at", now);
    }
    let changes = edit.finish(now.millis() / 1000);
    Ok((document, changes))
}

/// The same names as when a person makes the entity, as histories and the server know them.
fn command(row: &Planned) -> String {
    match row.table.rows {
        Rows::Trails => "trail.create".to_owned(),
        Rows::Meetings => "meeting.log".to_owned(),
        Rows::Tasks => "task.add".to_owned(),
        Rows::Records(RecordKind::Preference) => "preference.set".to_owned(),
        Rows::Records(kind) => format!("record.add/{}", kind.code()),
        Rows::Profile(section) => format!("trail.profile/{section}"),
        Rows::Others => "record.add/unknown".to_owned(),
    }
}
