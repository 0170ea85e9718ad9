//! The calendar: meetings with their travel, and whom to remind.

use crate::{
    Client, CoreError,
    api::{CalendarDays, CalendarEntry, CalendarKind, MeetingRow},
    queries::plus_days,
};
use worktrail_domain::{
    MeetingStatus, Timestamp, Violation, ViolationCode, meetings::reminders_until, oslo_day_bounds, parse_date,
};

/// Most days of one answer: two months and what surrounds them on a page.
const DAYS_MAX: i64 = 75;

/// Days shown after the first when nobody says.
const DAYS_AFTER_FIRST: u64 = 6;

impl Client {
    /// Meetings of some days with the travel around them, by time; called-off and undone ones take no time.
    ///
    /// # Errors
    /// `date_impossible`, `date_out_of_range`, `period_backwards` or `number_out_of_range` on the day;
    /// [`CoreError::Locked`] or a store error.
    pub fn calendar(&self, days: &CalendarDays) -> Result<Vec<CalendarEntry>, CoreError> {
        let from = days.from.as_deref().map_or(Ok(self.today()), |from| parse_date(from, "from"))?;
        let to = days.to.as_deref().map_or(Ok(plus_days(from, DAYS_AFTER_FIRST)), |to| parse_date(to, "to"))?;
        if to < from {
            return Err(Violation::new(ViolationCode::PeriodBackwards, "to").into());
        }
        if (to - from).num_days() >= DAYS_MAX {
            return Err(Violation::new(ViolationCode::NumberOutOfRange, "to").into());
        }
        let (start, end) = (oslo_day_bounds(from).0, oslo_day_bounds(to).1);
        let rows = self.with(|replica| Ok(replica.meetings_between(start, end)?))?;
        let shown = rows.into_iter().filter(|row| row.mine || days.everybody);
        let mut entries: Vec<_> =
            shown.filter(|row| row.status != MeetingStatus::Cancelled).flat_map(entries_of).collect();
        entries.sort_by_key(|entry| (entry.from, entry.to, entry.meeting.id));
        Ok(entries)
    }

    /// Own meetings whose participant is to be reminded now: from now to the end of tomorrow, over the week-end on
    /// Fridays.
    ///
    /// # Errors
    /// [`CoreError::Locked`] or a store error.
    pub fn sms_reminders(&self) -> Result<Vec<MeetingRow>, CoreError> {
        let now = self.now();
        let mut rows = self.with(|replica| Ok(replica.meetings_between(now, reminders_until(now))?))?;
        rows.retain(|row| row.mine && row.reminder_wanted);
        Ok(rows)
    }
}

fn entries_of(meeting: MeetingRow) -> Vec<CalendarEntry> {
    let end = meeting.at.plus_minutes(meeting.minutes);
    let setting_out = Timestamp::from_millis(meeting.at.millis() - i64::from(meeting.travel_to) * 60_000);
    let spans = [
        (CalendarKind::TravelTo, setting_out, meeting.at),
        (CalendarKind::Meeting, meeting.at, end),
        (CalendarKind::TravelFrom, end, end.plus_minutes(meeting.travel_from)),
    ];
    spans
        .into_iter()
        .filter(|(kind, from, to)| *kind == CalendarKind::Meeting || from < to)
        .map(|(kind, from, to)| CalendarEntry { kind, from, to, meeting: meeting.clone() })
        .collect()
}
