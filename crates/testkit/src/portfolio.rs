//! A whole portfolio: as many trails as asked for, each with a story that fits its phase.

use crate::{
    people::people,
    rng::Rng,
    story::{StoryPlan, TrailStory},
};
use worktrail_domain::{Date, Phase};

/// Phases of the trails that have been followed for years, in turn; most are at work or looking for it.
const PHASES: [Phase; 10] = [
    Phase::JobDevelopment,
    Phase::Working,
    Phase::Mapping,
    Phase::Working,
    Phase::JobDevelopment,
    Phase::InEducation,
    Phase::Downsizing,
    Phase::JobDevelopment,
    Phase::Working,
    Phase::Ended,
];

/// Length of a long history, in days.
const THREE_YEARS_DAYS: u32 = 3 * 365;

/// What portfolio to make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortfolioPlan {
    /// Same seed, same portfolio.
    pub seed: u64,
    /// The day it is seen on; meetings lie on both sides of it.
    pub today: Date,
    /// Trails with three years of history.
    pub long_trails: usize,
    /// Trails referred a few days ago, with nothing on them yet.
    pub fresh_trails: usize,
}

/// The trails of one specialist.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// The trails, those with a long history first.
    pub trails: Vec<TrailStory>,
}

impl Portfolio {
    /// Makes the portfolio up. Costs about a millisecond a trail.
    #[must_use]
    pub fn generate(plan: PortfolioPlan) -> Self {
        let people = people(plan.seed, plan.long_trails + plan.fresh_trails);
        let rng = Rng::seeded(plan.seed);
        let mut phases = PHASES.iter().copied().cycle();
        let trails = people
            .into_iter()
            .enumerate()
            .map(|(index, person)| {
                let mut rng = rng.fork(1_000 + u64::try_from(index).unwrap_or(u64::MAX));
                let fresh = index >= plan.long_trails;
                let phase = if fresh { Phase::Referred } else { phases.next().unwrap_or(Phase::Mapping) };
                let age_days = if fresh { rng.between(3, 12) } else { THREE_YEARS_DAYS - rng.below(21) };
                // One in four has a meeting today, an hour after the one before, so that the morning sheet is worth
                // opening.
                let hour = 9 + u32::try_from(index / 4).unwrap_or(0) % 6;
                let meets_today_at = (!fresh && phase != Phase::Ended && index % 4 == 0).then_some(hour);
                let plan = StoryPlan { today: plan.today, age_days, phase, meets_today_at, left_open: index % 9 == 2 };
                TrailStory::tell(person, plan, &mut rng)
            })
            .collect();
        Self { trails }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use serde_json::Value;
    use std::collections::BTreeMap;
    use worktrail_domain::{MeetingKind, parse_date, parse_time};

    fn plan() -> PortfolioPlan {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        PortfolioPlan { seed: 7, today, long_trails: 20, fresh_trails: 2 }
    }

    fn lines(story: &TrailStory) -> Vec<Value> {
        story.steps.iter().map(|s| serde_json::from_str(&s.line("ID")).unwrap()).collect()
    }

    fn commands(story: &TrailStory, name: &str) -> Vec<Value> {
        lines(story).into_iter().filter(|line| line["command"] == name).collect()
    }

    #[test]
    fn same_seed_and_day_give_the_same_portfolio() {
        assert_eq!(Portfolio::generate(plan()), Portfolio::generate(plan()));
        assert_ne!(Portfolio::generate(plan()), Portfolio::generate(PortfolioPlan { seed: 8, ..plan() }));
    }

    #[test]
    fn long_trails_have_three_years_of_meetings_and_tasks() {
        for story in &Portfolio::generate(plan()).trails[..20] {
            let meetings = commands(story, "meeting.log");
            let follow_ups = meetings.iter().filter(|m| m["follow_up"].is_object()).count();
            let tasks = commands(story, "task.add").len() + follow_ups;
            assert!((40..=75).contains(&meetings.len()), "{} meetings", meetings.len());
            assert!((25..=60).contains(&tasks), "{tasks} tasks");
            let first = meetings[0]["at"].as_str().unwrap().to_owned();
            assert!(first.starts_with("2023-1"), "first meeting {first}");
        }
    }

    #[test]
    fn each_trail_has_one_startup_meeting_and_fresh_ones_have_none() {
        let portfolio = Portfolio::generate(plan());
        let startups = |story: &TrailStory| {
            commands(story, "meeting.log").iter().filter(|m| m["kind"] == MeetingKind::Startup.code()).count()
        };
        assert!(portfolio.trails[..20].iter().all(|story| startups(story) == 1));
        assert!(portfolio.trails[20..].iter().all(|story| startups(story) == 0));
    }

    #[test]
    fn every_time_and_date_can_be_read_and_every_employer_meeting_names_its_employer() {
        for story in &Portfolio::generate(plan()).trails {
            for line in lines(story) {
                if let Some(at) = line["at"].as_str() {
                    assert!(parse_time(at, "at").is_ok(), "{at}");
                }
                if let Some(due) = line["due"].as_str().or_else(|| line["follow_up"]["due"].as_str()) {
                    assert!(parse_date(due, "due").is_ok(), "{due}");
                }
                assert_eq!(line["kind"] == "employer", line["employer"].is_string(), "{line}");
            }
        }
    }

    #[test]
    fn phases_are_spread_and_the_last_phase_step_sets_the_final_one() {
        let mut counts = BTreeMap::new();
        for story in &Portfolio::generate(plan()).trails {
            *counts.entry(story.phase).or_insert(0) += 1;
            if let Some(last) = commands(story, "trail.phase").last() {
                assert_eq!(last["phase"], story.phase.code());
            }
        }
        assert_eq!(counts.len(), Phase::ALL.len());
    }

    #[test]
    fn phase_that_stands_for_a_job_or_an_education_comes_after_it_and_an_end_is_told_whole() {
        for story in &Portfolio::generate(plan()).trails {
            let mut before = Value::Null;
            for line in lines(story).into_iter().filter(|line| line["command"] != "meeting.log") {
                match line["phase"].as_str() {
                    Some("working") => assert_eq!(before["kind"], "job"),
                    Some("in_education") => assert_eq!(before["kind"], "education"),
                    Some("ended") => assert!(["on", "cause", "detail"].iter().all(|key| line[*key].is_string())),
                    _ => {}
                }
                before = line;
            }
        }
    }

    #[test]
    fn nothing_comes_after_a_trail_has_ended() {
        for story in Portfolio::generate(plan()).trails.iter().filter(|s| s.phase == Phase::Ended) {
            assert_eq!(lines(story).last().unwrap()["phase"], "ended");
        }
    }

    #[test]
    fn today_and_the_coming_week_have_planned_meetings_and_some_task_is_overdue() {
        let portfolio = Portfolio::generate(plan());
        let meetings: Vec<Value> = portfolio.trails.iter().flat_map(|s| commands(s, "meeting.log")).collect();
        let planned = |from: &str, to: &str| {
            let inside = |at: &str| at.get(..10).is_some_and(|day| (from..=to).contains(&day));
            meetings.iter().filter(|m| m["status"] == "planned" && m["at"].as_str().is_some_and(inside)).count()
        };
        assert!(planned("2026-11-21", "2026-11-21") >= 3);
        assert!(planned("2026-11-22", "2026-11-27") >= 3);
        assert!(planned("2026-11-10", "2026-11-20") >= 2);
        let overdue = portfolio.trails.iter().flat_map(|s| &s.steps).filter(|step| step.stays_open_past("2026-11-21"));
        assert!(overdue.count() >= 3);
    }

    #[test]
    fn everything_was_done_before_the_day_it_is_seen_on_and_after_it_was_referred() {
        for story in &Portfolio::generate(plan()).trails {
            let opened = story.opened_at();
            for step in &story.steps {
                let closed = step.task_closed_at().unwrap_or(step.done_at());
                for done in [step.done_at(), closed] {
                    assert!(parse_time(done, "at").is_ok(), "{done}");
                    assert!(opened.as_str() < done && done < "2026-11-21", "{done} of {}", step.line("ID"));
                }
            }
        }
    }

    #[test]
    fn task_that_was_done_is_closed_by_the_id_in_the_answer() {
        let portfolio = Portfolio::generate(plan());
        let step = portfolio.trails[0].steps.iter().find(|step| step.task_closed_at().is_some()).unwrap();
        let answer = serde_json::json!({"ok": true, "id": "meeting-or-task", "task": "follow-up"});
        let closing: Value = serde_json::from_str(&step.closing_line(&answer).unwrap()).unwrap();
        assert_eq!(closing["command"], "task.done");
        assert!(step.closing_line(&serde_json::json!({"ok": false})).is_none());
    }
}
