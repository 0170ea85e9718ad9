//! Who has a trail: its owner, how it came to that owner, and who stands in until when.
//!
//! Only some commands may change these, and the server holds that: see its `ownership` module.

use crate::{document::Document, edit::Edit};
use std::collections::BTreeMap;
use worktrail_domain::{Date, Timestamp, UserId};

/// In front of the person's id: until which day the trail is shared with that person; empty once taken back.
const SHARE: &str = "share.";

/// The latest change of owner (*eierskifte*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverState {
    /// When.
    pub at: Timestamp,
    /// Who gave the trail away.
    pub by: UserId,
    /// What the giver wrote to the new owner; one line, may be empty.
    pub note: String,
}

impl Document {
    /// With whom a trail is shared, and the last day of each share; those that have run out are among them.
    #[must_use]
    pub fn shares(&self) -> BTreeMap<UserId, Date> {
        self.keys()
            .into_iter()
            .filter_map(|key| Some((key.strip_prefix(SHARE)?.parse().ok()?, self.date(&key)?)))
            .collect()
    }

    /// The owner that a trail's document names.
    #[must_use]
    pub fn owner(&self) -> Option<UserId> {
        self.line("owner").and_then(|id| id.parse().ok())
    }

    /// The latest change of owner; `None` while the trail is with whom it was made for.
    #[must_use]
    pub fn handover(&self) -> Option<HandoverState> {
        Some(HandoverState {
            at: self.time("handed_over_at")?,
            by: self.line("handed_over_by")?.parse().ok()?,
            note: self.line("handover_note").unwrap_or_default(),
        })
    }
}

impl Edit<'_> {
    /// Shares a trail with a person until a day, or takes the share back.
    pub fn put_share(&mut self, user: UserId, until: Option<Date>) -> &mut Self {
        let until = until.map(|date| date.to_string()).unwrap_or_default();
        self.put_line(&format!("{SHARE}{user}"), &until)
    }

    /// Gives a trail to another owner.
    pub fn put_handover(&mut self, owner: UserId, handover: &HandoverState) -> &mut Self {
        self.put_line("owner", &owner.to_string())
            .put_time("handed_over_at", handover.at)
            .put_line("handed_over_by", &handover.by.to_string())
            .put_line("handover_note", &handover.note)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, DocumentKind, HandoverState};
    use worktrail_domain::{DeviceId, Timestamp, UserId};

    #[test]
    fn shares_and_the_latest_change_of_owner_are_read_as_they_were_put() {
        let (ola, kari) = (UserId::from_bytes([1; 16]), UserId::from_bytes([2; 16]));
        let handover = HandoverState { at: Timestamp::from_millis(5), by: ola, note: "Ring først.".to_owned() };
        let mut trail = Document::empty(DocumentKind::Trail);
        assert_eq!((trail.owner(), trail.handover()), (None, None));
        let mut edit = trail.edit(DeviceId::from_bytes([7; 16]), [1; 8]);
        edit.put_share(ola, "2026-12-24".parse().ok()).put_share(kari, "2026-12-25".parse().ok());
        edit.put_share(kari, None).put_handover(kari, &handover);
        edit.finish(1);
        assert_eq!(trail.shares().into_iter().collect::<Vec<_>>(), [(ola, "2026-12-24".parse().unwrap())]);
        assert_eq!((trail.owner(), trail.handover()), (Some(kari), Some(handover)));
    }
}
