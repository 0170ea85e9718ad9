//! What screens and scripts ask. Everything comes from tables; a document is loaded only for the one note on screen.

use crate::client::Notice;
use crate::{
    Client, CoreError,
    api::{
        DraftInput, DraftView, HomeView, MeetingView, PhaseCount, PortfolioView, RebuildReport, SearchView,
        VerifyReport,
    },
    conflicts::conflicts,
    search,
};
use chrono::Days;
use std::cmp::Reverse;
use worktrail_document::{DocumentKind, NOTE};
use worktrail_domain::Language;
use worktrail_domain::{Date, MeetingId, Phase, Timestamp, meetings::note_role, oslo_day_bounds};

/// How far ahead the home page looks, today included, in days.
pub(crate) const HOME_DAYS: u64 = 7;

/// Most old open meetings on the home page; as many as the tool in use today shows.
const LEFT_OPEN_MAX: u32 = 20;

/// Most hits of one search.
const HITS_MAX: usize = 50;

impl Client {
    /// The morning sheet.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn home(&self) -> Result<HomeView, CoreError> {
        let today = self.today();
        let (start, tomorrow) = oslo_day_bounds(today);
        let last = plus_days(today, HOME_DAYS - 1);
        let (_, end) = oslo_day_bounds(last);
        self.with(|replica| {
            let trails = replica.outlines()?;
            Ok(HomeView {
                today,
                meetings_today: replica.meetings_between(start, tomorrow)?,
                meetings_ahead: replica.meetings_between(tomorrow, end)?,
                meetings_left_open: replica.meetings_left_open(start, LEFT_OPEN_MAX)?,
                phases: phase_counts(trails.iter().map(|row| row.phase), replica.language()),
                trail_count: count(trails.len()),
            })
        })
    }

    /// The portfolio: nearest meeting first, then latest contact; ended trails last.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn portfolio(&self) -> Result<PortfolioView, CoreError> {
        let (now, today) = (self.now(), self.today());
        let mut trails = self.with(|replica| Ok(replica.trails(now, today)?))?;
        trails.sort_by_cached_key(|row| {
            (
                row.phase == Phase::Ended,
                row.next_meeting_at.unwrap_or(Timestamp::from_millis(i64::MAX)),
                Reverse(row.last_contact_at),
                row.title.clone(),
            )
        });
        Ok(PortfolioView { phases: phase_counts(trails.iter().map(|row| row.phase), self.language()), trails })
    }

    /// One meeting with its note and history.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn meeting(&self, id: MeetingId) -> Result<MeetingView, CoreError> {
        self.with(|replica| {
            let row = replica.meeting_row(id)?;
            let (_, mut document) = replica.load_document(id.document(), DocumentKind::Meeting)?;
            Ok(MeetingView {
                id,
                note: document.text(NOTE),
                note_role: note_role(row.status),
                row,
                version: document.version().to_string(),
                history: replica.history(id.document())?,
                conflicts: conflicts(&document),
            })
        })
    }

    /// Searches everything here.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn search(&self, query: &str) -> Result<SearchView, CoreError> {
        let (now, today) = (self.now(), self.today());
        self.with(|replica| search::everything(replica, query, HITS_MAX, now, today))
    }

    /// Keeps what is being typed.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn save_draft(&self, input: DraftInput) -> Result<(), CoreError> {
        let now = self.now();
        self.with(|replica| Ok(replica.save_draft(&input.key, &input.body, now)?))
    }

    /// What was being typed when the app ended, newest first.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn drafts(&self) -> Result<Vec<DraftView>, CoreError> {
        self.with(|replica| Ok(replica.drafts()?))
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn discard_draft(&self, key: &str) -> Result<(), CoreError> {
        self.with(|replica| Ok(replica.discard_draft(key)?))
    }

    /// Builds lists, calendar and search anew from the documents, wholly or not at all.
    ///
    /// `progress` hears how many documents are done and how many there are.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error; the old ones are still there then.
    pub fn rebuild(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<RebuildReport, CoreError> {
        let documents = self.with(|replica| Ok(replica.rebuild_read_model(progress)?))?;
        self.tell(Notice::Changed);
        Ok(RebuildReport { documents })
    }

    /// Checks that the replica is whole.
    ///
    /// # Errors
    /// [`CoreError::Locked`], or store errors that keep a check from being made.
    pub fn verify(&self) -> Result<VerifyReport, CoreError> {
        self.with(|replica| Ok(replica.verify()?))
    }
}

pub(crate) fn plus_days(date: Date, days: u64) -> Date {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

fn phase_counts(trails: impl Iterator<Item = Phase> + Clone, language: Language) -> Vec<PhaseCount> {
    Phase::ALL
        .iter()
        .map(|phase| PhaseCount {
            phase: *phase,
            label: phase.label().of(language).to_owned(),
            count: count(trails.clone().filter(|found| found == phase).count()),
        })
        .collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
