//! What a history says that is read from the log: each text in every language.

use worktrail_domain::{Phase, Phrase, Words, profile};

/// A participant whose name nobody has typed.
pub(crate) const BORN: Words = Words::new("Deltaker født ’{year}", "Deltakar fødd ’{year}", "Participant born ’{year}");

const PHASE: Words = Words::new("Fase endret til {phase}", "Fase endra til {phase}", "Phase changed to {phase}");
const GOAL: Words = Words::new(
    "Hovedmål og jobbønske ble endret",
    "Hovudmål og jobbønske blei endra",
    "Main goal and job wish were changed",
);
const STRENGTHS: Words = Words::new(
    "Styrker og tilrettelegging ble endret",
    "Styrkar og tilrettelegging blei endra",
    "Strengths and adjustments were changed",
);
const OPENNESS: Words = Words::new("Åpenhet ble endret", "Openheit blei endra", "Openness was changed");
const PROFILE: Words = Words::new("Profilen ble endret", "Profilen blei endra", "The profile was changed");
const FIELD: Words = Words::new("{field} ble endret", "{field} blei endra", "{field} was changed");
const READMITTED: Words = Words::new(
    "Jobbsporet ble opprettet fra et avsluttet jobbspor",
    "Jobbsporet blei oppretta frå eit avslutta jobbspor",
    "The trail was created from an ended trail",
);
const ENDING: Words =
    Words::new("Sluttdetaljene ble rettet", "Sluttdetaljane blei retta", "The end details were corrected");
const REVEALED: Words = Words::new(
    "Skjermet adresse ble etterspurt",
    "Skjerma adresse blei etterspurd",
    "The shielded address was asked for",
);
const COMPLETED: Words =
    Words::new("Opprettelsen ble fullført", "Opprettinga blei fullført", "The creation was completed");
const PERSON: Words =
    Words::new("Nummer eller navn ble rettet", "Nummer eller namn blei retta", "The number or name was corrected");
const HANDED_OVER: Words =
    Words::new("Jobbsporet fikk ny eier", "Jobbsporet fekk ny eigar", "The trail got a new owner");
const SHARED: Words = Words::new(
    "Deling med en kollega ble endret",
    "Deling med ein kollega blei endra",
    "The share with a colleague was changed",
);
const CREATED: Words = Words::new("Jobbsporet ble opprettet", "Jobbsporet blei oppretta", "The trail was created");
const CHANGED: Words = Words::new("Jobbsporet ble endret", "Jobbsporet blei endra", "The trail was changed");
const CORRECTED: Words = Words::new(
    "Møtet «{subject}» ble rettet til «{kind}»",
    "Møtet «{subject}» blei retta til «{kind}»",
    "The meeting “{subject}” was corrected to “{kind}”",
);
const UNDONE: Words =
    Words::new("Møtet «{subject}» ble angret", "Møtet «{subject}» blei angra", "The meeting “{subject}” was undone");
const RESTORED: Words = Words::new(
    "Møtet «{subject}» ble hentet tilbake",
    "Møtet «{subject}» blei henta tilbake",
    "The meeting “{subject}” was taken back",
);
const COLLEAGUE: Words = Words::new("en kollega", "ein kollega", "a colleague");
const THE_TRAIL: Words = Words::new("jobbsporet", "jobbsporet", "the trail");
const MERGED: Words = Words::new(
    "Du og {who} endret {what} samtidig. Begges arbeid er tatt vare på.",
    "Du og {who} endra {what} samtidig. Arbeidet til begge er teke vare på.",
    "You and {who} changed {what} at the same time. The work of both is kept.",
);
const MERGED_WITH_ONESELF: Words = Words::new(
    "Du endret {what} på to maskiner samtidig. Begge endringene er tatt vare på.",
    "Du endra {what} på to maskiner samtidig. Begge endringane er tekne vare på.",
    "You changed {what} on two computers at the same time. Both changes are kept.",
);
const QUOTED: Words = Words::new("«{what}»", "«{what}»", "“{what}”");

/// What an action on the trail itself did.
pub(crate) fn event_text(command: &str) -> Phrase {
    match command.split_once('/') {
        Some(("trail.phase", phase)) => PHASE.with([("phase", Phase::from_code(phase).label().into())]),
        Some(("trail.profile", "goal")) => GOAL.into(),
        Some(("trail.profile", "strengths")) => STRENGTHS.into(),
        Some(("trail.profile", "openness")) => OPENNESS.into(),
        Some(("trail.profile", key)) => match profile::field(key) {
            Some(field) => FIELD.with([("field", field.label().into())]),
            None => PROFILE.into(),
        },
        Some(("trail.readmit", _)) => READMITTED.into(),
        _ => match command {
            "trail.correct_ending" => ENDING,
            "trail.reveal" => REVEALED,
            "trail.complete" => COMPLETED,
            "trail.correct_person" => PERSON,
            "trail.hand_over" => HANDED_OVER,
            "trail.share" => SHARED,
            "trail.create" => CREATED,
            _ => CHANGED,
        }
        .into(),
    }
}

/// What an action did with a meeting.
pub(crate) fn meeting_text(command: &str, subject: &str) -> Phrase {
    let subject = ("subject", subject.into());
    match command.split_once('/') {
        Some((_, kind)) => {
            CORRECTED.with([subject, ("kind", worktrail_domain::MeetingKind::from_code(kind).label().into())])
        }
        None if command == "meeting.undo" => UNDONE.with([subject]),
        None => RESTORED.with([subject]),
    }
}

/// That two people's work met, or that of one person on two laptops.
pub(crate) fn merge_text(subject: &str, author: &str, is_own: bool) -> Phrase {
    let what = if subject.is_empty() { THE_TRAIL.into() } else { QUOTED.with([("what", subject.into())]) };
    if is_own {
        return MERGED_WITH_ONESELF.with([("what", what.into())]);
    }
    let who = if author.is_empty() { COLLEAGUE.into() } else { author.into() };
    MERGED.with([("who", who), ("what", what.into())])
}
