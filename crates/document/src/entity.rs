//! What a document says, as plain values, and the rules that hold whoever merged what.

use crate::{document::Document, kind::DocumentKind, record::RecordState};
use worktrail_domain::{
    Channel, Date, EndCause, LINE_CHARS_MAX, MeetingKind, MeetingStatus, NOTE_CHARS_MAX, Phase, ProfileSection,
    TaskStatus, Timestamp, TrailId, UserId, Violation, ViolationCode,
};

/// Key of the long text of a meeting or task.
pub const NOTE: &str = "note";

/// A merged text may be longer than one person may write: several people's passages are all kept.
const MERGED_NOTE_CHARS_MAX: usize = 4 * NOTE_CHARS_MAX;

/// A trail's own facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailState {
    /// National identity number, eleven digits.
    pub national_id: String,
    /// The participant's name as typed; may be empty.
    pub name: String,
    /// Phase.
    pub phase: Phase,
    /// Referred date.
    pub referred: Option<Date>,
    /// Owner.
    pub owner: Option<UserId>,
    /// When the start-up meeting was held.
    pub started_at: Option<Timestamp>,
    /// Why it ended.
    pub end_cause: Option<EndCause>,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Profile texts, in the order of [`ProfileSection::ALL`].
    pub profile: Vec<(ProfileSection, String)>,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingState {
    /// Its trail.
    pub trail: Option<TrailId>,
    /// Kind.
    pub kind: MeetingKind,
    /// Start.
    pub at: Timestamp,
    /// Length, in minutes.
    pub minutes: u32,
    /// Channel.
    pub channel: Channel,
    /// Place.
    pub place: String,
    /// Status.
    pub status: MeetingStatus,
    /// Subject.
    pub subject: String,
    /// Organisation number of the employer.
    pub employer: Option<String>,
    /// Name of the employer.
    pub employer_name: String,
    /// Travel there, in minutes.
    pub travel_to: u32,
    /// Travel back, in minutes.
    pub travel_from: u32,
    /// Agenda or minutes.
    pub note: String,
    /// When it was logged.
    pub created_at: Timestamp,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    /// Its trail.
    pub trail: Option<TrailId>,
    /// What is to be done.
    pub subject: String,
    /// By when.
    pub due: Option<Date>,
    /// Status.
    pub status: TaskStatus,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

/// What a document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entity {
    /// A trail.
    Trail(TrailState),
    /// A meeting.
    Meeting(MeetingState),
    /// A task.
    Task(TaskState),
    /// A record.
    Record(RecordState),
}

impl Document {
    /// Reads the entity. Fields that are missing or of another shape read as their empty value, so that a
    /// document of an older or newer app is shown rather than refused.
    #[must_use]
    pub fn entity(&self) -> Entity {
        match self.kind() {
            DocumentKind::Trail => Entity::Trail(self.trail()),
            DocumentKind::Meeting => Entity::Meeting(self.meeting()),
            DocumentKind::Task => Entity::Task(self.task()),
            DocumentKind::Record => Entity::Record(self.record()),
        }
    }

    /// Reads the document as a trail.
    #[must_use]
    pub fn trail(&self) -> TrailState {
        TrailState {
            national_id: self.line("national_id").unwrap_or_default(),
            name: self.line("name").unwrap_or_default(),
            phase: self.line("phase").map_or(Phase::Referred, |code| Phase::from_code(&code)),
            referred: self.date("referred"),
            owner: self.line("owner").and_then(|id| id.parse().ok()),
            started_at: self.time("started_at"),
            end_cause: self.line("end_cause").filter(|code| !code.is_empty()).map(|code| EndCause::from_code(&code)),
            ended_on: self.date("ended_on"),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
            profile: ProfileSection::ALL.map(|section| (section, self.text(section.key()))).to_vec(),
        }
    }

    /// Reads the document as a meeting.
    #[must_use]
    pub fn meeting(&self) -> MeetingState {
        MeetingState {
            trail: self.line("trail").and_then(|id| id.parse().ok()),
            kind: self.line("meeting_kind").map_or(MeetingKind::Unknown, |code| MeetingKind::from_code(&code)),
            at: self.time("at").unwrap_or(Timestamp::from_millis(0)),
            minutes: self.small("minutes"),
            channel: self.line("channel").map_or(Channel::Physical, |code| Channel::from_code(&code)),
            place: self.line("place").unwrap_or_default(),
            status: self.line("status").map_or(MeetingStatus::Planned, |code| MeetingStatus::from_code(&code)),
            subject: self.line("subject").unwrap_or_default(),
            employer: self.line("employer").filter(|number| !number.is_empty()),
            employer_name: self.line("employer_name").unwrap_or_default(),
            travel_to: self.small("travel_to"),
            travel_from: self.small("travel_from"),
            note: self.text(NOTE),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
        }
    }

    /// Reads the document as a task.
    #[must_use]
    pub fn task(&self) -> TaskState {
        TaskState {
            trail: self.line("trail").and_then(|id| id.parse().ok()),
            subject: self.line("subject").unwrap_or_default(),
            due: self.date("due"),
            status: self.line("status").map_or(TaskStatus::Open, |code| TaskStatus::from_code(&code)),
            created_at: self.time("created_at").unwrap_or(Timestamp::from_millis(0)),
            done_at: self.time("done_at"),
        }
    }

    fn date(&self, key: &str) -> Option<Date> {
        self.line(key).and_then(|text| text.parse().ok())
    }

    fn time(&self, key: &str) -> Option<Timestamp> {
        self.number(key).map(Timestamp::from_millis)
    }

    fn small(&self, key: &str) -> u32 {
        self.number(key).and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
    }
}

impl Entity {
    /// Checks what must hold for any merged entity: lengths that screens, files and merges can bear.
    ///
    /// # Errors
    /// The first broken rule, with its field.
    pub fn check(&self) -> Result<(), Violation> {
        match self {
            Self::Trail(trail) => {
                line(&trail.national_id, "national_id")?;
                line(&trail.name, "name")?;
                trail.profile.iter().try_for_each(|(section, text)| note(text, section.key()))
            }
            Self::Meeting(meeting) => {
                line(&meeting.subject, "subject")?;
                line(&meeting.place, "place")?;
                line(&meeting.employer_name, "employer_name")?;
                line(meeting.employer.as_deref().unwrap_or_default(), "employer")?;
                note(&meeting.note, NOTE)
            }
            Self::Task(task) => line(&task.subject, "subject"),
            Self::Record(record) => {
                record.fields.values().try_for_each(|value| line(value, "fields"))?;
                record.texts.values().try_for_each(|text| note(text, "fields"))
            }
        }
    }
}

fn line(text: &str, field: &'static str) -> Result<(), Violation> {
    limited(text, LINE_CHARS_MAX, field)
}

fn note(text: &str, field: &'static str) -> Result<(), Violation> {
    limited(text, MERGED_NOTE_CHARS_MAX, field)
}

fn limited(text: &str, max: usize, field: &'static str) -> Result<(), Violation> {
    if text.chars().count() > max { Err(Violation::new(ViolationCode::TextTooLong, field)) } else { Ok(()) }
}
