//! The table of rules, as read from `data/duties.toml`.

use crate::codes::TrailType;
use crate::words::Words;
use serde::Deserialize;
use std::sync::OnceLock;

/// What the days of a rule are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Clock {
    /// The last periodic report, else the start date.
    Report,
    /// The start date, until the first employer meeting is known.
    Start,
    /// The first employer meeting held, while its date is not filled in.
    UndatedEmployerMeeting,
    /// First day of a job.
    JobStart,
    /// The day one learned of a lost job.
    JobLoss,
    /// Follow-up date of a passive period.
    PassiveFollowUp,
    /// A meeting that is still planned.
    OpenMeeting,
    /// The last contact, else the start date.
    Contact,
}

/// What does a duty without anyone ticking it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ClosedBy {
    /// Only that its clock moves on.
    Nothing,
    /// A meeting face to face with participant or employer.
    FaceToFace,
    /// A meeting face to face with an employer.
    Employer,
    /// Any contact.
    Contact,
}

/// One rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DutyRule {
    pub(super) code: String,
    pub(super) clock: Clock,
    pub(super) services: Vec<TrailType>,
    #[serde(default)]
    pub(super) starts_day: i64,
    #[serde(default = "once")]
    pub(super) times: u16,
    #[serde(default)]
    pub(super) every_days: i64,
    pub(super) opens_day: i64,
    pub(super) first_opens_day: Option<i64>,
    pub(super) due_day: i64,
    pub(super) lapses_day: Option<i64>,
    pub(super) closed_by: ClosedBy,
    #[serde(default)]
    pub(super) counts_from_day: i64,
    #[serde(default)]
    pub(super) pauses_while_passive: bool,
    #[serde(default)]
    pub(super) while_referred: bool,
    pub(super) subject: Words,
    pub(super) why: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: Vec<DutyRule>,
}

const fn once() -> u16 {
    1
}

/// All rules, read once.
pub(super) fn duty_rules() -> &'static [DutyRule] {
    static RULES: OnceLock<Vec<DutyRule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let Ok(file) = toml::from_str::<RuleFile>(include_str!("../../data/duties.toml")) else {
            unreachable!("a test reads the file that is built in")
        };
        file.rule
    })
}

/// What the duty of a key asks for; `None` for a key of something else.
#[must_use]
pub fn duty_subject(key: &str) -> Option<Words> {
    let code = key.split(':').next()?;
    duty_rules().iter().find(|rule| rule.code == code).map(|rule| rule.subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_of_the_file_makes_sense() {
        let codes: BTreeSet<_> = duty_rules().iter().map(|rule| rule.code.as_str()).collect();
        assert_eq!(codes.len(), duty_rules().len(), "two rules with one code");
        for rule in duty_rules() {
            let code = &rule.code;
            assert!(!rule.services.is_empty() && !rule.services.contains(&TrailType::Unknown), "{code}");
            assert!(rule.opens_day <= rule.due_day, "{code} is due before it shows");
            assert!(rule.first_opens_day.is_none_or(|day| day <= rule.due_day), "{code}");
            assert!(rule.lapses_day.is_none_or(|day| day > rule.due_day), "{code} goes before it is due");
            assert!(rule.times > 0 && (rule.times == 1 || rule.every_days > 0), "{code}");
            assert!(Language::ALL.iter().all(|language| rule.why.of(*language).ends_with('.')), "{code}");
            // Days before the clock cannot pause: whether the clock runs is known only once it does.
            assert!(!rule.pauses_while_passive || (rule.opens_day >= 0 && rule.times == 1), "{code}");
        }
    }

    #[test]
    fn occurrences_of_a_rule_follow_each_other_without_gap_or_overlap() {
        for rule in duty_rules().iter().filter(|rule| rule.times > 1) {
            assert_eq!(rule.lapses_day, Some(rule.every_days), "{}", rule.code);
        }
    }

    #[test]
    fn figures_of_the_method_stand_in_the_table() {
        let find = |code: &str| duty_rules().iter().find(|rule| rule.code == code).unwrap();
        assert_eq!((find("periodic_report").opens_day, find("periodic_report").due_day), (76, 90));
        assert_eq!(find("first_employer_meeting").due_day, 30);
        assert_eq!(find("job_before_start").opens_day, -7);
        assert_eq!(find("job_start").due_day, 3);
        assert_eq!((find("job_weekly").times, find("job_weekly").every_days), (4, 7));
        let monthly = find("job_monthly");
        assert_eq!(monthly.starts_day, 4 * find("job_weekly").every_days);
        assert!(monthly.starts_day + i64::from(monthly.times) * monthly.every_days <= 365);
    }
}
