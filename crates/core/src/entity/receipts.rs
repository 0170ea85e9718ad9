//! The words of a receipt: who changed what at the same time as whom, and that both are kept.

use super::{
    Found,
    history::{differences, shown_fields},
    steps::{Step, apply, steps_of},
    title,
};
use crate::{CoreError, texts};
use std::collections::BTreeSet;
use worktrail_document::Document;
use worktrail_domain::{Language, UserId, Words, time_in};
use worktrail_replica::{MergeEvent, Replica};

/// Most fields that a receipt names of one person.
const NAMED_MAX: usize = 4;

const TWO_LAPTOPS: Words = Words::new(
    "{name}: Du endret dette på to maskiner samtidig. Begge endringene er tatt vare på.",
    "{name}: Du endra dette på to maskiner samtidig. Begge endringane er tekne vare på.",
    "{name}: You changed this on two computers at the same time. Both changes are kept.",
);
const TWO_PEOPLE: Words = Words::new(
    "{name}: To personer endret dette samtidig. Begges arbeid er tatt vare på.",
    "{name}: To personar endra dette samtidig. Arbeidet til begge er teke vare på.",
    "{name}: Two people changed this at the same time. The work of both is kept.",
);
const TOLD: Words = Words::new(
    "{name}: {parts}. Begges arbeid er tatt vare på.",
    "{name}: {parts}. Arbeidet til begge er teke vare på.",
    "{name}: {parts}. The work of both is kept.",
);
const PART: Words = Words::new("{who} endret {what} {at}", "{who} endra {what} {at}", "{who} changed {what} {at}");
const YOU: Words = Words::new("du", "du", "you");
const MORE: Words = Words::new("og mer", "og meir", "and more");
const THE_SAME: Words = Words::new("det samme", "det same", "the same");

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
    let language = replica.language();
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
                    done.at = time_in(step.at, language);
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
                    at: time_in(step.at, language),
                }),
            }
        }
        before = after;
    }
    told.sort_by_key(|done| done.user == me);
    let parts: Vec<String> = told.iter().map(|done| part(done, me, language)).collect();
    let is_own = told.first().is_some_and(|done| done.user == me);
    Ok(match parts.len() {
        1 if is_own => TWO_LAPTOPS.with([("name", name.into())]),
        0 | 1 => TWO_PEOPLE.with([("name", name.into())]),
        _ => TOLD.with([("name", name.into()), ("parts", parts.join(", ").into())]),
    }
    .of(language))
}

fn part(done: &Done, me: UserId, language: Language) -> String {
    let who = match done.author.as_str() {
        _ if done.user == me => YOU.of(language),
        "" => texts::COLLEAGUE.of(language),
        name => name,
    };
    let mut labels: Vec<&str> = done.labels.iter().take(NAMED_MAX).map(String::as_str).collect();
    if done.labels.len() > NAMED_MAX {
        labels.push(MORE.of(language));
    }
    let what = if labels.is_empty() { THE_SAME.of(language).to_owned() } else { labels.join(", ") };
    PART.with([("who", who.into()), ("what", what.into()), ("at", done.at.as_str().into())]).of(language)
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
