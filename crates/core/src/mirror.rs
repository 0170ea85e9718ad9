//! What a meeting in a trail leaves at its employer, so that colleagues see that the employer was contacted: a contact
//! mark without anything about the participant.
//!
//! A mark is derived from the meeting in the action that changes the meeting, always from the meeting as a whole: it
//! says when, how, what became of it and who, and never a subject, a note, a place or the trail.

use crate::{Client, CoreError, act::Work, employers};
use worktrail_document::{DocumentKind, MeetingState};
use worktrail_domain::{
    MeetingId, MeetingKind, OrgNumber, StreamId, ViolationCode, contact_mark_id, employer_text,
    meetings::{DecisionMaker, SubCategory},
    records::{Fields, RecordKind},
};
use worktrail_replica::Replica;

/// Most marks that one action leaves, so that its envelopes stay far below their limit.
const MARKS_PER_ACTION: usize = 200;

/// Brings the marks of a meeting in step with it. To be called in every action that changes a meeting of a trail, after
/// the change.
///
/// # Errors
/// Store errors.
pub(crate) fn follow(replica: &Replica, work: &mut Work, id: MeetingId) -> Result<(), CoreError> {
    let here = leave(replica, work, id)?;
    // Whatever the meeting left elsewhere, also by a colleague who changed it at the same time, no longer holds.
    if !replica.has_document(id.document())? {
        return Ok(());
    }
    for employer in replica.employer_streams()?.into_iter().filter(|employer| Some(*employer) != here) {
        let mark = contact_mark_id(id, employer).document();
        if replica.has_document(mark)? {
            work.edit(replica, mark, DocumentKind::Record, |before, edit| {
                if !before.record().discarded {
                    edit.put_discarded(true);
                }
                Ok(())
            })?;
        }
    }
    Ok(())
}

/// Leaves the mark of a meeting at its employer, or brings it in step; gives the employer's stream, if it has one.
fn leave(replica: &Replica, work: &mut Work, id: MeetingId) -> Result<Option<StreamId>, CoreError> {
    let loaded;
    let (stream, meeting) = match work.made(id.document()) {
        Some((stream, document)) => (stream, document.meeting()),
        None => {
            loaded = replica.load_document(id.document(), DocumentKind::Meeting)?;
            (loaded.0, loaded.1.meeting())
        }
    };
    let number = meeting.employer.as_deref().and_then(|number| number.parse::<OrgNumber>().ok());
    let Some(number) = number.filter(|_| meeting.kind == MeetingKind::Employer && !meeting.undone) else {
        return Ok(None);
    };
    let name = safe_name(replica, stream, &meeting, &number)?;
    let employer = employers::ensure(replica, work, &number, &name)?;
    put(replica, work, employer, id, &meeting)?;
    Ok(Some(employer))
}

impl Client {
    /// Derives the marks anew of meetings in which a colleague's work met this laptop's: each of the two had derived them
    /// from one half. Whoever made neither half leaves it to the two.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub(crate) fn mend_marks(&self) -> Result<(), CoreError> {
        let due = self.with(|replica| Ok(replica.meetings_to_mark()?))?;
        for ids in due.chunks(MARKS_PER_ACTION) {
            let mended = self.act("meeting.mark", |replica, work| {
                ids.iter().try_for_each(|id| match replica.has_document(id.document())? {
                    true => follow(replica, work, *id),
                    false => Ok(()),
                })
            });
            match mended {
                Err(CoreError::Rule(rule)) if rule.code() == ViolationCode::NothingToChange => {}
                other => other?,
            }
            self.with(|replica| Ok(replica.forget_to_mark(ids)?))?;
        }
        Ok(())
    }

    /// Leaves the marks that meetings here should have left and have not: those that an import brought.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub(crate) fn leave_missing_marks(&self) -> Result<(), CoreError> {
        let missing = self.with(|replica| {
            let mut missing = Vec::new();
            for (id, number) in replica.employer_meetings()? {
                let Ok(number) = number.parse::<OrgNumber>() else { continue };
                let mark = contact_mark_id(id, employers::home(replica, &number)?);
                if !replica.has_document(mark.document())? {
                    missing.push(id);
                }
            }
            Ok(missing)
        })?;
        for ids in missing.chunks(MARKS_PER_ACTION) {
            self.act("meeting.mark", |replica, work| {
                ids.iter().try_for_each(|id| leave(replica, work, *id).map(drop))
            })?;
        }
        Ok(())
    }
}

/// Everything that a mark says, by the keys of the catalogue.
fn facts(meeting: &MeetingState) -> Fields {
    let code = |code: Option<&str>| code.unwrap_or_default().to_owned();
    let mut facts: Fields = [
        ("at", meeting.at.to_rfc3339()),
        ("channel", meeting.channel.code().to_owned()),
        ("status", meeting.status.code().to_owned()),
        ("sub_category", code(meeting.sub_category.map(SubCategory::code))),
        ("decision_maker", code(meeting.decision_maker.map(DecisionMaker::code))),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect();
    // Until the meeting is held the mark is of whoever logged it.
    facts.extend(meeting.held_by.map(|user| ("by".to_owned(), user.to_string())));
    facts
}

fn put(
    replica: &Replica,
    work: &mut Work,
    employer: StreamId,
    id: MeetingId,
    meeting: &MeetingState,
) -> Result<(), CoreError> {
    let mark = contact_mark_id(id, employer).document();
    let facts = facts(meeting);
    if work.made(mark).is_none() && !replica.has_document(mark)? {
        let (by, now) = (replica.identity()?.user, work.at());
        return work.create(replica, employer, mark, DocumentKind::Record, |edit| {
            edit.put_line("record_kind", RecordKind::ContactMark.code())
                .put_time("created_at", now)
                .put_field("by", &by.to_string());
            facts.iter().for_each(|(key, value)| {
                edit.put_field(key, value);
            });
            Ok(())
        });
    }
    work.edit(replica, mark, DocumentKind::Record, |before, edit| {
        if before.record().discarded {
            edit.put_discarded(false);
        }
        facts.iter().for_each(|(key, value)| {
            edit.put_field(key, value);
        });
        Ok(())
    })
}

/// The name to register an employer by: the meeting's, unless that tells about the participant or is missing.
fn safe_name(
    replica: &Replica,
    trail: StreamId,
    meeting: &MeetingState,
    number: &OrgNumber,
) -> Result<String, CoreError> {
    let participant = replica.names_of(trail)?;
    let name = meeting.employer_name.trim();
    Ok(if !name.is_empty() && employer_text::may_stand(name, &participant) {
        name.to_owned()
    } else {
        number.digits().to_owned()
    })
}
