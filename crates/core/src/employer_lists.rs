//! Finding employers, and one employer's page with its dialogue. Read from tables; a document is loaded only for the
//! one employer on screen.

use crate::{
    Client, CoreError,
    api::{ContactBy, DialogueEntry, DialogueKind, EmployerFilter, EmployerRow, EmployerView, RecordRow},
    conflicts::conflicts,
    employers,
    profile::profile_values,
    records::row,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Channel, Date, DocumentId, MeetingStatus, RecordId, StreamId, Timestamp, TrailId, UserId, Words,
    code_lists::{CodeListName, built_in},
    fold,
    meetings::SubCategory,
    oslo_date, parse_time,
    records::{Fields, RecordKind, is_over, place_of, postal_nearness, trade_of, warning_removed_on},
};
use worktrail_replica::{ContactTally, MetEmployer, Replica, StoredRecord};

/// Most employers in one answer.
const EMPLOYERS_MAX: usize = 200;

/// Shortest word of a wish that is looked for; shorter ones (*med*, *og*, *jobb*) fit everywhere.
const WISH_CHARS_MIN: usize = 5;

/// Fields of the profile that say what a participant wishes to do; nothing about health is looked at.
const WISHES: [&str; 6] =
    ["main_goal_description", "desired_profession", "desired_tasks", "interests", "priority_wishes", "ce_main_goal"];

/// Subject of a mark of a meeting in a trail, before a job is found.
const DEVELOPMENT: Words = Words::new(
    "Jobbutvikling og relasjonsbygging",
    "Jobbutvikling og relasjonsbygging",
    "Job development and building relations",
);

/// Subject of a mark of a meeting in a trail, about support in a job.
const SUPPORT: Words = Words::new("Jobbstøtte og oppfølging", "Jobbstøtte og oppfølging", "Job support and follow-up");

impl Client {
    /// Employers: those registered in the team and those that meetings name, those met last first; by a postal code the
    /// nearest, by a wish those that fit best.
    ///
    /// # Errors
    /// Code `id_unknown` for a trail that is not here; [`CoreError::Locked`] or a store error.
    pub fn employers(&self, filter: EmployerFilter) -> Result<Vec<EmployerRow>, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let wish = filter.wish_of.map(|trail| wish_words(replica, trail)).transpose()?;
            let mut found: Vec<Found> = candidates(replica, today)?;
            found.retain(|one| fits(one, &filter, today));
            if let Some(words) = &wish {
                for one in &mut found {
                    one.row.fits = one.says(words);
                }
                found.retain(|one| !one.row.fits.is_empty());
            }
            found.sort_by_cached_key(|one| {
                let near = filter.near.as_deref().and_then(|code| postal_nearness(code.trim(), &one.row.postal_code));
                (near, Reverse((one.row.fits.len(), one.row.last_met_at)), fold(&one.row.name))
            });
            Ok(found.into_iter().map(|one| one.row).take(EMPLOYERS_MAX).collect())
        })
    }

    /// One employer, by its organisation number: facts, people, needs, agreements, tasks and dialogue.
    ///
    /// # Errors
    /// A malformed number on `org_number`; code `id_unknown` when it is not registered; [`CoreError::Locked`] or a store
    /// error.
    pub fn employer(&self, org_number: &str) -> Result<EmployerView, CoreError> {
        let today = self.today();
        let number = employers::org_number(org_number)?;
        self.with(|replica| {
            let home = replica.employer_with(number.digits())?.ok_or_else(|| CoreError::unknown_id("org_number"))?;
            page(replica, home, today)
        })
    }
}

/// An employer with what is searched in it beside its row.
struct Found {
    row: EmployerRow,
    county: String,
    municipality_code: String,
    trade_code: String,
    /// Everything that says what it does and needs.
    text: String,
}

impl Found {
    /// Those of the words of a wish that it says something of, in whatever form of the word.
    fn says(&self, wish: &[String]) -> Vec<String> {
        let own = words(&self.text);
        let fits = |word: &String, wish: &String| {
            word.starts_with(wish.as_str()) || (word.len() >= WISH_CHARS_MIN && wish.starts_with(word.as_str()))
        };
        wish.iter().filter(|wish| own.iter().any(|word| fits(word, wish))).cloned().collect()
    }
}

fn candidates(replica: &Replica, today: Date) -> Result<Vec<Found>, CoreError> {
    let tallies = replica.contact_tallies()?;
    let mut needs: BTreeMap<StreamId, Vec<StoredRecord>> = BTreeMap::new();
    for need in replica.records(None, Some(RecordKind::EmployerNeed.code()))? {
        needs.entry(need.stream).or_default().push(need);
    }
    let mut met: BTreeMap<String, MetEmployer> =
        replica.employers_met()?.into_iter().map(|one| (one.org_number.clone(), one)).collect();
    let mut found = Vec::new();
    for stored in replica.records(None, Some(RecordKind::Employer.code()))?.into_iter().filter(|one| !one.discarded) {
        let tally = tallies.get(&stored.stream).copied().unwrap_or_default();
        let needs = needs.get(&stored.stream).map(Vec::as_slice).unwrap_or_default();
        let mut one = registered(&stored, tally, needs, today);
        one.row.place = met.remove(&one.row.org_number).map(|met| met.place).unwrap_or_default();
        found.push(one);
    }
    found.extend(met.into_values().map(only_met));
    Ok(found)
}

fn registered(stored: &StoredRecord, tally: ContactTally, needs: &[StoredRecord], today: Date) -> Found {
    let field = |key: &str| stored.fields.get(key).cloned().unwrap_or_default();
    let (place, trade) = (place_of(&stored.fields, today), trade_of(&stored.fields, today));
    let open: Vec<&StoredRecord> = needs
        .iter()
        .filter(|need| !need.discarded && !is_over(RecordKind::EmployerNeed, &need.fields, today))
        .collect();
    let mut text = vec![field("name"), field("alias"), trade.words.clone()];
    text.extend(stored.texts.values().cloned());
    for need in &open {
        text.extend(need.fields.iter().filter(|(key, _)| *key == "title").map(|(_, value)| value.clone()));
        text.extend(need.fields.get("occupation").and_then(|code| occupation(code, today)));
        text.extend(need.texts.values().cloned());
    }
    Found {
        text: text.join(" "),
        county: place.county,
        municipality_code: place.municipality_code,
        trade_code: trade.code,
        row: EmployerRow {
            id: Some(stored.id),
            org_number: field("org_number"),
            name: field("name"),
            place: String::new(),
            municipality: place.municipality,
            postal_code: place.postal_code,
            trade: trade.words,
            employees: field("employees").parse().ok(),
            last_met_at: tally.last_at,
            meetings: tally.team,
            own_meetings: tally.own,
            open_needs: u32::try_from(open.len()).unwrap_or(u32::MAX),
            fits: Vec::new(),
            closed_down: field("closed_down") == "true",
        },
    }
}

/// An employer that only meetings name: from before employers were registered.
fn only_met(met: MetEmployer) -> Found {
    Found {
        text: met.name.clone(),
        county: String::new(),
        municipality_code: String::new(),
        trade_code: String::new(),
        row: EmployerRow {
            id: None,
            org_number: met.org_number,
            name: met.name,
            place: met.place,
            municipality: String::new(),
            postal_code: String::new(),
            trade: String::new(),
            employees: None,
            last_met_at: met.last_met_at,
            meetings: met.meetings,
            own_meetings: 0,
            open_needs: 0,
            fits: Vec::new(),
            closed_down: false,
        },
    }
}

fn fits(one: &Found, filter: &EmployerFilter, today: Date) -> bool {
    let row = &one.row;
    let query = fold(filter.query.trim());
    let compact: String = query.chars().filter(|c| !c.is_whitespace()).collect();
    let by_query = fold(&row.name).contains(&query)
        || fold(&row.place).contains(&query)
        || fold(&row.municipality).contains(&query)
        || row.org_number.starts_with(&compact)
        || words(&one.text).iter().any(|word| word.starts_with(&query));
    let by_place = filter.place.as_deref().is_none_or(|place| lies_in(one, place, today));
    let by_near =
        filter.near.as_deref().is_none_or(|code| postal_nearness(code.trim(), &one.row.postal_code).is_some());
    let by_trade = filter.trade.as_deref().is_none_or(|trade| {
        let wanted = fold(trade.trim());
        let is_code = wanted.starts_with(|c: char| c.is_ascii_digit());
        if is_code { one.trade_code.starts_with(&wanted) } else { fold(&row.trade).contains(&wanted) }
    });
    let size = |holds: &dyn Fn(u32) -> bool| row.employees.is_some_and(holds);
    let by_size = filter.employees_min.is_none_or(|min| size(&|count| count >= min))
        && filter.employees_max.is_none_or(|max| size(&|count| count <= max));
    let by_contact = match filter.contacted_by {
        None => true,
        Some(ContactBy::Own) => row.own_meetings > 0,
        Some(ContactBy::Team) => row.meetings > 0,
        Some(ContactBy::Nobody) => row.meetings == 0,
    };
    let by_needs = !filter.with_needs || row.open_needs > 0;
    by_query && by_place && by_near && by_trade && by_size && by_contact && by_needs
}

/// Whether an employer lies in a municipality or a county, given by name or number.
fn lies_in(one: &Found, place: &str, today: Date) -> bool {
    let wanted = fold(place.trim());
    let code = &one.municipality_code;
    let county_code = code.get(..2).unwrap_or_default();
    fold(&one.row.municipality) == wanted
        || fold(&one.county) == wanted
        || (!code.is_empty() && (*code == wanted || county_code == wanted))
        || built_in(CodeListName::County).title(county_code, today).is_some_and(|title| fold(title) == wanted)
}

/// What a participant wishes, in words: the profile's fields about wishes, and the titles and occupations of jobs that are
/// planned or tried.
fn wish_words(replica: &Replica, trail: TrailId) -> Result<Vec<String>, CoreError> {
    replica.trail_facts(trail).map_err(|_| CoreError::unknown_id("wish_of"))?;
    let profile = profile_values(replica, trail)?;
    let mut text: Vec<String> = WISHES.iter().filter_map(|key| profile.get(*key)).cloned().collect();
    for job in replica.records(Some(trail), Some(RecordKind::Job.code()))?.into_iter().filter(|job| !job.discarded) {
        text.extend(job.fields.get("title").cloned());
        let on = oslo_date(job.created_at);
        text.extend(job.fields.get("occupation").and_then(|code| occupation(code, on)));
    }
    Ok(words(&text.join(" ")).into_iter().filter(|word| word.chars().count() >= WISH_CHARS_MIN).collect())
}

/// The title of an occupation, or of the wider group it lies in.
fn occupation(code: &str, on: Date) -> Option<String> {
    let list = built_in(CodeListName::Occupation);
    (1..=code.len()).rev().find_map(|length| list.title(code.get(..length)?, on)).map(str::to_owned)
}

fn words(text: &str) -> BTreeSet<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn page(replica: &Replica, home: StreamId, today: Date) -> Result<EmployerView, CoreError> {
    let id = home.document().record();
    let stored = replica.record(id)?;
    let fields = crate::records::shown_fields(worktrail_domain::records::spec(RecordKind::Employer), &stored);
    let number = fields.get("org_number").cloned().unwrap_or_default();
    let all = candidates(replica, today)?;
    let branches = replica
        .records(None, Some(RecordKind::Employer.code()))?
        .into_iter()
        .filter(|one| one.fields.get("parent_org_number") == Some(&number))
        .map(|one| one.id)
        .collect::<BTreeSet<RecordId>>();
    let mut here = None;
    let mut of_it = Vec::new();
    for one in all {
        match one.row.id {
            Some(found) if found == id => here = Some(one),
            Some(found) if branches.contains(&found) => of_it.push(one.row),
            _ => {}
        }
    }
    let here = here.ok_or_else(|| CoreError::unknown_id("org_number"))?;
    let records: Vec<StoredRecord> = replica.records_in(home)?.into_iter().filter(|one| !one.discarded).collect();
    let of_kind = |kind: RecordKind| -> Result<Vec<RecordRow>, CoreError> {
        let wanted = records.iter().filter(|one| one.kind == kind.code());
        wanted.map(|one| row(replica, one.clone(), today)).collect()
    };
    let mut contacts = of_kind(RecordKind::EmployerContact)?;
    contacts.sort_by_key(|row| row.fields.contains_key("former_employee"));
    let (_, mut document) = replica.load_document(home.document(), DocumentKind::Record)?;
    Ok(EmployerView {
        id,
        row: here.row,
        county: here.county,
        branches: of_it,
        warning_until: warning_removed_on(&fields)
            .filter(|until| fields.get("warning").is_some_and(|tick| tick == "true") && *until > today),
        contacts,
        needs: of_kind(RecordKind::EmployerNeed)?,
        agreements: of_kind(RecordKind::EmployerAgreement)?,
        tasks: of_kind(RecordKind::EmployerTask)?,
        dialogue: dialogue(replica, home, &records)?,
        version: document.version().to_string(),
        history: replica.history(home.document())?,
        conflicts: conflicts(&document),
        fields,
    })
}

/// Marks of meetings in trails, meetings without a participant, calls and tasks, newest first.
fn dialogue(replica: &Replica, home: StreamId, records: &[StoredRecord]) -> Result<Vec<DialogueEntry>, CoreError> {
    let mut entries = Vec::new();
    for record in records {
        entries.extend(entry_of(replica, record)?);
    }
    for meeting in replica.meetings_in(home)? {
        entries.push(DialogueEntry {
            id: meeting.id.document(),
            kind: DialogueKind::Meeting,
            at: meeting.at,
            subject: meeting.subject,
            channel: Some(meeting.channel),
            status: Some(meeting.status),
            sub_category: String::new(),
            decision_maker: String::new(),
            who: author(replica, meeting.id.document())?,
        });
    }
    entries.sort_by_key(|entry| (Reverse(entry.at), entry.id));
    Ok(entries)
}

fn entry_of(replica: &Replica, record: &StoredRecord) -> Result<Option<DialogueEntry>, CoreError> {
    let field = |key: &str| record.fields.get(key).cloned().unwrap_or_default();
    let kind = match RecordKind::from_code(&record.kind) {
        RecordKind::ContactMark => DialogueKind::TrailMeeting,
        RecordKind::EmployerLog => DialogueKind::Log,
        RecordKind::EmployerTask => DialogueKind::Task,
        _ => return Ok(None),
    };
    let is_mark = kind == DialogueKind::TrailMeeting;
    Ok(Some(DialogueEntry {
        id: record.id.document(),
        kind,
        at: time(&record.fields).unwrap_or(record.created_at),
        subject: match (is_mark, SubCategory::from_code(&field("sub_category"))) {
            (true, SubCategory::JobSupport | SubCategory::FollowUp) => SUPPORT.of(replica.language()).to_owned(),
            (true, _) => DEVELOPMENT.of(replica.language()).to_owned(),
            (false, _) => field("subject"),
        },
        channel: record.fields.get("channel").filter(|_| is_mark).map(|code| Channel::from_code(code)),
        status: record.fields.get("status").filter(|_| is_mark).map(|code| MeetingStatus::from_code(code)),
        sub_category: field("sub_category"),
        decision_maker: field("decision_maker"),
        who: match record.fields.get("by").and_then(|by| by.parse::<UserId>().ok()) {
            Some(by) => replica.user_name(by)?.unwrap_or_default(),
            None => author(replica, record.id.document())?,
        },
    }))
}

fn time(fields: &Fields) -> Option<Timestamp> {
    fields.get("at").and_then(|text| parse_time(text, "at").ok())
}

/// Who made a document.
fn author(replica: &Replica, id: DocumentId) -> Result<String, CoreError> {
    Ok(replica.history(id)?.pop().map(|first| first.author).unwrap_or_default())
}
