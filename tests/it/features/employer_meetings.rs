//! Meetings at an employer: the ones about no participant, and whom they are with.

use super::meetings::{PERSON, broken, log, refused, row, undone};
use crate::world::{World, unchanged, visit};
use worktrail_core::{
    api::{
        CorrectMeeting, EditMeeting, EmployerFilter, FiguresFilter, NewEmployerRecord, NewMeeting, NewTrail, TextEdit,
    },
    domain::{MeetingKind, TrailId, findings::FindingCode, meetings::DecisionMaker, records::RecordKind},
};

/// A meeting at the employer, about no participant.
fn at_employer(subject: &str, note: &str) -> NewMeeting {
    NewMeeting {
        trail: None,
        kind: MeetingKind::EmployerOnly,
        subject: subject.to_owned(),
        decision_maker: Some(DecisionMaker::Yes),
        no_person_data: Some(true),
        ..visit(TrailId::from_bytes([0; 16]), note)
    }
}

#[test]
fn f029_visit_at_an_employer_whose_number_nobody_knows_yet_is_logged_and_the_number_asked_for() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let trail = world.devices[0].create_trail(PERSON);
    let unnumbered = NewMeeting { employer: None, ..visit(trail, "Trenger to på lageret.") };
    let id = client.log_meeting(unnumbered).unwrap().id;
    world.settle();
    let asked = |device: usize| {
        let findings = world.devices[device].client.findings(Some(trail)).unwrap();
        findings.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    for device in 0..2 {
        assert_eq!(asked(device), [FindingCode::MeetingWithoutEmployer], "laptop {device}");
        let row = row(&world, device, id);
        assert_eq!((row.employer, row.employer_name.as_str()), (None, "Øvelse Lager"));
    }
    let number = EditMeeting { employer: Some("974760673".to_owned()), ..unchanged(id) };
    world.devices[1].client.edit_meeting(number).unwrap();
    world.settle();
    assert_eq!((asked(0), asked(1)), (vec![], vec![]));
    assert_eq!(client.employers(EmployerFilter::default()).unwrap()[0].meetings, 1, "and it stands at the employer");
}

#[test]
fn f030_employer_meeting_without_a_participant_lies_at_the_employer_and_is_free_of_person_data() {
    let world = World::with_devices(2);
    let client = &world.devices[0].client;
    let person =
        NewTrail { national_id: PERSON.to_owned(), name: Some("Mona Prøvestad".to_owned()), ..NewTrail::default() };
    let trail: TrailId = client.create_trail(person).unwrap().id.parse().unwrap();
    let refused_text = |subject: &str, note: &str| refused(client.log_meeting(at_employer(subject, note)));
    assert_eq!(refused_text("Behov", "Mona kan begynne."), broken("person_data_in_text", "note"));
    assert_eq!(refused_text("15507600333", ""), broken("person_data_in_text", "subject"));
    let unconfirmed = NewMeeting { no_person_data: None, ..at_employer("Behov", "") };
    assert_eq!(refused(client.log_meeting(unconfirmed)), broken("no_person_data_unconfirmed", "no_person_data"));
    let of_trail = NewMeeting { trail: Some(trail), ..at_employer("Behov", "") };
    assert_eq!(refused(client.log_meeting(of_trail)), broken("meeting_trail_not_allowed", "trail"));
    let attending = NewMeeting { participant_attends: Some(true), ..at_employer("Behov", "") };
    assert_eq!(refused(client.log_meeting(attending)), broken("participant_not_allowed", "participant_attends"));
    let of_nobody = NewMeeting { kind: MeetingKind::Employer, ..at_employer("Behov", "") };
    assert_eq!(refused(client.log_meeting(of_nobody)), broken("meeting_trail_required", "trail"));

    let logged = client.log_meeting(at_employer("Behov på lageret", "Trenger to. Mye sykmelding i høst.")).unwrap();
    assert_eq!(logged.notices.iter().map(|notice| notice.code.as_str()).collect::<Vec<_>>(), ["health"]);
    let own = NewMeeting { names_confirmed: Some(true), ..at_employer("Møte med Mona i personal", "Hun ansetter.") };
    client.log_meeting(own).unwrap();
    world.settle();
    for device in &world.devices {
        let row = device.client.meeting(logged.id).unwrap().row;
        assert_eq!((row.trail, row.trail_title.as_str()), (None, "Øvelse Lager"));
        let dialogue = device.client.employer("974760673").unwrap().dialogue;
        assert_eq!(dialogue.len(), 2, "the team sees it at the employer");
        assert!(device.client.verify().unwrap().ok);
    }
    let contacts = |device: usize| {
        let own = world.devices[device].client.figures(&FiguresFilter::default()).unwrap();
        own.measures[0].total.meetings
    };
    // One visit: the two are at the same time and place.
    assert_eq!((contacts(0), contacts(1)), (1, 0), "it counts for who held it");
    let list = client.list_view("my_employer_meetings", None).unwrap();
    assert!(list.rows.iter().all(|row| row.trail.is_none()) && list.rows.len() == 2);

    let colleague = &world.devices[1].client;
    let edit =
        EditMeeting { note: Some(TextEdit { base: None, text: "Ring Mona.".to_owned() }), ..unchanged(logged.id) };
    assert_eq!(refused(colleague.edit_meeting(edit)), broken("person_data_in_text", "note"));
    colleague.edit_meeting(EditMeeting { place: Some("Kontoret".to_owned()), ..unchanged(logged.id) }).unwrap();
    let corrected = CorrectMeeting { kind: MeetingKind::Employer, edit: unchanged(logged.id) };
    assert_eq!(refused(colleague.correct_meeting(corrected)), broken("kind_not_correctable", "kind"));
    colleague.undo_meeting(undone(logged.id, "Ført to ganger")).unwrap();
    world.settle();
    assert_eq!(client.employer("974760673").unwrap().dialogue.len(), 1);
    assert!(row(&world, 0, logged.id).undone);
}

#[test]
fn f039_contact_of_a_meeting_belongs_to_its_employer() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    client.log_meeting(at_employer("Behov", "Trenger to.")).unwrap();
    let other = NewMeeting {
        employer: Some("889640782".to_owned()),
        employer_name: Some("Annet Lager".to_owned()),
        ..at_employer("Behov", "Trenger en.")
    };
    client.log_meeting(other).unwrap();
    let fields = [("first_name", "Ola"), ("last_name", "Øvelse"), ("informed", "ja"), ("email", "ola@example.no")];
    let contact = NewEmployerRecord {
        org_number: "974760673".to_owned(),
        kind: RecordKind::EmployerContact,
        fields: fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
        names_confirmed: false,
    };
    let contact = client.add_employer_record(contact).unwrap().id;
    let trail = world.devices[0].create_trail(PERSON);
    let with = |employer: &str| NewMeeting {
        employer: Some(employer.to_owned()),
        employer_contact: Some(contact.clone()),
        ..visit(trail, "")
    };
    let id = log(&world, 0, with("974760673"));
    assert_eq!(row(&world, 0, id).employer_contact, contact);
    let elsewhere = client.log_meeting(with("889640782"));
    assert_eq!(refused(elsewhere), broken("contact_of_other_employer", "employer_contact"));
    let moved = EditMeeting { employer: Some("889640782".to_owned()), ..unchanged(id) };
    assert_eq!(refused(client.edit_meeting(moved)), broken("contact_of_other_employer", "employer_contact"));
}
