//! Employers of the team: registering them, and what is kept at them: contacts, needs, agreements, tasks, calls.
//!
//! What stands at an employer is seen by the whole team, so nothing there may tell about a participant; rules and the
//! check of texts are those of `domain::records` and `domain::employer_text`.

use crate::{
    Client, CoreError,
    act::Work,
    api::{Created, EditRecord, NewEmployerRecord, SaveEmployer},
    records::{new_fields, put_fields, put_new, read, shown_fields},
};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Date, OrgNumber, RecordId, StreamId, StreamKind, Violation, ViolationCode, employer_stream, own_employer_stream,
    records::{Fields, RecordContext, RecordKind, RecordSpec, check_record, spec},
};
use worktrail_replica::Replica;

impl Client {
    /// Adds an employer to the team's, or changes the one with that organisation number. Two colleagues who add the
    /// same employer while apart get one.
    ///
    /// # Errors
    /// A broken rule with its field, code `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn save_employer(&self, input: SaveEmployer) -> Result<Created, CoreError> {
        let (now, today) = (self.now(), self.today());
        let number = org_number(&input.org_number)?;
        let spec = spec(RecordKind::Employer);
        if input.fields.contains_key("org_number") {
            // The number is what the employer is found by, and is given once, beside the fields.
            return Err(Violation::new(ViolationCode::ValueUnknown, "fields").into());
        }
        let mut stream = None;
        self.act("employer.save", |replica, work| {
            let home = home(replica, &number)?;
            stream = Some(home);
            let Some(stored) = registered(replica, home)? else {
                let mut fields = new_fields(spec, &input.fields)?;
                fields.insert("org_number".to_owned(), number.digits().to_owned());
                check(replica, spec, &fields, None, input.names_confirmed, today)?;
                work.start(home, StreamKind::Employer);
                return work.create(replica, home, home.document(), DocumentKind::Record, |edit| {
                    put_new(edit, spec, &fields, now)
                });
            };
            let changed = read(spec, &input.fields)?;
            let before = shown_fields(spec, &stored);
            let mut after = before.clone();
            after.extend(changed.clone());
            after.retain(|_, value| !value.is_empty());
            check(replica, spec, &after, Some(&before), input.names_confirmed, today)?;
            work.edit(replica, home.document(), DocumentKind::Record, |_, edit| {
                put_fields(edit, spec, &changed, input.base.as_deref())
            })
        })?;
        Ok(Created { id: stream.map(|stream| stream.document().to_string()).unwrap_or_default() })
    }

    /// Adds something to an employer that is registered.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` on `org_number` when the employer is not registered,
    /// [`CoreError::Locked`] or a store error.
    pub fn add_employer_record(&self, input: NewEmployerRecord) -> Result<Created, CoreError> {
        let (now, today) = (self.now(), self.today());
        let id = self.new_id(RecordId::at)?;
        let number = org_number(&input.org_number)?;
        let spec = kept_at_employer(input.kind)?;
        let mut typed = input.fields;
        typed.insert("employer".to_owned(), number.digits().to_owned());
        let fields = new_fields(spec, &typed)?;
        self.act(&format!("record.add/{}", input.kind.code()), |replica, work| {
            let home = home(replica, &number)?;
            registered(replica, home)?.ok_or_else(|| CoreError::unknown_id("org_number"))?;
            check(replica, spec, &fields, None, input.names_confirmed, today)?;
            work.create(replica, home, id.document(), DocumentKind::Record, |edit| put_new(edit, spec, &fields, now))
        })?;
        Ok(Created { id: id.to_string() })
    }

    /// Changes something that is kept at an employer; `names_confirmed` says that names in its texts are the
    /// employer's own people and no participant's.
    ///
    /// # Errors
    /// As [`Client::edit_record`].
    pub fn edit_employer_record(&self, input: EditRecord, names_confirmed: bool) -> Result<(), CoreError> {
        self.edit_record_with(input, names_confirmed)
    }
}

/// Checks a record that lies at an employer or in the own workspace, as it would be.
pub(crate) fn check(
    replica: &Replica,
    spec: &RecordSpec,
    fields: &Fields,
    previous: Option<&Fields>,
    names_confirmed: bool,
    today: Date,
) -> Result<(), CoreError> {
    let moved = ["org_number", "employer"]
        .into_iter()
        .find(|key| previous.is_some_and(|before| before.contains_key(*key) && before.get(*key) != fields.get(*key)));
    if let Some(key) = moved {
        // A document lies in one stream for good: another employer is another record.
        return Err(Violation::new(ViolationCode::ValueUnknown, key).into());
    }
    let names = if spec.stream == StreamKind::Employer { replica.participant_names()? } else { Vec::new() };
    let employers = contact_employers(replica, fields)?;
    let mut context = RecordContext::new(today);
    context.previous = previous;
    context.participant_names = &names;
    context.names_confirmed = names_confirmed;
    context.contact_employers = &employers;
    Ok(check_record(spec.kind, fields, &context)?)
}

/// The employers that the chosen contact belongs to: its own, by number and by id.
pub(crate) fn contact_employers(replica: &Replica, fields: &Fields) -> Result<Vec<String>, CoreError> {
    let chosen = fields.get("employer_contact").and_then(|id| id.parse::<RecordId>().ok());
    let Some(id) = chosen.filter(|id| replica.has_document(id.document()).unwrap_or(false)) else {
        return Ok(Vec::new());
    };
    let contact = replica.record(id)?;
    if RecordKind::from_code(&contact.kind) != RecordKind::EmployerContact {
        return Ok(Vec::new());
    }
    let mut employers: Vec<String> = contact.fields.get("employer").cloned().into_iter().collect();
    employers.push(contact.stream.document().to_string());
    Ok(employers)
}

/// The stream of an employer: the one that is here, or the one it will have in the person's team.
pub(crate) fn home(replica: &Replica, number: &OrgNumber) -> Result<StreamId, CoreError> {
    if let Some(found) = replica.employer_with(number.digits())? {
        return Ok(found);
    }
    let identity = replica.identity()?;
    Ok(match identity.teams.first() {
        Some(team) => employer_stream(*team, number),
        None => own_employer_stream(identity.user, number),
    })
}

/// Gives the stream of an employer; registers the employer with its name when it is not there yet.
pub(crate) fn ensure(
    replica: &Replica,
    work: &mut Work,
    number: &OrgNumber,
    name: &str,
) -> Result<StreamId, CoreError> {
    let home = home(replica, number)?;
    if work.made(home.document()).is_none() && registered(replica, home)?.is_none() {
        let now = work.at();
        work.start(home, StreamKind::Employer);
        work.create(replica, home, home.document(), DocumentKind::Record, |edit| {
            edit.put_line("record_kind", RecordKind::Employer.code())
                .put_time("created_at", now)
                .put_field("org_number", number.digits())
                .put_field("name", name);
            Ok(())
        })?;
    }
    Ok(home)
}

/// The employer of a stream, when it is here.
fn registered(replica: &Replica, home: StreamId) -> Result<Option<worktrail_replica::StoredRecord>, CoreError> {
    if replica.has_document(home.document())? { Ok(Some(replica.record(home.document().record())?)) } else { Ok(None) }
}

/// The name of an employer that a field refers to by its number or its id: as registered, or as a meeting named it last.
pub(crate) fn name_of(replica: &Replica, reference: &str) -> Result<Option<String>, CoreError> {
    let home = match reference.parse::<StreamId>() {
        Ok(id) => Some(id),
        Err(_) => replica.employer_with(reference)?,
    };
    let registered = home.map(|home| replica.title_of_stream(home)).transpose()?.filter(|name| !name.is_empty());
    Ok(match registered {
        Some(name) => Some(name),
        None => replica.employers_met()?.into_iter().find(|met| met.org_number == reference).map(|met| met.name),
    })
}

/// Reads an organisation number; a violation is on `org_number`.
pub(crate) fn org_number(text: &str) -> Result<OrgNumber, Violation> {
    text.parse().map_err(|violation: Violation| Violation::new(violation.code(), "org_number"))
}

/// What a kind holds, for kinds that are kept at an employer and written by hand.
fn kept_at_employer(kind: RecordKind) -> Result<&'static RecordSpec, Violation> {
    let spec = spec(kind);
    let written = !matches!(kind, RecordKind::Unknown | RecordKind::Employer | RecordKind::ContactMark);
    if written && spec.stream == StreamKind::Employer {
        Ok(spec)
    } else {
        Err(Violation::new(ViolationCode::ValueUnknown, "kind"))
    }
}
