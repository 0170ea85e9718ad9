//! Figures: rows 78 and 79 of the list.

use crate::world::{World, unchanged, visit};
use worktrail_core::{
    api::{EditMeeting, FigureCount, FiguresFilter, FiguresView, NewMeeting, NewRecord, UndoMeeting},
    domain::{
        Channel, MeetingKind, MeetingStatus, TrailId,
        counting::{Measure, ShareLevel},
        meetings::{DecisionMaker, SubCategory},
        records::RecordKind,
    },
};

const PERSON: &str = "15507600333";
const OTHER_PERSON: &str = "12448000018";

fn contact(trail: TrailId, at: &str) -> NewMeeting {
    NewMeeting { at: at.to_owned(), decision_maker: Some(DecisionMaker::Yes), ..visit(trail, "Snakket om behov.") }
}

fn log(world: &World, device: usize, input: NewMeeting) {
    world.devices[device].client.log_meeting(input).unwrap();
}

fn figures(world: &World, device: usize, filter: &FiguresFilter) -> FiguresView {
    world.devices[device].client.figures(filter).unwrap()
}

fn total(view: &FiguresView, measure: Measure) -> (u32, u32, u32) {
    let found = view.measures.iter().find(|figures| figures.measure == measure).unwrap().total;
    (found.meetings, found.employers, found.minutes)
}

fn count(counts: &[FigureCount], code: &str) -> u32 {
    counts.iter().find(|count| count.code == code).map_or(0, |count| count.count)
}

fn job(world: &World, trail: TrailId) {
    let fields = [
        ("title", "Lagermedarbeider"),
        ("employment_form", "permanent"),
        ("employer", "974760673"),
        ("start_date", "2026-11-02"),
    ];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    world.devices[0].client.add_record(NewRecord { trail, kind: RecordKind::Job, fields }).unwrap();
}

#[test]
fn f078_own_figures_and_the_teams_figures() {
    let world = World::with_devices(2);
    let mine = world.devices[0].create_trail(PERSON);
    let colleagues = world.devices[1].create_trail(OTHER_PERSON);
    let startup = NewMeeting {
        kind: MeetingKind::Startup,
        employer: None,
        employer_name: None,
        travel_to: None,
        travel_from: None,
        ..contact(mine, "2026-11-02T10:00")
    };
    log(&world, 0, NewMeeting { decision_maker: None, ..startup });
    log(&world, 0, contact(mine, "2026-11-20T10:00"));
    log(&world, 0, NewMeeting { status: Some(MeetingStatus::Planned), ..contact(mine, "2026-11-19T10:00") });
    job(&world, mine);
    log(&world, 1, contact(colleagues, "2026-11-18T10:00"));
    world.settle();

    for device in 0..2 {
        let own = figures(&world, device, &FiguresFilter::default());
        assert_eq!(total(&own, Measure::CountingContact), (1, 1, 85), "device {device}");
        let team = figures(&world, device, &FiguresFilter { everybody: true, ..FiguresFilter::default() });
        assert_eq!(total(&team, Measure::CountingContact), (2, 1, 170));
        assert_eq!(team.open_past_meetings.count, 1);
        assert_eq!(team.employer_meetings_last_7_days, 3, "held or not");
        assert_eq!((team.in_job.count, team.in_job.level), (1, ShareLevel::Low));
    }
    let own = figures(&world, 0, &FiguresFilter::default());
    assert_eq!((count(&own.active_by_phase, "mapping"), own.referred_by_age.as_slice()), (1, [].as_slice()));
    let theirs = figures(&world, 1, &FiguresFilter::default());
    assert_eq!((theirs.in_job.count, theirs.open_past_meetings.count), (0, 0));
    assert_eq!(theirs.referred_by_age.iter().map(|band| band.count).sum::<u32>(), 1);
    let one = figures(&world, 0, &FiguresFilter { trail: Some(colleagues), ..FiguresFilter::default() });
    assert_eq!(total(&one, Measure::CountingContact), (1, 1, 85));
}

#[test]
fn f079_ready_reports_count_by_the_rules_of_the_field() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    log(&world, 0, contact(trail, "2026-11-11T10:00"));
    log(&world, 0, NewMeeting { channel: Some(Channel::Phone), ..contact(trail, "2026-11-11T12:00") });
    log(&world, 0, NewMeeting { decision_maker: Some(DecisionMaker::No), ..contact(trail, "2026-11-12T10:00") });
    log(&world, 0, NewMeeting { sub_category: Some(SubCategory::JobSupport), ..contact(trail, "2026-11-13T10:00") });
    let undone = client.log_meeting(contact(trail, "2026-11-13T14:00")).unwrap().id;
    client.undo_meeting(UndoMeeting { id: undone, reason: Some("Ført to ganger".to_owned()) }).unwrap();
    log(&world, 0, contact(trail, "2026-10-05T10:00"));
    log(&world, 0, contact(trail, "2026-08-20T10:00"));

    let year = figures(&world, 0, &FiguresFilter::default());
    assert_eq!(
        total(&year, Measure::CountingContact).0,
        3,
        "not by phone, not job support, not without a decision maker"
    );
    assert_eq!(count(&year.contacts_by_sub_category, "job_development"), 3);
    let counting = &year.measures[0];
    let week = counting.weeks.iter().find(|week| (week.year, week.week) == (2026, 46)).unwrap();
    assert_eq!((week.tally.meetings, week.monday.to_string().as_str()), (1, "2026-11-09"));
    let months: Vec<_> = counting.months.iter().map(|month| (month.month, month.tally.meetings)).collect();
    assert_eq!(months, [(8, 1), (10, 1), (11, 1)]);
    // Last week: three visits of 45 minutes with 40 minutes of travel.
    assert_eq!((year.field_last_week.minutes, year.field_last_week.of_minutes), (3 * 85, 2_250));
    assert_eq!((year.field_last_week.permille, year.field_last_week.level), (113, ShareLevel::Low));
    assert_eq!((year.field_last_quarter.minutes, year.field_last_quarter.of_minutes), (85, 27_000));

    let november = FiguresFilter {
        from: Some("2026-11-01".to_owned()),
        to: Some("2026-11-30".to_owned()),
        ..FiguresFilter::default()
    };
    assert_eq!(total(&figures(&world, 0, &november), Measure::CountingContact).0, 1);
    assert_eq!(total(&figures(&world, 0, &november), Measure::FieldTime), (3, 1, 255));
    let id = client.calendar(&worktrail_core::api::CalendarDays {
        from: Some("2026-11-12".to_owned()),
        to: Some("2026-11-12".to_owned()),
        everybody: false,
    });
    let id = id.unwrap()[0].meeting.id;
    client.edit_meeting(EditMeeting { in_the_field: Some(false), ..unchanged(id) }).unwrap();
    assert_eq!(total(&figures(&world, 0, &november), Measure::FieldTime), (2, 1, 170), "the tick decides");

    let backwards = FiguresFilter { to: Some("2025-01-01".to_owned()), ..FiguresFilter::default() };
    let report = client.figures(&backwards).unwrap_err().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), ("period_backwards", Some("to")));
}
