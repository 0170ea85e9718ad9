//! A portfolio of three years, made through the same commands that people use.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use worktrail_core::{
    Client, Enrolment, KdfParams,
    api::{FollowUp, NewMeeting, NewTask, NewTrail},
    domain::{Caseload, MeetingKind, Role, Timestamp, TrailId},
};
use worktrail_server::Hub;
use worktrail_testkit::{Rng, employers, people};

pub(crate) const PASSPHRASE: &str = "riktig hest batteri stift";

/// 21 November 2026, 12:00 UTC.
pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_795_262_400_000);

/// Meetings of one trail in three years, each with a note; two in three bring a task.
const MEETINGS: u32 = 150;
const OTHER_TASKS: u32 = 50;

/// Length of a note, in characters, as in the measured histories: about 1,300.
const NOTE_SENTENCES: u32 = 18;

const SENTENCES: [&str; 12] = [
    "Vi gikk gjennom lageret sammen med teamlederen.",
    "Deltakeren fikk prøve pakkelinjen en time.",
    "Arbeidsgiver ønsker en avtale om praksis i januar.",
    "Vi snakket om arbeidstid og pauser.",
    "Truckførerbevis kan tas på stedet.",
    "Neste gang tar vi med en oversikt over tilskudd.",
    "Det var travelt, men god stemning på gulvet.",
    "Reisevegen er enkel med buss fra sentrum.",
    "Vi ble enige om å ringes på fredag.",
    "Kantina trenger hjelp tre dager i uka.",
    "Kontaktpersonen er på ferie fram til onsdag.",
    "Deltakeren vil helst begynne rolig og øke etter hvert.",
];

/// A made portfolio: the specialist's vault and the server that has it all.
pub(crate) struct Made {
    pub(crate) vault_dir: PathBuf,
    pub(crate) hub: Hub,
    pub(crate) client: Client,
}

/// Makes a server, a specialist and `trails` trails under `root`.
pub(crate) fn make(root: &Path, trails: usize) -> anyhow::Result<Made> {
    let hub = Hub::open(&root.join(format!("server-{trails}")))?;
    hub.add_user("Kari Øvelse", Role::Specialist, None, NOW)?;
    hub.add_team("Team Øvelse", Caseload::Shared, &["Kari Øvelse".to_owned()], NOW)?;
    let vault_dir = root.join(format!("vault-{trails}"));
    let client = enrol(&hub, &vault_dir)?;
    let mut rng = Rng::seeded(7);
    for person in people(7, trails) {
        let trail = client.create_trail(NewTrail {
            national_id: person.national_id,
            name: Some(person.name),
            referred: Some("2023-11-20".to_owned()),
        })?;
        fill(&client, trail.id.parse()?, &mut rng)?;
    }
    client.lock();
    client.unlock(PASSPHRASE).map_err(|error| anyhow::anyhow!(error))?;
    Ok(Made { vault_dir, hub, client })
}

/// Enrols another laptop of the specialist.
pub(crate) fn enrol(hub: &Hub, dir: &Path) -> anyhow::Result<Client> {
    let client = Client::new(dir.to_owned(), Arc::new(|| NOW));
    let code = hub.make_device_code("Kari Øvelse", NOW)?.to_string();
    let (enrolment, request) = Enrolment::begin(&code, "Bærbar")?;
    let reply = hub.enrol(&request, NOW)?;
    client.finish_enrolment(enrolment, reply, "http://127.0.0.1:1", PASSPHRASE, KdfParams::FLOOR)?;
    Ok(client)
}

/// A visit with a note and, if asked, a follow-up task.
pub(crate) fn visit(trail: TrailId, rng: &mut Rng, days_ago: u32, follow_up: bool) -> NewMeeting {
    let all = employers();
    let employer = rng.pick(&all);
    let at = Timestamp::from_millis(NOW.millis() - i64::from(days_ago) * 86_400_000);
    let note: Vec<&str> = (0..NOTE_SENTENCES).map(|_| *rng.pick(&SENTENCES)).collect();
    NewMeeting {
        trail,
        kind: if rng.chance(60) { MeetingKind::Participant } else { MeetingKind::Employer },
        at: at.to_rfc3339(),
        subject: format!("Besøk hos {}", employer.name),
        minutes: Some(45),
        channel: None,
        place: Some(employer.place.to_owned()),
        status: None,
        employer: Some(employer.org_number.clone()),
        employer_name: Some(employer.name.to_owned()),
        travel_to: Some(20),
        travel_from: Some(20),
        note: Some(note.join(" ")),
        follow_up: follow_up
            .then(|| FollowUp { subject: "Ringe tilbake om avtalen".to_owned(), due: "2026-12-01".to_owned() }),
    }
}

fn fill(client: &Client, trail: TrailId, rng: &mut Rng) -> anyhow::Result<()> {
    for number in 0..MEETINGS {
        client.log_meeting(visit(trail, rng, 7 * (MEETINGS - number), number % 3 != 0))?;
    }
    for _ in 0..OTHER_TASKS {
        let due = Some("2026-12-10".to_owned());
        client.add_task(NewTask { trail, subject: "Skrive søknad sammen".to_owned(), due })?;
    }
    Ok(())
}

/// Copies a vault to another folder.
pub(crate) fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
