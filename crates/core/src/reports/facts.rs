//! Everything a report is composed of, read from tables: the trail, its profile, meetings and records.

use crate::{CoreError, profile::profile_values, records::fields_of};
use std::collections::BTreeMap;
use worktrail_domain::Language;
use worktrail_domain::{
    Date, MeetingKind, RecordId, TrailType, oslo_date,
    profile::{self},
    profile_values::shown_profile_value,
    records::{Fields, RecordKind},
    reports::{ComposedReport, ReportInput, ReportMeeting, ReportRecord, ReportTrail, compose},
};
use worktrail_replica::{Replica, ReplicaError, StoredRecord, TrailFacts, view::MeetingRow};

/// What lies in the trail of a report.
pub(super) struct ReportFacts {
    participant: String,
    trail: TrailFacts,
    profile: BTreeMap<String, String>,
    /// Meetings that count, each with the name of the employer's contact.
    meetings: Vec<(MeetingRow, String)>,
    records: Vec<(RecordKind, Fields, String)>,
    today: Date,
}

impl ReportFacts {
    /// Reads what lies in the trail of a report.
    pub(super) fn read(replica: &Replica, report: &StoredRecord, today: Date) -> Result<Self, CoreError> {
        let trail = report.in_trail()?;
        let mut meetings = replica.meetings_of(trail)?;
        meetings.retain(|meeting| !meeting.undone);
        let employers = employer_names(replica, &meetings)?;
        let records = replica
            .records(Some(trail), None)?
            .into_iter()
            .filter(|record| !record.discarded && RecordKind::from_code(&record.kind) != RecordKind::Unknown)
            .map(|record| {
                let fields = fields_of(&record);
                let number = fields.get("employer").cloned().unwrap_or_default();
                let employer = employers.get(&number).cloned().unwrap_or(number);
                (RecordKind::from_code(&record.kind), fields, employer)
            })
            .collect();
        let profile = profile_values(replica, trail)?
            .into_iter()
            .map(|(key, value)| {
                let shown = profile::field(&key)
                    .map_or(value.clone(), |field| shown_profile_value(field, &value, Language::Nb));
                (key, shown)
            })
            .collect();
        let meetings = meetings
            .into_iter()
            .map(|meeting| {
                let contact = contact_name(replica, &meeting.employer_contact)?;
                Ok((meeting, contact))
            })
            .collect::<Result<_, CoreError>>()?;
        Ok(Self {
            participant: replica.title_of(trail)?,
            trail: replica.trail_facts(trail)?,
            profile,
            records,
            meetings,
            today,
        })
    }

    /// Whether the trail is ended with all that a closing report tells of it.
    pub(super) fn is_ended_with_details(&self) -> bool {
        self.trail.phase == worktrail_domain::Phase::Ended && self.trail.ending.is_complete()
    }

    /// The report as it reads today.
    pub(super) fn compose(&self, report: &Fields) -> ComposedReport {
        let value = |key: &str| self.profile.get(key).map(String::as_str).unwrap_or_default();
        let service = self.trail.service;
        let referred_by = if service == TrailType::Ams { "applying_department" } else { "treatment_team" };
        let ending = &self.trail.ending;
        let meetings: Vec<ReportMeeting<'_>> = self.meetings.iter().map(meeting).collect();
        let records: Vec<ReportRecord<'_>> = self
            .records
            .iter()
            .map(|(kind, fields, employer)| ReportRecord { kind: *kind, fields, employer })
            .collect();
        compose(&ReportInput {
            service,
            report,
            trail: ReportTrail {
                participant: &self.participant,
                referred_by: value(referred_by),
                counsellor: value("nav_counsellor"),
                started_on: self.trail.started_at.map(oslo_date),
                ended_on: ending.on,
                end_cause: ending.cause.map_or("", |cause| cause.label_nb()),
                end_detail: ending.detail.map_or("", |detail| detail.label_nb()),
                main_goal: value("main_goal_choice"),
                main_goal_description: value("main_goal_description"),
                priority_wishes: value("priority_wishes"),
                desired_profession: value("desired_profession"),
            },
            meetings: &meetings,
            records: &records,
            today: self.today,
        })
    }
}

fn meeting<'a>((row, contact): &'a (MeetingRow, String)) -> ReportMeeting<'a> {
    let education = row.kind == MeetingKind::Education;
    ReportMeeting {
        kind: row.kind,
        on: oslo_date(row.at),
        status: row.status,
        subject: &row.subject,
        with: if education { &row.institution } else { &row.employer_name },
        contact: if education { &row.institution_contact } else { contact },
        participant_attends: row.participant_attends,
        category: row.sub_category.map_or("", |category| category.label_nb()),
    }
}

/// The contact's name: as typed, or of the contact it names; empty where that contact is not here.
fn contact_name(replica: &Replica, contact: &str) -> Result<String, CoreError> {
    let Ok(id) = contact.parse::<RecordId>() else { return Ok(contact.to_owned()) };
    match replica.record(id) {
        Ok(record) => {
            let fields = fields_of(&record);
            let names = ["first_name", "last_name"].into_iter().filter_map(|key| fields.get(key).map(String::as_str));
            Ok(names.collect::<Vec<_>>().join(" "))
        }
        Err(ReplicaError::UnknownId) => Ok(String::new()),
        Err(error) => Err(error.into()),
    }
}

/// Names of employers by what a job says of its employer: the id of one of the team's own, or an organisation number that
/// one of them or a meeting has.
fn employer_names(replica: &Replica, meetings: &[MeetingRow]) -> Result<BTreeMap<String, String>, CoreError> {
    let mut names = BTreeMap::new();
    for meeting in meetings {
        if let Some(number) = &meeting.employer {
            names.insert(number.clone(), meeting.employer_name.clone());
        }
    }
    for employer in replica.records(None, Some(RecordKind::Employer.code()))? {
        let Some(name) = employer.fields.get("name") else { continue };
        names.insert(employer.id.to_string(), name.clone());
        if let Some(number) = employer.fields.get("org_number") {
            names.insert(number.clone(), name.clone());
        }
    }
    Ok(names)
}
