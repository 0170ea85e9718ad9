//! Proving that the replica is whole: file, log, snapshots against log, read model against documents, state root.

use crate::{
    ReplicaError, log,
    open::Replica,
    rebuild::rebuild,
    root,
    view::{Check, VerifyReport},
};
use rusqlite::Connection;
use std::collections::BTreeSet;
use worktrail_crypto::{sha256, verify};
use worktrail_document::{Document, DocumentKind, envelope_signing_bytes};
use worktrail_domain::{DocumentId, StreamId};

/// Most problems listed for one check; more say nothing new.
const PROBLEMS_MAX: usize = 20;

/// Tables of the read model, compared row by row with a rebuild.
const READ_MODEL: [&str; 5] = ["trail", "meeting", "task", "record", "dispute"];

impl Replica {
    /// Checks everything. Reads only; a damaged replica stays as it is.
    ///
    /// # Errors
    /// Store errors that keep a check from being made at all.
    pub fn verify(&mut self) -> Result<VerifyReport, ReplicaError> {
        let (links, root_problems) = root::check(&self.db, &self.vault.root_mac_key())?;
        let checks = vec![
            self.check_file()?,
            self.check_log()?,
            self.check_snapshots()?,
            self.check_read_model()?,
            check("state_root", links, root_problems),
        ];
        Ok(VerifyReport { ok: checks.iter().all(|check| check.ok), checks })
    }

    /// Loads every document, one after another, in the order of their ids.
    ///
    /// # Errors
    /// Any store error, or a document that is damaged.
    pub fn each_document(&self, mut work: impl FnMut(DocumentId, StreamId, &mut Document)) -> Result<(), ReplicaError> {
        for (id, stream, kind, snapshot) in documents(&self.db)? {
            if let Some(kind) = DocumentKind::from_code(&kind) {
                work(id, stream, &mut Document::load(kind, &snapshot)?);
            }
        }
        Ok(())
    }

    /// Loads every document of one stream, one after another, in the order of their ids.
    ///
    /// # Errors
    /// Any store error, or a document that is damaged.
    pub fn each_document_of(
        &self,
        stream: StreamId,
        mut work: impl FnMut(DocumentId, &mut Document),
    ) -> Result<(), ReplicaError> {
        let mut statement =
            self.db.prepare_cached("SELECT id, kind, snapshot FROM document WHERE stream = ?1 ORDER BY id")?;
        let mut rows = statement.query([stream.as_bytes()])?;
        while let Some(row) = rows.next()? {
            if let Some(kind) = DocumentKind::from_code(&row.get::<_, String>(1)?) {
                let snapshot: Vec<u8> = row.get(2)?;
                work(DocumentId::from_bytes(row.get(0)?), &mut Document::load(kind, &snapshot)?);
            }
        }
        Ok(())
    }

    /// The id of every document that is here.
    ///
    /// # Errors
    /// Any store error.
    pub fn document_ids(&self) -> Result<BTreeSet<DocumentId>, ReplicaError> {
        let mut statement = self.db.prepare_cached("SELECT id FROM document")?;
        let rows = statement.query_map([], |row| row.get(0).map(DocumentId::from_bytes))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn check_file(&self) -> Result<Check, ReplicaError> {
        let mut problems = Vec::new();
        for pragma in ["cipher_integrity_check", "integrity_check"] {
            let mut statement = self.db.prepare(&format!("PRAGMA {pragma}"))?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            problems.extend(rows.into_iter().filter(|row| row != "ok").map(|_| format!("{pragma} found damage")));
        }
        let pages: i64 = self.db.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        Ok(check("file", u64::try_from(pages).unwrap_or(0), problems))
    }

    fn check_log(&self) -> Result<Check, ReplicaError> {
        let mut statement = self.db.prepare(
            "SELECT e.id, e.hash, e.body, e.signature, d.public_key FROM envelope e \
             LEFT JOIN device d ON d.id = e.device WHERE e.state <> 5",
        )?;
        let mut rows = statement.query([])?;
        let (mut checked, mut problems) = (0, Vec::new());
        while let Some(row) = rows.next()? {
            let (id, hash, body, signature): (i64, [u8; 32], Vec<u8>, Vec<u8>) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let key: Option<Vec<u8>> = row.get(4)?;
            checked += 1;
            if sha256(&[&body]).0 != hash {
                problems.push(format!("envelope {id} does not have its hash"));
            }
            if key.is_none_or(|key| verify(&key, &envelope_signing_bytes(&body), &signature).is_err()) {
                problems.push(format!("envelope {id} is not signed by its device"));
            }
        }
        Ok(check("log", checked, problems))
    }

    /// Every snapshot says the same as its changes in the log, applied to an empty document.
    fn check_snapshots(&self) -> Result<Check, ReplicaError> {
        let mut problems = Vec::new();
        let documents = documents(&self.db)?;
        for (id, _, kind, snapshot) in &documents {
            let Some(kind) = DocumentKind::from_code(kind) else { continue };
            let changes = log::changes_of(&self.db, *id)?;
            let refs: Vec<&[u8]> = changes.iter().map(Vec::as_slice).collect();
            let mut rebuilt = Document::empty(kind);
            let same = rebuilt.apply_foreign(&refs).is_ok()
                && Document::load(kind, snapshot).is_ok_and(|mut stored| stored.version() == rebuilt.version());
            if !same {
                problems.push(format!("document {id} differs from its log"));
            }
        }
        Ok(check("snapshots", u64::try_from(documents.len()).unwrap_or(0), problems))
    }

    /// The read model is what a rebuild gives; the rebuild is rolled back.
    fn check_read_model(&mut self) -> Result<Check, ReplicaError> {
        let tx = self.db.transaction()?;
        for table in READ_MODEL {
            tx.execute_batch(&format!("CREATE TEMP TABLE before_{table} AS SELECT * FROM main.{table}"))?;
        }
        tx.execute_batch("CREATE TEMP TABLE before_search AS SELECT entity, folded FROM main.search_entry")?;
        let checked = rebuild(&tx, &mut |_, _| {})?;
        let mut problems = Vec::new();
        for table in READ_MODEL {
            let differing =
                differences(&tx, &format!("SELECT * FROM main.{table}"), &format!("SELECT * FROM before_{table}"))?;
            if differing > 0 {
                problems.push(format!("{differing} rows of {table} differ from their documents"));
            }
        }
        let differing = differences(
            &tx,
            "SELECT entity, folded FROM main.search_entry",
            "SELECT entity, folded FROM before_search",
        )?;
        if differing > 0 {
            problems.push(format!("{differing} search entries differ from their documents"));
        }
        tx.rollback()?;
        Ok(check("read_model", checked, problems))
    }
}

fn differences(db: &Connection, one: &str, other: &str) -> Result<i64, ReplicaError> {
    let sql =
        format!("SELECT (SELECT count(*) FROM ({one} EXCEPT {other})) + (SELECT count(*) FROM ({other} EXCEPT {one}))");
    Ok(db.query_row(&sql, [], |row| row.get(0))?)
}

type StoredDocument = (DocumentId, StreamId, String, Vec<u8>);

fn documents(db: &Connection) -> Result<Vec<StoredDocument>, ReplicaError> {
    let mut statement = db.prepare("SELECT id, stream, kind, snapshot FROM document ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok((DocumentId::from_bytes(row.get(0)?), StreamId::from_bytes(row.get(1)?), row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn check(name: &str, checked: u64, mut problems: Vec<String>) -> Check {
    let ok = problems.is_empty();
    problems.truncate(PROBLEMS_MAX);
    Check { name: name.to_owned(), ok, checked, problems }
}
