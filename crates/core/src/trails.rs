//! What a person does with a trail as such: creates it, writes its profile.

use crate::{
    Client, CoreError,
    act::put_text,
    api::{Created, EditProfile, NewTrail},
};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Date, NationalId, NationalIdKind, StreamKind, TrailId, TrailType, Violation, ViolationCode, check_line, check_note,
    parse_date,
    phases::{PhaseSet, phase_set},
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

    fn create_trail_as(&self, id: TrailId, input: &NewTrail) -> Result<(), CoreError> {
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
                    .put_line("service", checked.set.service().code())
                    .put_line("phase", checked.set.start().code())
                    .put_date("referred", checked.referred)
                    .put_line("owner", &owner.to_string())
                    .put_time("created_at", now);
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
    set: &'static PhaseSet,
}

fn check_new_trail(input: &NewTrail, today: Date) -> Result<CheckedTrail, Violation> {
    let name = input.name.as_deref().unwrap_or_default().trim().to_owned();
    check_line(&name, "name")?;
    let set = phase_set(input.service.unwrap_or(TrailType::Ips))
        .ok_or(Violation::new(ViolationCode::ValueUnknown, "service"))?;
    Ok(CheckedTrail {
        set,
        national_id: input.national_id.parse()?,
        name,
        referred: input.referred.as_deref().map_or(Ok(today), |date| past_date(date, "referred", today))?,
    })
}

pub(crate) fn past_date(text: &str, field: &'static str, today: Date) -> Result<Date, Violation> {
    let date = parse_date(text, field)?;
    if date > today { Err(Violation::new(ViolationCode::DateInFuture, field)) } else { Ok(date) }
}
