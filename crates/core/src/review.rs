//! Advice while a text is being typed: what should not stand in it, why, and what to write instead.

use crate::{Client, CoreError, api::TextHint};
use worktrail_domain::{
    NOTE_CHARS_MAX, TrailId, Violation, ViolationCode,
    employer_text::{self, FindingKind},
    third_persons,
};

impl Client {
    /// Looks a text through. Without a trail it is one that employers' side holds, and nothing about any participant
    /// may stand there; with a trail it is a note about its participant, where national numbers and names of other
    /// people are pointed out, and words about health, too, when it is about a meeting with an employer
    /// (`with_employer`). Nothing is kept of what was asked.
    ///
    /// # Errors
    /// `text_too_long` on `text`; code `id_unknown` when the trail is not here; [`CoreError::Locked`] or a store error.
    pub fn review_text(
        &self,
        text: &str,
        trail: Option<TrailId>,
        with_employer: bool,
    ) -> Result<Vec<TextHint>, CoreError> {
        if text.chars().count() > NOTE_CHARS_MAX {
            return Err(Violation::new(ViolationCode::TextTooLong, "text").into());
        }
        self.with(|replica| {
            let Some(trail) = trail else {
                let found = employer_text::find(text, &replica.participant_names()?);
                return Ok(found.iter().map(|one| TextHint::of(one, one.is_refused(), replica.language())).collect());
            };
            let mut known = replica.names_of(trail.stream())?;
            let teams = replica.roster()?.teams;
            known.extend(teams.into_iter().flat_map(|team| team.members).map(|member| member.name));
            let mut found = employer_text::find(text, &[]);
            let tells =
                |kind: FindingKind| kind == FindingKind::NationalNumber || with_employer && kind == FindingKind::Health;
            found.retain(|one| tells(one.kind));
            found.extend(third_persons::find(text, &known));
            found.sort_by_key(|one| one.start);
            Ok(found.iter().map(|one| TextHint::of(one, false, replica.language())).collect())
        })
    }
}
