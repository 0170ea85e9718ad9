//! The calendar as other programs read and write it: iCalendar files (RFC 5545).
//!
//! What goes out is meetings and the travel around them, without a participant's name unless the person asks for it: a
//! calendar file ends up in phones and on other people's servers. What comes in is offered to the person as planned
//! meetings, one by one, and is never saved by itself.

mod lines;
mod read;
mod write;
mod zones;

use crate::{
    Client, CoreError,
    api::{CalendarDays, IcsEvent},
};

impl Client {
    /// The calendar of some days as a file for other programs. Names of participants, and texts that may hold one, are
    /// in it only `with_names`; notes never are.
    ///
    /// # Errors
    /// As [`Client::calendar`].
    pub fn calendar_ics(&self, days: &CalendarDays, with_names: bool) -> Result<String, CoreError> {
        let entries = self.calendar(days)?;
        let names = self.with(|replica| Ok(replica.participant_names()?))?;
        Ok(write::file(&entries, &write::Told { with_names, names: &names, language: self.language() }, self.now()))
    }

    /// Reads a calendar file; each event is offered with its time, or with what keeps it from being taken.
    ///
    /// # Errors
    /// `calendar_file_too_large` or `calendar_file_unknown` on `text`.
    pub fn read_ics(&self, text: &str) -> Result<Vec<IcsEvent>, CoreError> {
        Ok(read::events(text, self.language())?)
    }
}
