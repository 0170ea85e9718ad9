//! Which tables there are and what each column of them is in its documents.

use std::sync::OnceLock;
use worktrail_document::{DocumentKind, RECORD_TEXTS};
use worktrail_domain::{
    Channel, EndCause, FieldKind, FieldSpec, MeetingKind, MeetingStatus, Phase, ProfileSection, RecordKind, StreamKind,
    TaskPriority, TaskStatus, TrailType,
    ending::EndCauseDetail,
    fold,
    meetings::{DecisionMaker, SubCategory},
    records::spec,
};

/// Name of the last column of every table: what no other column names, as JSON.
pub(super) const MORE: &str = "more";

/// Keys that no table carries: the person who imports becomes the owner, and the stream says which trail it is.
pub(super) const UNCARRIED: [&str; 3] = ["owner", "trail", "record_kind"];

/// A code and its label.
pub(super) type Choice = (&'static str, &'static str);

/// How the cells of a column are read.
#[derive(Clone, Copy)]
pub(super) enum CellKind {
    /// One line.
    Line,
    /// Eleven digits.
    NationalId,
    /// Nine digits.
    OrgNumber,
    /// A text that several people may write in.
    Text,
    /// A day.
    Date,
    /// A point in time.
    Time,
    /// A day, or a point in time.
    Due,
    /// A number, not below zero.
    Number,
    /// A mark.
    Mark,
    /// One of a closed list.
    Code(fn() -> Vec<Choice>),
    /// A field of a record, as the catalogue describes it.
    Field(&'static FieldSpec),
}

/// One column.
pub(super) struct Column {
    /// The name in the header.
    pub(super) name: String,
    /// Another name that is understood, in bokmål.
    pub(super) label: String,
    /// The key in the document.
    pub(super) key: String,
    pub(super) kind: CellKind,
    pub(super) required: bool,
}

/// One table. Beside its columns each has `id`, those of entities in a trail have `trail`, and all have [`MORE`].
pub(super) struct Table {
    /// Name of the sheet, and of the file without its ending.
    pub(super) name: String,
    /// Another name that is understood, in bokmål.
    pub(super) label: String,
    pub(super) kind: DocumentKind,
    /// The kind of its records; nothing for trails, meetings, tasks and records of kinds that a newer app has.
    pub(super) record: Option<RecordKind>,
    pub(super) columns: Vec<Column>,
}

impl Table {
    /// Whether its rows name the trail they belong to.
    pub(super) fn is_in_trail(&self) -> bool {
        self.kind != DocumentKind::Trail
    }

    /// The header, in the order of an export.
    pub(super) fn header(&self) -> Vec<String> {
        let first = if self.is_in_trail() { &["id", "trail"][..] } else { &["id"][..] };
        let names = self.columns.iter().map(|column| column.name.as_str());
        first.iter().copied().chain(names).chain([MORE]).map(ToOwned::to_owned).collect()
    }

    /// Whether a header can be this table's: it knows every column, and what every row must say is among them.
    pub(super) fn fits(&self, header: &[String]) -> bool {
        let knows = |name: &String| self.place(name).is_some();
        let has = |wanted: &str| header.iter().any(|name| fold(name) == fold(wanted));
        let required = self.columns.iter().filter(|column| column.required);
        let names_trail = !self.is_in_trail() || has("trail") || has(TRAIL_LABEL);
        header.iter().all(knows) && names_trail && required.into_iter().all(|c| has(&c.name) || has(&c.label))
    }

    /// The name of the column that a header means, by name or label.
    pub(super) fn place(&self, header: &str) -> Option<String> {
        let wanted = fold(header.trim());
        let is = |name: &str| fold(name) == wanted;
        if let Some(name) = ["id", MORE].into_iter().find(|name| is(name)) {
            return Some(name.to_owned());
        }
        if self.is_in_trail() && (is("trail") || is(TRAIL_LABEL)) {
            return Some("trail".to_owned());
        }
        let by_name = self.columns.iter().find(|column| is(&column.name));
        let found = by_name.or_else(|| self.columns.iter().find(|column| is(&column.label)));
        found.map(|column| column.name.clone())
    }
}

/// The trail of a row, in bokmål.
const TRAIL_LABEL: &str = "Jobbspor";

/// All tables, in the order they are imported: trails come before what lies in them.
pub(super) fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = vec![trails(), meetings(), tasks()];
        let kinds = RecordKind::ALL.iter().copied();
        tables.extend(kinds.filter(|kind| spec(*kind).stream == StreamKind::Trail).map(records));
        tables.push(Table {
            name: "other_records".to_owned(),
            label: "Andre oppføringer".to_owned(),
            kind: DocumentKind::Record,
            record: None,
            columns: with_marks(vec![required(column("kind", "Type", "record_kind", CellKind::Line))]),
        });
        tables
    })
}

/// The table a file or sheet is: by its name if it has a table's, else the first that its header fits.
pub(super) fn table_of(name: &str, header: &[String]) -> Option<usize> {
    let wanted = fold(name.trim());
    let named = |table: &Table| fold(&table.name) == wanted || fold(&table.label) == wanted;
    let all = tables();
    all.iter().position(named).or_else(|| all.iter().position(|table| table.fits(header)))
}

fn column(name: &str, label: &str, key: &str, kind: CellKind) -> Column {
    Column { name: name.to_owned(), label: label.to_owned(), key: key.to_owned(), kind, required: false }
}

fn required(column: Column) -> Column {
    Column { required: true, ..column }
}

fn trails() -> Table {
    let text = |section: ProfileSection, label: &str| column(section.key(), label, section.key(), CellKind::Text);
    Table {
        name: "trails".to_owned(),
        label: "Jobbspor".to_owned(),
        kind: DocumentKind::Trail,
        record: None,
        columns: vec![
            required(column("national_id", "Fødselsnummer", "national_id", CellKind::NationalId)),
            column("name", "Navn", "name", CellKind::Line),
            column("referred", "Henvist dato", "referred", CellKind::Date),
            column("service", "Tjeneste", "service", CellKind::Code(services)),
            column("phase", "Fase", "phase", CellKind::Code(phases)),
            column("started_at", "Oppstartsdato", "started_at", CellKind::Time),
            column("end_cause", "Sluttårsak", "end_cause", CellKind::Code(end_causes)),
            column("end_detail", "Detaljert sluttårsak", "end_detail", CellKind::Code(end_details)),
            column("ended_on", "Sluttdato", "ended_on", CellKind::Date),
            column("end_registered_on", "Slutt registrert", "end_registered_on", CellKind::Date),
            column("readmitted_from", "Gjeninntatt fra", "readmitted_from", CellKind::Line),
            text(ProfileSection::Goal, "Hovedmål og jobbønske"),
            text(ProfileSection::Strengths, "Styrker og tilrettelegging"),
            text(ProfileSection::Openness, "Åpenhet"),
            column("created_at", "Opprettet", "created_at", CellKind::Time),
        ],
    }
}

fn meetings() -> Table {
    let same = |name: &str, label: &str, kind| column(name, label, name, kind);
    Table {
        name: "meetings".to_owned(),
        label: "Møter".to_owned(),
        kind: DocumentKind::Meeting,
        record: None,
        columns: vec![
            required(column("kind", "Type møte", "meeting_kind", CellKind::Code(meeting_kinds))),
            required(same("at", "Start", CellKind::Time)),
            same("minutes", "Varighet (minutter)", CellKind::Number),
            same("channel", "Kanal", CellKind::Code(channels)),
            same("place", "Sted", CellKind::Line),
            same("status", "Status", CellKind::Code(meeting_statuses)),
            required(same("subject", "Emne", CellKind::Line)),
            same("employer", "Organisasjonsnummer", CellKind::OrgNumber),
            same("employer_name", "Arbeidsgiver", CellKind::Line),
            same("travel_to", "Reisetid før (minutter)", CellKind::Number),
            same("travel_from", "Reisetid etter (minutter)", CellKind::Number),
            same("sub_category", "Underkategori", CellKind::Code(sub_categories)),
            same("decision_maker", "Beslutningstaker", CellKind::Code(decision_makers)),
            same("employer_contact", "Arbeidsgiverkontakt", CellKind::Line),
            same("participant_attends", "Deltaker deltar", CellKind::Mark),
            same("institution", "Utdanningsinstitusjon", CellKind::Line),
            same("institution_contact", "Kontakt ved institusjonen", CellKind::Line),
            same("in_the_field", "Ute i felt", CellKind::Code(ticks)),
            same("no_person_data", "Ingen brukeropplysninger", CellKind::Mark),
            same("cancel_reason", "Avlyst fordi", CellKind::Line),
            same("undone", "Angret", CellKind::Mark),
            same("undone_reason", "Angret fordi", CellKind::Line),
            same("held_by", "Holdt av", CellKind::Line),
            same("reminded_for", "Påminnet om", CellKind::Time),
            same("note", "Notat", CellKind::Text),
            same("created_at", "Opprettet", CellKind::Time),
        ],
    }
}

fn tasks() -> Table {
    let same = |name: &str, label: &str, kind| column(name, label, name, kind);
    Table {
        name: "tasks".to_owned(),
        label: "Oppgaver".to_owned(),
        kind: DocumentKind::Task,
        record: None,
        columns: vec![
            required(same("subject", "Emne", CellKind::Line)),
            same("due", "Frist", CellKind::Due),
            same("priority", "Prioritet", CellKind::Code(task_priorities)),
            same("remind_at", "Påminnelse", CellKind::Time),
            same("status", "Status", CellKind::Code(task_statuses)),
            same("reason", "Begrunnelse", CellKind::Line),
            same("meeting", "Møte", CellKind::Line),
            same("note", "Notat", CellKind::Text),
            same("created_at", "Opprettet", CellKind::Time),
            same("done_at", "Utført", CellKind::Time),
        ],
    }
}

fn records(kind: RecordKind) -> Table {
    let spec = spec(kind);
    let mut slots = RECORD_TEXTS.iter();
    let fields = spec.fields.iter().map(|field| {
        // The order of a kind's texts is the order of their slots, for good.
        let slot = matches!(field.kind, FieldKind::Text { .. }).then(|| slots.next()).flatten();
        let key = slot.map_or_else(|| format!("f.{}", field.key), |slot| (*slot).to_owned());
        Column {
            name: field.key.clone(),
            label: field.label_nb.clone(),
            key,
            kind: CellKind::Field(field),
            required: field.required && field.default.is_none(),
        }
    });
    Table {
        name: kind.code().to_owned(),
        label: spec.plural_nb.clone(),
        kind: DocumentKind::Record,
        record: Some(kind),
        columns: with_marks(fields.collect()),
    }
}

/// What every record has beside its fields.
fn with_marks(mut columns: Vec<Column>) -> Vec<Column> {
    columns.push(column("discarded", "Uaktuell", "discarded", CellKind::Mark));
    columns.push(column("created_at", "Opprettet", "created_at", CellKind::Time));
    columns
}

fn phases() -> Vec<Choice> {
    Phase::ALL.iter().chain(Phase::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

fn services() -> Vec<Choice> {
    TrailType::ALL.iter().map(|one| (one.code(), one.label_nb())).collect()
}

fn end_details() -> Vec<Choice> {
    EndCauseDetail::ALL.iter().chain(EndCauseDetail::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

fn end_causes() -> Vec<Choice> {
    EndCause::ALL.iter().chain(EndCause::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

fn meeting_kinds() -> Vec<Choice> {
    MeetingKind::ALL.iter().chain(MeetingKind::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

fn channels() -> Vec<Choice> {
    Channel::ALL.iter().chain(Channel::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

fn meeting_statuses() -> Vec<Choice> {
    MeetingStatus::ALL.iter().chain(MeetingStatus::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

fn task_priorities() -> Vec<Choice> {
    TaskPriority::ALL.iter().chain(TaskPriority::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

fn sub_categories() -> Vec<Choice> {
    SubCategory::ALL.iter().map(|one| (one.code(), one.label_nb())).collect()
}

fn decision_makers() -> Vec<Choice> {
    DecisionMaker::ALL.iter().map(|one| (one.code(), one.label_nb())).collect()
}

fn ticks() -> Vec<Choice> {
    vec![("yes", "Ja"), ("no", "Nei")]
}

fn task_statuses() -> Vec<Choice> {
    TaskStatus::ALL.iter().chain(TaskStatus::UNLISTED).map(|one| (one.code(), one.label_nb())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_has_its_own_name_and_every_column_its_own_name_and_key() {
        let names: BTreeSet<_> = tables().iter().map(|table| &table.name).collect();
        assert_eq!(names.len(), tables().len());
        for table in tables() {
            let header: BTreeSet<_> = table.header().into_iter().collect();
            assert_eq!(header.len(), table.header().len(), "{}", table.name);
            let keys: BTreeSet<_> = table.columns.iter().map(|column| &column.key).collect();
            assert_eq!(keys.len(), table.columns.len(), "{}", table.name);
            assert!(table.name.chars().count() <= 31, "a sheet's name is at most 31 characters");
        }
    }

    #[test]
    fn table_is_known_by_its_name_its_label_or_its_header() {
        let of = |name: &str, header: &[&str]| {
            let header: Vec<String> = header.iter().map(|one| (*one).to_owned()).collect();
            table_of(name, &header).map(|index| tables()[index].name.as_str())
        };
        assert_eq!(of("Meetings", &[]), Some("meetings"));
        assert_eq!(of("Møter", &[]), Some("meetings"));
        assert_eq!(of("x", &["Fødselsnummer", "Navn"]), Some("trails"));
        assert_eq!(of("x", &["subject", "trail", "due"]), Some("tasks"));
        assert_eq!(of("x", &["Jobbspor", "Stillingstittel", "employment_form", "Startdato"]), Some("job"));
        assert_eq!(of("x", &["frukt", "pris"]), None);
    }
}
