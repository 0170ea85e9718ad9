//! Phases, endings and re-admission.

use crate::world::{Device, START_MILLIS, World, unchanged, visit};
use worktrail_core::{
    CoreError,
    api::{
        BannerKind, CorrectEnding, EditMeeting, EditProfileField, EditRecord, NewMeeting, NewRecord, NewTrail,
        PhaseChange, Readmit, RecordFilter, SetPhase, TimelineEntry, TrailView,
    },
    domain::{
        Channel, EndCause, MeetingId, MeetingKind, MeetingStatus, Phase, RecordId, Timestamp, TrailId, TrailType,
        UserId, ending::EndCauseDetail, milestones::ClockState, readmission::ReadmissionKind, records::RecordKind,
    },
};
use worktrail_server::register::RegisterEntry;

const PERSON: &str = "15507600333";

const SOMEBODY: &str = "01900000-0000-7000-8000-000000000001";

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

fn trail_of(device: &Device, service: TrailType) -> TrailId {
    let input = NewTrail {
        national_id: PERSON.to_owned(),
        referred: Some("2026-06-01".to_owned()),
        service: Some(service),
        ..NewTrail::default()
    };
    device.client.create_trail(input).unwrap().id.parse().unwrap()
}

fn go(device: &Device, id: TrailId, phase: Phase) -> Result<PhaseChange, CoreError> {
    device.client.set_phase(SetPhase { id, phase, cause: None, detail: None, on: None })
}

fn ending(id: TrailId, on: &str) -> SetPhase {
    SetPhase {
        id,
        phase: Phase::Ended,
        cause: Some(EndCause::Work),
        detail: Some(EndCauseDetail::WorkNoSubsidy),
        on: Some(on.to_owned()),
    }
}

fn end(device: &Device, id: TrailId) {
    device.client.set_phase(ending(id, "2026-11-20")).unwrap();
}

fn add(device: &Device, trail: TrailId, kind: RecordKind, pairs: &[(&str, &str)]) -> RecordId {
    let fields = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    device.client.add_record(NewRecord { trail, kind, fields }).unwrap().id.parse().unwrap()
}

fn add_job(device: &Device, trail: TrailId, start: &str) -> RecordId {
    let fields = [
        ("title", "Lagermedarbeider"),
        ("employment_form", "permanent"),
        ("employer", "974760673"),
        ("start_date", start),
    ];
    add(device, trail, RecordKind::Job, &fields)
}

fn meet(device: &Device, trail: TrailId, kind: MeetingKind, at: &str) {
    let employer = (kind == MeetingKind::Employer).then(|| "974760673".to_owned());
    let input =
        NewMeeting { kind, at: at.to_owned(), employer, status: Some(MeetingStatus::Completed), ..visit(trail, "") };
    device.client.log_meeting(input).unwrap();
}

fn startup_of(device: &Device, trail: TrailId) -> MeetingId {
    let meeting = |entry| match entry {
        TimelineEntry::Meeting { meeting, .. } => Some(meeting.id),
        _ => None,
    };
    view(device, trail).timeline.into_iter().find_map(meeting).unwrap()
}

fn view(device: &Device, id: TrailId) -> TrailView {
    device.client.trail(id).unwrap()
}

fn phase(device: &Device, id: TrailId) -> Phase {
    view(device, id).row.phase
}

fn obstacles(device: &Device, id: TrailId, to: Phase) -> Vec<String> {
    let next = view(device, id).next_phases.into_iter().find(|next| next.guide.phase == to).unwrap();
    next.obstacles.into_iter().map(|obstacle| obstacle.code).collect()
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

#[test]
fn f008_phase_path_with_one_step_change_and_celebration() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    let path: Vec<_> = view(device, trail).next_phases.iter().map(|next| next.guide.order).collect();
    assert_eq!(path, [2, 3, 4, 5, 6, 7], "every other phase of the path, in order");
    assert!(!go(device, trail, Phase::JobDevelopment).unwrap().celebrate, "phases can be skipped");
    go(device, trail, Phase::Mapping).unwrap();
    add_job(device, trail, "2026-12-01");
    assert!(go(device, trail, Phase::Working).unwrap().celebrate);
    world.settle();
    assert_eq!(phase(&world.devices[1], trail), Phase::Working);
    assert!(go(&world.devices[1], trail, Phase::JobDevelopment).is_ok(), "and back again, by a colleague");
}

#[test]
fn f009_every_phase_says_what_it_is_for_and_gives_advice() {
    for service in TrailType::ALL {
        let world = World::with_devices(1);
        let trail = trail_of(&world.devices[0], *service);
        let view = view(&world.devices[0], trail);
        let guides = view.next_phases.iter().map(|next| &next.guide).chain(view.phase_guide.as_ref());
        assert!(guides.clone().count() >= 6);
        for guide in guides {
            assert!(!guide.purpose.is_empty() && !guide.guidance.is_empty(), "{}", guide.label);
        }
    }
}

#[test]
fn f010_completed_startup_meeting_moves_the_phase_by_the_path_of_the_service() {
    for (service, before, after) in [
        (TrailType::Ips, Phase::Referred, Phase::Mapping),
        (TrailType::Ips, Phase::JobDevelopment, Phase::JobDevelopment),
        (TrailType::Ams, Phase::Referred, Phase::CareerMapping),
        (TrailType::Ams, Phase::InitialContact, Phase::CareerMapping),
        (TrailType::Ams, Phase::FindSuitableJob, Phase::FindSuitableJob),
        (TrailType::Ce, Phase::InformationSupport, Phase::InformationSupport),
    ] {
        let world = World::with_devices(1);
        let device = &world.devices[0];
        let trail = trail_of(device, service);
        if phase(device, trail) != before {
            go(device, trail, before).unwrap();
        }
        meet(device, trail, MeetingKind::Startup, "2026-11-02T10:00");
        assert_eq!(phase(device, trail), after, "{}", service.code());
        assert!(view(device, trail).started_at.is_some());
    }
}

#[test]
fn f010_later_edit_of_the_startup_meeting_does_not_move_the_phase_again() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    meet(device, trail, MeetingKind::Startup, "2026-11-02T10:00");
    go(device, trail, Phase::Referred).unwrap();
    device.edit(EditMeeting { place: Some("Biblioteket".to_owned()), ..unchanged(startup_of(device, trail)) });
    assert_eq!(phase(device, trail), Phase::Referred, "a person has moved it back since");
}

#[test]
fn f014_first_employer_meeting_is_counted_in_days_from_the_one_start() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    assert_eq!(view(device, trail).employer_clock.state, ClockState::NotStarted);
    meet(device, trail, MeetingKind::Startup, "2026-11-02T10:00");
    let clock = view(device, trail).employer_clock;
    assert_eq!((clock.state, clock.days_used, clock.days_left), (ClockState::Running, Some(19), Some(11)));
    assert_eq!(clock.within_30_days, None, "still open");
    let by_phone = NewMeeting { channel: Some(Channel::Phone), ..visit(trail, "") };
    device.client.log_meeting(by_phone).unwrap();
    assert_eq!(view(device, trail).employer_clock.first_meeting_at, None, "only face to face counts");
    meet(device, trail, MeetingKind::Employer, "2026-11-12T10:00");
    world.settle();
    for device in &world.devices {
        let clock = view(device, trail).employer_clock;
        assert_eq!((clock.state, clock.days_used), (ClockState::Met, Some(10)));
        assert_eq!((clock.within_30_days, clock.days_left), (Some(true), None));
    }
}

#[test]
fn f016_end_takes_date_cause_and_detail_in_the_same_step() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    let whole = ending(trail, "2026-11-20");
    let set = |change: SetPhase| device.client.set_phase(change);
    refused(set(SetPhase { on: None, ..whole.clone() }), "required", "on");
    refused(set(SetPhase { cause: None, ..whole.clone() }), "required", "cause");
    refused(set(SetPhase { detail: None, ..whole.clone() }), "required", "detail");
    let other = SetPhase { detail: Some(EndCauseDetail::Illness), ..whole.clone() };
    refused(set(other), "value_not_under_parent", "detail");
    refused(set(SetPhase { on: Some("2026-11-22".to_owned()), ..whole.clone() }), "date_in_future", "on");
    refused(set(SetPhase { on: Some("2026-05-31".to_owned()), ..whole.clone() }), "end_before_referral", "on");
    refused(set(SetPhase { phase: Phase::Mapping, ..whole.clone() }), "end_details_not_allowed", "on");
    assert_eq!(phase(device, trail), Phase::Referred, "nothing of all that was saved");
    set(whole).unwrap();
    world.settle();
    let told = view(&world.devices[1], trail);
    assert_eq!((told.end_cause, told.end_detail), (Some(EndCause::Work), Some(EndCauseDetail::WorkNoSubsidy)));
    assert_eq!(told.ended_on.unwrap().to_string(), "2026-11-20");
    assert_eq!(told.end_registered_on.unwrap().to_string(), "2026-11-21");
}

#[test]
fn f017_end_details_can_be_corrected_for_15_days_and_no_longer() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    let illness =
        CorrectEnding { id: trail, on: None, cause: Some(EndCause::Other), detail: Some(EndCauseDetail::Illness) };
    refused(device.client.correct_ending(illness.clone()), "trail_not_ended", "id");
    end(device, trail);
    let half = CorrectEnding { detail: None, ..illness.clone() };
    refused(device.client.correct_ending(half), "value_not_under_parent", "detail");
    device.pass(15 * DAY_MILLIS);
    assert!(view(device, trail).may_correct_ending);
    device.client.correct_ending(illness).unwrap();
    world.settle();
    let told = view(&world.devices[1], trail);
    assert_eq!(
        (told.end_detail, told.ended_on.unwrap().to_string().as_str()),
        (Some(EndCauseDetail::Illness), "2026-11-20")
    );
    assert_eq!(told.end_registered_on.unwrap().to_string(), "2026-11-21", "a correction does not extend the days");
    device.pass(DAY_MILLIS);
    assert!(!view(device, trail).may_correct_ending);
    let late = CorrectEnding { id: trail, on: Some("2026-11-19".to_owned()), cause: None, detail: None };
    refused(device.client.correct_ending(late), "correction_too_late", "id");
}

#[test]
fn f018_phase_is_locked_once_the_trail_has_ended() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    end(device, trail);
    refused(go(device, trail, Phase::JobDevelopment), "phase_locked", "phase");
    refused(go(device, trail, Phase::Referred), "phase_locked", "phase");
    assert_eq!(obstacles(device, trail, Phase::JobDevelopment), ["phase_locked"]);
}

fn user(device: &Device, name: &str) -> UserId {
    device.client.colleagues().unwrap().into_iter().find(|row| row.name == name).unwrap().id
}

fn fill(device: &Device, id: TrailId, field: &str, value: &str) {
    let input = EditProfileField { id, field: field.to_owned(), value: value.to_owned(), base: None };
    device.client.edit_profile_field(input).unwrap();
}

fn value(device: &Device, id: TrailId, key: &str) -> String {
    let view = device.client.profile(id).unwrap();
    let fields = view.sections.into_iter().flat_map(|section| section.fields);
    fields.chain(view.others).find(|field| field.key == key).map(|field| field.value).unwrap_or_default()
}

fn titles(device: &Device, trail: TrailId, kind: RecordKind) -> Vec<String> {
    let filter = RecordFilter { trail: Some(trail), kind: Some(kind), include_discarded: true };
    device.client.records(filter).unwrap().into_iter().map(|row| row.title).collect()
}

fn readmission(device: &Device, id: TrailId, kind: ReadmissionKind) -> Readmit {
    Readmit {
        id,
        kind,
        service: None,
        owner: Some(user(device, "Øvelse 1")),
        referred: Some("2026-11-21".to_owned()),
        nav_counsellor: "Nils Øvelse".to_owned(),
        referral_source: "DPS Øvelse".to_owned(),
    }
}

#[test]
fn f015_history_tells_who_did_what_when_and_on_which_device() {
    let world = World::with_devices(2);
    let [first, second] = [&world.devices[0], &world.devices[1]];
    let trail = trail_of(first, TrailType::Ips);
    go(first, trail, Phase::Mapping).unwrap();
    fill(first, trail, "main_goal_description", "Jobb på lager");
    fill(first, trail, "main_goal_choice", "work");
    world.settle();
    let period = [("from", "2026-11-01"), ("follow_up_on", "2026-12-10"), ("reason", "Reise")];
    add(second, trail, RecordKind::PassivePeriod, &period);
    first.pass(DAY_MILLIS);
    end(first, trail);
    world.settle();
    for device in [first, second] {
        let events = device.client.trail_history(trail).unwrap();
        let found: Vec<(&str, &str)> =
            events.iter().map(|event| (event.text.as_str(), event.author.as_str())).collect();
        let expected = [
            ("Endret: Fase, Sluttdato, Sluttårsak, Detaljert sluttårsak", "Øvelse 0"),
            ("Passiv periode ble registrert", "Øvelse 1"),
            ("Endret: Hovedmål", "Øvelse 0"),
            ("Endret: Hovedmål med egne ord", "Øvelse 0"),
            ("Endret: Fase", "Øvelse 0"),
            ("Jobbsporet ble opprettet", "Øvelse 0"),
        ];
        let mut sorted = (found.clone(), expected.to_vec());
        sorted.0.sort_unstable();
        sorted.1.sort_unstable();
        assert_eq!(sorted.0, sorted.1);
        assert_eq!(found[0], expected[0], "newest first");
        let moved = &events.iter().find(|event| event.text == "Endret: Fase").unwrap().changes[0];
        assert_eq!((moved.before.as_str(), moved.after.as_str()), ("Henvist", "Kartlegging"));
    }
    let here = |device: &Device| device.client.trail_history(trail).unwrap().iter().filter(|e| e.this_device).count();
    assert_eq!((here(first), here(second)), (5, 1));
}

#[test]
fn f019_readmission_makes_a_new_trail_with_the_profile_and_leaves_the_old_one() {
    let world = World::with_devices(2);
    let [supervisor, specialist] = [&world.devices[0], &world.devices[1]];
    let old = trail_of(supervisor, TrailType::Ips);
    fill(supervisor, old, "interests", "Biler og motor");
    fill(supervisor, old, "may_be_shared", "Bare navnet");
    fill(supervisor, old, "personal_qualities", "Stødig");
    add_job(supervisor, old, "2026-12-01");
    world.settle();
    let ask = readmission(supervisor, old, ReadmissionKind::Copy);
    let readmit = |input: &Readmit| supervisor.client.readmit(input.clone());
    refused(readmit(&ask), "trail_not_ended", "id");
    end(supervisor, old);
    world.settle();
    refused(specialist.client.readmit(ask.clone()), "readmission_not_permitted", "id");
    refused(readmit(&Readmit { owner: None, ..ask.clone() }), "required", "owner");
    refused(
        readmit(&Readmit { owner: Some(UserId::from_bytes([9; 16])), ..ask.clone() }),
        "new_owner_not_possible",
        "owner",
    );
    refused(readmit(&Readmit { referred: None, ..ask.clone() }), "required", "referred");
    refused(readmit(&Readmit { nav_counsellor: String::new(), ..ask.clone() }), "required", "nav_counsellor");
    refused(readmit(&Readmit { referral_source: String::new(), ..ask.clone() }), "required", "referral_source");
    refused(readmit(&Readmit { service: Some(TrailType::Ce), ..ask.clone() }), "service_not_transferable", "service");
    let before = view(supervisor, old);
    let new: TrailId = readmit(&ask).unwrap().id.parse().unwrap();
    refused(readmit(&ask), "person_has_active_trail", "id");
    world.settle();
    for device in [supervisor, specialist] {
        let told = view(device, new);
        assert_eq!((told.row.phase, told.readmitted_from), (Phase::Referred, Some(old)));
        assert_eq!(told.row.owner_name, "Øvelse 1");
        assert_eq!(value(device, new, "interests"), "Biler og motor");
        assert_eq!(value(device, new, "personal_qualities"), "Stødig");
        assert_eq!(value(device, new, "may_be_shared"), "", "what was agreed about openness is agreed anew");
        assert_eq!(value(device, new, "treatment_team"), "DPS Øvelse");
        assert_eq!(titles(device, new, RecordKind::Job), [""; 0], "a copy takes no jobs along");
    }
    assert_eq!(view(supervisor, old).version, before.version, "the ended trail is not changed");
    let first = supervisor.client.trail_history(new).unwrap().pop().unwrap();
    assert_eq!(first.text, "Jobbsporet ble opprettet fra et avsluttet jobbspor");
}

#[test]
fn f019_move_to_another_service_takes_open_sub_goals_and_jobs_along() {
    let world = World::with_devices(2);
    let supervisor = &world.devices[0];
    let old = trail_of(supervisor, TrailType::Ips);
    let goal = |subject: &str, status: &str| {
        let fields = [("subject", subject), ("due", "2026-12-01T12:00"), ("status", status)];
        add(supervisor, old, RecordKind::SubGoal, &fields)
    };
    goal("Skrive søknad", "open");
    goal("Lage CV", "completed");
    add_job(supervisor, old, "2026-12-01");
    end(supervisor, old);
    world.settle();
    let ask = Readmit { service: Some(TrailType::Ams), ..readmission(supervisor, old, ReadmissionKind::Move) };
    let new: TrailId = supervisor.client.readmit(ask).unwrap().id.parse().unwrap();
    world.settle();
    let device = &world.devices[1];
    let told = view(device, new);
    assert_eq!((told.row.service, told.row.phase), (TrailType::Ams, Phase::Referred));
    assert_eq!(titles(device, new, RecordKind::SubGoal), ["Skrive søknad"]);
    assert_eq!(titles(device, new, RecordKind::Job), ["Lagermedarbeider"]);
    assert_eq!(value(device, new, "applying_department"), "DPS Øvelse");
    assert_eq!(titles(device, old, RecordKind::SubGoal).len(), 2, "the old trail keeps its own");
}

#[test]
fn f019_trail_that_ended_over_a_year_ago_is_not_taken_over() {
    let world = World::with_devices(2);
    let supervisor = &world.devices[0];
    let old = trail_of(supervisor, TrailType::Ips);
    end(supervisor, old);
    world.settle();
    supervisor.pass(365 * DAY_MILLIS);
    let ask = readmission(supervisor, old, ReadmissionKind::Copy);
    refused(supervisor.client.readmit(ask), "readmission_too_late", "id");
}

#[test]
fn f021_banners_tell_what_to_know_first() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let kinds = |id| view(device, id).banners.into_iter().map(|banner| banner.kind).collect::<Vec<_>>();
    let trail = trail_of(device, TrailType::Ips);
    go(device, trail, Phase::Mapping).unwrap();
    assert_eq!(kinds(trail), []);
    let period = [("from", "2026-11-01"), ("follow_up_on", "2026-12-10"), ("reason", "Reise")];
    add(device, trail, RecordKind::PassivePeriod, &period);
    let reserved = |yes: &str, at: &str| {
        let fields = [("reserved", yes), ("changed_at", at), ("changed_by", SOMEBODY)];
        add(device, trail, RecordKind::SmsReservation, &fields)
    };
    reserved("true", "2026-11-20T10:00");
    assert_eq!(kinds(trail), [BannerKind::Passive, BannerKind::SmsReserved]);
    reserved("false", "2026-11-21T10:00");
    assert_eq!(kinds(trail), [BannerKind::Passive], "what was switched last counts");
    end(device, trail);
    assert_eq!(kinds(trail), [BannerKind::Ended, BannerKind::Passive]);

    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ams);
    go(device, trail, Phase::InitialContact).unwrap();
    let enrolled = add(device, trail, RecordKind::RecruitmentPeriod, &[("start_date", "2026-11-01")]);
    assert_eq!(view(device, trail).banners[0].kind, BannerKind::Recruitment);
    refused(go(device, trail, Phase::Referred), "recruitment_ongoing", "phase");
    refused(device.client.set_phase(ending(trail, "2026-11-20")), "recruitment_ongoing", "phase");
    let discard = EditRecord { id: enrolled, fields: [].into(), base: None, discarded: Some(true) };
    device.client.edit_record(discard).unwrap();
    go(device, trail, Phase::Referred).unwrap();

    let world = World::with_devices(1);
    let device = &world.devices[0];
    let graded = RegisterEntry { protection: Some("FORTROLIG".to_owned()), ..RegisterEntry::default() };
    world.hub.set_register_entry(&PERSON.parse().unwrap(), &graded, Timestamp::from_millis(START_MILLIS)).unwrap();
    let trail = trail_of(device, TrailType::Ips);
    world.settle();
    assert_eq!(view(device, trail).banners[0].kind, BannerKind::Shielded);
}

#[test]
fn f091_start_date_follows_the_startup_meeting_when_it_is_moved() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    meet(device, trail, MeetingKind::Startup, "2026-11-02T10:00");
    let startup = startup_of(device, trail);
    device.edit(EditMeeting { at: Some("2026-11-09T10:00".to_owned()), ..unchanged(startup) });
    world.settle();
    for device in &world.devices {
        assert_eq!(view(device, trail).employer_clock.start_on.unwrap().to_string(), "2026-11-09");
    }
}

#[test]
fn f101_customised_employment_has_its_own_path() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ce);
    assert_eq!(phase(device, trail), Phase::InformationSupport);
    refused(go(device, trail, Phase::Mapping), "phase_not_in_service", "phase");
    assert!(!go(device, trail, Phase::Discovery).unwrap().celebrate);
    assert!(go(device, trail, Phase::AdaptedTraining).unwrap().celebrate);
    world.settle();
    let told = view(&world.devices[1], trail);
    assert_eq!((told.row.service, told.row.phase), (TrailType::Ce, Phase::AdaptedTraining));
    assert_eq!(told.end_choices.len(), 3);
}

#[test]
fn q02_working_needs_a_job_and_in_education_an_education() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    refused(go(device, trail, Phase::Working), "phase_needs_job", "phase");
    refused(go(device, trail, Phase::InEducation), "phase_needs_education", "phase");
    assert_eq!(obstacles(device, trail, Phase::Working), ["phase_needs_job"]);
    let job = add_job(device, trail, "2026-12-01");
    world.settle();
    assert_eq!(obstacles(&world.devices[1], trail, Phase::Working), [""; 0], "a planned job is enough, everywhere");
    let over = [("status".to_owned(), "completed".to_owned()), ("end_date".to_owned(), "2026-12-01".to_owned())];
    device.client.edit_record(EditRecord { id: job, fields: over.into(), base: None, discarded: None }).unwrap();
    refused(go(device, trail, Phase::Working), "phase_needs_job", "phase");
    let education = [
        ("title", "Helsearbeiderfag"),
        ("form", "full_time"),
        ("start_date", "2026-08-20"),
        ("end_date", "2027-06-20"),
    ];
    add(device, trail, RecordKind::Education, &education);
    assert!(go(device, trail, Phase::InEducation).unwrap().celebrate);
}

#[test]
fn q03_command_line_and_window_cannot_end_a_trail_without_saying_why() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ams);
    refused(go(device, trail, Phase::Ended), "required", "on");
    let studies = SetPhase {
        cause: Some(EndCause::Education),
        detail: Some(EndCauseDetail::EduNav),
        ..ending(trail, "2026-11-20")
    };
    refused(device.client.set_phase(studies), "value_unknown", "cause");
    assert_eq!(phase(device, trail), Phase::Referred);
}

#[test]
fn q10_clock_stops_when_the_trail_ends() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = trail_of(device, TrailType::Ips);
    meet(device, trail, MeetingKind::Startup, "2026-10-01T10:00");
    device.client.set_phase(ending(trail, "2026-10-11")).unwrap();
    device.pass(100 * DAY_MILLIS);
    let clock = view(device, trail).employer_clock;
    assert_eq!((clock.state, clock.days_used, clock.days_left), (ClockState::Stopped, Some(10), None));
}

#[test]
fn person_with_two_startup_meetings_after_a_merge_has_one_start() {
    let world = World::with_devices(2);
    let trail = trail_of(&world.devices[0], TrailType::Ips);
    world.settle();
    meet(&world.devices[0], trail, MeetingKind::Startup, "2026-11-04T10:00");
    meet(&world.devices[1], trail, MeetingKind::Startup, "2026-11-03T10:00");
    world.settle();
    for device in &world.devices {
        assert_eq!(view(device, trail).employer_clock.start_on.unwrap().to_string(), "2026-11-03");
        assert_eq!(phase(device, trail), Phase::Mapping);
    }
}
