//! From rules, a trail and a day to duties.

use super::{
    clocks::{Reading, after_active_days, contacts, readings},
    rules::{DutyRule, duty_rules},
    situation::{Duty, Settlement, TrailSituation},
};
use crate::{
    calendar::add_days,
    codes::Phase,
    time::Date,
    words::{Phrase, Words},
};
use std::collections::BTreeMap;

/// The duties of a trail on a day, most urgent first.
///
/// In an unchanged trail each duty shows on one unbroken run of days; what a person closed never comes back.
#[must_use]
pub fn derive_duties(trail: &TrailSituation, today: Date) -> Vec<Duty> {
    let mut found: BTreeMap<String, Duty> = BTreeMap::new();
    for rule in duty_rules().iter().filter(|rule| applies(rule, trail)) {
        // Sorted, so that the order of the lists in the trail never decides anything.
        let mut clocks = readings(rule.clock, rule.opens_day, trail, today);
        clocks.sort_unstable();
        for reading in &clocks {
            let duties = (0..rule.times).filter_map(|number| occurrence(rule, reading, number, trail, today));
            for duty in duties {
                found.entry(duty.key.clone()).or_insert(duty);
            }
        }
    }
    let mut duties: Vec<_> = found.into_values().collect();
    duties.sort_by(|a, b| (a.due, &a.key).cmp(&(b.due, &b.key)));
    duties
}

fn applies(rule: &DutyRule, trail: &TrailSituation) -> bool {
    let in_phase = match trail.phase {
        Phase::Ended => false,
        Phase::Referred => rule.while_referred,
        _ => true,
    };
    in_phase && rule.services.contains(&trail.service)
}

fn occurrence(
    rule: &'static DutyRule,
    reading: &Reading,
    number: u16,
    trail: &TrailSituation,
    today: Date,
) -> Option<Duty> {
    let first_day = add_days(reading.from, rule.starts_day + i64::from(number) * rule.every_days);
    let on_day = |day: i64| {
        if rule.pauses_while_passive {
            after_active_days(first_day, day, &trail.passive_periods)
        } else {
            Some(add_days(first_day, day))
        }
    };
    let opens_day = if number == 0 { rule.first_opens_day.unwrap_or(rule.opens_day) } else { rule.opens_day };
    let opened_on = on_day(opens_day).max(reading.not_before).filter(|_| on_day(opens_day).is_some())?;
    let lapses_on = rule.lapses_day.map(|day| add_days(first_day, day)).into_iter().chain(reading.until).min();
    if today < opened_on || lapses_on.is_some_and(|day| day <= today) {
        return None;
    }
    let counts = add_days(first_day, rule.counts_from_day)..=today;
    if contacts(rule.closed_by, trail).any(|on| counts.contains(&on)) {
        return None;
    }
    let key = key_of(rule, reading, number, trail);
    match trail.settled.get(&key) {
        Some(Settlement::Closed) => return None,
        Some(Settlement::SnoozedUntil(day)) if today < *day => return None,
        _ => {}
    }
    Some(Duty {
        key,
        rule: &rule.code,
        trail: trail.trail,
        subject: told(rule.subject, reading, number),
        why: told(rule.why, reading, number),
        opened_on,
        // Nothing is due before it shows; an occurrence held back by a paused clock or an agreed meeting is due then.
        due: on_day(rule.due_day).unwrap_or(opened_on).max(opened_on),
    })
}

fn key_of(rule: &DutyRule, reading: &Reading, number: u16, trail: &TrailSituation) -> String {
    let base = format!("{}:{}:{}", rule.code, trail.trail, reading.about);
    if rule.times == 1 { base } else { format!("{base}/{}", number.saturating_add(1)) }
}

fn told(words: Words, reading: &Reading, number: u16) -> Phrase {
    words.with([("date", reading.from.into()), ("number", number.saturating_add(1).to_string().into())])
}
