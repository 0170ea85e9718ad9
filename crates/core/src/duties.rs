//! Duties: what the rules of the method ask of a trail today, derived from what is here and never stored.
//!
//! Every replica derives the same duties with the same ids, so a merge cannot double them; and a duty whose reason is
//! gone is gone with it.

use crate::{
    Client, CoreError, api::DutyRow, circumstances::Circumstances, settling::settlements, task_list::derived_of,
};
use worktrail_domain::{
    Date, Language, TrailId,
    duties::{Duty, JobSpan, PassiveSpan, SituationMeeting, TrailSituation, duty_id},
    oslo_date, parse_time,
    records::{RecordKind, date},
};
use worktrail_replica::StoredRecord;

impl Client {
    /// The duties of one trail or of all, most urgent first.
    ///
    /// # Errors
    /// Code `id_unknown` for a trail that is not here; [`CoreError::Locked`] or a store error.
    pub fn duties(&self, trail: Option<TrailId>) -> Result<Vec<DutyRow>, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let (trails, language) = (derived_of(replica, trail, today)?, replica.language());
            let rows = trails
                .values()
                .flat_map(|trail| trail.duties.iter().map(|duty| shown(duty.clone(), &trail.title, today, language)));
            let mut found: Vec<DutyRow> = rows.collect();
            found.sort_by(|one, other| (one.due, &one.key).cmp(&(other.due, &other.key)));
            Ok(found)
        })
    }
}

fn shown(duty: Duty, trail_title: &str, today: Date, language: Language) -> DutyRow {
    DutyRow {
        id: duty_id(duty.trail, &duty.key),
        trail: duty.trail,
        trail_title: trail_title.to_owned(),
        rule: duty.rule.to_owned(),
        subject: duty.subject.of(language),
        why: duty.why.of(language),
        due: duty.due,
        overdue: duty.due < today,
        key: duty.key,
    }
}

/// Everything about a trail that a duty can follow from.
pub(crate) fn situation(circumstances: &Circumstances) -> TrailSituation {
    let apprenticed = circumstances.of(RecordKind::ApprenticeJob);
    TrailSituation {
        trail: circumstances.trail,
        service: circumstances.facts.service,
        phase: circumstances.facts.phase,
        start_date: circumstances.started_at().map(oslo_date),
        first_employer_meeting: circumstances.first_employer_meeting().map(oslo_date),
        report_ends: circumstances
            .of(RecordKind::Report)
            .filter_map(|record| date(&record.fields, "date_to"))
            .collect(),
        jobs: circumstances.of(RecordKind::Job).chain(apprenticed).filter_map(job).collect(),
        passive_periods: circumstances.of(RecordKind::PassivePeriod).filter_map(passive).collect(),
        meetings: circumstances
            .meetings()
            .iter()
            .map(|row| SituationMeeting {
                meeting: row.id,
                on: oslo_date(row.at),
                kind: row.kind,
                channel: row.channel,
                status: row.status,
                participant_attends: row.participant_attends,
            })
            .collect(),
        contact_logs: circumstances
            .of(RecordKind::ContactLog)
            .filter_map(|record| parse_time(record.fields.get("at")?, "at").ok())
            .map(oslo_date)
            .collect(),
        settled: settlements(circumstances.records()),
    }
}

fn job(record: &StoredRecord) -> Option<JobSpan> {
    Some(JobSpan {
        job: record.id.document(),
        starts_on: date(&record.fields, "start_date")?,
        ends_on: date(&record.fields, "end_date"),
        learned_of_loss_on: date(&record.fields, "learned_of_loss_on"),
        follow_up_declined_from: date(&record.fields, "follow_up_declined_from"),
    })
}

fn passive(record: &StoredRecord) -> Option<PassiveSpan> {
    Some(PassiveSpan {
        period: record.id.document(),
        from: date(&record.fields, "from")?,
        to: date(&record.fields, "to"),
        follow_up_on: date(&record.fields, "follow_up_on"),
    })
}
