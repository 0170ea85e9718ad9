//! Reports about a trail: what they may go through, and what they say.
//!
//! A report is open, is shown to the participant for a while, and is filed. Its texts are locked while
//! it is shared and for good once it is filed. What it says is composed of live data by one function
//! ([`compose`]), so that the screen, the printed page and an export can never differ.

mod compose;
mod sections;

use crate::{
    Date, TrailType, Violation, ViolationCode,
    codes::code_list,
    day_text,
    records::{Fields, RecordKind, date},
};
use std::collections::BTreeSet;

pub use compose::{ReportInput, ReportMeeting, ReportRecord, ReportTrail, compose};
pub use sections::{ComposedReport, ReportBlock, ReportLine, ReportSection, SectionCode};

code_list! {
    /// Kind of report (*rapporttype*).
    ReportKind {
        /// About a period.
        Interval = "interval", ["Underveis", "Undervegs", "Periodic"];
        /// About the whole trail, at its end.
        End = "end", ["Avsluttende", "Avsluttande", "Closing"];
    }
}

code_list! {
    /// What has become of a report (*status på rapport*).
    ReportStatus {
        /// Being written.
        Open = "open", ["Åpen", "Open", "Open"];
        /// Shown to the participant; its texts are locked.
        Shared = "shared", ["Delt med deltaker", "Delt med deltakar", "Shared with participant"];
        /// Filed in the archive, for good.
        Archived = "archived", ["Journalført", "Journalført", "Filed"];
    } unlisted {
        /// Retired: finished and protected like a filed one.
        Completed = "completed", ["Fullført", "Fullført", "Completed"];
        /// Retired: came back from the participant with a comment; as open.
        WithComment = "with_comment", ["Med kommentar", "Med kommentar", "With comment"];
        /// Retired: came back from the participant without a comment; as open.
        WithoutComment = "without_comment", ["Uten kommentar", "Utan kommentar", "Without comment"];
    }
}

code_list! {
    /// A step in the life of a report; each is written to its log.
    ReportStep {
        /// Shows it to the participant until a date.
        Share = "share", ["Delt med deltaker", "Delt med deltakar", "Shared with participant"];
        /// Ends the sharing, by hand or after the date.
        EndSharing = "end_sharing", ["Deling avsluttet", "Deling avslutta", "Sharing ended"];
        /// Files it in the archive.
        File = "file", ["Journalført", "Journalført", "Filed"];
    }
}

impl ReportStatus {
    /// Whether its texts may be changed.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Open | Self::WithComment | Self::WithoutComment)
    }

    /// Whether it is kept as it is for good: no change, no removal.
    #[must_use]
    pub const fn is_filed(self) -> bool {
        matches!(self, Self::Archived | Self::Completed)
    }

    /// The status after a step.
    ///
    /// # Errors
    /// `report_filed` or `report_step_not_allowed`, on field `status`.
    pub const fn after(self, step: ReportStep) -> Result<Self, Violation> {
        match (self, step) {
            (Self::Open | Self::WithComment | Self::WithoutComment, ReportStep::Share) => Ok(Self::Shared),
            (Self::Open | Self::WithComment | Self::WithoutComment, ReportStep::File) => Ok(Self::Archived),
            (Self::Shared, ReportStep::EndSharing) => Ok(Self::Open),
            (Self::Archived | Self::Completed, _) => Err(Violation::new(ViolationCode::ReportFiled, "status")),
            _ => Err(Violation::new(ViolationCode::ReportStepNotAllowed, "status")),
        }
    }

    /// The steps that a person is offered.
    #[must_use]
    pub fn steps(self) -> Vec<ReportStep> {
        ReportStep::ALL.iter().copied().filter(|step| self.after(*step).is_ok()).collect()
    }
}

/// What filing a report needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilingFacts {
    /// Kind of report.
    pub kind: ReportKind,
    /// Its status now.
    pub status: ReportStatus,
    /// The participant has gone through it, or was offered to.
    pub participant_involved: bool,
    /// The trail is ended, with date, cause and detail.
    pub trail_is_ended_with_details: bool,
}

/// Checks whether a report can be filed in the archive.
///
/// # Errors
/// What stands in the way: the status, the participant's part, or a trail that is not ended.
pub fn check_filing(facts: &FilingFacts) -> Result<(), Violation> {
    facts.status.after(ReportStep::File)?;
    if !facts.participant_involved {
        return Err(Violation::new(ViolationCode::ParticipantNotInvolved, "participant_involved"));
    }
    if facts.kind == ReportKind::End && !facts.trail_is_ended_with_details {
        return Err(Violation::new(ViolationCode::ClosingNeedsEndedTrail, "kind"));
    }
    Ok(())
}

/// Checks the day until which a report is to be shared: there is time to read it.
///
/// # Errors
/// `report_step_not_allowed` on `status`, or `follow_up_not_ahead` on `comment_due`.
pub fn check_sharing(status: ReportStatus, due: Date, today: Date) -> Result<(), Violation> {
    status.after(ReportStep::Share)?;
    if due < today {
        return Err(Violation::new(ViolationCode::FollowUpNotAhead, "comment_due"));
    }
    Ok(())
}

/// Whether a sharing has run out: the day after the one it was shared until.
#[must_use]
pub fn sharing_is_over(report: &Fields, today: Date) -> bool {
    status_of(report) == ReportStatus::Shared && date(report, "comment_due").is_none_or(|due| due < today)
}

/// The status of a report on a day: a sharing that has run out is over without anybody doing anything.
#[must_use]
pub fn status_on(report: &Fields, today: Date) -> ReportStatus {
    if sharing_is_over(report, today) { ReportStatus::Open } else { status_of(report) }
}

/// Whether a report may be removed.
///
/// # Errors
/// `report_filed` on `status`.
pub fn check_removal(report: &Fields) -> Result<(), Violation> {
    if status_of(report).is_filed() {
        return Err(Violation::new(ViolationCode::ReportFiled, "status"));
    }
    Ok(())
}

/// The period that is proposed for a new periodic report: from the day after the last one ended, or from the
/// start-up, until today. Nothing when no whole day has passed since.
#[must_use]
pub fn default_period(last_reported: Option<Date>, started: Option<Date>, today: Date) -> Option<(Date, Date)> {
    let from = last_reported.and_then(|last| last.succ_opt()).or(started)?;
    (from < today).then_some((from, today))
}

/// The title of a report.
#[must_use]
pub const fn title_nb(kind: ReportKind, service: TrailType) -> &'static str {
    match (kind, service) {
        (ReportKind::Interval, TrailType::Ams) => "Underveisrapport - Arbeid med støtte",
        (ReportKind::End, TrailType::Ams) => "Sluttrapport - Arbeid med støtte",
        (ReportKind::Interval, _) => "Underveisnotat - IPS",
        (ReportKind::End, _) => "Avslutningsnotat - IPS",
        (ReportKind::Unknown, _) => "Veilederrapport",
    }
}

/// The participant's comments with one more, signed with the day and the name of who wrote it down.
#[must_use]
pub fn with_comment(before: &str, comment: &str, on: Date, by: &str) -> String {
    let signed = format!("{} {by}: {}", day_text(on), comment.trim());
    if before.trim().is_empty() { signed } else { format!("{}\n\n{signed}", before.trim_end()) }
}

/// The rules of a report as a record: its period, its locks, and the steps between its states.
pub(crate) fn check_report(fields: &Fields, previous: Option<&Fields>) -> Result<(), Violation> {
    let status = status_of(fields);
    if ReportKind::from_code(text(fields, "kind")) == ReportKind::Interval {
        for key in ["date_from", "date_to"] {
            if date(fields, key).is_none() {
                return Err(Violation::new(ViolationCode::ReportPeriodRequired, key));
            }
        }
        if date(fields, "date_from") >= date(fields, "date_to") {
            return Err(Violation::new(ViolationCode::ReportPeriodRequired, "date_to"));
        }
    }
    let Some(previous) = previous else {
        // An import brings reports that are filed already; a new one begins open.
        return match status {
            ReportStatus::Shared => Err(Violation::new(ViolationCode::ReportStepNotAllowed, "status")),
            _ => Ok(()),
        };
    };
    check_locks(fields, previous)?;
    let before = status_of(previous);
    if status != before && !before.steps().iter().any(|step| before.after(*step) == Ok(status)) {
        return Err(Violation::new(ViolationCode::ReportStepNotAllowed, "status"));
    }
    match status {
        ReportStatus::Shared if date(fields, "comment_due").is_none() => {
            Err(Violation::new(ViolationCode::Required, "comment_due"))
        }
        ReportStatus::Archived if status != before && text(fields, "participant_involved") != "true" => {
            Err(Violation::new(ViolationCode::ParticipantNotInvolved, "participant_involved"))
        }
        _ => Ok(()),
    }
}

/// Fields that change while a report is shared: the participant's answer, and the sharing itself.
const OPEN_WHILE_SHARED: [&str; 4] = ["status", "comment_due", "comment_on_behalf", "participant_involved"];

fn check_locks(fields: &Fields, previous: &Fields) -> Result<(), Violation> {
    let known = crate::records::spec(RecordKind::Report);
    let keys: BTreeSet<&String> = fields.keys().chain(previous.keys()).collect();
    let changed = known
        .fields
        .iter()
        .filter(|field| keys.contains(&field.key) && text(fields, &field.key) != text(previous, &field.key));
    let before = status_of(previous);
    for field in changed {
        // The archive's answer comes after the filing.
        let receipt = field.key == "journal_id" && text(previous, "journal_id").is_empty();
        if before.is_filed() && !receipt {
            return Err(Violation::new(ViolationCode::ReportFiled, &field.key));
        }
        if before == ReportStatus::Shared && !OPEN_WHILE_SHARED.contains(&field.key.as_str()) {
            return Err(Violation::new(ViolationCode::ReportShared, &field.key));
        }
    }
    Ok(())
}

fn status_of(fields: &Fields) -> ReportStatus {
    match text(fields, "status") {
        "" => ReportStatus::Open,
        code => ReportStatus::from_code(code),
    }
}

fn text<'a>(fields: &'a Fields, key: &str) -> &'a str {
    fields.get(key).map(|text| text.trim()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{RecordContext, check_record};
    use rstest::rstest;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn report(changes: &[(&str, &str)]) -> Fields {
        let mut fields: Fields = [
            ("kind", "interval"),
            ("status", "open"),
            ("specialist", "Kari Eksempel"),
            ("date_from", "2026-08-21"),
            ("date_to", "2026-11-21"),
            ("period_summary", "Tre bedriftsbesøk."),
        ]
        .into_iter()
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect();
        fields.extend(changes.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())));
        fields
    }

    fn change(before: &[(&str, &str)], after: &[(&str, &str)]) -> Result<(), Violation> {
        let before = report(before);
        let mut fields = before.clone();
        fields.extend(after.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())));
        let context = RecordContext { previous: Some(&before), ..RecordContext::new(day("2026-11-21")) };
        check_record(RecordKind::Report, &fields, &context)
    }

    #[rstest]
    #[case(ReportStatus::Open, ReportStep::Share, Ok(ReportStatus::Shared))]
    #[case(ReportStatus::Open, ReportStep::File, Ok(ReportStatus::Archived))]
    #[case(ReportStatus::Open, ReportStep::EndSharing, Err(ViolationCode::ReportStepNotAllowed))]
    #[case(ReportStatus::Shared, ReportStep::EndSharing, Ok(ReportStatus::Open))]
    #[case(ReportStatus::Shared, ReportStep::Share, Err(ViolationCode::ReportStepNotAllowed))]
    #[case(ReportStatus::Shared, ReportStep::File, Err(ViolationCode::ReportStepNotAllowed))]
    #[case(ReportStatus::Archived, ReportStep::Share, Err(ViolationCode::ReportFiled))]
    #[case(ReportStatus::Archived, ReportStep::EndSharing, Err(ViolationCode::ReportFiled))]
    #[case(ReportStatus::Archived, ReportStep::File, Err(ViolationCode::ReportFiled))]
    #[case(ReportStatus::Completed, ReportStep::Share, Err(ViolationCode::ReportFiled))]
    #[case(ReportStatus::WithComment, ReportStep::File, Ok(ReportStatus::Archived))]
    #[case(ReportStatus::WithoutComment, ReportStep::Share, Ok(ReportStatus::Shared))]
    #[case(ReportStatus::Unknown, ReportStep::File, Err(ViolationCode::ReportStepNotAllowed))]
    fn report_takes_only_the_steps_of_its_status(
        #[case] from: ReportStatus,
        #[case] step: ReportStep,
        #[case] to: Result<ReportStatus, ViolationCode>,
    ) {
        assert_eq!(from.after(step).map_err(|v| v.code()), to);
    }

    #[rstest]
    #[case(&[], &[("period_summary", "Fire besøk.")], None)]
    #[case(&[], &[("status", "shared"), ("comment_due", "2026-12-01")], None)]
    #[case(&[], &[("status", "shared")], Some((ViolationCode::Required, "comment_due")))]
    #[case(&[], &[("status", "archived")], Some((ViolationCode::ParticipantNotInvolved, "participant_involved")))]
    #[case(&[], &[("status", "archived"), ("participant_involved", "true")], None)]
    #[case(&[], &[("date_to", "2026-08-21")], Some((ViolationCode::ReportPeriodRequired, "date_to")))]
    #[case(&[], &[("date_from", "")], Some((ViolationCode::ReportPeriodRequired, "date_from")))]
    fn open_report_is_written_shared_and_filed(
        #[case] before: &[(&str, &str)],
        #[case] after: &[(&str, &str)],
        #[case] expected: Option<(ViolationCode, &'static str)>,
    ) {
        assert_eq!(change(before, after).err(), expected.map(|(code, field)| Violation::new(code, field)));
    }

    const SHARED: &[(&str, &str)] = &[("status", "shared"), ("comment_due", "2026-12-01")];
    const FILED: &[(&str, &str)] = &[("status", "archived"), ("participant_involved", "true")];

    #[rstest]
    #[case(SHARED, "period_summary", ViolationCode::ReportShared)]
    #[case(SHARED, "date_from", ViolationCode::ReportShared)]
    #[case(FILED, "period_summary", ViolationCode::ReportFiled)]
    #[case(FILED, "comment_on_behalf", ViolationCode::ReportFiled)]
    #[case(FILED, "status", ViolationCode::ReportFiled)]
    fn texts_are_locked_while_shared_and_everything_once_filed(
        #[case] before: &[(&str, &str)],
        #[case] key: &'static str,
        #[case] code: ViolationCode,
    ) {
        let value = match key {
            "date_from" => "2026-08-20",
            "status" => "open",
            _ => "Endret.",
        };
        assert_eq!(change(before, &[(key, value)]), Err(Violation::new(code, key)));
    }

    #[test]
    fn comment_and_involvement_are_written_down_while_shared() {
        assert_eq!(change(SHARED, &[("comment_on_behalf", "Enig."), ("participant_involved", "true")]), Ok(()));
        assert_eq!(change(SHARED, &[("status", "open")]), Ok(()));
    }

    #[test]
    fn archives_receipt_is_written_once() {
        assert_eq!(change(FILED, &[("journal_id", "4711")]), Ok(()));
        let filed = [FILED, &[("journal_id", "4711")]].concat();
        assert!(change(&filed, &[("journal_id", "4712")]).is_err());
    }

    #[rstest]
    #[case("2026-12-01", false)]
    #[case("2026-12-02", true)]
    fn sharing_runs_out_the_day_after_its_last(#[case] today: &str, #[case] over: bool) {
        assert_eq!(sharing_is_over(&report(SHARED), day(today)), over);
        assert!(!sharing_is_over(&report(&[("comment_due", "2026-01-01")]), day(today)));
        let status = if over { ReportStatus::Open } else { ReportStatus::Shared };
        assert_eq!(status_on(&report(SHARED), day(today)), status);
    }

    #[rstest]
    #[case(ReportKind::Interval, true, false, None)]
    #[case(ReportKind::Interval, false, true, Some(ViolationCode::ParticipantNotInvolved))]
    #[case(ReportKind::End, true, false, Some(ViolationCode::ClosingNeedsEndedTrail))]
    #[case(ReportKind::End, true, true, None)]
    fn closing_report_is_filed_only_when_the_trail_is_ended(
        #[case] kind: ReportKind,
        #[case] participant_involved: bool,
        #[case] trail_is_ended_with_details: bool,
        #[case] expected: Option<ViolationCode>,
    ) {
        let facts = FilingFacts { kind, status: ReportStatus::Open, participant_involved, trail_is_ended_with_details };
        assert_eq!(check_filing(&facts).err().map(|v| v.code()), expected);
    }

    #[rstest]
    #[case(None, Some("2026-08-01"), Some(("2026-08-01", "2026-11-21")))]
    #[case(Some("2026-10-31"), Some("2026-08-01"), Some(("2026-11-01", "2026-11-21")))]
    #[case(Some("2026-11-20"), Some("2026-08-01"), None)]
    #[case(Some("2028-02-28"), None, None)]
    #[case(None, None, None)]
    fn proposed_period_goes_on_where_the_last_report_ended(
        #[case] last: Option<&str>,
        #[case] started: Option<&str>,
        #[case] expected: Option<(&str, &str)>,
    ) {
        let period = default_period(last.map(day), started.map(day), day("2026-11-21"));
        assert_eq!(period, expected.map(|(from, to)| (day(from), day(to))));
    }

    #[test]
    fn filed_report_is_not_removed() {
        assert!(check_removal(&report(FILED)).is_err());
        assert_eq!(check_removal(&report(SHARED)), Ok(()));
    }

    #[test]
    fn report_is_shared_until_a_day_that_has_not_passed() {
        let today = day("2026-11-21");
        assert_eq!(check_sharing(ReportStatus::Open, today, today), Ok(()));
        assert!(check_sharing(ReportStatus::Open, day("2026-11-20"), today).is_err());
    }

    #[test]
    fn comments_are_kept_and_signed() {
        let one = with_comment("", " Enig. ", day("2026-11-21"), "Kari");
        assert_eq!(one, "21.11.2026 Kari: Enig.");
        assert!(with_comment(&one, "Nei.", day("2026-11-22"), "Per").starts_with("21.11.2026 Kari: Enig.\n\n22."));
    }
}
