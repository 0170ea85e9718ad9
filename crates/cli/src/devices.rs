//! `worktrail devices`: the person's laptops.

use crate::{clock::time_text, table::aligned};
use worktrail_core::api::DeviceRow;

/// The laptops as a table.
pub(crate) fn text(devices: &[DeviceRow]) -> String {
    let cells = |cells: [&str; 5]| cells.map(ToOwned::to_owned).to_vec();
    let mut rows = vec![cells(["Maskin", "Innmeldt", "Sist sett", "Versjon", "Tilstand"])];
    rows.extend(devices.iter().map(|row| {
        let state = match (row.revoked, row.this_device) {
            (true, _) => "Sperret",
            (false, true) => "Denne maskinen",
            (false, false) => "I bruk",
        };
        let seen = row.last_seen.map(time_text).unwrap_or_default();
        cells([&row.name, &time_text(row.enrolled_at), &seen, &row.app_version, state])
    }));
    aligned(&rows)
}
