//! What the office does with the synthetic register: says who is protected, dead or not there, and asks it again.

use crate::{
    admin::AdminError,
    audience::audience,
    hub::{Hub, HubError},
    ingest::Changed,
    register::RegisterEntry,
    standing::Desk,
    store::{StoreError, register as entries, streams},
};
use rusqlite::Transaction;
use worktrail_domain::{DeviceId, NationalId, NationalIdKind, StreamId, Timestamp, oslo_date};

/// Most trails of one part: each is a document to load, so a part holds up what laptops hand in for a moment only.
pub(crate) const PART_MAX: usize = 200;

/// What one part of a run, or all of it, did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// How many trails were asked about.
    pub trails: usize,
    /// How many have something new.
    pub changed: usize,
    /// The last one.
    pub(crate) last: Option<StreamId>,
}

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
            let trails = streams::of_person(tx, &entries::person_hash(keys, number))?;
            let changed = self.desk(tx, now)?.ask_again(&trails)?;
            Ok(told(tx, changed, now)?)
        })?;
        Ok(self.announce(changed))
    }

    /// Asks the register again about everybody: dates of birth that were missing, grades that changed. Gives how many
    /// trails have something new.
    ///
    /// # Errors
    /// The store; the parts before the failure stand.
    pub fn ask_register_again(&self, now: Timestamp) -> Result<usize, HubError> {
        let (mut changed, mut after) = (0, None);
        loop {
            let part = self.ask_part(after, now)?;
            changed += part.changed;
            after = part.last;
            if part.trails < PART_MAX || after.is_none() {
                return Ok(changed);
            }
        }
    }

    /// Asks the register again about the next part of all trails, those after a given one in the order of their ids. The
    /// first part of a run leaves a row in the audit log, and so does each that changes something.
    ///
    /// # Errors
    /// The store; nothing of the part is kept then.
    pub(crate) fn ask_part(&self, after: Option<StreamId>, now: Timestamp) -> Result<Asked, HubError> {
        let (asked, changed) = self.store().write::<_, HubError>(|tx| {
            let trails = streams::with_person_after(tx, after, PART_MAX)?;
            let changed = self.desk(tx, now)?.ask_again(&trails)?;
            if after.is_none() || !changed.is_empty() {
                self.note(tx, now, "register.ask_again", &changed.len().to_string())?;
            }
            let asked = Asked { trails: trails.len(), changed: changed.len(), last: trails.last().copied() };
            Ok((asked, told(tx, changed, now)?))
        })?;
        self.announce(changed);
        Ok(asked)
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
        .map(|stream| Ok(Changed { stream, users: audience(tx, stream, today)?, by: NO_DEVICE, grown: 0 }))
        .collect()
}
