//! Views of meetings.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{MeetingId, TaskId};
use worktrail_replica::view::{FieldConflict, HistoryItem, MeetingRow};

/// A meeting was logged.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LoggedMeeting {
    /// The meeting.
    pub id: MeetingId,
    /// The follow-up task, when one was asked for.
    pub task: Option<TaskId>,
}

/// Everything about one meeting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MeetingView {
    /// The meeting.
    pub id: MeetingId,
    /// The meeting as in the list.
    pub row: MeetingRow,
    /// The whole note.
    pub note: String,
    /// Version of the note, for [`super::TextEdit::base`].
    pub version: String,
    /// Who changed what, newest first.
    pub history: Vec<HistoryItem>,
    /// Fields that two people set to different values.
    pub conflicts: Vec<FieldConflict>,
}
