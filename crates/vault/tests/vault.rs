//! A vault through its public face: made, opened, damaged, guessed at, searched.

use std::{error::Error, fs, path::Path};
use tempfile::TempDir;
use worktrail_crypto::SigningKey;
use worktrail_vault::{HeaderRepair, KdfParams, Unlocked, Vault, VaultError};

type Outcome = Result<(), Box<dyn Error>>;

const PASSPHRASE: &str = "blåbær på tur i skogen";
const NOW: i64 = 1_790_000_000_000;

fn create(dir: &Path) -> Result<Unlocked, Box<dyn Error>> {
    Ok(Vault::create(dir, PASSPHRASE, KdfParams::FLOOR, SigningKey::generate()?)?)
}

fn header(dir: &Path) -> std::path::PathBuf {
    dir.join("vault.header")
}

fn copy(dir: &Path) -> std::path::PathBuf {
    dir.join("vault.header.copy")
}

fn unlock_error(dir: &Path, passphrase: &str) -> VaultError {
    match Vault::unlock(dir, passphrase, NOW) {
        Ok(_) => panic!("must not open"),
        Err(error) => error,
    }
}

#[test]
fn vault_opens_with_its_passphrase_and_gives_the_same_keys() -> Outcome {
    let tmp = TempDir::new()?;
    let dir = tmp.path().join("deep/vault");
    assert!(!Vault::exists(&dir));
    let made = create(&dir)?;
    assert!(Vault::exists(&dir));
    let opened = Vault::unlock(&dir, PASSPHRASE, NOW)?;
    assert_eq!(opened.vault_id(), made.vault_id());
    assert_eq!(opened.database_key().expose(), made.database_key().expose());
    assert_eq!(opened.signing_key().public_key(), made.signing_key().public_key());
    assert_eq!(opened.root_mac_key().expose(), made.root_mac_key().expose());
    assert_ne!(opened.root_mac_key().expose(), opened.database_key().expose());
    assert_eq!(opened.database_path(), dir.join("replica.db"));
    assert_eq!(opened.header_repair(), HeaderRepair::NotNeeded);
    assert_eq!(format!("{opened:?}"), "Unlocked(..)");
    Ok(())
}

#[cfg(unix)]
#[test]
fn folder_and_header_are_closed_to_others() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let tmp = TempDir::new()?;
    let dir = tmp.path().join("vault");
    fs::create_dir(&dir)?;
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o755))?;
    create(&dir)?;
    assert_eq!(fs::metadata(&dir)?.permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(header(&dir))?.permissions().mode() & 0o777, 0o600);
    Ok(())
}

#[test]
fn second_vault_in_the_same_folder_is_refused_and_the_first_survives() -> Outcome {
    let tmp = TempDir::new()?;
    let first = create(tmp.path())?;
    let again = Vault::create(tmp.path(), PASSPHRASE, KdfParams::FLOOR, SigningKey::generate()?);
    assert!(matches!(again, Err(VaultError::AlreadyExists)));
    assert_eq!(Vault::unlock(tmp.path(), PASSPHRASE, NOW)?.vault_id(), first.vault_id());
    Ok(())
}

#[test]
fn short_passphrase_and_cheap_key_derivation_make_no_vault() -> Outcome {
    let tmp = TempDir::new()?;
    let dir = tmp.path().join("vault");
    let short = Vault::create(&dir, "elleve tegn", KdfParams::FLOOR, SigningKey::generate()?);
    assert!(matches!(short, Err(VaultError::PassphraseTooShort { min: 12 })));
    let cheap = KdfParams { memory_kib: 1_024, passes: 1 };
    let cheap = Vault::create(&dir, PASSPHRASE, cheap, SigningKey::generate()?);
    assert!(matches!(cheap, Err(VaultError::KdfOutOfBounds { memory_kib: 1_024, passes: 1 })));
    assert!(!Vault::exists(&dir));
    Ok(())
}

#[test]
fn folder_that_cannot_be_written_makes_no_vault() -> Outcome {
    let tmp = TempDir::new()?;
    let file = tmp.path().join("a file, not a folder");
    fs::write(&file, b"")?;
    let refused = Vault::create(&file.join("vault"), PASSPHRASE, KdfParams::FLOOR, SigningKey::generate()?);
    assert!(matches!(refused, Err(VaultError::Io(_))));
    Ok(())
}

#[test]
fn failure_at_the_second_copy_leaves_no_vault_behind() -> Outcome {
    let tmp = TempDir::new()?;
    // A folder where the second copy's temporary file belongs makes exactly that write fail.
    fs::create_dir(tmp.path().join("vault.header.copy.new"))?;
    assert!(Vault::create(tmp.path(), PASSPHRASE, KdfParams::FLOOR, SigningKey::generate()?).is_err());
    assert!(!Vault::exists(tmp.path()));
    Ok(())
}

#[test]
fn missing_vault_is_told_apart_from_a_lost_header() -> Outcome {
    let tmp = TempDir::new()?;
    assert!(matches!(unlock_error(tmp.path(), PASSPHRASE), VaultError::Missing));
    fs::write(tmp.path().join("replica.db"), b"left over")?;
    assert!(Vault::exists(tmp.path()));
    assert!(matches!(unlock_error(tmp.path(), PASSPHRASE), VaultError::Damaged));
    Ok(())
}

#[test]
fn damaged_or_missing_copy_is_repaired_from_the_other() -> Outcome {
    let tmp = TempDir::new()?;
    create(tmp.path())?;
    let good = fs::read(header(tmp.path()))?;
    assert_eq!(good, fs::read(copy(tmp.path()))?);
    for target in [header(tmp.path()), copy(tmp.path())] {
        let mut bad = good.clone();
        bad[good.len() / 2] ^= 4;
        fs::write(&target, &bad)?;
        assert_eq!(Vault::unlock(tmp.path(), PASSPHRASE, NOW)?.header_repair(), HeaderRepair::Repaired);
        assert_eq!(fs::read(&target)?, good);
        // A crash between the two copies leaves one missing.
        fs::remove_file(&target)?;
        assert_eq!(Vault::unlock(tmp.path(), PASSPHRASE, NOW)?.header_repair(), HeaderRepair::Repaired);
        assert_eq!(fs::read(&target)?, good);
    }
    assert_eq!(Vault::unlock(tmp.path(), PASSPHRASE, NOW)?.header_repair(), HeaderRepair::NotNeeded);
    Ok(())
}

#[test]
fn vault_with_both_copies_flipped_anywhere_is_damaged_and_left_untouched() -> Outcome {
    let tmp = TempDir::new()?;
    create(tmp.path())?;
    let good = fs::read(header(tmp.path()))?;
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1;
        fs::write(header(tmp.path()), &bad)?;
        fs::write(copy(tmp.path()), &bad)?;
        assert!(matches!(unlock_error(tmp.path(), PASSPHRASE), VaultError::Damaged), "byte {at}");
        assert_eq!(fs::read(header(tmp.path()))?, bad);
    }
    Ok(())
}

#[test]
fn garbage_and_oversized_headers_are_damage() -> Outcome {
    let tmp = TempDir::new()?;
    for bytes in [Vec::new(), b"hello".to_vec(), vec![0xff; 1_000], vec![b'W'; 200_000]] {
        fs::write(header(tmp.path()), &bytes)?;
        fs::write(copy(tmp.path()), &bytes)?;
        assert!(matches!(unlock_error(tmp.path(), PASSPHRASE), VaultError::Damaged));
    }
    Ok(())
}

#[test]
fn header_of_a_newer_app_is_refused_untouched() -> Outcome {
    let tmp = TempDir::new()?;
    create(tmp.path())?;
    let mut newer = fs::read(header(tmp.path()))?;
    newer[8..10].copy_from_slice(&9_u16.to_be_bytes());
    let content_len = newer.len() - 32;
    let digest = worktrail_crypto::sha256(&[&newer[..content_len]]);
    newer[content_len..].copy_from_slice(&digest.0);
    let old_copy = fs::read(copy(tmp.path()))?;
    fs::write(header(tmp.path()), &newer)?;
    assert!(matches!(unlock_error(tmp.path(), PASSPHRASE), VaultError::FromFuture(9)));
    assert_eq!(fs::read(header(tmp.path()))?, newer);
    assert_eq!(fs::read(copy(tmp.path()))?, old_copy);
    Ok(())
}

#[test]
fn copied_header_opens_with_its_own_passphrase_only() -> Outcome {
    let (mine, theirs) = (TempDir::new()?, TempDir::new()?);
    create(mine.path())?;
    Vault::create(theirs.path(), "en helt annen setning", KdfParams::FLOOR, SigningKey::generate()?)?;
    fs::copy(header(mine.path()), header(theirs.path()))?;
    fs::copy(copy(mine.path()), copy(theirs.path()))?;
    assert!(matches!(unlock_error(theirs.path(), "en helt annen setning"), VaultError::WrongPassphrase));
    Ok(())
}

#[test]
fn wrong_guesses_are_slowed_after_five_and_the_right_one_clears_them() -> Outcome {
    let tmp = TempDir::new()?;
    create(tmp.path())?;
    for _ in 0..5 {
        assert!(matches!(unlock_error(tmp.path(), "feil passord her"), VaultError::WrongPassphrase));
    }
    // Not even the right passphrase is looked at while the wait lasts.
    assert!(matches!(unlock_error(tmp.path(), PASSPHRASE), VaultError::TryLater { seconds: 5 }));
    assert!(Vault::unlock(tmp.path(), PASSPHRASE, NOW + 5_000).is_ok());
    assert!(!tmp.path().join("vault.tries").exists());
    assert!(matches!(unlock_error(tmp.path(), "feil passord her"), VaultError::WrongPassphrase));
    Ok(())
}

#[test]
fn garbage_in_the_record_of_tries_keeps_nobody_out() -> Outcome {
    let tmp = TempDir::new()?;
    create(tmp.path())?;
    fs::write(tmp.path().join("vault.tries"), vec![0xff; 4_096])?;
    assert!(Vault::unlock(tmp.path(), PASSPHRASE, NOW).is_ok());
    Ok(())
}

#[test]
fn nothing_in_the_folder_can_be_read() -> Outcome {
    let tmp = TempDir::new()?;
    let made = create(tmp.path())?;
    let _ = unlock_error(tmp.path(), "feil passord her");
    let secrets = [
        PASSPHRASE.as_bytes().to_vec(),
        b"feil passord her".to_vec(),
        made.signing_key().expose_seed().to_vec(),
        made.database_key().expose().to_vec(),
        made.root_mac_key().expose().to_vec(),
    ];
    let mut files = 0;
    for entry in fs::read_dir(tmp.path())? {
        let bytes = fs::read(entry?.path())?;
        files += 1;
        for secret in &secrets {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_slice()));
        }
    }
    assert_eq!(files, 3, "two headers and the record of tries");
    Ok(())
}
