//! The calendar as a file for other programs.

use crate::world::{World, visit};
use worktrail_core::api::{CalendarDays, CorrectPerson, NewMeeting};

fn week() -> CalendarDays {
    CalendarDays { from: Some("2026-11-16".into()), to: Some("2026-11-22".into()), everybody: false }
}

#[test]
fn calendar_goes_out_without_a_participants_name_unless_it_is_asked_for() {
    let world = World::with_devices(1);
    let one = &world.devices[0];
    let trail = one.create_trail("15507600333");
    let named = CorrectPerson { id: trail, national_id: None, name: Some("Kari Kanarifugl".into()) };
    one.client.correct_person(named).unwrap();
    let meeting = NewMeeting {
        subject: "Besøk med Kari Kanarifugl".into(),
        place: Some("Hjemme hos Kari Kanarifugl".into()),
        ..visit(trail, "Et notat om Kanarifugl.")
    };
    let id = one.client.log_meeting(meeting).unwrap().id;

    let plain = one.client.calendar_ics(&week(), false).unwrap();
    assert!(!plain.contains("Kanarifugl"), "{plain}");
    assert!(plain.contains("SUMMARY:Møte med arbeidsgiver · Øvelse Lager\r\n"), "{plain}");
    let named = one.client.calendar_ics(&week(), true).unwrap().replace("\r\n ", "");
    assert!(named.contains("Besøk med Kari Kanarifugl") && named.contains("Hjemme hos Kari"), "{named}");
    assert!(!named.contains("Et notat"), "{named}");

    assert_eq!(plain.matches("SUMMARY:Reisetid").count(), 2);
    for part in [format!("UID:{id}@worktrail"), format!("UID:{id}-to@worktrail"), format!("UID:{id}-from@worktrail")] {
        assert_eq!(plain.matches(&part).count(), 1, "{part}");
    }
    assert!(plain.contains("DTSTART:20261120T090000Z\r\nDTEND:20261120T094500Z\r\n"), "{plain}");
}

#[test]
fn own_file_reads_back_and_is_known_as_ours() {
    let world = World::with_devices(1);
    let one = &world.devices[0];
    let trail = one.create_trail("15507600333");
    one.log_visit(trail, "");
    let file = one.client.calendar_ics(&week(), false).unwrap();
    let events = one.client.read_ics(&file).unwrap();
    assert_eq!(events.len(), 3);
    let meeting = events.iter().find(|event| event.subject.starts_with("Møte")).unwrap();
    assert_eq!(meeting.place, "Lasterampen");
    assert_eq!(meeting.to.unwrap().millis() - meeting.from.unwrap().millis(), 45 * 60_000);
    assert!(events.iter().all(|event| event.problem.is_some()));
}
