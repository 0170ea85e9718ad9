//! Setting fields of a meeting to values that stood once, or stand beside each other.

use super::{check, correct, follow, stored};
use crate::{CoreError, act::Work};
use worktrail_document::{DocumentKind, Edit};
use worktrail_domain::{MeetingId, Timestamp};
use worktrail_replica::Replica;

/// Sets fields of a meeting and what follows from them; the meeting is checked as it is then.
///
/// # Errors
/// A broken rule with its field, code `id_unknown`, or a store error.
pub(crate) fn put_values(
    replica: &Replica,
    work: &mut Work,
    id: MeetingId,
    now: Timestamp,
    put: impl FnOnce(&mut Edit<'_>) -> Result<(), CoreError>,
) -> Result<(), CoreError> {
    let (trail, before) = stored(replica, id)?;
    work.edit(replica, id.document(), DocumentKind::Meeting, |_, edit| put(edit))?;
    let Some(mut after) = work.made(id.document()).map(|(_, document)| document.meeting()) else { return Ok(()) };
    after.trail = trail;
    correct::check_turned(replica, id, &before, &after)?;
    if !after.undone {
        check::check_put(replica, id, &before, &after, now)?;
    }
    follow(replica, work, id, Some(&before), &after)
}
