//! The register check: whether a trail's person may have this trail here.

use crate::{
    ingest::Batch,
    register,
    store::{
        StoreError, accounts, aside, shares,
        streams::{self, PersonRow},
    },
};
use worktrail_crypto::{SecretKey, keyed_hash};
use worktrail_document::TrailState;
use worktrail_domain::{NationalId, NationalIdKind, Phase, StreamId, ViolationCode};

/// Checks a trail again after its own document changed, and whoever else waited for the same person.
///
/// A refused trail is kept and its work accepted: the colleague in the field has met the person, and an
/// office decides later. `fresh` is true for a trail that was just made.
pub(crate) fn refresh(
    batch: &Batch<'_>,
    stream: StreamId,
    key: &SecretKey,
    trail: &TrailState,
    fresh: bool,
) -> Result<(), StoreError> {
    let before = streams::person(batch.tx, stream)?;
    let id = trail.national_id.parse::<NationalId>().ok();
    let person_hash =
        id.as_ref().map_or_else(Vec::new, |id| keyed_hash(&batch.keys.people, id.digits().as_bytes()).0.to_vec());
    let ended = trail.phase == Phase::Ended;
    let same_person = person_hash == before.person_hash;
    if !fresh && same_person && ended == before.ended {
        return Ok(());
    }
    let standing = check(batch, stream, id.as_ref(), &person_hash, ended)?;
    let after = PersonRow { person_hash, standing: standing.to_owned(), ended };
    streams::set_person(batch.tx, stream, &after)?;
    if ended {
        shares::clear(batch.tx, stream)?;
    }
    if fresh || !same_person {
        let name = id.as_ref().and_then(register::person_name);
        streams::set_person_name(batch.tx, key, stream, name.as_deref())?;
    }
    if after.standing != before.standing || fresh {
        let code = if after.standing.is_empty() { "confirmed" } else { standing };
        batch.note(batch.asker(), "trail.standing", &stream.to_string(), code)?;
    }
    // The person is free again: whoever waited longest gets the place.
    if !before.person_hash.is_empty() && (!same_person || ended) {
        confirm_next(batch, stream, &before.person_hash)?;
    }
    Ok(())
}

/// The reason a trail is refused for; empty when it is confirmed.
fn check(
    batch: &Batch<'_>,
    stream: StreamId,
    id: Option<&NationalId>,
    person_hash: &[u8],
    ended: bool,
) -> Result<&'static str, StoreError> {
    let Some(id) = id else { return Ok(ViolationCode::NationalIdNotAllowed.code()) };
    if batch.synthetic_only && id.kind() != NationalIdKind::Synthetic {
        return Ok(ViolationCode::NationalIdNotAllowed.code());
    }
    if !ended && streams::another_active(batch.tx, stream, person_hash)? {
        return Ok(ViolationCode::PersonHasActiveTrail.code());
    }
    Ok("")
}

fn confirm_next(batch: &Batch<'_>, freed_by: StreamId, person_hash: &[u8]) -> Result<(), StoreError> {
    if streams::another_active(batch.tx, freed_by, person_hash)? {
        return Ok(());
    }
    let refused = ViolationCode::PersonHasActiveTrail.code();
    let Some(next) = streams::oldest_refused(batch.tx, person_hash, refused)? else { return Ok(()) };
    if next.id == freed_by {
        return Ok(());
    }
    let person = streams::person(batch.tx, next.id)?;
    streams::set_person(batch.tx, next.id, &PersonRow { standing: String::new(), ..person })?;
    batch.note(batch.asker(), "trail.standing", &next.id.to_string(), "confirmed")?;
    for user in batch.audience(next.id)? {
        for device in accounts::devices_of(batch.tx, user)? {
            aside::owe_facts(batch.tx, device, next.id)?;
        }
    }
    Ok(())
}
