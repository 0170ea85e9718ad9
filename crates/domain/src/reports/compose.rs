//! The one function that composes a report of live data.
//!
//! A periodic report shows what lies in its period; a closing report shows the whole trail, also for jobs
//! and employers. It is filed in bokmål, whatever language the window has. Rows are sorted, so that every replica composes the same report of the same data.

use super::{
    ReportKind,
    sections::{ComposedReport, ReportBlock, ReportLine, ReportSection, SectionCode},
    text, title_nb,
};
use crate::{
    Date, Language, MeetingKind, MeetingStatus, TrailType, day_text, oslo_date, parse_time,
    records::{FieldKind, Fields, RecordKind, code_list_named, date, period_is_on, spec, status_by_date},
};
use chrono::Months;
use std::collections::BTreeSet;

/// How far past the period the planned meetings are shown, in months: the next report is due then.
const PLAN_MONTHS: u32 = 3;

/// Sections of a periodic report, in order.
const INTERVAL: [SectionCode; 13] = [
    SectionCode::MainGoal,
    SectionCode::Wishes,
    SectionCode::PeriodSummary,
    SectionCode::PassivePeriods,
    SectionCode::Recruitment,
    SectionCode::Activities,
    SectionCode::Participant,
    SectionCode::Employers,
    SectionCode::Schools,
    SectionCode::Work,
    SectionCode::Training,
    SectionCode::Plan,
    SectionCode::Comment,
];

/// Sections of a closing report, in order.
const CLOSING: [SectionCode; 15] = [
    SectionCode::ClosingSummary,
    SectionCode::MainGoal,
    SectionCode::Wishes,
    SectionCode::CareerMapping,
    SectionCode::PassivePeriods,
    SectionCode::Recruitment,
    SectionCode::Activities,
    SectionCode::Participant,
    SectionCode::Employers,
    SectionCode::Schools,
    SectionCode::Work,
    SectionCode::Training,
    SectionCode::Process,
    SectionCode::Adaptation,
    SectionCode::Comment,
];

/// What a report takes from the trail itself; texts that are not there are empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReportTrail<'a> {
    /// The participant's name.
    pub participant: &'a str,
    /// Treatment team (IPS) or applying department (AMS).
    pub referred_by: &'a str,
    /// The counsellor at the Nav office.
    pub counsellor: &'a str,
    /// Day of the completed start-up meeting.
    pub started_on: Option<Date>,
    /// Day the trail ended.
    pub ended_on: Option<Date>,
    /// Label of the cause.
    pub end_cause: &'a str,
    /// Label of the detailed cause.
    pub end_detail: &'a str,
    /// Label of the main goal.
    pub main_goal: &'a str,
    /// Description of the main goal.
    pub main_goal_description: &'a str,
    /// Wishes in order of priority (IPS).
    pub priority_wishes: &'a str,
    /// Wished profession, trade or career (AMS).
    pub desired_profession: &'a str,
}

/// One meeting of the trail.
#[derive(Debug, Clone, Copy)]
pub struct ReportMeeting<'a> {
    /// Kind of meeting.
    pub kind: MeetingKind,
    /// Its day in Norway.
    pub on: Date,
    /// What became of it.
    pub status: MeetingStatus,
    /// What it was about.
    pub subject: &'a str,
    /// Name of the employer or the place of study.
    pub with: &'a str,
    /// Name of the contact there.
    pub contact: &'a str,
    /// Whether the participant was to come.
    pub participant_attends: bool,
    /// Label of the sub-category.
    pub category: &'a str,
}

impl ReportMeeting<'_> {
    fn is_held(&self) -> bool {
        matches!(self.status, MeetingStatus::Completed | MeetingStatus::NoShow)
    }

    fn participant_was_there(&self) -> bool {
        self.participant_attends && self.status == MeetingStatus::Completed
    }
}

/// One record of the trail: job, education, training, apprentice job, period or sub-goal.
#[derive(Debug, Clone, Copy)]
pub struct ReportRecord<'a> {
    /// Kind of record.
    pub kind: RecordKind,
    /// Its values.
    pub fields: &'a Fields,
    /// Name of the employer it refers to.
    pub employer: &'a str,
}

/// Everything a report is composed of.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The service of the trail.
    pub service: TrailType,
    /// The report's own fields: kind, period, texts.
    pub report: &'a Fields,
    /// The trail itself.
    pub trail: ReportTrail<'a>,
    /// All meetings of the trail; those about no participant are left out here.
    pub meetings: &'a [ReportMeeting<'a>],
    /// All records of the trail.
    pub records: &'a [ReportRecord<'a>],
    /// Today in Norway.
    pub today: Date,
}

/// Composes a report. The screen shows it as it is, the page and the archive get [`ComposedReport::printed`].
#[must_use]
pub fn compose(input: &ReportInput<'_>) -> ComposedReport {
    let kind = ReportKind::from_code(text(input.report, "kind"));
    let closing = kind == ReportKind::End;
    let writer = Writer { input, closing, from: date(input.report, "date_from"), to: date(input.report, "date_to") };
    let codes: &[SectionCode] = if closing { &CLOSING } else { &INTERVAL };
    ComposedReport {
        title_nb: title_nb(kind, input.service).to_owned(),
        heading: writer.heading(),
        sections: codes.iter().filter_map(|code| writer.section(*code)).collect(),
    }
}

struct Writer<'a> {
    input: &'a ReportInput<'a>,
    closing: bool,
    from: Option<Date>,
    to: Option<Date>,
}

impl<'a> Writer<'a> {
    fn is_ams(&self) -> bool {
        self.input.service == TrailType::Ams
    }

    fn heading(&self) -> Vec<ReportLine> {
        let trail = &self.input.trail;
        let referred = if self.is_ams() { "Innsøkende avdeling" } else { "Behandlingsteam" };
        let mut lines = vec![
            line("Deltaker", trail.participant),
            line(referred, trail.referred_by),
            line("Nav-veileder", trail.counsellor),
            line("Oppstartsdato", &day(trail.started_on)),
        ];
        if self.closing {
            lines.push(line("Sluttdato", &day(trail.ended_on)));
            lines.push(line("Sluttårsak", trail.end_cause));
            lines.push(line("Detaljert sluttårsak", trail.end_detail));
        } else {
            lines.push(line("Periode", &span(self.from, self.to)));
        }
        lines.push(line("Jobbspesialist", text(self.input.report, "specialist")));
        lines.retain(|line| !line.value.is_empty());
        lines
    }

    /// A section, or nothing when this service or this kind of report does not have it.
    fn section(&self, code: SectionCode) -> Option<ReportSection> {
        let trail = &self.input.trail;
        let ams = self.is_ams();
        let blocks = match code {
            SectionCode::ClosingSummary => vec![self.own_text("end_summary")],
            SectionCode::MainGoal => {
                vec![shown_text("Hovedmål", trail.main_goal), shown_text("Beskrivelse", trail.main_goal_description)]
            }
            SectionCode::Wishes if !ams => vec![shown_text("Prioriterte yrkesønsker", trail.priority_wishes)],
            SectionCode::CareerMapping if ams => {
                vec![self.own_text("end_mapping"), shown_text("Ønsket yrke/bransje/karriere", trail.desired_profession)]
            }
            SectionCode::PeriodSummary => vec![self.own_text("period_summary")],
            SectionCode::PassivePeriods if !ams => self.passive_periods(),
            SectionCode::Recruitment if ams => vec![self.recruitment()],
            SectionCode::Activities => vec![self.activities()],
            SectionCode::Participant => self.participant_meetings(),
            SectionCode::Employers => {
                let mut blocks = self.outside_meetings(MeetingKind::Employer, "Arbeidsgiver");
                if self.closing && ams {
                    blocks.push(self.own_text("end_employers"));
                }
                blocks
            }
            SectionCode::Schools if !ams => self.outside_meetings(MeetingKind::Education, "Utdanningsinstitusjon"),
            SectionCode::Work => {
                let mut blocks = self.things(&[RecordKind::Job]);
                if self.closing {
                    blocks.push(self.own_text("end_work"));
                }
                blocks
            }
            SectionCode::Training => {
                self.things(&[RecordKind::Education, RecordKind::VocationalTraining, RecordKind::ApprenticeJob])
            }
            SectionCode::Plan => self.plan(),
            SectionCode::Process if !ams => vec![self.own_text("end_process")],
            SectionCode::Adaptation if !ams => vec![self.own_text("end_adaptation")],
            SectionCode::Comment => vec![self.own_text("comment_on_behalf")],
            _ => return None,
        };
        Some(ReportSection { code, title_nb: code.label_nb().to_owned(), blocks })
    }

    /// A text that the specialist writes in the report.
    fn own_text(&self, key: &str) -> ReportBlock {
        let label = spec(RecordKind::Report).field(key).map_or("", |field| field.label.of(Language::Nb));
        ReportBlock::Text {
            field: Some(key.to_owned()),
            label_nb: label.to_owned(),
            text: text(self.input.report, key).to_owned(),
        }
    }

    /// Whether a day belongs to the report.
    fn covers(&self, on: Date) -> bool {
        self.closing || (self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to))
    }

    /// Whether something that lasted belongs to the report: it went on on at least one of its days.
    fn overlaps(&self, fields: &Fields, first: &str, last: &str) -> bool {
        self.closing
            || (date(fields, first).zip(self.to).is_none_or(|(first, to)| first <= to)
                && date(fields, last).zip(self.from).is_none_or(|(last, from)| from <= last))
    }

    fn records(&self, kinds: &[RecordKind]) -> Vec<&'a ReportRecord<'a>> {
        let mut records: Vec<_> = self.input.records.iter().filter(|record| kinds.contains(&record.kind)).collect();
        let begins = |record: &ReportRecord<'a>| {
            let first = ["start_date", "from", "completed_at", "due"].map(|key| text(record.fields, key));
            (first, text(record.fields, "title"), text(record.fields, "subject"), record.kind)
        };
        records.sort_by(|one, other| {
            begins(one)
                .cmp(&begins(other))
                .then_with(|| (one.fields, one.employer).cmp(&(other.fields, other.employer)))
        });
        records
    }

    fn meetings(&self, kinds: &[MeetingKind]) -> Vec<&'a ReportMeeting<'a>> {
        let mut meetings: Vec<_> = self.input.meetings.iter().filter(|meeting| kinds.contains(&meeting.kind)).collect();
        meetings.sort_by_key(|m| (m.on, m.with, m.subject, m.contact, m.status, m.participant_attends, m.category));
        meetings
    }

    fn passive_periods(&self) -> Vec<ReportBlock> {
        let periods = self.records(&[RecordKind::PassivePeriod]);
        let rows = periods
            .iter()
            .filter(|period| self.overlaps(period.fields, "from", "to"))
            .map(|period| vec![day(date(period.fields, "from")), day(date(period.fields, "to"))])
            .collect();
        let follow_up = periods
            .iter()
            .filter(|period| period_is_on(RecordKind::PassivePeriod, period.fields, self.input.today))
            .map(|period| line("Neste oppfølging", &day(date(period.fields, "follow_up_on"))))
            .collect();
        vec![table(&["Fra", "Til"], rows), ReportBlock::Facts { heading: String::new(), lines: follow_up }]
    }

    fn recruitment(&self) -> ReportBlock {
        let rows = self
            .records(&[RecordKind::RecruitmentPeriod])
            .iter()
            .filter(|period| self.overlaps(period.fields, "start_date", "end_date"))
            .map(|period| {
                vec![
                    day(date(period.fields, "start_date")),
                    day(date(period.fields, "end_date")),
                    text(period.fields, "place_of_employment").to_owned(),
                    label("recruitment_end_cause", text(period.fields, "end_cause")),
                    label("recruitment_end_detail", text(period.fields, "end_detail")),
                ]
            })
            .collect();
        table(&["Fra", "Til", "Arbeidsplass", "Status ved avslutning", "Detaljert årsak"], rows)
    }

    fn activities(&self) -> ReportBlock {
        let rows = self
            .records(&[RecordKind::SubGoal])
            .iter()
            .filter(|goal| text(goal.fields, "status") == "completed")
            .filter(|goal| day_of(goal.fields, "completed_at").map_or(self.closing, |on| self.covers(on)))
            .map(|goal| {
                let on = day(day_of(goal.fields, "completed_at"));
                vec![text(goal.fields, "subject").to_owned(), on, text(goal.fields, "description").to_owned()]
            })
            .collect();
        table(&["Aktivitet", "Fullført", "Beskrivelse"], rows)
    }

    fn participant_meetings(&self) -> Vec<ReportBlock> {
        let meetings = self.meetings(&[MeetingKind::Startup, MeetingKind::Participant]);
        let with = |status: MeetingStatus| -> Vec<&&ReportMeeting<'_>> {
            meetings.iter().filter(|m| m.status == status && self.covers(m.on)).collect()
        };
        let told = |meetings: Vec<&&ReportMeeting<'_>>| {
            let days: Vec<String> = meetings.iter().map(|m| day(Some(m.on))).collect();
            match (self.closing, days.is_empty()) {
                (false, false) => format!("{} ({})", days.len(), days.join(", ")),
                _ => days.len().to_string(),
            }
        };
        let mut lines = vec![
            line("Møter deltakeren møtte til", &told(with(MeetingStatus::Completed))),
            line("Møter deltakeren ikke møtte til", &told(with(MeetingStatus::NoShow))),
        ];
        if self.is_ams() {
            lines.push(line("Avlyste møter", &with(MeetingStatus::Cancelled).len().to_string()));
        }
        let mut blocks = vec![ReportBlock::Facts { heading: String::new(), lines }];
        if self.closing && self.is_ams() {
            blocks.push(self.own_text("end_participant"));
        }
        blocks
    }

    /// Meetings with employers or places of study: each of them in a period, names and counts at the end.
    fn outside_meetings(&self, kind: MeetingKind, who: &str) -> Vec<ReportBlock> {
        let held: Vec<_> = self.meetings(&[kind]).into_iter().filter(|m| m.is_held() && self.covers(m.on)).collect();
        if self.closing {
            let names: BTreeSet<&str> = held.iter().map(|m| m.with).filter(|name| !name.is_empty()).collect();
            let together = held.iter().filter(|m| m.participant_was_there()).count();
            let lines = vec![
                line("Møter der deltakeren var med", &together.to_string()),
                line("Møter uten deltakeren", &(held.len() - together).to_string()),
            ];
            let rows = names.into_iter().map(|name| vec![name.to_owned()]).collect();
            return vec![table(&[who], rows), ReportBlock::Facts { heading: String::new(), lines }];
        }
        let rows = held
            .iter()
            .map(|m| {
                let there = if m.participant_was_there() { "Ja" } else { "Nei" };
                [m.with, m.contact, there, m.subject, m.category]
                    .map(str::to_owned)
                    .into_iter()
                    .chain([day(Some(m.on))])
                    .collect()
            })
            .collect();
        vec![table(&[who, "Kontakt", "Deltaker var med", "Emne", "Kategori", "Dato"], rows)]
    }

    /// Jobs or trainings that had begun, each with its facts.
    fn things(&self, kinds: &[RecordKind]) -> Vec<ReportBlock> {
        self.records(kinds)
            .into_iter()
            .filter(|record| status_on(record, self.input.today) != "planned")
            .filter(|record| self.overlaps(record.fields, "start_date", "end_date"))
            .map(|record| self.thing(record))
            .collect()
    }

    fn thing(&self, record: &ReportRecord<'_>) -> ReportBlock {
        let mut lines = Vec::new();
        for field in &spec(record.kind).fields {
            let stored = text(record.fields, &field.key);
            let value = match (&field.kind, field.key.as_str()) {
                (_, "title" | "status" | "start_date") => continue,
                (_, "end_date") => span(date(record.fields, "start_date"), date(record.fields, "end_date")),
                (FieldKind::Code { list }, _) => label(list, stored),
                (FieldKind::Tick, _) if stored == "true" => "Ja".to_owned(),
                (FieldKind::Reference { .. }, "employer") => record.employer.to_owned(),
                (FieldKind::Reference { .. }, _) => continue,
                (FieldKind::Number { .. }, _) => stored.replace('.', ","),
                _ => stored.to_owned(),
            };
            let name = if field.key == "end_date" { "Periode" } else { field.label.of(Language::Nb) };
            if !value.is_empty() {
                lines.push(line(name, &value));
            }
        }
        ReportBlock::Facts { heading: text(record.fields, "title").to_owned(), lines }
    }

    /// The next period: its text, open sub-goals ahead, meetings within three months, and what is planned to begin.
    fn plan(&self) -> Vec<ReportBlock> {
        let today = self.input.today;
        let until = self.to.unwrap_or(today).checked_add_months(Months::new(PLAN_MONTHS)).unwrap_or(today);
        let goals = self
            .records(&[RecordKind::SubGoal])
            .iter()
            .filter(|goal| text(goal.fields, "status") == "open")
            .filter_map(|goal| day_of(goal.fields, "due").map(|due| (due, goal)))
            .filter(|(due, _)| *due > today)
            .map(|(due, goal)| vec![text(goal.fields, "subject").to_owned(), day(Some(due))])
            .collect();
        let kinds = [MeetingKind::Startup, MeetingKind::Participant, MeetingKind::Employer, MeetingKind::Education];
        let meetings = self
            .meetings(&kinds)
            .iter()
            .filter(|m| m.status == MeetingStatus::Planned && today < m.on && m.on <= until)
            .map(|m| vec![day(Some(m.on)), m.kind.label_nb().to_owned(), m.subject.to_owned()])
            .collect();
        let begins =
            [RecordKind::Job, RecordKind::Education, RecordKind::VocationalTraining, RecordKind::ApprenticeJob];
        let planned = self
            .records(&begins)
            .iter()
            .filter(|record| status_on(record, today) == "planned")
            .map(|record| {
                let start = day(date(record.fields, "start_date"));
                vec![record.kind.label_nb().to_owned(), text(record.fields, "title").to_owned(), start]
            })
            .collect();
        vec![
            self.own_text("next_period"),
            table(&["Delmål", "Forfall"], goals),
            table(&["Dato", "Møte", "Emne"], meetings),
            table(&["Planlagt", "Tittel", "Fra"], planned),
        ]
    }
}

fn status_on<'a>(record: &ReportRecord<'a>, today: Date) -> &'a str {
    status_by_date(record.kind, record.fields, today).unwrap_or_default()
}

/// The day in Norway of a time in a field.
fn day_of(fields: &Fields, key: &'static str) -> Option<Date> {
    parse_time(text(fields, key), key).ok().map(oslo_date)
}

fn day(date: Option<Date>) -> String {
    date.map(day_text).unwrap_or_default()
}

fn span(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        _ => format!("{} - {}", day(from), day(to)).trim().to_owned(),
    }
}

fn line(label: &str, value: &str) -> ReportLine {
    ReportLine { label_nb: label.to_owned(), value: value.to_owned() }
}

/// The label of a stored code; a newer app's code is shown as it is.
fn label(list: &str, code: &str) -> String {
    code_list_named(list)
        .and_then(|list| list.value(code))
        .map_or(code, |value| value.label.of(Language::Nb))
        .to_owned()
}

fn shown_text(label: &str, text: &str) -> ReportBlock {
    ReportBlock::Text { field: None, label_nb: label.to_owned(), text: text.trim().to_owned() }
}

fn table(columns: &[&str], rows: Vec<Vec<String>>) -> ReportBlock {
    ReportBlock::Table { columns: columns.iter().map(|column| (*column).to_owned()).collect(), rows }
}

#[cfg(test)]
mod tests;
