//! What a device has not read yet, found by its cursors alone; no document is loaded for it.

use crate::{
    access::{Standpoint, decide_any},
    store::{
        Keys, StoreError,
        accounts::DeviceRow,
        accounts::Relation,
        aside, log,
        packs::{self, PACK_PLAIN_BYTES_MAX},
        streams::{self, StreamRow},
    },
};
use rusqlite::Connection;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use worktrail_crypto::{SecretKey, sha256};
use worktrail_domain::{Capability, Date, DeviceId, StreamId};
use worktrail_sync::{
    Cursor, DeviceKey, PACK_FRAMES_MAX, Pack, Standing, StreamFacts, StreamNews, pack_frames, position_bytes,
};

/// Most bytes of news in one reply, whatever the device asks for: below the limit of a body, so that receipts,
/// keys and facts fit, too.
const NEWS_BYTES_MAX: u64 = 6 * 1024 * 1024;

/// What one stream costs in a reply beside its packs, so that thousands of small streams keep to the limit, too.
const STREAM_BYTES: u64 = 160;

/// Reason of the standing of a stream that the device holds and this server has never seen.
const STREAM_UNKNOWN: &str = "stream_unknown";

/// What a pull found.
#[derive(Debug, Default)]
pub(crate) struct News {
    pub(crate) streams: Vec<StreamNews>,
    pub(crate) devices: Vec<DeviceKey>,
    pub(crate) lost: Vec<StreamId>,
    pub(crate) more: bool,
    /// The device is to say where it stands in each stream.
    pub(crate) cursors_wanted: bool,
    pub(crate) bytes_left: u64,
    /// Facts that were owed are in it.
    pub(crate) carries_owed_facts: bool,
}

/// A stream with something to tell: from where, and whether the device starts over.
struct Wanted {
    stream: StreamRow,
    after: u64,
    restart: bool,
}

/// How much of the reply is used.
struct Budget {
    max: u64,
    sent: u64,
}

/// Finds everything a device may read and has not read.
pub(crate) fn news(
    conn: &Connection,
    keys: &Keys,
    asker: &DeviceRow,
    cursors: &[Cursor],
    bytes_max: u32,
    today: Date,
) -> Result<News, StoreError> {
    let permitted = permitted(conn, asker, today)?;
    let held: BTreeMap<StreamId, Cursor> = cursors.iter().map(|cursor| (cursor.stream, *cursor)).collect();
    let owed: BTreeSet<StreamId> = aside::owed_facts(conn, asker.device)?.into_iter().collect();
    let mut wanted = Vec::new();
    for stream in permitted.values() {
        wanted.extend(compare(conn, stream, held.get(&stream.id), owed.contains(&stream.id))?);
    }
    // Newest-used first, so that what the person needs today is there first.
    wanted.sort_by_key(|item| Reverse((item.stream.changed_at, item.stream.id)));
    let mut found = News::default();
    let mut signers: BTreeMap<DeviceId, DeviceKey> = BTreeMap::new();
    let mut budget = Budget { max: u64::from(bytes_max).min(NEWS_BYTES_MAX), sent: 0 };
    for item in wanted {
        if found.more {
            found.bytes_left += left(conn, &item.stream, item.after)?;
            continue;
        }
        let (news, sent_to) = tell(conn, keys, &item, &mut budget)?;
        let complete = sent_to == item.stream.head;
        found.more = !complete;
        found.bytes_left += left(conn, &item.stream, sent_to)?;
        if !news.packs.is_empty() {
            let devices = log::signers(conn, item.stream.id, item.after)?;
            signers.extend(devices.into_iter().map(|key| (key.device, key)));
        }
        if !news.packs.is_empty() || complete {
            found.carries_owed_facts |= owed.contains(&item.stream.id);
            found.streams.push(news);
        }
    }
    found.devices = signers.into_values().collect();
    for cursor in held.values().filter(|cursor| !permitted.contains_key(&cursor.stream)) {
        if streams::find(conn, cursor.stream)?.is_some() {
            found.lost.push(cursor.stream);
        } else if cursor.seq > 0 {
            found.streams.push(unknown(asker, cursor));
        }
    }
    Ok(found)
}

/// Tells a device that says where it stands by a digest whether there is anything for it; what it is needs its cursors.
pub(crate) fn news_beside(
    conn: &Connection,
    asker: &DeviceRow,
    digest: &[u8; 32],
    today: Date,
) -> Result<News, StoreError> {
    let permitted = permitted(conn, asker, today)?;
    // What is owed of a stream that is no longer the person's is owed no more.
    let owed = aside::owed_facts(conn, asker.device)?.iter().any(|stream| permitted.contains_key(stream));
    let here = permitted
        .into_values()
        .map(|stream| Cursor { stream: stream.id, epoch: stream.epoch, seq: stream.head, hash: stream.head_hash })
        .collect();
    let nothing = sha256(&[&position_bytes(here)]).0 == *digest && !owed;
    Ok(News { more: !nothing, cursors_wanted: !nothing, ..News::default() })
}

/// The streams that the rules let this device read.
fn permitted(conn: &Connection, asker: &DeviceRow, today: Date) -> Result<BTreeMap<StreamId, StreamRow>, StoreError> {
    let mut related: BTreeMap<StreamId, (StreamRow, Vec<Relation>)> = BTreeMap::new();
    for (stream, relation) in streams::reach(conn, asker.user, today)? {
        related.entry(stream.id).or_insert_with(|| (stream, Vec::new())).1.push(relation);
    }
    let who = Standpoint::from(asker);
    // Work on a sealed stream is still taken in, so that nothing is lost; nobody gets it.
    let sealed = streams::sealed(conn)?;
    Ok(related
        .into_iter()
        .filter(|(id, _)| !sealed.contains(id))
        .filter(|(_, (stream, relations))| {
            decide_any(who, stream.kind, stream.erased, relations, Capability::Read).is_permit()
        })
        .map(|(id, (stream, _))| (id, stream))
        .collect())
}

/// Compares a cursor with the log. `None` when the device has everything.
fn compare(
    conn: &Connection,
    stream: &StreamRow,
    cursor: Option<&Cursor>,
    facts_owed: bool,
) -> Result<Option<Wanted>, StoreError> {
    let wanted = |after, restart| Some(Wanted { stream: stream.clone(), after, restart });
    let Some(cursor) = cursor else { return Ok(wanted(0, false)) };
    if cursor.epoch != stream.epoch && cursor.seq > 0 || cursor.seq > stream.head {
        return Ok(wanted(0, true));
    }
    if cursor.seq == 0 {
        return Ok(wanted(0, false));
    }
    let hash_here = if cursor.seq == stream.head {
        stream.head_hash
    } else {
        log::at(conn, stream.id, cursor.seq)?.map(|(hash, _)| hash).ok_or(StoreError::Damaged("log"))?
    };
    if hash_here != cursor.hash {
        return Ok(wanted(0, true));
    }
    if cursor.seq == stream.head && !facts_owed {
        return Ok(None);
    }
    Ok(wanted(cursor.seq, false))
}

/// Fills in one stream as far as the budget goes; gives the last number that is in.
fn tell(conn: &Connection, keys: &Keys, item: &Wanted, budget: &mut Budget) -> Result<(StreamNews, u64), StoreError> {
    let stream = &item.stream;
    let key = streams::data_key(conn, keys, stream.id)?;
    let mut news = StreamNews {
        stream: stream.id,
        epoch: stream.epoch,
        packs: Vec::new(),
        head_seq: stream.head,
        facts: streams::facts(conn, &key, stream.id)?,
        restart: item.restart,
    };
    let first = budget.sent == 0;
    budget.sent += STREAM_BYTES;
    let stored = packs::places(conn, stream.id, item.after)?;
    let mut stored = stored.into_iter().peekable();
    let mut next = item.after + 1;
    while next <= stream.head {
        while stored.peek().is_some_and(|place| place.first_seq < next) {
            stored.next();
        }
        // The first pack always goes in, so that every round brings something.
        let obliged = first && news.packs.is_empty();
        let pack = match stored.peek() {
            Some(place) if place.first_seq == next => {
                if !obliged && !budget.fits(place.bytes) {
                    break;
                }
                packs::load(conn, &key, stream.id, *place)?
            }
            coming => {
                let to = coming.map_or(stream.head, |place| place.first_seq - 1).min(stream.head);
                match loose(conn, &key, stream.id, next, to, budget, obliged)? {
                    Some(pack) => pack,
                    None => break,
                }
            }
        };
        budget.sent += u64::try_from(pack.bytes.len()).unwrap_or(u64::MAX);
        next += u64::from(pack.count);
        news.packs.push(pack);
    }
    Ok((news, next - 1))
}

/// Packs a run that no stored pack covers; `None` when nothing of it fits.
fn loose(
    conn: &Connection,
    key: &SecretKey,
    stream: StreamId,
    from: u64,
    to: u64,
    budget: &Budget,
    obliged: bool,
) -> Result<Option<Pack>, StoreError> {
    let to = to.min(from + u64::try_from(PACK_FRAMES_MAX).unwrap_or(u64::MAX) - 1);
    let room = usize::try_from(budget.room()).unwrap_or(usize::MAX).min(PACK_PLAIN_BYTES_MAX);
    if room == 0 && !obliged {
        return Ok(None);
    }
    let (frames, plain) = log::frames(conn, key, stream, from, to, room)?;
    if plain > room && !obliged {
        return Ok(None);
    }
    let count = u32::try_from(frames.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return Err(StoreError::Damaged("log"));
    }
    let bytes = pack_frames(&frames).map_err(|_| StoreError::Damaged("log"))?;
    Ok(Some(Pack { first_seq: from, count, bytes }))
}

/// Bytes of a stream's log after a number, as stored: they grow smaller with every reply, so that a device can
/// show them as progress against those of its first reply.
fn left(conn: &Connection, stream: &StreamRow, after: u64) -> Result<u64, StoreError> {
    if after == 0 {
        return Ok(stream.log_bytes);
    }
    if after == stream.head {
        return Ok(0);
    }
    let (_, end) = log::at(conn, stream.id, after)?.ok_or(StoreError::Damaged("log"))?;
    Ok(stream.log_bytes.saturating_sub(end))
}

/// What a device is told of a stream it has read and this server has never had, as after a restored backup:
/// to start over, which makes it hand in again what it still has.
fn unknown(asker: &DeviceRow, cursor: &Cursor) -> StreamNews {
    StreamNews {
        stream: cursor.stream,
        epoch: cursor.epoch,
        packs: Vec::new(),
        head_seq: 0,
        facts: StreamFacts {
            owner: asker.user,
            standing: Standing::Refused { reason: STREAM_UNKNOWN.to_owned() },
            person: None,
        },
        restart: true,
    }
}

impl Budget {
    const fn room(&self) -> u64 {
        self.max.saturating_sub(self.sent)
    }

    const fn fits(&self, bytes: u64) -> bool {
        bytes <= self.room()
    }
}
