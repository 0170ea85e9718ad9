//! A person's own workspace: tasks that are about no trail, links, texts to begin a note from, preferences. On all of the
//! person's laptops, and nobody else's.

use crate::{
    Client, CoreError,
    act::Work,
    api::{Created, EditRecord, NewWorkspaceRecord, RecordRow, SetPreference, WorkspaceView},
    employers::check,
    records::{new_fields, put_fields, put_new, row},
};
use std::{cmp::Reverse, collections::BTreeMap};
use worktrail_document::{DocumentKind, Edit};
use worktrail_domain::{
    DocumentId, RecordId, StreamKind, Violation, ViolationCode, preference_id,
    records::{RecordKind, RecordSpec, canonical_value, spec},
    workspace_stream,
};
use worktrail_replica::Replica;

/// The field of a link that says where it leads.
const ADDRESS: &str = "address";

impl Client {
    /// Everything in the own workspace that is not marked as not wanted.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn workspace(&self) -> Result<WorkspaceView, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let mut rows: BTreeMap<RecordKind, Vec<RecordRow>> = BTreeMap::new();
            for stored in replica.records_in(workspace_stream(replica.identity()?.user))? {
                if !stored.discarded {
                    let row = row(replica, stored, today)?;
                    rows.entry(row.kind).or_default().push(row);
                }
            }
            let mut take = |kind: RecordKind| rows.remove(&kind).unwrap_or_default();
            let mut tasks = take(RecordKind::PrivateTask);
            tasks.sort_by_cached_key(|row| {
                let due = row.fields.get("due").cloned();
                (row.status != "open", due.is_none(), due, Reverse(row.created_at))
            });
            let mut links = take(RecordKind::WorkspaceLink);
            links.sort_by_cached_key(|row| {
                let place = row.fields.get("position").and_then(|text| text.parse::<u32>().ok());
                (place.is_none(), place, row.title.clone())
            });
            let preferences = take(RecordKind::Preference)
                .into_iter()
                .filter_map(|mut row| Some((row.fields.remove("name")?, row.fields.remove("value")?)))
                .collect();
            let (templates, user_log) = (take(RecordKind::NoteTemplate), take(RecordKind::UserLog));
            Ok(WorkspaceView { tasks, links, templates, user_log, preferences })
        })
    }

    /// Adds a task of one's own, a link, a template or a line of the user log.
    ///
    /// # Errors
    /// A broken rule with its field, [`CoreError::Locked`] or a store error.
    pub fn add_workspace_record(&self, input: NewWorkspaceRecord) -> Result<Created, CoreError> {
        let (now, today) = (self.now(), self.today());
        let id = self.new_id(RecordId::at)?;
        let spec = kept_in_workspace(input.kind)?;
        let fields = new_fields(spec, &input.fields)?;
        self.act(&format!("record.add/{}", input.kind.code()), |replica, work| {
            check(replica, spec, &fields, None, false, today)?;
            create(replica, work, id.document(), |edit| put_new(edit, spec, &fields, now))
        })?;
        Ok(Created { id: id.to_string() })
    }

    /// Closes a task of one's own: it is completed now, and a due time after that is pulled back to it.
    ///
    /// # Errors
    /// Code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn complete_private_task(&self, id: RecordId) -> Result<(), CoreError> {
        self.with(|replica| match RecordKind::from_code(&replica.record(id)?.kind) {
            RecordKind::PrivateTask => Ok(()),
            _ => Err(CoreError::unknown_id("id")),
        })?;
        let fields = [("status".to_owned(), "completed".to_owned())].into();
        self.edit_record(EditRecord { id, fields, base: None, discarded: None })
    }

    /// The address of a link of one's own, to be opened outside the app. What anybody else may have written is no such
    /// link: nothing of a trail or an employer leads out of the app.
    ///
    /// # Errors
    /// Code `id_unknown` for what is not a link of one's own, `web_address_invalid` for one that is not on the web,
    /// [`CoreError::Locked`] or a store error.
    pub fn own_link(&self, id: RecordId) -> Result<String, CoreError> {
        self.with(|replica| {
            let stored = replica.record(id).map_err(|_| CoreError::unknown_id("id"))?;
            let own = stored.stream == workspace_stream(replica.identity()?.user);
            if !own || stored.discarded || RecordKind::from_code(&stored.kind) != RecordKind::WorkspaceLink {
                return Err(CoreError::unknown_id("id"));
            }
            let Some(field) = spec(RecordKind::WorkspaceLink).field(ADDRESS) else {
                return Err(CoreError::unknown_id("id"));
            };
            // Checked again here: another laptop of the person may have an older app.
            let address = canonical_value(field, stored.fields.get(ADDRESS).map_or("", String::as_str))?;
            if address.is_empty() {
                return Err(Violation::new(ViolationCode::WebAddressInvalid, ADDRESS).into());
            }
            Ok(address)
        })
    }

    /// Sets one of the person's preferences; an empty value clears it.
    ///
    /// # Errors
    /// A broken rule with its field, [`CoreError::Locked`] or a store error.
    pub fn set_preference(&self, input: SetPreference) -> Result<(), CoreError> {
        let (now, today) = (self.now(), self.today());
        let spec = spec(RecordKind::Preference);
        let typed = [("name", input.name.trim()), ("value", input.value.trim())]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into();
        let fields = new_fields(spec, &typed)?;
        self.act("preference.set", |replica, work| {
            check(replica, spec, &fields, None, false, today)?;
            let id = preference_id(replica.identity()?.user, input.name.trim()).document();
            if replica.has_document(id)? {
                return work.edit(replica, id, DocumentKind::Record, |_, edit| put_fields(edit, spec, &typed, None));
            }
            create(replica, work, id, |edit| put_new(edit, spec, &fields, now))
        })
    }
}

/// Makes a document in the own workspace, and the workspace with its first one.
fn create(
    replica: &Replica,
    work: &mut Work,
    id: DocumentId,
    fill: impl FnOnce(&mut Edit<'_>) -> Result<(), CoreError>,
) -> Result<(), CoreError> {
    let stream = workspace_stream(replica.identity()?.user);
    if replica.stream_kind(stream)?.is_none() {
        work.start(stream, StreamKind::Workspace);
    }
    work.create(replica, stream, id, DocumentKind::Record, fill)
}

/// What a kind holds, for kinds that a person adds to the own workspace.
fn kept_in_workspace(kind: RecordKind) -> Result<&'static RecordSpec, Violation> {
    let spec = spec(kind);
    if spec.stream == StreamKind::Workspace && !matches!(kind, RecordKind::Unknown | RecordKind::Preference) {
        Ok(spec)
    } else {
        Err(Violation::new(ViolationCode::ValueUnknown, "kind"))
    }
}
