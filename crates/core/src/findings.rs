//! Findings: what two people's work broke together, derived from the merged tables and never stored.

use crate::{
    Client, CoreError,
    api::FindingRow,
    circumstances::Circumstances,
    meetings::broken_rule,
    records::{fields_of, title_of},
    settling::settlements,
    task_list::derived_of,
};
use worktrail_domain::{
    Language, Phase, RecordId, StreamId, TrailId, TrailType,
    duties::duty_id,
    findings::{Dispute, Finding, MergedEmployer, MergedMeeting, MergedRecord, MergedTrail, derive_employer_findings},
    records::RecordKind,
};
use worktrail_replica::{MeetingFacts, Replica, StoredRecord};

impl Client {
    /// The findings of one trail, or of all trails and the team's employers, in the order of their keys. Those of an
    /// employer have its id for that of a trail, and its organisation number.
    ///
    /// # Errors
    /// Code `id_unknown` for a trail that is not here; [`CoreError::Locked`] or a store error.
    pub fn findings(&self, trail: Option<TrailId>) -> Result<Vec<FindingRow>, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let (trails, language) = (derived_of(replica, trail, today)?, replica.language());
            let rows = trails.values().flat_map(|trail| {
                trail.findings.iter().map(|finding| shown(finding.clone(), &trail.title, None, language))
            });
            let mut found: Vec<FindingRow> = rows.collect();
            if trail.is_none() {
                for (employer, disputes) in replica.employer_disputes()? {
                    let merged = merged_employer(replica, employer, disputes)?;
                    let findings = derive_employer_findings(&merged, today);
                    let shown =
                        findings.into_iter().map(|one| shown(one, &merged.name, Some(&merged.org_number), language));
                    found.extend(shown);
                }
            }
            found.sort_by(|one, other| (&one.key, one.id).cmp(&(&other.key, other.id)));
            Ok(found)
        })
    }
}

fn shown(finding: Finding, trail_title: &str, employer: Option<&str>, language: Language) -> FindingRow {
    FindingRow {
        employer: employer.map(str::to_owned),
        id: duty_id(finding.trail, &finding.key),
        trail: finding.trail,
        trail_title: trail_title.to_owned(),
        code: finding.code,
        about: finding.about.to_string(),
        subject: finding.subject.of(language),
        why: finding.why.of(language),
        key: finding.key,
    }
}

/// Everything about a merged trail that a finding can follow from.
pub(crate) fn merged(replica: &Replica, circumstances: &Circumstances) -> MergedTrail {
    let facts = &circumstances.facts;
    let meetings = circumstances.meetings().iter();
    MergedTrail {
        trail: circumstances.trail,
        service: facts.service,
        phase: facts.phase,
        referred: facts.referred,
        ending: facts.ending,
        other_active: circumstances.other_active.clone(),
        meetings: meetings.map(|row| meeting(replica, row, facts.service)).collect(),
        records: circumstances.records().iter().map(|stored| record(replica, stored)).collect(),
        open_tasks: facts.phase == Phase::Ended && circumstances.has_open_tasks,
        disputes: circumstances.disputes.clone(),
        settled: settlements(circumstances.records()),
    }
}

/// Everything about an employer that a finding can follow from.
fn merged_employer(replica: &Replica, employer: StreamId, disputes: Vec<Dispute>) -> Result<MergedEmployer, CoreError> {
    let records = replica.records_in(employer)?;
    let own = records.iter().find(|stored| stored.id.document() == employer.document());
    let field = |key: &str| own.and_then(|stored| stored.fields.get(key)).cloned().unwrap_or_default();
    Ok(MergedEmployer {
        employer,
        name: field("name"),
        org_number: field("org_number"),
        records: records.iter().map(|stored| record(replica, stored)).collect(),
        disputes,
    })
}

fn meeting(replica: &Replica, row: &MeetingFacts, service: TrailType) -> MergedMeeting {
    MergedMeeting {
        meeting: row.id,
        subject: row.subject.clone(),
        kind: row.kind,
        at: row.at,
        channel: row.channel,
        status: row.status,
        breaks: broken_rule(replica, row, service),
    }
}

fn record(replica: &Replica, stored: &StoredRecord) -> MergedRecord {
    let kind = RecordKind::from_code(&stored.kind);
    let fields = fields_of(stored);
    let contact = fields.get("employer_contact").and_then(|id| id.parse::<RecordId>().ok());
    let contact = contact.and_then(|id| replica.record(id).ok());
    MergedRecord {
        record: stored.id.document(),
        kind,
        title: title_of(kind, &fields, replica.language()),
        discarded: stored.discarded,
        contact_employers: contact.map(|contact| contact.fields.get("employer").cloned().into_iter().collect()),
        fields,
    }
}
