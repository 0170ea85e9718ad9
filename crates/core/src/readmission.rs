//! Taking an ended trail over into a new one (*overføring av jobbspor*): re-admission, or a move to another team or
//! service. The ended trail stays as it is.

use crate::{
    Client, CoreError,
    act::Work,
    api::{Created, Readmit},
    circumstances::Circumstances,
    profile::{Values, profile_values, put_sections, put_trail_texts},
    records::copy_record,
    trails::past_date,
};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Date, RecordId, Role, StreamKind, TrailId, TrailType, UserId, Violation, ViolationCode, may_receive,
    phases::{PhaseSet, phase_set},
    profile::check_profile_value,
    profile_values::canonical_profile_value,
    readmission::{ReadmissionFacts, ReadmissionPlan, check_readmission},
    records::{RecordKind, is_over},
};
use worktrail_replica::{Replica, StoredRecord};

/// The profile field that names the counsellor at Nav.
const NAV_COUNSELLOR: &str = "nav_counsellor";

impl Client {
    /// Makes a new trail from an ended one, as one action in the new trail's own stream. Supervisors only.
    ///
    /// # Errors
    /// `readmission_not_permitted` on `id`, `new_owner_not_possible` on `owner`, those of [`check_readmission`], code
    /// `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn readmit(&self, input: Readmit) -> Result<Created, CoreError> {
        let (now, today) = (self.now(), self.today());
        let new = self.new_id(TrailId::at)?;
        let referred = input.referred.as_deref().map(|on| past_date(on, "referred", today)).transpose()?;
        self.act(&format!("trail.readmit/{}", input.kind.code()), |replica, work| {
            if replica.identity()?.role != Role::Supervisor {
                return Err(Violation::new(ViolationCode::ReadmissionNotPermitted, "id").into());
            }
            let old = Circumstances::read(replica, input.id, today)?;
            let plan = plan(replica, &old, &input, referred, today)?;
            let service = input.service.unwrap_or(old.facts.service);
            let set = phase_set(service).ok_or(Violation::new(ViolationCode::ValueUnknown, "service"))?;
            let owner = new_owner(replica, input.owner)?;
            let values = values(replica, &input, set, &plan)?;
            let (_, document) = replica.load_document(input.id.document(), DocumentKind::Trail)?;
            let name = document.trail().name;
            work.start(new.stream(), StreamKind::Trail);
            work.create(replica, new.stream(), new.document(), DocumentKind::Trail, |edit| {
                edit.put_line("national_id", &old.facts.national_id)
                    .put_line("name", &name)
                    .put_line("service", service.code())
                    .put_line("phase", plan.phase.code())
                    .put_line("owner", &owner.to_string())
                    .put_line("readmitted_from", &input.id.to_string())
                    .put_time("created_at", now);
                if let Some(referred) = referred {
                    edit.put_date("referred", referred);
                }
                put_trail_texts(edit, &values, None)
            })?;
            put_sections(replica, work, new, &values, None)?;
            let carries = |kind| match kind {
                RecordKind::SubGoal => plan.carries_sub_goals,
                RecordKind::Job => plan.carries_jobs,
                _ => false,
            };
            for kind in [RecordKind::SubGoal, RecordKind::Job].into_iter().filter(|kind| carries(*kind)) {
                // Of jobs the whole experience comes along, of sub-goals what is still to be done.
                let wanted = |record: &&StoredRecord| kind == RecordKind::Job || !is_over(kind, &record.fields, today);
                for record in old.of(kind).filter(wanted) {
                    self.carry(replica, work, new, record)?;
                }
            }
            Ok(())
        })?;
        Ok(Created { id: new.to_string() })
    }

    fn carry(&self, replica: &Replica, work: &mut Work, to: TrailId, record: &StoredRecord) -> Result<(), CoreError> {
        let id = self.new_id(RecordId::at)?;
        copy_record(replica, work, to.stream(), id, record, self.now())
    }
}

fn plan(
    replica: &Replica,
    old: &Circumstances,
    input: &Readmit,
    referred: Option<Date>,
    today: Date,
) -> Result<ReadmissionPlan, CoreError> {
    let facts = ReadmissionFacts {
        kind: input.kind,
        from: old.facts.service,
        phase: old.facts.phase,
        ending: old.facts.ending,
        has_active_trail: replica.active_trail_of(&old.facts.national_id)?.is_some(),
        reports_not_filed: old
            .of(RecordKind::Report)
            .filter(|r| !is_over(RecordKind::Report, &r.fields, today))
            .count(),
        to: input.service.unwrap_or(old.facts.service),
        has_new_owner: input.owner.is_some(),
        referred_on: referred,
        nav_counsellor: &input.nav_counsellor,
        referral_source: &input.referral_source,
    };
    Ok(check_readmission(&facts, today).map_err(in_field)?)
}

/// The service is called `to` by the rule and `service` by whoever asks.
pub(crate) fn in_field(violation: Violation) -> Violation {
    match violation.field() {
        "to" => Violation::new(violation.code(), "service"),
        "treatment_team" | "applying_department" => Violation::new(violation.code(), "referral_source"),
        _ => violation,
    }
}

/// Whom the new trail is for: the supervisor, or somebody in the same team who can have trails.
pub(crate) fn new_owner(replica: &Replica, wanted: Option<UserId>) -> Result<UserId, CoreError> {
    let owner = wanted.ok_or(Violation::new(ViolationCode::Required, "owner"))?;
    let role = if owner == replica.identity()?.user {
        Some(replica.identity()?.role)
    } else {
        let teams = replica.roster()?.teams.into_iter();
        teams.flat_map(|team| team.members).find(|member| member.user == owner).map(|member| member.role)
    };
    if role.is_some_and(|role| may_receive(role, false, true)) {
        return Ok(owner);
    }
    Err(Violation::new(ViolationCode::NewOwnerNotPossible, "owner").into())
}

/// The profile of the new trail: what the old service hands on, and the new referral.
fn values(replica: &Replica, input: &Readmit, set: &PhaseSet, plan: &ReadmissionPlan) -> Result<Values, CoreError> {
    let service: TrailType = set.service();
    let mut old = profile_values(replica, input.id)?;
    let mut values = Values::new();
    for field in &plan.profile {
        // What the new service does not know stays in the old trail.
        if let Some(value) = old.remove(field.key())
            && check_profile_value(service, field.key(), &value, &value).is_ok()
        {
            values.insert(field.key().to_owned(), value);
        }
    }
    for (key, typed) in [(NAV_COUNSELLOR, &input.nav_counsellor), (set.referral_source(), &input.referral_source)] {
        values.insert(key.to_owned(), canonical_profile_value(service, key, typed).map_err(in_field)?);
    }
    Ok(values)
}
