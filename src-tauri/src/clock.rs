//! The clock: the only place of the app that reads it.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use worktrail_core::{Clock, domain::Timestamp};

/// The system's clock, for the core.
pub(crate) fn system() -> Clock {
    Arc::new(|| {
        #[allow(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing below it has to")]
        let now = SystemTime::now();
        let since_1970 = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
    })
}
