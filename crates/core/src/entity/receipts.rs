//! The words of a receipt: who changed what at the same time as whom, and that both are kept.

use super::{
    Found,
    history::{differences, shown_fields},
    steps::{Step, apply, steps_of},
    title,
};
use crate::CoreError;
use std::collections::BTreeSet;
use worktrail_document::Document;
use worktrail_domain::{UserId, oslo_text};
use worktrail_replica::{MergeEvent, Replica};

/// Most fields that a receipt names of one person.
const NAMED_MAX: usize = 4;

/// What one person did.
struct Done {
    user: UserId,
    author: String,
    labels: Vec<String>,
    at: String,
}

/// Says of a merge who changed what and when.
///
/// # Errors
/// A store error.
pub(super) fn receipt_text(replica: &Replica, found: &Found, event: &MergeEvent) -> Result<String, CoreError> {
    let me = replica.identity()?.user;
    let name = title(replica, found.stream, &found.document)?;
    let steps = steps_of(replica, found.id)?;
    let theirs = steps.iter().position(|step| step.user == event.author && step.told_at == event.at);
    let concurrent = theirs.map(|place| beside(&steps, place)).unwrap_or_default();
    let mut document = Document::empty(found.document.kind());
    let mut before = Vec::new();
    let mut told: Vec<Done> = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        if !apply(&mut document, step) {
            continue;
        }
        let after = shown_fields(replica, &document)?;
        if Some(place) == theirs || concurrent.contains(&place) {
            let labels = differences(&before, &after).into_iter().map(|change| change.what);
            match told.iter_mut().find(|done| done.user == step.user) {
                Some(done) => {
                    done.at = oslo_text(step.at);
                    labels.for_each(|label| {
                        if !done.labels.contains(&label) {
                            done.labels.push(label)
                        }
                    });
                }
                None => told.push(Done {
                    user: step.user,
                    author: step.author.clone(),
                    labels: labels.collect(),
                    at: oslo_text(step.at),
                }),
            }
        }
        before = after;
    }
    told.sort_by_key(|done| done.user == me);
    let parts: Vec<String> = told.iter().map(|done| part(done, me)).collect();
    Ok(match parts.len() {
        0 | 1 => format!("{name}: To personer endret dette samtidig. Begges arbeid er tatt vare på."),
        _ => format!("{name}: {}. Begges arbeid er tatt vare på.", parts.join(", ")),
    })
}

fn part(done: &Done, me: UserId) -> String {
    let who = match done.author.as_str() {
        _ if done.user == me => "du",
        "" => "en kollega",
        name => name,
    };
    let mut labels: Vec<&str> = done.labels.iter().take(NAMED_MAX).map(String::as_str).collect();
    if done.labels.len() > NAMED_MAX {
        labels.push("og mer");
    }
    let what = if labels.is_empty() { "det samme".to_owned() } else { labels.join(", ") };
    format!("{who} endret {what} {}", done.at)
}

/// The places of the steps that came neither before nor after one of them.
fn beside(steps: &[Step], place: usize) -> BTreeSet<usize> {
    let Some(own) = steps.get(place) else { return BTreeSet::new() };
    let mut before: BTreeSet<[u8; 32]> = own.builds_on.iter().copied().collect();
    for step in steps.iter().rev() {
        if step.made.iter().any(|hash| before.contains(hash)) {
            before.extend(&step.builds_on);
        }
    }
    let mut after: BTreeSet<[u8; 32]> = own.made.iter().copied().collect();
    for step in steps {
        if step.builds_on.iter().any(|dep| after.contains(dep)) {
            after.extend(&step.made);
        }
    }
    let is_beside = |step: &Step| {
        !step.made.iter().any(|hash| before.contains(hash) || after.contains(hash)) && !step.made.is_empty()
    };
    steps.iter().enumerate().filter(|(_, step)| is_beside(step)).map(|(place, _)| place).collect()
}
