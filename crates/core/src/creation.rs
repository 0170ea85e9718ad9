//! Guided creation of a trail, completing one that was only begun, and putting the person right.
//!
//! In the field a trail can be begun with nothing but the number: it is provisional then, and says what is missing.
//! Whoever confirms anything confirms everything the service asks for.

use crate::{
    Client, CoreError,
    act::Work,
    api::{
        CompleteCreation, CorrectPerson, Created, CreationView, GuidedCreation, Missing, NewTrail, PersonView,
        RevealedAddress,
    },
    profile::{Values, profile_values, put_sections},
    readmission::{in_field, new_owner},
    trails::past_date,
};
use worktrail_document::{CreationState, Document, DocumentKind, Edit};
use worktrail_domain::Language;
use worktrail_domain::Words;
use worktrail_domain::{
    Date, NationalId, NationalIdKind, StreamKind, TrailId, TrailType, UserId, Violation, ViolationCode, check_line,
    creation::{
        AGE_OF_MAJORITY, CreationConfirmations, CreationFacts, RegisterAnswer, Uniqueness, age_on, check_creation,
        parse_birth_date,
    },
    phases::{PhaseSet, phase_set},
};
use worktrail_replica::{
    RegisterFacts, Replica,
    view::{TrailRow, TrailStanding},
};

/// What is told to whoever asks for a shielded address.
const SHIELDED_ADVICE: Words = Words::new(
    "Adressen er skjermet og ligger ikke på noen bærbar maskin. Be om den hos Nav-kontoret som følger opp deltakeren, og skriv den ikke her. At du har spurt, er ført i jobbsporets historikk.",
    "Adressa er skjerma og ligg ikkje på noka berbar maskin. Be om ho hos Nav-kontoret som følgjer opp deltakaren, og skriv ho ikkje her. At du har spurt, er ført i historikken til jobbsporet.",
    "The address is shielded and lies on no laptop. Ask for it at the Nav office that follows up the participant, and do not write it here. That you have asked stands in the trail's history.",
);

const PROVISIONAL: Words = Words::new(
    "Jobbsporet er foreløpig: sentralen har ikke kontrollert det ennå. Du kan arbeide som vanlig.",
    "Jobbsporet er førebels: sentralen har ikkje kontrollert det enno. Du kan arbeide som vanleg.",
    "The trail is provisional: the central office has not checked it yet. You can work as usual.",
);
const REFUSED: Words = Words::new(
    "Sentralen har ikke godtatt jobbsporet.",
    "Sentralen har ikkje godteke jobbsporet.",
    "The central office has not accepted the trail.",
);
const CORRECT_NUMBER: Words = Words::new(
    "Rett nummeret, eller avslutt jobbsporet. Alt du har skrevet, er tatt vare på.",
    "Rett nummeret, eller avslutt jobbsporet. Alt du har skrive, er teke vare på.",
    "Correct the number, or end the trail. Everything you have written has been kept.",
);
const AGREE_WITH_OTHER: Words = Words::new(
    "Avtal med den andre jobbspesialisten hvilket jobbspor som skal fortsette, og avslutt det andre. Alt du har skrevet, er tatt vare på.",
    "Avtal med den andre jobbspesialisten kva jobbspor som skal halde fram, og avslutt det andre. Alt du har skrive, er teke vare på.",
    "Agree with the other job specialist on which trail is to go on, and end the other. Everything you have written has been kept.",
);
const COMPLETE_CREATION: Words = Words::new(
    "Fullfør opprettelsen. Alt du har skrevet, er tatt vare på.",
    "Fullfør opprettinga. Alt du har skrive, er teke vare på.",
    "Complete the creation. Everything you have written has been kept.",
);
const KEPT: Words = Words::new(
    "Alt du har skrevet, er tatt vare på.",
    "Alt du har skrive, er teke vare på.",
    "Everything you have written has been kept.",
);

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
            check_number(replica, &checked.national_id, None)?;
            let owner = match input.owner {
                Some(owner) => new_owner(replica, Some(owner))?,
                None => identity.user,
            };
            let confirmed = input
                .guided
                .as_ref()
                .map(|guided| confirm(guided, checked.set, &checked.national_id, checked.referred, None, today))
                .transpose()?;
            work.start(id.stream(), StreamKind::Trail);
            work.create(replica, id.stream(), id.document(), DocumentKind::Trail, |edit| {
                edit.put_line("national_id", checked.national_id.digits())
                    .put_line("name", &checked.name)
                    .put_line("service", checked.set.service().code())
                    .put_line("phase", checked.set.start().code())
                    .put_date("referred", checked.referred)
                    .put_line("owner", &owner.to_string())
                    .put_time("created_at", now);
                if let Some(confirmed) = &confirmed {
                    put_confirmed(edit, confirmed, identity.user, today);
                }
                Ok(())
            })?;
            confirmed.map_or(Ok(()), |confirmed| put_referral(replica, work, id, &confirmed))
        })
    }

    /// Confirms what was missing when a trail was created, or what the central office has asked for since.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn complete_creation(&self, input: CompleteCreation) -> Result<(), CoreError> {
        let today = self.today();
        self.act("trail.complete", |replica, work| {
            let (_, document) = replica.load_document(input.id.document(), DocumentKind::Trail)?;
            let state = document.trail();
            let set = phase_set(state.service).ok_or(Violation::new(ViolationCode::ValueUnknown, "service"))?;
            let number: NationalId = state.national_id.parse()?;
            let known = replica.register_facts(input.id)?.birth_date.or(document.creation().birth_date);
            let referred = state.referred.unwrap_or(today);
            let confirmed = confirm(&input.guided, set, &number, referred, known, today)?;
            let user = replica.identity()?.user;
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                put_confirmed(edit, &confirmed, user, today);
                Ok(())
            })?;
            put_referral(replica, work, input.id, &confirmed)
        })
    }

    /// Puts a trail's person right: another number, another name, or both. What stood there is in the history, and
    /// the central office checks the new number.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn correct_person(&self, input: CorrectPerson) -> Result<(), CoreError> {
        let number: Option<NationalId> = input.national_id.as_deref().map(str::parse).transpose()?;
        let name = input.name.as_deref().map(str::trim);
        check_line(name.unwrap_or_default(), "name")?;
        self.act("trail.correct_person", |replica, work| {
            if let Some(number) = &number {
                check_number(replica, number, Some(input.id))?;
            }
            work.edit(replica, input.id.document(), DocumentKind::Trail, |before, edit| {
                if let Some(name) = name {
                    edit.put_line("name", name);
                }
                if let Some(number) = &number
                    && before.line("national_id").as_deref() != Some(number.digits())
                {
                    // What was confirmed was another person.
                    edit.put_line("national_id", number.digits());
                    for key in ["person_confirmed", "guardian_consent", "birth_date"] {
                        if before.line(key).is_some() {
                            edit.put_line(key, "");
                        }
                    }
                }
                Ok(())
            })
        })
    }
}

impl Client {
    /// Gives a participant's address. For a shielded trail the asking is kept in the trail with its reason, and the
    /// answer says where to ask: that address is on no laptop.
    ///
    /// # Errors
    /// `required` on `reason` for a shielded trail, `text_too_long` or `text_not_one_line`; code `id_unknown`,
    /// [`CoreError::Locked`] or a store error.
    pub fn reveal_address(&self, trail: TrailId, reason: &str) -> Result<RevealedAddress, CoreError> {
        let (now, reason) = (self.now(), reason.trim());
        check_line(reason, "reason")?;
        let facts = self.with(|replica| Ok(replica.register_facts(trail)?))?;
        if !facts.shielded {
            return Ok(RevealedAddress { address: facts.address, advice: String::new() });
        }
        if reason.is_empty() {
            return Err(Violation::new(ViolationCode::Required, "reason").into());
        }
        self.act("trail.reveal", |replica, work| {
            let user = replica.identity()?.user.to_string();
            work.edit(replica, trail.document(), DocumentKind::Trail, |_, edit| {
                edit.put_time("revealed_at", now).put_line("revealed_by", &user).put_line("reveal_reason", reason);
                Ok(())
            })
        })?;
        Ok(RevealedAddress { address: String::new(), advice: SHIELDED_ADVICE.of(self.language()).to_owned() })
    }
}

/// What is known of the person behind a trail: the register's word before what the participant stated.
pub(crate) fn person_view(creation: &CreationState, register: RegisterFacts, today: Date) -> PersonView {
    let birth_date = register.birth_date.or(creation.birth_date);
    PersonView {
        birth_date,
        birth_date_from_register: register.birth_date.is_some(),
        age: birth_date.and_then(|born| age_on(born, today)),
        register_name: register.name,
        shielded: register.shielded,
        address: register.address,
        mobile: register.mobile,
    }
}

/// What a standing other than confirmed means, and what to do.
pub(crate) fn standing_text(row: &TrailRow, language: Language) -> Option<String> {
    match (row.standing, row.refused_reason.as_deref()) {
        (TrailStanding::Confirmed, _) => None,
        (TrailStanding::Provisional, _) => Some(PROVISIONAL.of(language).to_owned()),
        (TrailStanding::Refused, reason) => {
            let code = ViolationCode::ALL.iter().find(|code| reason == Some(code.code()));
            let why = code.map_or(REFUSED, |code| code.words());
            Some(format!("{} {}", why.of(language), advice(code.copied()).of(language)))
        }
    }
}

/// What somebody can do about a refused trail. Nothing that was written is lost meanwhile.
const fn advice(code: Option<ViolationCode>) -> Words {
    match code {
        Some(ViolationCode::PersonNotFound | ViolationCode::PersonDeceased | ViolationCode::NationalIdNotAllowed) => {
            CORRECT_NUMBER
        }
        Some(ViolationCode::PersonHasActiveTrail) => AGREE_WITH_OTHER,
        Some(ViolationCode::GuardianConsentRequired) => COMPLETE_CREATION,
        _ => KEPT,
    }
}

/// What was confirmed at the creation, and what is still to be confirmed.
///
/// # Errors
/// A store error.
pub(crate) fn creation_view(
    replica: &Replica,
    trail: TrailId,
    document: &Document,
    age: Option<u32>,
) -> Result<CreationView, CoreError> {
    let (state, creation) = (document.trail(), document.creation());
    let values = profile_values(replica, trail)?;
    let empty = |key: &str| values.get(key).is_none_or(|value| value.trim().is_empty());
    let source = phase_set(state.service).map(PhaseSet::referral_source);
    let mut missing = Vec::new();
    let mut ask = |is_missing: bool, code: ViolationCode, field: &str| {
        if is_missing {
            let message = code.words().of(replica.language()).to_owned();
            missing.push(Missing { code: code.code().to_owned(), field: field.to_owned(), message });
        }
    };
    ask(!creation.person_confirmed, ViolationCode::PersonUnconfirmed, "person_confirmed");
    ask(!creation.informed_of_rights, ViolationCode::RightsUnconfirmed, "informed_of_rights");
    let minor = age.is_some_and(|age| age < AGE_OF_MAJORITY);
    ask(minor && !creation.guardian_consent, ViolationCode::GuardianConsentRequired, "guardian_consent");
    ask(empty("nav_counsellor"), ViolationCode::Required, "nav_counsellor");
    if let Some(source) = source {
        ask(empty(source), ViolationCode::Required, source);
    }
    let confirmed_by = match creation.confirmed_by {
        Some(user) => replica.user_name(user)?.unwrap_or_default(),
        None => String::new(),
    };
    Ok(CreationView {
        person_confirmed: creation.person_confirmed,
        informed_of_rights: creation.informed_of_rights,
        informed_version: creation.informed_version,
        guardian_consent: creation.guardian_consent,
        confirmed_by,
        confirmed_on: creation.confirmed_on,
        missing,
    })
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

/// Checks that a number may be used here and has no other active trail on this laptop.
fn check_number(replica: &Replica, number: &NationalId, own: Option<TrailId>) -> Result<(), CoreError> {
    if replica.identity()?.synthetic_only && number.kind() != NationalIdKind::Synthetic {
        return Err(Violation::new(ViolationCode::NationalIdNotAllowed, "national_id").into());
    }
    match replica.active_trail_of(number.digits())? {
        Some(other) if Some(other) != own => {
            Err(Violation::new(ViolationCode::PersonHasActiveTrail, "national_id").into())
        }
        _ => Ok(()),
    }
}

/// What was confirmed, ready to be stored.
struct Confirmed {
    confirmations: CreationConfirmations,
    birth_date: Option<Date>,
    referral: Values,
}

/// Checks a guided creation as the rules have it, with nobody to ask but the person at hand: the register answers when
/// the central office is reached.
fn confirm(
    guided: &GuidedCreation,
    set: &'static PhaseSet,
    number: &NationalId,
    referred: Date,
    known_birth_date: Option<Date>,
    today: Date,
) -> Result<Confirmed, Violation> {
    let stated = guided.birth_date.as_deref().filter(|text| !text.trim().is_empty());
    let birth_date = stated.map(|text| parse_birth_date(text, "birth_date")).transpose()?;
    let confirmations = check_creation(&CreationFacts {
        service: set.service(),
        register: RegisterAnswer::NotAsked,
        birth_date: birth_date.or(known_birth_date).or_else(|| number.likely_birth_date(today)),
        uniqueness: Uniqueness::Unchecked,
        person_confirmed: guided.person_confirmed,
        guardian_consent: guided.guardian_consent,
        informed_of_rights: guided.informed_of_rights,
        referred_on: Some(referred),
        nav_counsellor: &guided.nav_counsellor,
        referral_source: &guided.referral_source,
        today,
    })
    .map_err(in_field)?;
    let referral = Values::from([
        ("nav_counsellor".to_owned(), guided.nav_counsellor.trim().to_owned()),
        (set.referral_source().to_owned(), guided.referral_source.trim().to_owned()),
    ]);
    Ok(Confirmed { confirmations, birth_date, referral })
}

fn put_confirmed(edit: &mut Edit<'_>, confirmed: &Confirmed, by: UserId, on: Date) {
    for (key, value) in confirmed.confirmations.fields(by, on) {
        edit.put_line(&key, &value);
    }
    if let Some(born) = confirmed.birth_date {
        edit.put_date("birth_date", born);
    }
}

fn put_referral(replica: &Replica, work: &mut Work, trail: TrailId, confirmed: &Confirmed) -> Result<(), CoreError> {
    put_sections(replica, work, trail, &confirmed.referral, None)
}
