//! What a command gives back. Serialised, it is the JSON that scripts see.

use crate::{failure::Failure, record::KindView};
use serde::Serialize;
use std::fmt::Display;
use worktrail_core::{
    Client, ExportReport, ImportReport,
    api::{
        AccessView, AppPhase, AppStatus, CalendarEntry, CodeListChange, CodeListRow, CodeListVersionRow, CodeListView,
        ColleagueRow, DeviceRow, DutyRow, EmployerRow, EmployerView, EntityAt, EntityStep, FiguresView, FindingRow,
        HandedOver, HandoverPlanView, IcsEvent, InboxView, ListView, ListViewRow, LoggedMeeting, MeetingHint,
        MeetingRow, MeetingView, ParticipantView, PhaseChange, PortfolioView, ProfileVersion, ProfileView,
        RebuildReport, RecordRow, RecordView, ReminderRow, ReportView, RevealedAddress, SearchView, SyncReport,
        SyncStatus, TaskRow, TimelineRow, TrailAt, TrailEvent, TrailRow, TrailView, VerifyReport, WorkspaceView,
    },
    domain::MeetingId,
};

/// The answer to one command.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// This laptop was enrolled.
    Enrolled(AppStatus),
    /// Something was made.
    Made { id: String },
    /// Something was changed.
    Changed { id: String },
    /// What has happened to a trail.
    TrailHistory { events: Vec<TrailEvent> },
    /// A trail is in another phase.
    Phase(PhaseChange),
    /// A meeting was changed; what is worth a look comes with it.
    ChangedMeeting { id: MeetingId, notices: Vec<MeetingHint> },
    /// What is worth a look about a meeting that was not saved.
    Notices { notices: Vec<MeetingHint> },
    /// Meetings with the travel around them.
    Calendar { entries: Vec<CalendarEntry> },
    /// Meetings.
    Meetings { meetings: Vec<MeetingRow> },
    /// A meeting was logged.
    Logged(LoggedMeeting),
    /// The portfolio.
    Portfolio(PortfolioView),
    /// Trails of one person.
    Trails { trails: Vec<TrailRow> },
    /// An address, or where to ask for it.
    Address(RevealedAddress),
    /// One trail.
    Trail(Box<TrailView>),
    /// A trail as its participant may see it.
    Participant(Box<ParticipantView>),
    /// The profile of a trail.
    Profile(Box<ProfileView>),
    /// What stood in one field of a profile.
    ProfileHistory { versions: Vec<ProfileVersion> },
    /// One meeting.
    Meeting(Box<MeetingView>),
    /// Several lines of the task list were closed.
    Closed { closed: usize },
    /// What became worth a notice.
    Reminders { reminders: Vec<ReminderRow> },
    /// Tasks.
    Tasks { tasks: Vec<TaskRow> },
    /// What the method asks for.
    Duties { duties: Vec<DutyRow> },
    /// What happened on a trail.
    Timeline { timeline: Vec<TimelineRow> },
    /// What merging left to be settled.
    Findings { findings: Vec<FindingRow> },
    /// One record.
    Record(Box<RecordView>),
    /// Records.
    Records { records: Vec<RecordRow> },
    /// Kinds of records.
    Kinds { kinds: Vec<KindView> },
    /// One report.
    Report(Box<ReportView>),
    /// Who can see a trail.
    Access(AccessView),
    /// What would become of everything open.
    Handover { plans: Vec<HandoverPlanView> },
    /// Trails were given away.
    HandedOver(HandedOver),
    /// A page, for standard output.
    Page { html: String },
    /// A page was written to a file.
    Printed { file: String },
    /// The person's laptops.
    Devices { devices: Vec<DeviceRow> },
    /// The people around.
    Team { colleagues: Vec<ColleagueRow> },
    /// Code lists.
    CodeLists { lists: Vec<CodeListRow> },
    /// One code list.
    CodeList(CodeListView),
    /// What replacing a code list changes.
    CodeChange(CodeListChange),
    /// Versions of a code list.
    CodeHistory { versions: Vec<CodeListVersionRow> },
    /// Ready-made lists.
    Views { views: Vec<ListViewRow> },
    /// One ready-made list.
    List(ListView),
    /// What building the read model anew did.
    Rebuilt(RebuildReport),
    /// Figures.
    Figures(Box<FiguresView>),
    /// Employers.
    Employers { employers: Vec<EmployerRow> },
    /// One employer.
    Employer(Box<EmployerView>),
    /// What merging left to be settled and told.
    Inbox(InboxView),
    /// Events of a calendar file.
    Events { events: Vec<IcsEvent> },
    /// Steps in the life of something.
    Steps { steps: Vec<EntityStep> },
    /// Something as it was.
    EntityAt(EntityAt),
    /// A trail as it was.
    TrailAt(Box<TrailAt>),
    /// The own workspace.
    Workspace(Box<WorkspaceView>),
    /// Hits of a search.
    Search(SearchView),
    /// What one sync did.
    Synced(SyncReport),
    /// The state of vault and delivery.
    Status(Box<Status>),
    /// What `verify` found.
    Verified(VerifyReport),
    /// What an import did, or would do.
    Imported(ImportReport),
    /// What an export wrote.
    Exported(ExportReport),
}

/// The state of vault and delivery.
#[derive(Debug, Serialize)]
pub(crate) struct Status {
    /// Vault and person.
    pub(crate) app: AppStatus,
    /// Delivery.
    #[serde(flatten)]
    pub(crate) delivery: Delivery,
}

/// Delivery, as far as it can be seen.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Delivery {
    /// The vault is open.
    Seen(SyncStatus),
    /// There is no open vault, and so nothing that waits; scripts find the same key all the same.
    Unseen { outbox: u32 },
}

impl Answer {
    pub(crate) fn made(id: impl Display) -> Self {
        Self::Made { id: id.to_string() }
    }

    pub(crate) fn changed(id: impl Display) -> Self {
        Self::Changed { id: id.to_string() }
    }

    pub(crate) fn status(client: &Client) -> Result<Self, Failure> {
        let app = client.app_status();
        let delivery = match app.phase {
            AppPhase::Open => Delivery::Seen(client.sync_status()?),
            AppPhase::Locked | AppPhase::Unenrolled => Delivery::Unseen { outbox: 0 },
        };
        Ok(Self::Status(Box::new(Status { app, delivery })))
    }
}
