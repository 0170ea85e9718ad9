//! Who may see a stream, by the rules.

use crate::{
    access::{Standpoint, decide_any},
    store::{StoreError, accounts, streams},
};
use rusqlite::Connection;
use std::collections::BTreeSet;
use worktrail_domain::{Capability, Date, StreamId, UserId};

/// Everybody who may see a stream on a day, sealed or not: whoever loses a sealed one is to hear of it.
pub(crate) fn audience(conn: &Connection, stream: StreamId, today: Date) -> Result<BTreeSet<UserId>, StoreError> {
    let Some(row) = streams::find(conn, stream)? else { return Ok(BTreeSet::new()) };
    let mut users = BTreeSet::new();
    for (user, role, user_closed) in accounts::around(conn, row.place())? {
        let who = Standpoint { role, device_revoked: false, user_closed };
        let relations = accounts::relations_in(conn, user, row.place(), stream, today)?;
        if decide_any(who, row.kind, row.erased, &relations, Capability::Read).is_permit() {
            users.insert(user);
        }
    }
    Ok(users)
}
