//! Inputs about who a trail is for, and what is confirmed when it is created.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::{TrailId, TrailType, UserId};

/// Creates a trail (*nytt jobbspor*).
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct NewTrail {
    /// National identity number, blanks allowed.
    pub national_id: String,
    /// The participant's name as the specialist knows it; the register's name is shown once the server has answered.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Referred date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub referred: Option<String>,
    /// The service (*tjeneste*); IPS when left out.
    #[serde(default)]
    #[ts(optional)]
    pub service: Option<TrailType>,
    /// Whose trail it is to be; one's own when left out.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<UserId>,
    /// Everything a creation asks for. Left out, the trail is begun and says what is missing.
    #[serde(default)]
    #[ts(optional)]
    pub guided: Option<GuidedCreation>,
}

/// What is confirmed and told when a trail is created. What is required and left out is named by the rule.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[allow(clippy::struct_excessive_bools, reason = "three confirmations, each its own tick in the dialog")]
pub struct GuidedCreation {
    /// It is the right person.
    #[serde(default)]
    pub person_confirmed: bool,
    /// The participant was told of the rights (*informasjonsplikten*).
    #[serde(default)]
    pub informed_of_rights: bool,
    /// The guardians have given their consent in writing; asked for under 18.
    #[serde(default)]
    pub guardian_consent: bool,
    /// Nav counsellor.
    #[serde(default)]
    pub nav_counsellor: String,
    /// Who referred: the treatment team, or the applying department in AMS.
    #[serde(default)]
    pub referral_source: String,
    /// Date of birth as the participant states it, used until the register has answered.
    #[serde(default)]
    #[ts(optional)]
    pub birth_date: Option<String>,
}

/// Confirms what was missing when a trail was created.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CompleteCreation {
    /// Which trail.
    pub id: TrailId,
    /// Everything a creation asks for.
    pub guided: GuidedCreation,
}

/// Puts a trail's person right; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CorrectPerson {
    /// Which trail.
    pub id: TrailId,
    /// The right number.
    #[serde(default)]
    #[ts(optional)]
    pub national_id: Option<String>,
    /// The right name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
}
