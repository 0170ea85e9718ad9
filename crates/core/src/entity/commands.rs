//! What each command is called in a history.

use worktrail_domain::Words;

/// Commands by their name, or by the beginning of it where a slash and a code follow.
const LABELS: [(&str, Words); 35] = [
    ("conflict.reopen", Words::new("Valg angret", "Val angra", "Choice taken back")),
    ("conflict.settle", Words::new("Konflikt avgjort", "Konflikt avgjord", "Conflict settled")),
    ("duty.settle", Words::new("Varsel behandlet", "Varsel behandla", "Reminder settled")),
    ("employer.create", Words::new("Arbeidsgiver registrert", "Arbeidsgivar registrert", "Employer registered")),
    ("employer.save", Words::new("Arbeidsgiver endret", "Arbeidsgivar endra", "Employer changed")),
    ("entity.take_back", Words::new("Endring tatt tilbake", "Endring teken tilbake", "Change taken back")),
    ("meeting.correct", Words::new("Møtetype rettet", "Møtetype retta", "Kind of meeting corrected")),
    ("meeting.edit", Words::new("Møte endret", "Møte endra", "Meeting changed")),
    ("meeting.log", Words::new("Møte registrert", "Møte registrert", "Meeting logged")),
    (
        "meeting.mark",
        Words::new("Kontakt vist hos arbeidsgiver", "Kontakt vist hos arbeidsgivar", "Contact shown at the employer"),
    ),
    ("meeting.reminded", Words::new("Deltaker påminnet", "Deltakar påmint", "Participant reminded")),
    (
        "meeting.restore",
        Words::new("Angret møte hentet tilbake", "Angra møte henta tilbake", "Undone meeting taken back"),
    ),
    ("meeting.undo", Words::new("Møte angret", "Møte angra", "Meeting undone")),
    ("preference.set", Words::new("Innstilling endret", "Innstilling endra", "Preference changed")),
    ("record.add", Words::new("Oppføring registrert", "Oppføring registrert", "Record added")),
    ("record.edit", Words::new("Oppføring endret", "Oppføring endra", "Record changed")),
    (
        "report.comment",
        Words::new(
            "Kommentar fra deltaker skrevet",
            "Kommentar frå deltakar skriven",
            "Comment of the participant written",
        ),
    ),
    ("report.file", Words::new("Rapport journalført", "Rapport journalført", "Report filed")),
    ("report.share", Words::new("Rapport delt", "Rapport delt", "Report shared")),
    (
        "report.unshare",
        Words::new("Deling av rapport avsluttet", "Deling av rapport avslutta", "Sharing of report ended"),
    ),
    ("task.add", Words::new("Oppgave lagt til", "Oppgåve lagd til", "Task added")),
    ("task.close", Words::new("Oppgaver lukket", "Oppgåver lukka", "Tasks closed")),
    ("task.done", Words::new("Oppgave utført", "Oppgåve utført", "Task done")),
    ("task.edit", Words::new("Oppgave endret", "Oppgåve endra", "Task changed")),
    ("trail.complete", Words::new("Opprettelsen fullført", "Opprettinga fullført", "Creation completed")),
    ("trail.correct_ending", Words::new("Sluttdetaljer rettet", "Sluttdetaljar retta", "End details corrected")),
    (
        "trail.correct_person",
        Words::new("Nummer eller navn rettet", "Nummer eller namn retta", "Number or name corrected"),
    ),
    ("trail.create", Words::new("Jobbspor opprettet", "Jobbspor oppretta", "Trail created")),
    ("trail.hand_over", Words::new("Ny eier", "Ny eigar", "New owner")),
    ("trail.phase", Words::new("Fase endret", "Fase endra", "Phase changed")),
    ("trail.profile", Words::new("Profil endret", "Profil endra", "Profile changed")),
    (
        "trail.readmit",
        Words::new(
            "Jobbspor opprettet fra et avsluttet",
            "Jobbspor oppretta frå eit avslutta",
            "Trail created from an ended one",
        ),
    ),
    (
        "trail.reveal",
        Words::new("Skjermet adresse etterspurt", "Skjerma adresse etterspurd", "Shielded address asked for"),
    ),
    ("trail.share", Words::new("Deling endret", "Deling endra", "Share changed")),
    (
        "workspace.create",
        Words::new("Egen arbeidsflate opprettet", "Eiga arbeidsflate oppretta", "Own workspace created"),
    ),
];

/// What a newer app did.
const CHANGED: Words = Words::new("Endret", "Endra", "Changed");

/// What a command is called; of one that a newer app knows only that something was changed.
pub(super) fn label_of(command: &str) -> Words {
    let name = command.split('/').next().unwrap_or_default();
    let found = LABELS.iter().find(|(known, _)| *known == name);
    found.map_or(CHANGED, |(_, label)| *label)
}
