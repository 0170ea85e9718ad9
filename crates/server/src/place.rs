//! Where a stream belongs, and what may lie in it.
//!
//! The ids of employers' and workspaces' streams are derived, so that laptops that are apart make the same one. Here
//! they are derived again: nobody can take the place of another team's employer or of another person's workspace.

use crate::{
    ingest::Batch,
    store::{StoreError, accounts, accounts::DeviceRow, streams::Place},
};
use worktrail_document::{Document, DocumentKind, Entity, EnvelopeBody};
use worktrail_domain::{
    DocumentId, MeetingKind, OrgNumber, RecordKind, StreamId, StreamKind, employer_stream, own_employer_stream,
    records::spec, workspace_stream,
};

/// What an envelope is to a stream that is not here yet.
pub(crate) enum Start {
    /// It starts the stream, which belongs here.
    At(Place),
    /// It would start a stream that is not this person's to start.
    Elsewhere,
    /// It builds on an envelope that has not come yet.
    Later,
}

/// Whether an envelope starts a stream, and where that belongs.
pub(crate) fn starts(batch: &Batch<'_>, from: &DeviceRow, body: &EnvelopeBody) -> Result<Start, StoreError> {
    let own = |kind| Place { kind, owner: from.user, team: None };
    let makes = |kind: DocumentKind| {
        body.changes.iter().any(|change| change.document == body.stream.document() && change.kind == kind.code())
    };
    let place = match StreamKind::started_by(&body.command) {
        Some(StreamKind::Trail) if makes(DocumentKind::Trail) => Some(own(StreamKind::Trail)),
        Some(StreamKind::Employer) if makes(DocumentKind::Record) => employer(batch, from, body)?,
        Some(StreamKind::Workspace) => {
            (body.stream == workspace_stream(from.user)).then_some(own(StreamKind::Workspace))
        }
        _ => return Ok(Start::Later),
    };
    Ok(place.map_or(Start::Elsewhere, Start::At))
}

/// Where an employer belongs that the envelope makes: to the team of its maker that its id is derived from.
fn employer(batch: &Batch<'_>, from: &DeviceRow, body: &EnvelopeBody) -> Result<Option<Place>, StoreError> {
    let Some(number) = org_number(batch, body)? else { return Ok(None) };
    let teams = accounts::teams_of(batch.tx, from.user)?;
    let team = teams.into_iter().find(|team| employer_stream(*team, &number) == body.stream);
    let here = team.is_some() || own_employer_stream(from.user, &number) == body.stream;
    Ok(here.then_some(Place { kind: StreamKind::Employer, owner: from.user, team }))
}

/// The organisation number in the document that an employer's stream is named after, as the envelope makes it.
fn org_number(batch: &Batch<'_>, body: &EnvelopeBody) -> Result<Option<OrgNumber>, StoreError> {
    let id = body.stream.document();
    let mut document = batch.document(body.stream, id, DocumentKind::Record)?;
    let changes: Vec<&[u8]> =
        body.changes.iter().filter(|change| change.document == id).map(|change| change.bytes.as_slice()).collect();
    Ok(document.apply_foreign(&changes).ok().and_then(|()| number_of(&document)))
}

fn number_of(document: &Document) -> Option<OrgNumber> {
    let record = document.record();
    let number = record.fields.get("org_number").and_then(|number| number.parse().ok())?;
    (RecordKind::from_code(&record.kind) == RecordKind::Employer).then_some(number)
}

/// Whether a document may lie where it is, as it is after the merge: work with participants never at an employer, an
/// employer only under the id of its number. What a newer app knows and this server does not, is let through.
pub(crate) fn belongs(stream: StreamId, place: Place, id: DocumentId, document: &Document) -> bool {
    match document.entity() {
        Entity::Trail(_) => place.kind == StreamKind::Trail && id == stream.document(),
        Entity::Meeting(meeting) => match place.kind {
            StreamKind::Trail => true,
            StreamKind::Employer => matches!(meeting.kind, MeetingKind::EmployerOnly | MeetingKind::Unknown),
            StreamKind::Workspace => false,
        },
        Entity::Task(_) => place.kind != StreamKind::Workspace,
        Entity::Record(record) => {
            let kind = RecordKind::from_code(&record.kind);
            let at_home = kind == RecordKind::Unknown || spec(kind).stream == place.kind;
            at_home
                && (kind != RecordKind::Employer || (id == stream.document() && is_derived(stream, place, document)))
        }
    }
}

/// Whether an employer's stream has the id of its number.
fn is_derived(stream: StreamId, place: Place, document: &Document) -> bool {
    number_of(document).is_some_and(|number| match place.team {
        Some(team) => employer_stream(team, &number) == stream,
        None => own_employer_stream(place.owner, &number) == stream,
    })
}
