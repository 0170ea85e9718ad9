//! What findings are derived from, and what they are.

use super::FindingCode;
use crate::{
    codes::{Channel, MeetingKind, MeetingStatus, Phase, TrailType},
    duties::Settlement,
    ending::EndDetails,
    ids::{DocumentId, MeetingId, StreamId, TrailId},
    records::{Fields, RecordKind},
    rules::Violation,
    time::{Date, Timestamp},
    words::Phrase,
};
use std::collections::BTreeMap;

/// Everything about a merged trail that a finding can follow from. The order of the lists means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedTrail {
    /// The trail.
    pub trail: TrailId,
    /// Its service.
    pub service: TrailType,
    /// Its phase now.
    pub phase: Phase,
    /// Referred date.
    pub referred: Option<Date>,
    /// Date, cause and detailed cause of the ending.
    pub ending: EndDetails,
    /// Other trails of the same person that are not ended.
    pub other_active: Vec<TrailId>,
    /// Its meetings, without undone ones.
    pub meetings: Vec<MergedMeeting>,
    /// Its records, discarded ones too.
    pub records: Vec<MergedRecord>,
    /// Whether it has tasks that are open.
    pub open_tasks: bool,
    /// What merging left unsettled in its documents.
    pub disputes: Vec<Dispute>,
    /// What people did with findings of this trail, by key.
    pub settled: BTreeMap<String, Settlement>,
}

/// Everything about an employer (*arbeidsgiver*) that a finding can follow from. The order of the lists means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedEmployer {
    /// The employer.
    pub employer: StreamId,
    /// Its name.
    pub name: String,
    /// Its organisation number.
    pub org_number: String,
    /// The employer itself and everything kept at it, discarded ones too.
    pub records: Vec<MergedRecord>,
    /// What merging left unsettled in its documents.
    pub disputes: Vec<Dispute>,
}

/// A meeting as merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its subject.
    pub subject: String,
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// When it starts.
    pub at: Timestamp,
    /// How it is held.
    pub channel: Channel,
    /// What became of it.
    pub status: MeetingStatus,
    /// The rule of a single meeting that it breaks, as for a change by a person.
    pub breaks: Option<Violation>,
}

/// A record as merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedRecord {
    /// The record.
    pub record: DocumentId,
    /// Its kind.
    pub kind: RecordKind,
    /// What it is called.
    pub title: String,
    /// Its fields, texts among them.
    pub fields: Fields,
    /// Marked as not wanted.
    pub discarded: bool,
    /// The employers of the chosen contact; nothing when the contact is not here to be asked.
    pub contact_employers: Option<Vec<String>>,
}

/// Something in a document that merging left unsettled.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dispute {
    /// The document: the trail itself, a meeting, a task or a record.
    pub document: DocumentId,
    /// The field, as stored.
    pub field: String,
    /// What kind of thing it is.
    pub kind: DisputeKind,
    /// The values there are, as stored.
    pub values: Vec<String>,
}

/// How a field came to be unsettled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisputeKind {
    /// Two people set it to different values.
    Values,
    /// Two people set it to the same value at the same time.
    Twice,
    /// Somebody changed the document otherwise while another set the field.
    Beside,
}

/// Something for a person to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Rule and what it is about as text, the same on every replica.
    pub key: String,
    /// The rule.
    pub code: FindingCode,
    /// The trail; of a finding about an employer the employer's id.
    pub trail: TrailId,
    /// The document it is about; the trail's own when it is about the whole.
    pub about: DocumentId,
    /// What to do.
    pub subject: Phrase,
    /// What is wrong.
    pub why: Phrase,
}
