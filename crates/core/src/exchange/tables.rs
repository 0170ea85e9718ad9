//! All tables there are: those written here, and one for each kind of record and each section of the profile.

use super::{
    choices::{
        channels, decision_makers, end_causes, end_details, meeting_kinds, meeting_statuses, phases, services,
        sub_categories, task_priorities, task_statuses, ticks,
    },
    columns::{CellKind, Column, Rows, Table},
};
use crate::profile::section_fields;
use std::sync::OnceLock;
use worktrail_document::{FIELD_PREFIX, RECORD_TEXTS};
use worktrail_domain::{
    FieldKind, ProfileSection, RecordKind, StreamKind, fold,
    profile::{self, section_label},
    records::spec,
};
use worktrail_domain::{Language, Words};

/// All tables, in the order they are imported: trails and employers come before what lies in them.
pub(super) fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let of = |home: StreamKind| {
            // What a meeting leaves at its employer is derived again from the meeting, and in no file.
            let kinds = RecordKind::ALL.iter().copied().filter(|kind| *kind != RecordKind::ContactMark);
            kinds.filter(move |kind| spec(*kind).stream == home).map(records)
        };
        let mut tables = vec![trails(), meetings(), tasks()];
        tables.extend(of(StreamKind::Trail));
        tables.extend(sections().into_iter().map(profile_section));
        tables.push(others("other_records", "Andre oppføringer", StreamKind::Trail));
        tables.extend(of(StreamKind::Employer));
        tables.push(employer_meetings());
        tables.push(others("other_employer_records", "Andre oppføringer hos arbeidsgivere", StreamKind::Employer));
        tables.extend(of(StreamKind::Workspace));
        tables.push(others("other_workspace_records", "Andre egne oppføringer", StreamKind::Workspace));
        tables
    })
}

/// The table a file or sheet is, by its place: by its name if it has a table's, else the first that its header fits.
pub(super) fn table_of(name: &str, header: &[String]) -> Option<usize> {
    let wanted = fold(name.trim());
    let named = |table: &Table| fold(&table.name) == wanted || fold(&table.label) == wanted;
    let all = tables();
    all.iter().position(named).or_else(|| all.iter().position(|table| table.fits(header)))
}

fn column(name: &str, label: Words, key: &str, kind: CellKind) -> Column {
    Column { name: name.to_owned(), label, key: key.to_owned(), kind, required: false }
}

/// A column with the name of its key.
fn same(name: &str, label: Words, kind: CellKind) -> Column {
    column(name, label, name, kind)
}

fn required(column: Column) -> Column {
    Column { required: true, ..column }
}

fn table(name: &str, label: &str, rows: Rows, home: StreamKind, columns: Vec<Column>) -> Table {
    Table { name: name.to_owned(), label: label.to_owned(), rows, home, columns }
}

fn trails() -> Table {
    let text = |section: ProfileSection, label: Words| same(section.key(), label, CellKind::Text);
    let columns = vec![
        required(same(
            "national_id",
            Words::new("Fødselsnummer", "Fødselsnummer", "National identity number"),
            CellKind::NationalId,
        )),
        same("name", Words::new("Navn", "Namn", "Name"), CellKind::Line),
        same("referred", Words::new("Henvist dato", "Tilvist dato", "Date referred"), CellKind::Date),
        same("service", Words::new("Tjeneste", "Teneste", "Service"), CellKind::Code(services)),
        same("phase", Words::new("Fase", "Fase", "Phase"), CellKind::Code(phases)),
        same("started_at", Words::new("Oppstartsdato", "Oppstartsdato", "Start date"), CellKind::Time),
        same("end_cause", Words::new("Sluttårsak", "Sluttårsak", "End cause"), CellKind::Code(end_causes)),
        same(
            "end_detail",
            Words::new("Detaljert sluttårsak", "Detaljert sluttårsak", "Detailed end cause"),
            CellKind::Code(end_details),
        ),
        same("ended_on", Words::new("Sluttdato", "Sluttdato", "End date"), CellKind::Date),
        same("end_registered_on", Words::new("Slutt registrert", "Slutt registrert", "End registered"), CellKind::Date),
        same(
            "readmitted_from",
            Words::new("Gjeninntatt fra", "Teken inn igjen frå", "Re-admitted from"),
            CellKind::Line,
        ),
        text(
            ProfileSection::Goal,
            Words::new("Hovedmål og jobbønske", "Hovudmål og jobbønske", "Main goal and job wish"),
        ),
        text(
            ProfileSection::Strengths,
            Words::new("Styrker og tilrettelegging", "Styrkar og tilrettelegging", "Strengths and adjustments"),
        ),
        text(ProfileSection::Openness, Words::new("Åpenhet", "Openheit", "Openness")),
        same("birth_date", Words::new("Fødselsdato", "Fødselsdato", "Date of birth"), CellKind::Born),
        same(
            "person_confirmed",
            Words::new("Riktig person er bekreftet", "Rett person er stadfesta", "The right person is confirmed"),
            CellKind::Confirmed,
        ),
        same(
            "informed_of_rights",
            Words::new("Informert om rettigheter", "Informert om rettar", "Informed of rights"),
            CellKind::Confirmed,
        ),
        same(
            "informed_version",
            Words::new("Versjon av informasjonen", "Versjon av informasjonen", "Version of the information"),
            CellKind::Line,
        ),
        same(
            "guardian_consent",
            Words::new("Samtykke fra foresatte", "Samtykke frå føresette", "Consent of the guardians"),
            CellKind::Confirmed,
        ),
        same("is_shielded", Words::new("Skjermet", "Skjerma", "Shielded"), CellKind::Confirmed),
        same("is_provisional", Words::new("Foreløpig", "Førebels", "Provisional"), CellKind::Confirmed),
        same("confirmed_by", Words::new("Bekreftet av", "Stadfesta av", "Confirmed by"), CellKind::Line),
        same("confirmed_on", Words::new("Bekreftet dato", "Stadfesta dato", "Date confirmed"), CellKind::Date),
        same("handed_over_at", Words::new("Eierskifte", "Eigarskifte", "Change of owner"), CellKind::Time),
        same("handed_over_by", Words::new("Eierskifte av", "Eigarskifte av", "Change of owner by"), CellKind::Line),
        same(
            "handover_note",
            Words::new("Melding ved eierskifte", "Melding ved eigarskifte", "Note at the change of owner"),
            CellKind::Line,
        ),
        same(
            "revealed_at",
            Words::new("Spurt om skjermet adresse", "Spurt om skjerma adresse", "Shielded address asked for"),
            CellKind::Time,
        ),
        same(
            "revealed_by",
            Words::new("Spurt om skjermet adresse av", "Spurt om skjerma adresse av", "Shielded address asked for by"),
            CellKind::Line,
        ),
        same(
            "reveal_reason",
            Words::new(
                "Grunn til å spørre om adressen",
                "Grunn til å spørje om adressa",
                "Reason for asking for the address",
            ),
            CellKind::Line,
        ),
        same("created_at", Words::new("Opprettet", "Oppretta", "Created"), CellKind::Time),
    ];
    table("trails", "Jobbspor", Rows::Trails, StreamKind::Trail, columns)
}

fn meetings() -> Table {
    table("meetings", "Møter", Rows::Meetings, StreamKind::Trail, meeting_columns())
}

/// Meetings with employers that are about no participant; what only a participant's meeting says is left out.
fn employer_meetings() -> Table {
    let of_a_trail = ["participant_attends", "institution", "institution_contact", "reminded_for"];
    let columns = meeting_columns().into_iter().filter(|column| !of_a_trail.contains(&column.name.as_str()));
    // Every meeting here is of one kind, and all of them are with an employer.
    let columns = columns.map(|column| match column.name.as_str() {
        "kind" => Column { required: false, ..column },
        "employer" => required(column),
        _ => column,
    });
    table("employer_meetings", "Møter uten deltaker", Rows::Meetings, StreamKind::Employer, columns.collect())
}

fn meeting_columns() -> Vec<Column> {
    vec![
        required(column(
            "kind",
            Words::new("Type møte", "Type møte", "Kind of meeting"),
            "meeting_kind",
            CellKind::Code(meeting_kinds),
        )),
        required(same("at", Words::same("Start"), CellKind::Time)),
        same("minutes", Words::new("Varighet (minutter)", "Lengd (minutt)", "Length (minutes)"), CellKind::Number),
        same("channel", Words::new("Kanal", "Kanal", "Channel"), CellKind::Code(channels)),
        same("place", Words::new("Sted", "Stad", "Place"), CellKind::Line),
        same("status", Words::same("Status"), CellKind::Code(meeting_statuses)),
        required(same("subject", Words::new("Emne", "Emne", "Subject"), CellKind::Line)),
        same(
            "employer",
            Words::new("Organisasjonsnummer", "Organisasjonsnummer", "Organisation number"),
            CellKind::OrgNumber,
        ),
        same("employer_name", Words::new("Arbeidsgiver", "Arbeidsgivar", "Employer"), CellKind::Line),
        same(
            "travel_to",
            Words::new("Reisetid før (minutter)", "Reisetid før (minutt)", "Travel before (minutes)"),
            CellKind::Number,
        ),
        same(
            "travel_from",
            Words::new("Reisetid etter (minutter)", "Reisetid etter (minutt)", "Travel after (minutes)"),
            CellKind::Number,
        ),
        same(
            "sub_category",
            Words::new("Underkategori", "Underkategori", "Sub-category"),
            CellKind::Code(sub_categories),
        ),
        same(
            "decision_maker",
            Words::new("Beslutningstaker", "Avgjerdstakar", "Decision maker"),
            CellKind::Code(decision_makers),
        ),
        same(
            "employer_contact",
            Words::new("Arbeidsgiverkontakt", "Arbeidsgivarkontakt", "Employer contact"),
            CellKind::Line,
        ),
        same(
            "participant_attends",
            Words::new("Deltaker deltar", "Deltakar er med", "Participant attends"),
            CellKind::Mark,
        ),
        same(
            "institution",
            Words::new("Utdanningsinstitusjon", "Utdanningsinstitusjon", "Place of education"),
            CellKind::Line,
        ),
        same(
            "institution_contact",
            Words::new("Kontakt ved institusjonen", "Kontakt ved institusjonen", "Contact at the place of education"),
            CellKind::Line,
        ),
        same("in_the_field", Words::new("Ute i felt", "Ute i felt", "In the field"), CellKind::Code(ticks)),
        same(
            "no_person_data",
            Words::new("Ingen brukeropplysninger", "Ingen brukaropplysningar", "Nothing about a participant"),
            CellKind::Mark,
        ),
        same("cancel_reason", Words::new("Avlyst fordi", "Avlyst fordi", "Cancelled because"), CellKind::Line),
        same("undone", Words::new("Angret", "Angra", "Undone"), CellKind::Mark),
        same("undone_reason", Words::new("Angret fordi", "Angra fordi", "Undone because"), CellKind::Line),
        same("held_by", Words::new("Holdt av", "Halde av", "Held by"), CellKind::Line),
        same("reminded_for", Words::new("Påminnet om", "Minna om", "Reminded of"), CellKind::Time),
        same("note", Words::new("Notat", "Notat", "Note"), CellKind::Text),
        same("created_at", Words::new("Opprettet", "Oppretta", "Created"), CellKind::Time),
    ]
}

fn tasks() -> Table {
    let columns = vec![
        required(same("subject", Words::new("Emne", "Emne", "Subject"), CellKind::Line)),
        same("due", Words::new("Frist", "Frist", "Due"), CellKind::Due),
        same("priority", Words::new("Prioritet", "Prioritet", "Priority"), CellKind::Code(task_priorities)),
        same("remind_at", Words::new("Påminnelse", "Påminning", "Reminder"), CellKind::Time),
        same("status", Words::same("Status"), CellKind::Code(task_statuses)),
        same("reason", Words::new("Begrunnelse", "Grunngiving", "Reason"), CellKind::Line),
        same("meeting", Words::new("Møte", "Møte", "Meeting"), CellKind::Line),
        same("note", Words::new("Notat", "Notat", "Note"), CellKind::Text),
        same("created_at", Words::new("Opprettet", "Oppretta", "Created"), CellKind::Time),
        same("done_at", Words::new("Utført", "Utført", "Done"), CellKind::Time),
    ];
    table("tasks", "Oppgaver", Rows::Tasks, StreamKind::Trail, columns)
}

fn records(kind: RecordKind) -> Table {
    let spec = spec(kind);
    let mut slots = RECORD_TEXTS.iter();
    let fields = spec.fields.iter().map(|field| {
        // The order of a kind's texts is the order of their slots, for good.
        let slot = matches!(field.kind, FieldKind::Text { .. }).then(|| slots.next()).flatten();
        let key = slot.map_or_else(|| format!("{FIELD_PREFIX}{}", field.key), |slot| (*slot).to_owned());
        Column {
            required: field.required && field.default.is_none(),
            ..column(&field.key, field.label, &key, CellKind::Field(field))
        }
    });
    let mut columns: Vec<Column> = fields.collect();
    if kind == RecordKind::Report {
        columns.extend([
            same("filed_at", Words::new("Journalført", "Journalført", "Filed"), CellKind::Time),
            same("filed_case", Words::new("Sak", "Sak", "Case"), CellKind::Line),
            same("filed_report", Words::new("Journalført tekst", "Journalført tekst", "Filed text"), CellKind::Written),
            same(
                "filed_sha256",
                Words::new(
                    "Avtrykk av journalført tekst",
                    "Avtrykk av journalført tekst",
                    "Fingerprint of the filed text",
                ),
                CellKind::Line,
            ),
        ]);
    }
    table(kind.code(), spec.plural.of(Language::Nb), Rows::Records(kind), spec.stream, with_marks(columns))
}

/// The sections of the profile that have a document of their own, in the order of the catalogue.
fn sections() -> Vec<&'static str> {
    let mut found = Vec::new();
    for section in profile::fields().filter_map(|field| profile::section_of(field.key())) {
        if !found.contains(&section) && !section_fields(section).is_empty() {
            found.push(section);
        }
    }
    found
}

fn profile_section(section: &'static str) -> Table {
    let fields = section_fields(section).into_iter();
    let columns = fields.map(|(field, key)| column(field.key(), field.label(), &key, CellKind::Profile(field)));
    let name = format!("profile_{section}");
    let label = format!("Profil {}", section_label(section).map_or("", |label| label.of(Language::Nb)));
    table(&name, &label, Rows::Profile(section), StreamKind::Trail, with_marks(columns.collect()))
}

fn others(name: &str, label: &str, home: StreamKind) -> Table {
    let kind = required(column("kind", Words::new("Type", "Type", "Kind"), "record_kind", CellKind::Line));
    table(name, label, Rows::Others, home, with_marks(vec![kind]))
}

/// What every record has beside its fields.
fn with_marks(mut columns: Vec<Column>) -> Vec<Column> {
    columns.push(same("discarded", Words::new("Uaktuell", "Uaktuell", "Discarded"), CellKind::Mark));
    columns.push(same("created_at", Words::new("Opprettet", "Oppretta", "Created"), CellKind::Time));
    columns
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
        assert_eq!(
            of("Kontakter", &["Fornavn", "Etternavn", "E-post", "informed", "employer"]),
            Some("employer_contact")
        );
        assert_eq!(of("x", &["Start", "Emne", "Organisasjonsnummer"]), Some("employer_meetings"));
        assert_eq!(of("x", &["Navn", "Adresse"]), Some("workspace_link"));
    }

    #[test]
    fn everything_of_the_catalogues_has_a_table_but_what_is_derived() {
        let has = |rows: Rows| tables().iter().any(|table| table.rows == rows);
        for kind in RecordKind::ALL.iter().copied() {
            assert_eq!(has(Rows::Records(kind)), kind != RecordKind::ContactMark, "{}", kind.code());
        }
        let in_tables: BTreeSet<_> = tables()
            .iter()
            .filter(|table| matches!(table.rows, Rows::Profile(_)))
            .flat_map(|table| table.columns.iter().map(|column| column.name.as_str()))
            .collect();
        // Three texts lie in the trail's own document, and are columns of its row.
        assert_eq!(profile::fields().filter(|field| !in_tables.contains(field.key())).count(), 3);
    }
}
