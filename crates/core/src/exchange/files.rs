//! Files of exports and imports: private, whole or not there, and never larger than they may be.

use crate::CoreError;
use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
};
use worktrail_domain::{Violation, ViolationCode};

/// Largest text that is read whole, in bytes: a calendar file.
const TEXT_BYTES_MAX: u64 = 1024 * 1024;

/// Reads a file of at most so many bytes; `None` when it has more.
pub(super) fn read_limited(path: &Path, bytes_max: u64) -> Result<Option<Vec<u8>>, CoreError> {
    let file = fs::File::open(path).map_err(CoreError::File)?;
    let mut bytes = Vec::new();
    // Counted while reading: what is asked of the file system first may change until then.
    file.take(bytes_max.saturating_add(1)).read_to_end(&mut bytes).map_err(CoreError::File)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|len| len <= bytes_max);
    Ok(fits.then_some(bytes))
}

/// Reads a text that a person picked, of at most a mebibyte; what is not UTF-8 in it becomes a mark.
///
/// # Errors
/// [`CoreError::File`], or `calendar_file_too_large` on `text`.
pub fn read_text(path: &Path) -> Result<String, CoreError> {
    let bytes = read_limited(path, TEXT_BYTES_MAX)?;
    let bytes = bytes.ok_or(Violation::new(ViolationCode::CalendarFileTooLarge, "text"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes a file that only its owner may read, as exports hold personal data in the clear. It gets its name when it is
/// whole; until then it lies beside it, in the folder the person chose.
///
/// # Errors
/// [`CoreError::File`]; what was there before is then untouched.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), CoreError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unfinished = path.with_file_name(format!(".{name}.unfinished"));
    let written = write_whole(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|error| {
        // Nothing personal stays behind under another name; the error that matters is the first one.
        drop(fs::remove_file(&unfinished));
        CoreError::File(error)
    })
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    // Made anew, so that neither a link nor a file that others may read can stand in its place.
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn written_file_is_its_owners_alone_whatever_lay_there_before() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (file, elsewhere) = (dir.path().join("ut.csv"), dir.path().join("annet"));
        fs::write(&file, "gammel").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        fs::write(&elsewhere, "urørt").unwrap();
        std::os::unix::fs::symlink(&elsewhere, dir.path().join(".ut.csv.unfinished")).unwrap();
        write_private(&file, b"ny").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"ny");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read(&elsewhere).unwrap(), "urørt".as_bytes());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing unfinished is left");
    }

    #[test]
    fn file_over_the_limit_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("f");
        fs::write(&file, [7; 11]).unwrap();
        assert!(read_limited(&file, 10).unwrap().is_none());
        assert_eq!(read_limited(&file, 11).unwrap().map(|bytes| bytes.len()), Some(11));
    }
}
