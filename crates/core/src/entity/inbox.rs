//! The inbox: fields that two people set to different values, side by side, and settling them; receipts of merges.
//!
//! A conflict never blocks anything: one value is shown everywhere until somebody settles it, and settling writes on top
//! of both, so that it comes to everybody like any other work and can be taken back in the history.

use super::{
    Found,
    fields::{Field, fields_of},
    put::{Wanted, put},
    receipts::receipt_text,
    record_kind, title, what,
};
use crate::{
    Client, CoreError,
    api::{ConflictRow, InboxView, MergeRow, Recommended, ReopenConflict, SettleConflict},
    client::Notice,
};
use std::{cmp::Reverse, collections::BTreeMap};
use worktrail_document::{DocumentKind, Rival, RootValue};
use worktrail_domain::{
    DeviceId, DocumentId, RecordKind, Timestamp, UserId, Violation, ViolationCode, Words, ending::ENDING_FIELDS,
};
use worktrail_replica::{Replica, ReplicaError};

/// How far back receipts are told, in milliseconds: thirty days, a holiday and the week after it.
const RECEIPTS_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// Most receipts of one answer.
const RECEIPTS_MAX: u32 = 200;

/// What of a trail is settled by doing the step again: only that step may change it.
const SETTLED_BY_STEP: [&str; 4] = ["owner", "handover_note", "handed_over_at", "handed_over_by"];

/// In front of the key of a share, which its own step changes, too.
const SHARE: &str = "share.";

impl Client {
    /// What merging left for the person: open conflicts, and receipts of the last thirty days.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn inbox(&self) -> Result<InboxView, CoreError> {
        let since = Timestamp::from_millis(self.now().millis().saturating_sub(RECEIPTS_MILLIS));
        self.with(|replica| {
            let mut conflicts = Vec::new();
            for id in replica.disputed_documents()? {
                conflicts.extend(conflicts_of(replica, id)?);
            }
            conflicts.sort_by_key(|row| (Reverse(row.chosen_at.max(row.other_at)), row.entity, row.field.clone()));
            let seen = replica.merges_seen_until()?;
            let mut merges = Vec::new();
            for event in replica.merges_since(since, RECEIPTS_MAX)? {
                let found = match Found::load(replica, event.document, "entity") {
                    Ok(found) => found,
                    Err(CoreError::Rule(_)) => continue,
                    Err(error) => return Err(error),
                };
                // What is derived from a meeting is told with the meeting.
                if record_kind(&found.document) == RecordKind::ContactMark {
                    continue;
                }
                merges.push(MergeRow {
                    at: event.merged_at,
                    entity: event.document,
                    what: what(&found.document),
                    trail: found.trail(replica)?,
                    trail_title: replica.title_of_stream(found.stream)?,
                    text: receipt_text(replica, &found, &event)?,
                    seen: event.merged_at <= seen,
                });
            }
            Ok(InboxView { conflicts, merges })
        })
    }

    /// Settles one field that stands with several values: with one of them, with both combined, or with another.
    ///
    /// # Errors
    /// Code `id_unknown` on `entity` or `field`, `conflict_settled` on `field` when there is nothing to settle any more,
    /// a broken rule with its field, [`CoreError::Locked`] or a store error.
    pub fn settle_conflict(&self, input: SettleConflict) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        self.act("conflict.settle", |replica, work| {
            let found = Found::load(replica, input.entity, "entity")?;
            let mut fields = fields_of(replica, &found.document)?;
            let field = fields.remove(place_of(&found, &fields, &input.field)?);
            let disputes = found.document.rivals();
            let rivals = disputes.iter().find(|(root, _)| *root == field.root).map(|(_, rivals)| rivals);
            let rivals = rivals.ok_or(Violation::new(ViolationCode::ConflictSettled, "field"))?;
            let standing = rivals.iter().find(|rival| field.typed(rival.value.as_ref()) == input.value);
            let disputed = standing.is_some();
            let mut wanted = Vec::new();
            let value = match standing {
                Some(rival) => {
                    if found.document.kind() == DocumentKind::Trail && ENDING_FIELDS.contains(&field.root.as_str()) {
                        wanted.extend(rest_of_ending(fields, &field.root, &disputes, rival.device));
                    }
                    rival.value.clone()
                }
                None => typed_value(&found, &field, &input.value)?,
            };
            wanted.push((field, value));
            put(replica, work, &found, Wanted { fields: wanted, stood: disputed, disputed }, now, today)
        })
    }

    /// Takes back the choice that a field's value came from: it has the value that was shown before, and stands open again
    /// with all its values, for everybody.
    ///
    /// # Errors
    /// Code `id_unknown` on `entity` or `field`, `field_not_set_here` on `field`, `nothing_to_change` on `field` when its
    /// value came from no choice or is open already, a broken rule with its field, [`CoreError::Locked`] or a store
    /// error.
    pub fn reopen_conflict(&self, input: ReopenConflict) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        self.act("conflict.reopen", |replica, work| {
            let found = Found::load(replica, input.entity, "entity")?;
            let fields = fields_of(replica, &found.document)?;
            let place = place_of(&found, &fields, &input.field)?;
            let choice = fields.get(place).and_then(|field| found.document.choice(&field.root));
            let choice = choice.ok_or(Violation::new(ViolationCode::NothingToChange, "field"))?;
            let mut values: BTreeMap<&str, Option<RootValue>> = choice.values().collect();
            let wanted = fields.into_iter().filter_map(|field| {
                let value = values.remove(field.root.as_str())?;
                let differs = field.typed(value.as_ref()) != field.typed_in(&found.document);
                differs.then_some((field, value))
            });
            let wanted = Wanted { fields: wanted.collect(), stood: true, disputed: true };
            if !wanted.fields.is_empty() {
                put(replica, work, &found, wanted, now, today)?;
            }
            work.edit(replica, found.id, found.document.kind(), |_, edit| {
                edit.take_back(&choice);
                Ok(())
            })
        })
    }

    /// Notes that receipts of merges until a time were seen on this laptop.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn mark_merges_seen(&self, until: Timestamp) -> Result<(), CoreError> {
        self.with(|replica| Ok(replica.mark_merges_seen(until)?))?;
        self.tell(Notice::Changed);
        Ok(())
    }
}

/// The other disputed fields of an ending, as they were set on a device: whose cause is taken, theirs are the detail and
/// the day.
fn rest_of_ending(
    fields: Vec<Field>,
    taken: &str,
    disputes: &[(String, Vec<Rival>)],
    device: DeviceId,
) -> Vec<(Field, Option<RootValue>)> {
    let rest = fields.into_iter().filter(|field| ENDING_FIELDS.contains(&field.root.as_str()) && field.root != taken);
    rest.filter_map(|field| {
        let (_, rivals) = disputes.iter().find(|(root, _)| *root == field.root)?;
        let rival = rivals.iter().find(|rival| rival.device == device)?;
        Some((field, rival.value.clone()))
    })
    .collect()
}

/// A value that nobody has set yet. What a record holds is read by its own rules later.
fn typed_value(found: &Found, field: &Field, typed: &str) -> Result<Option<RootValue>, Violation> {
    match found.document.kind() {
        DocumentKind::Record => Ok(Some(RootValue::Line(typed.to_owned()))),
        DocumentKind::Trail | DocumentKind::Meeting | DocumentKind::Task => field.read(typed),
    }
}

/// Where a field that is settled here stands among those of its entity.
fn place_of(found: &Found, fields: &[Field], key: &str) -> Result<usize, CoreError> {
    let known = fields.iter().enumerate().find(|(_, field)| field.key == key);
    let (place, field) = known.ok_or_else(|| CoreError::unknown_id("field"))?;
    if !is_settled_here(found, field) {
        return Err(Violation::new(ViolationCode::FieldNotSetHere, "field").into());
    }
    Ok(place)
}

fn is_settled_here(found: &Found, field: &Field) -> bool {
    let by_step = SETTLED_BY_STEP.contains(&field.root.as_str()) || field.root.starts_with(SHARE);
    found.document.kind() != DocumentKind::Trail || !by_step
}

/// The open conflicts of one entity.
fn conflicts_of(replica: &Replica, id: DocumentId) -> Result<Vec<ConflictRow>, CoreError> {
    let found = match replica.find_document(id) {
        Ok(_) => Found::load(replica, id, "entity")?,
        Err(ReplicaError::UnknownId) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    // A contact mark follows its meeting, and is settled with it.
    if record_kind(&found.document) == RecordKind::ContactMark {
        return Ok(Vec::new());
    }
    let fields = fields_of(replica, &found.document)?;
    let mut rows = Vec::new();
    for (root, rivals) in found.document.rivals() {
        let Some(field) = fields.iter().find(|field| field.root == root) else { continue };
        if !is_settled_here(&found, field) {
            continue;
        }
        let Some((chosen, others)) = rivals.split_first() else { continue };
        let told = |rival: &Rival| field.typed(rival.value.as_ref());
        for other in others.iter().filter(|other| told(other) != told(chosen)) {
            rows.push(row(replica, &found, field, chosen, other)?);
        }
    }
    Ok(rows)
}

fn row(
    replica: &Replica,
    found: &Found,
    field: &Field,
    chosen: &Rival,
    other: &Rival,
) -> Result<ConflictRow, CoreError> {
    let typed = |rival: &Rival| field.typed(rival.value.as_ref());
    let (chosen_by, other_by) = people(replica, chosen.device, other.device)?;
    let (recommended, why) = recommendation(chosen, other);
    Ok(ConflictRow {
        entity: found.id,
        what: what(&found.document),
        trail: found.trail(replica)?,
        trail_title: replica.title_of_stream(found.stream)?,
        title: title(replica, found.stream, &found.document)?,
        field: field.key.clone(),
        field_label: field.label.clone(),
        is_text: field.is_words(),
        chosen: typed(chosen),
        chosen_shown: field.shown(replica, chosen.value.as_ref())?,
        chosen_by,
        chosen_at: chosen.at,
        other: typed(other),
        other_shown: field.shown(replica, other.value.as_ref())?,
        other_by,
        other_at: other.at,
        recommended,
        why: why.of(replica.language()).to_owned(),
    })
}

const HERE: Words = Words::new("{who} på denne maskinen", "{who} på denne maskina", "{who} on this computer");
const ELSEWHERE: Words = Words::new("{who} på en annen maskin", "{who} på ei anna maskin", "{who} on another computer");

/// Who wrote the one and the other value; of one person on two laptops, on which. Empty when a device is not known here.
fn people(replica: &Replica, one: DeviceId, other: DeviceId) -> Result<(String, String), CoreError> {
    let (first, second) = (replica.person_at(one)?, replica.person_at(other)?);
    let is_one_person = first.as_ref().zip(second.as_ref()).is_some_and(|((first, _), (second, _))| first == second);
    let here = replica.identity()?.device;
    let named = |person: Option<(UserId, String)>, device: DeviceId| {
        let name = person.map(|(_, name)| name).unwrap_or_default();
        if !is_one_person {
            return name;
        }
        let place = if device == here { HERE } else { ELSEWHERE };
        place.with([("who", name.into())]).of(replica.language())
    };
    Ok((named(first, one), named(second, other)))
}

const OTHER_EMPTY: Words = Words::new("Den andre er tom.", "Den andre er tom.", "The other is empty.");
const WRITTEN_LAST: Words = Words::new("Den ble skrevet sist.", "Han blei skriven sist.", "It was written last.");
const SHOWN_ALREADY: Words = Words::new(
    "Begge ble skrevet samtidig, og denne vises allerede for alle.",
    "Begge blei skrivne samtidig, og denne blir allereie vist for alle.",
    "Both were written at the same time, and this one is already shown to everybody.",
);

/// Something is worth more than nothing, and the later word more than the earlier one.
fn recommendation(chosen: &Rival, other: &Rival) -> (Recommended, Words) {
    match (&chosen.value, &other.value) {
        (None, Some(_)) => (Recommended::Other, OTHER_EMPTY),
        (Some(_), None) => (Recommended::Chosen, OTHER_EMPTY),
        _ if other.at > chosen.at => (Recommended::Other, WRITTEN_LAST),
        _ if other.at < chosen.at => (Recommended::Chosen, WRITTEN_LAST),
        _ => (Recommended::Chosen, SHOWN_ALREADY),
    }
}
