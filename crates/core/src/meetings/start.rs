//! A held start-up meeting starts the follow-up: the one start date, and the step that the service's path takes
//! with it.

use crate::{CoreError, act::Work};
use worktrail_document::{DocumentKind, MeetingState};
use worktrail_domain::{MeetingKind, MeetingStatus, TrailId, phases::phase_set};
use worktrail_replica::Replica;

/// Keeps a trail's start date in step with a meeting as it was and as it is.
///
/// The date follows the meeting it came from when that is moved, and goes with it. So does the phase when it is the
/// meeting that set it, and nobody has moved the trail or the meeting since.
pub(super) fn follow(
    replica: &Replica,
    work: &mut Work,
    trail: TrailId,
    before: Option<&MeetingState>,
    after: &MeetingState,
) -> Result<(), CoreError> {
    let started_before = before.filter(|meeting| starts(meeting)).map(|meeting| meeting.at);
    let started_after = starts(after).then_some(after.at);
    if started_before == started_after {
        return Ok(());
    }
    work.edit(replica, trail.document(), DocumentKind::Trail, |document, edit| {
        let state = document.trail();
        let from_this = state.started_at.is_some() && state.started_at == started_before;
        match started_after {
            Some(start) if from_this || state.started_at.is_none() => {
                edit.put_time("started_at", start);
            }
            None if from_this => {
                if let Some(before) = document.before_both("started_at", "phase") {
                    edit.put_line("phase", before.trail().phase.code());
                }
                edit.put_line("started_at", "");
            }
            _ => {}
        }
        if started_before.is_none()
            && let Some(next) = phase_set(state.service).and_then(|set| set.after_startup(state.phase))
        {
            edit.put_line("phase", next.code());
        }
        Ok(())
    })
}

fn starts(meeting: &MeetingState) -> bool {
    meeting.kind == MeetingKind::Startup && meeting.status == MeetingStatus::Completed && !meeting.undone
}
