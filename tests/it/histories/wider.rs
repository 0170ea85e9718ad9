//! The rest of what people do in a random history: corrections of meetings, reports, who has a trail, employers, and the
//! own workspace.

use super::{EMPLOYERS, History};
use crate::world::{unchanged, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    CoreError,
    api::{
        CommentReport, CorrectMeeting, EditMeeting, EditRecord, FileReport, HandOver, NewEmployerRecord, NewMeeting,
        NewWorkspaceRecord, RecordFilter, RecordRow, SaveEmployer, ShareReport, ShareTrail, StartReport, UndoMeeting,
        UnshareTrail,
    },
    domain::{
        MeetingKind, MeetingStatus, RecordId, TrailId, meetings::DecisionMaker, records::RecordKind,
        reports::ReportKind,
    },
};

/// Kinds that a meeting of a trail may have been meant as.
const KINDS: [MeetingKind; 4] =
    [MeetingKind::Startup, MeetingKind::Participant, MeetingKind::Employer, MeetingKind::Education];

/// Days until which something is shared: all of them ahead.
const AHEAD: [&str; 3] = ["2026-11-27", "2026-12-10", "2026-12-24"];

/// What is kept at employers here.
const AT_EMPLOYERS: [RecordKind; 2] = [RecordKind::EmployerContact, RecordKind::EmployerNeed];

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

impl History {
    /// Corrects, undoes or restores a meeting, or changes what only some kinds have.
    pub(super) fn correct_meeting(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let client = self.world.devices[device].client.clone();
        let undone: Vec<_> = self.undone.iter().copied().filter(|id| client.meeting(*id).is_ok()).collect();
        if let Some(id) = self.one_of(&undone).filter(|_| self.rng.chance(30)) {
            return client.restore_meeting(id).map(|()| false);
        }
        let meetings = self.meetings(device, trail);
        let Some(id) = self.one_of(&meetings) else { return Ok(false) };
        let mut edit = unchanged(id);
        match self.rng.below(7) {
            0 => {
                client.undo_meeting(UndoMeeting { id, reason: Some(word.to_owned()) })?;
                self.undone.push(id);
                Ok(true)
            }
            1 | 2 => {
                let kind = *self.pick(&KINDS);
                let employer = (kind == MeetingKind::Employer).then(|| (*self.pick(&EMPLOYERS)).to_owned());
                client.correct_meeting(CorrectMeeting { kind, edit: EditMeeting { employer, ..edit } }).map(|_| false)
            }
            3 => {
                edit.participant_attends = Some(self.rng.chance(50));
                self.edit(device, edit).map(|()| false)
            }
            4 => {
                edit.status = Some(*self.pick(&[MeetingStatus::NoShow, MeetingStatus::Planned]));
                self.edit(device, edit).map(|()| false)
            }
            5 => {
                edit.decision_maker = Some(*self.pick(&[DecisionMaker::Yes, DecisionMaker::No]));
                (edit.travel_to, edit.in_the_field) = (Some(self.rng.below(90)), Some(self.rng.chance(50)));
                self.edit(device, edit).map(|()| false)
            }
            _ => {
                edit.institution = Some(word.to_owned());
                self.edit(device, edit).map(|()| true)
            }
        }
    }

    /// Logs a meeting at a place of study.
    pub(super) fn log_education(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let input = NewMeeting {
            kind: MeetingKind::Education,
            at: format!("{}T13:00", self.day()),
            institution: Some(word.to_owned()),
            participant_attends: Some(self.rng.chance(50)),
            employer: None,
            employer_name: None,
            ..visit(trail, "")
        };
        self.world.devices[device].client.log_meeting(input).map(|_| true)
    }

    /// Starts, writes, shares, comments or files a report.
    pub(super) fn report(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let client = self.world.devices[device].client.clone();
        let reports: Vec<RecordId> = client.reports(Some(trail)).unwrap().iter().map(|row| row.id).collect();
        let Some(id) = self.one_of(&reports).filter(|_| self.rng.chance(85)) else {
            let kind = *self.pick(&[ReportKind::Interval, ReportKind::Interval, ReportKind::End]);
            let from = Some("2026-09-01".to_owned());
            let from = from.filter(|_| kind == ReportKind::Interval);
            return client.start_report(StartReport { trail, kind, from, to: None }).map(|_| false);
        };
        let until = (*self.pick(&AHEAD)).to_owned();
        match self.rng.below(8) {
            0 | 1 => client.share_report(ShareReport { id, until }).map(|()| false),
            2 => client.unshare_report(id).map(|()| false),
            3 => client.comment_report(CommentReport { id, comment: word.to_owned() }).map(|()| true),
            4 => client.file_report(FileReport { id, case: word.to_owned() }).map(|()| true),
            5 => {
                let fields = fields(&[("participant_involved", "true")]);
                client.edit_record(EditRecord { id, fields, base: None, discarded: None }).map(|()| false)
            }
            _ => {
                let before = client.report(id).unwrap().row.fields.remove("period_summary").unwrap_or_default();
                let fields = fields(&[("period_summary", &format!("{before} {word}"))]);
                client.edit_record(EditRecord { id, fields, base: None, discarded: None }).map(|()| true)
            }
        }
    }

    /// A supervisor hands a trail over, lets somebody stand in, or takes that back. Of two owners who give one trail away
    /// at once the server believes one; of two supervisors both.
    pub(super) fn give(&mut self, device: usize, trail: TrailId, word: &str) -> Result<bool, CoreError> {
        let device = device.min(1);
        let client = self.world.devices[device].client.clone();
        let with = format!("Øvelse {}", self.number(self.people));
        match self.rng.below(4) {
            0 | 1 => {
                client.hand_over(HandOver { trails: vec![trail], to: with, note: Some(word.to_owned()) }).map(|_| true)
            }
            2 => {
                let until = (*self.pick(&AHEAD)).to_owned();
                client.share_trail(ShareTrail { trail, with, until }).map(|()| false)
            }
            _ => client.unshare_trail(UnshareTrail { trail, with }).map(|()| false),
        }
    }

    /// Changes an employer, or something that is kept at one.
    pub(super) fn employer(&mut self, device: usize, word: &str) -> Result<bool, CoreError> {
        let client = self.world.devices[device].client.clone();
        let org_number = (*self.pick(&EMPLOYERS)).to_owned();
        let kind = *self.pick(&AT_EMPLOYERS);
        let kept = self.kept_at_employers(device);
        let choice = self.rng.below(6);
        if choice < 2 || kept.is_empty() {
            let employees = (self.rng.below(90) + 1).to_string();
            let place = *self.pick(&["Oslo", "Bergen", "Bodø"]);
            let fields = match self.rng.below(3) {
                0 => fields(&[("name", "Øvelse Lager"), ("employees", &employees)]),
                1 => fields(&[("name", "Øvelse Lager"), ("municipality", place)]),
                _ => fields(&[("name", "Øvelse Lager"), ("address", word)]),
            };
            let typed = fields.contains_key("address");
            return client.save_employer(SaveEmployer { org_number, fields, ..SaveEmployer::default() }).map(|_| typed);
        }
        if choice == 2 {
            let fields = match kind {
                RecordKind::EmployerContact => fields(&[
                    ("first_name", "Anne"),
                    ("last_name", word),
                    ("email", "anne@lager.example"),
                    ("informed", "true"),
                ]),
                _ => fields(&[("title", word)]),
            };
            let new = NewEmployerRecord { org_number, kind, fields, names_confirmed: true };
            return client.add_employer_record(new).map(|_| true);
        }
        let row = self.one_of(&kept).unwrap();
        let discarded = (choice == 3).then(|| self.rng.chance(70));
        let (key, value) = match row.kind {
            _ if discarded.is_some() => ("", ""),
            RecordKind::EmployerContact => ("role", word),
            _ => ("place", word),
        };
        let fields = if key.is_empty() { BTreeMap::new() } else { fields(&[(key, value)]) };
        let typed = discarded.is_none();
        client.edit_employer_record(EditRecord { id: row.id, fields, base: None, discarded }, true).map(|()| typed)
    }

    /// Adds, changes or closes a task of one's own.
    pub(super) fn private_task(&mut self, device: usize, word: &str) -> Result<bool, CoreError> {
        let client = self.world.devices[device].client.clone();
        let tasks = client.workspace().unwrap().tasks;
        let Some(task) = self.one_of(&tasks).filter(|_| self.rng.chance(60)) else {
            let new = NewWorkspaceRecord { kind: RecordKind::PrivateTask, fields: fields(&[("subject", word)]) };
            return client.add_workspace_record(new).map(|_| true);
        };
        if self.rng.chance(30) {
            return client.complete_private_task(task.id).map(|()| false);
        }
        let fields = fields(&[("subject", word)]);
        client.edit_record(EditRecord { id: task.id, fields, base: None, discarded: None }).map(|()| true)
    }

    fn kept_at_employers(&self, device: usize) -> Vec<RecordRow> {
        let client = &self.world.devices[device].client;
        let rows = client.records(RecordFilter { include_discarded: true, ..RecordFilter::default() }).unwrap();
        rows.into_iter().filter(|row| AT_EMPLOYERS.contains(&row.kind)).collect()
    }
}
