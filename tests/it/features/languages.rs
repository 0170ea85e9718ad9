//! What the window is told, in the language of the person; and what is stored, in none of them.

use super::meetings::PERSON;
use crate::world::{World, visit};
use std::{collections::BTreeMap, fs};
use worktrail_core::{
    Client, ImportTerms,
    api::{
        EditProfileField, ErrorReport, NewMeeting, NewRecord, NewTrail, RecordFilter, SetPhase, SettleDuty,
        TimelineFilter,
    },
    domain::{
        Language, MeetingKind, Phase, RecordKind, Settling, TrailId, code_lists::CodeListName, findings::FindingCode,
    },
};

const LANGUAGES: [Language; 3] = Language::ALL;

fn told<T: std::fmt::Debug>(client: &Client, outcome: Result<T, worktrail_core::CoreError>) -> ErrorReport {
    outcome.unwrap_err().report_in(client.language())
}

fn trail_in(client: &Client) -> TrailId {
    let person =
        NewTrail { national_id: PERSON.to_owned(), name: Some("Mona Prøvestad".to_owned()), ..NewTrail::default() };
    client.create_trail(person).unwrap().id.parse().unwrap()
}

/// Two laptops that each logged a start-up meeting of the same trail, and met.
fn two_startups() -> (World, TrailId) {
    let world = World::with_devices(2);
    let trail = trail_in(&world.devices[0].client);
    world.settle();
    for (device, at) in [(0, "2026-11-18T10:00"), (1, "2026-11-19T10:00")] {
        let startup = NewMeeting { kind: MeetingKind::Startup, at: at.to_owned(), employer: None, ..visit(trail, "") };
        world.devices[device].client.log_meeting(startup).unwrap();
    }
    world.settle();
    (world, trail)
}

/// What one question answers in each of the three languages.
fn in_each(client: &Client, ask: impl Fn(&Client) -> String) -> [String; 3] {
    LANGUAGES.map(|language| {
        client.speak(language);
        ask(client)
    })
}

#[test]
fn refusal_comes_in_the_language_of_the_person_with_the_same_code_and_field() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let refuse = |client: &Client| {
        let short = NewTrail { national_id: "123".to_owned(), ..NewTrail::default() };
        let report = told(client, client.create_trail(short));
        assert_eq!((report.code.as_str(), report.field.as_deref()), ("national_id_length", Some("national_id")));
        report.message
    };
    let [nb, nn, en] = in_each(client, refuse);
    assert_eq!(nb, "Fødselsnummeret må ha elleve siffer. Se etter om et siffer mangler.");
    assert_eq!(nn, "Fødselsnummeret må ha elleve siffer. Sjå etter om eit siffer manglar.");
    assert_eq!(en, "The national identity number must have eleven digits. Check whether one is missing.");

    client.lock();
    let locked = in_each(client, |client| told(client, client.home()).message);
    assert!(locked[2].starts_with("WorkTrail is locked"), "{locked:?}");
}

#[test]
fn duty_its_reason_and_the_line_in_the_task_list_come_in_the_language_of_the_person() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail_in(client);
    let long_ago = NewMeeting { at: "2026-11-16T10:00".to_owned(), ..visit(trail, "") };
    let long_ago = NewMeeting { status: Some(worktrail_core::domain::MeetingStatus::Planned), ..long_ago };
    client.log_meeting(long_ago).unwrap();
    let duty = |client: &Client| {
        let duties = client.duties(Some(trail)).unwrap();
        let duty = duties.iter().find(|duty| duty.rule == "open_meeting").unwrap();
        let row = client.tasks(false).unwrap().into_iter().find(|row| row.key.as_ref() == Some(&duty.key)).unwrap();
        assert_eq!((&row.subject, &row.note), (&duty.subject, &duty.why), "the list says what the duty says");
        format!("{} | {}", duty.subject, duty.why)
    };
    let [nb, nn, en] = in_each(client, duty);
    assert_eq!(nb, "Fullfør møtet fra 16.11.2026 | Møtet står fortsatt som planlagt.");
    assert_eq!(nn, "Fullfør møtet frå 16.11.2026 | Møtet står framleis som planlagt.");
    assert_eq!(en, "Complete the meeting of 16/11/2026 | The meeting still stands as planned.");
}

#[test]
fn what_is_stored_says_the_same_whatever_language_it_was_done_in() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail_in(client);
    let open = NewMeeting {
        at: "2026-11-16T10:00".to_owned(),
        status: Some(worktrail_core::domain::MeetingStatus::Planned),
        ..visit(trail, "")
    };
    client.log_meeting(open).unwrap();
    client.speak(Language::En);
    let duty = client.duties(Some(trail)).unwrap().into_iter().find(|duty| duty.rule == "open_meeting").unwrap();
    assert!(duty.subject.starts_with("Complete"), "{}", duty.subject);
    let settle = SettleDuty { trail, key: duty.key.clone(), how: Settling::Done, reason: None, until: None };
    client.settle_duty(settle).unwrap();
    assert_eq!(client.language(), Language::En, "the person goes on in English");
    let marks = RecordFilter { trail: Some(trail), kind: Some(RecordKind::DutyMark), ..RecordFilter::default() };
    let mark = client.records(marks).unwrap().remove(0);
    assert_eq!(mark.fields["subject"], "Fullfør møtet fra 16.11.2026", "the mark was written in bokmål");
    let closed = |client: &Client| {
        let rows = client.tasks(true).unwrap();
        rows.into_iter().find(|row| row.key.as_ref() == Some(&duty.key)).unwrap().subject
    };
    let read = in_each(client, closed);
    assert_eq!(read[..2], ["Fullfør møtet fra 16.11.2026", "Fullfør møtet frå 16.11.2026"]);
    assert_eq!(read[2], "Complete the meeting of 16/11/2026");
    client.speak(Language::En);
    assert_eq!(client.trail(trail).unwrap().phase_guide.unwrap().label, Phase::Referred.label().of(Language::En));
}

#[test]
fn finding_comes_in_the_language_of_the_person() {
    let (world, trail) = two_startups();
    let client = &world.devices[0].client;
    let finding = |client: &Client| {
        let findings = client.findings(Some(trail)).unwrap();
        findings.into_iter().find(|finding| finding.code == FindingCode::TwoStartups).unwrap().subject
    };
    let found = in_each(client, finding);
    assert_eq!(
        found,
        [
            "Velg hvilket oppstartsmøte som gjelder",
            "Vel kva oppstartsmøte som gjeld",
            "Choose which start-up meeting counts"
        ]
    );
}

#[test]
fn settled_finding_and_a_found_section_of_the_profile_are_called_what_they_are_in_the_language_of_the_person() {
    let (world, trail) = two_startups();
    let client = &world.devices[0].client;
    let key = client.findings(Some(trail)).unwrap().remove(0).key;
    client.settle_duty(SettleDuty { trail, key: key.clone(), how: Settling::Done, reason: None, until: None }).unwrap();
    let closed = |client: &Client| {
        let rows = client.tasks(true).unwrap();
        rows.into_iter().find(|row| row.key.as_ref() == Some(&key)).unwrap().subject
    };
    assert_eq!(in_each(client, closed)[2], "Choose which start-up meeting counts");
    let field = EditProfileField { id: trail, field: "interests".to_owned(), value: "Truck".to_owned(), base: None };
    client.edit_profile_field(field).unwrap();
    let hit = |client: &Client| client.search("truck").unwrap().hits.remove(0).title;
    assert_eq!(in_each(client, hit), ["Karriereprofil", "Karriereprofil", "Career profile"]);
    let fields = [("from", "2026-11-01"), ("follow_up_on", "2026-12-01"), ("reason", "Opphold i utlandet")];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    client.add_record(NewRecord { trail, kind: RecordKind::PassivePeriod, fields }).unwrap();
    let nameless = |client: &Client| client.search("utlandet").unwrap().hits.remove(0).title;
    assert_eq!(in_each(client, nameless), ["Passiv periode", "Passiv periode", "Passive period"]);
}

#[test]
fn advice_on_a_text_comes_in_the_language_of_the_person() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let hint = |client: &Client| {
        let [hint] = client.review_text("Gjelder 15507600333", None, true).unwrap().try_into().unwrap();
        format!("{} | {} | {}", hint.label, hint.why, hint.better)
    };
    let [nb, nn, en] = in_each(client, hint);
    assert!(nb.starts_with("Fødselsnummer | Et fødselsnummer viser hvem det gjelder. | Ta det ut."), "{nb}");
    assert!(nn.contains("| Eit fødselsnummer viser kven det gjeld. |"), "{nn}");
    assert!(en.starts_with("National identity number | A national identity number shows who it is about."), "{en}");
}

#[test]
fn obstacle_of_a_phase_its_advice_and_titles_of_codes_come_in_the_language_of_the_person() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail_in(client);
    let working = |client: &Client| {
        let view = client.trail(trail).unwrap();
        let next = view.next_phases.into_iter().find(|next| next.guide.phase == Phase::Working).unwrap();
        let refused = told(
            client,
            client.set_phase(SetPhase { id: trail, phase: Phase::Working, cause: None, detail: None, on: None }),
        );
        assert_eq!(next.obstacles[0].message, refused.message, "the step is refused with the same words");
        format!("{} | {} | {}", next.guide.label, next.guide.guidance[0], next.obstacles[0].message)
    };
    let [nb, nn, en] = in_each(client, working);
    assert!(nb.starts_with("Jobber | Registrer jobben først. | Registrer en jobb"), "{nb}");
    assert!(nn.starts_with("Jobbar | Registrer jobben først. | Registrer ein jobb"), "{nn}");
    assert!(en.starts_with("Working | Register the job first. | Register a job"), "{en}");

    let list = |client: &Client| {
        let view = client.list_view("my_referred_ips", None).unwrap();
        let name = view.columns.iter().position(|column| column.key == "phase").unwrap();
        format!("{} | {} | {}", view.name, view.columns[name].label, view.rows[0].cells[name])
    };
    let lists = in_each(client, list);
    assert_eq!(lists[0], "Mine jobbspor – henvist IPS | Fase | Henvist");
    assert_eq!(lists[1], "Mine jobbspor – tilviste IPS | Fase | Tilvist");
    assert_eq!(lists[2], "My trails – referred IPS | Phase | Referred");
    let kinds = in_each(client, |client| {
        let kinds = client.record_kinds();
        let job = kinds.kinds.iter().find(|spec| spec.kind == RecordKind::Job).unwrap();
        let status = kinds.lists.iter().find(|list| list.name == "job_status").unwrap();
        format!("{} | {} | {}", job.plural, job.fields[0].label, status.codes[0].label)
    });
    assert_eq!(kinds[2], "Jobs | Job title | Planned");
    let row = |client: &Client| client.code_lists().unwrap().into_iter().find(|row| row.name == CodeListName::Holiday);
    assert_eq!(in_each(client, |client| row(client).unwrap().label)[2], "Public holidays and short days");
    let days = in_each(client, |client| client.named_days("2027-05-06", "2027-05-06").unwrap()[0].title.clone());
    assert_eq!(days, ["Kristi himmelfartsdag", "Kristi himmelfartsdag", "Ascension Day"]);
}

#[test]
fn problem_of_an_import_comes_in_the_language_of_the_person() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("trails.csv");
    fs::write(&file, "national_id,name\n123,Mona Prøvestad\n").unwrap();
    let problem = |client: &Client| {
        let report = client.import_tables(&file, ImportTerms::DRY_RUN).unwrap();
        assert_eq!(report.problems[0].code, "national_id_length");
        report.problems[0].message.clone()
    };
    let [nb, _, en] = in_each(client, problem);
    assert!(nb.starts_with("Fødselsnummeret") && en.starts_with("The national identity number"), "{nb} | {en}");
    let nowhere = dir.path().join("frukt.csv");
    fs::write(&nowhere, "frukt,pris\nEple,3\n").unwrap();
    let unknown = in_each(client, |client| told(client, client.import_tables(&nowhere, ImportTerms::DRY_RUN)).message);
    assert!(unknown[1].starts_with("Fila er ikkje ein kjend tabell."), "{unknown:?}");
}

#[test]
fn history_timeline_and_printed_page_come_in_the_language_of_the_person() {
    let world = World::with_devices(1);
    let client = &world.devices[0].client;
    let trail = trail_in(client);
    let fields = [("from", "2026-11-02"), ("follow_up_on", "2026-12-01"), ("reason", "Ferie")];
    let fields: BTreeMap<_, _> = fields.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    client.add_record(NewRecord { trail, kind: RecordKind::PassivePeriod, fields }).unwrap();
    let first = |client: &Client| client.trail_history(trail).unwrap().pop().unwrap().text;
    assert_eq!(
        in_each(client, first),
        ["Jobbsporet ble opprettet", "Jobbsporet blei oppretta", "The trail was created"]
    );
    let line = |client: &Client| {
        let all = client.timeline(TimelineFilter { trail, kinds: Vec::new(), statuses: Vec::new() }).unwrap();
        let period = all.iter().find(|row| row.kind == "passive_period").unwrap();
        let event = all.iter().find(|row| row.kind == "event").unwrap();
        format!("{} | {} | {}", period.label, event.label, event.title)
    };
    assert_eq!(in_each(client, line)[2], "Passive period | History | The trail was created");
    let steps = |client: &Client| client.entity_history(trail.document()).unwrap()[0].command_label.clone();
    assert_eq!(in_each(client, steps), ["Jobbspor opprettet", "Jobbspor oppretta", "Trail created"]);
    let page = in_each(client, |client| client.trail_page(trail).unwrap());
    assert!(page[0].contains("<html lang=\"nb\">") && page[0].contains("Skrevet ut 21.11.2026."), "{}", page[0]);
    assert!(page[2].contains("<html lang=\"en\">") && page[2].contains("Printed on 21/11/2026."), "{}", page[2]);
    for bokmal in ["Fase", "Eier", "Åpne", "Henvist", "Tidslinje"] {
        assert!(!page[2].contains(bokmal), "{bokmal}");
    }
}
