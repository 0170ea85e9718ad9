//! Findings about records: rules of their kind, periods over each other, and work done while one was put aside.

use super::{
    FindingCode,
    derive::Found,
    facts::{Dispute, DisputeKind, MergedRecord},
};
use crate::{
    records::{RecordContext, RecordKind, check_record, date},
    time::Date,
};

pub(super) fn derive(found: &mut Found<'_>, today: Date) {
    let trail = found.trail;
    for record in trail.records.iter().filter(|record| !record.discarded && record.kind != RecordKind::Unknown) {
        let own_employer: Vec<String> = record.fields.get("employer").cloned().into_iter().collect();
        let mut context = RecordContext::new(today);
        context.service = Some(trail.service);
        // What was right when it was typed is not wrong because a day went by.
        context.previous = Some(&record.fields);
        context.contact_employers = record.contact_employers.as_deref().unwrap_or(&own_employer);
        if let Err(rule) = check_record(record.kind, &record.fields, &context) {
            found.told.broken(FindingCode::RecordRule, record.record, &record.title, rule);
        }
    }
    overlaps(found, RecordKind::PassivePeriod, ("from", "to"), FindingCode::PassiveOverlap);
    overlaps(found, RecordKind::RecruitmentPeriod, ("start_date", "end_date"), FindingCode::RecruitmentOverlap);
    for dispute in &trail.disputes {
        if let Some(record) = trail.records.iter().find(|record| record.record == dispute.document) {
            disputed(found, record, dispute);
        }
    }
}

/// Two periods of one kind over the same days; a period ends on the day the next one may begin.
fn overlaps(found: &mut Found<'_>, kind: RecordKind, keys: (&str, &str), code: FindingCode) {
    let trail = found.trail;
    let periods: Vec<_> = trail
        .records
        .iter()
        .filter(|record| record.kind == kind && !record.discarded)
        .filter_map(|record| {
            Some((record.record, date(&record.fields, keys.0)?, date(&record.fields, keys.1).unwrap_or(Date::MAX)))
        })
        .collect();
    for (place, (one, from, to)) in periods.iter().enumerate() {
        for (other, other_from, other_to) in periods.iter().skip(place.saturating_add(1)) {
            if from < other_to && other_from < to {
                found.told.pair(code, *one, *other);
            }
        }
    }
}

fn disputed(found: &mut Found<'_>, record: &MergedRecord, dispute: &Dispute) {
    let status = record.fields.get("status").map(String::as_str);
    let locked = matches!(status, Some("shared" | "archived"));
    match (record.kind, dispute.field.as_str(), dispute.kind) {
        (_, "discarded", DisputeKind::Beside) => {
            found.told.one(FindingCode::DiscardedAndEdited, record.record, &record.title);
        }
        (RecordKind::Report, "f.status", DisputeKind::Beside) if locked => {
            found.told.one(FindingCode::ReportSharedAndEdited, record.record, &record.title);
        }
        (RecordKind::Report, "f.journal_id", DisputeKind::Values | DisputeKind::Twice) => {
            found.told.one(FindingCode::ReportFiledTwice, record.record, &record.title);
        }
        (RecordKind::Report, "f.status", DisputeKind::Twice) if status == Some("archived") => {
            found.told.one(FindingCode::ReportFiledTwice, record.record, &record.title);
        }
        (RecordKind::DutyMark, "f.status", DisputeKind::Values) if dispute.values.iter().any(|one| one == "open") => {
            found.told.one(FindingCode::SettledAndReopened, record.record, &record.title);
        }
        _ => {}
    }
}
