//! What the tables say about a trail on a day: whether a job is open, a passive period is on, the start-up is held.
//!
//! Rules of several commands ask for the same facts; they are read here once and alike.

use crate::CoreError;
use chrono::Days;
use worktrail_domain::{
    Date, MeetingKind, MeetingStatus, Timestamp, TrailId, TrailType,
    findings::Dispute,
    milestones::{ContactFact, EmployerClock, MilestoneFacts, employer_clock, first_employer_meeting, single_start},
    phases::PhaseFacts,
    records::{RecordKind, date, is_over, period_is_on, status_by_date},
};
use worktrail_replica::{MeetingFacts, Replica, StoredRecord, TrailContents, TrailFacts};

/// For so many days a new job is news, the first one included.
const JOB_NEWS_DAYS: u64 = 7;

/// A trail's own facts together with those of its meetings and records.
pub(crate) struct Circumstances {
    pub(crate) trail: TrailId,
    /// How the trail is called.
    pub(crate) title: String,
    pub(crate) facts: TrailFacts,
    /// What merging left unsettled in the trail.
    pub(crate) disputes: Vec<Dispute>,
    /// Whether tasks of the trail are open.
    pub(crate) has_open_tasks: bool,
    /// Other trails of the same person that are not ended.
    pub(crate) other_active: Vec<TrailId>,
    meetings: Vec<MeetingFacts>,
    records: Vec<StoredRecord>,
    today: Date,
}

impl Circumstances {
    /// Reads a trail with everything on it that is not marked as unwanted.
    ///
    /// # Errors
    /// Code `id_unknown` when the trail is not here, or a store error.
    pub(crate) fn read(replica: &Replica, trail: TrailId, today: Date) -> Result<Self, CoreError> {
        Ok(Self::from_contents(replica.trail_contents(trail)?, today))
    }

    /// Reads every trail, in the order of their ids: a few queries, however many trails there are.
    ///
    /// # Errors
    /// A store error.
    pub(crate) fn read_all(replica: &Replica, today: Date) -> Result<Vec<Self>, CoreError> {
        Ok(replica.all_trail_contents()?.into_iter().map(|contents| Self::from_contents(contents, today)).collect())
    }

    fn from_contents(contents: TrailContents, today: Date) -> Self {
        let TrailContents { trail, title, facts, meetings, records, disputes, has_open_tasks, other_active } = contents;
        Self { trail, title, facts, disputes, has_open_tasks, other_active, meetings, records, today }
    }

    /// What decides where the trail may go. Nobody may override before there is a role for user support.
    pub(crate) fn phase_facts(&self) -> PhaseFacts {
        let education = match self.facts.service {
            TrailType::Ams => RecordKind::VocationalTraining,
            _ => RecordKind::Education,
        };
        PhaseFacts {
            service: self.facts.service,
            phase: self.facts.phase,
            ending: self.facts.ending,
            referred_on: self.facts.referred,
            has_open_job: self.has_open(RecordKind::Job) || self.has_open(RecordKind::ApprenticeJob),
            has_open_education: self.has_open(education),
            in_recruitment: self.period_on(RecordKind::RecruitmentPeriod).is_some(),
            may_override: false,
        }
    }

    /// The one start of the trail: that of the earliest completed start-up meeting. The date that stands on the trail
    /// counts where that meeting is not here, as in trails that were imported.
    pub(crate) fn started_at(&self) -> Option<Timestamp> {
        let held = |row: &&MeetingFacts| row.kind == MeetingKind::Startup && row.status == MeetingStatus::Completed;
        let starts: Vec<Timestamp> = self.meetings.iter().filter(held).map(|row| row.at).collect();
        single_start(&starts).or(self.facts.started_at)
    }

    /// The first meeting face to face with an employer or a place of study.
    pub(crate) fn first_employer_meeting(&self) -> Option<Timestamp> {
        let contacts: Vec<ContactFact> = self
            .meetings
            .iter()
            .map(|row| ContactFact { at: row.at, kind: row.kind, channel: row.channel, status: row.status })
            .collect();
        first_employer_meeting(&contacts, self.started_at())
    }

    /// The clock of 30 days.
    pub(crate) fn employer_clock(&self) -> EmployerClock {
        let passive: Vec<_> = self
            .of(RecordKind::PassivePeriod)
            .filter_map(|record| Some((date(&record.fields, "from")?, date(&record.fields, "to"))))
            .collect();
        let facts = MilestoneFacts {
            started_at: self.started_at(),
            first_employer_meeting_at: self.first_employer_meeting(),
            ended_on: self.facts.ending.on,
            passive: &passive,
        };
        employer_clock(&facts, self.today)
    }

    /// The period of a kind that is on today.
    pub(crate) fn period_on(&self, kind: RecordKind) -> Option<&StoredRecord> {
        self.of(kind).find(|record| period_is_on(kind, &record.fields, self.today))
    }

    /// Whether the participant wants no SMS: what was switched last counts.
    pub(crate) fn is_sms_reserved(&self) -> bool {
        let changed = |record: &&StoredRecord| (record.fields.get("changed_at").cloned(), record.created_at);
        self.of(RecordKind::SmsReservation)
            .max_by_key(changed)
            .is_some_and(|record| record.fields.get("reserved").is_some_and(|reserved| reserved == "true"))
    }

    /// The meetings, by time.
    pub(crate) fn meetings(&self) -> &[MeetingFacts] {
        &self.meetings
    }

    /// The records of all kinds, newest first.
    pub(crate) fn records(&self) -> &[StoredRecord] {
        &self.records
    }

    /// The records of a kind, newest first.
    pub(crate) fn of(&self, kind: RecordKind) -> impl Iterator<Item = &StoredRecord> {
        self.records.iter().filter(move |record| record.kind == kind.code())
    }

    /// Jobs that the participant is in and began in within the last week, each with its first day.
    pub(crate) fn new_jobs(&self) -> impl Iterator<Item = (&StoredRecord, Date)> {
        let since = self.today.checked_sub_days(Days::new(JOB_NEWS_DAYS - 1)).unwrap_or(self.today);
        self.of(RecordKind::Job).filter_map(move |job| {
            let is_on = status_by_date(RecordKind::Job, &job.fields, self.today) == Some("ongoing");
            let start =
                date(&job.fields, "start_date").filter(|start| is_on && (since..=self.today).contains(start))?;
            Some((job, start))
        })
    }

    fn has_open(&self, kind: RecordKind) -> bool {
        self.of(kind).any(|record| !is_over(kind, &record.fields, self.today))
    }
}
