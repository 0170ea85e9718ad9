//! Words that several answers share, in every language.

use worktrail_domain::Words;

/// A tick that is set.
pub(crate) const YES: Words = Words::new("Ja", "Ja", "Yes");

/// A trail (*jobbspor*).
pub(crate) const TRAIL: Words = Words::new("Jobbspor", "Jobbspor", "Trail");

/// A task (*oppgave*).
pub(crate) const TASK: Words = Words::new("Oppgave", "Oppgåve", "Task");

/// The phase of a trail.
pub(crate) const PHASE: Words = Words::new("Fase", "Fase", "Phase");

/// Who follows up a trail.
pub(crate) const OWNER: Words = Words::new("Eier", "Eigar", "Owner");

/// The day of the start-up meeting.
pub(crate) const STARTED: Words = Words::new("Oppstart", "Oppstart", "Start-up");

/// A record that was put aside.
pub(crate) const DISCARDED: Words = Words::new("Uaktuell", "Uaktuell", "Discarded");

/// A colleague whose name is not here.
pub(crate) const COLLEAGUE: Words = Words::new("en kollega", "ein kollega", "a colleague");
