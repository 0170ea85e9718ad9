//! The person's choices for the window, in one small file beside the vault: readable before it is opened.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use worktrail_core::api::Preferences;

/// The file's name in the vault's folder.
const FILE: &str = "preferences.json";

/// Longest file that is read, in bytes: ours has less than two hundred.
const BYTES_MAX: u64 = 4_096;

/// Reads and keeps the choices.
pub(crate) struct Keeper {
    path: PathBuf,
    now: Mutex<Preferences>,
}

impl Keeper {
    /// Reads what was kept in a folder. A file that is missing or not understood gives the defaults, and is left as it is
    /// until something is saved.
    pub(crate) fn open(dir: &Path) -> Self {
        let path = dir.join(FILE);
        let now = read(&path).unwrap_or_else(|error| {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!("preferences are not read: {error}");
            }
            Preferences::default()
        });
        Self { path, now: Mutex::new(now.within_limits()) }
    }

    /// The choices now.
    pub(crate) fn get(&self) -> Preferences {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps other choices and gives them as they were kept. They hold for as long as the app runs even where the file
    /// cannot be written.
    pub(crate) fn set(&self, wanted: Preferences) -> Preferences {
        let wanted = wanted.within_limits();
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = wanted;
        if let Err(error) = write(&self.path, wanted) {
            tracing::warn!("preferences are not kept: {error}");
        }
        wanted
    }
}

fn read(path: &Path) -> io::Result<Preferences> {
    if fs::metadata(path)?.len() > BYTES_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}

/// Replaces the file in one step, so that a crash leaves the old one or the new one.
fn write(path: &Path, wanted: Preferences) -> io::Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir)?;
    }
    let fresh = path.with_extension("json.new");
    let mut file = fs::File::create(&fresh)?;
    file.write_all(&serde_json::to_vec(&wanted)?)?;
    file.sync_all()?;
    fs::rename(fresh, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use worktrail_core::api::{Language, Theme};

    #[test]
    fn choices_are_there_the_next_time() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("not made yet");
        let wanted =
            Preferences { language: Language::En, theme: Theme::Dark, text_size: 200, ..Keeper::open(&home).get() };
        Keeper::open(&home).set(wanted);
        assert_eq!(Keeper::open(&home).get(), wanted);
    }

    #[test]
    fn file_that_is_not_understood_gives_the_defaults_and_is_not_in_the_way() {
        let dir = tempfile::tempdir().unwrap();
        for broken in [&b"{"[..], b"[]", b"{\"language\":\"xx\"}", &[b' '; 5_000]] {
            fs::write(dir.path().join(FILE), broken).unwrap();
            let keeper = Keeper::open(dir.path());
            assert_eq!(keeper.get(), Preferences::default());
            let wanted = Preferences { lock_minutes: 2, ..Preferences::default() };
            assert_eq!(keeper.set(wanted), wanted);
            assert_eq!(Keeper::open(dir.path()).get(), wanted);
        }
    }
}
