//! The people around the person at work: who can get a trail, stand in, or be asked.

use crate::{Client, CoreError, api::ColleagueRow};
use std::collections::BTreeMap;
use worktrail_domain::UserId;

impl Client {
    /// Everybody in the person's teams, the person among them, by name; empty until the server has told.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn colleagues(&self) -> Result<Vec<ColleagueRow>, CoreError> {
        self.with(|replica| {
            let me = replica.identity()?.user;
            let mut found: BTreeMap<UserId, ColleagueRow> = BTreeMap::new();
            for team in replica.roster()?.teams {
                for member in team.members {
                    found
                        .entry(member.user)
                        .or_insert_with(|| ColleagueRow {
                            id: member.user,
                            name: member.name,
                            role: member.role,
                            teams: Vec::new(),
                            me: member.user == me,
                        })
                        .teams
                        .push(team.name.clone());
                }
            }
            let mut rows: Vec<_> = found.into_values().collect();
            rows.sort_by_cached_key(|row| (worktrail_domain::fold(&row.name), row.id));
            Ok(rows)
        })
    }
}
