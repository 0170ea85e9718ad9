//! Findings: what two people's work broke together, derived from the merged tables and never stored.

use crate::{
    Client, CoreError,
    api::FindingRow,
    circumstances::Circumstances,
    records::{fields_of, title_of},
    settling::settlements,
};
use worktrail_domain::{
    MeetingDraft, Phase, RecordId, TrailId, check_meeting,
    duties::duty_id,
    findings::{Finding, MergedMeeting, MergedRecord, MergedTrail, derive_findings},
    oslo_day_bounds,
    records::RecordKind,
};
use worktrail_replica::{MeetingFacts, Replica, StoredRecord};

impl Client {
    /// The findings of one trail or of all, in the order of their keys.
    ///
    /// # Errors
    /// Code `id_unknown` for a trail that is not here; [`CoreError::Locked`] or a store error.
    pub fn findings(&self, trail: Option<TrailId>) -> Result<Vec<FindingRow>, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let trails = match trail {
                Some(id) => vec![Circumstances::read(replica, id, today).map_err(|_| CoreError::unknown_id("trail"))?],
                None => Circumstances::read_all(replica, today)?,
            };
            let mut found: Vec<FindingRow> = Vec::new();
            for circumstances in &trails {
                let findings = derive_findings(&merged(replica, circumstances), today).into_iter();
                found.extend(findings.map(|finding| shown(finding, &circumstances.title)));
            }
            found.sort_by(|one, other| (&one.key, one.id).cmp(&(&other.key, other.id)));
            Ok(found)
        })
    }
}

fn shown(finding: Finding, trail_title: &str) -> FindingRow {
    FindingRow {
        id: duty_id(finding.trail, &finding.key),
        trail: finding.trail,
        trail_title: trail_title.to_owned(),
        code: finding.code,
        about: finding.about.to_string(),
        subject: finding.subject_nb,
        why: finding.why_nb,
        key: finding.key,
    }
}

/// Everything about a merged trail that a finding can follow from.
pub(crate) fn merged(replica: &Replica, circumstances: &Circumstances) -> MergedTrail {
    let facts = &circumstances.facts;
    MergedTrail {
        trail: circumstances.trail,
        service: facts.service,
        phase: facts.phase,
        referred: facts.referred,
        ending: facts.ending,
        other_active: circumstances.other_active.clone(),
        meetings: circumstances.meetings().iter().map(meeting).collect(),
        records: circumstances.records().iter().map(|stored| record(replica, stored)).collect(),
        open_tasks: facts.phase == Phase::Ended && circumstances.has_open_tasks,
        disputes: circumstances.disputes.clone(),
        settled: settlements(circumstances.records()),
    }
}

fn meeting(row: &MeetingFacts) -> MergedMeeting {
    let draft = MeetingDraft {
        kind: row.kind,
        at: row.at,
        minutes: row.minutes,
        travel_to_minutes: row.travel_to,
        travel_from_minutes: row.travel_from,
        channel: row.channel,
        place: &row.place,
        status: row.status,
        subject: &row.subject,
        // A merged note may be longer than one person may write; nobody is asked to shorten it.
        note: "",
        has_employer: row.has_employer,
    };
    // A meeting that one laptop's clock lets be over is not broken because another's lags behind: the day decides.
    let (_, end_of_day) = oslo_day_bounds(worktrail_domain::oslo_date(row.at));
    MergedMeeting {
        meeting: row.id,
        subject: row.subject.clone(),
        kind: row.kind,
        at: row.at,
        channel: row.channel,
        status: row.status,
        breaks: check_meeting(&draft, end_of_day).err(),
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
        title: title_of(kind, &fields),
        discarded: stored.discarded,
        contact_employers: contact.map(|contact| contact.fields.get("employer").cloned().into_iter().collect()),
        fields,
    }
}
