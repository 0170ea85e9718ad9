//! Giving a trail to another owner: what is open is shown first, then everything moves in one action.
//!
//! Open work has no owner of its own; it follows the trail. So one change of owner moves all of it, of every kind, and
//! nothing of it can be left behind.

use crate::{
    Client, CoreError,
    api::{HandOver, HandedOver, HandoverItem, HandoverPlanView},
    circumstances::Circumstances,
    duties::situation,
    people::{disposes, owner_of, receives},
    sharing::{end_shares, shares_on},
};
use std::collections::BTreeMap;
use worktrail_document::{DocumentKind, HandoverState};
use worktrail_domain::{
    Date, MeetingKind, MeetingStatus, Phase, Timestamp, TrailId, UserId, Violation, ViolationCode, Words, check_line,
    duties::derive_duties,
    handover::{HandoverFacts, HandoverPlan, OpenKind, OpenThing, plan},
    oslo_date,
    records::{RecordKind, is_over},
    reports::{ReportStatus, status_on},
};
use worktrail_replica::{Replica, StoredRecord};

/// Most trails that are handed over at a time: a whole caseload several times over.
const TRAILS_MAX: usize = 100;

/// Who stands in, and how long.
const UNTIL: Words = Words::new("{name} til {day}", "{name} til {day}", "{name} until {day}");

/// Everything open in a trail, with what each thing is called.
struct Open {
    things: Vec<OpenThing>,
    titles: BTreeMap<String, String>,
}

impl Client {
    /// What would become of everything open in a trail if a colleague got it. Changes nothing.
    ///
    /// # Errors
    /// `not_your_trail` on `trail`, `trail_ended` on `phase`, `new_owner_not_possible` on `to` or `owner`, code
    /// `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn plan_handover(&self, trail: TrailId, to: &str) -> Result<HandoverPlanView, CoreError> {
        let (now, today) = (self.now(), self.today());
        let to = self.colleague(to, "to")?;
        self.with(|replica| {
            let (open, plan) = planned(replica, trail, to, now)?;
            let name = |user: UserId| -> Result<String, CoreError> { Ok(replica.user_name(user)?.unwrap_or_default()) };
            let language = replica.language();
            let to_settle = u32::try_from(plan.to_settle().count()).unwrap_or(u32::MAX);
            let lines = plan.lines.into_iter().map(|line| HandoverItem {
                title: open.titles.get(&line.id).cloned().unwrap_or_default(),
                kind: line.kind,
                label: line.kind.label().of(language).to_owned(),
                step: line.step,
                step_label: line.step.label().of(language).to_owned(),
                why: line.why.of(language).to_owned(),
                id: line.id,
            });
            Ok(HandoverPlanView {
                trail,
                trail_title: replica.trail_row(trail, now, today)?.title,
                from_name: name(owner_of(replica, trail)?)?,
                to_name: name(to)?,
                lines: lines.collect(),
                to_settle,
            })
        })
    }

    /// Gives trails to a colleague: for each of them one action that moves everything open and ends all shares. All are
    /// checked before the first one moves.
    ///
    /// # Errors
    /// As [`Client::plan_handover`]; `settle_first` on `trail` when the owner at work has unsaved text about it, or a note
    /// that is too long.
    pub fn hand_over(&self, input: HandOver) -> Result<HandedOver, CoreError> {
        let now = self.now();
        let to = self.colleague(&input.to, "to")?;
        let note = input.note.as_deref().unwrap_or_default().trim().to_owned();
        check_line(&note, "note")?;
        if input.trails.is_empty() || input.trails.len() > TRAILS_MAX {
            return Err(Violation::new(ViolationCode::Required, "trails").into());
        }
        let to_name = self.with(|replica| {
            for trail in &input.trails {
                let (_, plan) = planned(replica, *trail, to, now)?;
                if plan.to_settle().next().is_some() {
                    return Err(Violation::new(ViolationCode::SettleFirst, "trail").into());
                }
            }
            Ok(replica.user_name(to)?.unwrap_or_default())
        })?;
        for trail in &input.trails {
            self.act("trail.hand_over", |replica, work| {
                let by = replica.identity()?.user;
                work.edit(replica, trail.document(), DocumentKind::Trail, |document, edit| {
                    edit.put_handover(to, &HandoverState { at: now, by, note: note.clone() });
                    end_shares(document, edit);
                    Ok(())
                })
            })?;
        }
        Ok(HandedOver { trails: input.trails, to_name })
    }
}

fn planned(replica: &Replica, trail: TrailId, to: UserId, now: Timestamp) -> Result<(Open, HandoverPlan), CoreError> {
    let (owner, roster) = (owner_of(replica, trail)?, replica.roster()?);
    let (facts, me) = (replica.trail_facts(trail)?, replica.identity()?.user);
    if !disposes(replica, &roster, owner)? {
        return Err(Violation::new(ViolationCode::NotYourTrail, "trail").into());
    }
    let open = open_things(replica, trail, owner, oslo_date(now))?;
    let handover = HandoverFacts {
        old_owner: owner,
        new_owner: to,
        new_owner_can_take_it: receives(&roster, me, to),
        trail_is_ended: facts.phase == Phase::Ended,
        open: &open.things,
        now,
    };
    let plan = plan(&handover)?;
    Ok((open, plan))
}

/// Everything open in a trail, from tables; only the trail's own document is loaded, for its shares.
fn open_things(replica: &Replica, trail: TrailId, owner: UserId, today: Date) -> Result<Open, CoreError> {
    let mut open = Open { things: Vec::new(), titles: BTreeMap::new() };
    for task in replica.open_tasks_of(trail, today)? {
        open.add(OpenKind::Task, task.id.to_string(), task.subject, owner, None);
    }
    let meetings = replica.meetings_of(trail)?;
    for meeting in meetings.iter().filter(|meeting| meeting.status == MeetingStatus::Planned && !meeting.undone) {
        let kind = meeting_kind(meeting.kind);
        open.add(kind, meeting.id.to_string(), meeting.subject.clone(), owner, Some(meeting.at));
    }
    let records = replica.records(Some(trail), None)?;
    for record in records.iter().filter(|record| !record.discarded) {
        if let Some(kind) = record_kind(record, today) {
            let title = ["title", "subject", "date_from", "from"].iter().find_map(|key| record.fields.get(*key));
            open.add(kind, record.id.to_string(), title.cloned().unwrap_or_default(), owner, None);
        }
    }
    let questions = meetings
        .iter()
        .map(|meeting| (meeting.id.to_string(), meeting.conflicts, &meeting.subject))
        .chain(records.iter().map(|record| (record.id.to_string(), record.conflicts, &record.kind)));
    for (id, conflicts, title) in questions.filter(|(_, conflicts, _)| *conflicts > 0) {
        open.add(OpenKind::MergeQuestion, format!("{id}#{conflicts}"), title.clone(), owner, None);
    }
    let circumstances = Circumstances::read(replica, trail, today)?;
    for duty in derive_duties(&situation(&circumstances), today) {
        open.add(OpenKind::Duty, duty.key, duty.subject.of(replica.language()), owner, None);
    }
    let me = replica.identity()?.user;
    let about: Vec<String> =
        std::iter::once(trail.to_string()).chain(meetings.iter().map(|meeting| meeting.id.to_string())).collect();
    for draft in replica.drafts()? {
        if about.iter().any(|id| draft.key.contains(id) || draft.body.contains(id)) {
            open.add(OpenKind::Draft, draft.key, String::new(), me, None);
        }
    }
    let (_, document) = replica.load_document(trail.document(), DocumentKind::Trail)?;
    for (user, until) in shares_on(&document, today) {
        let name = replica.user_name(user)?.unwrap_or_default();
        open.add(
            OpenKind::Cover,
            user.to_string(),
            UNTIL.with([("name", name.into()), ("day", until.into())]).of(replica.language()),
            user,
            None,
        );
    }
    Ok(open)
}

impl Open {
    fn add(&mut self, kind: OpenKind, id: String, title: String, person: UserId, at: Option<Timestamp>) {
        self.titles.insert(id.clone(), title);
        self.things.push(OpenThing { id, kind, person, at });
    }
}

const fn meeting_kind(kind: MeetingKind) -> OpenKind {
    match kind {
        MeetingKind::Startup => OpenKind::StartupMeeting,
        MeetingKind::Participant => OpenKind::ParticipantMeeting,
        MeetingKind::Employer => OpenKind::EmployerMeeting,
        MeetingKind::Education => OpenKind::EducationMeeting,
        MeetingKind::EmployerOnly => OpenKind::EmployerOnlyMeeting,
        MeetingKind::Unknown => OpenKind::Unknown,
    }
}

/// What a record is as something open; nothing when it is done with.
fn record_kind(record: &StoredRecord, today: Date) -> Option<OpenKind> {
    let kind = RecordKind::from_code(&record.kind);
    let is_open = record.fields.get("status").is_none_or(|status| status == "open");
    match kind {
        RecordKind::SubGoal if is_open => Some(OpenKind::SubGoal),
        RecordKind::ContactLog if is_open => Some(OpenKind::ContactLog),
        RecordKind::Report => match status_on(&record.fields, today) {
            ReportStatus::Shared => Some(OpenKind::SharedReport),
            status if status.is_editable() => Some(OpenKind::OpenReport),
            _ => None,
        },
        RecordKind::PassivePeriod if !is_over(kind, &record.fields, today) => Some(OpenKind::PassivePeriod),
        RecordKind::RecruitmentPeriod if !is_over(kind, &record.fields, today) => Some(OpenKind::RecruitmentPeriod),
        _ => None,
    }
}
