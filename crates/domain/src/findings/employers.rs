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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentId, StreamId, findings::facts::Dispute};
    use rstest::rstest;

    const ABOUT: DocumentId = DocumentId::from_bytes([2; 16]);

    fn contact(email: &str, discarded: bool) -> MergedRecord {
        let fields = [
            ("first_name", "Kari"),
            ("last_name", "Prøve"),
            ("email", email),
            ("informed", "true"),
            ("employer", "974760673"),
        ];
        MergedRecord {
            record: ABOUT,
            kind: RecordKind::EmployerContact,
            title: "Kari Prøve".to_owned(),
            fields: fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
            discarded,
            contact_employers: None,
        }
    }

    fn told(record: MergedRecord, disputes: &[(&str, DisputeKind)]) -> Vec<FindingCode> {
        let dispute = |(field, kind): &(&str, DisputeKind)| Dispute {
            document: ABOUT,
            field: (*field).to_owned(),
            kind: *kind,
            values: Vec::new(),
        };
        let employer = MergedEmployer {
            employer: StreamId::from_bytes([1; 16]),
            name: "Øvelse Lager".to_owned(),
            org_number: "974760673".to_owned(),
            records: vec![record],
            disputes: disputes.iter().map(dispute).collect(),
        };
        let today = "2026-11-22".parse().unwrap();
        derive_employer_findings(&employer, today).into_iter().map(|finding| finding.code).collect()
    }

    #[rstest]
    #[case::nothing_is_unsettled(false, &[], &[])]
    #[case::two_roles(false, &[("f.role", DisputeKind::Values)], &[FindingCode::EmployerConflict])]
    #[case::two_roles_of_what_was_put_aside(true, &[("f.role", DisputeKind::Values)], &[])]
    #[case::one_role_twice(false, &[("f.role", DisputeKind::Twice)], &[])]
    #[case::put_aside_and_changed(true, &[("discarded", DisputeKind::Beside)], &[FindingCode::DiscardedAndEdited])]
    #[case::put_aside_by_two(true, &[("discarded", DisputeKind::Twice)], &[])]
    fn what_two_people_wrote_apart_is_told(
        #[case] discarded: bool,
        #[case] disputes: &[(&str, DisputeKind)],
        #[case] codes: &[FindingCode],
    ) {
        assert_eq!(told(contact("kari@example.com", discarded), disputes), codes);
    }

    #[test]
    fn rule_that_is_broken_is_told_only_where_two_people_wrote_and_it_is_in_use() {
        let twice = [("f.role", DisputeKind::Twice)];
        assert_eq!(told(contact("", false), &twice), [FindingCode::RecordRule]);
        assert_eq!(told(contact("", false), &[]), [], "one person alone is refused");
        assert_eq!(told(contact("", true), &twice), [], "what was put aside may be anything");
    }

    #[test]
    fn mark_of_a_meeting_is_mended_and_never_asked_about() {
        let mark = MergedRecord { kind: RecordKind::ContactMark, ..contact("", false) };
        assert_eq!(told(mark, &[("f.role", DisputeKind::Values), ("discarded", DisputeKind::Beside)]), []);
    }
}
