//! What the participant may see.

use crate::world::{World, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    api::{EditProfileField, NewMeeting, NewRecord, NewTrail, ParticipantView, SetPhase, ShareReport},
    domain::{
        EndCause, MeetingKind, MeetingStatus, Phase, RecordId, TrailId, ending::EndCauseDetail, records::RecordKind,
    },
};

const PERSON: &str = "15507600333";

fn record(world: &World, trail: TrailId, kind: RecordKind, pairs: &[(&str, &str)]) {
    let fields: BTreeMap<_, _> = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    world.devices[0].client.add_record(NewRecord { trail, kind, fields }).unwrap();
}

fn profile(world: &World, id: TrailId, field: &str, value: &str) {
    let input = EditProfileField { id, field: field.to_owned(), value: value.to_owned(), base: None };
    world.devices[0].client.edit_profile_field(input).unwrap();
}

fn meeting(world: &World, trail: TrailId, kind: MeetingKind, at: &str, status: MeetingStatus, note: &str) {
    let input = NewMeeting { kind, at: at.to_owned(), status: Some(status), ..visit(trail, note) };
    world.devices[0].client.log_meeting(input).unwrap();
}

fn seen(view: &ParticipantView) -> String {
    serde_json::to_string(view).unwrap()
}

#[test]
fn f064_participant_sees_goal_specialist_activities_meetings_jobs_and_education() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    profile(&world, trail, "main_goal_description", "Fast jobb på lager.");
    record(&world, trail, RecordKind::SubGoal, &[("subject", "Skrive CV"), ("due", "2026-12-01T12:00")]);
    record(
        &world,
        trail,
        RecordKind::Job,
        &[
            ("title", "Lagermedarbeider"),
            ("employment_form", "permanent"),
            ("employer", "974760673"),
            ("start_date", "2026-11-02"),
            ("description", "Bare for jobbspesialisten"),
            ("support_plan", "Fadder de første ukene"),
        ],
    );
    meeting(&world, trail, MeetingKind::Participant, "2026-11-25T10:00", MeetingStatus::Planned, "Gå gjennom CV");
    meeting(
        &world,
        trail,
        MeetingKind::Participant,
        "2026-11-19T10:00",
        MeetingStatus::Planned,
        "Glemt og aldri lukket",
    );
    let view = world.devices[0].client.participant_view(trail).unwrap();
    assert!(view.open);
    assert_eq!(view.specialist, "Øvelse 0");
    assert_eq!(view.profile[0].lines[0].text, "Fast jobb på lager.");
    assert_eq!((view.sub_goals.len(), view.sub_goals[0].title.as_str()), (1, "Skrive CV"));
    assert_eq!((view.meetings.len(), view.meetings[0].note.as_str()), (1, "Gå gjennom CV"));
    assert_eq!(view.jobs[0].title, "Lagermedarbeider");
    let lines: Vec<_> = view.jobs[0].lines.iter().map(|line| (line.label.as_str(), line.text.as_str())).collect();
    assert!(lines.contains(&("Jobbstøtteplan", "Fadder de første ukene")), "{lines:?}");
    assert!(lines.contains(&("Status", "Pågår")) || lines.contains(&("Status", "Pågående")), "{lines:?}");
    assert!(!seen(&view).contains("Bare for jobbspesialisten"));
}

#[test]
fn f064_participant_sees_meetings_with_an_employer_when_taking_part_and_no_meeting_at_a_place_of_study() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    let log = |kind: MeetingKind, at: &str, attends: bool, note: &str| {
        let input = NewMeeting {
            kind,
            at: at.to_owned(),
            participant_attends: Some(attends),
            employer: (kind == MeetingKind::Employer).then(|| "974760673".to_owned()),
            ..visit(trail, note)
        };
        world.devices[0].client.log_meeting(input).unwrap();
    };
    log(MeetingKind::Employer, "2026-11-24T10:00", true, "Omvisning sammen");
    log(MeetingKind::Employer, "2026-11-25T10:00", false, "Uten deltakeren");
    log(MeetingKind::Employer, "2026-11-18T10:00", true, "Intervju sammen");
    log(MeetingKind::Education, "2026-11-26T10:00", true, "På skolen");
    let view = world.devices[0].client.participant_view(trail).unwrap();
    let [ahead] = view.meetings.as_slice() else { panic!("{:?}", view.meetings) };
    assert_eq!((ahead.employer.as_str(), ahead.note.as_str()), ("Øvelse Lager", "Omvisning sammen"));
    assert_eq!(ahead.place, "Lasterampen");
    let [held] = view.history.meetings.as_slice() else { panic!("{:?}", view.history.meetings) };
    assert_eq!(held.note, "Intervju sammen");
    let text = seen(&view);
    assert!(!text.contains("Uten deltakeren") && !text.contains("På skolen"));
}

#[test]
fn f065_participant_sees_career_plan_openness_and_economy_but_not_the_contact_plan() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    for (field, value) in [
        ("interests", "Sykler"),
        ("must_not_be_shared", "Diagnosen"),
        ("openness_obtained_on", "2026-11-20"),
        ("nav_counsellor", "Kari Veileder"),
        ("financial_framework", "Lønn fra mars"),
        ("no_show_plan", "Ring søsteren"),
        ("no_show_phone", "41234567"),
        ("therapist", "Per Behandler"),
    ] {
        profile(&world, trail, field, value);
    }
    let view = world.devices[0].client.participant_view(trail).unwrap();
    let text = seen(&view);
    for shown in ["Sykler", "Diagnosen", "20.11.2026", "Kari Veileder", "Lønn fra mars"] {
        assert!(text.contains(shown), "{shown}");
    }
    for hidden in ["Ring søsteren", "41234567", "Per Behandler"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
}

#[test]
fn f066_history_has_shared_conversations_held_meetings_done_activities_and_ended_jobs_only() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    let log = |subject: &str, shared: &[(&str, &str)]| {
        let usual = [("subject", subject), ("description", "Vi snakket."), ("at", "2026-11-19T10:00")];
        record(&world, trail, RecordKind::ContactLog, &[&usual, shared].concat());
    };
    log("Delt samtale", &[("minutes_shared", "true")]);
    log("Intern samtale", &[]);
    let goal = |subject: &str, status: &str| {
        let fields = [("subject", subject), ("due", "2026-11-20T12:00"), ("status", status)];
        record(&world, trail, RecordKind::SubGoal, &fields);
    };
    goal("Ferdig delmål", "completed");
    goal("Droppet delmål", "not_applicable");
    record(
        &world,
        trail,
        RecordKind::Job,
        &[
            ("title", "Tidligere jobb"),
            ("employment_form", "permanent"),
            ("employer", "974760673"),
            ("start_date", "2026-01-02"),
            ("end_date", "2026-06-30"),
        ],
    );
    meeting(&world, trail, MeetingKind::Participant, "2026-11-20T08:00", MeetingStatus::Completed, "Referat av møtet");
    meeting(&world, trail, MeetingKind::Participant, "2026-11-18T08:00", MeetingStatus::Cancelled, "Avlyst møte");
    meeting(&world, trail, MeetingKind::Employer, "2026-11-20T10:00", MeetingStatus::Completed, "Om arbeidsgiver");
    let view = world.devices[0].client.participant_view(trail).unwrap();
    assert_eq!(view.history.conversations.len(), 1);
    assert_eq!(view.history.meetings.len(), 1);
    assert_eq!(view.history.meetings[0].note, "Referat av møtet");
    assert_eq!(view.history.jobs[0].title, "Tidligere jobb");
    let text = seen(&view);
    assert!(text.contains("Delt samtale") && text.contains("Ferdig delmål"));
    for hidden in ["Intern samtale", "Droppet delmål", "Avlyst møte", "Om arbeidsgiver"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
}

#[test]
fn f067_participant_reads_a_report_while_it_is_shared_and_only_then() {
    let world = World::with_devices(1);
    let trail = world.devices[0].create_trail(PERSON);
    let report = |from: &str, to: &str, text: &str| -> RecordId {
        let fields = [
            ("kind", "interval"),
            ("specialist", "Øvelse 0"),
            ("date_from", from),
            ("date_to", to),
            ("period_summary", text),
        ];
        let fields = fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let made = world.devices[0].client.add_record(NewRecord { trail, kind: RecordKind::Report, fields });
        made.unwrap().id.parse().unwrap()
    };
    let shared = report("2026-08-01", "2026-10-31", "Delt rapport");
    report("2026-05-01", "2026-07-31", "Bare et utkast");
    let reads = || seen(&world.devices[0].client.participant_view(trail).unwrap());
    assert!(!reads().contains("Delt rapport"));
    let share = ShareReport { id: shared, until: "2026-12-01".to_owned() };
    world.devices[0].client.share_report(share).unwrap();
    assert!(reads().contains("Delt rapport") && !reads().contains("Bare et utkast"));
    world.devices[0].client.unshare_report(shared).unwrap();
    assert!(!reads().contains("Delt rapport"));
}

#[test]
fn f068_participant_looks_for_365_days_after_the_end_and_then_no_more() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    for (person, on, open) in [("15507600333", "2025-11-21", true), ("10915596784", "2025-11-20", false)] {
        let input =
            NewTrail { national_id: person.to_owned(), referred: Some("2025-01-10".to_owned()), ..NewTrail::default() };
        let id: TrailId = client.create_trail(input).unwrap().id.parse().unwrap();
        profile(&world, id, "interests", "Sykler");
        let end = SetPhase {
            id,
            phase: Phase::Ended,
            cause: Some(EndCause::Other),
            detail: Some(EndCauseDetail::Illness),
            on: Some(on.to_owned()),
        };
        client.set_phase(end).unwrap();
        let view = client.participant_view(id).unwrap();
        assert_eq!((view.open, seen(&view).contains("Sykler")), (open, open), "{on}");
        assert!(view.until.is_some());
    }
}
