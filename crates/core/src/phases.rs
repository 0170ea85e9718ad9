//! What a person does with the phase of a trail.

use crate::{Client, CoreError, api::SetPhase, trails::past_date};
use worktrail_document::DocumentKind;
use worktrail_domain::{EndCause, Phase, Violation, ViolationCode, phases::phase_set};

impl Client {
    /// Moves a trail to another phase.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn set_phase(&self, input: SetPhase) -> Result<(), CoreError> {
        let today = self.today();
        if input.phase == Phase::Unknown {
            return Err(Violation::new(ViolationCode::ValueUnknown, "phase").into());
        }
        let on = input.on.as_deref().map_or(Ok(today), |on| past_date(on, "on", today))?;
        self.act(&format!("trail.phase/{}", input.phase.code()), |replica, work| {
            let facts = replica.trail_facts(input.id)?;
            let set = phase_set(facts.service).filter(|set| set.spec(input.phase).is_some());
            let set = set.ok_or(Violation::new(ViolationCode::PhaseNotInService, "phase"))?;
            if input.cause.is_some_and(|cause| !set.end_causes().contains(&cause)) {
                return Err(Violation::new(ViolationCode::ValueUnknown, "cause").into());
            }
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                edit.put_line("phase", input.phase.code());
                if input.phase == Phase::Ended {
                    edit.put_line("end_cause", input.cause.unwrap_or(EndCause::Other).code()).put_date("ended_on", on);
                    if let Some(detail) = input.detail {
                        edit.put_line("end_detail", detail.code()).put_date("end_registered_on", today);
                    }
                } else {
                    edit.put_line("end_cause", "").put_line("ended_on", "").put_line("end_detail", "");
                }
                Ok(())
            })
        })
    }
}
