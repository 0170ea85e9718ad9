//! From a merged trail to findings.

use super::{
    FindingCode,
    facts::{Dispute, DisputeKind, Finding, MergedMeeting, MergedTrail},
    records,
    table::text_of,
};
use crate::{
    ViolationCode,
    codes::{Channel, MeetingKind, MeetingStatus, Phase, TrailType},
    duties::Settlement,
    ending::{ENDING_FIELDS, check_ending},
    ids::{DocumentId, TrailId},
    phases::{Bar, Need, phase_set},
    records::{RecordKind, period_is_on},
    rules::Violation,
    time::{Date, oslo_date},
    words::{Phrase, Words},
};
use std::collections::BTreeMap;

/// What stands before the key of every finding, so that no duty has the same key.
const PREFIX: &str = "finding";

/// Whether a key is that of a finding, and not of a duty.
#[must_use]
pub fn is_finding_key(key: &str) -> bool {
    key.split(':').next() == Some(PREFIX)
}

/// What the finding of a key asks for; `None` for a key of something else, or of a newer app.
#[must_use]
pub fn finding_subject(key: &str) -> Option<Words> {
    let mut parts = key.split(':');
    let code = parts.next().filter(|prefix| *prefix == PREFIX).and_then(|_| parts.next())?;
    FindingCode::ALL.iter().find(|known| known.code() == code).map(|known| text_of(*known).subject)
}

/// The findings of a trail on a day, in the order of their keys.
#[must_use]
pub fn derive_findings(trail: &MergedTrail, today: Date) -> Vec<Finding> {
    let mut found = Found { trail, told: Told::about(trail.trail) };
    meetings(&mut found);
    phase(&mut found, today);
    ending(&mut found, today);
    persons(&mut found);
    records::derive(&mut found, today);
    found.told.by_key.retain(|key, _| match trail.settled.get(key) {
        Some(Settlement::Closed) => false,
        Some(Settlement::SnoozedUntil(day)) => *day <= today,
        None => true,
    });
    found.told.in_order()
}

/// A trail, and what was found in it so far.
pub(super) struct Found<'a> {
    pub(super) trail: &'a MergedTrail,
    pub(super) told: Told,
}

/// What was found so far, by key: nothing is found twice.
pub(super) struct Told {
    of: TrailId,
    by_key: BTreeMap<String, Finding>,
}

impl Told {
    /// Nothing so far, of a trail or an employer.
    pub(super) const fn about(of: TrailId) -> Self {
        Self { of, by_key: BTreeMap::new() }
    }

    /// All of it, in the order of the keys.
    pub(super) fn in_order(self) -> Vec<Finding> {
        self.by_key.into_values().collect()
    }

    /// Something about the trail as a whole.
    pub(super) fn whole(&mut self, code: FindingCode) {
        let about = self.of.document();
        self.add(code, about, "", |words| words.into());
    }

    /// Something about one document.
    pub(super) fn one(&mut self, code: FindingCode, about: DocumentId, what: &str) {
        self.add(code, about, &format!(":{about}"), |words| words.with([("what", what.into())]));
    }

    /// One field of one document, with its label.
    pub(super) fn field(&mut self, code: FindingCode, about: DocumentId, what: &str, (key, label): (&str, Words)) {
        let told = |words: Words| words.with([("what", what.into()), ("field", label.into())]);
        self.add(code, about, &format!(":{about}:{key}"), told);
    }

    /// A rule of one document, broken in one field.
    pub(super) fn broken(&mut self, code: FindingCode, about: DocumentId, what: &str, rule: Violation) {
        let told = |words: Words| words.with([("what", what.into()), ("rule", rule.code().words().into())]);
        self.add(code, about, &format!(":{about}:{}:{}", rule.code().code(), rule.field()), told);
    }

    /// Something between two documents, whichever comes first.
    pub(super) fn pair(&mut self, code: FindingCode, one: DocumentId, other: DocumentId) {
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        self.add(code, first, &format!(":{first}/{second}"), |words| words.into());
    }

    fn add(&mut self, code: FindingCode, about: DocumentId, place: &str, told: impl Fn(Words) -> Phrase) {
        let text = text_of(code);
        let key = format!("{PREFIX}:{}{place}", code.code());
        let (subject, why) = (told(text.subject), told(text.why));
        self.by_key.insert(key.clone(), Finding { key, code, trail: self.of, about, subject, why });
    }
}

impl Found<'_> {
    /// What is unsettled in one field of the trail itself.
    fn disputed(&self, field: &str) -> Option<&Dispute> {
        let own = self.trail.trail.document();
        self.trail
            .disputes
            .iter()
            .find(|one| one.document == own && one.field == field && one.kind == DisputeKind::Values)
    }
}

fn meetings(found: &mut Found<'_>) {
    let trail = found.trail;
    let counts = |meeting: &&MergedMeeting| meeting.status != MeetingStatus::Cancelled;
    let mut startups: Vec<_> =
        trail.meetings.iter().filter(counts).filter(|meeting| meeting.kind == MeetingKind::Startup).collect();
    startups.sort_by_key(|meeting| (meeting.at, meeting.meeting));
    if let [first, second, ..] = startups.as_slice() {
        found.told.pair(FindingCode::TwoStartups, first.meeting.document(), second.meeting.document());
    }
    let met = trail.meetings.iter().filter(|meeting| {
        matches!(meeting.kind, MeetingKind::Employer | MeetingKind::Education)
            && meeting.channel == Channel::Physical
            && meeting.status == MeetingStatus::Completed
    });
    let first_met = met.map(|meeting| oslo_date(meeting.at)).min();
    let starts = startups.iter().find(|meeting| meeting.status == MeetingStatus::Completed);
    if let (Some(start), Some(first_met)) = (starts, first_met)
        && oslo_date(start.at) > first_met
    {
        found.told.one(FindingCode::StartupAfterEmployer, start.meeting.document(), &start.subject);
    }
    for meeting in &trail.meetings {
        let id = meeting.meeting.document();
        let two_employers = trail
            .disputes
            .iter()
            .any(|one| one.document == id && one.field == "employer" && one.kind == DisputeKind::Values);
        if two_employers {
            found.told.one(FindingCode::MeetingEmployer, id, &meeting.subject);
        }
        match meeting.breaks {
            Some(rule) if rule.code() == ViolationCode::EmployerRequired => {
                found.told.one(FindingCode::MeetingWithoutEmployer, id, &meeting.subject);
            }
            Some(rule) => found.told.broken(FindingCode::MeetingRule, id, &meeting.subject, rule),
            None => {}
        }
    }
}

fn phase(found: &mut Found<'_>, today: Date) {
    let trail = found.trail;
    if found.disputed("phase").is_some() {
        found.told.whole(FindingCode::PhaseConflict);
    }
    let (Some(set), known) = (phase_set(trail.service), trail.phase != Phase::Unknown) else { return };
    let Some(spec) = set.spec(trail.phase) else {
        // A phase that a newer app knows is its business.
        if known {
            found.told.whole(FindingCode::PhaseNotInService);
        }
        return;
    };
    let has = |kind: RecordKind| trail.records.iter().any(|record| record.kind == kind && !record.discarded);
    if spec.needs().contains(&Need::Job) && !has(RecordKind::Job) && !has(RecordKind::ApprenticeJob) {
        found.told.whole(FindingCode::PhaseWithoutJob);
    }
    let education = match trail.service {
        TrailType::Ams => RecordKind::VocationalTraining,
        _ => RecordKind::Education,
    };
    if spec.needs().contains(&Need::Education) && !has(education) {
        found.told.whole(FindingCode::PhaseWithoutEducation);
    }
    let recruited = trail
        .records
        .iter()
        .any(|record| !record.discarded && period_is_on(record.kind, &record.fields, today) && recruits(record.kind));
    if spec.bars().contains(&Bar::Recruitment) && recruited {
        found.told.whole(FindingCode::RecruitmentBarsPhase);
    }
}

fn recruits(kind: RecordKind) -> bool {
    kind == RecordKind::RecruitmentPeriod
}

fn ending(found: &mut Found<'_>, today: Date) {
    let trail = found.trail;
    if ENDING_FIELDS.into_iter().any(|field| found.disputed(field).is_some()) {
        found.told.whole(FindingCode::EndConflict);
    }
    if trail.phase != Phase::Ended {
        if trail.phase != Phase::Unknown && !trail.ending.is_empty() {
            found.told.whole(FindingCode::EndDetailsLeft);
        }
        return;
    }
    if !trail.ending.is_complete() {
        found.told.whole(FindingCode::EndIncomplete);
    } else if let Err(rule) = check_ending(trail.service, &trail.ending, trail.referred, today) {
        // Values that were retired since stand as they are; what two people combined does not.
        if rule.code() != crate::ViolationCode::ValueRetired {
            found.told.broken(FindingCode::EndRule, trail.trail.document(), "", rule);
        }
    }
    for meeting in &trail.meetings {
        let id = meeting.meeting.document();
        let later = trail.ending.on.is_some_and(|end| oslo_date(meeting.at) > end);
        match meeting.status {
            MeetingStatus::Planned => found.told.one(FindingCode::EndedWithOpenMeeting, id, &meeting.subject),
            MeetingStatus::Completed if later => {
                found.told.one(FindingCode::EndedWithLaterMeeting, id, &meeting.subject);
            }
            _ => {}
        }
    }
    let open_goal = trail.records.iter().any(|record| {
        record.kind == RecordKind::SubGoal
            && !record.discarded
            && record.fields.get("status").is_some_and(|status| status == "open")
    });
    if trail.open_tasks || open_goal {
        found.told.whole(FindingCode::EndedWithOpenTasks);
    }
}

fn persons(found: &mut Found<'_>) {
    if found.disputed("owner").is_some() {
        found.told.whole(FindingCode::OwnerConflict);
    }
    if found.trail.phase == Phase::Ended {
        return;
    }
    let own = found.trail.trail.document();
    for other in &found.trail.other_active {
        found.told.pair(FindingCode::TwoActiveTrails, own, other.document());
    }
}
