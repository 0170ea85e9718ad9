//! What each command is called in a history, in bokmål.

/// Commands by their name, or by the beginning of it where a slash and a code follow.
const LABELS: [(&str, &str); 34] = [
    ("conflict.settle", "Konflikt avgjort"),
    ("duty.settle", "Varsel behandlet"),
    ("employer.create", "Arbeidsgiver registrert"),
    ("employer.save", "Arbeidsgiver endret"),
    ("entity.take_back", "Endring tatt tilbake"),
    ("meeting.correct", "Møtetype rettet"),
    ("meeting.edit", "Møte endret"),
    ("meeting.log", "Møte registrert"),
    ("meeting.mark", "Kontakt vist hos arbeidsgiver"),
    ("meeting.reminded", "Deltaker påminnet"),
    ("meeting.restore", "Angret møte hentet tilbake"),
    ("meeting.undo", "Møte angret"),
    ("preference.set", "Innstilling endret"),
    ("record.add", "Oppføring registrert"),
    ("record.edit", "Oppføring endret"),
    ("report.comment", "Kommentar fra deltaker skrevet"),
    ("report.file", "Rapport journalført"),
    ("report.share", "Rapport delt"),
    ("report.unshare", "Deling av rapport avsluttet"),
    ("task.add", "Oppgave lagt til"),
    ("task.close", "Oppgaver lukket"),
    ("task.done", "Oppgave utført"),
    ("task.edit", "Oppgave endret"),
    ("trail.complete", "Opprettelsen fullført"),
    ("trail.correct_ending", "Sluttdetaljer rettet"),
    ("trail.correct_person", "Nummer eller navn rettet"),
    ("trail.create", "Jobbspor opprettet"),
    ("trail.hand_over", "Ny eier"),
    ("trail.phase", "Fase endret"),
    ("trail.profile", "Profil endret"),
    ("trail.readmit", "Jobbspor opprettet fra et avsluttet"),
    ("trail.reveal", "Skjermet adresse etterspurt"),
    ("trail.share", "Deling endret"),
    ("workspace.create", "Egen arbeidsflate opprettet"),
];

/// What a command is called; of one that a newer app knows only that something was changed.
pub(super) fn label_of(command: &str) -> &'static str {
    let name = command.split('/').next().unwrap_or_default();
    let found = LABELS.iter().find(|(known, _)| *known == name);
    found.map_or("Endret", |(_, label)| label)
}
