//! Views of figures (*måltall*).

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{
    Date,
    counting::{Measure, ShareLevel},
};

/// What counts in a stretch of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct FigureTally {
    /// How many meetings; one visit for several participants is one.
    pub meetings: u32,
    /// Different employers of the register.
    pub employers: u32,
    /// Minutes with travel; a minute that two meetings claim counts once.
    pub minutes: u32,
}

/// A share of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FigureShare {
    /// Minutes in the field.
    pub minutes: u32,
    /// Of so many working minutes.
    pub of_minutes: u32,
    /// Tenths of a percent.
    pub permille: u32,
    /// Against the limits of 30 and 45 percent.
    pub level: ShareLevel,
}

/// The figure of one week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeekFigure {
    /// Year the week belongs to.
    pub year: i32,
    /// Number of the week, 1 to 53.
    pub week: u32,
    /// Its Monday.
    #[ts(type = "string")]
    pub monday: Date,
    /// What counts.
    pub tally: FigureTally,
    /// Share of 37.5 hours.
    pub share: FigureShare,
}

/// The figure of one month in which something counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MonthFigure {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// What counts.
    pub tally: FigureTally,
}

/// One figure over the period, by week and by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeasureFigures {
    /// Which figure.
    pub measure: Measure,
    /// Its name.
    pub label: String,
    /// The whole period.
    pub total: FigureTally,
    /// Every week of the period, also empty ones.
    pub weeks: Vec<WeekFigure>,
    /// Months in which something counts.
    pub months: Vec<MonthFigure>,
}

/// A number under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FigureCount {
    /// Stable code of the heading; two parts are joined by `/`.
    pub code: String,
    /// The heading.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// A number with two limits, as the overview colours it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LimitedCount {
    /// How many.
    pub count: u32,
    /// Against the two limits.
    pub level: ShareLevel,
}

/// The figures of a person, of one trail or of everybody here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FiguresView {
    /// First day of the period.
    #[ts(type = "string")]
    pub from: Date,
    /// Last day of the period.
    #[ts(type = "string")]
    pub to: Date,
    /// Figures over meetings of the period.
    pub measures: Vec<MeasureFigures>,
    /// Counting employer meetings of the period by what they were about.
    pub contacts_by_sub_category: Vec<FigureCount>,
    /// Contacts a week that the method asks for, by the number who seek a job; null when nobody does.
    pub contacts_per_week_target: Option<u32>,
    /// Time in the field last week.
    pub field_last_week: FigureShare,
    /// Time in the field last quarter, of 450 hours.
    pub field_last_quarter: FigureShare,
    /// Meetings with employers in the last seven days, held or not.
    pub employer_meetings_last_7_days: u32,
    /// Planned meetings whose day is over.
    pub open_past_meetings: LimitedCount,
    /// Referred trails by the participant's age at the end of the year.
    pub referred_by_age: Vec<FigureCount>,
    /// Active trails by phase.
    pub active_by_phase: Vec<FigureCount>,
    /// Trails that ended in the period, by cause and detail.
    pub ended_by_cause: Vec<FigureCount>,
    /// Participants in a job now.
    pub in_job: LimitedCount,
    /// Participants in education now.
    pub in_education: LimitedCount,
    /// Participants in vocational training now.
    pub in_training: LimitedCount,
}
