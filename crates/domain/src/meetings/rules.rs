//! The rules of a whole meeting, for all kinds: what is refused, and what is only pointed out.

use super::{
    Attendance, SubCategory, attendance, belongs_to_trail, is_with_employer, kinds_of, sub_categories_of, takes_part,
};
use crate::{
    calendar::DayKind,
    codes::{Channel, MeetingKind, MeetingStatus, TrailType, code_list},
    holidays::Holidays,
    rules::{MeetingDraft, Violation, ViolationCode, check_line, check_meeting},
    time::{Date, Timestamp, oslo_date},
};

/// The chosen contact person of an employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactChoice {
    /// Nobody is chosen.
    Nobody,
    /// A contact of the meeting's employer.
    OfEmployer,
    /// A contact of another employer.
    OfAnother,
}

/// A whole meeting, as it would be after the action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingEntry<'a> {
    /// Kind, times, channel, place, status and texts.
    pub basic: MeetingDraft<'a>,
    /// The service of the trail, or of the specialist when the meeting is about no participant.
    pub service: TrailType,
    /// Whether it is tied to a trail.
    pub has_trail: bool,
    /// Whether the participant takes part (*deltaker deltar*); read only where the kind leaves it open.
    pub participant_attends: bool,
    /// What it was about, where the kind asks.
    pub sub_category: Option<SubCategory>,
    /// The employer's contact person.
    pub contact: ContactChoice,
    /// The place of study, in one line.
    pub institution: &'a str,
    /// The contact at the place of study, in one line.
    pub institution_contact: &'a str,
    /// Whether it is confirmed that the text is about no participant (*ingen brukeropplysninger*).
    pub no_person_data_confirmed: bool,
}

/// What the rules must know beside the meeting itself.
#[derive(Clone, Copy)]
pub struct MeetingContext<'a> {
    /// The present time.
    pub now: Timestamp,
    /// Whether the trail has another start-up meeting that is planned or held and not undone, or a start date
    /// that does not come from this meeting. One to which the participant did not come makes room for the next.
    pub other_startup: bool,
    /// The trail's first meeting with an employer, when known.
    pub first_employer_meeting: Option<Date>,
    /// Tells whether a text holds something about a participant.
    pub holds_person_data: &'a dyn Fn(&str) -> bool,
}

code_list! {
    /// Something worth pointing out that does not stop the meeting from being stored.
    MeetingNotice {
        /// A held meeting without minutes.
        NoteMissing = "note_missing",
            ["Møtet mangler referat.", "Møtet manglar referat.", "The meeting has no minutes."];
        /// A meeting with a place of study that is not named.
        InstitutionMissing = "institution_missing", [
            "Skriv hvilken utdanningsinstitusjon møtet er med.",
            "Skriv kva utdanningsinstitusjon møtet er med.",
            "Write which place of education the meeting is with.",
        ];
        /// A meeting on a Sunday or a public holiday.
        OnDayOff = "on_day_off",
            ["Møtet er på en rød dag.", "Møtet er på ein raud dag.", "The meeting is on a public holiday."];
    }
}

/// Checks a whole meeting of any kind.
///
/// # Errors
/// The first broken rule, with its field.
pub fn check_meeting_entry(entry: &MeetingEntry<'_>, context: &MeetingContext<'_>) -> Result<(), Violation> {
    let kind = entry.basic.kind;
    if kind == MeetingKind::Unknown || !kinds_of(entry.service).contains(&kind) {
        return refuse(ViolationCode::MeetingKindNotInService, "kind");
    }
    check_meeting(&entry.basic, context.now)?;
    if entry.basic.channel == Channel::Physical && entry.basic.place.trim().is_empty() {
        return refuse(ViolationCode::PlaceRequired, "place");
    }
    check_ties(entry)?;
    check_sub_category(entry)?;
    check_attendance(entry)?;
    match kind {
        MeetingKind::Startup => check_startup(entry, context),
        MeetingKind::EmployerOnly => check_employer_text(entry, context),
        _ => Ok(()),
    }
}

fn check_ties(entry: &MeetingEntry<'_>) -> Result<(), Violation> {
    let kind = entry.basic.kind;
    match (belongs_to_trail(kind), entry.has_trail) {
        (true, false) => return refuse(ViolationCode::MeetingTrailRequired, "trail"),
        (false, true) => return refuse(ViolationCode::MeetingTrailNotAllowed, "trail"),
        _ => {}
    }
    if is_with_employer(kind) && !entry.basic.has_employer {
        return refuse(ViolationCode::EmployerRequired, "employer");
    }
    if entry.contact == ContactChoice::OfAnother {
        return refuse(ViolationCode::ContactOfOtherEmployer, "employer_contact");
    }
    check_line(entry.institution, "institution")?;
    check_line(entry.institution_contact, "institution_contact")
}

fn check_sub_category(entry: &MeetingEntry<'_>) -> Result<(), Violation> {
    let allowed = sub_categories_of(entry.basic.kind, entry.service);
    match entry.sub_category {
        None if allowed.is_empty() => Ok(()),
        None => refuse(ViolationCode::SubCategoryRequired, "sub_category"),
        Some(chosen) if allowed.contains(&chosen) => Ok(()),
        Some(_) => refuse(ViolationCode::SubCategoryNotAllowed, "sub_category"),
    }
}

fn check_attendance(entry: &MeetingEntry<'_>) -> Result<(), Violation> {
    if attendance(entry.basic.kind) == Attendance::Never && entry.participant_attends {
        return refuse(ViolationCode::ParticipantNotAllowed, "participant_attends");
    }
    let attends = takes_part(entry.basic.kind, entry.participant_attends);
    if entry.basic.status == MeetingStatus::NoShow && !attends {
        return refuse(ViolationCode::ParticipantNotBooked, "status");
    }
    Ok(())
}

fn check_startup(entry: &MeetingEntry<'_>, context: &MeetingContext<'_>) -> Result<(), Violation> {
    let takes_the_place = matches!(entry.basic.status, MeetingStatus::Planned | MeetingStatus::Completed);
    if context.other_startup && takes_the_place {
        return refuse(ViolationCode::StartupExists, "kind");
    }
    let late = context.first_employer_meeting.is_some_and(|first| oslo_date(entry.basic.at) > first);
    if entry.basic.status == MeetingStatus::Completed && late {
        return refuse(ViolationCode::StartupAfterEmployerMeeting, "at");
    }
    Ok(())
}

fn check_employer_text(entry: &MeetingEntry<'_>, context: &MeetingContext<'_>) -> Result<(), Violation> {
    let texts = [("subject", entry.basic.subject), ("place", entry.basic.place), ("note", entry.basic.note)];
    if let Some((field, _)) = texts.into_iter().find(|(_, text)| (context.holds_person_data)(text)) {
        return refuse(ViolationCode::PersonDataInText, field);
    }
    if !entry.no_person_data_confirmed {
        return refuse(ViolationCode::NoPersonDataUnconfirmed, "no_person_data");
    }
    Ok(())
}

fn refuse(code: ViolationCode, field: &'static str) -> Result<(), Violation> {
    Err(Violation::new(code, field))
}

/// What is worth pointing out about a meeting that may be stored as it is.
#[must_use]
pub fn meeting_notices(entry: &MeetingEntry<'_>, holidays: &Holidays) -> Vec<MeetingNotice> {
    let checks = [
        (
            MeetingNotice::NoteMissing,
            entry.basic.status == MeetingStatus::Completed && entry.basic.note.trim().is_empty(),
        ),
        (
            MeetingNotice::InstitutionMissing,
            entry.basic.kind == MeetingKind::Education && entry.institution.trim().is_empty(),
        ),
        (
            MeetingNotice::OnDayOff,
            entry.basic.status == MeetingStatus::Planned
                && holidays.day_kind(oslo_date(entry.basic.at)) == DayKind::Off,
        ),
    ];
    checks.into_iter().filter_map(|(notice, holds)| holds.then_some(notice)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{parse_date, parse_time};
    use rstest::rstest;

    fn at(text: &str) -> Timestamp {
        parse_time(text, "at").unwrap()
    }

    fn entry(kind: MeetingKind) -> MeetingEntry<'static> {
        MeetingEntry {
            basic: MeetingDraft {
                kind,
                at: at("2026-11-20T10:00"),
                minutes: 60,
                travel_to_minutes: 20,
                travel_from_minutes: 20,
                channel: Channel::Physical,
                place: "Lageret, Alnabru",
                status: MeetingStatus::Completed,
                subject: "Behov på lageret",
                note: "Trenger folk fra januar.",
                has_employer: is_with_employer(kind),
            },
            service: TrailType::Ips,
            has_trail: belongs_to_trail(kind),
            participant_attends: false,
            sub_category: sub_categories_of(kind, TrailType::Ips).first().copied(),
            contact: ContactChoice::Nobody,
            institution: "",
            institution_contact: "",
            no_person_data_confirmed: kind == MeetingKind::EmployerOnly,
        }
    }

    fn context() -> MeetingContext<'static> {
        MeetingContext {
            now: at("2026-11-21T08:00"),
            other_startup: false,
            first_employer_meeting: None,
            holds_person_data: &|text| text.contains("Kari"),
        }
    }

    fn with(kind: MeetingKind, change: impl FnOnce(&mut MeetingEntry<'static>)) -> MeetingEntry<'static> {
        let mut changed = entry(kind);
        change(&mut changed);
        changed
    }

    #[test]
    fn usual_meeting_of_every_kind_passes() {
        for kind in MeetingKind::ALL {
            assert_eq!(check_meeting_entry(&entry(*kind), &context()), Ok(()), "{}", kind.code());
        }
    }

    #[rstest]
    #[case::place(with(MeetingKind::Participant, |e| e.basic.place = " "), ViolationCode::PlaceRequired, "place")]
    #[case::subject(with(MeetingKind::Education, |e| e.basic.subject = ""), ViolationCode::Required, "subject")]
    #[case::future(
        with(MeetingKind::EmployerOnly, |e| e.basic.at = at("2026-11-21T08:01")),
        ViolationCode::CompletedInFuture,
        "status"
    )]
    #[case::no_trail(with(MeetingKind::Employer, |e| e.has_trail = false), ViolationCode::MeetingTrailRequired, "trail")]
    #[case::with_trail(
        with(MeetingKind::EmployerOnly, |e| e.has_trail = true),
        ViolationCode::MeetingTrailNotAllowed,
        "trail"
    )]
    #[case::no_employer(
        with(MeetingKind::EmployerOnly, |e| e.basic.has_employer = false),
        ViolationCode::EmployerRequired,
        "employer"
    )]
    #[case::sub_category(
        with(MeetingKind::Employer, |e| e.sub_category = None),
        ViolationCode::SubCategoryRequired,
        "sub_category"
    )]
    #[case::education_sub_category(
        with(MeetingKind::Education, |e| e.sub_category = None),
        ViolationCode::SubCategoryRequired,
        "sub_category"
    )]
    #[case::other_service(
        with(MeetingKind::Employer, |e| e.sub_category = Some(SubCategory::FollowUp)),
        ViolationCode::SubCategoryNotAllowed,
        "sub_category"
    )]
    #[case::not_asked(
        with(MeetingKind::Participant, |e| e.sub_category = Some(SubCategory::JobSupport)),
        ViolationCode::SubCategoryNotAllowed,
        "sub_category"
    )]
    #[case::absent_not_booked(
        with(MeetingKind::Employer, |e| e.basic.status = MeetingStatus::NoShow),
        ViolationCode::ParticipantNotBooked,
        "status"
    )]
    #[case::absent_from_employer_only(
        with(MeetingKind::EmployerOnly, |e| e.basic.status = MeetingStatus::NoShow),
        ViolationCode::ParticipantNotBooked,
        "status"
    )]
    #[case::attends_employer_only(
        with(MeetingKind::EmployerOnly, |e| e.participant_attends = true),
        ViolationCode::ParticipantNotAllowed,
        "participant_attends"
    )]
    #[case::unconfirmed(
        with(MeetingKind::EmployerOnly, |e| e.no_person_data_confirmed = false),
        ViolationCode::NoPersonDataUnconfirmed,
        "no_person_data"
    )]
    #[case::name_in_note(
        with(MeetingKind::EmployerOnly, |e| e.basic.note = "Snakket om Kari."),
        ViolationCode::PersonDataInText,
        "note"
    )]
    #[case::name_in_subject(
        with(MeetingKind::EmployerOnly, |e| e.basic.subject = "Kari"),
        ViolationCode::PersonDataInText,
        "subject"
    )]
    #[case::contact(
        with(MeetingKind::Employer, |e| e.contact = ContactChoice::OfAnother),
        ViolationCode::ContactOfOtherEmployer,
        "employer_contact"
    )]
    #[case::service(
        with(MeetingKind::Education, |e| e.service = TrailType::Ams),
        ViolationCode::MeetingKindNotInService,
        "kind"
    )]
    #[case::two_lines(
        with(MeetingKind::Education, |e| e.institution = "Fagskolen\nOslo"),
        ViolationCode::TextNotOneLine,
        "institution"
    )]
    fn broken_rule_names_its_field(
        #[case] entry: MeetingEntry<'_>,
        #[case] code: ViolationCode,
        #[case] field: &'static str,
    ) {
        assert_eq!(check_meeting_entry(&entry, &context()), Err(Violation::new(code, field)));
    }

    #[rstest]
    #[case(with(MeetingKind::Participant, |e| { e.basic.channel = Channel::Phone; e.basic.place = ""; }))]
    #[case(with(MeetingKind::Participant, |e| e.basic.status = MeetingStatus::NoShow))]
    #[case(with(MeetingKind::Employer, |e| { e.participant_attends = true; e.basic.status = MeetingStatus::NoShow; }))]
    #[case(with(MeetingKind::Employer, |e| { e.service = TrailType::Ce; e.sub_category = None; }))]
    #[case(with(MeetingKind::Employer, |e| { e.contact = ContactChoice::OfEmployer; }))]
    #[case(with(MeetingKind::Participant, |e| e.basic.note = "Kari var med."))]
    fn meeting_within_the_rules_passes(#[case] entry: MeetingEntry<'_>) {
        assert_eq!(check_meeting_entry(&entry, &context()), Ok(()));
    }

    #[test]
    fn trail_has_one_startup_meeting() {
        let taken = MeetingContext { other_startup: true, ..context() };
        let refused = Err(Violation::new(ViolationCode::StartupExists, "kind"));
        assert_eq!(check_meeting_entry(&entry(MeetingKind::Startup), &taken), refused);
        for status in [MeetingStatus::Cancelled, MeetingStatus::NoShow] {
            let makes_room = with(MeetingKind::Startup, |e| e.basic.status = status);
            assert_eq!(check_meeting_entry(&makes_room, &taken), Ok(()));
        }
        assert_eq!(check_meeting_entry(&entry(MeetingKind::Participant), &taken), Ok(()));
    }

    #[rstest]
    #[case("2026-11-19", Err(ViolationCode::StartupAfterEmployerMeeting))]
    #[case("2026-11-20", Ok(()))]
    #[case("2026-11-21", Ok(()))]
    fn startup_is_held_no_later_than_the_first_employer_meeting(
        #[case] first: &str,
        #[case] expected: Result<(), ViolationCode>,
    ) {
        let context = MeetingContext { first_employer_meeting: parse_date(first, "first").ok(), ..context() };
        assert_eq!(check_meeting_entry(&entry(MeetingKind::Startup), &context).map_err(|v| v.code()), expected);
    }

    #[test]
    fn missing_minutes_place_of_study_and_red_day_are_pointed_out() {
        let quick = with(MeetingKind::Education, |e| e.basic.note = "");
        assert_eq!(
            meeting_notices(&quick, Holidays::built_in()),
            [MeetingNotice::NoteMissing, MeetingNotice::InstitutionMissing]
        );
        let whit_monday = with(MeetingKind::Participant, |e| {
            e.basic.at = at("2027-05-17T10:00");
            e.basic.status = MeetingStatus::Planned;
            e.basic.note = "";
        });
        assert_eq!(meeting_notices(&whit_monday, Holidays::built_in()), [MeetingNotice::OnDayOff]);
        assert!(meeting_notices(&entry(MeetingKind::Employer), Holidays::built_in()).is_empty());
    }
}
