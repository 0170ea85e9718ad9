//! Ready-made lists: which rows each shows, with which columns, in which order. They are data, read once from
//! `data/views.toml`.

use crate::words::Words;
use crate::{MeetingKind, Phase, RecordKind, TrailType, phases::phase_set};
use serde::Deserialize;
use std::sync::OnceLock;

const VIEWS: &str = include_str!("../data/views.toml");

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewSubject {
    /// Trails.
    Trails,
    /// Meetings.
    Meetings,
    /// Tasks.
    Tasks,
    /// Sub-goals (*delmål*).
    SubGoals,
    /// Jobs and work training.
    Jobs,
}

/// Whose trails a list looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewScope {
    /// Those of the person who asks.
    Mine,
    /// Every one that is here: what the person was given, and as a supervisor the team's.
    All,
}

/// A column that a list can show: its key and its label.
pub type ViewColumn = (&'static str, Words);

impl ViewSubject {
    /// The columns there are for a subject.
    #[must_use]
    pub const fn columns(self) -> &'static [ViewColumn] {
        match self {
            Self::Trails => &TRAILS,
            Self::Meetings => &MEETINGS,
            Self::Tasks | Self::SubGoals => &TASKS,
            Self::Jobs => &JOBS,
        }
    }
}

const TRAILS: [ViewColumn; 17] = [
    ("name", Words::new("Navn", "Namn", "Name")),
    ("phase", Words::new("Fase", "Fase", "Phase")),
    ("service", Words::new("Tjeneste", "Teneste", "Service")),
    ("referred", Words::new("Henvist", "Tilvist", "Referred")),
    ("created", Words::new("Opprettet", "Oppretta", "Created")),
    ("national_id", Words::new("Fødselsnummer", "Fødselsnummer", "National identity number")),
    ("age", Words::new("Alder", "Alder", "Age")),
    ("treatment_team", Words::new("Behandlingsteam", "Behandlingsteam", "Treatment team")),
    ("applying_department", Words::new("Innsøkende avdeling", "Innsøkjande avdeling", "Applying department")),
    ("nav_counsellor", Words::new("Nav-veileder", "Nav-rettleiar", "Nav counsellor")),
    ("started_on", Words::new("Oppstart", "Oppstart", "Start-up")),
    ("goal", Words::new("Hovedmål", "Hovudmål", "Main goal")),
    (
        "first_employer_days",
        Words::new(
            "Dager til første arbeidsgivermøte",
            "Dagar til første arbeidsgivarmøte",
            "Days to the first employer meeting",
        ),
    ),
    ("owner", Words::new("Eier", "Eigar", "Owner")),
    ("ended_on", Words::new("Sluttet", "Slutta", "Ended")),
    ("end_cause", Words::new("Sluttårsak", "Sluttårsak", "End cause")),
    ("end_detail", Words::new("Detaljert sluttårsak", "Detaljert sluttårsak", "Detailed end cause")),
];

const MEETINGS: [ViewColumn; 12] = [
    ("at", Words::new("Start", "Start", "Start")),
    ("end", Words::new("Slutt", "Slutt", "End")),
    ("owner", Words::new("Eier", "Eigar", "Owner")),
    ("trail", Words::new("Jobbspor", "Jobbspor", "Trail")),
    ("employer", Words::new("Arbeidsgiver", "Arbeidsgivar", "Employer")),
    ("subject", Words::new("Emne", "Emne", "Subject")),
    ("kind", Words::new("Type", "Type", "Kind")),
    ("channel", Words::new("Kanal", "Kanal", "Channel")),
    ("place", Words::new("Sted", "Stad", "Place")),
    ("status", Words::new("Status", "Status", "Status")),
    ("travel_to", Words::new("Reise dit (min)", "Reise dit (min)", "Travel there (min)")),
    ("travel_from", Words::new("Reise hjem (min)", "Reise heim (min)", "Travel back (min)")),
];

const TASKS: [ViewColumn; 5] = [
    ("due", Words::new("Frist", "Frist", "Due")),
    ("subject", Words::new("Emne", "Emne", "Subject")),
    ("trail", Words::new("Jobbspor", "Jobbspor", "Trail")),
    ("status", Words::new("Status", "Status", "Status")),
    ("owner", Words::new("Eier", "Eigar", "Owner")),
];

const JOBS: [ViewColumn; 8] = [
    ("trail", Words::new("Jobbspor", "Jobbspor", "Trail")),
    ("title", Words::new("Stilling", "Stilling", "Job")),
    ("employer", Words::new("Arbeidsgiver", "Arbeidsgivar", "Employer")),
    ("form", Words::new("Ansettelsesform", "Tilsetjingsform", "Form of employment")),
    ("status", Words::new("Status", "Status", "Status")),
    ("start_date", Words::new("Start", "Start", "Start")),
    ("end_date", Words::new("Slutt", "Slutt", "End")),
    ("owner", Words::new("Eier", "Eigar", "Owner")),
];

/// One ready-made list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewSpec {
    /// The stable code.
    pub code: String,
    /// The name.
    pub name: Words,
    /// What it is of.
    pub of: ViewSubject,
    /// Whose.
    pub scope: ViewScope,
    #[serde(default)]
    services: Vec<TrailType>,
    #[serde(default)]
    phases: Vec<String>,
    /// The column that must be empty.
    #[serde(default)]
    pub without: Option<String>,
    /// The kind of period that must be on today.
    #[serde(default)]
    pub period: Option<RecordKind>,
    /// The detailed cause of ending that is left out.
    #[serde(default)]
    pub not_detail: Option<String>,
    #[serde(default)]
    kinds: Vec<MeetingKind>,
    #[serde(default)]
    statuses: Vec<String>,
    /// First and last day, counted from today.
    #[serde(default)]
    pub days: Option<(i64, i64)>,
    /// Keys of the columns, in order.
    pub columns: Vec<String>,
    sort: String,
}

impl ViewSpec {
    /// Whether trails of a service are in it.
    #[must_use]
    pub fn takes_service(&self, service: TrailType) -> bool {
        self.services.is_empty() || self.services.contains(&service)
    }

    /// Whether trails of a service in a phase are in it.
    #[must_use]
    pub fn takes_phase(&self, service: TrailType, phase: Phase) -> bool {
        let is_active = || phase_set(service).is_some_and(|set| set.is_active(phase));
        self.phases.is_empty()
            || self.phases.iter().any(|wanted| wanted == phase.code() || wanted == ACTIVE && is_active())
    }

    /// The kinds of meetings in it; none stands for any.
    #[must_use]
    pub fn kinds(&self) -> &[MeetingKind] {
        &self.kinds
    }

    /// The codes of the statuses in it; none stands for any.
    #[must_use]
    pub fn statuses(&self) -> &[String] {
        &self.statuses
    }

    /// Whether rows of a status are in it.
    #[must_use]
    pub fn takes_status(&self, status: &str) -> bool {
        self.statuses.is_empty() || self.statuses.iter().any(|wanted| wanted == status)
    }

    /// The column it is sorted by, and whether the last comes first.
    #[must_use]
    pub fn order(&self) -> (&str, bool) {
        self.sort.strip_prefix('-').map_or((self.sort.as_str(), false), |column| (column, true))
    }
}

/// Stands for every phase that counts as active.
const ACTIVE: &str = "active";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewsFile {
    view: Vec<ViewSpec>,
}

/// Every ready-made list, in the order of the file.
#[must_use]
pub fn views() -> &'static [ViewSpec] {
    static READ: OnceLock<Vec<ViewSpec>> = OnceLock::new();
    READ.get_or_init(|| {
        let Ok(file) = toml::from_str::<ViewsFile>(VIEWS) else {
            unreachable!("the file is part of the program, and a test reads it")
        };
        file.view
    })
}

/// The list of a code.
#[must_use]
pub fn view(code: &str) -> Option<&'static ViewSpec> {
    views().iter().find(|view| view.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MeetingStatus, TaskStatus, ending::EndCauseDetail, profile};
    use std::collections::BTreeSet;

    #[test]
    fn every_view_names_only_columns_phases_and_statuses_that_there_are() {
        let codes: BTreeSet<_> = views().iter().map(|view| &view.code).collect();
        assert_eq!(codes.len(), views().len());
        for view in views() {
            let columns: Vec<_> = view.of.columns().iter().map(|(key, _)| *key).collect();
            let known = |key: &str| columns.contains(&key);
            assert!(view.columns.iter().all(|key| known(key)), "{}", view.code);
            assert!(known(view.order().0) && view.without.as_deref().is_none_or(known), "{}", view.code);
            assert!(view.phases.iter().all(|phase| phase == ACTIVE || phase.parse::<Phase>().is_ok()));
            let status = |text: &String| text.parse::<MeetingStatus>().is_ok() || text.parse::<TaskStatus>().is_ok();
            assert!(view.statuses.iter().all(status), "{}", view.code);
            assert!(view.period != Some(RecordKind::Unknown), "{}", view.code);
            assert!(view.not_detail.as_deref().is_none_or(|code| code.parse::<EndCauseDetail>().is_ok()));
            assert!(view.days.is_none_or(|(from, to)| from <= to), "{}", view.code);
            // So that the beginning of a list of meetings can be read alone.
            let by_time = view.order().0 == "at" && view.without.is_none();
            assert!(view.of != ViewSubject::Meetings || by_time, "{}", view.code);
        }
    }

    #[test]
    fn column_that_shows_a_field_of_the_profile_is_called_as_the_field_is() {
        let columns = ViewSubject::Trails.columns();
        let fields = columns.iter().filter_map(|(key, label)| Some((profile::field(key)?.label(), *label)));
        let (fields, labels): (Vec<_>, Vec<_>) = fields.unzip();
        assert_eq!(fields, labels);
        assert_eq!(fields.len(), 3);
    }

    #[test]
    fn active_stands_for_every_phase_but_referred_and_ended() {
        let view = view("my_active_ips").unwrap();
        let taken: Vec<_> =
            Phase::ALL.iter().filter(|phase| view.takes_phase(TrailType::Ips, **phase)).map(|p| p.code()).collect();
        assert_eq!(taken, ["mapping", "job_development", "in_education", "working", "downsizing"]);
        assert!(view.takes_service(TrailType::Ips) && !view.takes_service(TrailType::Ams));
    }
}
