//! Findings about an employer, whose facts, people, needs and agreements the whole team writes.

use super::{
    FindingCode,
    derive::Told,
    facts::{DisputeKind, Finding, MergedEmployer, MergedRecord},
};
use crate::{
    records::{RecordContext, RecordKind, check_record, spec},
    time::Date,
};

/// In front of the key of a record's field, as stored.
const FIELD: &str = "f.";

/// The findings of an employer on a day, in the order of their keys. There is nothing to settle but the fields themselves:
/// a finding goes when somebody sets them.
#[must_use]
pub fn derive_employer_findings(employer: &MergedEmployer, today: Date) -> Vec<Finding> {
    let mut found = Told::about(employer.employer.trail());
    for record in employer.records.iter().filter(|record| is_written(record.kind)) {
        let disputes = || employer.disputes.iter().filter(|dispute| dispute.document == record.record);
        for dispute in disputes().filter(|dispute| dispute.kind == DisputeKind::Values && !record.discarded) {
            let key = dispute.field.strip_prefix(FIELD);
            if let Some(field) = spec(record.kind).fields.iter().find(|field| Some(field.key.as_str()) == key) {
                let named = (field.key.as_str(), field.label);
                found.field(FindingCode::EmployerConflict, record.record, &record.title, named);
            }
        }
        if disputes().any(|dispute| dispute.field == "discarded" && dispute.kind == DisputeKind::Beside) {
            found.one(FindingCode::DiscardedAndEdited, record.record, &record.title);
        }
        // A rule that one person alone broke was refused; only what several wrote can break one.
        if !record.discarded && disputes().next().is_some() {
            check(&mut found, record, today);
        }
    }
    found.in_order()
}

/// Whether people write records of a kind; marks are derived from meetings, and mended by that.
fn is_written(kind: RecordKind) -> bool {
    !matches!(kind, RecordKind::Unknown | RecordKind::ContactMark)
}

fn check(found: &mut Told, record: &MergedRecord, today: Date) {
    let own_employer: Vec<String> = record.fields.get("employer").cloned().into_iter().collect();
    let mut context = RecordContext::new(today);
    context.previous = Some(&record.fields);
    context.contact_employers = record.contact_employers.as_deref().unwrap_or(&own_employer);
    if let Err(rule) = check_record(record.kind, &record.fields, &context) {
        found.broken(FindingCode::RecordRule, record.record, &record.title, rule);
    }
}
