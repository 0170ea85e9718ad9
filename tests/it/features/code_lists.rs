//! Code lists as data that can be replaced, and labels that are written in one place.

use crate::world::{World, visit};
use std::{collections::BTreeMap, fs};
use worktrail_core::{
    Client, CoreError, ImportTerms,
    api::{NewMeeting, NewRecord, RecordFilter},
    domain::{
        Channel, EndCause, FieldKind, Language, MeetingStatus, Phase, RecordKind, TrailId,
        code_lists::{CodeListName, built_in},
        parse_date,
        records::{code_list_named, spec},
    },
};

const PERSON: &str = "15507600333";

/// A list as CSV with some lines changed; `None` leaves the line out.
fn changed(name: CodeListName, change: impl Fn(&str) -> Option<String>) -> String {
    built_in(name).to_csv().lines().filter_map(change).map(|line| format!("{line}\n")).collect()
}

fn job(client: &Client, trail: TrailId, occupation: &str) -> Result<(), CoreError> {
    let fields = [
        ("title", "Plukker"),
        ("employment_form", "permanent"),
        ("employer", "974760673"),
        ("start_date", "2026-11-02"),
        ("occupation", occupation),
    ];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into_iter().collect();
    client.add_record(NewRecord { trail, kind: RecordKind::Job, fields }).map(drop)
}

fn code<T>(outcome: Result<T, CoreError>) -> String {
    outcome.err().unwrap().report().code
}

#[test]
fn f100_replaced_title_is_shown_everywhere_and_survives_a_restart_until_it_is_taken_back() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    device.client.log_meeting(NewMeeting { channel: Some(Channel::Video), ..visit(trail, "n") }).unwrap();
    let csv = changed(CodeListName::MeetingChannel, |line| Some(line.replace("\"Video\"", "\"Skjermmøte\"")));
    let change = device.client.replace_code_list(CodeListName::MeetingChannel, &csv).unwrap();
    assert_eq!((change.version, change.retitled, change.faults), (Some(1), vec!["video".to_owned()], vec![]));

    let shown = || {
        let list = device.client.list_view("my_employer_meetings", None).unwrap();
        list.rows[0].cells.contains(&"Skjermmøte".to_owned())
    };
    assert!(shown());
    device.restart();
    assert!(shown(), "the list is kept in the vault");
    let history = device.client.code_list_history(CodeListName::MeetingChannel).unwrap();
    assert_eq!((history[0].version, history[0].replaced_by.as_str()), (1, "Øvelse 0"));

    let row = device.client.restore_code_list(CodeListName::MeetingChannel).unwrap();
    assert_eq!(row.version, 0);
    assert!(!shown());
    assert!(device.client.code_list_history(CodeListName::MeetingChannel).unwrap()[0].withdrawn_at.is_some());
    assert_eq!(code(device.client.restore_code_list(CodeListName::MeetingChannel)), "nothing_to_change");
}

#[test]
fn f051_occupation_that_a_newer_list_lacks_stands_where_it_is_and_cannot_be_chosen_again() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    job(client, trail, "5321").unwrap();
    assert_eq!(code(job(client, trail, "X1")), "value_unknown");
    job(client, trail, "53").unwrap();

    let newer = changed(CodeListName::Occupation, |line| (!line.starts_with("53,")).then(|| line.to_owned()));
    let checked = client.check_code_list(CodeListName::Occupation, &newer).unwrap();
    assert_eq!((checked.version, checked.retired.clone()), (None, vec!["53".to_owned()]));
    assert_eq!(checked.retired_in_use, ["53"], "the person is told what is in use");
    client.replace_code_list(CodeListName::Occupation, &newer).unwrap();
    assert_eq!(code(job(client, trail, "53")), "value_retired");
    let view = client.code_list(CodeListName::Occupation).unwrap();
    let kept = view.codes.iter().find(|code| code.code == "53").unwrap();
    assert!(!kept.can_be_chosen && kept.title_nb.starts_with("Barnehageassistenter"), "nothing in use vanishes");
    let rows = client.records(RecordFilter::default()).unwrap();
    assert!(rows.iter().any(|row| row.fields.get("occupation").is_some_and(|code| code == "53")));
}

#[test]
fn f100_list_whose_codes_the_rules_know_takes_other_titles_but_no_other_codes() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let csv = changed(CodeListName::TrailPhase, |line| {
        Some(line.strip_prefix("mapping,").map_or(line.to_owned(), |rest| format!("resting,{rest}")))
    });
    let change = client.replace_code_list(CodeListName::TrailPhase, &csv).unwrap();
    assert_eq!((change.version, change.faults.len()), (None, 2), "one code too many, one missing");
    let change = client.check_code_list(CodeListName::County, "kode;navn\n").unwrap();
    assert_eq!((change.faults[0].line, change.version), (1, None));
    assert!(client.code_lists().unwrap().iter().all(|list| list.version == 0), "nothing was replaced");
}

#[test]
fn q06_misspelt_values_of_the_tool_in_use_today_are_read_and_never_written() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("job.csv"),
        format!(
            "trail,title,employment_form,employer,start_date\n{trail},Plukker,Zero hours contrac,974760673,2026-12-01\n"
        ),
    )
    .unwrap();
    fs::write(
        dir.path().join("education.csv"),
        format!("trail,title,form,start_date,end_date\n{trail},Kurs,Day Cource,2026-12-01,2026-12-09\n"),
    )
    .unwrap();
    assert_eq!(client.import_tables(dir.path(), ImportTerms::default()).unwrap().problems, []);
    let rows = client.records(RecordFilter::default()).unwrap();
    let values: BTreeMap<_, _> = rows.iter().flat_map(|row| row.fields.clone()).collect();
    assert_eq!(values["employment_form"], "on_call");
    assert_eq!(values["form"], "day_course");
    for kind in RecordKind::ALL {
        for field in &spec(*kind).fields {
            let (FieldKind::Code { list } | FieldKind::Codes { list }) = &field.kind else { continue };
            for value in &code_list_named(list).unwrap().values {
                assert!(!["contrac", "cource", "partticipant"].iter().any(|slip| {
                    value.code.split('_').any(|word| word == *slip)
                        || value.label.of(Language::Nb).to_lowercase().contains(slip)
                }));
            }
        }
    }
}

#[test]
fn q09_label_of_a_code_is_the_same_wherever_it_is_asked_for() {
    let today = parse_date("2026-11-21", "date").unwrap();
    let title =
        |name: CodeListName, code: &str| built_in(name).find(code, today).unwrap().title(Language::Nb).to_owned();
    for phase in Phase::ALL.iter().chain(Phase::UNLISTED) {
        assert_eq!(title(CodeListName::TrailPhase, phase.code()), phase.label_nb());
    }
    for cause in EndCause::ALL.iter().chain(EndCause::UNLISTED) {
        assert_eq!(title(CodeListName::TrailEndCause, cause.code()), cause.label_nb());
    }
    for channel in Channel::ALL {
        assert_eq!(title(CodeListName::MeetingChannel, channel.code()), channel.label_nb());
    }
    // The export writes the stored code and the list its label: neither has spellings of its own.
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    device
        .client
        .log_meeting(NewMeeting {
            status: Some(MeetingStatus::NoShow),
            participant_attends: Some(true),
            ..visit(trail, "n")
        })
        .unwrap();
    let list = device.client.list_view("my_employer_meetings", None).unwrap();
    assert!(list.rows[0].cells.contains(&MeetingStatus::NoShow.label_nb().to_owned()));
    let dir = tempfile::tempdir().unwrap();
    device.client.export_csv(dir.path()).unwrap();
    assert!(fs::read_to_string(dir.path().join("meetings.csv")).unwrap().contains(",no_show,"));
}

#[test]
fn f100_holidays_are_a_list_whose_new_day_is_a_day_off_and_whose_old_days_keep_their_years() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = device.create_trail(PERSON);
    let planned =
        NewMeeting { at: "2026-11-25T10:00".to_owned(), status: Some(MeetingStatus::Planned), ..visit(trail, "") };
    let notices = || {
        let hints = device.client.check_meeting(planned.clone()).unwrap();
        hints.into_iter().map(|hint| hint.code).filter(|code| code == "on_day_off").count()
    };
    let days = |from: &str, to: &str| {
        let days = device.client.named_days(from, to).unwrap();
        days.into_iter().map(|day| format!("{} {}", day.date, day.title)).collect::<Vec<_>>()
    };
    assert_eq!(notices(), 0);
    let no_day = format!(
        "{}\"allehelgen\",\"Dag\",\"Dag\",2026-01-01,,\"Test\",\"MIT\"\n",
        built_in(CodeListName::Holiday).to_csv()
    );
    let refused = device.client.replace_code_list(CodeListName::Holiday, &no_day).unwrap();
    assert_eq!((refused.version, refused.faults.len(), refused.faults[0].column.as_str()), (None, 1, "code"));

    let added = built_in(CodeListName::Holiday)
        .to_csv()
        .lines()
        .filter(|line| !line.contains("05-01"))
        .fold(String::new(), |text, line| text + line + "\n")
        + "\"2026-11-25\",\"Sørgedag\",\"Sørgjedag\",2026-01-01,,\"Test\",\"MIT\"\n";
    let change = device.client.replace_code_list(CodeListName::Holiday, &added).unwrap();
    assert_eq!(
        (change.version, change.added, change.retired),
        (Some(1), vec!["2026-11-25".to_owned()], vec!["05-01".to_owned()])
    );
    assert_eq!(notices(), 1, "the new day is off");
    assert_eq!(days("2026-11-20", "2026-11-30"), ["2026-11-25 Sørgedag"]);
    assert_eq!(days("2026-05-01", "2026-05-02"), ["2026-05-01 Arbeidernes dag"], "it was a day off then");
    assert_eq!(days("2027-05-01", "2027-05-02"), [""; 0]);
    device.client.restore_code_list(CodeListName::Holiday).unwrap();
    assert_eq!((notices(), days("2027-05-01", "2027-05-02").len()), (0, 1));
}
