//! Pages to print: a report, a trail, a job or any other record, each as one self-contained file.

mod html;

use crate::{Client, CoreError, api::TimelineEntry, texts};
use html::{Page, PageSection};
use worktrail_domain::{
    Date, Language, Phase, RecordId, Timestamp, TrailId, Words, day_in, day_text, oslo_date,
    records::{FieldKind, Fields, RecordKind, code_list_named, spec},
    reports::{ReportBlock, ReportLine},
};

const OPEN_TASKS: Words = Words::new("Åpne oppgaver", "Opne oppgåver", "Open tasks");
const TIMELINE: Words = Words::new("Tidslinje", "Tidslinje", "Timeline");
const PARTICIPANT: Words = Words::new("Deltaker", "Deltakar", "Participant");
const DUE: Words = Words::new("Frist", "Frist", "Due");
const DATE: Words = Words::new("Dato", "Dato", "Date");
const WHAT: Words = Words::new("Hva", "Kva", "What");
const SUBJECT: Words = Words::new("Emne", "Emne", "Subject");
const PRINTED: Words = Words::new("Skrevet ut {day}.", "Skrive ut {day}.", "Printed on {day}.");

impl Client {
    /// A report as a page: what the screen shows, without what says nothing. In bokmål, as it is filed.
    ///
    /// # Errors
    /// Code `id_unknown` when there is no such report here; [`CoreError::Locked`] or a store error.
    pub fn report_page(&self, id: RecordId) -> Result<String, CoreError> {
        let view = self.report(id)?;
        let report = view.report.printed();
        let footer = match &view.filed {
            Some(filed) => format!("Journalført {} på sak {}.", day_text(oslo_date(filed.at)), filed.case),
            None => format!("{}. Skrevet ut {}.", view.status.label_nb(), day_text(self.today())),
        };
        let sections =
            report.sections.into_iter().map(|section| PageSection { title: section.title_nb, blocks: section.blocks });
        let (title, heading, language) = (report.title_nb, report.heading, Language::Nb);
        Ok(Page { title, heading, sections: sections.collect(), footer, language }.html())
    }

    /// A trail as a page: facts, profile, jobs and educations, open tasks, and what happened.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn trail_page(&self, id: TrailId) -> Result<String, CoreError> {
        let (view, profile) = (self.trail(id)?, self.profile(id)?);
        let language = self.language();
        let told = |label: Words, value: &str| line(label.of(language), value);
        let day = |on: Date| day_in(on, language);
        let mut heading = vec![
            told(texts::PHASE, view.row.phase.label().of(language)),
            told(Phase::Referred.label(), &day(view.row.referred)),
        ];
        heading.extend(view.started_at.map(|at| told(texts::STARTED, &day(oslo_date(at)))));
        heading.push(told(texts::OWNER, &view.row.owner_name));
        let mut sections: Vec<PageSection> = Vec::new();
        for section in profile.sections {
            let texts = section
                .fields
                .into_iter()
                .filter(|field| !field.value.is_empty())
                .map(|field| ReportBlock::Text { field: None, label_nb: field.label, text: field.shown });
            sections.push(PageSection { title: section.label, blocks: texts.collect() });
        }
        let printed =
            [RecordKind::Job, RecordKind::Education, RecordKind::VocationalTraining, RecordKind::ApprenticeJob];
        for kind in printed {
            let rows =
                self.records(crate::api::RecordFilter { trail: Some(id), kind: Some(kind), include_discarded: false })?;
            let blocks = rows.into_iter().map(|row| facts(kind, row.title, &row.fields, language)).collect();
            sections.push(PageSection { title: kind.label().of(language).to_owned(), blocks });
        }
        let tasks =
            view.tasks.iter().map(|task| vec![task.due.map(day).unwrap_or_default(), task.subject.clone()]).collect();
        let of_table = |title: Words, columns: &[Words], rows| PageSection {
            title: title.of(language).to_owned(),
            blocks: vec![table(columns, rows, language)],
        };
        sections.push(of_table(OPEN_TASKS, &[DUE, texts::TASK], tasks));
        let happened = view.timeline.iter().map(|entry| happened(entry, language)).collect();
        sections.push(of_table(TIMELINE, &[DATE, WHAT, SUBJECT], happened));
        let title = format!("{}: {}", texts::TRAIL.of(language), view.row.title);
        Ok(Page { title, heading, sections, footer: self.printed(), language }.html())
    }

    /// A record as a page: a job, an education or whatever kind it is.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn record_page(&self, id: RecordId) -> Result<String, CoreError> {
        let (row, language) = (self.record(id)?.row, self.language());
        let section =
            PageSection { title: String::new(), blocks: vec![facts(row.kind, String::new(), &row.fields, language)] };
        let page = Page {
            title: format!("{}: {}", row.label, row.title),
            heading: vec![line(PARTICIPANT.of(language), &row.trail_title)],
            sections: vec![section],
            footer: self.printed(),
            language,
        };
        Ok(page.html())
    }

    /// When a page was printed.
    fn printed(&self) -> String {
        PRINTED.with([("day", self.today().into())]).of(self.language())
    }
}

/// A record's fields with their labels, in the order of the catalogue.
fn facts(kind: RecordKind, heading: String, fields: &Fields, language: Language) -> ReportBlock {
    let lines = spec(kind).fields.iter().filter_map(|field| {
        let stored = fields.get(&field.key).filter(|value| !value.is_empty())?;
        let value = match &field.kind {
            FieldKind::Code { list } => code_list_named(list)
                .and_then(|list| list.value(stored))
                .map_or(stored.as_str(), |value| value.label.of(language))
                .to_owned(),
            FieldKind::Tick => texts::YES.of(language).to_owned(),
            FieldKind::Date => stored.parse().map_or_else(|_| stored.clone(), |on| day_in(on, language)),
            _ => stored.clone(),
        };
        Some(line(field.label.of(language), &value))
    });
    ReportBlock::Facts { heading, lines: lines.collect() }
}

fn happened(entry: &TimelineEntry, language: Language) -> Vec<String> {
    let on = |at: &Timestamp| day_in(oslo_date(*at), language);
    match entry {
        TimelineEntry::Meeting { at, meeting } => {
            vec![on(at), meeting.kind.label().of(language).to_owned(), meeting.subject.clone()]
        }
        TimelineEntry::Task { at, task } => vec![on(at), texts::TASK.of(language).to_owned(), task.subject.clone()],
        TimelineEntry::Event { at, text, author, .. } => vec![on(at), text.clone(), author.clone()],
    }
}

fn line(label: &str, value: &str) -> ReportLine {
    ReportLine { label_nb: label.to_owned(), value: value.to_owned() }
}

fn table(columns: &[Words], rows: Vec<Vec<String>>, language: Language) -> ReportBlock {
    ReportBlock::Table { columns: columns.iter().map(|column| column.of(language).to_owned()).collect(), rows }
}
