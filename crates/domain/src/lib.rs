//! Pure rules of the IPS field: values, limits, validation and access.
//!
//! **Invariant:** nothing in this crate reads a clock, a file, a socket or a random source,
//! and nothing in it knows Automerge or SQL. Whatever it decides follows from its arguments.

mod access;
pub mod calendar;
pub mod code_lists;
mod codes;
mod contact_points;
pub mod counting;
pub mod creation;
mod derived_id;
pub mod duties;
pub mod employer_text;
pub mod ending;
pub mod findings;
pub mod handover;
pub mod holidays;
mod ids;
pub mod information_duty;
mod limits;
pub mod meetings;
pub mod milestones;
mod national_id;
mod org_number;
pub mod participant;
pub mod phases;
pub mod profile;
pub mod profile_values;
pub mod readmission;
pub mod records;
pub mod reports;
mod rules;
mod streams;
mod tasks;
mod text;
pub mod third_persons;
mod time;
pub mod views;
mod words;

pub use access::{AccessFacts, Capability, Caseload, Decision, Role, Rule, decide, may_dispose, may_receive};
pub use codes::{
    Channel, EndCause, MeetingKind, MeetingStatus, Phase, Settling, TaskPriority, TaskSource, TaskStatus, TrailType,
};
pub use ids::{
    ActionId, DeviceId, DocumentId, MeetingId, ParseIdError, RecordId, StreamId, TaskId, TeamId, TrailId, UserId,
};
pub use limits::*;
pub use national_id::{NationalId, NationalIdKind};
pub use org_number::OrgNumber;
pub use records::{FieldKind, FieldSpec, Fields, RecordContext, RecordKind, RecordSpec, check_record};
pub use rules::{
    MeetingDraft, ProfileSection, TaskDraft, Violation, ViolationCode, check_date, check_line, check_meeting,
    check_note, check_task, default_meeting_status,
};
pub use streams::{
    StreamKind, contact_mark_id, employer_stream, imported_id, own_employer_stream, preference_id, workspace_stream,
};
pub use tasks::{Due, check_closed, closed_due};
pub use text::{fold, search_terms};
pub use time::{Date, Timestamp, day_text, oslo_date, oslo_day_bounds, oslo_text, parse_date, parse_time};
pub use words::{Language, Phrase, Place, Words, day_in, time_in};
