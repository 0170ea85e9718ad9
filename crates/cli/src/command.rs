//! One command, whether it came as flags or as a line of a batch, and what running it gives.

use crate::{answer::Answer, failure::Failure, record};
use std::str::FromStr;
use worktrail_core::{
    Client,
    api::{
        CalendarDays, CorrectEnding, CorrectMeeting, EditMeeting, EditProfile, EditProfileField, EditRecord, EditTask,
        FiguresFilter, NewMeeting, NewRecord, NewTask, NewTrail, Readmit, RecordFilter, SetPhase, UndoMeeting,
    },
    domain::{MeetingId, RecordId, TaskId, TaskStatus, TrailId},
};

/// What a person or a script asks of an open vault.
#[derive(Debug)]
pub(crate) enum Command {
    TrailCreate(NewTrail),
    TrailList,
    TrailShow(TrailId),
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
    Reminders,
    TaskAdd(NewTask),
    TaskDone(TaskId),
    TaskList { include_closed: bool },
    Duties { trail: Option<TrailId> },
    RecordAdd(NewRecord),
    RecordEdit(EditRecord),
    RecordShow(RecordId),
    RecordList(RecordFilter),
    RecordKinds,
    Team,
    Figures(FiguresFilter),
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
                Answer::ChangedMeeting { id, notices: client.edit_meeting(input)? }
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
            Self::Reminders => Answer::Meetings { meetings: client.reminders()? },
            Self::MeetingShow(id) => Answer::Meeting(Box::new(client.meeting(id)?)),
            Self::TaskAdd(input) => Answer::made(client.add_task(input)?.id),
            Self::TaskDone(id) => {
                client.edit_task(EditTask { id, subject: None, due: None, status: Some(TaskStatus::Done) })?;
                Answer::changed(id)
            }
            Self::TaskList { include_closed } => Answer::Tasks { tasks: client.tasks(include_closed)? },
            Self::Duties { trail } => Answer::Duties { duties: client.duties(trail)? },
            Self::RecordAdd(input) => Answer::made(client.add_record(input)?.id),
            Self::RecordEdit(input) => {
                let id = input.id;
                client.edit_record(input)?;
                Answer::changed(id)
            }
            Self::RecordShow(id) => Answer::Record(Box::new(client.record(id)?)),
            Self::RecordList(filter) => Answer::Records { records: client.records(filter)? },
            Self::RecordKinds => Answer::Kinds { kinds: record::kinds() },
            Self::Team => Answer::Team { colleagues: client.colleagues()? },
            Self::Figures(filter) => Answer::Figures(Box::new(client.figures(&filter)?)),
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
