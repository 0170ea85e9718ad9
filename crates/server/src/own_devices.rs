//! What a person may know of the own devices: which there are, and when each was last here.

use crate::{Hub, HubError, store::accounts};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use worktrail_domain::{DeviceId, Timestamp, UserId};
use worktrail_sync::{DevicesReply, OwnDevice};

/// When each device last proved itself, since the server started. In memory only: a round that brings nothing writes
/// nothing. One entry for each enrolled device at most.
#[derive(Debug, Default)]
pub(crate) struct Seen(Mutex<BTreeMap<DeviceId, Timestamp>>);

impl Seen {
    /// Notes a device that has just proved itself.
    pub(crate) fn note(&self, device: DeviceId, now: Timestamp) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(device, now);
    }

    fn last(&self, device: DeviceId) -> Option<Timestamp> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&device).copied()
    }
}

impl Hub {
    /// Every device of a person, in the order of enrolment (those of one millisecond by their number).
    ///
    /// # Errors
    /// The store.
    pub fn devices_of(&self, user: UserId) -> Result<DevicesReply, HubError> {
        let views = self.store().read::<_, HubError>(|conn| Ok(accounts::device_views_of(conn, user)?))?;
        let devices = views.into_iter().map(|view| OwnDevice {
            device: view.id,
            name: view.name,
            app_version: view.app_version,
            enrolled_at: view.enrolled_at,
            last_seen: self.seen().last(view.id),
            revoked: view.revoked,
        });
        Ok(DevicesReply { devices: devices.collect() })
    }
}
