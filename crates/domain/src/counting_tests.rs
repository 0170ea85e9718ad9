//! Tests of counting: what is a contact, what is field time.

use super::*;
use crate::{
    calendar::SHORT_DAY_MINUTES,
    time::{parse_date, parse_time},
};
use rstest::rstest;

fn at(text: &str) -> Timestamp {
    parse_time(text, "at").unwrap()
}

fn day(text: &str) -> Date {
    parse_date(text, "date").unwrap()
}

fn employer(number: usize) -> Option<OrgNumber> {
    ["", "974760673", "889640782"].get(number).and_then(|digits| digits.parse().ok())
}

/// A visit that counts in every figure.
fn visit() -> CountedMeeting {
    CountedMeeting {
        at: at("2026-11-18T10:00"),
        kind: MeetingKind::Employer,
        status: MeetingStatus::Completed,
        channel: Channel::Physical,
        sub_category: Some(SubCategory::JobDevelopment),
        minutes: 60,
        travel_to_minutes: 20,
        travel_from_minutes: 25,
        participant_attends: false,
        decision_maker: true,
        in_the_field: true,
        employer: employer(1),
    }
}

fn with(change: impl FnOnce(&mut CountedMeeting)) -> CountedMeeting {
    let mut changed = visit();
    change(&mut changed);
    changed
}

const YES: Result<(), NotCounted> = Ok(());

#[test]
fn table_reads_and_has_every_figure_once() {
    let file: MeasureFile = toml::from_str(include_str!("../data/counting.toml")).unwrap();
    let codes: Vec<_> = file.measure.iter().map(|rule| rule.code).collect();
    assert_eq!(codes, Measure::ALL);
    for rule in &file.measure {
        assert!(!rule.kinds.contains(&MeetingKind::Unknown));
        assert!(!rule.statuses.contains(&MeetingStatus::Unknown));
        assert!(!rule.channels.contains(&Channel::Unknown));
        assert!(!rule.without.contains(&SubCategory::Unknown));
    }
}

#[rstest]
#[case::usual(visit(), YES, YES, YES)]
#[case::on_the_employer(with(|m| m.kind = MeetingKind::EmployerOnly), YES, YES, YES)]
#[case::participant_absent(
    with(|m| { m.status = MeetingStatus::NoShow; m.participant_attends = true; }), YES, YES, YES)]
#[case::employer_absent(
    with(|m| m.status = MeetingStatus::NoShow),
    Err(NotCounted::EmployerAbsent), Err(NotCounted::EmployerAbsent), YES)]
#[case::planned(
    with(|m| m.status = MeetingStatus::Planned),
    Err(NotCounted::Status), Err(NotCounted::Status), Err(NotCounted::Status))]
#[case::cancelled(
    with(|m| m.status = MeetingStatus::Cancelled),
    Err(NotCounted::Status), Err(NotCounted::Status), Err(NotCounted::Status))]
#[case::telephone(
    with(|m| m.channel = Channel::Phone),
    Err(NotCounted::Channel), Err(NotCounted::Channel), Err(NotCounted::Channel))]
#[case::video(
    with(|m| m.channel = Channel::Video),
    Err(NotCounted::Channel), Err(NotCounted::Channel), Err(NotCounted::Channel))]
#[case::job_support(
    with(|m| m.sub_category = Some(SubCategory::JobSupport)), Err(NotCounted::SubCategory), YES, YES)]
#[case::follow_up(
    with(|m| m.sub_category = Some(SubCategory::FollowUp)), Err(NotCounted::SubCategory), YES, YES)]
#[case::relationship_building(
    with(|m| m.sub_category = Some(SubCategory::RelationshipBuilding)), YES, YES, YES)]
#[case::no_decision_maker(with(|m| m.decision_maker = false), Err(NotCounted::DecisionMaker), YES, YES)]
#[case::no_travel(
    with(|m| m.in_the_field = false), YES, YES, Err(NotCounted::Travel))]
#[case::participant_meeting(
    with(|m| m.kind = MeetingKind::Participant), Err(NotCounted::Kind), Err(NotCounted::Kind), YES)]
#[case::startup_meeting(
    with(|m| m.kind = MeetingKind::Startup), Err(NotCounted::Kind), Err(NotCounted::Kind), YES)]
#[case::education_meeting(
    with(|m| m.kind = MeetingKind::Education), Err(NotCounted::Kind), Err(NotCounted::Kind), YES)]
fn meeting_counts_or_says_why_not(
    #[case] meeting: CountedMeeting,
    #[case] counting: Result<(), NotCounted>,
    #[case] face_to_face: Result<(), NotCounted>,
    #[case] field: Result<(), NotCounted>,
) {
    assert_eq!(counts(Measure::CountingContact, &meeting), counting);
    assert_eq!(counts(Measure::FaceToFaceContact, &meeting), face_to_face);
    assert_eq!(counts(Measure::FieldTime, &meeting), field);
}

#[test]
fn field_minutes_take_travel_both_ways() {
    let tally = tally_between(Measure::FieldTime, &[visit()], day("2026-11-16"), day("2026-11-22"));
    assert_eq!(tally, Tally { meetings: 1, employers: 1, minutes: 105 });
}

#[test]
fn visit_for_two_participants_is_one_contact_and_its_time_counts_once() {
    let group = [visit(), with(|m| m.participant_attends = true)];
    let tally = tally_between(Measure::FaceToFaceContact, &group, day("2026-11-18"), day("2026-11-18"));
    assert_eq!(tally, Tally { meetings: 1, employers: 1, minutes: 105 });
}

#[test]
fn several_visits_to_one_employer_in_a_week_all_count() {
    let week = [visit(), with(|m| m.at = at("2026-11-20T10:00")), with(|m| m.employer = employer(2))];
    let tallies = tally_by_week(Measure::CountingContact, &week);
    let tally = tallies.get(&IsoWeek::of(day("2026-11-18"))).copied();
    assert_eq!(tally, Some(Tally { meetings: 3, employers: 2, minutes: 210 }));
}

#[test]
fn way_between_two_visits_counts_once() {
    let next = with(|m| {
        m.at = at("2026-11-18T11:20");
        m.employer = employer(2);
    });
    let field = tally_between(Measure::FieldTime, &[next, visit()], day("2026-11-18"), day("2026-11-18"));
    // 09:40 to 12:45: the 20 minutes there and the 25 back lie over each other for 20.
    assert_eq!(field.minutes, 185);
}

#[rstest]
#[case("2027-01-03T23:30", 2026, 53, 2027, 1)]
#[case("2027-01-04T00:00", 2027, 1, 2027, 1)]
#[case("2026-12-31T23:59", 2026, 53, 2026, 12)]
#[case("2028-02-29T10:00", 2028, 9, 2028, 2)]
fn meeting_belongs_to_its_week_and_month_on_the_clock_in_norway(
    #[case] time: &str,
    #[case] week_year: i32,
    #[case] week: u32,
    #[case] year: i32,
    #[case] month: u32,
) {
    let meetings = [with(|m| m.at = at(time))];
    let by_week = tally_by_week(Measure::CountingContact, &meetings);
    assert_eq!(by_week.keys().copied().next(), IsoWeek::new(week_year, week));
    let by_month = tally_by_month(Measure::CountingContact, &meetings);
    assert_eq!(by_month.keys().copied().next(), Some(Month { year, month }));
}

#[test]
fn week_without_contact_is_in_the_run_of_weeks() {
    let meetings = [visit(), with(|m| m.at = at("2026-12-02T10:00"))];
    let (first, last) = (IsoWeek::of(day("2026-11-16")), IsoWeek::of(day("2026-12-06")));
    let run: Vec<_> = tally_of_weeks(Measure::FaceToFaceContact, &meetings, first, last);
    assert_eq!(run.iter().map(|(_, tally)| tally.meetings).collect::<Vec<_>>(), [1, 0, 1]);
}

#[rstest]
#[case(675, 300, ShareLevel::Middle)]
#[case(674, 300, ShareLevel::Low)]
#[case(1013, 450, ShareLevel::High)]
#[case(1012, 450, ShareLevel::Middle)]
#[case(0, 0, ShareLevel::Low)]
#[case(2250, 1000, ShareLevel::High)]
fn share_of_a_week_is_judged_by_the_exact_share(
    #[case] minutes: u32,
    #[case] permille: u32,
    #[case] level: ShareLevel,
) {
    assert_eq!(share_of_week(minutes), Some(Share { permille, level }));
}

#[test]
fn share_of_no_working_time_is_none() {
    assert_eq!(share(10, 0), None);
    assert_eq!(share_of_quarter(QUARTER_MINUTES / 4).map(|share| share.permille), Some(250));
}

#[test]
fn scheduled_time_leaves_out_holidays_and_days_away() {
    let away = BTreeSet::from([day("2026-03-30"), day("2026-04-03")]);
    let week = (day("2026-03-30"), day("2026-04-05"));
    assert_eq!(scheduled_minutes(week.0, week.1, 100, &BTreeSet::new()), 900 + SHORT_DAY_MINUTES);
    assert_eq!(scheduled_minutes(week.0, week.1, 100, &away), 450 + SHORT_DAY_MINUTES);
    assert_eq!(scheduled_minutes(week.0, week.1, 50, &BTreeSet::new()), 562);
}

#[test]
fn week_away_for_three_working_days_is_left_out() {
    let week = IsoWeek::of(day("2026-03-30"));
    assert!(is_week_worked(week, &BTreeSet::new()));
    assert!(!is_week_worked(week, &BTreeSet::from([day("2026-03-31")])));
}

#[rstest]
#[case(0, None)]
#[case(1, Some(2))]
#[case(2, Some(4))]
#[case(3, Some(6))]
#[case(20, Some(6))]
fn target_follows_how_many_seek_a_job(#[case] seekers: u32, #[case] target: Option<u32>) {
    assert_eq!(weekly_target(seekers), target);
}

#[rstest]
#[case(2, ShareLevel::Low)]
#[case(3, ShareLevel::Middle)]
#[case(7, ShareLevel::Middle)]
#[case(8, ShareLevel::High)]
fn count_is_judged_against_its_limits(#[case] count: u32, #[case] level: ShareLevel) {
    assert_eq!(count_level(count, OPEN_PAST_LIMITS), level);
}

#[rstest]
#[case(94, 32)]
#[case(8, 18)]
#[case(26, 0)]
#[case(27, 99)]
fn age_is_the_youngest_that_two_digits_allow(#[case] birth_year: u32, #[case] age: u32) {
    assert_eq!(age_reached(birth_year, 2026), age);
}
