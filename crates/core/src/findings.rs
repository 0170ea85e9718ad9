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
use worktrail_replica::{Replica, StoredRecord, view::MeetingRow};

impl Client {
    /// The findings of one trail or of all, in the order of their keys.
    ///
    /// # Errors
    /// Code `id_unknown` for a trail that is not here; [`CoreError::Locked`] or a store error.
    pub fn findings(&self, trail: Option<TrailId>) -> Result<Vec<FindingRow>, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let trails = match trail {
                Some(id) => vec![id],
                None => replica.trail_ids()?,
            };
            let mut found = Vec::new();
            for id in trails {
                let circumstances =
                    Circumstances::read(replica, id, today).map_err(|_| CoreError::unknown_id("trail"))?;
                let findings = derive_findings(&merged(replica, id, &circumstances)?, today);
                let title = replica.title_of(id)?;
                found.extend(findings.into_iter().map(|finding| shown(finding, &title)));
            }
            found.sort_by(|one: &FindingRow, other| (&one.key, one.id).cmp(&(&other.key, other.id)));
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
pub(crate) fn merged(
    replica: &Replica,
    trail: TrailId,
    circumstances: &Circumstances,
) -> Result<MergedTrail, CoreError> {
    let facts = &circumstances.facts;
    Ok(MergedTrail {
        trail,
        service: facts.service,
        phase: facts.phase,
        referred: facts.referred,
        ending: facts.ending,
        other_active: replica.other_active_trails(trail, &facts.national_id)?,
        meetings: circumstances.meetings().iter().map(meeting).collect(),
        records: circumstances.records().iter().map(|stored| record(replica, stored)).collect(),
        open_tasks: facts.phase == Phase::Ended && replica.has_open_tasks(trail)?,
        disputes: replica.disputes(trail)?,
        settled: settlements(circumstances.records()),
    })
}

fn meeting(row: &MeetingRow) -> MergedMeeting {
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
        has_employer: row.employer.is_some(),
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
