//! Tests of duties: what is due, when, and for whom.

use super::{clocks::after_active_days, *};
use crate::{
    calendar::add_days,
    codes::{Channel, MeetingKind, MeetingStatus, Phase, TrailType},
    ids::{DocumentId, MeetingId, TrailId},
    time::{Date, parse_date},
};
use proptest::prelude::*;
use rstest::rstest;
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> Date {
    parse_date(text, "date").unwrap()
}

fn quiet() -> TrailSituation {
    TrailSituation {
        trail: TrailId::from_bytes([7; 16]),
        service: TrailType::Ips,
        phase: Phase::Mapping,
        start_date: None,
        first_employer_meeting: None,
        report_ends: Vec::new(),
        jobs: Vec::new(),
        passive_periods: Vec::new(),
        meetings: Vec::new(),
        contact_logs: Vec::new(),
        settled: BTreeMap::new(),
    }
}

fn meeting(on: &str, kind: MeetingKind, status: MeetingStatus) -> SituationMeeting {
    SituationMeeting {
        meeting: MeetingId::from_bytes([9; 16]),
        on: day(on),
        kind,
        channel: Channel::Physical,
        status,
        participant_attends: false,
    }
}

fn job(starts_on: &str) -> JobSpan {
    JobSpan {
        job: DocumentId::from_bytes([5; 16]),
        starts_on: day(starts_on),
        ends_on: None,
        learned_of_loss_on: None,
        follow_up_declined_from: None,
    }
}

fn passive(from: &str, to: Option<&str>, follow_up: Option<&str>) -> PassiveSpan {
    PassiveSpan {
        period: DocumentId::from_bytes([6; 16]),
        from: day(from),
        to: to.map(day),
        follow_up_on: follow_up.map(day),
    }
}

/// The dues of one rule on a day.
fn dues(trail: &TrailSituation, rule: &str, today: &str) -> Vec<String> {
    let duties = derive_duties(trail, day(today));
    duties.iter().filter(|duty| duty.rule == rule).map(|duty| duty.due.to_string()).collect()
}

#[test]
fn trail_without_dates_asks_for_nothing() {
    assert_eq!(derive_duties(&quiet(), day("2026-11-21")), []);
}

#[rstest]
#[case("2026-03-17", 0)]
#[case("2026-03-18", 1)]
#[case("2026-06-30", 1)]
fn report_is_asked_for_76_days_after_start_and_due_after_90(#[case] today: &str, #[case] count: usize) {
    let trail = TrailSituation { start_date: Some(day("2026-01-01")), ..quiet() };
    let found = dues(&trail, "periodic_report", today);
    assert_eq!(found, vec!["2026-04-01"; count]);
}

#[test]
fn filed_report_starts_the_clock_of_the_next() {
    let trail = TrailSituation {
        start_date: Some(day("2026-01-01")),
        report_ends: vec![day("2026-07-01"), day("2026-04-01")],
        ..quiet()
    };
    assert!(dues(&trail, "periodic_report", "2026-09-14").is_empty());
    assert_eq!(dues(&trail, "periodic_report", "2026-09-15"), ["2026-09-29"]);
}

#[test]
fn first_employer_meeting_is_due_by_day_30_and_closed_by_the_visit() {
    let mut trail = TrailSituation { start_date: Some(day("2028-02-01")), ..quiet() };
    assert!(dues(&trail, "first_employer_meeting", "2028-02-20").is_empty());
    assert_eq!(dues(&trail, "first_employer_meeting", "2028-02-21"), ["2028-03-02"]);
    trail.meetings = vec![meeting("2028-02-25", MeetingKind::Employer, MeetingStatus::Completed)];
    assert!(dues(&trail, "first_employer_meeting", "2028-02-25").is_empty());
    // Now the date of that meeting is what is missing, until it is filled in.
    assert_eq!(dues(&trail, "first_employer_date", "2028-02-25"), ["2028-03-03"]);
    trail.first_employer_meeting = Some(day("2028-02-25"));
    assert!(dues(&trail, "first_employer_date", "2028-02-25").is_empty());
}

#[test]
fn employer_met_without_the_participant_counts_and_a_telephone_call_does_not() {
    let visit = meeting("2026-01-10", MeetingKind::Employer, MeetingStatus::NoShow);
    let start = TrailSituation { start_date: Some(day("2026-01-01")), ..quiet() };
    let with = |meeting| TrailSituation { meetings: vec![meeting], ..start.clone() };
    let asked = |trail: &TrailSituation| dues(trail, "first_employer_meeting", "2026-01-25").len();
    assert_eq!(asked(&with(visit)), 1);
    assert_eq!(asked(&with(SituationMeeting { participant_attends: true, ..visit })), 0);
    let call = SituationMeeting { channel: Channel::Phone, status: MeetingStatus::Completed, ..visit };
    assert_eq!(asked(&with(call)), 1);
}

#[test]
fn passive_days_stop_the_clock_of_the_first_employer_meeting() {
    let mut trail = TrailSituation { start_date: Some(day("2026-01-01")), ..quiet() };
    trail.passive_periods = vec![passive("2026-01-11", Some("2026-02-10"), None)];
    assert!(dues(&trail, "first_employer_meeting", "2026-02-19").is_empty());
    assert_eq!(dues(&trail, "first_employer_meeting", "2026-02-20"), ["2026-03-02"]);
    trail.passive_periods = vec![passive("2026-01-11", None, None)];
    assert!(dues(&trail, "first_employer_meeting", "2026-12-31").is_empty());
}

#[rstest]
#[case("2026-12-24", "")]
#[case("2026-12-25", "job_before_start@2026-12-31")]
#[case("2027-01-01", "job_start@2027-01-04")]
#[case("2027-01-05", "job_start@2027-01-04 job_weekly@2027-01-07")]
#[case("2027-01-08", "job_weekly@2027-01-14")]
#[case("2027-01-22", "job_weekly@2027-01-28")]
#[case("2027-01-29", "")]
#[case("2027-02-18", "job_monthly@2027-02-27")]
#[case("2027-03-20", "job_monthly@2027-03-29")]
#[case("2027-12-25", "")]
#[case("2028-06-01", "")]
fn job_that_begins_on_new_years_day_is_followed_along(#[case] today: &str, #[case] expected: &str) {
    let trail = TrailSituation { jobs: vec![job("2027-01-01")], ..quiet() };
    let duties = derive_duties(&trail, day(today));
    let found: Vec<_> = duties.iter().map(|duty| format!("{}@{}", duty.rule, duty.due)).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn visit_in_the_week_closes_that_week_only() {
    let mut trail = TrailSituation { jobs: vec![job("2027-01-01")], ..quiet() };
    trail.meetings = vec![meeting("2027-01-09", MeetingKind::Participant, MeetingStatus::Completed)];
    assert_eq!(dues(&trail, "job_weekly", "2027-01-08"), ["2027-01-14"]);
    assert!(dues(&trail, "job_weekly", "2027-01-09").is_empty());
    assert_eq!(dues(&trail, "job_weekly", "2027-01-15"), ["2027-01-21"]);
}

#[test]
fn job_that_ended_or_needs_no_follow_up_asks_for_nothing_more() {
    let mut ended = job("2027-01-01");
    ended.ends_on = Some(day("2027-01-10"));
    let trail = TrailSituation { jobs: vec![ended], ..quiet() };
    assert_eq!(dues(&trail, "job_weekly", "2027-01-10").len(), 1);
    assert!(dues(&trail, "job_weekly", "2027-01-11").is_empty());
    let declined = JobSpan { follow_up_declined_from: Some(day("2027-01-09")), ..job("2027-01-01") };
    let trail = TrailSituation { jobs: vec![declined], ..quiet() };
    assert!(dues(&trail, "job_weekly", "2027-01-09").is_empty());
}

#[test]
fn lost_job_is_met_within_three_days_of_learning_of_it() {
    let lost =
        JobSpan { ends_on: Some(day("2027-02-26")), learned_of_loss_on: Some(day("2027-02-27")), ..job("2027-01-01") };
    let trail = TrailSituation { jobs: vec![lost], ..quiet() };
    assert_eq!(dues(&trail, "job_loss", "2027-02-27"), ["2027-03-02"]);
}

#[rstest]
#[case("2026-06-23", 0)]
#[case("2026-06-24", 1)]
#[case("2026-07-10", 1)]
#[case("2026-08-01", 0)]
fn passive_participant_is_followed_up_while_the_period_lasts(#[case] today: &str, #[case] count: usize) {
    let period = passive("2026-06-01", Some("2026-08-01"), Some("2026-07-01"));
    let trail = TrailSituation { passive_periods: vec![period], ..quiet() };
    assert_eq!(dues(&trail, "passive_follow_up", today), vec!["2026-07-01"; count]);
    let ams = TrailSituation { service: TrailType::Ams, ..trail };
    assert!(dues(&ams, "passive_follow_up", today).is_empty());
}

#[test]
fn planned_meeting_of_yesterday_is_to_be_completed_also_before_the_start() {
    let planned = meeting("2026-11-20", MeetingKind::Startup, MeetingStatus::Planned);
    let trail = TrailSituation { phase: Phase::Referred, meetings: vec![planned], ..quiet() };
    assert!(derive_duties(&trail, day("2026-11-20")).is_empty());
    assert_eq!(dues(&trail, "open_meeting", "2026-11-21"), ["2026-11-23"]);
    let [duty] = &derive_duties(&trail, day("2026-11-21"))[..] else { panic!("one duty") };
    assert_eq!(duty.subject.of(crate::Language::Nb), "Fullfør møtet fra 20.11.2026");
    let ended = TrailSituation { phase: Phase::Ended, ..trail };
    assert!(derive_duties(&ended, day("2026-11-21")).is_empty());
}

#[test]
fn three_weeks_without_contact_are_told_unless_a_meeting_is_agreed() {
    let mut trail = TrailSituation {
        start_date: Some(day("2026-01-01")),
        contact_logs: vec![day("2026-02-01"), day("2026-01-20")],
        ..quiet()
    };
    assert!(dues(&trail, "no_contact", "2026-02-21").is_empty());
    assert_eq!(dues(&trail, "no_contact", "2026-02-22"), ["2026-03-01"]);
    trail.meetings = vec![meeting("2026-03-05", MeetingKind::Participant, MeetingStatus::Planned)];
    assert!(dues(&trail, "no_contact", "2026-03-05").is_empty());
    assert_eq!(dues(&trail, "no_contact", "2026-03-06"), ["2026-03-06"]);
}

#[test]
fn snoozed_duty_comes_back_on_its_day_and_a_closed_one_never() {
    let mut trail = TrailSituation { start_date: Some(day("2026-01-01")), ..quiet() };
    let key = derive_duties(&trail, day("2026-03-20")).into_iter().find(|duty| duty.rule == "periodic_report").unwrap();
    trail.settled.insert(key.key.clone(), Settlement::SnoozedUntil(day("2026-03-25")));
    assert!(dues(&trail, "periodic_report", "2026-03-24").is_empty());
    assert_eq!(dues(&trail, "periodic_report", "2026-03-25").len(), 1);
    trail.settled.insert(key.key, Settlement::Closed);
    assert!(dues(&trail, "periodic_report", "2027-03-25").is_empty());
}

#[test]
fn duties_of_a_busy_trail_have_ids_of_their_own() {
    let trail = TrailSituation {
        start_date: Some(day("2026-12-01")),
        jobs: vec![job("2027-01-01"), JobSpan { job: DocumentId::from_bytes([8; 16]), ..job("2027-01-01") }],
        meetings: vec![meeting("2026-12-02", MeetingKind::Participant, MeetingStatus::Planned)],
        ..quiet()
    };
    let duties = derive_duties(&trail, day("2027-01-05"));
    let ids: BTreeSet<_> = duties.iter().map(|duty| duty_id(duty.trail, &duty.key)).collect();
    assert!(duties.len() >= 7, "{}", duties.len());
    assert_eq!(ids.len(), duties.len());
}

#[rstest]
#[case(&[], Some("2026-01-31"))]
#[case(&[("2026-01-11", Some("2026-01-21"))], Some("2026-02-10"))]
#[case(&[("2026-01-11", Some("2026-01-21")), ("2026-01-15", Some("2026-01-25"))], Some("2026-02-14"))]
#[case(&[("2026-02-05", Some("2026-02-10")), ("2026-01-11", Some("2026-01-21"))], Some("2026-02-15"))]
#[case(&[("2025-12-01", Some("2026-01-05"))], Some("2026-02-03"))]
#[case(&[("2026-01-31", None)], None)]
#[case(&[("2026-02-01", None)], Some("2026-01-31"))]
fn passive_days_are_not_counted_and_overlaps_not_twice(
    #[case] periods: &[(&str, Option<&str>)],
    #[case] expected: Option<&str>,
) {
    let periods: Vec<_> = periods.iter().map(|(from, to)| passive(from, *to, None)).collect();
    assert_eq!(after_active_days(day("2026-01-01"), 30, &periods), expected.map(day));
}

const FIRST_DAY: &str = "2026-01-01";
const SPAN_DAYS: i64 = 500;

fn any_day() -> impl Strategy<Value = Date> {
    (0..SPAN_DAYS).prop_map(|offset| add_days(day(FIRST_DAY), offset))
}

fn any_meeting() -> impl Strategy<Value = SituationMeeting> {
    let kinds = prop::sample::select(MeetingKind::ALL);
    let statuses = prop::sample::select(MeetingStatus::ALL);
    let channels = prop::sample::select(Channel::ALL);
    (any::<[u8; 16]>(), any_day(), kinds, statuses, channels, any::<bool>()).prop_map(
        |(id, on, kind, status, channel, participant_attends)| SituationMeeting {
            meeting: MeetingId::from_bytes(id),
            on,
            kind,
            channel,
            status,
            participant_attends,
        },
    )
}

fn any_job() -> impl Strategy<Value = JobSpan> {
    let days = (any_day(), prop::option::of(any_day()), prop::option::of(any_day()), prop::option::of(any_day()));
    (any::<[u8; 16]>(), days).prop_map(|(id, (starts_on, ends_on, learned, declined))| JobSpan {
        job: DocumentId::from_bytes(id),
        starts_on,
        ends_on,
        learned_of_loss_on: learned,
        follow_up_declined_from: declined,
    })
}

fn any_period() -> impl Strategy<Value = PassiveSpan> {
    (any::<[u8; 16]>(), any_day(), prop::option::of(any_day()), prop::option::of(any_day())).prop_map(
        |(id, from, to, follow_up_on)| PassiveSpan { period: DocumentId::from_bytes(id), from, to, follow_up_on },
    )
}

fn any_trail() -> impl Strategy<Value = TrailSituation> {
    let phases = prop::sample::select(Phase::ALL);
    let services = prop::sample::select(TrailType::ALL);
    let dates = (prop::option::of(any_day()), prop::option::weighted(0.3, any_day()));
    let rows = (
        prop::collection::vec(any_day(), 0..4),
        prop::collection::vec(any_job(), 0..3),
        prop::collection::vec(any_period(), 0..3),
        prop::collection::vec(any_meeting(), 0..8),
        prop::collection::vec(any_day(), 0..5),
    );
    (services, phases, dates, rows).prop_map(|(service, phase, dates, rows)| TrailSituation {
        service,
        phase,
        start_date: dates.0,
        first_employer_meeting: dates.1,
        report_ends: rows.0,
        jobs: rows.1,
        passive_periods: rows.2,
        meetings: rows.3,
        contact_logs: rows.4,
        ..quiet()
    })
}

/// Every day of the span, and some beyond it.
fn all_days() -> impl Iterator<Item = Date> {
    (0..SPAN_DAYS + 120).map(|offset| add_days(day(FIRST_DAY), offset))
}

fn turned_round(trail: &TrailSituation) -> TrailSituation {
    let mut other = trail.clone();
    other.report_ends.reverse();
    other.jobs.reverse();
    other.passive_periods.reverse();
    other.meetings.reverse();
    other.contact_logs.reverse();
    other
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn same_rows_in_any_order_give_the_same_duties(trail in any_trail(), today in any_day()) {
        let duties = derive_duties(&trail, today);
        prop_assert_eq!(&duties, &derive_duties(&trail, today));
        prop_assert_eq!(&duties, &derive_duties(&turned_round(&trail), today));
    }

    #[test]
    fn rows_that_arrive_twice_make_no_second_duty(trail in any_trail(), today in any_day()) {
        let mut doubled = trail.clone();
        doubled.meetings.extend(trail.meetings.iter().copied());
        doubled.jobs.extend(trail.jobs.iter().copied());
        doubled.passive_periods.extend(trail.passive_periods.iter().copied());
        doubled.report_ends.extend(trail.report_ends.iter().copied());
        prop_assert_eq!(derive_duties(&doubled, today), derive_duties(&trail, today));
    }

    #[test]
    fn no_two_duties_of_a_day_have_one_key_or_one_id(trail in any_trail(), today in any_day()) {
        let duties = derive_duties(&trail, today);
        let keys: BTreeSet<_> = duties.iter().map(|duty| &duty.key).collect();
        let ids: BTreeSet<_> = duties.iter().map(|duty| duty_id(duty.trail, &duty.key)).collect();
        prop_assert_eq!((keys.len(), ids.len()), (duties.len(), duties.len()));
    }

    #[test]
    fn duty_shows_on_one_unbroken_run_of_days_and_never_changes(trail in any_trail()) {
        let mut shown: BTreeMap<String, (Duty, Date)> = BTreeMap::new();
        for today in all_days() {
            for duty in derive_duties(&trail, today) {
                prop_assert!(duty.opened_on <= today && duty.opened_on <= duty.due);
                match shown.insert(duty.key.clone(), (duty.clone(), today)) {
                    None => {}
                    Some((earlier, last_day)) => {
                        prop_assert_eq!(last_day, add_days(today, -1), "{} came back", duty.key);
                        prop_assert_eq!(earlier, duty);
                    }
                }
            }
        }
    }

    #[test]
    fn closing_is_final_and_touches_no_other_duty(trail in any_trail(), today in any_day()) {
        if let Some(closed) = derive_duties(&trail, today).first() {
            let mut settled = trail.clone();
            settled.settled.insert(closed.key.clone(), Settlement::Closed);
            for later in all_days() {
                let mut expected = derive_duties(&trail, later);
                expected.retain(|duty| duty.key != closed.key);
                prop_assert_eq!(derive_duties(&settled, later), expected);
            }
        }
    }
}
