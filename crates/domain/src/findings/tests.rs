//! Each rule: found when it is broken, gone when it is not.

use super::*;
use crate::{
    Language,
    codes::{Channel, EndCause, MeetingKind, MeetingStatus, Phase, TrailType},
    duties::Settlement,
    ending::{EndCauseDetail, EndDetails},
    ids::{DocumentId, MeetingId, TrailId},
    records::RecordKind,
    rules::{Violation, ViolationCode},
    time::{Date, parse_time},
};
use rstest::rstest;
use std::collections::BTreeMap;

const TRAIL: TrailId = TrailId::from_bytes([1; 16]);

fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

fn trail(phase: Phase) -> MergedTrail {
    MergedTrail {
        trail: TRAIL,
        service: TrailType::Ips,
        phase,
        referred: Some("2026-09-01".parse().unwrap()),
        ending: EndDetails::NONE,
        other_active: Vec::new(),
        meetings: Vec::new(),
        records: Vec::new(),
        open_tasks: false,
        disputes: Vec::new(),
        settled: BTreeMap::new(),
    }
}

fn ended() -> MergedTrail {
    let ending = EndDetails {
        on: Some("2026-11-20".parse().unwrap()),
        cause: Some(EndCause::Work),
        detail: Some(EndCauseDetail::WorkNoSubsidy),
    };
    MergedTrail { ending, ..trail(Phase::Ended) }
}

fn meeting(number: u8, kind: MeetingKind, at: &str, status: MeetingStatus) -> MergedMeeting {
    MergedMeeting {
        meeting: MeetingId::from_bytes([number; 16]),
        subject: "Samtale".to_owned(),
        kind,
        at: parse_time(at, "at").unwrap(),
        channel: Channel::Physical,
        status,
        breaks: None,
    }
}

fn record(number: u8, kind: RecordKind, pairs: &[(&str, &str)]) -> MergedRecord {
    MergedRecord {
        record: DocumentId::from_bytes([number; 16]),
        kind,
        title: "Lagerarbeider".to_owned(),
        fields: pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        discarded: false,
        contact_employers: None,
    }
}

fn job(number: u8) -> MergedRecord {
    record(
        number,
        RecordKind::Job,
        &[
            ("title", "Lagerarbeider"),
            ("employment_form", "permanent"),
            ("status", "planned"),
            ("employer", "974760673"),
            ("start_date", "2026-12-01"),
        ],
    )
}

fn passive(number: u8, from: &str, to: &str) -> MergedRecord {
    let pairs = [("from", from), ("to", to), ("follow_up_on", "2026-12-15"), ("reason", "Behandling")];
    record(number, RecordKind::PassivePeriod, &pairs)
}

fn dispute(document: DocumentId, field: &str, kind: DisputeKind) -> Dispute {
    let values = vec!["open".to_owned(), "done".to_owned()];
    Dispute { document, field: field.to_owned(), kind, values }
}

fn codes(trail: &MergedTrail) -> Vec<FindingCode> {
    derive_findings(trail, today()).into_iter().map(|finding| finding.code).collect()
}

#[test]
fn trail_where_all_is_well_has_no_finding() {
    let mut well = trail(Phase::Working);
    well.meetings = vec![
        meeting(1, MeetingKind::Startup, "2026-09-10T10:00", MeetingStatus::Completed),
        meeting(2, MeetingKind::Employer, "2026-09-10T12:00", MeetingStatus::Completed),
    ];
    well.records = vec![job(3), passive(4, "2026-11-25", "2026-12-20"), passive(5, "2026-12-20", "2026-12-31")];
    assert_eq!(codes(&well), []);
    assert_eq!(codes(&ended()), []);
}

#[test]
fn two_startups_are_one_finding_whichever_came_first() {
    let mut one = trail(Phase::Mapping);
    let first = meeting(1, MeetingKind::Startup, "2026-09-10T10:00", MeetingStatus::Completed);
    let second = meeting(2, MeetingKind::Startup, "2026-09-12T10:00", MeetingStatus::Planned);
    one.meetings = vec![first.clone(), second.clone()];
    let mut other = trail(Phase::Mapping);
    other.meetings = vec![second.clone(), first.clone()];
    assert_eq!(codes(&one), [FindingCode::TwoStartups]);
    assert_eq!(derive_findings(&one, today()), derive_findings(&other, today()));
    one.meetings = vec![first, MergedMeeting { status: MeetingStatus::Cancelled, ..second }];
    assert_eq!(codes(&one), []);
}

#[test]
fn start_after_the_first_meeting_with_an_employer_is_found() {
    let mut late = trail(Phase::Mapping);
    late.meetings = vec![
        meeting(1, MeetingKind::Startup, "2026-09-12T10:00", MeetingStatus::Completed),
        meeting(2, MeetingKind::Employer, "2026-09-10T12:00", MeetingStatus::Completed),
    ];
    assert_eq!(codes(&late), [FindingCode::StartupAfterEmployer]);
}

#[rstest]
#[case("employer", Some(FindingCode::MeetingEmployer))]
#[case("place", None)]
fn two_employers_of_a_meeting_are_found(#[case] field: &str, #[case] code: Option<FindingCode>) {
    let mut disputed = trail(Phase::Mapping);
    let visit = meeting(2, MeetingKind::Employer, "2026-11-20T12:00", MeetingStatus::Completed);
    disputed.disputes = vec![dispute(visit.meeting.document(), field, DisputeKind::Values)];
    disputed.meetings = vec![visit];
    assert_eq!(codes(&disputed), code.into_iter().collect::<Vec<_>>());
}

#[test]
fn meeting_that_breaks_a_rule_tells_which() {
    let mut broken = trail(Phase::Mapping);
    let mut visit = meeting(2, MeetingKind::Employer, "2026-11-20T12:00", MeetingStatus::Completed);
    visit.breaks = Some(Violation::new(ViolationCode::CompletedInFuture, "status"));
    broken.meetings = vec![visit];
    let [finding] = derive_findings(&broken, today()).try_into().unwrap();
    assert_eq!(finding.code, FindingCode::MeetingRule);
    assert!(finding.key.ends_with(":completed_in_future:status"), "{}", finding.key);
    assert!(finding.why.of(Language::Nb).contains(ViolationCode::CompletedInFuture.words().of(Language::Nb)));
}

#[test]
fn meeting_without_the_number_of_its_employer_asks_for_it() {
    let mut unnumbered = trail(Phase::Mapping);
    let mut visit = meeting(2, MeetingKind::Employer, "2026-11-20T12:00", MeetingStatus::Completed);
    visit.breaks = Some(Violation::new(ViolationCode::EmployerRequired, "employer"));
    unnumbered.meetings = vec![visit];
    assert_eq!(codes(&unnumbered), [FindingCode::MeetingWithoutEmployer]);
}

#[rstest]
#[case("2026-12-01", "2026-12-20", true)]
#[case("2026-12-10", "2026-12-31", false)]
#[case("2026-12-09", "", true)]
fn periods_over_each_other_are_one_finding(#[case] from: &str, #[case] to: &str, #[case] overlaps: bool) {
    let mut merged = trail(Phase::Mapping);
    merged.records = vec![passive(1, "2026-11-25", "2026-12-10"), passive(2, from, to)];
    let expected: &[FindingCode] = if overlaps { &[FindingCode::PassiveOverlap] } else { &[] };
    assert_eq!(codes(&merged), expected);
    merged.records[0].discarded = true;
    assert_eq!(codes(&merged), []);
}

#[test]
fn phase_whose_only_job_was_put_aside_is_found() {
    let mut working = trail(Phase::Working);
    assert_eq!(codes(&working), [FindingCode::PhaseWithoutJob]);
    working.records = vec![MergedRecord { discarded: true, ..job(1) }];
    assert_eq!(codes(&working), [FindingCode::PhaseWithoutJob]);
    working.records = vec![job(1)];
    assert_eq!(codes(&working), []);
    assert_eq!(codes(&trail(Phase::InEducation)), [FindingCode::PhaseWithoutEducation]);
}

#[rstest]
#[case("phase", FindingCode::PhaseConflict)]
#[case("end_detail", FindingCode::EndConflict)]
#[case("owner", FindingCode::OwnerConflict)]
fn two_values_in_the_trail_itself_are_found(#[case] field: &str, #[case] code: FindingCode) {
    let mut disputed = trail(Phase::Mapping);
    disputed.disputes = vec![dispute(TRAIL.document(), field, DisputeKind::Values)];
    assert_eq!(codes(&disputed), [code]);
}

#[test]
fn ended_trail_has_its_details_and_nothing_open() {
    let mut merged = ended();
    merged.ending.detail = None;
    assert_eq!(codes(&merged), [FindingCode::EndIncomplete]);
    merged.ending.detail = Some(EndCauseDetail::EduNav);
    assert_eq!(codes(&merged), [FindingCode::EndRule], "a detail of another cause");

    let mut busy = ended();
    busy.meetings = vec![
        meeting(1, MeetingKind::Participant, "2026-12-01T10:00", MeetingStatus::Planned),
        meeting(2, MeetingKind::Participant, "2026-11-21T10:00", MeetingStatus::Completed),
        meeting(3, MeetingKind::Participant, "2026-11-20T10:00", MeetingStatus::Completed),
    ];
    busy.open_tasks = true;
    assert_eq!(
        codes(&busy),
        [FindingCode::EndedWithLaterMeeting, FindingCode::EndedWithOpenMeeting, FindingCode::EndedWithOpenTasks]
    );
    let gone_on = MergedTrail { phase: Phase::Mapping, ..ended() };
    assert_eq!(codes(&gone_on), [FindingCode::EndDetailsLeft]);
}

#[test]
fn two_active_trails_are_the_same_finding_from_both_sides_of_the_pair() {
    let other = TrailId::from_bytes([2; 16]);
    let one = MergedTrail { other_active: vec![other], ..trail(Phase::Mapping) };
    let two = MergedTrail { trail: other, other_active: vec![TRAIL], ..trail(Phase::Mapping) };
    assert_eq!(codes(&one), [FindingCode::TwoActiveTrails]);
    assert_eq!(derive_findings(&one, today())[0].key, derive_findings(&two, today())[0].key);
    assert_eq!(codes(&MergedTrail { other_active: vec![other], ..ended() }), []);
}

#[test]
fn record_whose_dates_two_people_crossed_is_found() {
    let mut crossed = trail(Phase::Working);
    let mut one = job(1);
    one.fields.insert("end_date".to_owned(), "2026-11-01".to_owned());
    crossed.records = vec![one];
    let [finding] = derive_findings(&crossed, today()).try_into().unwrap();
    assert_eq!((finding.code, finding.about), (FindingCode::RecordRule, DocumentId::from_bytes([1; 16])));
    assert!(finding.key.ends_with(":period_backwards:end_date"), "{}", finding.key);
}

#[test]
fn contact_of_another_employer_is_found_only_when_the_contact_is_known() {
    let mut merged = trail(Phase::Working);
    let mut one = job(1);
    one.fields.insert("employer_contact".to_owned(), "01930000-0000-7000-8000-000000000001".to_owned());
    merged.records = vec![one.clone()];
    assert_eq!(codes(&merged), []);
    merged.records = vec![MergedRecord { contact_employers: Some(vec!["923609016".to_owned()]), ..one }];
    assert_eq!(codes(&merged), [FindingCode::RecordRule]);
}

#[rstest]
#[case(RecordKind::SubGoal, "discarded", DisputeKind::Beside, Some(FindingCode::DiscardedAndEdited))]
#[case(RecordKind::Report, "f.status", DisputeKind::Beside, Some(FindingCode::ReportSharedAndEdited))]
#[case(RecordKind::Report, "f.journal_id", DisputeKind::Values, Some(FindingCode::ReportFiledTwice))]
#[case(RecordKind::Report, "f.status", DisputeKind::Twice, None)]
#[case(RecordKind::DutyMark, "f.status", DisputeKind::Values, Some(FindingCode::SettledAndReopened))]
fn what_two_did_with_one_record_at_once_is_found(
    #[case] kind: RecordKind,
    #[case] field: &str,
    #[case] how: DisputeKind,
    #[case] code: Option<FindingCode>,
) {
    let mut merged = trail(Phase::Mapping);
    let one = record(1, kind, &[("status", "shared")]);
    merged.disputes = vec![dispute(one.record, field, how)];
    merged.records = vec![one];
    let found = codes(&merged).into_iter().filter(|code| *code != FindingCode::RecordRule);
    assert_eq!(found.collect::<Vec<_>>(), code.into_iter().collect::<Vec<_>>());
}

#[test]
fn report_filed_by_two_is_found_although_they_agree() {
    let mut merged = trail(Phase::Mapping);
    let one = record(1, RecordKind::Report, &[("status", "archived")]);
    merged.disputes = vec![dispute(one.record, "f.status", DisputeKind::Twice)];
    merged.records = vec![one];
    assert!(codes(&merged).contains(&FindingCode::ReportFiledTwice));
}

#[test]
fn settled_finding_stays_away_and_a_put_off_one_comes_back() {
    let mut working = trail(Phase::Working);
    let key = derive_findings(&working, today())[0].key.clone();
    working.settled.insert(key.clone(), Settlement::Closed);
    assert_eq!(codes(&working), []);
    working.settled.insert(key.clone(), Settlement::SnoozedUntil("2026-11-23".parse().unwrap()));
    assert_eq!(codes(&working), []);
    working.settled.insert(key, Settlement::SnoozedUntil(today()));
    assert_eq!(codes(&working), [FindingCode::PhaseWithoutJob]);
}

#[test]
fn key_is_the_same_in_every_version_and_fits_one_line() {
    // Released keys: a change here would open again what people have settled.
    let mut merged = trail(Phase::Working);
    merged.records = vec![passive(1, "2026-11-25", ""), passive(2, "2026-11-26", "")];
    let keys: Vec<_> = derive_findings(&merged, today()).into_iter().map(|finding| finding.key).collect();
    assert_eq!(
        keys,
        [
            "finding:passive_overlap:01010101-0101-0101-0101-010101010101/02020202-0202-0202-0202-020202020202",
            "finding:phase_without_job"
        ]
    );
    assert!(keys.iter().all(|key| key.chars().count() <= crate::LINE_CHARS_MAX));
}
