//! What a person does with a trail as such: creates it, moves it along, writes its profile.

use crate::{
    Client, CoreError,
    act::{path, put_text},
    api::{Created, EditProfile, NewTrail, SetPhase},
};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Date, EndCause, NationalId, NationalIdKind, Phase, StreamKind, TrailId, Violation, ViolationCode, check_line,
    check_note, parse_date,
};

impl Client {
    /// Creates a trail; provisional until the server has checked it.
    ///
    /// # Errors
    /// A broken rule with its field, [`CoreError::Locked`] or a store error.
    pub fn create_trail(&self, input: NewTrail) -> Result<Created, CoreError> {
        let id = self.new_id(TrailId::at)?;
        self.create_trail_as(id, &input)?;
        Ok(Created { id: id.to_string() })
    }

    pub(crate) fn create_trail_as(&self, id: TrailId, input: &NewTrail) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        let checked = check_new_trail(input, today)?;
        self.act("trail.create", |replica, work| {
            let identity = replica.identity()?;
            if identity.synthetic_only && checked.national_id.kind() != NationalIdKind::Synthetic {
                return Err(Violation::new(ViolationCode::NationalIdNotAllowed, "national_id").into());
            }
            if replica.active_trail_of(checked.national_id.digits())?.is_some() {
                return Err(Violation::new(ViolationCode::PersonHasActiveTrail, "national_id").into());
            }
            let owner = identity.user;
            work.start(id.stream(), StreamKind::Trail);
            work.create(replica, id.stream(), id.document(), DocumentKind::Trail, |edit| {
                edit.put_line("national_id", checked.national_id.digits())
                    .put_line("name", &checked.name)
                    .put_line("phase", Phase::Referred.code())
                    .put_date("referred", checked.referred)
                    .put_line("owner", &owner.to_string())
                    .put_time("created_at", now);
                Ok(())
            })
        })
    }

    /// Moves a trail to another phase.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn set_phase(&self, input: SetPhase) -> Result<(), CoreError> {
        let today = self.today();
        if input.phase == Phase::Unknown {
            return Err(Violation::new(ViolationCode::ValueUnknown, "phase").into());
        }
        if path().spec(input.phase).is_none() {
            return Err(Violation::new(ViolationCode::PhaseNotInService, "phase").into());
        }
        if input.cause.is_some_and(|cause| !path().end_causes().contains(&cause)) {
            return Err(Violation::new(ViolationCode::ValueUnknown, "cause").into());
        }
        let on = input.on.as_deref().map_or(Ok(today), |on| past_date(on, "on", today))?;
        self.act(&format!("trail.phase/{}", input.phase.code()), |replica, work| {
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                edit.put_line("phase", input.phase.code());
                if input.phase == Phase::Ended {
                    edit.put_line("end_cause", input.cause.unwrap_or(EndCause::Other).code()).put_date("ended_on", on);
                } else {
                    edit.put_line("end_cause", "").put_line("ended_on", "");
                }
                Ok(())
            })
        })
    }

    /// Changes one section of a trail's profile, merged with what others wrote meanwhile.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_profile(&self, input: EditProfile) -> Result<(), CoreError> {
        check_note(&input.edit.text, input.section.key())?;
        self.act(&format!("trail.profile/{}", input.section.key()), |replica, work| {
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                put_text(edit, input.section.key(), &input.edit)
            })
        })
    }
}

struct CheckedTrail {
    national_id: NationalId,
    name: String,
    referred: Date,
}

fn check_new_trail(input: &NewTrail, today: Date) -> Result<CheckedTrail, Violation> {
    let name = input.name.as_deref().unwrap_or_default().trim().to_owned();
    check_line(&name, "name")?;
    Ok(CheckedTrail {
        national_id: input.national_id.parse()?,
        name,
        referred: input.referred.as_deref().map_or(Ok(today), |date| past_date(date, "referred", today))?,
    })
}

fn past_date(text: &str, field: &'static str, today: Date) -> Result<Date, Violation> {
    let date = parse_date(text, field)?;
    if date > today { Err(Violation::new(ViolationCode::DateInFuture, field)) } else { Ok(date) }
}
