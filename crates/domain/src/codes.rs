//! Closed lists of values with stable codes and Norwegian labels.
//!
//! A code that this version does not know (written by a newer app) reads as `Unknown`; it is never
//! written back, so the newer value survives in the document.

use serde::{Deserialize, Serialize};
use std::str::FromStr;
use ts_rs::TS;

macro_rules! code_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $variant,)+
            /// A value of a newer app.
            #[serde(rename = "unknown", other)]
            Unknown,
        }

        impl $name {
            /// All values a person can choose, in their usual order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code, as stored and as used on the command line.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ Self::Unknown => "unknown" }
            }

            /// Reads a stored code; what is not known here is `Unknown`.
            #[must_use]
            pub fn from_code(code: &str) -> Self {
                match code { $($code => Self::$variant,)+ _ => Self::Unknown }
            }

            /// The label on screen, in bokmål.
            #[must_use]
            pub const fn label_nb(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ Self::Unknown => "Ukjent (nyere versjon)" }
            }
        }

        impl FromStr for $name {
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

code_list! {
    /// Phase of an IPS trail (*fase*), in the order of the method.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_as_its_value() {
        for phase in Phase::ALL {
            assert_eq!(Phase::from_code(phase.code()), *phase);
        }
        for status in MeetingStatus::ALL {
            assert_eq!(status.code().parse(), Ok(*status));
        }
    }

    #[test]
    fn code_of_a_newer_app_reads_as_unknown_and_cannot_be_typed() {
        assert_eq!(Channel::from_code("hologram"), Channel::Unknown);
        assert!("hologram".parse::<Channel>().is_err());
        assert!("unknown".parse::<Channel>().is_err());
    }
}
