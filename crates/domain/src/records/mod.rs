//! Records: rows of one kind with named fields, described by data and checked by rules.
//!
//! Jobs, educations, periods, reports, contact logs, employers and the own workspace differ in their
//! fields, not in how they are kept. `data/records.toml` says what each kind holds; this module reads
//! it, checks values against it, and adds the rules that a table cannot say.
//!
//! **Invariant:** a field that this version does not know is kept and passes every check, so that a
//! newer app's value survives an older one.

mod catalogue;
mod check;
mod employers;
mod lifecycle;
mod rules;
mod values;

use crate::codes::code_list;
use std::collections::BTreeMap;

pub use catalogue::{CodeList, CodeValue, FieldKind, FieldSpec, RecordSpec, ReferenceTarget, code_list_named, spec};
pub use check::{RecordContext, broken_rules, check_record, missing_value};
pub use employers::{EmployerPlace, Trade, place_of, postal_nearness, trade_of};
pub use lifecycle::{closed, is_over, period_is_on, proposed_follow_up, status_by_date, warning_removed_on};
pub use rules::is_union_role;
pub use values::{canonical_kept_value, canonical_value, shared_with_participant};

/// The values of a record by field key, in canonical text; an absent and an empty value mean the same.
///
/// Dates are `2026-11-21`, times RFC 3339 in UTC, times of day `08:30`, ticks `true`, numbers decimal with a
/// point, several codes separated by commas, references the id as text.
pub type Fields = BTreeMap<String, String>;

code_list! {
    /// Kind of record (*type oppføring*).
    RecordKind {
        /// A job or work training the participant has, had or will have.
        Job = "job", ["Jobb", "Jobb", "Job"];
        /// An education (IPS).
        Education = "education", ["Utdanning", "Utdanning", "Education"];
        /// A vocational training (AMS).
        VocationalTraining = "vocational_training",
            ["Fag- og yrkesopplæring", "Fag- og yrkesopplæring", "Vocational training"];
        /// A job under a vocational training (AMS).
        ApprenticeJob = "apprentice_job",
            ["Jobb i fag- og yrkesopplæring", "Jobb i fag- og yrkesopplæring", "Job in vocational training"];
        /// A time in the recruitment programme of the health sector (AMS).
        RecruitmentPeriod = "recruitment_period",
            ["Rekrutteringsprogram", "Rekrutteringsprogram", "Recruitment programme"];
        /// A time in which the participant is paused (IPS).
        PassivePeriod = "passive_period", ["Passiv periode", "Passiv periode", "Passive period"];
        /// A periodic or closing report.
        Report = "report", ["Veilederrapport", "Rettleiarrapport", "Counsellor report"];
        /// A conversation that was held.
        ContactLog = "contact_log", ["Kontaktlogg", "Kontaktlogg", "Contact log"];
        /// An activity agreed with the participant towards the main goal.
        SubGoal = "sub_goal", ["Delmål", "Delmål", "Sub-goal"];
        /// A switch of reminders by SMS, off or on again.
        SmsReservation = "sms_reservation", ["SMS-reservasjon", "SMS-reservasjon", "SMS opt-out"];
        /// What was done with a duty or a finding.
        DutyMark = "duty_mark", ["Behandlet varsel", "Behandla varsel", "Settled reminder"];
        /// A change of a specialist's place in the organisation.
        UserLog = "user_log", ["Brukerlogg", "Brukarlogg", "User log"];
        /// An employer: a company or one of its branches.
        Employer = "employer", ["Arbeidsgiver", "Arbeidsgivar", "Employer"];
        /// A person at an employer.
        EmployerContact = "employer_contact", ["Arbeidsgiverkontakt", "Arbeidsgivarkontakt", "Employer contact"];
        /// What an employer needs people for.
        EmployerNeed = "employer_need", ["Behov hos arbeidsgiver", "Behov hos arbeidsgivar", "Need at an employer"];
        /// What was agreed with an employer.
        EmployerAgreement = "employer_agreement",
            ["Avtale med arbeidsgiver", "Avtale med arbeidsgivar", "Agreement with an employer"];
        /// A link in a specialist's own workspace.
        WorkspaceLink = "workspace_link", ["Lenke", "Lenkje", "Link"];
        /// A text to begin a note from.
        NoteTemplate = "note_template", ["Notatmal", "Notatmal", "Note template"];
        /// A task that is about no trail.
        PrivateTask = "private_task", ["Egen oppgave", "Eiga oppgåve", "Own task"];
        /// A person who works together with the participant (CE).
        Collaborator = "collaborator", ["Samarbeidspartner", "Samarbeidspartnar", "Partner"];
        /// Something the participant does every week (CE).
        FixedActivity = "fixed_activity", ["Fast aktivitet", "Fast aktivitet", "Regular activity"];
        /// A possible employer or idea for the participant (CE).
        DiscoveryOpportunity = "discovery_opportunity", ["Mulighet", "Moglegheit", "Opportunity"];
        /// Something to do at an employer.
        EmployerTask = "employer_task", ["Arbeidsgiveroppgave", "Arbeidsgivaroppgåve", "Employer task"];
        /// A call, an e-mail or a message to an employer.
        EmployerLog = "employer_log",
            ["Kontakt med arbeidsgiver", "Kontakt med arbeidsgivar", "Contact with an employer"];
        /// What a meeting in a trail leaves at the employer; derived, never written by hand.
        ContactMark = "contact_mark", ["Kontakt fra et jobbspor", "Kontakt frå eit jobbspor", "Contact from a trail"];
        /// One setting of a person's own.
        Preference = "preference", ["Innstilling", "Innstilling", "Preference"];
    }
}

/// A value that is there: not absent and not blank.
fn value<'a>(fields: &'a Fields, key: &str) -> Option<&'a str> {
    fields.get(key).map(String::as_str).filter(|text| !text.trim().is_empty())
}

/// Whether a tick is set.
fn ticked(fields: &Fields, key: &str) -> bool {
    value(fields, key) == Some("true")
}

/// The date in a field; `None` when it is not there or no date.
#[must_use]
pub fn date(fields: &Fields, key: &str) -> Option<crate::Date> {
    value(fields, key).and_then(|text| crate::Date::parse_from_str(text.trim(), "%Y-%m-%d").ok())
}
