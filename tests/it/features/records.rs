//! Jobs, educations and periods.

use crate::world::{World, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    CoreError,
    api::{
        EditRecord, NewApprenticeJob, NewMeeting, NewRecord, NewTrail, RecordFilter, RecordRow, SetPhase,
        TimelineFilter,
    },
    domain::{MeetingKind, Phase, RecordId, TrailId, TrailType, records::RecordKind},
};

const PERSON: &str = "15507600333";

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn trail(world: &World, service: TrailType, phase: Phase) -> TrailId {
    let client = &world.devices[0].client;
    let input = NewTrail { national_id: PERSON.to_owned(), service: Some(service), ..NewTrail::default() };
    let trail = client.create_trail(input).unwrap().id.parse().unwrap();
    let startup = NewMeeting {
        kind: MeetingKind::Startup,
        at: "2026-11-02T10:00".to_owned(),
        employer: None,
        ..visit(trail, "")
    };
    client.log_meeting(startup).unwrap();
    let step = SetPhase { id: trail, phase, cause: None, detail: None, on: None };
    match client.set_phase(step) {
        Err(error) if error.report().code == "nothing_to_change" => {}
        other => drop(other.unwrap()),
    }
    trail
}

fn try_add(world: &World, trail: TrailId, kind: RecordKind, pairs: &[(&str, &str)]) -> Result<RecordId, CoreError> {
    let input = NewRecord { trail, kind, fields: fields(pairs) };
    world.devices[0].client.add_record(input).map(|made| made.id.parse().unwrap())
}

fn add(world: &World, trail: TrailId, kind: RecordKind, pairs: &[(&str, &str)]) -> RecordId {
    try_add(world, trail, kind, pairs).unwrap()
}

fn edit(world: &World, device: usize, id: RecordId, pairs: &[(&str, &str)]) -> Result<(), CoreError> {
    let input = EditRecord { id, fields: fields(pairs), base: None, discarded: None };
    world.devices[device].client.edit_record(input)
}

fn shown(world: &World, device: usize, id: RecordId) -> RecordRow {
    world.devices[device].client.record(id).unwrap().row
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

fn duties(world: &World, device: usize, trail: TrailId) -> Vec<String> {
    world.devices[device].client.duties(Some(trail)).unwrap().into_iter().map(|duty| duty.rule).collect()
}

const JOB: [(&str, &str); 4] = [
    ("title", "Lagermedarbeider"),
    ("employment_form", "permanent"),
    ("employer", "974760673"),
    ("start_date", "2026-11-23"),
];

const TRAINING: [(&str, &str); 7] = [
    ("title", "Logistikkfaget"),
    ("programme", "building"),
    ("form", "apprentice"),
    ("institution", "Øvelse videregående"),
    ("institution_contact", "Kari Øving"),
    ("start_date", "2026-11-23"),
    ("description", "Fagbrev som privatist"),
];

#[test]
fn f020_passive_period_has_a_reason_and_a_follow_up_that_is_a_duty_until_it_ends() {
    let world = World::with_devices(2);
    let trail = trail(&world, TrailType::Ips, Phase::JobDevelopment);
    let period = [("from", "2026-11-21"), ("reason", "Innlagt")];
    refused(try_add(&world, trail, RecordKind::PassivePeriod, &period), "required", "follow_up_on");
    let late = [period[0], period[1], ("follow_up_on", "2026-11-21")];
    refused(try_add(&world, trail, RecordKind::PassivePeriod, &late), "follow_up_not_ahead", "follow_up_on");
    let id = add(&world, trail, RecordKind::PassivePeriod, &[period[0], period[1], ("follow_up_on", "2026-11-25")]);
    world.settle();
    assert_eq!(shown(&world, 1, id).status, "ongoing");
    assert!(duties(&world, 1, trail).contains(&"passive_follow_up".to_owned()));

    world.devices[1].wait_days(2);
    edit(&world, 1, id, &[("to", "2026-11-23")]).unwrap();
    let ended = shown(&world, 1, id);
    assert!(ended.fields.contains_key("ended_by"), "who ended it is kept");
    assert_eq!(ended.status, "completed");
    assert!(!duties(&world, 1, trail).contains(&"passive_follow_up".to_owned()), "the duty goes with its reason");
}

#[test]
fn q08_passive_periods_are_rows_that_stand_after_the_next_one_begins() {
    let world = World::with_devices(1);
    let trail = trail(&world, TrailType::Ips, Phase::JobDevelopment);
    let first = [("from", "2026-11-03"), ("to", "2026-11-10"), ("reason", "Ferie")];
    add(&world, trail, RecordKind::PassivePeriod, &first);
    add(
        &world,
        trail,
        RecordKind::PassivePeriod,
        &[("from", "2026-11-20"), ("follow_up_on", "2026-12-01"), ("reason", "Innlagt")],
    );
    let over = [("from", "2026-11-05"), ("to", "2026-11-07"), ("reason", "Dobbelt")];
    refused(try_add(&world, trail, RecordKind::PassivePeriod, &over), "period_overlaps", "from");
    let filter = RecordFilter { trail: Some(trail), kind: Some(RecordKind::PassivePeriod), include_discarded: false };
    let rows = world.devices[0].client.records(filter).unwrap();
    let reasons: Vec<_> = rows.iter().filter_map(|row| row.fields.get("reason")).collect();
    assert_eq!(reasons, ["Innlagt", "Ferie"]);
}

#[test]
fn f042_sms_reservation_is_a_row_each_time_with_who_and_when() {
    let world = World::with_devices(1);
    let trail = trail(&world, TrailType::Ips, Phase::JobDevelopment);
    let on = add(&world, trail, RecordKind::SmsReservation, &[("reserved", "true")]);
    let off = add(&world, trail, RecordKind::SmsReservation, &[]);
    for id in [on, off] {
        let row = shown(&world, 0, id);
        assert!(row.fields.contains_key("changed_at") && row.fields.contains_key("changed_by"));
    }
    assert_eq!(shown(&world, 0, on).fields.get("reserved").map(String::as_str), Some("true"));
    assert_eq!(shown(&world, 0, off).fields.get("reserved"), None);
}

#[test]
fn f046_contact_log_says_who_when_and_how_and_only_the_tick_shares_it() {
    let world = World::with_devices(2);
    let trail = trail(&world, TrailType::Ips, Phase::JobDevelopment);
    let log = [("subject", "Avklaring"), ("at", "2026-11-20T14:00"), ("description", "Vil gjerne prøve lager")];
    let id = add(&world, trail, RecordKind::ContactLog, &log);
    let row = shown(&world, 0, id);
    let field = |key: &str| row.fields.get(key).cloned().unwrap_or_default();
    assert_eq!(
        (field("status"), field("way"), field("with")),
        ("completed".into(), "phone".into(), "participant".into())
    );
    let tomorrow = [("subject", "Avklaring"), ("at", "2026-11-22T14:00")];
    refused(try_add(&world, trail, RecordKind::ContactLog, &tomorrow), "date_in_future", "at");

    let seen = |device: usize| {
        let view = world.devices[device].client.participant_view(trail).unwrap();
        serde_json::to_string(&view).unwrap().contains("Vil gjerne prøve lager")
    };
    world.settle();
    assert!(!seen(1), "not shared without the tick");
    edit(&world, 1, id, &[("minutes_shared", "true")]).unwrap();
    assert!(seen(1));
    edit(&world, 1, id, &[("minutes_shared", "")]).unwrap();
    assert!(!seen(1));
}

#[test]
fn f048_timeline_is_narrowed_by_kind_and_status() {
    let world = World::with_devices(1);
    let trail = trail(&world, TrailType::Ips, Phase::JobDevelopment);
    world.devices[0].log_visit(trail, "Hos sjefen");
    world.devices[0].add_task(trail, "Ringe");
    add(&world, trail, RecordKind::Job, &JOB);
    let client = &world.devices[0].client;
    let ask = |kinds: &[&str], statuses: &[&str]| -> Vec<String> {
        let texts = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        let filter = TimelineFilter { trail, kinds: texts(kinds), statuses: texts(statuses) };
        client.timeline(filter).unwrap().into_iter().map(|row| row.kind).collect()
    };
    let all = ask(&[], &[]);
    for kind in ["meeting.employer", "meeting.startup", "task", "job", "event"] {
        assert!(all.iter().any(|one| one == kind), "{kind} in {all:?}");
    }
    assert_eq!(ask(&["job"], &[]), ["job"]);
    assert_eq!(ask(&[], &["planned"]), ["job"]);
    assert_eq!(ask(&["task", "job"], &["open"]), ["task"]);
    let elsewhere = TimelineFilter { trail: TrailId::from_bytes([9; 16]), kinds: vec![], statuses: vec![] };
    refused(client.timeline(elsewhere), "id_unknown", "trail");
}

#[test]
fn f051_job_keeps_subsidies_hours_plan_and_experience_and_names_its_employer() {
    let world = World::with_devices(2);
    let trail = trail(&world, TrailType::Ips, Phase::JobDevelopment);
    let more = [
        ("hours_per_week", "22,5"),
        ("nav_wage_subsidy", "true"),
        ("nav_mentor_subsidy", "true"),
        ("support_plan", "Fadder de første ukene"),
        ("positive_experience", "Trives"),
    ];
    let id = add(&world, trail, RecordKind::Job, &[JOB.as_slice(), &more].concat());
    world.settle();
    let row = shown(&world, 1, id);
    for (key, value) in [("hours_per_week", "22.5"), ("nav_wage_subsidy", "true"), ("support_plan", more[3].1)] {
        assert_eq!(row.fields.get(key).map(String::as_str), Some(value), "{key}");
    }
    let nobody: Vec<_> = JOB.into_iter().filter(|(key, _)| *key != "employer").collect();
    refused(try_add(&world, trail, RecordKind::Job, &nobody), "employer_required", "employer");
    let own: Vec<_> =
        nobody.iter().map(|(key, value)| (*key, if *key == "employment_form" { "freelance" } else { value })).collect();
    add(&world, trail, RecordKind::Job, &own);
    refused(edit(&world, 1, id, &[("status", "completed")]), "end_date_required", "end_date");
    refused(edit(&world, 1, id, &[("end_date", "2026-11-22")]), "period_backwards", "end_date");
}

#[test]
fn f051_lost_job_and_declined_follow_up_decide_what_the_method_asks() {
    let world = World::with_devices(1);
    let trail = trail(&world, TrailType::Ips, Phase::JobDevelopment);
    let id = add(&world, trail, RecordKind::Job, &JOB);
    assert!(duties(&world, 0, trail).contains(&"job_before_start".to_owned()));
    edit(&world, 0, id, &[("follow_up_declined_from", "2026-11-20")]).unwrap();
    assert!(!duties(&world, 0, trail).iter().any(|rule| rule.starts_with("job_")));
    edit(&world, 0, id, &[("follow_up_declined_from", ""), ("start_date", "2026-11-10")]).unwrap();
    refused(edit(&world, 0, id, &[("learned_of_loss_on", "2026-11-09")]), "period_backwards", "learned_of_loss_on");
    edit(&world, 0, id, &[("learned_of_loss_on", "2026-11-20")]).unwrap();
    assert!(duties(&world, 0, trail).contains(&"job_loss".to_owned()));
}

/// Adds one record of each kind that has dates, and tells its status on the days from today on.
fn statuses_by_day(kind: RecordKind, service: TrailType, phase: Phase, pairs: &[(&str, &str)]) -> Vec<String> {
    let world = World::with_devices(1);
    let trail = trail(&world, service, phase);
    let mut typed = pairs.to_vec();
    let training;
    if kind == RecordKind::ApprenticeJob {
        training = add(&world, trail, RecordKind::VocationalTraining, &TRAINING).to_string();
        typed.push(("training", &training));
    }
    let id = add(&world, trail, kind, &typed);
    (0..5)
        .map(|_| {
            let status = shown(&world, 0, id).status;
            world.devices[0].wait_days(1);
            status
        })
        .collect()
}

#[test]
fn f052_job_is_planned_until_its_first_day_and_completed_after_its_last() {
    let pairs = [JOB.as_slice(), &[("end_date", "2026-11-24")]].concat();
    let days = statuses_by_day(RecordKind::Job, TrailType::Ips, Phase::JobDevelopment, &pairs);
    assert_eq!(days, ["planned", "planned", "ongoing", "ongoing", "completed"]);
}

#[test]
fn f053_education_has_the_status_of_its_dates() {
    let pairs =
        [("title", "Helsefag"), ("form", "full_time"), ("start_date", "2026-11-23"), ("end_date", "2026-11-24")];
    let days = statuses_by_day(RecordKind::Education, TrailType::Ips, Phase::JobDevelopment, &pairs);
    assert_eq!(days, ["planned", "planned", "ongoing", "ongoing", "completed"]);
}

#[test]
fn f054_vocational_training_has_the_status_of_its_dates() {
    let pairs = [TRAINING.as_slice(), &[("end_date", "2026-11-24")]].concat();
    let days = statuses_by_day(RecordKind::VocationalTraining, TrailType::Ams, Phase::FindSuitableJob, &pairs);
    assert_eq!(days, ["planned", "planned", "ongoing", "ongoing", "completed"]);
}

const APPRENTICE: [(&str, &str); 5] = [
    ("title", "Lærling på lager"),
    ("employer", "974760673"),
    ("employment_form", "permanent"),
    ("start_date", "2026-11-23"),
    ("description", "To dager i uken"),
];

#[test]
fn f055_apprentice_job_gets_its_trail_from_its_training_and_lies_in_no_other() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail(&world, TrailType::Ams, Phase::FindSuitableJob);
    let training = add(&world, trail, RecordKind::VocationalTraining, &TRAINING);
    let made = client.add_apprentice_job(NewApprenticeJob { training, fields: fields(&APPRENTICE) }).unwrap();
    let id: RecordId = made.id.parse().unwrap();
    assert_eq!(shown(&world, 0, id).trail, Some(trail));

    let input = NewTrail { national_id: "10915596784".into(), service: Some(TrailType::Ams), ..NewTrail::default() };
    let other: TrailId = client.create_trail(input).unwrap().id.parse().unwrap();
    let text = training.to_string();
    let pairs = [APPRENTICE.as_slice(), &[("training", text.as_str())]].concat();
    refused(try_add(&world, other, RecordKind::ApprenticeJob, &pairs), "training_of_other_trail", "training");
    let nowhere = NewApprenticeJob { training: RecordId::from_bytes([9; 16]), fields: fields(&APPRENTICE) };
    refused(client.add_apprentice_job(nowhere), "training_of_other_trail", "training");
}

#[test]
fn q12_apprentice_job_ends_by_the_same_rule_as_a_job() {
    let pairs = [APPRENTICE.as_slice(), &[("end_date", "2026-11-24")]].concat();
    let days = statuses_by_day(RecordKind::ApprenticeJob, TrailType::Ams, Phase::FindSuitableJob, &pairs);
    assert_eq!(days, ["planned", "planned", "ongoing", "ongoing", "ended"]);
}

#[test]
fn f056_recruitment_programme_is_a_period_with_an_end_a_cause_and_a_detail() {
    let world = World::with_devices(1);
    let trail = trail(&world, TrailType::Ams, Phase::FindSuitableJob);
    let id = add(&world, trail, RecordKind::RecruitmentPeriod, &[("start_date", "2026-11-10")]);
    assert_eq!(shown(&world, 0, id).status, "ongoing");
    refused(
        try_add(&world, trail, RecordKind::RecruitmentPeriod, &[("start_date", "2026-12-01")]),
        "period_overlaps",
        "start_date",
    );
    refused(edit(&world, 0, id, &[("end_date", "2026-11-20")]), "end_cause_required", "end_cause");
    let left = [("end_date", "2026-11-20"), ("end_cause", "not_employed"), ("end_detail", "other")];
    edit(&world, 0, id, &left).unwrap();
    assert_eq!(shown(&world, 0, id).status, "completed");
    add(&world, trail, RecordKind::RecruitmentPeriod, &[("start_date", "2026-12-01")]);
}

#[test]
fn f102_collaborators_of_ce_keep_whether_they_have_consent() {
    let world = World::with_devices(1);
    let trail = trail(&world, TrailType::Ce, Phase::Discovery);
    let pairs = [("name", "Kari Øving"), ("role", "Ergoterapeut"), ("consent_obtained", "true")];
    let id = add(&world, trail, RecordKind::Collaborator, &pairs);
    assert_eq!(shown(&world, 0, id).fields.get("consent_obtained").map(String::as_str), Some("true"));
    refused(
        try_add(&world, trail, RecordKind::Collaborator, &[("name", "X"), ("email", "x")]),
        "email_invalid",
        "email",
    );
}

#[test]
fn f103_fixed_activities_have_weekdays_and_a_time_that_ends_after_it_starts() {
    let world = World::with_devices(1);
    let trail = trail(&world, TrailType::Ce, Phase::Discovery);
    let pairs = [("name", "Trening"), ("weekdays", "monday,thursday"), ("starts", "10:00"), ("ends", "11:30")];
    let id = add(&world, trail, RecordKind::FixedActivity, &pairs);
    assert_eq!(shown(&world, 0, id).fields.get("weekdays").map(String::as_str), Some("monday,thursday"));
    refused(edit(&world, 0, id, &[("ends", "09:00")]), "period_backwards", "ends");
}

#[test]
fn f104_opportunities_are_kept_as_a_list_with_status() {
    let world = World::with_devices(2);
    let trail = trail(&world, TrailType::Ce, Phase::Discovery);
    for number in 1..=20 {
        add(&world, trail, RecordKind::DiscoveryOpportunity, &[("name", &format!("Mulighet {number}"))]);
    }
    world.settle();
    let kind = Some(RecordKind::DiscoveryOpportunity);
    let rows = world.devices[1].client.records(RecordFilter { trail: Some(trail), kind, include_discarded: false });
    let rows = rows.unwrap();
    assert_eq!(rows.len(), 20);
    assert!(rows.iter().all(|row| row.status == "not_contacted"));
}
