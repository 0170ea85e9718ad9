//! Streams of employers and workspaces: where each belongs, who has it, and what may not lie in it.

use crate::world::{Laptop, Office, PERSON, accepted, quarantined, task};
use rstest::rstest;
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Caseload, MeetingId, OrgNumber, RecordId, Role, StreamId, TeamId, employer_stream, own_employer_stream,
    workspace_stream,
};
use worktrail_sync::Frame;

const NUMBER: &str = "974760673";
const OTHER: &str = "889640782";

fn number(text: &str) -> OrgNumber {
    text.parse().unwrap()
}

/// Alice and Kim in one team with a caseload, and the team.
fn scene(caseload: Caseload, role: Role) -> (Office, TeamId, Laptop, Laptop) {
    let office = Office::open();
    let team = office.hub.add_team("Lag", caseload, &["Alice".into()], office.now()).unwrap();
    office.hub.add_user("Kim", role, Some("Lag"), office.now()).unwrap();
    let (alice, kim) = (office.laptop("Alice"), office.laptop("Kim"));
    (office, team, alice, kim)
}

fn record(
    laptop: &mut Laptop,
    stream: StreamId,
    command: &str,
    id: RecordId,
    kind: &str,
    field: (&str, &str),
) -> Frame {
    let change = laptop.change(id.document(), DocumentKind::Record, |edit| {
        edit.put_line("record_kind", kind).put_field(field.0, field.1);
    });
    laptop.envelope(stream, command, change)
}

fn employer(laptop: &mut Laptop, stream: StreamId, number: &str) -> Frame {
    record(laptop, stream, "employer.create", stream.document().record(), "employer", ("org_number", number))
}

fn link(laptop: &mut Laptop, stream: StreamId, number: u8) -> Frame {
    let id = RecordId::from_bytes([number; 16]);
    record(laptop, stream, "workspace.create", id, "workspace_link", ("title", "Lenke"))
}

#[rstest]
#[case::colleague(Caseload::Private, Role::Specialist, true)]
#[case::supervisor(Caseload::Private, Role::Supervisor, true)]
#[case::administrator(Caseload::Shared, Role::Admin, false)]
fn employer_is_the_teams_whatever_its_caseload(#[case] caseload: Caseload, #[case] role: Role, #[case] has: bool) {
    let (office, team, mut alice, mut kim) = scene(caseload, role);
    let stream = employer_stream(team, &number(NUMBER));
    let first = employer(&mut alice, stream, NUMBER);
    assert_eq!(office.hand_in(&mut alice, &[first]), [accepted(1)]);
    // Kim has made the same employer before hearing of Alice's.
    let second = employer(&mut kim, stream, NUMBER);
    let expected = if has { accepted(2) } else { quarantined("access_denied") };
    assert_eq!(office.hand_in(&mut kim, &[second]), [expected]);
    assert_eq!(office.round(&mut kim, &[]).streams.len(), 0, "it was in the answer to handing in");
    let mut eve = office.laptop("Eve");
    assert!(office.round(&mut eve, &[]).streams.is_empty());
}

#[test]
fn nobody_starts_an_employer_of_another_team_or_under_another_number() {
    let (office, team, mut alice, _) = scene(Caseload::Shared, Role::Specialist);
    let mut eve = office.laptop("Eve");
    let squat = employer(&mut eve, employer_stream(team, &number(NUMBER)), NUMBER);
    assert_eq!(office.hand_in(&mut eve, &[squat]), [quarantined("access_denied")]);
    let odd = employer(&mut alice, employer_stream(team, &number(OTHER)), NUMBER);
    assert_eq!(office.hand_in(&mut alice, &[odd]), [quarantined("access_denied")]);
    let stream = own_employer_stream(eve.user, &number(OTHER));
    let own = employer(&mut eve, stream, OTHER);
    assert_eq!(office.hand_in(&mut eve, &[own]), [accepted(1)], "whoever is in no team has employers alone");
    let stream = employer_stream(team, &number(NUMBER));
    let create = employer(&mut alice, stream, NUMBER);
    let renumbered = alice.change(stream.document(), DocumentKind::Record, |edit| {
        edit.put_field("org_number", OTHER);
    });
    let renumbered = alice.envelope(stream, "record.edit", renumbered);
    let outcomes = office.hand_in(&mut alice, &[create, renumbered]);
    assert_eq!(outcomes, [accepted(1), quarantined("document_misplaced")]);
}

#[test]
fn workspace_is_its_owners_on_every_laptop_and_nobody_elses() {
    let (office, _, mut alice, mut kim) = scene(Caseload::Shared, Role::Supervisor);
    let stream = workspace_stream(alice.user);
    let mut second = office.laptop("Alice");
    let (one, other) = (link(&mut alice, stream, 1), link(&mut second, stream, 2));
    assert_eq!(office.hand_in(&mut alice, &[one]), [accepted(1)]);
    assert_eq!(office.hand_in(&mut second, &[other]), [accepted(2)], "the second laptop began it, too");
    assert!(office.round(&mut kim, &[]).streams.is_empty(), "a supervisor has no business there");
    let into = link(&mut kim, stream, 3);
    assert_eq!(office.hand_in(&mut kim, &[into]), [quarantined("access_denied")]);
    let eves = workspace_stream(office.laptop("Eve").user);
    let squat = link(&mut kim, eves, 4);
    assert_eq!(office.hand_in(&mut kim, &[squat]), [quarantined("access_denied")]);
}

#[test]
fn work_with_a_participant_cannot_lie_at_an_employer() {
    let (office, team, mut alice, _) = scene(Caseload::Shared, Role::Specialist);
    let stream = employer_stream(team, &number(NUMBER));
    let create = employer(&mut alice, stream, NUMBER);
    assert_eq!(office.hand_in(&mut alice, &[create]), [accepted(1)]);
    let job = record(&mut alice, stream, "record.add", RecordId::from_bytes([1; 16]), "job", ("title", "Jobb"));
    assert_eq!(office.hand_in(&mut alice, &[job]), [quarantined("document_misplaced")]);
    for (kind, outcome) in [("participant", quarantined("document_misplaced")), ("employer_only", accepted(2))] {
        let (office, team, mut alice, _) = scene(Caseload::Shared, Role::Specialist);
        let stream = employer_stream(team, &number(NUMBER));
        let create = employer(&mut alice, stream, NUMBER);
        let id = MeetingId::from_bytes([2; 16]);
        let meeting = alice.change(id.document(), DocumentKind::Meeting, |edit| {
            edit.put_line("meeting_kind", kind);
        });
        let meeting = alice.envelope(stream, "meeting.log", meeting);
        assert_eq!(office.hand_in(&mut alice, &[create, meeting]), [accepted(1), outcome], "{kind}");
    }
    let (trail, create) = alice.create_trail(PERSON);
    let at_home = alice.add_task(trail, task(1), "Oppgave");
    let link = record(
        &mut alice,
        trail.stream(),
        "record.add",
        RecordId::from_bytes([3; 16]),
        "workspace_link",
        ("title", "Lenke"),
    );
    let outcomes = office.hand_in(&mut alice, &[create, at_home, link]);
    assert_eq!(outcomes, [accepted(1), accepted(2), quarantined("document_misplaced")]);
}
