//! The register check: whether a trail's person may have this trail here.

use crate::{
    audience::audience,
    register,
    store::{
        Keys, StoreError, accounts, aside,
        audit::{self, Entry},
        documents, register as entries, shares,
        streams::{self, PersonRow, UNANSWERED},
    },
};
use rusqlite::Connection;
use worktrail_crypto::SecretKey;
use worktrail_document::{Document, DocumentKind, TrailState};
use worktrail_domain::{
    DeviceId, NationalId, NationalIdKind, Phase, StreamId, Timestamp, ViolationCode,
    creation::{Settlement, Uniqueness, settle},
    oslo_date,
    phases::phase_set,
};
use worktrail_sync::PersonFacts;

/// Who checks, and with what.
pub(crate) struct Desk<'t> {
    pub(crate) tx: &'t Connection,
    pub(crate) keys: &'t Keys,
    pub(crate) now: Timestamp,
    pub(crate) synthetic_only: bool,
    /// The device whose envelope asks for the check; `None` when the office does.
    pub(crate) device: Option<DeviceId>,
}

/// What a check found.
struct Finding {
    /// Empty: confirmed.
    standing: &'static str,
    is_sealed: bool,
    person: Option<PersonFacts>,
}

impl Desk<'_> {
    /// Checks a trail after its own document changed, and whoever else waited for the same person.
    ///
    /// A refused trail is kept and its work accepted: the colleague in the field has met the person, and what is to
    /// be done is told. `fresh` is true for a trail that was just made.
    pub(crate) fn refresh(
        &self,
        stream: StreamId,
        key: &SecretKey,
        trail: &Document,
        fresh: bool,
    ) -> Result<(), StoreError> {
        let before = streams::person(self.tx, stream)?;
        let state = trail.trail();
        let person_hash = self.person_hash(&state);
        let ended = state.phase == Phase::Ended;
        let same_person = person_hash == before.person_hash;
        // What was refused is looked at again with every change: somebody may have done what was asked for.
        if !fresh && same_person && ended == before.ended && before.standing.is_empty() {
            return Ok(());
        }
        self.check(stream, key, trail, fresh)?;
        // The person is free again: whoever waited longest gets the place.
        if !before.person_hash.is_empty() && (!same_person || (ended && !before.ended)) {
            self.confirm_next(stream, &before.person_hash)?;
        }
        Ok(())
    }

    /// Asks the register again about the people of these trails, and tells the laptops what is new.
    pub(crate) fn ask_again(&self, trails: &[StreamId]) -> Result<Vec<StreamId>, StoreError> {
        let mut changed = Vec::new();
        for stream in trails.iter().copied() {
            let key = streams::data_key(self.tx, self.keys, stream)?;
            let Some(saved) = documents::snapshot(self.tx, &key, stream.trail().document())? else { continue };
            let trail = Document::load(DocumentKind::Trail, &saved).map_err(|_| StoreError::Damaged("snapshot"))?;
            if self.check(stream, &key, &trail, false)? {
                self.owe_facts(stream)?;
                changed.push(stream);
            }
        }
        Ok(changed)
    }

    /// Checks one trail and keeps what was found; tells whether it is anything new.
    fn check(&self, stream: StreamId, key: &SecretKey, trail: &Document, fresh: bool) -> Result<bool, StoreError> {
        let state = trail.trail();
        let before = streams::person(self.tx, stream)?;
        let (facts_before, sealed_before) =
            (streams::facts(self.tx, key, stream)?, streams::is_sealed(self.tx, stream)?);
        let found = self.find(stream, trail)?;
        let after = PersonRow {
            person_hash: self.person_hash(&state),
            standing: found.standing.to_owned(),
            ended: state.phase == Phase::Ended,
        };
        streams::set_person(self.tx, stream, &after)?;
        if after.ended {
            shares::clear(self.tx, stream)?;
        }
        streams::set_person_facts(self.tx, key, stream, found.person.as_ref(), found.is_sealed)?;
        if after.standing != before.standing || fresh {
            self.note("trail.standing", stream, if found.standing.is_empty() { "confirmed" } else { found.standing })?;
        }
        if found.is_sealed != sealed_before {
            aside::forget_facts(self.tx, stream)?;
            self.note(if found.is_sealed { "trail.seal" } else { "trail.unseal" }, stream, "")?;
        }
        let standing_changed = after.standing != before.standing || found.is_sealed != sealed_before;
        Ok(standing_changed || facts_before.person != found.person)
    }

    fn find(&self, stream: StreamId, trail: &Document) -> Result<Finding, StoreError> {
        let refused = |code: ViolationCode| Finding { standing: code.code(), is_sealed: false, person: None };
        let state = trail.trail();
        let allowed = |id: &NationalId| !self.synthetic_only || id.kind() == NationalIdKind::Synthetic;
        let Some(id) = state.national_id.parse::<NationalId>().ok().filter(allowed) else {
            return Ok(refused(ViolationCode::NationalIdNotAllowed));
        };
        let Some(set) = phase_set(state.service) else { return Ok(refused(ViolationCode::ValueUnknown)) };
        let today = oslo_date(self.now);
        let answer = register::ask(self.tx, self.keys, &id, today)?;
        let taken = state.phase != Phase::Ended
            && streams::another_active(self.tx, stream, &entries::person_hash(self.keys, &id))?;
        let uniqueness = if taken { Uniqueness::Taken } else { Uniqueness::Free };
        let settled = settle(set, answer.for_rules(), uniqueness, trail.creation().guardian_consent, today);
        let (standing, is_sealed) = match settled {
            // No register says who it is, but two trails of one number are two trails all the same.
            Settlement::Pending if taken => (ViolationCode::PersonHasActiveTrail.code(), false),
            Settlement::Pending => (UNANSWERED, false),
            Settlement::Confirmed { .. } => ("", false),
            Settlement::ActionNeeded(code) => (code.code(), false),
            Settlement::Sealed => (ViolationCode::PersonNotAllowed.code(), true),
        };
        Ok(Finding { standing, is_sealed, person: answer.for_laptops() })
    }

    fn person_hash(&self, trail: &TrailState) -> Vec<u8> {
        trail.national_id.parse().map_or_else(|_| Vec::new(), |id| entries::person_hash(self.keys, &id))
    }

    fn confirm_next(&self, freed_by: StreamId, person_hash: &[u8]) -> Result<(), StoreError> {
        let refused = ViolationCode::PersonHasActiveTrail.code();
        let Some(next) = streams::oldest_refused(self.tx, person_hash, refused)? else { return Ok(()) };
        if next.id == freed_by {
            return Ok(());
        }
        let key = streams::data_key(self.tx, self.keys, next.id)?;
        let Some(saved) = documents::snapshot(self.tx, &key, next.id.trail().document())? else { return Ok(()) };
        let trail = Document::load(DocumentKind::Trail, &saved).map_err(|_| StoreError::Damaged("snapshot"))?;
        if self.check(next.id, &key, &trail, false)? {
            self.owe_facts(next.id)?;
        }
        Ok(())
    }

    /// Notes that everybody who may see a stream is to be told its new facts.
    fn owe_facts(&self, stream: StreamId) -> Result<(), StoreError> {
        // Nobody is told anything more of a stream that is on no laptop; that it is gone shows by itself.
        if streams::is_sealed(self.tx, stream)? {
            return aside::forget_facts(self.tx, stream);
        }
        for user in audience(self.tx, stream, oslo_date(self.now))? {
            for device in accounts::devices_of(self.tx, user)? {
                aside::owe_facts(self.tx, device, stream)?;
            }
        }
        Ok(())
    }

    fn note(&self, action: &str, stream: StreamId, detail: &str) -> Result<(), StoreError> {
        let (device, subject) = (self.device, stream.to_string());
        audit::append(self.tx, self.keys, &Entry { at: self.now, device, action, subject: &subject, detail })
    }
}
