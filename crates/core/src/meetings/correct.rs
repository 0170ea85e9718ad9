//! Correcting the kind of a meeting, undoing one and taking it back. Nothing is removed; the history shows it all.

use super::{check, follow, put, stored};
use crate::{
    Client, CoreError,
    act::put_text,
    api::{CorrectMeeting, MeetingHint, UndoMeeting},
};
use worktrail_document::{DocumentKind, MeetingState, NOTE};
use worktrail_domain::{
    MeetingId, TrailId,
    meetings::{CorrectionFacts, correct_kind, restore_meeting, undo_meeting},
    oslo_date, parse_date,
    records::RecordKind,
};
use worktrail_replica::Replica;

impl Client {
    /// Corrects the kind of a meeting. What the new kind lacks is emptied, what it asks for is given in the same step,
    /// and the start date of the trail follows.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn correct_meeting(&self, input: CorrectMeeting) -> Result<Vec<MeetingHint>, CoreError> {
        let now = self.now();
        let CorrectMeeting { kind, edit: input } = input;
        let mut notices = Vec::new();
        let next = self.next_task_of(&input)?;
        self.act(&format!("meeting.correct/{}", kind.code()), |replica, work| {
            let (trail, before) = stored(replica, input.id)?;
            let service = check::service_of(replica, trail)?;
            let correction = correct_kind(&facts(replica, trail, input.id, &before)?, kind)?;
            let mut base = before.clone();
            base.kind = kind;
            correction.clears.iter().for_each(|field| clear(&mut base, field));
            base.sub_category = base.sub_category.or_else(|| put::offered(kind, service));
            base.participant_attends = correction.participant_attends.unwrap_or(base.participant_attends);
            let after = put::merge_meeting(&base, &input)?;
            check::check_corrected(replica, &put::as_written(&after, &input), service, now)?;
            notices = check::notices(replica, &after, Some(input.id), now)?;
            work.edit(replica, input.id.document(), DocumentKind::Meeting, |_, edit| {
                edit.put_line("meeting_kind", kind.code());
                for field in &correction.clears {
                    edit.put_line(field, "");
                }
                if let Some(sub_category) = after.sub_category.filter(|_| after.sub_category != before.sub_category) {
                    edit.put_line("sub_category", sub_category.code());
                }
                if let Some(attends) = correction.participant_attends {
                    edit.put_number("participant_attends", u32::from(attends));
                }
                put::put_changed_meeting(edit, &input, &after);
                input.note.as_ref().map_or(Ok(()), |note| put_text(edit, NOTE, note))
            })?;
            next.iter().try_for_each(|next| next.put(replica, work, input.id, now))?;
            follow(replica, work, input.id, Some(&before), &after)
        })?;
        Ok(notices)
    }

    /// Undoes a meeting: it stays, with its history, and counts nowhere.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn undo_meeting(&self, input: UndoMeeting) -> Result<(), CoreError> {
        let reason = input.reason.as_deref().unwrap_or_default().trim();
        self.act("meeting.undo", |replica, work| {
            let (trail, before) = stored(replica, input.id)?;
            undo_meeting(&facts(replica, trail, input.id, &before)?, reason)?;
            work.edit(replica, input.id.document(), DocumentKind::Meeting, |_, edit| {
                edit.put_number("undone", 1).put_line("undone_reason", reason);
                Ok(())
            })?;
            let after = MeetingState { undone: true, ..before.clone() };
            follow(replica, work, input.id, Some(&before), &after)
        })
    }

    /// Takes an undone meeting back.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn restore_meeting(&self, id: MeetingId) -> Result<(), CoreError> {
        self.act("meeting.restore", |replica, work| {
            let (trail, before) = stored(replica, id)?;
            restore_meeting(&facts(replica, trail, id, &before)?)?;
            work.edit(replica, id.document(), DocumentKind::Meeting, |_, edit| {
                edit.put_number("undone", 0).put_line("undone_reason", "");
                Ok(())
            })?;
            let after = MeetingState { undone: false, ..before.clone() };
            follow(replica, work, id, Some(&before), &after)
        })
    }
}

/// Checks that a meeting may become another kind, be undone, or be taken back, where a change of its fields does that.
///
/// # Errors
/// Those of the three steps.
pub(super) fn check_turned(
    replica: &Replica,
    id: MeetingId,
    before: &MeetingState,
    after: &MeetingState,
) -> Result<(), CoreError> {
    let facts = facts(replica, before.trail, id, before)?;
    if after.kind != before.kind {
        correct_kind(&facts, after.kind)?;
    }
    if after.undone && !before.undone {
        undo_meeting(&facts, &after.undone_reason)?;
    }
    if before.undone && !after.undone {
        restore_meeting(&facts)?;
    }
    Ok(())
}

fn facts(
    replica: &Replica,
    trail: Option<TrailId>,
    id: MeetingId,
    meeting: &MeetingState,
) -> Result<CorrectionFacts, CoreError> {
    let (in_filed_report, other_startup) = match trail {
        Some(trail) => (in_filed_report(replica, trail, meeting)?, check::has_startup(replica, trail, Some(id))?),
        None => (false, false),
    };
    Ok(CorrectionFacts {
        kind: meeting.kind,
        status: meeting.status,
        service: check::service_of(replica, trail)?,
        sub_category: meeting.sub_category,
        undone: meeting.undone,
        in_filed_report,
        other_startup,
    })
}

/// Whether a report about the day of the meeting is filed (*journalført*).
fn in_filed_report(replica: &Replica, trail: TrailId, meeting: &MeetingState) -> Result<bool, CoreError> {
    let day = oslo_date(meeting.at);
    let reports = replica.records(Some(trail), Some(RecordKind::Report.code()))?;
    Ok(reports.iter().filter(|report| !report.discarded).any(|report| {
        let field = |key: &str| report.fields.get(key).map(String::as_str).unwrap_or_default();
        let from = parse_date(field("date_from"), "date_from").ok();
        let to = parse_date(field("date_to"), "date_to").ok();
        // A closing report has no period: it tells about the whole trail.
        field("status") == "archived" && from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }))
}

fn clear(meeting: &mut MeetingState, field: &str) {
    match field {
        "employer" => meeting.employer = None,
        "employer_name" => meeting.employer_name.clear(),
        "employer_contact" => meeting.employer_contact.clear(),
        "decision_maker" => meeting.decision_maker = None,
        "institution" => meeting.institution.clear(),
        "institution_contact" => meeting.institution_contact.clear(),
        "sub_category" => meeting.sub_category = None,
        _ => unreachable!("the rules clear no other field"),
    }
}
