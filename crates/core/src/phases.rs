//! What a person does with the phase of a trail, and how it ends.

use crate::{
    Client, CoreError,
    api::{CorrectEnding, PhaseChange, SetPhase},
    circumstances::Circumstances,
    sharing::end_shares,
    trails::past_date,
};
use worktrail_document::{DocumentKind, Edit};
use worktrail_domain::{
    Date, Phase, Violation, ViolationCode,
    ending::{CorrectionFacts, EndDetails, Ending, check_correction},
    parse_date,
    phases::{check_transition, phase_set},
};
use worktrail_replica::TrailFacts;

impl Client {
    /// Moves a trail to another phase; says whether that is a reason to celebrate.
    ///
    /// # Errors
    /// Those of [`check_transition`], code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn set_phase(&self, input: SetPhase) -> Result<PhaseChange, CoreError> {
        let today = self.today();
        let details = details(&input)?;
        let mut celebrate = false;
        self.act(&command(input.phase), |replica, work| {
            let circumstances = Circumstances::read(replica, input.id, today)?;
            check_transition(&circumstances.phase_facts(), input.phase, &details, today)?;
            let facts = circumstances.facts;
            let spec = phase_set(facts.service).and_then(|set| set.spec(input.phase));
            celebrate = spec.is_some_and(|spec| spec.is_celebrated());
            work.edit(replica, input.id.document(), DocumentKind::Trail, |document, edit| {
                put_phase(edit, input.phase, &details, &facts);
                if input.phase == Phase::Ended {
                    end_shares(document, edit);
                }
                if details.is_complete() && facts.end_registered_on.is_none() {
                    edit.put_date("end_registered_on", today);
                }
                Ok(())
            })
        })?;
        Ok(PhaseChange { id: input.id, phase: input.phase, celebrate })
    }

    /// Corrects the end details of an ended trail, in the days after they were registered. What is left out stays.
    ///
    /// # Errors
    /// Those of [`check_correction`], code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn correct_ending(&self, input: CorrectEnding) -> Result<(), CoreError> {
        let today = self.today();
        let on = input.on.as_deref().map(|on| past_date(on, "on", today)).transpose()?;
        self.act("trail.correct_ending", |replica, work| {
            let ending = corrected(&replica.trail_facts(input.id)?, &input, on, today)?;
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                put_ending(edit, &ending);
                Ok(())
            })
        })
    }
}

fn corrected(facts: &TrailFacts, input: &CorrectEnding, on: Option<Date>, today: Date) -> Result<Ending, Violation> {
    if facts.phase != Phase::Ended {
        return Err(Violation::new(ViolationCode::TrailNotEnded, "id"));
    }
    let present = facts.ending;
    let new = EndDetails {
        on: on.or(present.on),
        cause: input.cause.or(present.cause),
        detail: input.detail.or(present.detail),
    };
    let facts = CorrectionFacts {
        service: facts.service,
        present,
        registered_on: facts.end_registered_on,
        referred_on: facts.referred,
        may_override: false,
    };
    check_correction(&facts, &new, today)
}

/// The command that moves a trail, as it stands in the log.
fn command(phase: Phase) -> String {
    format!("trail.phase/{}", phase.code())
}

fn details(input: &SetPhase) -> Result<EndDetails, Violation> {
    let on = input.on.as_deref().filter(|on| !on.trim().is_empty());
    let on = on.map(|on| parse_date(on, "on")).transpose()?;
    Ok(EndDetails { on, cause: input.cause, detail: input.detail })
}

fn put_phase(edit: &mut Edit<'_>, phase: Phase, details: &EndDetails, before: &TrailFacts) {
    edit.put_line("phase", phase.code());
    let texts = |details: &EndDetails| {
        [
            ("ended_on", details.on.map(|on| on.to_string()).unwrap_or_default()),
            ("end_cause", details.cause.map(|cause| cause.code().to_owned()).unwrap_or_default()),
            ("end_detail", details.detail.map(|detail| detail.code().to_owned()).unwrap_or_default()),
        ]
    };
    for ((key, new), (_, old)) in texts(details).into_iter().zip(texts(&before.ending)) {
        if new != old {
            edit.put_line(key, &new);
        }
    }
}

fn put_ending(edit: &mut Edit<'_>, ending: &Ending) {
    edit.put_date("ended_on", ending.on)
        .put_line("end_cause", ending.cause.code())
        .put_line("end_detail", ending.detail.code());
}
