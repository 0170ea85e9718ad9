//! Closed lists of values with stable codes and a label in every language: bokmål, nynorsk, English.
//!
//! A code that this version does not know (written by a newer app) reads as `Unknown`; it is never
//! written back, so the newer value survives in the document.

macro_rules! code_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, [$nb:literal, $nn:literal, $en:literal $(,)?];)+ }) => {
        $crate::codes::code_list! { $(#[$doc])* $name { $($(#[$vdoc])* $variant = $code, [$nb, $nn, $en];)+ } unlisted {} }
    };
    // `unlisted` values are stored and read like any other but are not part of the usual list: retired ones, and
    // those of another service.
    (
        $(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, [$nb:literal, $nn:literal, $en:literal $(,)?];)+ }
        unlisted { $($(#[$udoc:meta])* $uvariant:ident = $ucode:literal, [$unb:literal, $unn:literal, $uen:literal $(,)?];)* }
    ) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $variant,)+
            $($(#[$udoc])* #[serde(rename = $ucode)] $uvariant,)*
            /// A value of a newer app.
            #[serde(rename = "unknown", other)]
            Unknown,
        }

        impl $name {
            /// All values a person can choose, in their usual order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Values that are valid in stored data without being in the usual list.
            pub const UNLISTED: &'static [Self] = &[$(Self::$uvariant),*];

            /// The stable code, as stored and as used on the command line.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ $(Self::$uvariant => $ucode,)* Self::Unknown => "unknown" }
            }

            /// Reads a stored code; what is not known here is `Unknown`.
            #[must_use]
            pub fn from_code(code: &str) -> Self {
                match code { $($code => Self::$variant,)+ $($ucode => Self::$uvariant,)* _ => Self::Unknown }
            }

            /// The label on screen.
            #[must_use]
            pub const fn label(self) -> $crate::Words {
                match self {
                    $(Self::$variant => const { $crate::Words::new($nb, $nn, $en) },)+
                    $(Self::$uvariant => const { $crate::Words::new($unb, $unn, $uen) },)*
                    Self::Unknown => $crate::words::UNKNOWN,
                }
            }

            /// The label in bokmål: for files, papers and the command line.
            #[must_use]
            pub const fn label_nb(self) -> &'static str {
                self.label().of($crate::Language::Nb)
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            /// Reads a code typed by a person; the error lists what is allowed.
            fn from_str(text: &str) -> Result<Self, String> {
                match Self::from_code(text.trim()) {
                    Self::Unknown => {
                        let codes: Vec<_> = Self::ALL.iter().map(|v| v.code()).collect();
                        Err(format!("not one of {}", codes.join(", ")))
                    }
                    known => Ok(known),
                }
            }
        }
    };
}
pub(crate) use code_list;

code_list! {
    /// Phase of a trail (*fase*). The usual list is that of IPS in the order of the method; the phases of the other
    /// services are valid values beside it, and `phase_set` gives each service its own order.
    Phase {
        /// Referral received; not yet counted as active.
        Referred = "referred", ["Henvist", "Tilvist", "Referred"];
        /// Career profile, openness and plan are made.
        Mapping = "mapping", ["Kartlegging", "Kartlegging", "Mapping"];
        /// Contact with employers or places of study.
        JobDevelopment = "job_development", ["Jobbutvikling", "Jobbutvikling", "Job development"];
        /// In ordinary education.
        InEducation = "in_education", ["I utdannelse", "I utdanning", "In education"];
        /// In a job, with job support.
        Working = "working", ["Jobber", "Jobbar", "Working"];
        /// Support is being reduced.
        Downsizing = "downsizing", ["Nedtrapping", "Nedtrapping", "Tapering off"];
        /// Concluded.
        Ended = "ended", ["Sluttet", "Slutta", "Ended"];
    } unlisted {
        /// AMS: the service is explained, trust is built.
        InitialContact = "initial_contact", ["Innledende kontakt", "Innleiande kontakt", "Initial contact"];
        /// AMS: interests, resources and need for support are mapped.
        CareerMapping = "career_mapping", [
            "Yrkeskartlegging og karriereplanlegging",
            "Yrkeskartlegging og karriereplanlegging",
            "Vocational mapping and career planning",
        ];
        /// AMS: employers are found, the job is matched.
        FindSuitableJob = "find_suitable_job", [
            "Finne en passende jobb / samarbeid med arb.g",
            "Finne ein passande jobb / samarbeid med arb.g",
            "Finding a suitable job / working with employers",
        ];
        /// AMS: employed, with training at or outside the workplace.
        WorkplaceTraining = "workplace_training", [
            "Opplæring og trening på og/eller utenom arbeidsplassen",
            "Opplæring og trening på og/eller utanfor arbeidsplassen",
            "Training at and/or outside the workplace",
        ];
        /// CE: information before the participant decides.
        InformationSupport = "information_support",
            ["Informasjon og beslutningsstøtte", "Informasjon og avgjerdsstøtte", "Information and decision support"];
        /// CE: possibilities are explored.
        Discovery = "discovery", ["Utforske muligheter", "Utforske moglegheiter", "Exploring opportunities"];
        /// CE: a job is shaped together with an employer.
        JobDevelopmentCe = "job_development_ce",
            ["Tilpasset jobbutvikling", "Tilpassa jobbutvikling", "Customised job development"];
        /// CE: training fitted to person and workplace.
        AdaptedTraining = "adapted_training", [
            "Tilpasset opplæring og trening på arbeidsplassen",
            "Tilpassa opplæring og trening på arbeidsplassen",
            "Adapted training at the workplace",
        ];
        /// CE: long-term support and career development.
        LongTermFollowup = "long_term_followup", [
            "Langvarig tilgjengelig oppfølging og karriereutvikling",
            "Langvarig tilgjengeleg oppfølging og karriereutvikling",
            "Long-term follow-up and career development",
        ];
        /// Retired: today a passive period lies over any phase.
        Passive = "passive", ["Passiv", "Passiv", "Passive"];
    }
}

code_list! {
    /// Which service a trail belongs to (*tjeneste*).
    TrailType {
        /// Individual Placement and Support (*individuell jobbstøtte*).
        Ips = "ips", ["IPS", "IPS", "IPS"];
        /// Supported employment in Nav's own regime (*arbeid med støtte*, earlier *utvidet oppfølging*).
        Ams = "ams", ["Arbeid med støtte", "Arbeid med støtte", "Supported employment (AMS)"];
        /// Customized Employment, a pilot.
        Ce = "ce", ["Customized Employment", "Customized Employment", "Customized Employment"];
    }
}

code_list! {
    /// Why a trail ended (*sluttårsak*).
    EndCause {
        /// The participant has a job.
        Work = "work", ["Arbeid", "Arbeid", "Work"];
        /// The participant is in education.
        Education = "education", ["Utdanning", "Utdanning", "Education"];
        /// Anything else.
        Other = "other", ["Andre sluttårsaker", "Andre sluttårsaker", "Other causes"];
    } unlisted {
        /// Retired: now a detail.
        EducationByNav = "education_by_nav",
            ["Utdanning - dekket av NAV", "Utdanning - dekt av NAV", "Education covered by Nav"];
        /// Retired: now a detail.
        EducationSelfFinanced = "education_self_financed",
            ["Utdanning - egenfinansiert", "Utdanning - eigenfinansiert", "Education, self-financed"];
        /// Retired: now a detail.
        NotApplicable = "not_applicable", ["Ikke aktuell", "Ikkje aktuell", "Not applicable"];
    }
}

code_list! {
    /// Kind of meeting (*type møte*).
    MeetingKind {
        /// With the participant.
        Participant = "participant", ["Møte med deltaker", "Møte med deltakar", "Meeting with participant"];
        /// With an employer, for this participant.
        Employer = "employer", ["Møte med arbeidsgiver", "Møte med arbeidsgivar", "Meeting with employer"];
        /// The meeting that starts the follow-up; one per trail.
        Startup = "startup", ["Oppstartsmøte", "Oppstartsmøte", "Start-up meeting"];
        /// With an employer and about no participant; text free of participant data.
        EmployerOnly = "employer_only",
            ["Arbeidsgivermøte uten deltaker", "Arbeidsgivarmøte utan deltakar", "Employer-only meeting"];
        /// With a place of study (*utdanningsinstitusjon*).
        Education = "education",
            ["Møte med utdanningsinstitusjon", "Møte med utdanningsinstitusjon", "Meeting with place of education"];
    }
}

code_list! {
    /// How a meeting is held (*kanal*).
    Channel {
        /// Face to face.
        Physical = "physical", ["Fysisk", "Fysisk", "In person"];
        /// By telephone.
        Phone = "phone", ["Telefon", "Telefon", "Phone"];
        /// By video.
        Video = "video", ["Video", "Video", "Video"];
    }
}

code_list! {
    /// What became of a meeting (*status på møte*).
    MeetingStatus {
        /// Agreed, not held yet.
        Planned = "planned", ["Planlagt", "Planlagt", "Planned"];
        /// Held.
        Completed = "completed", ["Gjennomført", "Gjennomført", "Held"];
        /// The other side did not come.
        NoShow = "no_show", ["Møtte ikke", "Møtte ikkje", "Did not attend"];
        /// Called off.
        Cancelled = "cancelled", ["Avlyst", "Avlyst", "Cancelled"];
    }
}

code_list! {
    /// What became of a task (*status på oppgave*).
    TaskStatus {
        /// To be done.
        Open = "open", ["Åpen", "Open", "Open"];
        /// Done.
        Done = "done", ["Utført", "Utført", "Done"];
        /// No longer wanted; kept, not removed.
        Discarded = "discarded", ["Ikke aktuell", "Ikkje aktuell", "Not applicable"];
    }
}

code_list! {
    /// How pressing a task is (*prioritet*).
    TaskPriority {
        /// Before the others.
        High = "high", ["Høy", "Høg", "High"];
        /// As usual.
        Normal = "normal", ["Normal", "Normal", "Normal"];
        /// When there is time.
        Low = "low", ["Lav", "Låg", "Low"];
    }
}

code_list! {
    /// Where a line of the task list comes from.
    TaskSource {
        /// A task somebody wrote (*oppgave*).
        Own = "own", ["Oppgave", "Oppgåve", "Task"];
        /// An activity agreed with the participant (*delmål*).
        SubGoal = "sub_goal", ["Delmål", "Delmål", "Sub-goal"];
        /// What a rule of the method asks for (*varsel*).
        Duty = "duty", ["Varsel", "Varsel", "Reminder"];
        /// What merging of two people's work left for a person to settle (*avvik etter sammenslåing*).
        Finding = "finding", ["Avvik", "Avvik", "Discrepancy"];
    }
}

code_list! {
    /// What a person does with a duty or a finding.
    Settling {
        /// It was done.
        Done = "done", ["Utført", "Utført", "Done"];
        /// It does not apply here; with a reason.
        NotRelevant = "not_relevant", ["Ikke aktuelt", "Ikkje aktuelt", "Not applicable"];
        /// Out of sight until a day.
        Snooze = "snooze", ["Utsett", "Utset", "Put off"];
        /// It counts again.
        Reopen = "reopen", ["Åpne igjen", "Opne igjen", "Open again"];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_as_its_value() {
        for phase in Phase::ALL.iter().chain(Phase::UNLISTED) {
            assert_eq!(Phase::from_code(phase.code()), *phase);
        }
        for status in MeetingStatus::ALL {
            assert_eq!(status.code().parse(), Ok(*status));
        }
    }

    #[test]
    fn usual_list_of_phases_is_that_of_ips_in_the_order_of_the_method() {
        let codes: Vec<_> = Phase::ALL.iter().map(|phase| phase.code()).collect();
        let expected =
            ["referred", "mapping", "job_development", "in_education", "working", "downsizing", "ended"].to_vec();
        assert_eq!(codes, expected);
    }

    #[test]
    fn code_of_a_newer_app_reads_as_unknown_and_cannot_be_typed() {
        assert_eq!(Channel::from_code("hologram"), Channel::Unknown);
        assert!("hologram".parse::<Channel>().is_err());
        assert!("unknown".parse::<Channel>().is_err());
    }
}
