//! Phases, endings and re-admission.
