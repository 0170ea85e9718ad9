//! What the office does with the synthetic register: says who is protected, dead or not there, and asks it again.

use crate::{
    admin::AdminError,
    audience::audience,
    hub::{Hub, HubError},
    ingest::Changed,
    register::RegisterEntry,
    standing::Desk,
    store::{StoreError, register as entries},
};
use rusqlite::Transaction;
use worktrail_domain::{DeviceId, NationalId, NationalIdKind, StreamId, Timestamp, oslo_date};

/// The device of changes that no device made.
const NO_DEVICE: DeviceId = DeviceId::from_bytes([0; 16]);

impl Hub {
    /// Says what the synthetic register has of a person, and checks the person's trails again.
    ///
    /// # Errors
    /// [`AdminError::PersonNotSynthetic`], or the store.
    pub fn set_register_entry(
        &self,
        number: &NationalId,
        entry: &RegisterEntry,
        now: Timestamp,
    ) -> Result<usize, AdminError> {
        if number.kind() != NationalIdKind::Synthetic {
            return Err(AdminError::PersonNotSynthetic);
        }
        let keys = self.store().keys();
        let changed = self.store().write::<_, AdminError>(|tx| {
            entries::put(tx, keys, number, entry)?;
            self.note(tx, now, "register.set", "")?;
            let changed = self.desk(tx, now)?.ask_again(Some(&entries::person_hash(keys, number)))?;
            Ok(told(tx, changed, now)?)
        })?;
        Ok(self.announce(changed))
    }

    /// Asks the register again about everybody: dates of birth that were missing, grades that changed. Gives how many
    /// trails have something new.
    ///
    /// # Errors
    /// The store.
    pub fn ask_register_again(&self, now: Timestamp) -> Result<usize, HubError> {
        let changed = self.store().write::<_, HubError>(|tx| {
            let changed = self.desk(tx, now)?.ask_again(None)?;
            self.note(tx, now, "register.ask_again", &changed.len().to_string())?;
            Ok(told(tx, changed, now)?)
        })?;
        Ok(self.announce(changed))
    }

    fn desk<'t>(&'t self, tx: &'t Transaction<'_>, now: Timestamp) -> Result<Desk<'t>, StoreError> {
        let synthetic_only = self.synthetic_only(tx)?;
        Ok(Desk { tx, keys: self.store().keys(), now, synthetic_only, device: None })
    }
}

fn told(tx: &Transaction<'_>, changed: Vec<StreamId>, now: Timestamp) -> Result<Vec<Changed>, StoreError> {
    let today = oslo_date(now);
    changed
        .into_iter()
        .map(|stream| Ok(Changed { stream, users: audience(tx, stream, today)?, by: NO_DEVICE }))
        .collect()
}
