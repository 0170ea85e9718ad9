//! What an action also says of a record: when a sub-goal was done (rule K4), and who made a switch or ended a period.

use worktrail_domain::{
    Timestamp, UserId,
    records::{Fields, RecordKind, closed},
};

/// Adds to a change what follows from its status: closing sets the time of completion and pulls the due time back,
/// opening again takes the time of completion away. What the person typed stands.
pub(crate) fn follow_status(kind: RecordKind, before: &Fields, changed: &mut Fields, now: Timestamp) {
    if !matches!(kind, RecordKind::SubGoal | RecordKind::PrivateTask) {
        return;
    }
    let Some(status) = changed.get("status").cloned() else { return };
    if before.get("status") == Some(&status) && !changed.contains_key("completed_at") {
        return;
    }
    match status.as_str() {
        "completed" | "not_applicable" => {
            let mut after = before.clone();
            after.extend(changed.clone());
            after.retain(|_, value| !value.is_empty());
            let closed = closed(&after, &status, now);
            for key in ["completed_at", "due"] {
                if let Some(value) = closed.get(key).filter(|value| before.get(key) != Some(value)) {
                    changed.insert(key.to_owned(), value.clone());
                }
            }
        }
        "open" if before.contains_key("completed_at") => {
            changed.entry("completed_at".to_owned()).or_default();
        }
        _ => {}
    }
}

/// Says who switched reminders by SMS off or on, and when, unless that was typed.
pub(crate) fn sign_switch(fields: &mut Fields, user: UserId, now: Timestamp) {
    fields.entry("changed_at".to_owned()).or_insert_with(|| now.to_rfc3339());
    fields.entry("changed_by".to_owned()).or_insert_with(|| user.to_string());
}

/// Says who ended a passive period, when a change sets its end.
pub(crate) fn sign_end(before: &Fields, changed: &mut Fields, user: UserId) {
    let ends = changed.get("to").is_some_and(|to| !to.is_empty() && before.get("to") != Some(to));
    if ends {
        changed.entry("ended_by".to_owned()).or_insert_with(|| user.to_string());
    }
}
