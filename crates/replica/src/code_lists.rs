//! Code lists in force on this laptop: the built-in ones, or what was put in their place.
//!
//! Replaced lists are kept on this device alone and not synchronised. A list says what a code is called and whether it
//! can be chosen; the codes themselves lie in the documents and mean the same everywhere, so two laptops with different
//! versions show different titles at most. When the office hands lists out, they come through the same door. Rejected:
//! a document for each list, merged like everything else, as two versions of a standard must not be mixed row by row.

use crate::{ReplicaError, open::Replica};
use rusqlite::OptionalExtension;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};
use worktrail_domain::{
    Timestamp,
    code_lists::{CodeList, CodeListName, built_in, parse_code_list},
};

/// Most versions of one list that are kept: one a year for a working life, and no loop can fill the disk.
const VERSIONS_MAX: i64 = 100;

/// Lists that were read once.
pub(crate) type Cache = Mutex<BTreeMap<CodeListName, Arc<CodeList>>>;

/// One version of a list that was put in place of the built-in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeListVersion {
    /// Its number, from 1; the built-in list is 0.
    pub version: u32,
    /// When it was put in place.
    pub replaced_at: Timestamp,
    /// Who did it.
    pub replaced_by: String,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

impl Replica {
    /// The list in force.
    ///
    /// # Errors
    /// Any store error; [`ReplicaError::Damaged`] for a stored list that cannot be read.
    pub fn code_list(&self, name: CodeListName) -> Result<Arc<CodeList>, ReplicaError> {
        let mut cache = self.code_lists.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = cache.get(&name) {
            return Ok(Arc::clone(list));
        }
        let content: Option<String> = self
            .db
            .prepare_cached(
                "SELECT content FROM code_list WHERE name = ?1 AND withdrawn_at IS NULL ORDER BY version DESC LIMIT 1",
            )?
            .query_row([name.code()], |row| row.get(0))
            .optional()?;
        let list = match content {
            Some(content) => parse_code_list(&content).map_err(|_| ReplicaError::Damaged)?,
            None => built_in(name).clone(),
        };
        let list = Arc::new(list);
        cache.insert(name, Arc::clone(&list));
        Ok(list)
    }

    /// Every version of a list, newest first, also those that were taken back.
    ///
    /// # Errors
    /// Any store error.
    pub fn code_list_versions(&self, name: CodeListName) -> Result<Vec<CodeListVersion>, ReplicaError> {
        let mut statement = self.db.prepare_cached(
            "SELECT version, replaced_at, replaced_by, withdrawn_at FROM code_list WHERE name = ?1 ORDER BY version DESC",
        )?;
        let rows = statement.query_map([name.code()], |row| {
            Ok(CodeListVersion {
                version: row.get(0)?,
                replaced_at: Timestamp::from_millis(row.get(1)?),
                replaced_by: row.get(2)?,
                withdrawn_at: row.get::<_, Option<i64>>(3)?.map(Timestamp::from_millis),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Puts a list in place of the one in force; answers its version.
    ///
    /// # Errors
    /// Any store error; [`ReplicaError::NoSpace`] when there are a hundred versions.
    pub fn replace_code_list(
        &mut self,
        name: CodeListName,
        list: &CodeList,
        at: Timestamp,
        by: &str,
    ) -> Result<u32, ReplicaError> {
        let tx = self.db.transaction()?;
        let version: i64 =
            tx.query_row("SELECT ifnull(max(version), 0) + 1 FROM code_list WHERE name = ?1", [name.code()], |row| {
                row.get(0)
            })?;
        if version > VERSIONS_MAX {
            return Err(ReplicaError::NoSpace);
        }
        tx.execute(
            "INSERT INTO code_list (name, version, content, replaced_at, replaced_by) VALUES (?1, ?2, ?3, ?4, ?5)",
            (name.code(), version, list.to_csv(), at.millis(), by),
        )?;
        tx.commit()?;
        self.forget_code_list(name);
        Ok(u32::try_from(version).unwrap_or(u32::MAX))
    }

    /// Takes the version in force back, so that the one before it is in force again; answers whether there was one.
    ///
    /// # Errors
    /// Any store error.
    pub fn withdraw_code_list(&mut self, name: CodeListName, at: Timestamp) -> Result<bool, ReplicaError> {
        let changed = self.db.execute(
            "UPDATE code_list SET withdrawn_at = ?2 WHERE name = ?1 AND version = \
             (SELECT max(version) FROM code_list WHERE name = ?1 AND withdrawn_at IS NULL)",
            (name.code(), at.millis()),
        )?;
        self.forget_code_list(name);
        Ok(changed > 0)
    }

    /// The codes of a list that something here is saved with.
    ///
    /// # Errors
    /// Any store error.
    pub fn codes_in_use(&self, name: CodeListName) -> Result<BTreeSet<String>, ReplicaError> {
        let sql = match name {
            CodeListName::MeetingChannel => "SELECT DISTINCT channel FROM meeting",
            CodeListName::TrailEndCause => "SELECT DISTINCT end_cause FROM trail",
            CodeListName::TrailPhase => "SELECT DISTINCT phase FROM trail",
            CodeListName::Occupation => "SELECT DISTINCT json_extract(fields, '$.occupation') FROM record",
            CodeListName::Industry => "SELECT DISTINCT json_extract(fields, '$.industry') FROM record",
            CodeListName::Municipality => "SELECT DISTINCT json_extract(fields, '$.municipality') FROM record",
            CodeListName::County | CodeListName::Holiday | CodeListName::Unknown => return Ok(BTreeSet::new()),
        };
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| row.get::<_, Option<String>>(0))?;
        let codes = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(codes.into_iter().flatten().filter(|code| !code.is_empty()).collect())
    }

    fn forget_code_list(&self, name: CodeListName) {
        self.code_lists.lock().unwrap_or_else(PoisonError::into_inner).remove(&name);
    }
}
