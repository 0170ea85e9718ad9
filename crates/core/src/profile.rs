//! The profile of a trail: its sections and fields, read and written as the catalogue says.
//!
//! Each section is one document, whose id follows from the trail, so that two people who begin on a section while
//! apart write in the same one. Three texts lie in the trail's own document, where they were before there was a
//! catalogue: the main goal in words, personal qualities, and what may be told to an employer.

use crate::{
    Client, CoreError,
    act::{Work, put_text_since},
    api::{EditProfileField, ProfileChoice, ProfileFieldRow, ProfileSectionRow, ProfileVersion, ProfileView},
};
use std::collections::BTreeMap;
use worktrail_document::{Document, DocumentKind, Edit, FIELD_PREFIX, RECORD_TEXTS};
use worktrail_domain::{
    Language, ProfileSection, TrailId, TrailType, Violation, ViolationCode,
    profile::{self, Caution, ProfileField, check_profile_value},
    profile_values::{canonical_profile_value, section_document, shown_profile_value},
};
use worktrail_replica::{Replica, ReplicaError, StoredRecord};

/// Before the section's key, in the kind of the record that holds it.
pub(crate) const KIND_PREFIX: &str = "profile.";

/// Which text of a section's document holds which field: the place in the line, for good. A new text goes last.
const TEXTS: &str = include_str!("profile_texts.txt");

/// Values of the profile by the keys of the catalogue; what is not filled in is not there.
pub(crate) type Values = BTreeMap<String, String>;

/// Where a field lies.
enum Home {
    /// A text of the trail's own document.
    Trail(ProfileSection),
    /// A mergeable text of the section's document.
    Text(&'static str),
    /// A plain field of the section's document.
    Field,
}

impl Client {
    /// The profile of a trail, as its service has it.
    ///
    /// # Errors
    /// Code `id_unknown` when the trail is not here; [`CoreError::Locked`] or a store error.
    pub fn profile(&self, trail: TrailId) -> Result<ProfileView, CoreError> {
        self.with(|replica| {
            let (_, mut document) = replica.load_document(trail.document(), DocumentKind::Trail)?;
            let language = replica.language();
            let service = document.trail().service;
            let trail_version = document.version().to_string();
            let stored = stored_sections(replica, trail)?;
            let mut values = profile_values(replica, trail)?;
            let mut sections = Vec::new();
            for section in profile::sections(service) {
                let version = match stored.get(section.key) {
                    Some(record) => {
                        let (_, mut document) = replica.load_document(record.id.document(), DocumentKind::Record)?;
                        Some(document.version().to_string())
                    }
                    None => None,
                };
                let fields = section.fields.iter().map(|field| {
                    let in_trail = matches!(home(section.key, field.key()), Home::Trail(_));
                    let version = if in_trail { Some(trail_version.clone()) } else { version.clone() };
                    field_row(field, service, values.remove(field.key()).unwrap_or_default(), version, language)
                });
                sections.push(ProfileSectionRow {
                    key: section.key.to_owned(),
                    label: section.label.of(language).to_owned(),
                    fields: fields.collect(),
                    conflicts: stored.get(section.key).map_or(0, |record| record.conflicts),
                    entity: stored.get(section.key).map(|record| record.id.document()),
                });
            }
            // What is left is of another service or of a newer app: kept, and shown as it stands.
            let others = values.into_iter().map(|(key, value)| match profile::field(&key) {
                Some(field) => field_row(field, service, value, None, language),
                None => unknown_row(key, value),
            });
            Ok(ProfileView { trail, service, sections, others: others.collect() })
        })
    }

    /// Changes one field of a trail's profile; an empty value clears it. A long text is merged with what others wrote
    /// meanwhile.
    ///
    /// # Errors
    /// `profile_field_unknown` on field `field`, a broken rule on the field's own key, code `id_unknown` or
    /// `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_profile_field(&self, input: EditProfileField) -> Result<(), CoreError> {
        let field = profile::field(&input.field).ok_or(Violation::new(ViolationCode::ProfileFieldUnknown, "field"))?;
        self.act(&format!("trail.profile/{}", field.key()), |replica, work| {
            let (_, document) = replica.load_document(input.id.document(), DocumentKind::Trail)?;
            let service = document.trail().service;
            let before = profile_values(replica, input.id)?.remove(field.key()).unwrap_or_default();
            let value = canonical_profile_value(service, field.key(), &input.value)?;
            check_profile_value(service, field.key(), &value, &before)?;
            let values = Values::from([(field.key().to_owned(), value)]);
            put_profile(replica, work, input.id, &values, input.base.as_deref())
        })
    }

    /// What stood in one field of a trail's profile, newest first: every value with who wrote it and when.
    ///
    /// # Errors
    /// `profile_field_unknown` on field `field`, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn profile_history(&self, trail: TrailId, key: &str) -> Result<Vec<ProfileVersion>, CoreError> {
        let unknown = Violation::new(ViolationCode::ProfileFieldUnknown, "field");
        let (field, section) = profile::field(key).zip(profile::section_of(key)).ok_or(unknown)?;
        self.with(|replica| {
            replica.load_document(trail.document(), DocumentKind::Trail)?;
            let (id, kind) = match home(section, key) {
                Home::Trail(_) => (trail.document(), DocumentKind::Trail),
                Home::Text(_) | Home::Field => (section_document(trail, section), DocumentKind::Record),
            };
            let mut document = Document::empty(kind);
            let mut versions: Vec<ProfileVersion> = Vec::new();
            for past in replica.past_of(id)? {
                let changes: Vec<&[u8]> = past.changes.iter().map(Vec::as_slice).collect();
                // What cannot be applied was set aside when it came, and is no version.
                if document.apply_foreign(&changes).is_err() {
                    continue;
                }
                let value = shown_profile_value(field, &value_in(&document, section, key), replica.language());
                if versions.last().map_or("", |last| last.value.as_str()) != value {
                    versions.push(ProfileVersion { at: past.at, author: past.author, value });
                }
            }
            versions.reverse();
            Ok(versions)
        })
    }
}

/// Every value of a trail's profile.
///
/// # Errors
/// `id_unknown`, or a store error.
pub(crate) fn profile_values(replica: &Replica, trail: TrailId) -> Result<Values, CoreError> {
    let mut values = Values::new();
    for (section, text) in replica.trail_facts(trail)?.profile {
        if !text.is_empty() {
            values.insert(trail_text_key(section).to_owned(), text);
        }
    }
    values.extend(values_in(&replica.records(Some(trail), None)?));
    Ok(values)
}

/// The values of the profile that lie in documents of their own, among the records of one trail.
pub(crate) fn values_in(records: &[StoredRecord]) -> Values {
    let sections = records.iter().filter_map(|record| Some((record.kind.strip_prefix(KIND_PREFIX)?, record)));
    sections.flat_map(|(section, record)| section_values(section, &record.fields, &record.texts)).collect()
}

/// Values of one section's document, texts among them.
pub(crate) fn section_values(section: &str, fields: &Values, texts: &BTreeMap<usize, String>) -> Values {
    let mut values = fields.clone();
    for (slot, key) in slots(section).enumerate() {
        if let Some(text) = texts.get(&slot) {
            values.insert(key.to_owned(), text.clone());
        }
    }
    values
}

/// Writes values of a trail that is here. They are canonical and checked; an empty one clears its field.
///
/// # Errors
/// `id_unknown`, `version_unknown`, or a store error.
pub(crate) fn put_profile(
    replica: &Replica,
    work: &mut Work,
    trail: TrailId,
    values: &Values,
    base: Option<&str>,
) -> Result<(), CoreError> {
    if values.keys().any(|key| matches!(trail_home(key), Some(Home::Trail(_)))) {
        work.edit(replica, trail.document(), DocumentKind::Trail, |_, edit| put_trail_texts(edit, values, base))?;
    }
    put_sections(replica, work, trail, values, base)
}

/// Writes those of the values that lie in the trail's own document.
///
/// # Errors
/// `version_unknown`, or a store error.
pub(crate) fn put_trail_texts(edit: &mut Edit<'_>, values: &Values, base: Option<&str>) -> Result<(), CoreError> {
    for (key, value) in values {
        if let Some(Home::Trail(section)) = trail_home(key) {
            put_text_since(edit, section.key(), value, base)?;
        }
    }
    Ok(())
}

/// Writes those of the values that lie in documents of their own; also of a trail that this action makes.
///
/// # Errors
/// `version_unknown`, or a store error.
pub(crate) fn put_sections(
    replica: &Replica,
    work: &mut Work,
    trail: TrailId,
    values: &Values,
    base: Option<&str>,
) -> Result<(), CoreError> {
    let mut by_section: BTreeMap<&'static str, Vec<(&str, &str)>> = BTreeMap::new();
    for (key, value) in values {
        if let Some(section) = profile::section_of(key)
            && !matches!(home(section, key), Home::Trail(_))
        {
            by_section.entry(section).or_default().push((key, value));
        }
    }
    // Equal on every replica, so that two first edits made while apart do not disagree.
    let begun = match work.made(trail.document()) {
        Some((_, made)) => made.trail().created_at,
        None => replica.load_document(trail.document(), DocumentKind::Trail)?.1.trail().created_at,
    };
    for (section, values) in by_section {
        let id = section_document(trail, section);
        let put = |edit: &mut Edit<'_>| {
            edit.put_line("record_kind", &format!("{KIND_PREFIX}{section}")).put_time("created_at", begun);
            for (key, value) in &values {
                match home(section, key) {
                    Home::Text(slot) => put_text_since(edit, slot, value, base)?,
                    Home::Trail(_) | Home::Field => {
                        edit.put_field(key, value);
                    }
                }
            }
            Ok(())
        };
        match replica.load_document(id, DocumentKind::Record) {
            Ok(_) => work.edit(replica, id, DocumentKind::Record, |_, edit| put(edit))?,
            Err(ReplicaError::UnknownId) => work.create(replica, trail.stream(), id, DocumentKind::Record, put)?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The key under which a field of a section lies in the section's document; nothing for a text of the trail's own.
pub(crate) fn root_key(section: &str, key: &str) -> Option<String> {
    match home(section, key) {
        Home::Trail(_) => None,
        Home::Text(slot) => Some(slot.to_owned()),
        Home::Field => Some(format!("f.{key}")),
    }
}

fn stored_sections(replica: &Replica, trail: TrailId) -> Result<BTreeMap<String, StoredRecord>, CoreError> {
    let records = replica.records(Some(trail), None)?.into_iter();
    Ok(records.filter_map(|record| Some((record.kind.strip_prefix(KIND_PREFIX)?.to_owned(), record))).collect())
}

fn value_in(document: &Document, section: &str, key: &str) -> String {
    match home(section, key) {
        Home::Trail(text) => document.text(text.key()),
        Home::Text(slot) => document.text(slot),
        Home::Field => document.record().fields.remove(key).unwrap_or_default(),
    }
}

fn trail_home(key: &str) -> Option<Home> {
    profile::section_of(key).map(|section| home(section, key))
}

fn home(section: &str, key: &str) -> Home {
    if let Some(text) = ProfileSection::ALL.into_iter().find(|text| trail_text_key(*text) == key) {
        return Home::Trail(text);
    }
    match slots(section).position(|text| text == key).and_then(|slot| RECORD_TEXTS.get(slot)) {
        Some(slot) => Home::Text(slot),
        None => Home::Field,
    }
}

/// The field of the catalogue that a text of the trail's own document is.
const fn trail_text_key(section: ProfileSection) -> &'static str {
    match section {
        ProfileSection::Goal => "main_goal_description",
        ProfileSection::Strengths => "personal_qualities",
        ProfileSection::Openness => "may_be_shared",
    }
}

/// The fields that lie in a section's own document, with the key of each there.
pub(crate) fn section_fields(section: &str) -> Vec<(&'static ProfileField, String)> {
    let own = profile::fields().filter(|field| profile::section_of(field.key()) == Some(section));
    own.filter_map(|field| match home(section, field.key()) {
        Home::Trail(_) => None,
        Home::Text(slot) => Some((field, slot.to_owned())),
        Home::Field => Some((field, format!("{FIELD_PREFIX}{}", field.key()))),
    })
    .collect()
}

fn slots(section: &str) -> impl Iterator<Item = &'static str> {
    let line = TEXTS.lines().find_map(|line| line.strip_prefix(section)?.strip_prefix(": "));
    line.unwrap_or_default().split_whitespace()
}

fn field_row(
    field: &ProfileField,
    service: TrailType,
    value: String,
    version: Option<String>,
    language: Language,
) -> ProfileFieldRow {
    let choices = field
        .options_in(service)
        .map(|option| ProfileChoice { code: option.code().to_owned(), label: option.label().of(language).to_owned() });
    ProfileFieldRow {
        key: field.key().to_owned(),
        label: field.label().of(language).to_owned(),
        help: field.help().of(language).to_owned(),
        kind: field.kind(),
        chars_max: u32::try_from(field.chars_max()).unwrap_or(u32::MAX),
        cautions: field.cautions().iter().map(|caution| Caution::reminder(*caution).of(language).to_owned()).collect(),
        choices: choices.collect(),
        shown: shown_profile_value(field, &value, language),
        value,
        version,
        shared: field.is_shared_in(service),
        required: field.is_required_at_creation(),
    }
}

fn unknown_row(key: String, value: String) -> ProfileFieldRow {
    ProfileFieldRow {
        label: key.clone(),
        key,
        help: String::new(),
        kind: profile::ProfileFieldKind::Line,
        chars_max: 0,
        cautions: Vec::new(),
        choices: Vec::new(),
        shown: value.clone(),
        value,
        version: None,
        shared: false,
        required: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use worktrail_domain::profile::ProfileFieldKind;

    /// A text's slot is its place in its line, for good: another place would show one text under another's name.
    #[test]
    fn every_long_text_has_one_slot_and_every_slot_a_text() {
        let texts: BTreeSet<(&str, &str)> = profile::fields()
            .filter(|field| field.kind() == ProfileFieldKind::Text)
            .filter(|field| ProfileSection::ALL.iter().all(|text| trail_text_key(*text) != field.key()))
            .filter_map(|field| Some((profile::section_of(field.key())?, field.key())))
            .collect();
        let placed: Vec<(&str, &str)> = TEXTS
            .lines()
            .filter_map(|line| line.split_once(": "))
            .flat_map(|(section, keys)| keys.split_whitespace().map(move |key| (section, key)))
            .collect();
        assert_eq!(placed.len(), placed.iter().collect::<BTreeSet<_>>().len());
        assert_eq!(placed.into_iter().collect::<BTreeSet<_>>(), texts);
        for section in TEXTS.lines().filter_map(|line| line.split_once(": ")).map(|(section, _)| section) {
            assert!(slots(section).count() <= RECORD_TEXTS.len(), "{section}");
        }
    }
}
