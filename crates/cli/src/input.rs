//! Texts from the arguments or from standard input.

use crate::failure::Failure;
use std::io::Read;

/// Longest text read from standard input, in bytes: more than the longest note, so that the rule
/// about length is told by the core and not by a cut.
const STDIN_BYTES_MAX: u64 = 1024 * 1024;

/// The text itself, or what standard input holds when it is `-`.
pub(crate) fn text_or_stdin(text: String) -> Result<String, Failure> {
    if text != "-" {
        return Ok(text);
    }
    let mut read = String::new();
    std::io::stdin()
        .lock()
        .take(STDIN_BYTES_MAX)
        .read_to_string(&mut read)
        .map_err(|error| Failure::io(&error, "Teksten kan ikke leses fra standard inn"))?;
    Ok(read.trim_end_matches(['\r', '\n']).to_owned())
}
