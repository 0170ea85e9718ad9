//! The history of a trail: made, given away, moved along, paused, ended, and by whom on which device.
//!
//! Nothing is written for it. Every action lies in the log with its author, and what it changed is found by applying the
//! actions one after another, so that no history can differ from what was done.

use crate::{
    Client, CoreError,
    api::{TrailEvent, TrailEventChange},
};
use std::collections::BTreeSet;
use worktrail_document::{Document, DocumentKind};
use worktrail_domain::{
    Date, DocumentId, ProfileSection, TrailId, day_text, oslo_date,
    profile::{self, section_of},
    profile_values::{section_document, shown_profile_value},
    records::{RecordKind, spec},
};
use worktrail_replica::Replica;

/// Fields of the profile whose changes belong in the history, as in the tool in use today.
const PROFILE_KEYS: [&str; 2] = ["main_goal_choice", "nav_counsellor"];

/// Kinds of records that say something about the whole trail.
const RECORD_KINDS: [RecordKind; 3] =
    [RecordKind::PassivePeriod, RecordKind::RecruitmentPeriod, RecordKind::SmsReservation];

/// What a document shows of itself: names of values, and the values.
type Shown = Vec<(String, String)>;

impl Client {
    /// Everything that happened to a trail as such, newest first.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn trail_history(&self, id: TrailId) -> Result<Vec<TrailEvent>, CoreError> {
        self.with(|replica| {
            replica.load_document(id.document(), DocumentKind::Trail)?;
            let mut events = replay(replica, id.document(), DocumentKind::Trail, |document| trail(replica, document))?;
            if let Some(first) = events.first_mut() {
                first.text = first_text(&first.text).to_owned();
                first.changes.retain(|change| change.what == FROM);
            }
            let sections: BTreeSet<_> = PROFILE_KEYS.into_iter().filter_map(section_of).collect();
            for section in sections {
                let document = section_document(id, section);
                events.extend(replay(replica, document, DocumentKind::Record, |document| Ok(profile_of(document)))?);
            }
            for kind in RECORD_KINDS {
                for record in replica.records(Some(id), Some(kind.code()))? {
                    let shown = |document: &Document| Ok(record_of(kind, document));
                    let mut found = replay(replica, record.id.document(), DocumentKind::Record, shown)?;
                    for (place, event) in found.iter_mut().enumerate() {
                        let verb = if place == 0 { "ble registrert" } else { "ble endret" };
                        event.text = format!("{} {verb}", kind.label_nb());
                    }
                    events.extend(found);
                }
            }
            // Of one action's events the trail's own came first, and so stands last.
            events.sort_by_key(|event| event.at);
            events.reverse();
            Ok(events)
        })
    }
}

/// How the trail that a new one was made from is called.
const FROM: &str = "Fra jobbspor";

/// What the first event of a trail is called; `names` are the values it set.
fn first_text(names: &str) -> &'static str {
    if names.contains(FROM) { "Jobbsporet ble opprettet fra et avsluttet jobbspor" } else { "Jobbsporet ble opprettet" }
}

/// Applies the actions on a document one after another; each that changes what is shown becomes an event.
fn replay(
    replica: &Replica,
    id: DocumentId,
    kind: DocumentKind,
    shown: impl Fn(&Document) -> Result<Shown, CoreError>,
) -> Result<Vec<TrailEvent>, CoreError> {
    let this_device = replica.identity()?.device;
    let mut document = Document::empty(kind);
    let mut before = Shown::new();
    let mut events = Vec::new();
    for past in replica.past_of(id)? {
        let changes: Vec<&[u8]> = past.changes.iter().map(Vec::as_slice).collect();
        // What cannot be applied was set aside when it came, and changed nothing.
        if document.apply_foreign(&changes).is_err() {
            continue;
        }
        let after = shown(&document)?;
        let changes = differences(&before, &after);
        if !changes.is_empty() {
            let names: Vec<&str> = changes.iter().map(|change| change.what.as_str()).collect();
            events.push(TrailEvent {
                at: past.at,
                author: past.author,
                device: past.device,
                this_device: past.device == this_device,
                text: format!("Endret: {}", names.join(", ")),
                changes,
            });
        }
        before = after;
    }
    Ok(events)
}

fn differences(before: &Shown, after: &Shown) -> Vec<TrailEventChange> {
    let value = |shown: &Shown, what: &str| {
        shown.iter().find(|(name, _)| name == what).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    after
        .iter()
        .map(|(what, now)| TrailEventChange { what: what.clone(), before: value(before, what), after: now.clone() })
        .filter(|change| change.before != change.after)
        .collect()
}

fn trail(replica: &Replica, document: &Document) -> Result<Shown, CoreError> {
    let state = document.trail();
    let day = |date: Option<Date>| date.map(day_text).unwrap_or_default();
    let owner = match state.owner {
        Some(owner) => replica.user_name(owner)?.unwrap_or_else(|| owner.to_string()),
        None => String::new(),
    };
    let shown = [
        (FROM, state.readmitted_from.map(|id| id.to_string()).unwrap_or_default()),
        ("Fase", state.phase.label_nb().to_owned()),
        ("Eier", owner),
        ("Hovedmål med egne ord", document.text(ProfileSection::Goal.key())),
        ("Oppstart", day(state.started_at.map(oslo_date))),
        ("Sluttdato", day(state.ending.on)),
        ("Sluttårsak", state.ending.cause.map(|cause| cause.label_nb().to_owned()).unwrap_or_default()),
        ("Detaljert sluttårsak", state.ending.detail.map(|detail| detail.label_nb().to_owned()).unwrap_or_default()),
    ];
    Ok(shown.map(|(what, value)| (what.to_owned(), value)).to_vec())
}

fn profile_of(document: &Document) -> Shown {
    let mut fields = document.record().fields;
    let field = |key: &str| Some((profile::field(key)?, fields.remove(key).unwrap_or_default()));
    let found: Vec<_> = PROFILE_KEYS.into_iter().filter_map(field).collect();
    found.into_iter().map(|(field, value)| (field.label_nb().to_owned(), shown_profile_value(field, &value))).collect()
}

fn record_of(kind: RecordKind, document: &Document) -> Shown {
    let state = document.record();
    let value = |key: &str| state.fields.get(key).cloned().unwrap_or_default();
    let mut shown: Shown = spec(kind)
        .fields
        .iter()
        .filter(|field| !matches!(field.kind, worktrail_domain::FieldKind::Reference { .. }))
        .map(|field| (field.label_nb.clone(), value(&field.key)))
        .collect();
    shown.push(("Uaktuell".to_owned(), if state.discarded { "ja".to_owned() } else { String::new() }));
    shown
}
