//! The history of a trail: made, given away, moved along, paused, ended, and by whom on which device.
//!
//! Nothing is written for it. Every action lies in the log with its author, and what it changed is found by applying the
//! actions one after another, so that no history can differ from what was done.

use crate::{
    Client, CoreError,
    api::{TrailEvent, TrailEventChange},
    texts,
};
use std::collections::BTreeSet;
use worktrail_document::{Document, DocumentKind};
use worktrail_domain::{
    Date, DocumentId, Language, ProfileSection, TrailId, Words, day_in, oslo_date,
    profile::{self, ProfileField, section_of},
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
            let language = replica.language();
            let mut events = replay(replica, id.document(), DocumentKind::Trail, |document| trail(replica, document))?;
            if let Some(first) = events.first_mut() {
                let from = FROM.of(language);
                let taken_over = first.changes.iter().any(|change| change.what == from);
                first.text = if taken_over { TAKEN_OVER } else { CREATED }.of(language).to_owned();
                first.changes.retain(|change| change.what == from);
            }
            let sections: BTreeSet<_> = PROFILE_KEYS.into_iter().filter_map(section_of).collect();
            for section in sections {
                let document = section_document(id, section);
                events.extend(replay(replica, document, DocumentKind::Record, |document| {
                    Ok(profile_of(document, language))
                })?);
            }
            for kind in RECORD_KINDS {
                for record in replica.records(Some(id), Some(kind.code()))? {
                    let shown = |document: &Document| Ok(record_of(kind, document, language));
                    let mut found = replay(replica, record.id.document(), DocumentKind::Record, shown)?;
                    for (place, event) in found.iter_mut().enumerate() {
                        let done = if place == 0 { REGISTERED } else { CHANGED };
                        event.text = done.with([("kind", kind.label().into())]).of(language);
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
const FROM: Words = Words::new("Fra jobbspor", "Frå jobbspor", "From trail");
const TAKEN_OVER: Words = Words::new(
    "Jobbsporet ble opprettet fra et avsluttet jobbspor",
    "Jobbsporet blei oppretta frå eit avslutta jobbspor",
    "The trail was created from an ended trail",
);
const CREATED: Words = Words::new("Jobbsporet ble opprettet", "Jobbsporet blei oppretta", "The trail was created");
const REGISTERED: Words = Words::new("{kind} ble registrert", "{kind} blei registrert", "{kind} was recorded");
const CHANGED: Words = Words::new("{kind} ble endret", "{kind} blei endra", "{kind} was changed");
const CHANGED_VALUES: Words = Words::new("Endret: {names}", "Endra: {names}", "Changed: {names}");
const OWN_WORDS: Words = Words::new("Hovedmål med egne ord", "Hovudmål med eigne ord", "Main goal in own words");
const ENDED_ON: Words = Words::new("Sluttdato", "Sluttdato", "End date");
const END_CAUSE: Words = Words::new("Sluttårsak", "Sluttårsak", "End cause");
const END_DETAIL: Words = Words::new("Detaljert sluttårsak", "Detaljert sluttårsak", "Detailed end cause");

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
                text: CHANGED_VALUES.with([("names", names.join(", ").into())]).of(replica.language()),
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
    let language = replica.language();
    let day = |date: Option<Date>| date.map(|date| day_in(date, language)).unwrap_or_default();
    let label = |label: Option<Words>| label.map(|label| label.of(language).to_owned()).unwrap_or_default();
    let owner = match state.owner {
        Some(owner) => replica.user_name(owner)?.unwrap_or_else(|| owner.to_string()),
        None => String::new(),
    };
    let shown = [
        (FROM, state.readmitted_from.map(|id| id.to_string()).unwrap_or_default()),
        (texts::PHASE, label(Some(state.phase.label()))),
        (texts::OWNER, owner),
        (OWN_WORDS, document.text(ProfileSection::Goal.key())),
        (texts::STARTED, day(state.started_at.map(oslo_date))),
        (ENDED_ON, day(state.ending.on)),
        (END_CAUSE, label(state.ending.cause.map(|cause| cause.label()))),
        (END_DETAIL, label(state.ending.detail.map(|detail| detail.label()))),
    ];
    Ok(shown.map(|(what, value)| (what.of(language).to_owned(), value)).to_vec())
}

fn profile_of(document: &Document, language: Language) -> Shown {
    let mut fields = document.record().fields;
    let field = |key: &str| Some((profile::field(key)?, fields.remove(key).unwrap_or_default()));
    let found: Vec<_> = PROFILE_KEYS.into_iter().filter_map(field).collect();
    let shown = |(field, value): (&ProfileField, String)| {
        (field.label().of(language).to_owned(), shown_profile_value(field, &value, language))
    };
    found.into_iter().map(shown).collect()
}

fn record_of(kind: RecordKind, document: &Document, language: Language) -> Shown {
    let state = document.record();
    let value = |key: &str| state.fields.get(key).cloned().unwrap_or_default();
    let mut shown: Shown = spec(kind)
        .fields
        .iter()
        .filter(|field| !matches!(field.kind, worktrail_domain::FieldKind::Reference { .. }))
        .map(|field| (field.label.of(language).to_owned(), value(&field.key)))
        .collect();
    let discarded = if state.discarded { texts::YES.of(language).to_lowercase() } else { String::new() };
    shown.push((texts::DISCARDED.of(language).to_owned(), discarded));
    shown
}
