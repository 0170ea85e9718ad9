//! From a merged trail to findings.

use super::{
    FindingCode,
    facts::{Dispute, DisputeKind, Finding, MergedMeeting, MergedTrail},
    records,
    table::text_of,
};
use crate::{
    codes::{Channel, MeetingKind, MeetingStatus, Phase, TrailType},
    duties::Settlement,
    ending::check_ending,
    ids::DocumentId,
    phases::{Bar, Need, phase_set},
    records::{RecordKind, period_is_on},
    rules::Violation,
    time::{Date, oslo_date},
};
use std::collections::BTreeMap;

/// What stands before the key of every finding, so that no duty has the same key.
const PREFIX: &str = "finding";

/// Whether a key is that of a finding, and not of a duty.
#[must_use]
pub fn is_finding_key(key: &str) -> bool {
    key.split(':').next() == Some(PREFIX)
}

/// The findings of a trail on a day, in the order of their keys.
#[must_use]
pub fn derive_findings(trail: &MergedTrail, today: Date) -> Vec<Finding> {
    let mut found = Found { trail, by_key: BTreeMap::new() };
    meetings(&mut found);
    phase(&mut found, today);
    ending(&mut found, today);
    persons(&mut found);
    records::derive(&mut found, today);
    found.by_key.retain(|key, _| match trail.settled.get(key) {
        Some(Settlement::Closed) => false,
        Some(Settlement::SnoozedUntil(day)) => *day <= today,
        None => true,
    });
    found.by_key.into_values().collect()
}

/// What was found so far, by key: nothing is found twice.
pub(super) struct Found<'a> {
    pub(super) trail: &'a MergedTrail,
    by_key: BTreeMap<String, Finding>,
}

impl Found<'_> {
    /// Something about the trail as a whole.
    pub(super) fn whole(&mut self, code: FindingCode) {
        let about = self.trail.trail.document();
        self.add(code, about, String::new(), "", None);
    }

    /// Something about one document.
    pub(super) fn one(&mut self, code: FindingCode, about: DocumentId, what: &str) {
        self.add(code, about, format!(":{about}"), what, None);
    }

    /// A rule of one document, broken in one field.
    pub(super) fn broken(&mut self, code: FindingCode, about: DocumentId, what: &str, rule: Violation) {
        self.add(code, about, format!(":{about}:{}:{}", rule.code().code(), rule.field()), what, Some(rule));
    }

    /// Something between two documents, whichever comes first.
    pub(super) fn pair(&mut self, code: FindingCode, one: DocumentId, other: DocumentId) {
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        self.add(code, first, format!(":{first}/{second}"), "", None);
    }

    fn add(&mut self, code: FindingCode, about: DocumentId, place: String, what: &str, rule: Option<Violation>) {
        let text = text_of(code);
        let key = format!("{PREFIX}:{}{place}", code.code());
        let rule_nb = rule.map_or("", |rule| rule.code().message_nb());
        let finding = Finding {
            key: key.clone(),
            code,
            trail: self.trail.trail,
            about,
            subject_nb: text.subject_nb.replace("{what}", what),
            why_nb: text.why_nb.replace("{what}", what).replace("{rule}", rule_nb),
        };
        self.by_key.insert(key, finding);
    }

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
        found.pair(FindingCode::TwoStartups, first.meeting.document(), second.meeting.document());
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
        found.one(FindingCode::StartupAfterEmployer, start.meeting.document(), &start.subject);
    }
    for meeting in &trail.meetings {
        let id = meeting.meeting.document();
        let two_employers = trail
            .disputes
            .iter()
            .any(|one| one.document == id && one.field == "employer" && one.kind == DisputeKind::Values);
        if two_employers {
            found.one(FindingCode::MeetingEmployer, id, &meeting.subject);
        }
        if let Some(rule) = meeting.breaks {
            found.broken(FindingCode::MeetingRule, id, &meeting.subject, rule);
        }
    }
}

fn phase(found: &mut Found<'_>, today: Date) {
    let trail = found.trail;
    if found.disputed("phase").is_some() {
        found.whole(FindingCode::PhaseConflict);
    }
    let (Some(set), known) = (phase_set(trail.service), trail.phase != Phase::Unknown) else { return };
    let Some(spec) = set.spec(trail.phase) else {
        // A phase that a newer app knows is its business.
        if known {
            found.whole(FindingCode::PhaseNotInService);
        }
        return;
    };
    let has = |kind: RecordKind| trail.records.iter().any(|record| record.kind == kind && !record.discarded);
    if spec.needs().contains(&Need::Job) && !has(RecordKind::Job) && !has(RecordKind::ApprenticeJob) {
        found.whole(FindingCode::PhaseWithoutJob);
    }
    let education = match trail.service {
        TrailType::Ams => RecordKind::VocationalTraining,
        _ => RecordKind::Education,
    };
    if spec.needs().contains(&Need::Education) && !has(education) {
        found.whole(FindingCode::PhaseWithoutEducation);
    }
    let recruited = trail
        .records
        .iter()
        .any(|record| !record.discarded && period_is_on(record.kind, &record.fields, today) && recruits(record.kind));
    if spec.bars().contains(&Bar::Recruitment) && recruited {
        found.whole(FindingCode::RecruitmentBarsPhase);
    }
}

fn recruits(kind: RecordKind) -> bool {
    kind == RecordKind::RecruitmentPeriod
}

fn ending(found: &mut Found<'_>, today: Date) {
    let trail = found.trail;
    if ["ended_on", "end_cause", "end_detail"].into_iter().any(|field| found.disputed(field).is_some()) {
        found.whole(FindingCode::EndConflict);
    }
    if trail.phase != Phase::Ended {
        if trail.phase != Phase::Unknown && !trail.ending.is_empty() {
            found.whole(FindingCode::EndDetailsLeft);
        }
        return;
    }
    if !trail.ending.is_complete() {
        found.whole(FindingCode::EndIncomplete);
    } else if let Err(rule) = check_ending(trail.service, &trail.ending, trail.referred, today) {
        // Values that were retired since stand as they are; what two people combined does not.
        if rule.code() != crate::ViolationCode::ValueRetired {
            found.broken(FindingCode::EndRule, trail.trail.document(), "", rule);
        }
    }
    for meeting in &trail.meetings {
        let id = meeting.meeting.document();
        let later = trail.ending.on.is_some_and(|end| oslo_date(meeting.at) > end);
        match meeting.status {
            MeetingStatus::Planned => found.one(FindingCode::EndedWithOpenMeeting, id, &meeting.subject),
            MeetingStatus::Completed if later => {
                found.one(FindingCode::EndedWithLaterMeeting, id, &meeting.subject);
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
        found.whole(FindingCode::EndedWithOpenTasks);
    }
}

fn persons(found: &mut Found<'_>) {
    if found.disputed("owner").is_some() {
        found.whole(FindingCode::OwnerConflict);
    }
    if found.trail.phase == Phase::Ended {
        return;
    }
    let own = found.trail.trail.document();
    for other in &found.trail.other_active {
        found.pair(FindingCode::TwoActiveTrails, own, other.document());
    }
}
