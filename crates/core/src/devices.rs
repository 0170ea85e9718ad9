//! The person's laptops, as the central office knows them.

use crate::{Client, CoreError, api::DeviceRow, online::Server};
use std::cmp::Reverse;
use worktrail_domain::DeviceId;
use worktrail_sync::DevicesReply;

impl Client {
    /// Every laptop of the person: this one first, then the one that was seen last. Asks the central office.
    ///
    /// # Errors
    /// [`CoreError::Unreachable`], the server's refusal, or [`CoreError::Locked`].
    pub async fn devices(&self) -> Result<Vec<DeviceRow>, CoreError> {
        let (device, url) = self.with(|replica| {
            let identity = replica.identity()?;
            Ok((identity.device, identity.server_url.clone()))
        })?;
        let reply = Server::new(&self.inner, &url)?.devices(device, self.now(), self).await?;
        Ok(rows(reply, device))
    }
}

fn rows(reply: DevicesReply, own: DeviceId) -> Vec<DeviceRow> {
    let mut rows: Vec<DeviceRow> = reply
        .devices
        .into_iter()
        .map(|device| DeviceRow {
            name: device.name,
            this_device: device.device == own,
            app_version: device.app_version,
            enrolled_at: device.enrolled_at,
            last_seen: device.last_seen,
            revoked: device.revoked,
        })
        .collect();
    rows.sort_by_key(|row| (!row.this_device, row.revoked, Reverse(row.last_seen), Reverse(row.enrolled_at)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use worktrail_domain::Timestamp;
    use worktrail_sync::OwnDevice;

    #[test]
    fn this_laptop_comes_first_and_revoked_ones_last() {
        let device = |number: u8, seen: Option<i64>, revoked| OwnDevice {
            device: DeviceId::from_bytes([number; 16]),
            name: format!("{number}"),
            app_version: "0.1.0".to_owned(),
            enrolled_at: Timestamp::from_millis(i64::from(number)),
            last_seen: seen.map(Timestamp::from_millis),
            revoked,
        };
        let devices =
            vec![device(1, Some(50), true), device(2, None, false), device(3, Some(9), false), device(4, None, false)];
        let rows = rows(DevicesReply { devices }, DeviceId::from_bytes([2; 16]));
        assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["2", "3", "4", "1"]);
        assert!(rows[0].this_device && !rows[1].this_device);
    }
}
