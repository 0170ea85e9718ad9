//! What a document says, as plain values, and the rules that hold whoever merged what.

use crate::{
    document::Document, kind::DocumentKind, meeting::MeetingState, record::RecordState, task::TaskState,
    trail::TrailState,
};
use worktrail_domain::{Date, LINE_CHARS_MAX, NOTE_CHARS_MAX, Timestamp, Violation, ViolationCode};

/// Key of the long text of a meeting or task.
pub const NOTE: &str = "note";

/// A merged text may be longer than one person may write: several people's passages are all kept.
const MERGED_NOTE_CHARS_MAX: usize = 4 * NOTE_CHARS_MAX;

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

    pub(crate) fn date(&self, key: &str) -> Option<Date> {
        self.line(key).and_then(|text| text.parse().ok())
    }

    pub(crate) fn time(&self, key: &str) -> Option<Timestamp> {
        self.number(key).map(Timestamp::from_millis)
    }

    pub(crate) fn small(&self, key: &str) -> u32 {
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
                line(&meeting.employer_contact, "employer_contact")?;
                line(&meeting.institution, "institution")?;
                line(&meeting.institution_contact, "institution_contact")?;
                line(&meeting.cancel_reason, "cancel_reason")?;
                line(&meeting.undone_reason, "undone_reason")?;
                note(&meeting.note, NOTE)
            }
            Self::Task(task) => {
                line(&task.subject, "subject")?;
                line(&task.reason, "reason")?;
                note(&task.note, NOTE)
            }
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
