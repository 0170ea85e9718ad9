//! Pages to print: where they are written, and for whom to read.

use crate::{answer::Answer, failure::Failure};
use std::{
    fs::OpenOptions,
    io::{self, Write},
    path::Path,
};

/// Writes a page to a file that its owner alone may read, or hands it on for standard output when the file is `-`.
pub(crate) fn deliver(html: String, to: &Path) -> Result<Answer, Failure> {
    if to.as_os_str() == "-" {
        return Ok(Answer::Page { html });
    }
    write_private(to, html.as_bytes()).map_err(|error| Failure::io(&error, "Siden kan ikke skrives"))?;
    Ok(Answer::Printed { file: to.display().to_string() })
}

/// A file that was there is emptied first and gets the same rights as a new one: it holds what a participant's does.
fn write_private(to: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(to)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}
