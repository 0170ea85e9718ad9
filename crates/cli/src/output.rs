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

fn write_out(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| Failure::io(&error, "Svaret kunne ikke skrives"))
}
