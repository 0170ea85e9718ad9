//! Advice on a text while it is being typed.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{
    Language,
    employer_text::{Finding, FindingKind},
};

/// A place in a text that should be written in another way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TextHint {
    /// First character of it, counted in characters from 0.
    pub start: u32,
    /// The character after it.
    pub end: u32,
    /// What it is.
    pub kind: FindingKind,
    /// Its name.
    pub label: String,
    /// Why it should not stand there.
    pub why: String,
    /// What to write instead.
    pub better: String,
    /// The text is not saved like this; the rest is advice.
    pub refused: bool,
}

impl TextHint {
    pub(crate) fn of(finding: &Finding, refused: bool, language: Language) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: place(finding.start),
            end: place(finding.end),
            kind: finding.kind,
            label: finding.kind.label().of(language).to_owned(),
            why: finding.why.of(language).to_owned(),
            better: finding.better.of(language).to_owned(),
            refused,
        }
    }
}
