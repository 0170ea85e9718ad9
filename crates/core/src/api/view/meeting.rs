//! Views of meetings.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{MeetingId, TaskId, Timestamp, meetings::NoteRole};
use worktrail_replica::view::{FieldConflict, HistoryItem, MeetingRow};

/// A meeting was logged or changed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LoggedMeeting {
    /// The meeting.
    pub id: MeetingId,
    /// The task that follows from it, when one was asked for.
    pub task: Option<TaskId>,
    /// What is worth a look, though it was saved.
    pub notices: Vec<MeetingHint>,
}

/// Something worth a look about a meeting; it stops nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingHint {
    /// Stable code: `collision`, or one of the notices of the rules.
    pub code: String,
    /// What it is.
    pub message: String,
    /// The other meeting, when it is a collision.
    pub meeting: Option<MeetingId>,
    /// When the overlap begins, travel included.
    pub from: Option<Timestamp>,
    /// When it ends.
    pub to: Option<Timestamp>,
    /// The next start at which a meeting that lies ahead collides with nothing.
    pub free_at: Option<Timestamp>,
}

/// What lies in the calendar: a meeting, or the travel before or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalendarKind {
    /// Travel there (*reisetid*).
    TravelTo,
    /// The meeting.
    Meeting,
    /// Travel back.
    TravelFrom,
}

/// One entry of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalendarEntry {
    /// What it is.
    pub kind: CalendarKind,
    /// When it begins.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// The meeting it is, or belongs to.
    pub meeting: MeetingRow,
}

/// One event of a calendar file (`.ics`), to be offered as a planned meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IcsEvent {
    /// Its identity in the calendar it comes from; may be empty.
    pub uid: String,
    /// When it begins; none when that cannot be read.
    pub from: Option<Timestamp>,
    /// When it ends.
    pub to: Option<Timestamp>,
    /// It takes whole days.
    pub all_day: bool,
    /// What it is called, in one line.
    pub subject: String,
    /// Where.
    pub place: String,
    /// What keeps it from being taken.
    pub problem: Option<String>,
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
    /// What the note is now: agenda, or minutes once the meeting is held.
    pub note_role: NoteRole,
    /// Version of the note, for [`crate::api::TextEdit::base`].
    pub version: String,
    /// Who changed what, newest first.
    pub history: Vec<HistoryItem>,
    /// Fields that two people set to different values.
    pub conflicts: Vec<FieldConflict>,
}
