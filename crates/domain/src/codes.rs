//! Closed lists of values with stable codes and Norwegian labels.
//!
//! A code that this version does not know (written by a newer app) reads as `Unknown`; it is never
//! written back, so the newer value survives in the document.

macro_rules! code_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $label:literal;)+ }) => {
        $crate::codes::code_list! { $(#[$doc])* $name { $($(#[$vdoc])* $variant = $code, $label;)+ } unlisted {} }
    };
    // `unlisted` values are stored and read like any other but are not part of the usual list: retired ones, and
    // those of another service.
    (
        $(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $label:literal;)+ }
        unlisted { $($(#[$udoc:meta])* $uvariant:ident = $ucode:literal, $ulabel:literal;)* }
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

            /// The label on screen, in bokmål.
            #[must_use]
            pub const fn label_nb(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ $(Self::$uvariant => $ulabel,)* Self::Unknown => "Ukjent (nyere versjon)" }
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
        Referred = "referred", "Henvist";
        /// Career profile, openness and plan are made.
        Mapping = "mapping", "Kartlegging";
        /// Contact with employers or places of study.
        JobDevelopment = "job_development", "Jobbutvikling";
        /// In ordinary education.
        InEducation = "in_education", "I utdannelse";
        /// In a job, with job support.
        Working = "working", "Jobber";
        /// Support is being reduced.
        Downsizing = "downsizing", "Nedtrapping";
        /// Concluded.
        Ended = "ended", "Sluttet";
    } unlisted {
        /// AMS: the service is explained, trust is built.
        InitialContact = "initial_contact", "Innledende kontakt";
        /// AMS: interests, resources and need for support are mapped.
        CareerMapping = "career_mapping", "Yrkeskartlegging og karriereplanlegging";
        /// AMS: employers are found, the job is matched.
        FindSuitableJob = "find_suitable_job", "Finne en passende jobb / samarbeid med arb.g";
        /// AMS: employed, with training at or outside the workplace.
        WorkplaceTraining = "workplace_training", "Opplæring og trening på og/eller utenom arbeidsplassen";
        /// CE: information before the participant decides.
        InformationSupport = "information_support", "Informasjon og beslutningsstøtte";
        /// CE: possibilities are explored.
        Discovery = "discovery", "Utforske muligheter";
        /// CE: a job is shaped together with an employer.
        JobDevelopmentCe = "job_development_ce", "Tilpasset jobbutvikling";
        /// CE: training fitted to person and workplace.
        AdaptedTraining = "adapted_training", "Tilpasset opplæring og trening på arbeidsplassen";
        /// CE: long-term support and career development.
        LongTermFollowup = "long_term_followup", "Langvarig tilgjengelig oppfølging og karriereutvikling";
        /// Retired: today a passive period lies over any phase.
        Passive = "passive", "Passiv";
    }
}

code_list! {
    /// Which service a trail belongs to (*tjeneste*).
    TrailType {
        /// Individual Placement and Support (*individuell jobbstøtte*).
        Ips = "ips", "IPS";
        /// Supported employment in Nav's own regime (*arbeid med støtte*, earlier *utvidet oppfølging*).
        Ams = "ams", "Arbeid med støtte";
        /// Customized Employment, a pilot.
        Ce = "ce", "Customized Employment";
    }
}

code_list! {
    /// Why a trail ended (*sluttårsak*).
    EndCause {
        /// The participant has a job.
        Work = "work", "Arbeid";
        /// The participant is in education.
        Education = "education", "Utdanning";
        /// Anything else.
        Other = "other", "Andre sluttårsaker";
    } unlisted {
        /// Retired: now a detail.
        EducationByNav = "education_by_nav", "Utdanning - dekket av NAV";
        /// Retired: now a detail.
        EducationSelfFinanced = "education_self_financed", "Utdanning - egenfinansiert";
        /// Retired: now a detail.
        NotApplicable = "not_applicable", "Ikke aktuell";
    }
}

code_list! {
    /// Kind of meeting (*type møte*).
    MeetingKind {
        /// With the participant.
        Participant = "participant", "Møte med deltaker";
        /// With an employer, for this participant.
        Employer = "employer", "Møte med arbeidsgiver";
        /// The meeting that starts the follow-up; one per trail.
        Startup = "startup", "Oppstartsmøte";
        /// With an employer and about no participant; text free of participant data.
        EmployerOnly = "employer_only", "Arbeidsgivermøte uten deltaker";
        /// With a place of study (*utdanningsinstitusjon*).
        Education = "education", "Møte med utdanningsinstitusjon";
    }
}

code_list! {
    /// How a meeting is held (*kanal*).
    Channel {
        /// Face to face.
        Physical = "physical", "Fysisk";
        /// By telephone.
        Phone = "phone", "Telefon";
        /// By video.
        Video = "video", "Video";
    }
}

code_list! {
    /// What became of a meeting (*status på møte*).
    MeetingStatus {
        /// Agreed, not held yet.
        Planned = "planned", "Planlagt";
        /// Held.
        Completed = "completed", "Gjennomført";
        /// The other side did not come.
        NoShow = "no_show", "Møtte ikke";
        /// Called off.
        Cancelled = "cancelled", "Avlyst";
    }
}

code_list! {
    /// What became of a task (*status på oppgave*).
    TaskStatus {
        /// To be done.
        Open = "open", "Åpen";
        /// Done.
        Done = "done", "Utført";
        /// No longer wanted; kept, not removed.
        Discarded = "discarded", "Ikke aktuell";
    }
}

code_list! {
    /// How pressing a task is (*prioritet*).
    TaskPriority {
        /// Before the others.
        High = "high", "Høy";
        /// As usual.
        Normal = "normal", "Normal";
        /// When there is time.
        Low = "low", "Lav";
    }
}

code_list! {
    /// Where a line of the task list comes from.
    TaskSource {
        /// A task somebody wrote (*oppgave*).
        Own = "own", "Oppgave";
        /// An activity agreed with the participant (*delmål*).
        SubGoal = "sub_goal", "Delmål";
        /// What a rule of the method asks for (*varsel*).
        Duty = "duty", "Varsel";
        /// What merging of two people's work left for a person to settle (*avvik etter sammenslåing*).
        Finding = "finding", "Avvik";
    }
}

code_list! {
    /// What a person does with a duty or a finding.
    Settling {
        /// It was done.
        Done = "done", "Utført";
        /// It does not apply here; with a reason.
        NotRelevant = "not_relevant", "Ikke aktuelt";
        /// Out of sight until a day.
        Snooze = "snooze", "Utsett";
        /// It counts again.
        Reopen = "reopen", "Åpne igjen";
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
