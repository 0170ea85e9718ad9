//! The inbox: what two people set to different values at the same time, and receipts of what was put together.

use crate::world::{Device, Network, World, unchanged, visit};
use worktrail_core::{
    CoreError,
    api::{
        EditMeeting, EditRecord, EditTask, InboxView, MergeRow, NewMeeting, NewRecord, NewTask, Recommended,
        ReopenConflict, SetPhase, SettleConflict,
    },
    domain::{
        Channel, DocumentId, EndCause, MeetingId, Phase, RecordId, TaskId, TaskStatus, Timestamp, TrailId,
        ending::EndCauseDetail, records::RecordKind,
    },
};

const PERSON: &str = "15507600333";

struct Pair {
    world: World,
    trail: TrailId,
}

impl Pair {
    /// Two colleagues with one trail, in step.
    fn new() -> Self {
        let world = World::with_devices(2);
        let trail = world.devices[0].create_trail_from(PERSON, "2026-09-01");
        world.settle();
        Self { world, trail }
    }

    fn one(&self) -> &Device {
        &self.world.devices[0]
    }

    fn other(&self) -> &Device {
        &self.world.devices[1]
    }

    /// A visit whose place and note two people change while apart.
    fn disputed_place(&self) -> MeetingId {
        let id = self.one().log_visit(self.trail, "Start.");
        self.world.settle();
        self.one().edit(EditMeeting { place: Some("Kantina".into()), ..unchanged(id) });
        self.other().pass(60_000);
        self.other().edit(EditMeeting { place: Some("Resepsjonen".into()), ..unchanged(id) });
        self.world.settle();
        id
    }
}

fn inbox(device: &Device) -> InboxView {
    device.client.inbox().unwrap()
}

fn settle(device: &Device, entity: DocumentId, field: &str, value: &str) -> Result<(), CoreError> {
    device.client.settle_conflict(SettleConflict { entity, field: field.into(), value: value.into() })
}

fn code(error: &CoreError) -> (String, Option<String>) {
    let report = error.report();
    (report.code, report.field)
}

#[test]
fn two_values_of_a_field_stand_side_by_side_with_who_set_them_and_a_recommendation() {
    let pair = Pair::new();
    let meeting = pair.disputed_place();
    let [ours, theirs] = [pair.one(), pair.other()].map(inbox);
    assert_eq!(ours.conflicts, theirs.conflicts, "everybody is asked the same");
    let [row] = ours.conflicts.try_into().unwrap();
    assert_eq!((row.entity, row.field.as_str(), row.field_label.as_str()), (meeting.document(), "place", "Sted"));
    assert_eq!(row.trail, Some(pair.trail));
    assert!(row.title.contains("Besøk på lageret") && row.is_text);
    let mut told = [(row.chosen.as_str(), row.chosen_by.as_str()), (row.other.as_str(), row.other_by.as_str())];
    told.sort_unstable();
    assert_eq!(told, [("Kantina", "Øvelse 0"), ("Resepsjonen", "Øvelse 1")]);
    let later = if row.chosen == "Resepsjonen" { Recommended::Chosen } else { Recommended::Other };
    assert_eq!((row.recommended, row.why.as_str()), (later, "Den ble skrevet sist."));
}

#[test]
fn settling_with_both_combined_ends_it_for_everybody_and_history_can_take_it_back() {
    let pair = Pair::new();
    let meeting = pair.disputed_place();
    settle(pair.other(), meeting.document(), "place", "Kantina ved resepsjonen").unwrap();
    pair.world.settle();
    for device in [pair.one(), pair.other()] {
        assert_eq!(inbox(device).conflicts, []);
        assert_eq!(device.client.meeting(meeting).unwrap().row.place, "Kantina ved resepsjonen");
        assert_eq!(device.client.meeting(meeting).unwrap().row.conflicts, 0);
    }
    let again = settle(pair.one(), meeting.document(), "place", "Kantina").unwrap_err();
    assert_eq!(code(&again), ("conflict_settled".into(), Some("field".into())));
    let history = pair.one().client.entity_history(meeting.document()).unwrap();
    assert_eq!(history[0].command_label, "Konflikt avgjort");
    assert_eq!(history[0].changes[0].after, "Kantina ved resepsjonen");
}

#[test]
fn choice_taken_back_asks_everybody_again_with_the_values_and_people_there_were() {
    let pair = Pair::new();
    let meeting = pair.disputed_place();
    let asked = inbox(pair.one()).conflicts;
    let shown = asked[0].chosen.clone();
    let reopen = |device: &Device, field: &str| {
        device.client.reopen_conflict(ReopenConflict { entity: meeting.document(), field: field.into() })
    };
    let nothing = ("nothing_to_change".into(), Some("field".into()));
    assert_eq!(code(&reopen(pair.one(), "place").unwrap_err()), nothing, "nobody has chosen yet");
    for value in [asked[0].other.as_str(), shown.as_str(), "Kantina ved resepsjonen"] {
        settle(pair.other(), meeting.document(), "place", value).unwrap();
        pair.world.settle();
        assert_eq!(inbox(pair.one()).conflicts, []);
        reopen(pair.other(), "place").unwrap();
        assert_eq!(inbox(pair.other()).conflicts, asked, "at once, after «{value}»");
        pair.world.settle();
        for device in [pair.one(), pair.other()] {
            assert_eq!(inbox(device).conflicts, asked, "after «{value}»");
            let row = device.client.meeting(meeting).unwrap().row;
            assert_eq!((row.place, row.conflicts), (shown.clone(), 1));
        }
        assert_eq!(code(&reopen(pair.one(), "place").unwrap_err()), nothing, "it is open already");
    }
    let history = pair.one().client.entity_history(meeting.document()).unwrap();
    assert_eq!(history[0].command_label, "Valg angret");
    assert_eq!(code(&reopen(pair.one(), "subject").unwrap_err()), nothing, "nobody chose it");
    assert_eq!(code(&reopen(pair.one(), "frukt").unwrap_err()), ("id_unknown".into(), Some("field".into())));

    settle(pair.one(), meeting.document(), "place", &shown).unwrap();
    pair.world.settle();
    assert_eq!(inbox(pair.other()).conflicts, [], "and can be settled again");
    for device in [pair.one(), pair.other()] {
        assert!(device.client.verify().unwrap().ok);
    }
}

#[test]
fn settling_with_the_value_that_shows_already_ends_it_too() {
    let pair = Pair::new();
    let meeting = pair.disputed_place();
    let chosen = inbox(pair.one()).conflicts[0].chosen.clone();
    settle(pair.one(), meeting.document(), "place", &chosen).unwrap();
    pair.world.settle();
    assert_eq!(inbox(pair.other()).conflicts, []);
}

#[test]
fn settling_keeps_the_rules_and_names_the_field() {
    let pair = Pair::new();
    let meeting = pair.disputed_place();
    let refused = settle(pair.one(), meeting.document(), "place", "to\nlinjer").unwrap_err();
    assert_eq!(code(&refused), ("text_not_one_line".into(), Some("place".into())));
    assert_eq!(inbox(pair.one()).conflicts.len(), 1, "nothing was settled");
    let unknown = settle(pair.one(), meeting.document(), "frukt", "x").unwrap_err();
    assert_eq!(code(&unknown), ("id_unknown".into(), Some("field".into())));
    let nowhere = settle(pair.one(), DocumentId::from_bytes([9; 16]), "place", "x").unwrap_err();
    assert_eq!(code(&nowhere), ("id_unknown".into(), Some("entity".into())));
}

#[test]
fn status_of_a_task_a_record_and_the_phase_are_settled_in_their_own_words() {
    let pair = Pair::new();
    let task: TaskId = pair.one().client.add_task(NewTask::of(pair.trail, "Ring lageret")).unwrap().id.parse().unwrap();
    let fields = [
        ("title", "Plukker"),
        ("start_date", "2026-11-30"),
        ("employment_form", "permanent"),
        ("employer", "974760673"),
    ];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    let job = NewRecord { trail: pair.trail, kind: RecordKind::Job, fields };
    let job: RecordId = pair.one().client.add_record(job).unwrap().id.parse().unwrap();
    pair.world.settle();
    for (device, title, phase, status) in [
        (pair.one(), "Lagermedarbeider", Phase::Mapping, TaskStatus::Done),
        (pair.other(), "Truckfører", Phase::JobDevelopment, TaskStatus::Discarded),
    ] {
        let (reason, status) = (Some("Avtalt".to_owned()), Some(status));
        device.client.edit_task(EditTask { status, reason, ..EditTask::of(task) }).unwrap();
        let fields = [("title".to_owned(), title.to_owned())].into();
        device.client.edit_record(EditRecord { id: job, fields, base: None, discarded: None }).unwrap();
        let step = SetPhase { id: pair.trail, phase, on: None, cause: None, detail: None };
        device.client.set_phase(step).unwrap();
    }
    pair.world.settle();
    let rows = inbox(pair.one()).conflicts;
    let shown = |entity: DocumentId, field: &str| {
        let row = rows.iter().find(|row| row.entity == entity && row.field == field).unwrap();
        let mut shown = [row.chosen_shown.clone(), row.other_shown.clone()];
        shown.sort();
        (row.field_label.clone(), shown)
    };
    assert_eq!(shown(task.document(), "status").0, "Status");
    assert_eq!(shown(job.document(), "title").1, ["Lagermedarbeider", "Truckfører"]);
    let phases = [Phase::Mapping, Phase::JobDevelopment].map(|phase| phase.label_nb().to_owned());
    let mut phases = phases.to_vec();
    phases.sort();
    assert_eq!(shown(pair.trail.document(), "phase").1.to_vec(), phases);

    for row in &rows {
        settle(pair.other(), row.entity, &row.field, &row.other).unwrap();
    }
    pair.world.settle();
    assert_eq!(inbox(pair.one()).conflicts, []);
    let settled = rows.iter().find(|row| row.field == "phase").unwrap();
    assert_eq!(pair.one().client.trail(pair.trail).unwrap().row.phase.code(), settled.other);
}

#[test]
fn owner_that_two_people_gave_away_is_a_task_and_no_choice_in_the_inbox() {
    let pair = Pair::new();
    let refused = settle(pair.one(), pair.trail.document(), "owner", "x").unwrap_err();
    assert_eq!(code(&refused), ("field_not_set_here".into(), Some("field".into())));
}

#[test]
fn receipt_says_who_changed_what_and_is_new_until_it_is_seen_here() {
    let pair = Pair::new();
    let id = pair.one().log_visit(pair.trail, "Start.");
    pair.world.settle();
    pair.one().edit(EditMeeting { place: Some("Kantina".into()), ..unchanged(id) });
    pair.other().edit(EditMeeting { subject: Some("Omvisning".into()), ..unchanged(id) });
    assert!(!pair.world.round(1, Network::Whole));
    pair.world.settle();
    let [row] = inbox(pair.one()).merges.try_into().unwrap();
    assert_eq!((row.entity, row.trail, row.seen), (id.document(), Some(pair.trail), false));
    assert!(row.text.contains("Øvelse 1 endret Emne") && row.text.contains("du endret Sted"), "{}", row.text);
    pair.one().client.mark_merges_seen(row.at).unwrap();
    assert!(inbox(pair.one()).merges[0].seen);
    assert_eq!(inbox(pair.one()).conflicts, [], "two fields are no conflict");
    // An earlier time takes nothing back.
    pair.one().client.mark_merges_seen(Timestamp::from_millis(0)).unwrap();
    assert!(inbox(pair.one()).merges[0].seen);
    pair.one().wait_days(31);
    assert_eq!(inbox(pair.one()).merges, [], "receipts are told for thirty days");
}

#[test]
fn receipt_names_each_thing_once_and_nothing_from_before_or_after_and_oneself_last() {
    let pair = Pair::new();
    let id = pair.one().log_visit(pair.trail, "Start.");
    pair.one().pass(60_000);
    pair.one().edit(EditMeeting { minutes: Some(50), ..unchanged(id) });
    pair.world.settle();
    for place in ["Kantina", "Resepsjonen"] {
        pair.one().pass(60_000);
        pair.one().edit(EditMeeting { place: Some(place.into()), ..unchanged(id) });
    }
    pair.other().pass(200_000);
    let (travel, at) = (Some(35), Some("2026-11-20T11:00".into()));
    let subject = Some("Omvisning".into());
    pair.other().edit(EditMeeting {
        subject,
        at,
        travel_to: travel,
        travel_from: travel,
        channel: Some(Channel::Phone),
        ..unchanged(id)
    });
    pair.world.settle();
    for minutes in [55, 60] {
        pair.one().pass(60_000);
        pair.one().edit(EditMeeting { minutes: Some(minutes), ..unchanged(id) });
    }
    pair.world.settle();
    for (device, colleague) in [(pair.one(), "Øvelse 1 endret"), (pair.other(), "Øvelse 0 endret")] {
        let merges = inbox(device).merges;
        assert!(!merges.is_empty());
        for MergeRow { text, .. } in merges {
            assert!(text.find(colleague).unwrap() < text.find("du endret").unwrap(), "{text}");
            assert_eq!(text.matches("Sted").count(), 1, "{text}");
            assert!(text.contains("og mer"), "{text}");
            assert!(!text.contains("Varighet") && !text.contains("Notat"), "{text}");
        }
    }
}

#[test]
fn disputed_visit_at_an_employer_is_asked_about_once() {
    let pair = Pair::new();
    let id = pair.one().client.log_meeting(visit(pair.trail, "")).unwrap().id;
    pair.world.settle();
    pair.one().edit(EditMeeting { at: Some("2026-11-19T10:00".into()), ..unchanged(id) });
    pair.other().edit(EditMeeting { at: Some("2026-11-18T10:00".into()), ..unchanged(id) });
    pair.world.settle();
    let [row] = inbox(pair.one()).conflicts.try_into().unwrap();
    assert_eq!((row.entity, row.field.as_str(), row.is_text), (id.document(), "at", false));
    settle(pair.one(), row.entity, &row.field, &row.other).unwrap();
    pair.world.settle();
    assert_eq!(inbox(pair.other()).conflicts, []);
    let (one, other) = (pair.one().client.meeting(id).unwrap(), pair.other().client.meeting(id).unwrap());
    assert_eq!(one.row.at, other.row.at);
    let told: Vec<DocumentId> = inbox(pair.one()).merges.iter().map(|row| row.entity).collect();
    assert_eq!(told, [id.document()], "what is derived from the visit is told with it");
}

#[test]
fn later_word_is_recommended_whoever_wrote_it_and_something_rather_than_nothing() {
    for later in [0, 1] {
        let pair = Pair::new();
        let id = pair.one().log_visit(pair.trail, "Start.");
        pair.world.settle();
        pair.world.devices[later].pass(60_000);
        for device in &pair.world.devices {
            let place = format!("Sted {}", u8::from(device.dir() == pair.one().dir()));
            device.edit(EditMeeting { place: Some(place), ..unchanged(id) });
        }
        pair.world.settle();
        let [row] = inbox(pair.one()).conflicts.try_into().unwrap();
        let recommended = if row.recommended == Recommended::Chosen { &row.chosen_by } else { &row.other_by };
        assert_eq!(
            (recommended.as_str(), row.why.as_str()),
            (format!("Øvelse {later}").as_str(), "Den ble skrevet sist.")
        );
    }
    for empties in [0, 1] {
        let pair = Pair::new();
        let by_phone = NewMeeting { channel: Some(Channel::Phone), ..visit(pair.trail, "Start.") };
        let id = pair.one().client.log_meeting(by_phone).unwrap().id;
        pair.world.settle();
        let (empty, full) = (&pair.world.devices[empties], &pair.world.devices[1 - empties]);
        empty.pass(60_000);
        empty.edit(EditMeeting { place: Some(String::new()), ..unchanged(id) });
        full.edit(EditMeeting { place: Some("Kantina".into()), ..unchanged(id) });
        pair.world.settle();
        let [row] = inbox(pair.one()).conflicts.try_into().unwrap();
        let recommended = if row.recommended == Recommended::Chosen { row.chosen } else { row.other };
        assert_eq!((recommended.as_str(), row.why.as_str()), ("Kantina", "Den andre er tom."));
    }
}

#[test]
fn word_that_neither_wrote_is_a_new_step_and_passes_the_rules_of_today() {
    let pair = Pair::new();
    let step = |phase| SetPhase { id: pair.trail, phase, on: None, cause: None, detail: None };
    for (device, phase) in [(pair.one(), Phase::Mapping), (pair.other(), Phase::JobDevelopment)] {
        device.client.set_phase(step(phase)).unwrap();
    }
    pair.world.settle();
    let trail = pair.trail.document();
    let refused = settle(pair.one(), trail, "phase", Phase::Working.code()).unwrap_err();
    assert_eq!(code(&refused).1.as_deref(), Some("phase"), "there is no job: {refused:?}");
    assert_eq!(inbox(pair.one()).conflicts.len(), 1, "nothing was settled");
}

#[test]
fn end_that_two_people_told_differently_is_settled_whole_and_keeps_the_day_it_was_registered() {
    let pair = Pair::new();
    for (device, cause, detail) in [
        (pair.one(), EndCause::Work, EndCauseDetail::WorkNoSubsidy),
        (pair.other(), EndCause::Other, EndCauseDetail::Illness),
    ] {
        let end = SetPhase {
            id: pair.trail,
            phase: Phase::Ended,
            on: Some("2026-11-20".to_owned()),
            cause: Some(cause),
            detail: Some(detail),
        };
        device.client.set_phase(end).unwrap();
    }
    pair.world.settle();
    pair.one().wait_days(2);
    let rows = inbox(pair.one()).conflicts;
    let row = rows.iter().find(|row| row.field == "end_cause").unwrap();
    settle(pair.one(), row.entity, &row.field, &row.other).unwrap();
    pair.world.settle();
    for device in &pair.world.devices {
        assert_eq!(inbox(device).conflicts, [], "cause and detail are one choice");
        let view = device.client.trail(pair.trail).unwrap();
        assert_eq!(view.end_cause.unwrap().code(), row.other);
        let fits = matches!(
            (view.end_cause, view.end_detail),
            (Some(EndCause::Work), Some(EndCauseDetail::WorkNoSubsidy))
                | (Some(EndCause::Other), Some(EndCauseDetail::Illness))
        );
        assert!(fits, "{:?} {:?}", view.end_cause, view.end_detail);
        assert_eq!(view.end_registered_on.unwrap().to_string(), "2026-11-21");
    }
}

#[test]
fn two_laptops_of_one_person_are_told_apart_in_a_choice_in_its_receipt_and_on_the_timeline() {
    let mut world = World::with_devices(1);
    let second = world.enrol("Øvelse 0");
    world.devices.push(second);
    let trail = world.devices[0].create_trail_from(PERSON, "2026-09-01");
    world.settle();
    let pair = Pair { world, trail };
    pair.disputed_place();
    for device in [pair.one(), pair.other()] {
        let row = &inbox(device).conflicts[0];
        let by = [row.chosen_by.as_str(), row.other_by.as_str()];
        assert!(by.contains(&"Øvelse 0 på denne maskinen") && by.contains(&"Øvelse 0 på en annen maskin"), "{by:?}");
    }
    let here = |device: &Device| {
        let row = &inbox(device).conflicts[0];
        if row.chosen_by.ends_with("denne maskinen") { row.chosen.clone() } else { row.other.clone() }
    };
    assert_eq!((here(pair.one()).as_str(), here(pair.other()).as_str()), ("Kantina", "Resepsjonen"));
    let receipt = &inbox(pair.one()).merges[0].text;
    assert!(receipt.contains("Du endret dette på to maskiner samtidig."), "{receipt}");
    let told = format!("{:?}", pair.one().client.trail(trail).unwrap().timeline);
    assert!(told.contains("på to maskiner samtidig") && !told.contains("Du og Øvelse 0"), "{told}");
}
