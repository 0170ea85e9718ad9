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
    Phase, TrailId, day_text,
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
            let (banners, started_at) = (banners(&circumstances, &register), circumstances.started_at());
            let employer_clock = EmployerClockView::of(&clock, circumstances.first_employer_meeting());
            let tasks = open_rows_of(replica, &circumstances, today)?;
            let facts = circumstances.facts;
            let is_ended = facts.phase == Phase::Ended && !facts.ending.is_empty();
            let row = replica.trail_row(id, now, today)?;
            let (_, document) = replica.load_document(id.document(), DocumentKind::Trail)?;
            let person = creation::person_view(&document.creation(), register, today);
            Ok(TrailView {
                id,
                standing_text: creation::standing_text(&row),
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
                phase_guide: set.and_then(|set| guide(set, facts.phase)),
                next_phases: set.map(|set| next_phases(set, &phase_facts)).unwrap_or_default(),
                end_choices: set.map(end_choices).unwrap_or_default(),
                profile: facts.profile.into_iter().map(|(section, text)| ProfileText { section, text }).collect(),
                version: facts.version,
                tasks,
                timeline: replica.timeline(id, today)?,
            })
        })
    }
}

fn guide(set: &PhaseSet, phase: Phase) -> Option<PhaseGuide> {
    let spec = set.spec(phase)?;
    Some(PhaseGuide {
        phase,
        label: spec.label_nb().to_owned(),
        order: u32::try_from(set.order(phase)?).unwrap_or(u32::MAX),
        purpose: spec.purpose_nb().to_owned(),
        guidance: spec.guidance_nb().to_vec(),
    })
}

/// Every phase of the path but the one the trail is in, in order.
fn next_phases(set: &PhaseSet, facts: &PhaseFacts) -> Vec<NextPhase> {
    set.phases()
        .iter()
        .filter(|spec| spec.phase() != facts.phase)
        .filter_map(|spec| {
            let found = obstacles(facts, spec.phase()).into_iter();
            Some(NextPhase {
                guide: guide(set, spec.phase())?,
                obstacles: found
                    .map(|code| Obstacle { code: code.code().to_owned(), message: code.message_nb().to_owned() })
                    .collect(),
                asks_ending: spec.asks_ending(),
            })
        })
        .collect()
}

fn end_choices(set: &PhaseSet) -> Vec<EndChoice> {
    let detail = |detail: worktrail_domain::ending::EndCauseDetail| EndDetailChoice {
        detail,
        label: detail.label_nb().to_owned(),
    };
    set.end_causes()
        .iter()
        .map(|cause| EndChoice {
            cause: *cause,
            label: cause.label_nb().to_owned(),
            details: details_of(*cause).into_iter().map(detail).collect(),
        })
        .collect()
}

fn banners(circumstances: &Circumstances, register: &RegisterFacts) -> Vec<Banner> {
    let mut found = Vec::new();
    let mut banner = |kind, text| found.push(Banner { kind, text });
    let facts = &circumstances.facts;
    if facts.phase == Phase::Ended {
        let on = facts.ending.on.map(|on| format!(" {}", day_text(on))).unwrap_or_default();
        let causes = [facts.ending.cause.map(|c| c.label_nb()), facts.ending.detail.map(|d| d.label_nb())];
        let why: Vec<_> = causes.into_iter().flatten().collect();
        let why = if why.is_empty() { String::new() } else { format!(": {}", why.join(", ")) };
        banner(BannerKind::Ended, format!("Jobbsporet ble avsluttet{on}{why}."));
    }
    if register.shielded {
        banner(
            BannerKind::Shielded,
            "Deltakeren er skjermet. Vær varsom: skriv ikke adresse eller annet som røper den.".to_owned(),
        );
    }
    if let Some(period) = circumstances.period_on(RecordKind::PassivePeriod) {
        let back = date(&period.fields, "to").map_or("uten sluttdato".to_owned(), |to| format!("til {}", day_text(to)));
        banner(BannerKind::Passive, format!("Deltakeren er i en passiv periode {back}."));
    }
    if circumstances.period_on(RecordKind::RecruitmentPeriod).is_some() {
        banner(BannerKind::Recruitment, "Deltakeren er i Rekrutteringsprogrammet i helse.".to_owned());
    }
    if circumstances.is_sms_reserved() {
        banner(BannerKind::SmsReserved, "Deltakeren har reservert seg mot SMS.".to_owned());
    }
    found
}
