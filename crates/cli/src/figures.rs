//! `worktrail figures`: figures of contacts and time in the field.

use crate::{
    clock::date_text,
    command::{Command, read_id},
    failure::Failure,
    human::cells,
    table::aligned,
};
use clap::Args;
use worktrail_core::{
    api::{FigureCount, FigureShare, FiguresFilter, FiguresView, LimitedCount, MeasureFigures},
    domain::counting::ShareLevel,
};

#[derive(Debug, Args)]
pub(crate) struct Figures {
    #[arg(long, value_name = "ID", help = "Bare dette jobbsporet")]
    trail: Option<String>,
    #[arg(long, value_name = "DATO", help = "Første dag [ellers 1. januar i år]")]
    from: Option<String>,
    #[arg(long, value_name = "DATO", help = "Siste dag [ellers i dag]")]
    to: Option<String>,
    #[arg(long, help = "Også kollegers, så langt de finnes her")]
    everybody: bool,
}

impl Figures {
    /// The command these arguments ask for.
    pub(crate) fn command(self) -> Result<Command, Failure> {
        let trail = self.trail.map(|id| read_id(&id, "trail")).transpose()?;
        Ok(Command::Figures(FiguresFilter { trail, from: self.from, to: self.to, everybody: self.everybody }))
    }
}

pub(crate) fn figures_text(view: &FiguresView) -> String {
    let mut lines = vec![format!("Måltall {} til {}", date_text(view.from), date_text(view.to)), String::new()];
    lines.push(aligned(&totals(view)));
    for (title, counts) in [
        ("Tellende arbeidsgivermøter etter hva de gjaldt", &view.contacts_by_sub_category),
        ("Henviste etter alder", &view.referred_by_age),
        ("Aktive etter fase", &view.active_by_phase),
        ("Avsluttede etter årsak", &view.ended_by_cause),
    ] {
        if !counts.is_empty() {
            lines.push(format!("{title}\n{}", counts_text(counts)));
        }
    }
    lines.extend(view.measures.iter().filter(|measure| measure.total.meetings > 0).map(weeks_text));
    lines.join("\n")
}

fn totals(view: &FiguresView) -> Vec<Vec<String>> {
    let mut rows: Vec<_> = view
        .measures
        .iter()
        .map(|measure| {
            let total = measure.total;
            let text = format!("{} møter, {} arbeidsgivere, {}", total.meetings, total.employers, hours(total.minutes));
            cells([&measure.label, &text])
        })
        .collect();
    rows.push(cells(["Utetid forrige uke", &share_text(view.field_last_week)]));
    rows.push(cells(["Utetid forrige kvartal", &share_text(view.field_last_quarter)]));
    if let Some(target) = view.contacts_per_week_target {
        rows.push(cells(["Mål for kontakter per uke", &target.to_string()]));
    }
    rows.push(cells(["Arbeidsgivermøter siste 7 dager", &view.employer_meetings_last_7_days.to_string()]));
    rows.push(cells(["Åpne møter som er over", &limited_text(view.open_past_meetings)]));
    rows.push(cells(["I jobb", &limited_text(view.in_job)]));
    rows.push(cells(["I utdanning", &limited_text(view.in_education)]));
    rows.push(cells(["I fag- og yrkesopplæring", &limited_text(view.in_training)]));
    rows
}

fn weeks_text(measure: &MeasureFigures) -> String {
    let mut rows = vec![cells(["Uke", "Møter", "Arbeidsgivere", "Timer", "Andel av uken"])];
    rows.extend(measure.weeks.iter().filter(|week| week.tally.meetings > 0).map(|week| {
        cells([
            &format!("{} {}", week.week, week.year),
            &week.tally.meetings.to_string(),
            &week.tally.employers.to_string(),
            &hours(week.tally.minutes),
            &share_text(week.share),
        ])
    }));
    format!("{} per uke\n{}", measure.label, aligned(&rows))
}

fn counts_text(counts: &[FigureCount]) -> String {
    aligned(&counts.iter().map(|count| cells([&count.label, &count.count.to_string()])).collect::<Vec<_>>())
}

fn hours(minutes: u32) -> String {
    format!("{},{} t", minutes / 60, minutes % 60 * 10 / 60)
}

fn share_text(share: FigureShare) -> String {
    format!("{},{} % ({})", share.permille / 10, share.permille % 10, level_text(share.level))
}

fn limited_text(count: LimitedCount) -> String {
    format!("{} ({})", count.count, level_text(count.level))
}

const fn level_text(level: ShareLevel) -> &'static str {
    match level {
        ShareLevel::Low => "lavt",
        ShareLevel::Middle => "middels",
        ShareLevel::High => "høyt",
    }
}
