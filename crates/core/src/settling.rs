//! Settling what rules ask for: done, not applicable, put off, or open again.
//!
//! What was done with a duty is a small record whose id follows from trail and key, so that two people who settle the
//! same thing on two laptops write in one record.

use crate::{
    Client, CoreError,
    act::Work,
    api::{SettleDuty, TaskRow},
    circumstances::Circumstances,
    task_list::{derive, derived},
};
use std::collections::BTreeMap;
use worktrail_document::{DocumentKind, Edit};
use worktrail_domain::{
    Date, RecordId, Settling, TaskId, Timestamp, TrailId, Violation, ViolationCode, check_line,
    duties::{Settlement, duty_id},
    parse_date,
    records::{Fields, RecordContext, RecordKind, check_record},
};
use worktrail_replica::{Replica, StoredRecord};

impl Client {
    /// Settles a duty or a finding of a trail.
    ///
    /// # Errors
    /// `reason_required` on `reason`, `snooze_not_ahead` or a bad date on `until`, code `id_unknown` on `trail` or `key`,
    /// `nothing_to_change`, [`CoreError::Locked`] or a store error.
    pub fn settle_duty(&self, input: SettleDuty) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        self.act(&format!("duty.settle/{}", input.how.code()), |replica, work| {
            settle(replica, work, &input, now, today)
        })
    }
}

/// Settles as a part of an action.
pub(crate) fn settle(
    replica: &Replica,
    work: &mut Work,
    input: &SettleDuty,
    now: Timestamp,
    today: Date,
) -> Result<(), CoreError> {
    let until = snoozed_until(input, today)?;
    let reason = input.reason.as_deref().unwrap_or_default().trim();
    check_line(reason, "reason")?;
    let (stream, _) = replica
        .load_document(input.trail.document(), DocumentKind::Trail)
        .map_err(|_| CoreError::unknown_id("trail"))?;
    let id = RecordId::from_bytes(*duty_id(input.trail, &input.key).as_bytes());
    let mark = replica.record(id).ok();
    let subject = match &mark {
        Some(mark) => mark.fields.get("subject").cloned().unwrap_or_default(),
        None => subject_of(replica, input.trail, &input.key, today)?,
    };
    if mark.is_none() && input.how == Settling::Reopen {
        return Err(Violation::new(ViolationCode::NothingToChange, "key").into());
    }
    let fields = Fields::from(
        [
            ("key", input.key.clone()),
            ("subject", subject),
            ("status", status_code(input.how)?.to_owned()),
            ("until", until.map(|day| day.to_string()).unwrap_or_default()),
            ("reason", reason.to_owned()),
        ]
        .map(|(key, value)| (key.to_owned(), value)),
    );
    check_record(RecordKind::DutyMark, &fields, &RecordContext::new(today))?;
    let put = |edit: &mut Edit<'_>| {
        for (key, value) in &fields {
            edit.put_field(key, value);
        }
        Ok(())
    };
    match mark {
        Some(_) => work.edit(replica, id.document(), DocumentKind::Record, |_, edit| put(edit)),
        None => work.create(replica, stream, id.document(), DocumentKind::Record, |edit| {
            edit.put_line("record_kind", RecordKind::DutyMark.code()).put_time("created_at", now);
            put(edit)
        }),
    }
}

/// What people did with the duties of a trail, by key.
pub(crate) fn settlements(marks: &[StoredRecord]) -> BTreeMap<String, Settlement> {
    let settled = marks.iter().filter(|mark| mark.kind == RecordKind::DutyMark.code()).filter_map(|mark| {
        let field = |key: &str| mark.fields.get(key).map(String::as_str);
        let settlement = match field("status")? {
            "done" | "not_relevant" => Settlement::Closed,
            "snoozed" => Settlement::SnoozedUntil(field("until")?.parse().ok()?),
            _ => return None,
        };
        Some((field("key")?.to_owned(), settlement))
    });
    settled.collect()
}

/// The duty or finding of an id, if one of any trail has it today.
pub(crate) fn derived_by_id(replica: &Replica, id: TaskId, today: Date) -> Result<Option<TaskRow>, CoreError> {
    Ok(derived(replica, today)?.values().flat_map(|trail| &trail.lines).find(|row| row.id == id).cloned())
}

fn subject_of(replica: &Replica, trail: TrailId, key: &str, today: Date) -> Result<String, CoreError> {
    let circumstances = Circumstances::read(replica, trail, today)?;
    let mut rows = derive(replica, &circumstances, today).lines.into_iter();
    let row = rows.find(|row| row.key.as_deref() == Some(key));
    row.map(|row| row.subject).ok_or_else(|| CoreError::unknown_id("key"))
}

fn status_code(how: Settling) -> Result<&'static str, Violation> {
    match how {
        Settling::Done => Ok("done"),
        Settling::NotRelevant => Ok("not_relevant"),
        Settling::Snooze => Ok("snoozed"),
        Settling::Reopen => Ok("open"),
        Settling::Unknown => Err(Violation::new(ViolationCode::ValueUnknown, "how")),
    }
}

fn snoozed_until(input: &SettleDuty, today: Date) -> Result<Option<Date>, Violation> {
    if input.how != Settling::Snooze {
        return Ok(None);
    }
    let Some(text) = &input.until else { return Err(Violation::new(ViolationCode::Required, "until")) };
    let until = parse_date(text, "until")?;
    if until <= today {
        return Err(Violation::new(ViolationCode::SnoozeNotAhead, "until"));
    }
    Ok(Some(until))
}
