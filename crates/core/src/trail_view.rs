//! One trail as its own page shows it: where it stands, where it can go, and what has happened.

use crate::{
    Client, CoreError,
    api::{
        Banner, BannerKind, EmployerClockView, EndChoice, EndDetailChoice, NextPhase, Obstacle, PhaseGuide,
        ProfileText, TrailView,
    },
    circumstances::Circumstances,
    creation,
    task_list::open_rows_of,
};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    Date, Language, Phase, Phrase, Place, TrailId, Words,
    ending::{correction_deadline, details_of, may_correct},
    phases::{PhaseFacts, PhaseSet, obstacles, phase_set},
    records::{RecordKind, date},
};
use worktrail_replica::RegisterFacts;

impl Client {
    /// One trail with its timeline.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn trail(&self, id: TrailId) -> Result<TrailView, CoreError> {
        let (now, today) = (self.now(), self.today());
        self.with(|replica| {
            let circumstances = Circumstances::read(replica, id, today)?;
            let phase_facts = circumstances.phase_facts();
            let set = phase_set(phase_facts.service);
            let clock = circumstances.employer_clock();
            let register = replica.register_facts(id)?;
            let language = replica.language();
            let (banners, started_at) = (banners(&circumstances, &register, language), circumstances.started_at());
            let employer_clock = EmployerClockView::of(&clock, circumstances.first_employer_meeting());
            let tasks = open_rows_of(replica, &circumstances, today)?;
            let facts = circumstances.facts;
            let is_ended = facts.phase == Phase::Ended && !facts.ending.is_empty();
            let row = replica.trail_row(id, now, today)?;
            let (_, document) = replica.load_document(id.document(), DocumentKind::Trail)?;
            let person = creation::person_view(&document.creation(), register, today);
            Ok(TrailView {
                id,
                standing_text: creation::standing_text(&row, language),
                creation: creation::creation_view(replica, id, &document, person.age)?,
                person,
                row,
                national_id: facts.national_id,
                started_at,
                end_cause: facts.ending.cause,
                ended_on: facts.ending.on,
                end_detail: facts.ending.detail,
                end_registered_on: facts.end_registered_on,
                may_correct_ending: is_ended && may_correct(facts.end_registered_on, today),
                ending_correctable_until: facts.end_registered_on.filter(|_| is_ended).map(correction_deadline),
                readmitted_from: facts.readmitted_from,
                employer_clock,
                banners,
                phase_guide: set.and_then(|set| guide(set, facts.phase, language)),
                next_phases: set.map(|set| next_phases(set, &phase_facts, language)).unwrap_or_default(),
                end_choices: set.map(|set| end_choices(set, language)).unwrap_or_default(),
                profile: facts.profile.into_iter().map(|(section, text)| ProfileText { section, text }).collect(),
                version: facts.version,
                tasks,
                timeline: replica.timeline(id, today)?,
            })
        })
    }
}

fn guide(set: &PhaseSet, phase: Phase, language: Language) -> Option<PhaseGuide> {
    let spec = set.spec(phase)?;
    Some(PhaseGuide {
        phase,
        label: spec.label().of(language).to_owned(),
        order: u32::try_from(set.order(phase)?).unwrap_or(u32::MAX),
        purpose: spec.purpose().of(language).to_owned(),
        guidance: spec.guidance().iter().map(|line| line.of(language).to_owned()).collect(),
    })
}

/// Every phase of the path but the one the trail is in, in order.
fn next_phases(set: &PhaseSet, facts: &PhaseFacts, language: Language) -> Vec<NextPhase> {
    set.phases()
        .iter()
        .filter(|spec| spec.phase() != facts.phase)
        .filter_map(|spec| {
            let found = obstacles(facts, spec.phase()).into_iter();
            Some(NextPhase {
                guide: guide(set, spec.phase(), language)?,
                obstacles: found
                    .map(|code| Obstacle {
                        code: code.code().to_owned(),
                        message: code.words().of(language).to_owned(),
                    })
                    .collect(),
                asks_ending: spec.asks_ending(),
            })
        })
        .collect()
}

fn end_choices(set: &PhaseSet, language: Language) -> Vec<EndChoice> {
    let detail = |detail: worktrail_domain::ending::EndCauseDetail| EndDetailChoice {
        detail,
        label: detail.label().of(language).to_owned(),
    };
    set.end_causes()
        .iter()
        .map(|cause| EndChoice {
            cause: *cause,
            label: cause.label().of(language).to_owned(),
            details: details_of(*cause).into_iter().map(detail).collect(),
        })
        .collect()
}

const ENDED: Words =
    Words::new("Jobbsporet ble avsluttet{on}{why}.", "Jobbsporet blei avslutta{on}{why}.", "The trail ended{on}{why}.");
const ENDED_ON: Words = Words::new(" {day}", " {day}", " on {day}");
const SHIELDED: Words = Words::new(
    "Deltakeren er skjermet. Vær varsom: skriv ikke adresse eller annet som røper den.",
    "Deltakaren er skjerma. Ver varsam: skriv ikkje adresse eller anna som røper ho.",
    "The participant is shielded. Take care: write no address, nor anything that gives it away.",
);
const PASSIVE: Words = Words::new(
    "Deltakeren er i en passiv periode uten sluttdato.",
    "Deltakaren er i ein passiv periode utan sluttdato.",
    "The participant is in a passive period without an end date.",
);
const PASSIVE_UNTIL: Words = Words::new(
    "Deltakeren er i en passiv periode til {day}.",
    "Deltakaren er i ein passiv periode til {day}.",
    "The participant is in a passive period until {day}.",
);
const RECRUITMENT: Words = Words::new(
    "Deltakeren er i Rekrutteringsprogrammet i helse.",
    "Deltakaren er i Rekrutteringsprogrammet i helse.",
    "The participant is in the recruitment programme for health care.",
);
const SMS_RESERVED: Words = Words::new(
    "Deltakeren har reservert seg mot SMS.",
    "Deltakaren har reservert seg mot SMS.",
    "The participant has opted out of SMS.",
);

fn banners(circumstances: &Circumstances, register: &RegisterFacts, language: Language) -> Vec<Banner> {
    let mut found = Vec::new();
    let mut banner = |kind, phrase: Phrase| found.push(Banner { kind, text: phrase.of(language) });
    let facts = &circumstances.facts;
    if facts.phase == Phase::Ended {
        let on: Place = facts.ending.on.map_or("".into(), |on| ENDED_ON.with([("day", on.into())]).into());
        let causes = [facts.ending.cause.map(|c| c.label()), facts.ending.detail.map(|d| d.label())];
        let why: Vec<_> = causes.into_iter().flatten().map(|cause| cause.of(language)).collect();
        let why = if why.is_empty() { String::new() } else { format!(": {}", why.join(", ")) };
        banner(BannerKind::Ended, ENDED.with([("on", on), ("why", why.into())]));
    }
    if register.shielded {
        banner(BannerKind::Shielded, SHIELDED.into());
    }
    if let Some(period) = circumstances.period_on(RecordKind::PassivePeriod) {
        let until = |day: Date| PASSIVE_UNTIL.with([("day", day.into())]);
        banner(BannerKind::Passive, date(&period.fields, "to").map_or(PASSIVE.into(), until));
    }
    if circumstances.period_on(RecordKind::RecruitmentPeriod).is_some() {
        banner(BannerKind::Recruitment, RECRUITMENT.into());
    }
    if circumstances.is_sms_reserved() {
        banner(BannerKind::SmsReserved, SMS_RESERVED.into());
    }
    found
}
