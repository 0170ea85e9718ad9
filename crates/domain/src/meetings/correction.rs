//! Correcting the kind of a meeting, undoing one and taking it back: what is allowed and what follows.
//!
//! Nothing is deleted: the meeting keeps its history, and an undone one counts nowhere.

use super::{Attendance, SubCategory, attendance, is_with_employer, kinds_of, sub_categories_of};
use crate::{
    codes::{MeetingKind, MeetingStatus, TrailType},
    rules::{Violation, ViolationCode, check_line},
};

/// What decides whether a meeting can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionFacts {
    /// Its kind now.
    pub kind: MeetingKind,
    /// Its status now.
    pub status: MeetingStatus,
    /// The service of its trail.
    pub service: TrailType,
    /// Its sub-category now.
    pub sub_category: Option<SubCategory>,
    /// Whether it is undone.
    pub undone: bool,
    /// Whether a filed report (*journalført*) tells about it.
    pub in_filed_report: bool,
    /// Whether the trail has another start-up meeting that is planned or held and not undone.
    pub other_startup: bool,
}

/// What a correction does to the trail's start date (*oppstartsdato*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartDateEffect {
    /// Nothing.
    Keep,
    /// The meeting's date becomes the start date.
    Set,
    /// The start date came from this meeting and goes.
    Clear,
}

/// What changes with the kind of a meeting, all in one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCorrection {
    /// The new kind.
    pub kind: MeetingKind,
    /// The tick for the participant, where the new kind settles it.
    pub participant_attends: Option<bool>,
    /// Fields that the new kind does not have; they are emptied.
    pub clears: Vec<&'static str>,
    /// What happens to the start date.
    pub start_date: StartDateEffect,
}

/// Decides what follows when the kind of a meeting is corrected.
///
/// The result must still pass the rules of the new kind, for example name an employer. A meeting about no participant
/// cannot become one of a trail or the other way round: its text was written for other readers.
///
/// # Errors
/// `nothing_to_change`, `meeting_already_undone`, `meeting_in_filed_report`, `meeting_kind_not_in_service`,
/// `kind_not_correctable` or `startup_exists`, all on `kind`.
pub fn correct_kind(facts: &CorrectionFacts, kind: MeetingKind) -> Result<KindCorrection, Violation> {
    let refuse = |code| Err(Violation::new(code, "kind"));
    if facts.kind == kind {
        return refuse(ViolationCode::NothingToChange);
    }
    if facts.undone {
        return refuse(ViolationCode::MeetingAlreadyUndone);
    }
    if facts.in_filed_report {
        return refuse(ViolationCode::MeetingInFiledReport);
    }
    if !kinds_of(facts.service).contains(&kind) {
        return refuse(ViolationCode::MeetingKindNotInService);
    }
    if [facts.kind, kind].iter().any(|k| matches!(k, MeetingKind::EmployerOnly | MeetingKind::Unknown)) {
        return refuse(ViolationCode::KindNotCorrectable);
    }
    if kind == MeetingKind::Startup && facts.other_startup {
        return refuse(ViolationCode::StartupExists);
    }
    Ok(KindCorrection {
        kind,
        participant_attends: match attendance(kind) {
            Attendance::Always => Some(true),
            Attendance::Never => Some(false),
            Attendance::WhenTicked => None,
        },
        clears: cleared_fields(facts, kind),
        start_date: match (facts.kind, kind, facts.status) {
            (_, MeetingKind::Startup, MeetingStatus::Completed) => StartDateEffect::Set,
            (MeetingKind::Startup, _, MeetingStatus::Completed) => StartDateEffect::Clear,
            _ => StartDateEffect::Keep,
        },
    })
}

fn cleared_fields(facts: &CorrectionFacts, kind: MeetingKind) -> Vec<&'static str> {
    let mut clears = Vec::new();
    if is_with_employer(facts.kind) && !is_with_employer(kind) {
        clears.extend(["employer", "employer_name", "employer_contact", "decision_maker"]);
    }
    if facts.kind == MeetingKind::Education {
        clears.extend(["institution", "institution_contact"]);
    }
    if facts.sub_category.is_some_and(|sub| !sub_categories_of(kind, facts.service).contains(&sub)) {
        clears.push("sub_category");
    }
    clears
}

/// Decides what follows when a meeting is undone (*angret*): it stays in the history and counts nowhere.
///
/// The phase of the trail stays as it is: a person may have moved on since.
///
/// # Errors
/// `meeting_already_undone` or `meeting_in_filed_report` on `meeting`; `required`, `text_too_long` or
/// `text_not_one_line` on `reason`, which a held meeting must have.
pub fn undo_meeting(facts: &CorrectionFacts, reason: &str) -> Result<StartDateEffect, Violation> {
    if facts.undone {
        return Err(Violation::new(ViolationCode::MeetingAlreadyUndone, "meeting"));
    }
    if facts.in_filed_report {
        return Err(Violation::new(ViolationCode::MeetingInFiledReport, "meeting"));
    }
    check_line(reason, "reason")?;
    let held = facts.status == MeetingStatus::Completed;
    if held && reason.trim().is_empty() {
        return Err(Violation::new(ViolationCode::Required, "reason"));
    }
    Ok(if held && facts.kind == MeetingKind::Startup { StartDateEffect::Clear } else { StartDateEffect::Keep })
}

/// Decides what follows when an undone meeting is taken back.
///
/// # Errors
/// `meeting_not_undone` on `meeting`; `startup_exists` on `kind` when another start-up meeting took its place.
pub fn restore_meeting(facts: &CorrectionFacts) -> Result<StartDateEffect, Violation> {
    if !facts.undone {
        return Err(Violation::new(ViolationCode::MeetingNotUndone, "meeting"));
    }
    let takes_the_place = matches!(facts.status, MeetingStatus::Planned | MeetingStatus::Completed);
    let startup = facts.kind == MeetingKind::Startup && takes_the_place;
    if startup && facts.other_startup {
        return Err(Violation::new(ViolationCode::StartupExists, "kind"));
    }
    let sets = startup && facts.status == MeetingStatus::Completed;
    Ok(if sets { StartDateEffect::Set } else { StartDateEffect::Keep })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn held(kind: MeetingKind) -> CorrectionFacts {
        CorrectionFacts {
            kind,
            status: MeetingStatus::Completed,
            service: TrailType::Ips,
            sub_category: sub_categories_of(kind, TrailType::Ips).first().copied(),
            undone: false,
            in_filed_report: false,
            other_startup: false,
        }
    }

    #[rstest]
    #[case(
        MeetingKind::Employer,
        MeetingKind::Participant,
        "employer employer_name employer_contact decision_maker sub_category"
    )]
    #[case(MeetingKind::Education, MeetingKind::Employer, "institution institution_contact sub_category")]
    #[case(MeetingKind::Participant, MeetingKind::Employer, "")]
    fn fields_that_the_new_kind_lacks_are_emptied(
        #[case] from: MeetingKind,
        #[case] to: MeetingKind,
        #[case] clears: &str,
    ) {
        assert_eq!(correct_kind(&held(from), to).map(|done| done.clears.join(" ")), Ok(clears.to_owned()));
    }

    #[rstest]
    #[case(MeetingKind::Participant, MeetingKind::Startup, MeetingStatus::Completed, StartDateEffect::Set)]
    #[case(MeetingKind::Startup, MeetingKind::Participant, MeetingStatus::Completed, StartDateEffect::Clear)]
    #[case(MeetingKind::Startup, MeetingKind::Participant, MeetingStatus::Planned, StartDateEffect::Keep)]
    #[case(MeetingKind::Participant, MeetingKind::Startup, MeetingStatus::Planned, StartDateEffect::Keep)]
    fn start_date_follows_the_held_startup_meeting(
        #[case] from: MeetingKind,
        #[case] to: MeetingKind,
        #[case] status: MeetingStatus,
        #[case] effect: StartDateEffect,
    ) {
        let facts = CorrectionFacts { status, ..held(from) };
        assert_eq!(correct_kind(&facts, to).map(|done| done.start_date), Ok(effect));
    }

    #[rstest]
    #[case(held(MeetingKind::Employer), MeetingKind::Employer, ViolationCode::NothingToChange)]
    #[case(held(MeetingKind::EmployerOnly), MeetingKind::Employer, ViolationCode::KindNotCorrectable)]
    #[case(held(MeetingKind::Employer), MeetingKind::EmployerOnly, ViolationCode::KindNotCorrectable)]
    #[case(held(MeetingKind::Employer), MeetingKind::Unknown, ViolationCode::MeetingKindNotInService)]
    #[case(
        CorrectionFacts { other_startup: true, ..held(MeetingKind::Participant) },
        MeetingKind::Startup,
        ViolationCode::StartupExists
    )]
    #[case(
        CorrectionFacts { in_filed_report: true, ..held(MeetingKind::Participant) },
        MeetingKind::Employer,
        ViolationCode::MeetingInFiledReport
    )]
    #[case(
        CorrectionFacts { undone: true, ..held(MeetingKind::Participant) },
        MeetingKind::Employer,
        ViolationCode::MeetingAlreadyUndone
    )]
    #[case(
        CorrectionFacts { service: TrailType::Ams, ..held(MeetingKind::Participant) },
        MeetingKind::Education,
        ViolationCode::MeetingKindNotInService
    )]
    fn correction_that_cannot_be_is_refused(
        #[case] facts: CorrectionFacts,
        #[case] to: MeetingKind,
        #[case] code: ViolationCode,
    ) {
        assert_eq!(correct_kind(&facts, to), Err(Violation::new(code, "kind")));
    }

    #[test]
    fn held_meeting_is_undone_with_a_reason_and_a_planned_one_without() {
        let held = held(MeetingKind::Participant);
        assert_eq!(undo_meeting(&held, " "), Err(Violation::new(ViolationCode::Required, "reason")));
        assert_eq!(undo_meeting(&held, "Ført på feil deltaker"), Ok(StartDateEffect::Keep));
        let planned = CorrectionFacts { status: MeetingStatus::Planned, ..held };
        assert_eq!(undo_meeting(&planned, ""), Ok(StartDateEffect::Keep));
    }

    #[test]
    fn undone_startup_meeting_takes_the_start_date_with_it_and_brings_it_back() {
        let startup = held(MeetingKind::Startup);
        assert_eq!(undo_meeting(&startup, "Feil dato"), Ok(StartDateEffect::Clear));
        let undone = CorrectionFacts { undone: true, ..startup };
        assert_eq!(restore_meeting(&undone), Ok(StartDateEffect::Set));
        let replaced = CorrectionFacts { other_startup: true, ..undone };
        assert_eq!(restore_meeting(&replaced), Err(Violation::new(ViolationCode::StartupExists, "kind")));
    }

    #[test]
    fn meeting_of_a_filed_report_stays() {
        let filed = CorrectionFacts { in_filed_report: true, ..held(MeetingKind::Employer) };
        let refused = Err(Violation::new(ViolationCode::MeetingInFiledReport, "meeting"));
        assert_eq!(undo_meeting(&filed, "Feil"), refused);
        let refused = Err(Violation::new(ViolationCode::MeetingNotUndone, "meeting"));
        assert_eq!(restore_meeting(&filed), refused);
    }
}
