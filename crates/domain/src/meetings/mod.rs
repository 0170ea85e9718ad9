//! Meetings of every kind: what each kind asks for, what collides, and how one is corrected or undone.

mod collision;
mod correction;
mod reminder;
mod rules;

pub use collision::{BusyTime, Collision, busy_time, collisions, free_from};
pub use correction::{CorrectionFacts, KindCorrection, StartDateEffect, correct_kind, restore_meeting, undo_meeting};
pub use reminder::{ReminderFacts, is_reminder_wanted, reminders_until};
pub use rules::{ContactChoice, MeetingContext, MeetingEntry, MeetingNotice, check_meeting_entry, meeting_notices};

use crate::codes::{MeetingKind, MeetingStatus, TrailType, code_list};
use serde::Serialize;
use ts_rs::TS;

code_list! {
    /// What a meeting with an employer or a place of study was about (*underkategori*).
    SubCategory {
        /// IPS: finding a job.
        JobDevelopment = "job_development", ["Jobbutvikling", "Jobbutvikling", "Job development"];
        /// IPS: keeping a job.
        JobSupport = "job_support", ["Jobbstøtte", "Jobbstøtte", "Job support"];
        /// AMS: building a relation with an employer.
        RelationshipBuilding = "relationship_building", ["Relasjonsbygging", "Relasjonsbygging", "Building relations"];
        /// AMS: following up in a job.
        FollowUp = "follow_up", ["Oppfølging", "Oppfølging", "Follow-up"];
        /// Finding out about an education.
        ExplorationOfEducation = "exploration_of_education",
            ["Utforsking av utdanning", "Utforsking av utdanning", "Exploring education"];
        /// Support while studying.
        SupportDuringEducation = "support_during_education",
            ["Støtte under utdanning", "Støtte under utdanning", "Support during education"];
    }
}

code_list! {
    /// Whether somebody who can decide was met at an employer (*beslutningstaker*).
    DecisionMaker {
        /// Yes.
        Yes = "yes", ["Ja", "Ja", "Yes"];
        /// No.
        No = "no", ["Nei", "Nei", "No"];
        /// Not known.
        NotKnown = "not_known", ["Vet ikke", "Veit ikkje", "Do not know"];
    }
}

/// What the one note of a meeting is at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoteRole {
    /// What is to be talked about (*agenda*).
    Agenda,
    /// What was said (*referat*).
    Minutes,
}

/// What the note of a meeting is: agenda until the meeting is held, minutes after.
#[must_use]
pub const fn note_role(status: MeetingStatus) -> NoteRole {
    if matches!(status, MeetingStatus::Completed) { NoteRole::Minutes } else { NoteRole::Agenda }
}

/// Whether the participant takes part in a kind of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendance {
    /// Always.
    Always,
    /// When ticked.
    WhenTicked,
    /// Never.
    Never,
}

/// The kinds of meeting a service has, in the order they are offered.
#[must_use]
pub const fn kinds_of(service: TrailType) -> &'static [MeetingKind] {
    use MeetingKind::{Education, Employer, EmployerOnly, Participant, Startup};
    match service {
        TrailType::Ips => &[Participant, Employer, Startup, EmployerOnly, Education],
        TrailType::Ams => &[Participant, Employer, Startup, EmployerOnly],
        TrailType::Ce => &[Participant, Employer, Startup],
        _ => &[],
    }
}

/// The sub-categories a kind of meeting chooses from in a service; none where it has no such choice.
///
/// The first is the one to offer.
#[must_use]
pub const fn sub_categories_of(kind: MeetingKind, service: TrailType) -> &'static [SubCategory] {
    use SubCategory::{
        ExplorationOfEducation, FollowUp, JobDevelopment, JobSupport, RelationshipBuilding, SupportDuringEducation,
    };
    match (kind, service) {
        (MeetingKind::Employer | MeetingKind::EmployerOnly, TrailType::Ips) => &[JobDevelopment, JobSupport],
        (MeetingKind::Employer | MeetingKind::EmployerOnly, TrailType::Ams) => &[RelationshipBuilding, FollowUp],
        (MeetingKind::Education, _) => &[ExplorationOfEducation, SupportDuringEducation],
        _ => &[],
    }
}

/// Whether the participant takes part in a kind of meeting.
#[must_use]
pub const fn attendance(kind: MeetingKind) -> Attendance {
    match kind {
        MeetingKind::Participant | MeetingKind::Startup => Attendance::Always,
        MeetingKind::Employer | MeetingKind::Education => Attendance::WhenTicked,
        _ => Attendance::Never,
    }
}

/// Whether the participant takes part in a meeting, where `ticked` is what a person set.
#[must_use]
pub const fn takes_part(kind: MeetingKind, ticked: bool) -> bool {
    match attendance(kind) {
        Attendance::Always => true,
        Attendance::WhenTicked => ticked,
        Attendance::Never => false,
    }
}

/// Whether a kind of meeting is with an employer, and so asks for one and for the decision maker (*beslutningstaker*).
#[must_use]
pub const fn is_with_employer(kind: MeetingKind) -> bool {
    matches!(kind, MeetingKind::Employer | MeetingKind::EmployerOnly)
}

/// Whether a meeting belongs to a trail; all do but those about no participant.
#[must_use]
pub const fn belongs_to_trail(kind: MeetingKind) -> bool {
    !matches!(kind, MeetingKind::EmployerOnly)
}

/// Whether a meeting is out in the field (*ute i felt*): never when it was called off, else as a person ticked it, else
/// when there is travel.
#[must_use]
pub const fn is_in_the_field(
    status: MeetingStatus,
    travel_to_minutes: u32,
    travel_from_minutes: u32,
    ticked: Option<bool>,
) -> bool {
    if matches!(status, MeetingStatus::Cancelled) {
        return false;
    }
    match ticked {
        Some(ticked) => ticked,
        None => travel_to_minutes > 0 || travel_from_minutes > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(TrailType::Ips, MeetingKind::Employer, "job_development job_support")]
    #[case(TrailType::Ips, MeetingKind::EmployerOnly, "job_development job_support")]
    #[case(TrailType::Ips, MeetingKind::Education, "exploration_of_education support_during_education")]
    #[case(TrailType::Ips, MeetingKind::Participant, "")]
    #[case(TrailType::Ams, MeetingKind::Employer, "relationship_building follow_up")]
    #[case(TrailType::Ams, MeetingKind::Startup, "")]
    #[case(TrailType::Ce, MeetingKind::Employer, "")]
    fn sub_categories_follow_kind_and_service(
        #[case] service: TrailType,
        #[case] kind: MeetingKind,
        #[case] codes: &str,
    ) {
        let found: Vec<_> = sub_categories_of(kind, service).iter().map(|sub| sub.code()).collect();
        assert_eq!(found.join(" "), codes);
    }

    #[test]
    fn every_kind_is_held_in_some_service() {
        for kind in MeetingKind::ALL {
            assert!(TrailType::ALL.iter().any(|service| kinds_of(*service).contains(kind)), "{}", kind.code());
        }
    }

    #[rstest]
    #[case(MeetingStatus::Completed, 20, 0, None, true)]
    #[case(MeetingStatus::NoShow, 0, 1, None, true)]
    #[case(MeetingStatus::Planned, 20, 20, None, true)]
    #[case(MeetingStatus::Cancelled, 20, 20, None, false)]
    #[case(MeetingStatus::Completed, 0, 0, None, false)]
    #[case(MeetingStatus::Completed, 0, 0, Some(true), true)]
    #[case(MeetingStatus::Completed, 20, 0, Some(false), false)]
    #[case(MeetingStatus::Cancelled, 0, 0, Some(true), false)]
    fn field_is_where_one_travels_to_unless_ticked_otherwise(
        #[case] status: MeetingStatus,
        #[case] to: u32,
        #[case] from: u32,
        #[case] ticked: Option<bool>,
        #[case] field: bool,
    ) {
        assert_eq!(is_in_the_field(status, to, from, ticked), field);
    }
}
