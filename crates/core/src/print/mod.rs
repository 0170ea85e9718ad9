//! Pages to print: a report, a trail, a job or any other record, each as one self-contained file.

mod html;

use crate::{Client, CoreError, api::TimelineEntry};
use html::{Page, PageSection};
use worktrail_domain::{
    RecordId, Timestamp, TrailId, day_text, oslo_date,
    records::{FieldKind, Fields, RecordKind, code_list_named, spec},
    reports::{ReportBlock, ReportLine},
};

impl Client {
    /// A report as a page: what the screen shows, without what says nothing.
    ///
    /// # Errors
    /// Code `id_unknown` when there is no such report here; [`CoreError::Locked`] or a store error.
    pub fn report_page(&self, id: RecordId) -> Result<String, CoreError> {
        let view = self.report(id)?;
        let report = view.report.printed();
        let footer = match &view.filed {
            Some(filed) => format!("Journalført {} på sak {}.", day_text(oslo_date(filed.at)), filed.case),
            None => format!("{}. Skrevet ut {}.", view.status_label, day_text(self.today())),
        };
        let sections =
            report.sections.into_iter().map(|section| PageSection { title: section.title_nb, blocks: section.blocks });
        Ok(Page { title: report.title_nb, heading: report.heading, sections: sections.collect(), footer }.html())
    }

    /// A trail as a page: facts, profile, jobs and educations, open tasks, and what happened.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn trail_page(&self, id: TrailId) -> Result<String, CoreError> {
        let (view, profile) = (self.trail(id)?, self.profile(id)?);
        let mut heading = vec![line("Fase", view.row.phase.label_nb()), line("Henvist", &day_text(view.row.referred))];
        heading.extend(view.started_at.map(|at| line("Oppstart", &day_text(oslo_date(at)))));
        heading.push(line("Eier", &view.row.owner_name));
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
            let blocks = rows.into_iter().map(|row| facts(kind, row.title, &row.fields)).collect();
            sections.push(PageSection { title: kind.label_nb().to_owned(), blocks });
        }
        let tasks = view
            .tasks
            .iter()
            .map(|task| vec![task.due.map(day_text).unwrap_or_default(), task.subject.clone()])
            .collect();
        sections
            .push(PageSection {
                title: "Åpne oppgaver".to_owned(), blocks: vec![table(&["Frist", "Oppgave"], tasks)]
            });
        let happened = view.timeline.iter().map(happened).collect();
        let columns = ["Dato", "Hva", "Emne"];
        sections.push(PageSection { title: "Tidslinje".to_owned(), blocks: vec![table(&columns, happened)] });
        let footer = format!("Skrevet ut {}.", day_text(self.today()));
        Ok(Page { title: format!("Jobbspor: {}", view.row.title), heading, sections, footer }.html())
    }

    /// A record as a page: a job, an education or whatever kind it is.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn record_page(&self, id: RecordId) -> Result<String, CoreError> {
        let row = self.record(id)?.row;
        let section = PageSection { title: String::new(), blocks: vec![facts(row.kind, String::new(), &row.fields)] };
        let page = Page {
            title: format!("{}: {}", row.label, row.title),
            heading: vec![line("Deltaker", &row.trail_title)],
            sections: vec![section],
            footer: format!("Skrevet ut {}.", day_text(self.today())),
        };
        Ok(page.html())
    }
}

/// A record's fields with their labels, in the order of the catalogue.
fn facts(kind: RecordKind, heading: String, fields: &Fields) -> ReportBlock {
    let lines = spec(kind).fields.iter().filter_map(|field| {
        let stored = fields.get(&field.key).filter(|value| !value.is_empty())?;
        let value = match &field.kind {
            FieldKind::Code { list } => code_list_named(list)
                .and_then(|list| list.value(stored))
                .map_or(stored.as_str(), |v| &v.label_nb)
                .to_owned(),
            FieldKind::Tick => "Ja".to_owned(),
            FieldKind::Date => stored.parse().map_or_else(|_| stored.clone(), day_text),
            _ => stored.clone(),
        };
        Some(line(&field.label_nb, &value))
    });
    ReportBlock::Facts { heading, lines: lines.collect() }
}

fn happened(entry: &TimelineEntry) -> Vec<String> {
    let on = |at: &Timestamp| day_text(oslo_date(*at));
    match entry {
        TimelineEntry::Meeting { at, meeting } => {
            vec![on(at), meeting.kind.label_nb().to_owned(), meeting.subject.clone()]
        }
        TimelineEntry::Task { at, task } => vec![on(at), "Oppgave".to_owned(), task.subject.clone()],
        TimelineEntry::Event { at, text, author, .. } => vec![on(at), text.clone(), author.clone()],
    }
}

fn line(label: &str, value: &str) -> ReportLine {
    ReportLine { label_nb: label.to_owned(), value: value.to_owned() }
}

fn table(columns: &[&str], rows: Vec<Vec<String>>) -> ReportBlock {
    ReportBlock::Table { columns: columns.iter().map(|column| (*column).to_owned()).collect(), rows }
}
