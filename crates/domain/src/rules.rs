//! What a person may enter, as pure checks that name the field, the rule and what to do.

use crate::{
    codes::{Channel, MeetingKind, MeetingStatus},
    limits::{LINE_CHARS_MAX, MEETING_MINUTES_MAX, NOTE_CHARS_MAX, TRAVEL_MINUTES_MAX, YEAR_MAX, YEAR_MIN},
    time::{Date, Timestamp},
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

macro_rules! violations {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $text:literal;)+) => {
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

            /// What is wrong and what to do, in bokmål.
            #[must_use]
            pub const fn message_nb(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

violations! {
    /// Not eleven digits.
    NationalIdLength = "national_id_length", "Fødselsnummeret må ha elleve siffer. Se etter om et siffer mangler.";
    /// The first six digits are no date.
    NationalIdDate = "national_id_date", "De seks første sifrene er ikke en dato. Se etter om to siffer har byttet plass.";
    /// A check digit is wrong.
    NationalIdCheckDigit = "national_id_check_digit", "Kontrollsifferet stemmer ikke. Se etter om et siffer er skrevet feil.";
    /// A real number where only synthetic people are allowed, or the other way round.
    NationalIdNotAllowed = "national_id_not_allowed", "Nummeret hører ikke til serien som er tillatt her.";
    /// A file has a column that the table does not have.
    ColumnUnknown = "column_unknown", "Tabellen har ikke en slik kolonne. Se etter en skrivefeil, eller fjern kolonnen.";
    /// A file has the same column twice.
    ColumnTwice = "column_twice", "Kolonnen står to ganger. Fjern den ene.";
    /// A row has more cells than the header has columns.
    CellWithoutColumn = "cell_without_column", "Raden har flere celler enn overskriften. Se etter et skilletegn for mye.";
    /// A sheet or file is no table that is known.
    TableUnknown = "table_unknown", "Arket er ikke en kjent tabell. Gi det navnet fra en eksport, eller fjern det.";
    /// Something at an employer that is neither in the team nor in the file.
    EmployerNotRegistered = "employer_not_registered", "Arbeidsgiveren er ikke registrert i teamet og har ingen rad i filen. Ta med en rad for den i tabellen employer.";
    /// One employer in two rows of a file that do not say the same.
    EmployerTwice = "employer_twice", "Arbeidsgiveren står i to rader som ikke er like. Slå dem sammen til én.";
    /// The frozen text of a filed report is not the one that was filed.
    FiledReportChanged = "filed_report_changed", "Den journalførte teksten er ikke lik den som ble journalført. Hent raden på nytt fra eksporten, uten endringer.";
    /// Not nine digits.
    OrgNumberLength = "org_number_length", "Organisasjonsnummeret må ha ni siffer.";
    /// The check digit is wrong.
    OrgNumberCheckDigit = "org_number_check_digit", "Kontrollsifferet i organisasjonsnummeret stemmer ikke. Se etter om et siffer er skrevet feil.";
    /// No such day.
    DateImpossible = "date_impossible", "Datoen finnes ikke. Skriv den som 2026-11-21 eller 21.11.2026.";
    /// No such time.
    TimeImpossible = "time_impossible", "Tidspunktet finnes ikke. Skriv det som 2026-11-21T08:30.";
    /// Outside the years that make sense.
    DateOutOfRange = "date_out_of_range", "Året må ligge mellom 1990 og 2100.";
    /// A day that has not come yet, where only the past makes sense.
    DateInFuture = "date_in_future", "Datoen kan ikke ligge fram i tid.";
    /// A text that must be there is not.
    Required = "required", "Feltet må fylles ut.";
    /// Text is longer than the field holds.
    TextTooLong = "text_too_long", "Teksten er for lang. Kort den ned, eller del den i to.";
    /// A line break or another control character in a one-line field.
    TextNotOneLine = "text_not_one_line", "Feltet kan bare ha én linje.";
    /// A number of minutes that cannot be.
    MinutesOutOfRange = "minutes_out_of_range", "Antall minutter må være mellom 0 og 1440.";
    /// A held meeting in the future.
    CompletedInFuture = "completed_in_future", "Et møte fram i tid kan ikke være gjennomført. La det stå som planlagt.";
    /// An employer meeting without an employer.
    EmployerRequired = "employer_required", "Velg hvilken arbeidsgiver møtet er med.";
    /// A value that this version does not know.
    ValueUnknown = "value_unknown", "Verdien er ikke kjent. Velg en av dem som finnes i listen.";
    /// Not an identifier, or an identifier of nothing here.
    IdUnknown = "id_unknown", "Fant ikke det du ser etter. Det kan være slettet eller høre til en portefølje du ikke har.";
    /// Another trail of the same person is not ended.
    PersonHasActiveTrail = "person_has_active_trail", "Deltakeren har allerede et aktivt jobbspor.";
    /// Nothing was asked to change.
    NothingToChange = "nothing_to_change", "Ingenting er endret.";
    /// A meeting face to face without a place.
    PlaceRequired = "place_required", "Skriv hvor det fysiske møtet er.";
    /// A meeting whose kind and service ask for a sub-category.
    SubCategoryRequired = "sub_category_required", "Velg hva møtet gjaldt.";
    /// A sub-category that this kind of meeting does not have in this service.
    SubCategoryNotAllowed = "sub_category_not_allowed", "Denne underkategorien hører ikke til møtetypen. Velg en annen.";
    /// A kind of meeting that the service does not have.
    MeetingKindNotInService = "meeting_kind_not_in_service", "Møtetypen brukes ikke i denne tjenesten. Velg en annen type.";
    /// A meeting of a trail without the trail.
    MeetingTrailRequired = "meeting_trail_required", "Velg hvilket jobbspor møtet hører til.";
    /// A meeting about no participant, tied to a trail.
    MeetingTrailNotAllowed = "meeting_trail_not_allowed", "Møtet skal ikke knyttes til en deltaker. Velg møte med arbeidsgiver hvis det gjelder et jobbspor.";
    /// The participant did not come, but was not to come either.
    ParticipantNotBooked = "participant_not_booked", "Deltakeren skulle ikke delta i møtet, og kan derfor ikke settes som «møtte ikke».";
    /// A participant in a meeting that is about no participant.
    ParticipantNotAllowed = "participant_not_allowed", "En deltaker kan ikke delta i et møte uten deltaker. Bytt til møte med arbeidsgiver i et jobbspor.";
    /// The confirmation that employer-side text holds nothing about a participant is missing.
    NoPersonDataUnconfirmed = "no_person_data_unconfirmed", "Bekreft at teksten ikke inneholder opplysninger om en deltaker.";
    /// Employer-side text that holds something about a participant.
    PersonDataInText = "person_data_in_text", "Teksten ser ut til å inneholde opplysninger om en deltaker. Skriv den om uten å vise hvem det gjelder.";
    /// A contact person of another employer.
    ContactOfOtherEmployer = "contact_of_other_employer", "Kontaktpersonen hører ikke til arbeidsgiveren. Velg en annen, eller la feltet stå tomt.";
    /// A second start-up meeting.
    StartupExists = "startup_exists", "Jobbsporet har allerede et oppstartsmøte. Bruk møte med deltaker.";
    /// A start-up meeting later than the first meeting with an employer.
    StartupAfterEmployerMeeting = "startup_after_employer_meeting", "Oppstartsmøtet kan ikke være etter det første møtet med arbeidsgiver. Rett en av datoene.";
    /// A kind that a meeting cannot be corrected to or from.
    KindNotCorrectable = "kind_not_correctable", "Typen kan ikke rettes slik. Angre møtet og registrer det på nytt.";
    /// A meeting that a filed report tells about.
    MeetingInFiledReport = "meeting_in_filed_report", "Møtet står i en journalført rapport og kan ikke angres eller bytte type.";
    /// A meeting that is already undone.
    MeetingAlreadyUndone = "meeting_already_undone", "Møtet er allerede angret.";
    /// A meeting that is not undone.
    MeetingNotUndone = "meeting_not_undone", "Møtet er ikke angret.";
    /// The end lies before the beginning.
    PeriodBackwards = "period_backwards", "Sluttdatoen kan ikke være før startdatoen.";
    /// A value in a field where there can be none, such as a detail without its cause.
    ValueNotUnderParent = "value_not_under_parent", "Verdien hører ikke til det som er valgt i feltet den avhenger av. Velg på nytt.";
    /// A value that is kept where it stands but no longer chosen.
    ValueRetired = "value_retired", "Verdien brukes ikke lenger. Velg en annen.";
    /// Not a number, or with too many decimals.
    NumberInvalid = "number_invalid", "Skriv et tall, for eksempel 22.5, uten flere desimaler enn feltet tar.";
    /// A number outside what the field takes.
    NumberOutOfRange = "number_out_of_range", "Tallet er for lavt eller for høyt for dette feltet.";
    /// Not an address for e-mail.
    EmailInvalid = "email_invalid", "E-postadressen ser ikke riktig ut. Skriv den som navn@firma.no.";
    /// Not a telephone number.
    PhoneInvalid = "phone_invalid", "Telefonnummeret må ha åtte siffer, eller begynne med + og landkode.";
    /// Not an address on the web.
    WebAddressInvalid = "web_address_invalid", "Nettadressen må begynne med https:// eller http:// og ikke ha mellomrom.";
    /// A link that the system's browser did not open.
    LinkNotOpened = "link_not_opened", "Nettleseren kunne ikke åpnes. Kopier adressen og lim den inn i nettleseren.";
    /// A kind of record that the service does not have.
    RecordNotInService = "record_not_in_service", "Dette brukes ikke i tjenesten jobbsporet hører til.";
    /// A period or a job that is over, without the day it ended.
    EndDateRequired = "end_date_required", "Skriv sluttdato når dette er avsluttet.";
    /// Two periods of one kind over the same days.
    PeriodOverlaps = "period_overlaps", "Perioden går inn i en annen periode i samme jobbspor. Avslutt eller endre den andre først.";
    /// A period that would begin the day it ends, where it must last a while.
    PeriodEmpty = "period_empty", "Sluttdatoen må være etter startdatoen.";
    /// A follow-up date that is over, or not after the start.
    FollowUpNotAhead = "follow_up_not_ahead", "Oppfølgingsdatoen må ligge fram i tid og etter at perioden starter.";
    /// A recruitment period in a trail that is not active.
    TrailNotActive = "trail_not_active", "Jobbsporet må være i en aktiv fase, ikke henvist eller sluttet.";
    /// A cause without its detail, or an end without its cause.
    EndCauseRequired = "end_cause_required", "Sluttdato, status ved avslutning og detaljert årsak hører sammen. Fyll ut alle tre.";
    /// A time of completion on something open.
    CompletedButOpen = "completed_but_open", "Noe som er fullført kan ikke stå som åpent. Endre status, eller fjern fullført tidspunkt.";
    /// A reminder that comes when the task is already due.
    ReminderAfterDue = "reminder_after_due", "Påminnelsen må komme før fristen.";
    /// Something is put aside as not applicable, and nobody said why.
    ReasonRequired = "reason_required", "Skriv kort hvorfor dette ikke er aktuelt.";
    /// Put off until a day that is not ahead.
    SnoozeNotAhead = "snooze_not_ahead", "Velg en dag fram i tid å utsette til.";
    /// More tasks closed at once than one step takes.
    TooManyAtOnce = "too_many_at_once", "Så mange oppgaver kan ikke lukkes på en gang. Velg færre.";
    /// An apprentice job under a training of another trail, or under none.
    TrainingOfOtherTrail = "training_of_other_trail", "Velg en fag- og yrkesopplæring i samme jobbspor.";
    /// A role in a trade union, which is a special category of personal data.
    UnionRoleRefused = "union_role_refused", "Verv i fagforening skal ikke registreres. Skriv en annen rolle, eller la feltet stå tomt.";
    /// A contact that has not been told that the data is stored.
    ContactNotInformed = "contact_not_informed", "Kontakten må være informert om at opplysningene lagres og kan rettes eller slettes.";
    /// A date of leaving on somebody who has not left.
    LeftButEmployed = "left_but_employed", "Sluttet dato hører bare til en tidligere ansatt. Kryss av for det, eller fjern datoen.";
    /// A warning without a note, or a note without the warning.
    WarningIncomplete = "warning_incomplete", "Merknad og merknadens innhold hører sammen. Fyll ut begge, eller fjern begge.";
    /// An employer that would be above itself.
    EmployerAboveItself = "employer_above_itself", "En virksomhet kan ikke være overordnet seg selv.";
    /// Text of a report that is shared.
    ReportShared = "report_shared", "Rapporten er delt med deltakeren, og teksten er låst. Avslutt delingen for å endre den.";
    /// A report that is filed.
    ReportFiled = "report_filed", "Rapporten er journalført og kan ikke endres eller slettes.";
    /// The status of a report typed as if it were any field.
    ReportStepByCommand = "report_step_by_command", "Statusen på en rapport endres ved å dele, avslutte deling eller journalføre.";
    /// A report whose composed text is longer than what can be filed.
    ReportTooLong = "report_too_long", "Rapporten er for lang til å journalføres. Velg en kortere periode.";
    /// A step that a report cannot take from where it is.
    ReportStepNotAllowed = "report_step_not_allowed", "Rapporten kan ikke få denne statusen nå. Se hvilke valg den har.";
    /// A report that the participant has not been part of.
    ParticipantNotInvolved = "participant_not_involved", "Kryss av for at deltakeren har gått gjennom rapporten eller fått tilbud om det.";
    /// A closing report of a trail that is not ended.
    ClosingNeedsEndedTrail = "closing_needs_ended_trail", "Avslutt jobbsporet med sluttdato, årsak og detaljert årsak før rapporten journalføres.";
    /// A period that is not there although the report needs it.
    ReportPeriodRequired = "report_period_required", "Velg perioden rapporten gjelder, med fra-dato før til-dato.";
    /// A trail handed to the person who has it, or to nobody who can take it.
    NewOwnerNotPossible = "new_owner_not_possible", "Velg en aktiv jobbspesialist som ikke allerede har jobbsporet.";
    /// Unsaved text about a trail that is to be given away.
    SettleFirst = "settle_first", "Du har ulagret tekst om jobbsporet. Lagre eller forkast den før jobbsporet gis fra deg.";
    /// Somebody else's trail that is given away or shared.
    NotYourTrail = "not_your_trail", "Bare eieren og metodeveilederen i teamet kan gi fra seg eller dele jobbsporet.";
    /// A share without a day it ends on, or with one that has passed.
    ShareNeedsEnd = "share_needs_end", "Velg en sluttdato for delingen, fra i dag og høyst et år fram.";
    /// Something that is changed only while a trail is not ended.
    TrailEnded = "trail_ended", "Jobbsporet er sluttet. Bruk overføring av jobbspor for å gi det til en annen.";
    /// A field that is changed by a step of its own, and not by setting it.
    FieldNotSetHere = "field_not_set_here", "Feltet endres med sin egen handling, og kan ikke settes herfra.";
    /// A conflict that is not there any more.
    ConflictSettled = "conflict_settled", "Konflikten er allerede avgjort. Åpne innboksen på nytt.";
    /// A calendar file over a limit.
    CalendarFileTooLarge = "calendar_file_too_large", "Kalenderfilen er for stor. Eksporter en kortere periode, høyst 1 MiB og 2000 hendelser.";
    /// A file that is no calendar.
    CalendarFileUnknown = "calendar_file_unknown", "Filen er ikke en kalenderfil. Eksporter kalenderen som .ics og prøv igjen.";
    /// A phase of another service.
    PhaseNotInService = "phase_not_in_service", "Fasen hører ikke til tjenesten. Velg en av fasene i løypa.";
    /// A step that the service's path does not have.
    PhaseStepNotAllowed = "phase_step_not_allowed", "Jobbsporet kan ikke gå dit fra fasen det står i. Velg en annen fase.";
    /// The phase stands for a job, and none is registered.
    PhaseNeedsJob = "phase_needs_job", "Registrer en jobb som er planlagt eller pågår, før du velger denne fasen.";
    /// The phase stands for an education, and none is registered.
    PhaseNeedsEducation = "phase_needs_education", "Registrer en utdanning som er planlagt eller pågår, før du velger denne fasen.";
    /// Enrolled in the recruitment programme.
    RecruitmentOngoing = "recruitment_ongoing", "Deltakeren er i Rekrutteringsprogrammet. Registrer at deltakeren har gått ut av det først.";
    /// The end details are set.
    PhaseLocked = "phase_locked", "Jobbsporet er sluttet og fasen er låst. Brukerstøtte kan åpne det, eller metodeveileder kan ta deltakeren inn igjen.";
    /// End details on a step that does not end the trail.
    EndDetailsNotAllowed = "end_details_not_allowed", "Sluttdato og sluttårsak hører bare til fasen Sluttet. Fjern dem, eller velg Sluttet.";
    /// An end before the referral.
    EndBeforeReferral = "end_before_referral", "Sluttdatoen kan ikke være før henvist dato.";
    /// The days for correcting an ending are over.
    CorrectionTooLate = "correction_too_late", "Sluttdetaljene kan bare rettes de første 15 dagene. Kontakt brukerstøtte.";
    /// Something that only an ended trail has.
    TrailNotEnded = "trail_not_ended", "Jobbsporet er ikke sluttet. Sett fasen Sluttet med dato og årsak først.";
    /// The end lies too far back for taking the participant in again from the old trail.
    ReadmissionTooLate = "readmission_too_late", "Det er mer enn 365 dager siden jobbsporet sluttet. Opprett et nytt jobbspor.";
    /// Reports of the old trail are not filed.
    ReportsNotFiled = "reports_not_filed", "Det gamle jobbsporet har rapporter som ikke er journalført. Journalfør eller slett dem først.";
    /// A take-over by somebody who is no supervisor.
    ReadmissionNotPermitted = "readmission_not_permitted", "Bare metodeveiledere kan ta en deltaker inn igjen eller overføre jobbsporet. Be metodeveilederen din om det.";
    /// A service that trails are not taken over from or to.
    ServiceNotTransferable = "service_not_transferable", "Jobbspor kan overføres innen og mellom IPS og Arbeid med støtte. Opprett et nytt jobbspor i stedet.";
    /// A field of the profile that does not exist, or not in this version.
    ProfileFieldUnknown = "profile_field_unknown", "Feltet finnes ikke i profilen. Det kan være fra en nyere versjon.";
    /// A field of the profile of another service.
    ProfileFieldNotInService = "profile_field_not_in_service", "Feltet brukes ikke i tjenesten jobbsporet hører til.";
    /// A year of birth that nobody in work today has.
    BirthYearOutOfRange = "birth_year_out_of_range", "Fødselsåret må være 1900 eller senere. Se etter om det er skrevet riktig.";
    /// The register has nobody with this number.
    PersonNotFound = "person_not_found", "Fant ingen person med dette nummeret. Se etter om det er skrevet riktig.";
    /// A person whose trail must not be in this tool. The words do not tell why, as the reason is itself protected.
    PersonNotAllowed = "person_not_allowed", "Jobbspor for denne personen kan ikke opprettes i verktøyet. Kontakt metodeveilederen din.";
    /// The register has the person as dead.
    PersonDeceased = "person_deceased", "Personen er registrert som død. Se etter om nummeret er skrevet riktig.";
    /// Nobody has confirmed that it is the right person.
    PersonUnconfirmed = "person_unconfirmed", "Bekreft at dette er riktig person.";
    /// A minor without the guardians' written consent.
    GuardianConsentRequired = "guardian_consent_required", "Deltakeren er under 18 år. Bekreft at foresatte har gitt skriftlig samtykke.";
    /// Nobody has confirmed that the participant knows the rights.
    RightsUnconfirmed = "rights_unconfirmed", "Bekreft at deltakeren er informert om rettighetene sine.";
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
            assert!(code.message_nb().ends_with('.'), "{} has no sentence", code.code());
        }
    }
}
