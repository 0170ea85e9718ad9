//! Setting fields of an entity to values that stood once: as one part of an action, and by the rules of today.

use super::{
    Found,
    fields::{Field, fields_of},
    record_kind,
};
use crate::{
    CoreError,
    act::Work,
    api::EditRecord,
    circumstances::Circumstances,
    meetings,
    profile::{self, KIND_PREFIX},
    records::change_with,
    sharing::end_shares,
    tasks,
};
use std::collections::BTreeMap;
use worktrail_document::{Document, DocumentKind, Edit, RootValue, TrailState};
use worktrail_domain::{
    Date, Phase, RecordId, Timestamp, Violation, ViolationCode, check_line, check_note,
    ending::{CorrectionFacts, EndDetails, check_correction, check_ending},
    phases::check_transition,
    profile::check_profile_value,
    profile_values::canonical_profile_value,
};
use worktrail_replica::Replica;

/// What of a trail's own facts can be set to what it was; the rest is changed by steps of its own.
const OF_TRAIL: [&str; 8] = ["name", "phase", "ended_on", "end_cause", "end_detail", "goal", "strengths", "openness"];

/// What of a meeting is noted by the tool and not by a person.
const NOTED_OF_MEETING: [&str; 2] = ["held_by", "reminded_for"];

/// Fields with the values they are to have.
pub(super) struct Wanted {
    pub(super) fields: Vec<(Field, Option<RootValue>)>,
    /// Every value was set by somebody and passed the rules then.
    pub(super) stood: bool,
    /// Every value stands now beside another: a choice between them is no new step.
    pub(super) disputed: bool,
}

/// Sets fields to what they were in an earlier state of the entity.
///
/// # Errors
/// As [`put`]; code `id_unknown` on `fields` for a field that the entity does not have.
pub(super) fn put_back(
    replica: &Replica,
    work: &mut Work,
    found: &Found,
    then: &Document,
    named: Option<&[String]>,
    now: Timestamp,
    today: Date,
) -> Result<(), CoreError> {
    let all = fields_of(replica, &found.document)?;
    if let Some(named) = named {
        for key in named {
            let field = all.iter().find(|field| field.key == *key).ok_or_else(|| CoreError::unknown_id("fields"))?;
            if !is_set_here(&found.document, field) {
                return Err(Violation::new(ViolationCode::FieldNotSetHere, "fields").into());
            }
        }
    }
    let asked = |field: &Field| match named {
        Some(named) => named.contains(&field.key),
        None => is_set_here(&found.document, field),
    };
    let differing = all.into_iter().filter(asked).filter_map(|field| {
        let value = then.root_value(&field.root);
        let differs = field.typed(value.as_ref()) != field.typed_in(&found.document);
        differs.then_some((field, value))
    });
    let wanted = Wanted { fields: differing.collect(), stood: true, disputed: false };
    put(replica, work, found, wanted, now, today)
}

/// Sets fields of an entity and what follows from them. Nothing is set when a rule is broken.
///
/// # Errors
/// The broken rule with its field, `field_not_set_here` on `field`, or a store error.
pub(super) fn put(
    replica: &Replica,
    work: &mut Work,
    found: &Found,
    wanted: Wanted,
    now: Timestamp,
    today: Date,
) -> Result<(), CoreError> {
    match found.document.kind() {
        DocumentKind::Trail => put_trail(replica, work, found, &wanted, today),
        DocumentKind::Meeting => {
            let id = found.id.meeting();
            meetings::put_values(replica, work, id, now, |edit| put_all(edit, found, &wanted))
        }
        DocumentKind::Task => tasks::put_values(replica, work, found.id, |edit| put_all(edit, found, &wanted)),
        DocumentKind::Record => put_record(replica, work, found, &wanted, now, today),
    }
}

fn is_set_here(document: &Document, field: &Field) -> bool {
    match document.kind() {
        DocumentKind::Trail => OF_TRAIL.contains(&field.root.as_str()),
        DocumentKind::Meeting => !NOTED_OF_MEETING.contains(&field.root.as_str()),
        DocumentKind::Task | DocumentKind::Record => true,
    }
}

fn put_all(edit: &mut Edit<'_>, found: &Found, wanted: &Wanted) -> Result<(), CoreError> {
    for (field, value) in &wanted.fields {
        let is_text = found.document.kind().texts().contains(&field.root.as_str());
        let emptied = || match is_text {
            true => RootValue::Text { text: String::new() },
            false => RootValue::Line(String::new()),
        };
        let value = value.clone().unwrap_or_else(emptied);
        edit.put_root_value(&field.root, &value).map_err(worktrail_replica::ReplicaError::from)?;
    }
    Ok(())
}

fn put_trail(replica: &Replica, work: &mut Work, found: &Found, wanted: &Wanted, today: Date) -> Result<(), CoreError> {
    for (field, value) in &wanted.fields {
        let typed = field.typed(value.as_ref());
        match field.root.as_str() {
            "goal" => check_note(&typed, "goal")?,
            "strengths" => check_note(&typed, "strengths")?,
            "openness" => check_note(&typed, "openness")?,
            "name" => check_line(&typed, "name")?,
            root if wanted.disputed || OF_TRAIL.contains(&root) => {}
            _ => return Err(Violation::new(ViolationCode::FieldNotSetHere, "field").into()),
        }
    }
    let circumstances = Circumstances::read(replica, found.stream.trail(), today)?;
    work.edit(replica, found.id, DocumentKind::Trail, |_, edit| put_all(edit, found, wanted))?;
    let Some(after) = work.made(found.id).map(|(_, document)| document.trail()) else { return Ok(()) };
    check_course(&circumstances, &after, wanted.disputed, today)?;
    let before = circumstances.facts;
    if after.phase != Phase::Ended || before.phase == Phase::Ended {
        return Ok(());
    }
    work.edit(replica, found.id, DocumentKind::Trail, |document, edit| {
        end_shares(document, edit);
        if before.end_registered_on.is_none() {
            edit.put_date("end_registered_on", today);
        }
        Ok(())
    })
}

/// Checks where a trail goes and how it ends. Of values that stand beside each other each was a step that was allowed;
/// what remains is that they fit together.
fn check_course(
    circumstances: &Circumstances,
    after: &TrailState,
    disputed: bool,
    today: Date,
) -> Result<(), Violation> {
    let facts = &circumstances.facts;
    let (moved, ending_changed) = (after.phase != facts.phase, after.ending != facts.ending);
    if disputed {
        if after.phase == Phase::Ended && (moved || ending_changed) {
            check_ending(after.service, &after.ending, after.referred, today)?;
        }
        return Ok(());
    }
    if moved {
        let details = if after.phase == Phase::Ended { after.ending } else { EndDetails::default() };
        return check_transition(&circumstances.phase_facts(), after.phase, &details, today);
    }
    if ending_changed {
        let correction = CorrectionFacts {
            service: facts.service,
            present: facts.ending,
            registered_on: facts.end_registered_on,
            referred_on: facts.referred,
            may_override: false,
        };
        check_correction(&correction, &after.ending, today)?;
    }
    Ok(())
}

fn put_record(
    replica: &Replica,
    work: &mut Work,
    found: &Found,
    wanted: &Wanted,
    now: Timestamp,
    today: Date,
) -> Result<(), CoreError> {
    let mut typed: BTreeMap<String, String> =
        wanted.fields.iter().map(|(field, value)| (field.key.clone(), field.typed(value.as_ref()))).collect();
    let kind = found.document.line("record_kind").unwrap_or_default();
    if kind.starts_with(KIND_PREFIX) {
        let trail = found.trail(replica)?.ok_or_else(|| CoreError::unknown_id("id"))?;
        let service = replica.trail_facts(trail)?.service;
        let before = profile::profile_values(replica, trail)?;
        let mut values = BTreeMap::new();
        for (key, typed) in typed {
            let value = canonical_profile_value(service, &key, &typed)?;
            let stood = if wanted.stood { value.as_str() } else { before.get(&key).map_or("", String::as_str) };
            check_profile_value(service, &key, &value, stood)?;
            values.insert(key, value);
        }
        return profile::put_profile(replica, work, trail, &values, None);
    }
    let keys = worktrail_domain::records::spec(record_kind(&found.document));
    let discarded = match keys.field("discarded") {
        Some(_) => None,
        None => typed.remove("discarded").map(|mark| mark == "true"),
    };
    let edit = EditRecord { id: RecordId::from_bytes(*found.id.as_bytes()), fields: typed, base: None, discarded };
    change_with(replica, work, &edit, wanted.stood, now, today)
}
