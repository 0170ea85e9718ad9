//! What a person may enter, as pure checks that name the field, the rule and what to do.

use crate::{
    codes::{Channel, MeetingKind, MeetingStatus},
    limits::{LINE_CHARS_MAX, MEETING_MINUTES_MAX, NOTE_CHARS_MAX, TRAVEL_MINUTES_MAX, YEAR_MAX, YEAR_MIN},
    time::{Date, Timestamp},
    words::Words,
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, sync::OnceLock};
use ts_rs::TS;

macro_rules! violations {
    ($($(#[$doc:meta])* $variant:ident = $code:literal;)+) => {
        /// Which rule was broken. The code is a contract with scripts and with the window.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ViolationCode { $($(#[$doc])* $variant,)+ }

        impl ViolationCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

violations! {
    /// Not eleven digits.
    NationalIdLength = "national_id_length";
    /// The first six digits are no date.
    NationalIdDate = "national_id_date";
    /// A check digit is wrong.
    NationalIdCheckDigit = "national_id_check_digit";
    /// A real number where only synthetic people are allowed, or the other way round.
    NationalIdNotAllowed = "national_id_not_allowed";
    /// A file has a column that the table does not have.
    ColumnUnknown = "column_unknown";
    /// A file has the same column twice.
    ColumnTwice = "column_twice";
    /// A row has more cells than the header has columns.
    CellWithoutColumn = "cell_without_column";
    /// A sheet or file is no table that is known.
    TableUnknown = "table_unknown";
    /// Something at an employer that is neither in the team nor in the file.
    EmployerNotRegistered = "employer_not_registered";
    /// One employer in two rows of a file that do not say the same.
    EmployerTwice = "employer_twice";
    /// The frozen text of a filed report is not the one that was filed.
    FiledReportChanged = "filed_report_changed";
    /// Not nine digits.
    OrgNumberLength = "org_number_length";
    /// The check digit is wrong.
    OrgNumberCheckDigit = "org_number_check_digit";
    /// No such day.
    DateImpossible = "date_impossible";
    /// No such time.
    TimeImpossible = "time_impossible";
    /// Outside the years that make sense.
    DateOutOfRange = "date_out_of_range";
    /// A day that has not come yet, where only the past makes sense.
    DateInFuture = "date_in_future";
    /// A text that must be there is not.
    Required = "required";
    /// Text is longer than the field holds.
    TextTooLong = "text_too_long";
    /// A line break or another control character in a one-line field.
    TextNotOneLine = "text_not_one_line";
    /// A number of minutes that cannot be.
    MinutesOutOfRange = "minutes_out_of_range";
    /// A held meeting in the future.
    CompletedInFuture = "completed_in_future";
    /// An employer meeting without an employer.
    EmployerRequired = "employer_required";
    /// A value that this version does not know.
    ValueUnknown = "value_unknown";
    /// Not an identifier, or an identifier of nothing here.
    IdUnknown = "id_unknown";
    /// Another trail of the same person is not ended.
    PersonHasActiveTrail = "person_has_active_trail";
    /// Nothing was asked to change.
    NothingToChange = "nothing_to_change";
    /// A meeting face to face without a place.
    PlaceRequired = "place_required";
    /// A meeting whose kind and service ask for a sub-category.
    SubCategoryRequired = "sub_category_required";
    /// A sub-category that this kind of meeting does not have in this service.
    SubCategoryNotAllowed = "sub_category_not_allowed";
    /// A kind of meeting that the service does not have.
    MeetingKindNotInService = "meeting_kind_not_in_service";
    /// A meeting of a trail without the trail.
    MeetingTrailRequired = "meeting_trail_required";
    /// A meeting about no participant, tied to a trail.
    MeetingTrailNotAllowed = "meeting_trail_not_allowed";
    /// The participant did not come, but was not to come either.
    ParticipantNotBooked = "participant_not_booked";
    /// A participant in a meeting that is about no participant.
    ParticipantNotAllowed = "participant_not_allowed";
    /// The confirmation that employer-side text holds nothing about a participant is missing.
    NoPersonDataUnconfirmed = "no_person_data_unconfirmed";
    /// Employer-side text that holds something about a participant.
    PersonDataInText = "person_data_in_text";
    /// A contact person of another employer.
    ContactOfOtherEmployer = "contact_of_other_employer";
    /// A second start-up meeting.
    StartupExists = "startup_exists";
    /// A start-up meeting later than the first meeting with an employer.
    StartupAfterEmployerMeeting = "startup_after_employer_meeting";
    /// A kind that a meeting cannot be corrected to or from.
    KindNotCorrectable = "kind_not_correctable";
    /// A meeting that a filed report tells about.
    MeetingInFiledReport = "meeting_in_filed_report";
    /// A meeting that is already undone.
    MeetingAlreadyUndone = "meeting_already_undone";
    /// A meeting that is not undone.
    MeetingNotUndone = "meeting_not_undone";
    /// The end lies before the beginning.
    PeriodBackwards = "period_backwards";
    /// A value in a field where there can be none, such as a detail without its cause.
    ValueNotUnderParent = "value_not_under_parent";
    /// A value that is kept where it stands but no longer chosen.
    ValueRetired = "value_retired";
    /// Not a number, or with too many decimals.
    NumberInvalid = "number_invalid";
    /// A number outside what the field takes.
    NumberOutOfRange = "number_out_of_range";
    /// Not an address for e-mail.
    EmailInvalid = "email_invalid";
    /// Not a telephone number.
    PhoneInvalid = "phone_invalid";
    /// Not an address on the web.
    WebAddressInvalid = "web_address_invalid";
    /// A link that the system's browser did not open.
    LinkNotOpened = "link_not_opened";
    /// A kind of record that the service does not have.
    RecordNotInService = "record_not_in_service";
    /// A period or a job that is over, without the day it ended.
    EndDateRequired = "end_date_required";
    /// Two periods of one kind over the same days.
    PeriodOverlaps = "period_overlaps";
    /// A period that would begin the day it ends, where it must last a while.
    PeriodEmpty = "period_empty";
    /// A follow-up date that is over, or not after the start.
    FollowUpNotAhead = "follow_up_not_ahead";
    /// A recruitment period in a trail that is not active.
    TrailNotActive = "trail_not_active";
    /// A cause without its detail, or an end without its cause.
    EndCauseRequired = "end_cause_required";
    /// A time of completion on something open.
    CompletedButOpen = "completed_but_open";
    /// A reminder that comes when the task is already due.
    ReminderAfterDue = "reminder_after_due";
    /// Something is put aside as not applicable, and nobody said why.
    ReasonRequired = "reason_required";
    /// Put off until a day that is not ahead.
    SnoozeNotAhead = "snooze_not_ahead";
    /// More tasks closed at once than one step takes.
    TooManyAtOnce = "too_many_at_once";
    /// An apprentice job under a training of another trail, or under none.
    TrainingOfOtherTrail = "training_of_other_trail";
    /// A role in a trade union, which is a special category of personal data.
    UnionRoleRefused = "union_role_refused";
    /// A contact that has not been told that the data is stored.
    ContactNotInformed = "contact_not_informed";
    /// A contact that can be reached in no way.
    ContactWayRequired = "contact_way_required";
    /// A date of leaving on somebody who has not left.
    LeftButEmployed = "left_but_employed";
    /// A warning without a note, or a note without the warning.
    WarningIncomplete = "warning_incomplete";
    /// An employer that would be above itself.
    EmployerAboveItself = "employer_above_itself";
    /// Text of a report that is shared.
    ReportShared = "report_shared";
    /// A report that is filed.
    ReportFiled = "report_filed";
    /// The status of a report typed as if it were any field.
    ReportStepByCommand = "report_step_by_command";
    /// A report whose composed text is longer than what can be filed.
    ReportTooLong = "report_too_long";
    /// A step that a report cannot take from where it is.
    ReportStepNotAllowed = "report_step_not_allowed";
    /// A report that the participant has not been part of.
    ParticipantNotInvolved = "participant_not_involved";
    /// A closing report of a trail that is not ended.
    ClosingNeedsEndedTrail = "closing_needs_ended_trail";
    /// A period that is not there although the report needs it.
    ReportPeriodRequired = "report_period_required";
    /// A trail handed to the person who has it, or to nobody who can take it.
    NewOwnerNotPossible = "new_owner_not_possible";
    /// Unsaved text about a trail that is to be given away.
    SettleFirst = "settle_first";
    /// Somebody else's trail that is given away or shared.
    NotYourTrail = "not_your_trail";
    /// A share without a day it ends on, or with one that has passed.
    ShareNeedsEnd = "share_needs_end";
    /// Something that is changed only while a trail is not ended.
    TrailEnded = "trail_ended";
    /// A field that is changed by a step of its own, and not by setting it.
    FieldNotSetHere = "field_not_set_here";
    /// A conflict that is not there any more.
    ConflictSettled = "conflict_settled";
    /// A calendar file over a limit.
    CalendarFileTooLarge = "calendar_file_too_large";
    /// A file that is no calendar.
    CalendarFileUnknown = "calendar_file_unknown";
    /// A phase of another service.
    PhaseNotInService = "phase_not_in_service";
    /// A step that the service's path does not have.
    PhaseStepNotAllowed = "phase_step_not_allowed";
    /// The phase stands for a job, and none is registered.
    PhaseNeedsJob = "phase_needs_job";
    /// The phase stands for an education, and none is registered.
    PhaseNeedsEducation = "phase_needs_education";
    /// Enrolled in the recruitment programme.
    RecruitmentOngoing = "recruitment_ongoing";
    /// The end details are set.
    PhaseLocked = "phase_locked";
    /// End details on a step that does not end the trail.
    EndDetailsNotAllowed = "end_details_not_allowed";
    /// An end before the referral.
    EndBeforeReferral = "end_before_referral";
    /// The days for correcting an ending are over.
    CorrectionTooLate = "correction_too_late";
    /// Something that only an ended trail has.
    TrailNotEnded = "trail_not_ended";
    /// The end lies too far back for taking the participant in again from the old trail.
    ReadmissionTooLate = "readmission_too_late";
    /// Reports of the old trail are not filed.
    ReportsNotFiled = "reports_not_filed";
    /// A take-over by somebody who is no supervisor.
    ReadmissionNotPermitted = "readmission_not_permitted";
    /// A service that trails are not taken over from or to.
    ServiceNotTransferable = "service_not_transferable";
    /// A field of the profile that does not exist, or not in this version.
    ProfileFieldUnknown = "profile_field_unknown";
    /// A field of the profile of another service.
    ProfileFieldNotInService = "profile_field_not_in_service";
    /// A year of birth that nobody in work today has.
    BirthYearOutOfRange = "birth_year_out_of_range";
    /// The register has nobody with this number.
    PersonNotFound = "person_not_found";
    /// A person whose trail must not be in this tool. The words do not tell why, as the reason is itself protected.
    PersonNotAllowed = "person_not_allowed";
    /// The register has the person as dead.
    PersonDeceased = "person_deceased";
    /// Nobody has confirmed that it is the right person.
    PersonUnconfirmed = "person_unconfirmed";
    /// A minor without the guardians' written consent.
    GuardianConsentRequired = "guardian_consent_required";
    /// Nobody has confirmed that the participant knows the rights.
    RightsUnconfirmed = "rights_unconfirmed";
}

impl ViolationCode {
    /// What is wrong and what to do.
    #[must_use]
    pub fn words(self) -> Words {
        let Some(words) = refusals().get(self.code()) else {
            unreachable!("a test holds that every code has its texts")
        };
        *words
    }
}

/// The texts of `data/refusals.toml`, read once.
fn refusals() -> &'static BTreeMap<String, Words> {
    static TEXTS: OnceLock<BTreeMap<String, Words>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let Ok(texts) = toml::from_str(include_str!("../data/refusals.toml")) else {
            unreachable!("a test reads the file that is built in")
        };
        texts
    })
}

/// A broken rule: which one, and in which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} in field {}", code.code(), field)]
pub struct Violation {
    code: ViolationCode,
    field: &'static str,
}

impl Violation {
    /// Names a broken rule and the field it was broken in.
    #[must_use]
    pub const fn new(code: ViolationCode, field: &'static str) -> Self {
        Self { code, field }
    }

    /// Which rule.
    #[must_use]
    pub const fn code(&self) -> ViolationCode {
        self.code
    }

    /// Which field, by its name on the command line and in the window.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }
}

/// The basic sections of a trail's profile, each one mergeable text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProfileSection {
    /// What the participant wants (*hovedmål og jobbønske*).
    Goal,
    /// What helps at work (*styrker og tilrettelegging*).
    Strengths,
    /// What may and may not be told to an employer (*åpenhet*).
    Openness,
}

impl ProfileSection {
    /// All sections, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Goal, Self::Strengths, Self::Openness];

    /// The key of the section in the document, and the field's name in errors.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Strengths => "strengths",
            Self::Openness => "openness",
        }
    }
}

impl fmt::Display for ProfileSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Everything about a meeting that rules look at, as it would be after the action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingDraft<'a> {
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// When it starts.
    pub at: Timestamp,
    /// How long it lasts.
    pub minutes: u32,
    /// Travel there, in minutes.
    pub travel_to_minutes: u32,
    /// Travel back, in minutes.
    pub travel_from_minutes: u32,
    /// How it is held.
    pub channel: Channel,
    /// Where.
    pub place: &'a str,
    /// What became of it.
    pub status: MeetingStatus,
    /// What it is about, in one line.
    pub subject: &'a str,
    /// Agenda or minutes.
    pub note: &'a str,
    /// Whether an employer is named.
    pub has_employer: bool,
}

/// Everything about a task that rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskDraft<'a> {
    /// What is to be done, in one line.
    pub subject: &'a str,
    /// By when.
    pub due: Option<Date>,
}

/// The status a meeting gets when nobody says: planned while it has not started, held after.
#[must_use]
pub fn default_meeting_status(at: Timestamp, now: Timestamp) -> MeetingStatus {
    if at > now { MeetingStatus::Planned } else { MeetingStatus::Completed }
}

/// Checks a meeting as a whole.
///
/// # Errors
/// The first broken rule, with its field.
pub fn check_meeting(draft: &MeetingDraft<'_>, now: Timestamp) -> Result<(), Violation> {
    check_required_line(draft.subject, "subject")?;
    check_line(draft.place, "place")?;
    check_note(draft.note, "note")?;
    check_minutes(draft.minutes, MEETING_MINUTES_MAX, "minutes")?;
    check_minutes(draft.travel_to_minutes, TRAVEL_MINUTES_MAX, "travel_to")?;
    check_minutes(draft.travel_from_minutes, TRAVEL_MINUTES_MAX, "travel_from")?;
    if draft.kind == MeetingKind::Employer && !draft.has_employer {
        return Err(Violation::new(ViolationCode::EmployerRequired, "employer"));
    }
    if draft.status == MeetingStatus::Completed && draft.at > now {
        return Err(Violation::new(ViolationCode::CompletedInFuture, "status"));
    }
    Ok(())
}

/// Checks a task as a whole.
///
/// # Errors
/// The first broken rule, with its field.
pub fn check_task(draft: TaskDraft<'_>) -> Result<(), Violation> {
    check_required_line(draft.subject, "subject")?;
    draft.due.map_or(Ok(()), |due| check_date(due, "due"))
}

/// Checks that a date lies in the years that make sense.
///
/// # Errors
/// `date_out_of_range` on `field`.
pub fn check_date(date: Date, field: &'static str) -> Result<(), Violation> {
    if (YEAR_MIN..=YEAR_MAX).contains(&date.year()) {
        Ok(())
    } else {
        Err(Violation::new(ViolationCode::DateOutOfRange, field))
    }
}

/// Checks one line of text that may be empty.
///
/// # Errors
/// `text_too_long` or `text_not_one_line` on `field`.
pub fn check_line(text: &str, field: &'static str) -> Result<(), Violation> {
    if text.chars().count() > LINE_CHARS_MAX {
        return Err(Violation::new(ViolationCode::TextTooLong, field));
    }
    if text.chars().any(char::is_control) {
        return Err(Violation::new(ViolationCode::TextNotOneLine, field));
    }
    Ok(())
}

/// Checks a note.
///
/// # Errors
/// `text_too_long` on `field`.
pub fn check_note(text: &str, field: &'static str) -> Result<(), Violation> {
    if text.chars().count() > NOTE_CHARS_MAX {
        return Err(Violation::new(ViolationCode::TextTooLong, field));
    }
    Ok(())
}

fn check_required_line(text: &str, field: &'static str) -> Result<(), Violation> {
    if text.trim().is_empty() {
        return Err(Violation::new(ViolationCode::Required, field));
    }
    check_line(text, field)
}

fn check_minutes(minutes: u32, max: u32, field: &'static str) -> Result<(), Violation> {
    if minutes > max {
        return Err(Violation::new(ViolationCode::MinutesOutOfRange, field));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use rstest::rstest;

    const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

    fn visit() -> MeetingDraft<'static> {
        MeetingDraft {
            kind: MeetingKind::Employer,
            at: NOW,
            minutes: 45,
            travel_to_minutes: 20,
            travel_from_minutes: 20,
            channel: Channel::Physical,
            place: "Lageret, Alnabru",
            status: MeetingStatus::Completed,
            subject: "Omvisning",
            note: "",
            has_employer: true,
        }
    }

    #[test]
    fn usual_visit_passes() {
        assert_eq!(check_meeting(&visit(), NOW), Ok(()));
    }

    #[rstest]
    #[case(MeetingDraft { subject: "  ", ..visit() }, ViolationCode::Required, "subject")]
    #[case(MeetingDraft { subject: "a\nb", ..visit() }, ViolationCode::TextNotOneLine, "subject")]
    #[case(MeetingDraft { minutes: 1441, ..visit() }, ViolationCode::MinutesOutOfRange, "minutes")]
    #[case(MeetingDraft { travel_from_minutes: 1441, ..visit() }, ViolationCode::MinutesOutOfRange, "travel_from")]
    #[case(MeetingDraft { has_employer: false, ..visit() }, ViolationCode::EmployerRequired, "employer")]
    #[case(MeetingDraft { at: NOW.plus_minutes(1), ..visit() }, ViolationCode::CompletedInFuture, "status")]
    fn broken_rule_names_its_field(
        #[case] draft: MeetingDraft<'_>,
        #[case] code: ViolationCode,
        #[case] field: &'static str,
    ) {
        assert_eq!(check_meeting(&draft, NOW), Err(Violation::new(code, field)));
    }

    #[test]
    fn note_is_limited_by_characters_not_bytes() {
        assert_eq!(check_note(&"å".repeat(NOTE_CHARS_MAX), "note"), Ok(()));
        assert_eq!(
            check_note(&"å".repeat(NOTE_CHARS_MAX + 1), "note"),
            Err(Violation::new(ViolationCode::TextTooLong, "note"))
        );
    }

    #[test]
    fn every_violation_tells_a_person_what_is_wrong() {
        for code in ViolationCode::ALL {
            for language in Language::ALL {
                assert!(code.words().of(language).ends_with('.'), "{} has no sentence", code.code());
            }
        }
        assert_eq!(refusals().len(), ViolationCode::ALL.len());
    }
}
