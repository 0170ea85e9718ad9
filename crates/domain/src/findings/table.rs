//! The texts of the findings, as read from `data/findings.toml`.

use crate::codes::code_list;
use crate::words::Words;
use serde::Deserialize;
use std::sync::OnceLock;

code_list! {
    /// Which rule two people's work broke together; the labels are for statistics and support.
    FindingCode {
        /// More than one start-up meeting.
        TwoStartups = "two_startups", ["To oppstartsmøter", "To oppstartsmøte", "Two start-up meetings"];
        /// The start lies after the first meeting with an employer.
        StartupAfterEmployer = "startup_after_employer",
            ["Oppstart etter arbeidsgivermøte", "Oppstart etter arbeidsgivarmøte", "Start-up after employer meeting"];
        /// Two employers of one meeting.
        MeetingEmployer = "meeting_employer",
            ["To arbeidsgivere i ett møte", "To arbeidsgivarar i eitt møte", "Two employers in one meeting"];
        /// A meeting breaks a rule of its own.
        MeetingRule = "meeting_rule",
            ["Møte som bryter en regel", "Møte som bryt ein regel", "Meeting that breaks a rule"];
        /// A meeting with an employer that nobody has given the number of.
        MeetingWithoutEmployer = "meeting_without_employer", [
            "Møte uten organisasjonsnummer",
            "Møte utan organisasjonsnummer",
            "Meeting without an organisation number",
        ];
        /// Two passive periods over the same days.
        PassiveOverlap = "passive_overlap",
            ["Passive perioder overlapper", "Passive periodar overlappar", "Passive periods overlap"];
        /// Two recruitment periods over the same days.
        RecruitmentOverlap = "recruitment_overlap",
            ["Rekrutteringsperioder overlapper", "Rekrutteringsperiodar overlappar", "Recruitment periods overlap"];
        /// In the recruitment programme in a phase that bars it.
        RecruitmentBarsPhase = "recruitment_bars_phase", [
            "Rekrutteringsprogram i inaktiv fase",
            "Rekrutteringsprogram i inaktiv fase",
            "Recruitment programme in an inactive phase",
        ];
        /// A phase that stands for a job, without one.
        PhaseWithoutJob = "phase_without_job", ["Fase uten jobb", "Fase utan jobb", "Phase without a job"];
        /// A phase that stands for an education, without one.
        PhaseWithoutEducation = "phase_without_education",
            ["Fase uten utdanning", "Fase utan utdanning", "Phase without an education"];
        /// Moved to two phases at once.
        PhaseConflict = "phase_conflict", ["To faser samtidig", "To fasar samtidig", "Two phases at once"];
        /// A phase of another service.
        PhaseNotInService = "phase_not_in_service",
            ["Fase fra en annen tjeneste", "Fase frå ei anna teneste", "Phase of another service"];
        /// Ended without all three end details.
        EndIncomplete = "end_incomplete",
            ["Sluttet uten sluttdetaljer", "Slutta utan sluttdetaljar", "Ended without end details"];
        /// Two different endings.
        EndConflict = "end_conflict", ["Ulike sluttdetaljer", "Ulike sluttdetaljar", "Different end details"];
        /// End details that do not fit together.
        EndRule = "end_rule",
            ["Sluttdetaljer som bryter en regel", "Sluttdetaljar som bryt ein regel", "End details that break a rule"];
        /// End details on a trail that goes on.
        EndDetailsLeft = "end_details_left",
            ["Sluttdetaljer uten slutt", "Sluttdetaljar utan slutt", "End details without an end"];
        /// Ended with a planned meeting.
        EndedWithOpenMeeting = "ended_with_open_meeting",
            ["Sluttet med planlagt møte", "Slutta med planlagt møte", "Ended with a planned meeting"];
        /// A meeting held after the end.
        EndedWithLaterMeeting = "ended_with_later_meeting",
            ["Møte etter slutt", "Møte etter slutt", "Meeting after the end"];
        /// Ended with tasks or sub-goals that are open.
        EndedWithOpenTasks = "ended_with_open_tasks",
            ["Sluttet med åpne oppgaver", "Slutta med opne oppgåver", "Ended with open tasks"];
        /// Two trails of one person that are not ended.
        TwoActiveTrails = "two_active_trails", ["To aktive jobbspor", "To aktive jobbspor", "Two active trails"];
        /// Given to two owners at once.
        OwnerConflict = "owner_conflict", ["To eiere samtidig", "To eigarar samtidig", "Two owners at once"];
        /// A record breaks a rule of its kind.
        RecordRule = "record_rule",
            ["Oppføring som bryter en regel", "Oppføring som bryt ein regel", "Record that breaks a rule"];
        /// A record was changed while it was put aside.
        DiscardedAndEdited = "discarded_and_edited",
            ["Uaktuell og endret samtidig", "Uaktuell og endra samtidig", "Discarded and changed at once"];
        /// A report was changed while it was shared or filed.
        ReportSharedAndEdited = "report_shared_and_edited",
            ["Delt og endret rapport", "Delt og endra rapport", "Report shared and changed"];
        /// A report was filed twice.
        ReportFiledTwice = "report_filed_twice",
            ["Rapport journalført to ganger", "Rapport journalført to gonger", "Report filed twice"];
        /// Two values of one field at an employer.
        EmployerConflict = "employer_conflict", [
            "Ulike opplysninger om arbeidsgiver",
            "Ulike opplysningar om arbeidsgivar",
            "Different details about an employer",
        ];
        /// A duty was settled while another opened it again.
        SettledAndReopened = "settled_and_reopened",
            ["Varsel kvittert ut og åpnet", "Varsel kvittert ut og opna", "Reminder settled and reopened"];
    }
}

/// The texts of one finding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingText {
    code: FindingCode,
    pub(super) subject: Words,
    pub(super) why: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextFile {
    finding: Vec<FindingText>,
}

fn texts() -> &'static [FindingText] {
    static TEXTS: OnceLock<Vec<FindingText>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let Ok(file) = toml::from_str::<TextFile>(include_str!("../../data/findings.toml")) else {
            unreachable!("a test reads the file that is built in")
        };
        file.finding
    })
}

/// The texts of a rule.
pub(super) fn text_of(code: FindingCode) -> &'static FindingText {
    let Some(text) = texts().iter().find(|text| text.code == code) else {
        unreachable!("a test holds that every rule has its texts")
    };
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn every_rule_has_its_texts_once() {
        for code in FindingCode::ALL {
            assert_eq!(texts().iter().filter(|text| text.code == *code).count(), 1, "{}", code.code());
            let text = text_of(*code);
            for language in Language::ALL {
                assert!(text.why.of(language).ends_with(['.', '}']), "{}", code.code());
            }
        }
        assert_eq!(texts().len(), FindingCode::ALL.len());
    }
}
