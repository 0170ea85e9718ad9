//! What stands in a composed report and what does not, by kind, service and period.

use super::*;
use rstest::rstest;

fn day_of_2026(text: &str) -> Date {
    text.parse().unwrap()
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn interval() -> Fields {
    fields(&[
        ("kind", "interval"),
        ("specialist", "Kari Eksempel"),
        ("date_from", "2026-08-21"),
        ("date_to", "2026-11-21"),
        ("period_summary", "Tre bedriftsbesøk."),
    ])
}

fn closing() -> Fields {
    fields(&[("kind", "end"), ("end_summary", "I fast jobb."), ("end_process", "Startet bredt.")])
}

fn meeting(kind: MeetingKind, on: &str, status: MeetingStatus) -> ReportMeeting<'static> {
    let with = if kind == MeetingKind::Employer { "Lager AS" } else { "" };
    ReportMeeting {
        kind,
        on: day_of_2026(on),
        status,
        subject: "Omvisning",
        with,
        contact: "Ola Eksempel",
        participant_attends: true,
        category: "Jobbutvikling",
    }
}

fn input<'a>(
    service: TrailType,
    report: &'a Fields,
    meetings: &'a [ReportMeeting<'a>],
    records: &'a [ReportRecord<'a>],
) -> ReportInput<'a> {
    let trail = ReportTrail { participant: "Nina Testesen", main_goal: "Jobb", ..ReportTrail::default() };
    ReportInput { service, report, trail, meetings, records, today: day_of_2026("2026-11-21") }
}

fn rows(report: &ComposedReport, code: SectionCode) -> Vec<Vec<String>> {
    let section = report.sections.iter().find(|section| section.code == code).unwrap();
    section
        .blocks
        .iter()
        .filter_map(|block| match block {
            ReportBlock::Table { rows, .. } => Some(rows.clone()),
            _ => None,
        })
        .flatten()
        .collect()
}

fn facts(report: &ComposedReport, code: SectionCode) -> Vec<(String, String)> {
    let section = report.sections.iter().find(|section| section.code == code).unwrap();
    section
        .blocks
        .iter()
        .filter_map(|block| match block {
            ReportBlock::Facts { lines, .. } => Some(lines.iter().map(|l| (l.label_nb.clone(), l.value.clone()))),
            _ => None,
        })
        .flatten()
        .collect()
}

#[rstest]
#[case(TrailType::Ips, interval(), "Underveisnotat - IPS", SectionCode::MainGoal, SectionCode::Recruitment)]
#[case(TrailType::Ams, interval(), "Underveisrapport - Arbeid med støtte", SectionCode::MainGoal, SectionCode::Wishes)]
#[case(TrailType::Ips, closing(), "Avslutningsnotat - IPS", SectionCode::ClosingSummary, SectionCode::CareerMapping)]
#[case(
    TrailType::Ams,
    closing(),
    "Sluttrapport - Arbeid med støtte",
    SectionCode::ClosingSummary,
    SectionCode::Process
)]
fn report_has_the_sections_of_its_kind_and_service(
    #[case] service: TrailType,
    #[case] report: Fields,
    #[case] title: &str,
    #[case] first: SectionCode,
    #[case] absent: SectionCode,
) {
    let composed = compose(&input(service, &report, &[], &[]));
    assert_eq!(composed.title_nb, title);
    assert_eq!(composed.sections.first().map(|section| section.code), Some(first));
    assert!(composed.sections.iter().all(|section| section.code != absent));
}

#[test]
fn every_text_of_a_report_has_its_place_in_one_of_them() {
    let mut written = std::collections::BTreeSet::new();
    for (service, report) in [
        (TrailType::Ips, interval()),
        (TrailType::Ams, interval()),
        (TrailType::Ips, closing()),
        (TrailType::Ams, closing()),
    ] {
        let composed = compose(&input(service, &report, &[], &[]));
        let blocks: Vec<_> = composed.sections.into_iter().flat_map(|section| section.blocks).collect();
        let keys: Vec<_> = blocks
            .into_iter()
            .filter_map(|block| match block {
                ReportBlock::Text { field, .. } => field,
                _ => None,
            })
            .collect();
        let unique: std::collections::BTreeSet<_> = keys.iter().cloned().collect();
        assert_eq!(unique.len(), keys.len(), "a text stands twice: {keys:?}");
        written.extend(unique);
    }
    let texts = spec(RecordKind::Report).fields.iter().filter(|field| matches!(field.kind, FieldKind::Text { .. }));
    assert_eq!(written, texts.map(|field| field.key.clone()).collect());
}

#[test]
fn periodic_report_shows_the_meetings_of_its_period_only() {
    let meetings = [
        meeting(MeetingKind::Participant, "2026-11-22", MeetingStatus::Completed),
        meeting(MeetingKind::Participant, "2026-11-21", MeetingStatus::Completed),
        meeting(MeetingKind::Startup, "2026-08-21", MeetingStatus::Completed),
        meeting(MeetingKind::Participant, "2026-09-01", MeetingStatus::NoShow),
        meeting(MeetingKind::Participant, "2026-09-02", MeetingStatus::Cancelled),
        meeting(MeetingKind::Participant, "2026-08-20", MeetingStatus::Completed),
        meeting(MeetingKind::Employer, "2026-10-01", MeetingStatus::NoShow),
        meeting(MeetingKind::Employer, "2026-07-01", MeetingStatus::Completed),
        meeting(MeetingKind::EmployerOnly, "2026-10-02", MeetingStatus::Completed),
    ];
    let report = interval();
    let composed = compose(&input(TrailType::Ams, &report, &meetings, &[]));
    let told: Vec<_> = facts(&composed, SectionCode::Participant).into_iter().map(|(_, value)| value).collect();
    assert_eq!(told, ["2 (21.08.2026, 21.11.2026)", "1 (01.09.2026)", "1"]);
    let employers = rows(&composed, SectionCode::Employers);
    assert_eq!(employers.len(), 1);
    assert_eq!(employers[0], ["Lager AS", "Ola Eksempel", "Nei", "Omvisning", "Jobbutvikling", "01.10.2026"]);
}

#[test]
fn closing_report_counts_over_the_whole_trail_also_with_dates_left_in_it() {
    let meetings = [
        meeting(MeetingKind::Employer, "2024-07-01", MeetingStatus::Completed),
        ReportMeeting {
            participant_attends: false,
            ..meeting(MeetingKind::Employer, "2026-10-01", MeetingStatus::Completed)
        },
        meeting(MeetingKind::Employer, "2026-10-02", MeetingStatus::Cancelled),
    ];
    let job = fields(&[
        ("title", "Lagermedarbeider"),
        ("status", "completed"),
        ("start_date", "2024-09-01"),
        ("end_date", "2024-12-01"),
    ]);
    let records = [ReportRecord { kind: RecordKind::Job, fields: &job, employer: "Lager AS" }];
    let mut report = closing();
    report.extend(fields(&[("date_from", "2026-08-21"), ("date_to", "2026-11-21")]));
    let composed = compose(&input(TrailType::Ips, &report, &meetings, &records));
    assert_eq!(rows(&composed, SectionCode::Employers), [["Lager AS"]]);
    let counts: Vec<_> = facts(&composed, SectionCode::Employers).into_iter().map(|(_, value)| value).collect();
    assert_eq!(counts, ["1", "1"]);
    let work = facts(&composed, SectionCode::Work);
    assert!(work.contains(&("Periode".to_owned(), "01.09.2024 - 01.12.2024".to_owned())));
    assert!(work.contains(&("Arbeidsgiver".to_owned(), "Lager AS".to_owned())));
}

#[rstest]
#[case("2026-11-22", "", 0, 1)]
#[case("2026-11-21", "", 1, 0)]
#[case("2026-06-01", "2026-08-21", 1, 0)]
#[case("2026-06-01", "2026-08-20", 0, 0)]
fn job_stands_under_work_when_it_went_on_in_the_period_and_under_the_plan_when_it_is_ahead(
    #[case] start: &str,
    #[case] end: &str,
    #[case] work: usize,
    #[case] planned: usize,
) {
    let job = fields(&[("title", "Kokk"), ("status", "planned"), ("start_date", start), ("end_date", end)]);
    let records = [ReportRecord { kind: RecordKind::Job, fields: &job, employer: "Kro AS" }];
    let report = interval();
    let composed = compose(&input(TrailType::Ips, &report, &[], &records)).printed();
    let jobs = composed.sections.iter().filter(|section| section.code == SectionCode::Work).count();
    let plans = composed.sections.iter().filter(|section| section.code == SectionCode::Plan).count();
    assert_eq!((jobs, plans), (work, planned));
}

#[test]
fn plan_holds_what_is_ahead_within_three_months() {
    let goals = [
        fields(&[("subject", "Ringe Lager AS"), ("status", "open"), ("due", "2026-11-30T11:00:00Z")]),
        fields(&[("subject", "Skrive CV"), ("status", "open"), ("due", "2026-11-21T11:00:00Z")]),
        fields(&[
            ("subject", "Øve til intervju"),
            ("status", "completed"),
            ("completed_at", "2026-10-01T11:00:00Z"),
            ("due", "2026-12-01T11:00:00Z"),
        ]),
    ];
    let records: Vec<_> =
        goals.iter().map(|fields| ReportRecord { kind: RecordKind::SubGoal, fields, employer: "" }).collect();
    let meetings = [
        meeting(MeetingKind::Participant, "2026-11-25", MeetingStatus::Planned),
        meeting(MeetingKind::Participant, "2027-02-22", MeetingStatus::Planned),
        meeting(MeetingKind::Participant, "2026-11-26", MeetingStatus::Cancelled),
    ];
    let report = interval();
    let composed = compose(&input(TrailType::Ips, &report, &meetings, &records));
    assert_eq!(
        rows(&composed, SectionCode::Plan),
        [vec!["Ringe Lager AS", "30.11.2026"], vec!["25.11.2026", "Møte med deltaker", "Omvisning"]]
    );
    assert_eq!(rows(&composed, SectionCode::Activities), [["Øve til intervju", "01.10.2026", ""]]);
}

#[test]
fn passive_period_that_is_on_shows_its_follow_up_but_never_its_reason() {
    let period = fields(&[("from", "2026-11-01"), ("follow_up_on", "2026-12-01"), ("reason", "Innlagt")]);
    let records = [ReportRecord { kind: RecordKind::PassivePeriod, fields: &period, employer: "" }];
    let report = interval();
    let composed = compose(&input(TrailType::Ips, &report, &[], &records));
    assert_eq!(rows(&composed, SectionCode::PassivePeriods), [["01.11.2026", ""]]);
    assert_eq!(
        facts(&composed, SectionCode::PassivePeriods),
        [("Neste oppfølging".to_owned(), "01.12.2026".to_owned())]
    );
    assert!(!format!("{composed:?}").contains("Innlagt"));
}

#[test]
fn printed_report_leaves_out_what_says_nothing() {
    let report = interval();
    let composed = compose(&input(TrailType::Ips, &report, &[], &[]));
    assert!(composed.sections.iter().any(|section| section.code == SectionCode::Comment));
    let printed = composed.printed();
    let codes: Vec<_> = printed.sections.iter().map(|section| section.code).collect();
    assert_eq!(codes, [SectionCode::MainGoal, SectionCode::PeriodSummary, SectionCode::Participant]);
}

#[test]
fn order_of_the_data_makes_no_difference_to_the_report() {
    let goals: Vec<Fields> = (1..=5)
        .map(|n| {
            let on = format!("2026-10-0{n}T10:00:00Z");
            fields(&[("subject", "Likt emne"), ("status", "completed"), ("completed_at", &on)])
        })
        .collect();
    let mut records: Vec<_> =
        goals.iter().map(|fields| ReportRecord { kind: RecordKind::SubGoal, fields, employer: "" }).collect();
    let mut meetings = vec![
        meeting(MeetingKind::Employer, "2026-10-01", MeetingStatus::Completed),
        ReportMeeting { contact: "Ada", ..meeting(MeetingKind::Employer, "2026-10-01", MeetingStatus::Completed) },
    ];
    let report = interval();
    let one = compose(&input(TrailType::Ips, &report, &meetings, &records));
    records.reverse();
    meetings.reverse();
    assert_eq!(compose(&input(TrailType::Ips, &report, &meetings, &records)), one);
}
