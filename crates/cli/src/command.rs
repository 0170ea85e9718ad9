//! One command, whether it came as flags or as a line of a batch, and what running it gives.

use crate::{
    answer::Answer, codes::CodeListFile, failure::Failure, history::HistoryCommand, ics::IcsCommand,
    inbox::InboxCommand, list::ListRef, record, report::ReportCommand, sharing::SharingCommand,
};
use std::str::FromStr;
use worktrail_core::{
    Client, CoreError,
    api::{
        CalendarDays, CloseTasks, CompleteCreation, CorrectEnding, CorrectMeeting, CorrectPerson, EditMeeting,
        EditProfile, EditProfileField, EditRecord, EditTask, EmployerFilter, FiguresFilter, NewApprenticeJob,
        NewEmployerRecord, NewMeeting, NewRecord, NewTask, NewTrail, NewWorkspaceRecord, Readmit, RecordFilter,
        SaveEmployer, SetPhase, SetPreference, SettleDuty, TimelineFilter, UndoMeeting,
    },
    domain::{MeetingId, RecordId, TaskId, TaskStatus, TrailId, code_lists::CodeListName, parse_time},
};

/// What a person or a script asks of an open vault.
#[derive(Debug)]
pub(crate) enum Command {
    TrailCreate(NewTrail),
    TrailComplete(CompleteCreation),
    CorrectPerson(CorrectPerson),
    TrailFind { national_id: String },
    RevealAddress { id: TrailId, reason: String },
    TrailList,
    TrailShow(TrailId),
    Timeline(TimelineFilter),
    TrailPhase(SetPhase),
    TrailCorrectEnding(CorrectEnding),
    TrailReadmit(Readmit),
    TrailHistory(TrailId),
    TrailProfile(EditProfile),
    ParticipantView(TrailId),
    ProfileShow(TrailId),
    ProfileSet(EditProfileField),
    ProfileHistory { id: TrailId, field: String },
    MeetingLog(NewMeeting),
    MeetingEdit(EditMeeting),
    MeetingCheck(NewMeeting),
    MeetingCheckEdit(EditMeeting),
    MeetingCorrect(CorrectMeeting),
    MeetingUndo(UndoMeeting),
    MeetingRestore(MeetingId),
    MeetingReminded(MeetingId),
    MeetingShow(MeetingId),
    Calendar(CalendarDays),
    SmsReminders,
    TaskAdd(NewTask),
    TaskEdit(EditTask),
    TaskDone(TaskId),
    TaskClose(CloseTasks),
    Settle(SettleDuty),
    Reminders { since: String },
    TaskList { include_closed: bool },
    Duties { trail: Option<TrailId> },
    Findings { trail: Option<TrailId> },
    RecordAdd(NewRecord),
    ApprenticeJobAdd(NewApprenticeJob),
    RecordEdit(EditRecord),
    RecordShow(RecordId),
    RecordList(RecordFilter),
    RecordKinds,
    Report(ReportCommand),
    Sharing(SharingCommand),
    Inbox(InboxCommand),
    History(HistoryCommand),
    Ics(IcsCommand),
    Team,
    Devices,
    CodesList,
    CodesShow(CodeListName),
    CodesCheck(CodeListFile),
    CodesReplace(CodeListFile),
    CodesRestore(CodeListName),
    CodesHistory(CodeListName),
    ListViews,
    ListView(ListRef),
    Rebuild,
    Figures(FiguresFilter),
    EmployerSave(SaveEmployer),
    EmployerShow { org_number: String },
    EmployerList(EmployerFilter),
    EmployerAdd(NewEmployerRecord),
    EmployerEdit { input: EditRecord, names_confirmed: bool },
    WorkspaceShow,
    WorkspaceAdd(NewWorkspaceRecord),
    WorkspaceDone(RecordId),
    WorkspacePrefer(SetPreference),
    Search { query: String },
    Sync,
    Status,
    Verify,
}

impl Command {
    /// Runs the command.
    pub(crate) async fn run(self, client: &Client) -> Result<Answer, Failure> {
        Ok(match self {
            Self::TrailCreate(input) => Answer::made(client.create_trail(input)?.id),
            Self::TrailComplete(input) => {
                let id = input.id;
                client.complete_creation(input)?;
                Answer::changed(id)
            }
            Self::CorrectPerson(input) => {
                let id = input.id;
                client.correct_person(input)?;
                Answer::changed(id)
            }
            Self::TrailFind { national_id } => Answer::Trails { trails: client.find_by_national_id(&national_id)? },
            Self::RevealAddress { id, reason } => Answer::Address(client.reveal_address(id, &reason)?),
            Self::TrailList => Answer::Portfolio(client.portfolio()?),
            Self::TrailShow(id) => Answer::Trail(Box::new(client.trail(id)?)),
            Self::TrailPhase(input) => Answer::Phase(client.set_phase(input)?),
            Self::TrailHistory(id) => Answer::TrailHistory { events: client.trail_history(id)? },
            Self::TrailReadmit(input) => Answer::made(client.readmit(input)?.id),
            Self::TrailCorrectEnding(input) => {
                let id = input.id;
                client.correct_ending(input)?;
                Answer::changed(id)
            }
            Self::TrailProfile(input) => {
                let id = input.id;
                client.edit_profile(input)?;
                Answer::changed(id)
            }
            Self::ParticipantView(id) => Answer::Participant(Box::new(client.participant_view(id)?)),
            Self::ProfileShow(id) => Answer::Profile(Box::new(client.profile(id)?)),
            Self::ProfileSet(input) => {
                let id = input.id;
                client.edit_profile_field(input)?;
                Answer::changed(id)
            }
            Self::ProfileHistory { id, field } => {
                Answer::ProfileHistory { versions: client.profile_history(id, &field)? }
            }
            Self::MeetingLog(input) => Answer::Logged(client.log_meeting(input)?),
            Self::MeetingEdit(input) => {
                let id = input.id;
                Answer::ChangedMeeting { id, notices: client.edit_meeting(input)?.notices }
            }
            Self::MeetingCheck(input) => Answer::Notices { notices: client.check_meeting(input)? },
            Self::MeetingCheckEdit(input) => Answer::Notices { notices: client.check_meeting_edit(input)? },
            Self::MeetingCorrect(input) => {
                let id = input.edit.id;
                Answer::ChangedMeeting { id, notices: client.correct_meeting(input)? }
            }
            Self::MeetingUndo(input) => {
                let id = input.id;
                client.undo_meeting(input)?;
                Answer::changed(id)
            }
            Self::MeetingRestore(id) => {
                client.restore_meeting(id)?;
                Answer::changed(id)
            }
            Self::MeetingReminded(id) => {
                client.mark_reminded(id)?;
                Answer::changed(id)
            }
            Self::Calendar(days) => Answer::Calendar { entries: client.calendar(&days)? },
            Self::SmsReminders => Answer::Meetings { meetings: client.sms_reminders()? },
            Self::MeetingShow(id) => Answer::Meeting(Box::new(client.meeting(id)?)),
            Self::TaskAdd(input) => Answer::made(client.add_task(input)?.id),
            Self::TaskDone(id) => {
                client.edit_task(EditTask { status: Some(TaskStatus::Done), ..EditTask::of(id) })?;
                Answer::changed(id)
            }
            Self::TaskEdit(input) => {
                let id = input.id;
                client.edit_task(input)?;
                Answer::changed(id)
            }
            Self::TaskClose(input) => {
                let closed = input.ids.len();
                client.close_tasks(input)?;
                Answer::Closed { closed }
            }
            Self::Settle(input) => {
                let key = input.key.clone();
                client.settle_duty(input)?;
                Answer::changed(key)
            }
            Self::Reminders { since } => {
                let since = parse_time(&since, "since").map_err(CoreError::from)?;
                Answer::Reminders { reminders: client.reminders(since)? }
            }
            Self::TaskList { include_closed } => Answer::Tasks { tasks: client.tasks(include_closed)? },
            Self::Findings { trail } => Answer::Findings { findings: client.findings(trail)? },
            Self::Duties { trail } => Answer::Duties { duties: client.duties(trail)? },
            Self::ApprenticeJobAdd(input) => Answer::made(client.add_apprentice_job(input)?.id),
            Self::Timeline(filter) => Answer::Timeline { timeline: client.timeline(filter)? },
            Self::RecordAdd(input) => Answer::made(client.add_record(input)?.id),
            Self::RecordEdit(input) => {
                let id = input.id;
                client.edit_record(input)?;
                Answer::changed(id)
            }
            Self::RecordShow(id) => Answer::Record(Box::new(client.record(id)?)),
            Self::RecordList(filter) => Answer::Records { records: client.records(filter)? },
            Self::RecordKinds => Answer::Kinds { kinds: record::kinds() },
            Self::Report(command) => command.run(client)?,
            Self::Sharing(command) => command.run(client)?,
            Self::Inbox(command) => command.run(client)?,
            Self::History(command) => command.run(client)?,
            Self::Ics(command) => command.run(client)?,
            Self::Devices => Answer::Devices { devices: client.devices().await? },
            Self::Team => Answer::Team { colleagues: client.colleagues()? },
            Self::CodesList => Answer::CodeLists { lists: client.code_lists()? },
            Self::CodesShow(name) => Answer::CodeList(client.code_list(name)?),
            Self::CodesCheck(file) => Answer::CodeChange(client.check_code_list(file.name, &file.csv)?),
            Self::CodesReplace(file) => Answer::CodeChange(client.replace_code_list(file.name, &file.csv)?),
            Self::CodesRestore(name) => Answer::CodeLists { lists: vec![client.restore_code_list(name)?] },
            Self::CodesHistory(name) => Answer::CodeHistory { versions: client.code_list_history(name)? },
            Self::ListViews => Answer::Views { views: client.list_views()? },
            Self::ListView(list) => Answer::List(client.list_view(&list.view, None)?),
            Self::Rebuild => Answer::Rebuilt(client.rebuild(&mut |_, _| {})?),
            Self::Figures(filter) => Answer::Figures(Box::new(client.figures(&filter)?)),
            Self::EmployerSave(input) => Answer::made(client.save_employer(input)?.id),
            Self::EmployerShow { org_number } => Answer::Employer(Box::new(client.employer(&org_number)?)),
            Self::EmployerList(filter) => Answer::Employers { employers: client.employers(filter)? },
            Self::EmployerAdd(input) => Answer::made(client.add_employer_record(input)?.id),
            Self::EmployerEdit { input, names_confirmed } => {
                let id = input.id;
                client.edit_employer_record(input, names_confirmed)?;
                Answer::changed(id)
            }
            Self::WorkspaceShow => Answer::Workspace(Box::new(client.workspace()?)),
            Self::WorkspaceAdd(input) => Answer::made(client.add_workspace_record(input)?.id),
            Self::WorkspaceDone(id) => {
                client.complete_private_task(id)?;
                Answer::changed(id)
            }
            Self::WorkspacePrefer(input) => {
                let name = input.name.clone();
                client.set_preference(input)?;
                Answer::changed(name)
            }
            Self::Search { query } => Answer::Search(client.search(&query)?),
            Self::Sync => Answer::Synced(client.sync().await?),
            Self::Status => Answer::status(client)?,
            Self::Verify => Answer::Verified(client.verify()?),
        })
    }
}

/// Reads an id a person typed.
pub(crate) fn read_id<T: FromStr>(text: &str, field: &'static str) -> Result<T, Failure> {
    text.parse().map_err(|_| {
        Failure::new(
            "id_invalid",
            "Dette er ikke en id. Bruk id-en fra en liste, for eksempel «trail list».",
            Some(field),
        )
    })
}
