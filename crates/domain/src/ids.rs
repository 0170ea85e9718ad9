//! Identifiers as newtypes, so that a trail's id can never be passed where a task's is meant.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use ts_rs::TS;
use uuid::Uuid;

/// A text that is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("text is not an identifier")]
pub struct ParseIdError;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(Uuid);

        impl $name {
            /// Makes an identifier of 16 raw bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// Makes a time-ordered identifier (UUIDv7) of a time and ten random bytes.
            #[must_use]
            pub fn at(unix_millis: u64, random: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(unix_millis, &random).into_uuid())
            }

            /// The 16 raw bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                Uuid::try_parse(text.trim()).map(Self).map_err(|_| ParseIdError)
            }
        }
    };
}

id!(
    /// All documents that share one access decision.
    StreamId
);
id!(
    /// One Automerge document: one entity.
    DocumentId
);
id!(
    /// One user action, over all the streams it touches.
    ActionId
);
id!(
    /// One enrolled laptop of one person.
    DeviceId
);
id!(
    /// One employee with an account.
    UserId
);
id!(
    /// One team of job specialists (*team*).
    TeamId
);
id!(
    /// One participant's course through the measure (*jobbspor*); also the id of its stream and of its profile document.
    TrailId
);
id!(
    /// One meeting (*møte*); also the id of its document.
    MeetingId
);
id!(
    /// One task (*oppgave*); also the id of its document.
    TaskId
);
id!(
    /// One record of the catalogue; also the id of its document.
    RecordId
);

impl TrailId {
    /// The stream that holds everything of this trail.
    #[must_use]
    pub const fn stream(self) -> StreamId {
        StreamId(self.0)
    }

    /// The document of the trail's own profile.
    #[must_use]
    pub const fn document(self) -> DocumentId {
        DocumentId(self.0)
    }
}

impl StreamId {
    /// The trail whose stream this is.
    #[must_use]
    pub const fn trail(self) -> TrailId {
        TrailId(self.0)
    }

    /// The document that the stream is named after: the trail, or the employer.
    #[must_use]
    pub const fn document(self) -> DocumentId {
        DocumentId(self.0)
    }
}

impl MeetingId {
    /// The document of this meeting.
    #[must_use]
    pub const fn document(self) -> DocumentId {
        DocumentId(self.0)
    }
}

impl TaskId {
    /// The document of this task.
    #[must_use]
    pub const fn document(self) -> DocumentId {
        DocumentId(self.0)
    }
}

impl RecordId {
    /// The document of this record.
    #[must_use]
    pub const fn document(self) -> DocumentId {
        DocumentId(self.0)
    }
}

impl DocumentId {
    /// The same identifier, read as a record's.
    #[must_use]
    pub const fn record(self) -> RecordId {
        RecordId(self.0)
    }

    /// The same identifier, read as a meeting's.
    #[must_use]
    pub const fn meeting(self) -> MeetingId {
        MeetingId(self.0)
    }

    /// The same identifier, read as a task's.
    #[must_use]
    pub const fn task(self) -> TaskId {
        TaskId(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let early = TrailId::at(1_000, [255; 10]);
        let late = TrailId::at(1_001, [0; 10]);
        assert!(early < late);
    }

    #[test]
    fn id_survives_its_own_text() {
        let id = TaskId::at(1_700_000_000_000, [7; 10]);
        assert_eq!(id.to_string().parse::<TaskId>(), Ok(id));
        assert_eq!("not an id".parse::<TaskId>(), Err(ParseIdError));
    }
}
