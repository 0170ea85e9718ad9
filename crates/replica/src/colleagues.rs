//! What colleagues did lately: read from the log, which knows every action's author.

use crate::{ReplicaError, open::Replica};
use std::collections::BTreeSet;
use worktrail_domain::{StreamId, Timestamp};

/// Actions of one colleague in one stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColleagueActions {
    /// Where.
    pub stream: StreamId,
    /// Who.
    pub who: String,
    /// When the latest was done.
    pub at: Timestamp,
    /// How many.
    pub actions: u32,
    /// The first part of the commands' names, such as `meeting`.
    pub commands: BTreeSet<String>,
}

impl Replica {
    /// What others did since a time, by stream and person, latest first; at most `limit` lines.
    ///
    /// # Errors
    /// Any store error.
    pub fn actions_of_others(&self, since: Timestamp, limit: u32) -> Result<Vec<ColleagueActions>, ReplicaError> {
        let me = self.identity()?.user;
        let mut statement = self.db.prepare_cached(
            "SELECT e.stream, d.user_name, max(e.at), count(*), \
             group_concat(DISTINCT substr(e.command, 1, instr(e.command, '.') - 1)) \
             FROM envelope e JOIN device d ON d.id = e.device JOIN stream s ON s.id = e.stream \
             WHERE e.at >= ?1 AND e.state = 4 AND d.user <> ?2 GROUP BY e.stream, d.user ORDER BY 3 DESC LIMIT ?3",
        )?;
        let rows = statement.query_map((since.millis(), me.as_bytes(), limit), |row| {
            Ok(ColleagueActions {
                stream: StreamId::from_bytes(row.get(0)?),
                who: row.get(1)?,
                at: Timestamp::from_millis(row.get(2)?),
                actions: row.get(3)?,
                commands: row.get::<_, String>(4)?.split(',').map(str::to_owned).collect(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
