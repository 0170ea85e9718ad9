//! Standard output and standard error, as text for people or as JSON for scripts.

use crate::{answer::Answer, failure::Failure, human};
use serde::Serialize;
use std::io::{self, Write};
use worktrail_core::api::ErrorReport;

/// Where answers go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    json: bool,
}

#[derive(Serialize)]
struct ErrorObject<'a> {
    error: &'a ErrorReport,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Writes one answer: one JSON object on one line, or text.
    pub(crate) fn answer(&self, answer: &Answer) -> Result<(), Failure> {
        if self.json { self.json_line(answer) } else { self.text(&human::render(answer)) }
    }

    /// Writes one JSON object on one line, and hands it on at once.
    pub(crate) fn json_line(&self, value: &impl Serialize) -> Result<(), Failure> {
        let mut line = serde_json::to_vec(value)
            .map_err(|_| Failure::new("internal", "Svaret kunne ikke skrives som JSON.", None))?;
        line.push(b'\n');
        write_out(&line)
    }

    /// Writes text, with a line end after it.
    pub(crate) fn text(&self, text: &str) -> Result<(), Failure> {
        let mut text = text.trim_end().to_owned();
        text.push('\n');
        write_out(text.as_bytes())
    }

    /// Tells people on standard error how far building lists and search anew has come; scripts get the answer alone.
    pub(crate) fn rebuild_progress(self) -> impl FnMut(u64, u64) {
        let mut told = None;
        move |done, all| {
            let (false, Some(line)) = (self.json, progress_line(done, all, &mut told)) else { return };
            // Progress that cannot be told stops nothing.
            let _ = writeln!(io::stderr().lock(), "{line}");
        }
    }

    /// Tells a failure on standard error.
    pub(crate) fn failure(&self, failure: &Failure) {
        let Some(report) = failure.report() else { return };
        let text = match (self.json, failure) {
            (true, _) => serde_json::to_string(&ErrorObject { error: report }).unwrap_or_default(),
            (false, Failure::Usage(_)) => report.message.clone(),
            (false, _) => match &report.field {
                Some(field) => format!("Feil: {} ({field})", report.message),
                None => format!("Feil: {}", report.message),
            },
        };
        // Standard error is the last place there is; the exit code still tells.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// A line for every tenth of the way, once each.
fn progress_line(done: u64, all: u64, told: &mut Option<u64>) -> Option<String> {
    let tenth = done.saturating_mul(10).checked_div(all).unwrap_or(10);
    if told.is_some_and(|told| told >= tenth) {
        return None;
    }
    *told = Some(tenth);
    Some(format!("Bygger lister og søk på nytt: {done} av {all} dokumenter"))
}

fn write_out(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| Failure::io(&error, "Svaret kunne ikke skrives"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_once_for_every_tenth_and_at_the_end() {
        let mut told = None;
        let lines: Vec<_> = (1..=40_u64).filter_map(|step| progress_line(step * 50, 2_000, &mut told)).collect();
        assert_eq!(lines.len(), 11);
        assert_eq!(lines.last().unwrap(), "Bygger lister og søk på nytt: 2000 av 2000 dokumenter");
        assert_eq!(progress_line(0, 0, &mut None).unwrap(), "Bygger lister og søk på nytt: 0 av 0 dokumenter");
    }
}
