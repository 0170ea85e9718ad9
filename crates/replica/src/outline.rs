//! Trails in outline: what they are called, whose they are and where they stand; nothing is looked up in their contents.

use crate::{
    ReplicaError,
    open::Replica,
    query::{ROWS_MAX, title_in},
};
use worktrail_domain::{Phase, TrailId, TrailType};

/// Whose trail it is, from `stream s`: by name, where the name is known.
macro_rules! owner_name_sql {
    () => {
        "ifnull((SELECT c.user_name FROM colleague c WHERE c.user = s.owner LIMIT 1), \
         (SELECT d.user_name FROM device d WHERE d.user = s.owner LIMIT 1))"
    };
}
pub(crate) use owner_name_sql;

const OUTLINE_SQL: &str = concat!(
    "SELECT t.id, t.name, s.person_name, t.national_id, t.service, t.phase, s.owner, ",
    owner_name_sql!(),
    " FROM trail t JOIN stream s ON s.id = t.id LIMIT ?1"
);

/// What a trail is called, whose it is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailOutline {
    /// Which trail.
    pub id: TrailId,
    /// Called by its person's name, or by what is known of it.
    pub title: String,
    /// The service.
    pub service: TrailType,
    /// Phase.
    pub phase: Phase,
    /// Who follows the trail up.
    pub owner_name: String,
    /// It is one's own.
    pub mine: bool,
}

impl Replica {
    /// Every trail in outline.
    ///
    /// # Errors
    /// Any store error.
    pub fn outlines(&self) -> Result<Vec<TrailOutline>, ReplicaError> {
        let mut statement = self.db.prepare_cached(OUTLINE_SQL)?;
        let rows = statement.query_map([ROWS_MAX], |row| {
            let (owner_name, mine) = self.whose(&row.get::<_, Vec<u8>>(6)?, row.get(7)?);
            Ok(TrailOutline {
                id: TrailId::from_bytes(row.get(0)?),
                title: title_in(row, 1, self.language)?,
                service: TrailType::from_code(&row.get::<_, String>(4)?),
                phase: Phase::from_code(&row.get::<_, String>(5)?),
                owner_name,
                mine,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who follows a trail up, and whether that is oneself. Until the server has told, a trail made here is the maker's.
    pub(crate) fn whose(&self, owner: &[u8], name: Option<String>) -> (String, bool) {
        match &self.identity {
            Some(identity) if owner.is_empty() => (identity.user_name.clone(), true),
            Some(identity) => (name.unwrap_or_default(), identity.user.as_bytes() == owner),
            None => (name.unwrap_or_default(), owner.is_empty()),
        }
    }
}
