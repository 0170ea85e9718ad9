//! Inputs about figures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use worktrail_domain::TrailId;

/// Which figures (*måltall*).
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct FiguresFilter {
    /// First day of the period; the first of January this year when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// Last day of the period; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// Of this trail only.
    #[serde(default)]
    #[ts(optional)]
    pub trail: Option<TrailId>,
    /// Colleagues' as well, as far as they are here.
    #[serde(default)]
    pub everybody: bool,
}
