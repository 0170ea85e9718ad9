//! The parts a report is made of, in a shape that a screen, a page and an export can all show.

use crate::codes::code_list;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

code_list! {
    /// A section of a report (*del av rapport*).
    SectionCode {
        /// The specialist's closing words.
        ClosingSummary = "closing_summary", ["Avsluttende oppsummering", "Avsluttande oppsummering", "Closing summary"];
        /// What the participant works towards.
        MainGoal = "main_goal", ["Hovedmål", "Hovudmål", "Main goal"];
        /// What the participant wishes most.
        Wishes = "wishes", ["Prioriterte yrkesønsker", "Prioriterte yrkesønske", "Prioritised job wishes"];
        /// How the direction was found (AMS).
        CareerMapping = "career_mapping", [
            "Yrkeskartlegging og karriereplanlegging",
            "Yrkeskartlegging og karriereplanlegging",
            "Vocational mapping and career planning",
        ];
        /// What happened in the period.
        PeriodSummary = "period_summary",
            ["Oppsummering av perioden", "Oppsummering av perioden", "Summary of the period"];
        /// Times in which the participant was paused (IPS).
        PassivePeriods = "passive_periods", ["Passive perioder", "Passive periodar", "Passive periods"];
        /// Times in the recruitment programme (AMS).
        Recruitment = "recruitment", ["Rekrutteringsprogram", "Rekrutteringsprogram", "Recruitment programme"];
        /// Sub-goals that were reached.
        Activities = "activities", ["Fullførte aktiviteter", "Fullførte aktivitetar", "Completed activities"];
        /// Meetings with the participant.
        Participant = "participant", ["Samarbeid med deltaker", "Samarbeid med deltakar", "Work with the participant"];
        /// Meetings with employers.
        Employers = "employers", ["Samarbeid med arbeidsgivere", "Samarbeid med arbeidsgivarar", "Work with employers"];
        /// Meetings with places of study.
        Schools = "schools", [
            "Samarbeid med utdanningsinstitusjoner",
            "Samarbeid med utdanningsinstitusjonar",
            "Work with places of education",
        ];
        /// Jobs and work training.
        Work = "work", [
            "Deltakelse i jobb og arbeidstrening",
            "Deltaking i jobb og arbeidstrening",
            "Taking part in jobs and work training",
        ];
        /// Educations and vocational trainings.
        Training = "training", ["Opplæringsløp og utdanning", "Opplæringsløp og utdanning", "Training and education"];
        /// What comes next.
        Plan = "plan", ["Plan for kommende periode", "Plan for neste periode", "Plan for the next period"];
        /// How the job development went (IPS).
        Process = "process", [
            "Beskrivelse av jobbutviklingsprosessen",
            "Skildring av jobbutviklingsprosessen",
            "Description of the job development",
        ];
        /// What should be adapted (IPS).
        Adaptation = "adaptation", ["Behov for tilrettelegging", "Behov for tilrettelegging", "Need for adjustments"];
        /// What the participant says to it.
        Comment = "comment", ["Deltakers kommentar", "Kommentar frå deltakar", "The participant's comment"];
    }
}

/// A fact with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportLine {
    /// What it is, in bokmål.
    pub label_nb: String,
    /// What it says.
    pub value: String,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum ReportBlock {
    /// A text.
    Text {
        /// The field of the report it is written in; nothing when it comes from the trail.
        field: Option<String>,
        /// Its name, in bokmål.
        label_nb: String,
        /// The text; may be empty while the report is being written.
        text: String,
    },
    /// Facts about one thing.
    Facts {
        /// Which thing; empty for the section as a whole.
        heading: String,
        /// The facts, in order.
        lines: Vec<ReportLine>,
    },
    /// Rows of the same columns.
    Table {
        /// The columns, in bokmål.
        columns: Vec<String>,
        /// The rows, oldest first.
        rows: Vec<Vec<String>>,
    },
}

impl ReportBlock {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text { text, .. } => text.trim().is_empty(),
            Self::Facts { lines, .. } => lines.is_empty(),
            Self::Table { rows, .. } => rows.is_empty(),
        }
    }
}

/// A section of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportSection {
    /// Which section.
    pub code: SectionCode,
    /// Its heading, in bokmål.
    pub title_nb: String,
    /// What it says.
    pub blocks: Vec<ReportBlock>,
}

/// A report as it reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComposedReport {
    /// Its title, in bokmål.
    pub title_nb: String,
    /// What it is about: participant, specialist, dates.
    pub heading: Vec<ReportLine>,
    /// Its sections, in order. Texts that are not written yet stand empty.
    pub sections: Vec<ReportSection>,
}

impl ComposedReport {
    /// The report as it is printed and filed: without what says nothing.
    #[must_use]
    pub fn printed(mut self) -> Self {
        for section in &mut self.sections {
            section.blocks.retain(|block| !block.is_empty());
        }
        self.sections.retain(|section| !section.blocks.is_empty());
        self
    }
}
