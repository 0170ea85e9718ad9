//! Kinds of documents and the genesis change that gives each its containers.

use automerge::{ActorId, AutoCommit, ObjType, ROOT, transaction::CommitOptions, transaction::Transactable};
use std::sync::OnceLock;

/// Actor of every genesis change; no device can have it, as it is shorter than a device's actor.
const GENESIS_ACTOR: &[u8] = b"worktrail-genesis";

/// Version of the schema that the genesis change writes. Later fields are added on read, never by a new genesis.
const SCHEMA: u64 = 1;

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// A trail's own facts and profile texts.
    Trail,
    /// One meeting.
    Meeting,
    /// One task.
    Task,
    /// One record of the catalogue: a job, an education, a contact log and so on.
    Record,
}

/// Keys of the mergeable texts of a record. A record kind says which of its fields lies in which; a field keeps its
/// slot for good, so that new fields need no new container.
pub const RECORD_TEXTS: [&str; 12] =
    ["text0", "text1", "text2", "text3", "text4", "text5", "text6", "text7", "text8", "text9", "text10", "text11"];

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Trail, Self::Meeting, Self::Task, Self::Record];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Trail => "trail",
            Self::Meeting => "meeting",
            Self::Task => "task",
            Self::Record => "record",
        }
    }

    /// Reads a code; `None` for a kind of a newer app.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Keys of the texts that several people may write in at the same time.
    #[must_use]
    pub const fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Trail => &["goal", "strengths", "openness"],
            Self::Meeting | Self::Task => &["note"],
            Self::Record => &RECORD_TEXTS,
        }
    }
}

/// Returns the hash of the genesis change of a kind: what a document's first real change depends on.
#[must_use]
pub fn genesis_hash(kind: DocumentKind) -> [u8; 32] {
    genesis(kind).1
}

/// The genesis document and its hash, made once per process.
pub(crate) fn genesis(kind: DocumentKind) -> &'static (AutoCommit, [u8; 32]) {
    static MADE: OnceLock<[(AutoCommit, [u8; 32]); 4]> = OnceLock::new();
    let [trail, meeting, task, record] = MADE.get_or_init(|| DocumentKind::ALL.map(make));
    match kind {
        DocumentKind::Trail => trail,
        DocumentKind::Meeting => meeting,
        DocumentKind::Task => task,
        DocumentKind::Record => record,
    }
}

fn make(kind: DocumentKind) -> (AutoCommit, [u8; 32]) {
    let mut doc = AutoCommit::new().with_actor(ActorId::from(GENESIS_ACTOR));
    let mut put = || {
        doc.put(ROOT, "kind", kind.code())?;
        doc.put(ROOT, "schema", SCHEMA)?;
        for key in kind.texts() {
            doc.put_object(ROOT, *key, ObjType::Text)?;
        }
        Ok::<_, automerge::AutomergeError>(())
    };
    assert!(put().is_ok(), "puts at the root of an empty document cannot fail");
    let Some(hash) = doc.commit_with(CommitOptions::default().with_time(0)) else {
        unreachable!("the genesis change has operations")
    };
    (doc, hash.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hashes are part of the format: another value here means that no old document loads any more.
    #[test]
    fn genesis_is_the_same_everywhere_and_for_good() {
        let hex = |kind| crate::Version(vec![genesis_hash(kind)]).to_string();
        assert_eq!(
            DocumentKind::ALL.map(hex),
            [
                "a396b626cebe781a649a0a6ad61a6e8937176878ee8c26628e96737421cb3735",
                "21ee781cdffe0f4fe558ee8d876133c84ab37a042210ee64462007f6386b5db5",
                "c4e56b297432932803ac63d02aaba236eff0929b56c22336cc4dc220978b9f9e",
                "e8c6df42f03ff561b245309a91667c44eae2a099d986b9b3ab704e8b9d0d0e45",
            ]
        );
    }
}
