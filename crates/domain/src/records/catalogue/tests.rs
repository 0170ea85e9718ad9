//! The catalogue of records is whole: every kind, field, list and default fits the others.

use super::*;
use std::collections::BTreeSet;

#[test]
fn every_kind_has_its_row_and_every_row_its_kind() {
    let records = read_records(RECORDS).unwrap();
    assert_eq!(records.keys().copied().collect::<Vec<_>>(), RecordKind::ALL);
    for (kind, record) in &records {
        assert_eq!(record.label, kind.label());
        assert!(!record.services.contains(&TrailType::Unknown), "{}", kind.code());
    }
}

#[test]
fn keys_are_unique_and_lists_are_there() {
    let lists = read_lists(CODES).unwrap();
    for kind in RecordKind::ALL {
        let fields = &spec(*kind).fields;
        let keys: BTreeSet<_> = fields.iter().map(|f| &f.key).collect();
        assert_eq!(keys.len(), fields.len(), "{}", kind.code());
        for field in fields {
            if let FieldKind::Code { list } | FieldKind::Codes { list } = &field.kind {
                assert!(lists.contains_key(list), "{list}");
            }
        }
    }
}

#[test]
fn defaults_and_conditions_name_values_that_exist() {
    for kind in RecordKind::ALL {
        let record = spec(*kind);
        let value_exists = |key: &str, value: &str| match &record.field(key).unwrap().kind {
            FieldKind::Code { list } => code_list_named(list).unwrap().value(value).is_some_and(|v| !v.retired),
            FieldKind::Tick => value == "true",
            _ => false,
        };
        for field in &record.fields {
            assert!(field.default.as_ref().is_none_or(|value| value_exists(&field.key, value)), "{}", field.key);
        }
        assert!(record.shared_when.as_ref().is_none_or(|(key, value)| value_exists(key, value)));
    }
}

#[test]
fn every_dependent_list_hangs_on_a_list_of_the_same_record() {
    let mut dependent = 0;
    for record in RecordKind::ALL.iter().map(|kind| spec(*kind)) {
        for field in &record.fields {
            let FieldKind::Code { list } = &field.kind else { continue };
            let list = code_list_named(list).unwrap();
            let Some(parent) = &list.depends_on else {
                assert!(list.values.iter().all(|v| v.parent.is_empty()), "{}", list.name);
                continue;
            };
            let FieldKind::Code { list: parents } = &record.field(parent).unwrap().kind else {
                panic!("{parent} is no code")
            };
            let parents = code_list_named(parents).unwrap();
            assert!(list.values.iter().flat_map(|v| &v.parent).all(|code| parents.value(code).is_some()));
            dependent += 1;
        }
    }
    assert_eq!(dependent, 1);
}

#[test]
fn codes_and_labels_of_a_list_are_unique_so_that_an_import_can_read_them() {
    for list in read_lists(CODES).unwrap().values() {
        for value in &list.values {
            let by_label = list.read(value.label.of(Language::Nb)).unwrap();
            assert_eq!(by_label.code, value.code, "{} {:?}", list.name, value.label);
            assert_eq!(list.read(&value.code).map(|v| &v.code), Some(&value.code));
            if let Some(stored) = &value.stored {
                assert_eq!(list.read(stored).map(|v| &v.code), Some(&value.code), "{} {stored}", list.name);
            }
        }
    }
}

#[test]
fn participant_sees_nothing_of_employers_or_workspaces() {
    for record in RecordKind::ALL.iter().map(|kind| spec(*kind)) {
        let shared = record.fields.iter().any(|field| field.shared_with_participant);
        assert!(record.stream == StreamKind::Trail || !shared, "{}", record.kind.code());
    }
}

#[test]
fn record_of_a_newer_app_has_an_empty_description() {
    assert!(spec(RecordKind::Unknown).fields.is_empty());
}
